"""Binary entropy, what an article is expected to tell for its effort, and which scores are low."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.uncertainty import Open, by_scores, doubtful, entropy, information


def left(*scores: float | None, opposed: bool = False) -> list[Open]:
    return [
        Open(score, "entities", "PER", 2 * place, 2 * place + 1, opposed)
        for place, score in enumerate(scores)
    ]


@pytest.mark.parametrize(
    ("score", "bits"), [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0), (0.9, 0.4690), (0.11, 0.4999)]
)
def test_entropy_has_shannons_values(score: float, bits: float) -> None:
    assert entropy(score) == pytest.approx(bits, abs=1e-4)


@given(st.floats(0, 1))
def test_entropy_lies_between_nothing_and_one_bit_and_is_symmetric(score: float) -> None:
    assert 0 <= entropy(score) <= 1
    assert entropy(score) == pytest.approx(entropy(1 - score), abs=1e-9)


def test_information_is_bits_by_decisions_and_reading() -> None:
    assert information([], 1000) == 0
    assert information(left(None), 0) == pytest.approx(1 / 6)
    assert information(left(1.0, None), 150) == pytest.approx(1 / (2 + 3 + 5))
    assert information(left(0.9, 0.9), 100) == pytest.approx(2 * entropy(0.9) / 9)


def test_a_long_article_tells_less_for_its_effort_and_a_dense_one_more() -> None:
    assert information(left(0.6), 5000) < information(left(0.6), 500)
    assert information(left(0.6, 0.6, 0.6), 500) > information(left(0.6), 500)


def test_what_is_certain_to_be_right_tells_less_than_what_is_doubtful() -> None:
    assert information(left(*[0.97] * 20), 1000) < information(left(*[0.6] * 20), 1000)


def test_disagreement_tells_more_than_the_scores_alone() -> None:
    agreed, opposed = left(0.95), left(0.95, opposed=True)
    assert information(opposed, 0) == pytest.approx((1 + entropy(0.95)) / 2 / 6)
    assert information(opposed, 0) > information(agreed, 0)
    one = Open(0.95, "entities", "PER", 0, 4)
    same = [one, one._replace(start=8, end=12)]
    rivals = [one, one._replace(label="ORG")]
    assert information(rivals, 0) > information(same, 0)
    elsewhere = [one, one._replace(layer="others", label="ORG")]
    assert information(elsewhere, 0) == information(same, 0)


@given(st.permutations([0.1, 0.33, 0.5, 0.77, 0.9, None]))
def test_the_order_of_suggestions_does_not_matter(scores: list[float | None]) -> None:
    assert information(left(*scores), 10) == information(left(None, 0.9, 0.77, 0.5, 0.33, 0.1), 10)


def test_no_score_is_not_doubtful() -> None:
    assert [doubtful(score) for score in (None, 0.69, 0.7, 0.95)] == [False, True, False, False]


@given(st.lists(st.none() | st.floats(0, 1), max_size=30), st.integers(0, 9999))
def test_scores_alone_tell_the_same_where_nobody_disagrees(
    scores: list[float | None], length: int
) -> None:
    rows = [Open(score, "entities", "PER", n, n + 1) for n, score in enumerate(scores)]
    assert by_scores(Counter(scores), length) == pytest.approx(information(rows, length))
