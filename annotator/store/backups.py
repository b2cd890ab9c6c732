"""Sound copies of project files, by SQLite's own online backup.

A project that is open is never copied as a file: closing a file that this process opened would
drop the lock of the connection to it, and the copy could hold half a transaction.

The copy of an open project is read through the connection that has it open, a few pages at a time
in a thread of its own: what is written meanwhile through that connection goes into the copy too,
so that a large project is copied once however busily it is worked on. No statement is run through
it from that thread: what a statement calls back needs the interpreter, and the thread that has the
interpreter may be waiting for the connection.
"""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock

from annotator.core.errors import BackupFailedError, BackupNoRoomError
from annotator.core.ids import ProjectId, new_id
from annotator.store import soundness
from annotator.store.address import reading_only
from annotator.store.connection import APPLICATION_ID

RESERVE = 256_000_000
"""Bytes that a copy leaves free on its disk: the project itself needs room to be written."""
_SLICE = 16
"""Pages copied at a time: a gesture waits no longer than these take, a few milliseconds."""
_FLUSHED = 8
"""Slices until what was written is sent to the disk. Any more of it waiting would be written
before a gesture's few bytes are, and the gesture would wait for all of it."""
_PAUSE = 0.002
"""Seconds between two slices beside the work: about 100 MB a second are left to a copy."""
_WAIT = 0.02
"""Seconds until another try where a transaction is open."""
_STEPS = 10_000
"""Of SQLite's machine, between two looks at whether to go on: some milliseconds."""
UNFINISHED = ".*.unfinished*"
"""What the names of copies look like that were not finished."""
_TAKEN_OFF = ("-journal", "-wal", "-shm")

GoingOn = Callable[[int, int], bool]
"""Told how many pages are left of how many; False ends the copy."""


def _always(_left: int, _total: int) -> bool:
    return True


class Copying:
    """One copy of an open project, made beside its work; ``run`` belongs into a thread.

    The project must stay open until ``run`` is over: ``stop`` it and wait before closing.
    """

    copied = 0
    """Pages copied so far."""
    pages = 0
    """Pages in all; 0 until it is known."""

    def __init__(self, source: sqlite3.Connection, path: Path, alone: Lock) -> None:
        """Copy by ``source``; ``alone`` is held meanwhile, so that no two copies are made."""
        self._source, self._path, self._alone = source, path, alone
        self._stopped = Event()

    def stop(self) -> None:
        """End the copy; from any thread."""
        self._stopped.set()

    def run(self, target: Path, *, spare: int = RESERVE) -> bool:
        """Write a sound copy to ``target``, leaving so many bytes spare on its disk.

        False where ``stop`` was called.

        Raises:
            BackupFailedError: there is no room, or the project itself is damaged.
        """
        while not self._alone.acquire(timeout=_WAIT):
            if self._stopped.is_set():
                return False
        try:
            return copy(self._source, self._path, target, self._follow, pause=_PAUSE, spare=spare)
        except sqlite3.Error as error:
            raise BackupFailedError(path=str(self._path), reason=str(error)) from error
        finally:
            self._alone.release()

    def _follow(self, left: int, total: int) -> bool:
        self.copied, self.pages = total - left, total
        return not self._stopped.is_set()


def copy_file(path: Path, target: Path, going_on: GoingOn = _always) -> bool:
    """Write a sound copy of a project file that nobody has open to ``target``.

    Raises:
        BackupFailedError: there is no room, or the file is damaged.
    """
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as source:
            return copy(source, path, target, going_on)
    except sqlite3.Error as error:
        raise BackupFailedError(path=str(path), reason=str(error)) from error


