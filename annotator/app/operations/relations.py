"""Operations on relations: link two spans, unlink them."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.core.changes import Added, Removed, Updated
from annotator.core.errors import UnknownNameError
from annotator.core.ids import DocumentId, RelationId, RelationTypeId, SpanId, new_id
from annotator.core.model import OriginKind, Relation, SpanState


@dataclass(frozen=True, slots=True)
class LinkSpans:
    """Link ``head`` to ``child``; a link of the same type between the same spans is accepted.

    Raises:
        UnknownNameError: the scheme has no such relation between these labels.
    """

    document: DocumentId
    type: RelationTypeId
    head: SpanId
    child: SpanId
    name: ClassVar[str] = "link-spans"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new link, and the acceptance of its two spans."""
        head = span_of(project, self.document, self.head)
        child = span_of(project, self.document, self.child)
        allowed = project.scheme.relations_between(head.label, child.label)
        if self.type not in {kind.id for kind in allowed}:
            known = ", ".join(kind.id for kind in allowed)
            raise UnknownNameError(kind="relation", name=self.type, known=known)
        accepted = tuple(
            Updated(span, replace(span, state=SpanState.ACCEPTED))
            for span in (head, child)
            if span.state is not SpanState.ACCEPTED
        )
        fields = {**described(project, (child,)), "relation": self.type}
        for relation in project.relations(self.document):
            if (relation.type, relation.head, relation.child) == (self.type, head.id, child.id):
                if relation.state is SpanState.ACCEPTED:
                    return Plan(changes=accepted, fields=fields)
                after = replace(relation, state=SpanState.ACCEPTED)
                return Plan(changes=(*accepted, Updated(relation, after)), fields=fields)
        created = Relation(
            id=RelationId(new_id()),
            document=self.document,
            annotator=project.annotator_id,
            type=self.type,
            head=head.id,
            child=child.id,
        )
        return Plan(changes=(*accepted, Added(created)), fields=fields)


@dataclass(frozen=True, slots=True)
class UnlinkSpans:
    """Take a link out: a human one goes, one that a machine proposed becomes rejected."""

    document: DocumentId
    relation: RelationId
    name: ClassVar[str] = "unlink-spans"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the removal or rejection of the link."""
        for relation in project.relations(self.document):
            if relation.id == self.relation:
                if relation.state is SpanState.REJECTED:
                    return Plan()
                child = span_of(project, self.document, relation.child)
                fields = {**described(project, (child,)), "relation": relation.type}
                if relation.origin.kind is OriginKind.HUMAN:
                    return Plan(changes=(Removed(relation),), fields=fields)
                after = replace(relation, state=SpanState.REJECTED)
                return Plan(changes=(Updated(relation, after),), fields=fields)
        raise KeyError(self.relation)
