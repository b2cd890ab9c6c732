"""A process beside the window for one kind of work, which can be ended in the middle of it.

Texts go in and plain values come back, one request at a time, so that sending never waits: the
process reads as soon as something arrives. The project stays with the window.
"""

import logging
import multiprocessing
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from time import monotonic
from typing import Any

from annotator.nlp.lifeline import Lifeline, end_with_parent

log = logging.getLogger("annotator")

READY = "ready"
"""What the process says first: from then on it reads at once what it is sent."""
_STOP_SECONDS = 1.0


class ProcessEndedError(Exception):
    """The process ended by itself without an answer; a bug, or something killed it."""


class SideProcess:
    """Runs ``target(connection, *arguments)`` in a process of its own, started when first asked.

    ``target`` sends ``READY``, then one answer for each request that it receives. A process that
    the system cannot start is one that ended at once: there will be no answer.
    """

    def __init__(self, target: Callable[..., None], *arguments: object) -> None:
        self._target, self._arguments = target, arguments
        self._process: BaseProcess | None = None
        self._connection: Connection | None = None
        self._lifeline: Lifeline | None = None
        self._waiting: list[Any] = []
        self._ready = False
        self._asked = 0.0

    @property
    def waited(self) -> float:
        """For how many seconds the process has been at the request; 0 before it has it."""
        return monotonic() - self._asked if self._ready and not self._waiting else 0.0

    def start(self) -> None:
        """Start the process, so that it is ready when it is asked."""
        if self._process is None:
            self._start()

    def ask(self, request: object) -> None:
        """Send a request; the one before must have been answered."""
        self.start()
        self._waiting.append(request)
        if self._ready:
            self._send()

    def answer(self) -> Any | None:
        """Return the answer, or None while there is none yet.

        Raises:
            ProcessEndedError: there will be none.
        """
        if self._connection is None:
            self._waiting = []
            raise ProcessEndedError
        try:
            if not self._connection.poll():
                return None
            answer = self._connection.recv()
        except Exception as error:  # its end, or garbage: reading that raises anything
            self.stop()
            raise ProcessEndedError from error
        if answer == READY and not self._ready:
            self._ready = True
            self._send()
            return None
        return answer

    def stop(self) -> None:
        """End the process, whatever it is doing; it starts again when it is asked again."""
        process, connection = self._process, self._connection
        self._process = self._connection = None
        self._waiting, self._ready = [], False
        if process is None or connection is None:
            return
        connection.close()
        if self._lifeline is not None:
            self._lifeline.cut()
        process.kill()  # nothing in it is worth an orderly end
        process.join(_STOP_SECONDS)

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        lifeline = Lifeline(context)
        arguments = (lifeline.end, self._target, theirs, *self._arguments)
        process = context.Process(target=_live, args=arguments, daemon=True)
        try:
            process.start()
        except OSError as error:  # no memory, or too many processes
            log.warning("no process could be started: error %s", error.errno)
            ours.close()
            lifeline.cut()
            return
        finally:
            theirs.close()  # else the end of the process would never show as the end of the pipe
            lifeline.started()
        self._process, self._connection, self._lifeline = process, ours, lifeline

    def _send(self) -> None:
        assert self._connection is not None
        self._asked = monotonic()
        waiting, self._waiting = self._waiting, []
        with suppress(OSError):  # it has ended: the next look for an answer says so
            for request in waiting:
                self._connection.send(request)


def _live(end: Connection, target: Callable[..., None], *arguments: object) -> None:
    """Be the process, but not longer than the one that started it."""
    end_with_parent(end)
    target(*arguments)
