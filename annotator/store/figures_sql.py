"""The questions behind the figures, asked of a digest. Days and weeks are of the local time."""

from collections.abc import Collection

_SINCE = "(:since IS NULL OR at >= :since) AND (:until IS NULL OR at < :until)"
_MINE = "(:annotator IS NULL OR w.annotator = :annotator)"
_LAYERS = "layer IN (SELECT value FROM json_each(:layers))"
_DAY = "date(at / 1000, 'unixepoch', 'localtime')"
_WEEK = "date(at / 1000, 'unixepoch', 'localtime', '-6 days', 'weekday 1')"
_LARGEST = 10

_DONE = f"""
done AS (
    SELECT w.document, w.annotator, p.name, w.milliseconds, w.suggested, d.length, f.at,
        d.published, {_WEEK} AS week, min(d.length / 1000, {_LARGEST}) AS size, '' AS "all",
        substr(d.published, 1, 7) AS month
    FROM works w JOIN people p ON p.pk = w.annotator
    JOIN documents d ON d.document = w.document
    LEFT JOIN finished f ON f.document = w.document AND f.annotator = w.annotator
    WHERE w.state = 'done' AND {_MINE} AND {_SINCE})
"""

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
    SELECT date(w.quarter * 900, 'unixepoch', 'localtime') AS day, p.name, w.count,
        w.quarter * 900000 AS at
    FROM quarters w JOIN people p ON p.pk = w.annotator WHERE {_MINE})
WHERE {_SINCE} GROUP BY 1, 2
"""


def pace(group: str) -> str:
    """Return the question for time, spans and gestures by a column of finished works."""
    return f"""
WITH {_DONE}, counted AS (
    SELECT done.{_column(group)} AS part, milliseconds, (
        SELECT coalesce(sum(m.count), 0) FROM marks m
        WHERE m.document = done.document AND m.annotator = done.annotator AND {_LAYERS}) AS spans,
        coalesce(g.count, 0) AS gestures, row_number() OVER (
            PARTITION BY done.{_column(group)}, milliseconds > 0 ORDER BY milliseconds) AS place,
        sum(milliseconds > 0) OVER (PARTITION BY done.{_column(group)}) AS timed
    FROM done LEFT JOIN gestures g
        ON g.document = done.document AND g.annotator = done.annotator
    WHERE done.{_column(group)} IS NOT NULL)
SELECT part, count(*), timed, coalesce(avg(CASE WHEN milliseconds > 0
        AND (place = (timed + 1) / 2 OR place = (timed + 2) / 2) THEN milliseconds END), 0),
    sum(milliseconds), sum(CASE WHEN milliseconds > 0 THEN spans ELSE 0 END), sum(gestures)
FROM counted GROUP BY part ORDER BY part
"""


def labels(group: str) -> str:
    """Return the question for spans by label and a column of finished works."""
    return f"""
WITH {_DONE}, sizes AS (
    SELECT {_column(group)} AS part, count(*) AS articles FROM done
    WHERE {_column(group)} IS NOT NULL AND ({_column(group)} <> '' OR '{group}' = 'all') GROUP BY 1)
SELECT sizes.part, m.label, sum(m.count), sizes.articles
FROM done JOIN sizes ON sizes.part = done.{_column(group)}
JOIN marks m ON m.document = done.document AND m.annotator = done.annotator AND {_LAYERS}
GROUP BY 1, 2 ORDER BY 1, 3 DESC
"""


_SEVERAL = f"""
several AS (
    SELECT w.document, count(*) AS people, sum(w.suggested) AS led, max(f.at) AS at,
        max(w.annotator = :annotator) AS mine
    FROM works w LEFT JOIN finished f ON f.document = w.document AND f.annotator = w.annotator
    WHERE w.state = 'done' GROUP BY w.document
    HAVING people > 1 AND (:annotator IS NULL OR mine)),
chosen AS (SELECT *, {_WEEK} AS week FROM several WHERE {_SINCE}),
pairs AS (
    SELECT c.document, c.people, c.week, p.name, m.label, m.annotator,
        CASE WHEN :annotator IS NULL THEN m.shared
            WHEN m.annotator = :annotator THEN 2 * m.shared ELSE 0 END AS shared,
        CASE WHEN :annotator IS NULL OR m.annotator = :annotator THEN m.count * (c.people - 1)
            ELSE m.count END AS seen
    FROM chosen c JOIN marks m ON m.document = c.document AND {_LAYERS}
    JOIN people p ON p.pk = m.annotator)
"""
"""With one annotator chosen, the pairs are those of this one with each other."""


def agreement(groups: Collection[str]) -> str:
    """Return the question for agreement; the group is a week or nothing, the label may be open."""
    group = "week" if "week" in groups else "''"
    label = "label" if "label" in groups else "''"
    return f"""
