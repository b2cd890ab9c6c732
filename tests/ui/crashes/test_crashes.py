"""Bugs that nobody caught: told wherever they happen, once, and without a word of any article."""

from __future__ import annotations

import importlib
import logging
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator.app.project import Project
from annotator.core.errors import NothingToResumeError
from annotator.ui import crash_net
from annotator.ui.application import watch
from annotator.ui.crash_net import CrashNet
from annotator.ui.crash_report import crash_report
from annotator.ui.crossing import Crossing
from annotator.ui.dialogs import crash
from annotator.ui.dialogs.crash import CrashDialogs
from annotator.ui.jobs import JobRunner
from annotator.ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")
SECRET = "Morandin"
"""A word of an article that could be the name of an attribute as well."""
TEXT = f"Le ministre {SECRET} a démenti."


@pytest.fixture
def dialogs(english: None) -> Iterator[CrashDialogs]:
    made = CrashDialogs()
    yield made
    if made.open is not None and isValid(made.open):
        made.open.close()


@pytest.fixture
def net(dialogs: CrashDialogs, tmp_path: Path, qapp: QApplication) -> Iterator[CrashNet]:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashNet(dialogs.show, tmp_path / "log")
    dialogs.folder = made.folder
    made.install()
    yield made
    made.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


def logged(net: CrashNet) -> str:
    return (net.folder / "annotator.log").read_text("utf-8")


def fail() -> None:
    article = TEXT  # a local, which a careless report would show
    raise ValueError(article)


# Wherever it happens


class Slot(QObject):
    said = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.said.connect(fail)


class Painted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        fail()


class Model(QAbstractListModel):
    broken = False

    def rowCount(self, parent: QModelIndex = QModelIndex()) -> int:  # noqa: B008, N802
        return 3

    def data(self, index: QModelIndex, role: int = 0) -> object:
        if self.broken:
            fail()
        return None


