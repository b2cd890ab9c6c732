"""Watches how long the window stands still, on a machine that others use too.

Time on the clock says more about the others than about the window. What counts is what the
window's own thread does between two turns of its event loop: the processor time that it takes, and
the time that it waits of its own will, for a disk, a lock or a process. Time in which it could run
but another program had the processor is left out, where the system tells it (Linux).
"""

import sys
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

WORKING = 100.0
"""Milliseconds of work in one turn that are felt; what is needed is far less."""
WAITING = 1000.0
"""Milliseconds of waiting in one turn: a disk that others use may take long, but not so long."""
_TICK = 5


@dataclass(slots=True)
class _Moment:
    clock: float
    worked: float
    queued: float

    @classmethod
    def now(cls) -> "_Moment":
        return cls(time.perf_counter(), time.thread_time(), _queued())


def _queued() -> float:
    """Return for how many seconds this thread could have run and had no processor."""
    if sys.platform != "linux":
        return 0.0
    return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9


class Watchdog(QObject):
    """Notes the longest turn of the event loop from ``begin`` on."""

    def __init__(self) -> None:
        super().__init__()
        self._timer = QTimer(self, interval=_TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._last = _Moment.now()
        self.working = self.waiting = self.wall = 0.0
        self.turns = 0

    def begin(self) -> None:
        """Watch from now on."""
        self.working = self.waiting = self.wall = 0.0
        self.turns = 0
        self._last = _Moment.now()
        self._timer.start()

    def check(self, what: str) -> None:
        """Fail if the window stood still for too long since ``begin``; watch on.

        Raises:
            AssertionError: it did, or it was not watched at all.
        """
        assert self.turns, f"{what}: nobody watched"
        told = f"{what}: {self}"
        assert self.working <= WORKING, told
        if sys.platform == "linux":
            assert self.waiting <= WAITING, told
        self.begin()

    def __str__(self) -> str:
        return (
            f"longest turn: {self.working:.0f} ms of work, {self.waiting:.0f} ms of waiting, "
            f"{self.wall:.0f} ms on the clock, in {self.turns} turns"
        )

    def _tick(self) -> None:
        now, before = _Moment.now(), self._last
        self._last = now
        self.turns += 1
        clock, worked = (now.clock - before.clock) * 1000, (now.worked - before.worked) * 1000
        waited = clock - worked - (now.queued - before.queued) * 1000 - _TICK
        self.wall = max(self.wall, clock)
        self.working, self.waiting = max(self.working, worked), max(self.waiting, waited)
