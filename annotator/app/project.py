"""An open project: what it holds, and the one door through which it changes."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

from annotator.app.history import fitted
from annotator.app.lexicon import learned
from annotator.app.operations.operation import Operation, Plan
from annotator.core import tokens as tokenizing
from annotator.core.changes import (
    Change,
    Removed,
    Updated,
    documents_of,
    entities,
    inverted,
)
from annotator.core.effects import Effects, effects_of
from annotator.core.errors import InvalidSchemeError, NotAProjectError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, RelationTypeId
from annotator.core.lexicon import Lexicon
from annotator.core.model import (
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    DocumentSummary,
    Relation,
    Span,
    SpanState,
)
from annotator.core.scheme import Scheme
from annotator.core.tokens import Tokens
from annotator.core.uncertainty import Order, Rank
from annotator.store.concordance import Concordance
from annotator.store.journal import JournalEntry, JournalLine, Standing
from annotator.store.project_file import ProjectFile

SUFFIX = ".annodb"
"""The ending of a project's file name."""


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """A gesture that can be undone or redone: the operation's name and what names it in menus."""

    operation: str
    fields: dict[str, Any]


class Project:
    """One annotator's view of an open project file; it belongs to the thread that opened it."""

    def __init__(self, file: ProjectFile, annotator: Annotator) -> None:
        self._file = file
        self.annotator = annotator
        self.scheme: Scheme = file.scheme()
        self.id, self.name, self.created = file.identity()

    @classmethod
    def create(cls, path: Path, *, scheme: Scheme, annotator: Annotator, name: str = "") -> Self:
        """Create a project file at ``path`` and open it.

        Raises:
            ProjectExistsError: there is a file already.
            ProjectWriteError: the folder cannot be written to.
        """
        file = ProjectFile.create(path, name=name or path.stem, scheme=scheme, annotator=annotator)
        return cls(file, annotator)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open the project file at ``path`` as the annotator who works in it.

        Raises:
            ProjectNotFoundError: there is no such file.
            NotAProjectError: it is something else, or damaged.
            ProjectTooNewError: a later version wrote it.
            ProjectLockedError: another window or program has it open.
            ProjectWriteError: the file or its folder is read-only.
        """
        file = ProjectFile.open(path)
        try:
            annotators = file.annotators()
            if not annotators:
                raise NotAProjectError(path=str(path), reason="no annotator")
            return cls(file, annotators[0])
        except InvalidSchemeError as error:
            file.close()
            raise NotAProjectError(path=str(path), reason=str(error)) from error
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Close the file; every change is in it already."""
        self._file.close()

    @property
    def path(self) -> Path:
        """Where the project's file lies."""
        return self._file.path

    @property
    def annotator_id(self) -> AnnotatorId:
        """The annotator whose work is shown and changed."""
        return self.annotator.id

    # What it holds

    def document(self, identifier: DocumentId) -> Document:
        """Return a document. Raises KeyError when there is none."""
        return self._file.documents.get(identifier)

    def documents(self) -> Iterator[Document]:
        """Yield every document in order, a batch in memory at a time."""
        return self._file.documents.each()

    def document_ids(
        self,
        *,
        states: Iterable[DocumentState] = (),
        flagged: bool = False,
        title: str = "",
        order: Order = Order.CORPUS,
    ) -> list[DocumentId]:
        """Return the ids of the documents that pass the filter, in ``order``."""
        return self._file.queues.ids(
            self.annotator_id, states=states, flagged=flagged, title=title, order=order
        )

    def neighbour(
        self,
        identifier: DocumentId | None,
        *,
        forward: bool = True,
        states: Iterable[DocumentState] = (),
        order: Order = Order.CORPUS,
        rank: Rank | None = None,
    ) -> DocumentId | None:
        """Return the nearest document after (or before) another, or the first (or last) of all.

        ``rank`` is where the other one was in ``order``, if it may have moved since.
        """
        if identifier is not None and rank is None:
            rank = self.rank(identifier, order)
        return self._file.queues.neighbour(
            rank, self.annotator_id, forward=forward, states=states, order=order
        )

    def rank(self, identifier: DocumentId, order: Order) -> Rank:
        """Return the place that a document has in ``order`` now."""
        return self._file.queues.rank(identifier, self.annotator_id, order)

    @property
    def order(self) -> Order:
        """The order in which the annotator works on the articles; kept in the settings."""
        kept = self.settings().get("order")
        return Order(kept) if kept in tuple(Order) else Order.CORPUS

    def summaries(self, identifiers: Sequence[DocumentId]) -> list[DocumentSummary]:
        """Return what a list shows of the named documents; zones do not count as spans."""
        return self._file.documents.summaries(
            identifiers, self.annotator_id, uncounted=self.scheme.zone_layers()
        )

    def state_counts(self) -> dict[DocumentState, int]:
        """Return how many documents stand in each state."""
        return self._file.documents.counts(self.annotator_id)

    def span_totals(self) -> dict[tuple[str, SpanState], int]:
        """Return how many spans there are by label and state."""
        return self._file.spans.totals(self.annotator_id)

    def spans(self, document: DocumentId) -> tuple[Span, ...]:
        """Return the spans of a document by place, the longer first, rejected ones included."""
        return self._file.spans.of(document, self.annotator_id)

    def labelled(self, labels: Collection[LabelId]) -> list[Span]:
        """Return the spans with one of ``labels``, by document and place."""
        return self._file.spans.labelled(labels, self.annotator_id)

    def linked(self, types: Collection[RelationTypeId]) -> list[Relation]:
        """Return the relations of one of ``types``, by document."""
        return self._file.relations.typed(types, self.annotator_id)

    def relations(self, document: DocumentId) -> tuple[Relation, ...]:
        """Return the relations of a document, rejected ones included."""
        return self._file.relations.of(document, self.annotator_id)

    def status(self, document: DocumentId) -> DocumentStatus:
        """Return the annotator's status of a document."""
        return self._file.statuses.of(document, self.annotator_id)

    def tokens(self, document: DocumentId) -> Tokens:
        """Return the pipeline's tokens of a document, or plain words while there are none."""
        stored = self._file.documents.tokens(document)
        return stored or tokenizing.words(self.document(document).text)

    def has_pipeline_tokens(self, document: DocumentId) -> bool:
        """Tell whether a pipeline's tokens are stored for the document."""
        return self._file.documents.has_tokens(document)

    def has_text(self, sha256: str) -> bool:
        """Tell whether the project has a document with the text of this SHA-256."""
        return self._file.documents.has_text(sha256)

    def last_change(self, document: DocumentId) -> int | None:
        """Return the Unix time, in seconds, of the last gesture on a document, if any."""
        at = self._file.journal.last_change(document)
        return None if at is None else at // 1000

    def without_suggestions(self) -> list[DocumentId]:
        """Return the documents for which no suggestions were made yet, in order."""
        return self._file.statuses.not_prehighlighted(self.annotator_id)

    @property
    def lexicon(self) -> Lexicon:
        """The forms that the annotator accepted and rejected; empty where it is not used."""
        return self.learned if self.settings().get("lexicon", True) else Lexicon()

    @property
    def learned(self) -> Lexicon:
        """The forms that the annotator accepted and rejected, used or not; only to be read."""
        return self._file.lexicon.of(self.annotator_id)

    def silence(self, form: str, label: LabelId, *, silenced: bool) -> None:
        """Let the lexicon make no use of a form with a label any more, or use it again."""
        with self._file.transaction():
            self._file.lexicon.silence(self.annotator_id, form, label, silenced=silenced)

    def settings(self) -> dict[str, Any]:
        """Return the settings that travel with the project."""
        return self._file.settings()

    @property
    def corpus(self) -> Concordance:
        """What a search over the whole corpus reads."""
        return self._file.concordance

    # Where the annotator is

    def place(self) -> tuple[DocumentId, int] | None:
        """Return the document and offset where the annotator was last."""
        return self._file.statuses.place(self.annotator_id)

    def remember_place(self, document: DocumentId, offset: int) -> None:
        """Store where the annotator is; not a change of the work, so not in the journal."""
        with self._file.transaction():
            self._file.statuses.set_place(self.annotator_id, document, offset)

    # How long the annotator has worked

    def time_spent(self, document: DocumentId) -> int:
        """Return the milliseconds that the annotator has worked on a document."""
        return self._file.times.of(document, self.annotator_id)

    def typical_time(self) -> int | None:
        """Return the median of the milliseconds spent on each finished document, if any."""
        return self._file.times.typical(self.annotator_id)

    def add_time(self, document: DocumentId, milliseconds: int) -> None:
        """Add to the time spent on a document; not a change of the work, so not in the journal."""
        with self._file.transaction():
            self._file.times.add(document, self.annotator_id, milliseconds)

    # Changing it

    def do(self, operation: Operation, *, place: tuple[DocumentId, int] | None = None) -> Effects:
        """Carry out ``operation`` in one durable transaction and return what changed.

        ``place`` is where the annotator is, stored in the same transaction. Nothing at all is
        written when the plan is empty.

        Raises:
            UserFacingError: the operation does not apply, or the file cannot be written.
        """
        plan = operation.plan(self)
        if plan.empty:
            return Effects()
        started = operation.undoable and plan.progress
        changes = self._with_progress(plan) if started else plan.changes
        with self._file.transaction():
            self._file.documents.add(plan.documents)
            self._write(changes)
            self._store_prepared(plan)
            self._record(operation, plan, changes)
            if place is not None:
                self._file.statuses.set_place(self.annotator_id, *place)
        self._follow_scheme(changes)
        return effects_of(changes, library=bool(plan.documents)).including(
            document for document, _, _ in plan.prepared
        )

    def undo(self) -> Effects | None:
        """Take the last gesture back; return what changed, or None when there is none."""
        return self._step(self._file.journal.last_done(self.annotator_id), "undo")

    def redo(self) -> Effects | None:
        """Bring back the gesture undone last; return what changed, or None if there is none."""
        return self._step(self._file.journal.first_undone(self.annotator_id), "redo")

    @property
    def next_undo(self) -> HistoryStep | None:
        """What ``undo`` would take back."""
        return _step_of(self._file.journal.named(self.annotator_id, Standing.DONE))

    @property
    def next_redo(self) -> HistoryStep | None:
        """What ``redo`` would bring back."""
        return _step_of(self._file.journal.named(self.annotator_id, Standing.UNDONE))

    def gesture_counts(self) -> tuple[int, int]:
        """Return how many gestures can be redone, and how many can be undone."""
        return self._file.journal.counts(self.annotator_id)

    def gestures(self, *, done: bool, before: int | None, limit: int) -> list[JournalLine]:
        """Return the annotator's gestures that are done, or undone, the newest first.

        ``before`` is the number of the last one known, to read on from.
        """
        return self._file.journal.lines(self.annotator_id, done=done, before=before, limit=limit)

    def gesture_before(self, seq: int | None) -> JournalEntry | None:
        """Return the annotator's last gesture in force, or the last one before another."""
        return self._file.journal.last_done(self.annotator_id, seq)

    def journal(self) -> list[JournalEntry]:
        """Return everything that was ever done in the project, oldest first."""
        return self._file.journal.entries()

    def change_settings(self, **values: object) -> None:
        """Set settings that travel with the project."""
        with self._file.transaction():
            self._file.set_settings({**self._file.settings(), **values})

    def store_forms(
        self, pipeline: str, document: int, pairs: Iterable[tuple[str, str]]
    ) -> None:
        """Store lemmas of words, by ``pipeline``, of the documents numbered up to ``document``."""
        with self._file.transaction():
            self._file.concordance.add_forms(pipeline, document, pairs)

    def store_tokens(self, document: DocumentId, tokens: Tokens) -> None:
        """Store a pipeline's tokens of a document."""
        with self._file.transaction():
            self._file.documents.set_tokens(document, tokens)

    def _step(self, entry: JournalEntry | None, kind: str) -> Effects | None:
        if entry is None:
            return None
        # An undo is the inverse of the last doing, a redo the inverse of the undo.
        changes = fitted(inverted(self._file.journal.applied(entry)), self)
        with self._file.transaction():
            self._write(changes)
            self._file.journal.mark(entry, kind, changes)
        self._follow_scheme(changes)
        # Read in the gesture's own order, so that undo and redo focus on the same span.
        return effects_of(changes if kind == "redo" else reversed(changes))

    def _write(self, changes: Sequence[Change]) -> None:
        self._file.apply(changes)
        spans = (change for change in changes if isinstance(entities(change)[-1], Span))
        scheme = _scheme_after(changes) or self.scheme
        self._file.queues.renew(documents_of(spans), self.annotator_id, scheme.zone_layers())
        forms = learned(changes, scheme, lambda document: self.document(document).text)
        for (form, label), counts in forms.items():
            self._file.lexicon.add(self.annotator_id, form, label, *counts)

    def _follow_scheme(self, changes: Sequence[Change]) -> None:
        self.scheme = _scheme_after(changes) or self.scheme

    def _with_progress(self, plan: Plan) -> tuple[Change, ...]:
        """Return the plan's changes; the first one on a new document puts it in progress."""
        statuses = [self.status(document) for document in sorted(documents_of(plan.changes))]
        started = [
            Updated(status, _in_progress(status))
            for status in statuses
            if status.state is DocumentState.NEW and not _sets_status(plan.changes)
        ]
        return (*plan.changes, *started)

    def _store_prepared(self, plan: Plan) -> None:
        for document, tokens, pipeline in plan.prepared:
            self._file.documents.set_tokens(document, tokens)
            self._file.statuses.mark_prehighlighted(document, self.annotator_id, pipeline)

    def _record(self, operation: Operation, plan: Plan, changes: Sequence[Change]) -> None:
        journal = self._file.journal
        if not operation.undoable and any(isinstance(change, Removed) for change in changes):
            # A gesture that was undone may speak of a suggestion that is no longer there.
            journal.drop_undone(self.annotator_id)
        journal.record(
            self.annotator_id,
            operation.name,
            dict(plan.fields),
            # Suggestions and imports are counted, not copied: the rows themselves are the record.
            changes if operation.undoable else (),
            undoable=operation.undoable,
        )


def _in_progress(status: DocumentStatus) -> DocumentStatus:
    return DocumentStatus(
        document=status.document,
        annotator=status.annotator,
        state=DocumentState.IN_PROGRESS,
        flagged=status.flagged,
        comment=status.comment,
    )


def _sets_status(changes: Iterable[Change]) -> bool:
    return any(
        isinstance(change, Updated) and isinstance(change.after, DocumentStatus)
        for change in changes
    )


def _scheme_after(changes: Iterable[Change]) -> Scheme | None:
    """Return the scheme that ``changes`` leave behind, if they speak of it."""
    after = [entities(change)[-1] for change in changes]
    return next((entity for entity in reversed(after) if isinstance(entity, Scheme)), None)


def _step_of(named: tuple[str, dict[str, Any]] | None) -> HistoryStep | None:
    return HistoryStep(*named) if named else None
