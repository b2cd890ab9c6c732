"""The window that shows how a project compares with gold; it does not block the other one."""

from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QFontDatabase,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QSplitter,
    QTableView,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from annotator.app.comparing import Comparison
from annotator.app.error_report import written
from annotator.ui.comparison.model import Column, ErrorsModel
from annotator.ui.comparison.page import scores_page
from annotator.ui.i18n import language
from annotator.ui.theme import Theme

_SIZE = (980, 760)
_HEIGHTS = [330, 250, 120]
_WIDTHS = {Column.WRONG: 140, Column.ORIGIN: 170, Column.TEXT: 170}


class ErrorsTable(QTableView):
    """The list of errors. Its copy is more than the one cell that a table copies by itself."""

    copied = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Ask for a copy of the chosen rows."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)


class ComparisonWindow(QDialog):
    """Scores over the list of errors; choosing one shows it whole and opens its article."""

    asked = Signal(object)
    """The ``Finding`` whose place is to be shown in the article."""

    def __init__(self, comparison: Comparison, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Compared with gold"))
        self._comparison = comparison
        self.scores = QTextBrowser(self)
        self.scores.setAccessibleName(self.tr("Scores"))
        self.scores.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.scores.document().setDocumentMargin(6)
        self.model = ErrorsModel(comparison, self)
        self.errors = self._table()
        self.told = QPlainTextEdit(self)
        self.told.setReadOnly(True)
        self.told.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.told.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.told.setAccessibleName(self.tr("The chosen error"))
        self.told.setPlaceholderText(
            self.tr("Choose an error: here it stands in its context, and the article opens there.")
        )
        self._arrange()
        self._add_copying()
        self.set_theme(theme)
        self.errors.selectionModel().currentRowChanged.connect(self._show)
        self.errors.clicked.connect(self._show)

    def set_theme(self, theme: Theme) -> None:
        """Show the scores in the colours of ``theme``."""
        self.scores.setHtml(scores_page(self._comparison, theme))

    def text(self) -> str:
        """Return everything as plain text: the scores, then every error in its context."""
        lines = written(self._comparison.evaluation, self._comparison.findings, language())
        return "\n".join([self.scores.toPlainText(), "", *lines])

    def copy_all(self) -> None:
        """Copy the scores and every error."""
        QGuiApplication.clipboard().setText(self.text())

    def copy_chosen(self) -> None:
        """Copy the chosen errors, each in its context."""
        rows = sorted(index.row() for index in self.errors.selectionModel().selectedRows())
        QGuiApplication.clipboard().setText("\n\n".join(self.model.told(row) for row in rows))

    # Inside

    def _table(self) -> ErrorsTable:
        table = ErrorsTable(self)
        table.setAccessibleName(self.tr("Errors"))
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(QFontMetrics(table.font()).height() + 10)
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setHighlightSections(False)
        for column in (Column.EXPECTED, Column.GOT):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        return table

    def _arrange(self) -> None:
        parts = QSplitter(Qt.Orientation.Vertical, self)
        lower = QWidget(self)
        stacked = QVBoxLayout(lower)
        stacked.setContentsMargins(0, 8, 0, 8)
        stacked.setSpacing(8)
        heading = QLabel(self.tr("%n error(s)", "", self.model.rowCount()), lower)
        heading.setObjectName("heading")
        stacked.addWidget(heading)
        stacked.addWidget(self.errors)
        for part in (self.scores, lower, self.told):
            parts.addWidget(part)
        parts.setChildrenCollapsible(False)
        parts.setSizes(_HEIGHTS)
        evaluation = self._comparison.evaluation
        project, gold = Path(evaluation.proposals.name), Path(evaluation.gold.name)
        self.named = QLabel(
            self.tr("{project} against {gold}").format(project=project.name, gold=gold.name), self
        )
        self.named.setToolTip(f"{project}\n{gold}")
        self.named.setTextFormat(Qt.TextFormat.PlainText)
        self.named.setObjectName("muted")
        self.named.setWordWrap(True)
        self.buttons = QDialogButtonBox(self)
        self.copy = self.buttons.addButton(
            self.tr("Copy all"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.setToolTip(self.tr("Copy the scores and every error in its context"))
        closing = self.buttons.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        closing.setAutoDefault(False)
        self.copy.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.named)
        layout.addWidget(parts, 1)
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)
        self.copy.clicked.connect(self.copy_all)
        self.buttons.rejected.connect(self.reject)

    def _add_copying(self) -> None:
        copying = QAction(self.tr("Copy"), self.errors)
        copying.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        copying.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        copying.setToolTip(self.tr("Copy the chosen errors in their context"))
        copying.triggered.connect(self.copy_chosen)
        self.errors.addAction(copying)
        self.errors.copied.connect(self.copy_chosen)
        self.errors.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)

    def _show(self, index: QModelIndex) -> None:
        """Show an error whole, and its place in the article."""
        if index.isValid():
            self.told.setPlainText(self.model.told(index.row()))
            self.asked.emit(self.model.finding(index.row()))
