"""Characters that typesetting takes for one another, and a rough pattern of a form's spellings.

See ``annotator.core.mentions`` for what is the same, and what is not.
"""

import re
from functools import lru_cache
from unicodedata import combining, normalize

APOSTROPHES = "'’ʼ‘′´`"
HYPHENS = "-\u2010\u2011"
MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
"""Accents that are characters of their own, for a class of a regular expression."""
INVISIBLE = "\u00ad\u200b\u2060\ufeff"
SEEN = {**dict.fromkeys(APOSTROPHES, "'"), **dict.fromkeys(HYPHENS, "-")}
"""What a mark is compared as."""
_NARROW = f"[{MARKS}{INVISIBLE}]*"
_TRAIL = re.compile(f"[{MARKS}]*")


def bare(word: str) -> str:
    """Return a word without its accents."""
    taken = normalize("NFD", word)
    return "".join(letter for letter in taken if not combining(letter))


def wordy(letter: str) -> bool:
    """Tell whether a character is part of words: a letter, a digit, an accent by itself."""
    return (letter.isalnum() and letter != "ʼ") or letter == "_" or bool(combining(letter))


def rough(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern that every spelling of a form matches, and little else.

    ``words`` are its words, marks and spaces as they are compared.

    What follows its last letter is left out. It is written so that it is made fast and is small:
    Python keeps the last five hundred.
    """
    last = len(words) - 1
    parts: list[str] = []
    gap = ""
    for place, atom in enumerate(words):
        wide = wordy(atom[0]) or (atom == " " and place < last)
        parts += [gap if wide or not place else _NARROW, _rough_atom(atom)]
        gap = _gap_after(atom[-1])
    return re.compile("".join(parts))


def _rough_atom(atom: str) -> str:
    if atom == " ":
        return r"[^\S\n]+"
    if not wordy(atom[0]):
        same = [seen for seen, mark in SEEN.items() if mark == atom] or [atom]
        return f"[{''.join(map(re.escape, same))}]"
    letters = [f"{_rough_letter(letter)}{_gap_after(letter)}" for letter in atom[:-1]]
    return "".join(letters) + _rough_letter(atom[-1])


@lru_cache(maxsize=256)
def _rough_letter(letter: str) -> str:
    plain = _plain_letter(letter)
    if not plain:
        return r"[^\x00-\x7f]{1,3}"
    # All but the other characters of ASCII: said in this way it is made in no time.
    taken = sorted({ord(plain), ord(plain.upper())})
    bounds = zip((-1, *taken), (*taken, 128), strict=True)
    ranges = (f"\\x{left + 1:02x}-\\x{right - 1:02x}" for left, right in bounds if right > left + 1)
    return f"[^{''.join(ranges)}]"


def _gap_after(letter: str) -> str:
    """Return a pattern of what may stand between a letter and the next.

    After a letter of ASCII it takes in all marks outside ASCII, which is shorter to say: where a
    mention goes on there is a letter, which ends it.
    """
    return r"[^\w\x00-\x7f]*" if letter == " " or _plain_letter(letter) else _NARROW


def _plain_letter(letter: str) -> str:
    """Return a letter of ASCII in lower case; nothing where it is none without its accents."""
    plain = bare(letter).lower()
    return plain if plain.isascii() and len(plain) == 1 else ""


def end_of_marks(text: str, place: int) -> int:
    """Return where the accents end that stand at a place by themselves."""
    there = _TRAIL.match(text, place)
    return there.end() if there is not None else place
