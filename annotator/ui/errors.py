"""Faults shown in the window, and bugs caught by the last net.

A ``UserFacingError`` becomes a bar at the top of the window that waits without blocking. Anything
else is a bug: it goes to the log and to a crash dialog, both without a word of any article.
"""

import faulthandler
import logging
import sys
import threading
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

import platformdirs
from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMessageBox, QPushButton, QWidget

from annotator import __version__
from annotator.app.messages import message_of
from annotator.core.errors import UserFacingError
from annotator.ui.i18n import language, translate
from annotator.ui.icons import icon
from annotator.ui.theme import Theme

_LOG_BYTES = 500_000
_LOG_FILES = 3
_SIGN = QSize(18, 18)
_SAFE_TO_QUOTE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError)
"""Errors whose own words speak of the program; those of others may quote an article."""

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
            f"#message-bar {{ background: {paper}; border: 0; border-bottom: 1px solid {line}; }}"
        )

    def set_words(self) -> None:
        """Write the buttons in the window's language."""
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy this message"))
        self.dismiss.setText(self.tr("Close"))
        self.dismiss.setToolTip(self.tr("Close this message"))

    def show_error(self, error: UserFacingError) -> None:
        """Show a fault in words until it is closed or another takes its place."""
        log.info("told the user: %s", error.code)
        message = message_of(error, language())
        self.say(message.what, message.do)
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
        sign = icon(name, self._theme, role)
        self.sign.setPixmap(sign.pixmap(_SIGN, self.devicePixelRatioF()))

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


def crash_report(kind: type[BaseException], trace: TracebackType | None, error: object) -> str:
    """Return what a bug report needs: where in the program it happened, and never any text."""
    quoted = f": {error}" if issubclass(kind, _SAFE_TO_QUOTE) else ""
    if isinstance(error, OSError):
        quoted = f": {error.strerror}"
    frames = [
        f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    return "\n".join(
        [
            f"Annotator {__version__}, Python {sys.version.split()[0]}, {sys.platform}",
            f"{kind.__module__}.{kind.__qualname__}{quoted}",
            *frames,
        ]
    )


class CrashNet(QObject):
    """Catches what nobody caught, in slots and in threads, and shows it once at a time."""

    caught = Signal(str)
    """The report of a bug; may come from any thread, is received in the window's."""

    def __init__(self, show: Callable[[str], object], folder: Path | None = None) -> None:
        super().__init__()
        self.folder = folder or Path(platformdirs.user_log_dir("annotator", appauthor=False))
        self._show = show
        self._log: logging.Handler | None = None
        self._faults: TextIO | None = None
        self.caught.connect(self._receive, Qt.ConnectionType.AutoConnection)

    def install(self) -> None:
        """Catch from now on, and log to files in the folder."""
        self._open_log()
        sys.excepthook = self._hook
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook

    def remove(self) -> None:
        """Catch no more."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._log is not None:
            log.removeHandler(self._log)
            self._log.close()
        if self._faults is not None:
            faulthandler.disable()
            self._faults.close()

    def _open_log(self) -> None:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._log = RotatingFileHandler(
                self.folder / "annotator.log",
                maxBytes=_LOG_BYTES,
                backupCount=_LOG_FILES,
                encoding="utf-8",
            )
            self._faults = (self.folder / "faults.log").open("a", encoding="utf-8")
        except OSError as error:
            # A disk without room for a log must not keep anybody from working.
            log.warning("no log file: %s", error.strerror)
            return
        self._log.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
        log.addHandler(self._log)
        log.setLevel(logging.INFO)
        faulthandler.enable(self._faults)

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QGuiApplication.quit()
            return
        report = crash_report(kind, trace, error)
        log.error(report)
        self.caught.emit(report)

    def _thread_hook(self, failed: threading.ExceptHookArgs) -> None:
        report = crash_report(failed.exc_type, failed.exc_traceback, failed.exc_value)
        log.error(report)
        self.caught.emit(report)

    def _unraisable_hook(self, failed: "sys.UnraisableHookArgs") -> None:
        """Log what went wrong while something was thrown away: nobody waits for it."""
        log.error(crash_report(failed.exc_type, failed.exc_traceback, failed.exc_value))

    def _receive(self, report: str) -> None:
        self._show(report)
