"""The training of the open project: begun, followed by a timer, told of, ended with the project."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.ui.bridge import ProjectBridge

if TYPE_CHECKING:
    from annotator.app.training.service import TrainingService
    from annotator.nlp.training.job import Progress

_EVERY = 100
"""Milliseconds between two looks at the process."""


class Training(QObject):
    """Belongs to the project, not to its page: a run outlives a change of the language."""

    changed = Signal()
    """A run began, went on or is over."""
    trained = Signal(object)
    """The ``Run`` that is over; its pipeline is kept, nothing uses it yet."""
    failed = Signal(object)
    """A ``UserFacingError``: a run ended without a result."""

    def __init__(self, bridge: ProjectBridge) -> None:
        super().__init__(bridge)
        self._project = bridge.project
        self._service: TrainingService | None = None
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._look)
        bridge.closing.connect(self.stop)

    @classmethod
    def of(cls, bridge: ProjectBridge) -> "Training":
        """Return the training of a project: the one there is, or a new one."""
        for child in bridge.children():
            if isinstance(child, cls):
                return child
        return cls(bridge)

    @property
    def busy(self) -> bool:
        """Whether a run is on its way."""
        return self._service is not None and self._service.busy

    @property
    def queued(self) -> bool:
        """Whether one more waits."""
        return self._service is not None and self._service.queued

    @property
    def progress(self) -> "Progress | None":
        """How far the run on its way is."""
        return self._service.progress if self._service is not None else None

    def ask(self) -> None:
        """Begin a run, or let one wait behind the one on its way.

        Raises:
            TrainingTooLittleError: there is too little to learn from.
            TrainingFailedError: there is no place to write to.
        """
        if self._service is None:
            from annotator.app.training.service import TrainingService  # noqa: PLC0415 (not at start)

            self._service = TrainingService()
        self._service.ask(self._project)
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """End the run on its way and forget the one that waits."""
        self._timer.stop()
        if self._service is not None and self._service.busy:
            self._service.stop()
            self.changed.emit()

    def _look(self) -> None:
        """Let the run go on, and tell what came of it."""
        from annotator.app.training.service import Trained  # noqa: PLC0415 (imported by then)

        if self._service is None:
            return
        events = self._service.take(self._project)
        if not self._service.busy:
            self._timer.stop()
        self.changed.emit()
        for event in events:
            if isinstance(event, Trained):
                self.trained.emit(event.run)
            else:
                self.failed.emit(event.error)
