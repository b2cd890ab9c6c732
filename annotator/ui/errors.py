"""Faults shown in the window.

A ``UserFacingError`` becomes a bar at the top of the window that waits without blocking. Anything
else is a bug; see ``annotator.ui.crash_net``.
"""

import logging
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from annotator.app.messages import message_of
from annotator.core.errors import UserFacingError
from annotator.ui.i18n import language, translate
from annotator.ui.icons import sign
from annotator.ui.theme import Theme

_SIGN = QSize(18, 18)
log = logging.getLogger("annotator")


class MessageBar(QFrame):
    """One message at the top of the window: what happened, and what to do next."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message-bar")
        self._theme = theme
        self._warns = False
        self.sign = QLabel(self)
        self.what = QLabel(self)
        self.do = QLabel(self)
        self.do.setObjectName("muted")
        self.more = QPushButton(self)
        self.second = QPushButton(self)
        self.copy = QPushButton(self)
        self.dismiss = QPushButton(self)
        self._more: Callable[[], object] | None = None
        self._then: Callable[[], object] | None = None
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
        self._theme = theme
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
        self.say(
            message.what,
            message.do,
            more=more,
            show_more=show_more,
            second=second,
            do_second=do_second,
        )
        self._warns = True
        self._show_sign()

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
        self.what.setText(what)
        self.do.setText(do)
        self.do.setVisible(bool(do))
        self.more.setText(more)
        self.more.setVisible(show_more is not None)
        self._more = show_more
        self.second.setText(second)
        self.second.setVisible(do_second is not None)
        self._then = do_second
        self._warns = False
        self._show_sign()
        self.setAccessibleName(what)
        self.show()

    def copy_text(self) -> None:
        """Put the message on the clipboard."""
        text = "\n".join(part for part in (self.what.text(), self.do.text()) if part)
        QGuiApplication.clipboard().setText(text)

    def _show_sign(self) -> None:
        name, role = ("warning", "warning") if self._warns else ("info", "accent")
        self.sign.setPixmap(sign(name, self._theme, role, _SIGN, self.devicePixelRatioF()))

    def _show_more(self) -> None:
        if self._more is not None:
            self._more()

    def _do_second(self) -> None:
        if self._then is not None:
            self.hide()
            self._then()


def show_without_window(error: UserFacingError) -> None:
    """Show a fault when there is no window to show it in."""
    message = message_of(error, language())
    QMessageBox.critical(None, translate("errors", "Annotator"), f"{message.what}\n\n{message.do}")
