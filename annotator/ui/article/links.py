"""Curves between a claim and its parts, and the line that follows the mouse to a new one."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from annotator.ui.article.geometry import Piece

_NEAR = 3.2
"""Lines over which a link is drawn; ends farther apart are read in the inspector."""
_DIP = 9.0
"""How far below the letters a link on one line bends, in pixels."""
_END = 2.6


@dataclass(frozen=True, slots=True)
class Link:
    """A link from a part to its claim, by the pieces of both."""

    part: Sequence[Piece]
    claim: Sequence[Piece]
    ink: QColor


def curve(part: Sequence[Piece], claim: Sequence[Piece]) -> QPainterPath | None:
    """Return the curve from a part to its claim, or None where they are far apart."""
    pairs = [(one.rect, other.rect) for one in part for other in claim]
    if not pairs:
        return None
    child, head = min(pairs, key=lambda pair: abs(pair[0].center().y() - pair[1].center().y()))
    if abs(child.center().y() - head.center().y()) > _NEAR * 2 * child.height():
        return None
    if abs(child.center().y() - head.center().y()) < child.height() / 2:
        return _along(child, head)
    return _across(child, head)


def draw_link(painter: QPainter, path: QPainterPath, ink: QColor, paper: QColor) -> None:
    """Draw a link over the text: a thin line with a rim of paper, and a dot at the claim."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    rim = QColor(paper)
    rim.setAlpha(200)
    painter.setPen(QPen(rim, 3.6))
    painter.drawPath(path)
    painter.setPen(QPen(ink, 1.5))
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(path.currentPosition(), _END, _END)


def draw_rubber(painter: QPainter, start: QPointF, end: QPointF, ink: QColor) -> None:
    """Draw the line that follows the mouse from a claim to what it may be linked to."""
    path = QPainterPath(start)
    bend = QPointF(0, max(18.0, abs(end.y() - start.y()) / 3))
    path.cubicTo(start + bend, end + bend, end)
    pen = QPen(ink, 2)
    pen.setDashPattern([4, 2])
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(end, 3.5, 3.5)


def _along(child: QRectF, head: QRectF) -> QPainterPath:
    """Return a curve under the letters of one line, from one to the near edge of the other."""
    left = child.center().x() < head.center().x()
    near = head.left() + 3 if left else head.right() - 3
    start = QPointF(child.center().x(), child.bottom() + 3)
    end = QPointF(near, head.bottom() + 4)
    path = QPainterPath(start)
    path.cubicTo(start + QPointF(0, _DIP), end + QPointF(0, _DIP), end)
    return path


def _across(child: QRectF, head: QRectF) -> QPainterPath:
    """Return a curve from one line to another."""
    down = child.center().y() < head.center().y()
    x = min(max(child.center().x(), head.left() + 6), head.right() - 6)
    start = QPointF(child.center().x(), child.bottom() + 3 if down else child.top() - 2)
    end = QPointF(x, head.top() - 1 if down else head.bottom() + 4)
    middle = (start.y() + end.y()) / 2
    path = QPainterPath(start)
    path.cubicTo(QPointF(start.x(), middle), QPointF(end.x(), middle), end)
    return path
