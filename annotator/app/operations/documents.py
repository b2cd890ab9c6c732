"""Operations on documents: add them, set their state, flag them."""

from dataclasses import dataclass, replace
from typing import ClassVar

from annotator.app.operations.operation import Plan, Reader
from annotator.core.changes import Updated
from annotator.core.ids import DocumentId
from annotator.core.model import Document, DocumentState
from annotator.core.offsets import canonicalise


@dataclass(frozen=True, slots=True)
class AddDocuments:
    """Bring documents in; one whose text the project has already is left out."""

    documents: tuple[Document, ...]
    name: ClassVar[str] = "add-documents"
    undoable: ClassVar[bool] = False

    def plan(self, project: Reader) -> Plan:
        """Return the documents with texts that are new to the project."""
        distinct = {document.sha256: document for document in reversed(self.documents)}
        fresh = tuple(
            document
            for document in self.documents
            if distinct[document.sha256] is document and not project.has_text(document.sha256)
        )
        return Plan(documents=fresh, fields={"count": len(fresh)})


@dataclass(frozen=True, slots=True)
class SetDocumentState:
    """Set how far the annotator has come with a document."""

    document: DocumentId
    state: DocumentState
    name: ClassVar[str] = "set-document-state"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new status."""
        before = project.status(self.document)
        if before.state is self.state:
            return Plan()
        after = replace(before, state=self.state)
        title = project.document(self.document).title
        return Plan(
            changes=(Updated(before, after),), fields={"text": title, "state": self.state.value}
        )


@dataclass(frozen=True, slots=True)
class FlagDocument:
    """Flag a document for somebody's attention, with a comment, or take the flag away."""

    document: DocumentId
    flagged: bool
    comment: str = ""
    name: ClassVar[str] = "flag-document"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new status."""
        before = project.status(self.document)
        after = replace(before, flagged=self.flagged, comment=canonicalise(self.comment))
        if before == after:
            return Plan()
        title = project.document(self.document).title
        return Plan(changes=(Updated(before, after),), fields={"text": title})
