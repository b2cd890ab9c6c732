"""Pictures of the window of comparing, with three annotators of the demo."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from annotator.ui import i18n
from annotator.ui.compare.feature import Compare
from annotator.ui.main_window import MainWindow
from annotator.ui.screenshots import application, save, settle
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace
from tests.ui.compare.made_team import make_team
from tests.ui.pictures import LOOKS, WISHED, place

Prepare = Callable[[Workspace], QWidget]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.qt_log_ignore("This plugin does not support"),
]


@pytest.fixture(autouse=True)
def restored(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def begun(work: Workspace) -> Compare:
    """Open the window and settle a few cases, as one would."""
    window = work.window()
    assert isinstance(window, MainWindow)
    feature = next(one for one in window.features if isinstance(one, Compare))
    shown = feature.show()
    while window.jobs.busy:
        settle(application())
    for _ in range(4):
        shown.desk.take_majority()
    shown.desk.defer_with("?")
    claim = next(
        case
        for case in shown.session.disputed
        if case.layer == "claims" and case.waiting and all(side.spans for side in case.sides)
    )
    shown.session.go(claim)
    settle(application())
    return feature


def side_by_side(work: Workspace) -> QWidget:
    shown = begun(work).shown
    assert shown is not None
    return shown


def in_one_text(work: Workspace) -> QWidget:
    shown = begun(work).shown
    assert shown is not None
    shown.actions_table["overlay"].trigger()
    settle(application())
    return shown


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_the_window(tmp_path: Path, theme: str, language: str) -> None:
    prepare: Prepare = side_by_side if theme == "light" or WISHED else in_one_text
    path = place(tmp_path, "compare", theme, language)
    project = make_team(tmp_path, articles=3)
    save(project, path, theme=theme, language=language, prepare=prepare)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, 800)
    colours = load_theme(theme)
    text = {image.pixelColor(x, y).name() for x in range(215, 920, 2) for y in range(75, 760)}
    # Words, labels that differ, and the case looked at.
    assert {colours.roles["text"], colours.roles["paper"], colours.labels["red"]} <= text
    head = {image.pixelColor(x, y).name() for x in range(215, 920) for y in range(40, 68)}
    assert (colours.roles["success"] in head) or prepare is side_by_side
