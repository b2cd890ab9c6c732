"""What each annotator makes of each token, counted for the coefficients of categories.

A token has the label of the longest span of the layer over it, or none. These coefficients see a
span that one annotator missed only by its tokens, long spans weigh more than short ones, and the
many tokens outside all spans raise agreement by chance and by fact: read them beside F1 and αU.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from annotator.app.agreement.coefficients import Numbers, cohen
from annotator.core.ids import AnnotatorId, LabelId, LayerId
from annotator.core.model import Span
from annotator.core.tokens import Tokens

Sums = defaultdict[Hashable, float]
Counts = list[list[float]]


class Categories:
    """The tokens of one article in one layer, as everybody has labelled them."""

    def __init__(
        self, tokens: Tokens, said: Sequence[Sequence[Span]], labels: Sequence[LabelId]
    ) -> None:
        self._labels = labels
        shape = len(said), len(tokens)
        self._codes: NDArray[np.int64] = np.zeros(shape, np.int64)
        self._covered: dict[LabelId, NDArray[np.bool_]] = {}
        places = {label: place + 1 for place, label in enumerate(labels)}
        for row, spans in enumerate(said):
            for span in sorted(spans, key=lambda x: (x.length, x.start, x.label)):
                found = tokens.indices(span.start, span.end)
                if found is None:
                    continue
                reach = slice(found[0], found[1] + 1)
                self._codes[row, reach] = places[span.label]
                if span.label not in self._covered:
                    self._covered[span.label] = np.zeros(shape, np.bool_)
                self._covered[span.label][row, reach] = True

    def pool(self, layer: LayerId, group: Sequence[int], sums: Sums) -> None:
        """Count for Fleiss' kappa and for alpha what a group says."""
        rows = list(group)
        many, width = len(rows), len(self._labels) + 1
        size = self._codes.shape[1]
        flat = self._codes[rows] + width * np.arange(size)
        counts = np.bincount(flat.ravel(), minlength=width * size).reshape(size, width)
        _pool((layer,), counts, many, sums)
        for label, covered in self._covered.items():
            inside = covered[rows].sum(0)
            _pool((layer, label), np.stack([many - inside, inside], 1), many, sums)
        for label in self._labels:  # tokens nobody gave the label count as agreed on
            if label not in self._covered:
                sums["shares", layer, label, 0] += size
                sums["agreements", layer, label] += size
                sums["values", layer, label, 0] += many * size
                sums["agreed", layer, label] += many * size

    def compare(
        self,
        layer: LayerId,
        one: int,
        two: int,
        pair: tuple[AnnotatorId, AnnotatorId],
        sums: Sums,
    ) -> None:
        """Count for Cohen's kappa what two say, as (layer, pair), and by label."""
        same, margins, both = self._table
        sums["tokens", layer, pair] += self._codes.shape[1]
        sums["same", layer, pair] += same[one][two]
        for side, counts in (("one", margins[one]), ("two", margins[two])):
            for code, count in enumerate(counts):
                if count:
                    sums[side, layer, pair, code] += count
        for label, shared in both.items():
            sums["both", layer, label, pair] += shared[one][two]
            sums["first", layer, label, pair] += shared[one][one]
            sums["second", layer, label, pair] += shared[two][two]

    @cached_property
    def _table(self) -> tuple[Counts, Counts, dict[LabelId, Counts]]:
        """On how many tokens each two say the same, what each says, and by label who has it."""
        codes, width = self._codes, len(self._labels) + 1
        same = [(codes == row).sum(1).tolist() for row in codes]
        margins = [np.bincount(row, minlength=width).tolist() for row in codes]
        wide = {label: covered.astype(float) for label, covered in self._covered.items()}
        both = {label: (covered @ covered.T).tolist() for label, covered in wide.items()}
        return same, margins, both


def cohen_of_label(both: Numbers, first: Numbers, second: Numbers, tokens: Numbers) -> Numbers:
    """Return Cohen's kappa of tokens with a label against all others."""
    agreed = tokens - first - second + 2 * both
    sides = (np.stack([part, tokens - part], -1) for part in (first, second))
    return cohen(agreed, *sides)


def _pool(about: tuple[str, ...], counts: NDArray[np.int64], many: int, sums: Sums) -> None:
    """Add items × categories, each counting who of ``many`` chose it."""
    agreeing = int((counts * (counts - 1)).sum())
    sums["agreements", *about] += agreeing / (many * (many - 1))
    sums["agreed", *about] += agreeing / (many - 1)
    for category, count in enumerate(counts.sum(0).tolist()):
        if count:
            sums["shares", *about, category] += count / many
            sums["values", *about, category] += count
