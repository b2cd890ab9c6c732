"""The same everywhere through the real window: in the article, and proposed in the project."""

import gc
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import AcceptSpans, CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.propagating import FoundArticle
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.desk import Selection
from annotator.ui.main_window import MainWindow
from annotator.ui.propagation.feature import Propagation
from annotator.ui.propagation.model import CONTEXT_ROLE, Column
from annotator.ui.workspace import Workspace

FIRST = "Kiev attend. À Kiev, on dort. KIEV dort et Kiev-Est aussi. Paris dort."
SECOND = "Hier, Kiev a dormi. Kiev dort encore. kiev."
THIRD = "Un mot de Kiev\u00a0: rien."
DONE = "Kiev est finie."
LOC, PER = LabelId("LOC"), LabelId("PER")
MODEL = Origin(OriginKind.MODEL, "model", "1")


@pytest.fixture
def documents(make_document: Callable[..., Document]) -> list[Document]:
    texts = {"Un": FIRST, "Deux": SECOND, "Trois": THIRD, "Fini": DONE}
    return [make_document(text, title=title) for title, text in texts.items()]


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow], project: Project, documents: list[Document]
) -> MainWindow:
    project.do(AddDocuments(tuple(documents)))
    suggested = tuple(
        SuggestedSpan(start=start, end=start + 4, label=PER, score=0.5, origin=MODEL)
        for start in (0, 15)
    )
    found = Suggestions(spans=suggested, tokens=words(FIRST), pipeline="model 1")
    project.do(StoreSuggestions(((documents[0].id, found),)))
    project.do(SetDocumentState(documents[3].id, DocumentState.DONE))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def feature(window: MainWindow) -> Propagation:
    return next(item for item in window.features if isinstance(item, Propagation))


def spans(work: Workspace, document: Document) -> list[tuple[str, str, str]]:
    found = work.desk.project.spans(document.id)
    return [(document.text[s.start : s.end], s.label, s.state.value) for s in found]


def choose(work: Workspace, start: int, end: int) -> None:
    work.desk.select(Selection(start, end, exact=True))


def status(window: MainWindow) -> str:
    assert window.status_line is not None
    return window.status_line.message.text()


def label_one(work: Workspace) -> None:
    """Label the first « Kiev » of the first article as a place, and focus it."""
    first = work.desk.visible()[0].id
    work.desk.set_focus(first)
    work.gestures.apply_label(LOC)
    work.desk.set_focus(first)


# In the article


