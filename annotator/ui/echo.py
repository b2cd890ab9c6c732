"""A message of the main window, said again in the window that is in front of it.

The dashboard, the lexicon and other windows lie over the main one: what is said there alone when
their export fails would not be seen.
"""

from PySide6.QtCore import QObject, QSignalBlocker
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from annotator.ui.errors import Message, MessageBar
from annotator.ui.theme import Theme

_KEPT = 8
"""Windows that are remembered; more are never open at once."""


class Echo(QObject):
    """Repeats what the bar of the main window says at the top of its window that was used last.

    Closing either message closes both.
    """

    def __init__(self, bar: MessageBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._used: list[QWidget] = []
        self.shown: MessageBar | None = None
        """Where the message stands a second time."""
        bar.said.connect(self._say)
        bar.closed.connect(self._close)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)

    def front(self) -> QWidget | None:
        """Return the window over the main one that was used last, if it was used after it."""
        main = self._bar.window()
        for window in reversed(self._used):
            if isValid(window) and window.isVisible():
                return window if window is not main and _belongs(window, main) else None
        return None

    def _follow(self, _: QWidget | None, widget: QWidget | None) -> None:
        """Note which window has the keyboard. The system's dialogs are none of ours."""
        if widget is not None:
            window = widget.window()
            used = [one for one in self._used if isValid(one) and one is not window]
            self._used = [*used, window][-_KEPT:]

    def _say(self, message: Message) -> None:
        self._close()
        front = self.front()
        layout = front.layout() if front is not None else None
        if front is None or layout is None:
            return
        bar = front.findChild(MessageBar)
        if bar is None:
            bar = MessageBar(self._bar.theme, front)
            bar.closed.connect(self._bar.hide)
            layout.setMenuBar(bar)  # at the top of any layout, outside its margins
        self.shown = bar
        bar.put(message)

    def _close(self) -> None:
        bar, self.shown = self.shown, None
        if bar is not None and isValid(bar):
            with QSignalBlocker(bar):  # it is this one that follows
                bar.hide()


class EchoedBar(MessageBar):
    """The bar of the main window, which is heard in the window in front of it, too."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.echo = Echo(self)


def _belongs(window: QWidget, main: QWidget) -> bool:
    parent = window.parentWidget()
    while parent is not None and parent is not main:
        parent = parent.parentWidget()
    return parent is main
