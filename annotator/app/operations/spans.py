"""Operations on spans: create, accept, reject, relabel, move, delete, set an attribute."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.claims import lonely_parts
from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.app.operations.rules import Room, check_anchoring
from annotator.core.changes import Added, Change, Removed, Updated, combined
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import DocumentId, LabelId, RelationTypeId, SpanId, new_id
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
        removed |= {span.id: span for span in _only_for(project, self.document, gone)}
        changes: tuple[Change, ...] = (
            *(Removed(relation) for relation in cut),
            *(Removed(span) for span in removed.values()),
            *_without(rejected, *(relation.id for relation in cut), *removed),
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
            Removed(part) for part in _only_for(project, self.document, {span.id}) if part.id in cut
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
        others = _accepted_along(project, span)
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
        others = _accepted_along(project, span)
        after = replace(span, attributes=attributes, state=SpanState.ACCEPTED)
        fields = {**described(project, (after,)), "value": self.value}
        return Plan(changes=(Updated(span, after), *others), fields=fields)


def _unknown_label(project: Reader, label: LabelId) -> UnknownNameError:
    known = ", ".join(item.id for item in project.scheme.labels())
    return UnknownNameError(kind="label", name=label, known=known)


def decide(
    project: Reader, document: DocumentId, chosen: Iterable[SpanId], state: SpanState
) -> Plan:
    """Put spans, the parts that belong to them and the relations between them in ``state``.

    Where a layer's rule lets only some of several spans be accepted, the earlier ones are.

    Raises:
        SpanExistsError, OverlapRefusedError: the one span cannot be accepted.
    """
    wanted = set(chosen)
    targets = tuple(span for span in project.spans(document) if span.id in wanted)
    room: list[Change] = []
    if state is SpanState.ACCEPTED:
        making = Room(project, document)
        targets = making.together(targets)
        fresh = [span for span in targets if span.state is not state]
        room = [change for span in fresh for change in making.changes_for(span)]
    changes = _with_parts(project, document, targets, state)
    return Plan(changes=combined(room, changes), fields=described(project, targets))


def _with_parts(
    project: Reader, document: DocumentId, targets: tuple[Span, ...], state: SpanState
) -> Iterator[Change]:
    kinds = {kind.id for kind in project.scheme.relations if kind.part}
    decided = {span.id for span in targets}
    links = _links_around(project.relations(document), kinds, decided)
    ends = decided.union(*((item.head, item.child) for item in links))
    spans = {span.id: span for span in project.spans(document) if span.id in ends}
    if state is SpanState.ACCEPTED:
        taken = [
            item
            for item in links
            if (item.head in decided and _comes_along(item, spans)) or _awaits(item, decided, spans)
        ]
        parts = {item.child for item in taken}
    else:
        taken = [item for item in links if item.head in decided or item.child in decided]
        # A source that another claim still uses stays, and so does one that a person made.
        in_use = {x.child for x in links if x.head not in decided and _uses(x, spans)}
        parts = {item.child for item in taken if item.head in decided} - in_use
        parts = {part for part in parts if spans[part].origin.kind is not OriginKind.HUMAN}
    for span in (*targets, *(spans[part] for part in sorted(parts - decided))):
        if span.state is not state:
            yield Updated(span, replace(span, state=state))
    for item in taken:
        if item.state is not state:
            yield Updated(item, replace(item, state=state))


def _links_around(
    relations: Iterable[Relation], kinds: Collection[RelationTypeId], spans: Collection[SpanId]
) -> list[Relation]:
    """Return the links of ``kinds`` on ``spans``, and all others on the children of these."""
    links = [item for item in relations if item.type in kinds]
    children = {item.child for item in links if item.head in spans}
    return [
        item
        for item in links
        if item.head in spans or item.child in spans or item.child in children
    ]


def _only_for(project: Reader, document: DocumentId, heads: Collection[SpanId]) -> tuple[Span, ...]:
    """Return the parts that were proposed for ``heads`` alone: they go with them."""
    relations = project.relations(document)
    return lonely_parts(project.spans(document), relations, project.scheme, heads)


def _accepted_along(project: Reader, span: Span) -> tuple[Change, ...]:
    """Return what is accepted together with ``span``: nothing where it is accepted already.

    What was proposed for it since then still waits for a decision of its own.
    """
    if span.state is SpanState.ACCEPTED:
        return ()
    accepted = decide(project, span.document, (span.id,), SpanState.ACCEPTED).changes
    return _without(accepted, span.id)


def _comes_along(link: Relation, spans: Mapping[SpanId, Span]) -> bool:
    """Tell whether accepting the head accepts the part: not if the part alone was refused."""
    if spans[link.head].state is SpanState.REJECTED:
        return True
    return link.state is not SpanState.REJECTED


def _awaits(link: Relation, decided: Collection[SpanId], spans: Mapping[SpanId, Span]) -> bool:
    """Tell whether a link of an accepted head only waits for its part, which is accepted now."""
    accepted = spans[link.head].state is SpanState.ACCEPTED
    return link.child in decided and accepted and link.state is SpanState.SUGGESTED


def _uses(link: Relation, spans: Mapping[SpanId, Span]) -> bool:
    """Tell whether the head still stands and still has this part."""
    return spans[link.head].visible and link.state is not SpanState.REJECTED


def _possible(project: Reader, relation: Relation, head: LabelId, child: LabelId) -> bool:
    allowed = project.scheme.relations_between(head, child, disabled=True)
    return relation.type in {kind.id for kind in allowed}


def _without(changes: Iterable[Change], *subjects: str) -> tuple[Change, ...]:
    """Return ``changes`` but those of the named spans and relations."""
    return tuple(
        change
        for change in changes
        if isinstance(change, Updated)
        and isinstance(change.after, Span | Relation)
        and change.after.id not in subjects
    )
