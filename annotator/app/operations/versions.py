"""The operation that carries labels over from one version of a story to another."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.duplicates.comparing import Alignment, align
from annotator.app.operations.operation import Plan, Reader
from annotator.core.changes import Added, Change
from annotator.core.ids import DocumentId, RelationId, SpanId, new_id
from annotator.core.model import Origin, OriginKind, Relation, Span, SpanState

SAME_STORY = Origin(OriginKind.RULE, "same-story", "1")
"""What was accepted in another version of the story."""


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Suggest in one version of a story what is accepted in another.

    Only what stands in both versions word for word is carried, with its attributes and links.
    What is in the second stays as it is, and nothing is proposed that says the same as something
    there.
    """

    source: DocumentId
    target: DocumentId
    name: ClassVar[str] = "carry-over"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the suggestions and the links between them."""
        carrying = _Carrying(project, self.source, self.target)
        changes = tuple(carrying.changes())
        title = project.document(self.source).title
        fields: dict[str, str | int] = {"count": carrying.count, "text": title}
        return Plan(changes=changes, fields=fields, progress=False)


class _Carrying:
    """Builds the spans of the target from those of the source."""

    def __init__(self, project: Reader, source: DocumentId, target: DocumentId) -> None:
        self._project = project
        self._source, self._target = source, target
        self._alignment: Alignment = align(
            project.document(source).text, project.document(target).text
        )
        self._there = {(span.start, span.end, span.label): span for span in project.spans(target)}
        self._made: dict[SpanId, Span] = {}
        self.count = 0

    def changes(self) -> Iterator[Change]:
        for span in self._project.spans(self._source):
            if span.state is SpanState.ACCEPTED:
                yield from self._span(span)
        yield from self._relations()

    def _span(self, span: Span) -> Iterator[Change]:
        place = self._alignment.carried(span.start, span.end)
        if place is None:
            return
        there = self._there.get((*place, span.label))
        if there is not None:
            # A suggestion that is there serves as the end of links.
            self._made[span.id] = there
            return
        made = replace(
            span,
            id=SpanId(new_id()),
            document=self._target,
            annotator=self._project.annotator_id,
            start=place[0],
            end=place[1],
            state=SpanState.SUGGESTED,
            origin=SAME_STORY,
            score=None,
            flagged=False,
            comment="",
        )
        self._made[span.id] = made
        self.count += 1
        yield Added(made)

    def _relations(self) -> Iterator[Change]:
        present = {
            (item.type, item.head, item.child) for item in self._project.relations(self._target)
        }
        for relation in self._project.relations(self._source):
            head, child = self._made.get(relation.head), self._made.get(relation.child)
            if relation.state is not SpanState.ACCEPTED or head is None or child is None:
                continue
            fresh = (relation.type, head.id, child.id) not in present
            if fresh and head.visible and child.visible:
                yield Added(self._relation(relation, head, child))

    def _relation(self, relation: Relation, head: Span, child: Span) -> Relation:
        return replace(
            relation,
            id=RelationId(new_id()),
            document=self._target,
            annotator=self._project.annotator_id,
            head=head.id,
            child=child.id,
            state=SpanState.SUGGESTED,
            origin=SAME_STORY,
        )
