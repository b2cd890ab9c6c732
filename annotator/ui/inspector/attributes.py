"""The attributes of the focused span: one row each, of choices or of words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.model import Span
from annotator.core.scheme import Attribute, wording
from annotator.ui.desk import Desk
from annotator.ui.flow_layout import FlowLayout
from annotator.ui.gestures import Gestures
from annotator.ui.i18n import language


class AttributeRow(QWidget):
    """An attribute's name beside what the span has of it."""

    def __init__(self, attribute: Attribute, parent: QWidget) -> None:
        super().__init__(parent)
        self.attribute = attribute
        self.name = wording(attribute.name, language())
        self.heading = QLabel(self.name, self)
        self.heading.setObjectName("heading")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(8)
        self.row.addWidget(self.heading, 0, Qt.AlignmentFlag.AlignTop)


class ChoiceRow(AttributeRow):
    """An attribute with values, of which one holds: a button for each."""

    def __init__(self, attribute: Attribute, gestures: Gestures, parent: QWidget) -> None:
        super().__init__(attribute, parent)
        self.buttons: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        flow = FlowLayout(gap=4, row_gap=4)
        self.row.addLayout(flow, 1)
        for value, words in attribute.values:
            text = wording(words, language())
            button = QPushButton(text, self)
            button.setObjectName("chip")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setAccessibleName(
                self.tr("{attribute}: {value}").format(attribute=self.name, value=text)
            )
            button.setToolTip(self.tr("Set this and accept the span"))
            button.clicked.connect(
                lambda _=False, value=value: gestures.set_attribute(attribute.id, value)
            )
            self._group.addButton(button)
            self.buttons[value] = button
            retired = value in attribute.retired or not attribute.enabled
            if retired:
                button.setEnabled(False)
                button.setToolTip(self.tr("Retired: no span gets this any more"))
            flow.addWidget(button)

    def control(self) -> QWidget:
        """Return the first button."""
        return next(iter(self.buttons.values()))

    def show_value(self, value: str | None) -> None:
        """Show which value holds, or that none does."""
        self._group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setChecked(name == value)
            button.setVisible(button.isEnabledTo(self) or name == value)
        self._group.setExclusive(True)


class WordsRow(AttributeRow):
    """An attribute whose value is any words: a field to write them in."""

    def __init__(self, attribute: Attribute, gestures: Gestures, parent: QWidget) -> None:
        super().__init__(attribute, parent)
        self.field = QLineEdit(self)
        self.field.setAccessibleName(self.name)
        self.field.setToolTip(self.tr("Write it, then Enter: this accepts the span"))
        self.field.setPlaceholderText(self.tr("none"))
        self.field.setReadOnly(not attribute.enabled)
        self.row.addWidget(self.field, 1)
        self.field.returnPressed.connect(
            lambda: gestures.set_attribute(attribute.id, self.field.text().strip())
        )

    def control(self) -> QWidget:
        """Return the field."""
        return self.field

    def show_value(self, value: str | None) -> None:
        """Show the words, or none."""
        self.field.setText(value or "")


class AttributeRows(QWidget):
    """All attributes that the focused span's label carries."""

    def __init__(self, desk: Desk, gestures: Gestures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._gestures = desk, gestures
        self.rows: list[ChoiceRow | WordsRow] = []
        self._kept: dict[tuple[str, ...], list[ChoiceRow | WordsRow]] = {}
        """Rows made before, by what they are for: to make them takes long."""
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)

    def show_span(self, span: Span) -> None:
        """Show the attributes of a span; the buttons stay while the label stays."""
        attributes = tuple(
            item
            for item in self._desk.project.scheme.attributes(span.label, disabled=True)
            if item.enabled or span.attributes.get(item.id)
        )
        if attributes != tuple(row.attribute for row in self.rows):
            for row in self.rows:
                row.hide()
            self.rows = self._rows_for(attributes)
            for row in self.rows:
                row.show()  # at once, not a frame later
        for row in self.rows:
            row.show_value(span.attributes.get(row.attribute.id))
        self.setVisible(bool(self.rows))

    def _rows_for(self, attributes: tuple[Attribute, ...]) -> list[ChoiceRow | WordsRow]:
        """Return rows for these attributes; those of a scheme before give way."""
        key = tuple(attribute.id for attribute in attributes)
        rows = self._kept.get(key, [])
        if tuple(row.attribute for row in rows) == attributes:
            return rows
        for row in rows:
            self._layout.removeWidget(row)
            row.deleteLater()
        rows = [
            (WordsRow if item.free else ChoiceRow)(item, self._gestures, self)
            for item in attributes
        ]
        width = max((row.heading.sizeHint().width() for row in rows), default=0)
        for row in rows:
            row.heading.setFixedSize(width, row.control().sizeHint().height())
            self._layout.addWidget(row)
        self._kept[key] = rows
        return rows
