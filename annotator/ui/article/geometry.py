"""Where ranges of text lie on screen, line by line, in the document's own coordinates."""

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine


@dataclass(frozen=True, slots=True)
class Piece:
    """The part of a range on one line: the box of its letters, without the space between lines."""

    rect: QRectF
    first: bool
    last: bool


class Geometry:
    """Finds and remembers the pieces of ranges until the layout changes.

    Positions are UTF-16 units, as everywhere at Qt's edge.
    """

    def __init__(self, document: QTextDocument) -> None:
        self._document = document
        self._known: dict[tuple[int, int], tuple[Piece, ...]] = {}
        self._reached = 8
        """The number of the block found last: the next one wanted is near it."""

    def forget(self) -> None:
        """Drop what is remembered: the text was laid out anew."""
        self._known.clear()

    def pieces(self, start: int, end: int) -> tuple[Piece, ...]:
        """Return the pieces of the range, top to bottom; none for an empty range."""
        found = self._known.get((start, end))
        if found is None:
            found = self._known[(start, end)] = tuple(self._compute(start, end))
        return found

    def position_at(self, point: QPointF) -> int | None:
        """Return the position of the character under ``point``, or None beside the text."""
        block = self._block_at(point)
        if block is None:
            return None
        origin = self._origin(block)
        layout = block.layout()
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            box = _letters(line, origin)
            if box.top() - 6 <= point.y() <= box.bottom() + 6:
                if not box.left() - 2 <= point.x() <= box.right() + 2:
                    return None
                inside = line.xToCursor(
                    point.x() - origin.x(), QTextLine.CursorPosition.CursorOnCharacter
                )
                return block.position() + min(inside, max(block.length() - 2, 0))
        return None

    def shown(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the range of positions whose lines lie between two heights."""
        first, last = self._line_at(top), self._line_at(bottom)
        return first[0], last[1]

    def _line_at(self, height: float) -> tuple[int, int]:
        """Return where the line at a height begins and ends; the nearest where there is none."""
        block = self._block_reaching(height)
        layout, origin = block.layout(), self._origin(block)
        low, high = 0, max(layout.lineCount() - 1, 0)
        while low < high:
            middle = (low + high) // 2
            if origin.y() + layout.lineAt(middle).rect().bottom() < height:
                low = middle + 1
            else:
                high = middle
        line = layout.lineAt(low)
        start = block.position() + (line.textStart() if line.isValid() else 0)
        return start, start + (line.textLength() if line.isValid() else 0)

    def _block_reaching(self, height: float) -> QTextBlock:
        """Return the first block that reaches down to a height, else the last.

        Qt lays long texts out bit by bit, and up to any block that it is asked for: blocks far
        below are not asked for.
        """
        last = self._document.blockCount() - 1
        low, high = 0, min(self._reached, last)
        while high < last and self._bottom(high) < height:
            low, high = high, min(2 * high + 1, last)
        while low < high:
            middle = (low + high) // 2
            if self._bottom(middle) < height:
                low = middle + 1
            else:
                high = middle
        self._reached = low
        return self._document.findBlockByNumber(low)

    def _bottom(self, number: int) -> float:
        block = self._document.findBlockByNumber(number)
        return self._document.documentLayout().blockBoundingRect(block).bottom()

    def _block_at(self, point: QPointF) -> QTextBlock | None:
        """Return the block whose lines reach ``point`` vertically."""
        block = self._block_reaching(point.y() - 6)
        box = self._document.documentLayout().blockBoundingRect(block)
        return block if box.top() - 6 <= point.y() <= box.bottom() + 6 else None

    def _compute(self, start: int, end: int) -> list[Piece]:
        boxes: list[QRectF] = []
        block = self._document.findBlock(start)
        while block.isValid() and block.position() < end:
            boxes += self._in_block(block, start, end)
            block = block.next()
        last = len(boxes) - 1
        return [Piece(box, index == 0, index == last) for index, box in enumerate(boxes)]

    def _in_block(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        layout = block.layout()
        origin = self._origin(block)
        begin = max(start - block.position(), 0)
        stop = min(end - block.position(), block.length() - 1)
        if begin >= stop:
            return []
        boxes: list[QRectF] = []
        number = layout.lineForTextPosition(begin).lineNumber()
        while 0 <= number < layout.lineCount():
            line = layout.lineAt(number)
            if line.textStart() >= stop:
                break
            boxes.append(_part(line, origin, begin, stop))
            number += 1
        return boxes

    def _origin(self, block: QTextBlock) -> QPointF:
        layout = block.layout()
        box = self._document.documentLayout().blockBoundingRect(block)
        return box.topLeft() - layout.boundingRect().topLeft()


def _letters(line: QTextLine, origin: QPointF) -> QRectF:
    """Return the box of a line's letters: ascent and descent, no leading."""
    return QRectF(
        origin.x() + line.x(),
        origin.y() + line.y(),
        line.naturalTextWidth(),
        line.ascent() + line.descent(),
    )


def _part(line: QTextLine, origin: QPointF, begin: int, stop: int) -> QRectF:
    box = _letters(line, origin)
    line_end = line.textStart() + line.textLength()
    left = origin.x() + _x(line, max(begin, line.textStart()))
    right = box.right() if stop >= line_end else origin.x() + _x(line, stop)
    return QRectF(left, box.top(), max(right - left, 1.0), box.height())


def _x(line: QTextLine, position: int) -> float:
    # PySide returns the position along with the coordinate.
    found: Any = line.cursorToX(position)
    return float(found[0] if isinstance(found, tuple) else found)
