"""The articles of a project as a list model that reads only the rows somebody looks at."""

from bisect import bisect
from collections.abc import Callable, Iterable, Sequence
from enum import IntEnum, StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from annotator.core.effects import Effects
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState, DocumentSummary
from annotator.core.uncertainty import Order, Rank
from annotator.ui.bridge import ProjectBridge
from annotator.ui.library.wording import row_in_words, shown_date, title_of

_CHUNK = 100
"""Rows read together: a few screens."""

_RANKED = 200
"""Up to so many changed articles find their new places one by one; more are sorted anew."""

_KEPT = 5000
"""Rows kept in memory before all are forgotten and read again where needed."""

_FEW = 20
"""Up to so many rows leave one by one, so that the others keep their place on screen."""

AnyIndex = QModelIndex | QPersistentModelIndex


class Filter(StrEnum):
    """Which articles are listed."""

    ALL = "all"
    TO_DO = "to-do"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    SKIPPED = "skipped"
    FLAGGED = "flagged"
    NOTED = "noted"
    """Those in which a span has a flag or a comment."""


STATES: dict[Filter, tuple[DocumentState, ...]] = {
    Filter.TO_DO: (DocumentState.NEW,),
    Filter.IN_PROGRESS: (DocumentState.IN_PROGRESS,),
    Filter.DONE: (DocumentState.DONE,),
    Filter.SKIPPED: (DocumentState.SKIPPED,),
}
"""The states that a filter lets through; the others let every state through."""


class Role(IntEnum):
    """What a row can be asked for; Qt hands an enumeration over as its text."""

    ID = Qt.ItemDataRole.UserRole + 1
    SUMMARY = Qt.ItemDataRole.UserRole + 2
    TITLE = Qt.ItemDataRole.UserRole + 3
    SOURCE = Qt.ItemDataRole.UserRole + 4
    PUBLISHED = Qt.ItemDataRole.UserRole + 5
    STATE = Qt.ItemDataRole.UserRole + 6
    SUGGESTED = Qt.ItemDataRole.UserRole + 7
    ACCEPTED = Qt.ItemDataRole.UserRole + 8
    FLAGGED = Qt.ItemDataRole.UserRole + 9
    PREHIGHLIGHTED = Qt.ItemDataRole.UserRole + 10
    CURRENT = Qt.ItemDataRole.UserRole + 11


