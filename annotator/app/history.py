"""Undo and redo as recorded data: fitting a recorded gesture to what the project holds now.

Suggestions come between gestures and are not taken back with them. So a gesture may speak of a
link whose suggested end a later run took away, or have made a span to which a later suggestion
links. What undo and redo really do is therefore fitted first, and recorded as it was done.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Protocol

from annotator.app.claims import lonely_parts
from annotator.app.operations.operation import Reader
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationId, SpanId
from annotator.core.model import (
    Apart,
    Details,
    DocumentStatus,
    Intake,
    Relation,
    Removal,
    Span,
    SpanState,
)
from annotator.core.rivals import Rival
from annotator.core.scheme import Scheme
from annotator.core.scheme_editing import with_labels
from annotator.core.team import Batch, Decision


class Past(Reader, Protocol):
    """What undo and redo look at beside what a gesture may."""

    def using(
        self, labels: Collection[LabelId], outside: tuple[int, int]
    ) -> Mapping[SpanId, LabelId]:
        """Return the spans with one of ``labels``, but for documents from a number to another."""


def fitted(changes: Iterable[Change], project: Past) -> tuple[Change, ...]:
    """Return ``changes`` without what can no longer be, and with what must go along.

    A link does not come back without its two spans; a span takes the links on it along, and what
    was only proposed as a part of it; what is gone already is neither removed nor updated. Labels
    that went with an import stay as long as something else has them. Each change names the entity
    as it is now, so that the inverse of the result leads back exactly.
    """
    present = _Present(project)
    result = tuple(fit for change in changes for fit in present.fit(change))
    gone = [change.entity for change in result if isinstance(change, Removed)]
    intake = next((entity for entity in gone if isinstance(entity, Intake)), None)
    if intake is None:
        return result
    spans = {entity.id for entity in gone if isinstance(entity, Span)}
    return tuple(_with_used_labels(result, intake, spans, project))


def _with_used_labels(
    changes: Iterable[Change], intake: Intake, going: Collection[SpanId], project: Past
) -> Iterator[Change]:
    """Yield the changes that take an import back, without taking a label that is used."""
    for change in changes:
        if isinstance(change, Updated) and isinstance(change.after, Scheme):
            after, here = change.after, project.scheme
            kept = {label.id for label in after.labels(disabled=True)}
            lost = [one.id for one in here.labels(disabled=True) if one.id not in kept]
            users = project.using(lost, (intake.first, intake.last))
            used = {label for span, label in users.items() if span not in going}
            after = with_labels(after, here, used)
            if replace(after, version=here.version) != here:
                yield Updated(here, after)
        else:
            yield change


_Said = tuple[DocumentId, AnnotatorId, int, int, LabelId]


class _Present:
    """The spans and relations of the documents concerned, kept up with the changes."""

    def __init__(self, project: Past) -> None:
        self._project = project
        self._works: set[tuple[DocumentId, AnnotatorId]] = set()
        self._spans: dict[SpanId, Span] = {}
        self._relations: dict[RelationId, Relation] = {}
        self._ends: dict[SpanId, list[RelationId]] = {}
        self._said: dict[_Said, dict[SpanId, None]] | None = None
        """Spans by what they say, also those that said it before."""

    def fit(self, change: Change) -> Iterator[Change]:
        match change:
            case Added(Span() as span):
                yield from self._add_span(span)
            case Added(Relation() as relation):
                yield from self._add_relation(relation)
            case Removed(Span() as span):
                yield from self._remove_span(span)
            case Removed(Relation() as relation):
                yield from self._remove_relation(relation)
            case Updated(_, Span() as span):
                yield from self._update_span(span)
            case Updated(_, Relation() as relation):
                yield from self._update_relation(relation)
            case _:
                yield from self._apart_from_spans(change)

    def _apart_from_spans(self, change: Change) -> Iterator[Change]:
        match change:
            case Removed(Removal() as removal):
                # Its text came in again meanwhile: it would be there twice.
                if not self._project.has_text(self._project.document(removal.document).sha256):
                    yield change
            case Added(Apart() | Removal() | Intake()) | Removed(Apart() | Intake()):
                yield change
            case Updated(_, DocumentStatus() | Details() | Scheme()):
                yield change
            case Added(Batch() | Decision() | DocumentStatus()) | Removed(Batch() | Decision()):
                yield change
            case Updated(_, Batch() | Decision()) | Added(Rival()) | Removed(Rival()):
                yield change
            case _:
                raise TypeError(f"no gesture makes {change!r}")

    def _add_span(self, span: Span) -> Iterator[Change]:
        self._load(span)
        if span.id in self._spans:
            return
        for other in self._saying_the_same(span):
            yield from self._remove_span(other)
        self._keep(span)
        yield Added(span)

    def _saying_the_same(self, span: Span) -> list[Span]:
        """Return the suggestions, made meanwhile, that the span makes needless."""
        if self._said is None:
            self._said = {}
            for other in self._spans.values():
                self._said.setdefault(_said(other), {})[other.id] = None
        known = (self._spans.get(other) for other in self._said.get(_said(span), ()))
        return [
            other
            for other in known
            if other is not None
            and other.state is SpanState.SUGGESTED
            and _said(other) == _said(span)
        ]

    def _keep(self, span: Span) -> None:
        self._spans[span.id] = span
        if self._said is not None:
            self._said.setdefault(_said(span), {})[span.id] = None

    def _add_relation(self, relation: Relation) -> Iterator[Change]:
        self._load(relation)
        ends = relation.head in self._spans and relation.child in self._spans
        if ends and relation.id not in self._relations:
            self._put(relation)
            yield Added(relation)

    def _remove_span(self, span: Span) -> Iterator[Change]:
        self._load(span)
        now = self._spans.pop(span.id, None)
        if now is None:
            return
        links = self._links(now.id)
        children = [self._spans[link.child] for link in links if link.child in self._spans]
        around = [link for child in children for link in self._links(child.id)]
        proposed = lonely_parts(children, around, self._project.scheme, {now.id})
        for relation in links:
            yield from self._remove_relation(relation)
        yield Removed(now)
        for part in proposed:
            yield from self._remove_span(part)

    def _remove_relation(self, relation: Relation) -> Iterator[Change]:
        self._load(relation)
        now = self._relations.pop(relation.id, None)
        if now is not None:
            yield Removed(now)

    def _update_span(self, span: Span) -> Iterator[Change]:
        self._load(span)
        now = self._spans.get(span.id)
        if now is not None:
            self._keep(span)
            yield Updated(now, span)

    def _update_relation(self, relation: Relation) -> Iterator[Change]:
        self._load(relation)
        now = self._relations.get(relation.id)
        if now is not None:
            self._relations[relation.id] = relation
            yield Updated(now, relation)

    def _load(self, entity: Span | Relation) -> None:
        work = entity.document, entity.annotator
        if work in self._works:
            return
        self._works.add(work)
        spans = self._project.spans_by(entity.annotator, entity.document)
        for span in spans if self._said is not None else ():
            self._keep(span)
        self._spans.update({span.id: span for span in spans})
        for relation in self._project.relations_by(entity.annotator, entity.document):
            self._put(relation)

    def _put(self, relation: Relation) -> None:
        self._relations[relation.id] = relation
        for end in {relation.head, relation.child}:
            self._ends.setdefault(end, []).append(relation.id)

    def _links(self, span: SpanId) -> list[Relation]:
        """Return the links on a span."""
        known = dict.fromkeys(self._ends.get(span, ()))
        return [self._relations[link] for link in known if link in self._relations]


def _said(span: Span) -> _Said:
    return span.document, span.annotator, span.start, span.end, span.label
