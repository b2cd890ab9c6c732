"""Writing what an attached copy brings: whole sets of rows, some hundred works at a time."""

import sqlite3
from collections.abc import Iterator
from itertools import pairwise

import sqlite_utils

from annotator.core.tokens import Tokens
from annotator.store.merging.matching import BESIDE, SHOWN, TAKE
from annotator.store.rows import tokens_from_blobs
from annotator.store.undecided import undecided_in

STEP = 250
"""Works that are written between two looks at the events."""

_SPANS = (
    'document, id, annotator, layer, label, start, "end", state, origin, score, attributes,'
    " flagged, comment"
)
_RELATIONS = "document, id, annotator, type, head, child, state, origin"
_THESE = "w.deed = 'take' AND w.theirs BETWEEN :first AND :last"
_MINE = "w.theirs = x.document AND w.who = x.annotator"
_HERE = (
    f"(document, annotator) IN (SELECT w.document, w.annotator FROM m_works w"
    f" WHERE {_THESE} AND w.there)"
)
_OWN_TABLES = ("relations", "spans", "statuses", "prehighlights", "undecided", "labelled")

_JOURNAL = f"""
INSERT INTO main.journal
    (id, at, annotator, kind, operation, fields, changes, target, standing)
SELECT x.id, x.at, p.ours, x.kind, x.operation, x.fields, x'', NULL, 'fixed'
FROM theirs.journal x JOIN m_people p ON p.theirs = x.annotator
WHERE x.id IN (SELECT h.gesture FROM m_works w
    JOIN m_history h ON h.document = w.document AND h.annotator = w.annotator
    WHERE w.deed IN ('{TAKE}', '{SHOWN}', '{BESIDE}') AND h.seq IS NULL)
ORDER BY x.seq
"""
_TARGETS = """
UPDATE main.journal SET target = (SELECT o.seq FROM theirs.journal x
    JOIN theirs.journal t ON t.seq = x.target JOIN main.journal o ON o.id = t.id
    WHERE x.id = main.journal.id)
WHERE seq > ? AND id IN (SELECT id FROM theirs.journal WHERE target IS NOT NULL)
"""
_JOURNAL_DOCUMENTS = f"""
INSERT OR IGNORE INTO main.journal_documents (document, annotator, seq)
SELECT h.document, h.annotator, o.seq FROM m_works w
JOIN m_history h ON h.document = w.document AND h.annotator = w.annotator
JOIN main.journal o ON o.id = h.gesture
WHERE w.deed IN ('{TAKE}', '{SHOWN}', '{BESIDE}') ORDER BY 1, 2, 3
"""
_TIMES = """
INSERT INTO main.times (document, annotator, milliseconds)
SELECT d.ours, p.ours, x.milliseconds FROM theirs.times x
JOIN m_documents d ON d.theirs = x.document JOIN m_people p ON p.theirs = x.annotator
WHERE true
ON CONFLICT DO UPDATE SET milliseconds = max(milliseconds, excluded.milliseconds)
"""
_BATCHES = """
INSERT OR IGNORE INTO main.batches (id, annotator, name, suggestions, others, at)
SELECT x.id, p.ours, x.name, x.suggestions, x.others, x.at FROM theirs.batches x
JOIN m_people p ON p.theirs = x.annotator ORDER BY x.pk
"""
_ASSIGNMENTS = """
INSERT OR IGNORE INTO main.assignments (annotator, document, batch)
SELECT p.ours, d.ours, o.pk FROM theirs.assignments x
JOIN theirs.batches b ON b.pk = x.batch JOIN main.batches o ON o.id = b.id AND o.pk > :last
JOIN m_documents d ON d.theirs = x.document JOIN m_people p ON p.theirs = x.annotator
"""
_TOUCHED = f"""
SELECT f.annotator, max(f.seq) FROM m_works w
CROSS JOIN main.journal_documents o
    ON o.document = w.document AND o.annotator = w.annotator
CROSS JOIN main.journal j ON j.seq = o.seq
CROSS JOIN main.journal f ON f.seq = iif(j.kind = 'do', coalesce(j.target, j.seq), j.seq)
WHERE w.deed IN ('{TAKE}', '{SHOWN}') AND w.there AND f.standing IN ('done', 'undone') GROUP BY 1
"""
"""A gesture may have parts: they are entries of their own, which speak of the first one."""
_SCHEME_GESTURES = """
SELECT annotator, max(seq) FROM main.journal
WHERE (standing = 'done' OR standing = 'undone')
    AND operation IN ('change-scheme', 'import-documents')
GROUP BY 1
"""


