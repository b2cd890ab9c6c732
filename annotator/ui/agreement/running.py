"""Measuring beside the window: one thing at a time, in a thread that only reads."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any

from PySide6.QtCore import QObject, Signal

from annotator.app.agreement import Works
from annotator.ui.crossing import Crossing

_TOLD_EVERY = 10
Steps = Callable[[Works], Iterator[Any]]


@dataclass(frozen=True, slots=True)
class _News:
    """A step of a measurement, the last one or not."""

    works: Works
    step: Any
    last: bool


class Running(QObject):
    """Goes through the steps of a measurement; what is no longer wanted is given up."""

    progressed = Signal(int)
    """How much is done, in thousandths."""
    finished = Signal(object)
    """The last step, on the window's thread."""
    broken = Signal()
    """Nothing will come of it: a bug was met, and is told after this."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._works: Works | None = None
        self._thread: Thread | None = None
        self._crossing = Crossing(self)
        self._crossing.arrived.connect(self._follow)
        self._crossing.broken.connect(self._give_up)

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

    def _follow(self, news: _News) -> None:
        if news.works is not self._works:
            return  # given up while this was on its way
        if news.last:
            self.stop()
            self.finished.emit(news.step)
        else:
            self.progressed.emit(1000 * news.step.done // max(news.step.total, 1))

    def _give_up(self) -> None:
        self.stop()
        self.broken.emit()

    # In the thread

    def _run(self, works: Works, steps: Steps) -> None:
        def work() -> None:
            step = None
            for place, step in enumerate(steps(works)):
                if works.stopped:
                    return
                if place % _TOLD_EVERY == 0:
                    self._crossing.send(_News(works, step, last=False))
            self._crossing.send(_News(works, step, last=True))

        self._crossing.run(work)
