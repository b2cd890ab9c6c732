"""A chart in the window: values are read by mouse and by keys."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.app.dashboard.charts import Chart
from annotator.app.dashboard.drawing import described
from annotator.app.dashboard.shapes import Drawing, Spot
from annotator.ui.dashboard.painting import laid_out, paint
from annotator.ui.i18n import language
from annotator.ui.plain_words import as_tip
from annotator.ui.theme import Theme

_LEAST = 320
_PICTURE, _EDGE, _SHARP = 900, 24, 2


class ChartView(QWidget):
    """Paints one chart, as high as it needs; the arrow keys walk from value to value."""

    entered = Signal(int)
    """A category was clicked, or Return was pressed on one of its values."""

    def __init__(self, chart: Chart, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._chart = theme, chart
        self._drawing: Drawing | None = None
        self._current = -1
        self.told = ""
        """What was last said of a value."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumWidth(_LEAST)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(policy)
        self.show_chart(chart)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.update()

    def show_chart(self, chart: Chart) -> None:
        """Show a chart; the value that was chosen stays chosen where it still is."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.setAccessibleDescription(described(chart, language()))
        self._lay_out()

    @property
    def spots(self) -> tuple[Spot, ...]:
        """The places of all values, in the order in which the keys walk."""
        return self._drawing.spots if self._drawing is not None else ()

    def picture(self) -> QImage:
        """Return the chart with its title as an image, sharp enough for print."""
        drawing = laid_out(self._chart, _PICTURE - 2 * _EDGE, self.font(), language())
        head = self.fontMetrics().height() * 2
        size = QSize(_PICTURE, int(drawing.height) + 2 * _EDGE + head)
        image = QImage(size * _SHARP, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SHARP)
        image.fill(self._theme.colour("surface"))
        painter = QPainter(image)
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(self._theme.colour("text"))
        painter.drawText(QPointF(_EDGE, _EDGE + head / 2), self._chart.title)
        painter.setFont(self.font())
        painter.translate(_EDGE, _EDGE + head)
        paint(painter, drawing, self._theme)
        painter.end()
        return image

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that was laid out."""
        return QSize(640, int(self._drawing.height) if self._drawing is not None else 100)

    # Painting

    def _lay_out(self) -> None:
        self._drawing = laid_out(self._chart, self.width(), self.font(), language())
        if self._current >= len(self.spots):
            self._current = -1
        if self.height() != int(self._drawing.height):
            self.setFixedHeight(int(self._drawing.height))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Lay the chart out anew where there is more or less room."""
        super().resizeEvent(event)
        if self._drawing is None or self._drawing.width != self.width():
            self._lay_out()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Lay the chart out anew in another font."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the chart, and a ring around the chosen value."""
        del event
        if self._drawing is None:
            return
        painter = QPainter(self)
        paint(painter, self._drawing, self._theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._current >= 0:
            painter.setPen(QPen(self._theme.colour("text"), 1.5))
            painter.drawRoundedRect(_room(self.spots[self._current]), 3, 3)
        if self.hasFocus():
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.end()

    # Reading values

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk from value to value; Return enters the category."""
        step = _STEPS.get(Qt.Key(event.key()))
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._current >= 0:
            self.entered.emit(self.spots[self._current].row)
        elif step is not None and self.spots:
            last = len(self.spots) - 1
            wish = {-9: 0, 9: last}.get(step, self._current + step)
            self._choose(min(max(0, wish), last))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Say the value under the mouse."""
        place = self._under(event.position())
        if place < 0:
            QToolTip.hideText()
        else:
            self._say(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the value under the mouse, and enter its category."""
        place = self._under(event.position())
        if place >= 0 and event.button() is Qt.MouseButton.LeftButton:
            self._choose(place)
            self.entered.emit(self.spots[place].row)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys act here."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Let go of the chosen value."""
        super().focusOutEvent(event)
        self._current = -1
        self.update()

    def _under(self, at: QPointF) -> int:
        near = [
            ((_room(spot).center() - at).manhattanLength(), place)
            for place, spot in enumerate(self.spots)
            if _room(spot).contains(at)
        ]
        return min(near)[1] if near else -1

    def _choose(self, place: int) -> None:
        self._current = place
        self._say(place)
        self.update()

    def _say(self, place: int) -> None:
        spot = self.spots[place]
        self.told = spot.words
        at = QPointF(spot.x + min(spot.width, 240) / 2, spot.y + spot.height).toPoint()
        QToolTip.showText(self.mapToGlobal(at), as_tip(spot.words), self, _room(spot).toRect())


_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Home: -9,
    Qt.Key.Key_End: 9,
}


def _room(spot: Spot) -> QRectF:
    return QRectF(spot.x, spot.y, spot.width, spot.height)
