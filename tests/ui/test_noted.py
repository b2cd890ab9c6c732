"""The list of spans with a flag or a comment, in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.ui.inspector.noted import Noted
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

TEXT = "Kiev, Rome et Paris."


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    """Return the window on an article with three places."""
    document = make_document(TEXT, title="Un")
    project.do(AddDocuments((document,)))
    for name in ("Kiev", "Rome", "Paris"):
        start = TEXT.index(name)
        project.do(CreateSpan(document.id, start, start + len(name), LabelId("LOC")))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def noted(window: MainWindow) -> Noted:
    return next(item for item in window.features if isinstance(item, Noted))


def note(work: Workspace, needle: str, comment: str) -> None:
    start = TEXT.index(needle)
    span = next(item for item in work.desk.spans if item.start == start)
    work.gestures.do(NoteSpan(span.document, span.id, flagged=True, comment=comment))


def rows(noted: Noted) -> list[str]:
    model = noted.list.rows
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_only_what_was_flagged_or_commented_on_is_listed(work: Workspace, noted: Noted) -> None:
    assert noted.tab.text() == "Noted"
    assert noted.pages.currentWidget() is noted.none
    note(work, "Paris", "ou la ville du Texas")
    note(work, "Kiev", "")
    assert rows(noted) == ["Kiev", "Paris"]
    assert noted.tab.text() == "Noted 2"
    assert noted.pages.currentWidget() is noted.list
    told = noted.list.rows.index(1).data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Paris\nPlace\nou la ville du Texas"
    work.gestures.undo()
    work.gestures.undo()
    assert rows(noted) == []


def test_list_and_article_share_one_focus(
    window: MainWindow, work: Workspace, noted: Noted, qtbot: QtBot
) -> None:
    note(work, "Kiev", "")
    note(work, "Paris", "?")
    noted.tab.click()
    assert noted.list.isVisible()
    place = noted.list.visualRect(noted.list.rows.index(1)).center()
    qtbot.mouseClick(noted.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert work.desk.focused is not None
    assert work.desk.focused.start == TEXT.index("Paris")
    qtbot.keyClick(noted.list, Qt.Key.Key_Up)
    assert work.desk.focused.start == TEXT.index("Kiev")
    work.desk.set_focus(next(span.id for span in work.desk.spans if span.start == 6))
    assert not noted.list.currentIndex().isValid()
    window.commands["view.theme.dark"].trigger()
    assert noted.list.drawn.theme.dark
