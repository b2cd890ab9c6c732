"""Finding out how each work in an attached copy stands to the project's, in sets of rows.

The tables made here are temporary. Numbers of rows in the copy are ``theirs``, in the project
``ours``; what the project does not have yet has a negative number as long as nothing is written.
"""

import sqlite3
from pathlib import Path

from annotator.core.errors import MergeDamagedError, MergeTextDiffersError
from annotator.core.model import GOLD

TAKE, KEEP, WEIGH = "take", "keep", "weigh"
"""What is done with a work: its rows come in, ours stay, or its states are weighed one by one."""
SHOWN, BESIDE = "shown", "beside"
"""What came of weighing: another state is shown, or others only wait beside it."""

_TABLES = """
CREATE TEMP TABLE m_documents (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
CREATE TEMP TABLE m_people (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
CREATE TEMP TABLE m_origins (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
CREATE TEMP TABLE m_labels (
    layer TEXT, label TEXT, new_layer TEXT, new_label TEXT, PRIMARY KEY (layer, label)
) WITHOUT ROWID;
CREATE TEMP TABLE m_history (
    document INTEGER, annotator INTEGER, gesture BLOB, seq INTEGER, at INTEGER,
    PRIMARY KEY (document, annotator, gesture)
) WITHOUT ROWID;
CREATE TEMP TABLE m_works (
    theirs INTEGER, who INTEGER, document INTEGER, annotator INTEGER, incoming INTEGER DEFAULT 0,
    common INTEGER DEFAULT 0, here INTEGER DEFAULT 0, there INTEGER DEFAULT 0,
    verdict TEXT DEFAULT 'new', deed TEXT DEFAULT 'take', PRIMARY KEY (theirs, who)
) WITHOUT ROWID;
CREATE INDEX temp.m_works_ours ON m_works (document, annotator);
"""
_NAMES = ("m_documents", "m_people", "m_origins", "m_labels", "m_history", "m_works")

