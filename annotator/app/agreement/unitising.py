"""Krippendorff's unitising alpha: agreement on where units are, by their places and lengths."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Units = Sequence[tuple[int, int]]


class Disagreements(NamedTuple):
    """The two sides of alpha, as shares of the length squared."""

    observed: float
    expected: float


def disagreements(annotators: Sequence[Units], length: int) -> Disagreements:
    """Return the observed and expected disagreement on units of one label in ``0``-``length``.

    αU of Krippendorff 1995, "On the reliability of unitizing continuous data", Sociological
    Methodology 25:47-76, in the form of Krippendorff 2004, "Content analysis", 2nd ed., ch. 11
    (its example is on p. 254; not the uα family of 2016). With m annotators, and units and gaps
    as sections that begin at b and are l long::

        Do = Σ Σ δ² / (m(m-1) L²), over ordered pairs of sections of two annotators, where
        δ² = (b1 - b2)² + (b1 + l1 - b2 - l2)²   for two units that overlap,
             l²                                  for a unit that lies within a gap, else 0
        De = 2/L Σ over units [(N-1)/3 (2l³ - 3l² + l) + l² Σ over gaps, lg ≥ l (lg - l + 1)]
             / (mL(mL-1) - Σ over units l(l-1))

    Several labels, and several articles, go together by summing both sides, an article by its
    length: chance is that of the same units laid elsewhere in their own article. An annotator's
    units of one label that overlap count as one; those that only touch stay apart.
    """
    units = [_apart(one) for one in annotators]
    gaps = [_gaps(one, length) for one in units]
    count = len(units)
    if count < 2 or length <= 0 or not any(units):
        return Disagreements(0.0, 0.0)
    lengths = np.array([end - start for one in units for start, end in one], float)
    spaces = np.array([end - start for one in gaps for start, end in one], float)
    return Disagreements(
        _observed(units) / (count * (count - 1) * length**2),
        _expected(lengths, spaces, count * length, length),
    )


def _expected(
    lengths: NDArray[np.float64], spaces: NDArray[np.float64], whole: int, length: int
) -> float:
    among = (len(lengths) - 1) / 3 * (2 * lengths**3 - 3 * lengths**2 + lengths)
    room = np.clip(spaces[None, :] - lengths[:, None] + 1, 0, None).sum(1)
    places = whole * (whole - 1) - (lengths * (lengths - 1)).sum()
    return float(2 / length * (among + lengths**2 * room).sum() / places) if places else 0.0


def _apart(units: Units) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for start, end in sorted(set(units)):
        if found and start < found[-1][1]:
            found[-1] = found[-1][0], max(found[-1][1], end)
        elif end > start:
            found.append((start, end))
    return found


def _gaps(units: Units, length: int) -> list[tuple[int, int]]:
    found, at = [], 0
    for start, end in (*units, (length, length)):
        if start > at:
            found.append((at, start))
        at = max(at, end)
    return found


def _observed(units: Sequence[Units]) -> float:
    """Return the sum of distances; a unit that overlaps none of another's lies in a gap there."""
    owners = np.array([place for place, one in enumerate(units) for _ in one])
    starts = np.array([start for one in units for start, _ in one], float)
    ends = np.array([end for one in units for _, end in one], float)
    apart = owners[:, None] != owners[None, :]
    overlaps = apart & (starts[:, None] < ends[None, :]) & (starts[None, :] < ends[:, None])
    squares = (starts[:, None] - starts) ** 2 + (ends[:, None] - ends) ** 2
    met = overlaps.astype(float) @ (owners[:, None] == np.arange(len(units))) > 0
    missed = len(units) - 1 - met.sum(1)
    return float(squares[overlaps].sum() + 2 * ((ends - starts) ** 2 * missed).sum())
