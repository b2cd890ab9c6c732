"""Questions about one backup: how it comes back, and whether it may go for good."""

from pathlib import Path

from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from annotator.app.backups import Backup
from annotator.ui.backups.wording import when
from annotator.ui.i18n import translate

_Role = QMessageBox.ButtonRole


class Question(QMessageBox):
    """A question whose answers are buttons of its own, found by name."""

    def __init__(self, parent: QWidget, title: str, text: str, more: str) -> None:
        super().__init__(parent)
        self.setIcon(QMessageBox.Icon.Question)
        self.setWindowTitle(title)
        self.setText(text)
        self.setInformativeText(more)
        self._named: dict[str, QPushButton] = {}

    def add(self, name: str, words: str, role: QMessageBox.ButtonRole) -> QPushButton:
        """Add an answer."""
        self._named[name] = self.addButton(words, role)
        return self._named[name]

    def named(self, name: str) -> QPushButton:
        """Return the button of an answer."""
        return self._named[name]


def how_to_restore(parent: QWidget, backup: Backup, path: Path) -> Question:
    """Return the question whether a backup comes beside the project or in its place."""
    box = Question(
        parent,
        translate("Backups", "Restore a backup"),
        translate("Backups", "Restore the backup of {project}: {when}?").format(
            project=path.stem, when=when(backup.at)
        ),
        translate(
            "Backups",
            "As a copy beside it: you can look at both.\n\n"
            "In its place: what is in the project now becomes a backup first, so that you can "
            "come back to it. A damaged file is kept under another name.",
        ),
    )
    beside = box.add("beside", translate("Backups", "As a copy beside it"), _Role.AcceptRole)
    box.add("place", translate("Backups", "In its place"), _Role.ActionRole)
    box.setEscapeButton(box.add("stay", translate("Backups", "Cancel"), _Role.RejectRole))
    box.setDefaultButton(beside)
    return box


def whether_to_delete(parent: QWidget, backup: Backup) -> Question:
    """Return the question whether a backup may be deleted."""
    box = Question(
        parent,
        translate("Backups", "Delete a backup"),
        translate("Backups", "Delete the backup of {project}: {when}?").format(
            project=backup.stem, when=when(backup.at)
        ),
        translate("Backups", "The project itself stays. A deleted backup cannot be brought back."),
    )
    box.add("delete", translate("Backups", "Delete"), _Role.DestructiveRole)
    stay = box.add("stay", translate("Backups", "Keep it"), _Role.RejectRole)
    box.setEscapeButton(stay)
    box.setDefaultButton(stay)
    return box
