"""Who and what counts where agreement is measured."""

from collections.abc import Iterable
from dataclasses import dataclass

from annotator.app.project import Project
from annotator.core.errors import NothingToCompareError
from annotator.core.ids import AnnotatorId, LabelId, LayerId, RelationTypeId, SpanId
from annotator.core.listing import Listing
from annotator.core.model import GOLD, DocumentState, Span, SpanState
from annotator.core.scheme import Scheme
from annotator.store.outgoing import Work, Worked

Layers = dict[LayerId, tuple[LabelId, ...]]
Link = tuple[RelationTypeId, SpanId, SpanId]
"""Its type, head and child."""
RESAMPLES = 1000
"""How often the articles are drawn anew for the intervals unless it is said."""
_BEGUN = (DocumentState.DONE, DocumentState.IN_PROGRESS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whose work is compared, and what of it; without anything all finished work is."""

    annotators: tuple[AnnotatorId, ...] = ()
    """Only these; all without any."""
    gold: bool = False
    """Whether everybody is compared with gold rather than with each other."""
    layers: tuple[LayerId, ...] = ()
    """Only these layers; all but zones without any."""
    labels: tuple[LabelId, ...] = ()
    """Only these labels; all without any."""
    unfinished: bool = False
    """Whether articles count that somebody has begun and not finished."""
    listing: Listing | None = None
    """Only the articles of this listing."""
    resamples: int = RESAMPLES
    """How often the articles are drawn anew for the intervals; 0 for no intervals."""
    seed: int = 0
    gamma: bool = False
    """Whether gamma is computed too, which takes seconds for each article."""

    @property
    def states(self) -> tuple[DocumentState, ...]:
        """The states in which a work counts."""
        return _BEGUN if self.unfinished else _BEGUN[:1]


@dataclass(frozen=True, slots=True)
class Voice:
    """What one annotator says of one article, as far as it counts."""

    annotator: AnnotatorId
    spans: tuple[Span, ...]
    """Accepted ones, each place, label and layer once, by place."""
    links: frozenset[Link]
    """Accepted relations between ``spans``."""


def numbers_of(project: Project, choice: Choice) -> list[int]:
    """Return the numbers of the articles that can count.

    Raises:
        NothingToCompareError: no two people, or nobody and gold, have worked in the project.
    """
    people = [one for one in project.people if not choice.annotators or one.id in choice.annotators]
    if len(people) < (1 if choice.gold else 2) or (choice.gold and not project.has_gold):
        raise NothingToCompareError(project=project.name)
    numbers = project.everybody.worked_on(GOLD.id if choice.gold else None, choice.states)
    if choice.listing is None:
        return numbers
    chosen = project.among(numbers, choice.listing)
    return [number for number in numbers if number in chosen]


def layers_of(scheme: Scheme, choice: Choice) -> Layers:
    """Return the layers that count, each with its labels that do, in the scheme's order."""
    found = {}
    for layer in scheme.layers:
        if (choice.layers and layer.id not in choice.layers) or (layer.zones and not choice.layers):
            continue
        labels = tuple(x.id for x in layer.labels if not choice.labels or x.id in choice.labels)
        if labels:
            found[layer.id] = labels
    return found


def voices(worked: Worked, choice: Choice, layers: Layers) -> list[Voice]:
    """Return what everybody who counts says of an article, by annotator, gold last.

    Without two voices (or, against gold, without gold and one more) there are none.
    """
    found = [
        _voice(work, layers)
        for work in worked.works
        if work.status.state in choice.states and _counts(work.annotator.id, choice)
    ]
    found.sort(key=lambda voice: (voice.annotator == GOLD.id, voice.annotator))
    if choice.gold and (not found or found[-1].annotator != GOLD.id):
        return []
    return found if len(found) > 1 else []


def pairs_of(found: list[Voice], choice: Choice) -> list[tuple[int, int]]:
    """Return which voices are compared, by their places: each with each, or each with gold."""
    last = len(found) - 1
    if choice.gold:
        return [(place, last) for place in range(last)]
    return [(one, two) for one in range(last) for two in range(one + 1, last + 1)]


def _counts(annotator: AnnotatorId, choice: Choice) -> bool:
    if annotator == GOLD.id:
        return choice.gold
    return not choice.annotators or annotator in choice.annotators


def _voice(work: Work, layers: Layers) -> Voice:
    places: dict[tuple[LayerId, LabelId, int, int], Span] = {}
    meant: dict[SpanId, SpanId] = {}
    for span in _said(work.spans, layers):
        first = places.setdefault((span.layer, span.label, span.start, span.end), span)
        meant[span.id] = first.id
    spans = tuple(sorted(places.values(), key=lambda x: (x.start, -x.end, x.layer, x.label)))
    links = {
        (one.type, meant[one.head], meant[one.child])
        for one in work.relations
        if one.state is SpanState.ACCEPTED and one.head in meant and one.child in meant
    }
    return Voice(work.annotator.id, spans, frozenset(links))


def _said(spans: Iterable[Span], layers: Layers) -> Iterable[Span]:
    return (
        span
        for span in spans
        if span.state is SpanState.ACCEPTED and span.label in layers.get(span.layer, ())
    )
