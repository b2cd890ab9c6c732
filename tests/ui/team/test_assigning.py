"""Articles given out in the window: the preview, the gesture, the packages, and what changes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.project import Project
from annotator.app.team import Package
from annotator.app.teamwork import PACKAGE
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.query import ME, parse_query
from annotator.ui.dialogs import choosers
from annotator.ui.history_text import gesture_text
from annotator.ui.library.completing import Completer
from annotator.ui.library.filters import Filter
from annotator.ui.main_window import MainWindow
from annotator.ui.team import assign_dialog
from annotator.ui.team.assign_dialog import AssignDialog
from annotator.ui.team.feature import Team
from annotator.ui.team.window import TeamWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
ZOE = Annotator(id=AnnotatorId(new_id()), name="Zoé Blanc")
ALI = Annotator(id=AnnotatorId(new_id()), name="Ali")
COUNT = 20


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    """Return the window on twenty articles, for Zoé, Ali and oneself."""
    project.do(
        AddDocuments(
            tuple(
                make_document(f"Texte {place}.", title=f"Titre {place}", source="La Feuille")
                for place in range(COUNT)
            )
        )
    )
    project.join(ZOE)
    project.join(ALI)
    project.close()
    return open_window(project.path)


def team(window: MainWindow) -> Team:
    return next(one for one in window.features if isinstance(one, Team))


def here(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def documents(window: MainWindow, who: Annotator) -> list[DocumentId]:
    return [one for batch in here(window).batches(who.id) for one in batch.documents]


def asked(window: MainWindow, command: str = "team.assign") -> AssignDialog:
    window.commands[command].trigger()
    dialog = team(window).assigning.dialog
    assert dialog is not None
    return dialog


def people(window: MainWindow) -> TeamWindow:
    window.commands["team.people"].trigger()
    shown = team(window).shown
    assert shown is not None
    return shown


def cells(shown: TeamWindow | AssignDialog, table: str) -> list[tuple[str, ...]]:
    model = getattr(shown, table).model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


# A new assignment


def test_the_outlook_is_what_is_given_out_and_undo_takes_it_back(window: MainWindow) -> None:
    dialog = asked(window)
    assert [one.name for one in dialog.form.people.chosen()] == ["Zoé Blanc", "Ali"]
    dialog.form.overlap.setValue(10)
    dialog.look()
    shown = cells(dialog, "table")
    assert shown == [("Zoé Blanc", "11", "2", "–", "2"), ("Ali", "11", "2", "2", "–")]
    dialog.give.click()
    assert len(documents(window, ZOE)) == len(documents(window, ALI)) == 11
    assert len({*documents(window, ZOE)} & {*documents(window, ALI)}) == 2
    assert window.messages.isVisible()
    step = here(window).next_undo
    assert step is not None
    assert "20" in gesture_text(step)
    window.commands["edit.undo"].trigger()
    assert here(window).batches() == []


def test_a_change_is_looked_at_by_itself_and_before_it_is_taken(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = asked(window)
    dialog.form.some.setCurrentIndex(1)
    dialog.form.each.setValue(3)
    qtbot.waitUntil(lambda: cells(dialog, "table")[0][1] == "3")
    dialog.form.each.setValue(4)
    dialog.give.click()  # at once
    assert len(documents(window, ALI)) == 4


def test_somebody_new_is_added_in_place_with_enter(window: MainWindow, qtbot: QtBot) -> None:
    dialog = asked(window)
    dialog.activateWindow()
    dialog.form.people.name.setFocus()
    qtbot.waitUntil(dialog.form.people.name.hasFocus)
    dialog.form.people.name.setText("  Émilie   Roy ")
    qtbot.keyClick(dialog.form.people.name, Qt.Key.Key_Return)
    assert dialog.isVisible()
    dialog.form.people.name.setText("ALI")
    qtbot.keyClick(dialog.form.people.name, Qt.Key.Key_Return)
    names = [one.name for one in dialog.form.people.chosen()]
    assert names == ["Zoé Blanc", "Ali", "Émilie Roy"]
    dialog.look()
    assert "Émilie Roy" in dialog.said.text()
    assert not any(one.name == "Émilie Roy" for one in here(window).people)
    qtbot.keyClick(dialog.form.people.name, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    new = next(one for one in here(window).people if one.name == "Émilie Roy")
    assert documents(window, new)


def test_with_very_many_articles_the_outlook_waits_until_it_is_asked_for(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assign_dialog, "_MANY", COUNT - 1)
    dialog = asked(window)
    assert cells(dialog, "table") == []
    assert dialog.renew.isVisible()
    dialog.renew.click()
    assert cells(dialog, "table")
    assert not dialog.renew.isVisible()
    dialog.form.some.setCurrentIndex(1)
    dialog.form.each.setValue(2)
    assert dialog.renew.isVisible()
    dialog.give.click()
    assert len(documents(window, ALI)) == 2


def test_nobody_ticked_is_said_and_cannot_be_given(window: MainWindow) -> None:
    dialog = asked(window)
    for who in (ZOE, ALI):
        dialog.form.people.tick(who, on=False)
    dialog.look()
    assert not dialog.give.isEnabled()
    assert not dialog.write.isEnabled()
    assert dialog.said.text()


def test_everything_that_can_be_wished_is_handed_on(window: MainWindow) -> None:
    dialog = asked(window)
    form = dialog.form
    form.suggestions.setChecked(False)
    form.others.setChecked(True)
    form.name.setText("Lot 1")
    form.seed.setValue(7)
    form.copies.setValue(3)
    form.top_up.setChecked(True)
    form.together.setChecked(False)
    form.alike.menu().actions()[0].setChecked(True)
    wishes = form.wishes()
    assert wishes.seed == 7
    assert wishes.copies == 3
    assert wishes.held == "top up"
    assert wishes.versions == "apart"
    assert wishes.stratify == (form.alike.menu().actions()[0].data(),)
    dialog.give.click()
    batch = here(window).batches(ALI.id)[0]
    assert (batch.name, batch.suggestions, batch.others) == ("Lot 1", False, True)


def test_the_selected_articles_alone_are_assigned_from_the_library(window: MainWindow) -> None:
    assert window.workspace is not None
    window.commands["library.assign"].trigger()
    listed = window.workspace.library.list
    listed.clearSelection()
    window.commands["library.assign"].trigger()
    assert "selected" in window.messages.what.text()
    team(window).assigning.close()
    listed.selectRow(4)
    wanted = window.workspace.library.model.identifier(4)
    dialog = asked(window, "library.assign")
    assert dialog.form.articles.currentData() == "selected"
    assert not dialog.form.order.isEnabled()
    dialog.form.people.tick(ALI, on=False)
    dialog.form.overlap.setValue(0)
    dialog.give.click()
    assert documents(window, ZOE) == [wanted]


def test_a_listing_can_be_assigned(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    library = window.workspace.library
    library.field.line.setText('"texte 17" OR "texte 18"')
    qtbot.waitUntil(lambda: library.model.rowCount() == 2)
    dialog = asked(window)
    dialog.form.choose_articles("listed")
    dialog.form.overlap.setValue(0)
    dialog.give.click()
    assert len(documents(window, ZOE)) == len(documents(window, ALI)) == 1


def test_the_library_shows_and_filters_what_is_assigned(window: MainWindow, qtbot: QtBot) -> None:
    assert window.workspace is not None
    library = window.workspace.library
    mine = library.chips.chip(Filter.MINE)
    assert mine.isHidden()
    dialog = asked(window)
    own = here(window).annotator
    dialog.form.people.tick(own)
    dialog.form.overlap.setValue(0)
    dialog.give.click()
    assert not mine.isHidden()
    count = len(documents(window, own))
    assert mine.text() == f"Mine {count}"
    mine.click()
    assert library.model.rowCount() == count
    assert "Assigned to" in str(library.model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole))
    last = library.model.identifier(count - 1)
    window.workspace.desk.open(library.model.identifier(0))
    for _ in range(count - 1):
        window.workspace.desk.step(1)
    assert window.workspace.here() == last
    library.chips.chip(Filter.ALL).click()
    library.field.line.setText('assigned:"zoé blanc"')
    qtbot.waitUntil(lambda: library.model.rowCount() == len(documents(window, ZOE)))
    window.commands["edit.undo"].trigger()
    qtbot.waitUntil(lambda: library.model.rowCount() == 0)
    assert mine.isHidden()


# Packages


def test_packages_are_written_and_open_as_whom_they_are_for(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    monkeypatch.setattr(choosers, "folder_for_packages", lambda *_: folder)
    dialog = asked(window)
    with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
        dialog.write.click()
    files = sorted(path.name for path in folder.iterdir())
    assert files == ["Ali.annodb", "Zoé_Blanc.annodb"]
    assert all(name in window.messages.do.text() for name in files)
    assert not window.messages.more.isHidden()
    expected = {*documents(window, ZOE)}
    assert window.project.open(folder / "Zoé_Blanc.annodb")
    assert here(window).annotator == ZOE
    assert {*here(window).document_ids()} == expected
    window.commands["team.assign"].trigger()
    assert team(window).assigning.dialog is None
    assert "Zoé Blanc" in window.messages.what.text() + window.messages.do.text()
    shown = people(window)
    assert not shown.new.isEnabled()
    assert not shown.back.isEnabled()


@pytest.mark.parametrize("replace", [False, True])
def test_a_package_that_is_there_is_replaced_only_when_asked(
    window: MainWindow,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    replace: bool,
) -> None:
    monkeypatch.setattr(choosers, "folder_for_packages", lambda *_: tmp_path)
    asked(window).give.click()
    (tmp_path / "Ali.annodb").write_bytes(b"work")

    def answer(box: QMessageBox) -> int:
        assert "Ali.annodb" in box.text()
        button = next(one for one in box.buttons() if (one.text() == "Replace") is replace)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    shown = people(window)
    if replace:
        with qtbot.waitSignal(window.jobs.ended, timeout=20_000):
            shown.write.click()
        found = Project.open(tmp_path / "Ali.annodb")
        assert found.package is not None
        found.close()
    else:
        shown.write.click()
        assert not window.jobs.busy
        assert (tmp_path / "Ali.annodb").read_bytes() == b"work"
        assert not (tmp_path / "Zoé_Blanc.annodb").exists()


# People


@pytest.fixture
def given(window: MainWindow) -> TeamWindow:
    """Return the team's window; Zoé has begun one of her ten articles and finished another."""
    dialog = asked(window)
    dialog.form.overlap.setValue(0)
    dialog.give.click()
    first, second = documents(window, ZOE)[:2]
    assert window.project.work_as(ZOE)
    bridge = window.project.bridge
    assert bridge is not None
    bridge.do(SetDocumentState(first, DocumentState.IN_PROGRESS))
    bridge.do(SetDocumentState(second, DocumentState.DONE))
    assert window.project.work_as(here(window).people[0])
    return people(window)


