"""What a chart is drawn of. Colours are names of the theme: roles, or inks of labels."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

Measure = Callable[[str], float]
"""Returns how wide a text is."""


class Side(StrEnum):
    """Where a text stands by its point."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Shape(StrEnum):
    """How a point of a line is marked."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"
    TRIANGLE = "triangle"


DASHES: tuple[tuple[float, ...], ...] = ((), (6, 3), (1.5, 3), (7, 3, 1.5, 3))
"""How lines are told apart without colour."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points."""

    points: tuple[tuple[float, float], ...]
    ink: str
    width: float = 1
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle, filled so far that 1 hides what is under it."""

    x: float
    y: float
    width: float
    height: float
    ink: str
    opacity: float = 1
    outlined: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a point; ``y`` is the middle of their height."""

    x: float
    y: float
    words: str
    ink: str = "text"
    side: Side = Side.START


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark at a point; hollow ones show what is under them no more than filled ones."""

    x: float
    y: float
    shape: Shape
    ink: str
    hollow: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """What is said of a place: found by mouse and keys, in order."""

    x: float
    y: float
    width: float
    height: float
    words: str
    row: int
    """The category it belongs to."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart at one size."""

    width: float
    height: float
    shapes: tuple[Stroke | Box | Text | Mark, ...]
    spots: tuple[Spot, ...]


def stripes(x: float, y: float, width: float, height: float, ink: str) -> list[Stroke]:
    """Return slanting lines that fill a rectangle and do not leave it."""
    found = []
    offset = 5.0
    while offset < width + height:
        begin, end = max(0.0, offset - height), min(width, offset)
        found.append(
            Stroke(((x + begin, y + offset - begin), (x + end, y + offset - end)), ink, 1.4)
        )
        offset += 6
    return found
