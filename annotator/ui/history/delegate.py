"""A row of the history: what was done, in which article, and when."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.history.model import HistoryModel
from annotator.ui.theme import Theme

_PAD, _MARK, _GAP = 12, 22, 12


class HistoryDelegate(QStyledItemDelegate):
    """Draws a gesture on two lines; undone ones are grey and struck through."""

    def __init__(self, model: HistoryModel, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def set_theme(self, theme: Theme) -> None:
        """Draw in the colours of ``theme``."""
        self._theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of two lines."""
        del index
        metrics, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        return QSize(200, metrics.height() + small.height() + 14)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme.colour("hover"))
        here = bool(index.data(HistoryModel.CURRENT))
        if here:
            self._draw_mark(painter, box)
        self._draw_words(painter, box, index, QFont(option.font), here=here)
        painter.restore()

    def _draw_mark(self, painter: QPainter, box: QRectF) -> None:
        """Draw an arrowhead where the annotator stands."""
        x, y = box.left() + _PAD, box.center().y()
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        points = QPointF(x, y - 5), QPointF(x + 6, y), QPointF(x, y + 5)
        painter.drawPolyline(QPolygonF(points))

    def _draw_words(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        font: QFont,
        *,
        here: bool,
    ) -> None:
        line = index.data(HistoryModel.LINE)
        undone = line is not None and not line.done
        font.setStrikeOut(undone)
        font.setWeight(QFont.Weight.DemiBold if here else QFont.Weight.Normal)
        painter.setFont(font)
        painter.setPen(self._theme.colour("muted" if undone else "text"))
        inner = box.adjusted(_PAD + _MARK, 6, -_PAD, -6)
        metrics = painter.fontMetrics()
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        text = metrics.elidedText(
            text[:1].upper() + text[1:], Qt.TextElideMode.ElideRight, int(inner.width())
        )
        top = Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, top, text)
        if line is None:
            return
        painter.setFont(_small(font))
        painter.setPen(self._theme.colour("muted"))
        metrics = painter.fontMetrics()
        when = self._model.when(line)
        below = inner.adjusted(0, inner.height() - metrics.height(), 0, 0)
        painter.drawText(below, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop, when)
        room = below.width() - metrics.horizontalAdvance(when) - _GAP
        where = metrics.elidedText(
            self._model.place(line), Qt.TextElideMode.ElideRight, int(max(room, 0))
        )
        painter.drawText(below, top, where)


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(7.0, font.pointSizeF() * 0.88))
    small.setStrikeOut(False)
    small.setWeight(QFont.Weight.Normal)
    return small