def take_journal(connection: sqlite3.Connection) -> None:
    """Write the gestures that the project does not know, of the works that come in.

    They come without what they changed: they tell who did what and when, and cannot be undone.
    """
    last = connection.execute("SELECT coalesce(max(seq), 0) FROM main.journal").fetchone()[0]
    connection.execute(_JOURNAL)
    connection.execute(_TARGETS, (last,))
    connection.execute(_JOURNAL_DOCUMENTS)


def take_works(
    db: sqlite_utils.Database, zones: frozenset[str], *, renewing: bool
) -> Iterator[int]:
    """Write the rows of the works to be taken; yield how many at a time."""
    connection = db.conn
    documents = connection.execute(
        "SELECT theirs, count(*) FROM m_works WHERE deed = 'take' GROUP BY 1 ORDER BY 1"
    ).fetchall()
    first, count = 0, 0
    for place, (document, works) in enumerate(documents):
        first, count = first or document, count + works
        if count >= STEP or place == len(documents) - 1:
            _take(db, {"first": first, "last": document}, zones, renewing=renewing)
            yield count
            first, count = 0, 0


def take_rest(connection: sqlite3.Connection, *, batches: bool) -> None:
    """Write how long works took (the longer counts), missing tokens, and with it batches."""
    connection.execute(_TIMES)
    _take_tokens(connection)
    if batches:
        last = connection.execute("SELECT coalesce(max(pk), 0) FROM main.batches").fetchone()[0]
        connection.execute(_BATCHES)
        connection.execute(_ASSIGNMENTS, {"last": last})


def fix_history(connection: sqlite3.Connection, *, scheme: bool) -> None:
    """Make impossible to undo what came before a gesture on a work that is another one now.

    With ``scheme`` nothing that came before a change of the scheme can be taken back either: works
    came in as that scheme has them.
    """
    rows = connection.execute(_TOUCHED).fetchall()
    if scheme:
        rows += connection.execute(_SCHEME_GESTURES).fetchall()
    for annotator, last in rows:
        connection.execute(
            "UPDATE main.journal SET standing = iif(standing = 'done', 'fixed', 'dropped')"
            " WHERE annotator = ? AND ((standing = 'done' AND seq <= ?) OR standing = 'undone')",
            (annotator, last),
        )


def _take(
    db: sqlite_utils.Database, these: dict[str, int], zones: frozenset[str], *, renewing: bool
) -> None:
    connection = db.conn
    for table in _OWN_TABLES:
        connection.execute(f"DELETE FROM main.{table} WHERE {_HERE}", these)
    attributes = "renewed(x.layer, x.attributes, l.new_layer)" if renewing else "x.attributes"
    connection.execute(
        f"INSERT INTO main.spans ({_SPANS}) SELECT w.document, x.id, w.annotator, l.new_layer,"
        f' l.new_label, x.start, x."end", x.state, g.ours, x.score, {attributes}, x.flagged,'
        " x.comment FROM theirs.spans x"
        f" CROSS JOIN m_works w ON {_MINE} CROSS JOIN m_labels l"
        " ON l.layer = x.layer AND l.label = x.label CROSS JOIN m_origins g ON g.theirs = x.origin"
        f" WHERE {_THESE} AND x.document BETWEEN :first AND :last ORDER BY 1, 2",
        these,
    )
    connection.execute(
        f"INSERT INTO main.relations ({_RELATIONS}) SELECT w.document, x.id, w.annotator, x.type,"
        " x.head, x.child, x.state, g.ours FROM theirs.relations x"
        f" CROSS JOIN m_works w ON {_MINE} CROSS JOIN m_origins g ON g.theirs = x.origin"
        f" WHERE {_THESE} AND x.document BETWEEN :first AND :last ORDER BY 1, 2",
        these,
    )
    for table, columns in (
        ("statuses", "state, flagged, comment"),
        ("prehighlights", "pipeline, at"),
    ):
        connection.execute(
            f"INSERT INTO main.{table} (document, annotator, {columns})"
            f" SELECT w.document, w.annotator, {columns} FROM m_works w"
            f" JOIN theirs.{table} x ON {_MINE} WHERE {_THESE} ORDER BY 1, 2",
            these,
        )
    _take_labels(connection, these)
    _take_undecided(db, these, zones)


