"""What the status line shows of learning: how far a run is, or that it is time for one."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QToolButton, QWidget

from annotator.ui.icons import icon
from annotator.ui.learning.wording import phase_text
from annotator.ui.theme import Theme

if TYPE_CHECKING:
    from annotator.nlp.training.job import Progress

_WIDTH = 56


class TrainingMark(QWidget):
    """A flat button, with a small bar and a cross while something is being learned."""

    asked = Signal()
    """The button was pressed."""
    stop_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown = ""
        self.button = QToolButton(self)
        self.button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.bar = QProgressBar(self)
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(_WIDTH)
        self.bar.setAccessibleName(self.tr("Training"))
        self.cancel = QToolButton(self)
        self.cancel.setToolTip(self.tr("Stop the training; nothing of it is kept"))
        self.cancel.setAccessibleName(self.tr("Stop training"))
        for button in (self.button, self.cancel):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(4, 0, 4, 0)
        layout.setSpacing(4)
        for part in (self.button, self.bar, self.cancel):
            layout.addWidget(part)
        self.button.clicked.connect(self.asked)
        self.cancel.clicked.connect(self.stop_wanted)
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Show everything in the colours of ``theme``."""
        self._theme = theme
        self.button.setIcon(icon("learn", theme, "muted"))
        self.cancel.setIcon(icon("cancel", theme, "muted"))

    def follow(self, progress: "Progress | None") -> None:
        """Show how far a run is; with nothing on its way, go."""
        if progress is None:
            self.hide()
            return
        share = progress.done / progress.total if progress.total else 0.0
        number = QLocale().toString(int(100 * share))
        self._show(self.tr("Training {percent} %").format(percent=number), busy=True)
        self.button.setToolTip(phase_text(progress))
        self.bar.setRange(0, 1000)
        self.bar.setValue(int(1000 * share))

    def offer(self) -> None:
        """Say that it is time to train."""
        self._show(self.tr("Time to train"), busy=False)
        self.button.setToolTip(
            self.tr("Enough articles were finished for the recogniser to learn from them")
        )

    def _show(self, text: str, *, busy: bool) -> None:
        self.button.setText(text)
        self.button.setIcon(icon("learn", self._theme, "muted" if busy else "accent"))
        self.bar.setVisible(busy)
        self.cancel.setVisible(busy)
        self.show()
