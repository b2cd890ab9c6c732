"""The sheet of keys: every command that acts now, with its keys."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.actions import Actions, shown_keys
from annotator.ui.command import Scope
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.i18n import translate
from annotator.ui.shortcuts.conflicts import plain
from annotator.ui.shortcuts.keymap import current, shown

_COLUMNS = 4
_HEAD = 2
"""How many rows a heading and the space under a section take."""
_FIRST = ("annotate", "text", "annotate.same", "annotate.edges", "annotate.jump",
          "annotate.claims", "annotate.bulk", "labels", "article", "edit")  # fmt: skip
"""The sections that come before all others."""

Section = tuple[str, list[tuple[str, str]]]


class KeySheet(QDialog):
    """Lists the keys by menu, in columns; Esc or ``?`` closes it.

    Keys that act in the article alone are listed if the article has the keyboard.
    """

    def __init__(
        self, actions: Actions, labels: list[QAction], parent: QWidget, *, in_article: bool = True
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keys"))
        self.entries: dict[str, str] = {}
        """What is shown: the text of each command and its keys."""
        self._in_article = in_article
        page = QWidget(self)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(20, 16, 20, 16)
        columns.setSpacing(24)
        for sections in _balanced(self._sections(actions, labels)):
            column = QVBoxLayout()
            column.setSpacing(12)
            for title, rows in sections:
                column.addLayout(self._section(title, rows))
            column.addStretch(1)
            columns.addLayout(column)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        wanted = page.sizeHint()
        room = parent.window().size().expandedTo(self.screen().availableSize())
        width, height = room.width() - 40, room.height() - 80
        self.resize(min(wanted.width() + 20, width), min(wanted.height() + 8, height))
        self._close_by(actions)

    def _close_by(self, actions: Actions) -> None:
        """Let the keys that open the sheet close it too."""
        closing = QAction(self)
        closing.setShortcuts(actions["help.keys"].shortcuts())
        closing.triggered.connect(self.close)
        self.addAction(closing)

    def _sections(self, actions: Actions, labels: list[QAction]) -> list[Section]:
        titles = {menu: plain(translate("menus", title)) for menu, title in MENUS}
        rows = {menu: self._rows(menu, actions) for menu in titles}
        rows["labels"] = [*_labels(labels), *rows["labels"]]
        titles["text"] = translate("keys", "In the text")
        rows["text"] = _caret_rows() if self._in_article and rows["annotate"] else []
        order = [*_FIRST, *(menu for menu in titles if menu not in _FIRST)]
        return [(titles[menu], rows[menu]) for menu in order if rows[menu]]

    def _rows(self, menu: str, actions: Actions) -> list[tuple[str, str]]:
        keymap = current()
        return [
            (plain(command.name), _joined(actions[command.id]))
            for command in COMMANDS
            if command.menu == menu
            and actions[command.id].isEnabled()
            and keymap.of(command)
            and (self._in_article or keymap.scope(command) is Scope.WINDOW)
        ]

    def _section(self, title: str, rows: list[tuple[str, str]]) -> QGridLayout:
        self.entries.update(rows)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(4)
        heading = QLabel(title, self)
        heading.setObjectName("heading")
        grid.addWidget(heading, 0, 0, 1, 2)
        for place, (name, keys) in enumerate(rows, start=1):
            grid.addWidget(QLabel(name, self), place, 0)
            held = QLabel(keys, self)
            held.setObjectName("muted")
            grid.addWidget(held, place, 1, Qt.AlignmentFlag.AlignRight)
        return grid


def _balanced(sections: list[Section]) -> list[list[Section]]:
    """Return the sections in columns of about the same height, in their order."""
    total = sum(len(rows) + _HEAD for _, rows in sections)
    columns: list[list[Section]] = [[]]
    height = 0
    for title, rows in sections:
        size = len(rows) + _HEAD
        full = total / _COLUMNS
        if columns[-1] and height + size / 2 > full and len(columns) < _COLUMNS:
            columns.append([])
            height = 0
        columns[-1].append((title, rows))
        height += size
    return columns


def _caret_rows() -> list[tuple[str, str]]:
    """Return the keys of the text itself, which are the same in every program."""
    arrows, ctrl, shift = "← → ↑ ↓", shown("Ctrl+Left"), shown("Shift+Left")
    return [
        (translate("keys", "Move the caret"), arrows),
        (translate("keys", "By words, by paragraphs"), f"{ctrl} … {shown('Ctrl+Down')}"),
        (translate("keys", "To the ends of the line"), f"{shown('Home')}, {shown('End')}"),
        (translate("keys", "Choose words (no span focused)"), f"{shift} …"),
    ]


def _labels(labels: list[QAction]) -> list[tuple[str, str]]:
    form = QKeySequence.SequenceFormat.NativeText
    return [
        (plain(action.text()), action.shortcut().toString(form))
        for action in labels
        if action.isEnabled()
    ]


def _joined(action: QAction) -> str:
    # A third shortcut is the second one as another keyboard says it.
    keys = shown_keys(action)
    if len(keys) > 1:
        return translate("keys", "{one} or {other}").format(one=keys[0], other=keys[1])
    return keys[0] if keys else ""
