"""What two versions of a story have in common and what changed, word by word."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.app.duplicates.pairing import paired
from annotator.core.suggestions import Range

_ENDS = frozenset(".!?…»")
_SLIDE = 40
"""Words over which a change may slide."""
_NOTHING = 4
"""Characters between two changes that nobody reads as what stayed: a comma, an article."""
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Difference:
    """A stretch of two texts: the same in both, or what stands in place of what.

    An empty range says that nothing stands there.
    """

    same: bool
    one: Range
    other: Range
    words: bool = True
    """Whether words or marks differ, and not white space alone."""


class Alignment:
    """Two texts beside each other."""

    def __init__(self, differences: Sequence[Difference]) -> None:
        self.differences = tuple(differences)
        self.changes = _readable(self.differences)
        """Where words differ, as a person reads it: a lone comma between two changes is one too."""
        self._common = [item for item in self.differences if item.same]
        self._starts = [item.one[0] for item in self._common]
        self._runs = _runs(self.differences)

    def carried(self, start: int, end: int) -> Range | None:
        """Return where ``start``-``end`` of the first text lies in the second.

        None where a part of it changed, or where a word came in between; white space may differ.
        """
        if not start < end:
            return None
        first, last = self._place(start), self._place(end - 1)
        if first is None or last is None or self._runs[first] != self._runs[last]:
            return None
        return start + self._shift(first), end + self._shift(last)

    def _place(self, offset: int) -> int | None:
        """Return the number of the common stretch in which a character of the first text lies."""
        index = bisect_right(self._starts, offset) - 1
        return index if index >= 0 and offset < self._common[index].one[1] else None

    def _shift(self, index: int) -> int:
        return self._common[index].other[0] - self._starts[index]


def align(one: str, other: str) -> Alignment:
    """Return what two texts have in common and what differs, as whole words and marks.

    White space compares as such: a line broken elsewhere is no change of words.
    """
    words, others = ([match.span() for match in _WORD.finditer(text)] for text in (one, other))
    pairs = paired(
        [one[start:end] for start, end in words], [other[start:end] for start, end in others]
    )
    for column, text, places in ((0, one, words), (1, other, others)):
        _slide(pairs, column, text, places)
    builder = _Builder(one, other)
    for first, second in pairs:
        builder.between(words[first][0], others[second][0])
        builder.same(words[first][1] - words[first][0])
    builder.between(len(one), len(other))
    return Alignment(builder.found)


def _slide(pairs: list[tuple[int, int]], column: int, text: str, words: list[Range]) -> None:
    """Let what came in (1) or went (0) begin with its sentence or paragraph where it can.

    « … la nuit. Un homme dort. » may have lost « . Un homme dort » or « Un homme dort . » alike.
    """
    for number in range(1, len(pairs)):
        before, after = pairs[number - 1], pairs[number]
        size = after[column] - before[column] - 1
        if not size or after[1 - column] != before[1 - column] + 1:
            continue
        start = before[column] + 1
        best, steps = _opening(text, words, start), 0
        for direction in (1, -1):
            for step in range(1, _SLIDE):
                place = number + step - 1 if direction > 0 else number - step
                if not _slides(pairs, place, (before, after), direction * step):
                    break
                here = start + (step - 1 if direction > 0 else -step)
                one, other = words[here], words[here + size]
                if text[slice(*one)] != text[slice(*other)]:
                    break
                opening = _opening(text, words, start + direction * step)
                if opening > best:
                    best, steps = opening, direction * step
        moving = range(number, number + steps) if steps > 0 else range(number + steps, number)
        for place in moving:
            moved = list(pairs[place])
            moved[column] -= size if steps > 0 else -size
            pairs[place] = (moved[0], moved[1])


def _slides(
    pairs: list[tuple[int, int]],
    place: int,
    around: tuple[tuple[int, int], tuple[int, int]],
    step: int,
) -> bool:
    """Tell whether the pair at ``place`` follows without a gap on those around the change."""
    if not 0 <= place < len(pairs):
        return False
    edge, away = (around[1], step - 1) if step > 0 else (around[0], step + 1)
    return pairs[place] == (edge[0] + away, edge[1] + away)


def _opening(text: str, words: list[Range], number: int) -> int:
    """Return how well a change begins with a word: 2 on a new line, 1 after a sentence."""
    if number == 0 or "\n" in text[words[number - 1][1] : words[number][0]]:
        return 2
    return 1 if text[slice(*words[number - 1])] in _ENDS else 0


class _Builder:
    """Puts the differences together from the beginning to the end of both texts."""

    def __init__(self, one: str, other: str) -> None:
        self._texts = one, other
        self._here = 0, 0
        self.found: list[Difference] = []

    def same(self, length: int) -> None:
        """Go on over ``length`` characters that count as the same in both."""
        one, other = self._here
        if not length:
            return
        begun = one, other
        if self.found and self.found[-1].same:
            before = self.found.pop()
            begun = before.one[0], before.other[0]
        self._here = one + length, other + length
        self.found.append(
            Difference(same=True, one=(begun[0], self._here[0]), other=(begun[1], self._here[1]))
        )

    def between(self, one: int, other: int) -> None:
        """Go on to places in both texts; what lies between has no counterpart but white space."""
        left, right = self._texts[0][self._here[0] : one], self._texts[1][self._here[1] : other]
        if not left.strip() and not right.strip():
            self._white(left, right)
            return
        lead = _margin(left, right, 1)
        self.same(lead)
        trail = _margin(left[lead:], right[lead:], -1)
        self._differ(one - trail, other - trail, words=True)
        self.same(trail)

    def _white(self, left: str, right: str) -> None:
        if len(left) == len(right):
            self.same(len(left))
        else:
            ends = self._here[0] + len(left), self._here[1] + len(right)
            self._differ(*ends, words=not (left and right))

    def _differ(self, one: int, other: int, *, words: bool) -> None:
        ranges = (self._here[0], one), (self._here[1], other)
        self.found.append(Difference(same=False, one=ranges[0], other=ranges[1], words=words))
        self._here = one, other


def _margin(left: str, right: str, side: int) -> int:
    """Return how much white space both begin (1) or end (-1) with, if it is equally much."""
    sizes = [
        len(text) - len(text.lstrip() if side > 0 else text.rstrip()) for text in (left, right)
    ]
    # A text that is nothing but white space begins and ends with the same.
    return min(sizes) if sizes[0] == sizes[1] or not (left.strip() and right.strip()) else 0


def _readable(differences: Sequence[Difference]) -> tuple[Difference, ...]:
    """Return the changes of words; those with next to nothing between them are one."""
    found: list[Difference] = []
    for item in differences:
        if item.same or not item.words:
            continue
        before = found[-1] if found else None
        if before is not None and item.one[0] - before.one[1] <= _NOTHING:
            found[-1] = Difference(
                same=False, one=(before.one[0], item.one[1]), other=(before.other[0], item.other[1])
            )
        else:
            found.append(item)
    return tuple(found)


def _runs(differences: Sequence[Difference]) -> list[int]:
    """Return, for each common stretch, the number of its run: only white space differs in one."""
    runs: list[int] = []
    run = 0
    for item in differences:
        if item.same:
            runs.append(run)
        elif item.words:
            run += 1
    return runs
