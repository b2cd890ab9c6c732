"""A list to choose from that can be seen to be one: the style sheet takes Qt's own arrow away."""

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QToolTip

_RIGHT, _HALF, _DEEP = 14.0, 4.0, 4.0
_SIDE = 8


class DropDown(QComboBox):
    """A combo box with a chevron at its right end; a tip shows words that do not fit."""

    def event(self, event: QEvent) -> bool:
        """Show what is chosen in full where it is cut."""
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self.cut:
            told = "\n".join(filter(None, (self.currentText(), self.toolTip())))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    @property
    def cut(self) -> bool:
        """Whether what is chosen does not fit."""
        room = self.width() - round(_RIGHT) - 2 * _SIDE
        return self.fontMetrics().horizontalAdvance(self.currentText()) > room

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
