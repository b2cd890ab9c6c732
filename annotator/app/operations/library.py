"""Operations on many documents at once: state, flag, what is known of them, and their removal."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from annotator.app.operations.operation import Plan, Reader
from annotator.core.changes import Added, Change, Updated, documents_of
from annotator.core.ids import DocumentId
from annotator.core.model import Details, DocumentState, DocumentStatus, Removal, details_of
from annotator.core.offsets import canonicalise

FIELDS = ("title", "source", "author", "published", "url", "language")
"""What every document has a place for; everything else goes into its metadata."""


@dataclass(frozen=True, slots=True)
class SetDocumentStates:
    """Set how far the annotator has come with documents."""

    documents: tuple[DocumentId, ...]
    state: DocumentState
    name: ClassVar[str] = "set-document-states"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new statuses of those that are in another state."""
        before = [project.status(document) for document in self.documents]
        pairs = ((status, replace(status, state=self.state)) for status in before)
        return _statuses(project, pairs, state=self.state.value)


@dataclass(frozen=True, slots=True)
class FlagDocuments:
    """Flag documents for somebody's attention, or take their flags away."""

    documents: tuple[DocumentId, ...]
    flagged: bool
    name: ClassVar[str] = "flag-documents"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new statuses of those that it changes."""
        before = [project.status(document) for document in self.documents]
        pairs = ((status, replace(status, flagged=self.flagged)) for status in before)
        return _statuses(project, pairs)


@dataclass(frozen=True, slots=True)
class SetDetails:
    """Set one thing that is known of documents: a field, or a key of their metadata.

    An empty value takes a key out of the metadata.
    """

    documents: tuple[DocumentId, ...]
    field: str
    value: str
    name: ClassVar[str] = "set-details"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new details of those that it changes."""
        changes: list[Change] = []
        for document in self.documents:
            before = details_of(project.document(document))
            after = self._after(before)
            if before != after:
                changes.append(Updated(before, after))
        return _plan(project, changes, value=self.field)

    def _after(self, before: Details) -> Details:
        value = canonicalise(self.value)
        if self.field in FIELDS:
            data: dict[str, Any] = {self.field: value}
            return replace(before, **data)
        metadata = {key: kept for key, kept in before.metadata.items() if key != self.field}
        return replace(before, metadata={**metadata, self.field: value} if value else metadata)


@dataclass(frozen=True, slots=True)
class RemoveDocuments:
    """Take documents out of the project; all that belongs to them comes back with undo."""

    documents: tuple[DocumentId, ...]
    name: ClassVar[str] = "remove-documents"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the removal of those that are there."""
        there = (document for document in self.documents if not project.is_removed(document))
        return _plan(project, [Added(Removal(document=document)) for document in there])


def _statuses(
    project: Reader, pairs: Iterable[tuple[DocumentStatus, DocumentStatus]], **fields: str
) -> Plan:
    changes = [Updated(before, after) for before, after in pairs if before != after]
    return _plan(project, changes, **fields)


def _plan(project: Reader, changes: Sequence[Change], **fields: str) -> Plan:
    first = next(iter(documents_of(changes[:1])), None)
    if first is None:
        return Plan()
    title = project.document(first).title
    return Plan(
        changes=tuple(changes),
        fields={"count": len(changes), "text": title, **fields},
        progress=False,
    )
