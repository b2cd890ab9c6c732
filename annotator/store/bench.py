"""The reference for imports: the same rows written with bare ``sqlite3.executemany``."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlite_utils

from annotator.store.address import reading_only
from annotator.store.connection import PAGE
from annotator.store.migrations import migrate
from annotator.store.rows import DOCUMENT_COLUMNS

_SPANS = (
    'document, id, annotator, layer, label, start, "end", state, origin, score, attributes,'
    " flagged, comment"
)


def rows_of(path: Path) -> tuple[list[tuple[Any, ...]], list[tuple[Any, ...]]]:
    """Return the documents and spans of a project file as they are stored."""
    with closing(sqlite3.connect(path)) as source:
        documents = source.execute(
            f"SELECT pk, {DOCUMENT_COLUMNS}, length FROM documents ORDER BY pk"
        ).fetchall()
        spans = source.execute(f"SELECT {_SPANS} FROM spans ORDER BY document, id").fetchall()
    return documents, spans


def token_rows(path: Path) -> list[tuple[Any, ...]]:
    """Return the tokens of a project file as they are stored."""
    with closing(sqlite3.connect(path)) as source:
        rows = source.execute("SELECT document, ranges, sentences FROM tokens ORDER BY document")
        return rows.fetchall()


def write_bare(
    path: Path, documents: Sequence[tuple[Any, ...]], spans: Sequence[tuple[Any, ...]]
) -> None:
    """Write documents, their words and their spans in one transaction, and nothing besides."""
    db = sqlite_utils.Database(sqlite3.connect(path), execute_plugins=False)
    db.execute(f"PRAGMA page_size = {PAGE}")
    migrate(db)
    db.execute("PRAGMA foreign_keys = OFF")
    marks = ", ".join("?" * (DOCUMENT_COLUMNS.count(",") + 3))
    with closing(db.conn), db.conn:
        db.conn.executemany(
            f"INSERT INTO documents (pk, {DOCUMENT_COLUMNS}, length) VALUES ({marks})", documents
        )
        db.conn.executemany(
            "INSERT INTO words (rowid, title, source, author, text) VALUES (?, ?, ?, ?, ?)",
            ((row[0], row[4], row[5], row[6], row[2]) for row in documents),
        )
        db.conn.executemany(f"INSERT INTO spans ({_SPANS}) VALUES ({', '.join('?' * 13)})", spans)


def annotate_bare(path: Path, annotator: bytes, spans: int, gestures: int) -> None:
    """Let an annotator have done every document of a project file, as rows and nothing besides.

    Each has so many accepted spans one after the other, made by so many gestures.
    """
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        who = connection.execute(
            "INSERT INTO annotators (id, name) VALUES (?, ?) RETURNING pk",
            (annotator, annotator.hex()[:6]),
        ).fetchone()[0]
        connection.execute(
            "INSERT OR IGNORE INTO origins (kind, name, version) VALUES (?, '', '')", ("human",)
        )
        values = {"who": who, "spans": spans, "gestures": gestures}
        for statement in _ANNOTATING.split(";"):
            if statement.strip():
                connection.execute(statement, values)


def merge_bare(path: Path, other: Path) -> None:
    """Copy the rows that merging one file into another brings in, and do nothing besides."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("PRAGMA cache_size = -64000")
        connection.execute("ATTACH ? AS other", (str(other),))
        connection.execute("BEGIN")
        for statement in _COPYING.split(";"):
            if statement.strip():
                connection.execute(statement)
        connection.execute("COMMIT")


