"""A disk that fails when it is told to, and one that remembers what was really on it.

SQLite reaches the disk through a table of functions, its VFS. Here a second VFS is registered in
the very library that Python's ``sqlite3`` uses: it passes everything on to the usual one, and
counts, fails or records on the way. No compiler and no preloading are needed. (``apsw`` could do
the same, but brings a SQLite of its own, which the program does not use.)
"""

from __future__ import annotations

import ctypes
import errno
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import CFUNCTYPE, POINTER, Structure, c_char_p, c_int, c_int64, c_void_p
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FULL = sqlite3.SQLITE_FULL
IOERR_READ, IOERR_WRITE = 10 | (1 << 8), 10 | (3 << 8)
IOERR_FSYNC, IOERR_TRUNCATE, IOERR_DELETE = 10 | (4 << 8), 10 | (6 << 8), 10 | (10 << 8)
CANTOPEN = sqlite3.SQLITE_CANTOPEN
NAME = b"faulty"

_Open = CFUNCTYPE(c_int, c_void_p, c_void_p, c_void_p, c_int, c_void_p)
_Delete = CFUNCTYPE(c_int, c_void_p, c_char_p, c_int)
_Close = CFUNCTYPE(c_int, c_void_p)
_Read = CFUNCTYPE(c_int, c_void_p, c_void_p, c_int, c_int64)
_Truncate = CFUNCTYPE(c_int, c_void_p, c_int64)
_Sync = CFUNCTYPE(c_int, c_void_p, c_int)


class _Vfs(Structure):
    _fields_ = [
        ("version", c_int), ("size", c_int), ("longest", c_int), ("next", c_void_p),
        ("name", c_char_p), ("data", c_void_p), ("open", c_void_p), ("delete", c_void_p),
        *((f"rest{number}", c_void_p) for number in range(13)),
    ]  # fmt: skip


class _Methods(Structure):
    _fields_ = [
        ("version", c_int), ("close", c_void_p), ("read", c_void_p), ("write", c_void_p),
        ("truncate", c_void_p), ("sync", c_void_p),
        *((f"rest{number}", c_void_p) for number in range(13)),
    ]  # fmt: skip


class _File(Structure):
    _fields_ = [("methods", POINTER(_Methods))]


@dataclass(frozen=True, slots=True)
class Event:
    """What was done to a file: ``write``, ``truncate``, ``sync``, ``delete``; or a ``mark``."""

    what: str
    path: str
    offset: int = 0
    data: bytes = b""


@dataclass(slots=True)
class Fault:
    """From the call of number ``at`` on, so many calls of these kinds fail with ``code``."""

    at: int
    code: int
    kinds: frozenset[str]
    times: int = sys.maxsize


_ALIVE: list[Disk] = []
"""SQLite calls the functions of a disk until the last connection that it opened is collected."""


