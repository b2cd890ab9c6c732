"""How well typed letters fit the name of a command."""

import unicodedata
from functools import cache

_START, _NEXT, _INSIDE, _SPREAD = 8, 5, 1, 1
_WHOLE = 24
"""What a run of letters at the start of a word is worth above single letters."""


@cache
def folded(text: str) -> str:
    """Return ``text`` in small letters, without accents and typographic apostrophes."""
    plain = text.casefold().replace("œ", "oe").replace("’", "'")
    apart = unicodedata.normalize("NFD", plain)
    return "".join(character for character in apart if not unicodedata.combining(character))


def fit(query: str, text: str) -> int:
    """Return how well ``query`` fits ``text``; 0 if it does not.

    Every word of the query must be found: best as the beginning of a word, else inside one, else
    as letters in order that begin words or follow one another.
    """
    name = folded(text)
    total = 0
    for word in folded(query).split():
        found = _word(word, name)
        if not found:
            return 0
        total += found
    return total or 1


def _word(word: str, name: str) -> int:
    place = _beginning(word, name)
    if place >= 0:
        return _WHOLE + _START * len(word) - min(place, _START)
    place = name.find(word)
    if place >= 0 and len(word) > 1:
        return _NEXT * len(word) - min(place, _START) // 2 + _START
    return _letters(word, name)


def _beginning(word: str, name: str) -> int:
    """Return where ``word`` begins a word of ``name``, or -1."""
    place = name.find(word)
    while place > 0 and name[place - 1].isalnum():
        place = name.find(word, place + 1)
    return place


def _letters(word: str, name: str) -> int:
    """Score letters in order, each the beginning of a word or right after the one before."""
    score, last = 0, -2
    for letter in word:
        place = name.find(letter, max(last + 1, 0))
        while place >= 0 and not (place == last + 1 or _begins(name, place)):
            place = name.find(letter, place + 1)
        if place < 0:
            return 0
        score += _NEXT if place == last + 1 else _SPREAD + _INSIDE
        last = place
    return score


def _begins(name: str, place: int) -> bool:
    return place == 0 or not name[place - 1].isalnum()
