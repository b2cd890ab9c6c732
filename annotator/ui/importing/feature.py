"""Importing in the window: files are looked at, the person decides, a job brings them in."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.ui.bridge import ProjectBridge
from annotator.ui.jobs import JobRunner
from annotator.ui.preferences import Preferences

if TYPE_CHECKING:
    from annotator.app.backups import BackupStep
    from annotator.app.importing import ImportProgress, ImportReport
    from annotator.app.importing.collecting import Collection
    from annotator.app.importing.looking import Looker
    from annotator.app.importing.session import ImportSession
    from annotator.ui.importing.dialog import ImportDialog
    from annotator.ui.importing.unfinished import UnfinishedDialog
    from annotator.ui.main_window import MainWindow

_LOOK = 10
"""Milliseconds between two looks for an answer."""
_CHOOSING = 120_000
"""Milliseconds for which the process waits for a person who chooses files."""


class Importing(QObject):
    """Brings articles into the open project."""

    told = Signal(str, str, object)
    """What was done, what to know about it, and the ``ImportReport`` if it is worth reading."""
    asked = Signal()
    """A dialog waits for an answer."""
    added = Signal()
    """New articles are in the project; they have no suggestions yet."""
    over = Signal()
    """An import, or the clearing away of one, came to its end."""

    def __init__(self, window: "MainWindow", bridge: ProjectBridge, jobs: JobRunner) -> None:
        super().__init__(window)
        self._window = window
        self._bridge = bridge
        self._jobs = jobs
        self.dialog: ImportDialog | None = None
        self.unfinished: UnfinishedDialog | None = None
        self._looker: Looker | None = None
        self._idle = 0
        self._patience = _CHOOSING
        self._clock = QTimer(self, interval=_LOOK)
        self._clock.timeout.connect(self._poll)
        if bridge.project.unfinished_import is not None:
            QTimer.singleShot(0, self, self.ask_about_unfinished)

    def prepare(self) -> None:
        """Start the process that looks into files, while the person still chooses them."""
        self._looking().start()
        self._patience = _CHOOSING

    def add(self, paths: Sequence[Path]) -> None:
        """Look at files and folders, then ask how they are to come in."""
        # Reading formats is not needed for the first paint.
        from annotator.app.importing.collecting import Collection  # noqa: PLC0415
        from annotator.app.importing.looking import Looker  # noqa: PLC0415
        from annotator.ui.importing.finding import find  # noqa: PLC0415

        if self._bridge.project.unfinished_import is not None:
            self.ask_about_unfinished()
            return
        found = Collection()
        # The one that looks for an open dialog may be stopped there at any time.
        looker = self._looking() if self.dialog is None else Looker()
        job = self._jobs.run(self.tr("Looking at the files…"), find(looker, found, tuple(paths)))
        job.finished.connect(lambda _: self._found(found))
        job.failed.connect(self._bridge.failed)
        if looker is not self._looker:
            for ended in (job.finished, job.failed, job.cancelled):
                ended.connect(lambda _: looker.stop())

    def resume(self) -> None:
        """Go on with the import that was not finished."""
        from annotator.app.importing import resume_import  # noqa: PLC0415

        self._run(resume_import(self._bridge.project))

    def discard(self) -> None:
        """Clear away what an unfinished import has brought in."""
        from annotator.app.importing import discard_import  # noqa: PLC0415

        job = self._jobs.run(
            self.tr("Clearing away the import…"), discard_import(self._bridge.project)
        )
        job.finished.connect(lambda _: self._discarded())
        job.failed.connect(self._failed)

    def ask_about_unfinished(self) -> None:
        """Ask what is to become of an unfinished import."""
        from annotator.ui.importing.unfinished import UnfinishedDialog  # noqa: PLC0415

        pending = self._bridge.project.unfinished_import
        if pending is None or self._jobs.busy:
            return
        if self.unfinished is not None:
            self.unfinished.close()
            self.unfinished.deleteLater()
        self.unfinished = UnfinishedDialog(pending.documents, self._window)
        self.unfinished.resumed.connect(self.resume)
        self.unfinished.discarded.connect(self.discard)
        self.unfinished.show()
        self.asked.emit()

    def remove(self) -> None:
        """Go with the project's page."""
        for dialog in (self.dialog, self.unfinished):
            if dialog is not None:
                dialog.close()
        self._stop_looking()
        self.deleteLater()

    # Inside

    def _found(self, found: "Collection") -> None:
        from annotator.app.importing.session import ImportSession  # noqa: PLC0415

        if self.dialog is not None:
            self.dialog.take(found)
            return
        session = ImportSession(self._bridge.project.scheme, found, self._looking())
        if not session.groups:
            self._start(session)  # nothing can be read: the report says why
        elif self._preferences.settings.import_at_once:
            session.changed = lambda: self._decide_at_once(session)
        else:
            self._ask(session)

    def _decide_at_once(self, session: "ImportSession") -> None:
        """Begin, once all is known, if there is nothing to decide."""
        if session.reading:
            return
        session.changed = _nothing
        if session.settled:
            self._start(session)
        else:
            self._ask(session)

    def _ask(self, session: "ImportSession") -> None:
        from annotator.ui.importing.dialog import ImportDialog  # noqa: PLC0415

        self.dialog = ImportDialog(session, self._window.appearance.theme, self._window)
        self.dialog.at_once.setChecked(self._preferences.settings.import_at_once)
        self.dialog.chosen.connect(self._decided)
        self.dialog.more.connect(self.add)
        self.dialog.choosing.connect(self.prepare)
        self.dialog.rejected.connect(self._stop_looking)
        self.dialog.destroyed.connect(self._forget_dialog)
        self.dialog.show()
        self.asked.emit()

    def _decided(self, session: "ImportSession", at_once: bool) -> None:  # noqa: FBT001 (a signal)
        self._preferences.set("import_at_once", at_once)
        for group in session.groups:
            session.give_up(group)
        session.remember(self._preferences.not_kept.emit)
        self._patience = _LOOK
        self._start(session)

    def _start(self, session: "ImportSession") -> None:
        from annotator.app.backups import Reason, backed_up  # noqa: PLC0415
        from annotator.app.importing import run_import  # noqa: PLC0415

        project = self._bridge.project
        steps = run_import(project, session.request, problems=session.problems)
        self._run(backed_up(project, Reason.IMPORT, steps, self._bridge.failed.emit))

    def _run(self, steps: "Iterator[ImportProgress | BackupStep | None]") -> None:
        job = self._jobs.run(self.tr("Adding articles…"), steps)
        job.finished.connect(self._finished)
        job.cancelled.connect(lambda _: self._stopped())
        job.failed.connect(self._failed)

    def _finished(self, progress: "ImportProgress") -> None:
        report = progress.report
        scheme = bool(report.new_labels)
        if scheme:
            self._bridge.scheme_changed.emit()
        self._bridge.changed.emit(Effects(library=True, scheme=scheme))
        if report.added:
            self.added.emit()
        told = None if report.complete and not report.duplicates else report
        self.told.emit(self.tr("%n article(s) added.", "", report.added), self._rest(report), told)
        self.over.emit()

    def _stopped(self) -> None:
        if self._bridge.project.unfinished_import is not None:
            self.told.emit(
                self.tr("The import was stopped; nothing of it shows."),
                self.tr("It can be gone on with, or cleared away."),
                None,
            )
            QTimer.singleShot(0, self, self.ask_about_unfinished)
        self.over.emit()

    def _failed(self, error: UserFacingError) -> None:
        self._bridge.failed.emit(error)
        self.over.emit()

    def _discarded(self) -> None:
        self.told.emit(self.tr("The project is as it was before the import."), "", None)
        self.over.emit()

    def _rest(self, report: "ImportReport") -> str:
        """Return what else there is to say, a sentence each."""
        sentences = []
        if report.spans:
            sentences.append(self.tr("%n annotation(s) came with them.", "", report.spans))
        if report.duplicates:
            sentences.append(self.tr("%n text(s) were there already.", "", report.duplicates))
        if report.problems:
            sentences.append(
                self.tr("%n file(s) or record(s) did not come in.", "", len(report.problems))
            )
        left = sum([*report.labels.values(), *report.links.values(), report.crowded])
        if left:
            sentences.append(self.tr("%n annotation(s) were left out.", "", left))
        if report.notes:
            sentences.append(self.tr("%n annotation(s) were put right.", "", len(report.notes)))
        return " ".join(sentences)

    def _forget_dialog(self) -> None:
        self.dialog = None

    # The process that looks into files

    def _looking(self) -> "Looker":
        from annotator.app.importing.looking import Looker  # noqa: PLC0415

        if self._looker is None:
            self._looker = Looker()
        self._clock.start()
        return self._looker

    def _poll(self) -> None:
        """Take an answer; end the process when nobody asks any more."""
        if self._looker is None:
            self._clock.stop()
        elif self._looker.busy:
            self._looker.poll()
        elif self.dialog is None and not self._jobs.busy:
            self._idle += _LOOK
            if self._idle > self._patience:
                self._stop_looking()
            return
        self._idle = 0

    def _stop_looking(self) -> None:
        self._clock.stop()
        if self._looker is not None:
            self._looker.stop()
            self._looker = None

    @property
    def _preferences(self) -> Preferences:
        return self._window.preferences


def _nothing() -> None:
    """Nobody waits for answers any more."""
