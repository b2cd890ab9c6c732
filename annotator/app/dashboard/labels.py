"""Which labels are given, by whom, and how that changes."""

from collections import defaultdict

from annotator.app.dashboard.charts import Chart, Fill, Section, Unit
from annotator.app.dashboard.making import SHOWN, along, bars, lines, stack, table
from annotator.app.dashboard.wording import Words
from annotator.store.figures import Figures, Rows

_FILLS = (Fill.SOLID, Fill.STRIPES, Fill.PALE, Fill.HOLLOW)
_WEEK = 7


def labels(figures: Figures, say: Words) -> Section:
    """Return how labels are distributed: in all, by annotator, and over time."""
    return Section(
        id="labels",
        title=say("labels"),
        charts=(
            _all(figures.labels("all"), say),
            _by_person(figures.labels("name"), say),
            _by_week(figures.labels("week"), say),
            _by_month(figures.labels("month"), say),
        ),
        missing=say("labels-missing"),
    )


def _all(rows: Rows, say: Words) -> Chart:
    total = sum(row[2] for row in rows) or 1
    behind = table(
        map(say, ("label", "spans", "share", "spans-article")),
        (None, Unit.COUNT, Unit.SHARE, Unit.MEAN),
        [
            (say.label(label), spans, spans / total, spans / articles)
            for _, label, spans, articles in rows
        ],
    )
    return bars(
        "labels-all", say("labels-all"), Unit.COUNT,
        [(say.label(row[1]), float(row[2])) for row in rows], table=behind,
        note=say("labels-all-note"),
    )  # fmt: skip


def _by_person(rows: Rows, say: Words) -> Chart:
    """Show whose labels differ: the shares of labels in everybody's spans."""
    counts: defaultdict[str, dict[str, int]] = defaultdict(dict)
    sums: defaultdict[str, int] = defaultdict(int)
    for name, label, spans, _ in rows:
        counts[name][label] = spans
        sums[label] += spans
    order = sorted(sums, key=lambda label: -sums[label])
    people = list(counts)
    totals = [sum(counts[name].values()) for name in people]
    shares = {
        label: [counts[name].get(label, 0) / total for name, total in zip(people, totals)]  # noqa: B905 (as many)
        for label in order
    }
    parts = [
        (say.label(label), say.ink(label), _FILLS[number % len(_FILLS)], shares[label])
        for number, label in enumerate(order[: SHOWN - 1])
    ]
    rest = [sum(values) for values in zip(*(shares[x] for x in order[SHOWN - 1 :]), strict=True)]
    if rest:
        parts.append((say("others"), "grey", Fill.HOLLOW, rest))
    behind = table(
        (say("annotator"), say("spans"), *map(say.label, order)),
        (None, Unit.COUNT, *[Unit.SHARE] * len(order)),
        [
            (name, totals[place], *(shares[label][place] for label in order))
            for place, name in enumerate(people)
        ],
    )
    return stack(
        "labels-people", say("labels-people"), Unit.SHARE, people, parts, table=behind,
        note=say("labels-people-note"),
    )  # fmt: skip


def _shares(rows: Rows) -> dict[tuple[str, str], float]:
    totals: defaultdict[str, int] = defaultdict(int)
    for part, _, spans, _ in rows:
        totals[part] += spans
    found = {(part, label): spans / totals[part] for part, label, spans, _ in rows}
    labels = {label for _, label in found}
    return {(part, label): found.get((part, label), 0.0) for part in totals for label in labels}


def _by_week(rows: Rows, say: Words) -> Chart:
    days, _, values = along(_shares(rows), step=_WEEK, gap=None)
    return lines(
        "labels-weeks", say("labels-weeks"), Unit.SHARE, [(d, say.day(d)) for d in days], values,
        names=say.label, inks=say.ink, head=say("week-head"), note=say("labels-weeks-note"),
    )  # fmt: skip


def _by_month(rows: Rows, say: Words) -> Chart:
    found = _shares(rows)
    months = sorted({month for month, _ in found})
    names = dict.fromkeys(label for _, label in found)
    values: dict[str, list[float | None]] = {
        label: [found.get((month, label)) for month in months] for label in names
    }
    return lines(
        "labels-months", say("labels-months"), Unit.SHARE,
        [(month, say.month(month)) for month in months], values, names=say.label,
        inks=say.ink, head=say("month-head"), note=say("labels-months-note"),
    )  # fmt: skip
