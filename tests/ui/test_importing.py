"""Adding articles in the window: what is shown before, what comes in, what stopping leaves."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app.importing import running
from annotator.app.project import Project
from annotator.core.model import DocumentState, SpanState
from annotator.ui.importing.dialog import ImportDialog
from annotator.ui.importing.feature import Importing
from annotator.ui.importing.report import ImportReportDialog
from annotator.ui.main_window import MainWindow

OpenWindow = Callable[..., MainWindow]
TEXT = "Anne Lemoal vit à Sormeuse."


@pytest.fixture
def window(open_window: OpenWindow, project: Project) -> MainWindow:
    project.close()
    return open_window(project.path)


@pytest.fixture
def doccano(tmp_path: Path) -> Path:
    path = tmp_path / "doccano.jsonl"
    rows = [
        {"id": n, "text": f"{TEXT} {n}", "label": [[0, 11, "Humain"], [18, 26, "GPE"]]}
        for n in range(3)
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


def importing(window: MainWindow) -> Importing:
    assert window.transfer is not None
    return window.transfer.importing


def opened(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def asked(window: MainWindow, qtbot: QtBot, *paths: Path) -> ImportDialog:
    """Add files and return the dialog that comes."""
    with qtbot.waitSignal(importing(window).asked):
        importing(window).add(paths)
    dialog = importing(window).dialog
    assert dialog is not None
    settle(qtbot, dialog)
    return dialog


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Wait until all that the dialog shows has been read."""
    qtbot.waitUntil(lambda: not dialog.reading)


