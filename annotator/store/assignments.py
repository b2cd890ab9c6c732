"""Who was given which documents, and on what terms."""

from collections.abc import Iterable

import sqlite_utils

from annotator.core.ids import AnnotatorId, BatchId, DocumentId
from annotator.core.team import Batch
from annotator.store.keys import Keys
from annotator.store.rows import to_blob

TABLES = ("batches", "assignments")
SCHEMA = """
CREATE TABLE batches (
    pk INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    name TEXT NOT NULL,
    suggestions INTEGER NOT NULL,
    others INTEGER NOT NULL,
    at INTEGER NOT NULL
);
CREATE TABLE assignments (
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    batch INTEGER NOT NULL REFERENCES batches (pk),
    PRIMARY KEY (annotator, document)
) WITHOUT ROWID;
CREATE INDEX assignments_document ON assignments (document, annotator);
CREATE INDEX assignments_batch ON assignments (batch, document);
"""


class Assignments:
    """Reads and writes batches; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def put(self, batch: Batch) -> None:
        """Write a batch, new or instead of what it was.

        Raises:
            sqlite3.IntegrityError: the annotator has one of the documents in another batch.
        """
        who = self._keys.annotator(batch.annotator)
        number = self._db.execute(
            "INSERT INTO batches (id, annotator, name, suggestions, others, at)"
            " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
            " annotator = excluded.annotator, name = excluded.name, at = excluded.at,"
            " suggestions = excluded.suggestions, others = excluded.others RETURNING pk",
            (to_blob(batch.id), who, batch.name, batch.suggestions, batch.others, batch.at),
        ).fetchone()[0]
        self._db.execute("DELETE FROM assignments WHERE batch = ?", (number,))
        self._db.conn.executemany(
            "INSERT INTO assignments (annotator, document, batch) VALUES (?, ?, ?)",
            [(who, self._keys.document(document), number) for document in batch.documents],
        )

    def remove(self, batch: Batch) -> None:
        """Take a batch back."""
        blob = to_blob(batch.id)
        self._db.execute(
            "DELETE FROM assignments WHERE batch = (SELECT pk FROM batches WHERE id = ?)", (blob,)
        )
        self._db.execute("DELETE FROM batches WHERE id = ?", (blob,))

    def batches(self, annotator: AnnotatorId | None = None) -> list[Batch]:
        """Return the batches of one annotator, or of all, the oldest first.

        A batch names its documents in the order of the corpus, removed ones included.
        """
        rows = self._db.execute(
            "SELECT b.pk, b.id, a.id, b.name, b.suggestions, b.others, b.at FROM batches b"
            " JOIN annotators a ON a.pk = b.annotator"
            " WHERE :who IS NULL OR a.id = :who ORDER BY b.pk",
            {"who": None if annotator is None else to_blob(annotator)},
        )
        return [
            Batch(
                id=BatchId(identifier.hex()),
                annotator=AnnotatorId(who.hex()),
                name=name,
                documents=tuple(self._documents(number)),
                suggestions=bool(suggestions),
                others=bool(others),
                at=at,
            )
            for number, identifier, who, name, suggestions, others, at in rows.fetchall()
        ]

    def of(self, document: DocumentId) -> tuple[AnnotatorId, ...]:
        """Return to whom a document is assigned, in the order in which they came."""
        rows = self._db.execute(
            "SELECT a.id FROM assignments s JOIN annotators a ON a.pk = s.annotator"
            " WHERE s.document = ? ORDER BY a.pk",
            (self._keys.document(document),),
        )
        return tuple(AnnotatorId(row[0].hex()) for row in rows)

    def _documents(self, batch: int) -> Iterable[DocumentId]:
        rows = self._db.execute(
            "SELECT d.id FROM assignments s JOIN documents d ON d.pk = s.document"
            " WHERE s.batch = ? ORDER BY d.pk",
            (batch,),
        )
        return (DocumentId(row[0].hex()) for row in rows)
