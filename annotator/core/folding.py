"""Letters without accents and case, so that « elodie lefevre » finds « Élodie Lefèvre »."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

LIGATURES = {"œ": "oe", "æ": "ae", "ß": "ss", "ø": "o", "đ": "d", "ł": "l"}
"""Letters that Unicode does not take apart, as they are typed on other keyboards."""
_TABLE = str.maketrans({**LIGATURES, "’": "'"})
_OPENING = " \u00a0\u202f«»“”„\"'‘’([–—-…"
_MARKS = re.compile("[\u0300-\u036f]+")
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Return ``text`` without case, accents and ligatures; its length may be another."""
    if text.isascii():
        return text.lower()
    # Taken apart before and after: « 𝓐 » has no case, the A in it has.
    bare = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    letters = (letter for letter in bare if not unicodedata.combining(letter))
    return "".join(LIGATURES.get(letter, letter) for letter in letters)


def sorting_key(text: str) -> str:
    """Return ``text`` as it is sorted: like ``folded``, quicker, without opening quotes."""
    text = text.lstrip(_OPENING)
    if text.isascii():
        return text.lower()
    bare = unicodedata.normalize("NFKD", text.casefold())
    return bare if bare.isascii() else _MARKS.sub("", bare).translate(_TABLE)


def without_ligatures(text: str) -> str:
    """Return ``text`` with its ligatures spelled out, accents and case as they are."""
    if text.isascii():
        return text
    for ligature, letters in LIGATURES.items():
        text = text.replace(ligature, letters).replace(ligature.upper(), letters.upper())
    return text


@lru_cache(maxsize=20_000)
def _folded_word(word: str) -> str:
    return folded(word)


def folded_words(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of ``text``, folded, each with its place in code points."""
    for match in _WORD.finditer(text):
        yield _folded_word(match.group()), match.start(), match.end()
