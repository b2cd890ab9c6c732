"""The row of digits as keys, whatever is printed on them.

On a French keyboard the row gives ``& é " ' ( - è _ ç à`` unless Shift is held. A label's key
``1`` means the first key of that row on every keyboard, so the place of the key decides (its
native scan code) where the character does not. Shift and the character itself still work, and a
text field being typed in keeps its characters.
"""

import sys
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

_DIGITS = "1234567890"
_EVDEV_FIRST = 10
"""X11 and Wayland number the keys so, in the order of the row."""
_WINDOWS_FIRST = 2
_MAC_KEYS = (18, 19, 20, 21, 23, 22, 26, 28, 25, 29)
"""macOS has no scan codes; its virtual keys are places."""


def digit_at(event: QKeyEvent, platform: str = sys.platform) -> str:
    """Return the digit of the key's place in the row of digits, or nothing."""
    if platform == "darwin":
        keys: tuple[int, ...] = _MAC_KEYS
        code = event.nativeVirtualKey()
    else:
        first = _WINDOWS_FIRST if platform == "win32" else _EVDEV_FIRST
        keys = tuple(range(first, first + len(_DIGITS)))
        code = event.nativeScanCode()
    return _DIGITS[keys.index(code)] if code in keys else ""


class DigitRow(QObject):
    """Watches a window for keys of the row that no shortcut took, and presses their digit."""

    def __init__(self, press: Callable[[str], bool], window: QWidget) -> None:
        super().__init__(window)
        self._press = press

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take a key of the row that gives another character; the digits are shortcuts."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
            and not event.text().isdigit()
            and not _typing()
        ):
            digit = digit_at(event)
            return bool(digit) and self._press(digit)
        return super().eventFilter(watched, event)


def _typing() -> bool:
    """Tell whether a field that takes text has the keyboard."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        return not focus.isReadOnly()
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    return isinstance(focus, QLineEdit | QAbstractSpinBox)
