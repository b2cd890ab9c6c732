"""Preferences: one place for language, colours, how the article is read, keys and suggestions."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
)

from annotator.core.interface import INTERFACE
from annotator.ui.article.page import typeface, typeset
from annotator.ui.backups.rows import BackupRows
from annotator.ui.drop_down import DropDown
from annotator.ui.number_box import NumberBox
from annotator.ui.reading import NAMES as READING
from annotator.ui.reading import family_kind
from annotator.ui.shortcuts.presets import load_preset
from annotator.ui.team.person_rows import PersonRows

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow

_RANGES = {"font_size": (9, 40, 1), "line_width": (40, 120, 5), "leading": (120, 240, 8)}
_SAMPLE_HEIGHT = 150
_WIDTH = 960
_NUMBER = 160


class PreferencesDialog(QDialog):
    """Shows the settings; each holds at once, in the window behind and in the sample."""

    def __init__(self, window: "MainWindow", page: str = "") -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self.setModal(False)
        self._window, self._preferences = window, window.preferences
        self.language = self._choice(
            "language",
            {"system": self.tr("As the system"), **INTERFACE},
        )
        self.theme = self._choice(
            "theme",
            {
                "system": self.tr("As the system"),
                "light": self.tr("Light"),
                "dark": self.tr("Dark"),
                "contrast-light": self.tr("High contrast on white"),
                "contrast-dark": self.tr("High contrast on black"),
            },
        )
        self.font_box = self._choice("font", self._faces())
        self.numbers = {
            "font_size": self._number("font_size", self.tr(" pt")),
            "line_width": self._number("line_width", self.tr(" characters")),
            "leading": self._number("leading", self.tr(" %", "leading")),
        }
        self.sample = self._sample()
        self.keys = self._opens(self.tr("&Keys of the commands…"), "edit.shortcuts")
        self.pipeline = self._opens(self.tr("&Pipeline…"), "project.pipeline")
        self.person = PersonRows(self._preferences, self)
        self.backups = BackupRows(self._preferences, self)
        self._arrange()
        self._preferences.changed.connect(self._follow)
        self._show_sample()
        if page == "reading":
            self.font_box.setFocus()
        elif page == "you":
            self.person.name.setFocus()
        elif page == "backups":
            self.backups.on.setFocus()

    # Building

    def _faces(self) -> dict[str, str]:
        families = [
            name
            for name in QFontDatabase.families()
            if QFontDatabase.isSmoothlyScalable(name) and not QFontDatabase.isPrivateFamily(name)
        ]
        own = self._preferences.settings.font
        if family_kind(own) == "other" and own not in families:
            families.insert(0, own)  # chosen on this machine before it was taken away
        return {
            "serif": self.tr("Serif (the best there is)"),
            "sans": self.tr("Sans serif (the best there is)"),
            **{name: name for name in families},
        }

    def _choice(self, setting: str, names: dict[str, str]) -> QComboBox:
        box = DropDown(self)
        box.setMaxVisibleItems(16)
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(16)
        for value, name in names.items():
            box.addItem(name, value)
        box.setCurrentIndex(box.findData(getattr(self._preferences.settings, setting)))
        box.activated.connect(lambda _: self._preferences.set(setting, box.currentData()))
        return box

    def _number(self, setting: str, unit: str) -> NumberBox:
        box = NumberBox(self)
        least, most, step = _RANGES[setting]
        box.setMinimumWidth(_NUMBER)
        box.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        box.setRange(least, most)
        box.setSingleStep(step)
        box.setSuffix(unit)
        box.setValue(getattr(self._preferences.settings, setting))
        box.valueChanged.connect(lambda value: self._preferences.set(setting, value))
        return box

    def _sample(self) -> QTextEdit:
        sample = QTextEdit(self)
        sample.setReadOnly(True)
        sample.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        sample.setFrameShape(QFrame.Shape.NoFrame)
        sample.setFixedHeight(_SAMPLE_HEIGHT)
        sample.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sample.setAccessibleName(self.tr("Sample of the article’s letters"))
        sample.setPlainText(
            self.tr(
                "“The bridge will stay closed until March,” the mayor said on Tuesday, but "
                "traders of the old harbour doubt it: according to them, the works have not "
                "even begun on the northern bank."
            )
        )
        return sample

    def _opens(self, text: str, command: str) -> QPushButton:
        button = QPushButton(text, self)
        action = self._window.commands[command]
        button.setToolTip(action.toolTip())
        button.setEnabled(action.isEnabled())
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        return button

    def _arrange(self) -> None:
        person, reading = _form(), _form()
        person.addRow(_heading(self.tr("You"), self))
        self.person.add_to(person)
        person.addRow(_heading(self.tr("Window"), self))
        person.addRow(self.tr("&Language:"), self.language)
        person.addRow(self.tr("&Colours:"), self.theme)
        person.addRow(_heading(self.tr("Backups"), self))
        self.backups.add_to(person)
        person.addRow(_heading(self.tr("Keys and suggestions"), self))
        self.preset = QLabel(self)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.keys)
        row.addWidget(self.pipeline)
        row.addStretch(1)
        person.addRow(self.preset)
        person.addRow(row)
        reading.addRow(_heading(self.tr("Reading"), self))
        reading.addRow(self.tr("&Typeface:"), self.font_box)
        reading.addRow(self.tr("&Size:"), self.numbers["font_size"])
        reading.addRow(self.tr("Line &width:"), self.numbers["line_width"])
        reading.addRow(self.tr("Line &height:"), self.numbers["leading"])
        reading.addRow(self.sample)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.close)
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(32)
        for form in (person, reading):
            column = QVBoxLayout()
            column.addLayout(form)
            column.addStretch(1)
            side_by_side.addLayout(column, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(side_by_side)
        layout.addWidget(close)
        self._show_preset()
        self.resize(_WIDTH, self.sizeHint().height())

    # Following

    def _follow(self, name: str) -> None:
        if name == "language":
            self.close()  # it is built anew in the other language
            self._window.tools.show_preferences()
            return
        settings = self._preferences.settings
        if name in READING:
            self.font_box.setCurrentIndex(self.font_box.findData(settings.font))
            for setting, box in self.numbers.items():
                box.setValue(getattr(settings, setting))
            self._show_sample()
        elif name in ("annotator_name", "annotator_id"):
            self.person.follow()
        elif name.startswith("backup"):
            self.backups.follow()
        elif name == "theme":
            self.theme.setCurrentIndex(self.theme.findData(settings.theme))
        elif name == "preset":
            self._show_preset()

    def _show_sample(self) -> None:
        settings = self._preferences.settings
        document = self.sample.document()
        document.setDefaultFont(typeface(settings.font, settings.font_size))
        typeset(document, headline_end=0, leading=settings.leading)

    def _show_preset(self) -> None:
        name = load_preset(self._preferences.settings.preset).name
        self.preset.setText(self.tr("The commands have the keys of {tool}.").format(tool=name))


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(8)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return form


def _heading(text: str, parent: QDialog) -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName("heading")
    return label
