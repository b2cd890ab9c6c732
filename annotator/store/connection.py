"""Opening and creating project files safely.

The choices below were measured (see DECISIONS.md): a rollback journal with full synchronisation
costs half a millisecond a commit and leaves a file that can be copied, mailed and synchronised.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlite_utils

from annotator.core.errors import (
    NotAProjectError,
    ProjectExistsError,
    ProjectLockedError,
    ProjectNotFoundError,
    ProjectTooNewError,
    ProjectWriteError,
)
from annotator.store.migrations import SCHEMA_VERSION, migrate

APPLICATION_ID = 0x414E4E4F
"""``ANNO`` in ASCII: marks the SQLite file as a project in its header."""

_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
)


def create(path: Path) -> sqlite_utils.Database:
    """Create a project file at ``path`` and return its open, exclusively locked database.

    Raises:
        ProjectExistsError: there is a file already.
        ProjectWriteError: the folder cannot be written to.
    """
    if path.exists():
        raise ProjectExistsError(path=str(path))
    try:
        path.touch(exist_ok=False)
    except OSError as error:
        raise ProjectWriteError(path=str(path), reason=str(error)) from error
    with _faults(path):
        db = _connect(path)
        _lock(db)
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        migrate(db)
    return db


def open_existing(path: Path) -> sqlite_utils.Database:
    """Open the project at ``path``, bring it to the current schema and return its database.

    Raises:
        ProjectNotFoundError: there is no such file.
        NotAProjectError: it is something else, or it is damaged; it was not touched.
        ProjectTooNewError: a later version wrote it; it was not touched.
        ProjectLockedError: another window or program has it open.
    """
    if not path.is_file():
        raise ProjectNotFoundError(path=str(path))
    with _faults(path):
        db = _connect(path)
        try:
            _check(db, path)
            _lock(db)
            migrate(db)
        except BaseException:
            db.close()
            raise
    return db


@contextmanager
def writing(db: sqlite_utils.Database, path: Path) -> Iterator[None]:
    """Run the body as one transaction: all of it is on disk afterwards, or nothing is.

    Raises:
        ProjectWriteError: the disk is full, read-only or failing; nothing was written.
        ProjectLockedError: another program holds the file.
    """
    with _faults(path), db.atomic():
        yield


def _connect(path: Path) -> sqlite_utils.Database:
    # check_same_thread stays on: workers compute, only the owner of the project writes.
    connection = sqlite3.connect(path, timeout=0, cached_statements=256)
    db = sqlite_utils.Database(connection, execute_plugins=False)
    for pragma in ("trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0"):
        db.execute(f"PRAGMA {pragma}")
    return db


def _check(db: sqlite_utils.Database, path: Path) -> None:
    found = _pragma(db, "application_id")
    if found != APPLICATION_ID:
        raise NotAProjectError(path=str(path), reason="application id")
    version = _pragma(db, "user_version")
    if version > SCHEMA_VERSION:
        raise ProjectTooNewError(path=str(path), found=version, known=SCHEMA_VERSION)
    problem = db.execute("PRAGMA quick_check(1)").fetchone()[0]
    if problem != "ok":
        raise NotAProjectError(path=str(path), reason=str(problem))
    odd = db.execute(
        "SELECT type || ' ' || name FROM sqlite_master WHERE type IN ('view', 'trigger')"
    ).fetchone()
    if odd is not None:
        raise NotAProjectError(path=str(path), reason=str(odd[0]))


def _lock(db: sqlite_utils.Database) -> None:
    for pragma in (
        "foreign_keys = ON",
        "locking_mode = EXCLUSIVE",
        "journal_mode = DELETE",
        "synchronous = FULL",
        "fullfsync = ON",
        "temp_store = MEMORY",
    ):
        db.execute(f"PRAGMA {pragma}").fetchall()
    # The exclusive lock is taken now, so that a second window is refused at once.
    db.conn.execute("BEGIN EXCLUSIVE")
    db.conn.commit()


def _pragma(db: sqlite_utils.Database, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turn SQLite's own faults into the ones that the window can explain."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise ProjectLockedError(path=str(path)) from error
        if code in _UNWRITABLE:
            raise ProjectWriteError(path=str(path), reason=str(error)) from error
        if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT):
            raise NotAProjectError(path=str(path), reason=str(error)) from error
        raise
