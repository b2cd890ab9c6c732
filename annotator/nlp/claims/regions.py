"""The stretches of text in which one claim lives: sentences that respect quotation marks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import groupby

from spacy.tokens import Doc

from annotator.nlp.claims.lexicon import lexicon
from annotator.nlp.claims.quotes import Quotation, quotations
from annotator.nlp.claims.words import Words
from annotator.nlp.language import has_language, language_file

_KEY = "annotator_layout"
_ENDS = frozenset({".", "!", "?", "…", "...", "?!", "!!", "!!!", "??"})
_STARTS = frozenset({"«", "“", '"', "„", "-", "–", "—", "(", "["})
_INCISE = 8
"""Tokens in which such an incise must end."""
_CLOSERS = frozenset({")", "]", "»", "”", '"'})


@dataclass(slots=True)
class Region:
    """A sentence, as first and last token; a quotation inside it counts as one opaque thing.

    ``inside`` is the quotation that the sentence is part of, if any.
    """

    first: int
    last: int
    quotes: list[Quotation] = field(default_factory=list)
    inside: Quotation | None = None

    def quote_at(self, index: int) -> Quotation | None:
        """Return the quotation of this region that covers token ``index``."""
        return next((item for item in self.quotes if index in item), None)

    def opened_at(self, index: int) -> Quotation | None:
        """Return the quotation of this region whose opening mark is token ``index``."""
        return next((item for item in self.quotes if item.open == index), None)

    def flat(self, first: int | None = None, last: int | None = None) -> Iterator[int]:
        """Yield the tokens between ``first`` and ``last`` that are in no quotation, in order."""
        index = self.first if first is None else max(first, self.first)
        stop = self.last if last is None else min(last, self.last)
        while index <= stop:
            quote = self.quote_at(index)
            if quote is not None:
                index = quote.close + 1
                continue
            yield index
            index += 1


@dataclass(frozen=True, slots=True)
class Layout:
    """The quotations and sentences of a text."""

    quotes: list[Quotation]
    regions: list[Region]


def layout_of(doc: Doc, words: Words) -> Layout:
    """Return the layout of ``doc``, worked out once and kept with it."""
    kept: Layout | None = doc.user_data.get(_KEY)
    if kept is None:
        quotes = quotations(words)
        kept = doc.user_data[_KEY] = Layout(quotes, regions(words, quotes))
    return kept


def regions(words: Words, quotes: list[Quotation]) -> list[Region]:
    """Return the sentences of a text, and those inside its quotations, outer ones first.

    A full stop ends a sentence where a capital, a mark or the end of the line follows. One inside
    a quotation ends an inner sentence only; the outer one goes on after the closing mark unless a
    capital follows it. A dateline is a sentence of its own.
    """
    found: list[Region] = []
    for _, group in groupby(range(len(words)), key=words.line.__getitem__):
        line = list(group)
        top = [item for item in quotes if line[0] <= item.open <= line[-1]]
        start = dateline_end(words, line)
        if start > line[0]:
            found.append(Region(line[0], start - 1))
        found += _split(words, start, line[-1], _outermost(top), None)
    for quote in quotes:
        inner = [item for item in quotes if quote.open < item.open and item.close <= quote.close]
        found += _split(words, quote.first, quote.last, _outermost(inner), quote)
    return found


def dateline_end(words: Words, line: list[int]) -> int:
    """Return the first token of a line after its dateline: « KYIV (Reuters) – Two ships… »."""
    pattern = _dateline(words.language)
    start, end = words.chars(line[0], line[-1])
    match = pattern and pattern.match(words.text, start, end)
    if not match:
        return line[0]
    return next((index for index in line if words.start[index] >= match.end()), line[0])


@cache
def _dateline(language: str) -> re.Pattern[str] | None:
    if not has_language(language):
        return None
    written = language_file(language, "language").get("lines", {}).get("dateline")
    return re.compile(written) if written else None


def _outermost(quotes: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for item in quotes:
        if not kept or item.open > kept[-1].close:
            kept.append(item)
    return kept


def _split(
    words: Words, first: int, last: int, quotes: list[Quotation], inside: Quotation | None
) -> list[Region]:
    opened = {item.open: item for item in quotes}
    found: list[Region] = []
    start = index = first
    while index <= last:
        quote = opened.get(index)
        if quote is not None:
            index = min(quote.close, last)
            ends = _quote_ends_sentence(words, quote, last)
        else:
            ends = words.form[index] in _ENDS and _starts_anew(words, index, last)
        while ends and index < last and words.form[index + 1] in _CLOSERS - {'"'}:
            index += 1
        if ends or index == last:
            held = [item for item in quotes if start <= item.open <= index]
            found.append(Region(start, index, held, inside))
            start = index + 1
        index += 1
    return found


def _starts_anew(words: Words, index: int, last: int) -> bool:
    if index >= last:
        return True
    following = words.form[index + 1]
    return following[0].isupper() or following[0].isdigit() or following in _STARTS


@cache
def incise_after(language: str) -> frozenset[str]:
    """Return the final marks of quotations after which an incise may begin with a name."""
    if not has_language(language):
        return frozenset()
    settings = language_file(language, "language").get("quotes", {})
    return frozenset(str(settings.get("incise_after", "")).split())


def _incise(words: Words, close: int, last: int) -> bool:
    """Tell whether a short sentence ends with a verb of saying: « "Why?" Jane Doe asked. »."""
    forms = lexicon(words.language).forms
    for index in range(close + 1, min(close + _INCISE, last) + 1):
        if words.form[index] in _ENDS:
            return words.lower[index - 1] in forms
    return False


def _quote_ends_sentence(words: Words, quote: Quotation, last: int) -> bool:
    if quote.close >= last:
        return True
    following = words.form[quote.close + 1]
    begins = following[0].isupper() or following in _STARTS - {"(", "["}
    if not begins:
        return False
    if words.form[quote.last] in incise_after(words.language) and _incise(words, quote.close, last):
        return False
    glued = words.end[quote.close] == words.start[quote.close + 1]
    return glued or words.form[quote.last] in _ENDS
