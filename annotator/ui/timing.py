"""The time an annotator works on each article; it stands still while nobody does anything."""

from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

from annotator.core.ids import DocumentId

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

IDLE = 60.0
"""Seconds without a key or the mouse after which nobody is taken to be working."""
_STORED_EVERY = 15.0
"""Seconds of work that a killed window may forget; everything else is on disk at once."""
_TICK = 1000
_WORK = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
    )
)


class WorkClock:
    """Adds up the time between signs of work that follow each other within ``IDLE`` seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._last: float | None = None
        self.seconds = 0.0

    def work(self) -> None:
        """Note a sign of work."""
        now = self._clock()
        if self._last is not None and now - self._last <= IDLE:
            self.seconds += now - self._last
        self._last = now

    def rest(self) -> None:
        """Begin anew with the next sign of work: what comes between does not count."""
        self._last = None

    @property
    def idle(self) -> bool:
        """Whether nobody is working now."""
        return self._last is None or self._clock() - self._last > IDLE

    def take(self) -> int:
        """Return the whole milliseconds added up, and go on from what is left of the next."""
        whole = int(self.seconds * 1000)
        self.seconds -= whole / 1000
        return whole


class Timing(QObject):
    """Times the article on the desk and stores the time; the status line shows it."""

    ticked = Signal(int, bool)
    """Milliseconds on the article so far, and whether the clock stands still."""

    def __init__(
        self, window: "MainWindow", work: "Workspace", clock: Callable[[], float] = monotonic
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = work.bridge
        self._desk = work.desk
        self.clock = WorkClock(clock)
        self._document: DocumentId | None = None
        self._stored = 0
        self._timer = QTimer(self, interval=_TICK)
        self._timer.timeout.connect(self._tick)
        work.desk.document_changed.connect(self._follow)
        if window.status_line is not None:
            self.ticked.connect(window.status_line.show_time)
        self._watched: QWindow | None = None
        self._timer.start()
        self._watch()
        self._follow()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return nothing: no command is about the time."""
        return {}

    def remove(self) -> None:
        """Store the time and leave the window."""
        if self._watched is not None:
            self._watched.removeEventFilter(self)
        self._timer.stop()
        self.store()
        self.deleteLater()

    def store(self) -> None:
        """Write down the time worked since it was written last."""
        if self._document is None:
            return
        milliseconds = self.clock.take()
        if not milliseconds:
            return
        self._stored += milliseconds
        self._bridge.keeping.add_time(self._document, milliseconds)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take keys and the mouse in the window as signs of work."""
        if event.type() in _WORK:
            self.clock.work()
        return super().eventFilter(watched, event)

    def _follow(self) -> None:
        """Store the time of the article that was left, and begin with the one that is there."""
        self.store()
        document = self._desk.document
        self._document = document.id if document is not None else None
        self._stored = self._bridge.project.time_spent(document.id) if document is not None else 0
        self._tell()

    def _watch(self) -> None:
        """Watch the native window, through which every key and the mouse come, once it is there."""
        handle = self._window.windowHandle()
        if self._watched is None and handle is not None:
            self._watched = handle
            handle.installEventFilter(self)

    def _tick(self) -> None:
        self._watch()
        if self.clock.seconds >= _STORED_EVERY:
            self.store()
        self._tell()

    def _tell(self) -> None:
        self.ticked.emit(self._stored + int(self.clock.seconds * 1000), self.clock.idle)