WITH {_SEVERAL} SELECT {group}, {label}, count(DISTINCT document), sum(shared), sum(seen)
FROM pairs WHERE {group} IS NOT NULL GROUP BY 1, 2 ORDER BY 1, 5 DESC
"""


DISPUTED = f"""
WITH {_SEVERAL} SELECT d.id, d.title, people, sum(shared), sum(seen)
FROM pairs JOIN documents d ON d.document = pairs.document
GROUP BY pairs.document HAVING sum(seen) > sum(shared)
ORDER BY sum(seen) - sum(shared) DESC, pairs.document
"""


def verdicts(group: str) -> str:
    """Return the question for what became of suggestions."""
    part = {
        "label": "v.label",
        "name": "done.name",
        "origin": "CASE v.kind WHEN 'human' THEN NULL ELSE v.kind || ' ' || v.name END",
    }[group]
    machine = "v.kind <> 'human'"
    return f"""
WITH {_DONE} SELECT {part} AS part,
    sum(CASE WHEN {machine} THEN accepted ELSE 0 END),
    sum(CASE WHEN {machine} THEN corrected ELSE 0 END),
    sum(CASE WHEN {machine} THEN rejected ELSE 0 END),
    sum(CASE WHEN {machine} THEN waiting ELSE 0 END),
    sum(CASE WHEN {machine} THEN 0 ELSE accepted END)
FROM done JOIN verdicts v ON v.document = done.document AND v.annotator = done.annotator
WHERE done.suggested AND {_LAYERS} AND part IS NOT NULL
GROUP BY part ORDER BY sum(accepted + corrected + rejected) DESC, part
"""


_BOTH = f"""
{_DONE.replace(_MINE, "1")}, both AS (
    SELECT document, sum(suggested) AS led, sum(NOT suggested) AS free FROM done GROUP BY document
    HAVING led > 0 AND free > 0)
"""
LED = f"""
WITH {_BOTH}, counted AS (
    SELECT done.suggested, milliseconds, coalesce(g.count, 0) AS gestures, (
        SELECT coalesce(sum(m.count), 0) FROM marks m
        WHERE m.document = done.document AND m.annotator = done.annotator AND {_LAYERS}) AS spans,
        row_number() OVER (
            PARTITION BY done.suggested, milliseconds > 0 ORDER BY milliseconds) AS place,
        sum(milliseconds > 0) OVER (PARTITION BY done.suggested) AS timed
    FROM both JOIN done ON done.document = both.document LEFT JOIN gestures g
        ON g.document = done.document AND g.annotator = done.annotator)
SELECT suggested, count(*), coalesce(avg(CASE WHEN milliseconds > 0
        AND (place = (timed + 1) / 2 OR place = (timed + 2) / 2) THEN milliseconds END), 0),
    avg(gestures), avg(spans)
FROM counted GROUP BY suggested ORDER BY suggested DESC
"""
LED_LABELS = f"""
WITH {_BOTH}, sizes AS (
    SELECT done.suggested, count(*) AS works FROM both JOIN done ON done.document = both.document
    GROUP BY 1)
SELECT m.label, done.suggested, 1.0 * sum(m.count) / sizes.works
FROM both JOIN done ON done.document = both.document
JOIN sizes ON sizes.suggested = done.suggested
JOIN marks m ON m.document = done.document AND m.annotator = done.annotator AND {_LAYERS}
GROUP BY 1, 2
"""
LED_AGREEMENT = f"""
WITH {_BOTH}, rows AS (
    SELECT done.suggested, both.led, both.free, m.count, m.shared, m.prompted
    FROM both JOIN done ON done.document = both.document
    JOIN marks m ON m.document = done.document AND m.annotator = done.annotator AND {_LAYERS})
SELECT 2, sum(CASE WHEN suggested THEN prompted ELSE 0 END),
    sum(CASE WHEN suggested THEN count * (led - 1) ELSE 0 END) FROM rows
UNION ALL SELECT 1, sum(CASE WHEN suggested THEN shared - prompted ELSE prompted END),
    sum(CASE WHEN suggested THEN count * free ELSE count * led END) FROM rows
UNION ALL SELECT 0, sum(CASE WHEN suggested THEN 0 ELSE shared - prompted END),
    sum(CASE WHEN suggested THEN 0 ELSE count * (free - 1) END) FROM rows
"""


def _column(group: str) -> str:
    """Return the column of finished works that a group names; nothing else gets into SQL."""
    return {"name": "name", "week": "week", "size": "size", "all": '"all"', "month": "month"}[group]
