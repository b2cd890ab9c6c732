"""Bringing articles in and writing annotations out, as jobs beside the work."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.core.ids import DocumentId
from annotator.core.model import Document
from annotator.core.tokens import Tokens, words
from annotator.ui.bridge import ProjectBridge
from annotator.ui.importing.feature import Importing
from annotator.ui.jobs import JobRunner

if TYPE_CHECKING:
    from annotator.app.exporting import ExportProgress
    from annotator.ui.main_window import MainWindow


class Transfer(QObject):
    """Imports and exports of one open project."""

    told = Signal(str, str)
    """What was done, and what to know about it."""
    added = Signal()
    """New articles are in the project; they have no suggestions yet."""

    def __init__(self, bridge: ProjectBridge, jobs: JobRunner, parent: "MainWindow") -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._jobs = jobs
        self.importing = Importing(parent, bridge, jobs)
        self.importing.added.connect(self.added)

    def add(self, paths: Sequence[Path]) -> None:
        """Bring in the articles in files and folders, as far as need be after asking how."""
        self.importing.add(paths)

    def remove(self) -> None:
        """Go with the project's page."""
        self.importing.remove()
        self.deleteLater()

    def export(self, path: Path, documents: Sequence[DocumentId] | None = None) -> None:
        """Write what was worked on, or the named documents, to ``path``."""
        job = self._jobs.run(self.tr("Exporting…"), self._export_steps(path, documents))
        job.finished.connect(lambda progress: self._export_finished(progress, path))
        job.cancelled.connect(
            lambda _: self.told.emit(self.tr("The export was stopped; no file was written."), "")
        )
        job.failed.connect(self._bridge.failed)

    def _export_steps(
        self, path: Path, documents: Sequence[DocumentId] | None
    ) -> "Iterator[ExportProgress | None]":
        """Have the pipeline's tokens made where they are missing, then write the file."""
        from annotator.app.exporting import WORKED_ON, Choices, export_project  # noqa: PLC0415

        bridge = self._bridge
        lacking = [
            bridge.project.document(identifier)
            for identifier in documents or bridge.project.document_ids(states=WORKED_ON)
            if not bridge.project.has_pipeline_tokens(identifier)
        ]
        if lacking:
            bridge.service.start()
            bridge.service.ask_tokens(lacking)
            while bridge.service.tokens_missing:
                yield None
        # Without a pipeline nobody can make them: then words by rule are the tokens.
        chosen = Choices(documents=None if documents is None else tuple(documents))
        yield from export_project(bridge.project, path, chosen, tokens_for=_plain_words)

    def _export_finished(self, progress: "ExportProgress", path: Path) -> None:
        report = progress.report
        if report.documents:
            what = self.tr("%n article(s) exported to {name}.", "", report.documents)
            do = self.tr("%n span(s), with what was rejected kept apart.", "", report.spans)
        else:
            what = self.tr("No article is begun or finished yet, so {name} is empty.")
            do = self.tr("Annotate something first, then export again.")
        self.told.emit(what.format(name=path.name), do)


def _plain_words(document: Document) -> Tokens:
    return words(document.text)
