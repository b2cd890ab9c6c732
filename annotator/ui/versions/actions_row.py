"""What can be done with versions: a row of buttons, each with a key."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget


class VersionActions(QWidget):
    """The buttons under the lists and the texts."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(16, 8, 16, 12)
        self._row.setSpacing(8)
        self.base = self._button(
            self.tr("Compare &with this"),
            self.tr("Let the others be compared with this version"),
            "Ctrl+M",
        )
        self.carry = self._button(
            self.tr("&Carry labels over"),
            self.tr("Propose here what is accepted in the version compared with"),
            "Ctrl+Return",
        )
        self.carry_all = self._button(
            self.tr("Carry over to &all"),
            self.tr("Propose in all other versions what is accepted in the one compared with"),
            "Ctrl+Shift+Return",
        )
        self.skip = self._button(
            self.tr("&Skip the others"),
            self.tr("Skip every unfinished version but the one compared with"),
            "Ctrl+Shift+S",
        )
        self.apart = self._button(
            self.tr("&Not the same story"),
            self.tr("Take this version out of the story; no search brings it back"),
            "Ctrl+Del",
        )
        self.opened = self._button(
            self.tr("&Open"), self.tr("Show this version in the article"), "Ctrl+O"
        )
        self._row.addStretch(1)

    def allow(self, *, some: bool, other: bool) -> None:
        """Offer what is of use: a version is chosen, and it is another than that compared with."""
        for button in (self.base, self.carry):
            button.setEnabled(other)
        for button in (self.carry_all, self.skip, self.apart, self.opened):
            button.setEnabled(some)

    def _button(self, text: str, tip: str, keys: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{tip} ({shown})")
        QShortcut(QKeySequence(keys), self.window()).activated.connect(button.click)
        self._row.addWidget(button)
        return button
