"""Reading a whole project file for damage, beside the connection that has it open.

SQLite finds damage where it reads; what nobody reads stays unseen until it is needed. Looking at
every page takes half a second for a gigabyte in memory and much longer on a cold disk, so it has
no place before the window: small files are looked through at once, large ones beside the work.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Lock

from annotator.store.address import reading_only

LARGE = 8_000_000
"""Bytes from which a file is not looked through before it is opened."""
_PAUSE = 1.0
"""Seconds between two tries while the project is written to."""


class Examination:
    """One look through the whole of an open file; ``run`` belongs into a thread of its own.

    It reads without locks, so what is written meanwhile can look like damage. ``writes`` returns a
    number that is odd inside a transaction and grows with each: a fault counts only where it
    stood still.
    """

    def __init__(self, path: Path, writes: Callable[[], int]) -> None:
        self._path, self._writes = path, writes
        self._stopped = Event()
        self._reading: sqlite3.Connection | None = None
        self._lock = Lock()

    def run(self) -> str:
        """Return what is wrong with the file; nothing where it is sound or ``stop`` was called."""
        while not self._stopped.is_set():
            before = self._writes()
            if not before % 2:
                fault = self._look()
                if self._stopped.is_set() or not fault:
                    return ""
                if self._writes() == before:
                    return fault
            self._stopped.wait(_PAUSE)
        return ""

    def stop(self) -> None:
        """End ``run`` soon, from any thread."""
        self._stopped.set()
        with self._lock:
            if self._reading is not None:
                self._reading.interrupt()

    def _look(self) -> str:
        # Opened by SQLite, which keeps the lock of this process's other connection.
        address = reading_only(self._path)
        with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as reading:
            self._set_reading(reading)
            try:
                return first_fault(reading)
            except sqlite3.OperationalError as error:
                # The disk fails; anything else is no fault of what is written on it.
                failing = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_IOERR
                return str(error) if failing else ""
            finally:
                self._set_reading(None)

    def _set_reading(self, reading: sqlite3.Connection | None) -> None:
        with self._lock:
            self._reading = reading


def is_large(path: Path) -> bool:
    """Tell whether a file is too large to be looked through before it is opened."""
    return path.stat().st_size >= LARGE


def first_fault(db: sqlite3.Connection, table: str = "") -> str:
    """Return the first thing that is wrong with a file, or with one table; mostly nothing.

    Nothing either where another thread interrupts it.
    """
    asked = f"quick_check({table})" if table else "quick_check(1)"
    try:
        found = str(db.execute(f"PRAGMA {asked}").fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return ""
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found
