"""Before an export: in which format, which articles, whose work, and in which parts."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.app.exporting import WORKED_ON, Choices, Format, Whose, formats, usual_states
from annotator.core.ids import AnnotatorId, LayerId
from annotator.core.model import GOLD, Annotator, DocumentState
from annotator.core.scheme import Scheme, wording
from annotator.ui.drop_down import DropDown
from annotator.ui.exporting.parts_form import PartsForm
from annotator.ui.exporting.wording import export_name, not_held, purpose
from annotator.ui.i18n import language

_SIZE = (860, 600)
_LIST_WIDTH = 300
_AIR, _TOP = 12, 5
"""Around the words of a format; and over boxes, which stand higher than the words beside them."""
SELECTED, LISTED = "selected", "listed"
"""Articles that are named one by one: those selected in the library, or all that it lists."""


class ExportDialog(QDialog):
    """Formats at the left, choices at the right; Enter goes on to where the files are to lie."""

    chosen = Signal(object, str)
    """The ``Choices``, and ``SELECTED`` or ``LISTED`` where they name articles, else empty."""

    def __init__(
        self,
        scheme: Scheme,
        people: Sequence[Annotator],
        count: Callable[[Choices, str], int],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._scheme, self._people, self._count = scheme, people, count
        self._known: dict[tuple[object, ...], int] = {}
        self._formats = {one.name: one for one in formats()}
        self.list = self._list()
        self.purpose = self._words("muted")
        self.cannot = self._words("muted")
        self.articles = self._box(self.tr("Articles"))
        self.whose = self._box(self.tr("Whose work"))
        self.layers: dict[LayerId, QCheckBox] = {}
        self.refused = QCheckBox(self.tr("&Rejected suggestions, as negative examples"), self)
        self.undecided = QCheckBox(self.tr("Suggestions that &nobody has decided on"), self)
        self.anonymous = QCheckBox(self.tr("Nu&mber annotators instead of naming them"), self)
        self.anonymous.setToolTip(self.tr("Comments are left out as well"))
        self.parts = PartsForm(self)
        self.summary = self._words("")
        self.buttons = QDialogButtonBox(self)
        self.go = self.buttons.addButton(
            self.tr("&Export…"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        self.go.setDefault(True)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel).setAutoDefault(False)
        self._fill()
        self._arrange()
        self._listen()
        self.list.setCurrentRow(0)

    def _listen(self) -> None:
        self.list.currentItemChanged.connect(self._take_format)
        self.list.itemDoubleClicked.connect(lambda _: self._accept())
        self.articles.currentIndexChanged.connect(self._tell)
        self.whose.currentIndexChanged.connect(self._tell)
        self.whose.activated.connect(self._take_usual_states)
        self.parts.changed.connect(self._tell)
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)

    @property
    def format(self) -> Format:
        """The format that is chosen."""
        item = self.list.currentItem()
        return self._formats[item.data(Qt.ItemDataRole.UserRole)]

    @property
    def named(self) -> str:
        """``SELECTED`` or ``LISTED`` where articles are named one by one, else empty."""
        data = self.articles.currentData()
        return data if isinstance(data, str) else ""

    @property
    def choices(self) -> Choices:
        """What was chosen; which articles are named is left to the window."""
        states = self.articles.currentData()
        whose, annotator = self.whose.currentData()
        ticked = frozenset(layer for layer, box in self.layers.items() if box.isChecked())
        return Choices(
            format=self.format.name,
            states=() if self.named else tuple(DocumentState(one) for one in states),
            layers=None if len(ticked) == len(self.layers) else ticked,
            whose=Whose(whose),
            annotator=annotator or None,
            rejected=self.refused.isChecked() and self.format.holds.states,
            undecided=self.undecided.isChecked() and self.format.holds.states,
            anonymous=self.anonymous.isChecked(),
            split=self.parts.plan,
        )

    def take(self, choices: Choices) -> None:
        """Show choices that were made before; those about single articles are not among them."""
        for row, name in enumerate(self._formats):
            if name == choices.format:
                self.list.setCurrentRow(row)
        for layer, box in self.layers.items():
            box.setChecked(choices.layers is None or layer in choices.layers)
        self.refused.setChecked(choices.rejected is not False)
        self.undecided.setChecked(choices.undecided)
        self.anonymous.setChecked(choices.anonymous)
        self.parts.take(choices.split)
        place = self.whose.findData((choices.whose.value, choices.annotator or ""))
        self.whose.setCurrentIndex(max(place, 0))
        place = self.articles.findData(tuple(state.value for state in choices.states))
        self.articles.setCurrentIndex(max(place, 0))

    def offer(self, selected: int, listed: int) -> None:
        """Offer the articles that are selected in the library, or all that it lists."""
        if listed:
            self.articles.addItem(self.tr("The %n listed in the library", "", listed), LISTED)
        if selected:
            text = self.tr("The %n selected in the library", "", selected)
            self.articles.addItem(text, SELECTED)
            self.articles.setCurrentIndex(self.articles.count() - 1)

    # Inside

    def _list(self) -> QListWidget:
        listed = QListWidget(self)
        listed.setObjectName("offers")
        listed.setAccessibleName(self.tr("Format"))
        for name in self._formats:
            item = QListWidgetItem(export_name(name), listed)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setToolTip(purpose(name))
            item.setSizeHint(QSize(0, listed.fontMetrics().height() + _AIR))
        return listed

    def _fill(self) -> None:
        for text, states in (
            (self.tr("In progress and done"), WORKED_ON),
            (self.tr("Done"), (DocumentState.DONE,)),
            (self.tr("All, also new and skipped ones"), ()),
        ):
            self.articles.addItem(text, tuple(state.value for state in states))
        for who in self._people:
            if who.id != GOLD.id:
                self.whose.addItem(who.name, (Whose.ONE.value, str(who.id)))
        if self.whose.count() > 1:
            self.whose.addItem(self.tr("Everybody: a record each"), _everybody(Whose.EACH))
            self.whose.addItem(self.tr("What a majority accepted"), _everybody(Whose.MAJORITY))
        if any(who.id == GOLD.id for who in self._people):
            self.whose.addItem(self.tr("What was adjudicated"), _everybody(Whose.GOLD))
        for layer in self._scheme.layers:
            if layer.zones:
                continue
            box = QCheckBox(wording(layer.name, language()), self)
            box.setChecked(True)
            box.toggled.connect(self._tell)
            self.layers[layer.id] = box
        self.refused.setChecked(True)

    def _arrange(self) -> None:
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addWidget(self.purpose)
        left.addWidget(self.cannot)
        self.list.setFixedWidth(_LIST_WIDTH)
        for label in (self.purpose, self.cannot):
            label.setFixedWidth(_LIST_WIDTH)
        form = QFormLayout()
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(self.tr("&Articles:"), self.articles)
        form.addRow(self.tr("&Whose work:"), self.whose)
        form.addRow(self.tr("Layers:"), _stacked(list(self.layers.values()), self))
        form.addRow(self.tr("With:"), _stacked([self.refused, self.undecided], self))
        form.addRow(self.tr("People:"), self.anonymous)
        form.addRow(self.tr("Parts:"), self.parts)
        right = QVBoxLayout()
        right.addLayout(form)
        right.addStretch(1)
        across = QHBoxLayout()
        across.setSpacing(24)
        across.addLayout(left)
        across.addLayout(right, 1)
        below = QHBoxLayout()
        below.addWidget(self.summary, 1)
        below.addWidget(self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addLayout(across, 1)
        layout.addLayout(below)
        self.resize(*_SIZE)

    def _take_usual_states(self) -> None:
        """Choose of gold what is settled, of people's work what they worked on."""
        usual = usual_states(Whose(self.whose.currentData()[0]))
        for place in range(self.articles.count()):
            if tuple(self.articles.itemData(place)) == usual:
                self.articles.setCurrentIndex(place)

    def _take_format(self) -> None:
        chosen = self.format
        self.purpose.setText(purpose(chosen.name))
        lacks = ", ".join(not_held(chosen))
        self.cannot.setText(
            self.tr("No room for: {what}. What is left out is counted and listed.").format(
                what=lacks
            )
        )
        self.cannot.setVisible(bool(lacks))
        for box in (self.refused, self.undecided):
            box.setEnabled(chosen.holds.states)
        self._tell()

    def _tell(self) -> None:
        if self.list.currentItem() is None:
            return
        ticked = any(box.isChecked() for box in self.layers.values())
        count = self._counted()
        if not ticked:
            self.summary.setText(self.tr("Choose at least one layer."))
        elif self.format.folder or self.parts.on.isChecked():
            self.summary.setText(self.tr("%n article(s) into a folder of files", "", count))
        else:
            self.summary.setText(self.tr("%n article(s) into one file", "", count))
        self.go.setEnabled(ticked)

    def _counted(self) -> int:
        """Return how many articles are chosen; each choice of articles is counted once."""
        chosen, named = self.choices, self.named
        key = (chosen.states, chosen.whose, chosen.annotator, named)
        if key not in self._known:
            self._known[key] = self._count(chosen, named)
        return self._known[key]

    def _words(self, name: str) -> QLabel:
        label = QLabel(self)
        label.setObjectName(name)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        return label

    def _box(self, name: str) -> QComboBox:
        box = DropDown(self)
        box.setAccessibleName(name)
        return box

    def _accept(self) -> None:
        if self.go.isEnabled():
            self.chosen.emit(replace(self.choices), self.named)
            self.accept()


def _everybody(whose: Whose) -> tuple[str, AnnotatorId]:
    return whose.value, AnnotatorId("")


def _stacked(parts: Sequence[QWidget], parent: QWidget) -> QWidget:
    column = QWidget(parent)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, _TOP, 0, 0)
    layout.setSpacing(8)
    for part in parts:
        layout.addWidget(part)
    return column
