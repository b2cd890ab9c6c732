"""Operations on the versions of a story: labels carried over, versions skipped or set apart."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.claims import lonely_parts
from annotator.app.duplicates.comparing import Alignment, align
from annotator.app.operations.lexicon import SAME_STORY
from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.places import Places
from annotator.app.operations.rules import collide
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.errors import SuggestionsHiddenError
from annotator.core.ids import DocumentId, RelationId, SpanId, new_id
from annotator.core.model import Apart, DocumentState, Relation, Span, SpanState
from annotator.core.scheme import Overlap


@dataclass(frozen=True, slots=True)
class CarryOver:
    """Suggest in other versions of a story what is accepted in one.

    Only what stands in both versions word for word is carried, with its attributes and links;
    zones too, and no flags or comments. What was decided in the others stays as it is. A machine's
    suggestions give way where a layer's rule lets only one stand, where the same words would have
    two labels, and where the same was rejected in the first version. Versions that were given
    without suggestions are left out.

    Raises:
        SuggestionsHiddenError: no version is left.
    """

    source: DocumentId
    targets: tuple[DocumentId, ...]
    name: ClassVar[str] = "carry-over"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the suggestions and the links between them; the versions stay new."""
        changes: list[Change] = []
        count = documents = 0
        targets = [one for one in self.targets if project.sees_suggestions(one)]
        if self.targets and not targets:
            raise SuggestionsHiddenError
        for target in targets:
            carrying = _Carrying(project, self.source, target)
            found = tuple(carrying.changes())
            changes += found
            count += carrying.count
            documents += bool(found)
        title = project.document(self.source).title
        fields: dict[str, str | int] = {"count": count, "documents": documents, "text": title}
        return Plan(changes=tuple(changes), fields=fields, progress=False)


@dataclass(frozen=True, slots=True)
class SkipVersions:
    """Skip versions of a story that are not finished, all in one gesture."""

    documents: tuple[DocumentId, ...]
    name: ClassVar[str] = "skip-versions"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new states."""
        statuses = [project.status(document) for document in self.documents]
        changes = tuple(
            Updated(status, replace(status, state=DocumentState.SKIPPED))
            for status in statuses
            if status.state in (DocumentState.NEW, DocumentState.IN_PROGRESS)
        )
        return Plan(changes=changes, fields={"count": len(changes)})


@dataclass(frozen=True, slots=True)
class SetApart:
    """Say that a document is no version of the others of its story."""

    document: DocumentId
    others: tuple[DocumentId, ...]
    name: ClassVar[str] = "set-apart"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return what was said; a later search respects it."""
        if not self.others:
            return Plan()
        said = Apart(document=self.document, others=self.others)
        title = project.document(self.document).title
        return Plan(changes=(Added(said),), fields={"text": title}, progress=False)


class _Carrying:
    """Builds the spans of one version from those of another."""

    def __init__(self, project: Reader, source: DocumentId, target: DocumentId) -> None:
        self._project = project
        self._source, self._target = source, target
        self._alignment: Alignment = align(
            project.document(source).text, project.document(target).text
        )
        spans = project.spans(target)
        self._enabled = {label.id for label in project.scheme.labels()}
        self._there = {(span.start, span.end, span.label): span for span in spans}
        self._places = Places(span for span in spans if span.visible)
        self._links = project.relations(target)
        self._spans = {span.id: span for span in spans}
        self._unlinked: set[RelationId] = set()
        self._made: dict[SpanId, Span] = {}
        self.count = 0

    def changes(self) -> Iterator[Change]:
        carried = [
            (span, place)
            for span in self._project.spans(self._source)
            if (place := self._alignment.carried(span.start, span.end)) is not None
        ]
        for span, place in carried:
            there = self._there.get((*place, span.label))
            if span.state is SpanState.REJECTED and there is not None:
                yield from self._withdrawn([there]) or ()
        for span, place in carried:
            if span.state is SpanState.ACCEPTED and span.label in self._enabled:
                yield from self._span(span, *place)
        yield from self._relations()

    def _span(self, span: Span, start: int, end: int) -> Iterator[Change]:
        there = self._there.get((start, end, span.label))
        if there is not None and there.id in self._spans:
            # A suggestion that is there serves as the end of links.
            self._made[span.id] = there
            return
        made = replace(
            span,
            id=SpanId(new_id()),
            document=self._target,
            annotator=self._project.annotator_id,
            start=start,
            end=end,
            state=SpanState.SUGGESTED,
            origin=SAME_STORY,
            score=None,
            flagged=False,
            comment="",
        )
        removals = self._withdrawn(list(self._in_the_way(made)))
        if removals is None:
            return
        self._made[span.id] = made
        self._places.add(made)
        self.count += 1
        yield from removals
        yield Added(made)

    def _in_the_way(self, made: Span) -> Iterator[Span]:
        """Yield the spans that cannot stand beside a carried one."""
        layer = self._project.scheme.layer(made.layer)
        if layer is None:
            return
        # Two names on the same words, or that cross, are one name seen twice.
        rule = replace(layer, overlap=Overlap.NESTED) if layer.style == "box" else layer
        for other in self._places.over(made.start, made.end):
            if other.layer != made.layer:
                continue
            same = (other.start, other.end) == (made.start, made.end) and layer.style == "box"
            if same or collide(layer, made, other) or collide(rule, made, other):
                yield other

    def _withdrawn(self, spans: list[Span]) -> list[Change] | None:
        """Return the removal of suggestions with their links, or None where one has to stay."""
        if not all(self._may_go(span) for span in spans):
            return None
        gone = {span.id for span in spans}
        links = [link for link in self._links if link.head in gone or link.child in gone]
        children = [self._spans[link.child] for link in links if link.child in self._spans]
        lonely = lonely_parts(children, self._links, self._project.scheme, gone)
        around = {span.id for span in lonely}
        links += [link for link in self._links if link.child in around and link not in links]
        changes: list[Change] = [Removed(link) for link in links if link.id not in self._unlinked]
        self._unlinked |= {link.id for link in links}
        for span in {item.id: item for item in (*spans, *lonely)}.values():
            if self._spans.pop(span.id, None) is not None:
                self._places.remove(span)
                changes.append(Removed(span))
        return changes

    def _may_go(self, span: Span) -> bool:
        """Tell whether a span of the target is a machine's word alone."""
        return (
            span.id in self._spans
            and span.state is SpanState.SUGGESTED
            and span.origin != SAME_STORY
            and all(
                link.state is SpanState.SUGGESTED
                for link in self._links
                if span.id in (link.head, link.child)
            )
        )

    def _relations(self) -> Iterator[Change]:
        present = {(item.type, item.head, item.child) for item in self._links}
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
