"""An open project: what it holds, and the one door through which it changes."""

from collections.abc import Collection, Generator, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Self

from annotator.app.backup_folder import before_migration
from annotator.app.changing import Changing
from annotator.app.teamwork import working
from annotator.core.changes import (
    Added,
    Change,
    Updated,
)
from annotator.core.effects import Effects, effects_of
from annotator.core.errors import InvalidSchemeError, NotAProjectError
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import (
    Annotator,
)
from annotator.core.scheme import Scheme
from annotator.core.tokens import Tokens
from annotator.store import address
from annotator.store.imports import Imports
from annotator.store.merging.beside import Looking
from annotator.store.merging.copy import Brought, Copy
from annotator.store.project_file import ProjectFile
from annotator.store.trainings import Trainings
from annotator.store.versions import Versions

SUFFIX = address.SUFFIX
"""The ending of a project's file name."""


class Project(Changing):
    """An open project that can be changed; it belongs to the thread that opened it."""

    @classmethod
    def create(cls, path: Path, *, scheme: Scheme, annotator: Annotator, name: str = "") -> Self:
        """Create a project file at ``path`` and open it.

        Raises:
            ProjectExistsError: there is a file already.
            ProjectWriteError: the folder cannot be written to.
        """
        file = ProjectFile.create(path, name=name or path.stem, scheme=scheme, annotator=annotator)
        return cls(file, annotator)

    @classmethod
    def open(cls, path: Path, annotator: Annotator | None = None, *, over: bool = False) -> Self:
        """Open the project file at ``path`` as the annotator who works in it.

        A work package is opened as the one it was made for. Any other project is opened as
        ``annotator``, if the project knows them, else as the first who worked in it. ``over`` is
        the person's word that a computer that has been silent no longer has it open.

        Raises:
            ProjectNotFoundError: there is no such file.
            NotAProjectError: it is something else, or damaged.
            ProjectTooNewError: a later version wrote it.
            ProjectLockedError: another window or program has it open.
            ProjectHeldError: another computer had it open and has been silent since.
            ProjectWriteError: the file or its folder is read-only.
            BackupRefusedError: an earlier version made it, and no backup of it could be made.
            MigrationFailedError: an earlier version made it, and it could not be changed.
        """
        file = ProjectFile.open(path, keep=partial(before_migration, path), over=over)
        try:
            project = cls(file, working(file, annotator))
            file.lock.say_who(project.annotator.name)
            return project
        except InvalidSchemeError as error:
            file.close()
            raise NotAProjectError(path=str(path), reason=str(error)) from error
        except BaseException:
            file.close()
            raise

    @classmethod
    def open_read_only(cls, path: Path, annotator: Annotator | None = None) -> Self:
        """Open what the file at ``path`` holds now, to be read; whoever has it open is not minded.

        Raises:
            ProjectNotFoundError: there is no such file.
            SnapshotFailedError: it could not be copied to be read.
            NotAProjectError: it is something else, or damaged.
            ProjectTooNewError: a later version wrote it, and what is read is not all there.
        """
        file = ProjectFile.open_read_only(path)
        try:
            return cls(file, working(file, annotator))
        except InvalidSchemeError as error:
            file.close()
            raise NotAProjectError(path=str(path), reason=str(error)) from error
        except BaseException:
            file.close()
            raise

    @property
    def read_only(self) -> bool:
        """Whether it was opened to be read: every change is refused."""
        return self._file.snapshot is not None

    @property
    def as_of(self) -> float | None:
        """The Unix time of what a read-only project shows; None of one that is open for work."""
        return None if self._file.snapshot is None else self._file.snapshot.taken

    def close(self) -> None:
        """Close the file; every change is in it already."""
        self._file.close()

    def join(self, annotator: Annotator) -> None:
        """Let somebody work in the project too, or give one who does another name."""
        with self._file.transaction():
            if any(one.id == annotator.id for one in self._file.annotators()):
                self._file.rename_annotator(annotator)
            else:
                self._file.add_annotator(annotator)
        if annotator.id == self.annotator_id:
            self.annotator = annotator

    def remember_place(self, document: DocumentId, offset: int) -> None:
        """Store where the annotator is; not a change of the work, so not in the journal."""
        with self._file.transaction():
            self._file.statuses.set_place(self.annotator_id, document, offset)

    def add_time(self, document: DocumentId, milliseconds: int) -> None:
        """Add to the time spent on a document; not a change of the work, so not in the journal."""
        with self._file.transaction():
            self._file.times.add(document, self.annotator_id, milliseconds)

    def with_texts(self, hashes: Iterable[str]) -> dict[DocumentId, str]:
        """Return the documents with texts of these SHA-256, each with its own."""
        return self._file.documents.with_texts(hashes)

    # Changing it

    def settle_history(self) -> None:
        """Let everything so far be what the project begins with: nothing takes it back."""
        with self._file.transaction():
            self._file.journal.settle()

    def silence(self, form: str, label: LabelId, *, silenced: bool) -> None:
        """Let the lexicon make no use of a form with a label any more, or use it again."""
        with self._file.transaction():
            self._file.lexicon.silence(self.annotator_id, form, label, silenced=silenced)

    def change_settings(self, **values: object) -> None:
        """Set settings that travel with the project."""
        with self._file.transaction():
            self._file.set_settings({**self._file.settings(), **values})

    def arrange(self, **values: object) -> None:
        """Set settings of how its articles are listed, which who only reads it may choose too.

        They travel with the project; with one that is only read they pass when it is closed.
        """
        if self.read_only:
            self.passing |= values
        else:
            self.change_settings(**values)

    def store_forms(self, pipeline: str, document: int, pairs: Iterable[tuple[str, str]]) -> None:
        """Store lemmas of words, by ``pipeline``, of the documents numbered up to ``document``."""
        with self._file.transaction():
            self._file.concordance.add_forms(pipeline, document, pairs)

    @contextmanager
    def importing(self) -> Iterator[Imports]:
        """Give the table of unfinished imports inside one transaction: nothing of it shows."""
        with self._file.transaction():
            yield self._file.imports

    def finish_import(self, fields: Mapping[str, int], scheme: Scheme | None) -> Effects:
        """Show what an import has brought in, with labels added to the ``scheme`` if it is given.

        One short transaction, recorded as one gesture: taking it back hides the documents again,
        and takes what was added to others, and labels that nothing else has.
        """
        changes: tuple[Change, ...] = ()
        if scheme is not None:
            grown = replace(self.scheme, layers=scheme.layers, version=self.scheme.version + 1)
            changes = (Updated(self.scheme, grown),)
        uncounted = (scheme or self.scheme).zone_layers()
        with self._file.transaction():
            imports = self._file.imports
            self._file.apply(changes)
            intake, waiting = imports.intake(), imports.waiting()
            touched = imports.finish()
            self._file.queues.renew(touched, self.annotator_id, uncounted, {})
            self._file.lexicon.add_many(self.annotator_id, imports.forms())
            imports.forget()
            self._file.spans.forget()
            self._file.relations.forget()
            came = () if intake is None else (Added(intake),)
            done = (*changes, *came, *self._carried(touched, waiting))
            self._file.journal.record(
                self.annotator_id, "import-documents", dict(fields), done, undoable=bool(done)
            )
        self._follow_scheme(changes)
        return replace(effects_of(changes, library=True), annotated=frozenset(touched))

    def _carried(
        self, documents: Iterable[DocumentId], waiting: Collection[str]
    ) -> Iterator[Change]:
        """Yield what an import added to documents that had been there."""
        for document in documents:
            yield from (Added(one) for one in self.spans(document) if one.id in waiting)
            yield from (Added(one) for one in self.relations(document) if one.id in waiting)

    @contextmanager
    def sketching(self) -> Iterator[Versions]:
        """Give the table of versions inside one transaction: it is no work of an annotator."""
        with self._file.transaction():
            yield self._file.versions

    def forget_versions(self) -> None:
        """Drop all versions of stories; they are to be found anew."""
        with self._file.transaction():
            self._file.versions.forget()

    @contextmanager
    def recording_training(self) -> Iterator[Trainings]:
        """Give the table of training runs inside one transaction: it is no annotator's work."""
        with self._file.transaction():
            yield self._file.trainings

    def copy(self, path: Path) -> AbstractContextManager[Copy]:
        """Give another copy of the project, to be looked at. Raises UserFacingError."""
        return self._file.copy(path, self.scheme)

    def looking_into_copies(self) -> Looking:
        """Return what looks into copies of the project in another thread."""
        return self._file.looking()

    def take(self, copy: Copy) -> Generator[int, None, Brought]:
        """Bring another copy's work in, as one transaction; yields how many works were done.

        Raises:
            ImportUnfinishedError: documents are coming in already.
        """
        self._refuse_while_importing()
        with self._file.transaction():
            brought = yield from copy.take()
            if brought.scheme is not None:
                whole = replace(brought.scheme, version=self.scheme.version + 1)
                self._file.set_scheme(whole)
                self.scheme = whole
            self._file.spans.forget()
            self._file.relations.forget()
        return brought

    def store_tokens(self, document: DocumentId, tokens: Tokens) -> None:
        """Store a pipeline's tokens of a document."""
        with self._file.transaction():
            self._file.documents.set_tokens(document, tokens)
