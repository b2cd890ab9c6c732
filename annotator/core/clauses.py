"""Growing a range of text: word, clause, quotation, sentence, paragraph.

Clauses are what punctuation sets apart, in any language: commas, semicolons, colons, dashes,
brackets and quotation marks. A sign inside a number or a word sets nothing apart.
"""

from collections.abc import Iterator

from annotator.core.tokens import Tokens

Range = tuple[int, int]
"""A half-open range of code points."""

_SIGNS = frozenset(",;:…!?–—-")
_SPACED = frozenset("–-")
"""These part clauses only beside white space."""
_FINAL = ".!?…"
_CLOSES = {
    ")": "(", "]": "[", "}": "{", "»": "«", "«": "»", "”": "“„”", "“": "„“", "›": "‹", "‹": "›",
    '"': '"',
}  # fmt: skip
"""Which signs each closing sign may close; some languages turn their marks round."""
_OPENS = frozenset('([{«»“”„‹›"')


def units(text: str, tokens: Tokens, start: int, end: int) -> list[Range]:
    """Return the units of text around ``start``-``end``, the shorter before the longer.

    They are the token, the clauses and the quotations and brackets around it (first what stands
    inside, then with its marks), the sentence, the paragraph and the whole text. A clause never
    reaches over the end of a sentence. No unit but the text has white space at its edges.
    """
    token = tokens.snap(start, max(end, start + 1)) or tokens.at(start)
    first, last = token or (start, end)
    first, last = min(start, first), max(end, last)
    line = _line(text, first, last)
    sentence = _sentence(text, tokens, first, last, line)
    found = [token or (start, end), (0, len(text))]
    larger = (*_clauses(text, first, last, line, sentence), line)
    found += [_trimmed(text, *unit) for unit in larger]
    around = {unit for unit in found if unit[0] <= start and end <= unit[1] and unit[0] < unit[1]}
    return sorted(around, key=lambda unit: (unit[1] - unit[0], unit))


def grown(text: str, tokens: Tokens, start: int, end: int) -> Range:
    """Return the next longer unit around ``start``-``end``; the text itself grows no further."""
    longer = (unit for unit in units(text, tokens, start, end) if unit[1] - unit[0] > end - start)
    return next(longer, (start, end))


def shrunk(text: str, tokens: Tokens, start: int, end: int) -> Range | None:
    """Return the longest unit inside ``start``-``end`` that holds its first token, if any."""
    here, found = (start, start), None
    while (here := grown(text, tokens, *here)) != found:
        if here[0] < start or end <= here[1]:
            break
        found = here
    return found


def stretched(text: str, tokens: Tokens, start: int, end: int) -> Range:
    """Return the range with its end moved on: to the end of its clause, then its sentence.

    Final punctuation is left out. From a mere place on, the word there comes along whole.
    """
    if start == end:
        start, end = tokens.at(start) or (start, end)
    ends = sorted(unit[1] for unit in units(text, tokens, start, end))
    for found in ends:
        bare = len(text[:found].rstrip(_FINAL)) if found < len(text) else found
        for stop in (bare, found):
            if stop > end:
                return start, stop
    return start, end


def _line(text: str, start: int, end: int) -> Range:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop


def _sentence(text: str, tokens: Tokens, start: int, end: int, line: Range) -> Range:
    """Return the sentences that the range touches, as far as they lie in its lines."""
    if not tokens.sentences:
        return line
    around = tokens.sentences_around(start, end, text)
    return max(around[0], line[0]), min(around[1], line[1])


def _clauses(text: str, start: int, end: int, line: Range, sentence: Range) -> Iterator[Range]:
    """Yield the clauses around a range, the quotations and brackets it lies in, the sentence."""
    pairs = list(_pairs(text, *line))
    held = [pair for pair in pairs if pair[0] < start and end <= pair[1]]
    for opened, closed in sorted(held, key=lambda pair: pair[1] - pair[0]):
        inside = (opened + 1, closed)
        yield _clause(text, start, end, _within(inside, sentence), pairs)
        yield _within(inside, sentence)
        yield inside
        yield opened, closed + 1
        start, end = opened, closed + 1
    if sentence[0] <= start and end <= sentence[1]:  # else a quotation reaches over its end
        yield _clause(text, start, end, sentence, pairs)
        yield sentence


def _within(one: Range, other: Range) -> Range:
    return max(one[0], other[0]), min(one[1], other[1])


def _clause(text: str, start: int, end: int, inside: Range, pairs: list[Range]) -> Range:
    """Return what signs set apart around a range, pairs of marks counting as one thing."""
    begin, stop = start, end
    while begin > inside[0] and not _parts(text, begin - 1):
        opened = next((pair[0] for pair in pairs if pair[1] == begin - 1), begin - 1)
        begin = max(opened, inside[0])
    while stop < inside[1] and not _parts(text, stop):
        closed = next((pair[1] for pair in pairs if pair[0] == stop), stop)
        stop = min(closed + 1, inside[1])
    while stop > end and (text[stop - 1].isspace() or text[stop - 1] in _FINAL):
        stop -= 1
    return begin, stop


def _parts(text: str, place: int) -> bool:
    """Tell whether the character at ``place`` sets clauses apart."""
    sign = text[place]
    if sign not in _SIGNS:
        return False
    before, after = text[max(place - 1, 0) : place], text[place + 1 : place + 2]
    if sign in _SPACED:
        return not before.strip() or not after.strip()
    return not (before.isalnum() and after.isalnum()) or sign == "—"


def _pairs(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield the places of brackets and quotation marks that belong together."""
    opened: list[int] = []
    for place in range(start, end):
        sign = text[place]
        closes = _CLOSES.get(sign, "")
        if closes and any(text[mark] in closes for mark in opened):
            while text[opened[-1]] not in closes:
                opened.pop()  # it was never closed
            yield opened.pop(), place
        elif sign in _OPENS:
            opened.append(place)


def _trimmed(text: str, start: int, end: int) -> Range:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end
