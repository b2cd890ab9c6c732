"""What dealing articles out starts from, and what comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from annotator.core.ids import AnnotatorId, DocumentId

Pair = tuple[AnnotatorId, AnnotatorId]
"""Two annotators, in the order of their ids."""


class Versions(StrEnum):
    """Where the versions of one story go."""

    TOGETHER = "together"
    """To the same annotator: labels carry over from one to the next, and nobody else reads it."""
    APART = "apart"
    """To different annotators, as far as there are enough: everyone reads a story once."""


class Held(StrEnum):
    """What becomes of articles that somebody has already."""

    LEAVE = "leave"
    """They are left out."""
    TOP_UP = "top up"
    """They come first where articles are shared, until as many people have them as is asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article as far as dealing needs to know it."""

    id: DocumentId
    story: int | None = None
    """What its versions have in common; None without others."""
    stratum: str = ""
    """Its kind: everybody gets the same share of each."""
    held: tuple[AnnotatorId, ...] = ()
    """Who has it already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """How articles are to be dealt out."""

    people: tuple[AnnotatorId, ...]
    each: int | None = None
    """So many new articles for everybody; None deals out all of them."""
    overlap: float = 0.2
    """The share of the articles that several people do."""
    copies: int = 2
    """By how many people these are done."""
    seed: int = 0
    versions: Versions = Versions.TOGETHER
    held: Held = Held.LEAVE


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """Who gets what, in the order in which the articles were given."""

    of: Mapping[AnnotatorId, tuple[DocumentId, ...]]
    left: tuple[DocumentId, ...]
    """Articles that nobody gets: there were more than asked for, or all have them."""


def pair(one: AnnotatorId, other: AnnotatorId) -> Pair:
    """Return two annotators as a key."""
    return (one, other) if one <= other else (other, one)


def proportional(counts: Mapping[str, int], wanted: int) -> dict[str, int]:
    """Return how many of ``wanted`` each kind gives: its share, by largest remainder."""
    total = sum(counts.values())
    if wanted >= total:
        return dict(counts)
    exact = {kind: count * wanted / total for kind, count in counts.items()}
    shares = {kind: int(share) for kind, share in exact.items()}
    rest = sorted(exact, key=lambda kind: (shares[kind] - exact[kind], kind))
    for kind in rest[: wanted - sum(shares.values())]:
        shares[kind] += 1
    return shares
