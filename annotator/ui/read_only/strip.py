"""The calm strip over a project that is only read."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from annotator.ui.icons import sign
from annotator.ui.theme import Theme

_SIGN = QSize(18, 18)


class ReadOnlyStrip(QFrame):
    """Says as of when the project is shown, and why it cannot be changed; it cannot be closed."""

    def __init__(
        self, when: str, why: str, theme: Theme, actions: tuple[QAction, QAction, QAction]
    ) -> None:
        """Show it with the actions that read anew, open for work, and save a copy."""
        super().__init__()
        self.setObjectName("read-only-strip")
        self.setAccessibleName(f"{when} {why}")
        self.sign, self.when, self.why = QLabel(self), QLabel(when, self), QLabel(why, self)
        self.why.setObjectName("muted")
        self.why.setWordWrap(True)
        reread, work, copy = actions
        self.refresh = self._button(self.tr("Refresh"), reread)
        self.work = self._button(self.tr("Open for work"), work)
        self.copy = self._button(self.tr("Save a copy elsewhere…"), copy)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.setSpacing(8)
        for part in (self.sign, self.when):
            layout.addWidget(part)
        layout.addWidget(self.why, 1)
        for button in (self.refresh, self.work, self.copy):
            layout.addWidget(button)
        for label in (self.when, self.why):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.set_theme(theme)

    def offer(self) -> None:
        """Say that nobody has the project open any more, and offer to open it for work."""
        words = self.tr("Nobody has it open any more: you can open it for work.")
        self.why.setText(words)
        self.work.setObjectName("primary")
        self.work.style().unpolish(self.work)
        self.work.style().polish(self.work)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.sign.setPixmap(sign("lock", theme, "accent", _SIGN, self.devicePixelRatioF()))
        paper, line = theme.colour("raised").name(), theme.colour("line").name()
        edge = theme.colour("accent").name()
        self.setStyleSheet(
            f"#read-only-strip {{ background: {paper}; border: 0; border-left: 4px solid {edge};"
            f" border-bottom: {theme.edge}px solid {line}; }}"
        )

    def _button(self, text: str, action: QAction) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(action.toolTip())
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: action.trigger())
        return button
