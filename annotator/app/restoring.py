"""Putting a backup in the place of the project itself, without losing what is there."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Event, Thread

from annotator.app import backup_folder as folder
from annotator.app.backup_folder import Backup, Reason, thin
from annotator.app.backups import verify
from annotator.core.errors import (
    NotAProjectError,
    ProjectNotFoundError,
    RestoreFailedError,
    UserFacingError,
)
from annotator.store import backups
from annotator.store.project_file import ProjectFile
from annotator.store.replacing import put_alone, set_aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """How far it has come, in pages of both copies; the last one says where what was there is."""

    done: int = 0
    total: int = 0
    kept: Path | None = None
    """A backup of what was in the project, or the damaged file under another name."""
    finished: bool = False


def restoring(path: Path, backup: Backup) -> Iterator[Restored | None]:
    """Let the project file at ``path``, which nobody has open, hold what a backup does.

    What is in it is backed up first, under the same lock. A file that is damaged is kept beside,
    under another name. Nothing happens where that fails, and a crash leaves the one or the other.
    None is yielded while there is nothing new to say; closing the iterator stops it where the
    project is still as it was.

    Raises:
        BackupFailedError: the backup is damaged, or what is there could not be backed up.
        ProjectLockedError: somebody has the project open.
        RestoreFailedError: the file could not be written; it is as it was.
    """
    steps: SimpleQueue[Restored] = SimpleQueue()
    faults: list[UserFacingError] = []
    stopped = Event()

    def follow(left: int, total: int) -> bool:
        steps.put(Restored(done=total - left, total=total))
        return not stopped.is_set()

    def run() -> None:
        try:
            kept = _restore(path, backup, follow)
            if not stopped.is_set():
                steps.put(Restored(kept=kept, finished=True))
        except UserFacingError as error:
            faults.append(error)

    thread = Thread(target=run, name="restore", daemon=True)
    thread.start()
    try:
        while thread.is_alive() or not steps.empty():
            try:
                yield steps.get_nowait()
            except Empty:
                yield None
    finally:
        stopped.set()
        thread.join()
    if faults:
        raise faults[0]


def _restore(path: Path, backup: Backup, follow: Callable[[int, int], bool]) -> Path | None:
    verify(backup.path)
    try:
        file = ProjectFile.open(path, keep=partial(folder.before_migration, path))
    except ProjectNotFoundError:
        _in_place_of_nothing(path, backup, follow)
        return None
    except NotAProjectError:
        return _in_place_of_damaged(path, backup, follow)
    try:
        project = file.identity()[0]
        kept = folder.target(project, path, Reason.RESTORE)
        file.back_up(kept)
        file.put_back(backup.path, follow)
    finally:
        file.close()
    thin(project)
    return kept


def _in_place_of_nothing(path: Path, backup: Backup, follow: Callable[[int, int], bool]) -> None:
    whole = path.with_name(f"{path.name}.new")
    try:
        if backups.copy_file(backup.path, whole, follow):
            put_alone(path, whole)
    except OSError as error:
        raise RestoreFailedError(path=str(path), reason=error.strerror or str(error)) from error
    finally:
        whole.unlink(missing_ok=True)


def _in_place_of_damaged(
    path: Path, backup: Backup, follow: Callable[[int, int], bool]
) -> Path | None:
    """Keep a damaged file under another name; nothing can be written into it safely."""
    numbers = ("" if one == 1 else f", {one}" for one in count(1))
    names = (path.with_stem(f"{path.stem} (damaged{number})") for number in numbers)
    aside = next(name for name in names if not name.exists())
    whole = path.with_name(f"{path.name}.new")
    try:
        if not backups.copy_file(backup.path, whole, follow):
            return None
        set_aside(path, aside, whole)
    except OSError as error:
        raise RestoreFailedError(path=str(path), reason=error.strerror or str(error)) from error
    finally:
        whole.unlink(missing_ok=True)
    return aside
