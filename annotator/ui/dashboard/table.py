"""The table behind a chart: sorted by any column, copied as text."""

from typing import Any

from PySide6.QtCore import (
    QObject,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtWidgets import QHeaderView, QWidget

from annotator.app.dashboard.charts import Table
from annotator.app.dashboard.wording import cell_text
from annotator.ui.i18n import language
from annotator.ui.plain_table import LEFT, RIGHT, PlainModel, PlainTable

_SORTED = Qt.ItemDataRole.UserRole
_ROWS = 14
"""So many rows are seen at once."""


class TableModel(PlainModel):
    """The rows of one table."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        with self.resetting():
            self.table = table

    def row_total(self) -> int:
        """Return how many rows there are."""
        return len(self.table.rows)

    def column_total(self) -> int:
        """Return how many columns there are."""
        return len(self.table.head)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return a cell in words, by its value, or its side."""
        cell = self.table.rows[at][place]
        unit = self.table.units[place]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell, unit, language())
        if role == _SORTED:
            return -1.0 if cell is None else cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if unit is not None else LEFT
        return None

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if self.table.units[place] is not None else LEFT
        return self.table.head[place] if role == Qt.ItemDataRole.DisplayRole else None


class ChartTable(PlainTable):
    """Shows the table behind a chart."""

    entered = Signal(int)
    """A row was double-clicked, or Return was pressed on it: its place in the table."""

    def __init__(self, table: Table, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = TableModel(table, self)
        self._sorted = QSortFilterProxyModel(self)
        self._sorted.setSourceModel(self.rows)
        self._sorted.setSortRole(_SORTED)
        self._sorted.setSortLocaleAware(True)
        self.setModel(self._sorted)
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.row_entered.connect(
            lambda index: self.entered.emit(self._sorted.mapToSource(index).row())
        )
        self._fit()

    def show_table(self, table: Table) -> None:
        """Show other rows, sorted as before."""
        self.rows.show_table(table)
        self._fit()

    def _fit(self) -> None:
        """Take the room of the rows, up to a bound, and give the words what is left."""
        rows = max(1, min(self.rows.rowCount(), _ROWS))
        head = self.horizontalHeader()
        height = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows * height + head.sizeHint().height() + 14)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self.rows.columnCount():
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
