"""Backups that are made by themselves while somebody works, on closing, and before something large.

None of it is ever waited for, but the last: a backup of a small project takes a tenth of a second.
"""

import logging
from collections.abc import Callable, Mapping
from time import monotonic
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from annotator.core.errors import UserFacingError
from annotator.ui.jobs import JobRunner

if TYPE_CHECKING:
    from annotator.app.backups import BackupStep
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

BEAT = 60_000
"""Milliseconds between two looks at whether a backup is due."""
IDLE = 2
"""Beats without a gesture after which nobody works."""
MANY = 20
"""Gestures that are worth a backup when nobody works any more, and on closing."""
SELDOM = 20
"""A backup is made for one part in so many of the time at most: those of huge projects are rare."""
SMALL = 20_000_000
"""Bytes of a file that is backed up on closing: a tenth of a second. What a larger one lacks then
it gets a minute after it is opened next."""

log = logging.getLogger("annotator")


class Backups(QObject):
    """Makes backups beside the work; the list of them is shown by the window's ``BackupTools``."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._bridge = window, work.bridge
        self.jobs = JobRunner(self)
        self._project = work.bridge.project
        self._made: float | None = None
        self._seen: tuple[int, str] | None = None
        self._quiet = 0
        self._told = False
        self._began = 0.0
        self.took = 0.0
        """Seconds for which the last backup was being made."""
        self._clock = QTimer(self, interval=BEAT)
        self._clock.timeout.connect(self.beat)
        self._clock.start()
        work.bridge.closing.connect(self._close)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what commands do: those about backups are there without a project too."""
        return {}

    def remove(self) -> None:
        """Leave the window: the project's page goes."""
        self._clock.stop()
        self.jobs.stop()
        self.deleteLater()

    @property
    def on(self) -> bool:
        """Whether backups are made by themselves."""
        read_only = getattr(self._project, "read_only", False)
        return self._window.preferences.settings.backups and not read_only

    def beat(self) -> None:
        """Begin a backup if one is due: every so many minutes, or when nobody works any more."""
        if not self.on or self.jobs.busy:
            return
        if self._made is None:
            self._made = monotonic() - self._age()
        last = self._project.last_gesture()
        self._quiet = self._quiet + 1 if last == self._seen else 0
        self._seen = last
        minutes = self._window.preferences.settings.backup_minutes
        due = monotonic() - self._made >= max(minutes * 60, SELDOM * self.took)
        if (due and self._lacking() > 0) or (self._quiet == IDLE and self._lacking() >= MANY):
            self._begin()

    # Inside

    def _begin(self) -> None:
        from annotator.app.backups import Reason, making  # noqa: PLC0415  (not at start)

        self._began = monotonic()
        job = self.jobs.run("", making(self._project, Reason.SCHEDULED))
        job.finished.connect(self._finish)
        job.failed.connect(self._fail)

    def _finish(self, step: "BackupStep") -> None:
        self._made, self._told = monotonic(), False
        self.took = self._made - self._began
        if self._window.backups.shown is not None:
            self._window.backups.shown.reload()
        log.info("backup of %d pages", step.total)

    def _fail(self, error: UserFacingError) -> None:
        """Say once that backups fail; it is tried again when the next one is due."""
        self._made = monotonic()
        log.warning("no backup: %s", error.code)
        if not self._told:
            self._told = True
            self._window.messages.show_error(error)

    def _lacking(self) -> int:
        """Return how many gestures no backup has."""
        from annotator.app.backups import unsaved  # noqa: PLC0415  (not at start)

        return unsaved(self._project)[0]

    def _age(self) -> float:
        """Return how many seconds ago the newest backup was made; as long as can be for none."""
        from annotator.app.backups import unsaved  # noqa: PLC0415  (not at start)

        age = unsaved(self._project)[1]
        # One of the future was made before the clock was set back: nobody knows when.
        return float("inf") if age is None or age.total_seconds() < 0 else age.total_seconds()

    def _close(self) -> None:
        """Back up what was done since the last backup, if that takes no time."""
        from annotator.app.backups import Reason, make  # noqa: PLC0415  (not at start)

        try:
            small = self._project.path.stat().st_size <= SMALL
            if self.on and small and self._lacking() >= MANY:
                make(self._project, Reason.CLOSING)
        except (UserFacingError, OSError) as error:
            log.warning("no backup on closing: %s", type(error).__name__)
