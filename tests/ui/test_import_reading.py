"""Looking into files in the window: beside the work, and stopped when it takes too long."""

import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.app.importing import looking
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.ui.importing.dialog import ImportDialog
from annotator.ui.importing.feature import Importing
from annotator.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]

SLOW = """
import os
import time
from annotator.app.importing import looking
from annotator.formats.plain_text import TextReader

read = TextReader.read

def slow(self, source, profile):
    if "lent" in source.name:
        time.sleep(600)
    if "mort" in source.name:
        os._exit(3)
    return read(self, source, profile)

def serve(connection, remembered):
    TextReader.read = slow
    looking.serve(connection, remembered)
"""


@pytest.fixture
def window(open_window: OpenWindow, project: Project) -> MainWindow:
    project.close()
    return open_window(project.path)


@pytest.fixture
def slow_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the reader of texts take for ever over a file called so, or end its process."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "slow_reading.py").write_text(SLOW)
    monkeypatch.syspath_prepend(folder)  # the process gets the same path
    sys.modules.pop("slow_reading", None)
    monkeypatch.setattr(looking, "serve", import_module("slow_reading").serve)


def importing(window: MainWindow) -> Importing:
    assert window.transfer is not None
    return window.transfer.importing


def opened(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def asked(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportDialog:
    """Add files and return the dialog that comes, as soon as it is there."""
    with qtbot.waitSignal(importing(window).asked):
        importing(window).add(paths)
    dialog = importing(window).dialog
    assert dialog is not None
    return dialog


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    qtbot.waitUntil(lambda: not dialog.reading)


def choose(qtbot: QtBot, dialog: ImportDialog, box: QComboBox, value: str) -> None:
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())
    settle(qtbot, dialog)


def go(window: MainWindow, qtbot: QtBot, dialog: ImportDialog) -> None:
    with qtbot.waitSignal(importing(window).over):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


@pytest.mark.usefixtures("slow_reader")
def test_the_window_goes_on_while_a_reader_blocks(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("lent.txt", "b.md"):
        (tmp_path / name).write_text("Un titre\n\nUn texte.")
    gaps: list[float] = []
    last = [perf_counter()]

    def tick() -> None:
        now = perf_counter()
        gaps.append(now - last[0])
        last[0] = now

    dialog = asked(window, qtbot, tmp_path / "lent.txt", tmp_path / "b.md")
    clock = QTimer(interval=5)
    clock.timeout.connect(tick)
    last[0] = perf_counter()
    clock.start()
    qtbot.waitUntil(lambda: len(gaps) > 60)
    clock.stop()
    assert max(gaps) < 0.5  # seconds, on a busy machine; the reader takes ten minutes
    assert dialog.first.where.text() == "Reading lent.txt…"
    assert not dialog.first.text.isVisible()
    QTest.mouseClick(dialog.first.give_up, Qt.MouseButton.LeftButton)
    assert "was not looked into" in dialog.first.where.text()
    settle(qtbot, dialog)
    dialog.sources.setCurrentRow(1)
    assert "Un texte." in dialog.first.text.toPlainText()
    dialog.sources.setCurrentRow(0)
    QTest.mouseClick(dialog.first.look, Qt.MouseButton.LeftButton)
    assert dialog.first.where.text() == "Reading lent.txt…"
    go(window, qtbot, dialog)
    assert len(opened(window).document_ids()) == 2


@pytest.mark.usefixtures("slow_reader")
def test_a_file_that_ends_its_reader_takes_nothing_else_along(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("mort.txt", "b.md"):
        (tmp_path / name).write_text(f"{name}\n\nUn texte.")
    dialog = asked(window, qtbot, tmp_path / "mort.txt", tmp_path / "b.md")
    settle(qtbot, dialog)
    assert "was not looked into" in dialog.first.where.text()
    dialog.sources.setCurrentRow(1)
    assert dialog.first.title.text() == "b.md"
    dialog.reject()


def test_finding_files_can_be_stopped(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}.txt").write_text("x")
    importing(window).add([tmp_path])
    assert window.jobs.busy
    window.jobs.cancel()
    assert not window.jobs.busy
    assert importing(window).dialog is None
    dialog = asked(window, qtbot, tmp_path / "1.txt")
    settle(qtbot, dialog)
    dialog.reject()


def test_the_delimiter_can_be_chosen(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("titre;texte|x\nPont;Le pont, fermé|depuis lundi, rouvre demain matin.\n")
    dialog = asked(window, qtbot, path)
    settle(qtbot, dialog)
    form = dialog.mapping
    assert form.delimiter.currentText() == "semicolon ;"
    assert form.fields["title"].currentData() == "titre"
    offered = [form.delimiter.itemText(n) for n in range(form.delimiter.count())]
    assert offered == ["found out", "comma ,", "semicolon ;", "tab", "bar |", "space"]
    choose(qtbot, dialog, form.delimiter, "|")
    columns = [form.fields["text"].itemData(n) for n in range(1, form.fields["text"].count())]
    assert columns == ["titre;texte", "x"]
    choose(qtbot, dialog, form.fields["text"], "x")
    assert dialog.first.text.toPlainText() == "depuis lundi, rouvre demain matin."
    choose(qtbot, dialog, form.delimiter, "")
    assert form.fields["title"].currentData() == "titre"
    dialog.reject()


def test_the_tags_of_token_lines_can_be_chosen(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.conll"
    path.write_text("Anne B-PER\nLemoal B-PER\ndort O\n\nAnne I-PER\nLemoal I-PER\nlit O\n")
    dialog = asked(window, qtbot, path)
    settle(qtbot, dialog)
    form = dialog.mapping
    choose(qtbot, dialog, form.format_box, "conll")
    assert form.tags.isVisible()
    assert not form.fields["text"].isVisible()
    choose(qtbot, dialog, form.tags, "IOB1")
    assert dialog.group() is not None
    assert dialog.group().profile.tag_scheme == "IOB1"  # type: ignore[union-attr]
    dialog.reject()


def test_a_folder_is_added_by_its_command(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "presse"
    (folder / "b").mkdir(parents=True)
    (folder / "a.txt").write_text("un")
    (folder / "b" / "c.txt").write_text("deux")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    with qtbot.waitSignal(importing(window).asked):
        window.commands["project.add_folder"].trigger()
    dialog = importing(window).dialog
    assert dialog is not None
    settle(qtbot, dialog)
    go(window, qtbot, dialog)
    assert [item.text for item in opened(window).documents()] == ["un", "deux"]


def test_more_files_and_folders_come_into_the_open_dialog(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "presse"
    folder.mkdir()
    (folder / "a.csv").write_text("title,text\nPont,Le pont est fermé depuis lundi.\n")
    for name in ("x.txt", "y.txt", "z.txt"):
        (tmp_path / name).write_text(name)
    dialog = asked(window, qtbot, tmp_path / "x.txt")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    QTest.mouseClick(dialog.add_folder, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.sources.count() == 2)
    names = [str(tmp_path / "x.txt"), str(tmp_path / "y.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (names, ""))
    QTest.mouseClick(dialog.add_files, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "and 1 more" in dialog.sources.item(0).text())
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "z.txt"))])
    none = Qt.KeyboardModifier.NoModifier
    dialog.dropEvent(
        QDropEvent(QPoint(), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, none)
    )
    qtbot.waitUntil(lambda: "and 2 more" in dialog.sources.item(0).text())
    settle(qtbot, dialog)
    go(window, qtbot, dialog)
    assert len(opened(window).document_ids()) == 4


def test_an_import_is_taken_back_and_brought_back_with_its_label(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": 1, "text": "Lille dort.", "label": [[0, 5, "HAMEAU"]]}\n')
    dialog = asked(window, qtbot, path)
    settle(qtbot, dialog)
    dialog.labels.adding.click()
    go(window, qtbot, dialog)
    assert window.workspace is not None
    assert window.commands["edit.undo"].text() == "&Undo: add 1 article"
    window.commands["edit.undo"].trigger()
    assert opened(window).document_ids() == []
    assert opened(window).scheme.label(LabelId("HAMEAU")) is None
    assert "label.HAMEAU" not in {action.objectName() for action in window.actions()}
    assert window.workspace.here() is None
    assert window.commands["edit.redo"].text() == "&Redo: add 1 article"
    window.commands["edit.redo"].trigger()
    assert len(opened(window).document_ids()) == 1
    assert "label.HAMEAU" in {action.objectName() for action in window.actions()}
    assert window.workspace.here() is not None
