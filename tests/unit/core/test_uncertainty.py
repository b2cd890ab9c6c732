"""Binary entropy, its mean over an article, and which scores are doubtful."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.uncertainty import doubtful, entropy, uncertainty


@pytest.mark.parametrize(
    ("score", "bits"), [(0.0, 0.0), (1.0, 0.0), (0.5, 1.0), (0.9, 0.4690), (0.11, 0.4999)]
)
def test_entropy_has_shannons_values(score: float, bits: float) -> None:
    assert entropy(score) == pytest.approx(bits, abs=1e-4)


@given(st.floats(0, 1))
def test_entropy_lies_between_nothing_and_one_bit_and_is_symmetric(score: float) -> None:
    assert 0 <= entropy(score) <= 1
    assert entropy(score) == pytest.approx(entropy(1 - score), abs=1e-9)


def test_uncertainty_is_a_mean_in_which_no_score_counts_as_a_half() -> None:
    assert uncertainty([]) == 0
    assert uncertainty([None]) == 1
    assert uncertainty([1.0, None]) == 0.5
    assert uncertainty([0.9, 0.9]) == pytest.approx(entropy(0.9))


def test_no_score_is_not_doubtful() -> None:
    assert [doubtful(score) for score in (None, 0.69, 0.7, 0.95)] == [False, True, False, False]
