"""Measuring beside the window: one thing at a time, in a thread that only reads."""

from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from annotator.app.agreement import Works

_TOLD_EVERY = 10
Steps = Callable[[Works], Iterator[Any]]


class Running(QObject):
    """Goes through the steps of a measurement; what is no longer wanted is given up."""

    progressed = Signal(int)
    """How much is done, in thousandths."""
    finished = Signal(object)
    """The last step, on the window's thread."""
    failed = Signal(object)
    """A bug met in the thread: raised on the window's thread, where bugs are told."""
    _arrived = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works: Works | None = None
        self._thread: Thread | None = None
        self._arrived.connect(self._hand_on, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(_raise, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether something is being measured."""
        return self._works is not None

    def start(self, works: Works, steps: Steps) -> None:
        """Go through what ``steps`` makes of reading ``works``."""
        self.stop()
        self._works = works
        self._thread = Thread(target=self._run, args=(works, steps), name="agreement", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Measure nothing any more."""
        if self._works is not None:
            self._works.stop()
        if self._thread is not None:
            self._thread.join()
        self._works = self._thread = None

    def _hand_on(self, works: Works, last: object) -> None:
        if works is not self._works:
            return  # given up while this was on its way
        self.stop()
        self.finished.emit(last)

    # In the thread

    def _run(self, works: Works, steps: Steps) -> None:
        last = None
        try:
            for place, last in enumerate(steps(works)):
                if works.stopped:
                    return
                if place % _TOLD_EVERY == 0:
                    self.progressed.emit(1000 * last.done // max(last.total, 1))
        except Exception as error:
            self.failed.emit(error)
        self._arrived.emit(works, last)


def _raise(error: Exception) -> None:
    raise error