def _take_labels(connection: sqlite3.Connection, these: dict[str, int]) -> None:
    connection.execute(
        "INSERT OR IGNORE INTO main.labelled (annotator, label, document)"
        " SELECT DISTINCT w.annotator, l.new_label, w.document FROM theirs.spans x"
        f" CROSS JOIN m_works w ON {_MINE} CROSS JOIN m_labels l"
        " ON l.layer = x.layer AND l.label = x.label"
        f" WHERE {_THESE} AND x.document BETWEEN :first AND :last AND x.state <> 'rejected'",
        these,
    )


def _take_undecided(
    db: sqlite_utils.Database, these: dict[str, int], zones: frozenset[str]
) -> None:
    """Write what is undecided; the copy's own figures are taken where they can be right."""
    apart = ", ".join(f"'{layer}'" for layer in sorted(zones)) or "''"
    rows = db.conn.execute(
        "SELECT w.document, w.annotator, count(*), u.count, u.uncertainty, u.fresh"
        f" FROM theirs.spans x CROSS JOIN m_works w ON {_MINE}"
        " CROSS JOIN m_labels l ON l.layer = x.layer AND l.label = x.label"
        " LEFT JOIN theirs.undecided u ON u.document = x.document AND u.annotator = x.annotator"
        f" WHERE {_THESE} AND x.document BETWEEN :first AND :last AND x.state = 'suggested'"
        f" AND l.new_layer NOT IN ({apart}) GROUP BY 1, 2",
        these,
    ).fetchall()
    values = []
    for document, annotator, count, said, told, fresh in rows:
        if said == count and isinstance(told, float) and 0 <= told < 1e9:
            new = fresh if isinstance(fresh, int) and 0 <= fresh <= count else 0
            values.append((document, annotator, count, told, new))
        else:
            values.append((document, annotator, *undecided_in(db, document, annotator, zones), 0))
    db.conn.executemany(
        "INSERT INTO main.undecided (document, annotator, count, uncertainty, fresh)"
        " VALUES (?, ?, ?, ?, ?)",
        values,
    )


def _take_tokens(connection: sqlite3.Connection) -> None:
    missing = connection.execute(
        "SELECT d.theirs, d.ours, m.length FROM m_documents d"
        " JOIN main.documents m ON m.pk = d.ours"
        " WHERE d.ours NOT IN (SELECT document FROM main.tokens)"
        " AND d.theirs IN (SELECT document FROM theirs.tokens)"
    ).fetchall()
    for theirs, ours, length in missing:
        tokenizer, ranges, sentences = connection.execute(
            "SELECT tokenizer, ranges, sentences FROM theirs.tokens WHERE document = ?", (theirs,)
        ).fetchone()
        if _are_tokens(tokenizer, ranges, sentences, length):
            connection.execute(
                "INSERT INTO main.tokens (document, tokenizer, ranges, sentences)"
                " VALUES (?, ?, ?, ?)",
                (ours, tokenizer, ranges, sentences),
            )


def _are_tokens(tokenizer: object, ranges: object, sentences: object, length: int) -> bool:
    """Tell whether these are tokens of a text; others are found anew by the next pipeline."""
    if not (isinstance(ranges, bytes) and isinstance(sentences, bytes)):
        return False
    if not isinstance(tokenizer, str):
        return False
    try:
        tokens: Tokens = tokens_from_blobs(ranges, sentences, tokenizer)
    except (ValueError, OverflowError):
        return False
    places = [place for pair in zip(tokens.starts, tokens.ends, strict=True) for place in pair]
    return (
        all(before <= after for before, after in pairwise((0, *places, length)))
        and all(start < end for start, end in zip(tokens.starts, tokens.ends, strict=True))
        and all(before < after <= length for before, after in pairwise((-1, *tokens.sentences)))
    )
