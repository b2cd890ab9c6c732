"""What a project will hold once planned changes are written, for plans made of several plans."""

from collections.abc import Collection, Iterable

from annotator.app.operations.operation import Reader
from annotator.core.changes import Added, Change, Removed, Updated
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationId, RelationTypeId, SpanId
from annotator.core.lexicon import Lexicon
from annotator.core.model import Document, DocumentStatus, Relation, Span
from annotator.core.rivals import Rival
from annotator.core.scheme import Scheme
from annotator.core.team import Batch, Decision
from annotator.core.tokens import Tokens


class Ahead:
    """A reader of one document's spans and relations as planned changes will leave them.

    The rest, and every other document, is read as it is now. The document's text and tokens are
    read once, for a plan may look at them for every span in it.
    """

    def __init__(self, project: Reader, document: DocumentId) -> None:
        self._project = project
        self._here = document
        self._document: Document | None = None
        self._tokens: Tokens | None = None
        self._spans: dict[SpanId, Span] = {span.id: span for span in project.spans(document)}
        self._relations: dict[RelationId, Relation] = {
            relation.id: relation for relation in project.relations(document)
        }
        self._sorted: tuple[Span, ...] | None = None

    def apply(self, changes: Iterable[Change]) -> None:
        """Take ``changes`` to the document for granted from now on."""
        self._sorted = None
        for change in changes:
            match change:
                case Removed(Span() as span):
                    del self._spans[span.id]
                case Added(Span() as span) | Updated(_, Span() as span):
                    self._spans[span.id] = span
                case Removed(Relation() as relation):
                    del self._relations[relation.id]
                case Added(Relation() as relation) | Updated(_, Relation() as relation):
                    self._relations[relation.id] = relation

    @property
    def annotator_id(self) -> AnnotatorId:
        """The annotator whose work it changes."""
        return self._project.annotator_id

    @property
    def scheme(self) -> Scheme:
        """The project's label scheme."""
        return self._project.scheme

    @property
    def lexicon(self) -> Lexicon:
        """The forms that the annotator accepted and rejected, as now."""
        return self._project.lexicon

    def document(self, identifier: DocumentId) -> Document:
        """Return a document."""
        if identifier != self._here:
            return self._project.document(identifier)
        if self._document is None:
            self._document = self._project.document(identifier)
        return self._document

    def spans(self, document: DocumentId) -> tuple[Span, ...]:
        """Return the annotator's spans of a document, in the order of a project's."""
        if document != self._here:
            return self._project.spans(document)
        if self._sorted is None:
            found = self._spans.values()
            self._sorted = tuple(sorted(found, key=lambda span: (span.start, -span.end, span.id)))
        return self._sorted

    def relations(self, document: DocumentId) -> tuple[Relation, ...]:
        """Return the annotator's relations of a document."""
        if document != self._here:
            return self._project.relations(document)
        return tuple(self._relations.values())

    def status(self, document: DocumentId) -> DocumentStatus:
        """Return the annotator's status of a document."""
        return self._project.status(document)

    def document_ids(self) -> list[DocumentId]:
        """Return the ids of all documents, in the order in which they came in."""
        return self._project.document_ids()

    def tokens(self, document: DocumentId) -> Tokens:
        """Return the pipeline's tokens of a document, or plain words while there are none."""
        if document != self._here:
            return self._project.tokens(document)
        if self._tokens is None:
            self._tokens = self._project.tokens(document)
        return self._tokens

    def labelled(self, labels: Collection[LabelId]) -> list[Span]:
        """Return the annotator's spans with one of ``labels`` in the whole project, as now."""
        return self._project.labelled(labels)

    def linked(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return the annotator's relations of one of ``types`` in the whole project, as now."""
        return self._project.linked(types)

    def labelled_by_all(self, labels: Collection[LabelId]) -> list[Span]:
        """Return everybody's spans with one of ``labels``, as now."""
        return self._project.labelled_by_all(labels)

    def linked_by_all(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return everybody's relations of one of ``types``, as now."""
        return self._project.linked_by_all(types)

    def spans_by(self, annotator: AnnotatorId, document: DocumentId) -> tuple[Span, ...]:
        """Return an annotator's spans of a document."""
        own = annotator == self.annotator_id
        return self.spans(document) if own else self._project.spans_by(annotator, document)

    def relations_by(self, annotator: AnnotatorId, document: DocumentId) -> tuple[Relation, ...]:
        """Return an annotator's relations of a document."""
        own = annotator == self.annotator_id
        return self.relations(document) if own else self._project.relations_by(annotator, document)

    def status_by(self, annotator: AnnotatorId, document: DocumentId) -> DocumentStatus:
        """Return an annotator's status of a document."""
        return self._project.status_by(annotator, document)

    def rivals(
        self, document: DocumentId | None = None, annotator: AnnotatorId | None = None
    ) -> tuple[Rival, ...]:
        """Return the versions of works that wait to be settled."""
        return self._project.rivals(document, annotator)

    def state_of(self, document: DocumentId, annotator: AnnotatorId) -> Rival:
        """Return what the project shows of a work, with the gestures that led to it."""
        return self._project.state_of(document, annotator)

    def decisions(self, document: DocumentId) -> tuple[Decision, ...]:
        """Return how disagreements on a document were settled or deferred."""
        return self._project.decisions(document)

    def is_removed(self, document: DocumentId) -> bool:
        """Tell whether a document was removed."""
        return self._project.is_removed(document)

    def has_text(self, sha256: str) -> bool:
        """Tell whether the project has a document with the text of this SHA-256."""
        return self._project.has_text(sha256)

    def sees_suggestions(self, document: DocumentId) -> bool:
        """Tell whether the annotator may see suggestions for a document."""
        return self._project.sees_suggestions(document)

    def batches(self, annotator: AnnotatorId | None = None) -> list[Batch]:
        """Return what was given to an annotator, or to all, as now."""
        return self._project.batches(annotator)
