"""Who may adjudicate what: nobody in a work package, and nobody what they are yet to read."""

from annotator.app.holdings import Holdings
from annotator.core.errors import AdjudicationBlindError, AdjudicationInPackageError
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState


def check_access(project: Holdings, document: DocumentId | None = None) -> None:
    """Check that whoever has the project open may see the others' work on a document.

    Raises:
        AdjudicationInPackageError: the project is a work package.
        AdjudicationBlindError: the document is assigned to them, without what others did, and
            they have not finished it.
    """
    if project.package is not None:
        raise AdjudicationInPackageError(path=str(project.path))
    if document is not None and document in blind(project):
        raise AdjudicationBlindError(title=project.document(document).title)


def blind(project: Holdings) -> frozenset[DocumentId]:
    """Return the documents of which whoever has the project open must not see others' work yet."""
    given = [
        document
        for batch in project.batches(project.annotator_id)
        if not batch.others
        for document in batch.documents
    ]
    return frozenset(
        document for document in given if project.status(document).state is not DocumentState.DONE
    )
