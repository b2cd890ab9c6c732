"""Asking in a word why a case is left for later."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget


class DeferDialog(QDialog):
    """One line to write; Enter leaves the case for later, Esc goes back."""

    told = Signal(str)

    def __init__(self, comment: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Leave for later"))
        label = QLabel(self.tr("&Why is it left for later?"), self)
        self.comment = QLineEdit(comment, self)
        self.comment.setPlaceholderText(self.tr("A word for whoever looks at it next"))
        label.setBuddy(self.comment)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 12)
        layout.setSpacing(8)
        for part in (label, self.comment, buttons):
            layout.addWidget(part)
        self.resize(420, self.sizeHint().height())

    def _accept(self) -> None:
        self.told.emit(self.comment.text().strip())
        self.accept()
