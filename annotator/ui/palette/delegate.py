"""A line of the palette: name, where it is in the menus or why it cannot be done, and its key."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.marks import draw_key, key_width
from annotator.ui.palette.entries import Entry
from annotator.ui.theme import Theme

_PAD, _GAP, _TICK = 10, 12, 18


class EntryDelegate(QStyledItemDelegate):
    """Draws an entry on one line."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the height of a line."""
        del index
        metrics = QFontMetrics(option.font)
        return QSize(200, metrics.height() + 12)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the line."""
        entry = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(entry, Entry):
            return
        box = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("selection"))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
        font = QFont(option.font)
        right = self._draw_key(painter, entry, box, font)
        self._draw_words(painter, entry, box, right)
        painter.restore()

    def _draw_key(self, painter: QPainter, entry: Entry, box: QRectF, font: QFont) -> float:
        """Draw the key at the right and return where the words must end."""
        painter.setFont(font)
        right = box.right() - _PAD
        if not entry.keys:
            return right
        width, height = key_width(entry.keys, font), QFontMetrics(font).height() + 2
        cap = QRectF(right - width, box.center().y() - height / 2, width, height)
        draw_key(painter, cap, entry.keys, self._theme)
        return cap.left() - _GAP

    def _draw_words(self, painter: QPainter, entry: Entry, box: QRectF, right: float) -> None:
        there = entry.action.isEnabled()
        left = box.left() + _PAD + _TICK
        if entry.action.isCheckable() and entry.action.isChecked():
            self._draw_tick(painter, box)
        name = self._elided(painter, entry.name, right - left)
        painter.setPen(self._theme.colour("text" if there else "muted"))
        painter.drawText(
            QRectF(left, box.top(), right - left, box.height()), Qt.AlignmentFlag.AlignVCenter, name
        )
        left += painter.fontMetrics().horizontalAdvance(name) + _GAP
        beside = self._elided(painter, entry.where if there else entry.why_not, right - left)
        painter.setPen(self._theme.colour("muted"))
        if not there:
            slanted = QFont(painter.font())
            slanted.setItalic(True)
            painter.setFont(slanted)
        painter.drawText(
            QRectF(left, box.top(), max(right - left, 0.0), box.height()),
            Qt.AlignmentFlag.AlignVCenter,
            beside,
        )

    def _draw_tick(self, painter: QPainter, box: QRectF) -> None:
        painter.setPen(QPen(self._theme.colour("accent"), 1.8))
        x, y = box.left() + _PAD, box.center().y()
        corners = QPointF(x, y), QPointF(x + 4, y + 4), QPointF(x + 11, y - 4)
        painter.drawPolyline(QPolygonF(corners))

    def _elided(self, painter: QPainter, text: str, width: float) -> str:
        return painter.fontMetrics().elidedText(
            text, Qt.TextElideMode.ElideRight, max(int(width), 0)
        )
