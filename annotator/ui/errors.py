"""Faults shown in the window.

A ``UserFacingError`` becomes a bar at the top of the window that waits without blocking. Anything
else is a bug; see ``annotator.ui.crash_net``.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication, QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from annotator.app.messages import message_of
from annotator.core.errors import UserFacingError
from annotator.ui.i18n import language, translate
from annotator.ui.icons import sign
from annotator.ui.theme import Theme

_SIGN = QSize(18, 18)
log = logging.getLogger("annotator")


@dataclass(frozen=True, slots=True)
class Message:
    """What happened, what to do next, and up to two buttons with what they do."""

    what: str
    do: str = ""
    more: str = ""
    show_more: Callable[[], object] | None = None
    second: str = ""
    do_second: Callable[[], object] | None = None
    warns: bool = False


class MessageBar(QFrame):
    """One message at the top of the window: what happened, and what to do next."""

    said = Signal(object)
    """Another ``Message`` stands here."""
    closed = Signal()
    """The message is gone, whoever closed it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self.theme = theme
        self.message = Message("")
        self.sign = QLabel(self)
        self.what = QLabel(self)
        self.do = QLabel(self)
        self.do.setObjectName("muted")
        self.more = QPushButton(self)
        self.second = QPushButton(self)
        self.copy = QPushButton(self)
        self.dismiss = QPushButton(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self.sign)
        for label in (self.what, self.do):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            layout.addWidget(label, 1)
        for button in (self.more, self.second, self.copy, self.dismiss):
            layout.addWidget(button)
        self.more.clicked.connect(self._show_more)
        self.second.clicked.connect(self._do_second)
        self.copy.clicked.connect(self.copy_text)
        self.dismiss.clicked.connect(self.hide)
        self.set_words()
        self.set_theme(theme)
        self.hide()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of ``theme``."""
        self.theme = theme
        self._show_sign()
        paper, line = theme.colour("raised").name(), theme.colour("line").name()
        self.setStyleSheet(
            f"#message-bar {{ background: {paper}; border: 0;"
            f" border-bottom: {theme.edge}px solid {line}; }}"
        )

    def set_words(self) -> None:
        """Write the buttons in the window's language."""
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy this message"))
        self.dismiss.setText(self.tr("Close"))
        self.dismiss.setToolTip(self.tr("Close this message"))

    def show_error(
        self,
        error: UserFacingError,
        *,
        more: str = "",
        show_more: Callable[[], object] | None = None,
        second: str = "",
        do_second: Callable[[], object] | None = None,
    ) -> None:
        """Show a fault in words until it is closed or another takes its place.

        The buttons are those of ``say``.
        """
        log.info("told the user: %s", error.code)
        message = message_of(error, language())
        self.put(Message(message.what, message.do, more, show_more, second, do_second, warns=True))

    def say(
        self,
        what: str,
        do: str = "",
        *,
        more: str = "",
        show_more: Callable[[], object] | None = None,
        second: str = "",
        do_second: Callable[[], object] | None = None,
    ) -> None:
        """Show a message, with a button called ``more`` if there is more to show.

        A ``second`` button acts on what the message tells, and closes it.
        """
        self.put(Message(what, do, more, show_more, second, do_second))

    def put(self, message: Message) -> None:
        """Show a message until it is closed or another takes its place."""
        self.message = message
        self.what.setText(message.what)
        self.do.setText(message.do)
        self.do.setVisible(bool(message.do))
        self.more.setText(message.more)
        self.more.setVisible(message.show_more is not None)
        self.second.setText(message.second)
        self.second.setVisible(message.do_second is not None)
        self._show_sign()
        self.setAccessibleName(message.what)
        self.show()
        if QAccessible.isActive():
            words = f"{message.what} {message.do}".strip()
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.said.emit(message)

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 (Qt's name)
        """Tell when the message is gone, and not when its window is."""
        super().hideEvent(event)
        if self.isHidden():
            self.closed.emit()

    def copy_text(self) -> None:
        """Put the message on the clipboard."""
        text = "\n".join(part for part in (self.what.text(), self.do.text()) if part)
        QGuiApplication.clipboard().setText(text)

    def _show_sign(self) -> None:
        name, role = ("warning", "warning") if self.message.warns else ("info", "accent")
        self.sign.setPixmap(sign(name, self.theme, role, _SIGN, self.devicePixelRatioF()))

    def _show_more(self) -> None:
        if self.message.show_more is not None:
            self.message.show_more()

    def _do_second(self) -> None:
        if self.message.do_second is not None:
            self.hide()
            self.message.do_second()


def show_without_window(error: UserFacingError) -> None:
    """Show a fault when there is no window to show it in."""
    message = message_of(error, language())
    QMessageBox.critical(None, translate("errors", "Annotator"), f"{message.what}\n\n{message.do}")