_ANNOTATING = """
INSERT INTO spans (document, id, annotator, layer, label, start, "end", state, origin)
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :spans - 1)
SELECT pk, randomblob(16), :who, 'entities', 'PER', i * 20, i * 20 + 8, 'accepted',
    (SELECT pk FROM origins WHERE kind = 'human')
FROM documents CROSS JOIN n ORDER BY 1, 2;
INSERT INTO statuses (document, annotator, state) SELECT pk, :who, 'done' FROM documents;
INSERT INTO times (document, annotator, milliseconds) SELECT pk, :who, 60000 FROM documents;
INSERT INTO labelled (annotator, label, document) SELECT :who, 'PER', pk FROM documents;
INSERT INTO undecided (document, annotator, count, uncertainty)
SELECT pk, :who, 0, 0.0 FROM documents;
INSERT INTO journal (id, at, annotator, kind, operation, fields, changes, standing)
WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < :gestures - 1)
SELECT randomblob(16), pk * 1000 + i, :who, 'do', 'create-span', '{"count":1,"text":"Anna"}',
    x'', 'done'
FROM documents CROSS JOIN n;
INSERT INTO journal_documents (document, annotator, seq)
SELECT at / 1000, :who, seq FROM journal WHERE annotator = :who ORDER BY 1, 3
"""
_COPYING = f"""
INSERT INTO main.annotators (id, name) SELECT id, name FROM other.annotators
WHERE id NOT IN (SELECT id FROM main.annotators);
INSERT INTO main.spans ({_SPANS}) SELECT s.document, s.id, m.pk, s.layer, s.label, s.start,
    s."end", s.state, s.origin, s.score, s.attributes, s.flagged, s.comment
FROM other.spans s JOIN other.annotators a ON a.pk = s.annotator
JOIN main.annotators m ON m.id = a.id ORDER BY 1, 2;
INSERT INTO main.statuses (document, annotator, state, flagged, comment)
SELECT s.document, m.pk, s.state, s.flagged, s.comment FROM other.statuses s
JOIN other.annotators a ON a.pk = s.annotator JOIN main.annotators m ON m.id = a.id;
INSERT INTO main.labelled (annotator, label, document) SELECT m.pk, s.label, s.document
FROM other.labelled s JOIN other.annotators a ON a.pk = s.annotator
JOIN main.annotators m ON m.id = a.id;
INSERT INTO main.times (document, annotator, milliseconds)
SELECT s.document, m.pk, s.milliseconds FROM other.times s
JOIN other.annotators a ON a.pk = s.annotator JOIN main.annotators m ON m.id = a.id;
INSERT INTO main.journal (id, at, annotator, kind, operation, fields, changes, target, standing)
SELECT j.id, j.at, m.pk, j.kind, j.operation, j.fields, x'', NULL, 'fixed' FROM other.journal j
JOIN other.annotators a ON a.pk = j.annotator JOIN main.annotators m ON m.id = a.id
WHERE j.operation = 'create-span' ORDER BY j.seq;
INSERT INTO main.journal_documents (document, annotator, seq)
SELECT x.document, m.pk, o.seq FROM other.journal_documents x
JOIN other.annotators a ON a.pk = x.annotator JOIN main.annotators m ON m.id = a.id
JOIN other.journal j ON j.seq = x.seq JOIN main.journal o ON o.id = j.id ORDER BY 1, 2, 3
"""


def table_bytes(path: Path) -> dict[str, int]:
    """Return how many bytes each table with its indexes takes, and how many the file.

    What else has the file open need not be closed. Where SQLite was built without the means to
    tell tables apart, only the ``file`` is known.
    """
    with closing(sqlite3.connect(reading_only(path), uri=True)) as reading:
        pages, page = (
            int(reading.execute(f"PRAGMA {name}").fetchone()[0])
            for name in ("page_count", "page_size")
        )
        found = {"file": pages * page, "unused": page * _unused(reading)}
        try:
            rows = reading.execute(
                "SELECT coalesce(m.tbl_name, s.name), sum(s.pgsize) FROM dbstat s"
                " LEFT JOIN sqlite_schema m ON m.name = s.name GROUP BY 1"
            ).fetchall()
        except sqlite3.OperationalError:
            return found
    return {**found, **dict(rows)}


def _unused(reading: sqlite3.Connection) -> int:
    return int(reading.execute("PRAGMA freelist_count").fetchone()[0])


def journal_bytes(path: Path) -> tuple[int, int]:
    """Return how many entries the journal has, and how many bytes their changes and fields."""
    with closing(sqlite3.connect(reading_only(path), uri=True)) as reading:
        row = reading.execute(
            "SELECT count(*), total(length(changes) + length(CAST(fields AS BLOB))) FROM journal"
        ).fetchone()
    return int(row[0]), int(row[1])
