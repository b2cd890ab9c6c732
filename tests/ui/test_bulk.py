"""All of a label in the real window: menu, keys, right click, the strip that asks, and undo."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.bulk.feature import Bulk
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

TEXT = "Anne Lemoal quitte Kiev. Moscou, Rome et Paris attendent Anne Lemoal."
MODEL = Origin(OriginKind.MODEL, "model", "1")
NAMES = (("Anne Lemoal", "PER"), ("Kiev", "LOC"), ("Moscou", "LOC"), ("Rome", "LOC"))


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    """Return the window on an article with one suggested person and three places."""
    made = make_document(TEXT, title="Un"), make_document("Un autre texte.", title="Deux")
    project.do(AddDocuments(made))
    spans = tuple(
        SuggestedSpan(
            start=TEXT.index(name),
            end=TEXT.index(name) + len(name),
            label=LabelId(label),
            score=0.5,
            origin=MODEL,
        )
        for name, label in NAMES
    )
    project.do(StoreSuggestions(((made[0].id, Suggestions(spans=spans, tokens=words(TEXT))),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def bulk(window: MainWindow) -> Bulk:
    return next(feature for feature in window.features if isinstance(feature, Bulk))


def focus(work: Workspace, needle: str) -> None:
    start = TEXT.index(needle)
    work.desk.set_focus(next(span.id for span in work.desk.spans if span.start == start))


def states(work: Workspace, label: str) -> list[str]:
    return [span.state.value for span in work.desk.spans if span.label == label]


def test_the_keys_accept_and_reject_all_of_the_focused_label(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    focus(work, "Kiev")
    qtbot.keyClick(work.article, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(work.article, Qt.Key.Key_A)
    assert states(work, "LOC") == ["accepted"] * 3
    assert states(work, "PER") == ["suggested"]
    assert window.commands["edit.undo"].text() == "&Undo: accept 3 × LOC"
    window.commands["edit.undo"].trigger()
    assert states(work, "LOC") == ["suggested"] * 3
    focus(work, "Anne Lemoal")
    window.commands["bulk.accept_label"].trigger()
    assert states(work, "PER") == ["accepted"]
    focus(work, "Moscou")
    window.commands["bulk.reject_label"].trigger()
    assert states(work, "LOC") == ["rejected"] * 3
    assert window.commands["edit.undo"].text() == "&Undo: reject 3 × LOC"


def test_deleting_all_of_a_label_says_first_how_many(
    window: MainWindow, work: Workspace, bulk: Bulk, qtbot: QtBot
) -> None:
    focus(work, "Rome")
    window.commands["bulk.delete_label"].trigger()
    assert bulk.strip.isVisible()
    assert bulk.strip.text.text() == "Place: 3 spans of this article"
    assert bulk.strip.do.text() == "Delete 3"
    assert states(work, "LOC") == ["suggested"] * 3
    qtbot.keyClick(bulk.strip.do, Qt.Key.Key_Return)
    assert states(work, "LOC") == ["rejected"] * 3
    assert not bulk.strip.isVisible()
    assert window.focusWidget() is work.article
    assert window.commands["edit.undo"].text() == "&Undo: delete 3 × LOC"


def test_escape_takes_nothing_out(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    focus(work, "Rome")
    window.commands["bulk.clear_layer"].trigger()
    strip = window.focusWidget()
    assert strip is not None
    qtbot.keyClick(strip, Qt.Key.Key_Escape)
    assert states(work, "LOC") == ["suggested"] * 3
    assert window.focusWidget() is work.article


def test_the_question_counts_anew_and_goes_with_the_article(
    window: MainWindow, work: Workspace, bulk: Bulk
) -> None:
    focus(work, "Rome")
    window.commands["bulk.clear_layer"].trigger()
    assert bulk.strip.do.text() == "Delete 4"
    work.gestures.reject()
    assert bulk.strip.do.text() == "Delete 3"
    work.desk.step(1)
    assert not bulk.strip.isVisible()


def test_clearing_a_layer_is_one_undo(window: MainWindow, work: Workspace, bulk: Bulk) -> None:
    focus(work, "Rome")
    window.commands["bulk.clear_layer"].trigger()
    bulk.strip.do.click()
    assert states(work, "LOC") + states(work, "PER") == ["rejected"] * 4
    assert window.commands["edit.undo"].text() == "&Undo: clear the layer entities (4)"
    window.commands["edit.undo"].trigger()
    assert states(work, "LOC") + states(work, "PER") == ["suggested"] * 4


def entries(menu: QMenu) -> dict[str, bool]:
    return {item.text(): item.isEnabled() for item in menu.actions() if item.text()}


def test_a_right_click_on_a_palette_button_acts_on_its_label(
    work: Workspace, bulk: Bulk, qtbot: QtBot
) -> None:
    shown: list[QMenu] = []
    work.palette_bar.menu_requested.connect(lambda chosen, _: shown.append(bulk.menu_for(chosen)))
    button = work.palette_bar.buttons[LabelId("LOC")]
    button.customContextMenuRequested.emit(QPoint(2, 2))
    assert entries(shown[0]) == {
        "Accept 3 × Place": True,
        "Reject 3 × Place": True,
        "Delete 3 × Place…": True,
        "Clear Entities (4)…": True,
    }
    shown[0].actions()[0].trigger()
    assert states(work, "LOC") == ["accepted"] * 3
    assert entries(bulk.menu_for(LabelId("LOC")))["Accept 0 × Place"] is False


def test_a_right_click_on_a_heading_of_the_list_acts_on_its_group(
    work: Workspace, bulk: Bulk, qtbot: QtBot
) -> None:
    asked: list[object] = []
    work.inspector.list.menu_requested.connect(lambda chosen, _: asked.append(chosen))
    for row in (0, 1):
        place = work.inspector.list.visualRect(work.inspector.list.rows.index(row)).center()
        work.inspector.list.customContextMenuRequested.emit(place)
    assert asked == ["entities", "PER"]
    assert list(entries(bulk.menu_for("entities"))) == ["Clear Entities (4)…"]