def test_the_window_says_how_far_everybody_is(given: TeamWindow) -> None:
    rows = cells(given, "people")
    assert [(row[0], *row[2:]) for row in rows[1:]] == [
        ("Zoé Blanc", "10", "8", "1", "1"),
        ("Ali", "10", "10", "0", "0"),
    ]
    assert rows[1][1] == ZOE.id[:8]
    given.select(ZOE.id)
    assert [row[2:] for row in cells(given, "batches")] == [("10", "1", "shown", "hidden")]


def test_what_is_not_begun_is_taken_back_and_moved(
    given: TeamWindow, window: MainWindow, qtbot: QtBot
) -> None:
    begun = documents(window, ZOE)[:2]
    given.select(ZOE.id)
    given.move_to(ALI.id)
    assert documents(window, ZOE) == begun
    assert len(documents(window, ALI)) == 18
    qtbot.waitUntil(lambda: cells(given, "people")[2][2] == "18")
    given.back.click()
    assert documents(window, ZOE) == begun
    assert given.hint.isVisible()
    given.untouched.setChecked(False)
    given.back.click()
    assert documents(window, ZOE) == []
    window.commands["edit.undo"].trigger()
    assert documents(window, ZOE) == begun


def test_the_menu_moves_to_anybody_else(given: TeamWindow, window: MainWindow) -> None:
    given.select(ZOE.id)
    given.hand_over.menu().aboutToShow.emit()
    names = [action.text() for action in given.hand_over.menu().actions()]
    assert names == [here(window).people[0].name, "Ali"]
    given.hand_over.menu().actions()[1].trigger()
    assert len(documents(window, ALI)) == 18


