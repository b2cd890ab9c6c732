"""The kinds of line an article is made of, such as headline, byline, related article and body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Span

from annotator.nlp.claims.words import Words, words_of
from annotator.nlp.language import language_file

_KEY = "annotator_zones"
_HEADLINE = 25
_HEADING = 18
_STANDFIRST = 90
"""Longest lines of each kind, in tokens."""
_STOPS = frozenset({".", "!", "?", "…", "...", "»", '"', "”", ",", ";", ":"})


class Zone(StrEnum):
    """What a line is."""

    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    BYLINE = "byline"
    HEADING = "heading"
    RELATED = "related"
    CAPTION = "caption"
    BODY = "body"


BOILERPLATE = frozenset({Zone.BYLINE, Zone.RELATED, Zone.CAPTION})
"""Lines that tell nothing themselves: no claims are looked for in them."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line: first and last token, and what it is."""

    first: int
    last: int
    zone: Zone


@Language.factory("annotator_zones", assigns=["doc.spans"])
def create_zones(nlp: Language, name: str) -> "Zones":  # noqa: ARG001
    """Build the component."""
    return Zones(nlp.lang or "")


class Zones:
    """Tells what each line of a text is, before anything else is looked for."""

    def __init__(self, language: str) -> None:
        self._patterns = _patterns(language)

    def __call__(self, doc: Doc) -> Doc:
        """Keep the zones with ``doc``, and write them to ``doc.spans["zones"]``."""
        words = words_of(doc)
        lines = zoned(words, self._patterns)
        doc.user_data[_KEY] = tuple(lines)
        doc.spans["zones"] = [
            Span(doc, words.token[line.first], words.token[line.last] + 1, label=line.zone.value)
            for line in lines
        ]
        return doc


def zones_of(doc: Doc) -> tuple[Line, ...]:
    """Return the lines kept with ``doc`` (none where no zone rules ran)."""
    return tuple(doc.user_data.get(_KEY, ()))


def zoned(words: Words, patterns: Mapping[Zone, re.Pattern[str]]) -> list[Line]:
    """Return what each line of a text is.

    A line that a pattern names is that. Else the first line is the headline if it is short; the
    next, if it is no longer than a few sentences and more lines follow, the standfirst; a short
    line without final punctuation between others a heading; all the rest is body.
    """
    ranges = _line_ranges(words)
    found: list[Line] = []
    for number, (first, last) in enumerate(ranges):
        start, end = words.chars(first, last)
        zone = next(
            (zone for zone, pattern in patterns.items() if pattern.match(words.text, start, end)),
            None,
        )
        if zone is None:
            zone = _by_place(
                words, first, last, [line.zone for line in found], len(ranges) - number
            )
        found.append(Line(first, last, zone))
    return found


def _line_ranges(words: Words) -> list[tuple[int, int]]:
    ranges: list[tuple[int, int]] = []
    for index, line in enumerate(words.line):
        if index and words.line[index - 1] == line:
            ranges[-1] = (ranges[-1][0], index)
        else:
            ranges.append((index, index))
    return ranges


def _by_place(words: Words, first: int, last: int, before: list[Zone], left: int) -> Zone:
    """``before`` are the zones of the lines before; ``left`` counts this line and those after."""
    length = last - first + 1
    told = [zone for zone in before if zone not in BOILERPLATE]
    if not told and left > 1 and length <= _HEADLINE and words.form[last] not in {".", ","}:
        return Zone.HEADLINE
    if told == [Zone.HEADLINE] and left > 1 and length <= _STANDFIRST:
        return Zone.STANDFIRST
    if told and left > 1 and length <= _HEADING and words.form[last] not in _STOPS:
        return Zone.HEADING
    return Zone.BODY


@cache
def _patterns(language: str) -> dict[Zone, re.Pattern[str]]:
    data = language_file(language, "language")["zones"]
    return {
        Zone(name): re.compile("|".join(f"(?:{item})" for item in listed), re.IGNORECASE)
        for name, listed in data.items()
    }
