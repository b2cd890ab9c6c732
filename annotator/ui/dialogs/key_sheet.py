"""The sheet of keys: every command that acts now, with its keys."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
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
HEAD = 2
"""How many rows a heading and the space under a section take."""
FIRST = ("annotate", "text", "annotate.same", "annotate.edges", "annotate.jump",
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
        room = parent.window().size().expandedTo(self.screen().availableSize())
        width, height = room.width() - 40, room.height() - 80
        sections = self._sections(actions, labels)
        page = self._page(sections, _COLUMNS)
        if page.sizeHint().width() > width:  # rather scrolled down than to the side
            page.hide()
            page.deleteLater()
            page = self._page(sections, _COLUMNS - 1)
        scroll = QScrollArea(self)
        scroll.setWidget(page)
        scroll.setWidgetResizable(True)
        scroll.setAccessibleName(self.windowTitle())
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        buttons = self._buttons(actions)
        layout.addLayout(buttons)
        wanted = page.sizeHint()
        foot = buttons.sizeHint().height()
        self.resize(min(wanted.width() + 20, width), min(wanted.height() + foot + 8, height))
        self._close_by(actions)

    def _page(self, sections: list[Section], count: int) -> QWidget:
        """Return the sections in columns."""
        page = QWidget(self)
        columns = QHBoxLayout(page)
        columns.setContentsMargins(20, 16, 20, 16)
        columns.setSpacing(24)
        for found in balanced(sections, count):
            column = QVBoxLayout()
            column.setSpacing(12)
            for title, rows in found:
                column.addLayout(self._section(title, rows))
            column.addStretch(1)
            columns.addLayout(column)
        return page

    def _buttons(self, actions: Actions) -> QHBoxLayout:
        """Return what puts the keys on paper, all of them."""
        row = QHBoxLayout()
        row.setContentsMargins(20, 8, 20, 12)
        row.setSpacing(8)
        row.addStretch(1)
        for name in ("help.print_keys", "help.save_keys"):
            button = QPushButton(actions[name].text(), self)
            button.setToolTip(actions[name].toolTip())
            button.setAutoDefault(False)
            button.clicked.connect(actions[name].trigger)
            row.addWidget(button)
        return row

    def _close_by(self, actions: Actions) -> None:
        """Let the keys that open the sheet close it too."""
        closing = QAction(self)
        closing.setShortcuts(actions["help.keys"].shortcuts())
        closing.triggered.connect(self.close)
        self.addAction(closing)

    def _sections(self, actions: Actions, labels: list[QAction]) -> list[Section]:
        rows = {menu: self._rows(menu, actions) for menu, _ in MENUS}
        rows["labels"] = [*label_rows(labels), *rows["labels"]]
        rows["text"] = caret_rows() if self._in_article and rows["annotate"] else []
        return ordered(rows)

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


def ordered(rows: Mapping[str, list[tuple[str, str]]]) -> list[Section]:
    """Return rows by menu as sections with titles, what is needed most before the rest."""
    titles = {menu: plain(translate("menus", title)) for menu, title in MENUS}
    titles["text"] = translate("keys", "In the text")
    order = [*FIRST, *(menu for menu in titles if menu not in FIRST)]
    return [(titles[menu], rows[menu]) for menu in order if rows[menu]]


def balanced(sections: list[Section], count: int) -> list[list[Section]]:
    """Return the sections in ``count`` columns of about the same height, in their order."""
    total = sum(len(rows) + HEAD for _, rows in sections)
    columns: list[list[Section]] = [[]]
    height = 0
    for title, rows in sections:
        size = len(rows) + HEAD
        full = total / count
        if columns[-1] and height + size / 2 > full and len(columns) < count:
            columns.append([])
            height = 0
        columns[-1].append((title, rows))
        height += size
    return columns


def caret_rows() -> list[tuple[str, str]]:
    """Return the keys of the text itself, which are the same in every program."""
    arrows, ctrl, shift = "← → ↑ ↓", shown("Ctrl+Left"), shown("Shift+Left")
    return [
        (translate("keys", "Move the caret"), arrows),
        (translate("keys", "By words, by paragraphs"), f"{ctrl} … {shown('Ctrl+Down')}"),
        (translate("keys", "To the ends of the line"), f"{shown('Home')}, {shown('End')}"),
        (translate("keys", "Choose words (no span focused)"), f"{shift} …"),
    ]


def label_rows(labels: list[QAction]) -> list[tuple[str, str]]:
    """Return the labels that can be used, with their keys."""
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
