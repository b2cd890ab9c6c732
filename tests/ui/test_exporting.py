"""Exporting in the real window: what is offered, what is written, and checking it again."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QLabel
from pytestqt.qtbot import QtBot

from annotator.app.exporting import formats
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, LabelId, LayerId
from annotator.core.model import GOLD, Annotator, Document, DocumentState
from annotator.core.tokens import words
from annotator.ui.dialogs import choosers
from annotator.ui.exporting.dialog import LISTED, ExportDialog
from annotator.ui.exporting.feature import Exporting
from annotator.ui.exporting.wording import export_name, not_held, purpose
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

PER = LabelId("PER")
WAIT = 20_000


@pytest.fixture
def window(
    project: Project, make_document: Callable[..., Document], open_window: OpenWindow
) -> MainWindow:
    """Return the window with five articles, of which four are done, from two sources."""
    made = [
        make_document(f"Anne Lemoal vit au {n}.", title=f"Article {n}", source=f"Journal {n % 2}")
        for n in range(5)
    ]
    project.do(AddDocuments(tuple(made)))
    for document in made[:4]:
        project.do(CreateSpan(document.id, 0, 11, PER))
        project.do(SetDocumentState(document.id, DocumentState.DONE))
        project.store_tokens(document.id, words(document.text))
    project.do(RejectSpans(made[0].id, (project.spans(made[0].id)[0].id,)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def feature(window: MainWindow) -> Exporting:
    return next(one for one in window.features if isinstance(one, Exporting))


def asked(window: MainWindow, feature: Exporting) -> ExportDialog:
    window.commands["project.export"].trigger()
    assert feature.dialog is not None
    return feature.dialog


def choose(dialog: ExportDialog, name: str) -> None:
    names = [one.name for one in formats()]
    dialog.list.setCurrentRow(names.index(name))


def records(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def test_enter_exports_what_was_worked_on_to_one_file(
    window: MainWindow, feature: Exporting, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "out.jsonl"
    monkeypatch.setattr(choosers, "file_to_export", lambda *_: target)
    dialog = asked(window, feature)
    assert dialog.summary.text() == "4 articles into one file"
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    with qtbot.waitSignal(feature.told, timeout=WAIT):
        qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert window.messages.what.text() == "4 articles exported to out.jsonl."
    assert window.messages.more.text() == "Show the files"
    assert [len(row["spans"]) for row in records(target)] == [0, 1, 1, 1]  # type: ignore[arg-type]
    assert (tmp_path / "out.jsonl.card.md").exists()


def test_parts_make_a_folder(
    window: MainWindow, feature: Exporting, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "parts"
    monkeypatch.setattr(choosers, "folder_to_export", lambda *_: target)
    dialog = asked(window, feature)
    dialog.parts.on.setChecked(True)
    dialog.parts.dev.setValue(25)
    dialog.parts.test.setValue(25)
    assert dialog.parts.train.text() == "Train: 50 %"
    assert dialog.summary.text() == "4 articles into a folder of files"
    with qtbot.waitSignal(feature.told, timeout=WAIT):
        dialog.go.click()
    sizes = [len(records(target / f"{name}.jsonl")) for name in ("train", "dev", "test")]
    assert sum(sizes) == 4
    assert min(sizes) == 1
    dialog = asked(window, feature)
    assert dialog.parts.on.isChecked(), "what was chosen last is offered again"
    assert (dialog.parts.dev.value(), dialog.parts.test.value()) == (25, 25)


def test_states_layers_and_what_was_refused_can_be_chosen(
    window: MainWindow, feature: Exporting, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "out.jsonl"
    monkeypatch.setattr(choosers, "file_to_export", lambda *_: target)
    dialog = asked(window, feature)
    dialog.articles.setCurrentIndex(2)
    assert dialog.summary.text() == "5 articles into one file"
    dialog.refused.setChecked(False)
    for layer, box in dialog.layers.items():
        box.setChecked(layer == LayerId("claims"))
    with qtbot.waitSignal(feature.told, timeout=WAIT):
        dialog.go.click()
    assert len(records(target)) == 5
    assert not any(row["spans"] or row["rejected"] for row in records(target))


def test_without_a_layer_nothing_can_be_exported(window: MainWindow, feature: Exporting) -> None:
    dialog = asked(window, feature)
    for box in dialog.layers.values():
        box.setChecked(False)
    assert dialog.summary.text() == "Choose at least one layer."
    assert not dialog.go.isEnabled()


def test_what_the_library_lists_can_be_exported(
    window: MainWindow, feature: Exporting, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    work = window.workspace
    assert work is not None
    with qtbot.waitSignal(work.library.model.modelReset):
        work.library.field.line.setText("source:Journal\\ 1 vit")
    target = tmp_path / "out.jsonl"
    monkeypatch.setattr(choosers, "file_to_export", lambda *_: target)
    dialog = asked(window, feature)
    listed = work.library.model.rowCount()
    place = dialog.articles.findData(LISTED)
    assert dialog.articles.itemText(place) == f"The {listed} listed in the library"
    dialog.articles.setCurrentIndex(place)
    with qtbot.waitSignal(feature.told, timeout=WAIT):
        dialog.go.click()
    assert len(records(target)) == listed


def test_a_format_says_what_it_has_no_room_for(window: MainWindow, feature: Exporting) -> None:
    dialog = asked(window, feature)
    assert not dialog.cannot.isVisible()
    for one in formats():
        choose(dialog, one.name)
        assert dialog.purpose.text() == purpose(one.name) != ""
        assert export_name(one.name) != one.name or one.name in ("doccano",)
        assert all(what in dialog.cannot.text() for what in not_held(one))
        assert dialog.refused.isEnabled() is one.holds.states


def test_people_are_offered_where_there_are_several(qtbot: QtBot, project: Project) -> None:
    alix = Annotator(id=AnnotatorId("b" * 32), name="Alix")
    for people, offered in (
        ((project.annotator,), 1),
        ((project.annotator, alix), 4),
        ((project.annotator, alix, GOLD), 5),
    ):
        dialog = ExportDialog(project.scheme, people, lambda *_: 0, None)  # type: ignore[arg-type]
        qtbot.addWidget(dialog)
        assert dialog.whose.count() == offered


def test_of_gold_only_what_is_settled_is_exported_unless_asked_otherwise(
    qtbot: QtBot, project: Project
) -> None:
    people = (project.annotator, GOLD)
    dialog = ExportDialog(project.scheme, people, lambda *_: 0, None)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    assert dialog.choices.states == (DocumentState.IN_PROGRESS, DocumentState.DONE)
    dialog.show()
    dialog.whose.setFocus()
    qtbot.keyClick(dialog.whose, Qt.Key.Key_End)
    assert dialog.choices.states == (DocumentState.DONE,)
    qtbot.keyClick(dialog.whose, Qt.Key.Key_Home)
    assert dialog.choices.states == (DocumentState.IN_PROGRESS, DocumentState.DONE)


def test_a_fault_is_told_in_the_bar(
    window: MainWindow, feature: Exporting, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(choosers, "file_to_export", lambda *_: tmp_path)
    dialog = asked(window, feature)
    with qtbot.waitSignal(window.jobs.ended, timeout=WAIT):
        dialog.go.click()
    assert window.messages.isVisible()
    window.messages.copy.click()
    assert str(tmp_path) in QGuiApplication.clipboard().text()
    window.messages.dismiss.click()
    assert not window.messages.isVisible()


def test_an_export_is_checked_again(
    window: MainWindow, feature: Exporting, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    target = tmp_path / "out.jsonl"
    monkeypatch.setattr(choosers, "file_to_export", lambda *_: target)
    monkeypatch.setattr(choosers, "export_to_verify", lambda *_: tmp_path / "out.jsonl.card.json")
    with qtbot.waitSignal(feature.told, timeout=WAIT):
        asked(window, feature).go.click()
    with qtbot.waitSignal(feature.told, timeout=WAIT):
        window.commands["project.verify"].trigger()
    assert window.messages.what.text() == "The export is as it was written: 1 file."
    target.write_bytes(target.read_bytes() + b"\n")
    with qtbot.waitSignal(window.jobs.ended, timeout=WAIT):
        window.commands["project.verify"].trigger()
    assert "out.jsonl is not as it was exported" in window.messages.what.text()


def test_the_dialog_uses_no_letter_twice(window: MainWindow, feature: Exporting) -> None:
    for language in ("fr", "en"):
        window.commands[f"view.language.{language}"].trigger()
        now = next(one for one in window.features if isinstance(one, Exporting))
        now.ask()
        dialog = now.dialog
        assert dialog is not None
        words = [part.text() for part in dialog.findChildren(QAbstractButton)]
        words += [part.text() for part in dialog.findChildren(QLabel)]
        letters = [text[text.index("&") + 1].lower() for text in words if "&" in text]
        assert len(letters) == len(set(letters)), (language, sorted(letters))
        dialog.close()
