"""What could not be saved, as a part of the window: its bar, copies elsewhere, and closing."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QBoxLayout

from annotator.app.project import SUFFIX
from annotator.app.saving_copy import CopyStep, saving_copy
from annotator.app.unsaved import Cause, Kept
from annotator.core.errors import UserFacingError
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.unsaved import closing
from annotator.ui.unsaved.bar import UnsavedBar
from annotator.ui.unsaved.wording import details, headline, why

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace


class NotSaved(QObject):
    """Shows what waits in the bridge's ``keeping``, and offers what helps."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._bridge = window, work.bridge
        self._keeping = work.bridge.keeping
        self.damage: UserFacingError | None = None
        self.copied: tuple[Path, tuple[Kept, ...]] | None = None
        self.bar = UnsavedBar(window.appearance.theme)
        centre = window.centralWidget()
        layout = centre.layout() if centre is not None else None
        assert isinstance(layout, QBoxLayout)
        layout.insertWidget(0, self.bar)
        window.appearance.changed.connect(self.bar.set_theme)
        self._keeping.changed.connect(self._follow)
        self._keeping.saved.connect(self._say_saved)
        self._keeping.refused.connect(self.bar.show_refused)
        self._bridge.damaged.connect(self._show_damage)
        self.bar.retry_wanted.connect(self._keeping.retry)
        self.bar.copy_wanted.connect(self.save_copy)
        self.bar.details_wanted.connect(self.show_details)
        self.bar.repair_wanted.connect(self.repair)
        self.bar.backups_wanted.connect(self._show_backups)
        self.bar.reopen_wanted.connect(self.open_again)
        window.project.guards.append(self.may_close)
        self._follow()
        carried = window.project.carried.pop(work.bridge.project.path, ())
        if carried:
            self._keeping.take_over(carried)

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each of its commands does."""
        return {"project.save": self.save, "project.save_copy": self.save_copy}

    def remove(self) -> None:
        """Leave the window."""
        self._window.project.guards.remove(self.may_close)
        self._window.appearance.changed.disconnect(self.bar.set_theme)
        self._keeping.changed.disconnect(self._follow)
        self._keeping.saved.disconnect(self._say_saved)
        self._keeping.refused.disconnect(self.bar.show_refused)
        self._bridge.damaged.disconnect(self._show_damage)
        self.bar.hide()
        self.bar.deleteLater()
        self.deleteLater()

    # Commands

    def save(self) -> None:
        """Try again what waits; where nothing does, say so."""
        self._settle()
        line = self._window.status_line
        if self._keeping.retry() and line is not None and self.bar.isHidden():
            line.say(self.tr("Everything is on disk: each gesture is, before the next one"))

    def save_copy(self) -> None:
        """Ask where to, and write the whole project there, with what waits."""
        path = self._bridge.project.path
        suggested = Path.home() / path.name
        words = self.tr("{name} (copy)").format(name=path.stem)
        if suggested.parent == path.parent or suggested.exists():
            suggested = suggested.with_name(words + SUFFIX)
        target = choosers.project_to_create(self._window, suggested)
        if target is not None:
            self.save_copy_to(target)

    def save_copy_to(self, target: Path) -> None:
        """Write the whole project to ``target`` as a job, with what waits."""
        self._settle()
        self._keeping.hold(on=True)
        taken: list[tuple[Kept, ...]] = []

        def kept() -> tuple[Kept, ...]:
            taken.append(self._keeping.kept)
            return taken[-1]

        steps = saving_copy(self._bridge.project, target, kept)
        job = self._window.jobs.run(self.tr("Saving a copy…"), steps)
        job.finished.connect(lambda step: self._copied(step, taken[-1] if taken else ()))
        job.failed.connect(self._not_copied)
        job.cancelled.connect(lambda _: self._keeping.hold(on=False))

    def show_details(self) -> None:
        """List what waits, with every word typed."""
        title = self.tr("Not saved yet")
        sentence = self.tr(
            "This is in the memory of this window only. You can copy it, in case it cannot be "
            "saved in the end."
        )
        report = details(self._keeping.kept, self._keeping.fault)
        ReportDialog(title, sentence, report, self._window).show()

    def open_again(self) -> None:
        """Open the project again, whose drive was away for a moment, and write what waits."""
        closing.open_again(self._window, self._keeping, self._bridge.project.path)

    def repair(self) -> None:
        """Offer to repair the damaged project into a new file, with what waits."""
        self._settle()
        dialog = self._window.backups.repair(self._bridge.project.path)
        closing.carry_into(self._window, self._keeping, dialog)

    # Closing

    def _settle(self) -> None:
        """Hand over what is being typed: in a field, or in a window of a feature."""
        closing.settle(self._window)

    def may_close(self) -> bool:
        """Tell whether the project may be closed; where something waits, ask."""
        self._settle()
        if self._keeping.retry():
            return True
        return closing.ask(self._window, self._keeping, self.save_copy)

    # Following

    def _follow(self) -> None:
        kept, path = self._keeping.kept, self._bridge.project.path
        if kept:
            cause = self._keeping.cause
            damaged = cause is Cause.DAMAGED or self.damage is not None
            failing = cause is Cause.FAILING
            words = headline(kept), why(cause, path)
            self.bar.show_unsaved(*words, damaged=damaged, failing=failing)
        elif self.damage is not None:
            self._show_damage(self.damage)
        elif self._keeping.fault is None and not self.bar.saying_saved:
            self.bar.hide()
        self._window.available.follow_history()

    def _say_saved(self, count: int) -> None:
        self.bar.show_saved(self.tr("Saved: %n gesture(s) that had waited.", "", count))

    def _show_damage(self, error: UserFacingError) -> None:
        self.damage = error
        if self._keeping.kept:
            self._follow()
            return
        name = self._bridge.project.path.name
        self.bar.show_damaged(
            self.tr("Part of {name} can no longer be read").format(name=name),
            self.tr(
                "The disk may be failing. What you see could be read, and what you do is still "
                "saved where that is possible. Repair it into a new file, or go back to a backup."
            ),
        )

    def _show_backups(self) -> None:
        self._window.commands["project.backups"].trigger()

    def _copied(self, step: CopyStep, kept: tuple[Kept, ...]) -> None:
        self._keeping.hold(on=False)
        path = step.path
        if path is None:
            return
        for error in step.refused:
            self._bridge.failed.emit(error)
        self._window.messages.say(
            self.tr("A complete copy is in {path}.").format(path=path),
            self.tr("It was read through and is sound."),
            second=self.tr("Go on in the copy"),
            do_second=lambda: closing.go_on(self._window, self._keeping, path, kept),
        )

    def _not_copied(self, error: UserFacingError) -> None:
        self._keeping.hold(on=False)
        self._bridge.failed.emit(error)
