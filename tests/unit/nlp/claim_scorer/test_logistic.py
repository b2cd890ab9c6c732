"""Logistic regression over signs: what it finds, and what it leaves as it was."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from annotator.nlp.claim_scorer.lines import straightened
from annotator.nlp.claim_scorer.logistic import Rows, fit, probability

SIZE = 8
rows_of_signs = st.lists(
    st.tuples(st.sets(st.integers(0, SIZE - 1), max_size=4).map(sorted), st.booleans()),
    min_size=1,
    max_size=30,
)


def cost(rows, right, prior, strength, weights):
    odds = prior + rows.times(weights)
    return np.sum(np.logaddexp(0, odds) - right * odds) + strength / 2 * weights @ weights


@given(rows_of_signs, st.floats(-3, 3), st.integers(0, 2**32 - 1))
def test_no_weights_nearby_cost_less(drawn, odds, seed):
    rows = Rows.of([signs for signs, _ in drawn])
    right = np.array([float(yes) for _, yes in drawn])
    prior = np.full(len(drawn), odds)
    found = fit(rows, right, prior, 1.0, SIZE)
    best = cost(rows, right, prior, 1.0, found)
    moved = np.random.default_rng(seed).normal(0, 0.1, (20, SIZE))
    assert all(cost(rows, right, prior, 1.0, found + step) > best - 1e-3 for step in moved)


def test_the_prior_stands_where_nothing_contradicts_it():
    rows = Rows.of([[0], [0]])
    found = fit(rows, np.array([1.0, 0.0]), np.zeros(2), 5.0, SIZE)
    assert np.allclose(found, 0)


def test_a_sign_of_the_right_ones_outweighs_a_wrong_prior():
    rows = Rows.of([[0, 1]] * 40 + [[0, 2]] * 40)
    right = np.array([1.0] * 40 + [0.0] * 40)
    found = fit(rows, right, np.array([-2.0] * 40 + [2.0] * 40), 1.0, SIZE)
    chance = probability(np.array([-2.0, 2.0]) + Rows.of([[0, 1], [0, 2]]).times(found))
    assert chance[0] > 0.85
    assert chance[1] < 0.15


def test_rows_without_signs_count_as_nothing():
    assert Rows.of([[], [3], []]).times(np.arange(8.0)).tolist() == [0, 3, 0]
    assert Rows.of([]).times(np.arange(8.0)).tolist() == []


def test_a_curve_takes_back_boasting():
    """Odds of 3 that hold in six of ten cases only are read as such."""
    odds = np.array([3.0] * 200 + [-3.0] * 200)
    right = np.array([1.0] * 120 + [0.0] * 80 + [1.0] * 80 + [0.0] * 120)
    curve = straightened(odds, right)
    assert abs(probability(np.array([curve.slope * 3 + curve.shift]))[0] - 0.6) < 0.03


def test_a_curve_never_turns_the_order_round():
    odds = np.linspace(-3, 3, 100)
    assert straightened(odds, (odds < 0).astype(float)).slope >= 0
