"""The learning curve, painted: F1 against the articles learned from."""

from enum import Enum, auto
from math import ceil, floor
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.ui.learning.wording import percent
from annotator.ui.plain_words import as_tip
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.app.training.curve import Point

_DOT, _REACH = 4.5, 14.0
_TICKS = (1, 2, 5, 10, 20)
"""Distances of the lines across, in per cent; at most six of them are drawn."""
_LINES = 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop


class Mark(Enum):
    """What stands at a place of the curve."""

    AFTER = auto()
    BEFORE = auto()
    MEASURED = auto()


class CurveView(QWidget):
    """Filled dots for what each run learned, hollow squares for what was in use before.

    Diamonds stand for what was measured with so many articles, beside the runs.
    The arrow keys walk from dot to dot, and the chosen one is told in words; the list of runs has
    the same numbers.
    """

    chosen = Signal(int)
    """The number of the run whose dot was chosen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._runs: list[Point] = []
        self._measured: list[Point] = []
        self._points: list[Point] = []
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(180)
        self.setAccessibleName(self.tr("Learning curve"))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.update()

    def show_points(self, points: "list[Point]") -> None:
        """Show the points of the project's runs."""
        self._runs = points
        self._put_together()

    def show_measured(self, points: "list[Point]") -> None:
        """Show points that were measured, beside those of the runs."""
        self._measured = points
        self._put_together()

    def _put_together(self) -> None:
        both = [*self._runs, *self._measured]
        self._points = sorted(both, key=lambda point: (point.articles, point.at))
        self._current = -1
        self.setAccessibleDescription(" ".join(map(self.words_of, self._points)))
        self.update()

    def mark(self, run: int) -> None:
        """Let the dot of a run stand out."""
        numbers = [point.run for point in self._points]
        self._current = numbers.index(run) if run in numbers else -1
        self.update()

    def words_of(self, point: "Point") -> str:
        """Return what a dot says."""
        if not point.run:
            text = self.tr("Measured: %n article(s), F1 {after}.", "", point.articles)
            return text.format(after=percent(point.score.f1))
        text = self.tr("Run {number}: %n article(s), F1 {before} → {after}.", "", point.articles)
        return text.format(
            number=QLocale().toString(point.run),
            before=percent(point.base.f1),
            after=percent(point.score.f1),
        )

    def place_of(self, run: int) -> QPointF:
        """Return where the dot of a run is."""
        point = next(item for item in self._points if item.run == run)
        return self._at(point.articles, point.score.f1)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size that shows a curve well."""
        return QSize(400, 240)

    # Measures

    def _scale(self) -> tuple[int, int, int]:
        """Return the lowest and the highest line across, and their distance, in per cent."""
        values = [100 * score.f1 for point in self._points for score in (point.score, point.base)]
        least, most = min(values, default=0.0), max(values, default=100.0)
        for step in _TICKS:
            low, high = step * floor(least / step), step * ceil(most / step)
            if high == low:
                high = low + step
            if (high - low) // step < _LINES:
                break
        return low, high, step

    def _box(self) -> QRectF:
        metrics = self.fontMetrics()
        side = metrics.horizontalAdvance("100") + 22
        return QRectF(self.rect()).adjusted(
            side, metrics.height() + 18, -18, -2 * metrics.height() - 14
        )

    def _at(self, articles: int, share: float) -> QPointF:
        box, (low, high, _) = self._box(), self._scale()
        most = max(point.articles for point in self._points)
        across = articles / most if most else 0.0
        up = (100 * share - low) / (high - low)
        return QPointF(box.left() + across * box.width(), box.bottom() - up * box.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw lines across, axes, and the points."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        if self._points:
            self._draw_grid(painter)
            self._draw_points(painter)
        else:
            painter.setPen(self._theme.colour("muted"))
            painter.drawText(
                self.rect(),
                Qt.AlignmentFlag.AlignCenter,
                self.tr("The curve begins with the first training"),
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.colour("accent"), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()

    def _draw_grid(self, painter: QPainter) -> None:
        box, (low, high, step) = self._box(), self._scale()
        theme, metrics, locale = self._theme, self.fontMetrics(), QLocale()
        height = metrics.height()
        for value in range(low, high + 1, step):
            y = box.bottom() - (value - low) / (high - low) * box.height()
            painter.setPen(QPen(theme.colour("line"), 1))
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))
            painter.setPen(theme.colour("muted"))
            words = QRectF(0, y - height / 2, box.left() - 8, height)
            painter.drawText(words, _RIGHT, locale.toString(value))
        drawn = -1.0
        for articles in [0, *dict.fromkeys(point.articles for point in self._points)]:
            x, text = self._at(articles, 0).x(), locale.toString(articles)
            width = metrics.horizontalAdvance(text) + 12
            if x - width / 2 > drawn:
                words = QRectF(x - width / 2, box.bottom() + 6, width, height)
                painter.drawText(words, _MIDDLE, text)
                drawn = words.right()
        below = QRectF(box.left(), box.bottom() + height + 8, box.width(), height)
        painter.drawText(below, _RIGHT, self.tr("articles learned from"))
        self._draw_legend(painter)

    def _draw_legend(self, painter: QPainter) -> None:
        theme, metrics = self._theme, self.fontMetrics()
        y = 10 + metrics.height() / 2
        x = 14.0
        shown = []
        if self._runs:
            shown += [(self.tr("F1 after"), Mark.AFTER), (self.tr("before"), Mark.BEFORE)]
        if self._measured:
            shown.append((self.tr("measured"), Mark.MEASURED))
        for text, mark in shown:
            self._draw_mark(painter, QPointF(x + _DOT, y), mark)
            width = metrics.horizontalAdvance(text)
            painter.setPen(theme.colour("text" if mark is Mark.AFTER else "muted"))
            words = QRectF(x + 3 * _DOT, y - metrics.height() / 2, width + 4, metrics.height())
            painter.drawText(words, _LEFT, text)
            x += 3 * _DOT + width + 18

    def _draw_points(self, painter: QPainter) -> None:
        theme = self._theme
        places = [self._at(point.articles, point.score.f1) for point in self._points]
        marked = list(zip(self._points, places, strict=True))
        painter.setPen(QPen(theme.colour("muted"), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF([at for point, at in marked if not point.run]))
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(QPolygonF([at for point, at in marked if point.run]))
        for place, (point, at) in enumerate(marked):
            if point.run:
                self._draw_mark(painter, self._at(point.articles, point.base.f1), Mark.BEFORE)
            if place == self._current:
                painter.setBrush(theme.colour("selection"))
                painter.setPen(QPen(theme.colour("accent"), 1))
                painter.drawEllipse(at, 2 * _DOT, 2 * _DOT)
            self._draw_mark(painter, at, Mark.AFTER if point.run else Mark.MEASURED)

    def _draw_mark(self, painter: QPainter, at: QPointF, mark: Mark) -> None:
        """Draw a dot, a hollow square or a diamond: not only the colour differs."""
        theme, x, y = self._theme, at.x(), at.y()
        if mark is Mark.MEASURED:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("muted"))
            sides = ((-_DOT, 0), (0, -_DOT), (_DOT, 0), (0, _DOT))
            painter.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in sides]))
        elif mark is Mark.AFTER:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent"))
            painter.drawEllipse(at, _DOT, _DOT)
        else:
            painter.setPen(QPen(theme.colour("muted"), 1.5))
            painter.setBrush(theme.colour("surface"))
            side = _DOT - 0.5
            painter.drawRect(QRectF(x - side, y - side, 2 * side, 2 * side))

    # Choosing

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Walk from dot to dot."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._points:
            super().keyPressEvent(event)
            return
        last = len(self._points) - 1
        self._choose(last if self._current < 0 else min(max(0, self._current + step), last))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the dot under the mouse."""
        for place, point in enumerate(self._points):
            way = self._at(point.articles, point.score.f1) - event.position()
            if way.manhattanLength() < _REACH:
                self._choose(place)
                return

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show that the keys act here."""
        super().focusInEvent(event)
        self.update()

    def _choose(self, place: int) -> None:
        self._current = place
        point = self._points[place]
        at = self._at(point.articles, point.score.f1).toPoint()
        QToolTip.showText(self.mapToGlobal(at), as_tip(self.words_of(point)), self)
        self.update()
        if point.run:
            self.chosen.emit(point.run)
