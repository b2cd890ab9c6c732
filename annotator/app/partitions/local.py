"""Workers on this machine: processes that are started here and started again when they die."""

import multiprocessing
import os
import signal
import sys
import traceback
from collections import deque
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Self

from annotator.app.partitions.work import Job, Work
from annotator.app.partitions.workers import DIED, Outcome
from annotator.nlp.lifeline import Lifeline, end_with_parent

_STOP_SECONDS = 2.0
_Waiting = tuple[int, Work, Job]


def usable_cores() -> int:
    """Return how many cores this process may use."""
    return (len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count()) or 1


class _Worker:
    """One process, and the number of the job that it has."""

    def __init__(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._lifeline = Lifeline(context)
        self.process: BaseProcess = context.Process(
            target=_live, args=(self._lifeline.end, theirs), daemon=True
        )
        self.process.start()
        theirs.close()  # else the end of the process would never show as the end of the pipe
        self._lifeline.started()
        self.number: int | None = None

    def stop(self) -> None:
        self.connection.close()
        self._lifeline.cut()
        self.process.kill()  # nothing in it is worth an orderly end
        self.process.join(_STOP_SECONDS)


class LocalWorkers:
    """A fixed number of processes. Each has one job at a time, so that a death has one cause."""

    def __init__(self, count: int | None = None) -> None:
        self.count = count or usable_cores()
        self._workers: list[_Worker] = []
        self._queue: deque[_Waiting] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        self._workers = []
        self._queue.clear()

    @property
    def room(self) -> int:
        """As many as there are processes, and some to go on with at once."""
        return self.count + 1

    @property
    def processes(self) -> tuple[int, ...]:
        """The ids of the processes that are running."""
        return tuple(item.process.pid for item in self._workers if item.process.pid is not None)

    def submit(self, number: int, work: Work, job: Job) -> None:
        """Hand a job to a free process, which is started if need be, or keep it until one is."""
        self._queue.append((number, work, job))
        self._feed()

    def outcomes(self, seconds: float) -> list[Outcome]:
        """Return what has come in, after at most ``seconds`` of waiting for the first."""
        busy = {item.connection: item for item in self._workers if item.number is not None}
        found = [self._receive(busy[item]) for item in wait(list(busy), seconds) if item in busy]
        self._feed()
        return found

    def _receive(self, worker: _Worker) -> Outcome:
        number = worker.number
        assert number is not None
        worker.number = None
        try:
            answer, reason = worker.connection.recv()
        except Exception:  # its end, or garbage: reading that raises anything
            self._workers.remove(worker)
            worker.stop()
            return Outcome(number, None, DIED)
        return Outcome(number, answer, reason)

    def _feed(self) -> None:
        while self._queue and (worker := self._free()) is not None:
            number, work, job = self._queue.popleft()
            worker.number = number
            with suppress(OSError):  # it is dead: reading says so next
                worker.connection.send((work, job))

    def _free(self) -> _Worker | None:
        for worker in self._workers:
            if worker.number is None:
                return worker
        if len(self._workers) < self.count:
            self._workers.append(_Worker())
            return self._workers[-1]
        return None


def _live(end: Connection, connection: Connection) -> None:
    end_with_parent(end)
    serve(connection)


def serve(connection: Connection) -> None:
    """Answer jobs that arrive on ``connection``, one after the other, until its end is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    while True:
        try:
            work, job = connection.recv()
        except (EOFError, OSError):
            return
        try:
            answer, reason = work(job), ""
        except Exception as error:  # the other side decides what becomes of it
            traceback.print_exc()
            answer, reason = None, f"{type(error).__name__}: {error}"
        connection.send((answer, reason))
