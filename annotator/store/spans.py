"""Spans of one project file, clustered by document."""

from collections.abc import Collection, Iterable

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LabelId
from annotator.core.model import Span, SpanState
from annotator.store.keys import Keys
from annotator.store.rows import SPAN_COLUMNS, Row, span_from, to_blob, to_json


class Spans:
    """Reads and writes spans; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._last: tuple[DocumentId, AnnotatorId, tuple[Span, ...]] | None = None

    def forget(self) -> None:
        """Drop what was read last; it may have been rolled back."""
        self._last = None

    def of(self, document: DocumentId, annotator: AnnotatorId) -> tuple[Span, ...]:
        """Return the annotator's spans of the document, by place, the longer first.

        What was read last is remembered until a span changes: a window and the operations that
        it asks for look at the same article again and again.
        """
        if self._last is None or self._last[:2] != (document, annotator):
            rows = self._db.execute(
                f"SELECT {SPAN_COLUMNS} FROM spans WHERE document = ? AND annotator = ?"
                ' ORDER BY start, "end" DESC, id',
                (self._keys.document(document), self._keys.annotator(annotator)),
            )
            origins = self._keys.origins()
            spans = tuple(span_from(document, annotator, origins, row) for row in rows)
            self._last = (document, annotator, spans)
        return self._last[2]

    def add(self, spans: Iterable[Span]) -> None:
        """Write new spans."""
        self._last = None
        self._db.conn.executemany(
            "INSERT INTO spans (document, id, annotator, layer, label, start,"
            ' "end", state, origin, score, attributes, flagged, comment)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(span) for span in spans],
        )

    def update(self, span: Span) -> None:
        """Write the span over the one with its id.

        Raises:
            KeyError: it is not there.
        """
        self._last = None
        row = self._row(span)
        changed = self._db.execute(
            "UPDATE spans SET annotator = ?, layer = ?, label = ?, start = ?, "
            '"end" = ?, state = ?, origin = ?, score = ?, attributes = ?,'
            " flagged = ?, comment = ?"
            " WHERE document = ? AND id = ?",
            (*row[2:], *row[:2]),
        )
        if changed.rowcount != 1:
            raise KeyError(span.id)

    def remove(self, span: Span) -> None:
        """Take the span out.

        Raises:
            KeyError: it is not there.
        """
        self._last = None
        changed = self._db.execute(
            "DELETE FROM spans WHERE document = ? AND id = ?",
            (self._keys.document(span.document), to_blob(span.id)),
        )
        if changed.rowcount != 1:
            raise KeyError(span.id)

    def labelled(self, labels: Collection[LabelId], annotator: AnnotatorId) -> list[Span]:
        """Return the annotator's spans with one of ``labels``, by document and place."""
        marks = ", ".join("?" for _ in labels)
        columns = ", ".join(f"s.{name}" for name in SPAN_COLUMNS.split(", "))
        rows = self._db.execute(
            f"SELECT d.id, {columns} FROM spans s JOIN documents d ON d.pk = s.document"
            f" WHERE s.annotator = ? AND s.label IN ({marks})"
            ' ORDER BY d.pk, s.start, s."end" DESC, s.id',
            (self._keys.annotator(annotator), *labels),
        )
        origins = self._keys.origins()
        return [
            span_from(DocumentId(document.hex()), annotator, origins, tuple(row))
            for document, *row in rows
        ]

    def totals(self, annotator: AnnotatorId) -> dict[tuple[str, SpanState], int]:
        """Return how many spans the annotator has by label and state."""
        rows = self._db.execute(
            "SELECT label, state, count(*) FROM spans WHERE annotator = ? GROUP BY 1, 2"
            " ORDER BY 1, 2",
            (self._keys.annotator(annotator),),
        )
        return {(label, SpanState(state)): int(count) for label, state, count in rows}

    def _row(self, span: Span) -> Row:
        return (
            self._keys.document(span.document),
            to_blob(span.id),
            self._keys.annotator(span.annotator),
            span.layer,
            span.label,
            span.start,
            span.end,
            span.state.value,
            self._keys.origin(span.origin),
            span.score,
            to_json(span.attributes) if span.attributes else None,
            span.flagged,
            span.comment,
        )
