"""Asking for one thing that is known of articles: a field, or a key of their metadata."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.app.operations.library import FIELDS
from annotator.app.project import Project
from annotator.ui.drop_down import DropDown
from annotator.ui.library.columns import column_title


class DetailsDialog(QDialog):
    """Which field of the selected articles is set, and to what."""

    wanted = Signal(str, str)
    """The field and its new value."""

    def __init__(self, project: Project, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Set a field"))
        what = QLabel(self.tr("Set for %n selected article(s):", "", count), self)
        self.field = DropDown(self)
        self.field.setEditable(True)
        self.field.setAccessibleName(self.tr("Field"))
        self.field.setToolTip(self.tr("A field, or any name for one of your own"))
        for name in FIELDS:
            self.field.addItem("URL" if name == "url" else column_title(name), name)
        for key in project.metadata_keys():
            self.field.addItem(key, key)
        self.value = QLineEdit(self)
        self.value.setAccessibleName(self.tr("Value"))
        self.value.setToolTip(self.tr("Nothing takes the field away"))
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("Set"))
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        form = QFormLayout()
        form.addRow(self.tr("Field"), self.field)
        form.addRow(self.tr("Value"), self.value)
        layout = QVBoxLayout(self)
        layout.addWidget(what)
        layout.addLayout(form)
        layout.addWidget(buttons)
        self.setMinimumWidth(380)
        self.value.setFocus()

    def accept(self) -> None:
        """Hand on what was chosen."""
        name = self.field.currentText().strip()
        place = self.field.findText(name)
        field = self.field.itemData(place) if place >= 0 else name
        if field:
            self.wanted.emit(str(field), self.value.text().strip())
            super().accept()
