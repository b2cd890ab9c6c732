"""What there is to read, cut into parts in an order that depends on the input alone."""

import io
import os
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from annotator.core.errors import InputChangedError, UnreadableFileError
from annotator.formats.line_ranges import Digest, LineRange, line_ranges, read_range
from annotator.formats.parquet_rows import RowGroups, RowRange, row_ranges
from annotator.formats.reading import LINES_SUFFIXES, unreadable

PARQUET = ".parquet"
SUFFIXES = LINES_SUFFIXES | {PARQUET}
"""Files of these kinds are read; others in a folder are passed over."""
ARTICLES = 1000
"""In a part, unless another number is asked for."""
BYTES = 8_000_000
"""A part is no longer than this, but for one long article: so much goes to a worker at once."""
_CHUNK = 1 << 20
Stamp = tuple[int, int]
"""Size and time of the last change, by which a file is the one that was looked at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One partition: what is read for it. ``first`` and ``count`` are lines (rows) of its file."""

    number: int
    path: Path
    name: str
    """The file's name in the folder of the input."""
    first: int
    count: int
    place: LineRange | RowRange
    stamp: Stamp


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The parts of an input, and a fingerprint of its content and of how it is cut."""

    parts: tuple[Part, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanProgress:
    """How far looking through the input has come, in bytes; the last one has the plan."""

    done: int
    total: int
    plan: Plan | None = None


def is_partitioned(source: Path) -> bool:
    """Tell whether an input can only be read in partitions."""
    return source.is_dir() or source.suffix.lower() == PARQUET


def planned(source: Path, articles: int = ARTICLES) -> Generator[PlanProgress, None, None]:
    """Look through a file, or all files of a folder by their names, and cut them into parts.

    Raises:
        UnreadableFileError: a file cannot be read, or there is none.
    """
    files = _files(source)
    total = sum(path.stat().st_size for path, _ in files)
    whole = sha256(f"{articles} {BYTES}\n".encode())
    parts: list[Part] = []
    done = 0
    yield PlanProgress(done=0, total=total)
    for path, name in files:
        digest = sha256()
        try:
            stamp = _stamp(path)
            for place in _places(path, name, digest, articles):
                parts.append(_part(len(parts), path, name, place, stamp))
                if isinstance(place, LineRange):
                    yield PlanProgress(done=done + place.end, total=total)
        except OSError as error:
            raise unreadable(name, error) from error
        done += stamp[0]
        whole.update(f"{len(os.fsencode(name))} {digest.hexdigest()} ".encode() + os.fsencode(name))
        yield PlanProgress(done=done, total=total)
    plan = Plan(parts=tuple(parts), fingerprint=whole.hexdigest())
    yield PlanProgress(done=total, total=total, plan=plan)


class Payloads:
    """Reads the rows of parts as JSON Lines; of Parquet only some columns."""

    def __init__(self, columns: Sequence[str]) -> None:
        self._groups = RowGroups(columns)

    def read(self, part: Part) -> bytes | None:
        """Return the rows of a part; None where it is one line too long for an article.

        Raises:
            InputChangedError: its file is not the one that was looked at.
            UnreadableFileError: it cannot be read.
        """
        try:
            if _stamp(part.path) != part.stamp:
                raise InputChangedError(name=part.name)
            if isinstance(part.place, LineRange):
                return read_range(part.path, part.place)
            return self._groups.read(part.path, part.name, part.place)
        except OSError as error:
            raise unreadable(part.name, error) from error


def _files(source: Path) -> list[tuple[Path, str]]:
    """Return the files to read with their names, in the order of these."""
    if source.is_dir():
        found = [
            (path, path.relative_to(source).as_posix())
            for path in source.rglob("*")
            if path.suffix.lower() in SUFFIXES and path.is_file() and _is_shown(path, source)
        ]
    else:
        found = [(source, source.name)] if source.suffix.lower() in SUFFIXES else []
    if not found:
        reason = "no-rows-files" if source.exists() else "not-found"
        raise UnreadableFileError(name=str(source), reason=reason)
    if not source.exists():
        raise UnreadableFileError(name=str(source), reason="not-found")
    return sorted(found, key=lambda item: item[1])


def _is_shown(path: Path, source: Path) -> bool:
    return not any(part.startswith(".") for part in path.relative_to(source).parts)


def _places(path: Path, name: str, digest: Digest, articles: int) -> Iterator[LineRange | RowRange]:
    if path.suffix.lower() != PARQUET:
        return line_ranges(path, name, digest, articles=articles, size=BYTES)
    with io.BufferedReader(path.open("rb", buffering=0), _CHUNK) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return row_ranges(path, name, articles=articles, size=BYTES)


def _part(number: int, path: Path, name: str, place: LineRange | RowRange, stamp: Stamp) -> Part:
    count = place.lines if isinstance(place, LineRange) else place.rows
    return Part(
        number=number,
        path=path,
        name=name,
        first=place.first,
        count=count,
        place=place,
        stamp=stamp,
    )


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_size, found.st_mtime_ns
