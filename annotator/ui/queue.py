"""Which article comes next: the queue that the library lists, followed from the desk."""

from dataclasses import replace
from typing import Protocol

from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.core.listing import Listing
from annotator.core.model import DocumentState
from annotator.core.uncertainty import Order, Rank

_LEFT = (DocumentState.NEW, DocumentState.IN_PROGRESS)
_FINISHED_LAST = (Order.UNCERTAIN, Order.MOST_LEFT, Order.MOST_NEW)
"""Orders in which an article goes to the end when it is finished."""


class Rows(Protocol):
    """The rows of the library: what is in order there need not be sorted again."""

    shown: Listing
    """What the rows are of."""

    @property
    def complete(self) -> bool:
        """Whether every row is there."""

    def row_of(self, identifier: DocumentId) -> int:
        """Return the row of an article, or -1 when it is not listed."""

    def rowCount(self) -> int:  # noqa: N802 (Qt's)
        """Return how many rows there are."""

    def identifier(self, row: int) -> DocumentId:
        """Return the id of the article in a row."""

    def first_passing(self, listing: Listing, below: int) -> DocumentId | None:
        """Return the first article below a row that another listing has.

        From the top at last, where every row is there.
        """


class Queue:
    """The articles that are listed, in their order; ``listing`` says which and how."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.listing = Listing(order=project.order, seed=project.seed, draw=project.draw)
        self._opened: tuple[Listing, Rank] | None = None
        self.rows: Rows | None = None
        """The rows in which the library shows the listing, if there is one."""

    def enter(self, document: DocumentId) -> None:
        """Remember where a document stands that is being opened."""
        order = self.listing.ranking
        self._opened = order, self._project.rank(document, order)

    def first(self) -> DocumentId | None:
        """Return the first article that is listed."""
        return self._project.neighbour(None, self.listing)

    def step(self, here: DocumentId | None, direction: int) -> DocumentId | None:
        """Return the listed article before (-1) or after (1) the one that is open.

        What counts is where it stood when it was opened: decisions since may have moved it.
        """
        rows, row = self._in_rows(here)
        if rows is not None:
            row += direction
            if 0 <= row < rows.rowCount():
                return rows.identifier(row)
            if rows.complete or row < 0:
                return None
        opened = self._opened if self._opened and here is not None else None
        rank = opened[1] if opened and opened[0] == self.listing.ranking else None
        return self._project.neighbour(here, self.listing, forward=direction > 0, rank=rank)

    def following(self, here: DocumentId) -> DocumentId | None:
        """Return what comes after an article: unfinished, unless finished ones are listed."""
        wanted = self.listing.states or _LEFT
        wanted = tuple(state for state in wanted if state in _LEFT) or wanted
        listing = replace(self.listing, states=wanted)
        rows, row = self._in_rows(here)
        found: DocumentId | None = None
        if rows is not None:
            found = rows.first_passing(listing, -1 if self._at_end(here) else row)
        if found is None and (rows is None or not rows.complete):
            found = self._after(here, listing)
        return None if found == here else found

    def instead_of(self, gone: DocumentId) -> DocumentId | None:
        """Return what comes after an article that is no longer there, listed or not."""
        return self._after(gone, self.listing) or self._after(gone, self.listing.ranking)

    def _in_rows(self, here: DocumentId | None) -> tuple[Rows | None, int]:
        """Return the library's rows and where an article stands in them.

        None where the project finds neighbours as quickly, or where they cannot tell. While a
        large project is being sorted its first rows are there, which is where somebody begins.
        """
        rows, listing = self.rows, self.listing
        sorted_first = listing.sort is not None or listing.order is not Order.CORPUS
        if here is None or rows is None or not sorted_first:
            return None, -1
        row = rows.row_of(here) if rows.shown == listing else -1
        return (None if row < 0 else rows), row

    def _at_end(self, here: DocumentId) -> bool:
        """Tell whether an article went to the end of the order when it was finished."""
        last = self.listing.sort is None and self.listing.order in _FINISHED_LAST
        return last and self._project.status(here).state not in _LEFT

    def _after(self, here: DocumentId, listing: Listing) -> DocumentId | None:
        neighbour = self._project.neighbour
        return neighbour(here, listing) or neighbour(None, listing)
