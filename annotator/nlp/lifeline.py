"""A pipe by which a process ends with the one that started it, whatever it is doing.

A thread that waits for the end of a pipe is not enough: a library that is stuck in C with the
interpreter's lock in its hand keeps that thread waiting for ever. On POSIX the kernel itself sends
a signal when the last writer of the pipe is gone, and its default is to end the process.
"""

import os
import sys
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext


class Lifeline:
    """What the starting process holds: nothing is ever written to it."""

    def __init__(self, context: SpawnContext) -> None:
        self.end, self._held = context.Pipe(duplex=False)
        """What is handed to the new process."""

    def started(self) -> None:
        """Let go of the end that the new process has by now."""
        self.end.close()

    def cut(self) -> None:
        """Let the process end, if it has not."""
        self._held.close()


def end_with_parent(end: Connection) -> None:
    """End this process as soon as the other end of the pipe is gone (POSIX; else nothing)."""
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415  (POSIX only)

        number = end.fileno()
        fcntl.fcntl(number, fcntl.F_SETOWN, os.getpid())
        fcntl.fcntl(number, fcntl.F_SETFL, fcntl.fcntl(number, fcntl.F_GETFL) | os.O_ASYNC)
        if end.poll():  # it was gone before
            os._exit(0)
