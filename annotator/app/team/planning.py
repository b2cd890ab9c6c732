"""What a distribution of a project's articles would be, before anything is written."""

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from annotator.app.holdings import Holdings
from annotator.app.operations.assigning import Assign
from annotator.app.team.dealing import Article, Dealing, Held, Pair, Parts, Versions, pair
from annotator.app.team.distributing import deal
from annotator.app.team.lead import check_lead
from annotator.core.errors import NothingToAssignError
from annotator.core.ids import DocumentId
from annotator.core.listing import METADATA, Listing
from annotator.core.model import Annotator
from annotator.core.query import parse_query
from annotator.core.team import overlapping
from annotator.core.uncertainty import Order
from annotator.store.assignments import Traits

_LENGTHS = (500, 1000, 2000, 4000, 8000)
"""Edges of the bands of length, in characters."""
_BANDS = ("≤ 500", "501-1000", "1001-2000", "2001-4000", "4001-8000", "> 8000")
_APART, _NONE = " · ", "—"
STRATA: Mapping[str, Callable[[Traits], str]] = {
    "source": lambda traits: traits.source,
    "language": lambda traits: traits.language,
    "month": lambda traits: traits.published[:7],
    "length": lambda traits: _BANDS[bisect_right(_LENGTHS, traits.length - 1)],
}
"""By what everybody's part can be of the same kinds, beside ``metadata.KEY``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What a lead asks for."""

    people: tuple[Annotator, ...]
    """Those that the project does not know join it when the articles are given out."""
    each: int | None = None
    """So many articles for everybody; None gives out all."""
    overlap: float = 0.2
    """The share of the articles that several people do."""
    copies: int = 2
    """How many people do each of these."""
    query: str = ""
    """Only what this search finds."""
    documents: tuple[DocumentId, ...] | None = None
    """Only these, in this order; else those of the project in ``order``."""
    order: Order = Order.CORPUS
    """Which come first where not all are given out."""
    stratify: tuple[str, ...] = ()
    """By what parts are to be alike: names of ``STRATA`` and ``metadata.KEY``."""
    seed: int = 0
    versions: Versions = Versions.TOGETHER
    held: Held = Held.LEAVE
    suggestions: bool = True
    others: bool = False
    name: str = ""
    """What the batches are called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """What one person would get."""

    annotator: Annotator
    documents: tuple[DocumentId, ...]
    shared: int
    """How many of them others have too."""
    strata: Mapping[str, int]
    """How many of each kind, by the kind's name; one nameless kind where nothing was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """Who would get what; nothing is written yet."""

    wishes: Wishes
    shares: tuple[Share, ...]
    pairs: Mapping[Pair, int]
    """How many of the articles given out two people share, by the ids of both; see ``pair``."""
    dealt: int
    """How many articles somebody gets."""
    shared: int
    """How many of these several people have."""
    left: tuple[DocumentId, ...]
    """Articles that were asked for and that nobody has or gets."""
    held: int
    """Articles that were left out because somebody has them already."""
    strata: Mapping[str, int] = field(default_factory=dict)
    """How many articles of each kind somebody gets."""
    newcomers: tuple[Annotator, ...] = ()
    """People that the project does not know yet."""

    def operation(self) -> Assign:
        """Return the gesture that gives the articles out; newcomers have to join before."""
        return Assign(
            tuple((share.annotator.id, share.documents) for share in self.shares),
            batch=self.wishes.name,
            suggestions=self.wishes.suggestions,
            others=self.wishes.others,
        )


