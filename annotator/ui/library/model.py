"""The articles of a project as a model that reads only the rows somebody looks at."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import (
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.effects import Effects
from annotator.core.ids import DocumentId
from annotator.core.listing import Listing, Sort
from annotator.core.model import DocumentSummary
from annotator.core.query import Query
from annotator.core.uncertainty import Order
from annotator.ui.bridge import ProjectBridge
from annotator.ui.library.columns import cell_text, column_title, is_number
from annotator.ui.library.filters import Filter, listing_of
from annotator.ui.library.listed_rows import CHUNK, ListedRows
from annotator.ui.library.roles import FIELDS, Role
from annotator.ui.library.wording import row_in_words

_FEW = 20
"""Up to so many changed articles find their new places one by one; more are listed anew."""

_KEPT = 5000
"""Rows kept in memory before all are forgotten and read again where needed."""

_STEADY = (Order.CORPUS, Order.OLDEST, Order.RANDOM)
"""Orders in which no decision moves an article."""

_IN_WORDS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
"""What is asked for to show or say all of a row in words."""

AnyIndex = QModelIndex | QPersistentModelIndex


class LibraryModel(ListedRows):
    """Lists the articles that pass a filter; a row is read when it is first shown."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(bridge, parent)
        self._locale = QLocale()
        self._summaries: dict[int, DocumentSummary] = {}
        self.columns: tuple[str, ...] = ()
        """The fields that are shown as columns; none where one column shows everything."""
        self.filter = Filter.ALL
        self._current: DocumentId | None = None
        bridge.changed.connect(self._follow)
        self._bridge = bridge
        bridge.suggesting.connect(self._follow_failures)
        self._failed: frozenset[DocumentId] = frozenset()
        self._follow_failures()

    def show(self, chosen: Filter, query: Query | None) -> None:
        """List the articles that pass ``chosen`` and what is asked for."""
        self.filter = chosen
        self._show(listing_of(self.listing, chosen, query))

    def arrange(self, order: Order) -> None:
        """List the articles in another order; seed and share are the project's."""
        seed, draw = self._project.seed, self._project.draw
        self._show(replace(self.listing, order=order, seed=seed, draw=draw, sort=None))

    def sort_by(self, sort: Sort | None) -> None:
        """Sort the articles by a column; by none, they come in their order."""
        self._show(replace(self.listing, sort=sort))

    def set_columns(self, columns: Sequence[str]) -> None:
        """Show these fields as columns; none means one column that shows everything."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def refresh(self) -> None:
        """Apply filter and order to what changed since; until then every row keeps its place."""
        if self._gathering.wanted is not None:
            return  # what changed finds its place when everything is there
        changed, self._changed = self._changed, set()
        if not changed or self._steady():
            return
        if len(changed) > _FEW:
            self._reset()
            return
        self.complete_now()
        numbers = [self._project.number(identifier) for identifier in sorted(changed)]
        passing = self._project.among(numbers, self.listing)
        if len(numbers) == 1:
            self._renew_one(numbers[0], listed=bool(passing))
            return
        for number in numbers:
            self._take_out(number)
        for number in numbers:
            if number in passing:
                self._put_in(number)

    def set_current(self, identifier: DocumentId | None) -> None:
        """Mark the article on the desk."""
        before, self._current = self._current, identifier
        self._touch([item for item in (before, identifier) if item is not None])

    def summary(self, row: int) -> DocumentSummary:
        """Return what there is to show of a row, reading the rows around it with it."""
        number = self._numbers[row]
        if number not in self._summaries:
            if len(self._summaries) > _KEPT:
                self._summaries.clear()
            first = row - row % CHUNK
            around = self._numbers[first : first + CHUNK]
            missing = [item for item in around if item not in self._summaries]
            for summary in self._project.rows(missing):
                self._summaries[summary.number] = summary
        return self._summaries[number]

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many articles are listed so far."""
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many columns there are."""
        return 0 if parent.isValid() else len(self.columns) or 1

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return what stands over a column."""
        if orientation is Qt.Orientation.Horizontal and section < len(self.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                return column_title(self.columns[section])
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(self.columns[section])
        return None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row."""
        if not index.isValid():
            return None
        if role == Role.ID:
            return self.identifier(index.row())
        summary = self.summary(index.row())
        if role == Role.CURRENT:
            return summary.id == self._current
        return self._about(summary, index.column(), role)

    def _about(self, summary: DocumentSummary, place: int, role: int) -> Any:
        failed = summary.id in self._failed
        if role == Role.FAILED:
            return failed
        if role in _IN_WORDS:
            return row_in_words(summary, self._locale, failed=failed)
        if self.columns and place < len(self.columns):
            column = self.columns[place]
            if role == Qt.ItemDataRole.DisplayRole:
                return cell_text(summary, column, self._locale)
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(column)
        read = FIELDS.get(role)
        return read(summary, self._locale) if read else None

    # Listing

    def _show(self, listing: Listing) -> None:
        if listing != self.listing:
            self.listing = listing
            self._reset()

    # Following

    def _follow_failures(self) -> None:
        """Mark the articles on which the pipeline failed."""
        failed = frozenset(self._bridge.service.aside.failed)
        if failed != self._failed:
            self._failed = failed
            self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, 0))

    def _steady(self) -> bool:
        """Tell whether no decision can move an article, or take it out of the list."""
        listing = self.listing
        return listing.everything and listing.sort is None and listing.order in _STEADY

    def _renew_one(self, number: int, *, listed: bool) -> None:
        """Put one article where it belongs now; the row moves, comes or goes."""
        row = self._row(number)
        if row < 0 or not listed:
            self._take_out(number)
            if listed:
                self._put_in(number)
            return
        others = self._numbers[:row] + self._numbers[row + 1 :]
        place = self._place(number, others)
        if place != row:
            below = place + 1 if place > row else place
            self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), below)
            others.insert(place, number)
            self._numbers = others
            self.endMoveRows()

    def _follow(self, effects: Effects) -> None:
        if effects.library:
            self._summaries.clear()
            self._large = self._is_large()
            self._reset()
            return
        if effects.team:
            self._follow_team()
        self._changed |= effects.documents
        self._touch(effects.documents)

    def _follow_team(self) -> None:
        """Show whom articles are assigned to now, and those alone that are asked for."""
        self._summaries.clear()
        if not self.listing.everything or self.listing.sort is not None:
            self._reset()
        elif self._numbers:
            last = self.index(len(self._numbers) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _touch(self, identifiers: Iterable[DocumentId]) -> None:
        last = self.columnCount() - 1
        for identifier in identifiers:
            number = self._project.number(identifier)
            self._summaries.pop(number, None)
            row = self._row(number)
            if row >= 0:
                self.dataChanged.emit(self.index(row, 0), self.index(row, last))


def _alignment(column: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if is_number(column) else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
