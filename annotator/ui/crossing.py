"""From a thread to the window's thread: results, and bugs that are to be told there."""

from collections.abc import Callable
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Crossing(QObject):
    """Takes results in any thread and hands them on in the window's, in their order.

    Only the news crosses by a signal: objects sent by signals between threads crashed PySide.
    A bug met in the thread is raised in the window's, where bugs are told.
    """

    arrived = Signal(object)
    """A result, in the window's thread."""
    broken = Signal()
    """The thread has met a bug, which is told after this."""
    _news = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._results: SimpleQueue[tuple[Any, Exception | None]] = SimpleQueue()
        self._news.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def send(self, result: object) -> None:
        """Hand a result over; from any thread."""
        self._put(result, None)

    def run(self, work: Callable[[], object]) -> None:
        """Do the work of a thread; a bug in it is handed over instead of ending in the thread."""
        try:
            work()
        except Exception as error:
            self._put(None, error)

    def _put(self, result: object, bug: Exception | None) -> None:
        self._results.put((result, bug))
        self._news.emit()

    def _deliver(self) -> None:
        while not self._results.empty():
            result, bug = self._results.get()
            if bug is not None:
                self.broken.emit()
                raise bug
            self.arrived.emit(result)
