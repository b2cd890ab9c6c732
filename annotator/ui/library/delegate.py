"""Draws one article of the library."""

from PySide6.QtCore import QLocale, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.model import DocumentState, DocumentSummary
from annotator.ui.library.roles import Role
from annotator.ui.library.wording import shown_date, title_of
from annotator.ui.marks import draw_count, draw_document_state, draw_flag, draw_incomplete
from annotator.ui.theme import Theme

_SIDE, _TOP, _GAP = 16, 8, 8
_MARK = 14
_LINES = 2


class ArticleDelegate(QStyledItemDelegate):
    """Title over source and date; state, flag and suggestions left at the right."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._locale = QLocale()

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the same height for every row: two lines of title and one below."""
        del index
        title, small = QFontMetrics(option.font), QFontMetrics(_small(option.font))
        return QSize(160, 2 * _TOP + _LINES * title.lineSpacing() + 4 + small.height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row."""
        summary: DocumentSummary = index.data(Role.SUMMARY)
        current = bool(index.data(Role.CURRENT))
        painter.save()
        self._draw_ground(painter, option, current=current)
        box = QRectF(option.rect).adjusted(_SIDE, _TOP, -_SIDE, -_TOP)
        mark = QRectF(box.right() - _MARK, box.top() + 2, _MARK, _MARK)
        draw_document_state(painter, mark, summary.state, self.theme)
        title = QFont(option.font)
        title.setWeight(QFont.Weight.DemiBold if current else QFont.Weight.Normal)
        finished = summary.state in (DocumentState.DONE, DocumentState.SKIPPED)
        painter.setPen(self.theme.colour("muted" if finished and not current else "text"))
        width = box.width() - _MARK - _GAP
        height = _draw_lines(
            painter, title_of(summary), title, QRectF(box.topLeft(), QSize(int(width), 0))
        )
        small = _small(option.font)
        line = QRectF(box.left(), box.top() + height + 4, box.width(), QFontMetrics(small).height())
        painter.setFont(small)
        self._draw_details(painter, line, summary, failed=bool(index.data(Role.FAILED)))
        painter.restore()

    def _draw_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, *, current: bool
    ) -> None:
        state: QStyle.StateFlag = option.state
        row = QRectF(option.rect)
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(row, self.theme.colour("selection"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(row, self.theme.colour("hover"))
        if current:
            painter.fillRect(
                QRectF(row.left(), row.top(), 3, row.height()), self.theme.colour("accent")
            )
        painter.setPen(QPen(self.theme.colour("line"), 1))
        painter.drawLine(
            QPointF(row.left() + _SIDE, row.bottom() - 0.5),
            QPointF(row.right(), row.bottom() - 0.5),
        )
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self.theme.colour("accent"), 1))
            painter.drawRect(row.adjusted(1.5, 1.5, -1.5, -2.5))

    def _draw_details(
        self, painter: QPainter, line: QRectF, summary: DocumentSummary, *, failed: bool
    ) -> None:
        metrics = painter.fontMetrics()
        right = line.right()
        if summary.suggested:
            text = self._locale.toString(summary.suggested)
            width = max(metrics.horizontalAdvance(text) + 12, line.height() + 4)
            draw_count(
                painter,
                QRectF(right - width, line.top() - 1, width, line.height() + 2),
                text,
                self.theme,
            )
            right -= width + _GAP
        elif failed:
            side = min(line.height(), _MARK)
            place = QRectF(right - side, line.top() + (line.height() - side) / 2, side, side)
            draw_incomplete(painter, place, self.theme)
            right -= side + _GAP
        if summary.flagged:
            draw_flag(
                painter,
                QRectF(right - 13, line.top() + (line.height() - 13) / 2, 13, 13),
                self.theme,
            )
            right -= 13 + _GAP
        painter.setPen(self.theme.colour("muted"))
        left = QRectF(line.left(), line.top(), right - line.left(), line.height())
        painter.drawText(left, _LEFT, self._origin(summary, metrics, int(left.width())))

    def _origin(self, summary: DocumentSummary, metrics: QFontMetrics, width: int) -> str:
        """Return source and date; where they do not fit the source gives way."""
        date = shown_date(summary.published, self._locale)
        tail = f" · {date}" if date and summary.source else date
        left = width - metrics.horizontalAdvance(tail) - 4  # kerning adds a little
        source = metrics.elidedText(summary.source, Qt.TextElideMode.ElideRight, left)
        return metrics.elidedText(source + tail, Qt.TextElideMode.ElideRight, width)


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(max(font.pointSizeF() - 1, 7))
    return small


def _draw_lines(painter: QPainter, text: str, font: QFont, box: QRectF) -> float:
    """Draw ``text`` in at most two lines, the second elided, and return their height."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    metrics = QFontMetrics(font)
    painter.setFont(font)
    layout.beginLayout()
    height = 0.0
    for place in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(box.width())
        rest = text[line.textStart() :]
        if place == _LINES - 1:
            shown = metrics.elidedText(rest, Qt.TextElideMode.ElideRight, int(box.width()))
        else:
            shown = rest[: line.textLength()].rstrip()
        painter.drawText(QPointF(box.left(), box.top() + height + metrics.ascent()), shown)
        height += metrics.lineSpacing()
    layout.endLayout()
    return height
