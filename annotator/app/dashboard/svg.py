"""Charts as SVG that needs nothing else: for pages, and read aloud by title and description."""

from collections.abc import Callable, Iterator
from html import escape
from unicodedata import category, east_asian_width

from annotator.app.dashboard.charts import Chart
from annotator.app.dashboard.drawing import described, drawn
from annotator.app.dashboard.shapes import Box, Mark, Shape, Spot, Stroke, Text

LETTER = 13.0
"""The height of letters."""
_NARROW, _WIDE = frozenset("iljtfrI.,:;'’|!() "), frozenset("mwMW%@")
REACH = 4.0
"""From the middle of a mark to its edge."""

Colour = Callable[[str], str]
"""Returns what stands for an ink in ``fill`` and ``stroke``."""


def measure(words: str) -> float:
    """Return about how wide a text is: without a font nobody knows, so rather too wide."""
    width = 0.0
    for letter in words:
        if letter in _NARROW:
            width += 0.34
        elif letter in _WIDE or east_asian_width(letter) in "WF":
            width += 0.95
        else:
            width += 0.66 if letter.isupper() else 0.58
    return width * LETTER


def svg(chart: Chart, colour: Colour, language: str, width: float = 720) -> str:
    """Return a chart as an ``svg`` element; every text is escaped."""
    drawing = drawn(chart, width, measure, LETTER, language)
    title, told = f"{chart.id}-title", f"{chart.id}-told"
    size = f'width="{_n(drawing.width)}" height="{_n(drawing.height)}"'
    box = f'viewBox="0 0 {_n(drawing.width)} {_n(drawing.height)}"'
    named = f'role="img" aria-labelledby="{title} {told}" font-size="{_n(LETTER)}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {box} {size} {named}>',
        f'<title id="{title}">{_said(chart.title)}</title>',
        f'<desc id="{told}">{_said(described(chart, language))}</desc>',
    ]
    for shape in drawing.shapes:
        parts.extend(_shape(shape, colour))
    parts.extend(_spot(spot) for spot in drawing.spots)
    parts.append("</svg>")
    return "".join(parts)


def _shape(shape: Stroke | Box | Text | Mark, colour: Colour) -> Iterator[str]:
    match shape:
        case Stroke():
            yield _stroke(shape, colour)
        case Box():
            outline = f' stroke="{colour(shape.ink)}"' if shape.outlined else ""
            # A line is drawn on both sides of an edge: half of it inside keeps bars alike.
            inset = 0.5 if shape.outlined else 0.0
            yield (
                f'<rect x="{_n(shape.x + inset)}" y="{_n(shape.y + inset)}"'
                f' width="{_n(max(0.5, shape.width - 2 * inset))}"'
                f' height="{_n(shape.height - 2 * inset)}"'
                f' fill="{colour(shape.ink)}" fill-opacity="{_n(shape.opacity)}"{outline}/>'
            )
        case Text():
            place = f'x="{_n(shape.x)}" y="{_n(shape.y + LETTER * 0.35)}"'
            look = f'text-anchor="{shape.side}" fill="{colour(shape.ink)}"'
            yield f"<text {place} {look}>{_said(shape.words)}</text>"
        case Mark():
            yield _mark(shape, colour)


def _stroke(stroke: Stroke, colour: Colour) -> str:
    points = " ".join(f"{_n(x)},{_n(y)}" for x, y in stroke.points)
    dash = f' stroke-dasharray="{" ".join(map(_n, stroke.dash))}"' if stroke.dash else ""
    return (
        f'<polyline points="{points}" fill="none" stroke="{colour(stroke.ink)}"'
        f' stroke-width="{_n(stroke.width)}"{dash}/>'
    )


_CORNERS: dict[Shape, tuple[tuple[float, float], ...]] = {
    Shape.CIRCLE: (),
    Shape.SQUARE: ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85)),
    Shape.DIAMOND: ((-1.2, 0.0), (0.0, -1.2), (1.2, 0.0), (0.0, 1.2)),
    Shape.TRIANGLE: ((0.0, -1.15), (1.1, 0.85), (-1.1, 0.85)),
}


def corners(shape: Shape, reach: float = REACH) -> tuple[tuple[float, float], ...]:
    """Return the corners of a mark around its point; none for a circle."""
    return tuple((x * reach, y * reach) for x, y in _CORNERS[shape])


def _mark(mark: Mark, colour: Colour) -> str:
    fill = colour("surface") if mark.hollow else colour(mark.ink)
    look = f'fill="{fill}" stroke="{colour(mark.ink)}" stroke-width="1.6"'
    around = corners(mark.shape)
    if not around:
        return f'<circle cx="{_n(mark.x)}" cy="{_n(mark.y)}" r="{_n(REACH)}" {look}/>'
    points = " ".join(f"{_n(mark.x + x)},{_n(mark.y + y)}" for x, y in around)
    return f'<polygon points="{points}" {look}/>'


def _spot(spot: Spot) -> str:
    """Return a place that says its value where the mouse rests on it."""
    return (
        f'<rect x="{_n(spot.x)}" y="{_n(spot.y)}" width="{_n(spot.width)}"'
        f' height="{_n(spot.height)}" fill="#000" fill-opacity="0">'
        f"<title>{_said(spot.words)}</title></rect>"
    )


def _said(words: str) -> str:
    """Return words as they stand in XML: signs that it cannot hold are left out."""
    return escape("".join(sign for sign in words if sign.isprintable() or category(sign) == "Zs"))


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
