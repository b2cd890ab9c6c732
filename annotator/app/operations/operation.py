"""What an operation is: a plan of changes, made from what the project holds now."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Protocol

from annotator.core.changes import Change
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationTypeId, SpanId
from annotator.core.lexicon import Lexicon
from annotator.core.model import Document, DocumentStatus, Relation, Span
from annotator.core.rivals import Rival
from annotator.core.scheme import Scheme
from annotator.core.team import Batch, Decision
from annotator.core.tokens import Tokens

SNIPPET = 40
"""How many characters of a span its history entry quotes."""


class Reader(Protocol):
    """What an operation may look at while it plans."""

    @property
    def annotator_id(self) -> AnnotatorId:
        """The annotator whose work it changes."""

    @property
    def scheme(self) -> Scheme:
        """The project's label scheme."""

    @property
    def lexicon(self) -> Lexicon:
        """The forms that the annotator accepted and rejected; empty where it is not used."""

    def document(self, identifier: DocumentId) -> Document:
        """Return a document."""

    def spans(self, document: DocumentId) -> tuple[Span, ...]:
        """Return the annotator's spans of a document, rejected ones included."""

    def relations(self, document: DocumentId) -> tuple[Relation, ...]:
        """Return the annotator's relations of a document."""

    def status(self, document: DocumentId) -> DocumentStatus:
        """Return the annotator's status of a document."""

    def document_ids(self) -> list[DocumentId]:
        """Return the ids of all documents, in the order in which they came in."""

    def tokens(self, document: DocumentId) -> Tokens:
        """Return the pipeline's tokens of a document, or plain words while there are none."""

    def labelled(self, labels: Collection[LabelId]) -> list[Span]:
        """Return the annotator's spans with one of ``labels`` in the whole project."""

    def linked(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return the annotator's relations of one of ``types`` in the whole project."""

    def labelled_by_all(self, labels: Collection[LabelId]) -> list[Span]:
        """Return everybody's spans with one of ``labels``, gold included, work by work."""

    def linked_by_all(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return everybody's relations of one of ``types``, gold included."""

    def spans_by(self, annotator: AnnotatorId, document: DocumentId) -> tuple[Span, ...]:
        """Return an annotator's spans of a document."""

    def relations_by(self, annotator: AnnotatorId, document: DocumentId) -> tuple[Relation, ...]:
        """Return an annotator's relations of a document."""

    def status_by(self, annotator: AnnotatorId, document: DocumentId) -> DocumentStatus:
        """Return an annotator's status of a document."""

    def rivals(
        self, document: DocumentId | None = None, annotator: AnnotatorId | None = None
    ) -> tuple[Rival, ...]:
        """Return the versions of works that wait to be settled: of one work, or all."""

    def state_of(self, document: DocumentId, annotator: AnnotatorId) -> Rival:
        """Return what the project shows of a work, with the gestures that led to it."""

    def decisions(self, document: DocumentId) -> tuple[Decision, ...]:
        """Return how disagreements on a document were settled or deferred."""

    def is_removed(self, document: DocumentId) -> bool:
        """Tell whether a document was removed: nothing shows it any more."""

    def has_text(self, sha256: str) -> bool:
        """Tell whether the project has a document with the text of this SHA-256."""

    def sees_suggestions(self, document: DocumentId) -> bool:
        """Tell whether the annotator may see suggestions for a document."""

    def batches(self, annotator: AnnotatorId | None = None) -> list[Batch]:
        """Return what was given to an annotator, or to all, the oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an operation wants written, in one transaction.

    ``changes`` are recorded for undo if the operation is undoable; ``fields`` name it in menus.
    ``documents`` come in anew; ``prepared`` are documents whose tokens and suggestions were made,
    each with its tokens and the pipeline's name. With ``progress`` the documents changed are put
    in progress if they were new: not for what is done to many documents from outside.
    """

    changes: tuple[Change, ...] = ()
    fields: Mapping[str, str | int] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()
    prepared: tuple[tuple[DocumentId, Tokens, str], ...] = ()
    progress: bool = True

    @property
    def empty(self) -> bool:
        """Whether there is nothing to write."""
        return not (self.changes or self.documents or self.prepared)


class Operation(Protocol):
    """A use case that changes the project."""

    name: ClassVar[str]
    undoable: ClassVar[bool]

    def plan(self, project: Reader) -> Plan:
        """Return what is to be written; nothing has changed yet."""


class PartedOperation(Protocol):
    """A use case that changes so many documents that it is planned and written part by part."""

    name: ClassVar[str]

    def parts(self, project: Reader) -> Iterator[Plan]:
        """Yield what is to be written next; the fields of each name all so far."""


def span_of(project: Reader, document: DocumentId, identifier: SpanId) -> Span:
    """Return one span of a document.

    Raises:
        KeyError: it is not there (any more).
    """
    for span in project.spans(document):
        if span.id == identifier:
            return span
    raise KeyError(identifier)


def described(project: Reader, spans: tuple[Span, ...]) -> dict[str, str | int]:
    """Return the fields that name an operation on ``spans`` in the history."""
    if not spans:
        return {}
    first = spans[0]
    return {"count": len(spans), "text": quoted(project, first), "label": first.label}


def quoted(project: Reader, span: Span) -> str:
    """Return the words of a span, shortened to ``SNIPPET`` characters."""
    text = project.document(span.document).text[span.start : span.end]
    snippet = text if len(text) <= SNIPPET else f"{text[: SNIPPET - 1].rstrip()}…"
    return " ".join(snippet.split())
