"""The questions behind the figures, asked of a digest. Days and weeks are of the local time.

What a filter lets through is laid out once in tables of its own, small enough to be asked many
times: ``every`` finished work, labels ``grouped``, suggestions ``judged``, articles ``paired``,
and those done both with suggestions and without (``led``).
"""

from collections.abc import Collection

_SINCE = "(:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)"
_MINE = "(:annotator IS NULL OR annotator = :annotator)"
_LAYERS = "layer IN (SELECT value FROM json_each(:layers))"
_DAY = "date(at / 1000, 'unixepoch', 'localtime')"
_WEEK = "date(at / 1000, 'unixepoch', 'localtime', '-6 days', 'weekday 1')"
_LARGEST = 10

LAID_OUT = ("every", "grouped", "judged", "chosen", "paired", "led")
EVERY = f"""
CREATE TEMP TABLE every AS
SELECT w.document, w.annotator, p.name, w.milliseconds, w.suggested, f.at, {_WEEK} AS week,
    min(d.length / 1000, {_LARGEST}) AS size, substr(d.published, 1, 7) AS month,
    coalesce(g.count, 0) AS gestures, (
        SELECT coalesce(sum(m.count), 0) FROM marks m
        WHERE m.document = w.document AND m.annotator = w.annotator AND {_LAYERS}) AS spans
FROM works w JOIN people p ON p.pk = w.annotator JOIN documents d ON d.document = w.document
LEFT JOIN finished f ON f.document = w.document AND f.annotator = w.annotator
LEFT JOIN gestures g ON g.document = w.document AND g.annotator = w.annotator
WHERE w.state = 'done' AND {_SINCE}
"""
_DONE = f"done AS (SELECT * FROM every WHERE {_MINE})"
GROUPED = f"""
CREATE TEMP TABLE grouped AS
WITH {_DONE} SELECT done.name, done.week, done.month, m.label, sum(m.count) AS spans
FROM done JOIN marks m ON m.document = done.document AND m.annotator = done.annotator
WHERE {_LAYERS} GROUP BY 1, 2, 3, 4
"""
JUDGED = f"""
CREATE TEMP TABLE judged AS
WITH {_DONE} SELECT done.name AS person, v.label, v.kind <> 'human' AS machine,
    v.kind || ' ' || v.name AS origin, sum(v.accepted) AS accepted,
    sum(v.corrected) AS corrected, sum(v.rejected) AS rejected, sum(v.waiting) AS waiting
FROM done JOIN verdicts v ON v.document = done.document AND v.annotator = done.annotator
WHERE done.suggested AND {_LAYERS} GROUP BY 1, 2, 3, 4
"""
CHOSEN = f"""
CREATE TEMP TABLE chosen AS
WITH several AS (
    SELECT w.document, count(*) AS people, max(f.at) AS at,
        max(w.annotator = :annotator) AS mine
    FROM works w LEFT JOIN finished f ON f.document = w.document AND f.annotator = w.annotator
    WHERE w.state = 'done' GROUP BY w.document
    HAVING people > 1 AND (:annotator IS NULL OR mine))
SELECT document, people, {_WEEK} AS week FROM several WHERE {_SINCE}
"""
PAIRED = f"""
CREATE TEMP TABLE paired AS
SELECT c.document, c.people, c.week, m.label,
    sum(CASE WHEN :annotator IS NULL THEN m.shared
        WHEN m.annotator = :annotator THEN 2 * m.shared ELSE 0 END) AS shared,
    sum(CASE WHEN :annotator IS NULL OR m.annotator = :annotator THEN m.count * (c.people - 1)
        ELSE m.count END) AS seen
FROM chosen c JOIN marks m ON m.document = c.document WHERE {_LAYERS} GROUP BY 1, 4
"""
"""With one annotator chosen, the pairs are those of this one with each other."""
LEDS = """
CREATE TEMP TABLE led AS
SELECT * FROM (
    SELECT *, sum(suggested) OVER same AS others, sum(NOT suggested) OVER same AS free
    FROM every WINDOW same AS (PARTITION BY document))
WHERE others > 0 AND free > 0
"""
"""Works on articles that were done with suggestions (by ``others``) and without (``free``)."""
SETUP = (EVERY, GROUPED, JUDGED, CHOSEN, PAIRED, LEDS)

ARTICLES = """
SELECT (SELECT count(*) FROM documents), count(*), coalesce(sum(people > 1), 0) FROM (
    SELECT count(*) AS people FROM works WHERE state = 'done' GROUP BY document)
"""
PROGRESS = """
SELECT p.id, p.name, coalesce(sum(w.assigned), 0), coalesce(sum(w.state = 'done'), 0),
    coalesce(sum(w.state = 'skipped'), 0), coalesce(sum(w.state = 'in progress'), 0),
    coalesce(sum(w.assigned AND w.state <> 'done' AND w.state <> 'skipped'), 0)
FROM people p LEFT JOIN works w ON w.annotator = p.pk
WHERE :annotator IS NULL OR p.pk = :annotator GROUP BY p.pk ORDER BY p.pk
"""
FINISHED = f"WITH {_DONE} SELECT {_DAY}, name, count(*) FROM done WHERE at > 0 GROUP BY 1, 2"
GESTURES = f"""
SELECT day, name, sum(count) FROM (
    SELECT date(q.quarter * 900, 'unixepoch', 'localtime') AS day, p.name, q.count,
        q.quarter * 900000 AS at
    FROM quarters q JOIN people p ON p.pk = q.annotator WHERE {_MINE})
WHERE {_SINCE} GROUP BY 1, 2
"""


