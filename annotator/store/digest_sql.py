"""What is asked of a project, piece by piece, and the tables of the digest it goes into."""

DIGEST = """
CREATE TABLE people (pk INTEGER PRIMARY KEY, id BLOB NOT NULL, name TEXT NOT NULL);
CREATE TABLE documents (
    document INTEGER PRIMARY KEY, id BLOB NOT NULL, length INTEGER NOT NULL,
    published TEXT NOT NULL, title TEXT NOT NULL
);
CREATE TABLE works (
    document INTEGER NOT NULL, annotator INTEGER NOT NULL, state TEXT NOT NULL,
    assigned INTEGER NOT NULL, milliseconds INTEGER NOT NULL, suggested INTEGER NOT NULL,
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;
CREATE TABLE finished (
    document INTEGER NOT NULL, annotator INTEGER NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;
CREATE TABLE gestures (
    document INTEGER NOT NULL, annotator INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (document, annotator)
) WITHOUT ROWID;
CREATE TABLE quarters (
    annotator INTEGER NOT NULL, quarter INTEGER NOT NULL, count INTEGER NOT NULL,
    PRIMARY KEY (annotator, quarter)
) WITHOUT ROWID;
CREATE TABLE corrections (
    document INTEGER NOT NULL, span BLOB NOT NULL, seq INTEGER NOT NULL,
    label TEXT NOT NULL, live INTEGER NOT NULL,
    PRIMARY KEY (document, span, seq)
) WITHOUT ROWID;
CREATE INDEX corrections_seq ON corrections (seq);
CREATE TABLE verdicts (
    document INTEGER NOT NULL, annotator INTEGER NOT NULL, layer TEXT NOT NULL,
    label TEXT NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
    accepted INTEGER NOT NULL, corrected INTEGER NOT NULL, rejected INTEGER NOT NULL,
    waiting INTEGER NOT NULL,
    PRIMARY KEY (document, annotator, layer, label, kind, name)
) WITHOUT ROWID;
CREATE TABLE marks (
    document INTEGER NOT NULL, annotator INTEGER NOT NULL, layer TEXT NOT NULL,
    label TEXT NOT NULL, count INTEGER NOT NULL, shared INTEGER NOT NULL,
    prompted INTEGER NOT NULL,
    PRIMARY KEY (document, annotator, layer, label)
) WITHOUT ROWID;
"""
"""``quarters`` are quarters of an hour since 1970, which no time zone cuts in two. ``shared``
counts for each span how many others who finished the article have the same one, ``prompted`` how
many of these worked with suggestions."""

BY_DOCUMENT = ("documents", "works", "verdicts", "marks")
BY_JOURNAL = ("finished", "gestures", "quarters", "corrections")

# The journal, from one number to another

QUARTERS = """
SELECT j.annotator, j.at / 900000, count(*) FROM journal j
WHERE j.seq > :after AND j.seq <= :last AND EXISTS (
    SELECT 1 FROM journal_documents d WHERE d.seq = j.seq AND d.annotator = j.annotator)
GROUP BY 1, 2
"""
GESTURES = """
SELECT d.document, d.annotator, count(*) FROM journal j
JOIN journal_documents d ON d.seq = j.seq AND d.annotator = j.annotator
WHERE j.seq > :after AND j.seq <= :last GROUP BY 1, 2
"""
FINISHED = """
SELECT d.document, d.annotator, max(j.at) FROM journal j
JOIN journal_documents d ON d.seq = j.seq AND d.annotator = j.annotator
WHERE j.seq > :after AND j.seq <= :last AND j.kind = 'do'
    AND (j.operation = 'set-document-state' OR j.operation = 'set-document-states')
    AND json_extract(j.fields, '$.state') = 'done'
GROUP BY 1, 2
"""
CORRECTED = """
SELECT json_extract(c.value, '$[0]'), json_extract(c.value, '$[1]'), j.seq,
    json_extract(c.value, '$[2]'), j.standing = 'done' OR j.standing = 'fixed'
FROM journal j, json_each(j.fields, '$.corrected') c
WHERE j.seq > :after AND j.seq <= :last AND j.kind = 'do' AND instr(j.fields, '"corrected"')
"""
TAKEN_BACK = """
SELECT kind = 'redo', target FROM journal
WHERE seq > :after AND seq <= :last AND kind <> 'do' AND target IS NOT NULL ORDER BY seq
"""

# The documents, from one number to another

_THERE = """
document > :after AND document <= :last
    AND document NOT IN (SELECT document FROM removed WHERE document > :after AND document <= :last)
"""
DOCUMENTS = f"""
WITH chosen AS (SELECT pk AS document FROM documents WHERE pk > :after AND pk <= :last)
SELECT d.pk, d.id, d.length, d.published, d.title FROM chosen
JOIN documents d ON d.pk = chosen.document WHERE {_THERE}
"""
WORKS = f"""
WITH given AS (
    SELECT document, annotator, 1 AS assigned FROM assignments WHERE {_THERE}
    UNION ALL SELECT document, annotator, 0 FROM statuses WHERE {_THERE}
), held AS (SELECT document, annotator, max(assigned) AS assigned FROM given GROUP BY 1, 2)
SELECT h.document, h.annotator, coalesce(t.state, 'new'), h.assigned,
    coalesce(m.milliseconds, 0), p.document IS NOT NULL
FROM held h
LEFT JOIN statuses t ON t.document = h.document AND t.annotator = h.annotator
LEFT JOIN times m ON m.document = h.document AND m.annotator = h.annotator
LEFT JOIN prehighlights p ON p.document = h.document AND p.annotator = h.annotator
WHERE h.annotator <> :gold
"""
_DONE = f"""
done AS (
    SELECT document, annotator FROM statuses
    WHERE state = 'done' AND annotator <> :gold AND {_THERE})
"""
VERDICTS = f"""
WITH {_DONE}, right AS (
    SELECT document, span, label, min(seq) FROM corrected GROUP BY document, span)
SELECT s.document, s.annotator, s.layer, coalesce(r.label, s.label), o.kind, o.name,
    sum(s.state = 'accepted' AND r.span IS NULL), sum(s.state = 'accepted' AND r.span IS NOT NULL),
    sum(s.state = 'rejected'), sum(s.state = 'suggested')
FROM done JOIN spans s ON s.document = done.document AND s.annotator = done.annotator
JOIN origins o ON o.pk = s.origin
LEFT JOIN right r ON r.document = s.document AND r.span = s.id
GROUP BY 1, 2, 3, 4, 5, 6
"""
MARKS = f"""
WITH {_DONE}, led AS MATERIALIZED (
    SELECT d.document, d.annotator, EXISTS (
        SELECT 1 FROM prehighlights p WHERE p.document = d.document AND p.annotator = d.annotator)
    OR EXISTS (
        SELECT 1 FROM spans x JOIN origins o ON o.pk = x.origin
        WHERE x.document = d.document AND x.annotator = d.annotator AND o.kind <> 'human')
    AS suggested FROM done d),
seen AS (
    SELECT s.document, s.annotator, s.layer, s.label,
        count(*) OVER same - 1 AS others, sum(suggested) OVER same - suggested AS prompted
    FROM led JOIN spans s ON s.document = led.document AND s.annotator = led.annotator
    WHERE s.state = 'accepted'
    WINDOW same AS (PARTITION BY s.document, s.layer, s.label, s.start, s."end"))
SELECT document, annotator, layer, label, count(*), sum(others), sum(prompted)
FROM seen GROUP BY 1, 2, 3, 4
"""
