"""Which documents are versions of one story, and the keys by which they are found."""

from collections.abc import Iterable, Sequence

import sqlite_utils

from annotator.core.ids import DocumentId
from annotator.store.keys import Keys


class Versions:
    """Reads and writes sketches and stories; the caller holds the transaction.

    A story is named by the row number of one of its documents. A document without other versions
    has no story.
    """

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def unsketched(self, limit: int) -> list[DocumentId]:
        """Return up to ``limit`` documents that have no sketch yet, in their order."""
        rows = self._db.execute(
            f"SELECT id FROM documents WHERE {_LATER} ORDER BY pk LIMIT ?", (limit,)
        )
        return [DocumentId(row[0].hex()) for row in rows]

    def count_unsketched(self) -> int:
        """Return how many documents have no sketch yet."""
        row = self._db.execute(f"SELECT count(*) FROM documents WHERE {_LATER}").fetchone()
        return int(row[0])

    def add(self, document: DocumentId, keys: Iterable[int], sketch: bytes) -> None:
        """Store the sketch of a document and its keys, after all documents before it."""
        number = self._keys.document(document)
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO bands (key, document) VALUES (?, ?)",
            [(key, number) for key in keys],
        )
        self._db.execute(
            "INSERT OR REPLACE INTO sketches (document, sketch) VALUES (?, ?)", (number, sketch)
        )

    def candidates(self, keys: Sequence[int], limit: int) -> list[tuple[DocumentId, bytes]]:
        """Return the documents that share a key, with their sketches; the closest first."""
        if not keys:
            return []
        marks = ", ".join("?" * len(keys))
        rows = self._db.execute(
            "SELECT d.id, s.sketch FROM (SELECT document, count(*) AS common FROM bands"
            f" WHERE key IN ({marks}) GROUP BY document ORDER BY common DESC, document LIMIT ?) b"
            " JOIN sketches s ON s.document = b.document JOIN documents d ON d.pk = b.document"
            " ORDER BY b.common DESC, b.document",
            (*keys, limit),
        )
        return [(DocumentId(identifier.hex()), sketch) for identifier, sketch in rows]

    def join(self, one: DocumentId, other: DocumentId) -> None:
        """Note that two documents are versions of one story; their stories become one."""
        numbers = self._keys.document(one), self._keys.document(other)
        stories = {self._story(number) or number for number in numbers}
        story = min(stories)
        for old in stories - {story}:
            self._db.execute("UPDATE versions SET story = ? WHERE story = ?", (story, old))
        for number in {*numbers, story}:
            self._db.execute(
                "INSERT OR REPLACE INTO versions (document, story) VALUES (?, ?)", (number, story)
            )

    def separate(self, document: DocumentId) -> None:
        """Take a document out of its story; a story of one is none."""
        number = self._keys.document(document)
        others = [self._keys.document(item) for item in self.of(document) if item != document]
        self._db.execute("DELETE FROM versions WHERE document = ?", (number,))
        if len(others) == 1:
            self._db.execute("DELETE FROM versions WHERE document = ?", (others[0],))
        elif others:
            marks = ", ".join("?" * len(others))
            self._db.execute(
                f"UPDATE versions SET story = ? WHERE document IN ({marks})",
                (min(others), *others),
            )

    def of(self, document: DocumentId) -> list[DocumentId]:
        """Return all versions of a document's story, itself included; none without others."""
        story = self._story(self._keys.document(document))
        if story is None:
            return []
        rows = self._db.execute(
            "SELECT d.id FROM versions v JOIN documents d ON d.pk = v.document"
            " WHERE v.story = ? ORDER BY d.pk",
            (story,),
        )
        return [DocumentId(row[0].hex()) for row in rows]

    def stories(self) -> list[list[DocumentId]]:
        """Return every story with its documents, in the order of their first."""
        rows = self._db.execute(
            "SELECT v.story, d.id FROM versions v JOIN documents d ON d.pk = v.document"
            " ORDER BY v.story, d.pk"
        )
        found: dict[int, list[DocumentId]] = {}
        for story, identifier in rows:
            found.setdefault(story, []).append(DocumentId(identifier.hex()))
        return list(found.values())

    def counts(self) -> tuple[int, int]:
        """Return how many stories have versions, and how many documents are one."""
        row = self._db.execute("SELECT count(DISTINCT story), count(*) FROM versions").fetchone()
        return int(row[0]), int(row[1])

    def forget(self) -> None:
        """Drop all keys and stories: they are to be found anew."""
        for table in ("bands", "sketches", "versions"):
            self._db.execute(f"DELETE FROM {table}")

    def _story(self, number: int) -> int | None:
        row = self._db.execute(
            "SELECT story FROM versions WHERE document = ?", (number,)
        ).fetchone()
        return int(row[0]) if row else None


_LATER = "pk > coalesce((SELECT max(document) FROM sketches), 0)"
"""Sketches are made in the order of the documents, so that the last one says how far they are."""
