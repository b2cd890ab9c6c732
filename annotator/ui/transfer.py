"""Bringing articles in, as a job beside the work."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.ui.bridge import ProjectBridge
from annotator.ui.importing.feature import Importing
from annotator.ui.jobs import JobRunner

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class Transfer(QObject):
    """The imports of one open project."""

    added = Signal()
    """New articles are in the project; they have no suggestions yet."""

    def __init__(self, bridge: ProjectBridge, jobs: JobRunner, parent: "MainWindow") -> None:
        super().__init__(parent)
        self.importing = Importing(parent, bridge, jobs)
        self.importing.added.connect(self.added)

    def add(self, paths: Sequence[Path]) -> None:
        """Bring in the articles in files and folders, as far as need be after asking how."""
        self.importing.add(paths)

    def remove(self) -> None:
        """Go with the project's page."""
        self.importing.remove()
        self.deleteLater()
