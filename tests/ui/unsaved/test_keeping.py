"""A gesture that cannot be written: kept, told, tried again; nothing else is begun meanwhile."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.operations.spans import DeleteSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.core.ids import LabelId
from annotator.core.model import SpanState
from annotator.core.suggestions import Suggestions
from annotator.core.tokens import words
from annotator.ui.desk import Selection
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.unsaved import bar as bar_module
from annotator.ui.unsaved import keeping as keeping_module
from annotator.ui.unsaved.feature import NotSaved
from annotator.ui.unsaved.keeping import PAUSES
from annotator.ui.workspace import Workspace

from .conftest import TEXT, Disk, held, unsaved_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")


def states(work: Workspace) -> list[SpanState]:
    return [span.state for span in work.desk.spans]


@pytest.fixture(autouse=True)
def brisk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Try again sooner than a person would notice, and let the bar go sooner."""
    monkeypatch.setattr(keeping_module, "PAUSES", (20, 30, 40, 50))
    monkeypatch.setattr(bar_module, "_STAYS", 30)


def accept_first(work: Workspace) -> None:
    work.desk.walk(1)
    work.gestures.accept()


def test_it_is_kept_told_and_written_as_soon_as_that_is_possible(
    work: Workspace, unsaved: NotSaved, disk: Disk, qtbot: QtBot
) -> None:
    before = held(work.bridge.project)
    disk.fault = Disk.FULL
    accept_first(work)
    assert held(work.bridge.project) == before
    assert states(work) == [SpanState.SUGGESTED] * 4, "what is not saved is not shown as done"
    assert unsaved.bar.isVisible()
    assert unsaved.bar.what.text() == "Not saved yet: accept “Anne”"
    assert "disk of project.annodb is full" in unsaved.bar.why.text()
    window = work.window()
    assert isinstance(window, MainWindow)
    assert window.status_line is not None
    assert window.status_line.saved.text() == "1 not saved"
    assert not window.messages.isVisible(), "one bar says it"
    qtbot.waitUntil(lambda: disk.tries >= 4)  # it is tried by itself
    disk.fault = None
    with qtbot.waitSignal(work.bridge.keeping.saved) as saved:
        pass
    assert saved.args == [1]
    assert states(work)[0] is SpanState.ACCEPTED
    assert "Saved" in unsaved.bar.what.text()
    assert window.status_line.saved.text().startswith("Saved ")
    qtbot.waitUntil(lambda: not unsaved.bar.isVisible())


def test_tries_come_at_growing_intervals_of_seconds_at_most() -> None:
    assert list(PAUSES) == sorted(set(PAUSES))
    assert PAUSES[0] <= 1000
    assert PAUSES[-1] <= 5000


