"""Small tables of words and numbers: people, what they were given, who would get what."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.ui.plain_table import LEFT, RIGHT, PlainModel, PlainTable


class Rows(PlainModel):
    """Cells that are texts already; columns of numbers stand at the right."""

    def __init__(
        self, titles: Sequence[str], numbers: Collection[int], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._titles, self._numbers = tuple(titles), frozenset(numbers)
        self.rows: list[tuple[str, ...]] = []
        self._strong: int | None = None

    def show(
        self,
        rows: Sequence[tuple[str, ...]],
        *,
        titles: Sequence[str] | None = None,
        strong: int | None = None,
    ) -> None:
        """Show other rows, under other titles where they are given; the one ``strong`` in bold."""
        with self.resetting():
            if titles is not None:
                self._titles = tuple(titles)
                self._numbers = frozenset(range(1, len(self._titles)))
            self.rows, self._strong = list(rows), strong

    def row_total(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def column_total(self) -> int:
        """Return how many columns there are."""
        return len(self._titles)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about a cell."""
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[at][place]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if place in self._numbers else LEFT
        if role == Qt.ItemDataRole.FontRole and at == self._strong:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def head(self, place: int, role: int) -> Any:
        """Return the title of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if place in self._numbers else LEFT
        return self._titles[place] if role == Qt.ItemDataRole.DisplayRole else None


def table_of(rows: Rows, name: str, parent: QWidget) -> PlainTable:
    """Return a table as this window has them: whole rows, the first column as wide as it can."""
    table = PlainTable(parent)
    table.setAccessibleName(name)
    table.setModel(rows)
    header = table.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
