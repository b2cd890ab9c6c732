"""The table behind a chart: sorted by any column, copied as text."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.app.dashboard.charts import Table
from annotator.app.dashboard.wording import cell_text
from annotator.ui.i18n import language

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_SORTED = Qt.ItemDataRole.UserRole
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_ROWS = 14
"""So many rows are seen at once."""


class TableModel(QAbstractTableModel):
    """The rows of one table."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.table = table

    def show_table(self, table: Table) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.table = table
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many rows there are."""
        return 0 if parent.isValid() else len(self.table.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.table.head)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell in words, by its value, or its side."""
        cell = self.table.rows[index.row()][index.column()]
        unit = self.table.units[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(cell, unit, language())
        if role == _SORTED:
            return -1.0 if cell is None else cell
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if unit is not None else _LEFT
        return None

    def headerData(  # noqa: N802
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if self.table.units[section] is not None else _LEFT
        return self.table.head[section] if role == Qt.ItemDataRole.DisplayRole else None


class ChartTable(QTableView):
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
        self.setObjectName("roomy")
        self.setAccessibleName(name)
        self.setSortingEnabled(True)
        self.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 10)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._enter)
        self._fit()

    def show_table(self, table: Table) -> None:
        """Show other rows, sorted as before."""
        self.rows.show_table(table)
        self._fit()

    def copy(self) -> None:
        """Copy the chosen rows, or all of them, as they are sorted; columns are cut by tabs."""
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        shown = chosen or range(self._sorted.rowCount())
        columns = range(self._sorted.columnCount())
        lines = ["\t".join(self.rows.table.head)]
        lines += [
            "\t".join(str(self._sorted.index(row, column).data()) for column in columns)
            for row in shown
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, or enter the chosen row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.entered.emit(self._sorted.mapToSource(index).row())

    def _fit(self) -> None:
        """Take the room of the rows, up to a bound, and give the words what is left."""
        rows = max(1, min(self.rows.rowCount(), _ROWS))
        head = self.horizontalHeader()
        height = self.verticalHeader().defaultSectionSize()
        self.setFixedHeight(rows * height + head.sizeHint().height() + 14)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        if self.rows.columnCount():
            head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
