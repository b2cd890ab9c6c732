"""Quality checks in the real window: set by the lead, told on finishing, never in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.checking.settings import Quality, quality_of, set_quality
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.teamwork import PACKAGE
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState
from annotator.ui.checking.feature import Checking
from annotator.ui.checking.window import QualityWindow
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

TEXT = "Anne Lemoal vit à Valbourg depuis le 3 mai. "


@pytest.fixture
def articles(project: Project, make_document: Callable[..., Document]) -> list[Document]:
    """Return two articles, in the first of which a date and a place share words."""
    made = [make_document(f"{TEXT}{number}", title=f"Article {number}") for number in range(2)]
    project.do(AddDocuments(tuple(made)))
    project.do(CreateSpan(made[0].id, 37, 42, LabelId("DATE")))
    project.do(CreateSpan(made[0].id, 39, 42, LabelId("LOC")))
    return made


def opened(project: Project, open_window: OpenWindow, **settings: object) -> MainWindow:
    if settings:
        project.change_settings(**settings)
    project.close()
    return open_window(project.path)


def asked(window: MainWindow) -> QualityWindow:
    window.commands["team.quality"].trigger()
    feature = next(one for one in window.features if isinstance(one, Checking))
    assert feature.shown is not None
    return feature.shown


def test_what_was_found_is_told_once(
    project: Project, articles: list[Document], open_window: OpenWindow, qtbot: QtBot
) -> None:
    set_quality(project, Quality(combinations=True))
    window = opened(project, open_window)
    assert window.workspace is not None
    desk = window.workspace.desk
    desk.open(articles[0].id)
    window.commands["article.finish"].trigger()
    assert desk.document is not None
    assert desk.document.id == articles[0].id
    assert desk.project.status(articles[0].id).state is DocumentState.IN_PROGRESS
    bar = window.messages
    assert "3 mai" in bar.what.text()
    assert bar.isVisible()
    qtbot.mouseClick(bar.more, Qt.MouseButton.LeftButton)
    assert desk.focused is not None
    assert desk.focused.label == "DATE"
    window.commands["article.finish"].trigger()
    assert desk.document.id == articles[1].id
    assert desk.project.status(articles[0].id).state is DocumentState.DONE
    assert not bar.isVisible()
    window.commands["article.finish"].trigger()  # nothing is wrong there
    assert desk.project.status(articles[1].id).state is DocumentState.DONE


def test_finish_anyway_by_the_button(
    project: Project, articles: list[Document], open_window: OpenWindow, qtbot: QtBot
) -> None:
    set_quality(project, Quality(combinations=True))
    window = opened(project, open_window)
    assert window.workspace is not None
    desk = window.workspace.desk
    desk.open(articles[0].id)
    window.commands["article.finish"].trigger()
    desk.open(articles[1].id)
    assert not window.messages.isVisible()  # it was about the other article
    desk.open(articles[0].id)
    window.commands["article.finish"].trigger()
    qtbot.mouseClick(window.messages.second, Qt.MouseButton.LeftButton)
    assert desk.project.status(articles[0].id).state is DocumentState.DONE


def test_a_known_answer_is_shown_where_it_travelled(
    project: Project, articles: list[Document], open_window: OpenWindow, qtbot: QtBot
) -> None:
    answers = {articles[0].id: [["DATE", 37, 42], ["PER", 0, 11]]}
    package = {"annotator": project.annotator_id}
    window = opened(
        project, open_window, quality={"feedback": True}, answers=answers, **{PACKAGE: package}
    )
    assert window.workspace is not None
    desk = window.workspace.desk
    desk.open(articles[0].id)
    window.commands["article.finish"].trigger()
    assert "Missing in your work: 1; too many: 1" in window.messages.what.text()
    qtbot.mouseClick(window.messages.more, Qt.MouseButton.LeftButton)
    assert desk.selection is not None
    assert (desk.selection.start, desk.selection.end) == (0, 11)
    qtbot.mouseClick(window.messages.more, Qt.MouseButton.LeftButton)
    assert desk.focused is not None
    assert desk.focused.label == "LOC"
    assert not asked(window).combinations.isEnabled()  # only the lead sets them


def test_the_lead_turns_checks_on(
    project: Project, articles: list[Document], open_window: OpenWindow, tmp_path: Path
) -> None:
    project.do(SetDocumentState(articles[0].id, DocumentState.DONE))
    window = opened(project, open_window)
    assert window.workspace is not None
    shown = asked(window)
    held = window.workspace.bridge.project
    assert not shown.checks.isEnabled()
    shown.combinations.setChecked(True)
    last = shown.checks.item(shown.checks.count() - 1)
    last.setCheckState(Qt.CheckState.Unchecked)
    shown.pace.setChecked(True)
    shown.seconds.setValue(20)
    window.workspace.library.list.selectAll()
    shown.mark.click()
    assert "1 article" in shown.known.text()
    assert "1 selected article" in shown.known.text()
    shown.feedback.setChecked(True)
    assert quality_of(held) == Quality(
        combinations=True,
        pace=True,
        seconds=20,
        off=("date-apart",),
        known=(articles[0].id,),
        feedback=True,
    )
    assert shown.grab().save(str(tmp_path / "quality.png"))
    shown.clear.click()
    assert quality_of(held).known == ()
    shown.close()
