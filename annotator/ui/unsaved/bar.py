"""The bar that stays as long as something is not saved."""

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.ui.icons import sign
from annotator.ui.theme import Theme

_SIGN = QSize(22, 22)
_SHARE = 0.45
"""How much of the bar's width its buttons may take beside the words."""
_STAYS = 4000
"""Milliseconds for which the bar says that all is saved, before it goes."""


class UnsavedBar(QFrame):
    """Says what is not saved, why, and what helps; it cannot be closed."""

    retry_wanted = Signal()
    copy_wanted = Signal()
    details_wanted = Signal()
    repair_wanted = Signal()
    backups_wanted = Signal()
    reopen_wanted = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("unsaved-bar")
        self._theme, self._role = theme, "danger"
        self._fade, self._calm = (QTimer(self, singleShot=True, interval=_STAYS) for _ in "12")
        self._fade.timeout.connect(self.hide)
        self._calm.timeout.connect(self._calm_down)
        self.sign = QLabel(self)
        self.what, self.why, self.note = QLabel(self), QLabel(self), QLabel(self)
        for label in (self.what, self.why, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = self._button(
            self.tr("Try again"), self.tr("Try at once to save it (Ctrl+S)"), self.retry_wanted
        )
        self.copy = self._button(
            self.tr("Save a copy elsewhere…"),
            self.tr("Write the whole project to another file, with what is not saved yet"),
            self.copy_wanted,
        )
        self.repair = self._button(
            self.tr("Repair into a new file…"),
            self.tr("Save all that can still be read, and what is not saved yet, in a new file"),
            self.repair_wanted,
        )
        self.backups = self._button(
            self.tr("Backups…"), self.tr("Look at the project's backups"), self.backups_wanted
        )
        self.reopen = self._button(
            self.tr("Open again"),
            self.tr("Open the project again, where its drive was away for a moment, and save it"),
            self.reopen_wanted,
        )
        self.details = self._button(
            self.tr("Details"), self.tr("List what is not saved, to be copied"), self.details_wanted
        )
        self._arrange()
        self._dress()
        self.hide()

    @property
    def saying_saved(self) -> bool:
        """Whether it says that all is saved, before it goes."""
        return self._role == "success" and self._fade.isActive()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self._theme = theme
        self._dress()

    def show_unsaved(
        self, what: str, why: str, *, damaged: bool = False, failing: bool = False
    ) -> None:
        """Say that something is not saved; a file that is damaged or fails has more that helps."""
        self._fade.stop()
        self._role = "danger"
        self.what.setText(what)
        self.why.setText(why)
        if not self._calm.isActive():
            self._calm_down()
        self.repair.setVisible(damaged)
        self.backups.setVisible(damaged)
        self.reopen.setVisible(failing)
        for part in (self.why, self.note, self.retry, self.copy, self.details):
            part.show()
        self._dress()
        if self.isHidden():
            self._announce(f"{what}. {why}")
        self.setAccessibleName(f"{what}. {why}")
        self._fit()
        self.show()

    def show_damaged(self, what: str, why: str) -> None:
        """Say that the file is damaged, with nothing waiting."""
        self.show_unsaved(what, why, damaged=True)
        for part in (self.note, self.retry, self.details):
            part.hide()

    def show_saved(self, what: str) -> None:
        """Say that everything is saved now, and go."""
        self._calm.stop()
        self._role = "success"
        self.what.setText(what)
        for part in (self.why, self.note, *self._buttons()):
            part.hide()
        self._dress()
        self._announce(what)
        self.setAccessibleName(what)
        self.show()
        self._fade.start()

    def show_refused(self) -> None:
        """Say for some seconds that a gesture was not begun."""
        words = self.tr("That was not done: what is above has to be saved first.")
        self.note.setText(words)
        self.note.setStyleSheet(f"color: {self._theme.colour('danger').name()}; font-weight: 600;")
        self._announce(words)
        self._calm.start()

    def _calm_down(self) -> None:
        self.note.setStyleSheet(f"color: {self._theme.colour('muted').name()};")
        self.note.setText(
            self.tr("Until then no other gesture is begun; what you type is kept in this window.")
        )

    def _announce(self, words: str) -> None:
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.details, self.backups, self.repair, self.reopen, self.copy, self.retry

    def _button(self, text: str, tip: str, wanted: SignalInstance) -> QPushButton:
        button = QPushButton(text, self)
        button.setToolTip(tip)
        button.clicked.connect(wanted)
        return button

    def _arrange(self) -> None:
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (self.what, self.why, self.note):
            words.addWidget(label)
        told.addLayout(words, 1)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        for button in self._buttons():
            row.addWidget(button)
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(12, 8, 8, 8)
        self._layout.setSpacing(8)
        self._layout.addLayout(told, 1)
        self._layout.addLayout(row)
        for part in (self.repair, self.backups, self.reopen):
            part.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the buttons below the words where they would leave them no room."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        shown = [button for button in self._buttons() if not button.isHidden()]
        wide = sum(button.sizeHint().width() for button in shown) > self.width() * _SHARE
        way = QBoxLayout.Direction.TopToBottom if wide else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() != way:
            self._layout.setDirection(way)

    def _dress(self) -> None:
        theme = self._theme
        name = "accept" if self._role == "success" else "warning"
        self.sign.setPixmap(sign(name, theme, self._role, _SIGN, self.devicePixelRatioF()))
        paper, line = theme.colour("raised").name(), theme.colour("line").name()
        edge, muted = theme.colour(self._role).name(), theme.colour("muted").name()
        self.setStyleSheet(
            f"#unsaved-bar {{ background: {paper}; border: 0; border-left: 4px solid {edge};"
            f" border-bottom: {theme.edge}px solid {line}; }}"
        )
        self.what.setStyleSheet("font-weight: 600;")
        self.why.setStyleSheet(f"color: {theme.colour('text').name()};")
        if not self._calm.isActive():
            self.note.setStyleSheet(f"color: {muted};")
