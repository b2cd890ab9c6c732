"""The rows about oneself in the preferences: name, id, and the id of another computer."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from annotator.ui.i18n import translate
from annotator.ui.preferences import Preferences
from annotator.ui.team.identity import LONGEST, OtherId


class PersonRows(QObject):
    """Shows who works on this computer and lets them change it; each change holds at once."""

    def __init__(self, preferences: Preferences, parent: QWidget) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.name = QLineEdit(parent)
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(preferences.settings.annotator.name)
        self.name.setToolTip(
            translate("Person", "It goes with every label you set; an open project follows at once")
        )
        self.identifier = QLineEdit(parent)
        self.identifier.setReadOnly(True)
        self.identifier.setToolTip(
            translate("Person", "What tells you from others of the same name")
        )
        self.copy = QPushButton(translate("Person", "Cop&y"), parent)
        self.copy.setToolTip(translate("Person", "Copy your id, to paste it on another computer"))
        self.copy.setAutoDefault(False)
        self.more = QCheckBox(translate("Person", "I also work on &another computer"), parent)
        self.paste = QWidget(parent)
        self.other = OtherId(self.paste)
        self.take = QPushButton(translate("Person", "Use it"), self.paste)
        self.take.setAutoDefault(False)
        self.take.setToolTip(
            translate("Person", "What you labelled under the old id stays under the old id")
        )
        self._arrange()
        self._connect()
        self.follow()

    def add_to(self, form: QFormLayout) -> None:
        """Add the rows to a form."""
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.identifier, 1)
        row.addWidget(self.copy)
        form.addRow(translate("Person", "Your &name:"), self.name)
        label = QLabel(translate("Person", "Your i&d:"))
        label.setBuddy(self.identifier)
        form.addRow(label, row)
        form.addRow("", self.more)
        form.addRow("", self.paste)

    def follow(self) -> None:
        """Show what the settings say."""
        settings = self._preferences.settings
        self.name.setText(settings.annotator_name)
        self.identifier.setText(settings.annotator_id)
        self.identifier.setCursorPosition(0)
        self.more.setChecked(False)

    def _arrange(self) -> None:
        below = QHBoxLayout(self.paste)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(8)
        below.addWidget(self.other, 1)
        below.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        self.paste.hide()
        self.take.setEnabled(False)

    def _connect(self) -> None:
        self.name.editingFinished.connect(self._rename)
        self.copy.clicked.connect(self._copy)
        self.more.toggled.connect(self._show_paste)
        self.other.changed.connect(self._check)
        self.other.line.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)

    def _rename(self) -> None:
        name = self.name.text().strip()
        if name != self._preferences.settings.annotator_name:
            self._preferences.set("annotator_name", name)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._preferences.settings.annotator_id)

    def _show_paste(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self.paste.setVisible(on)
        self.other.line.clear()
        if on:
            self.other.line.setFocus()

    def _check(self) -> None:
        self.take.setEnabled(self.other.identifier is not None)

    def _take(self) -> None:
        identifier = self.other.identifier
        if identifier is not None:
            self._preferences.set("annotator_id", identifier)
            self.follow()
