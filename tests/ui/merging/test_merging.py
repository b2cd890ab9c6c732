"""Merging in the real window: what files bring, the merge itself, its report, and going back."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QDropEvent
from pytestqt.qtbot import QtBot

from annotator.app import backups
from annotator.app.project import Project
from annotator.core.effects import Effects
from annotator.core.errors import BackupFailedError
from annotator.core.model import Document
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.merging.dialog import MergeDialog
from annotator.ui.merging.feature import Merging
from annotator.ui.merging.running import MergeRun, Stage

if TYPE_CHECKING:
    from conftest import Copies

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]


def merging_of(window: MainWindow) -> Merging:
    return next(one for one in window.features if isinstance(one, Merging))


def dialog_of(window: MainWindow) -> MergeDialog:
    dialog = merging_of(window).dialog
    assert dialog is not None
    return dialog


def wait_for(qtbot: QtBot, run: MergeRun, stage: Stage) -> None:
    qtbot.waitUntil(lambda: run.stage is stage, timeout=10_000)


def project_of(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def drop(window: MainWindow, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    window.dropEvent(
        QDropEvent(
            QPointF(10, 10), Qt.DropAction.CopyAction, data,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def merge(qtbot: QtBot, window: MainWindow, *paths: Path) -> MergeDialog:
    """Merge files and return the dialog with its report."""
    merging_of(window).merge(paths)
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    wait_for(qtbot, dialog.run, Stage.DONE)
    return dialog


def rows(dialog: MergeDialog) -> list[tuple[str, ...]]:
    items = (dialog.files.topLevelItem(row) for row in range(dialog.files.topLevelItemCount()))
    return [tuple(item.text(column) for column in range(3)) for item in items if item is not None]


def test_the_menu_asks_for_files_and_merges_them(
    qtbot: QtBot,
    open_window: OpenWindow,
    copies: Copies,
    further: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = open_window(copies.path)
    monkeypatch.setattr(choosers, "packages_to_merge", lambda _: [further])
    window.commands["team.merge"].trigger()
    dialog = dialog_of(window)
    assert dialog.isModal()
    wait_for(qtbot, dialog.run, Stage.READY)
    assert rows(dialog) == [("retour.annodb", "Copy of the project", "1 new · 1 the same")]
    assert "Camille: articles 1 → 2, labels 1 → 3" in dialog.details.text()
    project = project_of(window)
    assert project.spans(copies.documents[1].id) == (), "looking alone wrote to the project"
    assert backups.list_of(project.id) == []

    changed: list[Effects] = []
    assert window.project.bridge is not None
    window.project.bridge.changed.connect(changed.append)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    wait_for(qtbot, dialog.run, Stage.DONE)
    spans = project.spans(copies.documents[1].id)
    assert {span.label for span in spans} == {"PER", "LOC"}
    assert any(copies.documents[1].id in effects.annotated for effects in changed)
    assert dialog.summary.text() == "1 file merged."
    assert "Camille: articles 1 → 2, labels 1 → 3" in dialog.details.text()
    assert not dialog.settle.isVisible()
    assert merging_of(window).hint.isHidden()
    (saved,) = backups.list_of(project.id)
    assert dialog.run.report is not None
    assert dialog.run.report.backup == saved.path
    assert saved.reason is backups.Reason.MERGE

    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    qtbot.mouseClick(dialog.show_backup, Qt.MouseButton.LeftButton)
    assert opened == [QUrl.fromLocalFile(str(saved.path.parent))]
    dialog.reject()
    assert merging_of(window).dialog is None


def test_what_was_merged_already_is_said_and_nothing_is_offered(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    window = open_window(copies.path)
    merge(qtbot, window, further).reject()
    merging_of(window).merge([further])
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)
    assert dialog.summary.text() == "Nothing in these files is new to the project."
    assert rows(dialog)[0][2] == "2 the same"
    assert not dialog.start.isEnabled()
    dialog.reject()


def test_files_that_cannot_be_merged_are_named_with_what_to_do(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path, tmp_path: Path
) -> None:
    other = tmp_path / "autre.annodb"
    other.write_text("not a project")
    window = open_window(copies.path)
    merging_of(window).merge([other, further])
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)
    assert rows(dialog)[0][1] == "—"
    assert "autre.annodb" in dialog.details.text()
    assert len(dialog.details.text().splitlines()) == 2
    assert dialog.run.worthwhile == [further]
    qtbot.mouseClick(dialog.out, Qt.MouseButton.LeftButton)
    assert [row[0] for row in rows(dialog)] == ["retour.annodb"]
    dialog.run.look([other, further])
    wait_for(qtbot, dialog.run, Stage.READY)
    assert [row[0] for row in rows(dialog)] == ["retour.annodb", "autre.annodb"]
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    wait_for(qtbot, dialog.run, Stage.DONE)
    assert dialog.summary.text() == "1 file merged. 1 file could not be merged."
    assert [row[0] for row in rows(dialog)] == ["retour.annodb", "autre.annodb"]
    dialog.files.setCurrentItem(dialog.files.topLevelItem(1))
    assert "autre.annodb" in dialog.details.text()
    dialog.reject()


def test_dropped_copies_are_merged_and_another_project_is_opened(
    qtbot: QtBot,
    open_window: OpenWindow,
    copies: Copies,
    further: Path,
    tmp_path: Path,
    make_project: Callable[..., Project],
) -> None:
    window = open_window(copies.path)
    drop(window, further)
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)
    assert [row[0] for row in rows(dialog)] == ["retour.annodb"]
    second = tmp_path / "second.annodb"
    shutil.copy(further, second)
    drop(window, second)
    qtbot.waitUntil(lambda: len(rows(dialog)) == 2)
    dialog.reject()

    other = make_project()
    other.close()
    drop(window, other.path)
    assert merging_of(window).dialog is None
    assert project_of(window).path == other.path
    drop(window, copies.path)
    assert project_of(window).path == copies.path


def test_without_a_backup_nothing_is_merged(
    qtbot: QtBot,
    open_window: OpenWindow,
    copies: Copies,
    further: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object, **__: object) -> object:
        raise BackupFailedError(path=str(copies.path), reason="disk full")
        yield

    window = open_window(copies.path)
    merging_of(window).merge([further])
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)
    with monkeypatch.context() as patch:
        patch.setattr(backups, "making", full)
        with qtbot.waitSignal(dialog.run.failed):
            qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    assert "the disk is full" in dialog.problem.text()
    assert dialog.problem.isVisible()
    assert dialog.run.stage is Stage.READY
    assert project_of(window).spans(copies.documents[1].id) == ()
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    wait_for(qtbot, dialog.run, Stage.DONE)
    assert dialog.problem.isHidden()
    dialog.reject()


def test_stopping_leaves_whole_files_only(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    window = open_window(copies.path)
    merging_of(window).merge([further])
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)

    def stop_soon() -> None:
        if dialog.run.stage is Stage.MERGING:
            dialog.reject()

    dialog.run.changed.connect(stop_soon)
    qtbot.mouseClick(dialog.start, Qt.MouseButton.LeftButton)
    wait_for(qtbot, dialog.run, Stage.DONE)
    assert dialog.run.report is not None
    assert dialog.run.report.stopped
    assert "stopped" in dialog.summary.text()
    assert project_of(window).spans(copies.documents[1].id) == ()
    dialog.reject()
    assert dialog_gone(window)


def dialog_gone(window: MainWindow) -> bool:
    return merging_of(window).dialog is None


def test_closing_the_project_in_the_middle_ends_the_merge(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    window = open_window(copies.path)
    merging_of(window).merge([further])
    dialog = dialog_of(window)
    wait_for(qtbot, dialog.run, Stage.READY)
    dialog.run.merge()
    window.project.close()
    project = Project.open(copies.path)
    assert project.spans(copies.documents[1].id) == ()
    project.close()


def test_the_project_from_before_opens_as_a_copy(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    window = open_window(copies.path)
    dialog = merge(qtbot, window, further)
    qtbot.mouseClick(dialog.back, Qt.MouseButton.LeftButton)
    back = project_of(window)
    assert back.path.parent == copies.path.parent
    assert back.path.name.startswith("project (restored ")
    assert back.spans(copies.documents[1].id) == ()
    assert back.path.name in window.messages.what.text()
    merged = Project.open(copies.path)
    assert len(merged.spans(copies.documents[1].id)) == 2
    merged.close()


def test_while_another_job_writes_no_merge_begins(
    open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    window = open_window(copies.path)
    window.jobs.run("Adding articles…", (None for _ in range(3)))
    merging_of(window).merge([further])
    assert merging_of(window).dialog is None
    assert "Merge when that is done" in window.messages.do.text()
    window.jobs.stop()


def test_work_in_the_window_goes_on_after_a_merge(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    window = open_window(copies.path)
    documents: list[Document] = copies.documents
    dialog = merge(qtbot, window, further)
    dialog.reject()
    work = window.workspace
    assert work is not None
    work.desk.open(documents[1].id)
    assert len(work.desk.visible()) == 2
