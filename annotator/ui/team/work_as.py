"""Choosing as whom one works in the open project."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.project import Project
from annotator.core.folding import folded
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.model import Annotator
from annotator.core.offsets import canonicalise
from annotator.ui.team.identity import LONGEST

_ROWS = 6


class WorkAsDialog(QDialog):
    """The people of the project, oneself first, and a line for somebody new."""

    chosen = Signal(object)
    """The ``Annotator`` as whom the project is to be opened."""

    def __init__(self, project: Project, own: Annotator, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Work as…"))
        self._here = project.annotator_id
        self._people = _oneself_first(project.people, own)
        what = QLabel(
            self.tr(
                "Labels, progress and undo are kept apart for each person. The project opens"
                " anew as the person you choose."
            ),
            self,
        )
        what.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("People of the project"))
        for person in self._people:
            self._add(person, own)
        self.name = QLineEdit(self)
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(self.tr("Somebody new: their name"))
        self.name.setAccessibleName(self.tr("The name of somebody new"))
        self.hint = QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self.ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
        self.ok.setDefault(True)
        self._arrange(what)
        self._connect()
        self._select_other()
        self._check()

    def accept(self) -> None:
        """Hand on whom the person chose."""
        who = self._wanted()
        if who is not None and self.ok.isEnabled():
            super().accept()
            self.chosen.emit(who)

    def _add(self, person: Annotator, own: Annotator) -> None:
        text = person.name
        if person.id == own.id:
            text = self.tr("{name} (you)").format(name=person.name)
        if person.id == self._here:
            text = self.tr("{name} – works here now").format(name=text)
        item = QListWidgetItem(text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, person.id)

    def _arrange(self, what: QLabel) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        for part in (what, self.list, self.name, self.hint, self.buttons):
            layout.addWidget(part)
        height = self.fontMetrics().height() + 12
        self.list.setMinimumHeight(height * min(_ROWS, max(2, len(self._people))))
        self.list.setMinimumWidth(380)
        self.list.setFocus()

    def _connect(self) -> None:
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._check)
        self.name.textChanged.connect(self._check)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)

    def _select_other(self) -> None:
        """Select oneself, or the first of the others where one works here already."""
        rows = [row for row, one in enumerate(self._people) if one.id != self._here]
        self.list.setCurrentRow(rows[0] if rows else 0)

    def _wanted(self) -> Annotator | None:
        name = canonicalise(" ".join(self.name.text().split()))
        if name:
            return Annotator(id=AnnotatorId(new_id()), name=name)
        row = self.list.currentRow()
        return self._people[row] if row >= 0 else None

    def _check(self) -> None:
        typed = " ".join(self.name.text().split())
        taken = any(folded(one.name) == folded(typed) for one in self._people)
        who = self._wanted()
        same = who is not None and who.id == self._here
        self.ok.setEnabled(who is not None and not taken and not same)
        self.ok.setText(
            self.tr("Work as {name}").format(name=who.name.replace("&", "&&"))
            if who is not None and not same
            else self.tr("Work as…")
        )
        if taken:
            self.hint.setText(self.tr("Somebody of this name is in the list: choose them there."))
        elif same:
            self.hint.setText(self.tr("The project is open as this person."))
        else:
            self.hint.setText("")
        self.hint.setVisible(bool(self.hint.text()))


def _oneself_first(people: list[Annotator], own: Annotator) -> list[Annotator]:
    known = [one for one in people if one.id == own.id] or [own]
    return [*known, *(one for one in people if one.id != own.id)]
