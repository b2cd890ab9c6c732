"""Pictures of the real window on the demo job; with ANNOTATOR_PICTURES they go to that folder.

The README's pictures are made by this test: ``ANNOTATOR_PICTURES=resources/help/images``.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPalette
from PySide6.QtWidgets import QApplication

from annotator.app.demo import run_demo
from annotator.app.settings import DEFAULT_PIPELINE
from annotator.core.ids import AnnotatorId
from annotator.core.model import Annotator
from annotator.core.suggestions import CLAIM
from annotator.ui import i18n
from annotator.ui.screenshots import save
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the demo project after the demo job."""
    who = Annotator(id=AnnotatorId("0" * 32), name="Camille")
    folder = tmp_path_factory.mktemp("demo")
    return run_demo(folder, annotator=who, pipeline=DEFAULT_PIPELINE).project


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    wished = os.environ.get("ANNOTATOR_PICTURES")
    return Path(wished) if wished else tmp_path


@pytest.fixture(autouse=True)
def restored(qapp: QApplication) -> Iterator[None]:
    yield
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Unknown)


def focus_a_claim(work: Workspace) -> None:
    """Focus the claim with the most parts near the top of the article."""
    desk = work.desk
    claims = [span for span in desk.visible() if span.label == CLAIM]
    desk.set_focus(max(claims[:4], key=lambda span: len(desk.links(span.id))).id)


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "fr")])
def test_the_window_after_the_demo_job(
    demo: Path, pictures: Path, theme: str, language: str
) -> None:
    path = pictures / f"window-{theme}.png"
    save(demo, path, theme=theme, language=language, prepare=focus_a_claim)
    image = QImage(str(path))
    assert (image.width(), image.height()) == (1280, 800)
    paper = load_theme(theme).colour("paper").rgb()
    seen = [image.pixel(x, y) for x in range(300, 960, 7) for y in range(130, 700, 7)]
    assert seen.count(paper) > len(seen) / 2
    assert len(set(seen)) > 30
