"""Saving the whole project elsewhere, going on there, closing with something unsaved, damage."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app.mending import check
from annotator.app.project import Project
from annotator.core.errors import ProjectDamagedError
from annotator.core.model import SpanState
from annotator.store import backups
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.guidelines.feature import Guidelines
from annotator.ui.main_window import MainWindow
from annotator.ui.unsaved import keeping as keeping_module
from annotator.ui.unsaved.feature import NotSaved
from annotator.ui.workspace import Workspace

from .conftest import Disk, unsaved_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nothing be tried again but what the test asks for."""
    monkeypatch.setattr(keeping_module, "PAUSES", (600_000,))


@pytest.fixture
def elsewhere(tmp_path: Path, disk: Disk) -> Path:
    """Return a file's name on another disk, which is sound."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    disk.spared = folder
    return folder / "rescued.annodb"


def accept_and_note(work: Workspace) -> None:
    """Accept the first suggestion, which fails, and write a comment, which waits behind it."""
    work.desk.walk(1)
    work.gestures.accept()
    work.gestures.flag("typed while the disk was full")


def sound(path: Path) -> bool:
    return not any(step.findings for step in check(path))


def save_copy(unsaved: NotSaved, target: Path, qtbot: QtBot) -> None:
    window = unsaved.parent()
    assert isinstance(window, MainWindow)
    with qtbot.waitSignal(window.jobs.ended):
        unsaved.save_copy_to(target)


def in_copy(path: Path) -> tuple[list[SpanState], str]:
    project = Project.open(path)
    first = project.document_ids()[0]
    spans = sorted(project.spans(first), key=lambda span: span.start)
    found = [span.state for span in spans], project.status(first).comment
    project.close()
    return found


KEPT = (
    [SpanState.ACCEPTED, *[SpanState.SUGGESTED] * 3],
    "typed while the disk was full",
)


def test_a_copy_is_sound_and_has_what_is_not_saved(
    window: MainWindow,
    work: Workspace,
    unsaved: NotSaved,
    disk: Disk,
    elsewhere: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk.fault = Disk.FULL
    accept_and_note(work)
    monkeypatch.setattr(choosers, "project_to_create", lambda *_: elsewhere)
    with qtbot.waitSignal(window.jobs.ended):
        window.commands["project.save_copy"].trigger()
    assert list(elsewhere.parent.iterdir()) == [elsewhere], "nothing half done is left"
    assert window.messages.isVisible()
    assert str(elsewhere) in window.messages.what.text()
    assert len(work.bridge.keeping.kept) == 2, "the project itself has not got it yet"
    assert sound(elsewhere)
    assert in_copy(elsewhere) == KEPT


def test_one_goes_on_in_the_copy(
    window: MainWindow,
    work: Workspace,
    unsaved: NotSaved,
    disk: Disk,
    elsewhere: Path,
    qtbot: QtBot,
) -> None:
    disk.fault = Disk.FULL
    accept_and_note(work)
    save_copy(unsaved, elsewhere, qtbot)
    work.gestures.flag("typed after the copy was made")
    window.messages.second.click()
    bridge = window.project.bridge
    assert bridge is not None
    assert bridge.project.path == elsewhere
    assert not bridge.keeping.kept
    assert "Saved" in unsaved_of(window).bar.what.text()
    first = bridge.project.document_ids()[0]
    assert bridge.project.status(first).comment == "typed after the copy was made"
    work = window.workspace  # type: ignore[assignment]
    work.desk.walk(1)
    work.gestures.accept()
    window.project.close()
    assert in_copy(elsewhere)[0] == [SpanState.ACCEPTED] * 2 + [SpanState.SUGGESTED] * 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps an open file from being deleted")
def test_a_file_that_was_deleted_while_it_was_open_is_saved_whole(
    work: Workspace, unsaved: NotSaved, elsewhere: Path, qtbot: QtBot
) -> None:
    work.bridge.project.path.unlink()
    accept_and_note(work)
    assert "no longer in" in unsaved.bar.why.text()
    save_copy(unsaved, elsewhere, qtbot)
    assert sound(elsewhere)
    assert in_copy(elsewhere) == KEPT


def test_a_copy_that_finds_no_room_leaves_nothing_and_says_so(
    window: MainWindow,
    work: Workspace,
    unsaved: NotSaved,
    disk: Disk,
    elsewhere: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk.fault = Disk.FULL
    accept_and_note(work)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "_size", lambda _: 10**18)
        save_copy(unsaved, elsewhere, qtbot)
    assert "No copy could be saved" in window.messages.what.text()
    assert "the disk is full" in window.messages.what.text()
    assert list(elsewhere.parent.iterdir()) == []
    disk.spared = None  # the other disk fails, too, once the gestures are to be written there
    save_copy(unsaved, elsewhere, qtbot)
    assert list(elsewhere.parent.iterdir()) == []
    assert len(work.bridge.keeping.kept) == 2
    disk.fault = None
    unsaved.save()
    assert not work.bridge.keeping.kept


def test_a_file_that_is_there_is_never_replaced(
    window: MainWindow, unsaved: NotSaved, elsewhere: Path, qtbot: QtBot
) -> None:
    elsewhere.write_text("mine", encoding="utf-8")
    save_copy(unsaved, elsewhere, qtbot)
    assert window.messages.isVisible()
    assert elsewhere.read_text("utf-8") == "mine"


def test_a_project_is_opened_again_when_its_drive_is_back(
    window: MainWindow, work: Workspace, unsaved: NotSaved, disk: Disk
) -> None:
    path = work.bridge.project.path
    disk.fault = Disk.FAILING
    accept_and_note(work)
    assert unsaved.bar.reopen.isVisible()
    away = path.with_suffix(".away")
    path.rename(away)
    disk.fault = None
    unsaved.bar.reopen.click()
    assert window.project.bridge is None, "it is not there yet"
    shown = window.findChildren(ReportDialog)[-1]
    assert "typed while the disk was full" in shown.report.toPlainText()
    away.rename(path)
    assert window.project.open(path)
    assert window.project.bridge is not None
    assert not window.project.bridge.keeping.kept
    window.project.close()
    assert in_copy(path) == KEPT


def test_a_disk_that_is_really_full(work: Workspace, unsaved: NotSaved) -> None:
    """SQLite's own limit on the file's size: its fault, its half-written pages, its rollback."""
    project = work.bridge.project
    db = project._file._db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}").fetchone()
    for number in range(2_000):
        work.gestures.flag(f"{number} " + "long " * 200)
        if work.bridge.keeping.kept:
            break
    assert "is full" in unsaved.bar.why.text()
    assert work.desk.document is not None
    stored = project.status(work.desk.document.id).comment
    db.execute("PRAGMA max_page_count = 1073741823").fetchone()
    unsaved.save()
    assert not work.bridge.keeping.kept
    assert project.status(work.desk.document.id).comment != stored
    assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)


# Closing


def answer(words: str, then: Callable[[QMessageBox], object] = lambda _: None) -> None:
    """Click the button called ``words`` in the question that is about to come."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        then(box)
        next(button for button in box.buttons() if button.text() == words).click()

    QTimer.singleShot(0, click)


