"""Making the remaining suggestions anew with another pipeline."""

from collections.abc import Iterator

from annotator.app.project import Project
from annotator.app.suggesting import SuggestProgress, suggest_documents
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState

_OPEN = (DocumentState.NEW, DocumentState.IN_PROGRESS)


def to_refresh(project: Project) -> list[DocumentId]:
    """Return the articles whose suggestions another pipeline may change, in the working order.

    Those that are done or skipped stay as they are, and in the others every span that somebody
    decided on (``StoreSuggestions`` sees to that). Articles without suggestions are among them.
    """
    return project.document_ids(states=_OPEN, order=project.order)


def refresh(project: Project, pipeline: str) -> Iterator[SuggestProgress]:
    """Make the remaining suggestions anew in this process; closing the iterator stops it.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    yield from suggest_documents(project, pipeline, to_refresh(project))
