"""Between the project and the window: operations in, effects and faults out as Qt signals."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from annotator.app.duplicates.carrying import carry_over_to
from annotator.app.file_check import FileCheck
from annotator.app.operations.claims import StoreParts
from annotator.app.operations.lexicon import ApplyLexicon
from annotator.app.operations.operation import Operation
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.pipelines import choose_pipeline
from annotator.app.project import Project
from annotator.app.suggestion_service import ServiceState, SuggestionService
from annotator.core.effects import Effects
from annotator.core.errors import (
    NotAProjectError,
    ProjectDamagedError,
    ProjectReadError,
    ProjectReadOnlyError,
    SuggestionsHiddenError,
    UserFacingError,
)
from annotator.core.ids import DocumentId, SpanId
from annotator.ui.unsaved.keeping import Keeping

RELEASE_AFTER = 600_000
"""Milliseconds without a request until the suggestion process is let go: it holds much memory."""
CHECK_AFTER = 3000
"""Milliseconds after opening until a large file is looked through: the disk is free by then."""


class ProjectBridge(QObject):
    """Owns the open project for the window: the one writer, on the window's thread."""

    changed = Signal(object)
    """Effects of an operation, an undo or a redo; everything in them is on disk already."""
    failed = Signal(object)
    """A ``UserFacingError`` that the person should see."""
    suggesting = Signal()
    """The suggestion service's state or progress changed."""
    scheme_changed = Signal()
    """The project's labels are no longer the same."""
    carried = Signal(int, str)
    """So many labels were carried over to the article being opened, from the one of that title.

    At the start nobody listens yet: ``untold`` keeps it until it is told.
    """
    closing = Signal()
    """The project is about to be closed: nothing may be read from it any more."""
    damaged = Signal(object)
    """A ``ProjectDamagedError``: part of the file cannot be read any more."""
    _arrived = Signal()
    _damaged = Signal(object)

    def __init__(self, project: Project, pipeline: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.project = project
        self.service = SuggestionService(pipeline, self._arrived.emit)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._drain)
        self._arrived.connect(self._turn.start, Qt.ConnectionType.QueuedConnection)
        self.keeping = Keeping(project, self)
        """Carries gestures out, and keeps those that cannot be written."""
        self.keeping.told.connect(self._tell)
        self.keeping.failed.connect(self.failed)
        self.keeping.settled.connect(self._drain)
        self.untold: tuple[int, str] | None = None
        self._damaged.connect(self.damaged, Qt.ConnectionType.QueuedConnection)
        self.check = FileCheck(project, self._damaged.emit)
        self._later = QTimer(self, singleShot=True, interval=CHECK_AFTER)
        self._later.timeout.connect(self.check.start)
        self._later.start()
        self._idle = QTimer(self, singleShot=True, interval=RELEASE_AFTER)
        self._idle.timeout.connect(self._release)
        self.suggesting.connect(self._idle.start)

    def close(self) -> None:
        """Stop the suggestion process and close the project."""
        self.closing.emit()
        self._later.stop()
        self._idle.stop()
        self.check.stop()
        self.keeping.stop()
        self._arrived.disconnect(self._turn.start)
        self._turn.stop()
        self.service.stop()
        self.project.close()

    def do(
        self, operation: Operation, *, place: tuple[DocumentId, int] | None = None
    ) -> Effects | None:
        """Carry out an operation; None means that it is not done.

        Either ``failed`` said why, or it waits in ``keeping`` until it can be written.
        """
        return self.keeping.do(operation, place)

    def undo(self) -> Effects | None:
        """Take back the last gesture; None means there was none or it is not done."""
        return self.keeping.step(forward=False)

    def redo(self) -> Effects | None:
        """Bring back the gesture undone last; None means there was none or it is not done."""
        return self.keeping.step(forward=True)

    def steps(self, most: int, *, forward: bool, enough: Callable[[], bool]) -> int:
        """Undo or redo up to ``most`` gestures, until there are ``enough``; tell of all at once.

        Returns how many were taken, none if one failed.
        """
        if not self.keeping.retry():
            self.keeping.refused.emit()
            return 0
        taken, effects = 0, Effects()
        fault: UserFacingError | None = None
        while taken < most and not (taken and enough()):
            try:
                found = self.project.redo() if forward else self.project.undo()
            except UserFacingError as error:
                fault = error
                break
            if found is None:
                break
            taken, effects = taken + 1, effects.then(found)
        if taken:
            self._tell(effects)
        if fault is not None:
            self.failed.emit(fault)
        return 0 if fault is not None else taken

    def prepare(self, document: DocumentId) -> None:
        """Let a document profit from other versions and the lexicon before it is shown.

        Not while something can be redone: its suggestions stay as the gestures undone knew them.
        """
        if self.project.read_only or self.keeping.kept or self.project.next_redo is not None:
            return
        carrying = carry_over_to(self.project, document)
        if carrying is not None:
            effects = self.keeping.do_aside(("carrying", document), carrying)
            step = self.project.next_undo
            if effects is not None and effects.annotated and step is not None:
                self.untold = int(step.fields["count"]), str(step.fields["text"])
                self.carried.emit(*self.untold)
        self.keeping.do_aside(("lexicon", document), ApplyLexicon(document))

    def explains(self, error: BaseException) -> bool:
        """Tell what an error says about the file or its disk; False where it is none of that."""
        fault = self.project.explained(error)
        if isinstance(fault, NotAProjectError):
            self.damaged.emit(ProjectDamagedError(**fault.fields))
        elif fault is not None:
            self.failed.emit(ProjectReadError(**fault.fields))
        return fault is not None

    def remember_place(self, document: DocumentId, offset: int) -> None:
        """Store where the annotator is, sooner or later."""
        self.keeping.put_aside("place", partial(self.project.remember_place, document, offset))

    def start_suggesting(self, on_screen: DocumentId | None = None) -> None:
        """Pre-highlight every document that has no suggestions yet, the one on screen first."""
        if self.project.read_only:
            return
        self.service.aside.recall(self.project)
        failed = self.service.aside.failed
        missing = self.project.count_without_suggestions() - len(failed)
        if missing <= 0:
            self.suggesting.emit()
            return
        self.service.start()
        self.service.ask_pages(self.project.pages_without_suggestions(), missing)
        if on_screen is not None and not self.project.has_suggestions(on_screen):
            self.service.ask_first(self.project.document(on_screen))
        self.service.feed(self.project)
        self.suggesting.emit()

    def suggest_first(self, document: DocumentId) -> None:
        """Put a document that waits for suggestions before all others.

        A process that was let go is loaded again meanwhile: here it is likely to be asked soon.
        """
        service = self.service
        if not (service.busy or service.released) or document in service.aside.failed:
            return
        if self.project.has_suggestions(document):
            return
        if service.busy:
            service.ask_first(self.project.document(document))
        elif self.project.sees_suggestions(document):
            service.start()
            self.suggesting.emit()

    def suggest_again(self, document: DocumentId) -> None:
        """Make the suggestions of one document anew; what was decided stays."""
        if self._refused(document):
            return
        self.service.aside.lift(document)
        self.service.start()
        self.service.ask_first(self.project.document(document))
        self.suggesting.emit()

    def complete_claim(self, document: DocumentId, claim: SpanId, *, asked: bool = False) -> bool:
        """Have source and cue proposed for a claim; they come when they are found.

        A pipeline that could not be loaded is not tried again for every claim. Returns whether
        they are being looked for; ``asked`` says why they are not, where nobody may see them.
        """
        if asked and self._refused(document):
            return False
        if self.project.read_only or not self.project.sees_suggestions(document):
            return False
        span = next((item for item in self.project.spans(document) if item.id == claim), None)
        failed = self.service.state is ServiceState.FAILED or document in self.service.aside.failed
        if span is None or failed:
            return False
        self.service.start()
        content = (span.start, span.end)
        self.service.ask_parts(self.project.document(document), claim, content)
        self.suggesting.emit()
        return True

    def _refused(self, document: DocumentId) -> bool:
        """Say that an article is to be read without suggestions, or only read, if it is."""
        if self.project.read_only:
            self.failed.emit(ProjectReadOnlyError(path=str(self.project.path)))
            return True
        if self.project.sees_suggestions(document):
            return False
        self.failed.emit(SuggestionsHiddenError())
        return True

    def suggest_all_again(self) -> None:
        """Make all suggestions anew; what was decided stays."""
        if self.project.read_only:
            self.failed.emit(ProjectReadOnlyError(path=str(self.project.path)))
            return
        self.service.start()
        count = sum(self.project.state_counts().values())
        self.service.ask_pages(self.project.pages(), count)
        self.service.feed(self.project)
        self.suggesting.emit()

    def use_pipeline(self, name: str) -> None:
        """Let another pipeline make the project's suggestions from now on."""
        try:
            choose_pipeline(self.project, name)
        except UserFacingError as error:
            self.failed.emit(error)
            return
        self._load(name)
        self.suggest_all_again()

    def load_pipeline(
        self, name: str, on_screen: DocumentId | None, documents: Sequence[DocumentId]
    ) -> None:
        """Load the pipeline that the project chose, and renew the suggestions of ``documents``.

        The one on screen comes first, if it is among them.
        """
        self._load(name)
        self.service.start()
        self.service.ask(documents)
        if on_screen is not None and on_screen in documents:
            self.service.ask_first(self.project.document(on_screen))
        self.service.feed(self.project)
        self.suggesting.emit()

    def _load(self, name: str) -> None:
        self.service.stop()
        self.service = SuggestionService(name, self._arrived.emit)
        self.service.aside.recall(self.project)

    def _release(self) -> None:
        if self.service.release():
            self.suggesting.emit()

    def cancel_suggesting(self) -> None:
        """Stop pre-highlighting; what was stored stays."""
        self.service.cancel()
        self.suggesting.emit()

    def _tell(self, effects: Effects) -> None:
        if effects.scheme:
            self.scheme_changed.emit()
        self.changed.emit(effects)

    def _drain(self) -> None:
        """Write one answer, then let the window breathe before the next.

        However many have arrived, each has a turn of the event loop of its own.
        While something cannot be written they wait where they are.
        """
        if not self.keeping.quiet:
            return
        answers = self.service.take(1)
        while self.service.problems:
            self.failed.emit(self.service.problems.pop(0))
        found = [answer for answer in answers if not (answer.only_tokens or answer.claim)]
        if found:
            made = tuple((item.document, item.suggestions) for item in found)
            self.keeping.do_aside(object(), StoreSuggestions(made))
        for answer in answers:
            if answer.only_tokens:
                tokens = partial(
                    self.project.store_tokens, answer.document, answer.suggestions.tokens
                )
                self.keeping.put_aside(object(), tokens)
            elif answer.claim is not None:
                for claim in answer.suggestions.claims:
                    parts = StoreParts(answer.document, answer.claim, claim)
                    self.keeping.do_aside(object(), parts)
        if self.service.state is not ServiceState.FAILED:
            self.service.feed(self.project)
        self.suggesting.emit()
        if self.service.more:
            self._turn.start()
