"""Token boundaries of a text, for snapping span edges and for moving them."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+['’](?=\w)|\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The tokens of one text: parallel tuples of half-open code-point offsets, in order.

    ``sentences`` holds the offsets at which sentences start (may be empty when unknown).
    """

    starts: tuple[int, ...]
    ends: tuple[int, ...]
    sentences: tuple[int, ...] = ()
    tokenizer: str = "words"
    """Who made them: ``words`` (the rule below) or a pipeline's name and version."""

    def __len__(self) -> int:
        return len(self.starts)

    def snap(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the range of whole tokens that ``start``-``end`` touches, or None if it has none.

        A range that only touches white space has no token. An edge that lies exactly between two
        tokens stays where it is.
        """
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        if first > last:
            return None
        return self.starts[first], self.ends[last]

    def at(self, offset: int) -> tuple[int, int] | None:
        """Return the token that holds or touches ``offset`` (the one to its right first)."""
        for index in (bisect_right(self.starts, offset) - 1, bisect_left(self.ends, offset)):
            if 0 <= index < len(self.starts) and self.starts[index] <= offset <= self.ends[index]:
                return self.starts[index], self.ends[index]
        return None

    def next_start(self, offset: int) -> int:
        """Return the first token start after ``offset``, or ``offset`` at the end of the text."""
        index = bisect_right(self.starts, offset)
        return self.starts[index] if index < len(self.starts) else offset

    def previous_start(self, offset: int) -> int:
        """Return the last token start before ``offset``, or ``offset`` at the beginning."""
        index = bisect_left(self.starts, offset) - 1
        return self.starts[index] if index >= 0 else offset

    def next_end(self, offset: int) -> int:
        """Return the first token end after ``offset``, or ``offset`` at the end of the text."""
        index = bisect_right(self.ends, offset)
        return self.ends[index] if index < len(self.ends) else offset

    def previous_end(self, offset: int) -> int:
        """Return the last token end before ``offset``, or ``offset`` at the beginning."""
        index = bisect_left(self.ends, offset) - 1
        return self.ends[index] if index >= 0 else offset

    def indices(self, start: int, end: int) -> tuple[int, int] | None:
        """Return (first, last inclusive) indices of the tokens in ``start``-``end``, if any."""
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, end) - 1
        return (first, last) if first <= last else None

    def sentences_around(self, start: int, end: int, text: str) -> tuple[int, int]:
        """Return the range of the whole sentences that ``start``-``end`` touches.

        The range has no white space at its edges. Where no sentences are known, lines serve.
        """
        if self.sentences:
            first = bisect_right(self.sentences, start) - 1
            following = bisect_left(self.sentences, max(end, start + 1))
            begin = self.sentences[first] if first >= 0 else 0
            known = following < len(self.sentences)
            stop = self.sentences[following] if known else len(text)
        else:
            begin = text.rfind("\n", 0, start) + 1
            line_end = text.find("\n", max(end - 1, start))
            stop = len(text) if line_end < 0 else line_end
        while begin < stop and text[begin].isspace():
            begin += 1
        while begin < stop and text[stop - 1].isspace():
            stop -= 1
        return begin, stop

    def cut_at(self, offset: int) -> tuple[int, int] | None:
        """Return the token that an edge at ``offset`` cuts in two, or None where it cuts none."""
        index = bisect_right(self.starts, offset) - 1
        if index >= 0 and self.starts[index] < offset < self.ends[index]:
            return self.starts[index], self.ends[index]
        return None

    def edges(self) -> tuple[frozenset[int], frozenset[int]]:
        """Return the offsets at which tokens start, and those at which they end."""
        return frozenset(self.starts), frozenset(self.ends)

    def aligned(self, start: int, end: int) -> bool:
        """Tell whether both edges of ``start``-``end`` lie on token edges."""
        at_start, at_end = bisect_left(self.starts, start), bisect_left(self.ends, end)
        return (
            at_start < len(self.starts)
            and self.starts[at_start] == start
            and at_end < len(self.ends)
            and self.ends[at_end] == end
        )


def words(text: str) -> Tokens:
    """Return the tokens of ``text`` by a rule that needs no pipeline and no language.

    Runs of letters and digits are tokens, an elided word keeps its apostrophe (``l'`` | ``eau``),
    a number keeps its inner marks (``2,5``), and every other visible character stands alone.
    """
    found = [match.span() for match in _WORD.finditer(text)]
    return from_ranges(found)


def from_ranges(
    ranges: Iterable[tuple[int, int]], *, sentences: Iterable[int] = (), tokenizer: str = "words"
) -> Tokens:
    """Build ``Tokens`` from (start, end) pairs in order of their place."""
    pairs = list(ranges)
    return Tokens(
        tuple(start for start, _ in pairs),
        tuple(end for _, end in pairs),
        tuple(sentences),
        tokenizer,
    )
