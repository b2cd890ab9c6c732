"""How long each annotator has worked on each document."""

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.store.keys import Keys

_MANY = 1000
"""Documents from which a median is taken: it is asked for after each finished one."""


class Times:
    """Adds up and reads working times; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def add(self, document: DocumentId, annotator: AnnotatorId, milliseconds: int) -> None:
        """Add to the time that the annotator has worked on the document."""
        self._db.execute(
            "INSERT INTO times (document, annotator, milliseconds) VALUES (?, ?, ?)"
            " ON CONFLICT (document, annotator)"
            " DO UPDATE SET milliseconds = milliseconds + excluded.milliseconds",
            (self._keys.document(document), self._keys.annotator(annotator), milliseconds),
        )

    def of(self, document: DocumentId, annotator: AnnotatorId) -> int:
        """Return the milliseconds that the annotator has worked on the document."""
        row = self._db.execute(
            "SELECT milliseconds FROM times WHERE document = ? AND annotator = ?",
            (self._keys.document(document), self._keys.annotator(annotator)),
        ).fetchone()
        return int(row[0]) if row else 0

    def typical(self, annotator: AnnotatorId) -> int | None:
        """Return the median of the annotator's milliseconds on finished documents, if any.

        Of very many, the last in the corpus count.
        """
        rows = self._db.execute(
            "SELECT m.milliseconds FROM times m CROSS JOIN statuses t"
            " ON t.document = m.document AND t.annotator = m.annotator"
            " WHERE m.annotator = ? AND t.state = 'done' ORDER BY m.document DESC LIMIT ?",
            (self._keys.annotator(annotator), _MANY),
        ).fetchall()
        return _median(rows) if rows else None

    def pace(self, annotator: AnnotatorId, least: int = 5) -> int | None:
        """Return the median of the annotator's milliseconds per 1,000 characters, if known.

        It is known from ``least`` finished documents on which any time was spent; of very many,
        the last in the corpus count.
        """
        rows = self._db.execute(
            "SELECT m.milliseconds * 1000 / d.length FROM times m"
            " CROSS JOIN statuses t ON t.document = m.document AND t.annotator = m.annotator"
            " CROSS JOIN documents d ON d.pk = m.document"
            " WHERE m.annotator = ? AND t.state = 'done' AND m.milliseconds > 0 AND d.length > 0"
            " ORDER BY m.document DESC LIMIT ?",
            (self._keys.annotator(annotator), _MANY),
        ).fetchall()
        return _median(rows) if len(rows) >= least else None


def _median(rows: list[tuple[int]]) -> int:
    return int(sorted(rows)[len(rows) // 2][0])
