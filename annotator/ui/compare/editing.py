"""Making a version of one's own: the keys of the article view on a draft, and its fields."""

from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.ids import LabelId, LayerId
from annotator.core.scheme import Attribute, Scheme, wording
from annotator.ui.compare.draft import Draft
from annotator.ui.drop_down import DropDown
from annotator.ui.i18n import language
from annotator.ui.shortcuts.keymap import current, shown
from annotator.ui.theme import Theme

_EDGES = (
    ("Alt+Right", "right", True, False), ("Alt+Left", "right", False, False),
    ("Shift+Right", "left", False, False), ("Shift+Left", "left", True, False),
    ("Alt+Shift+Right", "right", True, True), ("Alt+Shift+Left", "right", False, True),
    ("Ctrl+Shift+Right", "left", False, True), ("Ctrl+Shift+Left", "left", True, True),
)  # fmt: skip
"""Keys by edge: outward or not, by a character or a word; the same as in the article."""


class Editing(QWidget):
    """Edits a draft; its keys act while it is enabled and shown."""

    changed = Signal()
    """The draft is another one."""
    accepted = Signal()
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.draft: Draft | None = None
        self._layer: LayerId | None = None
        self._text, self._begin = "", 0
        self._keys: list[QShortcut] = []
        self.shown = QLabel(self)
        self.shown.setTextFormat(Qt.TextFormat.RichText)
        self.shown.setWordWrap(True)
        self.shown.setAccessibleName(self.tr("Your version"))
        self.labels = QLabel(self)
        self.labels.setWordWrap(True)
        self.labels.setTextFormat(Qt.TextFormat.RichText)
        self._fields = QWidget(self)
        self._form = QFormLayout(self._fields)
        self._form.setContentsMargins(0, 4, 0, 4)
        self.take = self._button(self.tr("Take it"), self.tr("Let this version be gold"), "Return")
        self.take.setObjectName("primary")
        self.leave = self._button(self.tr("Cancel"), self.tr("Leave the case as it was"), "Esc")
        self.take.clicked.connect(self.accepted)
        self.leave.clicked.connect(self.left)
        self._arrange()
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        if self.draft is not None:
            self.refresh()

    def begin(self, draft: Draft, layer: LayerId, text: str, begin: int) -> None:
        """Edit a draft of spans of a layer; words are looked for from ``begin`` on."""
        self.draft, self._layer, self._text, self._begin = draft, layer, text, begin
        self._make_keys(draft.scheme)
        self.show()
        self.refresh()

    def end(self) -> None:
        """Stop; the keys go."""
        for key in self._keys:
            key.setEnabled(False)
            key.deleteLater()
        self._keys = []
        self.draft = None
        self.hide()

    def refresh(self) -> None:
        """Show the draft, and say what the keys act on."""
        self.shown.setText(self._words())
        self._make_fields()
        self.changed.emit()
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self.told()))

    def told(self) -> str:
        """Return what the keys act on, in words."""
        draft = self.draft
        if draft is None or draft.place is None:
            return ""
        start, end = draft.place
        words = self._text[start:end]
        if draft.chosen is not None or draft.focused is None:
            return self.tr("Chosen: {words}").format(words=words)
        label = draft.scheme.label(draft.focused.label)
        name = wording(label.name, language()) if label else draft.focused.label
        return self.tr("{label}: {words}").format(label=name, words=words)

    def choose(self, chosen: tuple[int, int] | None) -> None:
        """Choose words for the next label, or none."""
        if self.draft is not None:
            self.draft.chosen = None
            if chosen is not None:
                self.draft.choose(*chosen)
            self.refresh()

    def apply_label(self, label: LabelId) -> None:
        """Label the words that are chosen, else the focused span."""
        if self.draft is None:
            return
        if self.draft.chosen is not None:
            self.draft.add(*self.draft.chosen, label)
        else:
            self.draft.relabel(label)
        self.refresh()

    # Inside

    def _make_keys(self, scheme: Scheme) -> None:
        for keys, edge, out, exact in _EDGES:
            self._key(keys, lambda e=edge, o=out, x=exact: self._move(e, out=o, exact=x))
        self._key("Tab", lambda: self._walk(1))
        self._key("Shift+Tab", lambda: self._walk(-1))
        self._key("Right", lambda: self._step(1))
        self._key("Left", lambda: self._step(-1))
        self._key("Del", self._remove)
        self._key("Return", self.accepted.emit)
        self._key("Enter", self.accepted.emit)
        self._key("Esc", self._leave)
        known = current().labels(scheme)
        layer = scheme.layer(self._layer) if self._layer is not None else None
        told = []
        for label in layer.labels if layer is not None else ():
            key = known.get(label.id)
            if label.enabled and key:
                self._key(key, lambda chosen=label.id: self.apply_label(chosen))
                told.append(
                    f"<b>{escape(shown(key))}</b>&nbsp;{escape(wording(label.name, language()))}"
                )
        self.labels.setText(" &nbsp; ".join(told))

    def _key(self, keys: str, does: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self.window())
        shortcut.activated.connect(does)
        self._keys.append(shortcut)

    def _move(self, edge: str, *, out: bool, exact: bool) -> None:
        if self.draft is not None and self.draft.move(edge, out=out, exact=exact):
            self.refresh()

    def _walk(self, step: int) -> None:
        if self.draft is not None:
            self.draft.walk(step)
            self.refresh()

    def _step(self, step: int) -> None:
        if self.draft is not None and self.draft.step(step, self._begin):
            self.refresh()

    def _remove(self) -> None:
        if self.draft is None:
            return
        if self.draft.chosen is None:
            self.draft.remove()
        self.choose(None)

    def _leave(self) -> None:
        """Let go of chosen words first, then of the draft."""
        if self.draft is not None and self.draft.chosen is not None:
            self.choose(None)
        else:
            self.left.emit()

    def _words(self) -> str:
        draft = self.draft
        if draft is None or not (draft.spans or draft.chosen):
            return escape(
                self.tr("Nothing here. Choose words in the text and press a label's key.")
            )
        rows = []
        if draft.chosen is not None:
            rows.append(f"<p style='margin:2px 0'>▸&nbsp;<b>{escape(self.told())}</b></p>")
        for at, span in enumerate(draft.spans):
            label = draft.scheme.label(span.label)
            ink, paper = self._theme.ink(label).name(), self._theme.colour("paper").name()
            name = escape(wording(label.name, language()) if label else span.label)
            held = at == draft.focus and draft.chosen is None
            sign = "▸&nbsp;" if held else "&nbsp;&nbsp;&nbsp;"
            words = escape(self._text[span.start : span.end])
            words = f"<b>{words}</b>" if held else words
            of = "↳&nbsp;" if draft.heads_of(at) else ""
            rows.append(
                f"<p style='margin:2px 0'>{sign}{of}<span style='background:{ink}; color:{paper}'>"
                f"&nbsp;{name}&nbsp;</span> {words}</p>"
            )
        return "".join(rows)

    def _make_fields(self) -> None:
        while self._form.rowCount():
            self._form.removeRow(0)
        span = self.draft.focused if self.draft is not None else None
        if self.draft is None or span is None:
            return
        for attribute in self.draft.scheme.attributes(span.label):
            name = wording(attribute.name, language())
            field = self._field(attribute, span.attributes.get(attribute.id, attribute.default))
            field.setAccessibleName(name)
            # Tab goes from span to span here: the field is reached by Alt and its letter.
            self._form.addRow(f"&{name}", field)

    def _field(self, attribute: Attribute, value: str) -> QWidget:
        if attribute.free:
            line = QLineEdit(value, self._fields)
            line.textEdited.connect(lambda text: self._set(attribute.id, text))
            return line
        box = DropDown(self._fields)
        for key, name in attribute.offered:
            box.addItem(wording(name, language()), key)
        box.setCurrentIndex(max(box.findData(value), 0))
        box.activated.connect(lambda at: self._set(attribute.id, str(box.itemData(at))))
        return box

    def _set(self, name: str, value: str) -> None:
        if self.draft is not None:
            self.draft.set_attribute(name, value)
            self.changed.emit()

    def _button(self, text: str, tip: str, keys: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.setToolTip(f"{tip} ({shown(keys)})")
        return button

    def _arrange(self) -> None:
        heading = QLabel(self.tr("Your version"), self)
        heading.setObjectName("heading")
        told = QLabel(
            self.tr("Tab: next span · Alt/Shift+← →: edges · Del: remove · ← → or the mouse: "
                    "choose words, then a label's key adds them"), self,
        )  # fmt: skip
        told.setObjectName("muted")
        told.setWordWrap(True)
        row = QHBoxLayout()
        row.addWidget(self.take)
        row.addWidget(self.leave)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        for part in (heading, self.shown, self._fields, self.labels, told):
            layout.addWidget(part)
        layout.addLayout(row)
        layout.addStretch(1)
