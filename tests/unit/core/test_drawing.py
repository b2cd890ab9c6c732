"""Drawing a share of the articles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.drawing import FEWEST, STEPS, Draw, steps_of

seeds = st.integers(0, 2**32 - 1)


@given(seeds, st.sampled_from([5, 20, 50]))
def test_the_share_is_what_was_asked_for(seed: int, share: int) -> None:
    draw = Draw(share, seed)
    drawn = sum(draw.has(number) for number in range(1, 4001))
    assert abs(drawn / 40 - share) < 4


@given(seeds, st.integers(1, 10_000))
def test_a_larger_share_has_the_articles_of_a_smaller_one(seed: int, number: int) -> None:
    if Draw(10, seed).has(number):
        assert Draw(30, seed).has(number)
    assert not Draw(0, seed).has(number)


def test_another_seed_draws_others() -> None:
    one, other = (
        {number for number in range(1, 1001) if Draw(20, seed).has(number)}
        for seed in (123_456_789, 987_654_321)
    )
    assert len(one & other) < 0.5 * len(one)


@given(st.lists(st.floats(0, 1), min_size=FEWEST, max_size=200))
def test_steps_rise_from_the_least_to_the_most(values: list[float]) -> None:
    steps = steps_of(values)
    assert len(steps) == STEPS + 1
    assert list(steps) == sorted(steps)
    assert (steps[0], steps[-1]) == (min(values), max(values))


def test_few_articles_are_not_drawn_from() -> None:
    assert steps_of([0.5] * (FEWEST - 1)) == ()
    assert steps_of([0.5] * FEWEST) == pytest.approx((0.5,) * (STEPS + 1))
