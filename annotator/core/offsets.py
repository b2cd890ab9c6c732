"""Canonical text, and the only conversion between code points and UTF-16 units.

Offsets are half-open ranges of Unicode code points everywhere outside the window; Qt counts
UTF-16 units. A document's text is made canonical once, at import, and never changes again.
"""

import re
from bisect import bisect_left
from functools import lru_cache
from hashlib import sha256

_LINE_BREAKS = re.compile("\r\n|[\r\u2028\u2029]")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_UNSTORABLE_MARKS = (b"\xef\xb7", b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""How the non-characters begin or are written in UTF-8."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
REPLACEMENT = "\ufffd"


def canonicalise(raw: str) -> str:
    """Return the canonical form of ``raw``; applying it twice changes nothing more.

    The rules, in order:

    1. Byte order marks (U+FEFF) at the start go: Qt drops them and would shift every offset.
    2. CRLF, CR, U+2028 and U+2029 become LF: Qt makes one paragraph break of each.
    3. NUL, lone surrogates and non-characters (U+FDD0-FDEF, U+FFFE, U+FFFF) become U+FFFD, one
       for one: SQLite, UTF-8 or Qt would cut, refuse or reinterpret them.

    Everything else stays as the article has it: no-break spaces, tabs, soft hyphens, emoji,
    combining marks and misspellings. In particular no Unicode normalisation is applied.
    """
    if raw.isascii() and "\r" not in raw and "\x00" not in raw:
        return raw
    return _canonicalised(raw)


@lru_cache(maxsize=8)
def _canonicalised(raw: str) -> str:
    """Return the canonical form of ``raw``; reading an article asks for its text several times."""
    text = raw.lstrip("\ufeff")
    if "\r" in text or "\u2028" in text or "\u2029" in text:
        text = _LINE_BREAKS.sub("\n", text)
    return _UNSTORABLE.sub(REPLACEMENT, text) if _may_be_unstorable(text) else text


def _may_be_unstorable(text: str) -> bool:
    """Tell whether there may be something to replace: several times as fast as looking for it."""
    try:
        data = text.encode()
    except UnicodeEncodeError:  # a lone surrogate
        return True
    arabic, swapped, last = _UNSTORABLE_MARKS
    return b"\x00" in data or arabic in data or swapped in data or last in data


def is_canonical(text: str) -> bool:
    """Tell whether ``text`` is its own canonical form."""
    return canonicalise(text) == text


def text_hash(text: str) -> str:
    """Return the SHA-256 of canonical ``text`` in UTF-8 as 64 hexadecimal digits."""
    return sha256(text.encode("utf-8")).hexdigest()


class Utf16Map:
    """Converts positions in one text between code points and UTF-16 units, both ways.

    Only the places of astral characters (two units each) are kept, so a text without emoji costs
    nothing and a look-up is a binary search.
    """

    __slots__ = ("_astral", "_astral_utf16", "length", "utf16_length")

    def __init__(self, text: str) -> None:
        self._astral = [match.start() for match in _ASTRAL.finditer(text)]
        self._astral_utf16 = [place + index for index, place in enumerate(self._astral)]
        self.length = len(text)
        """The text's length in code points."""
        self.utf16_length = len(text) + len(self._astral)
        """The text's length in UTF-16 units."""

    def to_utf16(self, offset: int) -> int:
        """Return the UTF-16 position of code point ``offset`` (0 to ``length``)."""
        return offset + bisect_left(self._astral, offset)

    def to_codepoint(self, position: int) -> int:
        """Return the code point offset of UTF-16 ``position`` (0 to ``utf16_length``).

        A position between the two halves of a surrogate pair belongs to the character's start.
        """
        return position - bisect_left(self._astral_utf16, position)
