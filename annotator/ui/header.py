"""The strips around the article: where it comes from, how far it is, how to get suggestions."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.core.effects import Effects
from annotator.core.model import Document, DocumentState
from annotator.ui.desk import Desk
from annotator.ui.elided import ElidedLabel
from annotator.ui.gestures import Gestures
from annotator.ui.i18n import language, locale_of
from annotator.ui.icons import icon, sign
from annotator.ui.inspector.wording import with_key
from annotator.ui.library.wording import shown_date, state_in_words
from annotator.ui.theme import Theme

_STATE_ROLES = {
    DocumentState.NEW: "muted",
    DocumentState.IN_PROGRESS: "accent",
    DocumentState.DONE: "success",
    DocumentState.SKIPPED: "warning",
}
_ICON = QSize(14, 14)
_HEIGHT = 38
_COMMENT = QSize(340, 30)


class ArticleHeader(QFrame):
    """Source, date and author of the article on the desk, its state, and its flag."""

    left = Signal()
    """The keyboard belongs to the article again."""
    versions_wanted = Signal()
    """The other versions of the article's story are to be shown."""

    def __init__(
        self, desk: Desk, gestures: Gestures, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("article-header")
        self._desk = desk
        self._gestures = gestures
        self._theme = theme
        self.origin = ElidedLabel(self)
        self.origin.setObjectName("muted")
        self.state = QLabel(self)
        self.versions = self._sign()
        self.flag_sign = QLabel(self)
        self.flag_text = QLabel(self)
        self.comment = QLineEdit(self)
        self.comment.setPlaceholderText(self.tr("Why? Enter flags the article, Esc gives up"))
        self.comment.setAccessibleName(self.tr("Comment on the flag"))
        self.comment.setFixedSize(_COMMENT)
        self.comment.hide()
        self.comment.installEventFilter(self)
        self.comment.returnPressed.connect(self._flag)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(8)
        layout.addWidget(self.origin, 1)
        layout.addWidget(self.versions)
        layout.addSpacing(8)
        for widget in (self.flag_sign, self.flag_text, self.comment):
            layout.addWidget(widget)
        layout.addSpacing(12)
        layout.addWidget(self.state)
        self.setFixedHeight(_HEIGHT)  # the article must not jump when the comment is asked for
        for label in (self.origin, self.flag_text, self.state):
            label.setTextFormat(Qt.TextFormat.PlainText)
        desk.document_changed.connect(self.refresh)
        desk.bridge.changed.connect(self._follow)
        desk.bridge.keeping.stale.connect(self.refresh)
        self.set_theme(theme)

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        paper, line = theme.colour("paper").name(), theme.colour("line").name()
        self.setStyleSheet(
            f"#article-header {{ background: {paper}; border: 0;"
            f" border-bottom: {theme.edge}px solid {line}; }}"
        )
        self.refresh()

    def refresh(self) -> None:
        """Show the document on the desk."""
        document = self._desk.document
        self.comment.hide()
        self.setVisible(document is not None)
        if document is None:
            return
        status = self._desk.project.status(document.id)
        self.origin.setText(origin_of(document))
        self.state.setText(state_in_words(status.state))
        self._colour(self.state, _STATE_ROLES[status.state])
        self._show_flag(flagged=status.flagged, comment=status.comment)
        self.show_versions()

    def _sign(self) -> QToolButton:
        sign = QToolButton(self)
        sign.setObjectName("small")
        sign.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # its command has a key
        sign.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        sign.setIconSize(_ICON)
        sign.clicked.connect(self.versions_wanted)
        return sign

    def show_versions(self) -> None:
        """Say how many versions the article's story has, if there are others."""
        document = self._desk.document
        count = len(self._desk.project.versions(document.id)) if document else 0
        self.versions.setVisible(count > 1)
        if count > 1:
            self.versions.setIcon(icon("versions", self._theme, "muted"))
            self.versions.setText(self.tr("%n version(s)", "", count))
            tip = self.tr("The project has other versions of this story: compare them")
            self.versions.setToolTip(with_key(tip, "view.versions"))

    def flag(self) -> None:
        """Ask for a comment and flag the document, or take its flag away."""
        document = self._desk.document
        if document is None:
            return
        if self._desk.project.status(document.id).flagged:
            self._gestures.flag()
            return
        self.comment.clear()
        self.comment.show()
        self.comment.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Give up the comment on Esc."""
        leaving = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if watched is self.comment and leaving:
            event.accept()
            if event.type() == QEvent.Type.KeyPress:
                self._give_up()
            return True
        return super().eventFilter(watched, event)

    def _flag(self) -> None:
        comment = self.comment.text().strip()
        self._give_up()
        self._gestures.flag(comment)

    def _give_up(self) -> None:
        self.comment.hide()
        self.left.emit()

    def _follow(self, effects: Effects) -> None:
        if self._desk.document is not None and self._desk.document.id in effects.statuses:
            self.refresh()
        elif effects.library:
            self.show_versions()

    def _show_flag(self, *, flagged: bool, comment: str) -> None:
        self.flag_sign.setVisible(flagged)
        self.flag_text.setVisible(flagged)
        if flagged:
            flag = sign("flag", self._theme, "warning", _ICON, self.devicePixelRatioF())
            self.flag_sign.setPixmap(flag)
            self.flag_text.setText(comment or self.tr("Flagged"))
            self.flag_text.setToolTip(comment)
            self._colour(self.flag_text, "warning")

    def _colour(self, label: QLabel, role: str) -> None:
        # The window's style sheet sets the colour of text, so a palette would not.
        label.setStyleSheet(f"color: {self._theme.colour(role).name()}; font-weight: 600;")


def origin_of(document: Document) -> str:
    """Return source, date and author, as far as they are known."""
    date = shown_date(document.published, locale_of(language()))
    return " · ".join(part for part in (document.source, date, document.author) if part)


class EmptyProject(QWidget):
    """What a project without articles shows in their place."""

    add_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        text = QLabel(self.tr("This project has no articles yet."), self)
        font = text.font()
        font.setPointSizeF(font.pointSizeF() * 1.3)
        text.setFont(font)
        how = QLabel(self.tr("Add text files or JSON Lines, or drop them here."), self)
        how.setObjectName("muted")
        add = QPushButton(self.tr("Add articles…"), self)
        add.setObjectName("primary")
        add.clicked.connect(self.add_requested)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addStretch(2)
        for widget in (text, how, add):
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
