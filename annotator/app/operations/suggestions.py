"""Storing what the suggestion process found."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from annotator.app.operations.ahead import Ahead
from annotator.app.operations.lexicon import ASKED, ApplyLexicon
from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.rules import collide
from annotator.core.changes import Added, Change, Removed, combined
from annotator.core.ids import (
    DocumentId,
    LabelId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.model import Origin, OriginKind, Relation, Span, SpanState
from annotator.core.scheme import Layer, Overlap
from annotator.core.suggestions import (
    CLAIM,
    CUE,
    CUED_BY,
    KIND,
    MENTION,
    MODALITY,
    SAID_BY,
    SOURCE,
    Range,
    SuggestedClaim,
    Suggestions,
)


@dataclass(frozen=True, slots=True)
class StoreSuggestions:
    """Put suggestions into their documents, in place of those nobody has decided on.

    What the annotator accepted, rejected or made stays as it is, and nothing is proposed that
    says the same as one of these: no span, no link, and no link to a rejected source or cue.
    Labels that the scheme lacks or has switched off are left out. Suggestions that the annotator
    asked for in all articles, or made in another version of the story, stay, and the project's
    lexicon has the last word on the others. An article that was given without suggestions gets its
    tokens alone.
    """

    results: tuple[tuple[DocumentId, Suggestions], ...]
    name: ClassVar[str] = "store-suggestions"
    undoable: ClassVar[bool] = False

    def plan(self, project: Reader) -> Plan:
        """Return the removal of old suggestions and the new ones, document by document."""
        changes: list[Change] = []
        seen = [one for one in self.results if project.sees_suggestions(one[0])]
        for document, suggestions in seen:
            proposed = tuple(_Proposal(project, document).changes(suggestions))
            ahead = Ahead(project, document)
            ahead.apply(proposed)
            changes += combined(proposed, ApplyLexicon(document).plan(ahead).changes)
        count = sum(isinstance(change, Added) for change in changes)
        return Plan(
            changes=tuple(changes),
            fields={"count": count, "documents": len(seen)},
            prepared=tuple(
                (document, suggestions.tokens, suggestions.pipeline)
                for document, suggestions in self.results
            ),
        )


class _Proposal:
    """Builds the spans and relations of one document from its suggestions."""

    def __init__(self, project: Reader, document: DocumentId) -> None:
        self._project = project
        self._document = document
        self._enabled = {label.id for label in project.scheme.labels()}
        spans = project.spans(document)
        self._relations = project.relations(document)
        # A suggestion on one end of a decided link stays: undo may still speak of it.
        linked = {
            end
            for relation in self._relations
            if relation.state is not SpanState.SUGGESTED
            for end in (relation.head, relation.child)
        }
        # What was proposed for a claim of the annotator's waits for a decision of its own.
        decided = {span.id for span in spans if span.state is SpanState.ACCEPTED}
        linked |= {relation.child for relation in self._relations if relation.head in decided}
        self._old = [
            span
            for span in spans
            if span.state is SpanState.SUGGESTED
            and span.id not in linked
            and span.origin not in ASKED
            and span.origin.kind is not OriginKind.HUMAN  # what other people propose stays
        ]
        old = {span.id for span in self._old}
        self._kept = {
            (span.start, span.end, span.label): span for span in spans if span.id not in old
        }
        self._asked = [
            span
            for span in self._kept.values()
            if span.origin in ASKED and span.state is SpanState.SUGGESTED
        ]
        self._made: dict[tuple[int, int, LabelId], Span] = {}
        self._links = {
            (relation.type, relation.head, relation.child)
            for relation in self._relations
            if relation.head not in old and relation.child not in old
        }

    def changes(self, suggestions: Suggestions) -> Iterator[Change]:
        yield from self._clear()
        for found in (*suggestions.spans, *suggestions.zones):
            place = (found.start, found.end)
            self._span(place, found.label, found.score, found.origin, found.attributes)
        relations = [relation for claim in suggestions.claims for relation in self._claim(claim)]
        yield from (Added(span) for span in self._made.values())
        yield from (Added(relation) for relation in relations)

    def _clear(self) -> Iterator[Change]:
        gone = {span.id for span in self._old}
        for relation in self._relations:
            if relation.head in gone or relation.child in gone:
                yield Removed(relation)
        yield from (Removed(span) for span in self._old)

    def _claim(self, claim: SuggestedClaim) -> Iterator[Relation]:
        values = {KIND: claim.kind, MODALITY: claim.modality}
        content = self._span(claim.content, CLAIM, claim.score, claim.origin, values)
        if content is None or content.state is not SpanState.SUGGESTED:
            return
        named = {MENTION: claim.mention} if claim.mention else {}
        for part, label, kind, known in (
            (claim.source, SOURCE, SAID_BY, named),
            (claim.cue, CUE, CUED_BY, {}),
        ):
            child = part and self._span(part, label, claim.score, claim.origin, known)
            if child and child.state is not SpanState.REJECTED:
                yield from self._relation(kind, content, child, claim.origin)

    def _span(
        self,
        place: Range,
        label: LabelId,
        score: float | None,
        origin: Origin,
        attributes: Mapping[str, str],
    ) -> Span | None:
        """Return the span that says this: a decided one, one just made, or a new one."""
        if label not in self._enabled:
            return None
        key = (*place, label)
        found = self._kept.get(key) or self._made.get(key)
        if found is not None:
            return found
        layer = self._project.scheme.layer_of(label)
        assert layer is not None
        known = {item.id: item for item in self._project.scheme.attributes(label)}
        made = Span(
            id=SpanId(new_id()),
            document=self._document,
            annotator=self._project.annotator_id,
            layer=layer.id,
            label=label,
            start=place[0],
            end=place[1],
            state=SpanState.SUGGESTED,
            origin=origin,
            score=score,
            attributes={
                name: value
                for name, value in attributes.items()
                if name in known and known[name].allows(value)
            },
        )
        if self._excluded(layer, made):
            return None
        self._made[key] = made
        return made

    def _excluded(self, layer: Layer, made: Span) -> bool:
        """Tell whether the layer's rule forbids the span beside those that are there."""
        if any(
            span.layer == layer.id and span.overlaps(made.start, made.end) for span in self._asked
        ):
            return True
        if layer.overlap is Overlap.ANY:
            return False
        return any(
            span.layer == layer.id and span.visible and collide(layer, made, span)
            for span in (*self._kept.values(), *self._made.values())
        )

    def _relation(
        self, kind: RelationTypeId, head: Span, child: Span, origin: Origin
    ) -> Iterator[Relation]:
        link = (kind, head.id, child.id)
        known = self._project.scheme.relation(kind)
        if link in self._links or known is None or not known.enabled:
            return
        self._links.add(link)
        yield Relation(
            id=RelationId(new_id()),
            document=self._document,
            annotator=self._project.annotator_id,
            type=kind,
            head=head.id,
            child=child.id,
            state=SpanState.SUGGESTED,
            origin=origin,
        )
