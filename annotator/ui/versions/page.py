"""The two texts of a comparison on one page: unified, or side by side in aligned paragraphs.

The page is only shown: nothing is read back from it. Where each change stands is noted while the
text is put in.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTableFormat,
)

from annotator.app.duplicates.comparing import Alignment, Difference
from annotator.core.ids import LabelId, SpanId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Label, Scheme
from annotator.core.suggestions import Range
from annotator.ui.theme import Theme

_GONE, _NEW = "danger", "success"
"""Roles of what stands in the first text alone, and in the second alone."""
_TINT = 46


@dataclass(frozen=True, slots=True)
class Side:
    """One of the texts, with its labels."""

    text: str
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one text with one look."""

    start: int
    end: int
    change: int | None
    """The number of the change it belongs to."""


Place = tuple[int, int]
"""Where something begins and ends on the page, in the page's own positions."""


class Page:
    """Fills a document with two texts."""

    def __init__(self, document: QTextDocument, scheme: Scheme, theme: Theme, font: QFont) -> None:
        self._document, self._theme = document, theme
        self._labels = {label.id: label for label in scheme.labels(disabled=True)}
        self._apart = scheme.zone_layers()
        document.clear()
        document.setDefaultFont(font)
        document.setDocumentMargin(20)
        self._plain = QTextCharFormat()
        self._plain.setForeground(theme.colour("text"))
        self._block = QTextBlockFormat()
        self._block.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        self._only: dict[str, set[SpanId]] = {_GONE: set(), _NEW: set()}
        """Of labels on words that stayed, those that only one of the texts has."""
        self.places: dict[int, list[Place]] = {}
        """Of each change, where it stands on the page."""

    def unified(self, one: Side, other: Side, alignment: Alignment) -> None:
        """Write one text, with what went struck out before what came; labels likewise."""
        cursor = self._begin()
        both = self._of_both(one, other, alignment)
        here = 0
        for number, change in enumerate(alignment.changes):
            self._write(cursor, both, [Piece(here, change.other[0], None)], "")
            self._write(cursor, one, [Piece(*change.one, number)], _GONE)
            self._write(cursor, other, [Piece(*change.other, number)], _NEW)
            here = change.other[1]
        self._write(cursor, both, [Piece(here, len(both.text), None)], "")
        cursor.endEditBlock()

    def beside(self, one: Side, other: Side, alignment: Alignment) -> None:
        """Write both texts in two columns, paragraphs that belong together in one row."""
        cursor = self._begin()
        rows = [
            row for row in _rows(one, other, alignment) if any(part[0] < part[1] for part in row)
        ]
        form = QTextTableFormat()
        form.setBorder(0)
        form.setCellSpacing(0)
        form.setCellPadding(10)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        half = QTextLength(QTextLength.Type.PercentageLength, 50)
        form.setColumnWidthConstraints([half, half])
        table = cursor.insertTable(len(rows), 2, form)
        for number, (left, right) in enumerate(rows):
            for column, (side, part, role) in enumerate(((one, left, _GONE), (other, right, _NEW))):
                inside = table.cellAt(number, column).firstCursorPosition()
                inside.setBlockFormat(self._block)
                self._write(inside, side, _pieces(alignment, column, part), role)
        cursor.endEditBlock()

    def alone(self, side: Side) -> None:
        """Write one text by itself."""
        cursor = self._begin()
        self._write(cursor, side, [Piece(0, len(side.text), None)], "")
        cursor.endEditBlock()

    # Inside

    def _begin(self) -> QTextCursor:
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        cursor.setBlockFormat(self._block)
        return cursor

    def _write(self, cursor: QTextCursor, side: Side, pieces: Iterable[Piece], role: str) -> None:
        """Write pieces of a text; the changed ones in the colours of ``role``."""
        for piece in pieces:
            if piece.start == piece.end:
                continue
            begun = cursor.position()
            changed = piece.change is not None
            look = self._look(role) if changed else self._plain
            for start, end, over, closed in _cut(self._shown(side), piece):
                labelled = self._labelled(over) if over is not None and not changed else look
                cursor.insertText(side.text[start:end], labelled)
                for span in closed:
                    self._tag(cursor, span, look)
            if piece.change is not None:
                self.places.setdefault(piece.change, []).append((begun, cursor.position()))

    def _of_both(self, one: Side, other: Side, alignment: Alignment) -> Side:
        """Return the second text with the labels that either has on words that stayed."""
        there = {(span.start, span.end, span.label) for span in self._shown(other)}
        carried: dict[tuple[int, int, LabelId], Span] = {}
        for span in self._shown(one):
            place = alignment.carried(span.start, span.end)
            if place is not None:
                carried[(*place, span.label)] = span.at(*place)
        only = [span for key, span in carried.items() if key not in there]
        self._only[_GONE] = {span.id for span in only}
        self._only[_NEW] = {
            span.id
            for span in self._shown(other)
            if (span.start, span.end, span.label) not in carried
        }
        return Side(other.text, (*other.spans, *only))

    def _shown(self, side: Side) -> list[Span]:
        return [span for span in side.spans if span.visible and span.layer not in self._apart]

    def _look(self, role: str) -> QTextCharFormat:
        """Return the look of a change: a tint, and a line through or under it."""
        look = QTextCharFormat(self._plain)
        look.setBackground(self._theme.colour(role, _TINT))
        if role == _GONE:
            look.setFontStrikeOut(True)
        else:
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            look.setUnderlineColor(self._theme.colour(role))
        return look

    def _labelled(self, span: Span) -> QTextCharFormat:
        """Return the look of labelled words that did not change: dotted, in the label's ink."""
        look = QTextCharFormat(self._plain)
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        look.setUnderlineColor(self._theme.ink(self._labels.get(span.label)))
        return look

    def _tag(self, cursor: QTextCursor, span: Span, look: QTextCharFormat) -> None:
        """Write a label's name, small, behind its words."""
        label: Label | None = self._labels.get(span.label)
        tag = QTextCharFormat()
        tag.setBackground(look.background())
        tag.setForeground(self._theme.ink(label))
        tag.setFontPointSize(max(self._document.defaultFont().pointSizeF() * 0.72, 7))
        tag.setFontWeight(QFont.Weight.Bold)
        # Undecided labels have a question mark here as in the article.
        tag.setFontStrikeOut(span.id in self._only[_GONE])
        tag.setFontUnderline(span.id in self._only[_NEW])
        asked = "?" if span.state is SpanState.SUGGESTED else ""
        cursor.insertText(f"\u2060\u202f{span.label}{asked}", tag)