def test_f_labels_every_mention_and_one_undo_takes_it_back(
    window: MainWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    label_one(work)
    qtbot.keyClick(work.article, Qt.Key.Key_F)
    assert spans(work, documents[0]) == [("Kiev", "LOC", "accepted")] * 2 + [
        ("KIEV", "LOC", "accepted")
    ]
    assert "2 mentions labelled" in status(window)
    assert window.commands["edit.undo"].text() == "&Undo: label 2 × “Kiev” as LOC"
    window.commands["edit.undo"].trigger()
    assert spans(work, documents[0]) == [("Kiev", "LOC", "accepted"), ("Kiev", "PER", "suggested")]
    window.commands["edit.redo"].trigger()
    assert len(spans(work, documents[0])) == 3


def test_f_on_a_suggestion_accepts_all_like_it_and_goes_on(
    window: MainWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    work.desk.walk(1)
    window.commands["annotate.same_here"].trigger()
    assert spans(work, documents[0]) == [("Kiev", "PER", "accepted")] * 2 + [
        ("KIEV", "PER", "accepted")
    ]


def test_f_says_what_it_left(
    window: MainWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    desk = work.desk
    second = desk.visible()[1]
    desk.set_focus(second.id)
    work.gestures.accept()
    label_one(work)
    qtbot.keyClick(work.article, Qt.Key.Key_F)
    assert ("Kiev", "PER", "accepted") in spans(work, documents[0])
    assert "1 mention labelled" in status(window)
    assert "1 left with the label you accepted" in status(window)


def test_f_labels_chosen_words_as_the_same_words_are_labelled(
    work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    label_one(work)
    choose(work, 30, 34)
    qtbot.keyClick(work.article, Qt.Key.Key_F)
    assert spans(work, documents[0]) == [("Kiev", "LOC", "accepted")] * 2 + [
        ("KIEV", "LOC", "accepted")
    ]
    assert work.desk.focused is not None
    assert work.desk.focused.start == 30


def test_f_without_a_label_to_give_says_so(
    window: MainWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    choose(work, FIRST.index("Paris"), FIRST.index("Paris") + 5)
    qtbot.keyClick(work.article, Qt.Key.Key_F)
    assert len(spans(work, documents[0])) == 2
    assert "Label it first" in status(window)
    work.desk.select(None)
    qtbot.keyClick(work.article, Qt.Key.Key_F)
    assert len(spans(work, documents[0])) == 2


def test_shift_x_rejects_the_same_here(
    window: MainWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    work.desk.walk(1)
    qtbot.keyClick(work.article, Qt.Key.Key_X, Qt.KeyboardModifier.ShiftModifier)
    assert spans(work, documents[0]) == [("Kiev", "PER", "rejected")] * 2
    assert window.commands["edit.undo"].text() == "&Undo: reject 2 × “Kiev”"
    window.commands["edit.undo"].trigger()
    window.commands["annotate.reject_same"].trigger()
    assert spans(work, documents[0]) == [("Kiev", "PER", "rejected")] * 2
    window.commands["edit.undo"].trigger()
    assert spans(work, documents[0]) == [("Kiev", "PER", "suggested")] * 2


# In the project


@pytest.fixture
def asked(window: MainWindow, work: Workspace, feature: Propagation, qtbot: QtBot) -> Propagation:
    """Return the feature with its preview of « Kiev » as a place, complete."""
    label_one(work)
    with qtbot.waitSignal(window.jobs.ended):
        window.commands["annotate.same_everywhere"].trigger()
    qtbot.waitUntil(feature.panel.propose.isEnabled)
    return feature


def titles(feature: Propagation) -> list[str]:
    model = feature.panel.model
    return [model.index(row, Column.ARTICLE).data() for row in range(model.rowCount())]


def test_the_preview_lists_articles_with_counts_and_contexts(
    window: MainWindow, asked: Propagation
) -> None:
    panel = asked.panel
    assert panel.isVisible()
    assert titles(asked) == ["Deux", "Trois"]
    assert panel.told.text() == "“Kiev” as Place: 3 mentions in 2 other articles"
    assert panel.propose.text() == "Propose 3"
    deux = panel.model.index(0, 0)
    assert panel.model.index(0, Column.COUNT).data() == "2"
    assert panel.model.rowCount(deux) == 2
    context = panel.model.index(1, Column.CONTEXT, deux).data(CONTEXT_ROLE)
    assert context == ("Hier, Kiev a dormi. ", "Kiev", " dort encore. kiev.")
    assert window.focusWidget() is panel.tree


def test_enter_proposes_it_in_one_undoable_step(
    window: MainWindow,
    work: Workspace,
    asked: Propagation,
    documents: list[Document],
    qtbot: QtBot,
) -> None:
    qtbot.keyClick(asked.panel.tree, Qt.Key.Key_Return)
    assert spans(work, documents[1]) == [("Kiev", "LOC", "suggested")] * 2
    assert spans(work, documents[2]) == [("Kiev", "LOC", "suggested")]
    assert spans(work, documents[3]) == []
    origin = work.desk.project.spans(documents[1].id)[0].origin
    assert (origin.kind, origin.name) == (OriginKind.RULE, "same-everywhere")
    state = work.desk.project.status(documents[1].id).state
    assert state is DocumentState.NEW
    assert asked.panel.isHidden()
    assert window.focusWidget() is work.article
    assert status(window) == "3 mentions proposed in 2 articles"
    assert window.commands["edit.undo"].text() == "&Undo: propose 3 × “Kiev” as LOC"
    here = work.here()
    window.commands["edit.undo"].trigger()
    assert [spans(work, item) for item in documents[1:]] == [[], [], []]
    assert work.here() == here
    window.commands["edit.redo"].trigger()
    assert len(spans(work, documents[1])) == 2
    assert work.here() == here


def test_what_was_found_is_let_go_with_the_panel(asked: Propagation, qtbot: QtBot) -> None:
    def found() -> int:
        gc.collect()
        return sum(isinstance(one, FoundArticle) for one in gc.get_objects())

    before = found()
    assert asked.panel.model.rowCount()
    qtbot.keyClick(asked.panel.tree, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: found() < before)
    assert asked.panel.isHidden()


def test_lines_and_articles_can_be_left_out(
    work: Workspace, asked: Propagation, documents: list[Document], qtbot: QtBot
) -> None:
    panel = asked.panel
    deux = panel.model.index(0, 0)
    panel.tree.expand(deux)
    panel.tree.setCurrentIndex(panel.model.index(0, 0, deux))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    role = Qt.ItemDataRole.CheckStateRole
    assert Qt.CheckState(deux.data(role)) == Qt.CheckState.PartiallyChecked
    assert panel.propose.text() == "Propose 2"
    panel.tree.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.tree, Qt.Key.Key_Space)
    assert panel.told.text() == "“Kiev” as Place: 1 mention in 1 other article"
    panel.propose.click()
    assert [s.start for s in work.desk.project.spans(documents[1].id)] == [SECOND.rindex("Kiev")]
    assert spans(work, documents[2]) == []


def test_leaving_everything_out_proposes_nothing(
    work: Workspace, asked: Propagation, documents: list[Document], qtbot: QtBot
) -> None:
    panel = asked.panel
    for row in range(2):
        panel.model.toggle(panel.model.index(row, 0))
    assert not panel.propose.isEnabled()
    qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert panel.isVisible()
    assert spans(work, documents[1]) == []


def test_finished_articles_only_when_asked(
    work: Workspace, asked: Propagation, documents: list[Document]
) -> None:
    panel = asked.panel
    assert panel.finished.isVisible()
    assert panel.finished.text() == "Finished ones too (1)"
    panel.finished.click()
    assert titles(asked) == ["Deux", "Trois", "Fini"]
    assert panel.propose.text() == "Propose 4"
    panel.propose.click()
    assert spans(work, documents[3]) == [("Kiev", "LOC", "suggested")]
    assert work.desk.project.status(documents[3].id).state is DocumentState.DONE


def test_escape_leaves_everything_as_it_was(
    window: MainWindow,
    work: Workspace,
    asked: Propagation,
    documents: list[Document],
    qtbot: QtBot,
) -> None:
    qtbot.keyClick(asked.panel.tree, Qt.Key.Key_Escape)
    assert asked.panel.isHidden()
    assert window.focusWidget() is work.article
    assert spans(work, documents[1]) == []


def test_a_search_can_be_stopped(
    window: MainWindow, work: Workspace, feature: Propagation, qtbot: QtBot
) -> None:
    label_one(work)
    window.commands["annotate.same_everywhere"].trigger()
    assert window.jobs.busy
    qtbot.keyClick(feature.panel.tree, Qt.Key.Key_Escape)
    assert not window.jobs.busy
    assert feature.panel.isHidden()


def test_nothing_is_proposed_where_something_was_decided(
    window: MainWindow,
    work: Workspace,
    feature: Propagation,
    documents: list[Document],
    qtbot: QtBot,
) -> None:
    do = work.desk.project.do
    deux, trois = documents[1].id, documents[2].id
    do(CreateSpan(deux, 6, 10, PER))
    do(CreateSpan(deux, 20, 24, LOC))
    do(CreateSpan(trois, 7, 14, LOC))
    label_one(work)
    with qtbot.waitSignal(window.jobs.ended):
        window.commands["annotate.same_everywhere"].trigger()
    qtbot.waitUntil(lambda: not feature.panel.searching)
    assert titles(feature) == []
    assert "nothing left to propose" in feature.panel.told.text()
    assert not feature.panel.propose.isEnabled()


def test_a_proposal_outlives_new_suggestions(
    work: Workspace, asked: Propagation, documents: list[Document], qtbot: QtBot
) -> None:
    qtbot.keyClick(asked.panel.tree, Qt.Key.Key_Return)
    found = SuggestedSpan(start=6, end=12, label=PER, score=0.9, origin=MODEL)
    other = SuggestedSpan(start=0, end=4, label=PER, score=0.9, origin=MODEL)
    made = Suggestions(spans=(found, other), tokens=words(SECOND), pipeline="model 1")
    work.bridge.do(StoreSuggestions(((documents[1].id, made),)))
    assert spans(work, documents[1]) == [
        ("Hier", "PER", "suggested"), ("Kiev", "LOC", "suggested"), ("Kiev", "LOC", "suggested")
    ]  # fmt: skip


def test_a_double_click_opens_the_article(
    work: Workspace, asked: Propagation, documents: list[Document]
) -> None:
    asked.panel.tree.doubleClicked.emit(asked.panel.model.index(1, 0))
    assert work.here() == documents[2].id
    assert asked.panel.isVisible()


def test_accepted_proposals_teach_the_lexicon(
    work: Workspace, asked: Propagation, documents: list[Document], qtbot: QtBot
) -> None:
    qtbot.keyClick(asked.panel.tree, Qt.Key.Key_Return)
    deux: DocumentId = documents[1].id
    project = work.desk.project
    chosen = tuple(s.id for s in project.spans(deux) if s.state is SpanState.SUGGESTED)
    project.do(AcceptSpans(deux, chosen))
    assert project.learned.count("Kiev", LOC).accepted == 3
