"""The focused span: what it is, who proposed it, and all that can be done with it."""

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from annotator.core.model import OriginKind, Span, SpanState
from annotator.ui.desk import Desk
from annotator.ui.flow_layout import FlowLayout
from annotator.ui.gestures import Gestures
from annotator.ui.icons import icon
from annotator.ui.inspector.attributes import AttributeRows
from annotator.ui.inspector.chip import LabelChip, StateMark
from annotator.ui.inspector.links import LinkRows
from annotator.ui.inspector.note import NoteRow
from annotator.ui.inspector.wording import (
    origin_in_words,
    quoted,
    range_in_words,
    score_in_words,
    state_in_words,
    torn_in_words,
    with_key,
)
from annotator.ui.marks import label_shape
from annotator.ui.shortcuts.keymap import current
from annotator.ui.theme import Theme


class SpanCard(QWidget):
    """Describes a span and carries the buttons for every gesture on it."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.chip = LabelChip(theme, self)
        self.mark = StateMark(theme, self)
        self.quote, self.state = QLabel(self), QLabel(self)
        self.origin = QLabel(self)
        self.torn = QLabel(self)
        """Which edges lie inside a word."""
        self.attributes = AttributeRows(desk, gestures, self)
        self.links = LinkRows(desk, gestures, theme, self)
        self.note = NoteRow(gestures, theme, self)
        self.accept = self._button(
            self.tr("Accept"), with_key(self.tr("Accept this span"), "annotate.accept")
        )
        self.reject = self._button(
            self.tr("Reject"),
            with_key(self.tr("Reject this span; it stays in the list below"), "annotate.reject"),
        )
        self.delete = self._button("", with_key(self.tr("Take this span out"), "annotate.delete"))
        self.delete.setAccessibleName(self.tr("Delete"))
        self.accept.clicked.connect(gestures.accept)
        self.reject.clicked.connect(gestures.reject)
        self.delete.clicked.connect(gestures.delete)
        self._lay_out()
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self.chip.theme = self.mark.theme = theme
        for button, name in (
            (self.accept, "accept"),
            (self.reject, "reject"),
            (self.delete, "delete"),
        ):
            button.setIcon(icon(name, theme))
        self.links.set_theme(theme)
        self.note.set_theme(theme)
        self.update()

    def show_span(self, span: Span) -> None:
        """Describe a span."""
        assert self._desk.document is not None
        scheme = self._desk.project.scheme
        label = scheme.label(span.label)
        key = current().labels(scheme).get(span.label, "")
        self.chip.show_label(label, label_shape(scheme, span.label), str(span.label), key)
        self.mark.show_state(span.state, label)
        words = self._desk.document.text[span.start : span.end]
        self.quote.setText(self.tr("“{words}”").format(words=quoted(words)))
        locale = QLocale()
        place = f"{locale.toString(span.start)}–{locale.toString(span.end)}"
        parts = (state_in_words(span.state), score_in_words(span.score), place)
        self.state.setText(" · ".join(part for part in parts if part))
        self.state.setToolTip(range_in_words(span))
        self.origin.setText(origin_in_words(span.origin))
        torn = torn_in_words(span, self._desk.tokens, self._desk.document.text)
        self.torn.setText(torn)
        self.torn.setVisible(bool(torn))
        proposed = any(
            link.head == span.id and link.state is SpanState.SUGGESTED
            for link in self._desk.links(span.id)
        )
        self.accept.setEnabled(proposed or span.state is not SpanState.ACCEPTED)
        self.reject.setEnabled(span.visible)
        self.delete.setEnabled(span.visible or span.origin.kind is OriginKind.HUMAN)
        self.attributes.show_span(span)
        self.links.show_span(span)
        self.note.show_span(span)

    def _lay_out(self) -> None:
        self.torn.setObjectName("warning")
        for label in (self.quote, self.state, self.origin, self.torn):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        large = self.quote.font()
        large.setPointSizeF(large.pointSizeF() + 1)
        self.quote.setFont(large)
        self.origin.setObjectName("muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 8)
        layout.setSpacing(12)
        layout.addWidget(self.chip, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.quote)
        facts = QVBoxLayout()
        facts.setSpacing(4)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.mark)
        line.addWidget(self.state, 1)
        facts.addLayout(line)
        facts.addWidget(self.origin)
        facts.addWidget(self.torn)
        layout.addLayout(facts)
        flow = FlowLayout(gap=4, row_gap=4)
        for button in (self.accept, self.reject, self.delete):
            flow.addWidget(button)
        layout.addLayout(flow)
        layout.addWidget(self.attributes)
        layout.addWidget(self.links)
        layout.addWidget(self.note)
        layout.addStretch(1)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button
