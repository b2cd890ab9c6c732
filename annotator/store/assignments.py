"""Who was given which documents, and on what terms."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

import sqlite_utils

from annotator.core.ids import AnnotatorId, BatchId, DocumentId
from annotator.core.model import DocumentState
from annotator.core.team import Batch
from annotator.store.keys import Keys
from annotator.store.listing_sql import PRESENT
from annotator.store.rows import to_blob, to_json

_TOGETHER = 500
"""Documents that are asked for in one statement."""


class Traits(NamedTuple):
    """What tells kinds of documents apart, and which story one belongs to."""

    number: int
    id: DocumentId
    story: int | None
    source: str
    published: str
    language: str
    length: int
    said: object
    """The value that was asked for of the metadata."""


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

    def terms(self, document: DocumentId, annotator: AnnotatorId) -> tuple[bool, bool]:
        """Return whether an annotator sees suggestions, and others' work, on a document.

        Whoever was not given it sees both.
        """
        row = self._db.execute(
            "SELECT b.suggestions, b.others FROM assignments s JOIN batches b ON b.pk = s.batch"
            " WHERE s.annotator = (SELECT pk FROM annotators WHERE id = ?) AND s.document = ?",
            (to_blob(annotator), self._keys.document(document)),
        ).fetchone()
        return (bool(row[0]), bool(row[1])) if row else (True, True)

    def traits(self, numbers: Sequence[int], key: str = "") -> Iterator[Traits]:
        """Yield what tells kinds of documents apart; ``key`` is one of their metadata."""
        said = "json_extract(d.metadata, :path)" if key else "NULL"
        path = "$." + to_json(key)
        for first in range(0, len(numbers), _TOGETHER):
            some = ", ".join(str(int(number)) for number in numbers[first : first + _TOGETHER])
            rows = self._db.execute(
                "SELECT d.pk, d.id, v.story, d.source, d.published, d.language, d.length,"
                f" {said} FROM documents d LEFT JOIN versions v ON v.document = d.pk"
                f" WHERE d.pk IN ({some})",
                {"path": path} if key else {},
            )
            for number, identifier, *rest in rows:
                yield Traits(number, DocumentId(identifier.hex()), *rest)

    def begun(self, annotator: AnnotatorId, documents: Sequence[DocumentId]) -> set[DocumentId]:
        """Return those of the documents with which an annotator has begun.

        Begun is what has a state other than new, or a span that is decided on.
        """
        asked = (
            "SELECT EXISTS (SELECT 1 FROM statuses WHERE document = :number AND annotator = :who"
            " AND state <> 'new') OR EXISTS (SELECT 1 FROM spans WHERE document = :number"
            " AND annotator = :who AND state <> 'suggested')"
        )
        who = self._keys.annotator(annotator)
        return {
            document
            for document in documents
            if self._db.execute(
                asked, {"number": self._keys.document(document), "who": who}
            ).fetchone()[0]
        }

    def progress(self) -> dict[BatchId, dict[DocumentState, int]]:
        """Return how many documents of each batch stand where; removed ones do not count."""
        rows = self._db.execute(
            "SELECT b.id, coalesce(t.state, 'new'), count(*) FROM batches b"
            " JOIN assignments s ON s.batch = b.pk"
            " LEFT JOIN statuses t ON t.document = s.document AND t.annotator = s.annotator"
            f" WHERE s.document {PRESENT} GROUP BY 1, 2"
        )
        found: dict[BatchId, dict[DocumentState, int]] = {}
        for identifier, state, count in rows:
            found.setdefault(BatchId(identifier.hex()), {})[DocumentState(state)] = count
        return found

    def states(self) -> dict[AnnotatorId, dict[DocumentState, int]]:
        """Return how many documents each annotator has in which state, given to them or not."""
        rows = self._db.execute(
            "SELECT a.id, t.state, count(*) FROM statuses t JOIN annotators a ON a.pk = t.annotator"
            f" WHERE t.document {PRESENT} GROUP BY 1, 2"
        )
        found: dict[AnnotatorId, dict[DocumentState, int]] = {}
        for identifier, state, count in rows:
            found.setdefault(AnnotatorId(identifier.hex()), {})[DocumentState(state)] = count
        return found

    def _documents(self, batch: int) -> Iterable[DocumentId]:
        rows = self._db.execute(
            "SELECT d.id FROM assignments s JOIN documents d ON d.pk = s.document"
            " WHERE s.batch = ? ORDER BY d.pk",
            (batch,),
        )
        return (DocumentId(row[0].hex()) for row in rows)
