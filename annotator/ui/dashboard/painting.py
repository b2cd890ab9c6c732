"""Painting a chart that was laid out, in the colours of the theme."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetricsF, QPainter, QPen, QPolygonF

from annotator.app.dashboard.charts import Chart
from annotator.app.dashboard.drawing import drawn
from annotator.app.dashboard.shapes import Box, Drawing, Mark, Shape, Side, Stroke, Text
from annotator.app.dashboard.svg import REACH, corners
from annotator.ui.theme import Theme

_SIDES = {
    Side.START: Qt.AlignmentFlag.AlignLeft,
    Side.MIDDLE: Qt.AlignmentFlag.AlignHCenter,
    Side.END: Qt.AlignmentFlag.AlignRight,
}
_WIDE = 4000.0


def laid_out(chart: Chart, width: float, font: QFont, language: str) -> Drawing:
    """Return a chart laid out for a width, in a font."""
    measure = QFontMetricsF(font).horizontalAdvance
    return drawn(chart, width, measure, float(QFontInfo(font).pixelSize()), language)


def paint(painter: QPainter, drawing: Drawing, theme: Theme) -> None:
    """Draw everything."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for shape in drawing.shapes:
        match shape:
            case Stroke():
                _stroke(painter, shape, theme)
            case Box():
                _box(painter, shape, theme)
            case Text():
                _text(painter, shape, theme)
            case Mark():
                _mark(painter, shape, theme)


def ink_of(name: str, theme: Theme) -> QColor:
    """Return the colour that a chart calls by a role, or by the ink of a label."""
    if name in theme.roles:
        return theme.colour(name)
    return QColor(name if name.startswith("#") else theme.labels.get(name, theme.roles["muted"]))


def _stroke(painter: QPainter, stroke: Stroke, theme: Theme) -> None:
    pen = QPen(ink_of(stroke.ink, theme), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    if stroke.dash:
        # Qt counts dashes in widths of the line.
        pen.setDashPattern([length / stroke.width for length in stroke.dash])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in stroke.points]))


def _box(painter: QPainter, box: Box, theme: Theme) -> None:
    ink = ink_of(box.ink, theme)
    within = QRectF(box.x, box.y, box.width, box.height)
    painter.setPen(QPen(ink, 1) if box.outlined else Qt.PenStyle.NoPen)
    filled = QColor(ink)
    filled.setAlphaF(box.opacity)
    painter.setBrush(filled)
    painter.drawRect(within.adjusted(0.5, 0.5, -0.5, -0.5) if box.outlined else within)


def _text(painter: QPainter, text: Text, theme: Theme) -> None:
    painter.setPen(ink_of(text.ink, theme))
    side = _SIDES[text.side]
    left = {Side.START: 0.0, Side.MIDDLE: _WIDE / 2, Side.END: _WIDE}[text.side]
    room = QRectF(text.x - left, text.y - 50, _WIDE, 100)
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text.words)


def _mark(painter: QPainter, mark: Mark, theme: Theme) -> None:
    painter.setPen(QPen(ink_of(mark.ink, theme), 1.6))
    painter.setBrush(ink_of("surface" if mark.hollow else mark.ink, theme))
    at = QPointF(mark.x, mark.y)
    if mark.shape is Shape.CIRCLE:
        painter.drawEllipse(at, REACH, REACH)
    else:
        around = [at + QPointF(x, y) for x, y in corners(mark.shape)]
        painter.drawPolygon(QPolygonF(around))
