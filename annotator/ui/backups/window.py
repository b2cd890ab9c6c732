"""The list of backups: made now, looked at, brought back, deleted."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, Qt, QUrl, Signal, SignalInstance
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from annotator.app import backup_folder
from annotator.app.backups import Backup, Inspections, inspecting
from annotator.ui.backups.model import BackupsModel, Column
from annotator.ui.elided import ElidedLabel
from annotator.ui.jobs import JobRunner, Progress
from annotator.ui.plain_table import PlainTable

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_SIZE = (860, 460)


class BackupsWindow(QDialog):
    """Shows the backups of one file, or of all; what is to be done with one is asked by signals."""

    make_wanted = Signal()
    look_wanted = Signal(object)
    restore_wanted = Signal(object)
    """A ``Backup``, as the next one too."""
    delete_wanted = Signal(object)

    def __init__(self, window: "MainWindow", path: Path | None) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window, self.path = window, path
        self._jobs = JobRunner(self)
        self.model = BackupsModel(self)
        self.table = PlainTable(self)
        self.about = QLabel(self)
        self.about.setWordWrap(True)
        self.none = QLabel(self)
        self.none.setObjectName("muted")
        self.none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.none.setWordWrap(True)
        self.folder = ElidedLabel("", self)
        self.folder.setObjectName("muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.doing = QLabel(self)
        self._middle = QStackedWidget(self)
        self._make_buttons()
        self._arrange()
        self._connect()
        self.set_words()
        self.reload()
        self.follow(None)

    def reload(self) -> None:
        """Read anew which backups there are; the one chosen stays so."""
        chosen = self.chosen()
        found = (
            backup_folder.list_of_all()
            if self.path is None
            else backup_folder.list_of_file(self.path)
        )
        self.model.show(found)
        self.table.setColumnHidden(Column.FILE, len({one.stem for one in found}) < 2)
        self._middle.setCurrentIndex(1 if found else 0)
        if found:
            self.table.selectRow(found.index(chosen) if chosen in found else 0)
        self._jobs.stop()
        job = self._jobs.run("", inspecting(self.model.unknown()))
        job.progressed.connect(self._learn)
        job.finished.connect(self._learn)
        self._allow()

    def chosen(self) -> Backup | None:
        """Return the backup that is selected."""
        rows = self.table.selectionModel().selectedRows() if self.model.backups else []
        return self.model.backups[rows[0].row()] if rows else None

    def follow(self, progress: Progress | None, text: str = "") -> None:
        """Show how far something is; None: nothing goes on."""
        busy = progress is not None
        self.bar.setVisible(busy)
        self.doing.setVisible(busy)
        self.doing.setText(text)
        if progress is not None:
            self.bar.setRange(0, 1000 if progress.total else 0)
            self.bar.setValue(1000 * progress.done // max(1, progress.total))
        self._allow()

    @property
    def busy(self) -> bool:
        """Whether something goes on."""
        return not self.bar.isHidden()

    def set_words(self) -> None:
        """Write everything in the window's language."""
        whole = self.path.stem if self.path is not None else ""
        settings = self._window.preferences.settings
        self.setWindowTitle(
            self.tr("Backups of {project}").format(project=whole)
            if whole
            else self.tr("Backups of all projects")
        )
        self.about.setText(
            self.tr(
                "While you work, a backup is made every %n minute(s) if something changed, and "
                "before every merge, import and deletion of many articles.",
                "",
                settings.backup_minutes,
            )
            if settings.backups
            else self.tr(
                "No backups are made by themselves: they are switched off in the preferences. "
                "Before merges, imports and deletions of many articles they are made all the same."
            )
        )
        self.none.setText(self.tr("There is no backup yet. The first one is made while you work."))
        self.folder.setText(str(backup_folder.home_of_all()))

    # Building

    def _make_buttons(self) -> None:
        self.make = self._button(
            self.tr("&Back up now"), self.tr("Make a backup of the open project at once")
        )
        self.look = self._button(
            self.tr("&Look at it"),
            self.tr("Open a copy of this backup; what you do there changes no project"),
        )
        self.restore = self._button(
            self.tr("&Restore…"),
            self.tr("Bring this backup back, beside the project or in its place"),
        )
        self.delete = self._button(self.tr("&Delete…"), self.tr("Delete this backup for good"))
        self.open_folder = self._button(
            self.tr("Open the &folder"), self.tr("Show the backups in the file manager")
        )
        self.settings = self._button(
            self.tr("&Settings…"), self.tr("How often backups are made, and where they lie")
        )
        self.done_button = self._button(self.tr("Close"), self.tr("Close this window"))

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button

    def _arrange(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setAccessibleName(self.tr("Backups"))
        heads = table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(Column.WHY, QHeaderView.ResizeMode.Stretch)
        self._middle.addWidget(self.none)
        self._middle.addWidget(table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.about)
        layout.addWidget(self._middle, 1)
        layout.addLayout(_row(self.doing, self.bar))
        layout.addLayout(_row(self.folder, self.open_folder, self.settings))
        layout.addLayout(_row(self.make, None, self.look, self.restore, self.delete,
                              self.done_button))  # fmt: skip
        self.resize(*_SIZE)

    def _connect(self) -> None:
        self.table.selectionModel().selectionChanged.connect(self._selected)
        self.model.modelReset.connect(self._allow)
        self.table.row_entered.connect(lambda _: self._ask(self.look_wanted))
        self.make.clicked.connect(self.make_wanted)
        self.look.clicked.connect(lambda: self._ask(self.look_wanted))
        self.restore.clicked.connect(lambda: self._ask(self.restore_wanted))
        self.delete.clicked.connect(lambda: self._ask(self.delete_wanted))
        self.done_button.clicked.connect(self.close)
        self.settings.clicked.connect(lambda: self._window.tools.show_preferences("backups"))
        self.open_folder.clicked.connect(self._open_folder)
        self._window.preferences.changed.connect(self._follow_setting)
        self.finished.connect(lambda _: self._jobs.stop())

    # Inside

    def _ask(self, wanted: SignalInstance) -> None:
        chosen = self.chosen()
        if chosen is not None and not self.busy:
            wanted.emit(chosen)

    def _learn(self, so_far: Inspections | None) -> None:
        if so_far is not None:
            self.model.learn(so_far.found)
            self._allow()

    def _selected(self, *_: QItemSelection) -> None:
        self._allow()

    def _allow(self) -> None:
        chosen = self.chosen()
        bridge = self._window.project.bridge
        own = bridge is not None and bridge.project.path == self.path
        self.make.setVisible(own)
        self.make.setEnabled(own and not self.busy)
        whole = chosen is not None and self.model.sound(chosen) is not False
        for button in (self.look, self.restore):
            button.setEnabled(whole and not self.busy)
        self.delete.setEnabled(chosen is not None and not self.busy)

    def _open_folder(self) -> None:
        chosen = self.chosen()
        folder = chosen.path.parent if chosen is not None else backup_folder.home_of_all()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _follow_setting(self, name: str) -> None:
        if name.startswith("backup"):
            self.set_words()
            self.reload()


def _row(*parts: QWidget | None) -> QHBoxLayout:
    """Return widgets side by side; None stands for room between them."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for place, part in enumerate(parts):
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part, int(isinstance(part, ElidedLabel | QProgressBar) and place < 2))
    return row
