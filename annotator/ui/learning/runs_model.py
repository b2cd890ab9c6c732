"""The kept runs as a table model, the newest first; it is also the table behind the curve."""

from collections.abc import Callable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import (
    QDateTime,
    QLocale,
    QObject,
    Qt,
)

from annotator.app.project import Project
from annotator.app.training import keeping
from annotator.app.training.runs import Run
from annotator.core.ids import TrainingId
from annotator.ui.learning.wording import from_to
from annotator.ui.plain_table import LEFT, RIGHT, PlainModel


class Column(IntEnum):
    """What the table tells of a run."""

    NUMBER = 0
    DATE = 1
    ARTICLES = 2
    F1 = 3
    STATE = 4


_COUNTED = (Column.NUMBER, Column.ARTICLES)


class RunsModel(PlainModel):
    """One row for every run of the project."""

    def __init__(self, project: Project, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._locale = QLocale()
        self.runs: list[Run] = []
        self.used: Run | None = None
        self._there: set[TrainingId] = set()

    def reload(self) -> None:
        """Read everything again."""
        with self.resetting():
            self.runs = keeping.runs(self._project)
            self.used = keeping.in_use(self._project)
            self._there = {
                run.id for run in self.runs if keeping.folder_of(self._project, run) is not None
            }

    def is_there(self, run: Run) -> bool:
        """Tell whether this machine has the pipeline of a run."""
        return run.id in self._there

    def is_used(self, run: Run) -> bool:
        """Tell whether the project's suggestions are made with the pipeline of a run."""
        return self.used is not None and self.used.id == run.id and self.is_there(run)

    def row_of(self, run: Run) -> int | None:
        """Return the row of a run."""
        return next((row for row, item in enumerate(self.runs) if item.id == run.id), None)

    def state_of(self, run: Run) -> str:
        """Return in words what became of the pipeline of a run."""
        if not self.is_there(run):
            return self.tr("not kept here")
        return self.tr("in use") if self.is_used(run) else ""

    def date_of(self, run: Run) -> str:
        """Return when a run was."""
        at = QDateTime.fromMSecsSinceEpoch(run.at)
        return self._locale.toString(at, QLocale.FormatType.ShortFormat)

    # What Qt asks

    def row_total(self) -> int:
        """Return how many runs there are."""
        return len(self.runs)

    def column_total(self) -> int:
        """Return how much is told of each."""
        return len(Column)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about a run."""
        column = Column(place)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._cells()[column](self.runs[at])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if column in _COUNTED else LEFT
        return None

    def _cells(self) -> dict[Column, Callable[[Run], str]]:
        return {
            Column.NUMBER: lambda run: self._locale.toString(run.number),
            Column.DATE: self.date_of,
            Column.ARTICLES: lambda run: self._locale.toString(run.counts.articles),
            Column.F1: from_to,
            Column.STATE: self.state_of,
        }

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return RIGHT if place in _COUNTED else LEFT
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return {
            Column.NUMBER: self.tr("No."),
            Column.DATE: self.tr("Date"),
            Column.ARTICLES: self.tr("Articles"),
            Column.F1: self.tr("F1 before → after"),
            Column.STATE: self.tr("State"),
        }[Column(place)]
