"""Section ``ui``: how long the window takes from a key or click to the end of the paint."""

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.ui.bench.gestures import OPEN, REPAINT, SCROLL, Times, measure_window

SECTION = "ui"
_EMPTY_WINDOW = 60.0
"""Megabytes that an article may take above the empty window."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """An article to measure with, and what is aimed at, in milliseconds."""

    characters: int
    spans: int
    rounds: int
    gesture: float
    open: float | None = None
    scroll: float | None = None
    memory: float | None = None

    @property
    def name(self) -> str:
        """How the rows call it."""
        return f"{self.characters:,} characters, {self.spans:,} spans"


SIZES = (
    Size(characters=2_500, spans=60, rounds=40, open=30, gesture=8),
    Size(
        characters=50_000,
        spans=2_000,
        rounds=40,
        open=100,
        gesture=16,
        scroll=16,
        memory=_EMPTY_WINDOW,
    ),
    Size(characters=500_000, spans=20_000, rounds=20, gesture=50),
)
_QUICK, _LONG = 8, 100_000
"""A quick run has this many times fewer rounds, and no article of more characters."""


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section; each size is measured in a process of its own."""
    for size in SIZES:
        if setting.quick and size.characters > _LONG:
            continue
        rounds = max(size.rounds // _QUICK, 3) if setting.quick else size.rounds
        times, _ = in_fresh_process(measure_window, size.characters, size.spans, rounds)
        yield from rows_of(size, times)


def rows_of(size: Size, times: Times) -> Iterator[Row]:
    """Yield the rows of one size: each gesture, and the memory where it is known."""
    aims = {OPEN: size.open, SCROLL: size.scroll}
    for name, values in times.window.items():
        bound = aims.get(name, size.gesture)
        yield measured(
            SECTION,
            f"{size.name}: {name}",
            values,
            "ms",
            references=times.bare.get(name, times.bare[REPAINT]),
            target=Target(Aim.P95_AT_MOST, bound) if bound is not None else None,
            spread=True,
        )
    if times.memory is not None:
        yield measured(
            SECTION,
            f"{size.name}: memory above the empty window",
            [times.memory],
            "MB",
            target=Target(Aim.VALUE_AT_MOST, size.memory) if size.memory else None,
        )
