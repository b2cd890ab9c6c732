"""Sums over articles, and what they might have been with other articles: a streamed bootstrap."""

from collections.abc import Callable, Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

from annotator.app.agreement.coefficients import Numbers
from annotator.app.agreement.result import Estimate

_BATCH = 128
"""So many articles are added to the resamples at once."""
_ENDS = (2.5, 97.5)
LEAST = 2
"""From so few articles on there is an interval at all."""


class Sums:
    """Named numbers, added up article by article, and in every resample of the articles.

    Each article is in each resample k times, with k from a Poisson distribution of mean 1: that is
    drawing with replacement where nobody knows yet how many articles there will be, so that they
    can be read once and forgotten (Hanley & MacGibbon 2006, "Creating non-parametric bootstrap
    samples using Poisson frequencies", Computer Methods and Programs in Biomedicine 83:57-62; the
    bootstrap: Efron & Tibshirani 1993, "An introduction to the bootstrap"). Articles are drawn and
    not spans, for spans of one article are not independent.
    """

    def __init__(self, resamples: int, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._resamples = resamples
        self._places: dict[Hashable, int] = {}
        self._waiting: list[dict[Hashable, float]] = []
        self._total: Numbers = np.zeros(0)
        self._drawn: Numbers = np.zeros((resamples, 0))

    def add(self, article: dict[Hashable, float]) -> None:
        """Add the numbers of one article."""
        self._waiting.append(article)
        if len(self._waiting) >= _BATCH:
            self._settle()

    def has(self, name: Hashable) -> bool:
        """Tell whether any article had a number of this name."""
        return name in self._places

    def names(self) -> list[Hashable]:
        """Return the names of all numbers, in the order in which they came."""
        self._settle()
        return list(self._places)

    def total(self, name: Hashable) -> float:
        """Return a sum over all articles, 0 for what none had."""
        self._settle()
        place = self._places.get(name)
        return 0.0 if place is None else float(self._total[place])

    def estimate(
        self,
        formula: Callable[..., Numbers],
        *names: Hashable | Sequence[Hashable],
        articles: float,
    ) -> Estimate | None:
        """Return what a formula makes of sums, with its 95 % interval (percentiles).

        A list of names is handed over as an array whose last axis they are. ``articles`` have
        something to do with it; None where the formula has no answer.
        """
        self._settle()
        value = float(formula(*(self._chosen(self._total, name) for name in names)))
        if np.isnan(value):
            return None
        if not self._resamples or articles < LEAST:
            return Estimate(value)
        found = formula(*(self._chosen(self._drawn, name) for name in names))
        found = found[~np.isnan(found)]
        low, high = np.percentile(found, _ENDS) if len(found) else (None, None)
        return Estimate(value, *(None if x is None else float(x) for x in (low, high)))

    def _chosen(self, sums: Numbers, name: Hashable | Sequence[Hashable]) -> Numbers:
        if isinstance(name, list):
            parts = [self._chosen(sums, one) for one in name]
            return np.stack(parts, -1) if parts else np.zeros((*sums.shape[:-1], 0))
        place = self._places.get(name)
        return np.zeros(sums.shape[:-1]) if place is None else sums[..., place]

    def _settle(self) -> None:
        if not self._waiting:
            return
        for article in self._waiting:
            for name in article:
                self._places.setdefault(name, len(self._places))
        batch = np.zeros((len(self._waiting), len(self._places)))
        for row, article in enumerate(self._waiting):
            batch[row, [self._places[name] for name in article]] = list(article.values())
        self._widen(len(self._places))
        self._total += batch.sum(0)
        if self._resamples:
            size = len(self._waiting), self._resamples
            drawn: NDArray[np.int64] = self._random.poisson(1.0, size)
            self._drawn += drawn.T.astype(float) @ batch
        self._waiting = []

    def _widen(self, width: int) -> None:
        more = width - len(self._total)
        if more:
            self._total = np.pad(self._total, (0, more))
            self._drawn = np.pad(self._drawn, ((0, 0), (0, more)))
