"""A project that cannot be opened, or not wholly: the window leads to backups and to a repair."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app import backup_folder, backups
from annotator.app.backup_folder import Reason
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.store import soundness
from annotator.ui import bridge
from annotator.ui.backups.repair import RepairDialog
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.unsaved.feature import NotSaved
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

AddDocument = Callable[..., Document]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def path(project: Project, add_document: AddDocument) -> Path:
    """Return a project of which there is a backup, and that was worked in since."""
    document = add_document(project, "Anna rit à Valbourg.", title="Un")
    backups.make(project, Reason.ASKED)
    project.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    project.close()
    return project.path


def ruin(path: Path) -> bytes:
    """Take the header of a file away, and return what is left."""
    ruined = b"\0" * 100 + path.read_bytes()[100:]
    path.write_bytes(ruined)
    return ruined


def texts(window: MainWindow) -> list[str]:
    assert window.project.bridge is not None
    return [document.text for document in window.project.bridge.project.documents()]


def repaired(window: MainWindow, qtbot: QtBot) -> RepairDialog:
    dialog = window.backups.repairing
    assert dialog is not None
    assert dialog.isVisible()
    qtbot.mouseClick(dialog.begin, LEFT)
    qtbot.waitUntil(lambda: not dialog.bar.isVisible(), timeout=20_000)
    return dialog


def test_a_damaged_project_leads_to_its_backups(
    path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    ruined = ruin(path)
    window = open_window()
    assert not window.project.open(path)
    bar = window.messages
    assert bar.isVisible()
    assert bar.more.text() == "Backups…"
    assert bar.second.text() == "Repair…"
    qtbot.mouseClick(bar.more, LEFT)
    shown = window.backups.shown
    assert shown is not None
    assert len(shown.model.backups) == 1
    assert not shown.make.isVisible()
    qtbot.mouseClick(shown.restore, LEFT)
    assert window.backups.question is not None
    with qtbot.waitSignal(window.project.opened):
        qtbot.mouseClick(window.backups.question.named("place"), LEFT)
    assert texts(window) == ["Anna rit à Valbourg."]
    assert window.project.bridge is not None
    assert window.project.bridge.project.path == path
    aside = path.with_stem("project (damaged)")
    assert aside.read_bytes() == ruined
    assert aside.name in bar.do.text()


def test_a_damaged_project_is_repaired(path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    ruined = ruin(path)
    window = open_window()
    window.project.open(path)
    qtbot.mouseClick(window.messages.second, LEFT)
    dialog = window.backups.repairing
    assert dialog is not None
    assert not dialog.open_it.isVisible()
    assert "project (repaired).annodb" in dialog.text.text()
    dialog = repaired(window, qtbot)
    assert path.read_bytes() == ruined
    assert "nothing is known to be missing" in dialog.text.text()
    assert "Saved: 1 " in dialog.report.toPlainText()
    assert not dialog.begin.isVisible()
    with qtbot.waitSignal(window.project.opened):
        qtbot.mouseClick(dialog.open_it, LEFT)
    assert texts(window) == ["Anna rit à Valbourg."]
    assert window.project.bridge is not None
    project = window.project.bridge.project
    assert project.path == path.with_stem("project (repaired)")
    assert [len(project.spans(one)) for one in project.document_ids()] == [1]


def test_what_could_not_be_saved_is_listed(
    project: Project, add_document: AddDocument, open_window: OpenWindow, qtbot: QtBot
) -> None:
    add_document(project, "Anna rit.", title="Gare")
    add_document(project, "Un long article. " * 50_000, title="Port perdu")
    project.close()
    content = bytearray(project.path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    page = content.rindex(b"Un long article. " * 800) // size
    content[size * page : size * (page + 1)] = b"\xa5" * size
    content[:100] = b"\0" * 100
    project.path.write_bytes(content)
    window = open_window()
    window.project.open(project.path)
    qtbot.mouseClick(window.messages.second, LEFT)
    dialog = repaired(window, qtbot)
    said = dialog.report.toPlainText()
    assert "This is missing" in dialog.text.text()
    assert "Saved: 1 " in said
    assert "port perdu" in said.casefold()
    qtbot.mouseClick(dialog.backups, LEFT)
    assert window.backups.shown is not None


def test_nothing_to_be_saved_is_said(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "other.annodb"
    path.write_bytes(b"%PDF-1.7 " * 10_000)
    window = open_window()
    monkeypatch.setattr(choosers, "project_to_open", lambda _: path)
    window.commands["project.repair"].trigger()
    dialog = repaired(window, qtbot)
    assert not dialog.open_it.isVisible()
    assert "no article" in dialog.text.text()
    assert list(tmp_path.iterdir()) == [path]


def test_closing_in_the_middle_of_a_repair_leaves_nothing(
    path: Path, open_window: OpenWindow
) -> None:
    ruin(path)
    window = open_window()
    window.project.open(path)
    window.backups.repair(path)
    dialog = window.backups.repairing
    assert dialog is not None
    dialog.run()
    dialog.reject()
    assert not list(path.parent.glob("*repaired*"))


def test_a_deleted_project_comes_back(path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    path.unlink()
    window = open_window()
    assert not window.project.open(path)
    assert not window.messages.second.isVisible()
    qtbot.mouseClick(window.messages.more, LEFT)
    assert window.backups.shown is not None
    qtbot.mouseClick(window.backups.shown.restore, LEFT)
    assert window.backups.question is not None
    with qtbot.waitSignal(window.project.opened):
        qtbot.mouseClick(window.backups.question.named("place"), LEFT)
    assert texts(window) == ["Anna rit à Valbourg."]


def test_a_file_that_never_was_a_project_has_no_backups(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    path = tmp_path / "nobody knows it.annodb"
    path.write_bytes(b"text")
    window = open_window()
    window.project.open(path)
    assert not window.messages.more.isVisible()
    assert window.messages.second.isVisible()
    path.unlink()
    window.project.open(path)
    assert not window.messages.second.isVisible()


def test_damage_found_in_an_open_project_leads_there_too(
    project: Project,
    add_document: AddDocument,
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_document(project, "Premier article.")
    backups.make(project, Reason.ASKED)
    add_document(project, "Un long article. " * 50_000)
    project.close()
    content = bytearray(project.path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    page = content.rindex(b"Un long article. " * 800) // size
    content[size * page : size * (page + 1)] = b"\xa5" * size
    project.path.write_bytes(content)
    monkeypatch.setattr(soundness, "LARGE", 0)
    monkeypatch.setattr(bridge, "CHECK_AFTER", 0)
    window = open_window()
    assert window.project.open(project.path)
    assert window.project.bridge is not None
    with qtbot.waitSignal(window.project.bridge.damaged):
        pass
    bar = next(one for one in window.features if isinstance(one, NotSaved)).bar
    qtbot.mouseClick(bar.backups, LEFT)
    shown = window.backups.shown
    assert shown is not None
    # A damaged project is backed up by nobody: the sound backups stay the last ones.
    qtbot.mouseClick(shown.make, LEFT)
    qtbot.waitUntil(window.messages.isVisible)
    assert "No backup" in window.messages.what.text()
    assert [one.reason for one in backup_folder.list_of(project.id)] == [Reason.ASKED]
    window.backups.repair(project.path)
    dialog = repaired(window, qtbot)
    assert "This is missing" in dialog.text.text()
    assert window.project.bridge is None
    dialog.close()
