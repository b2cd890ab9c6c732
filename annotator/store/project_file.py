"""One open project file: its tables, its transactions and the changes written to it."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock, get_ident
from typing import Any, Self

import msgspec
import sqlite_utils

from annotator.core.changes import Change
from annotator.core.errors import (
    BackupFailedError,
    BackupRefusedError,
    InvalidSchemeError,
    ProjectDamagedError,
    ProjectReadOnlyError,
    ProjectWriteError,
    UserFacingError,
)
from annotator.core.ids import AnnotatorId, DocumentId, ProjectId, new_id
from annotator.core.listing import Listing
from annotator.core.model import Annotator
from annotator.core.offsets import canonicalise
from annotator.core.rivals import Rival
from annotator.core.scheme import Scheme
from annotator.core.scheme_data import scheme_to_data
from annotator.core.scheme_reading import read_scheme
from annotator.store import backups, connection
from annotator.store.applying import apply_all
from annotator.store.assignments import Assignments
from annotator.store.concordance import Concordance
from annotator.store.decisions import Decisions
from annotator.store.documents import Documents
from annotator.store.gathering import Gathering
from annotator.store.imports import Imports
from annotator.store.journal import Journal
from annotator.store.keys import Keys
from annotator.store.latest import Latest
from annotator.store.lexicon import LexiconTable
from annotator.store.lock_file import LockFile
from annotator.store.merging.beside import Looking
from annotator.store.merging.copy import Copy, opened_copy
from annotator.store.merging.states import shown_state
from annotator.store.outgoing import Outgoing
from annotator.store.packaging import Contents, Packing
from annotator.store.places import place_of
from annotator.store.queues import Queues
from annotator.store.relations import Relations
from annotator.store.replacing import put_back
from annotator.store.rivals import Rivals
from annotator.store.rows import to_blob, to_json
from annotator.store.snapshot import Snapshot, file_number, opened_here
from annotator.store.soundness import Examination, is_large
from annotator.store.spans import Spans
from annotator.store.statistics import Statistics
from annotator.store.statuses import Statuses
from annotator.store.times import Times
from annotator.store.trainings import Trainings
from annotator.store.versions import Versions
from annotator.store.working import Works


class ProjectFile:
    """The one writer of an open project file; it belongs to the thread that opened it."""

    def __init__(
        self,
        db: sqlite_utils.Database,
        path: Path,
        lock: LockFile,
        snapshot: Snapshot | None = None,
    ) -> None:
        self._db = db
        self.lock = lock
        self._keys = Keys(db)
        self.path = path
        self.snapshot = snapshot
        """What is read in place of the file, where that is open read-only."""
        self._place = (snapshot.path if snapshot else path).absolute()
        self._forget = opened_here(self._place, self.back_up)
        self._number = file_number(self._place)
        self._writes = 0
        self._owner = get_ident()
        self._copying = Lock()
        self.documents = Documents(db, self._keys)
        self.imports = Imports(db, self._keys, self.documents)
        self.spans = Spans(db, self._keys)
        self.relations = Relations(db, self._keys)
        self.statuses = Statuses(db, self._keys)
        self.times = Times(db, self._keys)
        self.trainings = Trainings(db, self._keys)
        self.versions = Versions(db, self._keys)
        self.queues = Queues(db, self._keys)
        self.lexicon = LexiconTable(db, self._keys)
        self.latest = Latest(db)
        self.journal = Journal(db, self._keys)
        self.concordance = Concordance(db, self._keys)
        self.outgoing = Outgoing(db, self._keys)
        self.assignments = Assignments(db, self._keys)
        self.decisions = Decisions(db, self._keys)
        self.rivals = Rivals(db, self._keys)

    @classmethod
    def create(cls, path: Path, *, name: str, scheme: Scheme, annotator: Annotator) -> Self:
        """Create the file with its scheme and its first annotator.

        Raises:
            ProjectExistsError: there is a file already.
            ProjectWriteError: the folder cannot be written to.
        """
        db = connection.create(path)
        lock = LockFile(path, decides=place_of(path).shared)
        try:
            lock.take(annotator.name, over=True)
            file = cls(db, path, lock)
            with file.transaction():
                file._write_project(name, scheme)
                file.add_annotator(annotator)
        except BaseException:
            lock.release()
            connection.discard(db, path)
            raise
        return file

    @classmethod
    def open(cls, path: Path, *, keep: Callable[[ProjectId], Path], over: bool = False) -> Self:
        """Open the file, bringing it to the current schema. Raises as ``open_existing`` does.

        ``keep`` says where a copy of a file with an older schema goes before it is changed.
        ``over`` is the person's word that another computer no longer has it open.

        Raises:
            ProjectHeldError: another computer had it open and has been silent since.
            BackupRefusedError: there could be no such copy; the file was not changed.
        """
        lock = LockFile(path, decides=place_of(path).shared)
        lock.check(over=over)
        db = connection.open_existing(path, lambda db: _keep(db, path, keep))
        try:
            lock.take(over=over)
        except BaseException:
            db.close()
            raise
        return cls(db, path, lock)

    @classmethod
    def open_read_only(cls, path: Path) -> Self:
        """Open what the file holds now, whoever has it open; nothing beside it is written either.

        Raises:
            ProjectNotFoundError: there is no such file.
            SnapshotFailedError: it could not be copied to be read.
            NotAProjectError: it is something else, or damaged.
            ProjectTooNewError: a later version wrote it, and what is read is not all there.
        """
        db, copied = connection.open_snapshot(path)
        return cls(db, path, LockFile(copied.path, decides=False), copied)

    def close(self) -> None:
        """Close the file and give up its lock."""
        self._forget()
        self._db.close()
        self.lock.release()
        if self.snapshot is not None:
            self.snapshot.remove()

    def examination(self) -> Examination | None:
        """Return a look through the whole file for damage, if opening it did not take one."""
        large = is_large(self._place)
        return Examination(self._place, lambda: self._writes) if large else None

    def back_up(self, target: Path) -> None:
        """Write a sound copy of the project to ``target``, while nothing else is done.

        Raises:
            BackupFailedError: there is no room for it, or the project is damaged.
        """
        backups.copy(self._db.conn, self.path, target)

    def copying(self) -> backups.Copying:
        """Return what writes a sound copy of the project in another thread."""
        return backups.Copying(self._db.conn, self.path, self._copying)

    def put_back(self, copied: Path, going_on: backups.GoingOn) -> bool:
        """Let the project hold what a sound copy does; only closing it is of use afterwards.

        Raises:
            RestoreFailedError: it could not be written; it is as it was.
        """
        return put_back(copied, self._db.conn, self.path, going_on)

    def packing(self, contents: Contents, path: Path) -> Packing:
        """Return what writes a work package to ``path``; the file must stay open meanwhile."""
        return Packing(self._db, contents, path)

    def gathering(self, listing: Listing, annotator: AnnotatorId) -> Gathering:
        """Return what reads the documents of a listing in another thread."""
        statement = self.queues.statement(listing, annotator)
        return Gathering(self._place, lambda: self._writes, statement)

    def statistics(self) -> Statistics:
        """Return what counts everybody's work in another thread."""
        return Statistics(self._place, lambda: self._writes)

    def works(self) -> Works:
        """Return what reads everybody's work in another thread."""
        return Works(self._place, lambda: self._writes)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Run the body as one durable transaction, all or nothing.

        Raises:
            ProjectReadOnlyError: the project was opened read-only.
            ProjectWriteError: the disk is full, read-only or failing, or the file is no longer
                where it was; nothing was written.
        """
        if get_ident() != self._owner:
            raise RuntimeError("only the thread that opened a project writes to it")
        if self.snapshot is not None:
            raise ProjectReadOnlyError(path=str(self.path))
        if file_number(self._place) != self._number:
            # SQLite would go on writing to the file under its new name, or to a deleted one.
            raise ProjectWriteError(path=str(self.path), reason="moved or deleted")
        self._writes += 1
        whole = False
        self.journal.begin()
        try:
            with connection.writing(self._db, self.path):
                yield
                whole = True
        except BaseException:
            self._keys.forget()
            self.spans.forget()
            self.lexicon.forget()
            self.relations.forget()
            # Where the disk fails while the rollback journal is put away, SQLite reports a fault
            # though all was written. The person must not be told to do it again.
            if not (whole and self._stands()):
                raise
        finally:
            self._writes += 1

    def _stands(self) -> bool:
        """Tell whether the last gesture is in the file, as far as that can be read."""
        try:
            return self.journal.stands()
        except sqlite3.Error:
            return False

    def reading(self) -> AbstractContextManager[None]:
        """Give a context in which a disk that cannot be read is told as a fault, not as a bug."""
        return connection.reading(self.path)

    @contextmanager
    def going_back(self) -> Iterator[None]:
        """Run the body, which undoes or redoes: history written by hand need not fit what is there.

        Raises:
            ProjectDamagedError: it does not; nothing was written.
        """
        try:
            with connection.reading(self.path):
                yield
        except (KeyError, sqlite3.IntegrityError) as error:
            raise ProjectDamagedError(path=str(self.path), reason="history") from error

    def explained(self, error: BaseException) -> UserFacingError | None:
        """Return what an error says about the file or its disk; None where it is another."""
        return connection.explained(error, self.path)

    def copy(self, path: Path, scheme: Scheme) -> AbstractContextManager[Copy]:
        """Give another copy of the project to be looked at and merged. Raises UserFacingError."""
        return opened_copy(self._db, self._keys, path, self._place, scheme)

    def looking(self) -> Looking:
        """Return what looks into copies of the project in another thread."""
        return Looking(self._place, lambda: self._writes)

    def state_of(self, document: DocumentId, annotator: AnnotatorId) -> Rival:
        """Return what the project shows of a work, with the gestures that led to it."""
        return shown_state(self._db, self._keys, document, annotator)

    def apply(self, changes: Sequence[Change]) -> None:
        """Write ``changes`` in order."""
        apply_all(self, changes)

    def _write_project(self, name: str, scheme: Scheme) -> None:
        self._db.table("project").insert(
            {
                "id": to_blob(new_id()),
                "name": canonicalise(name),
                "created": datetime.now(UTC).isoformat(timespec="seconds"),
                "scheme": to_json(scheme_to_data(scheme)),
                "settings": "{}",
            }
        )

    def add_annotator(self, annotator: Annotator) -> None:
        """Write a new annotator."""
        self._db.table("annotators").insert({"id": to_blob(annotator.id), "name": annotator.name})

    def rename_annotator(self, annotator: Annotator) -> None:
        """Write the name of an annotator who is known already."""
        self._db.execute(
            "UPDATE annotators SET name = ? WHERE id = ?", (annotator.name, to_blob(annotator.id))
        )

    def knows(self, annotator: AnnotatorId) -> bool:
        """Tell whether there is such an annotator."""
        try:
            self._keys.annotator(annotator)
        except KeyError:
            return False
        return True

    def annotators(self) -> list[Annotator]:
        """Return the annotators, first come first."""
        rows = self._db.execute("SELECT id, name FROM annotators ORDER BY pk")
        return [Annotator(id=AnnotatorId(row[0].hex()), name=row[1]) for row in rows]

    def identity(self) -> tuple[ProjectId, str, str]:
        """Return the project's id, name and the ISO time of its creation."""
        identifier, name, created = self._db.execute(
            "SELECT id, name, created FROM project"
        ).fetchone()
        return ProjectId(identifier.hex()), name, created

    def scheme(self) -> Scheme:
        """Return the project's own copy of its label scheme.

        Raises:
            InvalidSchemeError: what is stored is not a scheme.
        """
        stored = self._db.execute("SELECT scheme FROM project").fetchone()[0]
        try:
            data = msgspec.json.decode(stored)
        except msgspec.DecodeError as error:
            raise InvalidSchemeError(problems=str(error)) from error
        return read_scheme(data)

    def set_scheme(self, scheme: Scheme) -> None:
        """Store the scheme in place of the one that was there."""
        self._db.execute("UPDATE project SET scheme = ?", (to_json(scheme_to_data(scheme)),))

    def settings(self) -> dict[str, Any]:
        """Return the settings that travel with the project."""
        data = self._db.execute("SELECT settings FROM project").fetchone()[0]
        settings: dict[str, Any] = msgspec.json.decode(data)
        return settings

    def set_settings(self, settings: dict[str, Any]) -> None:
        """Store the settings in place of those that were there."""
        self._db.execute("UPDATE project SET settings = ?", (to_json(settings),))


def _keep(db: sqlite_utils.Database, path: Path, keep: Callable[[ProjectId], Path]) -> None:
    """Copy a file before its schema is changed.

    Raises:
        BackupRefusedError: that was not possible.
    """
    try:
        identifier = db.execute("SELECT id FROM project").fetchone()[0]
        backups.copy(db.conn, path, keep(ProjectId(identifier.hex())))
    except BackupFailedError as error:
        reason = error.fields.get("reason", "")
        raise BackupRefusedError(path=str(path), reason=reason) from error
