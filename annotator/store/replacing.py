"""Putting a copy in the place of a project file, so that a crash leaves the one or the other."""

import os
import sqlite3
from contextlib import closing, suppress
from pathlib import Path

from annotator.core.errors import RestoreFailedError
from annotator.store.address import for_writing, reading_only
from annotator.store.backups import GoingOn, StoppedError
from annotator.store.lock_file import LockFile, locked

_SLICE = 128
"""Pages between two looks at whether to go on."""
_BESIDE = ("-journal", "-wal", "-shm")


def put_back(copied: Path, db: sqlite3.Connection, path: Path, going_on: GoingOn) -> bool:
    """Let the open project ``db`` hold what the sound copy at ``copied`` does; False: stopped.

    One transaction under the lock that ``db`` has: a crash in the middle is undone by SQLite when
    the file is opened next. The connection is of no other use afterwards.

    Raises:
        RestoreFailedError: the copy cannot be read, or the project not be written; it is as it was.
    """

    def progress(_status: int, left: int, total: int) -> None:
        if not going_on(left, total):
            raise StoppedError

    try:
        with closing(sqlite3.connect(reading_only(copied), uri=True)) as source:
            source.backup(db, pages=_SLICE, progress=progress)
    except StoppedError:
        return False
    except sqlite3.Error as error:
        raise RestoreFailedError(path=str(path), reason=str(error)) from error
    return True


def set_aside(path: Path, aside: Path, whole: Path) -> None:
    """Give a file that cannot be opened the name ``aside``, and its own to the one at ``whole``.

    Its journal goes along: SQLite would undo in the new file what was left unfinished in the old.

    Raises:
        ProjectLockedError: somebody has the project open.
        OSError: the folder cannot be written to.
    """
    _refuse_if_open(path)
    try:
        os.link(path, aside)
    except OSError:  # drives without links: for a moment nothing has the name
        path.rename(aside)
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{path}{ending}").rename(f"{aside}{ending}")
    whole.replace(path)


def put_alone(path: Path, whole: Path) -> None:
    """Give the file at ``whole`` the name of one that is gone, and what it left another name.

    Raises:
        OSError: the folder cannot be written to.
    """
    for ending in _BESIDE:
        with suppress(FileNotFoundError):
            Path(f"{path}{ending}").rename(f"{whole}.left{ending}")
    whole.replace(path)


def _refuse_if_open(path: Path) -> None:
    # Whatever the file lies on: what is damaged may not let SQLite ask for its lock.
    LockFile(path, decides=True).check(over=True)
    if any(Path(f"{path}{ending}").exists() for ending in _BESIDE):
        return  # asking for the lock would undo what is unfinished, in a file that is to stay
    try:
        with closing(sqlite3.connect(for_writing(path), timeout=0, uri=True)) as db:
            db.execute("BEGIN EXCLUSIVE")
            db.rollback()
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise locked(path) from error
