"""Lines in capitals, written small again so that a pipeline can read them. Offsets stay the same.

A recogniser sees names in « MACRON REÇOIT SCHOLZ À PARIS » everywhere or nowhere. Which words are
names is learnt from the rest of the article and from the known names of the language.
"""

import re
from functools import cache

from annotator.nlp.language import has_language, language_file
from annotator.nlp.typography import plain

_WORD = re.compile(r"[^\W\d_]+")
_FEWEST_LETTERS = 12
_SHARE = 0.9
"""Of the letters of a line that must be capitals."""
_ACRONYM = 2


def readable(text: str, language: str) -> str:
    """Return ``text`` as a pipeline reads it best: plain marks, and no lines in capitals."""
    marked = plain(text)
    lines = marked.split("\n")
    shouted = [_is_shouted(line) for line in lines]
    if not any(shouted):
        return marked
    spoken = "\n".join(line for line, loud in zip(lines, shouted, strict=True) if not loud)
    written = set(_WORD.findall(spoken)) | known_words(language)
    return "\n".join(
        _lowered(line, written) if loud else line for line, loud in zip(lines, shouted, strict=True)
    )


@cache
def known_words(language: str) -> frozenset[str]:
    """Return the words of the known names of ``language``, as they are written."""
    if not has_language(language):
        return frozenset()
    listings = language_file(language, "names")["fixed"].values()
    return frozenset(
        word
        for listing in listings
        for word in _WORD.findall(listing)
        if not word.islower() and len(word) > 1
    )


def _is_shouted(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    if len(letters) < _FEWEST_LETTERS or len(_WORD.findall(line)) < 3:
        return False
    return sum(letter.isupper() for letter in letters) >= _SHARE * len(letters)


def _lowered(line: str, written: set[str]) -> str:
    """Return ``line`` in small letters but for its first, and for names and acronyms."""
    first = True

    def word(match: re.Match[str]) -> str:
        nonlocal first
        loud = match[0]
        quiet = "".join(_small(letter) for letter in loud)
        title = loud[0] + quiet[1:]
        opens, first = first, False
        if loud in written and len(loud) >= _ACRONYM:
            return loud
        return title if opens or (title in written and quiet not in written) else quiet

    return _WORD.sub(word, line)


def _small(letter: str) -> str:
    lower = letter.lower()
    return lower if len(lower) == 1 else letter
