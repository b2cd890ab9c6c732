"""The text of a comparison, laid out once for all columns: they are equally wide.

So the lines of all columns are level, and any number of annotators costs one layout. Paragraphs
are laid out when they are shown: those that are folded away cost nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextLine, QTextOption

from annotator.core.adjudication import Case
from annotator.core.offsets import Utf16Map
from annotator.ui.article.geometry import Piece

_BETWEEN = 12.0
"""Pixels between paragraphs."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with words in it, as a range of code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Row:
    """A paragraph that is shown, or several that are folded to one line."""

    first: int
    last: int
    folded: bool = False

    @property
    def count(self) -> int:
        """How many paragraphs it stands for."""
        return self.last - self.first + 1


def paragraphs_of(text: str) -> list[Paragraph]:
    """Return the paragraphs of a text that have words."""
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Paragraph(start, start + len(line)))
        start += len(line) + 1
    return found


def busy(paragraphs: Sequence[Paragraph], cases: Iterable[Case]) -> set[int]:
    """Return the numbers of the paragraphs in which annotators disagree."""
    starts = [paragraph.start for paragraph in paragraphs]
    found: set[int] = set()
    for case in cases:
        if case.agreed and not case.waiting:
            continue
        at = max(bisect_right(starts, case.start) - 1, 0)
        while at < len(paragraphs) and paragraphs[at].start < case.end:
            if paragraphs[at].end > case.start:
                found.add(at)
            at += 1
    return found


def rows_of(count: int, kept: set[int], opened: set[int], *, fold: bool) -> list[Row]:
    """Return the rows: with ``fold`` what is neither ``kept`` nor ``opened`` in single lines.

    ``opened`` names folded stretches by their first paragraph.
    """
    if not fold:
        return [Row(at, at) for at in range(count)]
    rows: list[Row] = []
    at = 0
    while at < count:
        last = at
        if at not in kept:
            while last + 1 < count and last + 1 not in kept:
                last += 1
        if at in kept or at in opened:
            rows += [Row(number, number) for number in range(at, last + 1)]
        else:
            rows.append(Row(at, last, folded=True))
        at = last + 1
    return rows


class Laid:
    """The lines of one paragraph; positions are code points of the article."""

    def __init__(self, text: str, paragraph: Paragraph, font: QFont, width: float, leading: float):
        self.paragraph = paragraph
        words = text[paragraph.start : paragraph.end]
        self._offsets = Utf16Map(words)
        self.layout = QTextLayout(words, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.layout.setTextOption(option)
        self.layout.beginLayout()
        letters = QFontMetricsF(font).height()
        y = leading - letters
        while (line := self.layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += leading
        self.layout.endLayout()
        self.height = y - (leading - letters) + _BETWEEN
        self._known: dict[tuple[int, int], tuple[Piece, ...]] = {}

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return where the part of a range in this paragraph lies, from its top left corner."""
        found = self._known.get((start, end))
        if found is None:
            boxes = list(self._boxes(start, end))
            found = self._known[start, end] = tuple(
                Piece(
                    box,
                    at == 0 and start >= self.paragraph.start,
                    at == len(boxes) - 1 and end <= self.paragraph.end,
                )
                for at, box in enumerate(boxes)
            )
        return found

    def position_at(self, point: QPointF) -> int | None:
        """Return the code point at or after which a point lies; None outside of all lines."""
        for number in range(self.layout.lineCount()):
            line = self.layout.lineAt(number)
            box = line.rect()
            if point.y() <= box.bottom() + _BETWEEN / 2:
                unit = line.xToCursor(point.x(), QTextLine.CursorPosition.CursorBetweenCharacters)
                return self.paragraph.start + self._offsets.to_codepoint(unit)
        return None

    def _boxes(self, start: int, end: int) -> Iterator[QRectF]:
        start, end = max(start, self.paragraph.start), min(end, self.paragraph.end)
        if start >= end:
            return
        begin = self._offsets.to_utf16(start - self.paragraph.start)
        stop = self._offsets.to_utf16(end - self.paragraph.start)
        number = self.layout.lineForTextPosition(begin).lineNumber()
        while 0 <= number < self.layout.lineCount():
            line = self.layout.lineAt(number)
            if line.textStart() >= stop:
                break
            yield _part(line, begin, stop)
            number += 1


def _part(line: QTextLine, begin: int, stop: int) -> QRectF:
    ends = line.textStart() + line.textLength()
    left = _x(line, max(begin, line.textStart()))
    right = line.x() + line.naturalTextWidth() if stop >= ends else _x(line, stop)
    return QRectF(left, line.y(), max(right - left, 1.0), line.ascent() + line.descent())


def _x(line: QTextLine, position: int) -> float:
    # PySide returns the position along with the coordinate.
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
