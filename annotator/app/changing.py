"""The one door through which an open project changes: gestures, undo and redo."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from annotator.app.corrected import CORRECTED, corrected
from annotator.app.history import fitted
from annotator.app.holdings import Holdings
from annotator.app.lexicon import learned, new_forms
from annotator.app.operations.operation import Operation, PartedOperation, Plan
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
from annotator.core.errors import ImportUnfinishedError, UserFacingError
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import GOLD, DocumentState, DocumentStatus, Intake, Span
from annotator.core.scheme import Scheme
from annotator.store.journal import JournalEntry, Standing

_NOTHING_NEW: Mapping[DocumentId, int] = {}


class Changing(Holdings):
    """A project as gestures change it, and take what they changed back."""

    def do(self, operation: Operation, *, place: tuple[DocumentId, int] | None = None) -> Effects:
        """Carry out ``operation`` in one durable transaction and return what changed.

        ``place`` is where the annotator is, stored in the same transaction. Nothing at all is
        written when the plan is empty.

        Raises:
            UserFacingError: the operation does not apply, an import is unfinished where documents
                or labels are to change, or the file cannot be written.
        """
        with self._file.reading():
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
        with self._file.going_back():
            return self._step(self._file.journal.last_done(self.annotator_id), "undo")

    def redo(self) -> Effects | None:
        """Bring back the gesture undone last; return what changed, or None if there is none."""
        with self._file.going_back():
            return self._step(self._file.journal.first_undone(self.annotator_id), "redo")

    def explained(self, error: BaseException) -> UserFacingError | None:
        """Return what an error says about the file or its disk; None where it is another."""
        return self._file.explained(error)

    # Inside

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
