"""What the search found in the open article: marked, and walked from one to the next."""

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPen

from annotator.core.query import Query, Term, hits

if TYPE_CHECKING:
    from annotator.ui.article.view import ArticleView

_RADIUS = 2.0


class Hits(QObject):
    """The places of the search's words in the article, in code points.

    A hit is a plain block of the marker's colour under the letters, with a line above them: spans
    have rounded boxes and lines below.
    """

    changed = Signal()
    """Other hits are shown, or another one is the current one."""

    def __init__(self, view: "ArticleView", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._terms: tuple[Term, ...] = ()
        self.places: list[tuple[int, int]] = []
        self.current: int | None = None
        """Which one was walked to, from 0."""
        view.hits = self
        view.desk.document_changed.connect(self._find)

    def search(self, query: Query | None) -> None:
        """Mark what a query looks for; None marks nothing."""
        self._terms = query.terms if query is not None else ()
        self._find()

    def walk(self, direction: int) -> None:
        """Go to the next (1) or previous (-1) hit, round the end."""
        if not self.places:
            return
        offset = self._view.desk.offset
        starts = [start for start, _ in self.places]
        if self.current is not None and starts[self.current] == offset:
            found = self.current + direction
        elif direction > 0:
            found = bisect_left(starts, offset)
        else:
            found = bisect_right(starts, offset) - 1
        self.current = found % len(self.places)
        self._view.desk.set_focus(None)
        self._view.show_place(starts[self.current])
        self._show()

    def paint(self, painter: QPainter, exposed: QRectF) -> None:
        """Paint the hits under the letters, those that can be seen."""
        view = self._view
        if not self.places:
            return
        theme = view.scene.theme
        first, last = view.geometry_of.shown(exposed.top(), exposed.bottom())
        low, high = view.offsets.to_codepoint(first), view.offsets.to_codepoint(last) + 1
        begin = max(bisect_left(self.places, (low, low)) - 1, 0)
        painter.save()
        for index in range(begin, len(self.places)):
            start, end = self.places[index]
            if start > high:
                break
            current = index == self.current
            painter.setBrush(theme.colour("hit", 255 if current else 130))
            pieces = view.geometry_of.pieces(
                view.offsets.to_utf16(start), view.offsets.to_utf16(end)
            )
            for piece in pieces:
                painter.setPen(Qt.PenStyle.NoPen)
                box = piece.rect.adjusted(-1, -1, 1, 1)
                painter.drawRoundedRect(box, _RADIUS, _RADIUS)
                painter.setPen(QPen(theme.colour("text"), 2.0 if current else 1.0))
                painter.drawLine(box.topLeft(), QPointF(box.right(), box.top()))
        painter.restore()

    def _find(self) -> None:
        document = self._view.desk.document
        self.current = None
        self.places = hits(document.text, self._terms) if document and self._terms else []
        self._show()

    def _show(self) -> None:
        self._view.viewport().update()
        self.changed.emit()
