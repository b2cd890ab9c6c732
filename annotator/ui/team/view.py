"""What the window of the team shows: people, what one of them was given, and its buttons."""

from PySide6.QtCore import QDateTime, QLocale
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.app.team.progress import Given, Standing
from annotator.core.ids import AnnotatorId
from annotator.core.model import Annotator
from annotator.ui.team.rows import Rows, table_of

_SIZE = (860, 600)
_SHOWN_ID = 8


class TeamView(QDialog):
    """Two tables and the buttons under each; what they do is said elsewhere."""

    def __init__(self, own: AnnotatorId, parent: QWidget) -> None:
        super().__init__(parent)
        self._own = own
        self._locale = QLocale()
        self._build()
        self._arrange()

    def show_people(self, people: list[Standing]) -> None:
        """Show how far everybody is."""
        number = self._locale.toString
        self._people.show([
            (self._called(one.person), one.person.id[:_SHOWN_ID], number(one.assigned),
             number(one.left), number(one.in_progress), number(one.done))
            for one in people
        ])  # fmt: skip

    def show_given(self, person: Annotator | None, given: tuple[Given, ...]) -> None:
        """Show what a person was given."""
        self.heading.setText(
            self.tr("Given to {name}").format(name=person.name if person is not None else "…")
        )
        yes, no = self.tr("shown"), self.tr("hidden")
        self._batches.show([
            (one.batch.name or self.tr("Assignment"), self._date(one.batch.at),
             self._locale.toString(one.articles), self._locale.toString(one.done),
             yes if one.batch.suggestions else no, yes if one.batch.others else no)
            for one in given
        ])  # fmt: skip
        self.hint.setVisible(not given)
        self.hint.setText(
            self.tr("Nothing yet. “New assignment” deals articles out to any number of people.")
        )

    def _called(self, person: Annotator) -> str:
        if person.id == self._own:
            return self.tr("{name} (you)").format(name=person.name)
        return person.name

    def _date(self, at: int) -> str:
        moment = QDateTime.fromMSecsSinceEpoch(at)
        return self._locale.toString(moment, QLocale.FormatType.ShortFormat)

    # Building

    def _build(self) -> None:
        self._people = Rows(
            (
                self.tr("Person"),
                self.tr("Id"),
                self.tr("Given"),
                self.tr("To do"),
                self.tr("In progress"),
                self.tr("Done"),
            ),
            range(2, 6),
            self,
        )
        self.people = table_of(self._people, self.tr("People"), self)
        self.people.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._batches = Rows(
            (
                self.tr("Assignment"),
                self.tr("Given on"),
                self.tr("Articles"),
                self.tr("Done"),
                self.tr("Suggestions"),
                self.tr("Others’ work"),
            ),
            (2, 3),
            self,
        )
        self.batches = table_of(self._batches, self.tr("Assignments"), self)
        self.heading = QLabel(self)
        self.heading.setObjectName("heading")
        self.hint = QLabel(self)
        self.hint.setObjectName("muted")
        self.hint.setWordWrap(True)
        self.untouched = QCheckBox(self.tr("Only articles not begun"), self)
        self.untouched.setChecked(True)
        self.untouched.setToolTip(
            self.tr("Taking back and moving leave alone what the person has begun or finished")
        )
        self._build_buttons()

    def _build_buttons(self) -> None:
        self.new = self._button(self.tr("&New assignment…"), self.tr("Give articles to people"))
        self.new.setObjectName("primary")
        self.add_person = self._button(
            self.tr("&Add a person…"), self.tr("Let somebody new work in the project")
        )
        self.rename = self._button(self.tr("&Rename…"), self.tr("Give the person another name"))
        self.listing = self._button(
            self.tr("&List the articles"), self.tr("List the person’s articles in the library")
        )
        self.back = self._button(
            self.tr("&Take back"), self.tr("Take the articles from the person; their work stays")
        )
        self.hand_over = self._button(
            self.tr("&Move to"), self.tr("Give the articles to somebody else instead")
        )
        self.terms = self._button(
            self.tr("T&erms"), self.tr("What the person sees beside the article")
        )
        self.write = self._button(
            self.tr("&Write packages…"),
            self.tr("Write one project file for each person, with just their articles"),
        )
        self.hand_over.setMenu(QMenu(self))
        self.terms.setMenu(QMenu(self))
        self.see_suggestions = self._term(self.tr("Suggestions are shown"))
        self.see_others = self._term(self.tr("Others’ work is shown"))

    def _term(self, text: str) -> QAction:
        action = self.terms.menu().addAction(text)
        action.setCheckable(True)
        return action

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(tip)
        return button

    def _arrange(self) -> None:
        above = _row(self.new, self.add_person, self.rename, self.listing)
        below = _row(self.back, self.hand_over, self.terms, self.untouched)
        close = QDialogButtonBox(self)
        shut = close.addButton(self.tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        shut.setAutoDefault(False)
        close.rejected.connect(self.close)
        end = QHBoxLayout()
        end.addWidget(self.write)
        end.addStretch(1)
        end.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.people, 3)
        layout.addLayout(above)
        layout.addSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.hint)
        layout.addWidget(self.batches, 2)
        layout.addLayout(below)
        layout.addSpacing(4)
        layout.addLayout(end)
        self.resize(*_SIZE)


def _row(*parts: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        row.addWidget(part)
    row.addStretch(1)
    return row
