"""The reference for imports: the same rows written with bare ``sqlite3.executemany``."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlite_utils

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
    db = sqlite_utils.Database(sqlite3.connect(path))
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
