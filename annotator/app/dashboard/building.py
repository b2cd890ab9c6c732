"""Putting the dashboard together, for one choice of work and in one language."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from annotator.app.checking.known import KnownScore, known_scores
from annotator.app.dashboard import labels, quality, work
from annotator.app.dashboard.charts import Dashboard, Number, Unit
from annotator.app.dashboard.making import minutes
from annotator.app.dashboard.wording import Words
from annotator.app.holdings import Holdings
from annotator.app.training.curve import Point, curve
from annotator.core.ids import AnnotatorId, LayerId
from annotator.core.scheme import Scheme, wording
from annotator.store.digest import Digest
from annotator.store.figures import Choice, Figures

PERIODS = (0, 7, 30, 90, 365)
"""Days back from now; 0 is all the time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which work a dashboard is to show: of one annotator, of the last days, of one layer."""

    annotator: AnnotatorId | None = None
    days: int = 0
    layer: LayerId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What a dashboard needs to know beside what was counted; taken by the project's thread."""

    name: str
    scheme: Scheme
    points: tuple[Point, ...]
    """The learning curve."""
    known: tuple[KnownScore, ...] = ()
    """How well everybody did on articles whose answer is known."""


def ground_of(project: Holdings) -> Ground:
    """Return what a dashboard needs to know of a project."""
    return Ground(
        name=project.name,
        scheme=project.scheme,
        points=tuple(curve(project)),
        known=tuple(known_scores(project)),
    )


def build(digest: Digest, ground: Ground, wish: Wish, language: str) -> Dashboard:
    """Return the dashboard."""
    say = Words(language, ground.scheme)
    now = datetime.now().astimezone()
    figures = Figures(digest, _choice(wish, ground.scheme, now))
    return Dashboard(
        title=say("title", project=ground.name),
        told=_told(wish, figures, say, now),
        numbers=_numbers(figures, say),
        sections=(
            work.progress(figures, say),
            work.time(figures, say),
            labels.labels(figures, say),
            quality.agreement(figures, ground.known, say),
            quality.suggestions(figures, say),
            quality.disputes(figures, say),
            quality.learning(ground.points, say),
        ),
    )


def layers_of(scheme: Scheme, language: str) -> list[tuple[LayerId, str]]:
    """Return the layers that can be chosen; zones are nothing that is annotated."""
    return [(layer.id, wording(layer.name, language)) for layer in scheme.layers if not layer.zones]


def _choice(wish: Wish, scheme: Scheme, now: datetime) -> Choice:
    layers = tuple(identifier for identifier, _ in layers_of(scheme, "en"))
    since = None
    if wish.days:
        begin = (now - timedelta(days=wish.days - 1)).replace(hour=0, minute=0, second=0)
        since = int(begin.timestamp() * 1000)
    return Choice(
        layers=(wish.layer,) if wish.layer else layers, annotator=wish.annotator, since=since
    )


def _told(wish: Wish, figures: Figures, say: Words, now: datetime) -> str:
    names = dict(figures.people())
    layers = dict(layers_of(say.scheme, say.language))
    parts = [
        say("of-one", name=names.get(wish.annotator, "")) if wish.annotator else say("of-all"),
        say("last-days", days=wish.days) if wish.days else say("all-time"),
        layers.get(wish.layer, "") if wish.layer else say("all-layers"),
        say("counted-at", day=say.day(now.date().isoformat()), time=f"{now:%H:%M}"),
    ]
    return " · ".join(parts)


def _numbers(figures: Figures, say: Words) -> tuple[Number, ...]:
    articles, finished, several = figures.articles()
    people = figures.progress()
    works = sum(one.done for one in people)
    left = sum(one.left for one in people)
    return (
        Number(
            title=say("number-articles"),
            value=say.number(finished),
            detail=say("number-of", count=say.number(articles)),
        ),
        Number(
            title=say("number-works"),
            value=say.number(works),
            detail=say("number-left", count=say.number(left)) if left else "",
        ),
        _pace_number(figures, say),
        _agreement_number(figures, several, say),
        _verdict_number(figures, say),
    )


def _pace_number(figures: Figures, say: Words) -> Number:
    found = figures.pace("all")
    known = found[0] if found and found[0].timed else None
    gestures = found[0].gestures / found[0].articles if found else 0.0
    return Number(
        title=say("number-pace"),
        value=say.value(minutes(known.median), Unit.MINUTES) if known else "–",
        detail=say("number-gestures", count=say.number(gestures, 1)) if found else "",
    )


def _agreement_number(figures: Figures, several: int, say: Words) -> Number:
    found = [one for one in figures.agreement() if one.f1 is not None]
    return Number(
        title=say("number-agreement"),
        value=say.value(found[0].f1 or 0.0, Unit.SHARE) if found else "–",
        detail=say("number-several", count=say.number(several)),
    )


def _verdict_number(figures: Figures, say: Words) -> Number:
    found = figures.verdicts("name")
    proposed = sum(one.proposed for one in found)
    as_is = sum(one.accepted for one in found)
    return Number(
        title=say("number-as-is"),
        value=say.value(as_is / proposed, Unit.SHARE) if proposed else "–",
        detail=say("number-suggestions", count=say.number(proposed)),
    )