def test_try_again_tries_at_once(
    window: MainWindow,
    work: Workspace,
    unsaved: NotSaved,
    disk: Disk,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(keeping_module, "PAUSES", (60_000,))
    disk.fault = Disk.FULL
    accept_first(work)
    tries = disk.tries
    qtbot.mouseClick(unsaved.bar.retry, Qt.MouseButton.LeftButton)
    assert disk.tries == tries + 1
    assert unsaved.bar.what.text().startswith("Not saved yet")
    disk.fault = None
    window.commands["project.save"].trigger()
    assert states(work)[0] is SpanState.ACCEPTED
    assert not work.bridge.keeping.kept


def test_no_other_gesture_is_begun_and_that_is_said(
    work: Workspace, unsaved: NotSaved, disk: Disk, qtbot: QtBot
) -> None:
    disk.fault = Disk.FULL
    accept_first(work)
    work.desk.walk(1)
    with qtbot.waitSignal(work.bridge.keeping.refused):
        work.gestures.reject()
    assert "was not done" in unsaved.bar.note.text()
    assert len(work.bridge.keeping.kept) == 1
    disk.fault = None
    with qtbot.waitSignal(work.bridge.keeping.saved):
        pass
    assert states(work) == [SpanState.ACCEPTED, *[SpanState.SUGGESTED] * 3]


def test_a_gesture_made_when_the_disk_is_well_again_goes_behind_the_one_that_waits(
    work: Workspace, disk: Disk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keeping_module, "PAUSES", (60_000,))
    disk.fault = Disk.FULL
    accept_first(work)
    disk.fault = None
    work.desk.set_focus(work.desk.spans[1].id)
    work.gestures.reject()
    assert states(work)[:2] == [SpanState.ACCEPTED, SpanState.REJECTED]
    names = [entry.operation for entry in work.bridge.project.journal()][-2:]
    assert names == ["accept-spans", "reject-spans"]


def test_what_is_typed_is_kept_in_order(
    work: Workspace, unsaved: NotSaved, disk: Disk, qtbot: QtBot
) -> None:
    disk.fault = Disk.FULL
    accept_first(work)
    work.desk.set_focus(work.desk.spans[1].id)
    note = work.inspector.card.note
    note.comment.setFocus()
    qtbot.keyClicks(note.comment, "ask the desk")
    qtbot.keyClick(note.comment, Qt.Key.Key_Return)
    work.gestures.flag("why not")
    assert unsaved.bar.what.text() == "3 gestures are not saved yet"
    unsaved.show_details()
    text = unsaved_report(work).report.toPlainText()
    assert "ask the desk" in text
    assert "why not" in text
    assert "disk is full" in text
    disk.fault = None
    with qtbot.waitSignal(work.bridge.keeping.saved) as saved:
        pass
    assert saved.args == [3]
    assert work.desk.spans[1].comment == "ask the desk"
    assert work.desk.document is not None
    assert work.bridge.project.status(work.desk.document.id).comment == "why not"
    unsaved_report(work).close()


def unsaved_report(work: Workspace) -> ReportDialog:
    return work.window().findChildren(ReportDialog)[0]


def test_undo_takes_back_what_waits_and_redo_brings_it_again(
    window: MainWindow, work: Workspace, unsaved: NotSaved, disk: Disk
) -> None:
    before = held(work.bridge.project)
    disk.fault = Disk.FULL
    accept_first(work)
    assert window.commands["edit.undo"].isEnabled()
    window.commands["edit.undo"].trigger()
    assert not work.bridge.keeping.kept
    assert not unsaved.bar.isVisible()
    assert held(work.bridge.project) == before
    window.commands["edit.redo"].trigger()
    assert len(work.bridge.keeping.kept) == 1
    disk.fault = None
    unsaved.save()
    assert states(work)[0] is SpanState.ACCEPTED
    assert window.commands["edit.undo"].isEnabled()
    window.commands["edit.undo"].trigger()
    assert states(work)[0] is SpanState.SUGGESTED


def test_redo_goes_back_the_way_that_undo_came(
    window: MainWindow, work: Workspace, disk: Disk
) -> None:
    undo, redo = window.commands["edit.undo"].trigger, window.commands["edit.redo"].trigger
    accept_first(work)
    disk.fault = Disk.FULL
    work.desk.set_focus(work.desk.spans[1].id)
    work.gestures.reject()
    undo()  # the one never written
    disk.fault = None
    undo()  # the one on disk
    assert states(work)[:2] == [SpanState.SUGGESTED] * 2
    redo()
    assert states(work)[:2] == [SpanState.ACCEPTED, SpanState.SUGGESTED]
    redo()
    assert states(work)[:2] == [SpanState.ACCEPTED, SpanState.REJECTED]
    assert not window.commands["edit.redo"].isEnabled()


def test_an_undo_that_cannot_be_written_waits_and_redo_takes_it_back(
    window: MainWindow, work: Workspace, unsaved: NotSaved, disk: Disk, qtbot: QtBot
) -> None:
    accept_first(work)
    disk.fault = Disk.FAILING
    window.commands["edit.undo"].trigger()
    assert states(work)[0] is SpanState.ACCEPTED
    assert unsaved.bar.what.text() == "Not saved yet: undo"
    with qtbot.waitSignal(work.bridge.keeping.refused):
        window.commands["edit.undo"].trigger()
    window.commands["edit.redo"].trigger()
    assert not work.bridge.keeping.kept
    window.commands["edit.undo"].trigger()
    disk.fault = None
    with qtbot.waitSignal(work.bridge.keeping.saved):
        pass
    assert states(work)[0] is SpanState.SUGGESTED
    window.commands["edit.redo"].trigger()
    assert states(work)[0] is SpanState.ACCEPTED


def test_a_new_gesture_ends_what_was_taken_back(
    window: MainWindow, work: Workspace, disk: Disk
) -> None:
    disk.fault = Disk.FULL
    accept_first(work)
    window.commands["edit.undo"].trigger()
    disk.fault = None
    work.desk.set_focus(work.desk.spans[2].id)
    work.gestures.reject()
    assert not window.commands["edit.redo"].isEnabled()


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (Disk.FULL, "is full"),
        (Disk.READ_ONLY, "may only be read"),
        (Disk.FAILING, "reports errors"),
        ((11, "database disk image is malformed"), "can no longer be read"),
        ((5, "database is locked"), "Another program holds"),
    ],
)
def test_each_cause_is_told_in_its_words(
    work: Workspace, unsaved: NotSaved, disk: Disk, fault: tuple[int, str], words: str
) -> None:
    disk.fault = fault
    accept_first(work)
    assert words in unsaved.bar.why.text()
    assert unsaved.bar.repair.isVisible() == ("malformed" in fault[1])


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file from being moved")
def test_a_file_that_is_gone_is_told_and_written_when_it_is_back(
    work: Workspace, unsaved: NotSaved, tmp_path: Path, qtbot: QtBot
) -> None:
    path = work.bridge.project.path
    away = tmp_path / "away.annodb"
    path.rename(away)
    accept_first(work)
    assert f"no longer in {path.parent}" in unsaved.bar.why.text()
    away.rename(path)
    with qtbot.waitSignal(work.bridge.keeping.saved):
        pass
    assert states(work)[0] is SpanState.ACCEPTED


