"""The calm strip over a project that is only read."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from annotator.ui.icons import sign
from annotator.ui.theme import Theme

_SIGN = QSize(18, 18)


class ReadOnlyStrip(QFrame):
    """Says as of when the project is shown, and why it cannot be changed; it cannot be closed."""

    refresh_wanted = Signal()
    work_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, when: str, why: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("read-only-strip")
        self.setAccessibleName(f"{when} {why}")
        self.sign, self.when, self.why = QLabel(self), QLabel(when, self), QLabel(why, self)
        self.why.setObjectName("muted")
        self.why.setWordWrap(True)
        self.refresh = self._button(
            self.tr("Refresh"), self.tr("Read the project as it is now"), self.refresh_wanted
        )
        self.work = self._button(
            self.tr("Open for work"), self.tr("Try to open it so that it can be changed"),
            self.work_wanted,
        )  # fmt: skip
        self.copy = self._button(
            self.tr("Save a copy elsewhere…"),
            self.tr("Write what is shown to another file, and work in that"),
            self.copy_wanted,
        )
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

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.sign.setPixmap(sign("lock", theme, "accent", _SIGN, self.devicePixelRatioF()))
        paper, line = theme.colour("raised").name(), theme.colour("line").name()
        edge = theme.colour("accent").name()
        self.setStyleSheet(
            f"#read-only-strip {{ background: {paper}; border: 0; border-left: 4px solid {edge};"
            f" border-bottom: {theme.edge}px solid {line}; }}"
        )

    def _button(self, text: str, tip: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: wanted.emit())
        return button
