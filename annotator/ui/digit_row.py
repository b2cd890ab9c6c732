"""The row of digits as keys, whatever is printed on them.

On a French keyboard the row gives ``& é " ' ( - è _ ç à`` unless Shift is held. A label's key
``1`` means the first key of that row on every keyboard, so the place of the key decides (its
native scan code) where the character does not. Shift and the character itself still work, and a
text field being typed in keeps its characters.
"""

import sys
from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
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
    """Watches a window for keys of the row that no shortcut took, and presses their digit.

    What has the digit as a shortcut is triggered, with Ctrl, Alt or Shift as they are held; a
    field of numbers that has the keyboard takes the digit instead.
    """

    def __init__(self, actions: Callable[[], Iterable[QAction]], window: QWidget) -> None:
        super().__init__(window)
        self._actions = actions

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take a key of the row that gives another character; the digits are shortcuts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = digit_meant(event)
            if digit and _takes_numbers():
                return _press(QApplication.focusWidget(), digit)
            if digit and not typing():
                return self._trigger(digit, event.modifiers())
        return super().eventFilter(watched, event)

    def _trigger(self, digit: str, held: Qt.KeyboardModifier) -> bool:
        wanted = QKeySequence(_KEYS[digit].value | held.value)
        for action in self._actions():
            if wanted in action.shortcuts() and action.isEnabled() and _acts_here(action):
                action.trigger()
                return True
        return False


class MenuDigits(QObject):
    """Lets the row of digits choose the entries of a menu that are numbered from ``&1`` on."""

    def __init__(self, menu: QMenu) -> None:
        super().__init__(menu)
        menu.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Press the digit of the key's place instead of the key's character."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            digit = digit_meant(event)
            if digit and not event.modifiers():
                return _press(watched, digit)
        return super().eventFilter(watched, event)


def digit_meant(event: QKeyEvent, platform: str = sys.platform) -> str:
    """Return the digit of a key of the row that gives another character, or nothing.

    With Ctrl and Alt together the key is pressed with AltGr, for the third character on it.
    """
    held = event.modifiers()
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if event.key() in _KEYS.values() or held & both == both or held & _OTHERS:
        return ""
    return digit_at(event, platform)


_KEYS = {digit: Qt.Key(Qt.Key.Key_0.value + int(digit)) for digit in _DIGITS}
_OTHERS = (
    Qt.KeyboardModifier.MetaModifier
    | Qt.KeyboardModifier.KeypadModifier
    | Qt.KeyboardModifier.GroupSwitchModifier
)


def _press(target: QObject | None, digit: str) -> bool:
    """Send a digit as if its key had been pressed."""
    if target is None:
        return False
    none = Qt.KeyboardModifier.NoModifier
    pressed = QKeyEvent(QEvent.Type.KeyPress, _KEYS[digit].value, none, digit)
    QApplication.sendEvent(target, pressed)
    return True


def _acts_here(action: QAction) -> bool:
    """Tell whether an action acts where the keyboard is: some act in the article alone."""
    if action.shortcutContext() is Qt.ShortcutContext.WindowShortcut:
        return True
    focus = QApplication.focusWidget()
    return focus is not None and focus in action.associatedObjects()


def _takes_numbers() -> bool:
    """Tell whether a field of numbers has the keyboard."""
    return isinstance(QApplication.focusWidget(), QAbstractSpinBox)


def typing() -> bool:
    """Tell whether a field that takes text has the keyboard."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QTextEdit | QPlainTextEdit):
        return not focus.isReadOnly()
    if isinstance(focus, QComboBox):
        return focus.isEditable()
    return isinstance(focus, QLineEdit | QAbstractSpinBox)
