"""The articles of a large project, sorted beside the window."""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Thread

from PySide6.QtCore import QObject, Signal

from annotator.app.project import Project
from annotator.core.listing import Listing
from annotator.ui.crossing import Crossing


@dataclass(frozen=True, slots=True)
class _Found:
    """The first articles of a listing, or the ``whole`` of it."""

    listing: Listing
    numbers: "array[int]"
    whole: bool


class Gathering(QObject):
    """Sorts one listing at a time in a thread; what is no longer wanted is given up."""

    first = Signal(object, object)
    """The listing that was wanted, and the numbers of its first articles."""
    every = Signal(object, object)
    """The listing that was wanted, and the numbers of all its articles."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._end: Callable[[], None] | None = None
        self._thread: Thread | None = None
        self.wanted: Listing | None = None
        """What is being sorted."""
        self._crossing = Crossing(self)
        self._crossing.arrived.connect(self._hand_on)
        self._crossing.broken.connect(self.stop)

    def start(self, listing: Listing) -> None:
        """Sort the articles of a listing; whatever was being sorted is given up."""
        self.stop()
        self.wanted = listing
        reading = self._project.gathering(listing)
        self._end = reading.stop

        def read() -> None:
            for ask, whole in ((reading.first, False), (reading.every, True)):
                numbers = ask()
                if numbers is None:
                    return
                self._crossing.send(_Found(listing, numbers, whole))

        work = partial(self._crossing.run, read)
        self._thread = Thread(target=work, name="gathering", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Sort nothing any more."""
        self.wanted = None
        if self._end is not None:
            self._end()
        if self._thread is not None:
            self._thread.join()
        self._end = self._thread = None

    def _hand_on(self, found: _Found) -> None:
        if found.listing is not self.wanted:
            return  # given up while this was on its way
        if found.whole:
            self.stop()
        (self.every if found.whole else self.first).emit(found.listing, found.numbers)
