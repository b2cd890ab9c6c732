"""Mentions of a name in a text: the same words again, however the article happens to write them.

Two spellings are the same when they differ only in what typesetting changes: apostrophes, hyphens,
kinds of space, soft hyphens, the accents of capital letters (« Etats-Unis »), and whole words in
capitals, as in headlines and bylines (« MACRON », « Emmanuel MACRON »). Case counts otherwise: a
common noun in lower case is never the name, nor the name the noun.

A mention is made of whole words. An apostrophe before it is a boundary (« l'Ukraine »), and so is
one before a single letter (*Ukraine's*). A hyphen is none: « Kiev-Est », « pro-Kiev » and
« Saint-Denis » are other words than « Kiev » and « Denis ». Neither does it stand inside a number,
an address or a name joined by « & », nor go over the end of a line.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from unicodedata import normalize

from annotator.core.spelling import (
    APOSTROPHES,
    HYPHENS,
    INVISIBLE,
    MARKS,
    SEEN,
    bare,
    end_of_marks,
    rough,
    wordy,
)

_LETTER = r"[^\W\u02bc]"
_ATOM = re.compile(
    rf"(?P<word>{_LETTER}(?:[{MARKS}{INVISIBLE}]*(?:{_LETTER}|[{MARKS}]))*)"
    rf"|(?P<blank>[^\S\n]+)|(?P<none>[{INVISIBLE}]+)|(?P<mark>[\s\S])"
)
_UNSEEN = re.compile(f"[{INVISIBLE}]")
_SHOUTED = 4
"""A word in capitals with fewer letters is an abbreviation, or a word of its own."""
_WORDS = 1 << 11
"""So many words are remembered with what is left of them without accents."""
_JOINED = 2
"""A mark and a letter: so much beside a word makes it part of a longer one."""


class Mention(NamedTuple):
    """A place in a text where a form stands."""

    start: int
    end: int
    form: str


class _Spelled(NamedTuple):
    """A form, and its atoms as they are compared."""

    form: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Atoms:
    """The words, marks and runs of white space of a text, as parallel tuples.

    ``keys`` are equal for words that may be the same; ``words`` are what is compared then.
    """

    keys: tuple[str, ...]
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def mentions(text: str, form: str, *, shouted: bool = True) -> list[tuple[int, int]]:
    """Return the half-open ranges of ``text`` where ``form`` stands, in order.

    Without ``shouted`` a word in capitals is only found by a form in capitals.
    """
    return Sought(form, shouted=shouted).find(text)


def same_form(one: str, other: str) -> bool:
    """Tell whether two pieces of text are the same form."""
    first, second = _atoms(one), _atoms(other)
    return first.keys == second.keys and _agree(first.words, second.words, shouted=True)


def normal_form(text: str) -> str:
    """Return ``text`` as forms are listed: plain apostrophes, hyphens and spaces, nothing unseen.

    Two spellings that differ in more, by their capitals or accents, stay two.
    """
    return "".join(_atoms(text).words).strip()


class Forms:
    """Many forms, looked for in one pass over a text."""

    def __init__(self, forms: Iterable[str] = (), *, shouted: bool = True) -> None:
        self._shouted = shouted
        # Tuples, of which most have one item: a set or a dict for each form would be the most of
        # what a lexicon of thousands holds.
        self._lengths: dict[str, tuple[int, ...]] = {}
        self._forms: dict[tuple[str, ...], tuple[_Spelled, ...]] = {}
        # Most forms are in none of the texts that are read: only their first words are looked at.
        self._unread: dict[str, list[str]] = {}
        for form in forms:
            key = _first_key(form.strip())
            if key:
                self._unread.setdefault(key, []).append(form)

    def add(self, form: str) -> None:
        """Look for ``form`` from now on; one without a visible character is never found."""
        atoms = _atoms(form.strip())
        keys = atoms.keys
        if not keys:
            return
        lengths, known = self._lengths.get(keys[0], ()), self._forms.get(keys, ())
        if len(keys) not in lengths:
            self._lengths[keys[0]] = tuple(sorted((*lengths, len(keys)), reverse=True))
        if all(one.form != form for one in known):
            self._forms[keys] = (*known, _Spelled(form, atoms.words))

    def discard(self, form: str) -> None:
        """Look for ``form`` no more."""
        keys = _atoms(form.strip()).keys
        self._read(keys[:1])
        left = tuple(one for one in self._forms.pop(keys, ()) if one.form != form)
        if left:
            self._forms[keys] = left

    def find(self, text: str) -> list[Mention]:
        """Return the mentions in ``text`` in order, none over another.

        Where several begin at one place it is the longest.
        """
        found: list[Mention] = []
        atoms = _atoms(text)
        self._read(atoms.keys)
        place = 0
        while place < len(atoms.keys):
            lengths = self._lengths.get(atoms.keys[place])
            here = self._at(text, atoms, place, lengths) if lengths else None
            if here is None:
                place += 1
            else:
                found.append(here[0])
                place += here[1]
        return found

    def _read(self, keys: Iterable[str]) -> None:
        """Take up the forms that begin with one of ``keys``."""
        for key in self._unread.keys() & set(keys):
            for form in self._unread.pop(key):
                self.add(form)

    def _at(
        self, text: str, atoms: _Atoms, place: int, lengths: tuple[int, ...]
    ) -> tuple[Mention, int] | None:
        """Return the longest mention that begins at an atom, and how many atoms it takes."""
        for length in lengths:
            if place + length > len(atoms.keys):
                continue  # the text ends sooner: what is left may be a shorter form
            known = self._forms.get(atoms.keys[place : place + length])
            if known is None:
                continue
            start, end = atoms.starts[place], atoms.ends[place + length - 1]
            form = self._spelled(known, atoms.words[place : place + length])
            if form is not None and _whole(text, start, end):
                return Mention(start, end, form), length
        return None

    def _spelled(self, known: tuple[_Spelled, ...], words: tuple[str, ...]) -> str | None:
        """Return the form that is spelled like ``words``, rather exactly than nearly."""
        nearly: str | None = None
        for form, own in known:
            if own == words:
                return form
            if nearly is None and _agree(own, words, shouted=self._shouted):
                nearly = form
        return nearly


class Sought:
    """One form, looked for in many texts or in a long one."""

    def __init__(self, form: str, *, shouted: bool = True) -> None:
        self._own = _atoms(form.strip())
        self._shouted = shouted
        self._rough = rough(self._own.words)
        self._trailed = bool(self._own.words) and wordy(self._own.words[-1][0])

    def find(self, text: str) -> list[tuple[int, int]]:
        """Return the half-open ranges of ``text`` where the form stands, in order."""
        places: list[tuple[int, int]] = []
        match = self._rough.search(text) if self._own.keys else None
        while match is not None:
            start, end = match.span()
            if self._trailed:
                end = end_of_marks(text, end)
            found = self._is(text, start, end)
            if found:
                places.append((start, end))
            match = self._rough.search(text, end if found else start + 1)
        return places

    def _is(self, text: str, start: int, end: int) -> bool:
        there = _atoms(text[start:end])
        return (
            there.keys == self._own.keys
            and _agree(self._own.words, there.words, shouted=self._shouted)
            and not _goes_on(text, start, end)
            and _whole(text, start, end)
        )


def _goes_on(text: str, start: int, end: int) -> bool:
    """Tell whether a word goes on over an edge of ``start``-``end``."""
    if wordy(text[start]):
        before = start - 1
        while before >= 0 and text[before] in INVISIBLE:
            before -= 1
        if before >= 0 and wordy(text[before]):
            return True
    if not wordy(text[end - 1]):
        return False
    while end < len(text) and text[end] in INVISIBLE:
        end += 1
    return end < len(text) and wordy(text[end])


def _first_key(text: str) -> str:
    """Return the first of the keys that ``_atoms`` finds in a text; nothing where it finds none."""
    for match in _ATOM.finditer(text):
        if match.lastgroup != "none":
            return _atom(match)[0]
    return ""


def _atom(match: re.Match[str]) -> tuple[str, str]:
    """Return the key of an atom, and the atom as it is compared."""
    if match.lastgroup == "word":
        return _spelling(match.group())
    seen = " " if match.lastgroup == "blank" else SEEN.get(match.group(), match.group())
    return seen, seen


def _atoms(text: str) -> _Atoms:
    keys: list[str] = []
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for match in _ATOM.finditer(text):
        if match.lastgroup == "none":
            continue
        key, word = _atom(match)
        keys.append(key)
        words.append(word)
        starts.append(match.start())
        ends.append(match.end())
    return _Atoms(tuple(keys), tuple(words), tuple(starts), tuple(ends))


def _spelling(word: str) -> tuple[str, str]:
    """Return the key of a word, without case and accents, and the word as it is compared."""
    return (word.lower(), word) if word.isascii() else _accented(word)


@lru_cache(maxsize=_WORDS)
def _accented(word: str) -> tuple[str, str]:
    seen = normalize("NFC", _UNSEEN.sub("", word))
    return bare(seen).lower(), seen


def _agree(one: tuple[str, ...], other: tuple[str, ...], *, shouted: bool) -> bool:
    """Tell whether two lists of words with the same keys are the same form."""
    loud: bool | None = None  # whether ``other`` is the one in capitals
    surely = False
    for mine, yours in zip(one, other, strict=True):
        if mine == yours or _plain(mine) == _plain(yours):
            continue
        if mine.isupper() == yours.isupper():
            return False
        here = yours.isupper()
        caps, word = (yours, mine) if here else (mine, yours)
        if not shouted or here is not (here if loud is None else loud) or not _loud(caps, word):
            return False
        loud = here
        surely = surely or (word[0].isupper() and sum(map(str.isalpha, word)) >= _SHOUTED)
    return loud is None or surely


def _loud(caps: str, word: str) -> bool:
    """Tell whether ``caps`` may be ``word`` in capitals, which may have lost their accents."""
    if caps == bare(caps):
        return True
    first = (bare(caps[0]) + caps[1:], bare(word[0]) + word[1:])
    return first[0].casefold() == first[1].casefold()


@lru_cache(maxsize=_WORDS)
def _plain(word: str) -> str:
    """Return ``word`` with no accents on its capitals."""
    return "".join(bare(letter) if letter.isupper() else letter for letter in word)


def _whole(text: str, start: int, end: int) -> bool:
    """Tell whether ``start``-``end``, which holds whole words, is no part of a longer one."""
    before, after = text[max(0, start - _JOINED) : start], text[end : end + _JOINED + 1]
    led = len(before) == _JOINED and wordy(before[0]) and wordy(text[start])
    if led and _joins(before[1], before[0], text[start]):
        return False
    if not wordy(text[end - 1]):
        # « U.S. » before an « A » is a longer abbreviation.
        return text[end - 1] != "." or not after or not wordy(after[0])
    if len(after) < _JOINED or not wordy(after[1]):
        return True
    if after[0] in APOSTROPHES:
        return len(after) == _JOINED or not wordy(after[2])
    return not _joins(after[0], text[end - 1], after[1])


def _joins(mark: str, left: str, right: str) -> bool:
    """Tell whether a mark between two letters makes one word of what is around it."""
    if mark in HYPHENS or mark == "&":
        return True
    if mark in ".,":
        numbers = left.isdigit() and right.isdigit()
        return numbers or (mark == "." and right.islower())
    return False
