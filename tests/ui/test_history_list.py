"""The list of what was done: rows, going back and forth, and following the window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QProgressDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments, FlagDocument
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.errors import ProjectWriteError
from annotator.core.ids import AnnotatorId, LabelId, new_id
from annotator.core.model import Annotator, Document
from annotator.ui.history import stepping
from annotator.ui.history.model import HistoryModel
from annotator.ui.history.window import HistoryWindow
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
TEXT = "Kiev et Moscou négocient à Riga."
WORDS = ("Kiev", "Moscou", "Riga")


@pytest.fixture
def document(make_document: Callable[..., Document]) -> Document:
    return make_document(TEXT, title="Un")


@pytest.fixture
def window(open_window: OpenWindow, project: Project, document: Document) -> MainWindow:
    """Return the window on an article in which three words were labelled."""
    project.do(AddDocuments((document,)))
    for word in WORDS:
        start = TEXT.index(word)
        project.do(CreateSpan(document.id, start, start + len(word), LabelId("LOC")))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def shown(window: MainWindow, qtbot: QtBot) -> HistoryWindow:
    work = window.workspace
    assert work is not None
    held = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(work.article, Qt.Key.Key_Y, held)
    (found,) = window.findChildren(HistoryWindow)
    return found


def rows(model: HistoryModel) -> list[str]:
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def labelled(work: Workspace) -> list[str]:
    return [TEXT[span.start : span.end] for span in work.desk.visible()]


def go(shown: HistoryWindow, row: int, qtbot: QtBot) -> None:
    """Choose a row with Enter and wait until the annotator stands there."""
    shown.list.setCurrentIndex(shown.model.index(row))
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: shown.model.undone == row and not shown._busy)


def test_the_newest_is_first_and_where_one_stands_is_marked(shown: HistoryWindow) -> None:
    assert rows(shown.model) == [
        "label “Riga” as LOC",
        "label “Moscou” as LOC",
        "label “Kiev” as LOC",
        "Before the first gesture",
    ]
    assert shown.list.currentIndex().row() == 0
    assert shown.model.index(0).data(HistoryModel.CURRENT)
    said = str(shown.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("label “Riga” as LOC · Un · ")
    assert said.endswith("you are here")
    assert "You are here" in shown.hint.text()


def test_a_row_chosen_leads_back_and_forth(
    work: Workspace, shown: HistoryWindow, qtbot: QtBot
) -> None:
    go(shown, 2, qtbot)
    assert labelled(work) == ["Kiev"]
    assert shown.model.index(0).data(HistoryModel.LINE).done is False
    assert "undone" in str(shown.model.index(1).data(Qt.ItemDataRole.AccessibleTextRole))
    go(shown, 3, qtbot)
    assert labelled(work) == []
    go(shown, 1, qtbot)
    assert labelled(work) == ["Kiev", "Moscou"]
    go(shown, 0, qtbot)
    assert labelled(work) == list(WORDS)


def test_the_place_of_the_last_step_is_shown(
    work: Workspace, shown: HistoryWindow, qtbot: QtBot
) -> None:
    go(shown, 2, qtbot)
    go(shown, 1, qtbot)
    focused = work.desk.focused
    assert focused is not None
    assert TEXT[focused.start : focused.end] == "Moscou"


def test_many_steps_are_taken_bit_by_bit_and_can_be_stopped(
    work: Workspace,
    shown: HistoryWindow,
    document: Document,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(stepping, "_AT_ONCE", 0.0)
    for _ in range(20):
        work.gestures.flag("")
    qtbot.waitUntil(lambda: shown.model.total == 23)
    shown.list.setCurrentIndex(shown.model.index(20))
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    progress = shown.findChild(QProgressDialog)
    assert progress is not None
    assert progress.maximum() == 20
    qtbot.waitUntil(lambda: work.bridge.project.gesture_counts()[0] >= 3)
    assert shown._busy, "the window breathes between two steps"
    progress.cancel()
    qtbot.waitUntil(lambda: not shown._busy)
    undone, done = work.bridge.project.gesture_counts()
    assert 3 <= undone < 20
    assert undone + done == 23
    assert shown.list.currentIndex().row() == undone


def test_it_says_what_enter_would_do(shown: HistoryWindow, qtbot: QtBot) -> None:
    shown.list.setCurrentIndex(shown.model.index(2))
    assert shown.hint.text() == "Enter undoes 2 gestures."
    go(shown, 3, qtbot)
    shown.list.setCurrentIndex(shown.model.index(2))
    assert shown.hint.text() == "Enter redoes 1 gesture."


def test_it_follows_what_is_done_in_the_window(
    window: MainWindow, work: Workspace, shown: HistoryWindow, qtbot: QtBot
) -> None:
    window.commands["edit.undo"].trigger()
    qtbot.waitUntil(lambda: shown.model.undone == 1)
    assert shown.list.currentIndex().row() == 1
    work.gestures.flag("à voir")
    qtbot.waitUntil(lambda: shown.model.undone == 0)
    assert rows(shown.model)[0] == "flag of “Un”"
    assert "label “Riga” as LOC" not in rows(shown.model), "it can no longer be redone"


def test_there_is_one_list_and_it_goes_with_the_project(
    window: MainWindow, shown: HistoryWindow, qtbot: QtBot
) -> None:
    window.commands["edit.history"].trigger()
    assert window.findChildren(HistoryWindow) == [shown]
    window.commands["project.close"].trigger()
    qtbot.waitUntil(lambda: not window.findChildren(HistoryWindow))


def test_another_annotators_gestures_are_not_in_it(window: MainWindow, work: Workspace) -> None:
    project = work.bridge.project
    other = Annotator(id=AnnotatorId(new_id()), name="B.")
    with project._file.transaction():
        project._file.add_annotator(other)
    theirs = Project(project._file, other)
    document = work.here()
    assert document is not None
    theirs.do(FlagDocument(document, True, "theirs"))
    model = HistoryModel(project)
    assert "flag of “Un”" not in rows(model)
    assert work.bridge.steps(99, forward=False, enough=lambda: False) == len(WORDS)
    assert theirs.status(document).flagged


def test_a_hundred_thousand_gestures_are_read_bit_by_bit(
    project: Project, document: Document, qapp: object, english: None
) -> None:
    project.do(AddDocuments((document,)))
    who = project._file._keys.annotator(project.annotator_id)
    with project._file.transaction():
        project._file._db.conn.executemany(
            "INSERT INTO journal (id, at, annotator, kind, operation, fields, changes, standing)"
            " VALUES (randomblob(16), ?, ?, 'do', 'create-span', ?, x'', ?)",
            (
                (
                    number,
                    who,
                    f'{{"text": "{number}", "label": "LOC"}}',
                    "undone" if number >= 99_900 else "done",
                )
                for number in range(100_000)
            ),
        )
    model = HistoryModel(project)
    assert model.total == 100_000
    assert model.undone == 100
    assert model.rowCount() < 1000, "only what is near the annotator's place is read"
    while model.rowCount() < 1500:
        assert model.canFetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
    shown = [int(row.split("“")[1].split("”")[0]) for row in rows(model)]
    assert shown == list(range(99_999, 99_999 - len(shown), -1))
    assert model.steps_to(101) == -1
    assert model.steps_to(0) == 100


def test_a_step_that_fails_stops_and_is_said(
    window: MainWindow,
    work: Workspace,
    shown: HistoryWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse() -> None:
        raise ProjectWriteError(path="x", reason="full")

    monkeypatch.setattr(work.bridge.project, "undo", refuse)
    shown.list.setCurrentIndex(shown.model.index(3))
    with qtbot.waitSignal(work.bridge.failed):
        qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not shown._busy)
    assert labelled(work) == list(WORDS)
