"""Which articles are listed, and in which order; the list and what comes next follow it."""

from dataclasses import dataclass
from enum import StrEnum

from annotator.core.drawing import Draw
from annotator.core.model import DocumentState
from annotator.core.query import Query
from annotator.core.uncertainty import Order

METADATA = "metadata."
"""Stands before a key of the metadata where it is a field."""


class ListingTooLongError(Exception):
    """The documents of a listing were not there in the time that was given."""


class Field(StrEnum):
    """What the list can show of an article and be sorted by, beside its metadata."""

    TITLE = "title"
    SOURCE = "source"
    PUBLISHED = "published"
    AUTHOR = "author"
    LENGTH = "length"
    STATE = "state"
    FLAGGED = "flagged"
    SUGGESTED = "suggested"
    UNCERTAINTY = "uncertainty"
    VERSIONS = "versions"
    LANGUAGE = "language"
    ASSIGNED = "assigned"


@dataclass(frozen=True, slots=True)
class Sort:
    """By what articles are sorted: a ``Field``, or ``METADATA`` and a key of their metadata."""

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Which articles, and in which order; ``sort`` stands before ``order``.

    No ``states`` means every state; ``noted`` ones have spans with a flag or a comment, ``mine``
    are those that the annotator was given. ``seed`` is that of the random order.
    """

    states: tuple[DocumentState, ...] = ()
    flagged: bool = False
    noted: bool = False
    mine: bool = False
    query: Query | None = None
    order: Order = Order.CORPUS
    seed: int = 0
    sort: Sort | None = None
    draw: Draw | None = None
    """What comes in at random where the uncertain ones come first."""

    @property
    def ranking(self) -> "Listing":
        """The same order of all articles."""
        return Listing(order=self.order, seed=self.seed, sort=self.sort, draw=self.draw)

    @property
    def everything(self) -> bool:
        """Whether it lets every article through."""
        asks = self.query is not None and not self.query.empty
        return not (self.states or self.flagged or self.noted or self.mine or asks)
