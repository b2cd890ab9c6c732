"""What the window does with backups and damaged projects, whether a project is open or not."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from annotator.core.errors import (
    NotAProjectError,
    ProjectDamagedError,
    ProjectNotFoundError,
    UserFacingError,
)
from annotator.ui.dialogs import choosers
from annotator.ui.jobs import JobRunner

if TYPE_CHECKING:
    from annotator.app.backups import Backup, BackupStep
    from annotator.app.restoring import Restored
    from annotator.ui.backups.asking import Question
    from annotator.ui.backups.repair import RepairDialog
    from annotator.ui.backups.window import BackupsWindow
    from annotator.ui.main_window import MainWindow

_BROKEN = (NotAProjectError, ProjectDamagedError)


@dataclass(frozen=True, slots=True)
class _Written:
    """A file that was written; nothing of it is counted."""

    path: Path
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class _Waiting:
    """Something goes on, nobody knows how long."""

    done: int = 0
    total: int = 0


class BackupTools(QObject):
    """Serves the commands, and carries out what is asked for in the list of backups."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._jobs = JobRunner(self)
        self.shown: BackupsWindow | None = None
        self.repairing: RepairDialog | None = None
        self.question: Question | None = None
        window.project.closing.connect(self._jobs.stop)

    def slots(self) -> dict[str, Callable[[], object]]:
        """Return what each command does."""
        return {"project.backups": self.show, "project.repair": self.ask_for_damaged}

    def show(self, path: Path | None = None) -> "BackupsWindow":
        """Show the backups of a file, else of the open project, else of all projects."""
        from annotator.ui.backups.window import BackupsWindow  # noqa: PLC0415  (not at start)

        bridge = self._window.project.bridge
        if path is None and bridge is not None:
            path = bridge.project.path
        if self.shown is not None:
            self.shown.close()
        shown = self.shown = BackupsWindow(self._window, path)
        shown.make_wanted.connect(self._make)
        shown.look_wanted.connect(self._look)
        shown.restore_wanted.connect(self._ask_how)
        shown.delete_wanted.connect(self._ask_whether)
        shown.finished.connect(self._forget)
        shown.show()
        shown.table.setFocus()
        return shown

    def ask_for_damaged(self) -> None:
        """Repair a project that the person chooses."""
        path = choosers.project_to_open(self._window)
        if path is not None:
            self.repair(path)

    def repair(self, path: Path) -> "RepairDialog":
        """Show what can be done for a damaged project."""
        from annotator.ui.backups.repair import RepairDialog  # noqa: PLC0415  (not at start)

        self.repairing = RepairDialog(self._window, path)
        self.repairing.show()
        return self.repairing

    def help_with(self, error: UserFacingError) -> bool:
        """Tell a fault with what helps against it, if something here does; tell whether so."""
        from annotator.app.backup_folder import list_of_file  # noqa: PLC0415  (not at start)

        if not isinstance(error, (*_BROKEN, ProjectNotFoundError)):
            return False
        path = Path(str(error.fields.get("path", "")))
        found = bool(list_of_file(path))
        broken = isinstance(error, _BROKEN) and path.is_file()
        if not (found or broken):
            return False
        self._window.messages.show_error(
            error,
            more=self.tr("Backups…") if found else "",
            show_more=(lambda: self.show(path)) if found else None,
            second=self.tr("Repair…") if broken else "",
            do_second=(lambda: self.repair(path)) if broken else None,
        )
        return True

    # Making

    def _make(self) -> None:
        from annotator.app.backups import Reason, making  # noqa: PLC0415  (not at start)

        bridge = self._window.project.bridge
        if bridge is None or self._jobs.busy:
            return
        job = self._jobs.run("", making(bridge.project, Reason.ASKED))
        job.progressed.connect(lambda step: self._follow(step, self.tr("Making a backup…")))
        job.finished.connect(self._made)
        job.failed.connect(self._failed)
        job.cancelled.connect(lambda _: self._follow(None))

    def _made(self, step: "BackupStep") -> None:
        del step
        self._follow(None)
        if self.shown is not None:
            self.shown.reload()

    def _follow(self, step: object, text: str = "") -> None:
        if self.shown is not None:
            self.shown.follow(step, text)  # type: ignore[arg-type]

    def _failed(self, error: UserFacingError) -> None:
        self._follow(None)
        self._window.messages.show_error(error)

    # Looking

    def _look(self, backup: "Backup") -> None:
        from annotator.app.backups import look  # noqa: PLC0415  (not at start)
        from annotator.app.side_thread import in_thread, one_step  # noqa: PLC0415

        bridge = self._window.project.bridge
        before = bridge.project.path if bridge is not None else None
        if self._jobs.busy:
            return
        steps = in_thread(one_step(lambda: look(backup, before)), "look")
        job = self._jobs.run("", _paths(steps))
        self._follow(_Waiting(), self.tr("Opening the backup…"))
        job.finished.connect(lambda step: self._looked(step.path, backup, before))
        job.failed.connect(self._failed)

    def _looked(self, path: Path, backup: "Backup", before: Path | None) -> None:
        from annotator.ui.backups.wording import when  # noqa: PLC0415  (not at start)

        self._follow(None)
        window = self._window
        if not window.project.open(path):
            return
        window.preferences.forget(str(path.resolve()))
        if self.shown is not None:
            self.shown.close()
        window.messages.say(
            self.tr("This is a copy of the backup of {when}.").format(when=when(backup.at)),
            self.tr("What you do here changes no project."),
            second=self.tr("Back to the project") if before else "",
            do_second=(lambda: window.project.open(before)) if before else None,
        )

    # Restoring

    def _ask_how(self, backup: "Backup") -> None:
        from annotator.app.backups import restore_to  # noqa: PLC0415
        from annotator.ui.backups.asking import how_to_restore  # noqa: PLC0415  (not at start)

        path = self.shown.path if self.shown is not None else None
        if path is None:
            target = choosers.project_to_create(self._window, Path.home() / backup.path.name)
            if target is not None:
                self._restore_to(backup, lambda: restore_to(backup, target))
            return
        box = self.question = how_to_restore(self.shown or self._window, backup, path)
        box.named("place").clicked.connect(lambda: self._restore_in_place(backup, path))
        box.named("beside").clicked.connect(lambda: self._restore_beside(backup, path))
        box.open()

    def _restore_beside(self, backup: "Backup", path: Path) -> None:
        from annotator.app.backups import restore  # noqa: PLC0415  (not at start)

        words = self.tr("restored")
        self._restore_to(backup, lambda: restore(backup, path, words))

    def _restore_to(self, backup: "Backup", write: Callable[[], Path]) -> None:
        from annotator.app.side_thread import in_thread, one_step  # noqa: PLC0415  (not at start)

        if self._jobs.busy:
            return
        job = self._jobs.run("", _paths(in_thread(one_step(write), "restore")))
        self._follow(_Waiting(), self.tr("Restoring…"))
        job.finished.connect(lambda step: self._restored_to(step.path, backup))
        job.failed.connect(self._failed)

    def _restored_to(self, path: Path, backup: "Backup") -> None:
        from annotator.ui.backups.wording import when  # noqa: PLC0415  (not at start)

        self._follow(None)
        if self.shown is not None:
            self.shown.close()
        if self._window.project.open(path):
            self._window.messages.say(
                self.tr("This is the backup of {when}, as a project of its own: {name}").format(
                    when=when(backup.at), name=path.name
                ),
                self.tr("The other file stays as it is."),
            )

    def _restore_in_place(self, backup: "Backup", path: Path) -> None:
        from annotator.app.restoring import restoring  # noqa: PLC0415  (not at start)

        window, bridge = self._window, self._window.project.bridge
        if bridge is not None and not window.project.may_close():
            return
        if self.shown is not None:
            self.shown.close()
        if bridge is not None:
            window.project.close()
        job = window.jobs.run(self.tr("Restoring…"), restoring(path, backup))
        job.finished.connect(lambda step: self._restored(step, path, backup))
        job.failed.connect(lambda error: self._not_restored(error, path))
        job.cancelled.connect(lambda _: self._reopen(path))

    def _restored(self, step: "Restored | None", path: Path, backup: "Backup") -> None:
        from annotator.ui.backups.wording import when  # noqa: PLC0415  (not at start)

        if not self._reopen(path) or step is None or not step.finished:
            return
        if step.kept is None:
            rest = ""
        elif step.kept.parent == path.parent:
            rest = self.tr("The damaged file is kept as {name}.").format(name=step.kept.name)
        else:
            rest = self.tr("What was in it until now is the newest of its backups.")
        self._window.messages.say(
            self.tr("The project is as it was: {when}.").format(when=when(backup.at)), rest
        )

    def _not_restored(self, error: UserFacingError, path: Path) -> None:
        if path.is_file():
            self._reopen(path)
        self._window.messages.show_error(error)

    def _reopen(self, path: Path) -> bool:
        """Open a project again, unless another was opened meanwhile or the window closes."""
        window = self._window
        return window.isVisible() and window.project.bridge is None and window.project.open(path)

    # Deleting

    def _ask_whether(self, backup: "Backup") -> None:
        from annotator.ui.backups.asking import whether_to_delete  # noqa: PLC0415  (not at start)

        box = self.question = whether_to_delete(self.shown or self._window, backup)
        box.named("delete").clicked.connect(lambda: self._delete(backup))
        box.open()

    def _delete(self, backup: "Backup") -> None:
        from annotator.app.backups import delete  # noqa: PLC0415  (not at start)

        try:
            delete(backup)
        except UserFacingError as error:
            self._window.messages.show_error(error)
        if self.shown is not None:
            self.shown.reload()

    def _forget(self) -> None:
        self.shown = None


def _paths(steps: "Iterator[Path | None]") -> "Iterator[_Written | None]":
    for path in steps:
        yield None if path is None else _Written(path)
