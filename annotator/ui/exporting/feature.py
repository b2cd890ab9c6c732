"""Exporting in the window: a dialog asks, the system's says where to, a job carries it out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, QUrl, Signal
from PySide6.QtGui import QDesktopServices

from annotator.core.ids import DocumentId
from annotator.ui.dialogs import choosers

if TYPE_CHECKING:
    from annotator.app.exporting import Choices, ExportProgress
    from annotator.app.exporting.verifying import VerifyProgress
    from annotator.ui.exporting.dialog import ExportDialog
    from annotator.ui.main_window import MainWindow
    from annotator.ui.workspace import Workspace

_KEPT = "export"
"""The project's setting that holds what was chosen last."""


class Exporting(QObject):
    """Serves the commands that write annotations, and that check what was written."""

    told = Signal(str, str)
    """What was done, and what to know about it."""

    def __init__(self, window: "MainWindow", work: "Workspace") -> None:
        super().__init__(window)
        self._window, self._work = window, work
        self._bridge, self._jobs = work.bridge, window.jobs
        self.dialog: ExportDialog | None = None

    def slots(self) -> Mapping[str, Callable[[], object]]:
        """Return what each command does."""
        return {
            "project.export": self.ask,
            "project.verify": self.ask_verify,
            "library.export": lambda: self.ask(selected=True),
        }

    def remove(self) -> None:
        """Go with the project's page."""
        if self.dialog is not None:
            self.dialog.close()
        self.deleteLater()

    def ask(self, *, selected: bool = False) -> None:
        """Ask what is to go out; with ``selected`` the library's selected articles are offered."""
        from annotator.app.exporting.usual import usual_choices  # noqa: PLC0415 (not for the start)
        from annotator.ui.exporting.dialog import ExportDialog  # noqa: PLC0415 (a rare window)

        if self.dialog is not None:
            self.dialog.close()
        project = self._bridge.project
        people = project.everybody.annotators()
        dialog = self.dialog = ExportDialog(project.scheme, people, self._count, self._window)
        dialog.take(self._kept() or usual_choices(project))
        model = self._work.library.model
        listed = 0 if model.listing.everything else model.rowCount()
        dialog.offer(len(self._selected()) if selected else 0, listed)
        dialog.chosen.connect(self._take)
        dialog.destroyed.connect(self._forget)
        dialog.show()

    def export(self, target: Path, choices: "Choices") -> None:
        """Write what was chosen to ``target``, beside the work."""
        from annotator.app.exporting.apart import export_apart  # noqa: PLC0415 (not for the start)

        steps = export_apart(self._bridge.project, target, choices)
        job = self._jobs.run(self.tr("Exporting…"), steps)
        job.finished.connect(lambda progress: self._finished(progress, target))
        job.cancelled.connect(
            lambda _: self._tell(self.tr("The export was stopped; nothing was written."), "")
        )
        job.failed.connect(self._bridge.failed)

    def ask_verify(self) -> None:
        """Ask for an export and check it again."""
        path = choosers.export_to_verify(self._window)
        if path is not None:
            self.verify(path)

    def verify(self, path: Path) -> None:
        """Check an export again, by its dataset card."""
        from annotator.app.exporting.verifying import verify_export  # noqa: PLC0415 (rare)

        job = self._jobs.run(self.tr("Checking the export…"), verify_export(path))
        job.finished.connect(self._verified)
        job.failed.connect(self._bridge.failed)

    # Inside

    def _selected(self) -> list[DocumentId]:
        library = self._work.library
        return [
            identifier
            for first, last in library.list.selected_ranges()
            for identifier in library.model.identifiers(first, last)
        ]

    def _named(self, choices: "Choices", named: str) -> "Choices":
        """Return the choices with the articles that they mean by name."""
        from annotator.ui.exporting.dialog import LISTED, SELECTED  # noqa: PLC0415 (as above)

        found: Sequence[DocumentId] | None = None
        if named == SELECTED:
            found = self._selected()
        elif named == LISTED:
            model = self._work.library.model
            found = model.identifiers(0, model.rowCount() - 1)
        return choices if found is None else replace(choices, documents=tuple(found))

    def _count(self, choices: "Choices", named: str) -> int:
        from annotator.app.exporting import gathering_of  # noqa: PLC0415 (not for the start)

        return len(gathering_of(self._bridge.project, self._named(choices, named)).numbers)

    def _take(self, choices: "Choices", named: str) -> None:
        from annotator.app.exporting import format_named, is_folder  # noqa: PLC0415 (as above)

        kept = msgspec.to_builtins(choices)
        if kept != self._bridge.project.settings().get(_KEPT):
            # What is chosen next time: an export from a medium that is read-only needs it not.
            write = partial(self._bridge.project.change_settings, **{_KEPT: kept})
            self._bridge.keeping.put_aside(_KEPT, write)
        path = self._bridge.project.path
        if is_folder(choices):
            suggested = path.with_name(f"{path.stem}-{choices.format}")
            target = choosers.folder_to_export(self._window, suggested)
        else:
            suffix = format_named(choices.format).suffix
            target = choosers.file_to_export(self._window, path.with_suffix(suffix), suffix)
        if target is not None:
            self.export(target, self._named(choices, named))

    def _kept(self) -> "Choices | None":
        from annotator.app.exporting import Choices  # noqa: PLC0415 (not for the start)

        try:
            return msgspec.convert(self._bridge.project.settings().get(_KEPT), Choices)
        except msgspec.ValidationError:
            return None  # nothing was chosen yet, or another version kept it in another shape

    def _forget(self) -> None:
        self.dialog = None

    def _tell(self, what: str, do: str) -> None:
        self._window.messages.say(what, do)
        self.told.emit(what, do)

    def _finished(self, progress: "ExportProgress", target: Path) -> None:
        report = progress.report
        if report.documents:
            what = self.tr("%n article(s) exported to {name}.", "", report.documents)
            do = self.tr("%n span(s), with what was rejected kept apart.", "", report.spans)
        else:
            what = self.tr("No article is begun or finished yet, so {name} is empty.")
            do = self.tr("Annotate something first, then export again.")
        if report.losses:
            do = self.tr(
                "%n thing(s) had no room in the format; a file beside the data lists each.",
                "",
                report.losses,
            )
        what = what.format(name=target.name)
        folder = target if target.is_dir() else target.parent
        self._window.messages.say(
            what, do, more=self.tr("Show the files"), show_more=lambda: _open(folder)
        )
        self.told.emit(what, do)

    def _verified(self, progress: "VerifyProgress") -> None:
        if progress.faults:
            self._bridge.failed.emit(progress.faults[0])
            return
        what = self.tr("The export is as it was written: %n file(s).", "", progress.files)
        do = self.tr(
            "%n article(s) were read again, every span in its place.", "", progress.articles
        )
        self._tell(what, do if progress.read else "")


def _open(folder: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
