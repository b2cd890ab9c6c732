"""Writing gestures, and keeping in memory those that cannot be written, until they can be."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.app.operations.operation import Operation
from annotator.app.project import Project
from annotator.app.unsaved import Cause, Gesture, Kept, Step, Unsaved, cause_of, typed, unwritten
from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.ids import DocumentId

PAUSES = (1000, 2000, 3000, 5000)
"""Milliseconds between tries; the last one stays."""
_Place = tuple[DocumentId, int]


class Keeping(QObject):
    """Carries gestures out one after the other.

    One that cannot be written is kept, and tried again. Until it is written no other is begun,
    because what is done would not be seen; what the person has typed waits behind it. What is no
    gesture (where the annotator is, working time, widths of columns) is put aside quietly.
    """

    changed = Signal()
    """More or less waits than before, or it could not be written once more."""
    saved = Signal(int)
    """All that waited is written now: so many gestures."""
    refused = Signal()
    """A gesture was not begun, because another one waits."""
    failed = Signal(object)
    """A ``UserFacingError`` that is not about writing."""
    told = Signal(object)
    """Effects of what has been written."""
    settled = Signal()
    """Nothing waits any more, not even what is no gesture."""
    stale = Signal()
    """Something shown may not be as it is in the project."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._unsaved = Unsaved()
        self._aside: dict[object, Callable[[], object]] = {}
        self._times: dict[DocumentId, int] = {}
        self._tries = 0
        self._held = self._writing = self._waited = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try)

    # What waits

    @property
    def kept(self) -> tuple[Kept, ...]:
        """The gestures that are in memory only, in order."""
        return tuple(self._unsaved.kept)

    @property
    def fault(self) -> UserFacingError | None:
        """Why they could not be written."""
        return self._unsaved.fault

    @property
    def cause(self) -> Cause:
        """Why they could not be written, as far as it can be found out."""
        fault = self._unsaved.fault
        return Cause.FAILING if fault is None else cause_of(fault, self._project.path)

    @property
    def quiet(self) -> bool:
        """Whether nothing waits, not even what is no gesture."""
        return not (self._unsaved.kept or self._aside or self._times)

    # Gestures

    def do(self, operation: Operation, place: _Place | None = None) -> Effects | None:
        """Carry out an operation; None means that it is not written, and was said so."""
        if self._unsaved.kept and not self.retry():
            if typed(operation):
                self._keep(Gesture(operation, place), self._unsaved.fault)
            else:
                self.refused.emit()
                self.stale.emit()
            return None
        return self._write(Gesture(operation, place))

    def do_aside(self, key: object, operation: Operation) -> Effects | None:
        """Carry out what the program does of itself; None where it has to wait, or failed."""
        done: list[Effects] = []

        def write() -> None:
            done.append(self._told(self._project.do(operation)))

        self.put_aside(key, write)
        return done[0] if done else None

    def step(self, *, forward: bool) -> Effects | None:
        """Undo or redo; what is not written yet is taken back in memory."""
        unsaved = self._unsaved
        if unsaved.take_back(forward=forward):
            self._follow()
            self.stale.emit()
            return Effects()
        if unsaved.kept and not self.retry():
            self.refused.emit()
            return None
        again = unsaved.brought_back() if forward else None
        return self._write(again or Step(forward))

    @property
    def may_take_back(self) -> bool:
        """Whether undo is about what is not written yet."""
        kept = self._unsaved.kept
        return bool(kept) and not (isinstance(kept[-1], Step) and not kept[-1].forward)

    @property
    def may_bring_back(self) -> bool:
        """Whether redo is about what was taken back before it was written, or a kept undo."""
        kept = self._unsaved.kept
        undoing = bool(kept) and isinstance(kept[-1], Step) and not kept[-1].forward
        return undoing or (not kept and self._unsaved.may_bring_back)

    # Trying again

    def retry(self) -> bool:
        """Try to write what waits now; tell whether no gesture waits any more."""
        if not self._unsaved.kept:
            return True
        if self._held or self._writing:
            return False
        waiting = len(self._unsaved.kept)
        self._writing = True
        try:
            refused = self._unsaved.write(self._project, self._told)
        finally:
            self._writing = False
        for error in refused:
            self.failed.emit(error)
        self._follow(again=True)
        if not self._unsaved.kept:
            self.saved.emit(waiting)
        self._settle()
        return not self._unsaved.kept

    def hold(self, *, on: bool) -> None:
        """Write nothing that waits while it is being saved elsewhere."""
        self._held = on
        self._follow()

    def give_up(self) -> tuple[Kept, ...]:
        """Forget all that waits: it is in a copy, or the person wants it so. Return it."""
        kept = self.kept
        self._unsaved = Unsaved()
        self._aside.clear()
        self._times.clear()
        self._follow()
        return kept

    def take_over(self, kept: tuple[Kept, ...]) -> None:
        """Write what another window's file did not take."""
        self._unsaved.kept.extend(kept)
        self.retry()

    def stop(self) -> None:
        """Try no more; what is no gesture is given one last chance."""
        self._timer.stop()
        if not self._unsaved.kept:
            self._write_aside()

    # What is no gesture

    def put_aside(self, key: object, write: Callable[[], object]) -> None:
        """Write something small; later where it cannot be, with the last of the same ``key``.

        Of a project that is only read nothing of the kind is kept.
        """
        if self._project.read_only:
            return
        self._aside[key] = write
        self._write_aside()

    def add_time(self, document: DocumentId, milliseconds: int) -> None:
        """Add to the time spent on a document; not where it is only read."""
        if self._project.read_only:
            return
        self._times[document] = self._times.get(document, 0) + milliseconds
        self._write_aside()

    # Inside

    def _write(self, item: Kept) -> Effects | None:
        try:
            effects = item.write(self._project)
        except UserFacingError as error:
            if not unwritten(error):
                self.failed.emit(error)
                return None
            self._keep(item, error)
            return None
        except BaseException:
            # A bug: nothing was written. What is shown is read again, whatever it had begun.
            self.stale.emit()
            raise
        if effects is not None:
            self._unsaved.follow(item)
            self._told(effects)
        if not self.quiet:
            self._write_aside()
        return effects

    def _keep(self, item: Kept, fault: UserFacingError | None) -> None:
        self._unsaved.keep(item, self._project)
        self._unsaved.fault = fault
        self._tries, self._waited = 0, True
        self._follow()

    def _told(self, effects: Effects) -> Effects:
        self.told.emit(effects)
        return effects

    def _write_aside(self) -> None:
        """Write what is no gesture, unless a gesture waits; say nothing where it fails."""
        if self._held or self._unsaved.kept:
            return
        for key, write in list(self._aside.items()):
            if not self._wrote(write):
                break
            self._aside.pop(key, None)
        for document, time in list(self._times.items()):
            if not self._wrote(partial(self._project.add_time, document, time)):
                break
            self._times.pop(document, None)
        if not self.quiet and not self._timer.isActive():
            self._waited = True
            self._timer.start(PAUSES[-1])
        self._settle()

    def _settle(self) -> None:
        if self._waited and self.quiet:
            self._waited = False
            self.settled.emit()

    def _wrote(self, write: Callable[[], object]) -> bool:
        """Write something small; False where the disk does not take it now."""
        try:
            write()
        except UserFacingError as error:
            if unwritten(error):
                return False
            self.failed.emit(error)
        return True

    def _try(self) -> None:
        if self._unsaved.kept:
            self.retry()
        if not self._unsaved.kept:
            self._write_aside()

    def _follow(self, *, again: bool = False) -> None:
        """Plan the next try, and tell that something is other than before."""
        self._timer.stop()
        if again:
            self._tries += 1
        if self._unsaved.kept and not self._held:
            self._timer.start(PAUSES[min(self._tries, len(PAUSES) - 1)])
        elif not self.quiet and not self._held:
            self._timer.start(0)
        self.changed.emit()
