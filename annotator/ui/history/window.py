"""The window of the history: a list beside the main window; a row chosen leads there."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QListView, QVBoxLayout

from annotator.core.effects import Effects
from annotator.ui.history.delegate import HistoryDelegate
from annotator.ui.history.model import HistoryModel
from annotator.ui.history.stepping import Stepping

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class HistoryWindow(QDialog):
    """Lists the annotator's own gestures; Enter or a double click undoes or redoes to a row.

    It stays beside the window and follows what is done there.
    """

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("History"))
        self.setModal(False)
        self._bridge, self._work, self._theme_of = work.bridge, work, window.appearance
        self.model = HistoryModel(work.bridge.project, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Your gestures, the newest first"))
        self._delegate = HistoryDelegate(self.model, window.appearance.theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self.hint = QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.hint.setContentsMargins(12, 8, 12, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.hint)
        self.resize(420, 560)
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._refresh)
        self._busy = False
        self._last: Effects | None = None
        """What the last step did, to show where it was."""
        self.list.activated.connect(self._go_to)
        self.list.selectionModel().currentChanged.connect(self._say)
        work.bridge.changed.connect(self._follow)
        window.appearance.changed.connect(self._delegate.set_theme)
        self._show_here()

    def _go_to(self, index: QModelIndex) -> None:
        """Undo or redo until the annotator stands at a row."""
        steps = self.model.steps_to(index.row())
        if not steps or self._busy:
            return
        self._busy = True
        Stepping(self._bridge, steps, self._arrived, self)

    def _arrived(self) -> None:
        self._busy = False
        self._refresh()
        if self._last is not None:
            self._work.desk.go_to(self._last)

    def _follow(self, effects: Effects) -> None:
        """Read the list again: any change may be a gesture."""
        self._last = effects
        if not self._busy:
            self._soon.start()

    def _refresh(self) -> None:
        self.model.refresh()
        self._show_here()

    def _show_here(self) -> None:
        """Choose the row at which the annotator stands."""
        index = self.model.index(self.model.undone)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
        self._say(index)

    def _say(self, index: QModelIndex) -> None:
        """Say what Enter would do."""
        steps = self.model.steps_to(index.row()) if index.isValid() else 0
        if not self.model.total:
            text = self.tr("You have done nothing in this project yet.")
        elif steps < 0:
            text = self.tr("Enter undoes %n gesture(s).", "", -steps)
        elif steps > 0:
            text = self.tr("Enter redoes %n gesture(s).", "", steps)
        else:
            text = self.tr("You are here. Choose a row to go back or forth to it.")
        self.hint.setText(text)


class History:
    """Serves the command as a feature of an open project's page."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        self._window, self._work = window, work
        self._shown: HistoryWindow | None = None

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the command does."""
        return {"edit.history": self.show}

    def show(self) -> None:
        """Show the list, or bring it to the front."""
        if self._shown is None:
            self._shown = HistoryWindow(self._window, self._work)
            self._shown.destroyed.connect(self._forget)
            self._shown.show()
        self._shown.raise_()
        self._shown.activateWindow()

    def remove(self) -> None:
        """Leave the window."""
        if self._shown is not None:
            self._shown.close()

    def _forget(self) -> None:
        self._shown = None
