"""The lexicon in the real window: articles that profit from it, and the list of what is known."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.propagation.feature import Propagation
from annotator.ui.propagation.lexicon_model import Column
from annotator.ui.propagation.lexicon_window import LexiconWindow
from annotator.ui.workspace import Workspace

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

FIRST, SECOND = "Kiev dort, Mars aussi. Mars.", "À Kiev ou sur Mars."
LOC, PER = LabelId("LOC"), LabelId("PER")
MODEL = Origin(OriginKind.MODEL, "model", "1")


@pytest.fixture
def documents(make_document: Callable[..., Document]) -> list[Document]:
    return [make_document(FIRST, title="Un"), make_document(SECOND, title="Deux")]


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], project: Project, documents: list[Document]
) -> MainWindow:
    project.do(AddDocuments(tuple(documents)))
    for document in documents:
        text = document.text
        places = [index for index in range(len(text)) if text.startswith("Mars", index)]
        spans = tuple(
            SuggestedSpan(start=start, end=start + 4, label=LOC, score=0.5, origin=MODEL)
            for start in places
        )
        found = Suggestions(spans=spans, tokens=words(text), pipeline="model 1")
        project.do(StoreSuggestions(((document.id, found),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def taught(work: Workspace, documents: list[Document]) -> Workspace:
    """Return the page after « Kiev » was accepted once and « Mars » refused twice."""
    document = documents[0].id
    mars = tuple(span.id for span in work.desk.spans)
    work.bridge.do(CreateSpan(document, 0, 4, LOC))
    work.bridge.do(RejectSpans(document, mars))
    return work


@pytest.fixture
def shown(window: MainWindow, taught: Workspace) -> LexiconWindow:
    window.commands["project.lexicon"].trigger()
    found = window.findChild(LexiconWindow)
    assert found is not None
    return found


def cells(shown: LexiconWindow) -> list[tuple[str, ...]]:
    model = shown.shown
    return [
        tuple(model.index(row, column).data() for column in Column)
        for row in range(model.rowCount())
    ]


def spans(work: Workspace) -> list[tuple[str, str]]:
    return [(SECOND[span.start : span.end], span.label) for span in work.desk.visible()]


def test_an_article_opened_later_profits_at_once(
    taught: Workspace, documents: list[Document]
) -> None:
    taught.desk.open(documents[1].id)
    assert spans(taught) == [("Kiev", "LOC")]
    assert taught.desk.visible()[0].origin.name == "lexicon"
    taught.gestures.undo()
    assert taught.here() == documents[0].id


def test_nothing_changes_while_something_can_be_redone(
    taught: Workspace, documents: list[Document]
) -> None:
    taught.gestures.undo()
    taught.desk.open(documents[1].id)
    assert spans(taught) == [("Mars", "LOC")]
    taught.gestures.redo()
    taught.desk.open(documents[1].id)
    assert spans(taught) == [("Kiev", "LOC")]


def test_the_window_lists_what_is_known(shown: LexiconWindow) -> None:
    assert shown.isVisible()
    assert not shown.isModal()
    assert cells(shown) == [
        ("Kiev", "Place", "1", "0", "proposed"),
        ("Mars", "Place", "0", "2", "held back"),
    ]
    assert shown.told.text() == "2 forms"
    shown.search.setText("kI")
    assert [row[0] for row in cells(shown)] == ["Kiev"]
    assert shown.told.text() == "1 form"


def test_it_follows_decisions(
    shown: LexiconWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    work.bridge.do(CreateSpan(documents[1].id, 2, 6, LOC))
    qtbot.waitUntil(lambda: cells(shown)[0][2] == "2")


def test_a_form_can_be_forgotten_and_used_again(
    shown: LexiconWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    assert not shown.forget.isEnabled()
    shown.table.selectRow(0)
    assert shown.forget.text() == "Forget"
    shown.forget.click()
    assert cells(shown)[0] == ("Kiev", "Place", "1", "0", "forgotten")
    work.desk.open(documents[1].id)
    assert spans(work) == []
    assert shown.forget.text() == "Use again"
    qtbot.keyClick(shown.table, Qt.Key.Key_Delete)
    assert cells(shown)[0][-1] == "proposed"
    work.desk.open(documents[1].id)
    assert spans(work) == [("Kiev", "LOC")]


def test_it_can_be_switched_off_for_the_project(
    window: MainWindow, shown: LexiconWindow, work: Workspace, documents: list[Document]
) -> None:
    shown.used.click()
    work.desk.open(documents[1].id)
    assert spans(work) == [("Mars", "LOC")]
    shown.close()
    window.commands["project.lexicon"].trigger()
    again = next(item for item in window.findChildren(LexiconWindow) if item.isVisible())
    assert not again.used.isChecked()


def test_it_is_written_as_a_table(
    shown: LexiconWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "forms.csv"
    monkeypatch.setattr(choosers, "file_for_lexicon", lambda *_: path)
    shown.write.click()
    assert "Kiev,LOC,1,0,proposed" in path.read_text("utf-8-sig")


def test_a_file_that_cannot_be_written_is_told(
    window: MainWindow, shown: LexiconWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosers, "file_for_lexicon", lambda *_: tmp_path)
    shown.write.click()
    assert window.messages.isVisible()


def test_it_goes_with_the_project(window: MainWindow, shown: LexiconWindow, qtbot: QtBot) -> None:
    gone: list[bool] = []
    shown.destroyed.connect(lambda: gone.append(True))
    window.commands["project.close"].trigger()
    qtbot.waitUntil(lambda: bool(gone))


def test_before_any_decision_it_says_what_it_is(window: MainWindow, work: Workspace) -> None:
    feature = next(item for item in window.features if isinstance(item, Propagation))
    assert feature.show_lexicon().told.text().startswith("Nothing yet")
