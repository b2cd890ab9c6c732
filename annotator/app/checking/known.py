"""Known-answer articles: what is right in them is known, and others' work is held against it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from annotator.app.checking.settings import quality_of
from annotator.app.holdings import Holdings
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import GOLD, Annotator, DocumentState, Span, SpanState
from annotator.core.scoring import Score

ANSWERS = "answers"
"""The setting of a work package that holds the answers, where annotators are told."""
Said = tuple[str, int, int]
"""A label and where it lies."""


@dataclass(frozen=True, slots=True)
class Difference:
    """How somebody's work differs from the answer."""

    missing: tuple[Said, ...]
    extra: tuple[Said, ...]

    @property
    def count(self) -> int:
        """How many spans are missing or too many."""
        return len(self.missing) + len(self.extra)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownScore:
    """How well somebody did on the known-answer articles that they have finished."""

    annotator: Annotator
    articles: int
    score: Score


def answer_of(project: Holdings, document: DocumentId) -> frozenset[Said] | None:
    """Return what is right in a known-answer article, if that is known here.

    It is gold where the article was adjudicated, else what the lead did and finished.
    """
    given = project.settings().get(ANSWERS)
    if isinstance(given, dict) and document in given:
        return frozenset((label, start, end) for label, start, end in given[document])
    if project.package is not None:
        return None
    for who in (GOLD.id, project.annotator_id):
        if project.status_by(who, document).state is DocumentState.DONE:
            return said_in(project, project.spans_by(who, document))
    return None


def said_in(project: Holdings, spans: Iterable[Span]) -> frozenset[Said]:
    """Return accepted spans by label and place; zones are left out."""
    zones = project.scheme.zone_layers()
    return frozenset(
        (span.label, span.start, span.end)
        for span in spans
        if span.state is SpanState.ACCEPTED and span.layer not in zones
    )


def answers_for(project: Holdings, documents: Collection[DocumentId]) -> dict[str, Any]:
    """Return the setting with which answers travel in a package; empty where they stay."""
    quality = quality_of(project)
    if not quality.feedback:
        return {}
    known = {one: answer_of(project, one) for one in quality.known if one in documents}
    rows = {one: sorted(answer) for one, answer in known.items() if answer is not None}
    return {ANSWERS: rows} if rows else {}


def difference(project: Holdings, document: DocumentId) -> Difference | None:
    """Return how the annotator's work differs from the answer, where they are to be told."""
    quality = quality_of(project)
    named = document in quality.known or project.package is not None
    if not quality.feedback or not named:
        return None
    answer = answer_of(project, document)
    if answer is None:
        return None
    own = said_in(project, project.spans(document))
    found = Difference(
        tuple(sorted(answer - own, key=_place)), tuple(sorted(own - answer, key=_place))
    )
    return found if found.count else None


def known_scores(project: Holdings) -> list[KnownScore]:
    """Return how well everybody did on known-answer articles, in the order in which they came."""
    answers = {one: answer_of(project, one) for one in quality_of(project).known}
    return [
        found
        for who in project.people
        if who.id != project.annotator_id and (found := _score(project, who, answers)).articles
    ]


def can_be_known(project: Holdings, document: DocumentId) -> bool:
    """Tell whether what is right is known: it was adjudicated, or one has done it oneself."""
    return answer_of(project, document) is not None


def _score(
    project: Holdings, who: Annotator, answers: dict[DocumentId, frozenset[Said] | None]
) -> KnownScore:
    total, articles = Score(), 0
    for document, answer in answers.items():
        if answer is None or not _has_done(project, who.id, document):
            continue
        said = said_in(project, project.spans_by(who.id, document))
        total += Score(len(said & answer), len(said), len(answer))
        articles += 1
    return KnownScore(annotator=who, articles=articles, score=total)


def _has_done(project: Holdings, who: AnnotatorId, document: DocumentId) -> bool:
    return project.status_by(who, document).state is DocumentState.DONE


def _place(said: Said) -> tuple[int, int, str]:
    return said[1], said[2], said[0]