_WORKS = f"""
INSERT INTO m_works (theirs, who, document, annotator)
SELECT x.document, x.annotator, d.ours, p.ours FROM (
    SELECT document, annotator FROM theirs.spans
    UNION SELECT document, annotator FROM theirs.statuses
    UNION SELECT document, annotator FROM theirs.prehighlights
    UNION SELECT document, annotator FROM theirs.rivals
    UNION SELECT document, annotator FROM theirs.journal_documents WHERE annotator <> 0
    UNION SELECT document, (SELECT pk FROM theirs.annotators WHERE id = x'{GOLD.id}')
        FROM theirs.decisions
) x JOIN m_documents d ON d.theirs = x.document JOIN m_people p ON p.theirs = x.annotator
"""
_HISTORY = """
INSERT INTO m_history (document, annotator, gesture, seq, at)
SELECT d.ours, p.ours, t.id, o.seq, t.at FROM theirs.journal_documents x
JOIN theirs.journal t ON t.seq = x.seq
JOIN m_documents d ON d.theirs = x.document JOIN m_people p ON p.theirs = x.annotator
LEFT JOIN main.journal o ON o.id = t.id
WHERE t.operation <> 'change-scheme'
"""
"""A change of the scheme is none of an annotator's gestures: it is brought about by renewing."""
_COUNTS = """
UPDATE m_works SET
incoming = (SELECT count(*) FROM m_history h
    WHERE h.document = m_works.document AND h.annotator = m_works.annotator),
common = (SELECT count(*) FROM m_history h JOIN main.journal_documents o
    ON o.document = h.document AND o.annotator = h.annotator AND o.seq = h.seq
    WHERE h.document = m_works.document AND h.annotator = m_works.annotator),
here = (SELECT count(*) FROM main.journal_documents o JOIN main.journal j ON j.seq = o.seq
    WHERE o.document = m_works.document AND o.annotator = m_works.annotator
        AND j.operation <> 'change-scheme'),
there = EXISTS (SELECT 1 FROM main.journal_documents o
        WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
    OR EXISTS (SELECT 1 FROM main.statuses o
        WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
    OR EXISTS (SELECT 1 FROM main.prehighlights o
        WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
    OR EXISTS (SELECT 1 FROM main.undecided o
        WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
    OR EXISTS (SELECT 1 FROM main.labelled o
        WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
"""
_SAME_IDS = """
SELECT DISTINCT w.theirs, w.who, o.annotator = w.annotator
FROM theirs.spans s CROSS JOIN m_works w ON w.theirs = s.document AND w.who = s.annotator
CROSS JOIN main.spans o ON o.document = w.document AND o.id = s.id
WHERE NOT w.there OR o.annotator <> w.annotator
"""
"""Works of which a span is here though nothing else says so, and spans that are somebody else's."""
_VERDICTS = """
UPDATE m_works SET (verdict, deed) = (
    SELECT v.value, CASE v.value WHEN 'older' THEN 'keep' WHEN 'same' THEN 'weigh'
        WHEN 'conflict' THEN 'weigh' ELSE 'take' END
    FROM (SELECT CASE
        WHEN NOT there THEN 'new'
        WHEN common = incoming AND common = here THEN 'same'
        WHEN common = incoming THEN 'older'
        WHEN common = here THEN 'further'
        ELSE 'conflict' END AS value) v)
"""
_LATER = """
UPDATE m_works SET (verdict, deed) = (SELECT iif(t.new > t.old, 'further', 'older'),
    iif(t.new > t.old, 'take', 'keep') FROM (
        SELECT coalesce((SELECT printf('%020d', max(x.at, 0)) || x.pipeline
            FROM theirs.prehighlights x
            WHERE x.document = m_works.theirs AND x.annotator = m_works.who), '') AS new,
        coalesce((SELECT printf('%020d', max(x.at, 0)) || x.pipeline FROM main.prehighlights x
            WHERE x.document = m_works.document AND x.annotator = m_works.annotator), '') AS old
    ) t)
WHERE verdict = 'same' AND (
    SELECT x.at || ' ' || x.pipeline FROM theirs.prehighlights x
    WHERE x.document = m_works.theirs AND x.annotator = m_works.who
) IS NOT (
    SELECT x.at || ' ' || x.pipeline FROM main.prehighlights x
    WHERE x.document = m_works.document AND x.annotator = m_works.annotator)
"""
"""Of two states after the same gestures the one whose suggestions were made later is newer."""
_RIVALS = """
UPDATE m_works SET deed = 'weigh'
WHERE EXISTS (SELECT 1 FROM main.rivals r
        WHERE r.document = m_works.document AND r.annotator = m_works.annotator)
    OR EXISTS (SELECT 1 FROM theirs.rivals r
        WHERE r.document = m_works.theirs AND r.annotator = m_works.who)
"""
_EQUAL_SPANS = """
UPDATE m_works SET deed = 'keep' WHERE verdict = 'same' AND deed = 'weigh'
AND (SELECT count(*) FROM theirs.spans s
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
  = (SELECT count(*) FROM main.spans o
    WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
AND (SELECT count(*) FROM theirs.spans s
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
  = (SELECT count(*) FROM theirs.spans s
    JOIN m_labels l ON l.layer = s.layer AND l.label = s.label
    JOIN m_origins g ON g.theirs = s.origin
    JOIN main.spans o ON o.document = m_works.document AND o.id = s.id
        AND o.annotator = m_works.annotator AND o.layer = l.new_layer AND o.label = l.new_label
        AND o.start = s.start AND o."end" = s."end" AND o.state = s.state AND o.origin = g.ours
        AND o.score IS s.score AND o.flagged = s.flagged AND o.comment = s.comment
        AND o.attributes IS renewed(s.layer, s.attributes, l.new_layer)
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
AND (SELECT count(*) FROM theirs.relations s
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
  = (SELECT count(*) FROM main.relations o
    WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
AND (SELECT count(*) FROM theirs.relations s
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
  = (SELECT count(*) FROM theirs.relations s
    JOIN m_origins g ON g.theirs = s.origin
    JOIN main.relations o ON o.document = m_works.document AND o.id = s.id
        AND o.annotator = m_works.annotator AND o.type = s.type AND o.head = s.head
        AND o.child = s.child AND o.state = s.state AND o.origin = g.ours
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
AND (SELECT state || flagged || comment FROM theirs.statuses s
    WHERE s.document = m_works.theirs AND s.annotator = m_works.who)
 IS (SELECT state || flagged || comment FROM main.statuses o
    WHERE o.document = m_works.document AND o.annotator = m_works.annotator)
"""
"""Nearly always they are as they were; only where they are not they need a closer look."""
_GOLD = f"""
UPDATE m_works SET deed = 'weigh'
WHERE verdict <> 'older' AND who = (SELECT pk FROM theirs.annotators WHERE id = x'{GOLD.id}')
"""
"""What was decided comes in with the gold work."""
_DOUBLES = """
UPDATE m_works SET deed = 'weigh' WHERE deed = 'take' AND (theirs, who) IN (
    SELECT s.document, s.annotator FROM theirs.spans s
    JOIN m_labels l ON l.layer = s.layer AND l.label = s.label
    GROUP BY s.document, s.annotator, s.start, s."end", l.new_label HAVING count(*) > 1)
"""


def begin(connection: sqlite3.Connection) -> None:
    """Make the tables; whoever asks is inside a transaction."""
    for statement in _TABLES.split(";"):
        if statement.strip():
            connection.execute(statement)


