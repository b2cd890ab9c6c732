"""An import that was not finished: go on with it, or clear it away."""

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget


class UnfinishedDialog(QDialog):
    """Asks what is to become of an unfinished import; it does not block the window."""

    resumed = Signal()
    discarded = Signal()

    def __init__(self, documents: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setWindowTitle(self.tr("Unfinished import"))
        heading = QLabel(
            self.tr("An import was stopped; %n article(s) of it wait unseen.", "", documents), self
        )
        heading.setObjectName("heading")
        words = QLabel(
            self.tr(
                "The project is as it was before. You can go on where it stopped, if the files "
                "are still the same, or clear away what has come in."
            ),
            self,
        )
        words.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        roles = QDialogButtonBox.ButtonRole
        self.resume = buttons.addButton(self.tr("&Go on"), roles.AcceptRole)
        self.discard = buttons.addButton(self.tr("&Discard"), roles.DestructiveRole)
        self.later = buttons.addButton(self.tr("&Later"), roles.RejectRole)
        for button in (self.discard, self.later):
            button.setAutoDefault(False)
        self.resume.setDefault(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        for part in (heading, words, buttons):
            layout.addWidget(part)
        self.resize(460, self.sizeHint().height())
        self.resume.clicked.connect(lambda: self._answer(self.resumed))
        self.discard.clicked.connect(lambda: self._answer(self.discarded))
        self.later.clicked.connect(self.reject)

    def _answer(self, answer: SignalInstance) -> None:
        self.accept()
        answer.emit()
