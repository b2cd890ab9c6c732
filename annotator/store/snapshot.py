"""Private copies of project files that cannot be opened for work: what they held at one moment.

Another process may hold the file under an exclusive lock and write to it meanwhile, so SQLite
cannot read it. Its bytes are read again and again, the rollback journal's with them, until one
whole pass finds everything as the pass before it left it. Each byte then stood unchanged over the
moment between the two passes, so the copy is what the disk held at that moment, as if the holder
had been killed there; SQLite rolls back in the copy what was not yet done.

A file that this process has open is never read so: closing it would drop the lock. Its own
connection copies it.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from io import FileIO
from pathlib import Path

from annotator.core.errors import ProjectNotFoundError, SnapshotFailedError
from annotator.store.lock_file import Here

PATIENCE = 30.0
"""Seconds that a file may go on changing before a copy is given up."""
_BLOCK = 1 << 20
_PAUSE = 0.002
_LOCKED_FROM, _LOCKED_TO = 1 << 30, (1 << 30) + 512
"""Where SQLite locks: Windows lets nobody read there, and no file has anything on that page."""
_PREFIX = "annotator-reading-"

_open: dict[tuple[int, int], Callable[[Path], None]] = {}
"""What copies each file that this process has open, by its place on its disk."""


def opened_here(path: Path, back_up: Callable[[Path], None]) -> Callable[[], None]:
    """Note that this process has a file open, with what copies it; return what forgets that."""
    key = _key(path)
    _open[key] = back_up

    def forget() -> None:
        if _open.get(key) == back_up:
            del _open[key]

    return forget


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A private copy of a project file at ``path``; as of the Unix time ``taken``."""

    path: Path
    taken: float

    def remove(self) -> None:
        """Delete the copy and its folder."""
        shutil.rmtree(self.path.parent, ignore_errors=True)


def take(path: Path, *, patience: float = PATIENCE) -> Snapshot:
    """Copy a project file, whoever has it open, and what it would need to be rolled back.

    Raises:
        ProjectNotFoundError: there is no such file.
        SnapshotFailedError: it cannot be read, did not stay still, or there is no room.
    """
    if not path.is_file():
        raise ProjectNotFoundError(path=str(path))
    _clear_stale()
    try:
        folder = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
    except OSError as error:
        raise SnapshotFailedError(path=str(path), reason=str(error)) from error
    snapshot = Snapshot(folder / "snapshot.annodb", time.time())
    try:
        if not copy_open(path, snapshot.path):
            _copy(path, snapshot.path, time.monotonic() + patience)
    except OSError as error:
        snapshot.remove()
        raise SnapshotFailedError(path=str(path), reason=error.strerror or str(error)) from error
    except BaseException:
        snapshot.remove()
        raise
    return snapshot


def copy_open(path: Path, target: Path) -> bool:
    """Copy a file that this process has open, by its own connection; False where it has not."""
    copier = _open.get(_key(path))
    if copier is not None:
        copier(target)
    return copier is not None


def _copy(path: Path, target: Path, until: float) -> None:
    pairs = [(path, target), (Path(f"{path}-journal"), Path(f"{target}-journal"))]
    # What came in write-ahead mode from elsewhere has its newest pages beside it.
    pairs.append((Path(f"{path}-wal"), Path(f"{target}-wal")))
    while sum(_renewed(source, copied) for source, copied in pairs):  # each, every time
        if time.monotonic() > until:
            raise SnapshotFailedError(path=str(path), reason="busy")
        time.sleep(_PAUSE)


def _renewed(source: Path, target: Path) -> bool:
    """Make a copy what its source is; tell whether it was anything else before."""
    try:
        with source.open("rb", buffering=0) as reading:
            fresh = not target.exists()
            with target.open("w+b" if fresh else "r+b", buffering=0) as writing:
                return _blocks(reading, writing) or fresh
    except FileNotFoundError:
        gone = target.exists()
        target.unlink(missing_ok=True)
        return gone


def _blocks(reading: FileIO, writing: FileIO) -> bool:
    changed, at = False, 0
    while block := _read(reading, at):
        writing.seek(at)
        if writing.read(len(block)) != block:
            changed = True
            writing.seek(at)
            writing.write(block)
        at += len(block)
    if writing.seek(0, os.SEEK_END) != at:
        changed = True
        writing.truncate(at)
    return changed


def _read(file: FileIO, at: int) -> bytes:
    """Return the block at an offset, ending before the bytes that are locked, or zeros for them."""
    size = os.fstat(file.fileno()).st_size
    if at == _LOCKED_FROM and size > at:
        return bytes(min(_LOCKED_TO, size) - at)
    most = min(_BLOCK, _LOCKED_FROM - at) if at < _LOCKED_FROM else _BLOCK
    file.seek(at)
    return file.read(most) or b""


def _clear_stale() -> None:
    """Delete what programs of this computer left that ended without clearing up."""
    here = Here()
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*"):
        number = folder.name.removeprefix(_PREFIX).partition("-")[0]
        with suppress(ValueError):
            if not here.lives(int(number)):
                shutil.rmtree(folder, ignore_errors=True)


def file_number(path: Path) -> int | None:
    """Return what tells the file at ``path`` from any other on its disk, or None without one."""
    try:
        return path.stat().st_ino
    except OSError:
        return None


def _key(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino
