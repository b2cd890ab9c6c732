"""How far annotators agree, where they differ, and what suggestions do to their work."""

from collections.abc import Sequence

from annotator.app.checking.known import KnownScore
from annotator.app.dashboard.charts import Chart, Fill, Kind, Section, Series, Table, Unit
from annotator.app.dashboard.making import along, bars, lines, minutes, stack, table
from annotator.app.dashboard.wording import Words
from annotator.app.training.curve import Point
from annotator.store.figures import Disputed, Figures, Verdicts

_DISPUTED, _DRAWN = 100, 12
_WEEK = 7


def agreement(figures: Figures, known: Sequence[KnownScore], say: Words) -> Section:
    """Return how far annotators agree: by label, over time, and with answers that are known."""
    return Section(
        id="agreement",
        title=say("agreement"),
        charts=(
            _agreed(figures, say),
            _agreed_weeks(figures, say),
            _agreed_labels(figures, say),
            _known(known, say),
        ),
        missing=say("agreement-missing"),
    )


def _agreed(figures: Figures, say: Words) -> Chart:
    found = [one for one in figures.agreement("label") if one.seen]
    whole = [one for one in figures.agreement() if one.seen]
    rows = [(say("all-labels"), one) for one in whole] + [(say.label(o.label), o) for o in found]
    behind = table(
        map(say, ("label", "f1", "articles", "compared")),
        (None, Unit.SHARE, Unit.COUNT, Unit.COUNT),
        [(name, one.f1, one.articles, one.seen) for name, one in rows],
    )
    return bars(
        "agreement-labels", say("agreement-labels"), Unit.SHARE,
        [(name, one.f1) for name, one in rows], table=behind, most=1.0,
        note=say("agreement-note"), weighed=say("weighed-articles"),
        weights=[one.articles for _, one in rows],
    )  # fmt: skip


def _agreed_weeks(figures: Figures, say: Words) -> Chart:
    weeks = {(x.group, ""): x.f1 for x in figures.agreement("week") if x.f1 is not None}
    days, _, values = along(weeks, step=_WEEK, gap=None)
    return lines(
        "agreement-weeks", say("agreement-weeks"), Unit.SHARE, [(d, say.day(d)) for d in days],
        values, names=lambda _: say("f1"), head=say("week-head"), most=1.0,
        note=say("agreement-weeks-note"),
    )  # fmt: skip


def _agreed_labels(figures: Figures, say: Words) -> Chart:
    found = figures.agreement("week", "label")
    by_week = {(one.group, one.label): one.f1 for one in found if one.f1 is not None}
    days, _, values = along(by_week, step=_WEEK, gap=None)
    return lines(
        "agreement-label-weeks", say("agreement-label-weeks"), Unit.SHARE,
        [(d, say.day(d)) for d in days], values, names=say.label, inks=say.ink,
        head=say("week-head"), most=1.0, note=say("agreement-weeks-note"),
    )  # fmt: skip


def _known(scores: Sequence[KnownScore], say: Words) -> Chart:
    behind = table(
        map(say, ("annotator", "f1", "precision", "recall", "articles")),
        (None, Unit.SHARE, Unit.SHARE, Unit.SHARE, Unit.COUNT),
        [
            (x.annotator.name, x.score.f1, x.score.precision, x.score.recall, x.articles)
            for x in scores
        ],
    )
    return bars(
        "known-answers", say("known-answers"), Unit.SHARE,
        [(one.annotator.name, one.score.f1) for one in scores], table=behind, most=1.0,
        note=say("known-answers-note"), weighed=say("weighed-articles"),
        weights=[one.articles for one in scores],
    )  # fmt: skip


def suggestions(figures: Figures, say: Words) -> Section:
    """Return what became of suggestions, and how work with them differs from work without."""
    by_label = figures.verdicts("label")
    return Section(
        id="suggestions",
        title=say("suggestions"),
        charts=(
            _verdicts("label", [(say.label(one.group), one) for one in by_label], say),
            _missed([(say.label(one.group), one) for one in by_label], say),
            _verdicts(
                "origin", [(say.origin(x.group), x) for x in figures.verdicts("origin")], say
            ),
            _verdicts("name", [(one.group, one) for one in figures.verdicts("name")], say),
            _led(figures, say),
            _led_agreement(figures, say),
            _led_labels(figures, say),
        ),
        missing=say("suggestions-missing"),
    )


def _verdicts(group: str, rows: Sequence[tuple[str, Verdicts]], say: Words) -> Chart:
    known = [(name, one) for name, one in rows if one.proposed]
    parts = [
        (say(word), ink, fill, [getattr(one, field) / one.proposed for _, one in known])
        for word, ink, fill, field in (
            ("as-is", "success", Fill.SOLID, "accepted"),
            ("corrected", "blue", Fill.STRIPES, "corrected"),
            ("rejected", "red", Fill.PALE, "rejected"),
            ("undecided", "grey", Fill.HOLLOW, "waiting"),
        )
    ]
    heads = [f"by-{group}", "proposed", "as-is", "corrected", "rejected", "undecided"]
    units = [None, *[Unit.COUNT] * 5, Unit.SHARE]
    made = group != "origin"
    behind = table(
        [*map(say, heads), say("share-as-is"), *([say("by-hand")] if made else [])],
        [*units, *([Unit.COUNT] if made else [])],
        [
            (
                name, one.proposed, one.accepted, one.corrected, one.rejected, one.waiting,
                one.accepted / one.proposed if one.proposed else None,
                *([one.made] if made else []),
            )
            for name, one in rows
        ],
    )  # fmt: skip
    return stack(
        f"suggestions-{group}", say(f"suggestions-{group}"), Unit.SHARE,
        [name for name, _ in known], parts, table=behind, note=say("suggestions-note"),
    )  # fmt: skip


def _missed(rows: Sequence[tuple[str, Verdicts]], say: Words) -> Chart:
    """Show what suggestions had missed: of all accepted spans, those made by hand."""
    known = []
    for name, one in rows:
        accepted = one.accepted + one.corrected + one.made
        if accepted:
            known.append((name, one.made, accepted))
    behind = table(
        map(say, ("label", "by-hand", "spans", "missed")),
        (None, Unit.COUNT, Unit.COUNT, Unit.SHARE),
        [(name, made, accepted, made / accepted) for name, made, accepted in known],
    )
    return bars(
        "suggestions-missed", say("suggestions-missed"), Unit.SHARE,
        [(name, made / accepted) for name, made, accepted in known], table=behind, ink="orange",
        most=1.0, note=say("suggestions-missed-note"), weighed=say("weighed-spans"),
        weights=[accepted for _, _, accepted in known],
    )  # fmt: skip


def _led(figures: Figures, say: Words) -> Chart:
    found = figures.led()
    names = [say("with" if one.suggested else "without") for one in found]
    behind = table(
        map(say, ("work", "works", "median", "gestures-article", "spans-article")),
        (None, Unit.COUNT, Unit.MINUTES, Unit.MEAN, Unit.MEAN),
        [
            (name, one.works, minutes(one.median) or None, one.gestures, one.spans)
            for name, one in zip(names, found, strict=True)
        ],
    )
    rows = [(name, one.gestures) for name, one in zip(names, found, strict=True)]
    return bars(
        "led-work", say("led-work"), Unit.MEAN, rows, table=behind, ink="purple",
        note=say("led-note"), weighed=say("weighed-works"), weights=[one.works for one in found],
    )  # fmt: skip


def _led_agreement(figures: Figures, say: Words) -> Chart:
    rows = [(say(f"pair-{both}"), shared, seen) for both, shared, seen in figures.led_agreement()]
    known = [(name, shared / seen, seen) for name, shared, seen in rows if seen]
    behind = table(map(say, ("pairs", "f1", "compared")), (None, Unit.SHARE, Unit.COUNT), known)
    return bars(
        "led-agreement", say("led-agreement"), Unit.SHARE, [(x[0], x[1]) for x in known],
        table=behind, most=1.0, note=say("led-agreement-note"),
    )  # fmt: skip


def _led_labels(figures: Figures, say: Words) -> Chart:
    found = {(label, bool(led)): mean for label, led, mean in figures.led_labels()}
    labels = list(dict.fromkeys(label for label, _ in found))
    ways = ((True, "with", "accent", Fill.SOLID), (False, "without", "orange", Fill.STRIPES))
    series = tuple(
        Series(
            name=say(word), ink=ink, fill=fill,
            values=tuple(found.get((label, led), 0.0) for label in labels),
        )
        for led, word, ink, fill in ways
    )  # fmt: skip
    behind = table(
        map(say, ("label", "with", "without")),
        (None, Unit.MEAN, Unit.MEAN),
        [(say.label(x), found.get((x, True), 0.0), found.get((x, False), 0.0)) for x in labels],
    )
    return Chart(
        id="led-labels",
        title=say("led-labels"),
        kind=Kind.BARS,
        unit=Unit.MEAN,
        categories=tuple(map(say.label, labels)),
        series=series,
        table=behind,
        note=say("led-note"),
    )


def disputes(figures: Figures, say: Words) -> Section:
    """Return the articles in which annotators differ most."""
    found = figures.disputed(_DISPUTED)
    untitled = say("untitled")
    behind = Table(
        head=tuple(map(say, ("article", "people", "differing", "f1"))),
        units=(None, Unit.COUNT, Unit.COUNT, Unit.SHARE),
        rows=tuple((o.title or untitled, o.people, _differing(o), o.f1) for o in found),
        links=tuple(one.document for one in found),
    )
    rows = [(one.title or untitled, float(_differing(one))) for one in found[:_DRAWN]]
    chart = bars(
        "disputed", say("disputed"), Unit.COUNT, rows, table=behind, ink="red",
        note=say("disputed-note"),
    )  # fmt: skip
    return Section(
        id="disputes", title=say("disputes"), charts=(chart,), missing=say("disputes-missing")
    )


def _differing(one: Disputed) -> int:
    """Return how many spans of one annotator another lacks, in all pairs."""
    return one.seen - one.shared


def learning(points: Sequence[Point], say: Words) -> Section:
    """Return how good the recogniser is after so many articles."""
    names = [say("curve-run", number=p.run, articles=say.number(p.articles)) for p in points]
    values: dict[str, list[float | None]] = {
        "after": [point.score.f1 for point in points],
        "before": [point.base.f1 for point in points],
    }
    chart = lines(
        "learning-curve", say("learning-curve"), Unit.SHARE,
        [(name, say.number(p.articles)) for name, p in zip(names, points, strict=True)], values,
        names=lambda name: say(f"curve-{name}"), head=say("articles"),
        note=say("learning-note"), most=1.0,
    )  # fmt: skip
    return Section(
        id="learning", title=say("learning"), charts=(chart,), missing=say("learning-missing")
    )
