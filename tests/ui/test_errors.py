"""Faults in the window: the bar, its words and its buttons."""

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.core.errors import ProjectLockedError
from annotator.ui import i18n
from annotator.ui.errors import MessageBar, show_without_window
from annotator.ui.theme import load_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
SECRET = "Le ministre a démenti."


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    i18n.install(qapp, "en")


def test_a_fault_is_told_with_what_to_do_and_can_be_copied(qtbot: QtBot) -> None:
    bar = MessageBar(load_theme("light"))
    qtbot.addWidget(bar)
    bar.show_error(ProjectLockedError(path="/a/b.annodb"))
    assert "/a/b.annodb" in bar.what.text()
    assert bar.do.text() == "Close it there, then try again."
    bar.copy.click()
    assert QGuiApplication.clipboard().text() == f"{bar.what.text()}\n{bar.do.text()}"
    bar.dismiss.click()
    assert bar.isHidden()


def test_a_fault_speaks_the_language_of_the_window(qapp: QApplication, qtbot: QtBot) -> None:
    i18n.install(qapp, "fr")
    bar = MessageBar(load_theme("light"))
    qtbot.addWidget(bar)
    bar.show_error(ProjectLockedError(path="x"))
    assert "ouvert" in bar.what.text()
    i18n.install(qapp, "en")


def test_without_a_window_a_box_waits(qtbot: QtBot) -> None:
    shown: list[str] = []

    def answer() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        shown.append(box.text())
        box.accept()

    QTimer.singleShot(0, answer)
    show_without_window(ProjectLockedError(path="x.annodb"))
    assert "x.annodb" in shown[0]
