"""A field that takes the next keys pressed as they are, Tab and digits of any keyboard included."""

from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QKeySequenceEdit, QWidget

from annotator.ui.digit_row import digit_meant

_MOST = 2
"""How many combinations a sequence may have, as ``Ctrl+R, W``."""


class KeyRecorder(QKeySequenceEdit):
    """Records a key sequence. A key of the row of digits is its digit, as everywhere."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaximumSequenceLength(_MOST)
        self.setFinishingKeyCombinations([])  # by default Tab is one
        self.setClearButtonEnabled(True)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802, FBT001 (Qt's signature)
        """Keep the keyboard: Tab is a key to record."""
        del forward
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Record the key, or the digit that it means."""
        super().keyPressEvent(_as_digit(event))

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Take the key that is let go as the one that was pressed."""
        super().keyReleaseEvent(_as_digit(event))


def _as_digit(event: QKeyEvent) -> QKeyEvent:
    digit = digit_meant(event)
    if not digit:
        return event
    # Qt's codes of the digits are their characters'.
    return QKeyEvent(event.type(), ord(digit), event.modifiers(), digit)
