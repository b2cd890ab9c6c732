"""The forms of a label and of the scheme itself."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QPushButton, QWidget

from annotator.core.ids import LabelId
from annotator.core.scheme import Label
from annotator.core.scheme_checking import Fault, Problem
from annotator.core.scheme_editing import Item, Kind
from annotator.ui.i18n import language
from annotator.ui.marks import label_shape
from annotator.ui.scheme_editor.colours import ColourField, contrast_warning
from annotator.ui.scheme_editor.fields import TextField, languages_of
from annotator.ui.scheme_editor.pages import Page
from annotator.ui.scheme_editor.session import EditSession, command_keys
from annotator.ui.scheme_editor.wording import language_name, problem_text
from annotator.ui.theme import Theme

_KEY_WIDTH = 210


class LabelPage(Page):
    """A label: its key, colour, definition and examples."""

    kind = Kind.LABEL

    def __init__(self, session: EditSession, theme: Theme, parent: QWidget | None = None) -> None:
        self.theme = theme
        self.code = language()
        super().__init__(session, parent)

    def build(self) -> None:
        """Add the fields."""
        self.key = QLineEdit(self)
        self.key.setMaxLength(1)
        self.key.setFixedWidth(self.key.fontMetrics().horizontalAdvance("WW") + 28)
        self.key.setAccessibleName(self.tr("Key"))
        self.key.textEdited.connect(lambda text: self.set_field("key", text.lower(), typing="key"))
        key = QWidget(self)  # as wide as what may be wrong with the key takes
        key.setMinimumWidth(_KEY_WIDTH)
        beside = QHBoxLayout(key)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.key, 0, Qt.AlignmentFlag.AlignLeft)
        key.setFocusProxy(self.key)
        self.colour = ColourField(self.theme, self)
        self.colour.chosen.connect(
            lambda colour: self.set_field("colour", colour.lower(), typing="colour")
        )
        self.definition = TextField(self.tr("Definition"), 4, self)
        self.examples = TextField(self.tr("Examples"), 5, self)
        self.definition.edited.connect(
            lambda code, texts: self.set_field("guideline", texts, typing=code)
        )
        self.examples.edited.connect(
            lambda code, texts: self.set_field("examples", texts, typing=code)
        )
        self.add_row(
            (self.tr("Key that applies it"), "key", key),
            (self.tr("Colour"), "colour", self.colour),
        )
        self.add(self.tr("Language of the texts"), "language", self._languages())
        self.add(self.tr("Definition, in Markdown"), "definition", self.definition)
        self.add(self.tr("Examples, in Markdown"), "examples", self.examples)

    def fill(self, one: Item) -> None:
        """Show the fields."""
        assert isinstance(one, Label)
        if self.key.text() != one.key:
            self.key.setText(one.key)
        self.colour.show_colour(one.colour, label_shape(self.session.scheme, LabelId(one.id)))
        self.definition.show_text(one.guideline, self.code)
        self.examples.show_text(one.examples, self.code)
        place = self.session.place
        other = command_keys().get(one.key.upper(), "") if one.key else ""
        taken = Problem(place, "key", Fault.KEY_TAKEN, other)
        key_hint = f"⚠ {problem_text(self.session.scheme, taken)}" if other else ""
        self.fields["key"].note.say("", key_hint)
        warning = contrast_warning(one.colour)
        self.fields["colour"].note.say("", f"⚠ {warning}" if warning else "")
        hint = self.tr("Shown over the label in the bar and over its spans; {key} shows it whole.")
        self.fields["definition"].note.say("", hint.format(key="G"))

    def _languages(self) -> QWidget:
        """Return a button for each language that the texts can be in."""
        whole = QWidget(self)
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        self.languages: dict[str, QPushButton] = {}
        group = QButtonGroup(whole)
        for code in languages_of(self.session.scheme):
            button = QPushButton(language_name(code), whole)
            button.setObjectName("chip")
            button.setCheckable(True)
            button.setChecked(code == self.code)
            button.setAutoDefault(False)
            button.setToolTip(self.tr("Write definition and examples in this language"))
            button.clicked.connect(lambda _=False, code=code: self._speak(code))
            group.addButton(button)
            row.addWidget(button)
            self.languages[code] = button
        row.addStretch(1)
        return whole

    def _speak(self, code: str) -> None:
        self.code = code
        self.refresh()


class SchemePage(Page):
    """The scheme as a whole: its name, its guidelines, and files to carry it in."""

    kind = Kind.SCHEME
    import_asked = Signal()
    export_asked = Signal()
    guidelines_asked = Signal()

    def build(self) -> None:
        """Add what can be done with the whole of it."""
        self.write = self._button(
            self.tr("&Write…"), self.tr("Write what the annotators of the project agree on")
        )
        self.load = self._button(
            self.tr("&Import…"),
            self.tr("Take over a scheme from a TOML file; nothing is applied yet"),
        )
        self.save = self._button(
            self.tr("E&xport…"), self.tr("Write the scheme to a TOML file, as it is shown here")
        )
        self.write.clicked.connect(self.guidelines_asked)
        self.load.clicked.connect(self.import_asked)
        self.save.clicked.connect(self.export_asked)
        self.add(self.tr("Project guidelines"), "guidelines", _row(self.write))
        field = self.add(self.tr("Carry it between projects"), "labels", _row(self.load, self.save))
        field.setFocusProxy(self.load)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        return button


def _row(*buttons: QPushButton) -> QWidget:
    whole = QWidget()
    row = QHBoxLayout(whole)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for button in buttons:
        row.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
    row.addStretch(1)
    return whole
