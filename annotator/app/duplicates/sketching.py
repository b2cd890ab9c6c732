"""What of a text is compared with other texts, and how few candidates are found among many.

A text is the set of its shingles: five words in a row, without case and punctuation (Broder 1997,
"On the resemblance and containment of documents"). Its sketch is a MinHash of 96 values (rensa),
cut into 24 bands of four; two texts that agree in one band are candidates (locality-sensitive
hashing: Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", section 3.4). With a Jaccard
index of s they do so with the probability 1 - (1 - s⁴)²⁴: 0.79 at 0.5, 0.96 at 0.6, 0.998 at 0.7.
The share of equal values estimates s (standard error 0.05); candidates that pass it are compared
shingle by shingle, so that nothing is grouped by chance.
"""

import re
import sys
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from operator import eq

from rensa import RMinHash

SHINGLE = 5
"""Words in a row."""
SKETCH_VERSION = 1
"""Grows whenever a text would get other keys; then all texts are looked at anew."""
_BANDS, _ROWS, _SEED = 24, 4, 7
_WORD = re.compile(r"\w+")
_PRIME = 0x100000001B3
_START = 0xCBF29CE484222325
_MASK = (1 << 63) - 1

JACCARD = 0.45
"""From this share of common shingles on, two texts are versions of one story."""
CONTAINED = 0.8
"""From this share of the shorter one's shingles on, too: one wire report inside a longer one."""
_WORTH = 0.3
"""From this estimate on: three standard errors below what versions have."""
_LEAST = 8
"""With fewer shingles a text is no story: a caption is not a version of every other."""


def shingles(text: str) -> frozenset[str]:
    """Return the shingles of a text; one shorter than a shingle is a single one."""
    words = _WORD.findall(text.casefold())
    if len(words) < SHINGLE:
        return frozenset((" ".join(words),)) if words else frozenset()
    return frozenset(map(" ".join, zip(*(words[place:] for place in range(SHINGLE)), strict=False)))


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: its MinHash, as 32-bit numbers."""

    values: "array[int]"

    def band_keys(self) -> tuple[int, ...]:
        """One number below 2⁶³ for each band: texts that have one in common are candidates."""
        return tuple(
            _key(band, self.values[band * _ROWS : (band + 1) * _ROWS]) for band in range(_BANDS)
        )

    def to_bytes(self) -> bytes:
        """Return the values as a file keeps them, in little-endian order."""
        values = self.values
        if sys.byteorder == "big":
            values = array("I", values)
            values.byteswap()
        return values.tobytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> "Sketch":
        """Read what ``to_bytes`` wrote."""
        values = array("I", data)
        if sys.byteorder == "big":
            values.byteswap()
        return cls(values)

    def likeness(self, other: "Sketch") -> float:
        """Return the share of equal values: an estimate of the Jaccard index of the texts."""
        equal: int = sum(map(eq, self.values, other.values))
        return equal / len(self.values)

    def may_match(self, other: "Sketch") -> bool:
        """Tell whether the texts are worth a comparison, by the share of equal values."""
        return self.likeness(other) >= _WORTH


def sketch(found: frozenset[str]) -> Sketch | None:
    """Return the sketch of a text's shingles; a text with too few of them has none."""
    if len(found) < _LEAST:
        return None
    made = RMinHash(num_perm=_BANDS * _ROWS, seed=_SEED)
    made.update(list(found))
    return Sketch(array("I", made.digest()))


def versions(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two sets of shingles are those of versions of one story."""
    if min(len(one), len(other)) < _LEAST:
        return False
    common = len(one & other)
    joint = len(one) + len(other) - common
    return common >= JACCARD * joint or common >= CONTAINED * min(len(one), len(other))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """Return the Jaccard index of two sets of shingles, 0 to 1."""
    joint = len(one | other)
    return len(one & other) / joint if joint else 0.0


def _key(band: int, values: Iterable[int]) -> int:
    """Return a number for a band's values (FNV-1a over whole values; stable in files)."""
    found = (_START ^ band) * _PRIME & _MASK
    for value in values:
        found = (found ^ value) * _PRIME & _MASK
    return found