def pace(group: str) -> str:
    """Return the question for time, spans and gestures by a column of finished works."""
    column = _column(group)
    return f"""
WITH {_DONE}, counted AS (
    SELECT {column} AS part, milliseconds, spans, gestures, row_number() OVER (
            PARTITION BY {column}, milliseconds > 0 ORDER BY milliseconds) AS place,
        sum(milliseconds > 0) OVER (PARTITION BY {column}) AS timed
    FROM done WHERE {column} IS NOT NULL)
SELECT part, count(*), timed, coalesce(avg(CASE WHEN {_MEDIAN} THEN milliseconds END), 0),
    sum(milliseconds), sum(CASE WHEN milliseconds > 0 THEN spans ELSE 0 END), sum(gestures)
FROM counted GROUP BY part ORDER BY part
"""


_MEDIAN = "milliseconds > 0 AND (place = (timed + 1) / 2 OR place = (timed + 2) / 2)"


def labels(group: str) -> str:
    """Return the question for spans by label and a column of finished works."""
    column = _column(group)
    known = "1" if group == "all" else f"{column} IS NOT NULL AND {column} <> ''"
    return f"""
WITH {_DONE}, sizes AS (
    SELECT {column} AS part, count(*) AS articles FROM done WHERE {known} GROUP BY 1),
parts AS (SELECT {column} AS part, label, sum(spans) AS spans FROM grouped GROUP BY 1, 2)
SELECT part, label, spans, articles FROM parts JOIN sizes USING (part) ORDER BY part, spans DESC
"""


def agreement(groups: Collection[str]) -> str:
    """Return the question for agreement by week, by label, by both or by neither."""
    group = "week" if "week" in groups else "''"
    label = "label" if "label" in groups else "''"
    return f"""
SELECT {group}, {label}, count(DISTINCT document), sum(shared), sum(seen)
FROM paired WHERE {group} IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 5 DESC
"""


DISPUTED = """
SELECT d.id, d.title, people, sum(shared), sum(seen)
FROM paired JOIN documents d ON d.document = paired.document
GROUP BY paired.document HAVING sum(seen) > sum(shared)
ORDER BY sum(seen) - sum(shared) DESC, paired.document
"""


def verdicts(group: str) -> str:
    """Return the question for what became of suggestions."""
    part = {
        "label": "label",
        "name": "person",
        "origin": "CASE WHEN machine THEN origin END",
    }[group]
    return f"""
SELECT {part} AS part, sum(machine * accepted), sum(machine * corrected),
    sum(machine * rejected), sum(machine * waiting), sum((NOT machine) * accepted)
FROM judged WHERE part IS NOT NULL
GROUP BY part ORDER BY sum(accepted + corrected + rejected) DESC, part
"""


LED = f"""
WITH counted AS (
    SELECT suggested, milliseconds, gestures, spans, row_number() OVER (
            PARTITION BY suggested, milliseconds > 0 ORDER BY milliseconds) AS place,
        sum(milliseconds > 0) OVER (PARTITION BY suggested) AS timed
    FROM led)
SELECT suggested, count(*), coalesce(avg(CASE WHEN {_MEDIAN} THEN milliseconds END), 0),
    avg(gestures), avg(spans)
FROM counted GROUP BY suggested ORDER BY suggested DESC
"""
LED_LABELS = f"""
WITH sizes AS (SELECT suggested, count(*) AS works FROM led GROUP BY 1),
sums AS (
    SELECT m.label, led.suggested, sum(m.count) AS spans
    FROM led JOIN marks m ON m.document = led.document AND m.annotator = led.annotator
    WHERE {_LAYERS} GROUP BY 1, 2)
SELECT label, suggested, 1.0 * spans / works FROM sums JOIN sizes USING (suggested)
"""
LED_AGREEMENT = f"""
WITH sums AS (
    SELECT coalesce(sum(suggested * prompted), 0) AS a,
        coalesce(sum(suggested * count * (others - 1)), 0) AS b,
        coalesce(sum(CASE WHEN suggested THEN shared - prompted ELSE prompted END), 0) AS c,
        coalesce(sum(CASE WHEN suggested THEN count * free ELSE count * others END), 0) AS d,
        coalesce(sum((NOT suggested) * (shared - prompted)), 0) AS e,
        coalesce(sum((NOT suggested) * count * (free - 1)), 0) AS f
    FROM led JOIN marks m ON m.document = led.document AND m.annotator = led.annotator
    WHERE {_LAYERS})
SELECT 2, a, b FROM sums UNION ALL SELECT 1, c, d FROM sums UNION ALL SELECT 0, e, f FROM sums
"""


def _column(group: str) -> str:
    """Return the column of finished works that a group names; nothing else gets into SQL."""
    return {"name": "name", "week": "week", "size": "size", "all": "''", "month": "month"}[group]