class LibraryModel(QAbstractListModel):
    """Lists the articles that pass a filter; a row is read when it is first shown."""

    def __init__(self, bridge: ProjectBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = bridge.project
        self._locale = QLocale()
        self._ids: list[DocumentId] = []
        self._rows: dict[DocumentId, int] = {}
        self._summaries: dict[DocumentId, DocumentSummary] = {}
        self._filter = Filter.ALL
        self._words = ""
        self._order = self._project.order
        self._current: DocumentId | None = None
        self._outdated = False
        self._changed: set[DocumentId] = set()
        """Articles that may have another place in the order than the one they are listed at."""
        self._list(self._found())
        bridge.changed.connect(self._follow)

    @property
    def filter(self) -> Filter:
        """Which articles are listed."""
        return self._filter

    @property
    def words(self) -> str:
        """What the title or source of the listed articles contains."""
        return self._words

    def show(self, chosen: Filter, words: str) -> None:
        """List the articles that pass ``chosen`` and whose title or source contains ``words``."""
        if (chosen, words) != (self._filter, self._words):
            self._filter, self._words = chosen, words
            self._reset()

    def arrange(self, order: Order) -> None:
        """List the articles in another order."""
        if order is not self._order:
            self._order = order
            self._reset()

    def refresh(self) -> None:
        """Apply filter and order to what changed since; until then every row keeps its place."""
        if not self._outdated:
            return
        self._outdated = False
        found = self._found_again()
        if found == self._ids:
            return
        if self._move_one(found):
            return
        kept = set(found)
        gone = [row for row, identifier in enumerate(self._ids) if identifier not in kept]
        if len(gone) > _FEW or len(self._ids) - len(gone) != len(found):
            self._reset(found)
            return
        for row in reversed(gone):
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._ids[row]
            self._rows = {}
            self.endRemoveRows()

    def set_current(self, identifier: DocumentId | None) -> None:
        """Mark the article on the desk."""
        before, self._current = self._current, identifier
        self._touch([item for item in (before, identifier) if item is not None])

    def row_of(self, identifier: DocumentId) -> int:
        """Return the row of an article, or -1 when it is not listed."""
        if not self._rows:
            self._rows = {item: row for row, item in enumerate(self._ids)}
        return self._rows.get(identifier, -1)

    def identifier(self, row: int) -> DocumentId:
        """Return the id of the article in a row."""
        return self._ids[row]

    def summary(self, row: int) -> DocumentSummary:
        """Return what there is to show of a row, reading the rows around it with it."""
        identifier = self._ids[row]
        if identifier not in self._summaries:
            if len(self._summaries) > _KEPT:
                self._summaries.clear()
            first = row - row % _CHUNK
            missing = [
                item for item in self._ids[first : first + _CHUNK] if item not in self._summaries
            ]
            for summary in self._project.summaries(missing):
                self._summaries[summary.id] = summary
        return self._summaries[identifier]

    # What Qt asks

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008, N802
        """Return how many articles are listed."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one thing about a row."""
        if not index.isValid():
            return None
        if role == Role.ID:
            return self._ids[index.row()]
        if role == Role.CURRENT:
            return self._ids[index.row()] == self._current
        read = _FIELDS.get(role)
        return read(self.summary(index.row()), self._locale) if read else None

    # Inside

    def _found(self) -> list[DocumentId]:
        return self._project.document_ids(
            states=STATES.get(self._filter, ()),
            flagged=self._filter is Filter.FLAGGED,
            noted=self._filter is Filter.NOTED,
            title=self._words,
            order=self._order,
        )

    def _found_again(self) -> list[DocumentId]:
        """Return what is to be listed now; a few changed articles are put where they belong."""
        changed = sorted(self._changed)
        self._changed.clear()
        if self._filter is not Filter.ALL or self._words or len(changed) > _RANKED:
            return self._found()
        apart = set(changed)
        found = [identifier for identifier in self._ids if identifier not in apart]
        for identifier in changed:
            found.insert(bisect(found, self._rank(identifier), key=self._rank), identifier)
        return found

    def _rank(self, identifier: DocumentId) -> Rank:
        return self._project.rank(identifier, self._order)

    def _move_one(self, found: list[DocumentId]) -> bool:
        """Move the row that alone has another place in ``found``; tell whether there is one."""
        if len(found) != len(self._ids):
            return False
        moved = moved_row(self._ids, found)
        if moved is None:
            return False
        row, place = moved
        below = place + 1 if place > row else place
        self.beginMoveRows(QModelIndex(), row, row, QModelIndex(), below)
        self._list(found)
        self.endMoveRows()
        return True

    def _list(self, found: list[DocumentId]) -> None:
        self._ids, self._rows = found, {}
        self._changed.clear()

    def _reset(self, found: list[DocumentId] | None = None) -> None:
        self.beginResetModel()
        self._outdated = False
        self._list(self._found() if found is None else found)
        self.endResetModel()

    def _follow(self, effects: Effects) -> None:
        for identifier in effects.documents:
            self._summaries.pop(identifier, None)
        if effects.library:
            self._reset()
            return
        moving = self._order in (Order.UNCERTAIN, Order.MOST_LEFT)
        self._changed |= effects.documents if moving else set()
        self._outdated = (
            self._outdated
            or (bool(effects.statuses) and (moving or self._filter is not Filter.ALL))
            or (bool(effects.annotated) and (moving or self._filter is Filter.NOTED))
        )
        self._touch(effects.documents)

    def _touch(self, identifiers: Iterable[DocumentId]) -> None:
        for identifier in identifiers:
            row = self.row_of(identifier)
            if row >= 0:
                self.dataChanged.emit(self.index(row), self.index(row))


def moved_row(before: Sequence[DocumentId], after: Sequence[DocumentId]) -> tuple[int, int] | None:
    """Return from which row to which one article moved, if nothing else differs."""
    pairs = zip(before, after, strict=True)
    differing = [row for row, (one, other) in enumerate(pairs) if one != other]
    if not differing:
        return None
    first, last = differing[0], differing[-1]
    if before[first + 1 : last + 1] == after[first:last] and before[first] == after[last]:
        return first, last
    if before[first:last] == after[first + 1 : last + 1] and before[last] == after[first]:
        return last, first
    return None


_FIELDS: dict[int, Callable[[DocumentSummary, QLocale], Any]] = {
    Qt.ItemDataRole.DisplayRole: lambda summary, _: title_of(summary),
    Qt.ItemDataRole.ToolTipRole: row_in_words,
    Qt.ItemDataRole.AccessibleTextRole: row_in_words,
    Role.SUMMARY: lambda summary, _: summary,
    Role.TITLE: lambda summary, _: summary.title,
    Role.SOURCE: lambda summary, _: summary.source,
    Role.PUBLISHED: lambda summary, locale: shown_date(summary.published, locale),
    Role.STATE: lambda summary, _: summary.state,
    Role.SUGGESTED: lambda summary, _: summary.suggested,
    Role.ACCEPTED: lambda summary, _: summary.accepted,
    Role.FLAGGED: lambda summary, _: summary.flagged,
    Role.PREHIGHLIGHTED: lambda summary, _: summary.prehighlighted,
}