def test_what_is_no_gesture_waits_without_a_word(
    window: MainWindow, work: Workspace, unsaved: NotSaved, disk: Disk, qtbot: QtBot
) -> None:
    project = work.bridge.project
    first, second = project.document_ids()
    disk.fault = Disk.FULL
    work.desk.open(second)
    work.bridge.remember_place(second, 3)
    work.bridge.keeping.add_time(second, 700)
    work.bridge.keeping.add_time(second, 500)
    found = Suggestions(spans=(), claims=(), tokens=words(TEXT), pipeline="model 1")
    assert work.bridge.keeping.do_aside(object(), StoreSuggestions(((second, found),))) is None
    assert not unsaved.bar.isVisible()
    assert not window.messages.isVisible()
    assert not work.bridge.keeping.quiet
    disk.fault = None
    with qtbot.waitSignal(work.bridge.keeping.settled):
        pass
    assert project.place() == (second, 3)
    assert project.time_spent(second) == 1200
    assert project.has_suggestions(second)
    assert first != second


def test_it_is_there_still_when_the_window_changes_its_language(
    window: MainWindow, work: Workspace, disk: Disk
) -> None:
    disk.fault = Disk.FULL
    accept_first(work)
    window.commands["view.language.fr"].trigger()
    bar = unsaved_of(window).bar
    assert bar.isVisible()
    assert window.project.bridge is not None
    assert len(window.project.bridge.keeping.kept) == 1
    disk.fault = None
    unsaved_of(window).save()
    assert not window.project.bridge.keeping.kept


def test_a_gesture_that_no_longer_applies_is_said_and_does_not_hold_up_the_others(
    work: Workspace, disk: Disk, qtbot: QtBot
) -> None:
    bridge, document = work.bridge, work.desk.document
    assert document is not None
    work.desk.select(Selection(41, 45))
    work.gestures.apply_label(LabelId("LOC"))
    made = work.desk.focus
    assert made is not None
    disk.fault = Disk.FULL
    work.gestures.apply_label(LabelId("PER"))
    work.gestures.flag("later")
    disk.fault = None
    # Something else wrote meanwhile: what the gesture is about is there no more.
    bridge.project.do(DeleteSpans(document.id, (made,)))
    with qtbot.waitSignals([bridge.failed, bridge.keeping.saved]):
        bridge.keeping.retry()
    assert bridge.project.status(document.id).comment == "later"


def test_a_bug_in_a_gesture_leaves_nothing_half_done(
    work: Workspace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    project = work.bridge.project
    before = held(project)

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    work.desk.walk(1)
    with monkeypatch.context() as patch:
        patch.setattr(project._file.journal, "record", broken)
        with qtbot.waitSignal(work.bridge.keeping.stale), pytest.raises(ZeroDivisionError):
            work.gestures.accept()
    assert held(project) == before
    assert states(work) == [SpanState.SUGGESTED] * 4
    work.gestures.accept()
    assert states(work)[0] is SpanState.ACCEPTED
