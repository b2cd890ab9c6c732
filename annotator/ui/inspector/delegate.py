"""Draws the rows of the list of spans."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.model import Span, SpanState
from annotator.core.scheme import Label
from annotator.ui.desk import Desk
from annotator.ui.inspector.headings import Heading
from annotator.ui.inspector.model import SpanRows
from annotator.ui.marks import draw_chevron, draw_count, draw_span_state, draw_swatch, label_shape
from annotator.ui.theme import Theme

_MARK, _GAP, _SIDE, _INDENT = 12, 8, 8, 16
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class SpanDelegate(QStyledItemDelegate):
    """Groups with a swatch and a number; spans with the mark and the letters of their state."""

    def __init__(
        self, desk: Desk, rows: SpanRows, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._rows = rows
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
        # Asked of the rows themselves: an answer that goes through Qt costs several times as much.
        heading, span = self._rows.heading_of(index), self._rows.span_at(index)
        indent = 6 + _INDENT * (heading.depth if span is None else heading.depth + 1)
        box = QRectF(option.rect).adjusted(indent, 0, -_SIDE, 0)
        if span is None:
            self._draw_group(painter, box, heading)
        else:
            self._draw_span(painter, box, span, heading.label)
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

    def _draw_group(self, painter: QPainter, box: QRectF, heading: Heading) -> None:
        label, count = heading.label, self._locale.toString(heading.shown)
        height = painter.fontMetrics().height()
        width = max(painter.fontMetrics().horizontalAdvance(count) + 12, height + 4)
        pill = QRectF(box.right() - width, box.center().y() - height / 2, width, height)
        draw_count(painter, pill, count, self.theme)
        draw_chevron(
            painter,
            QPointF(box.left() + _MARK / 2, box.center().y()),
            self.theme.colour("muted"),
            down=self._rows.is_open(heading),
        )
        left = box.left() + _MARK + _GAP / 2
        if label is not None:
            swatch = QRectF(left, box.center().y() - _MARK / 2, _MARK, _MARK)
            shape = label_shape(self._desk.project.scheme, label.id)
            draw_swatch(painter, swatch, shape, self.theme.ink(label))
            left += _MARK + _GAP
        letters = QFont(painter.font())
        letters.setWeight(QFont.Weight.DemiBold if label is None else QFont.Weight.Medium)
        painter.setFont(letters)
        painter.setPen(self.theme.colour("muted" if label is None else "text"))
        _draw_elided(
            painter,
            QRectF(left, box.top(), pill.left() - _GAP - left, box.height()),
            heading.name,
        )

    def _draw_span(self, painter: QPainter, box: QRectF, span: Span, label: Label | None) -> None:
        rejected = span.state is SpanState.REJECTED
        ink = self.theme.colour("muted") if rejected else self.theme.ink(label)
        mark = QRectF(box.left(), box.center().y() - _MARK / 2, _MARK, _MARK)
        draw_span_state(painter, mark, span.state, ink)
        letters = QFont(painter.font())
        letters.setItalic(span.state is SpanState.SUGGESTED)
        letters.setStrikeOut(rejected)
        painter.setFont(letters)
        painter.setPen(self.theme.colour("muted" if rejected else "text"))
        _draw_elided(painter, box.adjusted(_MARK + _GAP, 0, 0, 0), self._rows.text_of(span))


def _draw_elided(painter: QPainter, box: QRectF, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
    painter.drawText(box, _LEFT, shown)
