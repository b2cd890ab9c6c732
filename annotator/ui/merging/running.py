"""Looking into files and merging them, in slices between events; the dialog follows it."""

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from annotator.app import backups
from annotator.app.backups import Backup, BackupStep
from annotator.app.merging import FilePreview, Report, Step, merging
from annotator.app.merging.beside import looking_beside
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.ui.jobs import Job, JobRunner


class Stage(StrEnum):
    """What is going on."""

    LOOKING = "looking"
    READY = "ready"
    SAVING = "saving"
    """The backup is being made."""
    MERGING = "merging"
    DONE = "done"


class MergeRun(QObject):
    """One merge, from the files to the report.

    While files come in nothing else may write to the project: its owner sees to that.
    """

    changed = Signal()
    """Another stage has begun, or other files are looked at."""
    progressed = Signal(object)
    failed = Signal(object)
    """A ``UserFacingError``: what had come in before stays."""
    halted = Signal()
    """The merge ended before all files were in."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self.jobs = JobRunner(self)
        self.stage = Stage.LOOKING
        self.paths: list[Path] = []
        self.previews: dict[Path, FilePreview] = {}
        self.backup: Backup | None = None
        self.report: Report | None = None
        self._stopping = False

    @property
    def files(self) -> list[FilePreview]:
        """What is known of the files, and of those that were merged what that did."""
        merged = {one.path: one for one in self.report.files} if self.report else {}
        known = self.previews | merged
        return [known[path] for path in self.paths if path in known]

    @property
    def worthwhile(self) -> list[Path]:
        """The files that bring something."""
        return [one.path for one in self.files if one.fault is None and one.brings]

    def look(self, paths: Sequence[Path]) -> None:
        """Look into files as well; each counts once."""
        known = {path.resolve() for path in self.paths}
        new = [path for path in dict.fromkeys(paths) if path.resolve() not in known]
        self.paths += new
        if not new or self.stage not in (Stage.LOOKING, Stage.READY):
            return
        self._begin(Stage.LOOKING)
        job = self.jobs.run("", looking_beside(self._project, new))
        job.finished.connect(self._looked)
        job.failed.connect(self._fail)
        self._follow(job)

    def leave_out(self, path: Path) -> None:
        """Take a file out of what is to be merged."""
        self.paths = [one for one in self.paths if one != path]
        self.changed.emit()

    def merge(self) -> None:
        """Back the project up, then merge the files that bring something."""
        self._begin(Stage.SAVING)
        job = self.jobs.run("", backups.making(self._project, backups.Reason.MERGE))
        job.finished.connect(self._saved)
        job.failed.connect(self._fail)
        self._follow(job)

    def stop(self) -> None:
        """Stop what is going on; files that came in whole stay, and are told of in the report."""
        if self.stage is Stage.MERGING:
            self._stopping = True
        else:
            self.jobs.stop()

    def end(self) -> None:
        """Stop at once: the project closes."""
        self.jobs.stop()

    # Inside

    def _begin(self, stage: Stage) -> None:
        self.stage = stage
        self.changed.emit()

    def _follow(self, job: Job) -> None:
        job.progressed.connect(self.progressed)
        job.cancelled.connect(self._stopped)

    def _looked(self, step: Step) -> None:
        self.previews |= {one.path: one for one in step.previews or ()}
        if not self.jobs.busy:
            self._begin(Stage.READY)

    def _saved(self, step: BackupStep) -> None:
        self.backup = step.backup
        self._stopping = False
        self._begin(Stage.MERGING)
        made = self.backup.path if self.backup is not None else None
        steps = merging(
            self._project, self.worthwhile, lambda: made, stopping=lambda: self._stopping
        )
        job = self.jobs.run("", steps)
        job.finished.connect(self._merged)
        job.failed.connect(self._fail)
        self._follow(job)

    def _merged(self, step: Step) -> None:
        self.report = step.report
        self._begin(Stage.DONE)

    def _stopped(self, _: object) -> None:
        """Go back to where a choice can be made; what came in is looked at anew."""
        if self.stage is Stage.MERGING:
            self.halted.emit()
            self._look_anew()
        elif self.stage is not Stage.DONE:
            self._begin(Stage.READY)

    def _look_anew(self) -> None:
        self.stage = Stage.READY
        paths, self.paths, self.previews = self.paths, [], {}
        self.look(paths)

    def _fail(self, error: UserFacingError) -> None:
        self.failed.emit(error)
        self._stopped(None)
