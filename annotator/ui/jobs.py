"""Long work in the window: generators run in slices between events, with progress and Cancel."""

from collections.abc import Iterator
from dataclasses import dataclass
from time import monotonic, perf_counter
from typing import Any, Protocol

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from annotator.core.errors import UserFacingError
from annotator.ui.i18n import language, locale_of

SLICE = 0.008
"""Seconds of work between two looks at the events: half a frame."""
_PATIENCE = 20
"""Milliseconds until a job that waits for something is asked again."""
_ESTIMATE_AFTER = 2.0
"""Seconds before a remaining time is worth showing."""


class Progress(Protocol):
    """What a generator yields: how much of how much is done."""

    @property
    def done(self) -> int:
        """Units done."""

    @property
    def total(self) -> int:
        """Units in all; 0 while nobody knows."""


@dataclass(frozen=True, slots=True)
class Remaining:
    """An estimate of the time that is left."""

    seconds: float


def remaining(*, elapsed: float, done: int, total: int) -> Remaining | None:
    """Return how long the rest will take at the pace so far, or None while that is a guess."""
    if elapsed < _ESTIMATE_AFTER or done <= 0 or total <= done:
        return None
    return Remaining(elapsed * (total - done) / done)


class JobRunner(QObject):
    """Runs one generator at a time on the window's thread; others wait for their turn."""

    started = Signal(str)
    """What is being done, in words."""
    progressed = Signal(object)
    """The generator's latest progress."""
    ended = Signal()
    """The job is over, one way or the other."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: list[Job] = []
        self._job: Job | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._work)

    @property
    def busy(self) -> bool:
        """Whether a job is on its way."""
        return self._job is not None

    def run(self, title: str, steps: Iterator[Any]) -> "Job":
        """Begin a job, or queue it behind the one on its way.

        ``steps`` yields its progress, or None while it waits for something outside.
        """
        job = Job(title, steps, self)
        self._waiting.append(job)
        if self._job is None:
            self._next()
        return job

    def cancel(self) -> None:
        """Close the generator on its way; what it has done durably stays."""
        if self._job is not None:
            job = self._job
            self._end()
            job.steps.close()
            job.cancelled.emit(job.latest)
            job.deleteLater()

    def stop(self) -> None:
        """Cancel everything, also what waits."""
        self._waiting.clear()
        self.cancel()

    def _next(self) -> None:
        if self._waiting:
            self._job = self._waiting.pop(0)
            self.started.emit(self._job.title)
            self._timer.start(0)

    def _work(self) -> None:
        """Do one slice of work."""
        job = self._job
        until = perf_counter() + SLICE
        idle = False
        while job is not None and job is self._job and not idle and perf_counter() < until:
            idle = self._step(job)
        if job is not None and job is self._job:
            self._timer.setInterval(_PATIENCE if idle else 0)
        if job is not None and job is self._job and job.latest is not None:
            self.progressed.emit(job.latest)
            job.progressed.emit(job.latest)

    def _step(self, job: "Job") -> bool:
        """Let the job take a step; tell whether it only waits for something."""
        try:
            latest = next(job.steps)
            job.latest = job.latest if latest is None else latest
            return latest is None
        except StopIteration:
            self._end()
            job.finished.emit(job.latest)
            job.deleteLater()
        except UserFacingError as error:
            self._end()
            job.failed.emit(error)
            job.deleteLater()
        except BaseException:
            self._end()
            job.cancelled.emit(job.latest)
            job.deleteLater()
            raise
        return False

    def _end(self) -> None:
        self._timer.stop()
        self._job = None
        self.ended.emit()
        self._next()


class Job(QObject):
    """One generator being run. Exactly one of the last three signals comes, once."""

    progressed = Signal(object)
    finished = Signal(object)
    """The last thing that the generator yielded."""
    failed = Signal(object)
    """A ``UserFacingError``."""
    cancelled = Signal(object)
    """The last thing that the generator yielded before it was closed, or None."""

    def __init__(self, title: str, steps: Iterator[Any], runner: JobRunner) -> None:
        super().__init__(runner)
        self.title = title
        self.steps: Any = steps
        self.latest: Any = None


class JobBar(QFrame):
    """A strip in the window that shows the job on its way."""

    def __init__(self, runner: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._began = 0.0
        self._title = QLabel(self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._left = QLabel(self)
        self._left.setObjectName("muted")
        self.cancel = QPushButton(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._bar, 1)
        layout.addWidget(self._left)
        layout.addWidget(self.cancel)
        self.set_words()
        self.hide()
        runner.started.connect(self._start)
        runner.progressed.connect(self._follow)
        runner.ended.connect(self.hide)
        self.cancel.clicked.connect(runner.cancel)

    def set_words(self) -> None:
        """Write the fixed words in the window's language."""
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setToolTip(self.tr("Stop here; what is done so far stays"))

    def _start(self, title: str) -> None:
        self._began = monotonic()
        self._title.setText(title)
        self._bar.setAccessibleName(title)
        self._left.clear()
        self._bar.setRange(0, 0)
        self.show()

    def _follow(self, progress: Progress) -> None:
        # Bytes of a large import do not fit Qt's 32 bits: the bar counts in thousandths.
        self._bar.setRange(0, 1000 if progress.total else 0)
        if progress.total:
            self._bar.setValue(1000 * progress.done // progress.total)
        elapsed = monotonic() - self._began
        self._left.setText(self._time_left(elapsed, progress))

    def _time_left(self, elapsed: float, progress: Progress) -> str:
        if not progress.total:
            return ""
        percent = locale_of(language()).toString(100 * progress.done // progress.total)
        rest = remaining(elapsed=elapsed, done=progress.done, total=progress.total)
        if rest is None:
            return self.tr("{percent} %").format(percent=percent)
        if rest.seconds < 60:
            time = self.tr("%n second(s) left", "", max(1, round(rest.seconds)))
        else:
            time = self.tr("about %n minute(s) left", "", round(rest.seconds / 60))
        return self.tr("{percent} % · {time}").format(percent=percent, time=time)
