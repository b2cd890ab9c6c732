"""Making charts of rows: what the sections have in common."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from typing import Any

from annotator.app.dashboard.charts import Cell, Chart, Fill, Kind, Series, Table, Unit

INKS = ("blue", "orange", "green", "purple", "teal", "pink", "red", "brown")
SHOWN = 8
"""So many lines are shown at once; the table has all."""
_MINUTE = 60_000
_LONGEST = 400
"""So many days or weeks are shown as such."""


def minutes(milliseconds: float) -> float:
    """Return milliseconds in minutes."""
    return milliseconds / _MINUTE


def bars(
    identifier: str,
    title: str,
    unit: Unit,
    rows: Sequence[tuple[str, float | None]],
    *,
    table: Table,
    ink: str = "accent",
    **fields: Any,
) -> Chart:
    """Return a chart of one bar for each row."""
    inks = fields.pop("weights", ())
    series = Series(name="", values=tuple(value for _, value in rows), ink=ink, weights=tuple(inks))
    return Chart(
        id=identifier,
        title=title,
        kind=Kind.BARS,
        unit=unit,
        categories=tuple(name for name, _ in rows),
        series=(series,),
        table=table,
        **fields,
    )


def table(
    head: Iterable[str], units: Iterable[Unit | None], rows: Iterable[Sequence[Cell]]
) -> Table:
    """Return a table."""
    return Table(head=tuple(head), units=tuple(units), rows=tuple(map(tuple, rows)))


def days_between(first: str, last: str, step: int) -> list[str]:
    """Return all days, or all weeks, from one to another: also those on which nothing was done."""
    begin, end = date.fromisoformat(first), date.fromisoformat(last)
    count = (end - begin).days // step + 1
    return [(begin + timedelta(days=step * number)).isoformat() for number in range(count)]


def along(
    found: dict[tuple[str, str], float], *, step: int, gap: float | None
) -> tuple[list[str], list[str], dict[str, list[float | None]]]:
    """Return all days, the names of the lines, and each line's values on all days.

    ``found`` has values by day and name. ``gap`` stands where there is none; days without
    anything are left out where there would be too many.
    """
    known = sorted({day for day, _ in found})
    names = list(dict.fromkeys(name for _, name in sorted(found, key=lambda key: key[1])))
    if not known:
        return [], names, {}
    every = days_between(known[0], known[-1], step)
    days = every if len(every) <= _LONGEST else known
    return days, names, {name: [found.get((day, name), gap) for day in days] for name in names}


def lines(
    identifier: str,
    title: str,
    unit: Unit,
    days: Sequence[tuple[str, str]],
    values: dict[str, list[float | None]],
    *,
    names: Callable[[str], str] = str,
    inks: Callable[[str], str] | None = None,
    head: str = "",
    **fields: Any,
) -> Chart:
    """Return a chart of lines over ``days`` (each as it is written in the table and the chart).

    The largest ``SHOWN`` lines are shown; the table has a column for each.
    """
    weight = {name: sum(v or 0 for v in row) for name, row in values.items()}
    order = sorted(values, key=lambda name: -weight[name])
    weights = fields.pop("weights", {})
    series = tuple(
        Series(
            name=names(name),
            values=tuple(values[name]),
            ink=inks(name) if inks else INKS[number % len(INKS)],
            weights=tuple(weights.get(name, ())),
        )
        for number, name in enumerate(order[:SHOWN])
    )
    rows = [(day, *(values[name][place] for name in order)) for place, (day, _) in enumerate(days)]
    return Chart(
        id=identifier,
        title=title,
        kind=Kind.LINES,
        unit=unit,
        categories=tuple(shown for _, shown in days),
        series=series,
        table=table((head, *map(names, order)), (None, *([unit] * len(order))), rows),
        **fields,
    )


def stack(
    identifier: str,
    title: str,
    unit: Unit,
    names: Sequence[str],
    parts: Sequence[tuple[str, str, Fill, Sequence[float]]],
    *,
    table: Table,
    **fields: Any,
) -> Chart:
    """Return a chart of one bar for each name, in parts of (name, ink, fill, values)."""
    series = tuple(
        Series(name=name, ink=ink, fill=fill, values=tuple(values))
        for name, ink, fill, values in parts
    )
    return Chart(
        id=identifier,
        title=title,
        kind=Kind.STACK,
        unit=unit,
        categories=tuple(names),
        series=series,
        table=table,
        **fields,
    )
