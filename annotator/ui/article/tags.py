"""Label tags above the lines: where each finds room, and how it is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

_GAP = 2.0
_SLACK = 10.0
"""How far a tag may stand right of where its span begins before names are cut short."""


@dataclass(frozen=True, slots=True)
class Tag:
    """What a tag says, and where it belongs: above the line at ``top``, from ``left`` on."""

    left: float
    top: float
    text: str
    short: str
    """What it says where there is little room."""
    ink: QColor
    filled: bool
    """A filled tag says accepted, one of bare letters suggested."""
    flagged: bool = False
    commented: bool = False

    @property
    def signs(self) -> float:
        """How much room its flag and its dot take."""
        return 9.0 * self.flagged + 6.0 * self.commented


@dataclass(frozen=True, slots=True)
class Slot:
    """How much room a tag wants, with its name in full or cut short."""

    left: float
    full: float
    short: float


def lay_out(slots: Sequence[Slot], right: float) -> list[tuple[float, bool]]:
    """Return for each tag of a line its left edge, and whether its name is in full.

    Tags stand side by side, in order. Where they are crowded the widest names are cut short, so
    that each stays near its span; none goes beyond ``right``.
    """
    full = [slot.full > slot.short for slot in slots]
    while True:
        lefts, crowd = _flow(slots, full, right)
        longest = max(crowd, key=lambda place: slots[place].full, default=None)
        if longest is None:
            return list(zip(_kept(slots, full, lefts, right), full, strict=True))
        full[longest] = False


def _flow(
    slots: Sequence[Slot], full: Sequence[bool], right: float
) -> tuple[list[float], list[int]]:
    """Return left edges from left to right, and the full names where the first crowd is."""
    lefts: list[float] = []
    run: list[int] = []
    free = float("-inf")
    for place, slot in enumerate(slots):
        if slot.left >= free:
            run = []
        lefts.append(max(slot.left, free))
        run.append(place)
        free = lefts[place] + _width(slot, full=full[place]) + _GAP
        beyond = free - _GAP > right
        if beyond or lefts[place] - slot.left > _SLACK:
            # What goes beyond the end comes back over those before it, touching or not.
            crowd = [item for item in (range(place + 1) if beyond else run) if full[item]]
            if crowd:
                return lefts, crowd
    return lefts, []


def _kept(
    slots: Sequence[Slot], full: Sequence[bool], lefts: Sequence[float], right: float
) -> list[float]:
    """Return left edges such that no tag goes beyond ``right``."""
    kept: list[float] = []
    for slot, wide, left in zip(reversed(slots), reversed(full), reversed(lefts), strict=True):
        kept.append(min(left, right - _width(slot, full=wide)))
        right = kept[-1] - _GAP
    return kept[::-1]


def _width(slot: Slot, *, full: bool) -> float:
    return slot.full if full else slot.short


class TagPainter:
    """Draws the tags of what is on screen; ``right`` is how far they may go."""

    def __init__(self, painter: QPainter, font: QFont, paper: QColor) -> None:
        self._painter = painter
        self._paper = paper
        self._font = QFont(font)
        self._font.setBold(True)
        self._metrics = QFontMetricsF(self._font)

    def draw(self, tags: Sequence[Tag], right: float) -> None:
        """Draw all tags, line by line."""
        self._painter.setFont(self._font)
        for _, row in groupby(sorted(tags, key=_place), key=lambda tag: round(tag.top)):
            line = list(row)
            slots = [
                Slot(tag.left, self._room(tag, tag.text), self._room(tag, tag.short))
                for tag in line
            ]
            for tag, (left, full) in zip(line, lay_out(slots, right), strict=True):
                self._draw(tag, left, tag.text if full else tag.short)

    def _room(self, tag: Tag, text: str) -> float:
        return self._metrics.horizontalAdvance(text) + 7 + tag.signs

    def _draw(self, tag: Tag, left: float, text: str) -> None:
        painter, height = self._painter, self._metrics.height() - 1
        box = QRectF(left, tag.top - height - 1.5, self._room(tag, text), height)
        paper = QColor(self._paper)
        painter.setPen(Qt.PenStyle.NoPen if tag.filled else QPen(_faded(tag.ink, 110), 0.8))
        painter.setBrush(tag.ink if tag.filled else _faded(paper, 235))
        painter.drawRoundedRect(box, 2.5, 2.5)
        letters = paper if tag.filled else tag.ink
        inside = box.adjusted(3.5, 0, -3.5, 0)
        if tag.flagged:
            _draw_flag(painter, QPointF(inside.left(), box.top() + 2), box.height() - 4, letters)
            inside.adjust(9, 0, 0, 0)
        if tag.commented:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(letters)
            painter.drawEllipse(QPointF(inside.right() - 1.8, box.center().y()), 1.8, 1.8)
            inside.adjust(0, 0, -6, 0)
        painter.setPen(letters)
        painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, text)


def _draw_flag(painter: QPainter, top: QPointF, height: float, ink: QColor) -> None:
    painter.setPen(QPen(ink, 1.1))
    painter.drawLine(top, top + QPointF(0, height))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    cloth = [top, top + QPointF(6, height * 0.3), top + QPointF(0, height * 0.6)]
    painter.drawPolygon(QPolygonF(cloth))


def _place(tag: Tag) -> tuple[int, float]:
    return round(tag.top), tag.left


def _faded(colour: QColor, alpha: int) -> QColor:
    faded = QColor(colour)
    faded.setAlpha(alpha)
    return faded