def end(connection: sqlite3.Connection) -> None:
    """Drop the tables."""
    for name in _NAMES:
        connection.execute(f"DROP TABLE IF EXISTS temp.{name}")


def match_documents(connection: sqlite3.Connection, path: Path) -> list[int]:
    """Find the copy's documents in the project; return the numbers of those it does not have.

    Documents that the copy's people removed, or whose import they did not finish, are left alone.

    Raises:
        MergeTextDiffersError: one has another text.
    """
    connection.execute(
        "INSERT INTO m_documents SELECT t.pk, d.pk FROM theirs.documents t"
        " JOIN main.documents d ON d.id = t.id"
    )
    other = connection.execute(
        "SELECT d.title FROM m_documents m JOIN theirs.documents t ON t.pk = m.theirs"
        " JOIN main.documents d ON d.pk = m.ours"
        " WHERE d.sha256 <> t.sha256 OR d.length <> t.length LIMIT 1"
    ).fetchone()
    if other:
        raise MergeTextDiffersError(path=str(path), title=other[0])
    rows = connection.execute(
        "SELECT pk FROM theirs.documents WHERE pk NOT IN (SELECT theirs FROM m_documents)"
        " AND pk NOT IN (SELECT document FROM theirs.removed) ORDER BY pk"
    )
    return [row[0] for row in rows.fetchall()]


def add_numbers(connection: sqlite3.Connection, table: str, pairs: list[tuple[int, int]]) -> None:
    """Note the numbers that documents or people (``m_documents``, ``m_people``) have here."""
    connection.executemany(f"INSERT INTO {table} (theirs, ours) VALUES (?, ?)", pairs)


def match_people(connection: sqlite3.Connection) -> list[tuple[int, bytes, str]]:
    """Find the copy's people in the project; return those at work in it whom it does not know."""
    connection.execute(
        "INSERT INTO m_people SELECT t.pk, a.pk FROM theirs.annotators t"
        " JOIN main.annotators a ON a.id = t.id"
    )
    return connection.execute(
        "SELECT pk, id, name FROM theirs.annotators WHERE pk NOT IN (SELECT theirs FROM m_people)"
        " AND pk IN (SELECT annotator FROM theirs.spans UNION SELECT annotator FROM theirs.statuses"
        " UNION SELECT annotator FROM theirs.prehighlights UNION SELECT annotator FROM"
        " theirs.journal UNION SELECT annotator FROM theirs.journal_documents"
        " UNION SELECT annotator FROM theirs.batches UNION SELECT by FROM theirs.decisions"
        f" UNION SELECT pk FROM theirs.annotators WHERE id = x'{GOLD.id}') ORDER BY id"
    ).fetchall()


def match_origins(connection: sqlite3.Connection, *, write: bool) -> None:
    """Find where spans come from; with ``write``, what is new here is added."""
    if write:
        connection.execute(
            "INSERT OR IGNORE INTO main.origins (kind, name, version)"
            " SELECT kind, name, version FROM theirs.origins ORDER BY kind, name, version"
        )
    connection.execute(
        "INSERT INTO m_origins SELECT t.pk, coalesce(o.pk, -t.pk) FROM theirs.origins t"
        " LEFT JOIN main.origins o"
        " ON o.kind = t.kind AND o.name = t.name AND o.version = t.version"
    )


def match_works(connection: sqlite3.Connection, path: Path, *, renewing: bool) -> None:
    """Find out how each work in the copy stands, and what is to be done with it.

    Documents, people, origins and labels are matched already, and the function ``renewed`` is set.
    With ``renewing`` labels or values are not what they were, and spans may fall together.

    Raises:
        MergeDamagedError: a span of the copy is somebody else's here.
    """
    connection.execute(_WORKS)
    connection.execute(_HISTORY)
    connection.execute(_COUNTS)
    for theirs, who, own in connection.execute(_SAME_IDS).fetchall():
        if not own:
            raise MergeDamagedError(path=str(path), reason="span of two annotators")
        connection.execute(
            "UPDATE m_works SET there = 1 WHERE theirs = ? AND who = ?", (theirs, who)
        )
    connection.execute(_VERDICTS)
    connection.execute(_LATER)
    connection.execute(_RIVALS)
    connection.execute(_EQUAL_SPANS)
    connection.execute(_GOLD)
    if renewing:
        connection.execute(_DOUBLES)


def verdicts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many works stand how."""
    rows = connection.execute("SELECT verdict, count(*) FROM m_works GROUP BY 1")
    return dict(rows.fetchall())


def to_do(connection: sqlite3.Connection) -> int:
    """Return how many works are to be written or weighed."""
    row = connection.execute("SELECT count(*) FROM m_works WHERE deed <> 'keep'").fetchone()
    return int(row[0])
