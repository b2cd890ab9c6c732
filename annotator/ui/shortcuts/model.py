"""The commands and their keys as a table: name, place in the menus, keys, own or the preset's."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont

from annotator.ui.command import Command
from annotator.ui.commands import COMMANDS
from annotator.ui.i18n import translate
from annotator.ui.palette.matching import fit, folded
from annotator.ui.plain_table import PlainModel
from annotator.ui.shortcuts.conflicts import menu_path, plain
from annotator.ui.shortcuts.keymap import current, shown
from annotator.ui.shortcuts.shortcuts import Shortcuts


class Column(IntEnum):
    """The columns of the table."""

    NAME = 0
    MENU = 1
    KEYS = 2


@dataclass(frozen=True, slots=True)
class Row:
    """A command with what is shown of it."""

    command: Command
    name: str
    menu: str
    keys: str
    own: bool

    def fits(self, query: str) -> bool:
        """Tell whether the row is looked for: by name, in any language, by menu or by keys."""
        words = f"{self.name} {self.menu} {plain(self.command.text)}"
        return not query or bool(fit(query, words)) or folded(query) in folded(self.keys)


class ShortcutModel(PlainModel):
    """Every command that fits what is looked for, in the order of the menus."""

    def __init__(self, shortcuts: Shortcuts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._shortcuts = shortcuts
        self._query = ""
        self.rows: list[Row] = []
        self.refresh()

    def refresh(self) -> None:
        """Read names and keys anew."""
        with self.resetting():
            own, keymap = self._shortcuts.own, current()
            rows = [
                Row(
                    command,
                    plain(command.name),
                    menu_path(command.id),
                    joined(keymap.of(command)),
                    command.id in own,
                )
                for command in COMMANDS
            ]
            self.rows = [row for row in rows if row.fits(self._query)]

    def look_for(self, query: str) -> None:
        """Show what fits a query."""
        self._query = query.strip()
        self.refresh()

    def row_of(self, identifier: str) -> int:
        """Return the row of a command, or -1."""
        found = (n for n, row in enumerate(self.rows) if row.command.id == identifier)
        return next(found, -1)

    def row_total(self) -> int:
        """Return how many commands fit."""
        return len(self.rows)

    def column_total(self) -> int:
        """Return the number of columns."""
        return len(Column)

    def head(self, place: int, role: int) -> object:
        """Return the name of a column."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NAME: translate("shortcuts", "Command"),
            Column.MENU: translate("shortcuts", "Menu"),
            Column.KEYS: translate("shortcuts", "Keys"),
        }[Column(place)]

    def cell(self, at: int, place: int, role: int) -> object:
        """Return what a cell shows; own keys are bold, and said to be own."""
        row, column = self.rows[at], Column(place)
        if role == Qt.ItemDataRole.DisplayRole:
            return {Column.NAME: row.name, Column.MENU: row.menu, Column.KEYS: row.keys}[column]
        if role == Qt.ItemDataRole.ToolTipRole:
            mark = translate("shortcuts", "These keys are your own.") if row.own else ""
            return f"{row.command.help}\n{mark}".strip()
        if role == Qt.ItemDataRole.FontRole and row.own and column is Column.KEYS:
            strong = QFont()
            strong.setWeight(QFont.Weight.DemiBold)
            return strong
        return None


def joined(keys: tuple[str, ...]) -> str:
    """Return all keys of a command as this system writes them."""
    return "   ".join(shown(key) for key in keys)
