"""The concordance in the real window: searching, ordering, labelling, opening, saving."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.app.concordance import Mode, Notes
from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import AcceptSpans, CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.ui.concordance.feature import Concordance
from annotator.ui.concordance.model import Column
from annotator.ui.concordance.window import ConcordanceWindow
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

FIRST = "Hier, Kiev attend. La ville de Kiev négocie."
SECOND = "On revoit KIEV et l’Ukraine.\n=Kiev, dit-on."
THIRD = "Rien du tout ici."
MODEL = Origin(OriginKind.MODEL, "model", "1")
LOC, ORG = LabelId("LOC"), LabelId("ORG")


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    """Return the window on three articles; the first « Kiev » is a suggested place."""
    made = (
        make_document(FIRST, title="Un", published="2022-03-01"),
        make_document(SECOND, title="Deux", published="2022-02-01"),
        make_document(THIRD, title="Trois"),
    )
    project.do(AddDocuments(made))
    found = SuggestedSpan(start=6, end=10, label=LOC, score=0.5, origin=MODEL)
    project.do(StoreSuggestions(((made[0].id, Suggestions(spans=(found,))),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def feature(window: MainWindow) -> Concordance:
    return next(item for item in window.features if isinstance(item, Concordance))


@pytest.fixture
def shown(window: MainWindow, feature: Concordance) -> ConcordanceWindow:
    """Return the concordance, opened by its command."""
    window.commands["view.concordance"].trigger()
    assert feature.shown is not None
    return feature.shown


def look(shown: ConcordanceWindow, words: str, qtbot: QtBot) -> None:
    """Type words and press Enter."""
    shown.form.field.setText(words)
    with qtbot.waitSignal(shown.jobs.ended, timeout=20_000):
        qtbot.keyClick(shown.form.field, Qt.Key.Key_Return)


def column(shown: ConcordanceWindow, which: Column) -> list[str]:
    model = shown.model
    return [str(model.index(row, which).data()) for row in range(model.rowCount())]


def choose(shown: ConcordanceWindow, *rows: int) -> None:
    flag = QItemSelectionModel.SelectionFlag
    shown.table.clearSelection()
    for row in rows:
        shown.table.selectionModel().select(shown.model.index(row, 0), flag.Select | flag.Rows)


def test_words_are_found_in_their_context(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    look(shown, "kiev", qtbot)
    assert column(shown, Column.HIT) == ["Kiev", "Kiev", "KIEV", "Kiev"]
    assert column(shown, Column.LEFT)[:2] == ["Hier,", "Hier, Kiev attend. La ville de"]
    assert column(shown, Column.RIGHT)[3] == ", dit-on."
    assert column(shown, Column.LABEL) == ["Place", "", "", ""]
    assert column(shown, Column.ARTICLE) == ["Un", "Un", "Deux", "Deux"]
    assert column(shown, Column.DATE)[0] == "1 Mar 2022"
    assert "4 hit" in shown.told.text()
    assert "2 article" in shown.told.text()
    assert "2 form" in shown.told.text()


def test_case_and_apostrophes(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    shown.form.case.setChecked(True)
    look(shown, "KIEV", qtbot)
    assert column(shown, Column.HIT) == ["KIEV"]
    look(shown, "l'Ukraine", qtbot)
    assert column(shown, Column.HIT) == ["l’Ukraine"]


def test_the_chosen_words_are_in_the_field(
    window: MainWindow, work: Workspace, feature: Concordance
) -> None:
    work.desk.set_focus(work.desk.spans[0].id)
    window.commands["view.concordance"].trigger()
    assert feature.shown is not None
    assert feature.shown.form.field.text() == "Kiev"


def test_columns_order_the_rows_and_keep_what_is_chosen(
    shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    look(shown, "Kiev", qtbot)
    choose(shown, 1)
    shown.table.sortByColumn(Column.LEFT, Qt.SortOrder.AscendingOrder)
    # By the word right before, then the one before that.
    assert column(shown, Column.LEFT) == [
        "On revoit KIEV et l’Ukraine. =",
        "Hier, Kiev attend. La ville de",
        "Hier,",
        "On revoit",
    ]
    assert shown.table.rows() == [1]
    shown.table.sortByColumn(Column.RIGHT, Qt.SortOrder.DescendingOrder)
    assert column(shown, Column.RIGHT)[0] == "négocie."
    assert shown.table.rows() == [0]
    shown.table.sortByColumn(Column.ARTICLE, Qt.SortOrder.AscendingOrder)
    assert column(shown, Column.ARTICLE) == ["Deux", "Deux", "Un", "Un"]
    shown.table.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
    assert column(shown, Column.ARTICLE) == ["Un", "Un", "Deux", "Deux"]


def test_the_order_holds_for_the_next_search(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    shown.table.sortByColumn(Column.ARTICLE, Qt.SortOrder.AscendingOrder)
    look(shown, "Kiev", qtbot)
    assert column(shown, Column.ARTICLE) == ["Deux", "Deux", "Un", "Un"]


def test_a_key_labels_the_chosen_hits_in_one_gesture(
    window: MainWindow, work: Workspace, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    look(shown, "Kiev", qtbot)
    qtbot.keyClick(shown.form.field, Qt.Key.Key_Down)
    shown.table.selectAll()
    qtbot.keyClick(shown.table, Qt.Key.Key_3)
    assert column(shown, Column.LABEL) == ["Place"] * 4
    assert [span.state for span in work.desk.spans] == [SpanState.ACCEPTED] * 2
    assert "label 4 × “Kiev” as LOC" in window.commands["edit.undo"].text()
    assert "label 4 × “Kiev” as LOC" in shown.told.text()
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert column(shown, Column.LABEL) == ["Place", "", "", ""]
    assert work.desk.spans[0].state is SpanState.SUGGESTED
    key = Qt.KeyboardModifier
    qtbot.keyClick(shown, Qt.Key.Key_Z, key.ControlModifier | key.ShiftModifier)
    assert column(shown, Column.LABEL) == ["Place"] * 4


def test_only_the_chosen_hits_are_labelled_and_unlabelled(
    shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    look(shown, "Kiev", qtbot)
    choose(shown, 1, 3)
    labels = [
        item for item in shown.actions_row.label.menu().actions() if item.text().startswith("Org")
    ]
    labels[0].trigger()
    assert column(shown, Column.LABEL) == ["Place", "Organisation", "", "Organisation"]
    assert shown.table.rows() == [1, 3]
    choose(shown, 3)
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    assert column(shown, Column.LABEL) == ["Place", "Organisation", "", ""]
    choose(shown, 3)
    shown.actions_row.unlabel.click()
    assert "Nothing changed" in shown.told.text()


def test_suggestions_are_accepted_and_rejected_with_the_keys_of_the_article(
    window: MainWindow, work: Workspace, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    look(shown, "Kiev", qtbot)
    choose(shown, 0, 1)
    qtbot.keyClick(shown.table, Qt.Key.Key_A)
    assert [span.state for span in work.desk.spans] == [SpanState.ACCEPTED]
    assert window.commands["edit.undo"].text() == "&Undo: accept 1 × “Kiev”"
    shown.undo_wanted.emit()
    qtbot.keyClick(shown.table, Qt.Key.Key_X)
    assert [span.state for span in work.desk.spans] == [SpanState.REJECTED]
    shown.undo_wanted.emit()
    shown.actions_row.accept.click()
    assert [span.state for span in work.desk.spans] == [SpanState.ACCEPTED]


def test_rows_follow_what_is_done_elsewhere(
    work: Workspace, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    look(shown, "Kiev", qtbot)
    assert column(shown, Column.LABEL)[0] == "Place"
    assert work.desk.document is not None
    work.desk.set_focus(work.desk.spans[0].id)
    work.gestures.apply_label(ORG)
    assert column(shown, Column.LABEL)[0] == "Organisation"
    work.gestures.do(CreateSpan(work.desk.document.id, 19, 35, LabelId("EVENT")))
    assert column(shown, Column.LABEL)[1] == "in Event"


def test_enter_opens_the_hit_and_gives_the_article_the_keyboard(
    window: MainWindow, work: Workspace, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    look(shown, "Kiev", qtbot)
    shown.table.selectRow(2)
    qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert work.desk.document is not None
    assert work.desk.document.title == "Deux"
    assert work.desk.selection is not None
    assert SECOND[work.desk.selection.start : work.desk.selection.end] == "KIEV"
    assert window.focusWidget() is work.article
    shown.table.selectRow(0)
    shown.actions_row.go_there.click()
    assert work.desk.focused is not None
    assert (work.desk.focused.start, work.desk.focused.end) == (6, 10)


def test_a_bad_pattern_is_said_in_plain_words_where_it_is_typed(
    shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert shown.form.mode is Mode.PATTERN
    shown.form.field.setText("Ki(ev")
    assert shown.form.hint.text() == "The parenthesis is not closed (character 3)"
    assert not shown.form.go.isEnabled()
    qtbot.keyClick(shown.form.field, Qt.Key.Key_Return)
    assert not shown.jobs.busy
    look(shown, r"Kiev \w+", qtbot)
    assert column(shown, Column.HIT) == ["Kiev attend", "Kiev négocie", "KIEV et"]


def test_a_pattern_that_never_ends_is_given_up_and_the_window_goes_on(
    shown: ConcordanceWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.app.matching._PATIENCE", 0.2)
    shown.form.choose(Mode.PATTERN)
    shown.form.field.setText(r"(\w+[\s,.’=]*)+\|")
    shown.look()
    assert shown.bar.isVisible()
    assert shown.cancel.isVisible()
    with qtbot.waitSignal(shown.jobs.ended, timeout=20_000):
        pass
    assert "takes too long" in shown.told.text()
    assert not shown.bar.isVisible()


def test_a_search_can_be_stopped(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    shown.form.choose(Mode.PATTERN)
    shown.form.field.setText(r"(\w+[\s,.’=]*)+\|")
    shown.look()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.jobs.busy
    assert shown.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    assert not shown.isVisible()


def test_spans_are_found_by_label_state_and_words(
    work: Workspace, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    shown.form.choose(Mode.LABEL)
    look(shown, "", qtbot)
    assert column(shown, Column.HIT) == ["Kiev"]
    shown.form.labels.setCurrentIndex(shown.form.labels.findData("ORG"))
    look(shown, "", qtbot)
    assert column(shown, Column.HIT) == []
    assert shown.told.text() == "Nothing found"
    shown.form.labels.setCurrentIndex(shown.form.labels.findData("LOC"))
    shown.form.states.setCurrentIndex(shown.form.states.findData("accepted"))
    look(shown, "", qtbot)
    assert column(shown, Column.HIT) == []
    assert work.desk.document is not None
    work.gestures.do(AcceptSpans(work.desk.document.id, (work.desk.spans[0].id,)))
    look(shown, "kie*", qtbot)
    assert column(shown, Column.HIT) == ["Kiev"]
    look(shown, "Lviv", qtbot)
    assert column(shown, Column.HIT) == []


def test_flags_and_comments_are_found(
    work: Workspace, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    assert work.desk.document is not None
    span = work.desk.spans[0]
    work.gestures.do(NoteSpan(work.desk.document.id, span.id, flagged=True, comment="à revoir"))
    shown.form.choose(Mode.NOTES)
    look(shown, "", qtbot)
    assert column(shown, Column.LABEL) == ["Place — à revoir"]
    for words, kind, found in (
        ("revoir", Notes.ANY, 1),
        ("ailleurs", Notes.ANY, 0),
        ("", Notes.FLAGGED, 1),
        ("", Notes.COMMENTED, 1),
    ):
        shown.form.notes.setCurrentIndex(shown.form.notes.findData(kind.value))
        look(shown, words, qtbot)
        assert shown.model.rowCount() == found, (words, kind)


def test_one_form_can_be_shown_alone(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    look(shown, "kiev", qtbot)
    assert [shown.forms.itemText(number) for number in range(shown.forms.count())] == [
        "All forms (2)", "Kiev — 3", "KIEV — 1",
    ]  # fmt: skip
    shown.forms.setCurrentIndex(2)
    shown.forms.activated.emit(2)
    assert column(shown, Column.HIT) == ["KIEV"]
    shown.forms.setCurrentIndex(0)
    shown.forms.activated.emit(0)
    assert shown.model.rowCount() == 4


def test_it_is_told_when_there_is_more_to_search(
    work: Workspace, shown: ConcordanceWindow, qtbot: QtBot, make_document: Callable[..., Document]
) -> None:
    look(shown, "Kiev", qtbot)
    work.bridge.do(AddDocuments((make_document("Kiev encore.", title="Quatre"),)))
    assert "F5 searches again" in shown.told.text()
    with qtbot.waitSignal(shown.jobs.ended):
        qtbot.keyClick(shown, Qt.Key.Key_F5)
    assert shown.model.rowCount() == 5


def test_a_right_click_offers_the_same(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    look(shown, "Kiev", qtbot)
    choose(shown, 1)
    menu = shown.actions_row.menu()
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    assert {"Open", "Unlabel", "Copy", "Person", "Place", "Claim"} <= set(texts)
    next(item for item in menu.actions() if item.text().startswith("Place")).trigger()
    assert column(shown, Column.LABEL)[1] == "Place"


def test_nothing_chosen_nothing_to_do(shown: ConcordanceWindow, qtbot: QtBot) -> None:
    look(shown, "Kiev", qtbot)
    row = shown.actions_row
    assert not any(button.isEnabled() for button in (row.label, row.unlabel, row.copy))
    assert row.save.isEnabled()
    qtbot.keyClick(shown.table, Qt.Key.Key_3)
    assert column(shown, Column.LABEL) == ["Place", "", "", ""]
    choose(shown, 0, 1)
    assert row.label.isEnabled()
    assert row.chosen.text() == "2 chosen"


def test_copy_and_save(
    shown: ConcordanceWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    look(shown, "Kiev", qtbot)
    choose(shown, 0, 3)
    qtbot.keyClick(shown.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().splitlines()[0].split("\t")[1] == "Kiev"
    assert len(QGuiApplication.clipboard().text().splitlines()) == 2
    path = tmp_path / "hits.csv"
    monkeypatch.setattr(choosers, "hits_to_save", lambda *_: path)
    shown.table.clearSelection()
    qtbot.keyClick(shown, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["found"] for row in rows] == ["Kiev", "Kiev", "KIEV", "Kiev"]
    assert [row["labels"] for row in rows] == ["Place", "", "", ""]
    assert "4 hit" in shown.told.text()


def test_it_follows_theme_and_scheme_and_goes_with_the_project(
    window: MainWindow, feature: Concordance, shown: ConcordanceWindow, qtbot: QtBot
) -> None:
    before = shown.form.hint.styleSheet()
    window.commands["view.theme.dark"].trigger()
    assert shown.form.hint.styleSheet() != before
    shown.close()
    window.commands["view.concordance"].trigger()
    assert feature.shown is shown
    gone: list[bool] = []
    shown.destroyed.connect(lambda: gone.append(True))
    window.commands["project.close"].trigger()
    qtbot.waitUntil(lambda: bool(gone))
