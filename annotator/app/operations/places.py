"""The spans of an article by place, for operations that look at many places of it."""

from collections.abc import Iterable

from annotator.core.ids import SpanId
from annotator.core.model import Span

_CELL = 256
"""Characters that are looked up together."""


class Places:
    """Spans that can be found by the characters they cover."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._cells: dict[int, dict[SpanId, Span]] = {}
        for span in spans:
            self.add(span)

    def add(self, span: Span) -> None:
        """Put a span in."""
        for cell in _cells(span.start, span.end):
            self._cells.setdefault(cell, {})[span.id] = span

    def remove(self, span: Span) -> None:
        """Take a span out."""
        for cell in _cells(span.start, span.end):
            del self._cells[cell][span.id]

    def over(self, start: int, end: int) -> list[Span]:
        """Return the spans that share a character with ``start``-``end``, by place."""
        found = {
            span.id: span
            for cell in _cells(start, end)
            for span in self._cells.get(cell, {}).values()
            if span.overlaps(start, end)
        }
        return sorted(found.values(), key=lambda span: (span.start, -span.end, span.id))


def _cells(start: int, end: int) -> range:
    return range(start // _CELL, (end - 1) // _CELL + 1)
