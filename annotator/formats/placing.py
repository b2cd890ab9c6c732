"""Putting the spans of a file where they belong in the canonical text, or saying why not.

A file's offsets are trusted only as far as they can be checked: against the words that the file
quotes, or, where it quotes none, against the edges of words. Where another way of counting fits
better, the spans are moved by it; where two fit as well, they stay and are listed. Nothing is
moved or left out without a note.
"""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from annotator.core.errors import (
    SpanDoubtfulError,
    SpanDroppedError,
    SpanRepairedError,
    UserFacingError,
)
from annotator.core.model import trim_range
from annotator.core.offsets import canonicalise
from annotator.formats.offsets_in import Reading, readings

_AROUND = 64
"""How many characters beyond any drift a quoted text is looked for."""
_BYTE_ORDER_MARK = "\ufeff"
_IDEOGRAPHS = "\u2e80"
"""From here on letters stand without spaces between words: every edge is as good."""
_EXCERPT = 60
_WORST = 3
"""The faults of a span that is not in the text, or not what is quoted."""
Place = tuple[int, int]


class Claimed(Struct, frozen=True, kw_only=True, gc=False):
    """A span as the file claims it: its offsets as the file counts, and what it quotes, if it does.

    ``None`` for an offset is one that cannot be understood.
    """

    start: int | None
    end: int | None
    label: str
    quote: str | None = None
    line: int | None = None
    """Where notes say that it is, if not in the record as a whole."""


