"""What can be done in the window of comparing: one table for keys, tooltips, buttons and menu."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from annotator.ui.i18n import translate, words
from annotator.ui.shortcuts.keymap import shown


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing to do. ``text`` and ``tip`` are English and translated when shown."""

    id: str
    text: str
    tip: str
    keys: tuple[str, ...]
    toggle: bool = False
    separated: bool = False
    in_text: tuple[str, ...] = ()
    """Keys that every widget needs for itself: they act while the text has the keyboard."""


# fmt: off
ENTRIES: tuple[Entry, ...] = (
    Entry("next", words("comparing", "Next disagreement"),
          words("comparing", "Look at the next place where annotators disagree"), ("N",),
          in_text=("Tab",)),
    Entry("previous", words("comparing", "Previous disagreement"),
          words("comparing", "Look at the place before"), ("P",),
          in_text=("Shift+Tab",)),
    Entry("article", words("comparing", "Next article"),
          words("comparing", "Open the next article in which something is to be decided"),
          ("Ctrl+Return",), in_text=("Return", "Enter")),
    Entry("majority", words("comparing", "Majority"),
          words("comparing", "Let what most annotators say be gold"), ("M",), separated=True),
    Entry("none", words("comparing", "None is right"),
          words("comparing", "Decide that nothing is there, whatever anybody saw"), ("X", "0")),
    Entry("edit", words("comparing", "Edit…"),
          words("comparing", "Make a version of your own: label, edges, attributes and parts"),
          ("E",)),
    Entry("defer", words("comparing", "Later…"),
          words("comparing", "Leave it for later, with a word on why"), ("D",)),
    Entry("reopen", words("comparing", "Open again"),
          words("comparing", "Take back what was decided here, so that it is decided again"),
          ("R",)),
    Entry("undo", words("comparing", "Undo"), words("comparing", "Take back the last gesture"),
          ("Ctrl+Z", "U"), separated=True),
    Entry("redo", words("comparing", "Redo"), words("comparing", "Do it again"),
          ("Ctrl+Shift+Z",)),
    Entry("overlay", words("comparing", "All in one text"),
          words("comparing", "Show everybody's marks in one text instead of side by side"),
          ("O",), toggle=True, separated=True),
    Entry("fold", words("comparing", "Fold what all agree on"),
          words("comparing", "Show paragraphs without a disagreement as one line"), ("F",),
          toggle=True),
    Entry("anonymous", words("comparing", "Hide names"),
          words("comparing", "Call annotators A, B, C, in no order that one could guess"),
          ("H",), toggle=True),
    Entry("begun", words("comparing", "Unfinished articles too"),
          words("comparing", "Let also count what annotators have begun and not finished"),
          ("Ctrl+B",), toggle=True),
    Entry("rules", words("comparing", "Rules…"),
          words("comparing", "Settle by rules: all agree, a majority, a trusted annotator"),
          ("Ctrl+R",), separated=True),
    Entry("open", words("comparing", "Open in the article"),
          words("comparing", "Show the article in the main window"), ("Ctrl+O",)),
    Entry("search", words("comparing", "Search the articles"),
          words("comparing", "Go to the search field over the list"), ("Ctrl+F",)),
    Entry("keys", words("comparing", "Keys"), words("comparing", "Show everything with its key"),
          ("?",)),
)
# fmt: on
DURING_EDIT = frozenset({"keys"})
"""What has its keys also while a version is edited; the others' belong to the labels then."""


class CompareActions:
    """The actions of the window."""

    def __init__(self, window: QWidget, slots: Mapping[str, Callable[..., object]]) -> None:
        self._actions: dict[str, QAction] = {}
        self._in_text: list[tuple[str, QShortcut]] = []
        for entry in ENTRIES:
            action = QAction(translate("comparing", entry.text), window)
            action.setShortcuts([QKeySequence(keys) for keys in entry.keys])
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.setCheckable(entry.toggle)
            tip = translate("comparing", entry.tip)
            keys = ", ".join(shown(keys) for keys in (*entry.keys[:2], *entry.in_text[:1]))
            action.setToolTip(f"{tip} ({keys})")
            action.triggered.connect(slots[entry.id])
            window.addAction(action)
            self._actions[entry.id] = action

    def __getitem__(self, identifier: str) -> QAction:
        return self._actions[identifier]

    def serve(self, text: QWidget) -> None:
        """Let the keys that every widget needs act while ``text`` has the keyboard."""
        for entry in ENTRIES:
            for keys in entry.in_text:
                shortcut = QShortcut(QKeySequence(keys), text)
                shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(self._actions[entry.id].trigger)
                self._in_text.append((entry.id, shortcut))

    def allow(self, identifiers: Mapping[str, bool]) -> None:
        """Enable what is of use now."""
        for identifier, useful in identifiers.items():
            self._actions[identifier].setEnabled(useful)
        for identifier, shortcut in self._in_text:
            # Enabled without a use it would stand in the way of the same key elsewhere.
            shortcut.setEnabled(self._actions[identifier].isEnabled())

    def menu(self, parent: QWidget) -> QMenu:
        """Return a menu of everything: the sheet of keys."""
        menu = QMenu(parent)
        menu.setToolTipsVisible(True)
        for entry in ENTRIES:
            if entry.separated:
                menu.addSeparator()
            menu.addAction(self._actions[entry.id])
        return menu

    def button(self, identifier: str, parent: QWidget) -> QPushButton:
        """Return a button that does the same as an action and follows it."""
        action = self._actions[identifier]
        entry = next(entry for entry in ENTRIES if entry.id == identifier)
        button = QPushButton(f"{action.text()}  {shown(entry.keys[0])}", parent)
        button.setObjectName("small")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(action.toolTip())
        button.setAccessibleName(action.text())
        button.setCheckable(action.isCheckable())
        button.setChecked(action.isChecked())
        button.clicked.connect(action.trigger)
        action.changed.connect(lambda: _follow(button, action))
        return button


def _follow(button: QPushButton, action: QAction) -> None:
    button.setEnabled(action.isEnabled())
    if action.isCheckable():
        button.setChecked(action.isChecked())
