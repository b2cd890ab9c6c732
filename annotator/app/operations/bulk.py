"""Operations on many spans of an article at once: all of a label, or all of a layer."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.spans import AcceptSpans, DeleteSpans, RejectSpans
from annotator.core.ids import DocumentId, LabelId, LayerId, SpanId
from annotator.core.model import Span, SpanState


@dataclass(frozen=True, slots=True)
class AcceptLabel:
    """Accept every suggestion with a label in a document."""

    document: DocumentId
    label: LabelId
    name: ClassVar[str] = "accept-label"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the acceptance of the suggestions with their parts."""
        chosen = undecided(project.spans(self.document), self.label)
        changes = AcceptSpans(self.document, chosen).plan(project).changes
        return Plan(changes=changes, fields={"count": len(chosen), "label": self.label})


@dataclass(frozen=True, slots=True)
class RejectLabel:
    """Reject every suggestion with a label in a document, and keep them as rejected."""

    document: DocumentId
    label: LabelId
    name: ClassVar[str] = "reject-label"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the rejection of the suggestions with their own parts."""
        chosen = undecided(project.spans(self.document), self.label)
        changes = RejectSpans(self.document, chosen).plan(project).changes
        return Plan(changes=changes, fields={"count": len(chosen), "label": self.label})


@dataclass(frozen=True, slots=True)
class DeleteLabel:
    """Take every span with a label out of a document, as deleting each would."""

    document: DocumentId
    label: LabelId
    name: ClassVar[str] = "delete-label"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the removals of a person's spans and the rejection of a machine's."""
        chosen = standing(project.spans(self.document), {self.label})
        changes = DeleteSpans(self.document, chosen).plan(project).changes
        return Plan(changes=changes, fields={"count": len(chosen), "label": self.label})


@dataclass(frozen=True, slots=True)
class ClearLayer:
    """Take every span of a layer out of a document, as deleting each would."""

    document: DocumentId
    layer: LayerId
    name: ClassVar[str] = "clear-layer"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the removals of a person's spans and the rejection of a machine's."""
        layer = project.scheme.layer(self.layer)
        labels = {label.id for label in layer.labels} if layer else set()
        chosen = standing(project.spans(self.document), labels)
        changes = DeleteSpans(self.document, chosen).plan(project).changes
        return Plan(changes=changes, fields={"count": len(chosen), "label": self.layer})


def undecided(spans: Iterable[Span], label: LabelId) -> tuple[SpanId, ...]:
    """Return the suggestions with a label, in their order."""
    return tuple(
        span.id for span in spans if span.label == label and span.state is SpanState.SUGGESTED
    )


def standing(spans: Iterable[Span], labels: Iterable[LabelId]) -> tuple[SpanId, ...]:
    """Return the spans with one of ``labels`` that are not rejected, in their order."""
    wanted = frozenset(labels)
    return tuple(span.id for span in spans if span.label in wanted and span.visible)
