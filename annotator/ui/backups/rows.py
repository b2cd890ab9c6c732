"""The rows about backups in the preferences: whether, how often, where."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from annotator.app.backup_folder import home_of_all
from annotator.core.offsets import is_canonical
from annotator.ui.dialogs import choosers
from annotator.ui.elided import ElidedLabel
from annotator.ui.i18n import translate
from annotator.ui.number_box import NumberBox
from annotator.ui.preferences import Preferences

_STEP = 5


class BackupRows(QObject):
    """Shows how backups are made and lets the person change it; each change holds at once."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.on = QCheckBox(translate("Backups", "A &backup by itself, every"), parent)
        self.on.setToolTip(
            translate("Backups", "While you work, if something changed; never in your way")
        )
        self.minutes = NumberBox(parent)
        self.minutes.setRange(5, 480)
        self.minutes.setSingleStep(_STEP)
        self.minutes.setSuffix(translate("Backups", " minutes"))
        self.minutes.setAccessibleName(translate("Backups", "Minutes between two backups"))
        self.folder = ElidedLabel("", parent)
        self.folder.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choose = _button(
            translate("Backups", "C&hange…"),
            translate("Backups", "Keep backups in another folder, such as one on another disk; "
                                 "those that are there stay where they are"),
            parent,
        )  # fmt: skip
        self.usual = _button(
            translate("Backups", "Us&ual one"),
            translate("Backups", "Keep backups among your own data again"),
            parent,
        )
        self.show_folder = _button(
            translate("Backups", "Op&en"), translate("Backups", "Show the folder"), parent
        )
        self._connect()
        self.follow()

    def add_to(self, form: QFormLayout) -> None:
        """Add the rows to a form."""
        often = QHBoxLayout()
        often.setSpacing(8)
        often.addWidget(self.on)
        often.addWidget(self.minutes)
        often.addStretch(1)
        where = QHBoxLayout()
        where.setSpacing(8)
        where.addWidget(self.folder, 1)
        for button in (self.choose, self.usual, self.show_folder):
            where.addWidget(button)
        form.addRow("", often)
        form.addRow(translate("Backups", "Folder:"), where)

    def follow(self) -> None:
        """Show what the settings say."""
        settings = self._preferences.settings
        self.on.setChecked(settings.backups)
        self.minutes.setValue(settings.backup_minutes)
        self.minutes.setEnabled(settings.backups)
        folder = str(home_of_all())
        self.folder.setText(folder)
        self.folder.setToolTip(folder)
        self.usual.setVisible(bool(settings.backup_folder))

    def _connect(self) -> None:
        preferences = self._preferences
        self.on.toggled.connect(lambda on: preferences.set("backups", on))
        self.minutes.valueChanged.connect(lambda value: preferences.set("backup_minutes", value))
        self.choose.clicked.connect(self._choose)
        self.usual.clicked.connect(lambda: preferences.set("backup_folder", ""))
        self.show_folder.clicked.connect(self._open)

    def _choose(self) -> None:
        folder = choosers.folder_for_backups(self.minutes.window(), home_of_all())
        if folder is not None and is_canonical(str(folder)):
            self._preferences.set("backup_folder", str(folder.absolute()))

    def _open(self) -> None:
        folder = home_of_all()
        while not folder.is_dir() and folder != folder.parent:
            folder = folder.parent  # no backup was made yet
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(Path(folder))))


def _button(text: str, tip: str, parent: QWidget) -> QPushButton:
    button = QPushButton(text, parent)
    button.setToolTip(tip)
    button.setAutoDefault(False)
    return button