def copy(
    source: sqlite3.Connection,
    path: Path,
    target: Path,
    going_on: GoingOn = _always,
    *,
    pause: float = 0,
    spare: int = RESERVE,
) -> bool:
    """Write what a connection sees of the project at ``path`` to ``target``, whole or not at all.

    The copy is on the disk and was looked through before it gets its name. ``pause`` is taken
    after every few pages; ``spare`` bytes are left free on the disk.

    Raises:
        BackupFailedError: there is no room, or the project itself is damaged.
        sqlite3.Error: the project cannot be read.
    """
    unfinished = target.with_name(f".{new_id()[:8]}.unfinished")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        _check_room(_size(path), spare, target.parent)
        whole = _copied(source, unfinished, going_on, pause)
        fault = verify(unfinished) if whole else ""
        if fault:
            raise BackupFailedError(path=str(path), reason=fault)
        if whole:
            unfinished.replace(target)
            _settle(target.parent)
    except OSError as error:
        raise BackupFailedError(path=str(path), reason=error.strerror or str(error)) from error
    finally:
        for ending in ("", *_TAKEN_OFF):
            with suppress(OSError):
                Path(f"{unfinished}{ending}").unlink(missing_ok=True)
    return whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What is in a copy, as far as it is read quickly."""

    project: ProjectId
    name: str
    articles: int
    gestures: int
    last: str
    """The id of the last gesture; nothing where there was none."""


def contents(path: Path) -> Contents | None:
    """Return what is in a copy; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as db:
            identifier, name = db.execute("SELECT id, name FROM project").fetchone()
            count = "SELECT (SELECT count(*) FROM documents) - (SELECT count(*) FROM removed)"
            articles = db.execute(count).fetchone()[0]
            last = db.execute("SELECT seq, id FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    except (sqlite3.Error, TypeError):
        return None
    gestures, gesture = last or (0, b"")
    return Contents(
        project=ProjectId(identifier.hex()),
        name=str(name),
        articles=int(articles),
        gestures=int(gestures),
        last=gesture.hex(),
    )


def last_gesture(path: Path) -> str | None:
    """Return the id of a copy's last gesture, or nothing; None where it cannot be read."""
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as db:
            row = db.execute("SELECT id FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return "" if row is None else str(row[0].hex())


def verify(path: Path, going_on: Callable[[], bool] = lambda: True) -> str:
    """Return what is wrong with a copy, by reading all of it; mostly nothing.

    Nothing either where ``going_on``, asked now and then, ends it.
    """
    if not path.is_file():
        return "no file"
    try:
        with closing(sqlite3.connect(reading_only(path), uri=True)) as db:
            db.set_progress_handler(lambda: int(not going_on()), _STEPS)
            if db.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
                return "application id"
            return soundness.first_fault(db)
    except sqlite3.Error as error:
        return str(error)


class StoppedError(Exception):
    """The copy is no longer wanted."""


def _copied(source: sqlite3.Connection, target: Path, going_on: GoingOn, pause: float) -> bool:
    slices = 0

    def progress(_status: int, left: int, total: int) -> None:
        nonlocal slices
        if not going_on(left, total):
            raise StoppedError
        slices += 1
        if slices % _FLUSHED == 0:
            os.fsync(file)
        if pause:
            time.sleep(pause)

    file = os.open(target, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0))
    try:
        with closing(sqlite3.connect(target)) as copied:
            # Nobody trusts it yet, so SQLite need not be careful, least of all while it holds
            # the project: it is sent to the disk here, and once more when it is whole.
            copied.execute("PRAGMA synchronous = OFF")
            copied.execute("PRAGMA journal_mode = OFF")
            source.backup(copied, pages=_SLICE, progress=progress, sleep=_WAIT)
        os.fsync(file)
    except StoppedError:
        return False
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in (sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN):
            raise BackupFailedError(path=str(target.parent), reason=str(error)) from error
        raise
    finally:
        os.close(file)
    return True


def _size(path: Path) -> int:
    """Return the size of a project's file; one that was deleted while it is open has none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _check_room(size: int, spare: int, folder: Path) -> None:
    """Refuse to fill a disk up."""
    free = shutil.disk_usage(folder).free
    if free < size + spare:
        raise BackupNoRoomError(
            path=str(folder),
            needed=_megabytes(size + spare),
            free=_megabytes(free),
            reason="disk full",
        )


def _megabytes(size: int) -> int:
    return -(-size // 1_000_000)


def _settle(folder: Path) -> None:
    """Send a new name in a folder to the disk, where the system has a way to do so."""
    if os.name == "posix":
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
