"""Faults in the window, and bugs: the bar, the crash dialog, the log, and what they never hold."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.core.errors import ProjectLockedError
from annotator.ui import i18n
from annotator.ui.dialogs.crash import CrashDialogs
from annotator.ui.errors import CrashNet, MessageBar, crash_report, show_without_window
from annotator.ui.theme import load_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")
SECRET = "Le ministre a démenti."


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> None:
    i18n.install(qapp, "en")


@pytest.fixture
def dialogs() -> Iterator[CrashDialogs]:
    made = CrashDialogs()
    yield made
    if made.open is not None:
        made.open.close()


@pytest.fixture
def net(dialogs: CrashDialogs, tmp_path: Path) -> Iterator[CrashNet]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashNet(dialogs.show, tmp_path / "log")
    dialogs.folder = made.folder
    made.install()
    yield made
    made.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def fail() -> None:
    raise ValueError(SECRET)


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


def test_a_bug_in_a_slot_shows_a_report_without_any_text(
    net: CrashNet, dialogs: CrashDialogs, qtbot: QtBot
) -> None:
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert dialogs.open is not None
    report = dialogs.open.report.toPlainText()
    assert "builtins.ValueError" in report
    assert "test_errors.py" in report
    assert "saved" in dialogs.open.sentence.text()
    assert str(net.folder) in dialogs.open.sentence.text()
    assert not dialogs.open.isModal()
    dialogs.open.copy.click()
    logged = (net.folder / "annotator.log").read_text("utf-8")
    assert "ValueError" in logged
    for text in (report, logged, QGuiApplication.clipboard().text()):
        assert SECRET not in text
        assert str(Path.home()) not in report


def test_a_bug_that_repeats_shows_one_dialog(net: CrashNet, dialogs: CrashDialogs) -> None:
    for _ in range(3):
        net.caught.emit("report")
    first = dialogs.open
    assert first is not None
    assert first.report.toPlainText() == "report"
    first.close()
    assert dialogs.open is None
    net.caught.emit("another")
    assert dialogs.open is not None


def test_a_bug_in_a_thread_reaches_the_window(
    net: CrashNet, dialogs: CrashDialogs, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(net.caught):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
    qtbot.waitUntil(lambda: dialogs.open is not None)


def test_what_fails_while_being_thrown_away_is_logged(net: CrashNet) -> None:
    class Odd:
        def __del__(self) -> None:
            fail()

    odd = Odd()
    del odd
    assert "ValueError" in (net.folder / "annotator.log").read_text("utf-8")


def test_a_dialog_that_itself_fails_does_not_call_itself_for_ever(
    net: CrashNet, dialogs: CrashDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: str) -> None:
        dialogs.show("again")
        fail()

    monkeypatch.setattr(dialogs, "_open", broken)
    with pytest.raises(ValueError, match="ministre"):
        dialogs.show("report")
    assert dialogs.open is None


def test_only_words_about_the_program_are_quoted() -> None:
    safe = AttributeError("'NoneType' object has no attribute 'x'")
    assert "no attribute 'x'" in crash_report(AttributeError, None, safe)
    assert SECRET not in crash_report(KeyError, None, KeyError(SECRET))
    full = OSError(28, "No space left on device", "/somewhere/secret.txt")
    report = crash_report(OSError, None, full)
    assert "No space left" in report
    assert "secret.txt" not in report


def test_a_folder_without_room_for_a_log_is_no_obstacle(
    dialogs: CrashDialogs, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashNet(dialogs.show, blocked / "log")
    made.install()
    made.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before
