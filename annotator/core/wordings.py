"""Words as somebody types them to find them: whole words, however an article prints them.

This is what a search over the corpus means by words, and it takes in more than a mention of a name
does (``core.mentions``): case may count or not, and a hyphen is a boundary.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from unicodedata import normalize

_APOSTROPHES = "'’ʼ‘′"
_HYPHENS = "-\u2010\u2011"
_ACCENTED = {
    "A": "ÀÂÄÁÃÅ",
    "C": "Ç",
    "E": "ÉÈÊË",
    "I": "ÎÏÍÌ",
    "N": "Ñ",
    "O": "ÔÖÓÒÕ",
    "U": "ÙÛÜÚ",
    "Y": "Ÿ",
}
_ANY_ENDING = "*"
_PIECE = re.compile(r"\s+|.", re.DOTALL)
_FEW = 8
"""So many parts are looked for faster one by one than not at all."""

Alternatives = Sequence[str]
"""The forms that one word of a phrase may have."""


def word_pattern(phrase: Sequence[Alternatives], *, case: bool) -> re.Pattern[str]:
    """Return the pattern of a phrase: one of the forms of each word, one word after the other.

    Apostrophes are all the same, and so are hyphens and kinds of white space. ``*`` stands for
    any letters. Unless ``case`` counts, a capital may also have lost its accent, or have one.
    """
    words = (
        "(?:" + "|".join(_spelled(form, case=case) for form in _longest_first(forms)) + ")"
        for forms in phrase
    )
    return re.compile(r"\s+".join(words), re.NOFLAG if case else re.IGNORECASE)


def searchable(words: str) -> bool:
    """Tell whether there is a letter or a digit to look for."""
    return any(letter.isalnum() for letter in words)


def parts(phrase: Sequence[Alternatives], *, case: bool) -> tuple[str, ...]:
    """Return runs of ASCII letters and digits of which every text with the phrase has one.

    None where there is no such run to go by, or too many.
    """
    found = [_parts_of(forms, case=case) for forms in phrase]
    usable = [runs for runs in found if runs and len(runs) <= _FEW]
    return max(usable, key=lambda runs: min(map(len, runs)), default=())


def _parts_of(forms: Alternatives, *, case: bool) -> tuple[str, ...]:
    """Return the fewest runs of which each form has one, or none where a form has no run."""
    loose = "" if case else "".join(_ACCENTED)
    runs = set()
    for form in forms:
        pieces = re.split(rf"[^A-Za-z0-9]|[{loose}]" if loose else r"[^A-Za-z0-9]", form)
        longest = max(pieces, key=len)
        if not longest:
            return ()
        runs.add(longest.lower())
    return tuple(
        sorted(run for run in runs if not any(other != run and other in run for other in runs))
    )


def _longest_first(forms: Iterable[str]) -> list[str]:
    return sorted(forms, key=lambda form: (-len(form), form))


def _spelled(form: str, *, case: bool) -> str:
    """Return the pattern of one form as whole words."""
    text = normalize("NFC", form.strip())
    before = r"(?<!\w)" if _wordy(text[:1]) else ""
    after = r"(?!\w)" if _wordy(text[-1:]) else ""
    return before + "".join(_pieces(text, case=case)) + after


def _pieces(text: str, *, case: bool) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if piece.isspace():
            yield r"\s+"
        elif piece in _APOSTROPHES:
            yield f"[{_APOSTROPHES}]"
        elif piece in _HYPHENS:
            yield f"[{_HYPHENS}]"
        elif piece == _ANY_ENDING:
            yield r"\w*"
        else:
            yield re.escape(piece) if case else _letter(piece)


def _letter(letter: str) -> str:
    """Return the pattern of a letter whose case does not count."""
    if letter in _ACCENTED:
        return f"(?:{letter}|(?-i:[{_ACCENTED[letter]}]))"
    bare = normalize("NFD", letter)[0].upper()
    if letter.upper() in _ACCENTED.get(bare, ""):
        return f"(?:{letter}|(?-i:{bare}))"
    return re.escape(letter)


def _wordy(letter: str) -> bool:
    return letter in {_ANY_ENDING, "_"} or letter.isalnum()
