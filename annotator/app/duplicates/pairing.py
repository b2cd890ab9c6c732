"""Which words of two texts belong together: the order is kept, and long texts take little longer.

Words that occur once in both texts hold them together (patience diff: Cohen 2010); between two such
words the same is done again, and what is small is left to difflib. Where no word is unique, longer
and longer runs of words are tried. What is large and repeats itself throughout stays unpaired.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

_SMALL = 20_000
"""Up to this many pairs of words, difflib's quadratic search takes a few milliseconds."""
_RUNS = (1, 2, 4, 8, 16)
"""Lengths of runs of words that may be unique."""

Pair = tuple[int, int]


def paired(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Return the numbers of equal words, rising in both sequences."""
    found: list[Pair] = []
    # Gaps still to be filled, the next one last: no recursion, however long the texts.
    gaps = [(0, len(one), 0, len(other))]
    while gaps:
        low, high, start, end = gaps.pop()
        while low < high and start < end and one[low] == other[start]:
            found.append((low, start))
            low, start = low + 1, start + 1
        tail = 0
        while low < high - tail and start < end - tail and _same(one, other, high, end, tail):
            tail += 1
        found += [(high - step, end - step) for step in range(1, tail + 1)]
        high, end = high - tail, end - tail
        if low == high or start == end:
            continue
        anchors = _anchors(one[low:high], other[start:end])
        if anchors:
            gaps += _around([(low + a, start + b) for a, b in anchors], low, high, start, end)
            found += [(low + a, start + b) for a, b in anchors]
        elif (high - low) * (end - start) <= _SMALL:
            found += [(low + a, start + b) for a, b in _matched(one[low:high], other[start:end])]
    return sorted(found)


def _same(one: Sequence[str], other: Sequence[str], high: int, end: int, tail: int) -> bool:
    return one[high - 1 - tail] == other[end - 1 - tail]


def _around(
    anchors: Sequence[Pair], low: int, high: int, start: int, end: int
) -> Iterator[tuple[int, int, int, int]]:
    """Yield what lies between anchors, as far as there is something in both texts."""
    before = (low - 1, start - 1)
    for here in (*anchors, (high, end)):
        if here[0] > before[0] + 1 and here[1] > before[1] + 1:
            yield before[0] + 1, here[0], before[1] + 1, here[1]
        before = here


def _anchors(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Return where runs of words begin that are unique in both; the longest rising series."""
    if len(one) * len(other) <= _SMALL // 10:
        return []
    for length in _RUNS:
        first, second = _unique(one, length), _unique(other, length)
        common = [(place, second[run]) for run, place in first.items() if run in second]
        if common:
            return _rising(sorted(common))
    return []


def _unique(words: Sequence[str], length: int) -> dict[tuple[str, ...], int]:
    """Return the places of the runs of words that come once only."""
    places: dict[tuple[str, ...], int] = {}
    again: set[tuple[str, ...]] = set()
    for place, run in enumerate(zip(*(words[step:] for step in range(length)), strict=False)):
        if run in places:
            again.add(run)
        places[run] = place
    return {run: place for run, place in places.items() if run not in again}


def _rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the longest series of pairs that rises in both places."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(ends, place)
        if at == len(ends):
            ends.append(place)
            last.append(number)
        else:
            ends[at], last[at] = place, number
        before.append(last[at - 1] if at else -1)
    series = []
    number = last[-1] if last else -1
    while number >= 0:
        series.append(pairs[number])
        number = before[number]
    return series[::-1]


def _matched(one: Sequence[str], other: Sequence[str]) -> Iterator[Pair]:
    for block in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        yield from ((block.a + step, block.b + step) for step in range(block.size))
