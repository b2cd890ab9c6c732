"""Measuring the learning curve: a job of some minutes, from no article to all of them."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from annotator.app.training.curve import CurveProgress
    from annotator.ui.bridge import ProjectBridge
    from annotator.ui.jobs import Job
    from annotator.ui.main_window import MainWindow


class Measuring(QObject):
    """Runs the job, and tells of the points known so far."""

    measured = Signal(object)
    """The list of ``Point`` known so far."""
    ended = Signal()
    """The job is over, one way or the other."""

    def __init__(self, window: "MainWindow", bridge: "ProjectBridge", parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._bridge = window, bridge
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        """Whether the curve is being measured."""
        return self._job is not None

    def begin(self) -> None:
        """Measure the curve; a fault is shown in the window."""
        from annotator.app.training.curve import measure_curve  # noqa: PLC0415 (rare)

        if self._job is not None:
            return
        settings = self._window.preferences.settings
        steps = measure_curve(self._bridge.project, settings)
        self._job = job = self._window.jobs.run(self.tr("Measuring the learning curve…"), steps)
        job.progressed.connect(self._follow)
        job.finished.connect(self._finished)
        job.cancelled.connect(self._end)
        job.failed.connect(self._failed)

    def _follow(self, progress: "CurveProgress") -> None:
        self.measured.emit(list(progress.points))

    def _finished(self, progress: "CurveProgress") -> None:
        self._follow(progress)
        self._end()

    def _failed(self, error: object) -> None:
        self._end()
        self._bridge.failed.emit(error)

    def _end(self, _: object = None) -> None:
        self._job = None
        self.ended.emit()
