"""Flags and comments on spans, and the working time of each article, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, Span, SpanState
from annotator.ui.main_window import MainWindow
from annotator.ui.status_line import in_minutes
from annotator.ui.timing import IDLE, Timing, WorkClock
from annotator.ui.workspace import Workspace

TEXT = "Kiev et Moscou se parlent."


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    documents = tuple(make_document(f"{TEXT} {title}", title=title) for title in ("Un", "Deux"))
    project.do(AddDocuments(documents))
    for start, end in ((0, 4), (8, 14)):
        project.do(CreateSpan(documents[0].id, start, end, LabelId("LOC")))
    path = project.path
    project.close()
    return open_window(path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    window.workspace.desk.set_focus(window.workspace.desk.spans[0].id)
    return window.workspace


def first(work: Workspace) -> Span:
    project = work.bridge.project
    return project.spans(project.document_ids()[0])[0]


def press(window: MainWindow, command: str) -> None:
    window.commands[command].trigger()


def test_a_flag_is_stored_at_once_and_its_comment_with_enter(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    press(window, "annotate.flag")
    assert first(work).flagged
    note = work.inspector.card.note
    assert note.comment.hasFocus()
    qtbot.keyClicks(note.comment, "capitale ou gouvernement ?")
    qtbot.keyClick(note.comment, Qt.Key.Key_Return)
    assert first(work).comment == "capitale ou gouvernement ?"
    assert first(work).state is SpanState.ACCEPTED
    assert work.article.hasFocus()
    press(window, "edit.undo")
    assert (first(work).flagged, first(work).comment) == (True, "")
    press(window, "annotate.flag")
    assert not first(work).flagged


def test_escape_gives_the_comment_up(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    note = work.inspector.card.note
    note.comment.setFocus()
    qtbot.keyClicks(note.comment, "peut-etre")
    qtbot.keyClick(note.comment, Qt.Key.Key_Escape)
    assert first(work).comment == ""
    assert note.comment.text() == ""
    assert work.article.hasFocus()


def test_a_comment_is_not_lost_when_another_span_or_article_comes(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    note, desk = work.inspector.card.note, work.desk
    note.comment.setFocus()
    qtbot.keyClicks(note.comment, "revoir")
    desk.set_focus(desk.spans[1].id)
    assert first(work).comment == "revoir"
    assert note.comment.text() == ""
    note.comment.setFocus()
    qtbot.keyClicks(note.comment, "aussi")
    desk.step(1)
    work.article.setFocus()
    project = work.bridge.project
    assert project.spans(project.document_ids()[0])[1].comment == "aussi"


def test_the_flag_shows_the_inspector_when_it_is_hidden(
    window: MainWindow, work: Workspace
) -> None:
    work.inspector.hide()
    press(window, "annotate.flag")
    assert not work.inspector.isHidden()
    assert work.inspector.card.note.flag.isChecked()


class Clock:
    """A clock that is set by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_pause_does_not_count() -> None:
    now = Clock()
    clock = WorkClock(now)
    for gap in (0.0, 5.0, IDLE, IDLE + 1, 2.5):
        now.now += gap
        clock.work()
    assert clock.seconds == 5.0 + IDLE + 2.5
    now.now += IDLE + 1
    assert clock.idle
    assert clock.take() == 67_500
    assert clock.take() == 0


@pytest.mark.parametrize(
    ("milliseconds", "shown"), [(0, "0:00"), (61_999, "1:01"), (3_723_000, "1:02:03")]
)
def test_times_are_shown_in_minutes(milliseconds: int, shown: str) -> None:
    assert in_minutes(milliseconds) == shown


def test_the_time_goes_to_the_article_worked_on_and_is_stored(
    window: MainWindow, work: Workspace, qtbot: QtBot, tmp_path: Path
) -> None:
    (timing,) = (feature for feature in window.features if isinstance(feature, Timing))
    now = Clock()
    timing.clock._clock = now
    project = work.bridge.project
    one, two = project.document_ids()

    def work_for(seconds: float) -> None:
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Right)
        now.now += seconds
        qtbot.keyClick(window.windowHandle(), Qt.Key.Key_Right)

    timing._watch()
    timing.clock.rest()
    work_for(40)
    work.desk.open(two)
    work_for(7)
    assert window.status_line is not None
    timing._tick()
    assert window.status_line.time.text() == "0:07"
    assert spent(project, one) == 40
    work.desk.open(one)
    assert spent(project, two) == 7
    assert window.status_line.time.text() == "0:40"
    now.now += IDLE + 1
    timing._tick()
    assert window.status_line.time.text() == "0:40 (paused)"
    work_for(3)
    path = project.path
    window.project.close()
    again = Project.open(path)
    assert spent(again, one) == 43
    again.close()


def spent(project: Project, document: DocumentId) -> float:
    return project.time_spent(document) / 1000
