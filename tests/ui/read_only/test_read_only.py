"""A project that cannot be opened for work is read: shown, never changed, and left again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.library import RemoveDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.core.uncertainty import Order
from annotator.ui.commands import COMMANDS
from annotator.ui.main_window import MainWindow
from annotator.ui.read_only import watch
from annotator.ui.read_only.feature import ReadOnly

TEXT = "Marie Dupont a dit non au maire de Lille."
PER, LOC = LabelId("PER"), LabelId("LOC")


@pytest.fixture
def held(
    make_project: Callable[..., Project], add_document: Callable[..., Document]
) -> Iterator[Project]:
    """Return a project that somebody else has open."""
    project = make_project()
    document = add_document(project, TEXT)
    project.do(CreateSpan(document.id, 0, 12, PER))
    yield project
    project.close()


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


def feature_of(window: MainWindow) -> ReadOnly:
    return next(feature for feature in window.features if isinstance(feature, ReadOnly))


def read(window: MainWindow, path: Path) -> ReadOnly:
    """Try to open a project for work, and take what the message offers."""
    assert not window.project.open(path)
    assert window.messages.isVisible()
    assert window.messages.more.isVisible()
    window.messages.more.click()
    return feature_of(window)


def test_a_project_that_is_held_is_read(window: MainWindow, held: Project) -> None:
    strip = read(window, held.path).strip
    assert strip is not None
    assert strip.isVisible()
    assert "as of" in strip.when.text()
    assert str(held.path) in strip.why.text()
    assert "read only" in window.windowTitle()
    bridge = window.project.bridge
    assert bridge is not None
    assert bridge.project.path == held.path
    assert window.workspace is not None
    assert [span.label for span in window.workspace.desk.spans] == [PER]


def test_gestures_are_refused_in_words_and_nothing_waits(
    qtbot: QtBot, window: MainWindow, held: Project
) -> None:
    read(window, held.path)
    bridge, work = window.project.bridge, window.workspace
    assert bridge is not None
    assert work is not None
    before = [span.id for span in work.desk.spans]
    with qtbot.waitSignal(bridge.failed) as told:
        work.gestures.do(CreateSpan(work.desk.document.id, 27, 32, LOC))
    assert told.args[0].code == "project-read-only"
    work.desk.set_focus(before[0])
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier)
    assert [(span.id, span.label) for span in work.desk.spans] == [(before[0], PER)]
    assert bridge.keeping.quiet
    assert not window.commands["edit.undo"].isEnabled()
    assert [span.label for span in held.spans(held.document_ids()[0])] == [PER]


def test_refreshing_shows_what_was_done_meanwhile(window: MainWindow, held: Project) -> None:
    feature = read(window, held.path)
    held.do(CreateSpan(held.document_ids()[0], 35, 40, LOC))
    assert feature.strip is not None
    feature.strip.refresh.click()
    assert window.workspace is not None
    assert {span.label for span in window.workspace.desk.spans} == {PER, LOC}
    assert feature_of(window).strip is not None
    assert str(held.path) in feature_of(window).strip.why.text()


def test_it_is_opened_for_work_once_nobody_holds_it(window: MainWindow, held: Project) -> None:
    feature = read(window, held.path)
    assert feature.strip is not None
    feature.strip.work.click()
    assert feature_of(window).strip is not None, "it is still held"
    path = held.path
    held.close()
    feature_of(window).strip.work.click()
    assert feature_of(window).strip is None
    bridge, work = window.project.bridge, window.workspace
    assert bridge is not None
    assert not bridge.project.read_only
    assert work is not None
    assert bridge.project.path == path
    assert work.gestures.do(CreateSpan(work.desk.document.id, 35, 40, LOC)) is not None


def test_a_file_of_a_later_version_is_read_and_stays_as_it_was(
    window: MainWindow, held: Project
) -> None:
    path = held.path
    held.close()
    with sqlite3.connect(path) as db:
        db.execute("ALTER TABLE lexicon ADD COLUMN later TEXT")
        db.execute("PRAGMA user_version = 99")
    db.close()
    before = path.read_bytes()
    strip = read(window, path).strip
    assert strip is not None
    assert "later version" in strip.why.text()
    window.project.close()
    assert path.read_bytes() == before


def test_moving_about_writes_nothing_and_fails_at_nothing(
    qtbot: QtBot, window: MainWindow, held: Project, add_document: Callable[..., Document]
) -> None:
    second = add_document(held, "Paul Martin quitte Paris.")
    feature = read(window, held.path)
    bridge, work = window.project.bridge, window.workspace
    assert bridge is not None
    assert work is not None
    told: list[object] = []
    bridge.failed.connect(told.append)
    work.desk.open(second.id)
    for command in ("article.previous", "article.next", "view.library", "view.inspector"):
        window.commands[command].trigger()
    assert feature.strip is not None
    window.project.close()
    assert told == []


def test_the_strip_in_both_themes(window: MainWindow, held: Project) -> None:
    feature = read(window, held.path)
    assert feature.strip is not None
    window.preferences.set("theme", "dark")
    dark = feature.strip.styleSheet()
    window.preferences.set("theme", "light")
    assert feature.strip.styleSheet() != dark


ASKING = {
    # They ask the system for a file or a printer, or end the window.
    *("project.new", "project.open", "project.recent", "project.demo", "project.save_copy"),
    *(
        "project.repair",
        "project.compare",
        "project.reread",
        "project.work",
        "project.quit",
        "project.close",
        "help.print_keys",
    ),
    *("help.save_keys", "help.tour", "project.export", "project.verify", "view.font.other"),
    *("library.export", "help.logs"),
}


def test_what_changes_a_project_is_grey_and_says_why(
    qtbot: QtBot, window: MainWindow, held: Project
) -> None:
    read(window, held.path)
    work = window.workspace
    assert work is not None
    work.desk.set_focus(work.desk.spans[0].id)
    changing = [command for command in COMMANDS if command.changes]
    assert len(changing) > 50
    assert [one.id for one in changing if window.commands[one.id].isEnabled()] == []
    tips = [window.commands[one.id].toolTip() for one in changing]
    assert all(tip.endswith("the project is only read.") for tip in tips)
    assert window.commands.why_not(changing[0]) == "the project is only read"
    held.close()
    feature_of(window).work()
    qtbot.waitUntil(lambda: window.workspace is not work)
    there = window.workspace
    assert there is not None
    there.desk.set_focus(there.desk.spans[0].id)
    accept = window.commands["annotate.delete"]
    assert accept.isEnabled()
    assert "only read" not in accept.toolTip()


def test_what_is_not_grey_changes_nothing_and_is_never_refused(
    qtbot: QtBot, window: MainWindow, held: Project
) -> None:
    read(window, held.path)
    before = held.path.read_bytes()
    bridge, work = window.project.bridge, window.workspace
    assert bridge is not None
    assert work is not None
    work.desk.set_focus(work.desk.spans[0].id)
    refused: list[tuple[str, str]] = []
    at = ""
    bridge.failed.connect(lambda error: refused.append((at, error.code)))
    tried = 0
    for command in COMMANDS:
        at, action = command.id, window.commands[command.id]
        if at in ASKING or not action.isEnabled():
            continue
        tried += 1
        action.trigger()
        QApplication.processEvents()
        for dialog in window.findChildren(QDialog):
            dialog.close()
        assert window.project.bridge is bridge, f"{at} closed the project"
    assert tried > 50
    assert refused == []
    assert held.path.read_bytes() == before


def test_it_is_offered_for_work_when_it_is_let_go_and_work_goes_on_at_the_place(
    qtbot: QtBot,
    window: MainWindow,
    held: Project,
    add_document: Callable[..., Document],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(watch, "LOOK", 0.05)
    second = add_document(held, "Paul Martin quitte Paris.")
    feature = read(window, held.path)
    assert feature.watch is not None
    strip, work = feature.strip, window.workspace
    assert strip is not None
    assert work is not None
    work.desk.open(second.id)
    assert strip.work.objectName() != "primary"
    with qtbot.waitSignal(feature.watch.free, timeout=30_000):
        held.close()
    assert strip.work.objectName() == "primary"
    assert "Nobody" in strip.why.text()
    window.commands["project.work"].trigger()
    there, bridge = window.workspace, window.project.bridge
    assert bridge is not None
    assert not bridge.project.read_only
    assert there is not None
    assert there.desk.document is not None
    assert there.desk.document.id == second.id
    assert feature_of(window).strip is None
    assert not window.commands["project.reread"].isEnabled()


def test_reading_anew_stays_at_the_article_unless_it_is_gone(
    window: MainWindow, held: Project, add_document: Callable[..., Document]
) -> None:
    second = add_document(held, "Paul Martin quitte Paris.")
    read(window, held.path)
    for gone in (False, True):
        work = window.workspace
        assert work is not None
        work.desk.open(second.id)
        if gone:
            held.do(RemoveDocuments((second.id,)))
        window.commands["project.reread"].trigger()
        there = window.workspace
        assert there is not None
        assert there is not work
        assert there.desk.document is not None
        assert (there.desk.document.id == second.id) is not gone


def test_nobody_waits_for_a_file_of_a_later_version(window: MainWindow, held: Project) -> None:
    path = held.path
    held.close()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA user_version = 99")
    db.close()
    assert read(window, path).watch is None


def test_the_list_is_arranged_as_its_reader_likes_and_stays_so_when_read_anew(
    window: MainWindow, held: Project, add_document: Callable[..., Document]
) -> None:
    texts = ("Paul Martin quitte Paris.", "Il pleut.", "Zoé vote.", "Ali lit.", "Il neige.")
    for text in texts:
        add_document(held, text)
    read(window, held.path)
    before = held.path.read_bytes()
    window.commands["view.order.random"].trigger()
    work = window.workspace
    assert work is not None
    work.library.set_order(Order.RANDOM, seed=7)
    window.commands["view.table"].trigger()
    usual = work.library.model.columns
    work.library.table.columns_menu().actions()[0].trigger()
    columns = work.library.model.columns
    assert set(columns) ^ set(usual)
    _is_mixed_up(window)
    window.commands["project.reread"].trigger()
    assert window.workspace is not work
    _is_mixed_up(window)
    window.commands["view.table"].trigger()
    assert window.workspace is not None
    assert window.workspace.library.model.columns == columns
    assert held.path.read_bytes() == before
    assert held.order is Order.CORPUS


def _is_mixed_up(window: MainWindow) -> None:
    work = window.workspace
    assert work is not None
    project, model = work.bridge.project, work.library.model
    assert (project.order, project.seed) == (Order.RANDOM, 7)
    expected = project.document_ids(order=Order.RANDOM)
    assert expected != project.document_ids()
    assert [model.summary(row).id for row in range(model.rowCount())] == expected
    assert "7" in work.library.order.text()
