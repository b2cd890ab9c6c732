"""An open project: what it holds, and the one door through which it changes."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self

from annotator.app.corrected import CORRECTED, corrected
from annotator.app.history import fitted
from annotator.app.holdings import Holdings
from annotator.app.lexicon import learned, new_forms
from annotator.app.operations.operation import Operation, PartedOperation, Plan
from annotator.app.teamwork import working
from annotator.core.changes import (
    Added,
    Change,
    Removed,
    Updated,
    documents_of,
    entities,
    inverted,
    works_of,
)
from annotator.core.effects import Effects, effects_of
from annotator.core.errors import ImportUnfinishedError, InvalidSchemeError, NotAProjectError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId
from annotator.core.model import (
    GOLD,
    Annotator,
    DocumentState,
    DocumentStatus,
    Intake,
    Span,
)
from annotator.core.scheme import Scheme
from annotator.core.tokens import Tokens
from annotator.store.imports import Imports
from annotator.store.journal import JournalEntry, Standing
from annotator.store.merging.beside import Looking
from annotator.store.merging.copy import Brought, Copy
from annotator.store.project_file import ProjectFile
from annotator.store.trainings import Trainings
from annotator.store.versions import Versions

_NOTHING_NEW: Mapping[DocumentId, int] = {}
SUFFIX = ".annodb"
"""The ending of a project's file name."""


