"""Starting the window: from the command line's words to a window that shows the last article."""

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QFileOpenEvent, QFont, QFontDatabase, QIcon
from PySide6.QtWidgets import QApplication

from annotator.core.resources import resource
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.crash_net import CrashNet
from annotator.ui.dialogs.crash import CrashDialogs
from annotator.ui.main_window import MainWindow
from annotator.ui.plain_words import PlainWords
from annotator.ui.preferences import Preferences

NAME = "annotator"
_FAMILIES = ("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans")


def main(argv: Sequence[str], shown: Callable[[MainWindow], None] | None = None) -> int:
    """Show the window and run until it is closed; return the exit code.

    ``argv`` names a project to open, or is ``["demo"]``; without it the project opened last is
    shown again, or the welcome page when there is none. ``shown`` is called just before the window
    is shown, to follow what it does.
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
    watch(window, net, crashes)
    app.file_opened.connect(lambda path: window.project.open(Path(path)))
    try:
        begin(window, argv)
    except Exception as error:
        # A bug in opening: it is reported, and the window still offers everything else.
        sys.excepthook(type(error), error, error.__traceback__)
    PlainWords(app)
    if shown is not None:
        shown(window)
    window.show()
    QTimer.singleShot(0, collect_from_now_on)
    crashes.show_ended(net.ended)
    try:
        return app.exec()
    finally:
        window.project.close()
        net.remove()


def watch(window: MainWindow, net: CrashNet, crashes: CrashDialogs) -> None:
    """Let bugs be told in ``window``, with what is not saved in it."""

    def unsaved() -> int:
        bridge = window.project.bridge
        return len(bridge.keeping.kept) if bridge is not None else 0

    def follow() -> None:
        bridge = window.project.bridge
        if bridge is not None:
            bridge.keeping.changed.connect(lambda: net.note_unsaved(unsaved()))

    crashes.parent, crashes.unsaved, crashes.recover = window, unsaved, window.read_again
    net.explain = window.explains
    window.project.opened.connect(follow)
    window.project.closing.connect(lambda: net.note_unsaved(0))


class Application(QApplication):
    """The application; macOS tells it, not the command line, which file was double-clicked."""

    file_opened = Signal(str)

    def event(self, event: QEvent) -> bool:
        """Pass on a file that the system wants opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_opened.emit(event.file())
            return True
        return super().event(event)


def collect_from_now_on() -> None:
    """Let memory be collected again, but not looked for in what the start has made: that stays.

    A start makes hundreds of thousands of objects; looking through them is felt each time.
    """
    gc.freeze()
    gc.enable()


def dress(app: QApplication) -> None:
    """Give the application its name, icon, style and typeface; ``PlainWords`` comes later."""
    app.setApplicationName(NAME)
    app.setApplicationDisplayName("")  # the window's title says it already
    app.setDesktopFileName(NAME)
    app.setWindowIcon(QIcon(str(resource("icons", "annotator.svg"))))
    app.setStyle("Fusion")
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