def go(window: MainWindow, qtbot: QtBot, dialog: ImportDialog) -> None:
    """Press Enter and wait for the articles."""
    with qtbot.waitSignal(importing(window).over):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_one_key_brings_in_what_needs_no_decision(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Titre {name}\n\nUn texte.")
    dialog = asked(window, qtbot, tmp_path / "a.txt", tmp_path / "b.txt")
    assert dialog.sources.count() == 1
    assert dialog.first.title.text() == "Titre a"
    QTest.mouseClick(dialog.first.after, Qt.MouseButton.LeftButton)
    assert dialog.first.title.text() == "Titre b"
    assert dialog.labels.isHidden()
    go(window, qtbot, dialog)
    assert [item.title for item in opened(window).documents()] == ["Titre a", "Titre b"]
    assert "2 articles added" in window.messages.what.text()
    assert window.messages.more.isHidden()


def test_labels_are_mapped_and_shown_as_they_will_be(
    window: MainWindow, qtbot: QtBot, doccano: Path
) -> None:
    dialog = asked(window, qtbot, doccano)
    assert dialog.first.marked.text() == ("Anne Lemoal → Humain: left out  ·  Sormeuse → LOC")
    box = dialog.labels.boxes["Humain"]
    box.setCurrentIndex(box.findData("PER"))
    box.activated.emit(box.currentIndex())
    assert "Anne Lemoal → PER" in dialog.first.marked.text()
    dialog.labels.suggesting.click()
    go(window, qtbot, dialog)
    project = opened(window)
    spans = [span for item in project.document_ids() for span in project.spans(item)]
    assert {(span.label, span.state) for span in spans} == {
        ("PER", SpanState.SUGGESTED),
        ("LOC", SpanState.SUGGESTED),
    }


def test_finished_work_comes_in_as_done(window: MainWindow, qtbot: QtBot, doccano: Path) -> None:
    dialog = asked(window, qtbot, doccano)
    dialog.labels.suggesting.click()
    assert not dialog.labels.finished.isEnabled()
    dialog.labels.suggesting.click()
    dialog.labels.finished.click()
    go(window, qtbot, dialog)
    project = opened(window)
    states = [project.status(item).state for item in project.document_ids()]
    assert DocumentState.DONE in states
    assert DocumentState.IN_PROGRESS not in states


def test_a_label_that_is_switched_off_is_named_where_it_is_meant(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "dated.jsonl"
    path.write_text('{"id": 1, "text": "Mardi, Lille dort.", "label": [[0, 5, "DATE"]]}\n')
    dialog = asked(window, qtbot, path)
    assert dialog.labels.boxes["DATE"].currentText() == "Date (DATE)"


def test_what_the_scheme_lacks_is_added_to_it(
    window: MainWindow, qtbot: QtBot, doccano: Path
) -> None:
    dialog = asked(window, qtbot, doccano)
    dialog.labels.adding.click()
    go(window, qtbot, dialog)
    assert opened(window).scheme.label("Humain") is not None
    assert "label.Humain" in {action.objectName() for action in window.actions()}


def test_columns_are_mapped_and_remembered(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(
        "col_a;col_b;col_c\nPont;Le pont est fermé depuis lundi.;03/04/2024\n".encode("cp1252")
    )
    dialog = asked(window, qtbot, path)
    form = dialog.mapping
    assert not form.header.isChecked()
    form.header.click()
    settle(qtbot, dialog)
    for field, column in (("text", "col_b"), ("title", "col_a"), ("published", "col_c")):
        box = form.fields[field]
        box.setCurrentIndex(box.findData(column))
        box.activated.emit(box.currentIndex())
        settle(qtbot, dialog)
    form.dates.setCurrentText("%d/%m/%Y")
    form.dates.activated.emit(form.dates.currentIndex())
    settle(qtbot, dialog)
    assert dialog.first.title.text() == "Pont"
    assert "2024-04-03" in dialog.first.about.text()
    go(window, qtbot, dialog)
    (document,) = opened(window).documents()
    assert (document.title, document.published) == ("Pont", "2024-04-03")
    path.write_text("col_a;col_b;col_c\nQuai;Le quai est ouvert depuis mardi.;05/04/2024\n")
    again = asked(window, qtbot, path)
    assert again.mapping.fields["title"].currentData() == "col_a"
    assert again.first.title.text() == "Quai"
    again.reject()


def test_another_format_can_be_chosen(window: MainWindow, qtbot: QtBot, doccano: Path) -> None:
    dialog = asked(window, qtbot, doccano)
    box = dialog.mapping.format_box
    box.setCurrentIndex(box.findData("jsonl"))
    box.activated.emit(box.currentIndex())
    settle(qtbot, dialog)
    assert dialog.first.marked.isHidden()
    dialog.reject()
    assert opened(window).document_ids() == []


def test_files_can_be_left_out(window: MainWindow, qtbot: QtBot, doccano: Path) -> None:
    other = doccano.with_name("b.txt")
    other.write_text("Un texte.")
    dialog = asked(window, qtbot, doccano, other)
    dialog.leave_out.click()
    assert dialog.sources.count() == 1
    assert dialog.leave_out.isHidden()
    go(window, qtbot, dialog)
    assert [item.text for item in opened(window).documents()] == ["Un texte."]


def test_the_report_names_what_did_not_come_in_and_can_be_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "bad.jsonl"
    path.write_text('{"text": "un"}\nnon\n')
    dialog = asked(window, qtbot, path)
    assert "not JSON" in dialog.problems.text()
    go(window, qtbot, dialog)
    QTest.mouseClick(window.messages.more, Qt.MouseButton.LeftButton)
    report = window.findChild(ImportReportDialog)
    assert report is not None
    assert "not JSON" in report.report.toPlainText()
    report.write(tmp_path / "r.csv")
    assert "bad.jsonl" in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    report.write(tmp_path / "nix" / "r.csv")
    assert "r.csv" in report.sentence.text()


def test_by_a_setting_what_needs_no_decision_comes_in_at_once(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, doccano: Path
) -> None:
    (tmp_path / "a.txt").write_text("Un texte.")
    dialog = asked(window, qtbot, tmp_path / "a.txt")
    dialog.at_once.click()
    go(window, qtbot, dialog)
    (tmp_path / "b.txt").write_text("Un autre.")
    with qtbot.waitSignal(importing(window).over):
        importing(window).add([tmp_path / "b.txt"])
    assert len(opened(window).document_ids()) == 2
    asked(window, qtbot, doccano).reject()


def test_nothing_but_what_cannot_be_read_is_reported(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x00\x01" * 40)
    with qtbot.waitSignal(importing(window).over):
        importing(window).add([tmp_path / "a.bin"])
    assert "1 file or record" in window.messages.do.text()


def begin_and_stop(window: MainWindow, qtbot: QtBot, path: Path) -> None:
    """Begin an import and stop it when some of it is in the file."""
    rows = (json.dumps({"text": f"Article {n} " + "x" * 300}) for n in range(300))
    path.write_text("\n".join(rows))
    dialog = asked(window, qtbot, path)

    def stop(_: object) -> None:
        pending = opened(window).unfinished_import
        if pending is not None and pending.documents:
            window.jobs.progressed.disconnect(stop)
            window.jobs.cancel()

    window.jobs.progressed.connect(stop)
    with qtbot.waitSignal(importing(window).asked):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert opened(window).document_ids() == []
    assert "nothing of it shows" in window.messages.what.text()


@pytest.mark.parametrize("way", ["resume", "discard"])
def test_a_stopped_import_is_gone_on_with_or_cleared_away(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    monkeypatch.setattr(running, "_SMALL", 3000)
    begin_and_stop(window, qtbot, tmp_path / "a.jsonl")
    unfinished = importing(window).unfinished
    assert unfinished is not None
    with qtbot.waitSignal(importing(window).over):
        QTest.mouseClick(getattr(unfinished, way), Qt.MouseButton.LeftButton)
    assert len(opened(window).document_ids()) == (300 if way == "resume" else 0)
    assert opened(window).unfinished_import is None


def test_an_unfinished_import_is_offered_when_the_project_opens(
    open_window: OpenWindow,
    project: Project,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "_SMALL", 3000)
    project.close()
    window = open_window(project.path)
    begin_and_stop(window, qtbot, tmp_path / "a.jsonl")
    window.close()
    again = open_window()
    again.project.open(project.path)
    with qtbot.waitSignal(importing(again).asked):
        pass
    unfinished = importing(again).unfinished
    assert unfinished is not None
    with qtbot.waitSignal(importing(again).over):
        QTest.keyClick(unfinished, Qt.Key.Key_Return)
    assert len(opened(again).document_ids()) == 300
