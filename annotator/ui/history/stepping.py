"""Undoing or redoing many gestures, a few at a time, so that the window stays alive."""

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QProgressDialog, QWidget

from annotator.ui.bridge import ProjectBridge

_AT_ONCE = 0.03
"""Seconds of work between two looks at the events."""
_PATIENCE = 300
"""Milliseconds before progress is shown."""


class Stepping(QObject):
    """Takes steps through the one door until enough are taken, one fails, or somebody stops it."""

    def __init__(
        self, bridge: ProjectBridge, steps: int, done: Callable[[], object], window: QWidget
    ) -> None:
        super().__init__(window)
        self._bridge = bridge
        self._forward, self._left = steps > 0, abs(steps)
        self._done = done
        self._progress = QProgressDialog(window)
        self._progress.setWindowModality(Qt.WindowModality.WindowModal)
        self._progress.setLabelText(
            self.tr("Redoing gestures…") if self._forward else self.tr("Undoing gestures…")
        )
        self._progress.setCancelButtonText(self.tr("Stop here"))
        self._progress.setRange(0, self._left)
        self._progress.setMinimumDuration(_PATIENCE)
        self._progress.setValue(0)
        self._go()

    def _go(self) -> None:
        until = perf_counter() + _AT_ONCE
        taken = self._bridge.steps(
            self._left, forward=self._forward, enough=lambda: perf_counter() >= until
        )
        self._left -= taken
        if not taken or self._progress.wasCanceled():
            self._left = 0
        self._progress.setValue(self._progress.maximum() - self._left)
        if self._left:
            QTimer.singleShot(0, self, self._go)
        else:
            self._progress.deleteLater()
            self._done()
            self.deleteLater()