class Disk:
    """What happens to the files in one folder while it is installed."""

    def __init__(self, folder: Path) -> None:
        self._folder = str(folder)
        self._library = _library()
        self._base = _Vfs.from_address(self._library.sqlite3_vfs_find(None))
        self._names: dict[int, str] = {}
        self._tables: dict[int, _Methods] = {}
        self._kept: list[object] = []
        self.calls: list[str] = []
        """What was asked of the disk, in order."""
        self.fault: Fault | None = None
        self.events: list[Event] | None = None
        """Filled where it is a list."""
        self.failed = 0
        _ALIVE.append(self)
        self._ours = _Vfs.from_buffer_copy(self._base)
        self._ours.name = NAME
        self._ours.open = self._callback(_Open, self._open)
        self._ours.delete = self._callback(_Delete, self._delete)

    @contextmanager
    def installed(self) -> Iterator[Disk]:
        """Let all connections that are opened inside use this disk."""
        pointer = ctypes.byref(self._ours)
        assert self._library.sqlite3_vfs_register(pointer, 1) == 0
        try:
            yield self
        finally:
            self.heal()
            self._library.sqlite3_vfs_register(ctypes.byref(self._base), 1)
            self._library.sqlite3_vfs_unregister(pointer)

    def heal(self) -> None:
        """Fail no more."""
        self.fault = None

    def mark(self, name: str) -> None:
        """Note in the record that something has been acknowledged."""
        if self.events is not None:
            self.events.append(Event("mark", name))

    # What SQLite calls

    def _callback(self, kind: Any, function: Callable[..., int]) -> int | None:
        made = kind(function)
        self._kept.append(made)
        return ctypes.cast(made, c_void_p).value

    def _fails(self, kind: str, path: str) -> int:
        """Count a call; return the code with which it is to fail, or 0."""
        if not path.startswith(self._folder):
            return 0
        self.calls.append(kind)
        fault = self.fault
        if fault is None or kind not in fault.kinds or len(self.calls) <= fault.at:
            return 0
        if not fault.times:
            return 0
        fault.times -= 1
        self.failed += 1
        return fault.code

    def _record(self, event: Event) -> None:
        if self.events is not None and event.path.startswith(self._folder):
            self.events.append(event)

    def _open(self, _vfs: int, name: int, file: int, flags: int, out: int) -> int:
        path = ctypes.string_at(name).decode("utf-8", "surrogateescape") if name else ""
        code = self._fails("open", path)
        if code:
            # SQLite closes a file that has methods, whether it could be opened or not.
            _File.from_address(file).methods = None
            return CANTOPEN
        code = _Open(self._base.open)(ctypes.addressof(self._base), name, file, flags, out)
        opened = _File.from_address(file)
        if code == 0 and opened.methods:
            self._names[file] = path
            opened.methods = ctypes.pointer(self._table(ctypes.addressof(opened.methods.contents)))
        return code

    def _delete(self, _vfs: int, name: bytes, sync: int) -> int:
        path = name.decode("utf-8", "surrogateescape")
        code = self._fails("delete", path)
        if code:
            return code
        code = _Delete(self._base.delete)(ctypes.addressof(self._base), name, sync)
        if code == 0:
            self._record(Event("delete", path, offset=sync))
        return code

    def _table(self, base: int) -> _Methods:
        """Return functions that stand before those of the usual VFS."""
        if base in self._tables:
            return self._tables[base]
        plain = _Methods.from_address(base)
        table = _Methods.from_buffer_copy(plain)
        read, write = _Read(plain.read), _Read(plain.write)
        truncate, sync, close = _Truncate(plain.truncate), _Sync(plain.sync), _Close(plain.close)

        def reading(file: int, into: int, count: int, offset: int) -> int:
            return self._fails("read", self._names[file]) or read(file, into, count, offset)

        def writing(file: int, data: int, count: int, offset: int) -> int:
            path = self._names[file]
            code = self._fails("write", path)
            if code:
                return code
            self._record(Event("write", path, offset, ctypes.string_at(data, count)))
            return write(file, data, count, offset)

        def truncating(file: int, size: int) -> int:
            path = self._names[file]
            code = self._fails("truncate", path)
            if code:
                return code
            self._record(Event("truncate", path, size))
            return truncate(file, size)

        def syncing(file: int, flags: int) -> int:
            path = self._names[file]
            code = self._fails("sync", path) or sync(file, flags)
            if not code:
                self._record(Event("sync", path))
            return code

        def closing(file: int) -> int:
            self._names.pop(file, None)
            return close(file)

        table.read = self._callback(_Read, reading)
        table.write = self._callback(_Read, writing)
        table.truncate = self._callback(_Truncate, truncating)
        table.sync = self._callback(_Sync, syncing)
        table.close = self._callback(_Close, closing)
        self._tables[base] = table
        self._kept.append((read, write, truncate, sync, close))
        return table


def reachable() -> bool:
    """Tell whether the library that Python's ``sqlite3`` uses can be spoken to."""
    try:
        _library()
    except OSError:
        return False
    return True


def _library() -> ctypes.CDLL:
    library = ctypes.CDLL(_place())
    library.sqlite3_vfs_find.restype = c_void_p
    library.sqlite3_vfs_find.argtypes = [c_char_p]
    library.sqlite3_vfs_register.argtypes = [c_void_p, c_int]
    library.sqlite3_vfs_unregister.argtypes = [c_void_p]
    library.sqlite3_libversion.restype = c_char_p
    if library.sqlite3_libversion().decode() != sqlite3.sqlite_version:
        raise OSError(errno.ENOENT, "another SQLite")
    return library


def _place() -> str:
    """Return the path of the SQLite library that this process has loaded."""
    maps = Path("/proc/self/maps")
    if maps.exists():
        for line in maps.read_text(encoding="utf-8").splitlines():
            path = line.partition("/")[2]
            if "libsqlite3" in path:
                return f"/{path}"
    if sys.platform == "win32":
        return "sqlite3"
    raise OSError(errno.ENOENT, "no shared library of SQLite")
