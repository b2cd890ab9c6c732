"""A box to choose one of several in, with an arrow that is seen in every theme."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox, QWidget

_FROM_EDGE = 15.0
_HALF = 4.0


class ChoiceBox(QComboBox):
    """Draws its arrow itself: the style draws none in a box with a border of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("choice")

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the box, then its arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        group = QPalette.ColorGroup.Active if self.isEnabled() else QPalette.ColorGroup.Disabled
        painter.setPen(QPen(self.palette().color(group, QPalette.ColorRole.Text), 1.5))
        middle = QPointF(self.width() - _FROM_EDGE, self.height() / 2)
        painter.drawPolyline(
            QPolygonF(
                [
                    middle + QPointF(-_HALF, -_HALF / 2),
                    middle + QPointF(0, _HALF / 2),
                    middle + QPointF(_HALF, -_HALF / 2),
                ]
            )
        )
        painter.end()
