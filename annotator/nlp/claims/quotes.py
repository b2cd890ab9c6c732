"""Pairing quotation marks: nested, of several kinds, some of them never closed."""

from dataclasses import dataclass
from itertools import groupby

from annotator.nlp.claims.single_marks import single_pairs
from annotator.nlp.claims.words import Words

_PAIRS = {"«": "»", "“": "”", "„": "“”", "‹": "›"}
_CLOSERS = {"»": "«", "”": "“„", "›": "‹"}
_STRAIGHT = '"'
_ENDS = frozenset({".", "!", "?", "…", "..."})


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation: token indices of its marks; ``first`` to ``last`` is what stands between.

    ``close`` is ``last`` itself where the closing mark is missing.
    """

    open: int
    close: int
    depth: int

    closed: bool = True

    @property
    def first(self) -> int:
        """The first token inside."""
        return self.open + 1

    @property
    def last(self) -> int:
        """The last token inside."""
        return self.close - 1 if self.closed else self.close

    def __contains__(self, index: int) -> bool:
        return self.open <= index <= self.close


def quotations(words: Words) -> list[Quotation]:
    """Return the quotations of a text that hold at least one token, in order of their place.

    Marks pair within one line. A typewriter mark opens or closes by the white space around it,
    and alternates where that does not tell. A mark that is never closed reaches to the end of its
    sentence. Single marks count where the language uses them so, but not within other quotations.
    """
    found: list[Quotation] = []
    for _, group in groupby(range(len(words)), key=words.line.__getitem__):
        line = list(group)
        found += _Pairing(words, line[0], line[-1]).run()
        taken = {index for item in found for index in range(item.open, item.close + 1)}
        found += [Quotation(mark, close, 0) for mark, close in single_pairs(words, line, taken)]
    return sorted((item for item in found if item.first <= item.last), key=lambda item: item.open)


class _Pairing:
    """The pass over one line."""

    def __init__(self, words: Words, first: int, last: int) -> None:
        self.words, self.first, self.last = words, first, last
        self.stack: list[int] = []
        self.found: list[Quotation] = []

    def run(self) -> list[Quotation]:
        for index in range(self.first, self.last + 1):
            form = self.words.form[index]
            if form == _STRAIGHT or (form and set(form) == {_STRAIGHT}):
                self._straight(index)
            elif form in _CLOSERS:
                self._close(index, _CLOSERS[form])
            elif form in _PAIRS:
                if form == "“" and self._open_forms() & {"„"}:
                    self._close(index, "„")
                else:
                    self.stack.append(index)
        while self.stack:
            self._unclosed(self.stack.pop(), self.last)
        return self.found

    def _open_forms(self) -> set[str]:
        return {self.words.form[index] for index in self.stack}

    def _straight(self, index: int) -> None:
        open_mark = any(self.words.form[item] == _STRAIGHT for item in self.stack)
        before, after = self._space_before(index), self._space_after(index)
        if not open_mark:
            digit = index > self.first and self.words.form[index - 1].isdigit() and not before
            if not (digit or (after and not before)):
                self.stack.append(index)
        elif before and not after and self._sentence_end(self._straight_open(), index) is not None:
            self._unclosed(self._drop_to(_STRAIGHT), index - 1)
            self.stack.append(index)
        else:
            self._close(index, _STRAIGHT)

    def _straight_open(self) -> int:
        return next(item for item in reversed(self.stack) if self.words.form[item] == _STRAIGHT)

    def _space_before(self, index: int) -> bool:
        if index == self.first:
            return True
        return self.words.end[index - 1] < self.words.start[index] or self.words.form[
            index - 1
        ] in {"(", "[", "'", "«"}

    def _space_after(self, index: int) -> bool:
        if index == self.last:
            return True
        return self.words.end[index] < self.words.start[index + 1] or self.words.form[
            index + 1
        ] in {",", ".", ";", ":", "!", "?", ")", "]", "»"}

    def _drop_to(self, forms: str) -> int:
        while self.stack:
            index = self.stack.pop()
            if self.words.form[index] in forms:
                return index
        return -1

    def _close(self, index: int, forms: str) -> None:
        if any(self.words.form[item] in forms for item in self.stack):
            mark = self._drop_to(forms)
            self.found.append(Quotation(mark, index, len(self.stack)))

    def _sentence_end(self, mark: int, limit: int) -> int | None:
        for index in range(mark + 1, limit):
            if self.words.form[index] in _ENDS:
                return index
        return None

    def _unclosed(self, mark: int, limit: int) -> None:
        end = self._sentence_end(mark, limit + 1)
        last = limit if end is None else end - 1
        if last > mark:
            self.found.append(Quotation(mark, last, len(self.stack), closed=False))


def kind_of(content: tuple[int, int], found: list[Quotation]) -> str:
    """Return direct, mixed or indirect for a content given as first and last token.

    Direct is a content that lies inside one quotation or begins and ends with one; mixed holds a
    quotation in part; any other is indirect.
    """
    first, last = content
    starts_quoted = ends_quoted = touched = False
    for item in found:
        if item.open < first and last < item.close + (0 if item.closed else 1):
            return "direct"
        if item.open <= last and first <= item.close:
            touched = True
            starts_quoted |= item.open <= first
            ends_quoted |= item.close >= last
    if starts_quoted and ends_quoted:
        return "direct"
    return "mixed" if touched else "indirect"
