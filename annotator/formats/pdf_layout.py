"""From the lines of printed pages back to paragraphs: breaks and hyphens of the print undone."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from statistics import median

from annotator.core.resources import resource

_HYPHENS = "-\u2010\u00ad\x02\ufffe"
"""Of a hyphen at the end of a line PDFium makes U+0002 or U+FFFE; U+00AD is shown only there."""
_BROKEN = re.compile(rf"([^\W\d_]+)[{_HYPHENS}]$")
_NEXT_WORD = re.compile(r"[^\W\d_]+")
_WORDS = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_NUMBER = re.compile(r"\W*\d{1,4}(?:\s*[/|]\s*\d{1,4})?\W*")
_ENDS = (".", "!", "?", "»", "”", "…", ":", '"')
_WIDER_GAP = 1.3
_OTHER_SIZE = 1.12
_INDENT = 0.7
_APART = 1.8
_WIDEST = 3
"""Lines further apart, in heights, are not lines of one paragraph, whatever the leading."""
_WORD = 4
_RIM = 2
"""So many lines at the top and bottom of a page may be the page's own: its number, its title."""


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line of print with its place on the page, in points from the lower left corner."""

    text: str
    page: int
    left: float
    right: float
    bottom: float
    height: float
    first_word: float
    """How wide its first word is."""


def paragraphs(lines: Iterable[PrintedLine]) -> list[str]:
    """Return the paragraphs of printed lines, without running heads and page numbers."""
    kept = _without_rims([line for line in lines if line.text.strip()])
    if not kept:
        return []
    vocabulary = Counter(
        word.casefold() for line in kept for word in _WORDS.findall(line.text[:-1])
    )
    pages = _by_page(kept)
    pitch = _pitch(kept)
    found: list[list[PrintedLine]] = [[kept[0]]]
    for before, line in pairwise(kept):
        if _breaks(before, line, _column(pages[before.page], before), pitch):
            found.append([])
        found[-1].append(line)
    return [_joined([line.text for line in each], vocabulary) for each in found]


def _joined(lines: Sequence[str], vocabulary: Counter[str]) -> str:
    text = lines[0].strip()
    for line in lines[1:]:
        text = _join(text, line.strip(), vocabulary)
    return re.sub("[\u00ad\x02\ufffe]", "", text)


def _join(text: str, line: str, vocabulary: Counter[str]) -> str:
    broken, after = _BROKEN.search(text), _NEXT_WORD.match(line)
    if broken is None:
        # A hyphen that follows no word, or a dash: « 2022-\n2023 », « AGM-\n88 ».
        glue = "" if re.search(r"\w[-\u2010]$", text) and line[:1].isalnum() else " "
        return f"{text}{glue}{line}"
    bare = text[: broken.end(1)]
    if after is None:
        glue = "" if line[:1].isdecimal() else " "
        return f"{bare}-{glue}{line}" if text[-1] in "-\u2010" else f"{bare}{line}"
    hyphen = "-" if _keeps_hyphen(broken.group(1), after.group(), vocabulary) else ""
    return f"{bare}{hyphen}{line}"


def _keeps_hyphen(first: str, second: str, vocabulary: Counter[str]) -> bool:
    """Tell whether a hyphen at the end of a line is the word's own."""
    if second[0].isupper():
        return True
    beginnings, endings = _own_hyphens()
    with_hyphen = vocabulary[f"{first}-{second}".casefold()]
    without = vocabulary[f"{first}{second}".casefold()]
    if with_hyphen != without:
        return with_hyphen > without
    # Parts that are words of the text themselves; the halves at this line end count once each.
    if all(len(part) >= _WORD and vocabulary[part.casefold()] > 1 for part in (first, second)):
        return True
    return first.casefold() in beginnings or second.casefold() in endings


def _breaks(before: PrintedLine, line: PrintedLine, right: float, pitch: float) -> bool:
    """Tell whether a new paragraph begins with ``line``."""
    if max(before.height, line.height) > _OTHER_SIZE * min(before.height, line.height):
        return True
    if re.search(rf"[^\W\d_][{_HYPHENS}]$", before.text.rstrip()) and line.text[:1].islower():
        return False
    fits = before.right + line.first_word + 0.3 * line.height < right
    moved = line.page != before.page or line.bottom >= before.bottom
    if moved:  # another column or page: only what stands in the line can tell
        return (
            fits if before.text.rstrip().endswith(_ENDS) else not line.text[:1].islower() and fits
        )
    gap = before.bottom - line.bottom
    if gap > _WIDER_GAP * pitch * line.height:
        return True
    indented = line.left - before.left > _INDENT * line.height
    return indented or fits


def _column(lines: Sequence[PrintedLine], line: PrintedLine) -> float:
    """Return the right edge of the column that ``line`` stands in; ``lines`` are its page's."""
    near = 2 * line.height
    return max(
        (
            each.right
            for each in lines
            if abs(each.left - line.left) < near
            and abs(each.height - line.height) < 0.1 * line.height
        ),
        default=line.right,
    )


def _pitch(lines: Sequence[PrintedLine]) -> float:
    """Return the usual distance from line to line, as a share of their height."""
    gaps = [
        (before.bottom - line.bottom) / line.height
        for before, line in pairwise(lines)
        if before.page == line.page
        and 0 < before.bottom - line.bottom < _WIDEST * line.height
        and abs(before.height - line.height) < 0.1 * line.height
    ]
    return median(gaps) if gaps else 1.2


def _without_rims(lines: Sequence[PrintedLine]) -> list[PrintedLine]:
    """Return the lines without page numbers, and without heads and feet that come on every page."""
    pages = _by_page(lines)
    rims = [line for page in pages.values() for line in _rim(page)]
    seen = Counter(map(_shape, rims))
    often = max(2, len(pages) // 2)
    gone = {id(line) for line in rims if len(pages) > 1 and seen[_shape(line)] >= often}
    pitch = _pitch(lines) if lines else 0.0
    gone |= {id(line) for page in pages.values() for line in _page_numbers(page, pitch)}
    return [line for line in lines if id(line) not in gone]


def _rim(page: Sequence[PrintedLine]) -> Iterator[PrintedLine]:
    """Yield the lines at the top and the bottom of a page, if it has others too."""
    ordered = sorted(page, key=lambda line: line.bottom)
    if len(ordered) > 2 * _RIM:
        yield from ordered[:_RIM]
        yield from ordered[-_RIM:]


def _page_numbers(page: Sequence[PrintedLine], pitch: float) -> Iterator[PrintedLine]:
    """Yield the number at the top or bottom of a page: it stands apart, unlike a year in a text."""
    ordered = sorted(page, key=lambda line: line.bottom)
    for outer, inner in (ordered[:2], ordered[:-3:-1]) if len(ordered) > 1 else ():
        gap = abs(outer.bottom - inner.bottom)
        apart = gap > _APART * pitch * inner.height
        if apart and _NUMBER.fullmatch(outer.text.strip()):
            yield outer


def _by_page(lines: Iterable[PrintedLine]) -> dict[int, list[PrintedLine]]:
    pages: dict[int, list[PrintedLine]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    return pages


def _shape(line: PrintedLine) -> tuple[str, int]:
    """Return what head lines of different pages have in common: words, not numbers; height."""
    return re.sub(r"\d+", "0", line.text.strip()), round(line.bottom / 4)


@cache
def _own_hyphens() -> tuple[frozenset[str], frozenset[str]]:
    data = tomllib.loads(resource("formats", "hyphens.toml").read_text(encoding="utf-8"))
    return frozenset(data["beginnings"].split()), frozenset(data["endings"].split())
