"""The forms of the editor: one for each kind of place."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.core.scheme import Anchoring, Attribute, Layer, Localised, Overlap, RelationType
from annotator.core.scheme_checking import usable_id
from annotator.core.scheme_editing import (
    SCHEME,
    Item,
    Kind,
    Place,
    changed,
    in_use,
    item,
    taken_ids,
    with_id,
    words_of,
)
from annotator.ui.scheme_editor.fields import (
    ChoiceField,
    Field,
    IdField,
    LabelsField,
    NamesField,
    languages_of,
)
from annotator.ui.scheme_editor.session import EditSession
from annotator.ui.scheme_editor.wording import (
    anchoring_words,
    kind_name,
    name_at,
    overlap_words,
    problem_text,
    style_words,
    used_text,
)


class Page(QWidget):
    """A form for one kind of place: its name in every language, its id, and what is its own."""

    kind: Kind

    def __init__(self, session: EditSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.fields: dict[str, Field] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(20, 16, 20, 16)
        self.column.setSpacing(8)
        self.title, self.usage = QLabel(self), QLabel(self)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        large = self.title.font()
        large.setPointSizeF(large.pointSizeF() + 3)
        large.setBold(True)
        self.title.setFont(large)
        self.usage.setObjectName("muted")
        self.usage.setWordWrap(True)
        self.column.addWidget(self.title)
        self.column.addWidget(self.usage)
        self.names = NamesField(languages_of(session.scheme), self)
        self.names.edited.connect(self._rename)
        self.add(self.tr("Name"), "name", self.names)
        self.identifier = IdField(self._fault_of_id, self)
        self.identifier.renamed.connect(self._change_id)
        field = self.add(self.tr("Stable id"), "id", self.identifier)
        self.identifier.problem.connect(lambda text: field.note.say(text, self._id_hint()))
        self.build()
        self.column.addStretch(1)

    def build(self) -> None:
        """Add the fields that only this kind of place has."""

    def fill(self, one: Item) -> None:
        """Show the fields that only this kind of place has."""

    def add(self, title: str, name: str, control: QWidget) -> Field:
        """Add a field with its title; ``name`` is the field that problems speak of."""
        field, column = self._titled(title, name, control)
        self.column.addLayout(column)
        return field

    def add_row(self, *fields: tuple[str, str, QWidget]) -> None:
        """Add fields beside each other; the last takes the room that is left."""
        row = QHBoxLayout()
        row.setSpacing(20)
        for title, name, control in fields:
            row.addLayout(self._titled(title, name, control)[1])
        row.setStretch(len(fields) - 1, 1)
        self.column.addLayout(row)

    def _titled(self, title: str, name: str, control: QWidget) -> tuple[Field, QVBoxLayout]:
        heading = QLabel(title, self)
        heading.setObjectName("heading")
        heading.setContentsMargins(0, 4, 0, 0)
        heading.setBuddy(control)
        field = self.fields[name] = Field(control, self)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(heading)
        column.addWidget(field)
        column.addStretch(1)
        return field, column

    def refresh(self) -> None:
        """Show what stands at the session's place now."""
        place, scheme = self.session.place, self.session.scheme
        one = None if place == SCHEME else item(scheme, place)
        if place.kind is not self.kind or (one is None and place != SCHEME):
            return
        self.title.setText(name_at(scheme, place))
        self.usage.setText(self._usage_text(place))
        self.names.show_names(self._names(one))
        new = place != SCHEME and self.session.draft.is_new(place)
        self.identifier.show_id(scheme.id if place == SCHEME else place.id, new=new)
        for name, field in self.fields.items():
            field.note.say("", self._id_hint() if name == "id" and new else "")
        self.identifier.setToolTip(self._id_hint())
        if one is not None:
            self.fill(one)
        self._say_problems(place)

    def set_field(self, name: str, value: Any, *, typing: object = None) -> None:
        """Set a field of what is shown; typing on in one field is one step to take back."""
        place = self.session.place
        step = (place, name, typing) if typing is not None else None
        self.session.change(lambda scheme: changed(scheme, place, **{name: value}), typing=step)

    # Inside

    def _usage_text(self, place: Place) -> str:
        if place == SCHEME:
            version = self.session.bridge.project.scheme.version
            return self.tr("Version {number}; it grows with each change").format(number=version)
        usage, draft = self.session.usage, self.session.draft
        much = used_text(
            place.kind, usage.at(draft.base, place), usage.documents(draft.base, place)
        )
        parts = [kind_name(place.kind), much]
        if not in_use(draft.scheme, place):
            parts.append(self.tr("retired: offered no more"))
        return " · ".join(parts)

    def _names(self, one: Item | None) -> Localised:
        return self.session.scheme.name if one is None else words_of(one)

    def _rename(self, code: str, names: dict[str, str]) -> None:
        self.set_field("name", names, typing=code)

    def _id_hint(self) -> str:
        if self.identifier.isReadOnly():
            return self.tr("It stays as it is: files and annotations name it.")
        return self.tr("It can be changed until the change is applied.")

    def _fault_of_id(self, text: str) -> str:
        place = self.session.place
        if not usable_id(text):
            return self.tr("An id has no spaces, quotes or brackets.")
        if text != place.id and text in taken_ids(self.session.scheme, place):
            return self.tr("Something else has this id.")
        return ""

    def _change_id(self, text: str) -> None:
        place = self.session.place
        after = Place(place.kind, text, place.layer, place.attribute)
        scheme = with_id(self.session.scheme, place, text)
        self.session.place = after  # the same thing, so that the form stays
        self.session.edit(
            self.session.draft.with_scheme(scheme), typing=(place.kind, place.layer, "id")
        )

    def _say_problems(self, place: Place) -> None:
        for problem in self.session.problems():
            if problem.place == place and problem.field in self.fields:
                self.fields[problem.field].note.say(problem_text(self.session.scheme, problem))


