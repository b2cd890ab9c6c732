"""The operation on zones: say what whole paragraphs of an article are."""

from dataclasses import dataclass
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader, described
from annotator.app.operations.spans import AcceptSpans, DeleteSpans
from annotator.core.changes import Added
from annotator.core.errors import UnknownNameError
from annotator.core.ids import DocumentId, LabelId, SpanId, new_id
from annotator.core.model import Span, check_range


@dataclass(frozen=True, slots=True)
class SetZone:
    """Make the paragraphs that a range touches a zone, or body text with ``label`` None.

    Zones that lie there go: those a person made are removed, proposed ones become rejected.

    Raises:
        SpanOutsideTextError: the range lies outside the text, or in a blank paragraph.
        UnknownNameError: the label is not one of a layer of zones.
    """

    document: DocumentId
    start: int
    end: int
    label: LabelId | None
    name: ClassVar[str] = "set-zone"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new zone in place of those that lie there."""
        text = project.document(self.document).text
        start, end = paragraphs(text, self.start, self.end)
        check_range(start, end, len(text))
        layers = project.scheme.zone_layers()
        there = [
            span
            for span in project.spans(self.document)
            if span.layer in layers and span.visible and span.overlaps(start, end)
        ]
        same = [
            item for item in there if (item.start, item.end, item.label) == (start, end, self.label)
        ]
        gone = tuple(span.id for span in there if span not in same)
        changes = DeleteSpans(self.document, gone).plan(project).changes
        if self.label is None:
            return Plan(changes=changes, fields=described(project, tuple(there)))
        made = self._made(project, start, end)
        if same:
            accepted = AcceptSpans(self.document, (same[0].id,)).plan(project).changes
            return Plan(changes=(*changes, *accepted), fields=described(project, (made,)))
        return Plan(changes=(*changes, Added(made)), fields=described(project, (made,)))

    def _made(self, project: Reader, start: int, end: int) -> Span:
        assert self.label is not None
        layer = project.scheme.layer_of(self.label)
        if layer is None or not layer.zones:
            known = ", ".join(
                label.id for item in project.scheme.layers if item.zones for label in item.labels
            )
            raise UnknownNameError(kind="label", name=self.label, known=known)
        return Span(
            id=SpanId(new_id()),
            document=self.document,
            annotator=project.annotator_id,
            layer=layer.id,
            label=self.label,
            start=start,
            end=end,
        )


def paragraphs(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the range of the whole paragraphs that ``start``-``end`` touches, without edges.

    A caret (``start`` = ``end``) touches the paragraph in which it stands.
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", max(end - 1, start))
    last = len(text) if last < 0 else last
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    return first, last