def _cut(spans: Sequence[Span], piece: Piece) -> Iterator[tuple[int, int, Span | None, list[Span]]]:
    """Yield parts of a piece, each with the innermost span over it and those that end with it."""
    near = [span for span in spans if span.overlaps(piece.start, piece.end)]
    edges = {edge for span in near for edge in (span.start, span.end)}
    inside = sorted({piece.end, *(edge for edge in edges if piece.start < edge < piece.end)})
    here = piece.start
    for end in inside:
        over = [span for span in near if span.overlaps(here, end)]
        closed = sorted((span for span in over if span.end == end), key=lambda span: -span.start)
        yield here, end, min(over, key=lambda span: span.length, default=None), closed
        here = end


def _rows(one: Side, other: Side, alignment: Alignment) -> Iterator[tuple[Range, Range]]:
    """Yield what stands beside each other: both texts are cut where both end a paragraph."""
    here = 0, 0
    for item in alignment.differences:
        for cut in _ends(one, other, item):
            yield (here[0], cut[0] - 1), (here[1], cut[1] - 1)
            here = cut
    yield (here[0], len(one.text)), (here[1], len(other.text))


def _ends(one: Side, other: Side, item: Difference) -> Iterator[Place]:
    """Yield the places behind line breaks that both texts have in a stretch."""
    if not item.same:
        return
    left, right = one.text[slice(*item.one)], other.text[slice(*item.other)]
    for step, (first, second) in enumerate(zip(left, right, strict=True), start=1):
        if first == second == "\n":
            yield item.one[0] + step, item.other[0] + step


def _pieces(alignment: Alignment, column: int, part: Range) -> Iterator[Piece]:
    """Yield the pieces of a part of one text: what changed in it, and what lies between."""
    here = part[0]
    ranges = [change.other if column else change.one for change in alignment.changes]
    first = bisect_left(ranges, part[0], key=lambda item: item[1])
    for number in range(first, len(ranges)):
        start, end = max(ranges[number][0], here), min(ranges[number][1], part[1])
        if ranges[number][0] > part[1]:
            break
        if start >= end:
            continue
        yield Piece(here, start, None)
        yield Piece(start, end, number)
        here = end
    yield Piece(here, part[1], None)
