"""Pictures of the dashboard, with a team's example."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui import i18n
from annotator.ui.dashboard.feature import DashboardFeature
from annotator.ui.main_window import MainWindow
from annotator.ui.screenshots import save
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace
from tests.ui.pictures import LOOKS, place
from tests.unit.app.dashboard.made_team import Clock, busy_project

pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        return busy_project(tmp_path_factory.mktemp("team"), Clock(patch))


@pytest.fixture(autouse=True)
def restored(qapp: QApplication, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    yield
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def show_dashboard(work: Workspace) -> QWidget:
    window = work.window()
    assert isinstance(window, MainWindow)
    feature = next(one for one in window.features if isinstance(one, DashboardFeature))
    shown = feature.show()
    assert feature.counting is not None
    waiting = QEventLoop()
    feature.counting.built.connect(waiting.quit, Qt.ConnectionType.QueuedConnection)
    waiting.exec()
    page = os.environ.get("ANNOTATOR_PAGE")  # another page than the first, to look at
    if page:
        shown.list.setCurrentRow(int(page))
    shown.told.setText(shown.told.text().rpartition(" · ")[0])  # but for the time of day
    return shown


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_dashboard(made: Path, tmp_path: Path, theme: str, language: str) -> None:
    path = place(tmp_path, "dashboard", theme, language)
    project = Path(shutil.copy(made, tmp_path))
    save(project, path, theme=theme, language=language, prepare=show_dashboard)
    image = QImage(str(path))
    colours = load_theme(theme)
    seen = {
        image.pixelColor(x, y).name()
        for x in range(200, image.width() - 40, 2)
        for y in range(60, image.height(), 2)
    }
    assert {colours.roles["success"], colours.roles["surface"]} <= seen
