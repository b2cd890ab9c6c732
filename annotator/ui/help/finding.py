"""Searching the help: words in any case, with or without accents, titles first."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_AROUND = 60
"""How many characters of an excerpt stand on each side of what was found."""


@dataclass(frozen=True, slots=True)
class Readable:
    """A page as it is read: without marks of Markdown."""

    id: str
    title: str
    headings: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Found:
    """A page that has every word looked for."""

    page: Readable
    excerpt: str
    rank: tuple[int, int, int]


def fold(text: str) -> str:
    """Return a text in small letters without accents, as long as it was."""
    return "".join(map(_plain_letter, text))


def terms(query: str) -> tuple[str, ...]:
    """Return the words looked for."""
    return tuple(dict.fromkeys(fold(query).split()))


def places(text: str, looked_for: Sequence[str]) -> list[tuple[int, int]]:
    """Return where any of the words stands, in order; places do not overlap."""
    if not looked_for:
        return []
    longest = sorted(looked_for, key=len, reverse=True)
    pattern = "|".join(map(re.escape, longest))
    return [found.span() for found in re.finditer(pattern, fold(text))]


def look(query: str, pages: Iterable[Readable]) -> list[Found]:
    """Return the pages that have every word: titles first, then headings, then the most hits."""
    looked_for = terms(query)
    if not looked_for:
        return []
    found = []
    for page in pages:
        whole = fold(page.text)
        if all(term in whole for term in looked_for):
            rank = _rank(page, looked_for, len(places(page.text, looked_for)))
            found.append(Found(page, _excerpt(page.text, looked_for), rank))
    return sorted(found, key=lambda one: one.rank)


def _rank(page: Readable, looked_for: Sequence[str], hits: int) -> tuple[int, int, int]:
    title = fold(page.title)
    headings = [fold(heading) for heading in page.headings]
    in_title = sum(term in title for term in looked_for)
    in_headings = sum(any(term in heading for heading in headings) for term in looked_for)
    return -in_title, -in_headings, -hits


def _excerpt(text: str, looked_for: Sequence[str]) -> str:
    """Return what stands around the first hit after the title, cut between words."""
    body = text.find("\n") + 1
    spots = places(text, looked_for)
    start, end = next((spot for spot in spots if spot[0] >= body), spots[0])
    first, last = max(body if start >= body else 0, start - _AROUND), min(len(text), end + _AROUND)
    cut = text[first:last]
    if first > body:
        cut = "…" + cut.partition(" ")[2]
    if last < len(text):
        cut = cut.rpartition(" ")[0] + "…"
    return " ".join(cut.split())


def _plain_letter(letter: str) -> str:
    if letter == "’":
        return "'"
    if letter.isspace():
        return " " if letter != "\n" else letter
    small = unicodedata.normalize("NFD", letter)[0].lower()
    return small if len(small) == 1 else letter
