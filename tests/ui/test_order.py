"""The order of the library in the real window: chosen, kept, and followed."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QInputDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.uncertainty import Order
from annotator.ui.library import model
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

MODEL = Origin(OriginKind.MODEL, "model", "1")
ARTICLES = {
    "Sûr": ([0.99, 0.98, 0.97], "2024-03-01"),
    "Douteux": ([0.5, 0.6], "2025-01-01"),
    "Sans": ([], "2020-05-05"),
    "Moyen": ([0.8], "2022-02-02"),
}


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    for title, (scores, published) in ARTICLES.items():
        document = make_document(f"a b c d {title}", title=title, published=published)
        project.do(AddDocuments((document,)))
        spans = tuple(
            SuggestedSpan(
                start=2 * place, end=2 * place + 1, label=LabelId("LOC"), score=score, origin=MODEL
            )
            for place, score in enumerate(scores)
        )
        project.do(StoreSuggestions(((document.id, Suggestions(spans=spans)),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def listed(work: Workspace) -> list[str]:
    model = work.library.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def on_desk(work: Workspace) -> str:
    assert work.desk.document is not None
    return work.desk.document.title


def open_first(work: Workspace) -> None:
    work.desk.open(work.library.model.identifier(0))


@pytest.mark.parametrize(
    ("order", "name", "titles"),
    [
        ("uncertain", "Uncertain first, 20 % at random", ["Douteux", "Moyen", "Sûr", "Sans"]),
        ("oldest", "Oldest first", ["Sans", "Moyen", "Sûr", "Douteux"]),
        ("most-left", "Most suggestions left", ["Sûr", "Douteux", "Moyen", "Sans"]),
        ("corpus", "Corpus order", ["Sûr", "Douteux", "Sans", "Moyen"]),
    ],
)
def test_an_order_is_chosen_by_command_and_shown_on_the_button(
    window: MainWindow, work: Workspace, order: str, name: str, titles: list[str]
) -> None:
    window.commands[f"view.order.{order}"].trigger()
    assert listed(work) == titles
    assert work.library.order.text() == name
    assert window.commands[f"view.order.{order}"].isChecked()
    assert window.commands[f"view.order.{order}"] in work.library.order.menu().actions()


def test_the_order_is_there_again_at_the_next_start(
    window: MainWindow, work: Workspace, open_window: Callable[..., MainWindow]
) -> None:
    path = work.bridge.project.path
    window.commands["view.order.uncertain"].trigger()
    window.close()
    again = open_window(path)
    assert again.workspace is not None
    assert listed(again.workspace)[0] == "Douteux"
    assert again.workspace.library.order.text() == "Uncertain first, 20 % at random"
    again.commands["view.language.fr"].trigger()
    assert again.workspace.library.order.text() == "Incertains d’abord, 20\xa0% au hasard"


def test_the_share_drawn_at_random_is_asked_for_and_kept(
    window: MainWindow, work: Workspace
) -> None:
    window.commands["view.share"].trigger()
    dialog = window.findChild(QInputDialog)
    assert dialog is not None
    assert (dialog.intValue(), dialog.intMinimum(), dialog.intMaximum()) == (20, 0, 50)
    dialog.setIntValue(35)
    dialog.accept()
    project = work.bridge.project
    assert (project.order, project.draw.share) == (Order.UNCERTAIN, 35)
    assert work.library.model.listing.draw == project.draw
    assert work.desk.queue.listing.draw == project.draw
    assert work.library.order.text() == "Uncertain first, 35 % at random"
    assert "Of a hundred, 35" in work.library.order.toolTip()
    work.library.set_order(Order.UNCERTAIN, random_share=0)
    assert work.library.order.text() == "Uncertain first"
    assert window.commands["view.share"] in work.library.order.menu().actions()


def test_finishing_goes_on_with_the_most_uncertain_that_is_left(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.commands["view.order.uncertain"].trigger()
    tester = QAbstractItemModelTester(
        work.library.model, QAbstractItemModelTester.FailureReportingMode.Warning
    )
    open_first(work)
    for title in ("Moyen", "Sûr", "Sans"):
        qtbot.keyClick(work.article, Qt.Key.Key_Return)
        assert on_desk(work) == title
        assert listed(work)[0] == title
        assert work.library.list.currentIndex().row() == 0
    assert listed(work) == ["Sans", "Douteux", "Moyen", "Sûr"]
    assert tester.model() is work.library.model


@pytest.mark.parametrize("order", ["uncertain", "most-left"])
@pytest.mark.parametrize("limit", [0, 200])
def test_changed_articles_find_the_places_that_sorting_gives_them(
    window: MainWindow, work: Workspace, order: str, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(model, "_FEW", limit)
    window.commands[f"view.order.{order}"].trigger()
    project = work.bridge.project
    for number, identifier in enumerate(project.document_ids()):
        for span in project.spans(identifier)[: 2 - number % 2]:
            work.bridge.do(RejectSpans(identifier, (span.id,)))
        work.bridge.do(SetDocumentState(identifier, list(DocumentState)[number % 3]))
    work.library.model.refresh()
    shown = work.library.model
    assert [shown.identifier(row) for row in range(4)] == project.document_ids(order=Order(order))


def test_next_and_previous_follow_the_list_even_after_decisions(
    window: MainWindow, work: Workspace
) -> None:
    window.commands["view.order.uncertain"].trigger()
    open_first(work)
    for _ in range(2):
        work.desk.walk(1)
        work.gestures.accept()
    assert listed(work)[0] == "Douteux"  # no row moves under the annotator's eyes
    window.commands["article.next"].trigger()
    assert on_desk(work) == "Moyen"
    assert listed(work) == ["Moyen", "Sûr", "Douteux", "Sans"]
    window.commands["article.next"].trigger()
    assert on_desk(work) == "Sûr"
    window.commands["article.previous"].trigger()
    assert on_desk(work) == "Moyen"


def test_a_static_order_is_followed_from_where_one_is(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.commands["view.order.oldest"].trigger()
    work.desk.open(work.library.model.identifier(1))
    qtbot.keyClick(work.article, Qt.Key.Key_Return)
    assert on_desk(work) == "Sûr"
    qtbot.keyClick(work.article, Qt.Key.Key_Space)
    assert on_desk(work) == "Douteux"
    qtbot.keyClick(work.article, Qt.Key.Key_Return)
    assert on_desk(work) == "Sans"
    assert listed(work) == ["Sans", "Moyen", "Sûr", "Douteux"]
