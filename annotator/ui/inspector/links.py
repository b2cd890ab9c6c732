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
from annotator.ui.i18n import language
from annotator.ui.icons import icon
from annotator.ui.inspector.wording import key_of, snippet, state_in_words
from annotator.ui.theme import Theme


class LinkRows(QWidget):
    """One row per link in force, and the button that begins another."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._gestures, self._theme = desk, gestures, theme
        self._shown: tuple[object, ...] = ()
        self.rows: list[QWidget] = []
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
        for row in self.rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for link in links:
            other = self._other(link, span)
            if other is not None:
                row = self._row(link, span, other)
                self._layout.insertWidget(1 + len(self.rows), row)
                row.show()  # at once, not a frame later
                self.rows.append(row)

    def _row(self, link: Relation, span: Span, other: Span) -> QWidget:
        assert self._desk.document is not None
        kind = self._desk.project.scheme.relation(link.type)
        name = wording(kind.name, language()) if kind else str(link.type)
        words = snippet(self._desk.document.text[other.start : other.end])
        outgoing = link.head == span.id
        row = QWidget(self)
        layout = QHBoxLayout(row)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        arrow = QLabel(row)
        arrow.setPixmap(
            icon("outgoing" if outgoing else "incoming", self._theme, "muted").pixmap(
                QSize(14, 14), self.devicePixelRatioF()
            )
        )
        relation = QLabel(name, row)
        relation.setObjectName("muted")
        go = ElidedButton(words, row)
        go.setObjectName("go")
        go.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        go.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        go.setToolTip(f"{words}\n{state_in_words(link.state)}")
        go.setAccessibleName(
            self.tr("{relation}: {words}").format(relation=name, words=words)
            if outgoing
            else self.tr("{words}: {relation} this").format(relation=name, words=words)
        )
        font = go.font()
        font.setItalic(link.state is SpanState.SUGGESTED)
        go.setFont(font)
        go.clicked.connect(lambda: self._desk.set_focus(other.id))
        layout.addWidget(arrow)
        layout.addWidget(relation)
        layout.addWidget(go, 1)
        layout.addWidget(self._remover(link, row))
        return row

    def _remover(self, link: Relation, row: QWidget) -> QToolButton:
        remove = QToolButton(row)
        remove.setObjectName("unlink")
        remove.setFixedSize(24, 24)
        remove.setIcon(icon("unlink", self._theme, "muted"))
        remove.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        remove.setToolTip(self.tr("Take this link out"))
        remove.setAccessibleName(self.tr("Take this link out"))
        remove.clicked.connect(lambda: self._gestures.unlink(link.id))
        return remove

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
