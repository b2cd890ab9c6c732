"""The window of what was learned: runs and curve, the chosen run, and what happens by itself."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.training.curve import curve
from annotator.ui.bridge import ProjectBridge
from annotator.ui.learning.curve import CurveView
from annotator.ui.learning.run_page import RunPage, Table
from annotator.ui.learning.runs_model import Column, RunsModel
from annotator.ui.learning.wording import phase_text
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.app.training.runs import Run
    from annotator.nlp.training.job import Progress

_SIZE = (1180, 740)
_WIDTHS, _HEIGHTS = (430, 750), (300, 260)


class LearningWindow(QDialog):
    """Lists the runs and shows one; it blocks nothing."""

    train_wanted = Signal()
    stop_wanted = Signal()
    measure_wanted = Signal()
    use_better = Signal(bool)
    """Whether a better pipeline is to be used without asking."""
    train_by_itself = Signal(bool)
    """Whether training is to begin without asking."""

    def __init__(self, bridge: ProjectBridge, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("What was learned"))
        self._project = bridge.project
        self.runs = RunsModel(bridge.project, self)
        self.run_table = Table(self.runs, self.tr("Training runs"), self)
        self.curve = CurveView(theme, self)
        self.page = RunPage(bridge.project, theme, self)
        self.ready = QLabel(self)
        self.ready.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setRange(0, 1000)
        self.bar.setAccessibleName(self.tr("Training"))
        self.train = self._button(
            self.tr("&Train now"), self.tr("Let the recogniser learn from the finished articles")
        )
        self.stop = self._button(
            self.tr("&Stop"), self.tr("Stop the training; nothing of it is kept")
        )
        self.measure = self._button(
            self.tr("&Measure…"),
            self.tr("Learn from 10, 20, 50… articles and score each time; it takes some minutes"),
        )
        self.measure.setObjectName("small")
        self.use_itself = QCheckBox(self.tr("Use a better &pipeline by itself"), self)
        self.use_itself.setToolTip(
            self.tr("When a training has raised F1 on the held-out articles, use what it made")
        )
        self.train_itself = QCheckBox(self.tr("Train by itself when enough has &changed"), self)
        self.train_itself.setToolTip(
            self.tr("Begin a training when enough articles were finished since the last one")
        )
        self._middle = QStackedWidget(self)
        self._arrange()
        self._connect()
        self.set_theme(theme)

    # From outside

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self.page.set_theme(theme)
        self.curve.set_theme(theme)

    def reload(self, chosen: "Run | None" = None) -> None:
        """Read the runs again; choose one, else the one chosen so far, else the newest."""
        wanted = chosen or self.page.run
        self.runs.reload()
        self.curve.show_points(curve(self._project))
        row = self.runs.row_of(wanted) if wanted is not None else None
        self._middle.setCurrentIndex(1 if self.runs.runs else 0)
        if self.runs.runs:
            self.run_table.selectRow(row or 0)
        self._show()

    def switch(self, *, use_better: bool, train: bool) -> None:
        """Show what happens by itself."""
        for box, on in ((self.use_itself, use_better), (self.train_itself, train)):
            box.blockSignals(True)  # noqa: FBT003 (Qt's)
            box.setChecked(on)
            box.blockSignals(False)  # noqa: FBT003 (Qt's)

    def say_ready(self, text: str, *, enough: bool, measuring: bool) -> None:
        """Say what there is to learn from, or what is missing."""
        self.ready.setText(text)
        self.train.setEnabled(enough)
        self.measure.setEnabled(enough and not measuring)

    def follow(self, progress: "Progress | None", *, queued: bool) -> None:
        """Show how far a run is."""
        busy = progress is not None
        for part in (self.bar, self.stop):
            part.setVisible(busy)
        self.train.setVisible(not busy)
        if progress is None:
            return
        self.measure.setEnabled(False)
        share = progress.done / progress.total if progress.total else 0.0
        self.bar.setValue(int(1000 * share))
        text = self.tr("{phase}… {percent} %").format(
            phase=phase_text(progress), percent=QLocale().toString(int(100 * share))
        )
        waits = self.tr("One more training waits.") if queued else ""
        self.ready.setText(f"{text}  {waits}".strip())

    # Inside

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        left = QSplitter(Qt.Orientation.Vertical, self)
        left.addWidget(self._headed(self.tr("Training runs"), self.run_table))
        left.addWidget(self._headed(self.tr("Learning curve"), self.curve, self.measure))
        left.setChildrenCollapsible(False)
        left.setSizes(_HEIGHTS)
        self._middle.addWidget(self._explained())
        self._middle.addWidget(self.page)
        middle = QSplitter(Qt.Orientation.Horizontal, self)
        middle.addWidget(left)
        middle.addWidget(self._middle)
        middle.setStretchFactor(1, 1)
        middle.setChildrenCollapsible(False)
        middle.setSizes(_WIDTHS)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(middle, 1)
        layout.addWidget(self._foot())
        header = self.run_table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(Column.DATE, QHeaderView.ResizeMode.Stretch)
        self.resize(*_SIZE)

    def _headed(self, heading: str, shown: QWidget, button: QPushButton | None = None) -> QWidget:
        column = QWidget(self)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 8, 0)
        label = QLabel(heading, column)
        label.setObjectName("heading")
        label.setContentsMargins(12, 8, 12, 4)
        stacked = QVBoxLayout(column)
        stacked.setContentsMargins(0, 0, 0, 0)
        stacked.setSpacing(0)
        line.addWidget(label, 1)
        if button is not None:
            line.addWidget(button)
        stacked.addLayout(line)
        stacked.addWidget(shown, 1)
        return column

    def _explained(self) -> QWidget:
        """Return what stands there before the first run."""
        empty = QWidget(self)
        words = self.nothing = QLabel(
            self.tr(
                "Nothing was learned yet.\n\nA training lets the recogniser learn from the "
                "articles you have finished. One article in five is held out: on these the scores "
                "before and after are compared, and nothing is used before you have seen them."
            ),
            empty,
        )
        words.setWordWrap(True)
        words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        words.setMaximumWidth(52 * self.fontMetrics().averageCharWidth() + 60)
        row = QHBoxLayout(empty)
        row.addStretch(1)
        row.addWidget(words, 4)
        row.addStretch(1)
        return empty

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setObjectName("palette")
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.ready, 1)
        for part in (self.bar, self.stop, self.train):
            line.addWidget(part)
        self.bar.setFixedWidth(160)
        boxes = QHBoxLayout()
        boxes.setSpacing(20)
        boxes.addWidget(self.use_itself)
        boxes.addWidget(self.train_itself)
        boxes.addStretch(1)
        layout = QVBoxLayout(foot)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(8)
        layout.addLayout(line)
        layout.addLayout(boxes)
        return foot

    def _connect(self) -> None:
        self.run_table.selectionModel().currentRowChanged.connect(lambda *_: self._show())
        self.curve.chosen.connect(self._choose)
        self.train.clicked.connect(self.train_wanted)
        self.stop.clicked.connect(self.stop_wanted)
        self.measure.clicked.connect(self.measure_wanted)
        self.use_itself.toggled.connect(self.use_better)
        self.train_itself.toggled.connect(self.train_by_itself)

    def _choose(self, number: int) -> None:
        """Choose the run of that number."""
        for row, run in enumerate(self.runs.runs):
            if run.number == number:
                self.run_table.selectRow(row)

    def _show(self) -> None:
        """Show the chosen run."""
        row = self.run_table.currentIndex().row()
        runs = self.runs
        run = runs.runs[row] if 0 <= row < len(runs.runs) else None
        self.page.show_run(
            run,
            date=runs.date_of(run) if run else "",
            there=run is not None and runs.is_there(run),
            used=run is not None and runs.is_used(run),
            any_used=runs.used is not None,
        )
        if run is not None:
            self.curve.mark(run.number)
