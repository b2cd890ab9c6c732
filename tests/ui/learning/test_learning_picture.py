"""A picture of the window of what was learned, with an example's runs."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator.app.training.due import Changes
from annotator.app.training.material import Readiness
from annotator.ui import i18n
from annotator.ui.learning.feature import Learning
from annotator.ui.learning.wording import ready_text
from annotator.ui.main_window import MainWindow
from annotator.ui.screenshots import save
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace
from tests.ui.learning.made_runs import make_project
from tests.ui.pictures import LOOKS, place

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture(autouse=True)
def restored(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    yield
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def show_what_was_learned(work: Workspace) -> QWidget:
    window = work.window()
    assert isinstance(window, MainWindow)
    feature = next(one for one in window.features if isinstance(one, Learning))
    shown = feature.show()
    ready = Readiness(articles=212, held_out=51, spans=1300, held_out_spans=1080)
    new = Changes(articles=15, gestures=900, needed=49)
    shown.say_ready(ready_text(ready, new), enough=True, measuring=False)
    return shown


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_what_was_learned(tmp_path: Path, theme: str, language: str) -> None:
    path = place(tmp_path, "learning", theme, language)
    project = make_project(tmp_path, runs=4)
    save(project, path, theme=theme, language=language, prepare=show_what_was_learned)
    image = QImage(str(path))
    colours = load_theme(theme)
    seen = {image.pixelColor(x, y).name() for x in range(1050, 1160) for y in range(120, 290)}
    assert {colours.roles["success"], colours.roles["danger"]} <= seen
    curve = {image.pixelColor(x, y).name() for x in range(10, 420) for y in range(400, 640)}
    assert colours.roles["accent"] in curve
