"""Sound copies of project files, by SQLite's own online backup.

A project that is open is never copied as a file: closing a file that this process opened would
drop the lock of the connection to it, and the copy could hold half a transaction.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from annotator.core.errors import BackupFailedError
from annotator.core.ids import new_id
from annotator.store import soundness
from annotator.store.address import reading_only
from annotator.store.beside import Beside
from annotator.store.connection import APPLICATION_ID

_SLICE = 256
"""Pages copied between two looks at whether to go on."""
_TAKEN_OFF = ("-journal", "-wal", "-shm")


class Copying(Beside):
    """One copy of an open project file, made beside its work; ``run`` belongs into a thread."""

    copied = 0
    """Pages copied so far."""
    pages = 0
    """Pages in all; 0 until it is known."""

    def run(self, target: Path) -> bool:
        """Write a sound copy to ``target``; False where ``stop`` was called.

        Raises:
            BackupFailedError: there is no room, or the project itself is damaged.
        """
        try:
            return bool(self.ask(lambda source: copy(source, self._path, target, self._follow)))
        except sqlite3.Error as error:
            raise BackupFailedError(path=str(self._path), reason=str(error)) from error

    def _follow(self, left: int, total: int) -> bool:
        self.copied, self.pages = total - left, total
        return not self._stopped.is_set()


def copy_file(path: Path, target: Path) -> None:
    """Write a sound copy of a project file that nobody has open to ``target``.

    Raises:
        BackupFailedError: there is no room, or the file is damaged.
    """
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as source:
            copy(source, path, target)
    except sqlite3.Error as error:
        raise BackupFailedError(path=str(path), reason=str(error)) from error


def copy(
    source: sqlite3.Connection,
    path: Path,
    target: Path,
    going_on: Callable[[int, int], bool] = lambda _left, _total: True,
) -> bool:
    """Write what a connection sees of the project at ``path`` to ``target``, whole or not at all.

    The copy is looked through before it gets its name. ``going_on`` is told how many pages are
    left of how many; False ends the copy.

    Raises:
        BackupFailedError: there is no room, or the project itself is damaged.
        sqlite3.Error: the project was written to meanwhile, or cannot be read.
    """
    unfinished = target.with_name(f".{new_id()[:8]}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        whole = _copied(source, unfinished, going_on)
        fault = verify(unfinished) if whole else ""
        if fault:
            raise BackupFailedError(path=str(path), reason=fault)
        if whole:
            unfinished.replace(target)
    except OSError as error:
        raise BackupFailedError(path=str(path), reason=error.strerror or str(error)) from error
    finally:
        for ending in ("", *_TAKEN_OFF):
            with suppress(OSError):
                Path(f"{unfinished}{ending}").unlink(missing_ok=True)
    return whole


def verify(path: Path) -> str:
    """Return what is wrong with a copy, by reading all of it; mostly nothing."""
    if not path.is_file():
        return "no file"
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as db:
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return "application id"
            return soundness.first_fault(db)
    except sqlite3.Error as error:
        return str(error)


class _StoppedError(Exception):
    """The copy is no longer wanted."""


def _copied(source: sqlite3.Connection, target: Path, going_on: Callable[[int, int], bool]) -> bool:
    def progress(_status: int, left: int, total: int) -> None:
        if not going_on(left, total):
            raise _StoppedError

    with closing(sqlite3.connect(target)) as copied:
        try:
            # On disk before it is trusted: once at the end, not page by page.
            copied.execute("PRAGMA synchronous = FULL")
            source.backup(copied, pages=_SLICE, progress=progress)
        except _StoppedError:
            return False
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN):
                raise BackupFailedError(path=str(target.parent), reason=str(error)) from error
            raise
    return True
