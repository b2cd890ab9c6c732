"""Which article comes next: the queue that the library lists, followed from the desk."""

from dataclasses import replace

from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.core.listing import Listing
from annotator.core.model import DocumentState
from annotator.core.uncertainty import Rank

_LEFT = (DocumentState.NEW, DocumentState.IN_PROGRESS)


class Queue:
    """The articles that are listed, in their order; ``listing`` says which and how."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.listing = Listing(order=project.order, seed=project.seed)
        self._opened: tuple[Listing, Rank] | None = None

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
        opened = self._opened if self._opened and here is not None else None
        rank = opened[1] if opened and opened[0] == self.listing.ranking else None
        return self._project.neighbour(here, self.listing, forward=direction > 0, rank=rank)

    def following(self, here: DocumentId) -> DocumentId | None:
        """Return what comes after an article: unfinished, unless finished ones are listed."""
        wanted = self.listing.states or _LEFT
        wanted = tuple(state for state in wanted if state in _LEFT) or wanted
        found = self._after(here, replace(self.listing, states=wanted))
        return None if found == here else found

    def instead_of(self, gone: DocumentId) -> DocumentId | None:
        """Return what comes after an article that is no longer there, listed or not."""
        return self._after(gone, self.listing) or self._after(gone, self.listing.ranking)

    def _after(self, here: DocumentId, listing: Listing) -> DocumentId | None:
        neighbour = self._project.neighbour
        return neighbour(here, listing) or neighbour(None, listing)
