"""Backups of projects: sound copies made beside the work, and brought back as copies."""

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from threading import Event, Thread
from typing import TypeVar

from annotator.app import backup_folder as folder
from annotator.app import memory
from annotator.app.backup_folder import Backup, Reason, delete, list_of, thin
from annotator.app.project import SUFFIX, Project
from annotator.app.side_thread import in_thread
from annotator.core.errors import BackupFailedError, ProjectExistsError, UserFacingError
from annotator.store import backups
from annotator.store.backups import Contents

__all__ = [
    "Backup", "BackupStep", "Inspected", "Inspections", "Reason", "backed_up", "delete", "first",
    "inspecting", "list_of", "look", "make", "make_first", "making", "restore", "restore_to",
    "thin", "unsaved", "verify",
]  # fmt: skip

_LOOKED_AT = "looked at"
_Step = TypeVar("_Step")
FRESH = timedelta(minutes=5)
"""A backup so young serves before an import or a removal too, if little was done since."""
LITTLE = 50
"""So many gestures are little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStep:
    """How far a backup has come, in pages of the file; the last one has the ``backup``."""

    done: int
    total: int
    backup: Backup | None = None


@dataclass(frozen=True, slots=True)
class Inspected:
    """What was found in a backup; ``sound`` is None until all of it was read."""

    backup: Backup
    contents: Contents | None
    sound: bool | None = None


@dataclass(frozen=True, slots=True)
class Inspections:
    """What was found in backups so far; each was looked into twice at the end."""

    found: tuple[Inspected, ...]
    total: int

    @property
    def done(self) -> int:
        """How many looks that were."""
        return len(self.found)


def make(
    project: Project, reason: Reason, *, home: Path | None = None, now: datetime | None = None
) -> Backup:
    """Back up an open project at once, then thin out older backups of it.

    Raises:
        BackupFailedError: there is no room for it, or the project is damaged.
    """
    target = folder.target(project.id, project.path, reason, home=home, now=now)
    project.back_up(target)
    thin(project.id, home=home, now=now)
    return _known(target)


def making(
    project: Project, reason: Reason, *, home: Path | None = None, now: datetime | None = None
) -> Iterator[BackupStep | None]:
    """Back up an open project beside its work, yielding how far it has come.

    None is yielded while there is nothing new to say; closing the iterator ends the copy, which
    has to be done before the project is closed. For the window's ``JobRunner``.

    Raises:
        BackupFailedError: there is no room for it, or the project is damaged.
    """
    target = folder.target(project.id, project.path, reason, home=home, now=now)
    copying = project.copying()
    faults: list[UserFacingError] = []

    def run() -> None:
        try:
            if copying.run(target):
                thin(project.id, home=home, now=now)
        except UserFacingError as error:
            faults.append(error)
        memory.give_back()

    thread = Thread(target=run, name="backup", daemon=True)
    thread.start()
    try:
        seen = -1
        while thread.is_alive():
            new, seen = copying.copied != seen, copying.copied
            yield BackupStep(done=seen, total=copying.pages) if new else None
    finally:
        copying.stop()
        thread.join()
    if faults:
        raise faults[0]
    if not target.exists():
        raise BackupFailedError(path=str(project.path), reason="not readable")
    yield BackupStep(done=copying.pages, total=copying.pages, backup=_known(target))


def unsaved(project: Project, *, home: Path | None = None) -> tuple[int, timedelta | None]:
    """Return how many gestures no backup has, and how old the newest backup of the file is.

    A backup has the project's state where it ends with the same gesture: what was only read, or
    where the caret was, needs none.
    """
    seq, last = project.last_gesture()
    place = folder.place_of(project.path)
    for one in list_of(project.id, home=home):
        held = backups.last_gesture(one.path) if one.place == place else None
        if held is not None:
            since = 0 if held == last else max(project.gestures_since(held), 1)
            return since, datetime.now(UTC) - one.at
    return seq, None


def first(
    project: Project, reason: Reason, *, home: Path | None = None
) -> Iterator[BackupStep | None]:
    """Back up a project before something large, beside the work; nothing where there is no need.

    There is none where nothing was done yet, and where a backup of a few minutes ago lacks little.

    Raises:
        BackupFailedError: there is no room for it, or the project is damaged.
    """
    if _is_due(project, home):
        yield from making(project, reason, home=home)


def make_first(project: Project, reason: Reason, *, home: Path | None = None) -> Backup | None:
    """Do as ``first`` at once, where nobody waits for anything else.

    Raises:
        BackupFailedError: there is no room for it, or the project is damaged.
    """
    return make(project, reason, home=home) if _is_due(project, home) else None


def _is_due(project: Project, home: Path | None) -> bool:
    since, age = unsaved(project, home=home)
    young = age is not None and timedelta(0) <= age < FRESH
    return since > 0 and not (young and since < LITTLE)


def backed_up(
    project: Project,
    reason: Reason,
    steps: Iterator[_Step],
    tell: Callable[[UserFacingError], object],
) -> Iterator[_Step | BackupStep | None]:
    """Back a project up, where there is need, before ``steps``; one that fails is only told."""
    try:
        yield from first(project, reason)
    except BackupFailedError as error:
        tell(error)
    yield from steps


def inspecting(those: Sequence[Backup]) -> Iterator[Inspections | None]:
    """Look into backups beside the work: first what is in each, then whether it is sound.

    None is yielded while there is nothing new; closing the iterator ends it. For ``JobRunner``.
    """
    stopped = Event()
    found: tuple[Inspected, ...] = ()
    try:
        for one in in_thread(_inspected(those, stopped), "backups"):
            found = found if one is None else (*found, one)
            yield None if one is None else Inspections(found, 2 * len(those))
    finally:
        stopped.set()


def _inspected(those: Sequence[Backup], stopped: Event) -> Generator[Inspected, None, None]:
    held = {}
    for one in those:
        held[one] = folder.contents(one)
        yield Inspected(one, held[one])
    for one in those:
        fault = backups.verify(one.path, lambda: not stopped.is_set())
        if not stopped.is_set():
            yield Inspected(one, held[one], sound=not fault)


def restore_to(backup: Backup, target: Path) -> Path:
    """Write a backup as a project of its own to ``target``, and return that.

    Raises:
        ProjectExistsError: there is a file already.
        BackupFailedError: the backup is damaged, or there is no room.
    """
    if target.exists():
        raise ProjectExistsError(path=str(target))
    backups.copy_file(backup.path, target)
    return target


def look(backup: Backup, keep: Path | None = None) -> Path:
    """Write a copy of a backup to be looked at, in the place of the ones before, and return it.

    It lies among the backups, so that nothing comes into the project's own folder; ``keep`` is
    the one that is open.

    Raises:
        BackupFailedError: the backup is damaged, or there is no room.
    """
    place = folder.home_of_all() / _LOOKED_AT
    for old in place.glob(f"*{SUFFIX}"):
        if old != keep:
            with suppress(OSError):
                old.unlink()
    when = backup.at.astimezone().strftime("%Y-%m-%d %H.%M.%S")
    names = (f"{backup.stem} ({when}{_number(one)}){SUFFIX}" for one in count(1))
    target = next(path for path in (place / name for name in names) if not path.exists())
    backups.copy_file(backup.path, target)
    return target


def verify(path: Path) -> None:
    """Read all of a backup.

    Raises:
        BackupFailedError: it is damaged, or none.
    """
    fault = backups.verify(path)
    if fault:
        raise BackupFailedError(path=str(path), reason=fault)


def restore(backup: Backup, beside: Path, words: str = "restored") -> Path:
    """Write a backup as a project of its own into the folder of the file ``beside``.

    What is there is never replaced: going back is looking at both and choosing. ``words`` say in
    the file's name what it is.

    Raises:
        BackupFailedError: the backup is damaged, or there is no room.
    """
    when = backup.at.astimezone().strftime("%Y-%m-%d %H.%M")
    names = (f"{backup.stem} ({words} {when}{_number(one)}){SUFFIX}" for one in count(1))
    target = next(path for path in (beside.with_name(name) for name in names) if not path.exists())
    backups.copy_file(backup.path, target)
    return target


def _known(path: Path) -> Backup:
    found = folder.read(path)
    if found is None:
        raise BackupFailedError(path=str(path), reason="not readable")
    return found


def _number(one: int) -> str:
    return f", {one}" if one > 1 else ""
