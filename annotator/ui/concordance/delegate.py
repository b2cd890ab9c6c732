"""Draws the rows of a concordance: the words found in one column, what is around on either side."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.core.model import Span
from annotator.core.scheme import Scheme
from annotator.ui.bridge import ProjectBridge
from annotator.ui.concordance.model import Column, HitsModel, Role
from annotator.ui.marks import draw_flag, draw_span_state
from annotator.ui.theme import Theme

_MARK, _GAP, _SIDE = 12, 6, 6
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class HitDelegate(QStyledItemDelegate):
    """The words before end where the hit begins; labels show their state's mark."""

    def __init__(
        self, bridge: ProjectBridge, model: HitsModel, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._bridge, self._model = bridge, model

    @property
    def _scheme(self) -> Scheme:
        return self._bridge.project.scheme

    def initStyleOption(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Let the words lean on the hit, and the hit stand out."""
        super().initStyleOption(option, index)
        column = Column(index.column())
        option.displayAlignment = _RIGHT if column is Column.LEFT else _LEFT
        option.textElideMode = (
            Qt.TextElideMode.ElideLeft if column is Column.LEFT else Qt.TextElideMode.ElideRight
        )
        option.state &= ~QStyle.StateFlag.State_HasFocus  # the row is chosen, not a cell of it
        if column is Column.HIT:
            strong = QFont(option.font)
            strong.setWeight(QFont.Weight.DemiBold)
            option.font = strong

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw a cell."""
        if index.column() != Column.LABEL:
            super().paint(painter, option, index)
            return
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, self.theme.colour("selection"))
        painter.setFont(drawn.font)
        spans: list[Span] = index.data(Role.SPANS)
        box = QRectF(option.rect).adjusted(_SIDE, 0, -_SIDE, 0)
        if spans:
            self._draw_spans(painter, box, spans)
        else:
            self._draw_around(painter, box, str(index.data()))
        painter.restore()

    def _draw_spans(self, painter: QPainter, box: QRectF, spans: list[Span]) -> None:
        left = box.left()
        for span in spans:
            if left >= box.right() - _MARK:
                return
            label = self._scheme.label(span.label)
            mark = QRectF(left, box.center().y() - _MARK / 2, _MARK, _MARK)
            draw_span_state(painter, mark, span.state, self.theme.ink(label))
            left += _MARK + _GAP
            if span.flagged:
                flag = QRectF(left, box.center().y() - _MARK / 2, _MARK, _MARK)
                draw_flag(painter, flag, self.theme)
                left += _MARK + _GAP
            painter.setPen(self.theme.colour("text"))
            rest = QRectF(left, box.top(), box.right() - left, box.height())
            metrics = painter.fontMetrics()
            name = self._model.label_name(span)
            shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(rest.width()))
            painter.drawText(rest, _LEFT, shown)
            left += metrics.horizontalAdvance(shown) + 2 * _GAP

    def _draw_around(self, painter: QPainter, box: QRectF, text: str) -> None:
        letters = QFont(painter.font())
        letters.setItalic(True)
        painter.setFont(letters)
        painter.setPen(self.theme.colour("muted"))
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
        painter.drawText(box, _LEFT, shown)
