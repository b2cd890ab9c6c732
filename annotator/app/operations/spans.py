"""Operations on spans: create, accept, reject, relabel, move, delete, set an attribute."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.operations.deciding import accepted_along, decide, only_for, without
from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.app.operations.rules import Room, check_anchoring
from annotator.core.changes import Added, Change, Removed, Updated, combined
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import DocumentId, LabelId, SpanId, new_id
from annotator.core.model import (
    OriginKind,
    Relation,
    Span,
    SpanState,
    check_range,
    trim_range,
)


@dataclass(frozen=True, slots=True)
class CreateSpan:
    """Label a range. A suggestion or a rejected span that says the same is accepted instead.

    Raises:
        SpanOutsideTextError: the range is empty, blank or outside the text.
        UnknownNameError: the scheme has no such label.
    """

    document: DocumentId
    start: int
    end: int
    label: LabelId
    name: ClassVar[str] = "create-span"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new span, or the acceptance of the one that says the same."""
        text = project.document(self.document).text
        check_range(self.start, self.end, len(text))
        start, end = trim_range(text, self.start, self.end) or (self.start, self.start)
        check_range(start, end, len(text))
        layer = project.scheme.layer_of(self.label)
        if layer is None:
            raise _unknown_label(project, self.label)
        for span in project.spans(self.document):
            if (span.start, span.end, span.label) == (start, end, self.label):
                return AcceptSpans(self.document, (span.id,)).plan(project)
        created = Span(
            id=SpanId(new_id()),
            document=self.document,
            annotator=project.annotator_id,
            layer=layer.id,
            label=self.label,
            start=start,
            end=end,
            attributes=project.scheme.default_attributes(self.label),
        )
        check_anchoring(project, created)
        room = Room(project, self.document).changes_for(created)
        return Plan(changes=(*room, Added(created)), fields=described(project, (created,)))


@dataclass(frozen=True, slots=True)
class AcceptSpans:
    """Accept spans; the suggested parts of a claim are accepted with it."""

    document: DocumentId
    spans: tuple[SpanId, ...]
    name: ClassVar[str] = "accept-spans"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the acceptance of the spans, their parts and the relations between them."""
        return decide(project, self.document, self.spans, SpanState.ACCEPTED)


@dataclass(frozen=True, slots=True)
class RejectSpans:
    """Reject spans and keep them: what was refused is training data.

    The suggested parts of a claim are rejected with it unless another claim uses them.
    """

    document: DocumentId
    spans: tuple[SpanId, ...]
    name: ClassVar[str] = "reject-spans"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the rejection of the spans, their own parts and their relations."""
        return decide(project, self.document, self.spans, SpanState.REJECTED)


