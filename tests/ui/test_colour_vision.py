"""Labels that stand side by side stay apart for every kind of colour vision.

Dichromatic vision is simulated with the matrices for severity 1.0 of G. M. Machado, M. M. Oliveira
and L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE Transactions on Visualization and Computer Graphics 15 (6), 2009, table 1; they act on linear
RGB. Distances are CIE 1976 ΔE*ab (white point D65). Labels are never told apart by colour alone;
that the colours hold up too makes a page quicker to read.
"""

import math
from itertools import combinations

import pytest

from annotator.core.scheme import Scheme
from annotator.ui.theme import NAMES, load_theme

VISION = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
LEAST = 11.0
"""A difference of 2.3 is just noticeable in this measure; small tags need several times that."""
LEAST_NORMAL = 20.0

Triple = tuple[float, float, float]


def linear(colour: str) -> Triple:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return _linear(red), _linear(green), _linear(blue)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def seen(colour: str, vision: str) -> Triple:
    """Return the colour as someone with that vision sees it, in CIE L*a*b*."""
    parts = linear(colour)
    red, green, blue = (
        min(max(sum(one * part for one, part in zip(row, parts, strict=True)), 0.0), 1.0)
        for row in VISION[vision]
    )
    x = (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047
    y = 0.2126729 * red + 0.7151522 * green + 0.0721750 * blue
    z = (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883
    return 116 * _f(y) - 16, 500 * (_f(x) - _f(y)), 200 * (_f(y) - _f(z))


def _f(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def side_by_side(scheme: Scheme) -> list[tuple[str, str]]:
    """Return the pairs of colours to be told apart in the text.

    Parts have their claim's colour. Grey has no hue to go by: what is grey must stay apart from
    what has its shape, lines from lines, and not from boxes.
    """
    parts = {label for kind in scheme.relations if kind.part for label in kind.child}
    shown = [
        (label.colour, layer.style)
        for layer in scheme.layers
        if not layer.zones
        for label in layer.labels
        if label.id not in parts
    ]
    return [
        (one, other)
        for (one, style), (other, shape) in combinations(shown, 2)
        if style == shape or "grey" not in (one, other)
    ]


@pytest.mark.parametrize("theme", NAMES)
@pytest.mark.parametrize("vision", VISION)
def test_labels_in_the_text_stay_apart(scheme: Scheme, theme: str, vision: str) -> None:
    inks = load_theme(theme).labels
    least = LEAST_NORMAL if vision == "normal" else LEAST
    pairs = side_by_side(scheme)
    assert len(pairs) >= 21
    for one, other in pairs:
        distance = math.dist(seen(inks[one], vision), seen(inks[other], vision))
        assert distance >= least, (one, other, round(distance, 1))


def test_the_simulation_keeps_greys_and_mixes_up_what_it_should() -> None:
    for vision in VISION:
        light, green_red, yellow_blue = seen("#808080", vision)
        assert (green_red, yellow_blue) == pytest.approx((0, 0), abs=1.5)
        assert light == pytest.approx(53.6, abs=1)
    red, green = "#d05050", "#8a8a3c"
    normal = math.dist(seen(red, "normal"), seen(green, "normal"))
    assert math.dist(seen(red, "deuteranopia"), seen(green, "deuteranopia")) < normal / 2
