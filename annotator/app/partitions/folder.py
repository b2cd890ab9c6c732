"""The output: a folder of parts, with a manifest that says what they were made of.

Each part appears under its name when it is complete. What is known of finished parts is added to
a log, line by line; at the end the log goes into the manifest, which then says the same whoever
computed what.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.partitions.plan import Part
from annotator.app.partitions.problems import Problem
from annotator.app.partitions.work import Answer
from annotator.core.errors import ExportWriteError, OutputDiffersError, UnreadableFileError
from annotator.formats.parquet_rows import from_parquet, to_parquet
from annotator.formats.reading import Line, unreadable

MANIFEST = "manifest.json"
LOG = "manifest.log"
_KIND = "annotator partitions 1"
_FRESH = ".new"


class PartFormat(StrEnum):
    """How the rows of a part are written."""

    JSONL = "jsonl"
    PARQUET = "parquet"


_ENCODERS: dict[PartFormat, Callable[[bytes], bytes]] = {
    PartFormat.JSONL: lambda rows: rows,
    PartFormat.PARQUET: to_parquet,
}


class MadeOf(msgspec.Struct, frozen=True, kw_only=True):
    """What the content of the parts depends on."""

    input: str
    """The fingerprint of the plan."""
    parts: int
    pipeline: str
    annotator: str
    spacy: str
    format: PartFormat


class PartRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One finished part."""

    number: int
    part: str
    """Its file."""
    source: str
    first: int
    lines: int
    rows: int
    words: int
    bytes: int
    sha256: str
    problems: tuple[Problem, ...] = ()


class Failed(msgspec.Struct, frozen=True, kw_only=True):
    """A part that could not be made, with the ids of its articles."""

    number: int
    source: str
    first: int
    lines: int
    reason: str
    ids: tuple[Any, ...]


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in a folder of parts."""

    kind: str = _KIND
    made_of: MadeOf
    complete: bool = False
    parts: tuple[PartRecord, ...] = ()
    failed: tuple[Failed, ...] = ()


class PartFolder:
    """A folder to which the parts of one run go, perhaps in several goes."""

    def __init__(self, path: Path, made_of: MadeOf) -> None:
        """Open or make the folder ``path``.

        Raises:
            OutputDiffersError: what is in it was made of something else, or is not ours.
            ExportWriteError: it cannot be written to.
        """
        self.path = path
        self._made_of = made_of
        try:
            path.mkdir(parents=True, exist_ok=True)
            found = read_manifest(path)
            if found is None and any(path.iterdir()):
                raise OutputDiffersError(path=str(path), reason="not-partitions")
            if found is not None:
                self._compare(found.made_of)
            self.finished = {
                record.number: record
                for record in (*(found.parts if found else ()), *_logged(path / LOG))
                if self._is_there(record)
            }
            if found is None:
                self._save(MANIFEST, _as_json(Manifest(made_of=made_of)))
            self._log = (path / LOG).open("ab")
            self._log.write(b"\n")  # ends a line that a crash may have cut off
        except OSError as error:
            raise _unwritable(path, error) from error

    def write(self, part: Part, answer: Answer) -> PartRecord:
        """Write a part, all of it or nothing, and remember it.

        Raises:
            ExportWriteError: it cannot be written.
        """
        data = _ENCODERS[self._made_of.format](answer.data)
        record = PartRecord(
            number=part.number,
            part=self._name(part.number),
            source=part.name,
            first=part.first,
            lines=part.count,
            rows=answer.articles,
            words=answer.words,
            bytes=len(data),
            sha256=sha256(data).hexdigest(),
            problems=answer.problems,
        )
        try:
            self._save(record.part, data)
            self._log.write(msgspec.json.encode(record) + b"\n")
            self._log.flush()
        except OSError as error:
            raise _unwritable(self.path, error) from error
        self.finished[part.number] = record
        return record

    def close(self, failed: Iterable[Failed] = (), *, ended: bool) -> None:
        """Close the folder; when the run has come to its end, the log goes into the manifest.

        Raises:
            ExportWriteError: it cannot be written.
        """
        try:
            self._log.close()
            if ended:
                missing = tuple(sorted(failed, key=lambda item: item.number))
                manifest = Manifest(
                    made_of=self._made_of,
                    complete=len(self.finished) == self._made_of.parts,
                    parts=tuple(self.finished[number] for number in sorted(self.finished)),
                    failed=missing,
                )
                self._save(MANIFEST, _as_json(manifest))
                (self.path / LOG).unlink()
                for left in self.path.glob(f".*{_FRESH}"):
                    left.unlink()
        except OSError as error:
            raise _unwritable(self.path, error) from error

    def _name(self, number: int) -> str:
        width = max(5, len(str(self._made_of.parts - 1)))
        return f"part-{number:0{width}}.{self._made_of.format}"

    def _compare(self, found: MadeOf) -> None:
        for reason in ("format", "pipeline", "annotator", "spacy", "input", "parts"):
            before, now = getattr(found, reason), getattr(self._made_of, reason)
            if before != now:
                raise OutputDiffersError(
                    path=str(self.path), reason=f"other-{reason}", before=str(before), now=str(now)
                )

    def _is_there(self, record: PartRecord) -> bool:
        file = self.path / self._name(record.number)
        return record.part == file.name and file.is_file() and file.stat().st_size == record.bytes

    def _save(self, name: str, data: bytes) -> None:
        """Write a file that appears complete, or not at all."""
        # Two runs to one folder write the same bytes; each has a file of its own until then.
        fresh = self.path / f".{name}-{os.getpid()}{_FRESH}"
        try:
            with fresh.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(self.path / name)
        finally:
            with suppress(OSError):  # it is in its place, or the fault above says why it is not
                fresh.unlink()


def read_manifest(folder: Path) -> Manifest | None:
    """Return the manifest of a folder of parts, or None where there is none that is ours.

    Raises:
        OSError: it cannot be read.
    """
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except (FileNotFoundError, NotADirectoryError, msgspec.DecodeError):
        return None
    return found if found.kind == _KIND else None


def part_lines(folder: Path) -> Iterator[Line]:
    """Yield the rows of all parts of a folder, in order, as lines of JSON.

    Raises:
        UnreadableFileError: it is no folder of parts, or a part cannot be read.
    """
    number = 0
    try:
        found = read_manifest(folder)
        if found is None:
            raise UnreadableFileError(name=str(folder), reason="no-parts")
        records = {item.number: item for item in (*found.parts, *_logged(folder / LOG))}
        for _, record in sorted(records.items()):
            path = folder / record.part
            if path.suffix == f".{PartFormat.PARQUET}":
                lines = from_parquet(path, record.part)
            else:
                lines = iter(path.read_bytes().splitlines())
            for content in lines:
                number += 1
                yield Line(number, content, 0)
    except OSError as error:
        raise unreadable(str(folder), error) from error


def _logged(file: Path) -> list[PartRecord]:
    """Return what the log holds; a line that was cut off by a crash does not count."""
    records: list[PartRecord] = []
    with suppress(FileNotFoundError):
        for line in file.read_bytes().split(b"\n"):
            with suppress(msgspec.DecodeError):
                records.append(msgspec.json.decode(line, type=PartRecord))
    return records


def _as_json(manifest: Manifest) -> bytes:
    return msgspec.json.format(msgspec.json.encode(manifest), indent=1) + b"\n"


def _unwritable(path: Path, error: OSError) -> ExportWriteError:
    return ExportWriteError(path=str(path), reason=error.strerror or str(error))
