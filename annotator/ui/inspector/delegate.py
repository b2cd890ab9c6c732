"""Draws the rows of the list of spans."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.model import Span, SpanState
from annotator.core.scheme import Label
from annotator.ui.desk import Desk
from annotator.ui.inspector.model import Role
from annotator.ui.marks import draw_chevron, draw_count, draw_span_state, draw_swatch, label_shape
from annotator.ui.theme import Theme

_MARK, _GAP, _SIDE, _INDENT = 12, 8, 8, 16
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class SpanDelegate(QStyledItemDelegate):
    """Groups with a swatch and a number; spans with the mark and the letters of their state."""

    def __init__(self, desk: Desk, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._desk = desk
        self._locale = QLocale()

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every row."""
        del index
        return QSize(80, QFontMetrics(option.font).height() + 8)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a row."""
        painter.save()
        painter.setFont(option.font)
        self._draw_ground(painter, option)
        indent = 6 + _INDENT * int(index.data(Role.DEPTH))
        box = QRectF(option.rect).adjusted(indent, 0, -_SIDE, 0)
        span: Span | None = index.data(Role.SPAN)
        label: Label | None = index.data(Role.LABEL)
        text: str = index.data(Qt.ItemDataRole.DisplayRole)
        if span is None:
            self._draw_group(painter, box, index, label, text)
        else:
            self._draw_span(painter, box, span, label, text)
        painter.restore()

    def _draw_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        row = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self.theme.colour("selection"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self.theme.colour("hover"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.drawRect(row.adjusted(0.5, 0.5, -1.5, -1.5))

    def _draw_group(
        self,
        painter: QPainter,
        box: QRectF,
        index: QModelIndex | QPersistentModelIndex,
        label: Label | None,
        text: str,
    ) -> None:
        count = self._locale.toString(int(index.data(Role.COUNT)))
        height = painter.fontMetrics().height()
        width = max(painter.fontMetrics().horizontalAdvance(count) + 12, height + 4)
        pill = QRectF(box.right() - width, box.center().y() - height / 2, width, height)
        draw_count(painter, pill, count, self.theme)
        draw_chevron(
            painter,
            QPointF(box.left() + _MARK / 2, box.center().y()),
            self.theme.colour("muted"),
            down=bool(index.data(Role.OPEN)),
        )
        left = box.left() + _MARK + _GAP / 2
        if label is not None:
            swatch = QRectF(left, box.center().y() - _MARK / 2, _MARK, _MARK)
            shape = label_shape(self._desk.project.scheme, label.id)
            draw_swatch(painter, swatch, shape, self.theme.ink(label))
            left += _MARK + _GAP
        heading = QFont(painter.font())
        heading.setWeight(QFont.Weight.DemiBold if label is None else QFont.Weight.Medium)
        painter.setFont(heading)
        painter.setPen(self.theme.colour("muted" if label is None else "text"))
        _draw_elided(
            painter, QRectF(left, box.top(), pill.left() - _GAP - left, box.height()), text
        )

    def _draw_span(
        self,
        painter: QPainter,
        box: QRectF,
        span: Span,
        label: Label | None,
        text: str,
    ) -> None:
        rejected = span.state is SpanState.REJECTED
        ink = self.theme.colour("muted") if rejected else self.theme.ink(label)
        mark = QRectF(box.left(), box.center().y() - _MARK / 2, _MARK, _MARK)
        draw_span_state(painter, mark, span.state, ink)
        letters = QFont(painter.font())
        letters.setItalic(span.state is SpanState.SUGGESTED)
        letters.setStrikeOut(rejected)
        painter.setFont(letters)
        painter.setPen(self.theme.colour("muted" if rejected else "text"))
        _draw_elided(painter, box.adjusted(_MARK + _GAP, 0, 0, 0), text)


def _draw_elided(painter: QPainter, box: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, _LEFT, shown)
