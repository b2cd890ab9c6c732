"""The articles of a replay: those of a project for whose text there is gold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from annotator.app.effort.hand import Propose
from annotator.app.effort.replay import Article
from annotator.app.effort.target import targets
from annotator.app.project import Project
from annotator.app.proposing import Gold
from annotator.core.errors import NothingToScoreError
from annotator.core.ids import DocumentId, RelationTypeId, SpanId
from annotator.core.model import DocumentState, OriginKind, Relation, Span
from annotator.core.suggestions import (
    CLAIM,
    CUED_BY,
    KIND,
    MENTION,
    MODALITY,
    SAID_BY,
    Range,
    SuggestedClaim,
    SuggestedSpan,
    Suggestions,
)


class Suggests(Protocol):
    """What makes suggestions, in this process."""

    def suggest(self, text: str, published: str = "") -> Suggestions:
        """Return the suggestions for a text."""

    @property
    def claim(self) -> Propose:
        """Return the function that proposes the parts of a chosen content."""


def suggester(pipeline: str) -> Suggests:
    """Load a pipeline in this process.

    Raises:
        PipelineMissingError: it is not installed.
    """
    # Imported here: only who computes in this process pays for spaCy.
    from annotator.nlp.suggester import Suggester  # noqa: PLC0415

    return Suggester(pipeline)


def material(project: Project, golds: Sequence[Gold], suggests: Suggests) -> Iterator[Article]:
    """Yield the articles of ``project`` that have gold, with their suggestions.

    The suggestions are those in the project where nobody has begun the article, else new ones.

    Raises:
        NothingToScoreError: no article has a text of the gold.
    """
    found = targets(golds)
    count = 0
    waiting = set(project.without_suggestions())
    for document in project.documents():
        target = found.get(document.sha256)
        if target is None:
            continue
        count += 1
        fresh = project.status(document.id).state is DocumentState.NEW
        if fresh and document.id not in waiting:
            suggestions = suggestions_in(project, document.id)
        else:
            suggestions = suggests.suggest(document.text, document.published)
        yield Article(document, target, suggestions)
    if not count:
        names = ", ".join(gold.name for gold in golds)
        raise NothingToScoreError(name=str(project.path), gold=names)


def suggestions_in(project: Project, document: DocumentId) -> Suggestions:
    """Return the suggestions that a document of ``project`` holds, as they came."""
    spans = {
        span.id: span
        for span in project.spans(document)
        if span.origin.kind is not OriginKind.HUMAN
    }
    relations = [
        item for item in project.relations(document) if item.origin.kind is not OriginKind.HUMAN
    ]
    zones = project.scheme.zone_layers()
    parts = {item.child for item in relations if item.type in (SAID_BY, CUED_BY)}
    single = [span for span in spans.values() if span.label != CLAIM and span.id not in parts]
    return Suggestions(
        spans=tuple(_span(span) for span in single if span.layer not in zones),
        zones=tuple(_span(span) for span in single if span.layer in zones),
        claims=tuple(
            _claim(span, spans, relations) for span in spans.values() if span.label == CLAIM
        ),
        tokens=project.tokens(document),
    )


def _span(span: Span) -> SuggestedSpan:
    return SuggestedSpan(
        start=span.start,
        end=span.end,
        label=span.label,
        score=span.score,
        origin=span.origin,
        attributes=dict(span.attributes),
    )


def _claim(
    span: Span, spans: Mapping[SpanId, Span], relations: Sequence[Relation]
) -> SuggestedClaim:
    def part(kind: RelationTypeId) -> Span | None:
        children = (
            spans.get(item.child) for item in relations if (item.type, item.head) == (kind, span.id)
        )
        return next((child for child in children if child is not None), None)

    def place(child: Span | None) -> Range | None:
        return None if child is None else (child.start, child.end)

    source = part(SAID_BY)
    return SuggestedClaim(
        content=(span.start, span.end),
        source=place(source),
        cue=place(part(CUED_BY)),
        kind=span.attributes.get(KIND, ""),
        modality=span.attributes.get(MODALITY, ""),
        score=span.score,
        origin=span.origin,
        mention="" if source is None else source.attributes.get(MENTION, ""),
    )
