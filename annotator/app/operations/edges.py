"""Operations that make two spans of one, or one of two."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.operations.deciding import decide
from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.app.operations.rules import Room, check_anchoring
from annotator.core.changes import Added, Change, Removed, Updated, combined
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import DocumentId, RelationId, SpanId, new_id
from annotator.core.model import HUMAN, OriginKind, Relation, Span, SpanState, trim_range


@dataclass(frozen=True, slots=True)
class SplitSpan:
    """Make two spans of one at ``at``; both have its label and attributes and are accepted.

    The first is the old span, with its links; the second has copies of those in which it is the
    child, so that a split source stays the source of its claims.

    Raises:
        SpanOutsideTextError: a side of ``at`` would be empty or blank.
        AnchorRefusedError: the layer does not let spans end or begin there.
    """

    document: DocumentId
    span: SpanId
    at: int
    name: ClassVar[str] = "split-span"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the shortened span and the new one."""
        span = span_of(project, self.document, self.span)
        text = project.document(self.document).text
        left = trim_range(text, span.start, min(max(self.at, span.start), span.end))
        right = trim_range(text, min(max(self.at, span.start), span.end), span.end)
        if left is None or right is None:
            raise SpanOutsideTextError(start=self.at, end=self.at, length=len(text))
        first = replace(span, start=left[0], end=left[1], state=SpanState.ACCEPTED)
        second = replace(
            first, id=SpanId(new_id()), start=right[0], end=right[1], origin=HUMAN, score=None
        )
        accepted = decide(project, self.document, (span.id,), SpanState.ACCEPTED).changes
        changes: list[Change] = [Updated(span, first), Added(second)]
        for part in (first, second):
            check_anchoring(project, part)
        room = Room(project, self.document)
        cleared = [change for part in (first, second) for change in room.changes_for(part)]
        copies = [
            Added(replace(link, id=RelationId(new_id()), child=second.id, origin=HUMAN))
            for link in project.relations(self.document)
            if link.child == span.id and link.state is not SpanState.REJECTED
        ]
        return Plan(
            changes=combined(cleared, accepted, changes, copies),
            fields=described(project, (span,)),
        )


@dataclass(frozen=True, slots=True)
class MergeSpans:
    """Make one span of two with the same label: it covers both and what lies between them.

    ``into`` keeps its place among links and its attributes, and is accepted; links of the other
    go over to it. The other is removed, or rejected where a machine proposed it.

    Raises:
        UnknownNameError: the two have different labels.
        OverlapRefusedError, AnchorRefusedError: the layer does not allow the larger span.
    """

    document: DocumentId
    into: SpanId
    other: SpanId
    name: ClassVar[str] = "merge-spans"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the larger span, the end of the other, and where its links go."""
        span = span_of(project, self.document, self.into)
        other = span_of(project, self.document, self.other)
        if span.id == other.id:
            return Plan()
        if span.label != other.label:
            raise UnknownNameError(kind="label", name=other.label, known=span.label)
        after = replace(
            span,
            start=min(span.start, other.start),
            end=max(span.end, other.end),
            state=SpanState.ACCEPTED,
        )
        check_anchoring(project, after)
        accepted = decide(project, self.document, (span.id,), SpanState.ACCEPTED).changes
        human = other.origin.kind is OriginKind.HUMAN
        gone = Removed(other) if human else Updated(other, replace(other, state=SpanState.REJECTED))
        room = Room(project, self.document, without=(other.id,)).changes_for(after)
        return Plan(
            changes=combined(
                self._relinked(project, span, other),
                (gone,),
                room,
                accepted,
                (Updated(span, after),),
            ),
            fields=described(project, (after,)),
        )

    def _relinked(self, project: Reader, span: Span, other: Span) -> list[Change]:
        """Return the other's links as links of ``span``, but those that it has and those to it."""
        links = project.relations(self.document)
        known = {(link.type, link.head, link.child) for link in links}
        moved: list[Change] = []
        for link in links:
            if other.id not in (link.head, link.child):
                continue
            moved.append(Removed(link))
            if link.state is SpanState.REJECTED:
                continue
            head = span.id if link.head == other.id else link.head
            child = span.id if link.child == other.id else link.child
            if head != child and (link.type, head, child) not in known:
                known.add((link.type, head, child))
                moved.append(Added(_at(link, head, child)))
        return moved


def _at(link: Relation, head: SpanId, child: SpanId) -> Relation:
    return replace(link, id=RelationId(new_id()), head=head, child=child)
