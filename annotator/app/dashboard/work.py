"""How far everybody has come, and what it costs them."""

from annotator.app.dashboard.charts import Chart, Fill, Section, Unit
from annotator.app.dashboard.making import along, bars, lines, minutes, stack, table
from annotator.app.dashboard.wording import Words
from annotator.store.figures import Figures, Pace

_DAY, _WEEK = 1, 7


def progress(figures: Figures, say: Words) -> Section:
    """Return how far everybody has come, now and day by day."""
    return Section(
        id="progress",
        title=say("progress"),
        charts=(_standing(figures, say), _finished(figures, say), _gestures(figures, say)),
        missing=say("progress-missing"),
    )


def time(figures: Figures, say: Words) -> Section:
    """Return how long articles and spans take, and how many gestures."""
    people = figures.pace("name")
    return Section(
        id="time",
        title=say("time"),
        charts=(
            _per_article(people, say),
            _per_span(people, say),
            _by_week(figures.pace("week"), say),
            _by_length(figures.pace("size"), say),
            _gestures_per_article(people, say),
        ),
        missing=say("time-missing"),
    )


def _standing(figures: Figures, say: Words) -> Chart:
    people = figures.progress()
    # What is begun without having been given out is not among what is left.
    begun = [min(one.begun, one.left) if one.assigned else one.begun for one in people]
    waiting = [max(0, one.left - some) for one, some in zip(people, begun, strict=True)]
    parts = (
        (say("done"), "success", Fill.SOLID, [one.done for one in people]),
        (say("skipped"), "grey", Fill.STRIPES, [one.skipped for one in people]),
        (say("begun"), "blue", Fill.PALE, begun),
        (say("waiting"), "grey", Fill.HOLLOW, waiting),
    )
    heads = ("annotator", "assigned", "done", "skipped", "begun", "left")
    rows = [(one.name, one.assigned, one.done, one.skipped, one.begun, one.left) for one in people]
    behind = table(map(say, heads), (None, *[Unit.COUNT] * 5), rows)
    names = [one.name for one in people]
    return stack(
        "progress-people", say("progress-people"), Unit.COUNT, names, parts,
        table=behind, note=say("progress-people-note"),
    )  # fmt: skip


def _finished(figures: Figures, say: Words) -> Chart:
    found = {(day, name): float(count) for day, name, count in figures.finished()}
    days, _, values = along(found, step=_DAY, gap=0.0)
    grown: dict[str, list[float | None]] = {}
    for name, counts in values.items():
        total, grown[name] = 0.0, []
        for count in counts:
            total += count or 0
            grown[name].append(total)
    return lines(
        "progress-days", say("progress-days"), Unit.COUNT, [(d, say.day(d)) for d in days], grown,
        head=say("day-head"), note=say("progress-days-note"),
    )  # fmt: skip


def _gestures(figures: Figures, say: Words) -> Chart:
    found = {(day, name): float(count) for day, name, count in figures.gestures()}
    days, _, values = along(found, step=_DAY, gap=0.0)
    return lines(
        "gestures-days", say("gestures-days"), Unit.COUNT, [(d, say.day(d)) for d in days], values,
        head=say("day-head"), note=say("gestures-days-note"),
    )  # fmt: skip


_HEADS = ("articles", "timed", "median", "seconds-span", "gestures-article")
_UNITS = (None, Unit.COUNT, Unit.COUNT, Unit.MINUTES, Unit.SECONDS, Unit.MEAN)


def _row(one: Pace, name: str) -> tuple[str | float | None, ...]:
    known = bool(one.timed)
    return (
        name,
        one.articles,
        one.timed,
        minutes(one.median) if known else None,
        one.total / 1000 / one.spans if known and one.spans else None,
        one.gestures / one.articles,
    )


def _per_article(people: list[Pace], say: Words) -> Chart:
    rows = [(one.group, minutes(one.median)) for one in people if one.timed]
    behind = table(
        (say("annotator"), *map(say, _HEADS)), _UNITS, [_row(one, one.group) for one in people]
    )
    return bars(
        "time-people", say("time-people"), Unit.MINUTES, rows, table=behind,
        note=say("time-people-note"), weighed=say("weighed-articles"),
        weights=[one.timed for one in people if one.timed],
    )  # fmt: skip


def _per_span(people: list[Pace], say: Words) -> Chart:
    known = [one for one in people if one.timed and one.spans]
    rows = [(one.group, one.total / 1000 / one.spans) for one in known]
    heads = ("annotator", "hours-head", "spans", "seconds-span")
    behind = table(
        map(say, heads),
        (None, Unit.MINUTES, Unit.COUNT, Unit.SECONDS),
        [(one.group, minutes(one.total), one.spans, row[1]) for one, row in zip(known, rows)],  # noqa: B905 (as many)
    )
    return bars(
        "time-spans", say("time-spans"), Unit.SECONDS, rows, table=behind,
        note=say("time-spans-note"),
    )  # fmt: skip


def _by_week(weeks: list[Pace], say: Words) -> Chart:
    found = {(one.group, ""): minutes(one.median) for one in weeks if one.timed}
    days, _, values = along(found, step=_WEEK, gap=None)
    return lines(
        "time-weeks", say("time-weeks"), Unit.MINUTES, [(d, say.day(d)) for d in days], values,
        names=lambda _: say("median"), head=say("week-head"), note=say("weeks-note"),
    )  # fmt: skip


def _by_length(sizes: list[Pace], say: Words) -> Chart:
    known = sorted((one for one in sizes if one.timed), key=lambda one: int(one.group))
    names = [_size(int(one.group), say) for one in known]
    rows = [(name, minutes(one.median)) for name, one in zip(names, known, strict=True)]
    behind = table(
        (say("length-head"), *map(say, _HEADS)),
        _UNITS,
        [_row(one, name) for name, one in zip(names, known, strict=True)],
    )
    return bars(
        "time-length", say("time-length"), Unit.MINUTES, rows, table=behind, ink="teal",
        weighed=say("weighed-articles"), weights=[one.timed for one in known],
        note=say("time-length-note"),
    )  # fmt: skip


def _size(thousand: int, say: Words) -> str:
    low, high = say.number(1000 * thousand), say.number(1000 * (thousand + 1))
    if thousand >= 10:
        return say("length-above", low=low)
    return say("length", low=low, high=high)


def _gestures_per_article(people: list[Pace], say: Words) -> Chart:
    rows = [(one.group, one.gestures / one.articles) for one in people]
    heads = ("annotator", "articles", "gestures", "gestures-article")
    behind = table(
        map(say, heads),
        (None, Unit.COUNT, Unit.COUNT, Unit.MEAN),
        [(one.group, one.articles, one.gestures, one.gestures / one.articles) for one in people],
    )
    return bars(
        "gestures-people", say("gestures-people"), Unit.MEAN, rows, table=behind, ink="purple",
        note=say("gestures-people-note"), weighed=say("weighed-articles"),
        weights=[one.articles for one in people],
    )  # fmt: skip
