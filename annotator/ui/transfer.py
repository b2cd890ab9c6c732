"""Bringing articles in and writing annotations out, as jobs beside the work."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.app.messages import message_of
from annotator.core.effects import Effects
from annotator.core.model import Document
from annotator.core.tokens import Tokens, words
from annotator.ui.bridge import ProjectBridge
from annotator.ui.i18n import language
from annotator.ui.jobs import JobRunner

if TYPE_CHECKING:
    from annotator.app.exporting import ExportProgress
    from annotator.app.importing import ImportProgress, ImportReport


class Transfer(QObject):
    """Imports and exports of one open project."""

    told = Signal(str, str, str)
    """What was done, what to know about it, and a report worth reading or nothing."""
    added = Signal()
    """New articles are in the project; they have no suggestions yet."""

    def __init__(self, bridge: ProjectBridge, jobs: JobRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = jobs
        self._added = 0

    def add(self, paths: Sequence[Path]) -> None:
        """Bring in the articles in files and folders."""
        # Reading formats is not needed for the first paint.
        from annotator.app.importing import import_paths  # noqa: PLC0415

        steps = import_paths(self._bridge.project, paths)
        job = self._jobs.run(self.tr("Adding articles…"), steps)
        self._added = 0
        job.progressed.connect(self._show_added)
        job.finished.connect(self._import_finished)
        job.cancelled.connect(self._import_cancelled)
        job.failed.connect(self._bridge.failed)

    def export(self, path: Path) -> None:
        """Write what was worked on to ``path``."""
        job = self._jobs.run(self.tr("Exporting…"), self._export_steps(path))
        job.finished.connect(lambda progress: self._export_finished(progress, path))
        job.cancelled.connect(
            lambda _: self.told.emit(
                self.tr("The export was stopped; no file was written."), "", ""
            )
        )
        job.failed.connect(self._bridge.failed)

    def _export_steps(self, path: Path) -> "Iterator[ExportProgress | None]":
        """Have the pipeline's tokens made where they are missing, then write the file."""
        from annotator.app.exporting import WORKED_ON, export_project  # noqa: PLC0415

        bridge = self._bridge
        lacking = [
            bridge.project.document(identifier)
            for identifier in bridge.project.document_ids(states=WORKED_ON)
            if not bridge.project.has_pipeline_tokens(identifier)
        ]
        if lacking:
            bridge.service.start()
            bridge.service.ask_tokens(lacking)
            while bridge.service.tokens_missing:
                yield None
        # Without a pipeline nobody can make them: then words by rule are the tokens.
        yield from export_project(bridge.project, path, tokens_for=_plain_words)

    def _show_added(self, progress: "ImportProgress") -> None:
        """Let the library show what has come in so far."""
        if progress.report.added != self._added:
            self._added = progress.report.added
            self._bridge.changed.emit(Effects(library=True))

    def _import_finished(self, progress: "ImportProgress") -> None:
        self._show_added(progress)
        report = progress.report
        if report.added:
            self.added.emit()
        self.told.emit(self._added_text(report), self._rest_text(report), report_text(report))

    def _import_cancelled(self, progress: "ImportProgress | None") -> None:
        if progress is not None:
            self._show_added(progress)
            self.told.emit(
                self._added_text(progress.report),
                self.tr("The rest did not come in: you stopped it."),
                report_text(progress.report),
            )

    def _added_text(self, report: "ImportReport") -> str:
        return self.tr("%n article(s) added.", "", report.added)

    def _rest_text(self, report: "ImportReport") -> str:
        """Return what else there is to say, a sentence each."""
        sentences = []
        if report.duplicates:
            sentences.append(self.tr("%n text(s) were there already.", "", report.duplicates))
        if report.problems:
            sentences.append(
                self.tr("%n file(s) or line(s) did not come in.", "", len(report.problems))
            )
        if report.left_out:
            sentences.append(self.tr("Annotations in the files were left out."))
        return " ".join(sentences)

    def _export_finished(self, progress: "ExportProgress", path: Path) -> None:
        report = progress.report
        if report.documents:
            what = self.tr("%n article(s) exported to {name}.", "", report.documents)
            do = self.tr("%n span(s), with what was rejected kept apart.", "", report.spans)
        else:
            what = self.tr("No article is begun or finished yet, so {name} is empty.")
            do = self.tr("Annotate something first, then export again.")
        self.told.emit(what.format(name=path.name), do, "")


def report_text(report: "ImportReport") -> str:
    """Return, for people, what did not come in and why; empty when everything did."""
    lines = []
    for problem in report.problems:
        message = message_of(problem, language())
        lines += [message.what, message.do, ""]
    return "\n".join(lines).strip()


def _plain_words(document: Document) -> Tokens:
    return words(document.text)
