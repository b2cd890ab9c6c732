"""Nothing but the article: the whole screen for reading and deciding, and the way back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDockWidget, QWidget

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class BareMode(QObject):
    """Hides everything around the article and fills the screen; leaving puts all of it back.

    What it hides is not what the person hid: nothing of this is stored, so a window closed in
    this state opens as it was before.
    """

    changed = Signal()

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._hidden: list[QWidget] = []
        self._before = Qt.WindowState.WindowNoState
        self.on = False

    def toggle(self) -> None:
        """Enter, or leave."""
        if self.on:
            self.leave()
        else:
            self.enter()

    def enter(self) -> None:
        """Show the article alone."""
        work = self._window.workspace
        if work is None or self.on:
            return
        self.on = True
        self._before = self._window.windowState()
        self._hidden = [part for part in self._around() if not part.isHidden()]
        for part in self._hidden:
            part.hide()
        self._window.setWindowState(self._before | Qt.WindowState.WindowFullScreen)
        work.article.installEventFilter(self)
        work.article.setFocus()
        self.changed.emit()

    def leave(self) -> None:
        """Put back what was there."""
        if not self.on:
            return
        self.on = False
        for part in self._hidden:
            part.show()
        self._hidden = []
        self._window.setWindowState(self._before)
        work = self._window.workspace
        if work is not None:
            work.article.removeEventFilter(self)
            work.article.setFocus()
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Leave on Esc when there is nothing else in the article to give up."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self._nothing():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self.leave()
                return True
        return super().eventFilter(watched, event)

    def _nothing(self) -> bool:
        work = self._window.workspace
        if work is None or work.accepting.isVisible():
            return False
        desk = work.desk
        return desk.linking is None and desk.selection is None and desk.focus is None

    def _around(self) -> list[QWidget]:
        window, work = self._window, self._window.workspace
        assert work is not None
        panels = [work.splitter.widget(place) for place in range(work.splitter.count())]
        parts: list[QWidget | None] = [
            window.menuBar(),
            window.toolbar,
            work.palette_bar,
            *(panel for panel in panels if panel is not work.middle),
            *window.findChildren(QDockWidget),
        ]
        return [part for part in parts if part is not None]
