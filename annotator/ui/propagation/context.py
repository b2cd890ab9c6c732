"""A mention in its context, drawn on one line: the mention in the middle, in strong letters."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.ui.propagation.model import CONTEXT_ROLE
from annotator.ui.theme import Theme

_BEFORE = 0.42
"""Share of the width that the words before the mention take."""
_PAD = 6


class ContextDelegate(QStyledItemDelegate):
    """Draws the words before, the mention, and the words after it, aligned at the mention."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = theme

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one context."""
        context = index.data(CONTEXT_ROLE)
        if context is None:
            super().paint(painter, option, index)
            return
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        shown.text = ""
        style = shown.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, shown.widget)
        painter.save()
        self._draw(painter, option.rect, option.font, context)
        painter.restore()

    def _draw(
        self, painter: QPainter, box: QRect, font: QFont, context: tuple[str, str, str]
    ) -> None:
        strong = QFont(font)
        strong.setBold(True)
        plain, bold = QFontMetrics(font), QFontMetrics(strong)
        before, mention, after = context
        left = box.adjusted(_PAD, 0, 0, 0)
        left.setWidth(int(box.width() * _BEFORE) - _PAD)
        middle = QRect(box)
        middle.setLeft(left.right() + 1)
        mention = bold.elidedText(mention, Qt.TextElideMode.ElideRight, middle.width() - _PAD)
        right = QRect(box)
        right.setLeft(middle.left() + bold.horizontalAdvance(mention))
        level = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.setPen(self.theme.colour("muted"))
        painter.setFont(font)
        cut = plain.elidedText(before, Qt.TextElideMode.ElideLeft, left.width())
        painter.drawText(left, level | Qt.AlignmentFlag.AlignRight, cut)
        cut = plain.elidedText(after, Qt.TextElideMode.ElideRight, right.width() - _PAD)
        painter.drawText(right, level | Qt.AlignmentFlag.AlignLeft, cut)
        painter.setPen(self.theme.colour("text"))
        painter.setFont(strong)
        painter.drawText(middle, level | Qt.AlignmentFlag.AlignLeft, mention)
