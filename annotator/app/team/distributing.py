"""Dealing articles out to people: even parts, the same kinds for everybody, a shared part.

Pure: articles and people in, parts out, the same for the same seed. The unit is the story: what
is dealt is a story with all its versions, unless these are to go to different people. Shared
stories are dealt first, each to the people who share the fewest so far, so that every pair of
annotators has as much to be compared by as any other. The rest then evens out how many articles
of each kind, and how many in all, everybody has.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import combinations
from random import Random

from annotator.app.team.dealing import (
    Article,
    Dealing,
    Held,
    Pair,
    Parts,
    Versions,
    pair,
    proportional,
)
from annotator.core.ids import AnnotatorId, DocumentId


def deal(articles: Sequence[Article], dealing: Dealing) -> Parts:
    """Deal ``articles`` out, the first ones first where not all are wanted.

    Raises:
        ValueError: nobody is to get any, or a number makes no sense.
    """
    if not dealing.people or len(set(dealing.people)) < len(dealing.people):
        raise ValueError(dealing.people)
    if not 0 <= dealing.overlap <= 1 or dealing.copies < 1 or (dealing.each or 0) < 0:
        raise ValueError(dealing)
    table = _Table(articles, dealing)
    table.deal()
    return table.parts(articles)


@dataclass(slots=True)
class _Unit:
    """What goes to the same people."""

    articles: list[Article]
    holders: frozenset[AnnotatorId]
    """Who has all of it already."""
    kin: frozenset[AnnotatorId] = frozenset()
    """Who has another version of the story."""

    @property
    def stratum(self) -> str:
        return self.articles[0].stratum

    @property
    def size(self) -> int:
        return len(self.articles)


@dataclass(slots=True)
class _Hand:
    """What one person has been dealt so far."""

    load: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    got: list[DocumentId] = field(default_factory=list)
    luck: float = 0.0


class _Table:
    """Articles being dealt out."""

    def __init__(self, articles: Sequence[Article], dealing: Dealing) -> None:
        self._dealing = dealing
        self._random = Random(dealing.seed)  # noqa: S311 (a distribution, not a secret)
        self._hands = {who: _Hand(luck=self._random.random()) for who in dealing.people}
        self._most = min(dealing.copies, len(dealing.people))
        self._pairs: Counter[Pair] = Counter()
        self._stories: dict[int, set[AnnotatorId]] = {}
        for article in articles:
            self._pairs.update(pair(*two) for two in combinations(article.held, 2))
            if article.story is not None:
                self._stories.setdefault(article.story, set()).update(article.held)
        self._fresh, self._begun = self._units(articles)

    def deal(self) -> None:
        """Deal the shared part, then the others, then what fills everybody up."""
        chosen, spare = self._chosen()
        shared = self._shared(chosen)
        taken = {id(unit) for unit in shared}
        singles = [unit for unit in chosen if id(unit) not in taken]
        for unit in shared:
            self._share(unit)
        self._deal_singles(singles)
        if self._dealing.overlap < 1 or self._most == 1:
            self._deal_singles(spare)

    def parts(self, articles: Sequence[Article]) -> Parts:
        """Return what everybody was dealt."""
        places = {article.id: place for place, article in enumerate(articles)}
        dealt = {document for hand in self._hands.values() for document in hand.got}
        return Parts(
            of={
                who: tuple(sorted(hand.got, key=places.__getitem__))
                for who, hand in self._hands.items()
            },
            left=tuple(one.id for one in articles if one.id not in dealt and not one.held),
        )

    def _units(self, articles: Sequence[Article]) -> tuple[list[_Unit], list[_Unit]]:
        """Return what nobody has yet, and what may get more people, each in order."""
        groups: dict[object, _Unit] = {}
        for article in articles:
            holders = frozenset(article.held)
            together = self._dealing.versions is Versions.TOGETHER and article.story is not None
            key = (article.story, holders) if together else article.id
            kin = frozenset() if article.story is None else frozenset(self._stories[article.story])
            unit = groups.setdefault(key, _Unit([], holders, kin - holders))
            unit.articles.append(article)
        fresh = [unit for unit in groups.values() if not unit.holders]
        begun = [unit for unit in groups.values() if unit.holders]
        return fresh, begun

    def _chosen(self) -> tuple[list[_Unit], list[_Unit]]:
        """Return the new units that are to be dealt out, and those after them."""
        each = self._dealing.each
        if each is None:
            return self._fresh, []
        sharing = self._dealing.overlap * (self._most - 1)
        places = each * len(self._hands)
        if self._dealing.held is Held.TOP_UP:
            places -= sum(self._lacking(unit) * unit.size for unit in self._topped())
        wanted = max(0, int(places / (1 + sharing) + 1e-9))
        quotas = proportional(_counted(self._fresh), wanted)
        chosen: list[_Unit] = []
        spare: list[_Unit] = []
        for unit in self._fresh:
            fits = quotas.get(unit.stratum, 0) >= unit.size
            (chosen if fits else spare).append(unit)
            if fits:
                quotas[unit.stratum] -= unit.size
        return chosen, spare

    def _lacking(self, unit: _Unit) -> int:
        free = sum(who not in unit.holders for who in self._hands)
        return min(free, max(0, self._most - len(unit.holders)))

    def _topped(self) -> list[_Unit]:
        """Return what is done by fewer people than asked, as much as the shared part wants."""
        whole = sum(unit.size for unit in (*self._fresh, *self._begun))
        wanted = round(self._dealing.overlap * whole)
        wanted -= sum(unit.size for unit in self._begun if len(unit.holders) >= self._most)
        found = []
        for unit in self._begun:
            if wanted >= unit.size and self._lacking(unit):
                found.append(unit)
                wanted -= unit.size
        return found

    def _shared(self, chosen: Sequence[_Unit]) -> list[_Unit]:
        """Draw what several people do: of each kind its share, at random."""
        if self._most < 2:
            return []
        topped = self._topped() if self._dealing.held is Held.TOP_UP else []
        counts = _counted(chosen)
        wanted = round(self._dealing.overlap * sum(counts.values()))
        if self._dealing.held is Held.TOP_UP:
            whole = sum(unit.size for unit in (*chosen, *self._begun))
            held = sum(unit.size for unit in self._begun if len(unit.holders) >= self._most)
            held += sum(unit.size for unit in topped)
            wanted = min(wanted, max(0, round(self._dealing.overlap * whole) - held))
        quotas = proportional(counts, wanted)
        mixed = list(chosen)
        self._random.shuffle(mixed)
        drawn = []
        for unit in mixed:
            if quotas.get(unit.stratum, 0) >= unit.size:
                quotas[unit.stratum] -= unit.size
                drawn.append(unit)
        return [*topped, *drawn]

    def _share(self, unit: _Unit) -> None:
        """Deal one unit to the people who share the fewest so far."""
        group = [who for who in self._hands if who in unit.holders]
        lacking = max(0, self._most - len(unit.holders))
        while lacking:
            free = [who for who in self._open(unit) if who not in group]
            if len(free) <= lacking:
                for who in free:
                    self._give(who, unit)
                group += free
                break
            if not group and lacking >= 2:
                found: Sequence[AnnotatorId] = min(
                    self._strangers(free, unit), key=lambda two: self._price(two, two, unit)
                )
            else:
                # All of them stand in the price: who already has it as well as who gets it.
                there = tuple(group)
                found = (min(free, key=lambda who: self._price((who,), (who, *there), unit)),)
            for who in found:
                self._give(who, unit)
                group.append(who)
                lacking -= 1
        for one, other in combinations(group, 2):
            # Those who both had it before were counted then.
            if not {one, other} <= unit.holders:
                self._pairs[pair(one, other)] += unit.size

    def _strangers(self, free: Sequence[AnnotatorId], unit: _Unit) -> list[Pair]:
        """Return the pairs that share the fewest and have the fewest of the unit's kind.

        The price, which is dear to tell for all pairs, has to tell only these apart.
        """
        pairs = list(combinations(free, 2))
        if unit.articles[0].story is not None:
            return pairs  # who has another version counts before that
        shared = self._pairs
        kinds = {who: self._hands[who].kinds[unit.stratum] for who in free}
        counts = [
            (shared[two if two[0] <= two[1] else (two[1], two[0])], kinds[two[0]] + kinds[two[1]])
            for two in pairs
        ]
        fewest = min(counts)
        return [two for two, count in zip(pairs, counts, strict=True) if count == fewest]

    def _price(
        self, fresh: Sequence[AnnotatorId], group: Sequence[AnnotatorId], unit: _Unit
    ) -> tuple[int | float, ...]:
        """Return what speaks against giving a unit to ``fresh``, the weightiest first."""
        hands = [self._hands[who] for who in fresh]
        return (
            self._kinship(fresh, unit),
            sum(self._pairs[pair(who, other)] for who in fresh for other in group if who != other),
            sum(hand.kinds[unit.stratum] for hand in hands),
            max(hand.load for hand in hands),
            sum(hand.load for hand in hands),
            sum(hand.luck for hand in hands),
        )

    def _kinship(self, people: Iterable[AnnotatorId], unit: _Unit) -> int:
        """Count whom the other versions of the story speak against."""
        if self._dealing.versions is Versions.APART:
            story = unit.articles[0].story
            with_it = self._stories.get(story, set()) if story is not None else set()
            return sum(who in with_it for who in people)
        return -sum(who in unit.kin for who in people)

    def _deal_singles(self, units: Sequence[_Unit]) -> None:
        """Deal units to one person each, kind by kind, the large ones of a kind first."""
        kinds: dict[str, list[_Unit]] = {}
        for unit in units:
            kinds.setdefault(unit.stratum, []).append(unit)
        coming = sum(unit.size for unit in units)
        fair = (sum(hand.load for hand in self._hands.values()) + coming) // len(self._hands)
        for group in kinds.values():
            group.sort(key=lambda unit: -unit.size)
            for unit in group:
                free = self._open(unit)
                if free:
                    # Whoever has less than a fair part of all comes before whoever has it.
                    self._give(min(free, key=lambda who: self._turn(who, unit, fair)), unit)

    def _turn(self, who: AnnotatorId, unit: _Unit, fair: int) -> tuple[int | float, ...]:
        hand = self._hands[who]
        full = hand.load + unit.size > fair
        return (
            self._kinship((who,), unit),
            full,
            hand.load if full else hand.kinds[unit.stratum],
            hand.load,
            hand.luck,
        )

    def _open(self, unit: _Unit) -> list[AnnotatorId]:
        """Return who can take a unit."""
        each = self._dealing.each
        return [
            who
            for who, hand in self._hands.items()
            if who not in unit.holders and (each is None or hand.load + unit.size <= each)
        ]

    def _give(self, who: AnnotatorId, unit: _Unit) -> None:
        hand = self._hands[who]
        hand.load += unit.size
        hand.kinds[unit.stratum] += unit.size
        for article in unit.articles:
            hand.got.append(article.id)
            if article.story is not None:
                self._stories[article.story].add(who)


def _counted(units: Collection[_Unit]) -> dict[str, int]:
    """Return how many articles of each kind there are."""
    counts: Counter[str] = Counter()
    for unit in units:
        counts[unit.stratum] += unit.size
    return dict(counts)
