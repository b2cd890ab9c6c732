"""What a project holds of a team: its people, what each is to do, and what was settled."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Any

from annotator.core.errors import NotAProjectError
from annotator.core.ids import AnnotatorId, BatchId, DocumentId, LabelId, RelationTypeId
from annotator.core.model import GOLD, Annotator, DocumentState, DocumentStatus, Relation, Span
from annotator.core.rivals import Rival
from annotator.core.team import Batch, Decision
from annotator.store.assignments import Traits
from annotator.store.packaging import Contents, Packing
from annotator.store.project_file import ProjectFile

PACKAGE = "package"
"""The setting that makes a project a work package: for whom, of which project, since when."""


class Teamwork:
    """Everybody's part of an open project file, to be looked at; nothing here changes it."""

    annotator: Annotator
    """Who works in it."""

    def __init__(self, file: ProjectFile) -> None:
        self._file = file

    @property
    def people(self) -> list[Annotator]:
        """Who works in the project, in the order in which they came; gold is nobody's."""
        return [one for one in self._file.annotators() if one.id != GOLD.id]

    @property
    def has_gold(self) -> bool:
        """Whether disagreements were ever settled in the project."""
        return self.knows(GOLD.id)

    def knows(self, annotator: AnnotatorId) -> bool:
        """Tell whether the project has heard of an annotator."""
        return self._file.knows(annotator)

    @property
    def package(self) -> dict[str, Any] | None:
        """What the project says of itself as a work package; None where it is none."""
        found = self._file.settings().get(PACKAGE)
        return found if isinstance(found, dict) else None

    def batches(self, annotator: AnnotatorId | None = None) -> list[Batch]:
        """Return what was given to an annotator, or to all, the oldest first."""
        return self._file.assignments.batches(annotator)

    def assigned_to(self, document: DocumentId) -> tuple[AnnotatorId, ...]:
        """Return to whom a document is assigned."""
        return self._file.assignments.of(document)

    def begun(
        self, annotator: AnnotatorId, documents: Sequence[DocumentId]
    ) -> frozenset[DocumentId]:
        """Return those of ``documents`` with which an annotator has begun."""
        if not self.knows(annotator):
            return frozenset()
        return frozenset(self._file.assignments.begun(annotator, documents))

    def traits(self, numbers: Sequence[int], key: str = "") -> Iterator[Traits]:
        """Yield what tells kinds of documents apart; ``key`` is one of their metadata."""
        return self._file.assignments.traits(numbers, key)

    def progress_by_batch(self) -> dict[BatchId, dict[DocumentState, int]]:
        """Return how many articles of each batch stand where for its annotator."""
        return self._file.assignments.progress()

    def states_by_person(self) -> dict[AnnotatorId, dict[DocumentState, int]]:
        """Return how many articles each annotator has in which state, given to them or not."""
        return self._file.assignments.states()

    def packing(self, contents: Contents, path: Path) -> Packing:
        """Return what writes a work package to ``path``; the project stays as it is."""
        return self._file.packing(contents, path)

    def sees_suggestions(self, document: DocumentId) -> bool:
        """Tell whether the annotator may see suggestions for a document: not where it is blind."""
        return self._file.assignments.terms(document, self.annotator.id)[0]

    def sees_others(self, document: DocumentId) -> bool:
        """Tell whether the annotator may see what others did with a document."""
        return self._file.assignments.terms(document, self.annotator.id)[1]

    def decisions(self, document: DocumentId) -> tuple[Decision, ...]:
        """Return how disagreements on a document were settled or deferred, by place."""
        return self._file.decisions.of(document)

    def decisions_among(self, numbers: Sequence[int]) -> dict[DocumentId, tuple[Decision, ...]]:
        """Return the decisions on the documents with these numbers, a few hundred at a time."""
        return self._file.decisions.among(numbers)

    def spans_by(self, annotator: AnnotatorId, document: DocumentId) -> tuple[Span, ...]:
        """Return the spans of anybody's, or the gold spans, of a document, as ``spans`` does."""
        return self._file.spans.of(document, annotator) if self.knows(annotator) else ()

    def relations_by(self, annotator: AnnotatorId, document: DocumentId) -> tuple[Relation, ...]:
        """Return the relations of anybody's, or the gold ones, of a document."""
        return self._file.relations.of(document, annotator) if self.knows(annotator) else ()

    def labelled_by_all(self, labels: Collection[LabelId]) -> list[Span]:
        """Return everybody's spans with one of ``labels``, gold included, work by work."""
        people = self._file.annotators()
        return [span for one in people for span in self._file.spans.labelled(labels, one.id)]

    def linked_by_all(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return everybody's relations of one of ``types``, gold included."""
        people = self._file.annotators()
        return [link for one in people for link in self._file.relations.typed(types, one.id)]

    def rivals(
        self, document: DocumentId | None = None, annotator: AnnotatorId | None = None
    ) -> tuple[Rival, ...]:
        """Return the states of works that wait to be settled: of one work, or all."""
        if document is None or annotator is None:
            return self._file.rivals.all()
        return self._file.rivals.of(document, annotator) if self.knows(annotator) else ()

    def state_of(self, document: DocumentId, annotator: AnnotatorId) -> Rival:
        """Return what the project shows of a work, with the gestures that led to it."""
        return self._file.state_of(document, annotator)

    @property
    def unsettled(self) -> int:
        """How many works were done in several copies at once and are to be settled."""
        return self._file.rivals.count()

    def status_by(self, annotator: AnnotatorId, document: DocumentId) -> DocumentStatus:
        """Return how far anybody, or adjudication, has come with a document."""
        if not self.knows(annotator):
            return DocumentStatus(document=document, annotator=annotator)
        return self._file.statuses.of(document, annotator)


def working(file: ProjectFile, annotator: Annotator | None) -> Annotator:
    """Return who works in a file: who it was made for, else ``annotator``, else who came first.

    Raises:
        NotAProjectError: nobody does.
    """
    people = [one for one in file.annotators() if one.id != GOLD.id]
    package = file.settings().get(PACKAGE)
    meant = package.get("annotator") if isinstance(package, dict) else None
    wanted = (meant, annotator.id if annotator is not None else None)
    found = [one for who in wanted for one in people if one.id == who]
    if not people:
        raise NotAProjectError(path=str(file.path), reason="no annotator")
    return (found or people)[0]
