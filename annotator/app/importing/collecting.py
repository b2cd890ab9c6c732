"""Finding what is to be imported: files in folders, and which reader each of them needs."""

import os
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from annotator.app.exporting.about_data import about_data
from annotator.app.importing.remembered import Remembered
from annotator.app.importing.request import Chosen, Request
from annotator.app.project import SUFFIX
from annotator.core.errors import UnreadableFileError, UnsupportedFileError, UserFacingError
from annotator.formats.codec import FileSource, Reader
from annotator.formats.reading import unreadable
from annotator.formats.registry import companions_of, head_of, reader_for, reader_named

_LITTER = frozenset(("thumbs.db", "desktop.ini"))


@dataclass(slots=True, kw_only=True)
class Collection:
    """What was found so far."""

    sources: list[Chosen] = field(default_factory=list)
    problems: list[UserFacingError] = field(default_factory=list)

    @property
    def request(self) -> Request:
        """An import of everything that was found."""
        return Request(sources=tuple(self.sources))


def collected(
    paths: Iterable[Path], *, reader: str = "", remembered: Remembered | None = None
) -> Collection:
    """Return the files in ``paths`` with their readers, all at once."""
    found = Collection()
    for _ in collect(found, paths, reader=reader, remembered=remembered):
        pass
    return found


def collect(
    found: Collection,
    paths: Iterable[Path],
    *,
    reader: str = "",
    remembered: Remembered | None = None,
) -> Generator[None, None, None]:
    """Find the files in ``paths``, folders with all that is below, and how each is to be read.

    Folders are read in the order of names; hidden files are passed over, as are links to
    folders, what an export puts beside its data, and what another file's reader reads along.
    ``reader`` names the one to be used for all of them; else each has the likeliest. The caller
    gets a word in after every file.
    """
    known = remembered if remembered is not None else Remembered()
    beside: set[Path] = set()
    for file in (file for path in paths for file in _files(path, found.problems)):
        if file not in beside:
            _choose(file, found, reader, known, beside)
        yield
    # A file may come before the one whose reader takes it along.
    found.sources = [chosen for chosen in found.sources if chosen.path not in beside]


def chosen_for(path: Path, reader: Reader, remembered: Remembered) -> Chosen:
    """Return a file with a reader and the profile that was remembered for its like, or guessed.

    Raises:
        OSError: it cannot be read.
    """
    source = FileSource(path)
    profile = reader.guess(source, head_of(source))
    kept = remembered.profile(reader, source, profile)
    return Chosen(path=path, reader=reader.name, profile=kept or profile, size=source.size)


def with_reader(chosen: Chosen, name: str, remembered: Remembered) -> Chosen:
    """Return a file to be read by another reader."""
    try:
        return chosen_for(chosen.path, reader_named(name), remembered)
    except OSError:
        return replace(chosen, reader=name)  # reading it will say why


def _choose(
    file: Path, found: Collection, wished: str, remembered: Remembered, beside: set[Path]
) -> None:
    source = FileSource(file)
    try:
        ranked = [(reader_named(wished), 1.0)] if wished else reader_for(source)
        if not ranked:
            empty = not head_of(source)
            ranked = [(reader_named("text"), 0.0)] if empty else []
        if not ranked:
            raise UnsupportedFileError(name=str(file))
        reader = ranked[0][0]
        beside |= {file.parent / name for name in companions_of(reader, source)} - {file}
        found.sources.append(chosen_for(file, reader, remembered))
    except OSError as error:
        found.problems.append(unreadable(str(file), error))
    except UserFacingError as problem:
        found.problems.append(problem)


def _files(path: Path, problems: list[UserFacingError]) -> Iterator[Path]:
    if not path.is_dir():
        if path.exists() and not path.is_file():
            problems.append(UnreadableFileError(name=str(path), reason="not-a-file"))
        else:
            yield path
        return

    def refused(error: OSError) -> None:
        problems.append(unreadable(str(error.filename), error))

    passed: set[Path] = set()
    for folder, names, files in os.walk(path, onerror=refused):
        passed |= about_data(Path(folder), files)
        # Sorting in place also sets the order in which os.walk goes down.
        names[:] = sorted(name for name in names if not name.startswith("."))
        for name in sorted(files):
            file = Path(folder, name)
            # An open project has files of its own beside it: its journal, its lock file.
            beside = f"{SUFFIX}-" in name.lower() or f"{SUFFIX}." in name.lower()
            litter = beside or name.startswith(".") or name.lower() in _LITTER
            if not litter and file not in passed:
                yield from _files(file, problems)
