"""One run: what it came to, what can be done with it, its scores, and what it would change."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSplitter,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.project import Project
from annotator.ui.learning.changes_model import ChangesModel
from annotator.ui.learning.changes_model import Column as Change
from annotator.ui.learning.scores_model import Column as ScoreColumn
from annotator.ui.learning.scores_model import ScoresModel
from annotator.ui.learning.wording import told
from annotator.ui.propagation.context import ContextDelegate
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from PySide6.QtCore import QAbstractItemModel

    from annotator.app.training.runs import Run

_HEIGHTS = (215, 345)
_TITLE = 20
"""Letters of the column of titles."""
_NUMBER = 72
"""The least width of a column of numbers."""


class Table(QTableView):
    """A table of whole rows that is left with Tab and acts on Return."""

    entered = Signal(QModelIndex)
    """A row was double-clicked, or Return was pressed on it."""

    def __init__(self, model: "QAbstractItemModel", name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setObjectName("roomy")
        self.setAccessibleName(name)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(QFontMetrics(self.font()).height() + 10)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.doubleClicked.connect(self.entered)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter the chosen row on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.entered.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class RunPage(QWidget):
    """Shows the chosen run."""

    use_wanted = Signal(object)
    base_wanted = Signal()
    forget_wanted = Signal(object)
    open_wanted = Signal(object)
    """The place of a ``Changed`` is to be shown in the article."""

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self.run: Run | None = None
        self.title = QLabel(self)
        self.title.setWordWrap(True)
        font = self.title.font()
        font.setBold(True)
        self.title.setFont(font)
        self.facts = QLabel(self)
        self.facts.setObjectName("muted")
        self.facts.setWordWrap(True)
        self._add_buttons()
        self.scores = ScoresModel(project.scheme, theme, self)
        self.score_table = Table(self.scores, self.tr("Scores of the run"), self)
        self.changes = ChangesModel(project, theme, self)
        self.change_table = Table(self.changes, self.tr("What would change"), self)
        self._context = ContextDelegate(theme, self.change_table)
        self.change_table.setItemDelegateForColumn(Change.CONTEXT, self._context)
        self.heading = QLabel(self)
        self.heading.setObjectName("heading")
        self.heading.setBuddy(self.change_table)
        self._arrange()
        self._connect()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self.scores.set_theme(theme)
        self.changes.set_theme(theme)
        self._context.theme = theme
        self.change_table.viewport().update()

    def show_run(
        self, run: "Run | None", *, date: str, there: bool, used: bool, any_used: bool
    ) -> None:
        """Show a run, and offer what can be done with its pipeline."""
        other = run is None or self.run is None or run.id != self.run.id
        self.run = run
        self.use.setEnabled(there and not used)
        self.base.setEnabled(any_used)
        self.forget.setEnabled(there)
        self.setVisible(run is not None)
        if run is None:
            return
        self.title.setText(told(run))
        self.facts.setText(self._facts(run, date, there=there, used=used))
        if other:
            self.scores.show(run, overlap=self.overlap.isChecked())
            self.changes.show(run)
            self.heading.setText(self._changes(run))

    # Inside

    def _add_buttons(self) -> None:
        self.use = self._button(
            self.tr("&Use it"), self.tr("Let this pipeline make the suggestions from now on")
        )
        self.use.setObjectName("primary")
        self.base = self._button(
            self.tr("&Back to the base pipeline"),
            self.tr("Let the pipeline before any training make the suggestions again"),
        )
        self.forget = self._button(
            self.tr("&Forget…"), self.tr("Remove this pipeline from the computer")
        )
        self.strict = self._tab(
            self.tr("&Exact"), self.tr("A suggestion is right where both edges and label are")
        )
        self.overlap = self._tab(
            self.tr("&Overlap"), self.tr("A suggestion is right where it touches one of its label")
        )
        self._kinds = QButtonGroup(self)
        for button in (self.strict, self.overlap):
            self._kinds.addButton(button)
        self.strict.setChecked(True)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _tab(self, text: str, tip: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("tab")
        button.setText(text)
        button.setToolTip(tip)
        button.setCheckable(True)
        return button

    def _arrange(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        for button in (self.use, self.base, self.forget):
            acts.addWidget(button)
        acts.addStretch(1)
        acts.addWidget(self.strict)
        acts.addWidget(self.overlap)
        below = QWidget(self)
        stacked = QVBoxLayout(below)
        stacked.setContentsMargins(0, 8, 0, 0)
        stacked.setSpacing(8)
        stacked.addWidget(self.heading)
        stacked.addWidget(self.change_table, 1)
        parts = QSplitter(Qt.Orientation.Vertical, self)
        parts.addWidget(self.score_table)
        parts.addWidget(below)
        parts.setChildrenCollapsible(False)
        parts.setSizes(_HEIGHTS)
        parts.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(8)
        layout.addWidget(self.title)
        layout.addWidget(self.facts)
        layout.addLayout(acts)
        layout.addWidget(parts, 1)
        self._size_columns()

    def _size_columns(self) -> None:
        scores = self.score_table.horizontalHeader()
        scores.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        scores.setMinimumSectionSize(_NUMBER)
        scores.setSectionResizeMode(ScoreColumn.CHANGE, QHeaderView.ResizeMode.Stretch)
        changes = self.change_table.horizontalHeader()
        changes.setSectionResizeMode(Change.CONTEXT, QHeaderView.ResizeMode.Stretch)
        for column in (Change.KIND, Change.LABEL):
            changes.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        width = _TITLE * self.fontMetrics().averageCharWidth()
        self.change_table.setColumnWidth(Change.ARTICLE, width)

    def _connect(self) -> None:
        self.use.clicked.connect(lambda: self.use_wanted.emit(self.run))
        self.base.clicked.connect(self.base_wanted)
        self.forget.clicked.connect(lambda: self.forget_wanted.emit(self.run))
        self.overlap.toggled.connect(lambda on: self.scores.show(self.run, overlap=on))
        self.change_table.entered.connect(
            lambda index: self.open_wanted.emit(self.changes.rows[index.row()].changed)
        )

    def _facts(self, run: "Run", date: str, *, there: bool, used: bool) -> str:
        seconds = QLocale().toString(run.seconds, "f", 0)
        parts = [
            self.tr("Run {number}, {date}").format(
                number=QLocale().toString(run.number), date=date
            ),
            self.tr("%n name(s) learned from", "", run.counts.spans),
            self.tr("{seconds} s").format(seconds=seconds),
            run.pipeline,
        ]
        if run.claims is not None:
            parts.insert(2, self.tr("%n claim(s)", "", run.claims.accepted))
        left_out = run.counts.misaligned + run.counts.crossing
        if left_out:
            parts.append(self.tr("%n name(s) could not be learned", "", left_out))
        if not there:
            parts.append(self.tr("its pipeline is not kept on this computer"))
        elif used:
            parts.append(self.tr("in use"))
        return " · ".join(part for part in parts if part)

    def _changes(self, run: "Run") -> str:
        changes, locale = run.changes, QLocale()
        counted = self.tr("{added} added, {gone} gone, {relabelled} relabelled, {same} the same")
        counted = counted.format(
            added=locale.toString(changes.added_count),
            gone=locale.toString(changes.gone_count),
            relabelled=locale.toString(changes.relabelled_count),
            same=locale.toString(changes.same),
        )
        where = self.tr("What would change on the next %n article(s):", "", changes.articles)
        shown = len(self.changes.rows)
        if shown < changes.added_count + changes.gone_count + changes.relabelled_count:
            counted += " " + self.tr("(%n of them shown)", "", shown)
        return f"{where} {counted}"
