"""Charts as data: what is shown, in words, and the table behind it. Nothing here draws."""

from dataclasses import dataclass, field
from enum import StrEnum

from annotator.core.ids import DocumentId

Cell = str | int | float | None


class Kind(StrEnum):
    """How a chart shows its values."""

    BARS = "bars"
    """A bar for each category and series, from left to right."""
    STACK = "stack"
    """One bar for each category, in parts."""
    LINES = "lines"
    """A line for each series over ordered categories."""


class Fill(StrEnum):
    """How an area is filled, so that parts are told apart without colour."""

    SOLID = "solid"
    STRIPES = "stripes"
    PALE = "pale"
    HOLLOW = "hollow"


class Unit(StrEnum):
    """What values are."""

    COUNT = "count"
    SHARE = "share"
    """From 0 to 1, written in per cent."""
    MINUTES = "minutes"
    SECONDS = "seconds"
    MEAN = "mean"
    """A count with a decimal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Values in the order of the categories; None where there is none."""

    name: str
    values: tuple[float | None, ...]
    ink: str
    """A colour of the theme: a role, the ink of a label, or ``#rrggbb``."""
    fill: Fill = Fill.SOLID
    weights: tuple[int, ...] = ()
    """How much stands behind each value, say articles; told beside it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The numbers behind a chart. Each column has a unit; words have none."""

    head: tuple[str, ...]
    units: tuple[Unit | None, ...]
    rows: tuple[tuple[Cell, ...], ...]
    links: tuple[DocumentId, ...] = ()
    """The article behind each row, where a row is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """One chart. ``id`` is also the name of its files."""

    id: str
    title: str
    kind: Kind
    unit: Unit
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    table: Table
    note: str = ""
    """What must be known to read it."""
    weighed: str = ""
    """What the weights of its series are, such as “articles: {count}”."""
    most: float | None = None
    """Where the scale ends, if that does not follow from the values."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to show."""
        return not any(
            value is not None and (value or self.unit is not Unit.COUNT)
            for series in self.series
            for value in series.values
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number to be seen first: what it is, itself, and what to know about it."""

    title: str
    value: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Charts that belong together. ``missing`` says what must happen before there is anything."""

    id: str
    title: str
    charts: tuple[Chart, ...]
    missing: str = ""

    @property
    def shown(self) -> tuple[Chart, ...]:
        """The charts that have something to show."""
        return tuple(chart for chart in self.charts if not chart.empty)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Everything, for one choice of work."""

    title: str
    told: str
    """Of which work it speaks, and when it was counted."""
    numbers: tuple[Number, ...]
    sections: tuple[Section, ...] = field(default=())

    @property
    def charts(self) -> tuple[Chart, ...]:
        """All charts that have something to show."""
        return tuple(chart for section in self.sections for chart in section.shown)
