"""The palette's window: a field, and under it the commands that fit."""

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QListView, QVBoxLayout

from annotator.ui.palette.delegate import EntryDelegate
from annotator.ui.palette.entries import Entry, entries, ordered

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

Index = QModelIndex | QPersistentModelIndex
_WIDTH, _ROWS, _TOP = 640, 11, 72
_RECENT = 12
_KEPT = 30
"""How many commands the settings remember."""
_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: _ROWS - 1,
    Qt.Key.Key_PageUp: 1 - _ROWS,
}


class EntryModel(QAbstractListModel):
    """The entries that fit, best first."""

    ENTRY = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.found: list[Entry] = []

    def show(self, found: list[Entry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.found = found
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: N802, B008 (Qt's signature)
        """Return how many fit."""
        return 0 if parent.isValid() else len(self.found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the entry, its name, and its tip with the reason why it cannot be done now."""
        entry = self.found[index.row()]
        if role == self.ENTRY:
            return entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return entry.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return entry.why_not or entry.tip
        return None


class CommandPalette(QFrame):
    """Finds a command by what is typed; Enter runs it, Esc or a click beside closes."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self.setObjectName("palette-popup")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Commands"))
        self._window = window
        labels = window.labels.actions if window.labels is not None else []
        self._all = entries(window.commands, labels)
        self.field = QLineEdit(self)
        self.field.setPlaceholderText(self.tr("What would you like to do?"))
        self.field.setAccessibleName(self.tr("Find a command"))
        self.model = EntryModel(self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(window.appearance.theme, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(self.tr("Commands that fit"))
        self.nothing = QLabel(self.tr("No command is called that."), self)
        self.nothing.setObjectName("muted")
        self.nothing.setContentsMargins(12, 8, 12, 12)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for part in (self.field, self.list, self.nothing):
            layout.addWidget(part)
        self.field.installEventFilter(self)
        self.field.textChanged.connect(self._find)
        self.list.clicked.connect(self._run)
        self._find("")

    def popup(self) -> None:
        """Show the palette in the upper middle of the window."""
        row = self.list.sizeHintForRow(0)
        self.list.setFixedHeight(_ROWS * row + 2)
        width = min(_WIDTH, self._window.width() - 80)
        self.setFixedWidth(width)
        place = self._window.rect().topLeft()
        place.setX((self._window.width() - width) // 2)
        place.setY(_TOP)
        self.move(self._window.mapToGlobal(place))
        self.show()
        self.field.setFocus(Qt.FocusReason.PopupFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Walk the list and run with the keyboard while it is in the field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = Qt.Key(event.key())
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._run(self.list.currentIndex())
                return True
            if key in _STEPS:
                self._walk(_STEPS[key])
                return True
        return super().eventFilter(watched, event)

    def _find(self, query: str) -> None:
        recent = self._window.preferences.settings.commands
        self.model.show(ordered(self._all, query.strip(), recent[: None if query else _RECENT]))
        there = bool(self.model.found)
        self.list.setVisible(there)
        self.nothing.setVisible(not there)
        if there:
            self.list.setCurrentIndex(self.model.index(0))
            self.list.scrollToTop()
        self._tell()

    def _walk(self, step: int) -> None:
        count = len(self.model.found)
        if count:
            here = self.list.currentIndex().row() + step
            place = here % count if abs(step) == 1 else max(0, min(count - 1, here))
            self.list.setCurrentIndex(self.model.index(place))
            self._tell()

    def _tell(self) -> None:
        """Tell a screen reader what Enter would do: the keyboard stays in the field."""
        if not (self.isVisible() and QAccessible.isActive()):
            return
        place = self.list.currentIndex().row()
        words = self.nothing.text()
        if self.model.found and place >= 0:
            entry = self.model.found[place]
            parts = (entry.name, entry.keys, entry.why_not)
            words = self.tr("{command}. {place} of {count}").format(
                command=", ".join(part for part in parts if part),
                place=place + 1,
                count=len(self.model.found),
            )
        self.field.setAccessibleDescription(words)  # what readers that hear no announcements say
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))

    def _run(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        entry = self.model.found[index.row()]
        if not entry.action.isEnabled():
            return
        used = self._window.preferences.settings.commands
        others = [item for item in used if item != entry.id]
        self.close()
        self._window.preferences.set("commands", (entry.id, *others)[:_KEPT])
        entry.action.trigger()
