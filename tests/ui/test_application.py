"""Starting the window as the entry point does."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent, QImage, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.ui import i18n, screenshots
from annotator.ui.appearance import Appearance
from annotator.ui.application import Application, begin
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
ROOT = Path(__file__).resolve().parents[2]
RUN = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from annotator.ui import application, main_window
shown = main_window.MainWindow.showEvent
def show(self, event):
    shown(self, event)
    self._suggesting = False
    print(self.windowTitle(), self.messages.what.text())
    QTimer.singleShot(0, self.close)
main_window.MainWindow.showEvent = show
code = application.main(sys.argv[1:])
slow = {"spacy", "thinc", "numpy", "lxml", "annotator.formats.registry", "annotator.app.exporting"}
print(*slow & set(sys.modules))
sys.exit(code)
"""


@pytest.fixture
def window(qapp: QApplication) -> Iterator[MainWindow]:
    i18n.install(qapp, "en")
    preferences = Preferences()
    made = MainWindow(preferences, Appearance(qapp, preferences), suggesting=False)
    yield made
    made.close()
    for gone in (made, preferences):
        gone.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


def run(*arguments: str) -> list[str]:
    """Run the window in a process of its own until it is shown; return what it printed."""
    result = subprocess.run(
        [sys.executable, "-c", RUN, *arguments],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert result.returncode == 0, result.stderr
    return result.stdout.splitlines()


@pytest.mark.slow
def test_the_entry_point_shows_a_project_without_spacy(project: Project) -> None:
    project.close()
    assert run(str(project.path)) == ["project — Annotator ", ""]


@pytest.mark.slow
def test_a_project_that_cannot_be_opened_is_told_over_the_welcome_page(tmp_path: Path) -> None:
    title, heavy = run(str(tmp_path / "missing.annodb"))
    assert title.startswith("Annotator There is no project at")
    assert heavy == ""


def test_the_demo_opens(window: MainWindow) -> None:
    begin(window, ["demo"])
    assert window.windowTitle() == "demo — Annotator"
    assert window.project.bridge is not None
    assert len(window.project.bridge.project.document_ids()) > 10


def test_without_words_the_last_project_opens(window: MainWindow, project: Project) -> None:
    project.close()
    window.preferences.opened(project.path)
    begin(window, [])
    assert window.windowTitle() == "project — Annotator"


def test_the_very_first_start_shows_the_welcome_page(window: MainWindow) -> None:
    begin(window, [])
    assert window.pages.currentWidget() is window.welcome


@pytest.mark.slow
def test_a_bug_in_opening_leaves_a_window_and_a_report(tmp_path: Path) -> None:
    broken = RUN.replace(
        "code =",
        """
def open(self, path):
    raise RuntimeError("odd")
from annotator.ui.opening import OpenProject
OpenProject.open = open
from annotator.ui.dialogs.report import ReportDialog
built = ReportDialog.__init__
def report(self, title, sentence, text, parent):
    built(self, title, sentence, text, parent)
    print(text.splitlines()[1])
ReportDialog.__init__ = report
code =""",
    )
    result = subprocess.run(
        [sys.executable, "-c", broken, "x.annodb"],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip
    assert result.stdout.splitlines()[:2] == ["builtins.RuntimeError", "Annotator "], result.stderr


def test_a_file_that_the_system_wants_opened_is_passed_on() -> None:
    opened: list[str] = []
    receiver = SimpleNamespace(file_opened=SimpleNamespace(emit=opened.append))
    assert Application.event(receiver, QFileOpenEvent("/a/b.annodb"))  # type: ignore[arg-type]
    assert opened == ["/a/b.annodb"]


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_picture_of_the_window(
    project: Project, make_document: Callable[..., Document], tmp_path: Path, theme: str,
    qapp: QApplication,
) -> None:  # fmt: skip
    document = make_document("Un article.\n\nSon texte.", title="Un article")
    project.do(AddDocuments((document,)))
    project.close()
    picture = tmp_path / "pictures" / "window.png"
    screenshots.save(project.path, picture, theme=theme, size=(1100, 700), document=document.id)
    image = QImage(str(picture))
    assert (image.width(), image.height()) == (1100, 700)
    lightness = image.pixelColor(550, 5).lightness()
    assert lightness < 60 if theme == "dark" else lightness > 200
    assert not any(isinstance(widget, MainWindow) for widget in qapp.topLevelWidgets())
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.mark.slow
def test_the_suggestion_process_starts_after_the_first_paint(
    qapp: QApplication, qtbot: QtBot, project: Project, make_document: Callable[..., Document]
) -> None:
    i18n.install(qapp, "en")
    text = "Emmanuel Macron a rencontré Angela Merkel à Berlin."
    project.do(AddDocuments((make_document(text, title="Un"),)))
    project.close()
    preferences = Preferences()
    window = MainWindow(preferences, Appearance(qapp, preferences))
    assert window.project.open(project.path)
    assert window.project.bridge is not None
    assert not window.project.bridge.service.busy
    window.show()
    assert window.workspace is not None
    desk = window.workspace.desk
    qtbot.waitUntil(lambda: bool(desk.spans), timeout=60_000)
    assert not window.workspace.hint.isVisible()
    window.close()
    window.deleteLater()
    preferences.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
    QTimer.singleShot(0, qapp.processEvents)
