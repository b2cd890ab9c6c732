"""Which documents are versions of one story, and the keys by which they are found."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import sqlite_utils

from annotator.core.ids import DocumentId
from annotator.core.model import Apart
from annotator.store.keys import Keys
from annotator.store.listing_sql import PRESENT


class Sketched(NamedTuple):
    """The number of a document's row, and the sketch of its text; empty for a very short one."""

    number: int
    sketch: bytes


class Versions:
    """Reads and writes sketches and stories; the caller holds the transaction.

    A story is named by the row number of one of its documents. A document without other versions
    has no story.
    """

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    # Sketches and keys

    def unsketched(self, after: int, limit: int) -> list[int]:
        """Return up to ``limit`` numbers of documents without a sketch, those after another."""
        rows = self._db.execute(
            f"SELECT pk FROM documents d WHERE pk > ? AND pk {PRESENT} AND NOT EXISTS"
            " (SELECT 1 FROM sketches WHERE document = d.pk) ORDER BY pk LIMIT ?",
            (after, limit),
        )
        return [row[0] for row in rows]

    def count_unsketched(self) -> int:
        """Return how many documents have no sketch yet."""
        documents, sketched, out = (
            self._db.execute(f"SELECT count(*) FROM {rows}").fetchone()[0]
            for rows in (
                "documents",
                "sketches",
                "removed r WHERE NOT EXISTS (SELECT 1 FROM sketches WHERE document = r.document)",
            )
        )
        return int(documents) - int(sketched) - int(out)

    def text(self, number: int) -> str | None:
        """Return the text of the document with a number, if it is there."""
        row = self._db.execute("SELECT text FROM documents WHERE pk = ?", (number,)).fetchone()
        return row[0] if row else None

    def add(self, sketched: Iterable[Sketched]) -> None:
        """Store the sketches of documents, as far as they are still there."""
        self._db.conn.executemany(
            "INSERT OR REPLACE INTO sketches (document, sketch, banded)"
            " SELECT pk, ?2, ?2 = x'' FROM documents WHERE pk = ?1",
            sketched,
        )

    def sketch(self, number: int) -> bytes | None:
        """Return the sketch of the document with a number, if there is one."""
        row = self._db.execute(
            "SELECT sketch FROM sketches WHERE document = ? AND sketch <> x''", (number,)
        ).fetchone()
        return row[0] if row else None

    def sketch_of(self, document: DocumentId) -> bytes | None:
        """Return the sketch of a document, if there is one."""
        return self.sketch(self._keys.document(document))

    def unbanded(self, after: int, limit: int) -> list[Sketched]:
        """Return sketches whose keys are not all stored, those after a number."""
        rows = self._db.execute(
            "SELECT document, sketch FROM sketches WHERE banded = 0 AND document > ?"
            " ORDER BY document LIMIT ?",
            (after, limit),
        )
        return [Sketched(*row) for row in rows]

    def add_keys(self, keys: Iterable[tuple[int, int]]) -> None:
        """Store keys with the numbers of their documents, as far as these are still there."""
        self._db.conn.executemany(
            "INSERT OR IGNORE INTO bands (key, document)"
            " SELECT ?1, pk FROM documents WHERE pk = ?2",
            keys,
        )

    def mark_banded(self) -> None:
        """Note that the keys of all sketches are stored."""
        self._db.execute("UPDATE sketches SET banded = 1 WHERE banded = 0")

    def having(self, keys: Sequence[int], limit: int) -> list[int]:
        """Return the numbers of documents that have keys, once for each; ``limit`` for a key."""
        # One statement for all texts: their keys are equally many.
        each = f"SELECT * FROM (SELECT document FROM bands WHERE key = ? LIMIT {limit:d})"
        rows = self._db.execute(" UNION ALL ".join([each] * len(keys)), tuple(keys))
        return [row[0] for row in rows]

    # Stories

    def story(self, number: int) -> int | None:
        """Return the story of which the document with a number is a version, if any."""
        row = self._db.execute(
            "SELECT story FROM versions WHERE document = ?", (number,)
        ).fetchone()
        return int(row[0]) if row else None

    def join(self, one: int, other: int) -> bool:
        """Note that two documents are versions of one story; their stories become one.

        Not if somebody said of two documents in them that they are not.
        """
        if self._kept_apart(one, other):
            return False
        if self.text(one) is None or self.text(other) is None:
            return False  # it has left the project
        stories = {self.story(number) or number for number in (one, other)}
        story = min(stories)
        for old in stories - {story}:
            self._db.execute("UPDATE versions SET story = ? WHERE story = ?", (story, old))
        for number in {one, other, story}:
            self._db.execute(
                "INSERT OR REPLACE INTO versions (document, story) VALUES (?, ?)", (number, story)
            )
        return True

    # What a person says

    def set_apart(self, said: Apart, *, apart: bool) -> None:
        """Note that a document is no version of others, or take that back."""
        number = self._keys.document(said.document)
        others = [self._keys.document(other) for other in said.others]
        pairs = [(number, other) for other in others]
        if apart:
            self._db.conn.executemany(
                "INSERT OR IGNORE INTO apart (document, other) VALUES (?, ?)", pairs
            )
            self._separate(number)
            return
        self._db.conn.executemany("DELETE FROM apart WHERE document = ? AND other = ?", pairs)
        for other in others:
            self.join(number, other)

    def _separate(self, number: int) -> None:
        """Take a document out of its story; what is left of it has a name of its own."""
        story = self.story(number)
        self._db.execute("DELETE FROM versions WHERE document = ?", (number,))
        rows = self._db.execute("SELECT document FROM versions WHERE story = ?", (story,))
        others = [row[0] for row in rows]
        if len(others) == 1:
            self._db.execute("DELETE FROM versions WHERE story = ?", (story,))
        elif others:
            renamed = (min(others), story)
            self._db.execute("UPDATE versions SET story = ? WHERE story = ?", renamed)

    def _kept_apart(self, one: int, other: int) -> bool:
        sides = [self.story(number) or -number for number in (one, other)]
        # What persons said is little: it is read whole.
        rows = self._db.execute(
            "SELECT coalesce(v.story, -a.document), coalesce(w.story, -a.other) FROM apart a"
            " LEFT JOIN versions v ON v.document = a.document"
            " LEFT JOIN versions w ON w.document = a.other"
        )
        return any(set(row) == set(sides) for row in rows)

    def of(self, document: DocumentId) -> list[DocumentId]:
        """Return all versions of a document's story, itself included; none without others."""
        story = self.story(self._keys.document(document))
        if story is None:
            return []
        rows = self._db.execute(
            "SELECT d.id FROM versions v JOIN documents d ON d.pk = v.document"
            f" WHERE v.story = ? AND {_THERE} ORDER BY d.pk",
            (story,),
        )
        found = [DocumentId(row[0].hex()) for row in rows]
        return found if len(found) > 1 else []  # the others may have left the project

    def heads(self) -> list[tuple[DocumentId, int]]:
        """Return the first document of every story and how many versions there are."""
        rows = self._db.execute(
            "SELECT d.id, s.number FROM (SELECT min(v.document) AS first, count(*) AS number"
            f" FROM versions v WHERE {_THERE} GROUP BY v.story HAVING number > 1) s"
            " JOIN documents d ON d.pk = s.first ORDER BY s.first"
        )
        return [(DocumentId(identifier.hex()), number) for identifier, number in rows]

    def stories(self) -> list[list[DocumentId]]:
        """Return every story with its documents, in the order of their first."""
        rows = self._db.execute(
            "SELECT v.story, d.id FROM versions v JOIN documents d ON d.pk = v.document"
            f" WHERE {_THERE} ORDER BY v.story, d.pk"
        )
        found: dict[int, list[DocumentId]] = {}
        for story, identifier in rows:
            found.setdefault(story, []).append(DocumentId(identifier.hex()))
        return [documents for documents in found.values() if len(documents) > 1]

    def counts(self) -> tuple[int, int]:
        """Return how many stories have versions, and how many documents are one."""
        if self._db.execute("SELECT 1 FROM removed LIMIT 1").fetchone() is None:
            # A story has two versions or more as long as none was taken out.
            row = self._db.execute(
                "SELECT count(DISTINCT story), count(*) FROM versions"
            ).fetchone()
            return int(row[0]), int(row[1])
        row = self._db.execute(
            "SELECT count(*), coalesce(sum(number), 0) FROM (SELECT count(*) AS number"
            f" FROM versions v WHERE {_THERE} GROUP BY story HAVING number > 1)"
        ).fetchone()
        return int(row[0]), int(row[1])

    def forget(self) -> None:
        """Drop all keys and stories: they are to be found anew. What persons said stays."""
        for table in ("bands", "sketches", "versions"):
            self._db.execute(f"DELETE FROM {table}")


_THERE = "NOT EXISTS (SELECT 1 FROM removed r WHERE r.document = v.document)"
"""What the annotator took out of the project is no version while it is out."""

TABLES = ("bands", "sketches", "versions", "apart")
"""The tables of this module."""

SCHEMA = """
CREATE TABLE bands (
    key INTEGER NOT NULL,
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    PRIMARY KEY (key, document)
) WITHOUT ROWID;
CREATE INDEX bands_document ON bands (document);

CREATE TABLE sketches (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES documents (pk) ON DELETE CASCADE,
    sketch BLOB NOT NULL,
    banded INTEGER NOT NULL
);
CREATE INDEX sketches_banded ON sketches (banded);

CREATE TABLE versions (
    document INTEGER NOT NULL PRIMARY KEY REFERENCES documents (pk) ON DELETE CASCADE,
    story INTEGER NOT NULL
);
CREATE INDEX versions_story ON versions (story);

CREATE TABLE apart (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    other INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    PRIMARY KEY (document, other)
) WITHOUT ROWID;
CREATE INDEX apart_other ON apart (other);
"""