def look_ahead(project: Holdings, wishes: Wishes) -> Outlook:
    """Return what giving out articles as wished would come to. Nothing is written.

    Raises:
        WorkPackageError: the project is somebody's package.
        BadQueryError: the search is not understood.
        NothingToAssignError: there is no article to give out, or nobody to give it to.
    """
    check_lead(project)
    if not wishes.people:
        raise NothingToAssignError(reason="nobody-named")
    articles = list(_articles(project, wishes))
    if not any(not article.held or wishes.held is Held.TOP_UP for article in articles):
        raise NothingToAssignError(reason="all-held" if articles else "none-found")
    parts = deal(
        articles,
        Dealing(
            people=tuple(who.id for who in wishes.people),
            each=wishes.each,
            overlap=wishes.overlap,
            copies=wishes.copies,
            seed=wishes.seed,
            versions=wishes.versions,
            held=wishes.held,
        ),
    )
    if not any(parts.of.values()):
        raise NothingToAssignError(reason="all-held")
    return _outlook(project, wishes, articles, parts)


def _outlook(
    project: Holdings, wishes: Wishes, articles: Sequence[Article], parts: Parts
) -> Outlook:
    known = {article.id: article for article in articles}
    having = {article.id: set(article.held) for article in articles}
    for who, documents in parts.of.items():
        for document in documents:
            having[document].add(who)
    dealt = {document for documents in parts.of.values() for document in documents}
    pairs: Counter[Pair] = Counter()
    for document in dealt:
        pairs.update(pair(*two) for two in combinations(sorted(having[document]), 2))
    shares = tuple(
        Share(
            annotator=who,
            documents=parts.of[who.id],
            shared=sum(len(having[document]) > 1 for document in parts.of[who.id]),
            strata=_sorted(Counter(known[document].stratum for document in parts.of[who.id])),
        )
        for who in wishes.people
    )
    return Outlook(
        wishes=wishes,
        shares=shares,
        pairs=pairs,
        dealt=len(dealt),
        shared=sum(len(having[document]) > 1 for document in dealt),
        left=parts.left,
        held=sum(bool(article.held) and article.id not in dealt for article in articles),
        strata=_sorted(Counter(known[document].stratum for document in dealt)),
        newcomers=tuple(who for who in wishes.people if not project.knows(who.id)),
    )


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return dict(sorted(counts.items()))


def _articles(project: Holdings, wishes: Wishes) -> Iterator[Article]:
    """Yield the articles that are asked for, in their order, each with its kind and holders."""
    numbers = _numbers(project, wishes)
    holders = overlapping(project.batches())
    found = dict(_strata(project, wishes.stratify, numbers))
    for number in numbers:
        traits, stratum = found[number]
        yield Article(
            id=traits.id,
            story=traits.story,
            stratum=stratum,
            held=holders.get(traits.id, ()),
        )


def _numbers(project: Holdings, wishes: Wishes) -> list[int]:
    query = parse_query(wishes.query) if wishes.query.strip() else None
    if wishes.documents is None:
        mixed = wishes.order is Order.RANDOM
        # The library's random order hardly differs from one seed to the next; this one does.
        order = Order.CORPUS if mixed else wishes.order
        numbers = list(project.numbers(Listing(query=query, order=order)))
        if mixed:
            Random(wishes.seed).shuffle(numbers)  # noqa: S311 (a choice, not a secret)
        return numbers
    asked = [project.number(one) for one in wishes.documents if not project.is_removed(one)]
    if query is None:
        return asked
    among = project.among(asked, Listing(query=query))
    return [number for number in asked if number in among]


def _strata(
    project: Holdings, stratify: Sequence[str], numbers: Sequence[int]
) -> Iterator[tuple[int, tuple[Traits, str]]]:
    keys = [name.removeprefix(METADATA) for name in stratify if name.startswith(METADATA)]
    said: dict[int, list[str]] = {}
    for key in keys:
        for traits in project.traits(numbers, key):
            said.setdefault(traits.number, []).append(str(traits.said or ""))
    for traits in project.traits(numbers):
        kinds = [STRATA[name](traits) for name in stratify if not name.startswith(METADATA)]
        kinds += said.get(traits.number, [])
        yield traits.number, (traits, _APART.join(kind or _NONE for kind in kinds))
