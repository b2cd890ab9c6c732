"""Parting a corpus into train, dev and test, with what belongs together on one side.

Two ways. *Stratified*: groups are dealt out, the largest first, each to the part that lacks most
of what the group holds; rare features weigh as much as frequent ones. This is the idea of
iterative stratification (Sechidis, Tsoumakas and Vlahavas, On the stratification of multi-label
data, ECML PKDD 2011) with whole groups dealt out in place of single examples. *Stable*: a group's
part follows from its first member and the seed alone, so that no article changes sides as the
corpus grows; the shares are then met on average only.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

ARTICLES = "articles"
"""The feature that every member has: itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitPlan:
    """How a corpus is to be parted."""

    train: float = 0.8
    dev: float = 0.1
    test: float = 0.1
    seed: int = 0
    stable: bool = False
    """Whether no article may change sides when others come in."""
    sources_together: bool = False
    """Whether articles of one source stay in one part; versions of a story always do."""

    @property
    def shares(self) -> tuple[float, float, float]:
        """The shares, which add up to 1."""
        whole = self.train + self.dev + self.test
        return self.train / whole, self.dev / whole, self.test / whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article as far as parting needs to know it."""

    key: int
    """Its number: the first that came in is the lowest."""
    name: str
    """What it is called whatever project it is in."""
    groups: tuple[Hashable, ...] = ()
    """What it belongs to: members that share a group, also by way of others, stay together."""
    features: Mapping[str, int] = field(default_factory=dict)
    """What is to be spread evenly, such as the number of its spans by label."""


def split(members: Sequence[Member], plan: SplitPlan) -> dict[int, int]:
    """Return for each member's key its part: 0 is train, 1 dev, 2 test.

    Raises:
        ValueError: a share is negative, or all of them are 0.
    """
    if min(plan.train, plan.dev, plan.test) < 0 or plan.train + plan.dev + plan.test <= 0:
        raise ValueError(plan)
    groups = _grouped(members)
    ranks = {id(group): _rank(plan.seed, group) for group in groups}
    if plan.stable:
        places = [_part_of(ranks[id(group)], plan.shares) for group in groups]
    else:
        groups.sort(key=lambda group: (-len(group), ranks[id(group)]))
        places = _dealt([_sum(group) for group in groups], plan.shares)
    return {
        member.key: part for group, part in zip(groups, places, strict=True) for member in group
    }


def _grouped(members: Sequence[Member]) -> list[list[Member]]:
    """Return the members in connected groups (union-find with path halving)."""
    parent = list(range(len(members)))

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    first: dict[Hashable, int] = {}
    for place, member in enumerate(members):
        for name in member.groups:
            parent[root(place)] = root(first.setdefault(name, place))
    found: dict[int, list[Member]] = {}
    for place, member in enumerate(members):
        found.setdefault(root(place), []).append(member)
    return list(found.values())


def _rank(seed: int, group: Sequence[Member]) -> float:
    """Return a number in [0, 1) that follows from the seed and the group's first member.

    A story keeps its part when more versions of it come in.
    """
    name = min(group, key=lambda member: member.key).name
    digest = sha256(f"{seed}\n{name}".encode()).digest()
    return int.from_bytes(digest[:8], "big") / (1 << 64)


def _part_of(rank: float, shares: tuple[float, float, float]) -> int:
    train, dev, _ = shares
    if rank < train:
        return 0
    return 1 if rank < train + dev else 2


def _sum(group: Iterable[Member]) -> dict[str, int]:
    total: Counter[str] = Counter()
    for member in group:
        total.update(member.features)
        total[ARTICLES] += 1
    return {name: count for name, count in total.items() if count}


def _dealt(groups: Sequence[Mapping[str, int]], shares: tuple[float, ...]) -> list[int]:
    """Return the part of each group, dealt out in order."""
    totals: Counter[str] = Counter()
    for group in groups:
        totals.update(group)
    given: list[Counter[str]] = [Counter() for _ in shares]
    # A part without a share gets nothing; the largest comes first where two lack as much.
    open_parts = sorted(
        (n for n, share in enumerate(shares) if share > 0), key=lambda n: -shares[n]
    )
    places = []
    for group in groups:

        def lack(part: int, group: Mapping[str, int] = group) -> float:
            return sum(
                count / totals[name] * (1 - given[part][name] / (totals[name] * shares[part]))
                for name, count in group.items()
            )

        chosen = max(open_parts, key=lack)
        given[chosen].update(group)
        places.append(chosen)
    return places