class LayerPage(Page):
    """A layer: its look, what its edges are bound to, and its overlap rule."""

    kind = Kind.LAYER

    def build(self) -> None:
        """Add the settings."""
        self.style_field = ChoiceField(
            self.tr("Look"), {name: style_words(name) for name in ("box", "claim", "zone")}, self
        )
        self.anchoring = ChoiceField(
            self.tr("Edges"), {one.value: anchoring_words(one) for one in Anchoring}, self
        )
        self.overlap = ChoiceField(
            self.tr("Overlaps"), {one.value: overlap_words(one) for one in Overlap}, self
        )
        self.style_field.picked.connect(lambda value: self.set_field("style", value))
        self.anchoring.picked.connect(lambda v: self.set_field("anchoring", Anchoring(v)))
        self.overlap.picked.connect(lambda value: self.set_field("overlap", Overlap(value)))
        self.add(self.tr("Look in the article"), "style", self.style_field)
        self.add(self.tr("Edges are bound to"), "anchoring", self.anchoring)
        self.add(self.tr("Overlaps that are allowed"), "overlap", self.overlap)

    def fill(self, one: Item) -> None:
        """Show the settings and what they mean."""
        assert isinstance(one, Layer)
        zones = one.zones
        annotated = self.session.used(self.session.place) > 0
        # A zone counts as no span: what is annotated cannot change from one into the other.
        model = self.style_field.model()
        assert isinstance(model, QStandardItemModel)
        for index in range(self.style_field.count()):
            other = (self.style_field.itemData(index) == "zone") != zones
            model.item(index).setEnabled(not (other and annotated))
        for name, field, value in (
            ("style", self.style_field, one.style),
            ("anchoring", self.anchoring, one.anchoring.value),
            ("overlap", self.overlap, one.overlap.value),
        ):
            self.fields[name].note.say("", field.show_choice(value))


class AttributePage(Page):
    """An attribute: the labels whose spans carry it."""

    kind = Kind.ATTRIBUTE

    def build(self) -> None:
        """Add the labels, and whether it takes words."""
        self.free = QCheckBox(self.tr("Any words instead of values"), self)
        self.free.clicked.connect(self._set_free)
        self.labels = LabelsField(self.tr("Labels whose spans carry it"), self)
        self.labels.ticked.connect(lambda labels: self.set_field("labels", labels))
        self.add(self.tr("What it takes"), "values", self.free)
        self.add(self.tr("Labels whose spans carry it"), "labels", self.labels)

    def fill(self, one: Item) -> None:
        """Show them."""
        assert isinstance(one, Attribute)
        layer = next(x for x in self.session.scheme.layers if x.id == self.session.place.layer)
        self.free.setChecked(one.free)
        self.free.setEnabled(self.session.draft.is_new(self.session.place))
        known = {
            str(label.id): name_at(self.session.scheme, Place(Kind.LABEL, label.id, layer.id))
            for label in layer.labels
        }
        self.labels.show_labels(known, one.labels)

    def _set_free(self, free: bool) -> None:  # noqa: FBT001 (a signal's argument)
        place = self.session.place
        values = () if free else (("yes", {"en": "yes", "fr": "oui"}),)
        self.session.change(lambda scheme: changed(scheme, place, free=free, values=values))


class ValuePage(Page):
    """A value of an attribute: nothing but its name and id."""

    kind = Kind.VALUE


class RelationPage(Page):
    """A relation type: the labels it links, and whether its child is a part of its head."""

    kind = Kind.RELATION

    def build(self) -> None:
        """Add both ends."""
        self.head = LabelsField(self.tr("From"), self)
        self.child = LabelsField(self.tr("To"), self)
        self.part = QCheckBox(self.tr("Accepted and rejected together"), self)
        self.head.ticked.connect(lambda labels: self.set_field("head", labels))
        self.child.ticked.connect(lambda labels: self.set_field("child", labels))
        self.part.clicked.connect(lambda on: self.set_field("part", on))
        self.add(self.tr("From spans labelled"), "head", self.head)
        self.add(self.tr("To spans labelled"), "child", self.child)
        self.add(self.tr("Parts"), "part", self.part)

    def fill(self, one: Item) -> None:
        """Show them."""
        assert isinstance(one, RelationType)
        scheme = self.session.scheme
        known = {
            str(label.id): name_at(scheme, Place(Kind.LABEL, label.id, layer.id))
            for layer in scheme.layers
            if not layer.zones
            for label in layer.labels
        }
        self.head.show_labels(known, one.head)
        self.child.show_labels(known, one.child)
        self.part.setChecked(one.part)
        self.fields["part"].note.say(
            "", self.tr("The second span is a part of the first, as a source is of its claim.")
        )
