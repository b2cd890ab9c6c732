"""Attaching another copy of the project to the open file, for reading only."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from annotator.core.errors import (
    MergeDamagedError,
    MergeItselfError,
    MergeOtherProjectError,
    MergeUnfinishedError,
    NotAProjectError,
    ProjectLockedError,
    ProjectNotFoundError,
    UnreadableFileError,
)
from annotator.store.address import reading_only
from annotator.store.connection import check_header
from annotator.store.fingerprint import differences

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_JOURNAL_LEFT = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
"""What a file says that is opened for reading and has a journal to be rolled back."""
_MODES, _LOGGED = slice(18, 20), 2
"""Where the file's header says how it is written to, and what it says of a write-ahead log."""
_OF_DISKS = (*_BUSY, *_JOURNAL_LEFT, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL)


@contextmanager
def attached(db: sqlite_utils.Database, path: Path, own: Path) -> Iterator[None]:
    """Let the body read the copy at ``path`` as the schema ``theirs`` of the project at ``own``.

    It must not be inside a transaction.

    Raises:
        UserFacingError: the file is none of this project's copies, damaged, or open elsewhere.
    """
    if not path.is_file():
        raise ProjectNotFoundError(path=str(path))
    if own.exists() and path.samefile(own):
        raise MergeItselfError(path=str(path))
    with explained(path):
        check_header(path)
        _check_mode(path)
    # Not immutable, unlike a look at the header: whoever has the file open must be noticed.
    address = reading_only(path).replace("&immutable=1", "")
    with explained(path):
        db.conn.execute("ATTACH ? AS theirs", (address,))
    try:
        with explained(path):
            _check_content(db.conn, path)
        yield
    finally:
        db.conn.execute("DETACH theirs")


@contextmanager
def explained(path: Path, *, writing: bool = False) -> Iterator[None]:
    """Turn SQLite's faults of reading the copy at ``path`` into ones that can be explained.

    With ``writing``, what a disk says is about the project, and whoever writes there explains it.
    """
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if writing and code in _OF_DISKS:
            raise
        if code in _BUSY:
            raise ProjectLockedError(path=str(path)) from error
        if code in _JOURNAL_LEFT:
            raise MergeUnfinishedError(path=str(path)) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise NotAProjectError(path=str(path), reason=str(error)) from error
        if code == sqlite3.SQLITE_IOERR:
            raise UnreadableFileError(name=str(path), reason=str(error)) from error
        # Text that is no UTF-8 has no code; anything else is a table that is not as it says.
        raise MergeDamagedError(path=str(path), reason=str(error)) from error


def _check_mode(path: Path) -> None:
    # It is not a file that this process has open: closing that would drop SQLite's lock.
    try:
        with path.open("rb") as file:
            head = file.read(_MODES.stop)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnreadableFileError(name=str(path), reason=reason) from error
    # Only another program leaves one of ours in this mode, and part of it in a second file.
    if _LOGGED in head[_MODES]:
        raise MergeUnfinishedError(path=str(path))


def _check_content(connection: sqlite3.Connection, path: Path) -> None:
    for difference in differences(connection, "theirs"):
        raise MergeDamagedError(path=str(path), reason=str(difference))
    found = str(connection.execute("PRAGMA theirs.quick_check(1)").fetchone()[0])
    if found != "ok":
        raise MergeDamagedError(path=str(path), reason=found)
    rows = connection.execute("SELECT id, name FROM theirs.project").fetchall()
    own = connection.execute("SELECT id FROM main.project").fetchone()[0]
    if len(rows) != 1 or rows[0][0] != own:
        name = str(rows[0][1]) if rows else ""
        raise MergeOtherProjectError(path=str(path), name=name)
