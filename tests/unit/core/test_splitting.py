"""Parting a corpus: what belongs together stays so, shares are met, and the seed decides."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.splitting import Member, SplitPlan, split

GROUPS = st.lists(st.integers(0, 12), max_size=2).map(tuple)
MEMBERS = st.lists(
    st.tuples(GROUPS, st.dictionaries(st.sampled_from("ABC"), st.integers(0, 9), max_size=3)),
    max_size=40,
).map(
    lambda rows: [
        Member(key=number, name=f"n{number}", groups=groups, features=features)
        for number, (groups, features) in enumerate(rows)
    ]
)
PLANS = st.builds(
    SplitPlan,
    train=st.floats(0.1, 1),
    dev=st.floats(0, 1),
    test=st.floats(0, 1),
    seed=st.integers(0, 99),
    stable=st.booleans(),
)


def members(count: int, **features: int) -> list[Member]:
    return [Member(key=n, name=f"article {n}", features=features) for n in range(count)]


@given(MEMBERS, PLANS)
def test_everybody_has_a_part_and_groups_are_whole(rows: list[Member], plan: SplitPlan) -> None:
    parts = split(rows, plan)
    assert parts.keys() == {row.key for row in rows}
    for one in rows:
        for other in rows:
            if set(one.groups) & set(other.groups):
                assert parts[one.key] == parts[other.key]


@given(MEMBERS, PLANS, st.randoms(use_true_random=False))
def test_the_same_corpus_is_parted_the_same_way_in_any_order(
    rows: list[Member], plan: SplitPlan, chance: Random
) -> None:
    mixed = list(rows)
    chance.shuffle(mixed)
    assert split(mixed, plan) == split(rows, plan)


@given(MEMBERS, st.integers(0, 99))
def test_a_part_without_a_share_gets_nothing(rows: list[Member], seed: int) -> None:
    assert 1 not in split(rows, SplitPlan(train=1, dev=0, test=1, seed=seed)).values()


@pytest.mark.parametrize("seed", range(5))
def test_shares_are_met_and_rare_labels_spread(seed: int) -> None:
    rows = [
        Member(
            key=n, name=f"n{n}", features={"PER": n % 7, **({"EVENT": 1} if n % 20 == 0 else {})}
        )
        for n in range(400)
    ]
    parts = split(rows, SplitPlan(seed=seed))
    counts = Counter(parts.values())
    assert [counts[part] for part in range(3)] == pytest.approx([320, 40, 40], abs=2)
    rare = Counter(parts[row.key] for row in rows if "EVENT" in row.features)
    assert rare == {0: 16, 1: 2, 2: 2}


def test_another_seed_gives_other_parts() -> None:
    rows = members(100, PER=1)
    assert split(rows, SplitPlan(seed=1)) != split(rows, SplitPlan(seed=2))


@given(MEMBERS, st.integers(0, 9))
def test_a_stable_part_never_changes_when_others_come_in(rows: list[Member], seed: int) -> None:
    plan = SplitPlan(seed=seed, stable=True)
    alone = [Member(key=row.key, name=row.name) for row in rows]
    few = split(alone[: len(alone) // 2], plan)
    assert few.items() <= split(alone, plan).items()


def test_stable_shares_are_met_on_average() -> None:
    counts = Counter(split(members(5000), SplitPlan(stable=True)).values())
    assert counts[0] == pytest.approx(4000, rel=0.03)
    assert counts[1] == pytest.approx(500, rel=0.15)


@pytest.mark.parametrize("shares", [(0, 0, 0), (-1, 1, 1)])
def test_shares_must_make_sense(shares: tuple[float, float, float]) -> None:
    train, dev, test = shares
    with pytest.raises(ValueError, match="SplitPlan"):
        split(members(3), SplitPlan(train=train, dev=dev, test=test))
