"""A list of people to tick, with a line for somebody new."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from annotator.app.project import Project
from annotator.app.team import named
from annotator.core.model import Annotator
from annotator.core.offsets import canonicalise
from annotator.ui.team.identity import LONGEST

_ROWS = 5


class NameLine(QLineEdit):
    """A line whose Enter takes a name in, and is nobody's default button."""

    entered = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Keep Enter from the dialog as long as there is a name to take in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.text().strip():
            self.entered.emit()
            event.accept()
        else:
            super().keyPressEvent(event)


class PeopleList(QWidget):
    """The people of the project; those that are ticked are meant."""

    changed = Signal()

    def __init__(self, project: Project, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._people: list[Annotator] = []
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("People"))
        self.name = NameLine(self)
        self.name.setMaxLength(LONGEST)
        self.name.setPlaceholderText(self.tr("Add a name, then Enter"))
        self.name.setAccessibleName(self.tr("The name of somebody new"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.list)
        layout.addWidget(self.name)
        self._fill()
        height = self.list.sizeHintForRow(0) if self._people else self.fontMetrics().height()
        self.list.setFixedHeight(max(height, 20) * _ROWS + 8)
        self.list.itemChanged.connect(self.changed)
        self.name.entered.connect(self.add)

    def chosen(self) -> tuple[Annotator, ...]:
        """Return the people who are ticked, in the order of the list."""
        return tuple(
            person
            for row, person in enumerate(self._people)
            if self.list.item(row).checkState() == Qt.CheckState.Checked
        )

    def tick(self, person: Annotator, *, on: bool = True) -> None:
        """Tick a person of the list, or take the tick away."""
        row = next(row for row, one in enumerate(self._people) if one.id == person.id)
        self.list.item(row).setCheckState(_TICKED[on])

    def add(self) -> None:
        """Take in the name that was typed; one that is there already is ticked."""
        typed = canonicalise(" ".join(self.name.text().split()))
        if not typed:
            return
        here = {one.name.strip().casefold(): one for one in self._people}
        person = here.get(typed.casefold())
        if person is None:
            person = named(self._project, [typed])[0]
            self._show(person, ticked=True)
        self.tick(person)
        self.name.clear()
        self.list.setCurrentRow(self._people.index(person))
        self.changed.emit()

    def _fill(self) -> None:
        """Show everybody; those who were given something before are ticked, else all others."""
        holding = {batch.annotator for batch in self._project.batches()}
        own = self._project.annotator_id
        for person in self._project.people:
            ticked = person.id in holding if holding else person.id != own
            self._show(person, ticked=ticked)

    def _show(self, person: Annotator, *, ticked: bool) -> None:
        self._people.append(person)
        name = person.name
        if person.id == self._project.annotator_id:
            name = self.tr("{name} (you)").format(name=person.name)
        item = QListWidgetItem(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_TICKED[ticked])
        self.list.addItem(item)


_TICKED = {True: Qt.CheckState.Checked, False: Qt.CheckState.Unchecked}
