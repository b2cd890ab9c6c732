"""Backups in the real window: listed, made, looked at, brought back, deleted."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from annotator.app import backup_folder, backups
from annotator.app.backups import Backup, Reason
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.ui.backups.model import Column
from annotator.ui.backups.window import BackupsWindow
from annotator.ui.backups.wording import when
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

AddDocument = Callable[..., Document]
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def kept(project: Project, add_document: AddDocument) -> list[Backup]:
    """Return two backups of a project that has two articles by now, and is closed."""
    now = datetime.now(UTC)
    add_document(project, "Anna rit.", title="Un")
    made = [
        backups.make(project, Reason.MERGE, now=now - timedelta(days=40)),
        backups.make(project, Reason.SCHEDULED, now=now - timedelta(minutes=50)),
    ]
    add_document(project, "Bruno pleure.", title="Deux")
    project.close()
    return made[::-1]


@pytest.fixture
def window(project: Project, kept: list[Backup], open_window: OpenWindow) -> MainWindow:
    return open_window(project.path)


def listed(window: MainWindow, qtbot: QtBot) -> BackupsWindow:
    window.commands["project.backups"].trigger()
    shown = window.backups.shown
    assert shown is not None
    qtbot.waitUntil(lambda: not shown.model.unknown())
    return shown


def row(shown: BackupsWindow, at: int) -> list[str]:
    return [str(shown.model.index(at, column).data()) for column in Column]


def texts(window: MainWindow) -> list[str]:
    assert window.project.bridge is not None
    return [document.text for document in window.project.bridge.project.documents()]


def answer(window: MainWindow, name: str, qtbot: QtBot) -> None:
    box = window.backups.question
    assert box is not None
    assert box.isVisible()
    qtbot.mouseClick(box.named(name), LEFT)


def test_the_list_says_when_why_and_what_is_in_each(
    window: MainWindow, kept: list[Backup], qtbot: QtBot
) -> None:
    damaged = bytearray(kept[1].path.read_bytes())
    damaged[30_000:300_000] = b"\xa5" * 270_000
    kept[1].path.write_bytes(damaged)
    shown = listed(window, qtbot)
    assert shown.windowTitle() == "Backups of project"
    assert row(shown, 0)[1:2] == ["by itself"]
    assert row(shown, 0)[3:5] == ["1", "1"]
    assert row(shown, 0)[6] == "sound"
    assert row(shown, 1)[6] == "damaged"
    assert row(shown, 1)[1] == "before a merge"
    assert shown.table.isColumnHidden(Column.FILE)
    assert "every 30 minutes" in shown.about.text()
    assert shown.chosen() == kept[0]
    assert shown.restore.isEnabled()
    shown.table.selectRow(1)
    assert not shown.restore.isEnabled()
    assert not shown.look.isEnabled()
    assert shown.delete.isEnabled()


def test_moments_are_told_in_local_words(english: None) -> None:
    noon = datetime.now().astimezone().replace(hour=12, minute=5)
    locale = QLocale()
    assert when(noon).startswith("today, 12")
    assert when(noon - timedelta(days=1)).startswith("yesterday, 12")
    older = noon - timedelta(days=400)
    date = locale.toString(older.date(), QLocale.FormatType.ShortFormat)  # type: ignore[call-overload]
    assert when(older).startswith(date)


def test_a_backup_is_made_now(window: MainWindow, qtbot: QtBot) -> None:
    shown = listed(window, qtbot)
    qtbot.mouseClick(shown.make, LEFT)
    qtbot.waitUntil(lambda: len(shown.model.backups) == 3 and not shown.busy)
    assert shown.model.backups[0].reason is Reason.ASKED
    qtbot.waitUntil(lambda: row(shown, 0)[3] == "2" and row(shown, 0)[6] == "sound")


def test_a_backup_is_looked_at_as_a_copy(
    window: MainWindow, project: Project, kept: list[Backup], qtbot: QtBot
) -> None:
    shown = listed(window, qtbot)
    before = kept[0].path.read_bytes()
    with qtbot.waitSignal(window.project.opened):
        qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert texts(window) == ["Anna rit."]
    bridge = window.project.bridge
    assert bridge is not None
    assert bridge.project.path.parent == backup_folder.home_of_all() / "looked at"
    assert "copy of the backup" in window.messages.what.text()
    assert str(bridge.project.path) not in window.preferences.settings.recent
    bridge.project.change_settings(tried="here")
    assert kept[0].path.read_bytes() == before
    assert backup_folder.list_of(project.id) == kept  # the copy is none of them
    qtbot.mouseClick(window.messages.second, LEFT)
    assert len(texts(window)) == 2
    # The next look takes the place of this one.
    shown = listed(window, qtbot)
    with qtbot.waitSignal(window.project.opened):
        qtbot.mouseClick(shown.look, LEFT)
    assert len(list((backup_folder.home_of_all() / "looked at").glob("*.annodb"))) == 1


def test_a_backup_comes_back_beside_the_project(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    shown = listed(window, qtbot)
    qtbot.mouseClick(shown.restore, LEFT)
    with qtbot.waitSignal(window.project.opened):
        answer(window, "beside", qtbot)
    assert texts(window) == ["Anna rit."]
    assert window.project.bridge is not None
    assert window.project.bridge.project.path.name.startswith("project (restored ")
    assert "as a project of its own" in window.messages.what.text()
    with closing(sqlite3.connect(project.path)) as db:
        assert db.execute("SELECT count(*) FROM documents").fetchone()[0] == 2


def test_a_backup_takes_the_place_of_the_open_project(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    shown = listed(window, qtbot)
    qtbot.mouseClick(shown.restore, LEFT)
    with qtbot.waitSignal(window.project.opened):
        answer(window, "place", qtbot)
    assert texts(window) == ["Anna rit."]
    assert window.project.bridge is not None
    assert window.project.bridge.project.path == project.path
    assert "newest of its backups" in window.messages.do.text()
    newest = backup_folder.list_of(project.id)[0]
    assert newest.reason is Reason.RESTORE
    held = backup_folder.contents(newest)
    assert held is not None
    assert held.articles == 2
    assert window.workspace is not None
    assert window.workspace.library.model.rowCount() == 1


def test_where_that_fails_the_project_is_open_again(
    window: MainWindow, project: Project, kept: list[Backup], qtbot: QtBot
) -> None:
    shown = listed(window, qtbot)
    qtbot.mouseClick(shown.restore, LEFT)
    kept[0].path.write_bytes(b"damaged meanwhile")
    with qtbot.waitSignal(window.project.opened):
        answer(window, "place", qtbot)
    qtbot.waitUntil(window.messages.isVisible)
    assert len(texts(window)) == 2
    assert "backup" in window.messages.what.text().casefold()


def test_a_backup_is_deleted_after_a_question(
    window: MainWindow, kept: list[Backup], qtbot: QtBot
) -> None:
    shown = listed(window, qtbot)
    qtbot.mouseClick(shown.delete, LEFT)
    answer(window, "stay", qtbot)
    assert len(shown.model.backups) == 2
    qtbot.mouseClick(shown.delete, LEFT)
    answer(window, "delete", qtbot)
    assert shown.model.backups == kept[1:]
    assert not kept[0].path.exists()


def test_without_a_project_all_are_listed_and_one_is_written_where_asked(
    window: MainWindow,
    kept: list[Backup],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window.commands["project.close"].trigger()
    shown = listed(window, qtbot)
    assert shown.windowTitle() == "Backups of all projects"
    assert not shown.make.isVisible()
    mine = next(place for place, one in enumerate(shown.model.backups) if one == kept[0])
    shown.table.selectRow(mine)
    target = tmp_path / "again.annodb"
    monkeypatch.setattr(choosers, "project_to_create", lambda *_: target)
    with qtbot.waitSignal(window.project.opened):
        qtbot.mouseClick(shown.restore, LEFT)
    assert texts(window) == ["Anna rit."]
    assert window.project.bridge is not None
    assert window.project.bridge.project.path == target


def test_the_folder_and_the_settings_are_at_hand(
    window: MainWindow,
    kept: list[Backup],
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    shown = listed(window, qtbot)
    qtbot.mouseClick(shown.open_folder, LEFT)
    assert opened == [str(kept[0].path.parent)]
    qtbot.mouseClick(shown.settings, LEFT)
    preferences = window.findChild(PreferencesDialog)
    assert preferences is not None
    rows = preferences.backups
    rows.minutes.setValue(45)
    assert "every 45 minutes" in shown.about.text()
    rows.on.click()
    assert not window.preferences.settings.backups
    assert "switched off" in shown.about.text()
    assert not rows.minutes.isEnabled()
    elsewhere = tmp_path / "drive"
    monkeypatch.setattr(choosers, "folder_for_backups", lambda *_: elsewhere)
    qtbot.mouseClick(rows.choose, LEFT)
    assert backup_folder.home_of_all() == elsewhere
    assert shown.folder.text() == str(elsewhere)
    assert shown.model.backups == []
    qtbot.mouseClick(rows.show_folder, LEFT)
    assert opened[-1] == str(tmp_path)  # no backup is there yet
    qtbot.mouseClick(rows.usual, LEFT)
    assert shown.model.backups == kept
    preferences.close()
