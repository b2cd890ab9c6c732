"""The scores of one run as a table model: each label before and after, and what changed."""

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from annotator.app.training.runs import LabelScores, Run, Scores
from annotator.core.scheme import Scheme
from annotator.core.scoring import Score
from annotator.core.suggestions import CLAIM
from annotator.ui.learning.wording import change_of, label_name, percent
from annotator.ui.plain_table import LEFT, RIGHT, PlainModel
from annotator.ui.theme import Theme

_RATES = 3


class Column(IntEnum):
    """What the table tells of a label."""

    LABEL = 0
    GOLD = 1
    PRECISION_BEFORE = 2
    RECALL_BEFORE = 3
    F1_BEFORE = 4
    PRECISION = 5
    RECALL = 6
    F1 = 7
    CHANGE = 8


@dataclass(frozen=True, slots=True)
class Row:
    """One label, or all of them, before and after."""

    name: str
    before: Score
    after: Score
    strong: bool = False


class ScoresModel(PlainModel):
    """All labels together, then one row for each, then claims."""

    def __init__(self, scheme: Scheme, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._scheme, self._theme = scheme, theme
        self._font = QFont(parent.font())
        self._font.setWeight(QFont.Weight.DemiBold)
        self._locale = QLocale()
        self._run: Run | None = None
        self.overlap = False
        self.rows: list[Row] = []

    def show(self, run: Run | None, *, overlap: bool) -> None:
        """Show the scores of a run, strict or by ``overlap``."""
        with self.resetting():
            self._run, self.overlap = run, overlap
            self.rows = self._made(run) if run is not None else []

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self.show(self._run, overlap=self.overlap)

    def _made(self, run: Run) -> list[Row]:
        order = [str(label.id) for label in self._scheme.labels(disabled=True)]
        found = sorted(
            {*run.before.labels, *run.after.labels},
            key=lambda name: (order.index(name) if name in order else len(order), name),
        )
        rows = [Row(self.tr("All names"), self._all(run.before), self._all(run.after), strong=True)]
        rows += [
            Row(
                label_name(self._scheme, name),
                self._of(run.before, name),
                self._of(run.after, name),
            )
            for name in found
        ]
        return rows + self._claims(run)

    def _claims(self, run: Run) -> list[Row]:
        learnt = run.claims
        if learnt is None:
            return []
        name = label_name(self._scheme, str(CLAIM))
        if not learnt.better:
            name = self.tr("{label} (no better: not used)").format(label=name)
        before, after = learnt.before, learnt.after
        if self.overlap:
            return [Row(name, before.overlap, after.overlap)]
        return [Row(name, before.claims, after.claims)]

    def _all(self, scores: Scores) -> Score:
        return scores.overlap if self.overlap else scores.strict

    def _of(self, scores: Scores, label: str) -> Score:
        found = scores.labels.get(label, LabelScores())
        return found.overlap if self.overlap else found.strict

    # What Qt asks

    def row_total(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def column_total(self) -> int:
        """Return how much is told of each."""
        return len(Column)

    def cell(self, at: int, place: int, role: int) -> Any:
        """Return one thing about a label."""
        row, column = self.rows[at], Column(place)
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.ToolTipRole:
                return self._text(row, column)
            case Qt.ItemDataRole.TextAlignmentRole:
                return LEFT if column in (Column.LABEL, Column.CHANGE) else RIGHT
            case Qt.ItemDataRole.ForegroundRole:
                return self._theme.colour(_role(row, column))
            case Qt.ItemDataRole.FontRole if row.strong or column is Column.F1:
                return self._font
        return None

    def _text(self, row: Row, column: Column) -> str:
        if column is Column.LABEL:
            return row.name
        if column is Column.GOLD:
            return self._locale.toString(max(row.before.gold, row.after.gold))
        if column is Column.CHANGE:
            return change_of(row.before.f1, row.after.f1)[0]
        place = column - Column.PRECISION_BEFORE
        score = row.before if place < _RATES else row.after
        return percent((score.precision, score.recall, score.f1)[place % _RATES])

    def head(self, place: int, role: int) -> Any:
        """Return the name of a column, or what it stands for."""
        column = Column(place)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return LEFT if column in (Column.LABEL, Column.CHANGE) else RIGHT
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tips().get(column)
        return self._heads()[column] if role == Qt.ItemDataRole.DisplayRole else None

    def _heads(self) -> dict[Column, str]:
        return {
            Column.LABEL: self.tr("Label"),
            Column.GOLD: self.tr("Yours"),
            Column.PRECISION_BEFORE: self.tr("P before"),
            Column.RECALL_BEFORE: self.tr("R before"),
            Column.F1_BEFORE: self.tr("F1 before"),
            Column.PRECISION: self.tr("P after"),
            Column.RECALL: self.tr("R after"),
            Column.F1: self.tr("F1 after"),
            Column.CHANGE: self.tr("Change of F1"),
        }

    def _tips(self) -> dict[Column, str]:
        precision = self.tr("Precision: how many of the suggestions are right, in per cent")
        recall = self.tr("Recall: how many of your labels are suggested, in per cent")
        f1 = self.tr("F1: precision and recall in one number")
        return {
            Column.GOLD: self.tr("Labels that you accepted in the held-out articles"),
            Column.PRECISION_BEFORE: precision,
            Column.PRECISION: precision,
            Column.RECALL_BEFORE: recall,
            Column.RECALL: recall,
            Column.F1_BEFORE: f1,
            Column.F1: f1,
        }


def _role(row: Row, column: Column) -> str:
    if column is Column.CHANGE:
        return change_of(row.before.f1, row.after.f1)[1]
    before = Column.PRECISION_BEFORE <= column <= Column.F1_BEFORE
    return "muted" if before or column is Column.GOLD else "text"
