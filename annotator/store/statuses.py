"""Each annotator's state of each document, the place where they were, and what was prepared."""

from time import time

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import DocumentState, DocumentStatus
from annotator.store.keys import Keys
from annotator.store.listing_sql import PRESENT


class Statuses:
    """Reads and writes document states; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def of(self, document: DocumentId, annotator: AnnotatorId) -> DocumentStatus:
        """Return the annotator's status of the document (``new`` when nothing was stored)."""
        row = self._db.execute(
            "SELECT state, flagged, comment FROM statuses WHERE document = ? AND annotator = ?",
            (self._keys.document(document), self._keys.annotator(annotator)),
        ).fetchone()
        if row is None:
            return DocumentStatus(document=document, annotator=annotator)
        state, flagged, comment = row
        return DocumentStatus(
            document=document,
            annotator=annotator,
            state=DocumentState(state),
            flagged=bool(flagged),
            comment=comment,
        )

    def put(self, status: DocumentStatus) -> None:
        """Store the status in place of the one that was there."""
        self._db.execute(
            "INSERT OR REPLACE INTO statuses (document, annotator, state, flagged, comment)"
            " VALUES (?, ?, ?, ?, ?)",
            (
                self._keys.document(status.document),
                self._keys.annotator(status.annotator),
                status.state.value,
                int(status.flagged),
                status.comment,
            ),
        )

    def flagged(self, annotator: AnnotatorId) -> int:
        """Return how many documents have the annotator's flag."""
        row = self._db.execute(
            "SELECT count(*) FROM statuses WHERE annotator = ? AND flagged = 1"
            f" AND document {PRESENT}",
            (self._keys.annotator(annotator),),
        ).fetchone()
        return int(row[0])

    def mark_prehighlighted(
        self, document: DocumentId, annotator: AnnotatorId, pipeline: str
    ) -> None:
        """Record that suggestions were made for the document by ``pipeline``."""
        self._db.execute(
            "INSERT OR REPLACE INTO prehighlights (document, annotator, pipeline, at)"
            " VALUES (?, ?, ?, ?)",
            (
                self._keys.document(document),
                self._keys.annotator(annotator),
                pipeline,
                int(time()),
            ),
        )

    def is_prehighlighted(self, document: DocumentId, annotator: AnnotatorId) -> bool:
        """Tell whether suggestions were made for the document already."""
        row = self._db.execute(
            "SELECT 1 FROM prehighlights WHERE document = ? AND annotator = ?",
            (self._keys.document(document), self._keys.annotator(annotator)),
        ).fetchone()
        return row is not None

    def not_prehighlighted(
        self, annotator: AnnotatorId, after: int = 0, most: int = -1
    ) -> list[tuple[int, DocumentId]]:
        """Return the documents numbered above ``after`` for which no suggestions were made yet.

        By number, with it, and ``most`` of them if that is not -1.
        """
        rows = self._db.execute(
            "SELECT pk, id FROM documents INDEXED BY documents_listed WHERE pk > ?2 AND NOT EXISTS"
            " (SELECT 1 FROM prehighlights p WHERE p.document = pk AND p.annotator = ?1)"
            f" AND pk {PRESENT} ORDER BY pk LIMIT ?3",
            (self._keys.annotator(annotator), after, most),
        )
        return [(number, DocumentId(identifier.hex())) for number, identifier in rows]

    def count_not_prehighlighted(self, annotator: AnnotatorId) -> int:
        """Return for how many documents no suggestions were made yet."""
        with_them = (
            f"SELECT count(*) FROM prehighlights WHERE annotator = ? AND document {PRESENT}",
            (self._keys.annotator(annotator),),
        )
        documents, removed, made = (
            int(self._db.execute(asked, values).fetchone()[0])
            for asked, values in (
                ("SELECT count(*) FROM documents", ()),
                ("SELECT count(*) FROM removed", ()),
                with_them,
            )
        )
        return documents - removed - made

    def place(self, annotator: AnnotatorId) -> tuple[DocumentId, int] | None:
        """Return the document and code-point offset where the annotator was last, if any."""
        row = self._db.execute(
            'SELECT d.id, p."offset" FROM places p JOIN documents d ON d.pk = p.document'
            f" WHERE p.annotator = ? AND p.document {PRESENT}",
            (self._keys.annotator(annotator),),
        ).fetchone()
        return (DocumentId(row[0].hex()), int(row[1])) if row else None

    def set_place(self, annotator: AnnotatorId, document: DocumentId, offset: int) -> None:
        """Remember where the annotator is."""
        self._db.execute(
            'INSERT OR REPLACE INTO places (annotator, document, "offset") VALUES (?, ?, ?)',
            (self._keys.annotator(annotator), self._keys.document(document), offset),
        )
