"""Pre-highlighting as a plain loop, for the command line: computed in this process.

The project is written by whoever owns it, through ``StoreSuggestions``. Nothing here imports spaCy
until it is needed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.core.model import Document
from annotator.core.suggestions import Suggestions
from annotator.core.tokens import Tokens

_STORED_TOGETHER = 16
"""Documents written in one transaction."""


@dataclass(frozen=True, slots=True)
class SuggestProgress:
    """How far a run over a project has come, in documents."""

    done: int
    total: int


def suggest_texts(texts: Iterable[str], pipeline: str) -> Iterator[Suggestions]:
    """Yield the suggestions for each of ``texts``, in order, computed in this process.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    return suggest_dated(((text, "") for text in texts), pipeline)


def suggest_dated(texts: Iterable[tuple[str, str]], pipeline: str) -> Iterator[Suggestions]:
    """Yield the suggestions for texts that come with the ISO dates of their publication.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    # Imported here: only who computes in this process pays for spaCy.
    from annotator.nlp.suggester import Suggester  # noqa: PLC0415

    yield from Suggester(pipeline).suggest_dated(texts)


def suggest_project(
    project: Project, pipeline: str, *, again: bool = False
) -> Iterator[SuggestProgress]:
    """Pre-highlight a project's documents in this process; closing the iterator stops it.

    Documents that have suggestions are left alone unless ``again``; then those that nobody has
    decided on are made anew. What was stored before it stopped stays.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    chosen = project.document_ids() if again else project.without_suggestions()
    yield from suggest_documents(project, pipeline, chosen)


def suggest_documents(
    project: Project, pipeline: str, chosen: Sequence[DocumentId]
) -> Iterator[SuggestProgress]:
    """Make the suggestions of ``chosen`` documents in this process, anew where there are some.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    yield SuggestProgress(0, len(chosen))
    if not chosen:
        return
    documents = map(project.document, chosen)
    texts = ((document.text, document.published) for document in documents)
    batch: list[tuple[DocumentId, Suggestions]] = []
    results = zip(chosen, suggest_dated(texts, pipeline), strict=True)
    for done, result in enumerate(results, start=1):
        batch.append(result)
        if len(batch) == _STORED_TOGETHER or done == len(chosen):
            project.do(StoreSuggestions(tuple(batch)))
            batch = []
            yield SuggestProgress(done, len(chosen))


def tokenize_document(document: Document, *, language: str = "fr") -> Tokens:
    """Return spaCy's tokens of a document by its language's rules, computed in this process."""
    from annotator.nlp.tokenizing import tokenize  # noqa: PLC0415

    return tokenize(document.text, document.language or language)