@dataclass(frozen=True, slots=True)
class DeleteSpans:
    """Take spans out: human ones go, those that a machine proposed become rejected."""

    document: DocumentId
    spans: tuple[SpanId, ...]
    name: ClassVar[str] = "delete-spans"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the removals and rejections, relations first."""
        present = {span.id: span for span in project.spans(self.document)}
        chosen = [present[identifier] for identifier in dict.fromkeys(self.spans)]
        gone = {span.id for span in chosen if span.origin.kind is OriginKind.HUMAN}
        proposed = tuple(span.id for span in chosen if span.id not in gone)
        cut = [
            relation
            for relation in project.relations(self.document)
            if relation.head in gone or relation.child in gone
        ]
        rejected = decide(project, self.document, proposed, SpanState.REJECTED).changes
        removed = {span.id: span for span in chosen if span.id in gone}
        removed |= {span.id: span for span in only_for(project, self.document, gone)}
        changes: tuple[Change, ...] = (
            *(Removed(relation) for relation in cut),
            *(Removed(span) for span in removed.values()),
            *without(rejected, *(relation.id for relation in cut), *removed),
        )
        return Plan(changes=changes, fields=described(project, tuple(chosen)))


@dataclass(frozen=True, slots=True)
class RelabelSpan:
    """Give a span another label, which also accepts it.

    Raises:
        UnknownNameError: the scheme has no such label.
    """

    document: DocumentId
    span: SpanId
    label: LabelId
    name: ClassVar[str] = "relabel-span"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new label with its default attributes; links that it cannot have go."""
        span = span_of(project, self.document, self.span)
        layer = project.scheme.layer_of(self.label)
        if layer is None:
            raise _unknown_label(project, self.label)
        if span.label == self.label:
            return AcceptSpans(self.document, (span.id,)).plan(project)
        after = replace(
            span,
            layer=layer.id,
            label=self.label,
            state=SpanState.ACCEPTED,
            attributes=project.scheme.default_attributes(self.label),
        )
        kinds = {item.id: item.label for item in project.spans(self.document)}
        kinds[span.id] = self.label
        broken = [
            relation
            for relation in project.relations(self.document)
            if span.id in (relation.head, relation.child)
            and not _possible(project, relation, kinds[relation.head], kinds[relation.child])
        ]
        cut = {relation.child for relation in broken}
        lonely = [
            Removed(part) for part in only_for(project, self.document, {span.id}) if part.id in cut
        ]
        if layer.id != span.layer:
            check_anchoring(project, after)
        room = Room(project, self.document).changes_for(after)
        cuts = [Removed(relation) for relation in broken]
        changes = combined(cuts, lonely, room, (Updated(span, after),))
        return Plan(changes=changes, fields=described(project, (after,)))


@dataclass(frozen=True, slots=True)
class MoveSpan:
    """Move the edges of a span, which also accepts it.

    Raises:
        SpanOutsideTextError: the new range is empty, blank or outside the text.
    """

    document: DocumentId
    span: SpanId
    start: int
    end: int
    name: ClassVar[str] = "move-span"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the span over its new range, with its parts accepted too."""
        text = project.document(self.document).text
        check_range(self.start, self.end, len(text))
        if trim_range(text, self.start, self.end) is None:
            raise SpanOutsideTextError(start=self.start, end=self.start, length=len(text))
        span = span_of(project, self.document, self.span)
        if (span.start, span.end) == (self.start, self.end):
            return Plan()
        others = accepted_along(project, span)
        after = replace(span, start=self.start, end=self.end, state=SpanState.ACCEPTED)
        check_anchoring(project, after)
        room = Room(project, self.document).changes_for(after)
        changes = combined(room, (Updated(span, after), *others))
        return Plan(changes=changes, fields=described(project, (after,)))


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Set an attribute of a span, which also accepts it.

    Raises:
        UnknownNameError: its label has no such attribute, or the attribute no such value.
    """

    document: DocumentId
    span: SpanId
    attribute: str
    value: str
    name: ClassVar[str] = "set-attribute"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the span with the value, with its parts accepted too."""
        span = span_of(project, self.document, self.span)
        known = {item.id: item for item in project.scheme.attributes(span.label)}
        if self.attribute not in known:
            raise UnknownNameError(kind="attribute", name=self.attribute, known=", ".join(known))
        if not known[self.attribute].allows(self.value):
            values = ", ".join(value for value, _ in known[self.attribute].offered)
            raise UnknownNameError(kind="value", name=self.value, known=values)
        attributes = {**span.attributes, self.attribute: self.value}
        if attributes == span.attributes and span.state is SpanState.ACCEPTED:
            return Plan()
        others = accepted_along(project, span)
        after = replace(span, attributes=attributes, state=SpanState.ACCEPTED)
        fields = {**described(project, (after,)), "value": self.value}
        return Plan(changes=(Updated(span, after), *others), fields=fields)


def _unknown_label(project: Reader, label: LabelId) -> UnknownNameError:
    known = ", ".join(item.id for item in project.scheme.labels())
    return UnknownNameError(kind="label", name=label, known=known)


def _possible(project: Reader, relation: Relation, head: LabelId, child: LabelId) -> bool:
    allowed = project.scheme.relations_between(head, child, disabled=True)
    return relation.type in {kind.id for kind in allowed}
