"""Tables that are only read: what Qt asks of their models, and how they look and are copied."""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

Index = QModelIndex | QPersistentModelIndex
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROOT = QModelIndex()


class PlainModel(QAbstractTableModel):
    """A flat table; a subclass says how large it is, and what its cells and heads hold."""

    @abstractmethod
    def row_total(self) -> int:
        """Return how many rows there are."""

    @abstractmethod
    def column_total(self) -> int:
        """Return how many columns there are."""

    @abstractmethod
    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about the cell in row ``at`` and column ``place``."""

    @abstractmethod
    def head(self, place: int, role: int) -> Any:
        """Return one thing about the head of column ``place``."""

    @contextmanager
    def resetting(self) -> Iterator[None]:
        """Let the body put other rows in the place of all that are there."""
        self.beginResetModel()
        try:
            yield
        finally:
            self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many rows there are under ``parent``."""
        return 0 if parent.isValid() else self.row_total()

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802
        """Return how many columns there are under ``parent``."""
        return 0 if parent.isValid() else self.column_total()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a cell."""
        return self.cell(index.row(), index.column(), role) if index.isValid() else None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return one thing about a column's head; rows have none."""
        if orientation is not Qt.Orientation.Horizontal or section >= self.column_total():
            return None
        return self.head(section, role)


class PlainTable(QTableView):
    """Shows whole rows without a grid; they are copied as text, and entered with Return."""

    row_entered = Signal(QModelIndex)
    """A row was double-clicked, or Return was pressed on it: an index of the shown model."""

    def __init__(self, parent: QWidget, room: int = 10) -> None:
        """Make one whose rows have ``room`` pixels more than their words need."""
        super().__init__(parent)
        self.setObjectName("roomy")
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + room)
        self.horizontalHeader().setHighlightSections(False)
        self.doubleClicked.connect(self._enter)

    def copy(self) -> None:
        """Copy the chosen rows, or all where one or none is, under their heads; by tabs."""
        model, across = self.model(), Qt.Orientation.Horizontal
        chosen = sorted({index.row() for index in self.selectionModel().selectedRows()})
        rows = chosen if len(chosen) > 1 else range(model.rowCount())
        columns = range(model.columnCount())
        lines = [[str(model.headerData(column, across)) for column in columns]]
        lines += [[str(model.index(row, column).data()) for column in columns] for row in rows]
        QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Copy, or enter the current row."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _enter(self, index: QModelIndex) -> None:
        if index.isValid():
            self.row_entered.emit(index)