def test_the_terms_are_changed(given: TeamWindow, window: MainWindow) -> None:
    given.select(ZOE.id)
    assert given.see_suggestions.isChecked()
    given.see_suggestions.trigger()
    assert not here(window).batches(ZOE.id)[0].suggestions
    given.see_others.trigger()
    assert here(window).batches(ZOE.id)[0].others


def test_people_are_added_and_renamed(given: TeamWindow, window: MainWindow) -> None:
    def name(dialog: QInputDialog | None, typed: str) -> None:
        assert dialog is not None
        dialog.setTextValue(typed)
        dialog.accept()

    name(given.ask_add(), "Noé")
    assert given.person is not None
    assert given.person.person.name == "Noé"
    name(given.ask_add(), "NOE")
    assert [one.name for one in here(window).people][3:] == ["Noé"]
    assert given.hint.isVisible()
    name(given.ask_rename(), "Noémie")
    assert [one.name for one in here(window).people][3:] == ["Noémie"]
    given.select(here(window).annotator_id)
    name(given.ask_rename(), "Moi-même")
    assert window.toolbar is not None
    assert window.toolbar.annotator.text() == "Moi-même"


def test_somebodys_articles_are_listed_in_the_library(
    given: TeamWindow, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    given.select(ZOE.id)
    given.listing.click()
    text = window.workspace.library.field.line.text()
    assert not parse_query(text).empty
    qtbot.waitUntil(lambda: window.workspace.library.model.rowCount() == 10)  # type: ignore[union-attr]


def test_the_window_goes_with_the_project(given: TeamWindow, window: MainWindow) -> None:
    window.project.close()
    assert not given.isVisible()


def test_packages_say_more_than_fit(window: MainWindow, tmp_path: Path) -> None:
    from annotator.app.team import PackageProgress  # noqa: PLC0415

    written = tuple(
        Package(annotator=ALI, path=tmp_path / f"{place}.annodb", articles=1) for place in range(9)
    )
    done = PackageProgress(done=9, total=9, written=written)
    team(window).assigning._written(done, tmp_path)
    assert "5.annodb" in window.messages.do.text()
    assert "6.annodb" not in window.messages.do.text()
    assert window.messages.do.text().endswith("…")
    team(window).assigning._stopped(None, tmp_path)
    assert window.messages.more.isHidden()
    assert PACKAGE not in here(window).settings()


def test_the_search_offers_oneself_and_everybody_by_name(window: MainWindow) -> None:
    completer = Completer(here(window), "fr")
    own = here(window).annotator.name
    offers = {one.text: one.meaning for one in completer.offers("assigné:", 8)}
    assert offers["assigné:moi "] == own
    assert 'assigné:"Zoé Blanc" ' in offers
    assert [one.text for one in completer.offers("-assig", 6)] == ["assigné:"]
    assert parse_query("assigned:me").conditions[0].value == ME
    assert parse_query("assigned:zo").conditions[0].value == "zo"
