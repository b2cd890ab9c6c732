"""The form of a new assignment: who, which articles, how many, on what terms."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from annotator.app.project import Project
from annotator.app.team import STRATA, Held, Versions, Wishes
from annotator.core.ids import DocumentId
from annotator.core.listing import METADATA, Field
from annotator.core.uncertainty import Order
from annotator.ui.commands import COMMANDS
from annotator.ui.drop_down import DropDown
from annotator.ui.library.columns import column_title
from annotator.ui.number_box import NumberBox
from annotator.ui.team.people_list import PeopleList

_LARGEST_SEED = 99_999
_MOST_EACH = 1_000_000
_EACH = "each"


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles that can be meant by a word: how many they are, and which."""

    name: str
    count: int
    documents: Callable[[], Sequence[DocumentId]] | None = None
    """None means all of the project."""


class AssignForm(QWidget):
    """Everything that a lead can wish; ``changed`` tells that it is something else now."""

    changed = Signal()

    def __init__(
        self, project: Project, articles: Sequence[Articles], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._project = project
        self._articles = tuple(articles)
        self._found: dict[int, tuple[DocumentId, ...]] = {}
        self.people = PeopleList(project, self)
        self._build_articles()
        self._build_sharing()
        self._build_terms()
        self._arrange()
        self._connect()
        self._follow()

    def wishes(self) -> Wishes:
        """Return what is wished now."""
        return Wishes(
            people=self.people.chosen(),
            each=self.each.value() if self.some.currentData() == _EACH else None,
            overlap=self.overlap.value() / 100,
            copies=self.copies.value(),
            documents=self._documents(),
            order=self.order.currentData(),
            stratify=self.alike_in(),
            seed=self.seed.value(),
            versions=Versions.TOGETHER if self.together.isChecked() else Versions.APART,
            held=Held.TOP_UP if self.top_up.isChecked() else Held.LEAVE,
            suggestions=self.suggestions.isChecked(),
            others=self.others.isChecked(),
            name=" ".join(self.name.text().split()),
        )

    def alike_in(self) -> tuple[str, ...]:
        """Return by what everybody's part is to be alike."""
        return tuple(
            str(action.data()) for action in self.alike.menu().actions() if action.isChecked()
        )

    @property
    def count(self) -> int:
        """How many articles are meant at most."""
        return self._meant().count

    def choose_articles(self, name: str) -> None:
        """Choose articles by the word for them."""
        self.articles.setCurrentIndex(max(0, self.articles.findData(name)))

    # Building

    def _build_articles(self) -> None:
        self.articles = DropDown(self)
        locale = QLocale()
        for item in self._articles:
            said = {
                "all": self.tr("All that nobody has yet"),
                "listed": self.tr("As the library lists them ({count})"),
                "selected": self.tr("The selected ones ({count})"),
            }[item.name]
            self.articles.addItem(said.format(count=locale.toString(item.count)), item.name)
        self.some = DropDown(self)
        self.some.addItem(self.tr("All of them"), "all")
        self.some.addItem(self.tr("So many each:"), _EACH)
        self.each = self._spin(1, _MOST_EACH, 50)
        self.each.setAccessibleName(self.tr("Articles for each person"))
        self.order = DropDown(self)
        for command in COMMANDS:
            if command.id.startswith("view.order."):
                order = Order(command.id.removeprefix("view.order."))
                self.order.addItem(command.name.replace("&", ""), order)
        self.seed = self._spin(0, _LARGEST_SEED, self._project.seed % (_LARGEST_SEED + 1))
        self.seed.setToolTip(self.tr("The same number deals the same articles out alike"))

    def _build_sharing(self) -> None:
        self.overlap = self._spin(0, 100, 20)
        self.overlap.setSuffix(self.tr(" %", "share"))
        self.overlap.setToolTip(
            self.tr("Articles that several people do, to measure how far they agree")
        )
        self.copies = self._spin(2, 20, 2)
        self.copies.setAccessibleName(self.tr("How many people do each shared article"))
        self.top_up = QCheckBox(self.tr("Share articles that somebody has first"), self)
        self.top_up.setToolTip(
            self.tr("Articles given out before get further people before new ones are shared")
        )
        self.together = QCheckBox(self.tr("Versions of a story to the same person"), self)
        self.together.setChecked(True)
        self.alike = QPushButton(self)
        self.alike.setAutoDefault(False)
        self.alike.setToolTip(self.tr("Everybody gets the same mixture of what is ticked"))
        menu = QMenu(self.alike)
        for name, text in self._kinds().items():
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setData(name)
            action.toggled.connect(self._follow)
        self.alike.setMenu(menu)

    def _kinds(self) -> Mapping[str, str]:
        words = {
            "source": column_title(Field.SOURCE),
            "language": column_title(Field.LANGUAGE),
            "month": self.tr("Month"),
            "length": column_title(Field.LENGTH),
        }
        keys = {METADATA + key: key for key in self._project.metadata_keys()}
        return {**{name: words.get(name, name) for name in STRATA}, **keys}

    def _build_terms(self) -> None:
        self.suggestions = QCheckBox(self.tr("Suggestions"), self)
        self.suggestions.setChecked(True)
        self.suggestions.setToolTip(
            self.tr("Without them, articles are read unprejudiced; undecided ones are taken away")
        )
        self.others = QCheckBox(self.tr("Others’ work"), self)
        self.others.setToolTip(self.tr("What others have labelled in the same articles"))
        self.name = QLineEdit(self)
        date = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
        self.name.setText(self.tr("Assignment of {date}").format(date=date))
        self.name.setMaxLength(120)

    def _spin(self, least: int, most: int, value: int) -> NumberBox:
        box = NumberBox(self)
        box.setRange(least, most)
        box.setValue(value)
        box.setMinimumWidth(84)
        return box

    def _arrange(self) -> None:
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        form.setHorizontalSpacing(12)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        by = QLabel(self.tr("by"), self)
        people = QLabel(self.tr("people each"), self)
        sharing = _beside(self.overlap, by, self.copies, people, None)
        sees = _beside(self.suggestions, self.others, None)
        rows = (
            (self.tr("&Who:"), self.people.list, _beside(self.people)),
            (self.tr("&Articles:"), self.articles, _beside(self.articles)),
            (self.tr("&How many:"), self.some, _beside(self.some, self.each, None)),
            (self.tr("In which &order:"), self.order, _beside(self.order)),
            (self.tr("&Shared:"), self.overlap, sharing),
            ("", None, _beside(self.top_up)),
            (self.tr("A&like in:"), self.alike, _beside(self.alike, None)),
            ("", None, _beside(self.together)),
            (self.tr("See&d:"), self.seed, _beside(self.seed, None)),
            (self.tr("&They see:"), self.suggestions, sees),
            (self.tr("&Name:"), self.name, _beside(self.name)),
        )
        for text, buddy, row in rows:
            label = QLabel(text, self)
            if buddy is not None:
                label.setBuddy(buddy)
            form.addRow(label, row)
        for box in (self.articles, self.order):
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def _connect(self) -> None:
        self.people.changed.connect(self.changed)
        for box in (self.articles, self.some, self.order):
            box.currentIndexChanged.connect(self._follow)
        for spin in (self.each, self.overlap, self.copies, self.seed):
            spin.valueChanged.connect(self._follow)
        for check in (self.top_up, self.together, self.suggestions, self.others):
            check.toggled.connect(self._follow)

    # Following

    def _follow(self) -> None:
        """Let what means nothing now rest, and tell."""
        self.each.setVisible(self.some.currentData() == _EACH)
        self.order.setEnabled(self._meant().documents is None)
        self.copies.setEnabled(self.overlap.value() > 0)
        self.top_up.setEnabled(self.overlap.value() > 0)
        ticked = [one.text() for one in self.alike.menu().actions() if one.isChecked()]
        self.alike.setText(", ".join(ticked) if ticked else self.tr("Nothing in particular"))
        self.changed.emit()

    def _meant(self) -> Articles:
        return self._articles[max(0, self.articles.currentIndex())]

    def _documents(self) -> tuple[DocumentId, ...] | None:
        """Return which articles are meant; those listed are read once."""
        meant = self._meant()
        if meant.documents is None:
            return None
        place = self.articles.currentIndex()
        if place not in self._found:
            self._found[place] = tuple(meant.documents())
        return self._found[place]


def _beside(*parts: QWidget | None) -> QHBoxLayout:
    """Return widgets beside each other; None takes the room that is left."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts:
        if part is None:
            row.addStretch(1)
        else:
            row.addWidget(part)
    return row
