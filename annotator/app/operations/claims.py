"""Operations on claims as units: make one, store what is proposed for it, give it a part."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.claims import claim_labels
from annotator.app.operations.deciding import decide
from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.app.operations.rules import Room, check_anchoring
from annotator.app.operations.spans import CreateSpan, MoveSpan
from annotator.core.changes import Added, Change, Updated, combined
from annotator.core.errors import UnknownNameError
from annotator.core.ids import DocumentId, LabelId, RelationId, RelationTypeId, SpanId, new_id
from annotator.core.model import (
    HUMAN,
    Origin,
    Relation,
    Span,
    SpanState,
    check_range,
    trim_range,
)
from annotator.core.scheme import RelationType
from annotator.core.suggestions import (
    CUED_BY,
    KIND,
    MENTION,
    MODALITY,
    SAID_BY,
    Range,
    SuggestedClaim,
)

_SAME = 0.5
"""From this share in common on, a suggestion is about what a person has chosen."""


@dataclass(frozen=True, slots=True)
class CreateClaim:
    """Label a range with a label whose spans have parts.

    A suggestion that means nearly the same range is put over it and accepted with its parts,
    instead of standing beside a claim of its own.

    Raises:
        SpanOutsideTextError: the range is empty, blank or outside the text.
        UnknownNameError: the scheme has no such label.
    """

    document: DocumentId
    start: int
    end: int
    label: LabelId
    name: ClassVar[str] = "create-claim"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new claim, or the suggestion in its place."""
        text = project.document(self.document).text
        check_range(self.start, self.end, len(text))
        place = trim_range(text, self.start, self.end) or (self.start, self.end)
        made = CreateSpan(self.document, self.start, self.end, self.label)
        same = [span for span in project.spans(self.document) if span.label == self.label]
        if any((span.start, span.end) == place for span in same):
            return made.plan(project)
        near = [
            span
            for span in same
            if span.state is SpanState.SUGGESTED and _shared(span, place) >= _SAME
        ]
        if not near:
            return made.plan(project)
        meant = max(near, key=lambda span: _shared(span, place))
        return MoveSpan(self.document, meant.id, *place).plan(project)


@dataclass(frozen=True, slots=True)
class StoreParts:
    """Put what was found for a claim beside it, as suggestions: its source and its cue.

    Where the claim is gone, was moved or is no longer accepted, nothing is stored. What it has
    already, and what was refused, is not proposed again; a span that lies nearly there is linked
    instead of doubled. Values of attributes are set where they are still as they were at first.
    These proposals go when the claim goes, also by undo.
    """

    document: DocumentId
    claim: SpanId
    found: SuggestedClaim
    name: ClassVar[str] = "store-parts"
    undoable: ClassVar[bool] = False

    def plan(self, project: Reader) -> Plan:
        """Return the proposed spans and links, and the claim with its values."""
        spans = project.spans(self.document) if project.sees_suggestions(self.document) else ()
        claim = next((span for span in spans if span.id == self.claim), None)
        if claim is None or claim.state is not SpanState.ACCEPTED:
            return Plan()
        if (claim.start, claim.end) != self.found.content:
            return Plan()
        changes = [*self._valued(project, claim)]
        named = {MENTION: self.found.mention} if self.found.mention else {}
        for place, kind, known in (
            (self.found.source, SAID_BY, named),
            (self.found.cue, CUED_BY, {}),
        ):
            if place is not None and place != self.found.content:
                changes += self._part(project, claim, place, kind, known)
        return Plan(changes=tuple(changes), fields=described(project, (claim,)))

    def _valued(self, project: Reader, claim: Span) -> Iterator[Change]:
        found = {KIND: self.found.kind, MODALITY: self.found.modality}
        known = {item.id: item for item in project.scheme.attributes(claim.label)}
        fresh = {
            name: value
            for name, value in found.items()
            if name in known
            and known[name].allows(value)
            and claim.attributes.get(name, "") == known[name].default
        }
        after = replace(claim, attributes={**claim.attributes, **fresh})
        if after != claim:
            yield Updated(claim, after)

    def _part(
        self,
        project: Reader,
        claim: Span,
        place: Range,
        kind: RelationTypeId,
        attributes: dict[str, str],
    ) -> Iterator[Change]:
        relation = project.scheme.relation(kind)
        label = _child_label(project, relation, claim.label) if relation else None
        if label is None or self._has(project, kind):
            return
        child = _lying_at(project, self.document, place, label)
        if child is None:
            made = _new_part(project, self.document, place, label)
            known = {item.id for item in project.scheme.attributes(label)}
            child = replace(
                made,
                state=SpanState.SUGGESTED,
                origin=self.found.origin,
                score=self.found.score,
                attributes={name: value for name, value in attributes.items() if name in known},
            )
            yield Added(child)
        elif not child.visible or self._refused(project, kind, child):
            return
        yield Added(
            _link(project, claim, child, kind, state=SpanState.SUGGESTED, origin=self.found.origin)
        )

    def _has(self, project: Reader, kind: RelationTypeId) -> bool:
        return any(
            relation.type == kind
            and relation.head == self.claim
            and relation.state is not SpanState.REJECTED
            for relation in project.relations(self.document)
        )

    def _refused(self, project: Reader, kind: RelationTypeId, child: Span) -> bool:
        return any(
            (relation.type, relation.head, relation.child) == (kind, self.claim, child.id)
            for relation in project.relations(self.document)
        )


