"""The window with what the project has learned; it does not block the other one."""

from PySide6.QtCore import QItemSelectionModel, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.app.lexicon import write_lexicon
from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.lexicon import Entry
from annotator.ui.bridge import ProjectBridge
from annotator.ui.dialogs import choosers
from annotator.ui.propagation.lexicon_model import Column, LexiconFilter, LexiconModel

_SIZE = (760, 560)
_WIDTHS = {Column.LABEL: 120, Column.ACCEPTED: 90, Column.REJECTED: 90, Column.USE: 210}


class LexiconWindow(QDialog):
    """Lists the forms; one can be forgotten and used again, and the whole switched off."""

    def __init__(self, bridge: ProjectBridge, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("Lexicon of the project"))
        self._bridge = bridge
        self.model = LexiconModel(bridge.project, self)
        self.shown = LexiconFilter(self.model, self)
        self._reload = QTimer(self, singleShot=True, interval=0)
        self._build()
        self._arrange()
        self._reload.timeout.connect(self._read)
        self.search.textChanged.connect(self.shown.look_for)
        self.search.textChanged.connect(self._say)
        self.used.toggled.connect(self._switch)
        self.forget.clicked.connect(self.toggle)
        self.table.selectionModel().selectionChanged.connect(self._say)
        bridge.changed.connect(self._follow)
        self._say()
        self.search.setFocus()

    def chosen(self) -> list[Entry]:
        """Return the entries of the chosen rows."""
        rows = self.table.selectionModel().selectedRows()
        return [self.model.entry(self.shown.mapToSource(row).row()) for row in rows]

    def toggle(self) -> None:
        """Forget the chosen entries; where all are forgotten, use them again."""
        entries = self.chosen()
        silenced = any(not entry.silenced for entry in entries)
        try:
            for entry in entries:
                self._bridge.project.silence(entry.form, entry.label, silenced=silenced)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
        self._read()

    def export(self) -> None:
        """Write everything to a file that the person chooses."""
        suggested = self._bridge.project.path.with_suffix(".csv")
        path = choosers.file_for_lexicon(self, suggested)
        if path is None:
            return
        try:
            write_lexicon(self._bridge.project.learned, path)
        except UserFacingError as error:
            self._bridge.failed.emit(error)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Forget what is chosen on Del, which the field for searching keeps for itself."""
        if event.matches(QKeySequence.StandardKey.Delete):
            self.toggle()
        else:
            super().keyPressEvent(event)

    # Inside

    def _build(self) -> None:
        self.used = QCheckBox(self.tr("Use it in the next articles"), self)
        self.used.setToolTip(
            self.tr("When an article is opened, what you accepted elsewhere is proposed in it and "
                    "what you refused is withdrawn. Off, decisions are only counted.")
        )  # fmt: skip
        self.used.setChecked(bool(self._bridge.project.settings().get("lexicon", True)))
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(self.tr("Find a form"))
        self.search.setAccessibleName(self.tr("Find a form"))
        self.table = self._table()
        self.told = QLabel(self)
        self.told.setObjectName("muted")
        self.buttons = QDialogButtonBox(self)
        role = QDialogButtonBox.ButtonRole
        self.forget = self._button(self.tr("Forget"), role.ActionRole)
        self.write = self._button(self.tr("Export…"), role.ActionRole)
        self.write.setToolTip(self.tr("Write the whole list as a table (CSV)"))
        self.write.clicked.connect(self.export)
        self._button(self.tr("Close"), role.RejectRole)
        self.buttons.rejected.connect(self.close)

    def _button(self, text: str, role: QDialogButtonBox.ButtonRole) -> QPushButton:
        button = self.buttons.addButton(text, role)
        button.setAutoDefault(False)
        return button

    def _table(self) -> QTableView:
        table = QTableView(self)
        table.setAccessibleName(self.tr("Forms"))
        table.setModel(self.shown)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setTabKeyNavigation(False)
        table.setSortingEnabled(True)
        table.verticalHeader().hide()
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        table.verticalHeader().setDefaultSectionSize(QFontMetrics(table.font()).height() + 10)
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(Column.FORM, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            table.setColumnWidth(column, width)
        header.setSortIndicator(Column.ACCEPTED, Qt.SortOrder.DescendingOrder)
        return table

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(16)
        top.addWidget(self.search, 1)
        top.addWidget(self.used)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addLayout(top)
        layout.addWidget(self.table, 1)
        layout.addWidget(self.told)
        layout.addWidget(self.buttons)
        self.resize(*_SIZE)

    def _switch(self, used: bool) -> None:  # noqa: FBT001 (a signal's)
        try:
            self._bridge.project.change_settings(lexicon=used)
        except UserFacingError as error:
            self._bridge.failed.emit(error)

    def _follow(self, effects: Effects) -> None:
        if effects.annotated:
            self._reload.start()

    def _read(self) -> None:
        """Read everything again and keep what was chosen."""
        kept = self.chosen()
        self.model.reload()
        selection = self.table.selectionModel()
        for entry in kept:
            row = self.model.row_of(entry)
            if row is not None:
                index = self.shown.mapFromSource(self.model.index(row, 0))
                flags = QItemSelectionModel.SelectionFlag
                selection.select(index, flags.Select | flags.Rows)
        self._say()

    def _say(self) -> None:
        """Say how many forms there are, and what the button does."""
        chosen = self.chosen()
        again = bool(chosen) and all(entry.silenced for entry in chosen)
        self.forget.setEnabled(bool(chosen))
        self.forget.setText(self.tr("Use again") if again else self.tr("Forget"))
        self.forget.setToolTip(
            self.tr("Let the chosen forms count again (Del)")
            if again
            else self.tr("Make no more use of the chosen forms; their counts stay (Del)")
        )
        if self.model.rowCount():
            self.told.setText(self.tr("%n form(s)", "", self.shown.rowCount()))
        else:
            self.told.setText(
                self.tr("Nothing yet: every name that you accept or reject is learned.")
            )