class Project(Holdings):
    """An open project that can be changed; it belongs to the thread that opened it."""

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
    def open(cls, path: Path, annotator: Annotator | None = None, *, over: bool = False) -> Self:
        """Open the project file at ``path`` as the annotator who works in it.

        A work package is opened as the one it was made for. Any other project is opened as
        ``annotator``, if the project knows them, else as the first who worked in it. ``over`` is
        the person's word that a computer that has been silent no longer has it open.

        Raises:
            ProjectNotFoundError: there is no such file.
            NotAProjectError: it is something else, or damaged.
            ProjectTooNewError: a later version wrote it.
            ProjectLockedError: another window or program has it open.
            ProjectHeldError: another computer had it open and has been silent since.
            ProjectWriteError: the file or its folder is read-only.
        """
        file = ProjectFile.open(path, over=over)
        try:
            project = cls(file, working(file, annotator))
            file.lock.say_who(project.annotator.name)
            return project
        except InvalidSchemeError as error:
            file.close()
            raise NotAProjectError(path=str(path), reason=str(error)) from error
        except BaseException:
            file.close()
            raise

    def close(self) -> None:
        """Close the file; every change is in it already."""
        self._file.close()

    def join(self, annotator: Annotator) -> None:
        """Let somebody work in the project too, or give one who does another name."""
        with self._file.transaction():
            if any(one.id == annotator.id for one in self._file.annotators()):
                self._file.rename_annotator(annotator)
            else:
                self._file.add_annotator(annotator)
        if annotator.id == self.annotator_id:
            self.annotator = annotator

    def remember_place(self, document: DocumentId, offset: int) -> None:
        """Store where the annotator is; not a change of the work, so not in the journal."""
        with self._file.transaction():
            self._file.statuses.set_place(self.annotator_id, document, offset)

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
            UserFacingError: the operation does not apply, an import is unfinished where documents
                or labels are to change, or the file cannot be written.
        """
        plan = operation.plan(self)
        if plan.empty:
            return Effects()
        self._check_import(plan)
        started = operation.undoable and plan.progress
        changes = self._with_progress(plan) if started else plan.changes
        with self._file.transaction():
            self._file.documents.add(plan.documents)
            self._write(changes, self._fresh(plan))
            self._store_prepared(plan)
            self._record(operation, plan, changes)
            if place is not None:
                self._file.statuses.set_place(self.annotator_id, *place)
        self._follow_scheme(changes)
        return effects_of(changes, library=bool(plan.documents)).including(
            document for document, _, _ in plan.prepared
        )

    def do_in_parts(self, operation: PartedOperation) -> Iterator[Effects]:
        """Carry out a very large operation, each part in a transaction of its own.

        It is one gesture nevertheless: undo takes all parts back, however many were written when
        the iterator was closed. It ends early where the gesture is undone meanwhile.
        """
        first: JournalEntry | None = None
        for plan in operation.parts(self):
            if plan.empty:
                continue
            journal, fields = self._file.journal, dict(plan.fields)
            if first is not None and journal.entry(first.seq).standing is not Standing.DONE:
                return
            with self._file.transaction():
                self._write(plan.changes)
                if first is None:
                    seq = journal.record(
                        self.annotator_id, operation.name, fields, plan.changes, undoable=True
                    )
                    first = journal.entry(seq)
                else:
                    journal.record_part(first, fields, plan.changes)
            yield effects_of(plan.changes)

    def undo(self) -> Effects | None:
        """Take the last gesture back; return what changed, or None when there is none."""
        return self._step(self._file.journal.last_done(self.annotator_id), "undo")

    def redo(self) -> Effects | None:
        """Bring back the gesture undone last; return what changed, or None if there is none."""
        return self._step(self._file.journal.first_undone(self.annotator_id), "redo")

    def settle_history(self) -> None:
        """Let everything so far be what the project begins with: nothing takes it back."""
        with self._file.transaction():
            self._file.journal.settle()

    def silence(self, form: str, label: LabelId, *, silenced: bool) -> None:
        """Let the lexicon make no use of a form with a label any more, or use it again."""
        with self._file.transaction():
            self._file.lexicon.silence(self.annotator_id, form, label, silenced=silenced)

    def change_settings(self, **values: object) -> None:
        """Set settings that travel with the project."""
        with self._file.transaction():
            self._file.set_settings({**self._file.settings(), **values})

    def store_forms(self, pipeline: str, document: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Store lemmas of words, by ``pipeline``, of the documents numbered up to ``document``."""
        with self._file.transaction():
            self._file.concordance.add_forms(pipeline, document, pairs)

    @contextmanager
    def importing(self) -> Iterator[Imports]:
        """Give the table of unfinished imports inside one transaction: nothing of it shows."""
        with self._file.transaction():
            yield self._file.imports

    def finish_import(self, fields: Mapping[str, int], scheme: Scheme | None) -> Effects:
        """Show what an import has brought in, with labels added to the ``scheme`` if it is given.

        One short transaction, recorded as one gesture: taking it back hides the documents again,
        and takes what was added to others, and labels that nothing else has.
        """
        changes: tuple[Change, ...] = ()
        if scheme is not None:
            grown = replace(self.scheme, layers=scheme.layers, version=self.scheme.version + 1)
            changes = (Updated(self.scheme, grown),)
        uncounted = (scheme or self.scheme).zone_layers()
        with self._file.transaction():
            imports = self._file.imports
            self._file.apply(changes)
            intake, waiting = imports.intake(), imports.waiting()
            touched = imports.finish()
            self._file.queues.renew(touched, self.annotator_id, uncounted, {})
            self._file.lexicon.add_many(self.annotator_id, imports.forms())
            imports.forget()
            self._file.spans.forget()
            self._file.relations.forget()
            came = () if intake is None else (Added(intake),)
            done = (*changes, *came, *self._carried(touched, waiting))
            self._file.journal.record(
                self.annotator_id, "import-documents", dict(fields), done, undoable=bool(done)
            )
        self._follow_scheme(changes)
        return replace(effects_of(changes, library=True), annotated=frozenset(touched))

    def _carried(
        self, documents: Iterable[DocumentId], waiting: Collection[str]
    ) -> Iterator[Change]:
        """Yield what an import added to documents that had been there."""
        for document in documents:
            yield from (Added(one) for one in self.spans(document) if one.id in waiting)
            yield from (Added(one) for one in self.relations(document) if one.id in waiting)

    @contextmanager
    def sketching(self) -> Iterator[Versions]:
        """Give the table of versions inside one transaction: it is no work of an annotator."""
        with self._file.transaction():
            yield self._file.versions

    def forget_versions(self) -> None:
        """Drop all versions of stories; they are to be found anew."""
        with self._file.transaction():
            self._file.versions.forget()

    @contextmanager
    def recording_training(self) -> Iterator[Trainings]:
        """Give the table of training runs inside one transaction: it is no annotator's work."""
        with self._file.transaction():
            yield self._file.trainings

    def copy(self, path: Path) -> AbstractContextManager[Copy]:
        """Give another copy of the project, to be looked at. Raises UserFacingError."""
        return self._file.copy(path, self.scheme)

    def looking_into_copies(self) -> Looking:
        """Return what looks into copies of the project in another thread."""
        return self._file.looking()

    def take(self, copy: Copy) -> Generator[int, None, Brought]:
        """Bring another copy's work in, as one transaction; yields how many works were done.

        Raises:
            ImportUnfinishedError: documents are coming in already.
        """
        self._refuse_while_importing()
        with self._file.transaction():
            brought = yield from copy.take()
            if brought.scheme is not None:
                whole = replace(brought.scheme, version=self.scheme.version + 1)
                self._file.set_scheme(whole)
                self.scheme = whole
            self._file.spans.forget()
            self._file.relations.forget()
        return brought

    def store_tokens(self, document: DocumentId, tokens: Tokens) -> None:
        """Store a pipeline's tokens of a document."""
        with self._file.transaction():
            self._file.documents.set_tokens(document, tokens)

    def _step(self, entry: JournalEntry | None, kind: str) -> Effects | None:
        if entry is None:
            return None
        later = self._file.journal.parts(entry)
        if later:
            return self._step_in_parts([entry.seq, *later], kind)
        # An undo is the inverse of the last doing, a redo the inverse of the undo.
        changes = fitted(inverted(self._file.journal.applied(entry)), self)
        if any(isinstance(entities(change)[-1], Intake | Scheme) for change in changes):
            self._refuse_while_importing()
        with self._file.transaction():
            self._write(changes)
            self._file.journal.mark(entry, kind, changes)
        self._follow_scheme(changes)
        # Read in the gesture's own order, so that undo and redo focus on the same span.
        return effects_of(changes if kind == "redo" else reversed(changes))

    def _step_in_parts(self, numbers: Sequence[int], kind: str) -> Effects:
        """Undo or redo a gesture of many parts, with one of them in memory at a time."""
        journal, decided = self._file.journal, set[DocumentId]()
        with self._file.transaction():
            for number in numbers if kind == "redo" else reversed(numbers):
                part = journal.entry(number)
                changes = fitted(inverted(journal.applied(part)), self)
                self._write(changes)
                journal.mark(part, kind, changes)
                decided |= documents_of(changes)
        return Effects(decided=frozenset(decided))

    def _write(
        self, changes: Sequence[Change], fresh: Mapping[DocumentId, int] = _NOTHING_NEW
    ) -> None:
        if any(whose == GOLD.id for _, whose in works_of(changes)) and not self.has_gold:
            self._file.add_annotator(GOLD)
        self._file.apply(changes)
        scheme = _scheme_after(changes) or self.scheme
        spans = [change for change in changes if isinstance(entities(change)[-1], Span)]
        for whose in {whose for _, whose in works_of(spans) if whose is not None}:
            theirs = (change for change in spans if _is_of(change, whose))
            self._file.queues.renew(documents_of(theirs), whose, scheme.zone_layers(), fresh)
        # The lexicon is what this annotator has learned, not what others' work would teach.
        own = [change for change in spans if _is_of(change, self.annotator_id)]
        forms = learned(own, scheme, lambda document: self.document(document).text)
        for (form, label), counts in forms.items():
            self._file.lexicon.add(self.annotator_id, form, label, *counts)
        for change in changes:
            if isinstance(change, Added | Removed) and isinstance(change.entity, Intake):
                self._learn(change.entity, 1 if isinstance(change, Added) else -1)

    def _learn(self, intake: Intake, sign: int) -> None:
        """Count the decisions that came with an import, or take them back."""
        for form, label, accepted, rejected in intake.forms:
            self._file.lexicon.add(self.annotator_id, form, label, sign * accepted, sign * rejected)

    def _follow_scheme(self, changes: Sequence[Change]) -> None:
        self.scheme = _scheme_after(changes) or self.scheme

    def _check_import(self, plan: Plan) -> None:
        """Refuse what an unfinished import would come in the way of."""
        if plan.documents or _scheme_after(plan.changes) is not None:
            self._refuse_while_importing()

    def _refuse_while_importing(self) -> None:
        pending = self.unfinished_import
        if pending is not None:
            raise ImportUnfinishedError(count=pending.documents)

    def _with_progress(self, plan: Plan) -> tuple[Change, ...]:
        """Return the plan's changes; the first one on a new document puts it in progress."""
        statuses = [self.status(document) for document in sorted(documents_of(plan.changes))]
        started = [
            Updated(status, _in_progress(status))
            for status in statuses
            if status.state is DocumentState.NEW and not _sets_status(plan.changes)
        ]
        return (*plan.changes, *started)

    def _fresh(self, plan: Plan) -> dict[DocumentId, int]:
        """Return how many suggestions made just now have a form that the lexicon does not know."""
        documents = {document for document, _, _ in plan.prepared}
        if not documents:
            return {}
        return new_forms(
            plan.changes,
            documents,
            self.learned,
            self.scheme,
            lambda document: self.document(document).text,
        )

    def _store_prepared(self, plan: Plan) -> None:
        for document, tokens, pipeline in plan.prepared:
            self._file.documents.set_tokens(document, tokens)
            self._file.statuses.mark_prehighlighted(document, self.annotator_id, pipeline)

    def _record(self, operation: Operation, plan: Plan, changes: Sequence[Change]) -> None:
        journal = self._file.journal
        if not operation.undoable and any(isinstance(change, Removed) for change in changes):
            # A gesture that was undone may speak of a suggestion that is no longer there.
            journal.drop_undone(self.annotator_id)
        put_right = corrected(changes) if operation.undoable else []
        journal.record(
            self.annotator_id,
            operation.name,
            {**plan.fields, CORRECTED: put_right} if put_right else dict(plan.fields),
            # Suggestions and imports are counted, not copied: the rows themselves are the record.
            changes if operation.undoable else (),
            undoable=operation.undoable,
        )


def _is_of(change: Change, annotator: AnnotatorId) -> bool:
    """Tell whether a change of a span is one of an annotator's own."""
    entity = entities(change)[-1]
    return isinstance(entity, Span) and entity.annotator == annotator


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
