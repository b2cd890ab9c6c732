"""Merging in the window: packages and copies brought together, conflicts hinted at and settled."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QToolButton

from annotator.core.effects import Effects
from annotator.ui.dialogs import choosers
from annotator.ui.icons import icon
from annotator.ui.merging.surroundings import Surroundings
from annotator.ui.theme import Theme
from annotator.ui.timing import Timing

if TYPE_CHECKING:
    from annotator.app.backups import Backup
    from annotator.app.operations.settling import Settle
    from annotator.core.ids import DocumentId
    from annotator.ui.main_window import MainWindow
    from annotator.ui.merging.conflicts_window import ConflictsWindow
    from annotator.ui.merging.dialog import MergeDialog
    from annotator.ui.workspace import Workspace


class Merging(QObject):
    """Serves the commands, and keeps the hint at open conflicts in the status line."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self.dialog: MergeDialog | None = None
        self.shown: ConflictsWindow | None = None
        self.hint = QToolButton()
        self.hint.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.hint.setToolTip(self.tr("Edited on two computers at once: click to decide"))
        self.hint.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.hint.clicked.connect(self.show_conflicts)
        if window.status_line is not None:
            window.status_line.insertPermanentWidget(1, self.hint)
        work.bridge.changed.connect(self._follow)
        window.appearance.changed.connect(self._set_theme)
        self.surroundings = Surroundings(window, work, self.merge)
        self._set_theme(window.appearance.theme)
        self._show_hint()

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what the commands do."""
        return {"team.merge": self.ask, "team.conflicts": self.show_conflicts}

    def remove(self) -> None:
        """Leave the window: the project's page goes."""
        self._window.appearance.changed.disconnect(self._set_theme)
        self.surroundings.remove()
        if self.dialog is not None:
            self.dialog.run.end()
            self.dialog.done(0)
        if self.shown is not None:
            self.shown.close()
            self.shown.deleteLater()
            self.shown = None
        self.deleteLater()

    # Merging

    def ask(self) -> None:
        """Merge the packages that the person chooses."""
        paths = choosers.packages_to_merge(self._window)
        if paths:
            self.merge(paths)

    def take(self, paths: Sequence[Path]) -> bool:
        """Merge files that were dropped, if they are copies of the project; tell whether so."""
        from annotator.app.places import copies_among  # noqa: PLC0415  (not at start)

        found = copies_among(paths, self._work.bridge.project)
        if found:
            self.merge(found)
        return bool(found)

    def merge(self, paths: Sequence[Path]) -> None:
        """Show what files would bring in, to be merged."""
        from annotator.ui.merging.dialog import MergeDialog  # noqa: PLC0415  (not at start)
        from annotator.ui.merging.running import MergeRun, Stage  # noqa: PLC0415  (ditto)

        if self.dialog is not None:
            self.dialog.run.look(paths)
            return
        if self._window.jobs.busy:
            self._window.messages.say(
                self.tr("Something else is being brought into the project."),
                self.tr("Merge when that is done."),
            )
            return
        run = MergeRun(self._work.bridge.project)
        dialog = MergeDialog(run, self._window.appearance.theme, self._window)
        run.setParent(dialog)
        run.changed.connect(lambda: self._prepare(run.stage is Stage.SAVING))
        run.changed.connect(lambda: self._merged(run.stage is Stage.DONE))
        run.halted.connect(self._halted)
        dialog.settle_wanted.connect(self._settle_now)
        dialog.back_wanted.connect(self._go_back)
        dialog.finished.connect(self._forget)
        self.dialog = dialog
        run.look(paths)
        dialog.open()

    def _prepare(self, begins: bool) -> None:  # noqa: FBT001 (a signal's)
        """Let nothing else write to the project while files come in."""
        if not begins:
            return
        self._work.bridge.service.stop()
        self._work.bridge.suggesting.emit()
        self._work.remember_place()
        for feature in self._window.features:
            if isinstance(feature, Timing):
                feature.store()

    def _merged(self, done: bool) -> None:  # noqa: FBT001 (a signal's)
        """Show anew what changed."""
        if not done or self.dialog is None or self.dialog.run.report is None:
            return
        self._tell(self.dialog.run.report.effects)

    def _halted(self) -> None:
        """Show everything anew: which files came in before the stop is not known in detail."""
        here = self._work.here()
        self._tell(
            Effects(
                annotated=frozenset() if here is None else frozenset({here}),
                library=True,
                scheme=True,
            )
        )

    def _tell(self, effects: Effects) -> None:
        bridge = self._work.bridge
        if effects.scheme:
            bridge.scheme_changed.emit()
        bridge.changed.emit(effects)
        self._show_hint()

    def _forget(self) -> None:
        self.dialog = None
        if self._window.suggesting and self._work.bridge.project.count_without_suggestions():
            self._work.bridge.start_suggesting(self._work.here())

    def _settle_now(self) -> None:
        if self.dialog is not None:
            self.dialog.done(0)
        self.show_conflicts()

    def _go_back(self, backup: "Backup") -> None:
        """Open a backup as a copy beside the project."""
        from annotator.app.backups import restore  # noqa: PLC0415  (imported by then)
        from annotator.core.errors import BackupFailedError  # noqa: PLC0415

        try:
            path = restore(backup, self._work.bridge.project.path, self.tr("restored"))
        except BackupFailedError as error:
            self._window.messages.show_error(error)
            return
        window = self._window
        if self.dialog is not None:
            self.dialog.done(0)
        if window.project.open(path):
            window.messages.say(
                self.tr("This is the project as it was before the merge: {name}").format(
                    name=path.name
                ),
                self.tr("The merged one stays as it is, beside it."),
            )

    # Conflicts

    def show_conflicts(self) -> "ConflictsWindow":
        """Show what is to be settled."""
        from annotator.ui.merging.conflicts_window import ConflictsWindow  # noqa: PLC0415

        if self.shown is None:
            theme = self._window.appearance.theme
            shown = ConflictsWindow(self._work.bridge.project, theme, self._window)
            shown.settled.connect(self._settle)
            shown.open_wanted.connect(self._open)
            self.shown = shown
        else:
            self.shown.reload()
        self.shown.show()
        self.shown.raise_()
        self.shown.activateWindow()
        self.shown.articles.setFocus()
        return self.shown

    def _settle(self, operation: "Settle") -> None:
        self._work.bridge.do(operation)

    def _open(self, document: "DocumentId") -> None:
        self._work.desk.open(document)
        self._window.activateWindow()
        self._work.article.setFocus()

    def _follow(self, effects: Effects) -> None:
        del effects
        self._show_hint()
        if self.shown is not None and self.shown.isVisible():
            self.shown.reload()

    def _show_hint(self) -> None:
        count = self._work.bridge.project.unsettled
        self.hint.setVisible(count > 0)
        self.hint.setText(self.tr("%n conflict(s)", "", count))

    def _set_theme(self, theme: Theme) -> None:
        self.hint.setIcon(icon("warning", theme, "warning"))
        if self.shown is not None:
            self.shown.set_theme(theme)
