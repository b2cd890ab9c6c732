"""The strip over the article that says what to do next; it is never in the way."""

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from annotator.ui.icons import sign
from annotator.ui.theme import Theme

_SIGN = QSize(20, 20)
_BAR = 72


class TourCard(QFrame):
    """A heading, an instruction, how far one is, and the ways out."""

    skip_wanted = Signal()
    end_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("tour-card")
        self._theme, self._ended = theme, False
        self.sign = QLabel(self)
        self.heading, self.text, self.count = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.heading, self.text, self.count):
            label.setTextFormat(Qt.TextFormat.PlainText)
        font = self.heading.font()
        font.setWeight(font.Weight.DemiBold)
        self.heading.setFont(font)
        self.text.setWordWrap(True)
        self.count.setObjectName("muted")
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_BAR)
        self.skip = self._button(
            self.tr("Skip"), self.tr("Go on to the next step of the tour"), self.skip_wanted
        )
        self.end = self._button(
            self.tr("End the tour"), self.tr("Leave it; the menu Help begins it again"),
            self.end_wanted,
        )  # fmt: skip
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(12)
        layout.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.heading)
        layout.addWidget(self.text, 1)
        layout.addWidget(self.bar)
        layout.addWidget(self.count)
        layout.addWidget(self.skip)
        layout.addWidget(self.end)
        self.set_theme(theme)

    def show_step(self, heading: str, text: str, number: int, of: int) -> None:
        """Show a step; after the last one there is nothing to skip."""
        self._ended = number > of
        self.heading.setText(heading)
        self.text.setText(text)
        done = min(number - 1, of)
        self.bar.setRange(0, of)
        self.bar.setValue(done)
        self.count.setText(self.tr("{done} of {all}").format(done=done, all=of))
        self.bar.setAccessibleName(self.tr("Steps of the tour that are done"))
        self.skip.setVisible(not self._ended)
        self.setAccessibleName(f"{heading}. {text}")
        self.set_theme(self._theme)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self, f"{heading}. {text}")
            )

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        role = "success" if self._ended else "accent"
        name = "finish" if self._ended else "suggest"
        self.sign.setPixmap(sign(name, theme, role, _SIGN, self.devicePixelRatioF()))
        paper, line = theme.colour("raised").name(), theme.colour("line").name()
        self.setStyleSheet(
            f"#tour-card {{ background: {paper}; border: 0;"
            f" border-left: 4px solid {theme.colour(role).name()};"
            f" border-bottom: {theme.edge}px solid {line}; }}"
        )

    def _button(self, text: str, tip: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        # The keys of the article go on working: it keeps the keyboard unless Tab is meant.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _=False: wanted.emit())
        return button
