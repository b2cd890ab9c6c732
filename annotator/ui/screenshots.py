"""Pictures of the real window, for the help pages and for looking at one's work."""

import os
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app.settings import SettingsFile
from annotator.core.errors import ProjectNotFoundError
from annotator.core.ids import DocumentId
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.application import NAME, dress
from annotator.ui.main_window import MainWindow
from annotator.ui.plain_words import PlainWords
from annotator.ui.preferences import Preferences
from annotator.ui.workspace import Workspace

_ROUNDS = 20
"""Rounds of events that layouts and list models need to settle."""


def save(
    project_path: Path,
    png_path: Path,
    *,
    theme: str = "light",
    size: tuple[int, int] = (1280, 800),
    document: DocumentId | None = None,
    language: str = "en",
    prepare: Callable[[Workspace], object] | None = None,
) -> None:
    """Write what the window shows of a project to ``png_path``, without a screen.

    ``prepare`` may bring the page into the state to be shown, say focus a span; where it returns
    a window of its own, that is what is shown.
    The person's settings are neither read nor written, and no suggestions are made.

    Raises:
        ProjectNotFoundError: the project could not be opened.
    """
    app = application()
    with tempfile.TemporaryDirectory() as folder:
        preferences = Preferences(SettingsFile(Path(folder, "settings.json")))
        preferences.set("theme", theme)
        preferences.set("language", language)
        i18n.install(app, language)
        appearance = Appearance(app, preferences)
        window = MainWindow(preferences, appearance, suggesting=False)
        window.resize(*size)
        if not window.project.open(project_path):
            raise ProjectNotFoundError(path=str(project_path))
        if document is not None and window.workspace is not None:
            window.workspace.desk.open(document)
        window.show()
        settle(app)
        shown: QWidget = window
        if prepare is not None and window.workspace is not None:
            other = prepare(window.workspace)
            shown = other if isinstance(other, QWidget) else window
            settle(app)
        png_path.parent.mkdir(parents=True, exist_ok=True)
        shown.grab().save(str(png_path))
        window.close()
        window.deleteLater()
        preferences.deleteLater()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(app: QApplication) -> None:
    """Let everything that was posted take place."""
    for _ in range(_ROUNDS):
        app.sendPostedEvents()
        app.processEvents()


def application() -> QApplication:
    """Return the running application, or one without a screen."""
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([NAME])
    dress(app)
    PlainWords(app)
    return app
