"""Spans of one project file, clustered by document."""

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LabelId, SpanId
from annotator.core.model import Span, SpanState
from annotator.store.keys import Keys
from annotator.store.listing_sql import PRESENT
from annotator.store.rows import SPAN_COLUMNS, Row, span_from, to_blob, to_json


@dataclass(slots=True)
class _Known:
    """The spans of one document and annotator as they are now."""

    whose: tuple[DocumentId, AnnotatorId]
    spans: list[Span]
    given: tuple[Span, ...] | None = None
    """What was handed out, as long as it is still so."""


class Spans:
    """Reads and writes spans; the caller holds the transaction.

    What was read last is remembered and follows every change: a window and the operations that it
    asks for look at the same article again and again.
    """

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._known: _Known | None = None

    def forget(self) -> None:
        """Drop what was read last; it may have been rolled back."""
        self._known = None

    def of(self, document: DocumentId, annotator: AnnotatorId) -> tuple[Span, ...]:
        """Return the annotator's spans of the document, by place, the longer first."""
        known = self._known
        if known is None or known.whose != (document, annotator):
            known = self._known = _Known((document, annotator), self._read(document, annotator))
        if known.given is None:
            known.given = tuple(known.spans)
        return known.given

    def _read(self, document: DocumentId, annotator: AnnotatorId) -> list[Span]:
        rows = self._db.execute(
            f"SELECT {SPAN_COLUMNS} FROM spans WHERE document = ? AND annotator = ?"
            ' ORDER BY start, "end" DESC, id',
            (self._keys.document(document), self._keys.annotator(annotator)),
        )
        origins = self._keys.origins()
        return [span_from(document, annotator, origins, row) for row in rows]

    def add(self, spans: Iterable[Span]) -> None:
        """Write new spans."""
        new = list(spans)
        self._db.conn.executemany(
            "INSERT INTO spans (document, id, annotator, layer, label, start,"
            ' "end", state, origin, score, attributes, flagged, comment)'
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(span) for span in new],
        )
        for span in new:
            self._put(span)

    def update(self, before: Span, span: Span) -> None:
        """Write ``span`` over ``before``, which has the same id.

        Raises:
            KeyError: it is not there.
        """
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
        self._take(before)
        self._put(span)

    def remove(self, span: Span) -> None:
        """Take the span out.

        Raises:
            KeyError: it is not there.
        """
        changed = self._db.execute(
            "DELETE FROM spans WHERE document = ? AND id = ?",
            (self._keys.document(span.document), to_blob(span.id)),
        )
        if changed.rowcount != 1:
            raise KeyError(span.id)
        self._take(span)

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

    def using(
        self, labels: Collection[LabelId], outside: tuple[int, int] = (0, 0)
    ) -> dict[SpanId, LabelId]:
        """Return the spans of all annotators with one of ``labels``, but for some documents.

        ``outside`` are the first and the last number of documents that do not count.
        """
        marks = ", ".join("?" for _ in labels)
        rows = self._db.execute(
            f"SELECT id, label FROM spans WHERE label IN ({marks})"
            " AND document NOT BETWEEN ? AND ?",
            (*labels, *outside),
        )
        return {SpanId(row[0].hex()): LabelId(row[1]) for row in rows}

    def totals(self, annotator: AnnotatorId) -> dict[tuple[str, SpanState], int]:
        """Return how many spans the annotator has by label and state."""
        # SQLite would sort all spans in memory to count them: two gigabytes for forty million.
        rows = self._db.execute(
            f"SELECT label, state FROM spans WHERE annotator = ? AND document {PRESENT}",
            (self._keys.annotator(annotator),),
        )
        found = Counter(rows)
        return {(label, SpanState(state)): found[label, state] for label, state in sorted(found)}

    def _put(self, span: Span) -> None:
        """Put a span that came into its place among those remembered."""
        known = self._known
        if known is not None and known.whose == (span.document, span.annotator):
            insort(known.spans, span, key=_place)
            known.given = None

    def _take(self, span: Span) -> None:
        """Take a span that left from those remembered."""
        known = self._known
        if known is None or known.whose != (span.document, span.annotator):
            return
        place = bisect_left(known.spans, _place(span), key=_place)
        if place < len(known.spans) and known.spans[place].id == span.id:
            del known.spans[place]
            known.given = None
        else:
            self.forget()  # it lay elsewhere than its caller thought

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


def _place(span: Span) -> tuple[int, int, SpanId]:
    """Return what spans are ordered by: their start, the longer first."""
    return span.start, -span.end, span.id
