"""The window of the team: who works in the project, what each was given, how far they are."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QInputDialog, QWidget

from annotator.app.operations.assigning import ChangeTerms, Reassign, TakeBack
from annotator.app.team.progress import Given, Standing, standings
from annotator.core.effects import Effects
from annotator.core.errors import UserFacingError
from annotator.core.folding import folded
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator
from annotator.core.offsets import canonicalise
from annotator.ui.bridge import ProjectBridge
from annotator.ui.team.identity import LONGEST
from annotator.ui.team.view import TeamView


class TeamWindow(TeamView):
    """People over the assignments of the one that is selected; it does not block the article."""

    assign_wanted = Signal()
    """Articles are to be given out."""
    packages_wanted = Signal()
    """Everybody's package is to be written."""
    articles_wanted = Signal(object)
    """The ``Annotator`` whose articles the library is to list."""
    renamed = Signal()
    """Somebody has another name."""

    def __init__(self, bridge: ProjectBridge, own: AnnotatorId, parent: QWidget) -> None:
        super().__init__(own, parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(False)
        self.setWindowTitle(self.tr("People and assignments"))
        self._bridge = bridge
        self._standings: list[Standing] = []
        self._late = QTimer(self, singleShot=True, interval=0)
        self._late.timeout.connect(self.reload)
        self._connect()
        self.reload()

    # What is selected

    @property
    def person(self) -> Standing | None:
        """The person whose assignments are shown."""
        row = self.people.currentIndex().row()
        return self._standings[row] if 0 <= row < len(self._standings) else None

    def chosen(self) -> list[Given]:
        """Return the selected assignments, all of the person's where none is."""
        person = self.person
        if person is None:
            return []
        rows = sorted(index.row() for index in self.batches.selectionModel().selectedRows())
        return [person.given[row] for row in rows] or list(person.given)

    def documents(self) -> tuple[DocumentId, ...]:
        """Return the articles of the selected assignments, as far as they are meant."""
        found = [one for given in self.chosen() for one in given.batch.documents]
        person = self.person
        if person is not None and self.untouched.isChecked():
            begun = self._bridge.project.begun(person.person.id, found)
            found = [one for one in found if one not in begun]
        return tuple(found)

    def select(self, person: AnnotatorId) -> None:
        """Show the assignments of a person."""
        for row, standing in enumerate(self._standings):
            if standing.person.id == person:
                self.people.selectRow(row)

    def reload(self) -> None:
        """Read everything anew; the same person stays selected."""
        before = self.person.person.id if self.person is not None else self._own
        self._standings = standings(self._bridge.project)
        self.show_people(self._standings)
        self.select(before)
        if self.person is None and self._standings:
            self.people.selectRow(0)
        self._show_batches()

    # What is done

    def ask_add(self) -> QInputDialog:
        """Ask for the name of somebody new."""
        return self._ask_name(self.tr("Add a person"), "", self.add)

    def add(self, name: str) -> None:
        """Let somebody new work in the project."""
        self._join(Annotator(id=AnnotatorId(new_id()), name=name))

    def ask_rename(self) -> QInputDialog | None:
        """Ask for another name of the selected person."""
        person = self.person
        if person is None:
            return None
        who = person.person
        return self._ask_name(self.tr("Rename"), who.name, partial(self._rename, who.id))

    def take_back(self) -> None:
        """Take the selected assignments from the person; what they did stays."""
        person, documents = self.person, self.documents()
        if person is not None and self._meant(documents):
            self._bridge.do(TakeBack(person.person.id, documents))

    def move_to(self, taker: AnnotatorId) -> None:
        """Give the selected assignments to another person."""
        person, documents = self.person, self.documents()
        if person is not None and self._meant(documents):
            self._bridge.do(Reassign(person.person.id, taker, documents))

    def set_terms(self, *, suggestions: bool | None = None, others: bool | None = None) -> None:
        """Say anew what the person sees of suggestions and of others' work."""
        person = self.person
        if person is not None:
            documents = tuple(one for given in self.chosen() for one in given.batch.documents)
            self._bridge.do(ChangeTerms(person.person.id, documents, suggestions, others))

    # Inside

    def _connect(self) -> None:
        self.people.selectionModel().currentRowChanged.connect(self._show_batches)
        self.batches.selectionModel().selectionChanged.connect(self._show_terms)
        self.new.clicked.connect(self.assign_wanted)
        self.add_person.clicked.connect(self.ask_add)
        self.rename.clicked.connect(self.ask_rename)
        self.listing.clicked.connect(self._list)
        self.back.clicked.connect(self.take_back)
        self.write.clicked.connect(self.packages_wanted)
        self.hand_over.menu().aboutToShow.connect(self._fill_move)
        self.see_suggestions.triggered.connect(lambda on: self.set_terms(suggestions=on))
        self.see_others.triggered.connect(lambda on: self.set_terms(others=on))
        self._bridge.changed.connect(self._follow)

    def _show_batches(self) -> None:
        person = self.person
        given = person.given if person is not None else ()
        self.show_given(person.person if person is not None else None, given)
        lead = self._bridge.project.package is None
        self.listing.setEnabled(bool(given))
        for part in (self.back, self.hand_over, self.terms, self.untouched):
            part.setEnabled(bool(given) and lead)
        for part in (self.new, self.add_person):
            part.setEnabled(lead)
        self.write.setEnabled(lead and any(one.given for one in self._standings))
        self._show_terms()

    def _show_terms(self) -> None:
        chosen = [one.batch for one in self.chosen()]
        self.see_suggestions.setChecked(bool(chosen) and all(one.suggestions for one in chosen))
        self.see_others.setChecked(bool(chosen) and all(one.others for one in chosen))

    def _fill_move(self) -> None:
        menu = self.hand_over.menu()
        menu.clear()
        for standing in self._standings:
            if self.person is None or standing.person.id != self.person.person.id:
                action = menu.addAction(standing.person.name.replace("&", "&&"))
                action.triggered.connect(lambda _=False, who=standing.person.id: self.move_to(who))
        if menu.isEmpty():
            menu.addAction(self.tr("There is nobody else yet")).setEnabled(False)

    def _list(self) -> None:
        if self.person is not None:
            self.articles_wanted.emit(self.person.person)

    def _meant(self, documents: Sequence[DocumentId]) -> bool:
        """Tell whether there is an article to act on; say why, where there is none."""
        if not documents:
            self.hint.setText(
                self.tr("All these articles are begun. Untick “Only articles not begun” to take"
                        " them all the same; what was done with them stays.")
            )  # fmt: skip
            self.hint.show()
        return bool(documents)

    def _ask_name(self, title: str, name: str, then: Callable[[str], None]) -> QInputDialog:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(title)
        dialog.setLabelText(self.tr("Name:"))
        dialog.setTextValue(name)
        dialog.setOkButtonText(title)
        dialog.setCancelButtonText(self.tr("Cancel"))
        dialog.textValueSelected.connect(lambda typed: self._take_name(typed, name, then))
        dialog.open()
        return dialog

    def _take_name(self, typed: str, before: str, then: Callable[[str], None]) -> None:
        name = canonicalise(" ".join(typed.split())[:LONGEST])
        others = [one.person.name for one in self._standings if one.person.name != before]
        if any(folded(other) == folded(name) for other in others):
            self.hint.setText(
                self.tr("There is somebody called {name} already; nothing was changed.").format(
                    name=name
                )
            )
            self.hint.show()
        elif name and name != before:
            then(name)

    def _rename(self, who: AnnotatorId, name: str) -> None:
        self._join(Annotator(id=who, name=name))
        self.renamed.emit()

    def _join(self, who: Annotator) -> None:
        try:
            self._bridge.project.join(who)
        except UserFacingError as error:
            self._bridge.failed.emit(error)
            return
        self.reload()
        self.select(who.id)

    def _follow(self, effects: Effects) -> None:
        if effects.team or effects.statuses or effects.library:
            self._late.start()
