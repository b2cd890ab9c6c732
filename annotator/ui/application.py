"""Starting the window: from the command line's words to a window that shows the last article."""

import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QFileOpenEvent, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from annotator.core.resources import resource
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.dialogs.crash import CrashDialogs
from annotator.ui.errors import CrashNet
from annotator.ui.main_window import MainWindow
from annotator.ui.plain_words import PlainWords
from annotator.ui.preferences import Preferences

NAME = "annotator"
_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")


def main(argv: Sequence[str]) -> int:
    """Show the window and run until it is closed; return the exit code.

    ``argv`` names a project to open, or is ``["demo"]``; without it the project opened last is
    shown again, or the welcome page when there is none.
    """
    app = Application([NAME, *argv])
    dress(app)
    crashes = CrashDialogs()
    net = CrashNet(crashes.show)
    net.install()
    crashes.folder = net.folder
    preferences = Preferences()
    i18n.install(app, preferences.settings.language)
    window = MainWindow(preferences, Appearance(app, preferences))
    crashes.parent = window
    app.file_opened.connect(lambda path: window.project.open(Path(path)))
    try:
        begin(window, argv)
    except Exception as error:
        # A bug in opening: it is reported, and the window still offers everything else.
        sys.excepthook(type(error), error, error.__traceback__)
    window.show()
    try:
        return app.exec()
    finally:
        window.project.close()
        net.remove()


class Application(QApplication):
    """The application; macOS tells it, not the command line, which file was double-clicked."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pass on a file that the system wants opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        return super().event(event)


def dress(app: QApplication) -> None:
    """Give the application its name, icon, style and typeface."""
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")  # the window's title says it already
    app.setDesktopFileName(NAME)
    app.setWindowIcon(QIcon(str(resource("icons", "annotator.svg"))))
    app.setStyle("Fusion")
    PlainWords(app)
    known = set(QFontDatabase.families())
    family = next((name for name in _FAMILIES if name in known), "")
    if family and sys.platform.startswith("linux"):
        font = QFont(app.font())
        font.setFamilies([family])
        app.setFont(font)


def begin(window: MainWindow, argv: Sequence[str]) -> None:
    """Open what ``argv`` names, else what was open last; the window says what went wrong."""
    if list(argv[:1]) == ["demo"]:
        window.project.demo()
    elif argv:
        window.project.open(Path(argv[0]))
    else:
        recent = window.preferences.settings.recent
        if recent:
            window.project.open(Path(recent[0]))
