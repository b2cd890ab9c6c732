"""The choices over the tables: who is compared with whom, and on what."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from annotator.app.agreement import Choice, gamma
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, LayerId
from annotator.core.listing import Listing
from annotator.core.scheme import wording
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language


class Choices(QWidget):
    """Says what is to be measured."""

    changed = Signal()

    def __init__(self, project: Project, parent: QWidget) -> None:
        super().__init__(parent)
        self._project = project
        self.against, self.layer = DropDown(self), DropDown(self)
        self.who = QToolButton(self)
        self.who.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.who.setToolTip(self.tr("Whose work counts; with nobody ticked everybody's does"))
        self.people = QMenu(self.who)
        self.who.setMenu(self.people)
        self.unfinished = QCheckBox(self.tr("&Begun articles too"), self)
        self.unfinished.setToolTip(
            self.tr("Count articles that somebody has begun and not finished")
        )
        self.listed = QCheckBox(self.tr("Only the articles &listed"), self)
        self.listed.setToolTip(self.tr("Only the articles that the library lists now"))
        self.gamma = QCheckBox(self.tr("&Gamma"), self)
        self.gamma.setEnabled(gamma.is_there())
        self.gamma.setToolTip(
            self.tr("Compute gamma too: it takes seconds for each article")
            if gamma.is_there()
            else self.tr("Gamma needs the library pygamma-agreement, which is not installed here")
        )
        self._arrange()
        self.refresh()
        self.against.activated.connect(lambda _: self.changed.emit())
        self.layer.activated.connect(lambda _: self.changed.emit())
        for box in (self.unfinished, self.listed, self.gamma):
            box.toggled.connect(lambda _: self.changed.emit())

    def refresh(self) -> None:
        """Offer what the project has now; what was chosen stays where it is still there."""
        project, gold = self._project, self.against.currentData()
        self.against.clear()
        self.against.addItem(self.tr("Everybody with each other"), False)  # noqa: FBT003 (data)
        if project.has_gold:
            self.against.addItem(self.tr("Everybody with gold"), True)  # noqa: FBT003 (data)
            self.against.setCurrentIndex(int(bool(gold)))
        before = self.layer.currentData()
        self.layer.clear()
        self.layer.addItem(self.tr("All layers"), "")
        for layer in project.scheme.layers:
            if not layer.zones:
                self.layer.addItem(wording(layer.name, language()), layer.id)
        self.layer.setCurrentIndex(max(0, self.layer.findData(before)))
        ticked = set(self._ticked())
        self.people.clear()
        for one in project.people:
            action = self.people.addAction(one.name)
            action.setData(one.id)
            action.setCheckable(True)
            action.setChecked(one.id in ticked)
            action.toggled.connect(self._choose)
        self._say_who()

    def choice(self, listing: Listing | None) -> Choice:
        """Return what is chosen; ``listing`` is what the library lists."""
        layer = self.layer.currentData()
        return Choice(
            annotators=self._ticked(),
            gold=bool(self.against.currentData()),
            layers=(LayerId(layer),) if layer else (),
            unfinished=self.unfinished.isChecked(),
            listing=listing if self.listed.isChecked() else None,
            gamma=self.gamma.isChecked() and self.gamma.isEnabled(),
        )

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 12, 8)
        row.setSpacing(8)
        for words, box in (
            (self.tr("&Compare:"), self.against), (self.tr("&Who:"), self.who),
            (self.tr("La&yer:"), self.layer),
        ):  # fmt: skip
            label = QLabel(words, self)
            label.setBuddy(box)
            row.addWidget(label)
            row.addWidget(box)
            row.addSpacing(8)
        row.addStretch(1)
        for check in (self.unfinished, self.listed, self.gamma):
            row.addWidget(check)
        self.who.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _actions(self) -> list[QAction]:
        return self.people.actions()

    def _ticked(self) -> tuple[AnnotatorId, ...]:
        return tuple(AnnotatorId(x.data()) for x in self._actions() if x.isChecked())

    def _choose(self) -> None:
        self._say_who()
        self.changed.emit()

    def _say_who(self) -> None:
        names = [action.text() for action in self._actions() if action.isChecked()]
        if not names:
            text = self.tr("everybody")
        elif len(names) < 3:
            text = ", ".join(names)
        else:
            text = self.tr("%n annotator(s)", "", len(names))
        self.who.setText(text + " ")
