"""Giving articles out and writing work packages, beside the work."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox

from annotator.core.errors import UserFacingError
from annotator.ui.dialogs import choosers

if TYPE_CHECKING:
    from annotator.app.team import Outlook, Package, PackageProgress
    from annotator.core.ids import AnnotatorId, DocumentId
    from annotator.ui.main_window import MainWindow
    from annotator.ui.team.assign_dialog import AssignDialog
    from annotator.ui.workspace import Workspace

_NAMED = 6
"""Packages that are named one by one; of more, it is said how many."""


class Assigning(QObject):
    """Opens the dialog, gives out what it says, and has packages written."""

    def __init__(self, window: "MainWindow", work: "Workspace", parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._work, self._bridge = window, work, work.bridge
        self._jobs = window.jobs
        self.dialog: AssignDialog | None = None

    def ask(self, *, selected: bool = False) -> None:
        """Ask who is to get what; of the ``selected`` articles, or of any."""
        from annotator.app.team import check_lead  # noqa: PLC0415  (not for the start)
        from annotator.ui.team.assign_dialog import AssignDialog  # noqa: PLC0415  (ditto)
        from annotator.ui.team.assign_form import Articles  # noqa: PLC0415  (ditto)

        try:
            check_lead(self._bridge.project)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        chosen = self._selected()
        if selected and not chosen:
            self._window.messages.say(
                self.tr("No article is selected."),
                self.tr("Select articles in the list: Ctrl or Shift and a click take several."),
            )
            return
        offered = [Articles("all", sum(self._bridge.project.state_counts().values()))]
        model = self._work.library.model
        if not model.listing.everything:
            offered.append(Articles("listed", model.rowCount(), self._listed))
        if chosen:
            offered.append(Articles("selected", len(chosen), lambda: chosen))
        self.close()
        self.dialog = AssignDialog(self._bridge.project, offered, self._window)
        if selected:
            self.dialog.form.choose_articles("selected")
        self.dialog.wanted.connect(self.give)
        self.dialog.open()

    def close(self) -> None:
        """Close the dialog, if it is open."""
        if self.dialog is not None:
            self.dialog.close()
            self.dialog.deleteLater()
            self.dialog = None

    def give(self, outlook: "Outlook", packages: bool) -> None:  # noqa: FBT001 (Qt's signal)
        """Give articles out as it was shown, and have packages written if they are wanted."""
        from annotator.app.team import join_newcomers  # noqa: PLC0415  (not for the start)

        try:
            join_newcomers(self._bridge.project, outlook)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        if self._bridge.do(outlook.operation()) is None:
            return
        if packages:
            getting = [share.annotator.id for share in outlook.shares if share.documents]
            self.ask_packages(getting)
            return
        key = self._window.commands["edit.undo"].shortcut().toString()
        self._window.messages.say(
            self.tr("%n article(s) were given out.", "", outlook.dealt),
            self.tr("{key} takes it back.").format(key=key),
        )

    def ask_packages(self, people: "Iterable[AnnotatorId] | None" = None) -> None:
        """Ask for a folder and write the packages of ``people``, or everybody's, into it."""
        from annotator.app.team import planned_packages  # noqa: PLC0415  (not for the start)

        project = self._bridge.project
        wanted = None if people is None else tuple(people)
        folder = choosers.folder_for_packages(self._window, project.path.parent)
        if folder is None:
            return
        there = [one for one in planned_packages(project, folder, wanted) if one.path.exists()]
        if there and not self._may_replace(there):
            return
        self.write(folder, wanted, replace=bool(there))

    def write(
        self, folder: Path, people: "tuple[AnnotatorId, ...] | None", *, replace: bool = False
    ) -> None:
        """Write packages beside the work, with progress and a way to stop."""
        from annotator.app.team import write_packages  # noqa: PLC0415  (not for the start)

        steps = write_packages(self._bridge.project, folder, people, replace=replace)
        job = self._jobs.run(self.tr("Writing work packages…"), steps)
        job.finished.connect(lambda progress: self._written(progress, folder))
        job.cancelled.connect(lambda progress: self._stopped(progress, folder))
        job.failed.connect(self._bridge.failed)

    # Inside

    def _may_replace(self, there: "list[Package]") -> bool:
        """Ask whether files may go: what was done in them since would be lost."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Warning)
        box.setWindowTitle(self.tr("Packages that are there already"))
        names = ", ".join(one.path.name for one in there[:_NAMED])
        box.setText(self.tr("In this folder there is already: {names}.").format(names=names))
        box.setInformativeText(
            self.tr(
                "If somebody has worked in them, merge them into the project first: what was done"
                " in a file that is replaced is lost."
            )
        )
        replace = box.addButton(self.tr("Replace"), QMessageBox.ButtonRole.DestructiveRole)
        keep = box.addButton(self.tr("Keep them"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        return box.clickedButton() is replace

    def _selected(self) -> "list[DocumentId]":
        library = self._work.library
        return [
            identifier
            for first, last in library.list.selected_ranges()
            for identifier in library.model.identifiers(first, last)
        ]

    def _listed(self) -> "list[DocumentId]":
        model = self._work.library.model
        model.complete_now()
        return model.identifiers(0, model.rowCount() - 1) if model.rowCount() else []

    def _written(self, progress: "PackageProgress", folder: Path) -> None:
        self._tell(
            self.tr("%n work package(s) written to {folder}.", "", len(progress.written)).format(
                folder=folder.name
            ),
            progress,
            folder,
        )

    def _stopped(self, progress: "PackageProgress | None", folder: Path) -> None:
        if progress is None or not progress.written:
            self._window.messages.say(self.tr("No work package was written."))
            return
        self._tell(
            self.tr(
                "Stopped: %n work package(s) are complete in {folder}.", "", len(progress.written)
            ).format(folder=folder.name),
            progress,
            folder,
        )

    def _tell(self, what: str, progress: "PackageProgress", folder: Path) -> None:
        number = QLocale().toString
        listed = [f"{one.path.name} ({number(one.articles)})" for one in progress.written[:_NAMED]]
        if len(progress.written) > _NAMED:
            listed.append("…")
        self._window.messages.say(
            what,
            ", ".join(listed),
            more=self.tr("Show in folder"),
            show_more=lambda: QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))),
        )
