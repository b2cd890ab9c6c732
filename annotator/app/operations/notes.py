"""The operation that flags a span and comments on it."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader, described, span_of
from annotator.core.changes import Updated
from annotator.core.ids import DocumentId, SpanId
from annotator.core.offsets import canonicalise


@dataclass(frozen=True, slots=True)
class NoteSpan:
    """Flag a span for somebody's attention or take the flag away, and set its comment.

    A note decides nothing: the span stays suggested, accepted or rejected.
    """

    document: DocumentId
    span: SpanId
    flagged: bool
    comment: str = ""
    name: ClassVar[str] = "note-span"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the span with its note."""
        span = span_of(project, self.document, self.span)
        comment = canonicalise(self.comment).strip()
        after = replace(span, flagged=self.flagged, comment=comment)
        if after == span:
            return Plan()
        return Plan(changes=(Updated(span, after),), fields=described(project, (after,)))
