"""Opening and creating project files safely.

The choices below were measured (see DECISIONS.md): a rollback journal with full synchronisation
costs half a millisecond a commit and leaves a file that can be copied, mailed and synchronised.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlite_utils

from annotator.core.errors import (
    MigrationFailedError,
    NotAProjectError,
    ProjectExistsError,
    ProjectNotFoundError,
    ProjectTooNewError,
    ProjectWriteError,
    UserFacingError,
)
from annotator.store import fingerprint, snapshot, soundness, values
from annotator.store.address import for_writing, reading_only
from annotator.store.hardening import defend, harden
from annotator.store.lock_file import locked
from annotator.store.migrations import SCHEMA_VERSION, migrate, outdated

APPLICATION_ID = 0x414E4E4F
"""``ANNO`` in ASCII: marks the SQLite file as a project in its header."""

PAGE = 16_384
"""Bytes in a page of the file: articles fill larger pages better. It is set when a file is made."""
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_UNWRITABLE = (
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
)


def library_version() -> str:
    """Return the version of SQLite, which Python brings."""
    return sqlite3.sqlite_version


def create(path: Path) -> sqlite_utils.Database:
    """Create a project file at ``path`` and return its open, exclusively locked database.

    Raises:
        ProjectExistsError: there is a file already.
        ProjectWriteError: the folder cannot be written to.
    """
    try:
        path.touch(exist_ok=False)
    except FileExistsError as error:
        raise ProjectExistsError(path=str(path)) from error
    except OSError as error:
        raise ProjectWriteError(path=str(path), reason=str(error)) from error
    with _faults(path):
        db = _connect(path)
        try:
            db.execute(f"PRAGMA page_size = {PAGE}")
            _lock(db, path)
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            migrate(db)
        except BaseException:
            discard(db, path)
            raise
    return db


def discard(db: sqlite_utils.Database, path: Path) -> None:
    """Close and delete a file that could not be created completely."""
    db.close()
    path.unlink(missing_ok=True)


def open_existing(
    path: Path, before: Callable[[sqlite_utils.Database], object] = lambda _: None
) -> sqlite_utils.Database:
    """Open the project at ``path``, bring it to the current schema and return its database.

    ``before`` is called with a file of an older schema before it is changed; where it raises,
    nothing is changed.

    Raises:
        ProjectNotFoundError: there is no such file.
        NotAProjectError: it is something else, or it is damaged; it was not touched.
        ProjectTooNewError: a later version wrote it; it was not touched.
        ProjectLockedError: another window or program has it open.
        ProjectWriteError: the file or its folder is read-only.
        MigrationFailedError: its schema could not be brought up to date; it is as it was.
    """
    if not path.is_file():
        raise ProjectNotFoundError(path=str(path))
    with _faults(path):
        check_header(path)
        db = _connect(path)
        try:
            _check_content(db, path)
            _lock(db, path)
            if outdated(db):
                before(db)
                _migrate(db, path)
            _check_values(db, path)
        except BaseException:
            db.close()
            raise
    return db


def open_snapshot(path: Path) -> tuple[sqlite_utils.Database, snapshot.Snapshot]:
    """Open a private copy of a project to be read; whoever has the project open is not minded.

    A later version's is opened if it has all that we read. The copy of an earlier version's is
    brought to the current schema.

    Raises:
        ProjectNotFoundError: there is no such file.
        SnapshotFailedError: it could not be copied.
        NotAProjectError: it is something else, or it is damaged.
        ProjectTooNewError: a later version wrote it, and what we read is not all there.
    """
    copied = snapshot.take(path)
    try:
        db = _opened_copy(copied.path)
        db.execute("PRAGMA query_only = ON")
    except UserFacingError as error:
        copied.remove()
        raise type(error)(**{**error.fields, "path": str(path)}) from error
    except BaseException:
        copied.remove()
        raise
    return db, copied


def _opened_copy(path: Path) -> sqlite_utils.Database:
    try:
        return open_existing(path)
    except ProjectTooNewError as error:
        with _faults(path):
            return _open_newer(path, error)


def _open_newer(path: Path, refused: ProjectTooNewError) -> sqlite_utils.Database:
    db = _connect(path)
    try:
        if not fingerprint.readable(fingerprint.differences(db.conn)):
            raise refused
        problem = soundness.first_fault(db.conn)
        if problem:
            raise NotAProjectError(path=str(path), reason=problem)
        _check_values(db, path)
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Run the body, which reads; a disk that fails or is gone is told as it is in writing."""
    with _faults(path):
        yield


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
    # By its address, so that another copy can be attached by an address that is for reading only.
    # Another thread copies the file through this connection (``backups``); that only the owner of
    # the project writes is seen to by ``ProjectFile.transaction``.
    connection = sqlite3.connect(
        for_writing(path), timeout=0, cached_statements=256, uri=True, check_same_thread=False
    )
    db = sqlite_utils.Database(harden(connection), execute_plugins=False)
    defend(connection)
    # Before anything is read: a file that arrives in WAL mode needs no shared memory then, which
    # network drives do not have.
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    return db