class Placer:
    """Places the spans of one text; ``notes`` are what was repaired, dropped or is in doubt."""

    def __init__(
        self,
        raw: str,
        *,
        name: str,
        line: int,
        utf16: bool = False,
        exact: bool = False,
        trim: bool = True,
    ) -> None:
        """Prepare for the text ``raw``, record ``line`` of the file ``name``.

        Args:
            raw: the text as the file has it.
            name: what notes call the file.
            line: the line or record that notes speak of.
            utf16: whether the format promises UTF-16 units, not code points.
            exact: whether the offsets are known to be right: then no other way of counting is
                tried.
            trim: whether white space at the edges is cut off.
        """
        self.text, found = readings(raw, utf16=utf16)
        self._readings = found[:1] if exact else found
        self.notes: list[UserFacingError] = []
        self._name = name
        self._line = line
        self._trim = trim

    def place(self, claims: Sequence[Claimed]) -> list[Place | None]:
        """Return where each span belongs, None for those that are dropped.

        Spans that were counted by the same program belong in one call: how it counted is found
        from all of them.
        """
        sure = self._sure(claims)
        if sure is not None:
            return sure
        claims = [self._canonical(claim) for claim in claims]
        best, rivals = self._way_of_counting(claims)
        return [self._place(claim, best, rivals) for claim in claims]

    def repaired(self, claim: Claimed, reason: str, words: str) -> None:
        """Note that a span is not what the file says to the letter."""
        self._note(SpanRepairedError, claim, words, reason)

    def _sure(self, claims: Sequence[Claimed]) -> list[Place | None] | None:
        """Return where the spans are if nothing is wrong with them, as with most files.

        That is: the file counts as its format says, in code points of the canonical text, each
        span is what it quotes, or else whole words, and no other way of counting fits.
        """
        declared, *others = self._readings
        if declared.lead or declared.units:
            return None
        text = self.text
        places: list[Place | None] = []
        for claim in claims:
            start, end = claim.start, claim.end
            if start is None or end is None or not 0 <= start < end <= len(text):
                return None
            if not _is_sound(text, start, end, claim.quote):
                return None
            places.append((start, end))
        if claims and any(not self._faults(claims, other, 0) for other in others):
            return None
        return places

    def _canonical(self, claim: Claimed) -> Claimed:
        if claim.quote is None:
            return claim
        quote = canonicalise(claim.quote)
        return replace(claim, quote=quote if quote.strip() else None)

    def _way_of_counting(self, claims: Sequence[Claimed]) -> tuple[Reading, list[Reading]]:
        """Return the way of counting that fits best, and those that fit as well."""
        declared, *others = self._readings
        faults = self._faults(claims, declared, len(claims) * _WORST)
        scores = [(faults, declared)]
        # Most other ways are out at the first span behind the first place where they differ.
        scores += [(self._faults(claims, other, faults), other) for other in others]
        least = min(score for score, _ in scores)
        fitting = [reading for score, reading in scores if score == least]
        return fitting[0], fitting[1:]

    def _faults(self, claims: Sequence[Claimed], reading: Reading, most: int) -> int:
        """Count what does not fit by a way of counting, as far as to one more than ``most``."""
        found = 0
        for claim in claims:
            place = self._at(claim, reading)
            if place is None:
                found += _WORST
            elif claim.quote is not None:
                found += 0 if self._quotes(place, claim.quote) else _WORST
            else:
                found += self._edge_faults(*place)
            if found > most:
                break
        return found

    def _place(self, claim: Claimed, best: Reading, rivals: Sequence[Reading]) -> Place | None:
        place = self._at(claim, best)
        if place and (claim.quote is None or self._quotes(place, claim.quote)):
            return self._fitting(claim, place, best, rivals)
        if claim.quote is not None:
            return self._by_quote(claim, claim.quote)
        self._note(SpanDroppedError, claim, "", self._why_not(claim))
        return None

    def _fitting(
        self, claim: Claimed, place: Place, best: Reading, rivals: Sequence[Reading]
    ) -> Place | None:
        trimmed = trim_range(self.text, *place)
        if trimmed is None and self._trim:
            self._note(SpanDroppedError, claim, "", "empty")
            return None
        trimmed = trimmed or place
        declared = self._readings[0]
        if best is not declared and self._at(claim, declared) != place:
            self._note(SpanRepairedError, claim, self._words(trimmed), "counting")
        elif any(self._fits(claim, rival, place) for rival in rivals):
            self._note(SpanDoubtfulError, claim, self._words(trimmed), "counting")
        elif self._trim and trimmed != place:
            self._note(SpanRepairedError, claim, self._words(trimmed), "white-space")
        return trimmed if self._trim else place

    def _fits(self, claim: Claimed, rival: Reading, place: Place) -> bool:
        """Tell whether another way of counting puts the span to another place that is as good."""
        other = self._at(claim, rival)
        return other is not None and other != place

    def _by_quote(self, claim: Claimed, quote: str) -> Place | None:
        """Find what the file quotes: by another way of counting, else near by, else anywhere."""
        places = {place for reading in self._readings if (place := self._at(claim, reading))}
        found = [place for place in places if self._quotes(place, quote)]
        found = found or self._occurrences(claim, quote)
        if len(found) != 1:
            reason = "ambiguous" if found else "not-in-text"
            self._note(SpanDroppedError, claim, quote, reason)
            return None
        place = trim_range(self.text, *found[0])
        if place is not None:
            self._note(SpanRepairedError, claim, self._words(place), "quoted")
        return place if self._trim else found[0]

    def _occurrences(self, claim: Claimed, quote: str) -> list[Place]:
        """Return where the quoted words are: near the offsets, if they are there at all."""
        pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
        if claim.start is not None and 0 <= claim.start <= len(self.text) * 2:
            drift = max(len(reading.wide) + reading.lead for reading in self._readings)
            low = max(claim.start - drift - _AROUND, 0)
            high = claim.start + len(quote) + drift + _AROUND
            if near := [match.span() for match in pattern.finditer(self.text, low, high)]:
                return near
        return [match.span() for match in pattern.finditer(self.text)]

    def _at(self, claim: Claimed, reading: Reading) -> Place | None:
        if claim.start is None or claim.end is None:
            return None
        start, end = reading.canonical(claim.start), reading.canonical(claim.end)
        return (start, end) if start is not None and end is not None and start < end else None

    def _why_not(self, claim: Claimed) -> str:
        if claim.start is None or claim.end is None:
            return "no-offsets"
        return "empty" if claim.start >= claim.end else "outside-text"

    def _quotes(self, place: Place, quote: str) -> bool:
        words = self.text[place[0] : place[1]]
        return words == quote or words.split() == quote.split()

    def _edge_faults(self, start: int, end: int) -> int:
        """Count the edges that are inside a word, and white space at either edge as one more."""
        text = self.text
        first, last = text[start], text[end - 1]
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        cut = before.isalnum() and first.isalnum() and max(before, first) < _IDEOGRAPHS
        torn = last.isalnum() and after.isalnum() and max(last, after) < _IDEOGRAPHS
        return cut + torn + (first.isspace() or last.isspace())

    def _words(self, place: Place) -> str:
        return self.text[place[0] : place[1]]

    def _note(self, fault: type[UserFacingError], claim: Claimed, text: str, reason: str) -> None:
        words = " ".join(text.split())
        words = words if len(words) <= _EXCERPT else f"{words[:_EXCERPT]}…"
        line = self._line if claim.line is None else claim.line
        self.notes.append(
            fault(name=self._name, line=line, label=claim.label, text=words, reason=reason)
        )


def _is_sound(text: str, start: int, end: int, quote: str | None) -> bool:
    """Tell whether a place is what is quoted, or else whole words, with nothing to trim."""
    first, last = text[start], text[end - 1]
    if quote is None:
        if first.isalnum():
            if start and text[start - 1].isalnum():
                return False
        elif first.isspace():
            return False
        if last.isalnum():
            return end == len(text) or not text[end].isalnum()
        return not last.isspace()
    return text[start:end] == quote and not (
        first.isspace() or last.isspace() or first == _BYTE_ORDER_MARK
    )


def whole_number(value: object) -> int | None:
    """Return an offset as JSON has it as an integer, None where it is none."""
    if isinstance(value, bool):
        return None
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, str) and value.isascii() and value.isdecimal() and len(value) < 10:
        return int(value)
    return value if isinstance(value, int) else None
