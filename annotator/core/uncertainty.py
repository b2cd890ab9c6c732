"""How much there is to learn from an article, and the orders in which articles are worked on."""

from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from math import fsum, log2

SURE = 0.9
"""From this score on at least nine suggestions in ten are right, on the scores' own gold."""
DOUBTFUL = 0.7
"""Below this score a suggestion is shown as less certain than others."""
_UNKNOWN = 0.5

Rank = tuple[object, ...]
"""A document's place in an order; it compares with others of the same order."""


class Order(StrEnum):
    """In which order articles are listed and come one after the other."""

    CORPUS = "corpus"
    UNCERTAIN = "uncertain"
    """Those that tell the most first, finished ones last."""
    OLDEST = "oldest"
    """By the date of publication, those without one last."""
    MOST_LEFT = "most-left"
    """Those with the most suggestions left first, finished ones last."""
    MOST_NEW = "most-new"
    """Those with the most suggestions first whose form the lexicon does not know; finished last."""
    RANDOM = "random"
    """Mixed up by a seed, the same at every start."""


@lru_cache(maxsize=4096)  # an article's thousands of scores are asked for with every gesture
def entropy(score: float) -> float:
    """Return the binary entropy of a probability in bits: how much an answer is expected to tell.

    H(p) = -p log2 p - (1 - p) log2 (1 - p); 1 at 0.5, 0 at 0 and 1 (C. E. Shannon, "A Mathematical
    Theory of Communication", Bell System Technical Journal 27, 1948, section 6).
    """
    if not 0 < score < 1:
        return 0.0
    return -score * log2(score) - (1 - score) * log2(1 - score)


def uncertainty(scores: Iterable[float | None]) -> float:
    """Return the mean entropy of what is undecided in an article, 0 where nothing is.

    U = 1/n * sum of H(p) over the n suggestions left, p being the score of each: the information
    that one decision is expected to give. A suggestion without a score counts as 0.5. The sum is
    exact: the same scores give the same mean in whatever order they come.
    """
    bits = [entropy(_UNKNOWN if score is None else score) for score in scores]
    return fsum(bits) / len(bits) if bits else 0.0


def doubtful(score: float | None) -> bool:
    """Tell whether a score is low enough to be shown as less certain; no score is not."""
    return score is not None and score < DOUBTFUL