def test_closing_asks_and_cancel_stays(window: MainWindow, work: Workspace, disk: Disk) -> None:
    disk.fault = Disk.FULL
    accept_and_note(work)
    texts: list[str] = []
    answer("Cancel", lambda box: texts.append(f"{box.text()} {box.detailedText()}"))
    assert not window.close()
    assert window.isVisible()
    assert "2 gestures are not saved yet" in texts[0]
    assert "typed while the disk was full" in texts[0]
    answer("Cancel")
    window.commands["project.close"].trigger()
    assert window.project.bridge is not None
    assert len(work.bridge.keeping.kept) == 2


def test_closing_may_lose_it_if_the_person_wants_it_so(
    window: MainWindow, work: Workspace, disk: Disk
) -> None:
    path = work.bridge.project.path
    disk.fault = Disk.FULL
    accept_and_note(work)
    answer("Close without saving")
    assert window.close()
    disk.fault = None
    assert in_copy(path) == ([SpanState.SUGGESTED] * 4, "")


def test_closing_tries_again_first(window: MainWindow, work: Workspace, disk: Disk) -> None:
    path = work.bridge.project.path
    disk.fault = Disk.FULL
    accept_and_note(work)
    disk.fault = None
    assert window.close(), "nothing is asked where it can be written after all"
    assert in_copy(path) == KEPT


