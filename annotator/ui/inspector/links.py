"""The links of the focused span: to what, by which relation; each can be followed or removed."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import wording
from annotator.ui.desk import Desk
from annotator.ui.elided import ElidedButton
from annotator.ui.gestures import Gestures
from annotator.ui.i18n import language, translate
from annotator.ui.icons import icon, sign
from annotator.ui.inspector.wording import key_of, snippet, state_in_words
from annotator.ui.theme import Theme

_SIGN = QSize(14, 14)


class LinkRow(QWidget):
    """One link: its direction, its kind, the words at its other end, and a way to take it out.

    Rows are used again for other links: to make one costs more than a whole gesture may.
    """

    def __init__(self, desk: Desk, gestures: Gestures, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._gestures = desk, gestures
        self._link: Relation | None = None
        self._other: Span | None = None
        self._arrow = QLabel(self)
        self._relation = QLabel(self)
        self._relation.setObjectName("muted")
        self._go = ElidedButton("", self)
        self._go.setObjectName("go")
        self._go.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._go.clicked.connect(self._follow)
        self._remove = QToolButton(self)
        self._remove.setObjectName("unlink")
        self._remove.setFixedSize(24, 24)
        self._remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._remove.setToolTip(translate("LinkRows", "Take this link out"))
        self._remove.setAccessibleName(translate("LinkRows", "Take this link out"))
        self._remove.clicked.connect(self._take_out)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._arrow)
        layout.addWidget(self._relation)
        layout.addWidget(self._go, 1)
        layout.addWidget(self._remove)

    def show_link(self, link: Relation, other: Span, theme: Theme) -> None:
        """Describe a link by the span at its other end."""
        assert self._desk.document is not None
        self._link, self._other = link, other
        kind = self._desk.project.scheme.relation(link.type)
        name = wording(kind.name, language()) if kind else str(link.type)
        words = snippet(self._desk.document.text[other.start : other.end])
        outgoing = link.child == other.id
        arrow, ratio = "outgoing" if outgoing else "incoming", self.devicePixelRatioF()
        self._arrow.setPixmap(sign(arrow, theme, "muted", _SIGN, ratio))
        self._relation.setText(name)
        self._go.setText(words)
        self._go.setToolTip(f"{words}\n{state_in_words(link.state)}")
        said = (
            translate("LinkRows", "{relation}: {words}")
            if outgoing
            else translate("LinkRows", "{words}: {relation} this")
        )
        self._go.setAccessibleName(said.format(relation=name, words=words))
        font = self._go.font()
        font.setItalic(link.state is SpanState.SUGGESTED)
        self._go.setFont(font)
        self._remove.setIcon(icon("unlink", theme, "muted"))

    def _follow(self) -> None:
        if self._other is not None:
            self._desk.set_focus(self._other.id)

    def _take_out(self) -> None:
        if self._link is not None:
            self._gestures.unlink(self._link.id)


class LinkRows(QWidget):
    """One row per link in force, and the button that begins another."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._gestures, self._theme = desk, gestures, theme
        self._shown: tuple[object, ...] = ()
        self.rows: list[LinkRow] = []
        self._spare: list[LinkRow] = []
        self._heading = QLabel(self.tr("Links"), self)
        self._heading.setObjectName("heading")
        self.begin = QPushButton(self.tr("Link…"), self)
        self.begin.setObjectName("small")
        self.begin.setCheckable(True)
        self.begin.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.begin.setToolTip(
            self.tr("Link this span to the one you choose next ({key})").format(
                key=key_of("annotate.link")
            )
        )
        self.begin.clicked.connect(self._toggle)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        head = QHBoxLayout()
        head.addWidget(self._heading)
        head.addStretch(1)
        head.addWidget(self.begin)
        self._layout.addLayout(head)
        desk.linking_changed.connect(self._follow_linking)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.begin.setIcon(icon("link", theme))
        self._shown = ()
        focused = self._desk.focused
        if focused is not None:
            self.show_span(focused)

    def show_span(self, span: Span) -> None:
        """Show the links of a span."""
        scheme = self._desk.project.scheme
        may_begin = any(span.label in kind.head for kind in scheme.relations)
        order = [kind.id for kind in scheme.relations]
        links = sorted(
            self._desk.links(span.id),
            key=lambda link: order.index(link.type) if link.type in order else len(order),
        )
        shown = (span.id, *links, *(self._other(link, span) for link in links))
        if shown != self._shown:
            self._shown = shown
            self._rebuild(span, links)
        self.begin.setVisible(may_begin)
        self._heading.setVisible(may_begin or bool(links))
        self.setVisible(may_begin or bool(links))
        self._follow_linking()

    def _rebuild(self, span: Span, links: list[Relation]) -> None:
        ends = [(link, other) for link in links if (other := self._other(link, span)) is not None]
        while len(self.rows) > len(ends):
            self._spare.append(self.rows.pop())
            self._spare[-1].hide()
        while len(self.rows) < len(ends):
            row = self._spare.pop() if self._spare else LinkRow(self._desk, self._gestures, self)
            self._layout.insertWidget(1 + len(self.rows), row)
            self.rows.append(row)
        for row, (link, other) in zip(self.rows, ends, strict=True):
            row.show_link(link, other, self._theme)
            row.show()  # at once, not a frame later

    def _other(self, link: Relation, span: Span) -> Span | None:
        return self._desk.span(link.child if link.head == span.id else link.head)

    def _toggle(self) -> None:
        if self._desk.linking is not None:
            self._desk.leave()
        else:
            self._gestures.begin_link()
        self._follow_linking()

    def _follow_linking(self) -> None:
        linking = self._desk.linking is not None
        self.begin.setChecked(linking)
        self.begin.setText(self.tr("Choose the other span…") if linking else self.tr("Link…"))
