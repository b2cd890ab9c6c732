"""A label for numbers that change with every gesture."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLabel


class SteadyLabel(QLabel):
    """Grows with its text and does not shrink, so that the line it stands in keeps still.

    A label of a fixed size can change its text without a new layout of the whole window.
    """

    def setText(self, text: str) -> None:  # noqa: N802
        """Show a text."""
        if text == self.text():
            return
        super().setText(text)
        if self.sizeHint().width() > self.minimumWidth():
            self.setFixedSize(self.sizeHint())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Follow the size of the font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and self.text():
            self.setFixedSize(self.sizeHint())