def check_header(path: Path) -> None:
    """Refuse what is no project of ours before anything can touch it.

    An ordinary connection to another program's database would roll back its journal or fold in
    its write-ahead log.
    """
    with closing(sqlite3.connect(reading_only(path), uri=True)) as header:
        # After a crash the size in the header may be wrong until the journal is rolled back; this
        # keeps SQLite from minding it yet.
        harden(header).execute("PRAGMA writable_schema = ON")
        found = int(header.execute("PRAGMA application_id").fetchone()[0])
        version = int(header.execute("PRAGMA user_version").fetchone()[0])
    if found != APPLICATION_ID or version < 1:
        raise NotAProjectError(path=str(path), reason="application id")
    if version > SCHEMA_VERSION:
        raise ProjectTooNewError(path=str(path), found=version, known=SCHEMA_VERSION)


def _check_content(db: sqlite_utils.Database, path: Path) -> None:
    try:
        found = fingerprint.differences(db.conn)
    except sqlite3.OperationalError as error:
        if getattr(error, "sqlite_errorcode", 0) != sqlite3.SQLITE_ERROR:
            raise
        # Such as a format of the file that no SQLite has.
        raise NotAProjectError(path=str(path), reason=str(error)) from error
    if found:
        raise NotAProjectError(path=str(path), reason=str(found[0]))
    # A large file is looked through when the window is there; see ``soundness``.
    tables = ("project", "annotators") if soundness.is_large(path) else ("",)
    for problem in (soundness.first_fault(db.conn, table) for table in tables):
        if problem:
            raise NotAProjectError(path=str(path), reason=problem)


def _check_values(db: sqlite_utils.Database, path: Path) -> None:
    """Refuse rows that no project has; those of a large file are looked at as its pages are."""
    look = values.index_fault if soundness.is_large(path) else values.first_oddity
    odd = look(db.conn)
    if odd:
        raise NotAProjectError(path=str(path), reason=odd)


def _migrate(db: sqlite_utils.Database, path: Path) -> None:
    try:
        migrate(db)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _UNWRITABLE:
            raise
        raise MigrationFailedError(path=str(path), reason=str(error)) from error


def _lock(db: sqlite_utils.Database, path: Path) -> None:
    db.execute("PRAGMA foreign_keys = ON")
    # What stands in a write-ahead log comes into the file with this.
    mode = db.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
    if mode != "delete":
        raise ProjectWriteError(path=str(path), reason=f"journal mode {mode}")
    for pragma in (
        "synchronous = FULL",
        "fullfsync = ON",
        "temp_store = MEMORY",
    ):
        db.execute(f"PRAGMA {pragma}").fetchall()
    # The exclusive lock is taken now, so that a second window is refused at once.
    db.conn.execute("BEGIN EXCLUSIVE")
    db.conn.commit()


@contextmanager
def _faults(path: Path) -> Iterator[None]:
    """Turn SQLite's own faults into the ones that the window can explain."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        fault = explained(error, path)
        if fault is None:
            raise
        raise fault from error


def explained(error: BaseException, path: Path) -> UserFacingError | None:
    """Return what a fault of SQLite says about the file at ``path``; None of any other error."""
    if not isinstance(error, sqlite3.DatabaseError):
        return None
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _BUSY:
        return locked(path)
    if code in _UNWRITABLE:
        return ProjectWriteError(path=str(path), reason=str(error))
    if code in (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_TOOBIG):
        return NotAProjectError(path=str(path), reason=str(error))
    return None
