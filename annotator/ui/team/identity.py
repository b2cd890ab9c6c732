"""Who one is: a name, and an id that is the same on every computer that one works on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.ids import AnnotatorId, id_from
from annotator.core.model import GOLD

LONGEST = 80
"""Characters that a name may have."""


class OtherId(QWidget):
    """A field for the id of another computer, shown when it is wanted, that says if it is one."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("Your id on the other computer"))
        self.line.setPlaceholderText(self.tr("Paste your id from there"))
        self.hint = QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.line)
        layout.addWidget(self.hint)
        self.line.textChanged.connect(self._check)
        self._check()

    @property
    def identifier(self) -> AnnotatorId | None:
        """The id that stands there; None where none does."""
        found = id_from(self.line.text())
        return None if found in (None, GOLD.id) else AnnotatorId(found or "")

    @property
    def usable(self) -> bool:
        """Whether the field is empty or has an id."""
        return not self.line.text().strip() or self.identifier is not None

    def _check(self) -> None:
        if not self.line.text().strip():
            said = self.tr("It is shown there under Edit, Preferences, with a button to copy it.")
        elif self.identifier is not None:
            said = self.tr("✓ This is an id. Work from both computers will count as yours.")
        else:
            digits = len("".join(self.line.text().split()).replace("-", ""))
            said = self.tr(
                "Not an id yet: it has 32 digits from 0 to 9 and a to f; here are %n.", "", digits
            )
        self.hint.setText(said)
        self.changed.emit()


class Introduction(QWidget):
    """Asks at the first start who works here; Enter answers, and so does doing nothing."""

    answered = Signal(str, str)
    """A name, and the id from another computer or nothing."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        heading = QLabel(self.tr("Who are you?"), self)
        font = heading.font()
        font.setWeight(font.Weight.DemiBold)
        heading.setFont(font)
        why = QLabel(
            self.tr("Your name goes with every label you set. There is no password."), self
        )
        why.setObjectName("muted")
        why.setWordWrap(True)
        self.name = QLineEdit(name, self)
        self.name.setMaxLength(LONGEST)
        self.name.setAccessibleName(self.tr("Your name"))
        self.go_on = QPushButton(self.tr("Continue"), self)
        self.go_on.setAutoDefault(True)
        self.more = QCheckBox(self.tr("I also work on another computer"), self)
        self.other = OtherId(self)
        self.other.hide()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.name, 1)
        row.addWidget(self.go_on)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for part in (heading, why):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addWidget(self.more)
        layout.addWidget(self.other)
        self.name.textChanged.connect(self._check)
        self.other.changed.connect(self._check)
        self.more.toggled.connect(self._show_other)
        self.go_on.clicked.connect(self._answer)
        self.name.returnPressed.connect(self._answer)
        self.other.line.returnPressed.connect(self._answer)
        self._check()

    def _show_other(self, on: bool) -> None:  # noqa: FBT001 (Qt's signal)
        self.other.setVisible(on)
        if on:
            self.other.line.setFocus()
        else:
            self.other.line.clear()
            self.name.setFocus()

    def _check(self) -> None:
        self.go_on.setEnabled(bool(self.name.text().strip()) and self.other.usable)

    def _answer(self) -> None:
        if self.go_on.isEnabled():
            self.answered.emit(self.name.text().strip(), self.other.identifier or "")
