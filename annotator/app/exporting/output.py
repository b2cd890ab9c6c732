"""Where the files of an export go: they appear under their names all at once, or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from annotator.core.errors import ExportWriteError
from annotator.core.ids import new_id

CARD = "card.json"
"""The file by which a folder is known to be an export."""


class FolderOutput:
    """Files in a folder; no name leads out of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: dict[str, BinaryIO] = {}
        self._open = ExitStack()

    def file(self, name: str) -> BinaryIO:
        """Open a new file for writing, or return the one of that name."""
        if name not in self._files:
            path = self._folder.joinpath(*_parts(name))
            path.parent.mkdir(parents=True, exist_ok=True)
            self._files[name] = self._open.enter_context(path.open("xb"))
        return self._files[name]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the files so far, in the order in which they came."""
        return tuple(self._files)

    def close(self) -> None:
        """Put everything on the disk and close the files."""
        with self._open:
            for file in self._files.values():
                if not file.closed:  # a writer of many files closes them itself
                    file.flush()
                    os.fsync(file.fileno())

    def abandon(self) -> None:
        """Close the files as they are."""
        with suppress(OSError):  # what could not be written is thrown away anyway
            self._open.close()


class StreamOutput:
    """One stream, whatever the file is called; for standard output."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream

    def file(self, name: str) -> BinaryIO:  # noqa: ARG002 (there is but one)
        """Return the stream."""
        return self._stream


def _parts(name: str) -> tuple[str, ...]:
    """Return the parts of a relative name.

    Raises:
        ValueError: it leads out of its folder, or is none.
    """
    path = PurePosixPath(name)
    odd = path.is_absolute() or ".." in path.parts or not path.parts
    if odd or any("\\" in part or ":" in part or "\0" in part for part in path.parts):
        raise ValueError(name)
    return path.parts


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a new file that takes the place of ``path`` when the body ends without a fault.

    Raises:
        ExportWriteError: it cannot be written.
    """
    target = path.resolve()  # a link stays one: what it points to is replaced
    beside = target.with_name(f".{new_id()}.part")
    try:
        if target.is_dir():
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        with beside.open("xb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        raise ExportWriteError(path=str(path), reason=error.strerror or str(error)) from error
    finally:
        with suppress(OSError):  # it is gone already, or the fault above says why it is not
            beside.unlink()


def part_of(target: Path) -> Path:
    """Return the name of a folder beside ``target`` in which an export may be built."""
    return target.resolve().with_name(f".{new_id()}.part")


@contextmanager
def building(target: Path, beside: Path) -> Iterator[Path]:
    """Give the new folder ``beside`` for the body to fill; then it is thrown away.

    Raises:
        ExportWriteError: it cannot be made or written to.
    """
    try:
        beside.mkdir()
        yield beside
    except OSError as error:
        raise ExportWriteError(path=str(target), reason=error.strerror or str(error)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def check_target(target: Path) -> None:
    """Check that a folder may be written to ``target``: it is not there, empty, or an export.

    Raises:
        ExportWriteError: it is something else, which is not ours to replace.
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise ExportWriteError(path=str(target), reason="is-a-file")
    if not (target / CARD).is_file() and any(target.iterdir()):
        raise ExportWriteError(path=str(target), reason="not-an-export")


def put_folder(built: Path, target: Path) -> None:
    """Let a complete folder take the place of ``target``, which is an earlier export if anything.

    Raises:
        OSError: it cannot be moved; the earlier one is as it was.
    """
    target = target.resolve()
    before = target.with_name(f".{new_id()}.old")
    there = target.exists()
    if there:
        target.rename(before)
    try:
        built.rename(target)
    except OSError:
        if there:
            before.rename(target)
        raise
    sync_folder(target.parent)
    shutil.rmtree(before, ignore_errors=True)


def put_files(built: Path, target: Path) -> None:
    """Let the files of a folder take their places beside each other in ``target``'s folder.

    Raises:
        OSError: one of them cannot be moved.
    """
    folder = target.parent
    for path in sorted(built.iterdir()):
        path.replace(folder / path.name)
    sync_folder(folder)


def sha256_of(path: Path) -> tuple[str, int]:
    """Return the SHA-256 of a file in hexadecimal digits, and its size in bytes.

    Raises:
        OSError: it cannot be read.
    """
    digest, size = sha256(), 0
    with path.open("rb") as file:
        while chunk := file.read(1 << 20):
            digest.update(chunk)
            size += len(chunk)
    return digest.hexdigest(), size


def sync_folder(folder: Path) -> None:
    """Put the new name of a file on the disk too, where the system can do that."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
