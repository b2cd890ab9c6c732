"""The articles to compare: how many of their cases stand how, filtered and in an order."""

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from annotator.app.adjudicating.queue import Waiting
from annotator.app.adjudicating.table import Table
from annotator.core.adjudication import CaseState
from annotator.core.ids import DocumentId
from annotator.ui.i18n import translate
from annotator.ui.versions.lists import FACTS, MARKED

Index = QModelIndex | QPersistentModelIndex


class Wanted(StrEnum):
    """Which articles are listed."""

    ALL = "all"
    TO_DECIDE = "to decide"
    DEFERRED = "deferred"
    CHANGED = "changed"
    SETTLED = "settled"


class Sorting(StrEnum):
    """In which order."""

    MOST_OPEN = "most open"
    CORPUS = "corpus"
    TITLE = "title"


class Articles(QAbstractListModel):
    """The articles that several annotators have finished."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.everything: list[Waiting] = []
        self.rows: list[Waiting] = []
        self.wanted, self.sorting = Wanted.ALL, Sorting.MOST_OPEN

    def show(self, rows: Sequence[Waiting]) -> None:
        """Take over what was counted."""
        self.everything = list(rows)
        self.arrange()

    def arrange(self, wanted: Wanted | None = None, sorting: Sorting | None = None) -> None:
        """List what is wanted in an order; what is not named stays."""
        self.beginResetModel()
        self.wanted, self.sorting = wanted or self.wanted, sorting or self.sorting
        rows = [row for row in self.everything if self._passes(row)]
        if self.sorting is Sorting.MOST_OPEN:
            rows.sort(key=lambda row: (row.done, -row.left, row.number))
        elif self.sorting is Sorting.CORPUS:
            rows.sort(key=lambda row: row.number)
        else:
            rows.sort(key=lambda row: (row.title.casefold(), row.number))
        self.rows = rows
        self.endResetModel()

    def follow(self, table: Table) -> None:
        """Take over how one article stands now; it keeps its place in the list."""
        for rows in (self.everything, self.rows):
            for at, row in enumerate(rows):
                if row.document == table.document:
                    rows[at] = replace(row, cases=table.counts(), state=table.status.state)
        shown = self.row_of(table.document)
        if shown is not None:
            self.dataChanged.emit(self.index(shown), self.index(shown))

    def row_of(self, document: DocumentId) -> int | None:
        """Return the row of an article."""
        return next((at for at, row in enumerate(self.rows) if row.document == document), None)

    def next_open(self, document: DocumentId | None) -> DocumentId | None:
        """Return the next listed article, after another one, in which something is to decide."""
        at = self.row_of(document) if document is not None else None
        first = 0 if at is None else at + 1
        order = [*self.rows[first:], *self.rows[:first]]
        found = (row for row in order if _undecided(row) and row.document != document)
        return next((row.document for row in found), None)

    def totals(self) -> tuple[int, int, int, int]:
        """Return how many cases are decided and how many there were to decide, then articles.

        What all agreed on is no case here.
        """
        settled = sum(row.cases[CaseState.SETTLED] for row in self.everything)
        left = sum(row.left for row in self.everything)
        done = sum(row.left == 0 for row in self.everything)
        return settled, settled + left, done, len(self.everything)

    # Qt's

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a row says."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        title = row.title or translate("Library", "Untitled article")
        shown: dict[int, object] = {
            Qt.ItemDataRole.DisplayRole: title,
            Qt.ItemDataRole.ToolTipRole: f"{title}\n{facts(row)}",
            Qt.ItemDataRole.AccessibleTextRole: f"{title}\n{facts(row)}",
            FACTS: facts(row),
            MARKED: False,
        }
        return shown.get(role)

    def _passes(self, row: Waiting) -> bool:
        states = {
            Wanted.TO_DECIDE: (CaseState.OPEN, CaseState.CHANGED),
            Wanted.DEFERRED: (CaseState.DEFERRED,),
            Wanted.CHANGED: (CaseState.CHANGED,),
        }
        if self.wanted is Wanted.SETTLED:
            return not row.left
        return self.wanted is Wanted.ALL or any(row.cases[one] for one in states[self.wanted])


def facts(row: Waiting) -> str:
    """Return how the cases of an article stand, in words."""
    if not row.left and not row.cases[CaseState.SETTLED]:
        return translate("Compare", "all agree")
    counts = (
        (CaseState.OPEN, translate("Compare", "%n open", "", row.cases[CaseState.OPEN])),
        (CaseState.CHANGED, translate("Compare", "%n changed", "", row.cases[CaseState.CHANGED])),
        (CaseState.DEFERRED, translate("Compare", "%n later", "", row.cases[CaseState.DEFERRED])),
        (CaseState.SETTLED, translate("Compare", "%n settled", "", row.cases[CaseState.SETTLED])),
    )
    return " · ".join(text for state, text in counts if row.cases[state])


def _undecided(row: Waiting) -> bool:
    return bool(row.cases[CaseState.OPEN] or row.cases[CaseState.CHANGED])
