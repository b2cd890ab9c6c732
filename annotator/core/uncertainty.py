"""How much there is to learn from an article, and the orders in which articles are worked on."""

from collections.abc import Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from math import fsum, log2
from typing import NamedTuple

SURE = 0.9
"""From this score on at least nine suggestions in ten are right, on the scores' own gold."""
DOUBTFUL = 0.7
"""Below this score a suggestion is shown as less certain than others."""
_UNKNOWN = 0.5
_READ = 50
"""Characters that are read in the time of one decision."""
_OPENING = 5
"""Decisions that could be made in the time it takes to open an article and begin to read."""

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


class Open(NamedTuple):
    """A suggestion nobody has decided on."""

    score: float | None
    layer: str
    label: str
    start: int
    end: int
    opposed: bool = False
    """Whether what made it has contradicted the others: the lexicon the pipeline."""


def information(left: Sequence[Open], length: int) -> float:
    """Return what deciding on all that is left in an article is expected to tell, by its effort.

    I = sum of B / (n + length / 50 + 5), in bits a decision, 0 where nothing is left. B is the
    entropy of a score; without a score 1 bit. Where those that propose disagree, because one was
    overruled by another or because two labels are proposed for the same words, it is the mean of
    that entropy and the whole bit that their votes have (query by committee: I. Dagan and
    S. Engelson, "Committee-based sampling for training probabilistic classifiers", ICML 1995).
    Reading 50 characters, at 25 a second, takes as long as one decision, opening an article as
    long as five. The sum is exact: the same suggestions give the same in whatever order they come.
    """
    if not left:
        return 0.0
    labels: dict[tuple[str, int, int], set[str]] = {}
    for one in left:
        labels.setdefault((one.layer, one.start, one.end), set()).add(one.label)
    bits = []
    for one in left:
        told = entropy(_UNKNOWN if one.score is None else one.score)
        disputed = one.opposed or len(labels[one.layer, one.start, one.end]) > 1
        bits.append((told + 1) / 2 if disputed else told)
    return fsum(bits) / (len(left) + length / _READ + _OPENING)


def by_scores(left: Mapping[float | None, int], length: int) -> float:
    """Return the same by scores alone, of which there are so many each; nobody disagrees."""
    count = sum(left.values())
    if not count:
        return 0.0
    told = (
        number * entropy(_UNKNOWN if score is None else score) for score, number in left.items()
    )
    return fsum(told) / (count + length / _READ + _OPENING)


def doubtful(score: float | None) -> bool:
    """Tell whether a score is low enough to be shown as less certain; no score is not."""
    return score is not None and score < DOUBTFUL