@dataclass(frozen=True, slots=True)
class AddPart:
    """Make a range the part of a claim: its span is made or accepted, and linked.

    The claim is accepted. What was only proposed as this part of it is refused.

    Raises:
        SpanOutsideTextError: the range is empty, blank or outside the text.
        UnknownNameError: the scheme has no such part for this claim.
    """

    document: DocumentId
    claim: SpanId
    type: RelationTypeId
    start: int
    end: int
    name: ClassVar[str] = "add-part"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the part, its link, and what gives way to them."""
        claim = span_of(project, self.document, self.claim)
        relation = project.scheme.relation(self.type)
        label = _child_label(project, relation, claim.label) if relation else None
        if label is None:
            raise UnknownNameError(kind="relation", name=self.type, known="")
        text = project.document(self.document).text
        check_range(self.start, self.end, len(text))
        place = trim_range(text, self.start, self.end) or (self.start, self.start)
        check_range(*place, len(text))
        child, made = self._child(project, place, label)
        refused = self._refused(project, child.id)
        accepted: tuple[Change, ...] = ()
        if claim.state is not SpanState.ACCEPTED:
            accepted = decide(project, self.document, (claim.id,), SpanState.ACCEPTED).changes
        link = self._linked(project, claim, child)
        # What is refused was accepted a moment before, together with its claim.
        changes = tuple(
            change
            for change in combined(accepted, made, refused, link)
            if not (isinstance(change, Updated) and change.before == change.after)
        )
        fields = {**described(project, (child,)), "relation": self.type}
        return Plan(changes=changes, fields=fields)

    def _child(self, project: Reader, place: Range, label: LabelId) -> tuple[Span, list[Change]]:
        for span in project.spans(self.document):
            if (span.start, span.end, span.label) == (*place, label):
                if span.state is SpanState.ACCEPTED:
                    return span, []
                room = Room(project, self.document).changes_for(span)
                return span, [*room, Updated(span, replace(span, state=SpanState.ACCEPTED))]
        made = _new_part(project, self.document, place, label)
        check_anchoring(project, made)
        return made, [*Room(project, self.document).changes_for(made), Added(made)]

    def _refused(self, project: Reader, child: SpanId) -> Iterator[Change]:
        """Refuse what was proposed as this part, unless another claim has it too."""
        spans = {span.id: span for span in project.spans(self.document)}
        relations = project.relations(self.document)
        for relation in relations:
            mine = relation.head == self.claim and relation.type == self.type
            if not mine or relation.child == child or relation.state is not SpanState.SUGGESTED:
                continue
            yield Updated(relation, replace(relation, state=SpanState.REJECTED))
            part = spans[relation.child]
            others = any(
                item.child == part.id
                and item.id != relation.id
                and item.state is not SpanState.REJECTED
                for item in relations
            )
            state = part.state if others else SpanState.REJECTED
            if part.state is SpanState.SUGGESTED:
                yield Updated(part, replace(part, state=state))

    def _linked(self, project: Reader, claim: Span, child: Span) -> Iterator[Change]:
        for relation in project.relations(self.document):
            if (relation.type, relation.head, relation.child) == (self.type, claim.id, child.id):
                yield Updated(relation, replace(relation, state=SpanState.ACCEPTED))
                return
        yield Added(_link(project, claim, child, self.type))


def _shared(span: Span, place: Range) -> float:
    """Return the intersection over the union of a span and a range."""
    common = min(span.end, place[1]) - max(span.start, place[0])
    return max(0, common) / (max(span.end, place[1]) - min(span.start, place[0]))


def _child_label(project: Reader, relation: RelationType, head: LabelId) -> LabelId | None:
    """Return the first label in use that a part of this kind can have."""
    if not (relation.enabled and head in relation.head and head in claim_labels(project.scheme)):
        return None
    used = {label.id for label in project.scheme.labels()}
    return next((label for label in relation.child if label in used), None)


def _lying_at(project: Reader, document: DocumentId, place: Range, label: LabelId) -> Span | None:
    """Return the span with a label that lies there or nearly: an exact one, else a decided one."""
    near = [
        span
        for span in project.spans(document)
        if span.label == label and _shared(span, place) >= _SAME
    ]
    exact = [span for span in near if (span.start, span.end) == place]
    standing = [span for span in near if span.visible]
    ranked = sorted(standing, key=lambda span: (span.state is not SpanState.ACCEPTED, span.start))
    return next(iter((*exact, *ranked)), None)


def _new_part(project: Reader, document: DocumentId, place: Range, label: LabelId) -> Span:
    layer = project.scheme.layer_of(label)
    if layer is None:
        raise UnknownNameError(kind="label", name=label, known="")
    return Span(
        id=SpanId(new_id()),
        document=document,
        annotator=project.annotator_id,
        layer=layer.id,
        label=label,
        start=place[0],
        end=place[1],
        attributes=project.scheme.default_attributes(label),
    )


def _link(
    project: Reader,
    head: Span,
    child: Span,
    kind: RelationTypeId,
    *,
    state: SpanState = SpanState.ACCEPTED,
    origin: Origin = HUMAN,
) -> Relation:
    return Relation(
        id=RelationId(new_id()),
        document=head.document,
        annotator=project.annotator_id,
        type=kind,
        head=head.id,
        child=child.id,
        state=state,
        origin=origin,
    )
