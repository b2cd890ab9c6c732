"""Gestures that could not be written: kept in memory, in order, until they can be."""

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from annotator.app.holdings import HistoryStep
from annotator.app.operations.library import SetDetails
from annotator.app.operations.operation import Operation
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import SetAttribute
from annotator.app.project import Project
from annotator.core.effects import Effects
from annotator.core.errors import (
    GestureGoneError,
    NotAProjectError,
    ProjectDamagedError,
    ProjectLockedError,
    ProjectWriteError,
    UserFacingError,
)
from annotator.core.ids import DocumentId

_UNWRITTEN = (ProjectWriteError, ProjectLockedError, NotAProjectError, ProjectDamagedError)
_LITTLE = 2_000_000
"""Bytes below which a disk is full for our purposes: its journal needs room beside the file."""


class Cause(StrEnum):
    """Why a project cannot be written, as far as it can be found out."""

    FULL = "full"
    READ_ONLY = "read-only"
    GONE = "gone"
    HELD = "held"
    DAMAGED = "damaged"
    FAILING = "failing"


@dataclass(frozen=True, slots=True)
class Gesture:
    """An operation, and the place of the annotator that is stored along."""

    operation: Operation
    place: tuple[DocumentId, int] | None = None
    step: HistoryStep | None = field(default=None, compare=False)
    """What names it in menus, where that could be found out."""
    again: bool = field(default=False, compare=False)
    """Whether it was taken back before it was written, and is done again."""

    def write(self, project: Project) -> Effects | None:
        """Carry it out."""
        return project.do(self.operation, place=self.place)


@dataclass(frozen=True, slots=True)
class Step:
    """An undo, or a redo."""

    forward: bool

    def write(self, project: Project) -> Effects | None:
        """Carry it out; None where there is nothing to undo or redo."""
        return project.redo() if self.forward else project.undo()


Kept = Gesture | Step


class Unsaved:
    """What waits to be written, the first gesture first; ``fault`` says why it could not be."""

    def __init__(self) -> None:
        self.kept: list[Kept] = []
        self.fault: UserFacingError | None = None
        self._withdrawn: list[Gesture] = []
        self._undone = 0

    def keep(self, item: Kept, project: Project) -> None:
        """Put something behind all that waits already; the same twice in a row waits once."""
        if isinstance(item, Gesture):
            last = self.kept[-1] if self.kept else None
            if isinstance(last, Gesture) and last.operation == item.operation:
                return
            self.follow(item)
            item = replace(item, step=_named(item.operation, project))
        self.kept.append(item)

    def write(self, project: Project, tell: Callable[[Effects], object]) -> list[UserFacingError]:
        """Write what waits, in order, and tell what each changed.

        It ends where something cannot be written still; ``fault`` is None when all is. Returns
        why some of it does not apply any more: this no longer waits.
        """
        refused = []
        self.fault = None
        while self.kept and self.fault is None:
            try:
                effects = self.kept[0].write(project)
            except UserFacingError as error:
                if unwritten(error):
                    self.fault = error
                    break
                refused.append(error)
                effects = None
            except LookupError:
                # What it is about went while it waited.
                refused.append(GestureGoneError())
                effects = None
            except BaseException:
                del self.kept[0]  # a bug, which would come again with every try
                raise
            item = self.kept.pop(0)
            if effects is not None:
                self.follow(item)
                tell(effects)
        return refused

    def follow(self, item: Kept) -> None:
        """Follow what was written: a new gesture ends what was taken back before it was."""
        if isinstance(item, Step):
            if self._withdrawn:
                self._undone = max(self._undone + (-1 if item.forward else 1), 0)
        elif item.operation.undoable and not item.again:
            self._withdrawn.clear()
            self._undone = 0

    # Undo and redo of what is not written yet

    def take_back(self, *, forward: bool) -> bool:
        """Undo (or redo, if ``forward``) by dropping what waits last; False where that is wrong.

        A gesture that waits is taken back by undo, an undo that waits by redo, a redo by undo.
        """
        last = self.kept[-1] if self.kept else None
        if last is None or forward != (isinstance(last, Step) and not last.forward):
            return False
        self.kept.pop()
        if isinstance(last, Gesture):
            self._withdrawn.append(replace(last, again=True))
            self._undone = 0
        if not self.kept:
            self.fault = None
        return True

    def brought_back(self) -> Kept | None:
        """Return the gesture that a redo is about, if it was taken back before it was written."""
        return self._withdrawn.pop() if self.may_bring_back else None

    @property
    def may_bring_back(self) -> bool:
        """Whether a redo is about a gesture that was never written."""
        return bool(self._withdrawn) and not self._undone


def unwritten(error: UserFacingError) -> bool:
    """Tell whether a fault is of the file or its disk, not of what was to be written."""
    return isinstance(error, _UNWRITTEN)


def typed(operation: Operation) -> bool:
    """Tell whether an operation holds what the person has typed."""
    if isinstance(operation, ChangeScheme | SetDetails | SetAttribute):
        return True
    return bool(getattr(operation, "comment", ""))


def cause_of(error: UserFacingError, path: Path) -> Cause:
    """Return why the project at ``path`` could not be written.

    SQLite's words tell much, the state of the disk tells the rest.
    """
    reason = str(error.fields.get("reason", ""))
    if isinstance(error, ProjectLockedError):
        return Cause.HELD
    if "moved or deleted" in reason or not path.exists():
        return Cause.GONE
    if isinstance(error, NotAProjectError | ProjectDamagedError):
        return Cause.DAMAGED
    if "full" in reason:
        return Cause.FULL
    if "readonly" in reason or not _writable(path):
        return Cause.READ_ONLY
    return Cause.FULL if _free(path) < _LITTLE else Cause.FAILING


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def _free(path: Path) -> int:
    try:
        return shutil.disk_usage(path.parent).free
    except OSError:
        return _LITTLE  # nobody knows


def _named(operation: Operation, project: Project) -> HistoryStep | None:
    """Return what names a gesture; None where the project cannot even be read."""
    try:
        return HistoryStep(operation.name, dict(operation.plan(project).fields))
    except UserFacingError:
        return None
