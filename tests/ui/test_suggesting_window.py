"""The real window while its suggestion process loads, streams, dies, hangs and is let go."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.app.set_aside import SetAside
from annotator.app.settings import SettingsFile
from annotator.app.suggestion_service import ServiceState, SuggestionService
from annotator.core.ids import DocumentId
from annotator.core.model import Document
from annotator.core.suggestions import Cause
from annotator.nlp.events import Patience
from annotator.nlp.process import SuggestionProcess
from annotator.ui.desk import Selection
from annotator.ui.library.roles import Role
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.watchdog import Watchdog

pytestmark = [
    pytest.mark.qt_log_ignore("This plugin does not support"),
    pytest.mark.skipif(sys.platform == "win32", reason="dies by signals"),
]
WAIT = 60_000
LONG = "Le Maire de Concarneau a rencontré Anaïs Quérin et Jean Dupont à Brest. " * 10
Make = Callable[..., Document]


@pytest.fixture
def window(
    project: Project, make_document: Make, deadly: str, open_window: OpenWindow
) -> MainWindow:
    """Return the window on many articles, one of which is deadly."""
    texts = [f"{LONG} {number}" for number in range(160)]
    texts[130] = f"KILLED {LONG}"
    made = [make_document(text, title=f"Titre {one}") for one, text in enumerate(texts)]
    project.do(AddDocuments(tuple(made)))
    project.close()
    SettingsFile().write(replace(SettingsFile().read(), pipeline=deadly))
    return open_window(project.path)


def service_of(window: MainWindow) -> SuggestionService:
    assert window.project.bridge is not None
    return window.project.bridge.service


def project_of(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def named(window: MainWindow, number: int) -> DocumentId:
    return project_of(window).document_ids()[number]


def begin(window: MainWindow, patience: Patience | None = None) -> None:
    service = service_of(window)
    service._process = SuggestionProcess(service.pipeline, service._arrived, patience)
    window.commands["project.suggest"].trigger()


def settled(window: MainWindow) -> bool:
    service = service_of(window)
    return service.state is ServiceState.READY and not service.busy


def test_hundreds_of_articles_a_death_and_a_kill_and_the_window_never_stands_still(
    window: MainWindow, qtbot: QtBot, watchdog: Watchdog
) -> None:
    watchdog.begin()
    begin(window)
    service = service_of(window)
    qtbot.waitUntil(lambda: service.state is ServiceState.READY, timeout=WAIT)
    watchdog.check("loading")
    qtbot.waitUntil(lambda: service.done > 40, timeout=WAIT)
    watchdog.check("streaming")
    assert service.process is not None
    os.kill(service.process, signal.SIGKILL)
    qtbot.waitUntil(lambda: service.done > 80, timeout=WAIT)
    watchdog.check("killed and started again")
    qtbot.waitUntil(lambda: settled(window), timeout=WAIT)
    watchdog.check("a deadly article")
    killer = named(window, 130)
    assert set(service.aside.failed) == {killer}
    missing = project_of(window).without_suggestions()
    assert missing == [killer]
    assert window.messages.isVisible()
    assert "Titre 130" in window.messages.what.text()
    assert window.status_line is not None
    assert "failed on 1 article" in window.status_line.message.text()
    spans = project_of(window).spans(named(window, 7))
    assert {span.label for span in spans} == {"PER"}


def test_annotation_goes_on_while_the_process_dies(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace
    assert work is not None
    killer = named(window, 130)
    work.desk.open(killer)
    begin(window)
    qtbot.waitUntil(lambda: killer in service_of(window).aside.failed, timeout=WAIT)
    qtbot.waitUntil(lambda: service_of(window).done > 20, timeout=WAIT)
    work.desk.select(Selection(0, 6))
    QTest.keyClick(work.article, Qt.Key.Key_1)
    assert [span.label for span in project_of(window).spans(killer)] == ["PER"]
    assert work.hint.isVisible()
    assert "the pipeline failed on this article" in work.hint.text.text()
    assert work.hint.button.text() == "Try again"
    library = work.library.model
    row = next(
        at for at in range(library.rowCount()) if library.index(at, 0).data(Role.ID) == killer
    )
    assert library.index(row, 0).data(Role.FAILED) is True
    tip = library.index(row, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "the pipeline failed on this article" in tip
    assert library.index(row - 1, 0).data(Role.FAILED) is False
    window.commands["project.cancel"].trigger()


def test_an_article_that_failed_is_left_alone_at_the_next_start_until_it_is_asked_again(
    window: MainWindow, qtbot: QtBot
) -> None:
    killer = named(window, 130)
    document = project_of(window).document(killer)
    service_of(window).aside.add(document, "xx_deadly 1.0", Cause.HUNG)
    path = project_of(window).path
    assert window.project.open(path)
    begin(window)
    qtbot.waitUntil(lambda: settled(window), timeout=WAIT)
    assert not window.messages.isVisible()
    assert project_of(window).without_suggestions() == [killer]
    work = window.workspace
    assert work is not None
    work.desk.open(killer)
    assert "did not come to an end" in work.hint.text.text()
    qtbot.mouseClick(work.hint.button, Qt.MouseButton.LeftButton)
    assert killer not in service_of(window).aside.failed
    assert SetAside().of("deadly") == []
    qtbot.waitUntil(lambda: killer in service_of(window).aside.failed, timeout=WAIT)
    assert "failed on this article" in work.hint.text.text()


def test_a_pipeline_that_always_dies_is_told_once_and_can_be_tried_again(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mark = tmp_path / "dies"
    mark.touch()
    monkeypatch.setenv("ANNOTATOR_TEST_DIES_EVERYWHERE", str(mark))
    begin(window)
    service = service_of(window)
    qtbot.waitUntil(lambda: service.state is ServiceState.FAILED, timeout=WAIT)
    assert "cannot make suggestions" in window.messages.what.text()
    assert window.status_line is not None
    assert "keeps failing" in window.status_line.message.text()
    assert service.aside.failed == {}
    mark.unlink()
    window.commands["project.suggest"].trigger()
    qtbot.waitUntil(lambda: service.done > 20, timeout=WAIT)
    window.commands["project.cancel"].trigger()


def test_a_hung_process_is_ended_and_the_window_does_not_wait_for_it(
    window: MainWindow, qtbot: QtBot, watchdog: Watchdog, make_document: Make
) -> None:
    hanging = make_document("HANG", title="Sans fin")
    assert window.project.bridge is not None
    window.project.bridge.do(AddDocuments((hanging,)))
    work = window.workspace
    assert work is not None
    work.desk.open(hanging.id)
    watchdog.begin()
    begin(window, Patience(load=60.0, least=1.0, per_character=0.0))
    qtbot.waitUntil(lambda: hanging.id in service_of(window).aside.failed, timeout=WAIT)
    watchdog.check("hanging")
    assert service_of(window).aside.failed[hanging.id].cause is Cause.HUNG
    qtbot.waitUntil(lambda: service_of(window).done > 20, timeout=WAIT)
    window.commands["project.cancel"].trigger()
    watchdog.check("cancelled")


def test_an_idle_process_is_let_go_and_comes_back_when_it_may_be_needed(
    window: MainWindow, qtbot: QtBot, watchdog: Watchdog
) -> None:
    begin(window)
    service, bridge = service_of(window), window.project.bridge
    assert bridge is not None
    qtbot.waitUntil(lambda: service.state is ServiceState.READY, timeout=WAIT)
    bridge._idle.setInterval(10)
    window.commands["project.cancel"].trigger()
    watchdog.begin()
    qtbot.waitUntil(lambda: service.released, timeout=WAIT)
    watchdog.check("letting go")
    assert service.state is ServiceState.OFF
    assert service.process is None
    bridge._idle.setInterval(600_000)
    work = window.workspace
    assert work is not None
    late = named(window, 150)
    assert not project_of(window).has_suggestions(late)
    work.desk.open(late)
    assert service.state is ServiceState.LOADING
    qtbot.waitUntil(lambda: service.state is ServiceState.READY, timeout=WAIT)
    watchdog.check("coming back")
    window.commands["project.suggest_again"].trigger()
    qtbot.waitUntil(lambda: project_of(window).has_suggestions(late), timeout=WAIT)


def test_an_article_with_suggestions_wakes_nobody(window: MainWindow, qtbot: QtBot) -> None:
    begin(window)
    service = service_of(window)
    qtbot.waitUntil(lambda: service.done > 20, timeout=WAIT)
    window.commands["project.cancel"].trigger()
    qtbot.waitUntil(service.release, timeout=WAIT)
    work = window.workspace
    assert work is not None
    has = next(
        one for one in project_of(window).document_ids() if project_of(window).has_suggestions(one)
    )
    work.desk.open(has)
    assert service.state is ServiceState.OFF
