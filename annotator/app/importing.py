"""Bringing articles into a project: files and folders, in batches that are durable each."""

import os
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.errors import UnreadableFileError, UserFacingError
from annotator.core.model import Document
from annotator.formats.reading import Read, read_articles, unreadable

_BATCH = 250
_STEP = 25
"""After so many articles, and every file, the caller gets a word in: a window has to live."""
_LITTER = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What an import has done so far."""

    added: int = 0
    """Articles that are in the project now, durably."""
    duplicates: int = 0
    """Articles whose text the project, or this import, had already."""
    problems: tuple[UserFacingError, ...] = ()
    """One for every file or record that did not come in, with its name and the reason."""
    left_out: tuple[str, ...] = ()
    """Keys of the records that hold annotations, which an import of articles does not read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportProgress:
    """How far an import has come, in bytes, and what it has done so far."""

    done: int
    total: int
    report: ImportReport


def import_paths(project: Project, paths: Iterable[Path]) -> Generator[ImportProgress, None, None]:
    """Add the articles in ``paths`` (files, and folders with all that is below) to ``project``.

    Every few articles, and after every file, the progress is yielded, the last time with the
    complete report. Closing the generator stops the import: what was reported as added stays,
    the rest never came in.

    Folders are read in the order of names; hidden files are passed over, as are links to
    folders. A file that cannot be read is a problem in the report, and the others come in.

    Raises:
        ProjectWriteError: the project file cannot be written; batches before stay.
    """
    return _Import(project, paths).run()


class _Import:
    """One import on its way."""

    def __init__(self, project: Project, paths: Iterable[Path]) -> None:
        self._project = project
        self._problems: list[UserFacingError] = []
        self._left_out: set[str] = set()
        self._waiting_texts: set[str] = set()
        self._waiting: list[Document] = []
        self._added = self._duplicates = 0
        self._files = [file for path in paths for file in self._collect(path)]
        self._sizes = [_size(file) for file in self._files]
        self._total = sum(self._sizes)

    def run(self) -> Generator[ImportProgress, None, None]:
        done = count = 0
        for file, size in zip(self._files, self._sizes, strict=True):
            for found in read_articles(file):
                self._take(found)
                count += 1
                if len(self._waiting) >= _BATCH:
                    self._commit()
                if count % _STEP == 0:
                    yield self._progress(done + min(found.position, size))
            done += size
            yield self._progress(done)
        self._commit()
        yield self._progress(self._total)

    def _take(self, found: Read) -> None:
        self._left_out |= found.left_out
        if found.problem is not None:
            self._problems.append(found.problem)
        elif found.document is not None:
            sha256 = found.document.sha256
            if sha256 in self._waiting_texts or self._project.has_text(sha256):
                self._duplicates += 1
                return
            self._waiting_texts.add(sha256)
            self._waiting.append(found.document)

    def _commit(self) -> None:
        if self._waiting:
            self._project.do(AddDocuments(tuple(self._waiting)))
            self._added += len(self._waiting)
            self._waiting = []
            self._waiting_texts.clear()

    def _progress(self, done: int) -> ImportProgress:
        report = ImportReport(
            added=self._added,
            duplicates=self._duplicates,
            problems=tuple(self._problems),
            left_out=tuple(sorted(self._left_out)),
        )
        return ImportProgress(done=done, total=self._total, report=report)

    def _collect(self, path: Path) -> Iterator[Path]:
        if not path.is_dir():
            if path.exists() and not path.is_file():
                self._problems.append(UnreadableFileError(name=str(path), reason="not-a-file"))
            else:
                yield path
            return
        for folder, names, files in os.walk(path, onerror=self._folder_refused):
            # Sorting in place also sets the order in which os.walk goes down.
            names[:] = sorted(name for name in names if not name.startswith("."))
            for name in sorted(files):
                if not name.startswith(".") and name.lower() not in _LITTER:
                    yield from self._collect(Path(folder, name))

    def _folder_refused(self, error: OSError) -> None:
        self._problems.append(unreadable(str(error.filename), error))


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # reading it will say why
