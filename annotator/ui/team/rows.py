"""Small tables of words and numbers: people, what they were given, who would get what."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOM = 10


class Rows(QAbstractTableModel):
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
        self.beginResetModel()
        if titles is not None:
            self._titles = tuple(titles)
            self._numbers = frozenset(range(1, len(self._titles)))
        self.rows, self._strong = list(rows), strong
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self._titles)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a cell."""
        if not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if index.column() in self._numbers else _LEFT
        if role == Qt.ItemDataRole.FontRole and index.row() == self._strong:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the title of a column."""
        if orientation is not Qt.Orientation.Horizontal or section >= len(self._titles):
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if section in self._numbers else _LEFT
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None


def table_of(rows: Rows, name: str, parent: QWidget) -> QTableView:
    """Return a table as this window has them: whole rows, the first column as wide as it can."""
    table = QTableView(parent)
    table.setObjectName("roomy")
    table.setAccessibleName(name)
    table.setModel(rows)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.verticalHeader().hide()
    table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    table.verticalHeader().setDefaultSectionSize(QFontMetrics(table.font()).height() + _ROOM)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    return table
