"""The window of agreement: choices, tables by tab, the confusion matrix, and what each means."""

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app.agreement import Agreement, Measure
from annotator.app.agreement.sheets import Sheet, explained, sheets
from annotator.app.messages import line
from annotator.app.project import Project
from annotator.ui.agreement.choices import Choices
from annotator.ui.agreement.matrix_page import MatrixPage
from annotator.ui.agreement.sheet_table import SheetTable
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_SIZE = (1180, 720)
_SHEETS = ("layers", "labels", "pairs", "attributes", "relations", "articles")


class AgreementWindow(QDialog):
    """Shows how far annotators agree; it blocks nothing."""

    cancel_wanted = Signal()
    copy_wanted = Signal()
    save_wanted = Signal()
    matrix_wanted = Signal()
    """The matrix came to be seen: its pair is to be counted."""

    def __init__(self, project: Project, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Agreement"))
        self._project = project
        self.choices = Choices(project, self)
        self.tables = {name: SheetTable(theme, self) for name in _SHEETS}
        self.matrix = MatrixPage(project.scheme, theme, self)
        self.tabs = QTabWidget(self)
        self.middle = QStackedWidget(self)
        self.nothing = QLabel(self)
        self.nothing.setWordWrap(True)
        self.what = QLabel(self)
        self.what.setWordWrap(True)
        self.what.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.told.setWordWrap(True)
        self.bar = QProgressBar(self)
        self.bar.setRange(0, 1000)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(160)
        self.bar.setAccessibleName(self.tr("Measuring"))
        self.cancel = self._button(self.tr("Ca&ncel"), self.tr("Stop measuring"))
        self.copy = self._button(
            self.tr("C&opy table"), self.tr("Copy this table, to paste it into a spreadsheet")
        )
        self.save = self._button(self.tr("&Save CSV…"), self.tr("Save this table as a file"))
        self._arrange()
        self._connect()
        self.set_busy(busy=False)

    # From outside

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        for table in self.tables.values():
            table.set_theme(theme)
        self.matrix.set_theme(theme)

    @property
    def sheet(self) -> SheetTable | None:
        """The table that is seen; None on the matrix."""
        shown = self.tabs.currentWidget()
        return shown if isinstance(shown, SheetTable) else None

    def show_result(self, found: Agreement) -> None:
        """Show what was measured."""
        made = sheets(found, self._project.scheme, language())
        for place, sheet in enumerate(made):
            self.tables[sheet.id].show_sheet(sheet)
            self.tabs.setTabVisible(place, bool(sheet.lines))
        self.matrix.offer(found.annotators)
        self.told.setText(self._summary(found, made))
        if found.articles:
            self.middle.setCurrentWidget(self.tabs)
        else:
            self.explain(
                self.tr(
                    "No article was finished by two of these annotators yet.\n\nAgreement is "
                    "measured on articles that several people have finished: give some articles "
                    "to two people or more, and merge what comes back."
                )
            )
        self.set_busy(busy=False)

    def explain(self, words: str) -> None:
        """Say why there is nothing to show."""
        self.nothing.setText(words)
        self.middle.setCurrentIndex(1)
        self.set_busy(busy=False)

    def set_busy(self, *, busy: bool) -> None:
        """Show that something is being measured."""
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        waiting = self.tr("Agreement is being measured…")
        if busy:
            self.bar.setValue(0)
        if busy and not self.told.text():
            self.told.setText(waiting)
        elif not busy and self.told.text() == waiting:
            self.told.clear()  # it was given up
        self._follow_tab()

    # Inside

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        titles = (
            self.tr("Layers"), self.tr("Labels"), self.tr("Pairs"), self.tr("Attributes"),
            self.tr("Relations"), self.tr("Articles"),
        )  # fmt: skip
        for name, title in zip(_SHEETS, titles, strict=True):
            self.tabs.addTab(self.tables[name], title)
            self.tables[name].setAccessibleName(title)
        self.tabs.addTab(self.matrix, self.tr("Confusion matrix"))
        self.tabs.setDocumentMode(True)
        empty = QWidget(self)
        row = QHBoxLayout(empty)
        row.addStretch(1)
        row.addWidget(self.nothing, 4)
        row.addStretch(1)
        self.middle.addWidget(self.tabs)
        self.middle.addWidget(empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.choices)
        layout.addWidget(self.middle, 1)
        layout.addWidget(self._foot())
        self.resize(*_SIZE)

    def _foot(self) -> QWidget:
        foot = QWidget(self)
        foot.setObjectName("palette")
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.told, 1)
        for part in (self.bar, self.cancel, self.copy, self.save):
            buttons.addWidget(part)
        column = QVBoxLayout(foot)
        column.setContentsMargins(16, 8, 16, 12)
        column.setSpacing(8)
        column.addWidget(self.what)
        column.addLayout(buttons)
        return foot

    def _connect(self) -> None:
        self.cancel.clicked.connect(self.cancel_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.tabs.currentChanged.connect(self._turn)
        for table in self.tables.values():
            table.asked.connect(self._explain_measure)

    def _turn(self) -> None:
        self._follow_tab()
        if self.sheet is None:
            self.matrix_wanted.emit()

    def _follow_tab(self) -> None:
        sheet = self.sheet
        there = sheet is not None and self.middle.currentWidget() is self.tabs
        self.copy.setEnabled(there and not self.bar.isVisible())
        self.save.setEnabled(there and not self.bar.isVisible())
        if sheet is not None:
            column = sheet.currentIndex().column()
            self._explain_measure(sheet.rows.measure_of(column) or Measure.STRICT)
        else:
            self.what.setText(self.tr("Who takes what for what, in the articles that two have."))

    def _explain_measure(self, measure: Measure | None) -> None:
        if measure is not None:
            about = explained(measure, language())
            self.what.setText(self.tr("What is this? {text}").format(text=about))

    def _summary(self, found: Agreement, made: list[Sheet]) -> str:
        told = "agreement-told-gold" if found.gold else "agreement-told"
        text = [
            line(told, language(), articles=QLocale().toString(found.articles),
                 names=", ".join(found.annotators.values())) + "."
        ]  # fmt: skip
        if found.resamples and any(sheet.lines for sheet in made):
            count = QLocale().toString(found.resamples)
            text.append(line("agreement-told-intervals", language(), count=count))
        return " ".join(text)
