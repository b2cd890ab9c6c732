"""Laying out charts: where each line, bar and word stands, for any painter."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from math import ceil, floor, log10

from annotator.app.dashboard.charts import Chart, Fill, Kind, Series, Unit
from annotator.app.dashboard.shapes import (
    DASHES,
    Box,
    Drawing,
    Mark,
    Measure,
    Shape,
    Side,
    Spot,
    Stroke,
    Text,
    stripes,
)
from annotator.app.dashboard.wording import in_unit

_ROW, _BAR = 2.0, 1.15
"""Heights of a row and of its bar, in heights of letters."""
_LINES_HIGH = 230
_ROOM_FOR_NAMES = 0.34
"""Names of categories take at most this part of the width."""
_INSIDE = 10
"""Room that a number needs around it inside a bar."""
_GRID = 5


def drawn(chart: Chart, width: float, measure: Measure, letter: float, language: str) -> Drawing:
    """Return a chart laid out for a width; ``letter`` is the height of letters in pixels."""
    layout = _Layout(chart, width, measure, letter, language)
    if chart.kind is Kind.LINES:
        return layout.lines()
    return layout.stack() if chart.kind is Kind.STACK else layout.bars()


def scale(most: float, unit: Unit) -> tuple[float, ...]:
    """Return round values from 0 to at least ``most``, a handful of them."""
    least = 1.0 if unit is Unit.COUNT else 0.01 if unit is Unit.SHARE else 0.1
    rough = max(most / _GRID, least)
    power = 10.0 ** floor(log10(rough))
    step = next(factor * power for factor in (1, 2, 2.5, 5, 10) if factor * power >= rough * 0.999)
    if unit is Unit.COUNT:
        step = ceil(step)
    return tuple(step * number for number in range(ceil(round(most / step, 6)) + 1 or 1))


@dataclass
class _Layout:
    chart: Chart
    width: float
    measure: Measure
    letter: float
    language: str
    shapes: list[Stroke | Box | Text | Mark] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)

    def __post_init__(self) -> None:
        values = [v for s in self.chart.series for v in s.values if v is not None]
        self.most = self.chart.most or max(values, default=0.0) or 1.0

    # Bars

    def bars(self) -> Drawing:
        """A bar for each category and series, its value at its end."""
        several = len(self.chart.series) > 1
        top = self._legend(self.chart.series) if several else 6.0
        left = self._names_width()
        values = [self._told(v) for s in self.chart.series for v in s.values if v is not None]
        right = max(map(self.measure, values), default=0) + 12
        long = max(40.0, self.width - left - right)
        y = top
        for row, name in enumerate(self.chart.categories):
            high = self.letter * (_ROW if not several else 1.35 * len(self.chart.series) + 0.65)
            self._name(name, left, y + high / 2)
            thick = self.letter * (_BAR if not several else 1.1)
            at = y + (high - len(self.chart.series) * thick * (1.2 if several else 1)) / 2
            for series in self.chart.series:
                self._bar(series, row, (left, at, long, thick))
                at += thick * 1.2
            y += high
        return self._drawing(y + 4)

    def _bar(self, series: Series, row: int, place: tuple[float, float, float, float]) -> None:
        x, y, long, thick = place
        value = series.values[row]
        if value is None:
            self.shapes.append(Text(x + 4, y + thick / 2, "–", "muted"))
            return
        length = max(1.5, long * value / self.most)
        self._area(x, y, length, thick, series)
        self.shapes.append(Text(x + length + 6, y + thick / 2, self._told(value)))
        self.spots.append(Spot(x, y - 2, long, thick + 4, self._words(series, row), row))

    def stack(self) -> Drawing:
        """One bar for each category, in parts; each share inside its part where there is room."""
        top = self._legend(self.chart.series)
        left = self._names_width()
        totals = [
            sum(s.values[row] or 0 for s in self.chart.series)
            for row in range(len(self.chart.categories))
        ]
        told = [self._told(total) for total in totals]
        right = max(map(self.measure, told), default=0) + 12
        whole = self.chart.unit is Unit.SHARE
        long = max(40.0, self.width - left - (8 if whole else right))
        most = 1.0 if whole else max(totals, default=1) or 1
        y = top
        for row, name in enumerate(self.chart.categories):
            high, thick = self.letter * _ROW, self.letter * _BAR * 1.1
            self._name(name, left, y + high / 2)
            end = self._parts(row, (left, y + (high - thick) / 2, long / most, thick))
            if not whole:
                self.shapes.append(Text(end + 6, y + high / 2, told[row]))
            y += high
        return self._drawing(y + 4)

    def _parts(self, row: int, place: tuple[float, float, float, float]) -> float:
        x, y, unit, thick = place
        for series in self.chart.series:
            value = series.values[row] or 0
            length = value * unit
            if not value:
                continue
            self._area(x, y, max(1.0, length - 1.5), thick, series)
            words = self._told(value)
            if self.measure(words) + _INSIDE < length:
                self._inside(words, (x + length / 2, y + thick / 2), series)
            self.spots.append(Spot(x, y, length, thick, self._words(series, row), row))
            x += length
        return x

    def _inside(self, words: str, at: tuple[float, float], series: Series) -> None:
        solid = series.fill is Fill.SOLID
        if series.fill is Fill.STRIPES:
            wide = self.measure(words) + 6
            box = (at[0] - wide / 2, at[1] - self.letter * 0.55, wide, self.letter * 1.1)
            self.shapes.append(Box(*box, "surface"))
        self.shapes.append(Text(*at, words, "surface" if solid else "text", Side.MIDDLE))

    def _area(self, x: float, y: float, width: float, height: float, series: Series) -> None:
        opacity = {Fill.SOLID: 1.0, Fill.PALE: 0.3, Fill.STRIPES: 0.12, Fill.HOLLOW: 0.0}
        outlined = series.fill is not Fill.SOLID
        self.shapes.append(Box(x, y, width, height, series.ink, opacity[series.fill], outlined))
        if series.fill is Fill.STRIPES:
            self.shapes += stripes(x, y, width, height, series.ink)

    def _names_width(self) -> float:
        widest = max(map(self.measure, self.chart.categories), default=0)
        return min(widest + 12, self.width * _ROOM_FOR_NAMES)

    def _name(self, name: str, left: float, y: float) -> None:
        words = name
        while self.measure(words) > left - 10 and len(words) > 2:
            words = f"{words[:-2].rstrip()}…"
        self.shapes.append(Text(left - 8, y, words, "text", Side.END))

    # Lines

    def lines(self) -> Drawing:
        """A line for each series, its name at its end."""
        ticks = scale(self.most, self.chart.unit)
        top = self.letter * 1.2
        bottom = top + _LINES_HIGH
        left = max(self.measure(self._told(tick)) for tick in ticks) + 12
        names = [self.measure(series.name) for series in self.chart.series]
        right = min(max(names, default=0) + 26, self.width * 0.3)
        box = (left, top, max(60.0, self.width - left - right), bottom - top)
        for tick in ticks:
            y = bottom - box[3] * tick / ticks[-1]
            self.shapes.append(Stroke(((left, y), (left + box[2], y)), "line"))
            self.shapes.append(Text(left - 8, y, self._told(tick), "muted", Side.END))
        self._days(box)
        ends = []
        for number, series in enumerate(self.chart.series):
            ends.append(self._line(number, series, box, ticks[-1]))
        self._end_names(ends, box)
        return self._drawing(bottom + self.letter * 2.2)

    def _across(self, place: int, box: tuple[float, float, float, float]) -> float:
        count = len(self.chart.categories)
        inner = box[2] - 16
        return box[0] + 8 + (inner * place / (count - 1) if count > 1 else inner / 2)

    def _days(self, box: tuple[float, float, float, float]) -> None:
        free = 0.0
        for place, name in enumerate(self.chart.categories):
            x, wide = self._across(place, box), self.measure(name)
            if x - wide / 2 >= free:
                y = box[1] + box[3] + self.letter * 1.1
                self.shapes.append(Text(x, y, name, "muted", Side.MIDDLE))
                free = x + wide / 2 + 14

    def _line(
        self, number: int, series: Series, box: tuple[float, float, float, float], most: float
    ) -> tuple[float, Series, int]:
        points = [
            (self._across(place, box), box[1] + box[3] * (1 - value / most), place)
            for place, value in enumerate(series.values)
            if value is not None
        ]
        dash = DASHES[number % len(DASHES)]
        self.shapes.append(Stroke(tuple((x, y) for x, y, _ in points), series.ink, 2, dash))
        every = max(1, ceil(len(points) * 9 / max(box[2], 1)))
        for order, (x, y, place) in enumerate(points):
            if order % every == 0 or order == len(points) - 1:
                self.shapes.append(_mark(x, y, number, series.ink))
            self.spots.append(Spot(x - 7, y - 7, 14, 14, self._words(series, place), place))
        return (points[-1][1] if points else box[1] + box[3], series, number)

    def _end_names(
        self, ends: list[tuple[float, Series, int]], box: tuple[float, float, float, float]
    ) -> None:
        """Write the names of lines where these end, one under the other where they are near."""
        step = self.letter * 1.25
        last = box[1] + box[3]
        x, y = box[0] + box[2] + 10, box[1] - step
        for order, (wish, series, number) in enumerate(sorted(ends, key=lambda end: end[0])):
            rest = (len(ends) - order - 1) * step
            y = max(y + step, min(wish, last - rest))
            self.shapes.append(_mark(x + 4, y, number, series.ink))
            words = series.name
            while self.measure(words) > self.width - x - 14 and len(words) > 2:
                words = f"{words[:-2].rstrip()}…"
            self.shapes.append(Text(x + 13, y, words))

    # Both

    def _legend(self, series: tuple[Series, ...]) -> float:
        x, y, side = 4.0, self.letter, self.letter * 0.85
        for one in series:
            wide = side + 6 + self.measure(one.name)
            if x > 4 and x + wide > self.width:
                x, y = 4.0, y + self.letter * 1.5
            self._area(x, y - side / 2, side * 1.4, side, one)
            self.shapes.append(Text(x + side * 1.4 + 6, y, one.name, "muted"))
            x += wide + side * 0.4 + 18
        return y + self.letter * 1.1

    def _told(self, value: float) -> str:
        return in_unit(value, self.chart.unit, self.language)

    def _words(self, series: Series, place: int) -> str:
        value = series.values[place]
        parts = [self.chart.categories[place], *([series.name] if series.name else [])]
        said = f"{' · '.join(parts)}: {self._told(value or 0)}"
        if series.weights and self.chart.weighed:
            said += f" ({self.chart.weighed.format(count=series.weights[place])})"
        return said

    def _drawing(self, height: float) -> Drawing:
        return Drawing(self.width, ceil(height), tuple(self.shapes), tuple(self.spots))


def _mark(x: float, y: float, number: int, ink: str) -> Mark:
    shapes = tuple(Shape)
    return Mark(x, y, shapes[number % len(shapes)], ink, hollow=number // len(shapes) % 2 == 1)


def described(chart: Chart, language: str, most: int = 40) -> str:
    """Return a chart in words, for those who do not see it."""
    return " ".join(list(_said(chart, language))[:most])


def _said(chart: Chart, language: str) -> Iterator[str]:
    for place, category in enumerate(chart.categories):
        values = [
            f"{series.name} {in_unit(value, chart.unit, language)}".strip()
            for series in chart.series
            if (value := series.values[place]) is not None
        ]
        if values:
            yield f"{category}: {', '.join(values)}."
