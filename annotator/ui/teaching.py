"""What an empty place says: what belongs there, and how it gets there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget


class Teaching(QWidget):
    """A heading, a sentence or two, and perhaps one button."""

    def __init__(
        self,
        heading: str,
        text: str,
        button: QPushButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 32, 24, 24)
        layout.setSpacing(8)
        title = QLabel(heading, self)
        font = title.font()
        font.setWeight(font.Weight.DemiBold)
        title.setFont(font)
        body = QLabel(text, self)
        body.setObjectName("muted")
        for label in (title, body):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            layout.addWidget(label)
        if button is not None:
            layout.addSpacing(8)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)
