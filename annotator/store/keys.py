"""Row numbers of documents, annotators and origins, looked up once and remembered."""

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import Origin, OriginKind
from annotator.store.rows import to_blob

_MOST = 20_000
"""So many documents are remembered; a project may have a million."""


class Keys:
    """Turns identifiers into the integers by which rows refer to each other.

    ``forget`` must follow a rolled-back transaction: a remembered number may then name no row.
    """

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db
        self._documents: dict[DocumentId, int] = {}
        self._annotators: dict[AnnotatorId, int] = {}
        self._origins: dict[Origin, int] = {}

    def forget(self) -> None:
        """Drop everything remembered."""
        self._documents.clear()
        self._annotators.clear()
        self._origins.clear()

    def document(self, identifier: DocumentId) -> int:
        """Return the document's row number.

        Raises:
            KeyError: the project has no such document.
        """
        found = self._documents.get(identifier)
        if found is None:
            found = self._one("SELECT pk FROM documents WHERE id = ?", identifier)
            if len(self._documents) >= _MOST:
                self._documents.clear()
            self._documents[identifier] = found
        return found

    def annotator(self, identifier: AnnotatorId) -> int:
        """Return the annotator's row number.

        Raises:
            KeyError: the project has no such annotator.
        """
        found = self._annotators.get(identifier)
        if found is None:
            found = self._one("SELECT pk FROM annotators WHERE id = ?", identifier)
            self._annotators[identifier] = found
        return found

    def origin(self, origin: Origin) -> int:
        """Return the origin's row number, adding the row when it is new."""
        found = self._origins.get(origin)
        if found is None:
            values = (origin.kind.value, origin.name, origin.version)
            self._db.execute(
                "INSERT OR IGNORE INTO origins (kind, name, version) VALUES (?, ?, ?)", values
            )
            row = self._db.execute(
                "SELECT pk FROM origins WHERE kind = ? AND name = ? AND version = ?", values
            ).fetchone()
            found = int(row[0])
            self._origins[origin] = found
        return found

    def origins(self, schema: str = "main") -> dict[int, Origin]:
        """Return every origin by its row number, here or in a copy; there are only a few."""
        rows = self._db.execute(f"SELECT pk, kind, name, version FROM {schema}.origins")
        return {pk: Origin(OriginKind(kind), name, version) for pk, kind, name, version in rows}

    def _one(self, sql: str, identifier: str) -> int:
        row = self._db.execute(sql, (to_blob(identifier),)).fetchone()
        if row is None:
            raise KeyError(identifier)
        return int(row[0])
