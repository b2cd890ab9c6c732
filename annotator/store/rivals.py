"""States of works beside the one that is shown, until somebody settles which it is to be."""

from typing import Any

import msgspec
import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.rivals import Rival
from annotator.store.keys import Keys
from annotator.store.rows import to_blob, to_json

TABLES = ("rivals",)
SCHEMA = """
CREATE TABLE rivals (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    annotator INTEGER NOT NULL REFERENCES annotators (pk),
    id BLOB NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (document, annotator, id)
) WITHOUT ROWID;
"""


class Rivals:
    """Reads and writes them; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def put(self, rival: Rival) -> None:
        """Write a state, new or instead of what it was."""
        self._db.execute(
            "INSERT OR REPLACE INTO rivals (document, annotator, id, content) VALUES (?, ?, ?, ?)",
            (
                self._keys.document(rival.document),
                self._keys.annotator(rival.annotator),
                to_blob(rival.id),
                to_json(rival),
            ),
        )

    def remove(self, rival: Rival) -> None:
        """Take a state away."""
        self._db.execute(
            "DELETE FROM rivals WHERE document = ? AND annotator = ? AND id = ?",
            (
                self._keys.document(rival.document),
                self._keys.annotator(rival.annotator),
                to_blob(rival.id),
            ),
        )

    def clear(self, document: DocumentId, annotator: AnnotatorId) -> None:
        """Take away all states of a work that wait."""
        self._db.execute(
            "DELETE FROM rivals WHERE document = ? AND annotator = ?",
            (self._keys.document(document), self._keys.annotator(annotator)),
        )

    def of(self, document: DocumentId, annotator: AnnotatorId) -> tuple[Rival, ...]:
        """Return the states of one work that wait."""
        rows = self._db.execute(
            "SELECT content FROM rivals WHERE document = ? AND annotator = ? ORDER BY id",
            (self._keys.document(document), self._keys.annotator(annotator)),
        )
        return tuple(rival_from(row[0]) for row in rows)

    def all(self) -> tuple[Rival, ...]:
        """Return the states of all works that wait, in the order of the documents."""
        rows = self._db.execute("SELECT content FROM rivals ORDER BY document, annotator, id")
        return tuple(rival_from(row[0]) for row in rows)

    def count(self) -> int:
        """Return how many works are to be settled."""
        row = self._db.execute(
            "SELECT count(*) FROM (SELECT DISTINCT document, annotator FROM rivals)"
        ).fetchone()
        return int(row[0])


def rival_from(content: Any) -> Rival:
    """Read a state as ``put`` writes it. Raises msgspec.ValidationError for anything else."""
    return msgspec.json.decode(content, type=Rival)
