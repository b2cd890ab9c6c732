"""A list to choose from that can be seen to be one: the style sheet takes Qt's own arrow away."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox

_RIGHT, _HALF, _DEEP = 14.0, 4.0, 4.0


class DropDown(QComboBox):
    """A combo box with a chevron at its right end."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint the box, then the chevron."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self.palette().color(QPalette.ColorRole.PlaceholderText), 1.5)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        x, y = self.width() - _RIGHT, self.height() / 2 - _DEEP / 2 + 0.5
        corners = QPointF(x - _HALF, y), QPointF(x, y + _DEEP), QPointF(x + _HALF, y)
        painter.drawPolyline(QPolygonF(corners))
        painter.end()
