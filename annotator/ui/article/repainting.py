"""Which lines of the article must be painted again after a change: as few as show something new."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QRegion

from annotator.core.ids import SpanId
from annotator.core.model import Span
from annotator.core.scheme import Scheme

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_ABOVE, _BELOW = 26, 18
"""Pixels around the letters of a span in which something of it is painted: tag, lines, links."""
_FEW = 40
"""From so many changed spans on everything is painted again."""


class Repainting:
    """Asks the view to paint again where focus or spans changed."""

    def __init__(self, view: "ArticleView") -> None:
        self._view = view
        self._lit: list[tuple[int, int]] = []

    def focus_moved(self) -> None:
        """Paint again what had the focus, and what has it, with all that is linked to it."""
        before, self._lit = self._lit, [(span.start, span.end) for span in self._in_light()]
        self._paint([*before, *self._lit])

    def spans_changed(self) -> None:
        """Paint again what the last change of spans touched."""
        desk = self._view.desk
        difference, sheet = desk.difference, desk.sheet
        changed = [*difference.gone, *difference.came]
        if len(changed) > _FEW or self._moves_lanes(difference.gone, difference.came):
            self._view.viewport().update()
            return
        linked = {*difference.linked, *(span.id for span in changed)}
        ends = {
            end for one in linked for link in sheet.links(one) for end in (link.head, link.child)
        }
        around = [other for span in changed for other in sheet.over(span.start, span.end)]
        also = [span for span in map(sheet.span, ends | linked) if span is not None]
        self._paint((span.start, span.end) for span in (*changed, *around, *also))
        self.focus_moved()

    def _in_light(self) -> Iterable[Span]:
        """Return the focused span, and those linked to it."""
        desk = self._view.desk
        if desk.focus is None:
            return []
        linked = [end for link in desk.links(desk.focus) for end in (link.head, link.child)]
        return [span for span in map(desk.span, {desk.focus, *linked}) if span is not None]

    def _moves_lanes(self, gone: Iterable[Span], came: Iterable[Span]) -> bool:
        """Tell whether claims came, went or moved: others beside them may stand elsewhere now."""
        claims = _claim_places(self._view.desk.project.scheme, gone)
        return claims != _claim_places(self._view.desk.project.scheme, came)

    def _paint(self, ranges: Iterable[tuple[int, int]]) -> None:
        view, region = self._view, QRegion()
        down, width = view.verticalScrollBar().value(), view.viewport().width()
        shown = view.viewport().height()
        for start, end in set(ranges):
            pieces = view.geometry_of.pieces(
                view.offsets.to_utf16(start), view.offsets.to_utf16(end)
            )
            if pieces:
                top = round(pieces[0].rect.top()) - down - _ABOVE
                bottom = round(pieces[-1].rect.bottom()) - down + _BELOW
                if bottom >= 0 and top <= shown:
                    region += QRect(0, top, width, bottom - top)
        view.viewport().update(region)


def _claim_places(scheme: Scheme, spans: Iterable[Span]) -> set[tuple[SpanId, int, int, bool]]:
    styles = {layer.id: layer.style for layer in scheme.layers}
    return {
        (span.id, span.start, span.end, span.visible)
        for span in spans
        if styles.get(span.layer) == "claim"
    }
