"""Reading an open project file in another thread, beside the connection that has it open.

Nothing else may read the file while it is locked, so this reads it without locks, by a connection
made for one question. What is written meanwhile can look like anything: an answer counts only
where nothing was written until it was there.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Event, Lock
from typing import TypeVar

from annotator.store.address import reading_only
from annotator.store.hardening import harden

_Answer = TypeVar("_Answer")
_PAUSE = 0.2
"""Seconds between two tries while the project is written to."""


class Beside:
    """Asks questions of an open file from any thread but its own; ``stop`` ends them.

    ``writes`` returns a number that grows with each transaction and is odd inside one.
    """

    def __init__(self, path: Path, writes: Callable[[], int]) -> None:
        self._path, self._writes = path, writes
        self._stopped = Event()
        self._reading: sqlite3.Connection | None = None
        self._lock = Lock()

    def stop(self) -> None:
        """End what is being read, and begin nothing any more; from any thread."""
        self._stopped.set()
        with self._lock:
            if self._reading is not None:
                self._reading.interrupt()

    def ask(
        self,
        question: Callable[[sqlite3.Connection], _Answer],
        *,
        sure: Callable[[_Answer], bool] = lambda _: False,
    ) -> _Answer | None:
        """Return the answer to a question; None where ``stop`` was called.

        ``sure`` tells of an answer that it counts, whatever was written meanwhile.
        """
        while not self._stopped.is_set():
            before = self._writes()
            if not before % 2:
                answer = self._answer(question)
                if self._stopped.is_set():
                    return None
                still = self._writes() == before
                if answer is not None and (still or sure(answer)):
                    return answer
            self._stopped.wait(_PAUSE)
        return None

    def _answer(self, question: Callable[[sqlite3.Connection], _Answer]) -> _Answer | None:
        """Return the answer, None where what is being written makes no sense yet."""
        # Opened by SQLite, which keeps the lock of this process's other connection.
        address = reading_only(self._path)
        before = self._writes()
        try:
            with closing(sqlite3.connect(address, uri=True, check_same_thread=False)) as reading:
                self._set_reading(harden(reading))
                try:
                    return question(reading)
                finally:
                    self._set_reading(None)
        except sqlite3.DatabaseError:
            if self._stopped.is_set() or self._writes() != before:
                return None
            raise

    def _set_reading(self, reading: sqlite3.Connection | None) -> None:
        with self._lock:
            self._reading = reading
