"""A window of its own for each scene: on a copy of a project, with settings of its own."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent

from annotator.app.settings import SettingsFile
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.screenshots import application
from tests.ui.gallery.scenes import opened_by, settle


@contextmanager
def window_on(project: Path | None, language: str) -> Iterator[MainWindow]:
    """Show the window on a copy of a project, or without one."""
    app = application()
    with tempfile.TemporaryDirectory() as place:
        preferences = Preferences(SettingsFile(Path(place, "settings.json")))
        preferences.set("language", language)
        preferences.set("annotator_name", "Camille Aubry")
        if project is not None:
            preferences.set("annotator_id", opened_by(project))
        i18n.install(app, language)
        window = MainWindow(preferences, Appearance(app, preferences), suggesting=False)
        window.resize(1280, 800)
        if project is not None:
            window.project.open(Path(shutil.copy(project, place)))
        window.show()
        settle(window)
        try:
            yield window
        finally:
            window.close()
            window.deleteLater()
            preferences.deleteLater()
            app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
