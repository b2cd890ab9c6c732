"""The library in the real window: table, saved filters, what is done with several articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.listing import Field
from annotator.core.model import Document, DocumentState
from annotator.core.tokens import words
from annotator.core.uncertainty import Order
from annotator.ui.dialogs import choosers
from annotator.ui.exporting.dialog import SELECTED
from annotator.ui.exporting.feature import Exporting
from annotator.ui.library import listed_rows
from annotator.ui.library.details import DetailsDialog
from annotator.ui.library.feature import Library
from annotator.ui.library.filters import Filter
from annotator.ui.library.selected import Selected
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)

ROWS = (
    ("Crue à Saintes", "Le Phare", "2024-03-01", {"rubrique": "région"}),
    ("Élections", "La Feuille", "2023-01-01", {"rubrique": "politique"}),
    ("Abeilles", "Le Phare", "2022-05-05", {}),
    ("Crue à Cognac", "La Feuille", "2024-04-01", {}),
)
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    made = tuple(
        make_document(
            f"{title}\nLe texte de {title}.",
            title=title,
            source=source,
            published=date,
            metadata=extra,
        )
        for title, source, date, extra in ROWS
    )
    project.do(AddDocuments(made))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def feature(window: MainWindow) -> Library:
    found = window.findChild(Library)
    assert isinstance(found, Library)
    return found


@pytest.fixture
def run(window: MainWindow) -> Callable[..., None]:
    def trigger(*names: str) -> None:
        for name in names:
            assert window.commands[name].isEnabled(), name
            window.commands[name].trigger()

    return trigger


def listed(work: Workspace) -> list[str]:
    rows = work.library.model
    return [rows.summary(row).title for row in range(rows.rowCount())]


def select(work: Workspace, *rows: int) -> None:
    chosen = work.library.list.selectionModel()
    flags = QItemSelectionModel.SelectionFlag
    chosen.clearSelection()
    for row in rows:
        chosen.select(work.library.model.index(row, 0), flags.Select | flags.Rows)


def states(work: Workspace) -> list[DocumentState]:
    project = work.bridge.project
    return [project.status(one).state for one in project.document_ids()]


# The table


def test_the_table_shows_columns_sorts_and_goes(
    work: Workspace, run: Callable[..., None], qtbot: QtBot
) -> None:
    narrow = work.splitter.sizes()[0]
    run("view.table")
    model, header = work.library.model, work.library.list.horizontalHeader()
    assert work.splitter.sizes()[0] > narrow
    assert header.isVisible()
    titles = [model.headerData(section, Qt.Orientation.Horizontal) for section in range(6)]
    assert titles == ["Title", "Source", "Date", "State", "Flag", "Suggestions"]
    assert model.index(1, 1).data() == "La Feuille"
    header.sectionClicked.emit(0)
    assert listed(work) == ["Abeilles", "Crue à Cognac", "Crue à Saintes", "Élections"]
    header.sectionClicked.emit(0)
    assert listed(work)[0] == "Élections"
    work.desk.open(model.identifier(0))
    qtbot.keyClick(work.article, Qt.Key.Key_Return)
    assert work.desk.document is not None
    assert work.desk.document.title == "Crue à Saintes", "what comes next follows the table"
    header.sectionClicked.emit(0)
    assert listed(work) == [title for title, *_ in ROWS], "a third click gives the sort up"
    run("view.table")
    assert not header.isVisible()
    assert model.columnCount() == 1
    assert abs(work.splitter.sizes()[0] - narrow) <= 1


def test_columns_are_chosen_and_kept(
    work: Workspace, run: Callable[..., None], open_window: OpenWindow, window: MainWindow
) -> None:
    run("view.table")
    actions = {action.text(): action for action in work.library.table.columns_menu().actions()}
    assert {"Author", "Length", "Uncertainty", "Versions", "rubrique"} <= set(actions)
    actions["Source"].trigger()
    actions["rubrique"].trigger()
    columns = ("title", "published", "state", "flagged", "suggested", "metadata.rubrique")
    assert work.library.model.columns == columns
    assert work.library.model.index(0, 5).data() == "région"
    work.library.list.horizontalHeader().sectionClicked.emit(5)
    assert listed(work)[:2] == ["Élections", "Crue à Saintes"]
    path = work.bridge.project.path
    window.close()
    again = open_window(path)
    assert again.workspace is not None
    again.commands["view.table"].trigger()
    assert again.workspace.library.model.columns == columns
    menu = again.workspace.library.table.columns_menu()
    menu.actions()[-1].trigger()
    assert Field.SOURCE in again.workspace.library.model.columns


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_table_is_painted(
    work: Workspace, run: Callable[..., None], theme: str, window: MainWindow
) -> None:
    run(f"view.theme.{theme}", "view.table", "article.flag")
    before = work.library.list.grab().toImage()
    select(work, 0)
    run("library.done")
    assert work.library.list.grab().toImage() != before


# Several articles


def test_states_flags_and_fields_of_the_selected(
    work: Workspace, run: Callable[..., None], feature: Library, qtbot: QtBot
) -> None:
    select(work, 0, 2)
    run("library.done")
    done, new = DocumentState.DONE, DocumentState.NEW
    assert states(work) == [done, new, done, new]
    select(work, 1)
    run("library.skipped")
    assert states(work)[1] is DocumentState.SKIPPED
    run("library.in_progress")
    assert states(work)[1] is DocumentState.IN_PROGRESS
    run("library.select_all", "library.to_do")
    assert states(work) == [new] * 4
    run("library.flag")
    assert work.bridge.project.flagged_count() == 4
    select(work, 3)
    run("library.unflag")
    assert work.bridge.project.flagged_count() == 3
    run("edit.undo", "edit.undo", "edit.undo", "edit.undo", "edit.undo", "edit.undo")
    assert states(work) == [new] * 4
    select(work, 0, 1)
    run("library.details")
    dialog = feature.findChild(DetailsDialog) or work.window().findChild(DetailsDialog)
    assert isinstance(dialog, DetailsDialog)
    dialog.field.setCurrentText("Source")
    dialog.value.setText("L’Écho")
    dialog.accept()
    assert [one.source for one in work.bridge.project.documents()][:2] == ["L’Écho"] * 2
    assert "L’Écho" in work.header.origin.text(), "the open article shows it at once"


def test_titles_are_copied_and_the_selected_exported(
    work: Workspace,
    run: Callable[..., None],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    window: MainWindow,
    qtbot: QtBot,
) -> None:
    select(work, 1, 3)
    run("library.copy")
    assert QGuiApplication.clipboard().text() == "Élections\nCrue à Cognac"
    project = work.bridge.project
    for document in list(project.documents()):
        project.store_tokens(document.id, words(document.text))  # else a pipeline makes them
    path = tmp_path / "some.jsonl"
    monkeypatch.setattr(choosers, "file_to_export", lambda *_: path)
    feature = next(one for one in window.features if isinstance(one, Exporting))
    run("library.export")
    assert feature.dialog is not None
    assert feature.dialog.named == SELECTED
    with qtbot.waitSignal(feature.told, timeout=20_000):
        feature.dialog.go.click()
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) == 2
    assert "Élections" in lines[0]


def test_deleting_takes_articles_away_and_undo_brings_them_back(
    work: Workspace, run: Callable[..., None], window: MainWindow, qtbot: QtBot
) -> None:
    tester = QAbstractItemModelTester(
        work.library.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    assert work.desk.document is not None
    select(work, 0, 1)
    work.library.list.setFocus()
    qtbot.keyClick(work.library.list, Qt.Key.Key_Delete)
    assert listed(work) == ["Abeilles", "Crue à Cognac"]
    assert work.desk.document.title == "Abeilles", "the next one is open instead"
    assert work.library.chips.chip(Filter.ALL).text() == "All 2"
    assert "2 articles" in window.commands["edit.undo"].text()
    work.library.list.setFocus()
    qtbot.keyClick(work.library.list, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert work.library.list.selected_ranges() == [(0, 1)]
    run("library.delete")
    assert work.desk.document is None
    assert listed(work) == []
    run("edit.undo", "edit.undo")
    assert len(listed(work)) == 4
    assert work.desk.document is not None, "there is something to read again"
    assert tester.model() is work.library.model


def test_nothing_selected_is_said(work: Workspace, run: Callable[..., None]) -> None:
    work.library.list.clearSelection()
    run("library.delete", "library.done")
    assert len(listed(work)) == 4
    assert work.bridge.project.next_undo is None


def test_a_click_with_ctrl_selects_and_opens_nothing(work: Workspace, qtbot: QtBot) -> None:
    view = work.library.list
    here = work.desk.document
    for row in (1, 2):
        place = view.visualRect(work.library.model.index(row, 0)).center()
        qtbot.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.ControlModifier,
            place,
        )
    assert work.desk.document is here
    assert view.selected_ranges()[-1][1] == 2
    menu = work.window().findChild(Selected).popup(view.mapToGlobal(place))
    texts = [action.text() for action in menu.actions() if action.text()]
    assert texts[-1].replace("&", "") == "Delete from the project"
    menu.close()


# Filters and orders


def test_a_filter_is_saved_shown_applied_and_forgotten(
    work: Workspace,
    run: Callable[..., None],
    window: MainWindow,
    open_window: OpenWindow,
) -> None:
    work.library.field.line.setText("crue")
    work.library.chips.chip(Filter.TO_DO).click()
    run("view.save_filter")
    dialog = window.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue() == "crue"
    dialog.setTextValue("Les crues & co")
    dialog.accept()
    chip = work.library.chips.saved_chip("Les crues & co")
    assert chip.isChecked()
    path = work.bridge.project.path
    window.close()
    again = open_window(path)
    assert again.workspace is not None
    library = again.workspace.library
    assert len(listed(again.workspace)) == 4
    library.chips.saved_chip("Les crues & co").click()
    assert listed(again.workspace) == ["Crue à Saintes", "Crue à Cognac"]
    assert library.field.line.text() == "crue"
    assert library.chips.chip(Filter.TO_DO).isChecked()
    library.chips.forget_menu("Les crues & co").actions()[0].trigger()
    assert again.workspace.bridge.project.settings()["filters"] == []


def test_enter_follows_search_and_filter(
    work: Workspace, run: Callable[..., None], qtbot: QtBot
) -> None:
    work.library.field.line.setText("crue")
    qtbot.keyClick(work.library.field.line, Qt.Key.Key_Return)
    assert work.desk.document is not None
    assert work.desk.document.title == "Crue à Saintes"
    run("article.next")
    assert work.desk.document.title == "Crue à Cognac"
    run("article.previous")
    qtbot.keyClick(work.article, Qt.Key.Key_Return)
    assert work.desk.document.title == "Crue à Cognac"


def test_random_order_shows_its_seed_and_takes_another(
    work: Workspace,
    run: Callable[..., None],
    window: MainWindow,
    open_window: OpenWindow,
) -> None:
    run("view.order.random")
    seed = work.bridge.project.seed
    assert work.library.order.text() == f"Random order, seed {seed}"
    run("view.seed")
    dialog = window.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    dialog.setIntValue(77)
    dialog.accept()
    assert work.library.order.text() == "Random order, seed 77"
    first = listed(work)
    path = work.bridge.project.path
    window.close()
    again = open_window(path)
    assert again.workspace is not None
    assert again.workspace.bridge.project.order is Order.RANDOM
    assert listed(again.workspace) == first
    again.commands["view.order.most-new"].trigger()
    assert again.workspace.library.order.text() == "Most new entities"


def test_long_lists_are_filled_between_events(
    project: Project,
    make_document: Callable[..., Document],
    open_window: OpenWindow,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    monkeypatch.setattr(listed_rows, "_AT_ONCE", 0.0)
    monkeypatch.setattr(listed_rows, "_SLICE", 0.0)
    texts = tuple(make_document(f"Texte {place}", title=f"{place}") for place in range(950))
    project.do(AddDocuments(texts))
    project.close()
    window = open_window(project.path)
    assert window.workspace is not None
    rows = window.workspace.library.model
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    window.commands["view.order.random"].trigger()
    assert 0 < rows.rowCount() < 950
    qtbot.waitUntil(lambda: rows.complete)
    assert rows.rowCount() == 950
    document = window.workspace.desk.document
    assert document is not None
    row = rows.row_of(document.id)
    assert window.workspace.library.list.currentIndex().row() == row, "found when it came"
    assert tester.model() is rows
