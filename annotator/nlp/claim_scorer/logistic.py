"""Logistic regression over signs, by Newton's method; quick and the same at every run."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Indices = NDArray[np.int64]
_STEPS = 20
_INNER = 30
_CLOSE = 1e-3
"""The search ends when the slope is this small beside what it was at first."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The signs of many items, one after the other; ``owner`` says whose each sign is."""

    signs: Indices
    owner: Indices
    count: int

    @classmethod
    def of(cls, rows: Sequence[Sequence[int]]) -> "Rows":
        """Put rows of signs together."""
        sizes = np.array([len(row) for row in rows], dtype=np.int64)
        signs = np.array([sign for row in rows for sign in row], dtype=np.int64)
        return cls(signs, np.repeat(np.arange(len(rows), dtype=np.int64), sizes), len(rows))

    def times(self, weights: Vector) -> Vector:
        """Return the sum of the weights of each row's signs."""
        sums = np.bincount(self.owner, weights[self.signs], minlength=self.count)
        return sums.astype(np.float64)  # of an empty text numpy returns integers

    def across(self, values: Vector, size: int) -> Vector:
        """Return for each sign the sum of the values of the rows that have it."""
        sums = np.bincount(self.signs, values[self.owner], minlength=size)
        return sums.astype(np.float64)


@dataclass(frozen=True, slots=True)
class _Problem:
    """What is minimised: the cost of weights on rows, and of the weights themselves."""

    rows: Rows
    right: Vector
    prior: Vector
    strength: float
    size: int

    def odds(self, weights: Vector) -> Vector:
        return self.prior + self.rows.times(weights)

    def cost(self, weights: Vector) -> float:
        odds = self.odds(weights)
        loss = float(np.sum(np.logaddexp(0.0, odds) - self.right * odds))
        return loss + self.strength / 2 * float(weights @ weights)

    def slope(self, weights: Vector, chance: Vector) -> Vector:
        return self.rows.across(chance - self.right, self.size) + self.strength * weights


def fit(rows: Rows, right: Vector, prior: Vector, strength: float, size: int) -> Vector:
    """Return the weights of signs that say best which rows are right.

    They minimise the log loss of ``prior`` (log-odds known beforehand) plus the weights, and
    ``strength`` times half their squares: without evidence the prior stands.
    """
    problem = _Problem(rows, right, prior, strength, size)
    weights = np.zeros(size)
    steepest = 0.0
    for _ in range(_STEPS):
        chance = probability(problem.odds(weights))
        slope = problem.slope(weights, chance)
        steepest = max(steepest, float(np.abs(slope).max()))
        if float(np.abs(slope).max()) <= _CLOSE * steepest:
            break
        step = _solve(rows, chance * (1 - chance), strength, slope)
        weights = weights - _share(problem, weights, step) * step
    return weights


def probability(odds: Vector) -> Vector:
    """Return probabilities for log-odds."""
    return 1.0 / (1.0 + np.exp(-np.clip(odds, -40.0, 40.0)))


def _solve(rows: Rows, curve: Vector, strength: float, slope: Vector) -> Vector:
    """Return Newton's step by conjugate gradients."""
    size = len(slope)
    found, rest = np.zeros(size), slope.copy()
    way, length = rest.copy(), float(rest @ rest)
    enough = 1e-3 * length
    for _ in range(_INNER):
        if length <= enough:
            break
        turned = rows.across(curve * rows.times(way), size) + strength * way
        pace = length / float(way @ turned)
        found += pace * way
        rest -= pace * turned
        before, length = length, float(rest @ rest)
        way = rest + (length / before) * way
    return found


def _share(problem: _Problem, weights: Vector, step: Vector) -> float:
    """Return the share of a step that lowers the cost."""
    share, start = 1.0, problem.cost(weights)
    while share > 1e-4 and problem.cost(weights - share * step) > start:
        share /= 2
    return share