class Filter(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.User:
            fail()
        return False


def in_a_slot(keep: list[QObject], _: QtBot) -> None:
    keep.append(slot := Slot())
    slot.said.emit()


def in_a_timer(keep: list[QObject], _: QtBot) -> None:
    QTimer.singleShot(0, fail)


def in_painting(keep: list[QObject], qtbot: QtBot) -> None:
    keep.append(painted := Painted())
    qtbot.addWidget(painted)
    painted.show()


def in_a_model(keep: list[QObject], qtbot: QtBot) -> None:
    view = QListView()
    keep += [model := Model(), view]
    view.setModel(model)
    qtbot.addWidget(view)
    with qtbot.waitExposed(view):
        view.show()
    model.broken = True
    view.viewport().update()


def in_an_event_filter(keep: list[QObject], qtbot: QtBot) -> None:
    keep += [watched := QObject(), seen := Filter()]
    watched.installEventFilter(seen)
    QApplication.postEvent(watched, QEvent(QEvent.Type.User))


def in_a_job(keep: list[QObject], _: QtBot) -> None:
    def steps() -> Iterator[None]:
        yield None
        fail()

    keep.append(jobs := JobRunner())
    jobs.run("…", steps())


def in_a_thread(keep: list[QObject], _: QtBot) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()


def in_a_worker(keep: list[QObject], _: QtBot) -> None:
    keep.append(crossing := Crossing())
    thread = threading.Thread(target=lambda: crossing.run(fail))
    thread.start()
    thread.join()


@pytest.mark.parametrize(
    "where",
    [
        in_a_slot, in_a_timer, in_painting, in_a_model, in_an_event_filter, in_a_job, in_a_thread,
        in_a_worker,
    ],
)  # fmt: skip
def test_a_bug_is_told_without_a_word_of_the_article(
    where: Callable[[list[QObject], QtBot], None],
    net: CrashNet,
    dialogs: CrashDialogs,
    qtbot: QtBot,
) -> None:
    keep: list[QObject] = []
    where(keep, qtbot)
    qtbot.waitUntil(lambda: dialogs.open is not None)
    assert dialogs.open is not None
    report = dialogs.open.report.toPlainText()
    assert "builtins.ValueError" in report
    assert "test_crashes.py" in report
    assert "fail" in report
    assert not dialogs.open.isModal()
    assert "saved" in dialogs.open.sentence.text()
    assert str(net.folder) in dialogs.open.sentence.text()
    dialogs.open.copy.click()
    for text in (report, logged(net), QApplication.clipboard().text()):
        assert SECRET not in text
        assert "ministre" not in text
    assert str(Path.home()) not in report


# What a report holds


def chained() -> None:
    try:
        fail()
    except ValueError as error:
        raise KeyError(TEXT) from error


def while_handling() -> None:
    try:
        fail()
    except ValueError:
        raise OSError(28, TEXT, f"/articles/{TEXT}.txt")  # noqa: B904 (this is the point)


def with_a_note() -> None:
    error = RuntimeError(TEXT)
    error.add_note(f"while reading {TEXT}")
    raise error


def grouped() -> None:
    def caught(do: Callable[[], None]) -> Exception:
        try:
            do()
        except Exception as error:
            return error
        raise AssertionError

    inner = ExceptionGroup(TEXT, [caught(chained)])
    raise ExceptionGroup(TEXT, [caught(fail), caught(with_a_note), inner])


def by_a_name() -> None:
    getattr(object(), SECRET)


def by_an_import() -> None:
    importlib.import_module(SECRET)


def by_sql() -> None:
    sqlite3.connect(":memory:").execute(f"SELECT {SECRET}")


def by_unicode() -> None:
    TEXT.encode("ascii")


def by_deep_recursion() -> None:
    by_deep_recursion()


def by_our_own() -> None:
    raise NothingToResumeError(name=TEXT)


def report_of(do: Callable[[], None]) -> str:
    try:
        do()
    except BaseException as error:
        return crash_report(error)
    raise AssertionError


LEAKS = (
    fail, chained, while_handling, with_a_note, grouped, by_a_name, by_an_import, by_sql,
    by_unicode, by_deep_recursion, by_our_own,
)  # fmt: skip


@pytest.mark.parametrize("do", LEAKS)
def test_nothing_of_an_article_gets_into_a_report(do: Callable[[], None]) -> None:
    report = report_of(do)
    assert SECRET not in report
    assert "ministre" not in report
    assert do.__name__ in report
    assert len(report) < 10_000


def test_what_helps_is_in_it() -> None:
    assert "caused by builtins.ValueError" in report_of(chained)
    assert "while handling builtins.ValueError" in report_of(while_handling)
    assert "ENOSPC" in report_of(while_handling)
    assert report_of(grouped).count("together with ") == 4
    assert "SQLITE_ERROR" in report_of(by_sql)
    assert "nothing-to-resume" in report_of(by_our_own)
    assert "more" in report_of(by_deep_recursion)

    def typo() -> None:
        object().no_such_thing  # type: ignore[attr-defined]  # noqa: B018

    def unknown() -> None:
        print(no_such_name)  # type: ignore[name-defined]  # noqa: F821, T201

    def missing() -> None:
        import annotator.no_such_module  # type: ignore[import-not-found]  # noqa: F401, PLC0415

    assert "object has no no_such_thing" in report_of(typo)
    assert "NameError: no_such_name" in report_of(unknown)
    assert "annotator.no_such_module" in report_of(missing)


def test_a_circle_of_causes_ends() -> None:
    one, other = ValueError(), KeyError()
    one.__cause__, other.__cause__ = other, one
    assert crash_report(one).count("KeyError") == 1


# Again and again


def test_one_bug_shows_one_dialog_and_then_a_line(
    net: CrashNet, dialogs: CrashDialogs, window: MainWindow
) -> None:
    dialogs.parent = window
    for _ in range(3):
        net.caught.emit("report")
    assert dialogs.open is not None
    assert dialogs.open.report.toPlainText() == "report"
    net.caught.emit("another")
    assert dialogs.open.report.toPlainText() == "report\n\nanother"
    for number in range(20):
        net.caught.emit(f"number {number}")
    assert dialogs.open.report.toPlainText().count("number") == 3, "not without end"
    dialogs.open.close()
    assert dialogs.open is None
    net.caught.emit("report")
    assert dialogs.open is None, "it is told by now"
    assert "same mistake again" in window.messages.what.text()
    window.messages.more.click()
    assert dialogs.open is not None


def test_a_bug_with_every_frame_painted_does_not_fill_the_log(net: CrashNet) -> None:
    for _ in range(1000):
        try:
            fail()
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    assert logged(net).count("builtins.ValueError") <= 12
    assert "512 times" in logged(net)


def test_the_log_is_rotated(net: CrashNet, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = net._log
    assert isinstance(handler, logging.handlers.RotatingFileHandler)
    handler.maxBytes = 2_000
    for number in range(300):
        crash_net.log.error("line %s of the log", number)
    files = sorted(path.name for path in net.folder.glob("annotator.log*"))
    assert files == ["annotator.log", "annotator.log.1", "annotator.log.2", "annotator.log.3"]
    assert all(path.stat().st_size <= 2_000 for path in net.folder.glob("annotator.log*"))


def test_a_bug_in_the_dialog_itself_ends_in_the_log(
    net: CrashNet, dialogs: CrashDialogs, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls: list[None] = []

    def broken(*_: object, **__: object) -> None:
        calls.append(None)
        dialogs.show("again")
        raise ZeroDivisionError(TEXT)

    monkeypatch.setattr(crash, "ReportDialog", broken)
    try:
        fail()
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert len(calls) == 1
    assert "ZeroDivisionError" in logged(net)
    assert SECRET not in logged(net)
    assert dialogs.open is None


def test_what_fails_while_being_thrown_away_is_logged(net: CrashNet) -> None:
    class Odd:
        def __del__(self) -> None:
            fail()

    odd = Odd()
    del odd
    assert "ValueError" in logged(net)


def test_a_thread_that_ends_itself_is_no_bug(net: CrashNet, dialogs: CrashDialogs) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    QApplication.processEvents()
    assert dialogs.open is None


def test_a_folder_without_room_for_a_log_is_no_obstacle(
    dialogs: CrashDialogs, tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way", encoding="utf-8")
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    made = CrashNet(dialogs.show, blocked / "log")
    made.install()
    made.note_unsaved(1)
    made.remove()
    sys.excepthook, threading.excepthook, sys.unraisablehook = before


# In the window


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], project: Project, add_document: Callable[..., object]
) -> Iterator[MainWindow]:
    add_document(project, TEXT)
    project.close()
    shown = open_window(project.path)
    yield shown
    if shown.project.bridge is not None:
        shown.project.bridge.keeping.give_up()


def test_the_dialog_says_what_is_not_saved(
    net: CrashNet, dialogs: CrashDialogs, window: MainWindow, qtbot: QtBot
) -> None:
    watch(window, net, dialogs)
    work = window.workspace
    assert work is not None
    away = work.bridge.project.path.with_suffix(".away")
    work.bridge.project.path.rename(away)
    work.gestures.flag("typed")
    net.caught.emit("report")
    assert dialogs.open is not None
    assert "1 gesture could not be saved" in dialogs.open.sentence.text()
    assert "Your work is saved" not in dialogs.open.sentence.text()
    away.rename(work.bridge.project.path)
    assert work.bridge.keeping.retry()


def test_after_a_bug_the_window_shows_what_the_project_holds(
    net: CrashNet, dialogs: CrashDialogs, window: MainWindow, qtbot: QtBot
) -> None:
    watch(window, net, dialogs)
    bridge = window.project.bridge
    assert bridge is not None
    with qtbot.waitSignal(bridge.keeping.stale):
        net.caught.emit("report")


def test_a_drive_that_cannot_be_read_is_no_bug(
    net: CrashNet, dialogs: CrashDialogs, window: MainWindow
) -> None:
    watch(window, net, dialogs)
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_READ
    sys.excepthook(sqlite3.OperationalError, error, None)
    assert dialogs.open is None
    assert "could not be read (the drive reports an error)" in window.messages.what.text()
    bug = sqlite3.OperationalError("no such column: x")
    bug.sqlite_errorcode = sqlite3.SQLITE_ERROR
    sys.excepthook(sqlite3.OperationalError, bug, None)
    assert dialogs.open is not None


def test_the_pattern_of_the_whole_program(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No module but the net writes to the log; it alone knows what may be told."""
    del qapp
    package = Path(crash_net.__file__).parents[1]
    writers = {
        path.name
        for path in package.rglob("*.py")
        if any(f"log.{how}(" in path.read_text("utf-8") for how in ("error", "exception", "debug"))
    }
    assert writers == {"crash_net.py"}
    assert Qt.ConnectionType.QueuedConnection
