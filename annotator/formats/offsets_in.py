"""From offsets in a text as a file has it to offsets in its canonical form.

Tools count the same text in different ways: in code points or in UTF-16 units, with each CRLF as
two characters or as one. A ``Reading`` is one way of counting.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass
from heapq import merge

from annotator.core.offsets import canonicalise

_CRLF = re.compile("\r\n")
_LINE_FEED = re.compile("\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way of counting the characters of a text.

    ``lead`` is how many units were counted before the canonical text begins (byte order marks),
    ``wide`` are the places in the canonical text of the characters that count as two units, and
    ``units`` where those begin in the count.
    """

    lead: int
    wide: tuple[int, ...]
    units: tuple[int, ...]
    length: int
    """Of the canonical text, in code points."""
    total: int
    """How many units the whole text counts."""

    def canonical(self, offset: int) -> int | None:
        """Return the code point offset in the canonical text, None where that text has ended.

        An offset inside a character of two units belongs to the character's start, one in what
        was dropped before the text to the text's start.
        """
        if not 0 <= offset <= self.total:
            return None
        if not self.units and not self.lead:
            return offset
        return max(offset - self.lead - bisect_left(self.units, offset), 0)

    def original(self, offset: int) -> int:
        """Return the offset in this count of a code point ``offset`` in the canonical text."""
        return self.lead + offset + bisect_left(self.wide, offset)


def readings(raw: str, *, utf16: bool = False) -> tuple[str, tuple[Reading, ...]]:
    """Return the canonical form of ``raw`` and the ways in which it may have been counted.

    The first is the one that the format promises: the text as it is in the file, in code points,
    or in UTF-16 units where ``utf16`` says so. Ways that come to the same are left out.
    """
    text = canonicalise(raw)
    body = raw.lstrip("\ufeff")
    breaks: tuple[int, ...] = ()
    if "\r\n" in body:
        breaks = tuple(match.start() - n for n, match in enumerate(_CRLF.finditer(body)))
    all_breaks = tuple(match.start() for match in _LINE_FEED.finditer(text))
    astral: tuple[int, ...] = ()
    if len(text.encode("utf-16-le")) > 2 * len(text):
        astral = tuple(match.start() for match in _ASTRAL.finditer(text))
    counts = []
    for lead, lines in ((len(raw) - len(body), breaks), (0, ()), (0, all_breaks)):
        both = tuple(merge(lines, astral)) if astral else lines
        counts += [(lead, both), (lead, lines)] if utf16 else [(lead, lines), (lead, both)]
    return text, tuple(_reading(lead, wide, len(text)) for lead, wide in dict.fromkeys(counts))


def _reading(lead: int, wide: tuple[int, ...], length: int) -> Reading:
    units = tuple(lead + place + number for number, place in enumerate(wide))
    return Reading(lead, wide, units, length, lead + length + len(wide))
