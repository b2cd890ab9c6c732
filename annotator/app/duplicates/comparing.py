"""What two versions of a story have in common and what changed, word by word."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from annotator.core.suggestions import Range

_PIECE = re.compile(r"\w+|[^\w\s]|\s+")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of two texts: the same in both, or what stands in place of what.

    An empty range says that nothing stands there.
    """

    same: bool
    one: Range
    other: Range


class Alignment:
    """Two texts beside each other."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        self.differences = tuple(differences)
        self._common = [item for item in self.differences if item.same]
        self._starts = [item.one[0] for item in self._common]

    def carried(self, start: int, end: int) -> Range | None:
        """Return where ``start``-``end`` of the first text lies in the second.

        None where a part of it changed, or where something came in between.
        """
        index = bisect_right(self._starts, start) - 1
        if index < 0 or not start < end <= self._common[index].one[1]:
            return None
        shift = self._common[index].other[0] - self._starts[index]
        return start + shift, end + shift


def align(one: str, other: str) -> Alignment:
    """Return what two texts have in common and what differs, as whole words and marks.

    White space compares as such: a line broken elsewhere is no change of words.
    """
    first, second = _pieces(one), _pieces(other)
    matcher = SequenceMatcher(
        None,
        [_plain(one[start:end]) for start, end in first],
        [_plain(other[start:end]) for start, end in second],
        autojunk=False,
    )
    found: list[Difference] = []
    for tag, low, high, other_low, other_high in matcher.get_opcodes():
        places = _place(first, low, high), _place(second, other_low, other_high)
        if tag == "equal":
            found += _equal(one, other, places)
        else:
            found.append(Difference(same=False, one=places[0], other=places[1]))
    return Alignment(found)


def _equal(one: str, other: str, places: tuple[Range, Range]) -> list[Difference]:
    """Return a common stretch, cut where its white space is of different length."""
    (start, end), (other_start, other_end) = places
    if end - start == other_end - other_start:
        return [Difference(same=True, one=(start, end), other=(other_start, other_end))]
    found: list[Difference] = []
    pairs = zip(
        _PIECE.finditer(one, start, end), _PIECE.finditer(other, other_start, other_end),
        strict=True,
    )  # fmt: skip
    for left, right in pairs:
        before = found[-1] if found else None
        even = left.end() - left.start() == right.end() - right.start()
        if before is not None and even and before.same:
            found[-1] = Difference(
                same=True,
                one=(before.one[0], left.end()),
                other=(before.other[0], right.end()),
            )
        else:
            found.append(Difference(same=even, one=left.span(), other=right.span()))
    return found


def _pieces(text: str) -> list[Range]:
    return [match.span() for match in _PIECE.finditer(text)]


def _plain(piece: str) -> str:
    return " " if piece.isspace() else piece


def _place(pieces: Sequence[Range], low: int, high: int) -> Range:
    if low == high:
        edge = pieces[low][0] if low < len(pieces) else (pieces[-1][1] if pieces else 0)
        return edge, edge
    return pieces[low][0], pieces[high - 1][1]