def test_trying_again_from_the_question(window: MainWindow, work: Workspace, disk: Disk) -> None:
    path = work.bridge.project.path
    disk.fault = Disk.FULL
    accept_and_note(work)

    def mend(_: QMessageBox) -> None:
        disk.fault = None

    answer("Try again", mend)
    assert window.close()
    assert in_copy(path) == KEPT


def test_saving_a_copy_from_the_question(
    window: MainWindow,
    work: Workspace,
    disk: Disk,
    elsewhere: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk.fault = Disk.FULL
    accept_and_note(work)
    monkeypatch.setattr(choosers, "project_to_create", lambda *_: elsewhere)
    answer("Save a copy elsewhere…")
    with qtbot.waitSignal(window.jobs.ended):
        assert not window.close()
    assert in_copy(elsewhere) == KEPT


def test_another_project_is_not_opened_over_what_is_not_saved(
    window: MainWindow, work: Workspace, disk: Disk, make_project: Callable[..., Project]
) -> None:
    other = make_project()
    other.close()
    disk.fault = Disk.FULL
    accept_and_note(work)
    answer("Cancel")
    assert not window.project.open(other.path)
    assert len(work.bridge.keeping.kept) == 2
    answer("Cancel")
    assert not window.project.work_as(work.bridge.project.annotator)


def test_what_is_being_typed_when_the_window_closes_is_not_lost(
    window: MainWindow, work: Workspace, disk: Disk, qtbot: QtBot
) -> None:
    path = work.bridge.project.path
    work.desk.walk(1)
    note = work.inspector.card.note
    note.comment.setFocus()
    qtbot.keyClicks(note.comment, "half a comment")
    window.commands["scheme.write"].trigger()
    writer = next(one for one in window.features if isinstance(one, Guidelines)).writer
    assert writer is not None
    writer.edit.setPlainText("Guidelines that were not saved.")
    disk.fault = Disk.FULL
    texts: list[str] = []
    answer("Cancel", lambda box: texts.append(box.text()))
    assert not window.close()
    assert "gestures are not saved" in texts[0] or "Not saved yet" in texts[0]
    disk.fault = None
    assert window.close()
    project = Project.open(path)
    assert "Guidelines that were not saved." in project.scheme.guidelines.values()
    assert [s.comment for s in project.spans(project.document_ids()[0]) if s.comment] == [
        "half a comment"
    ]
    project.close()


# Damage


def test_damage_found_while_the_project_is_open_offers_repair_into_a_new_file(
    window: MainWindow,
    work: Workspace,
    unsaved: NotSaved,
    qtbot: QtBot,
    disk: Disk,
) -> None:
    work.bridge.damaged.emit(ProjectDamagedError(path="x", reason="page 3"))
    assert "can no longer be read" in unsaved.bar.what.text()
    assert unsaved.bar.repair.isVisible()
    assert unsaved.bar.copy.isVisible()
    disk.fault = (11, "database disk image is malformed")
    accept_and_note(work)
    assert unsaved.bar.repair.isVisible()
    unsaved.bar.repair.click()
    dialog = window.backups.repairing
    assert dialog is not None
    disk.spared = dialog.target.parent
    dialog.begin.click()
    qtbot.waitUntil(dialog.open_it.isVisible, timeout=10_000)
    assert window.project.bridge is None
    dialog.open_it.click()
    assert window.project.bridge is not None
    assert window.project.bridge.project.path == dialog.target
    window.project.close()
    assert in_copy(dialog.target) == KEPT


def test_a_repair_that_is_not_begun_changes_nothing(
    window: MainWindow, work: Workspace, unsaved: NotSaved, disk: Disk
) -> None:
    disk.fault = (11, "database disk image is malformed")
    accept_and_note(work)
    unsaved.bar.repair.click()
    dialog = window.backups.repairing
    assert dialog is not None
    dialog.reject()
    assert len(work.bridge.keeping.kept) == 2
