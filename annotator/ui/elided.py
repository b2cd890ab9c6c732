"""Words that give way where there is little room, with an ellipsis instead of a cut."""

from typing import TypeGuard

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLabel,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QToolButton,
    QToolTip,
    QWidget,
)

_LEAST = 24
_PAD = 6


def _asks_for_tip(event: QEvent) -> TypeGuard[QHelpEvent]:
    return isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip


class ElidedLabel(QLabel):
    """One line of text that ends in an ellipsis where it does not fit; a tip shows all of it."""

    def event(self, event: QEvent) -> bool:
        """Show all words where they are cut, unless there is a tip of its own."""
        if _asks_for_tip(event) and not self.toolTip() and self.cut:
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)

    @property
    def cut(self) -> bool:
        """Whether the words do not fit."""
        need = self.fontMetrics().horizontalAdvance(self.text())
        return need > self.contentsRect().width()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return that hardly any room is enough."""
        return QSize(_LEAST, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw what fits."""
        del event
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width()
        )
        painter.drawText(self.contentsRect(), self.alignment(), shown)
        painter.end()


class ElidedTab(QToolButton):
    """A flat button that the style cuts where it must be narrow; a tip shows its words then."""

    def event(self, event: QEvent) -> bool:
        """Show all words where they are cut."""
        if _asks_for_tip(event) and self.sizeHint().width() > self.width():
            QToolTip.showText(event.globalPos(), self.text(), self)
            return True
        return super().event(event)


class ElidedButton(QToolButton):
    """A flat button whose words end in an ellipsis where they do not fit."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return the size of a flat button, whatever its words."""
        return QSize(_LEAST * 2, self.fontMetrics().height() + 8)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Return that hardly any room is enough."""
        return QSize(_LEAST, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the ground as the style has it, and what fits of the words."""
        del event
        painter = QStylePainter(self)
        option = QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        box = self.rect().adjusted(_PAD, 0, -_PAD, 0)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, box.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.setFont(self.font())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
        painter.end()
