"""The strip under the article that says how many spans will go, and takes them out on Enter."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from annotator.ui.elided import ElidedLabel

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Question:
    """What the strip asks: in words, what the button says, and what it does."""

    text: str
    answer: str
    do: Callable[[], object]


class AskStrip(QFrame):
    """Asks before many spans go. Enter does it, Esc leaves everything as it is."""

    left = Signal()
    """The keyboard belongs to the article again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("palette")
        self._asked: Callable[[], Question | None] | None = None
        self.text = ElidedLabel(self)
        self.do = QPushButton(self)
        self.do.setObjectName("primary")
        self.do.setToolTip(self.tr("Take them out in one gesture; one undo brings them back"))
        self.leave = QPushButton(self.tr("Leave"), self)
        self.leave.setToolTip(self.tr("Take nothing out (Esc)"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 8, 16, 8)
        layout.setSpacing(8)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.do)
        layout.addWidget(self.leave)
        for button in (self.do, self.leave):
            button.installEventFilter(self)
        self.do.clicked.connect(self._agree)
        self.leave.clicked.connect(self.give_up)
        self.hide()

    def ask(self, question: Callable[[], Question | None]) -> None:
        """Show a question; it is asked anew whenever ``renew`` is called, and goes with None."""
        self._asked = question
        self.show()
        self.renew()
        self.do.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def renew(self) -> None:
        """Count anew, if something is being asked."""
        question = self._question()
        if question is None:
            if not self.isHidden():
                self.give_up()
            return
        self.text.setText(question.text)
        self.do.setText(question.answer)

    def give_up(self) -> None:
        """Take the strip away; nothing happens."""
        self._asked = None
        self.hide()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Agree on Enter and leave on Esc."""
        if isinstance(event, QKeyEvent) and (
            event.key() == Qt.Key.Key_Escape
            or (event.key() in _ENTER and watched is not self.leave)
        ):
            event.accept()
            if event.type() is QEvent.Type.KeyPress:
                (self.give_up if event.key() == Qt.Key.Key_Escape else self._agree)()
            return True
        return super().eventFilter(watched, event)

    def _question(self) -> Question | None:
        return self._asked() if self._asked is not None else None

    def _agree(self) -> None:
        question = self._question()
        self.give_up()
        if question is not None:
            question.do()
