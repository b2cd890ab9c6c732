"""Backups that the window makes by itself: when they are due, and never in the way."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from annotator.app import backup_folder
from annotator.app.backups import Reason
from annotator.app.operations.documents import AddDocuments, FlagDocument
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.ui.backups import feature
from annotator.ui.backups.feature import Backups
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

MakeDocument = Callable[..., Document]


@pytest.fixture
def documents(project: Project, make_document: MakeDocument) -> list[Document]:
    made = [make_document(f"Anna rit {number}.", title=f"Article {number}") for number in range(30)]
    project.do(AddDocuments(tuple(made)))
    return made


@pytest.fixture
def window(project: Project, documents: list[Document], open_window: OpenWindow) -> MainWindow:
    project.close()
    return open_window(project.path)


LONG = 1000.0
"""Milliseconds that nothing may take, however busy the machine is."""


def making(window: MainWindow) -> Backups:
    return next(one for one in window.features if isinstance(one, Backups))


def beat(window: MainWindow, qtbot: QtBot) -> None:
    made = making(window)
    made.beat()
    qtbot.waitUntil(lambda: not made.jobs.busy)


def reasons(project: Project) -> list[Reason]:
    return [one.reason for one in backup_folder.list_of(project.id)]


def work(window: MainWindow, documents: list[Document], count: int) -> None:
    assert window.project.bridge is not None
    for number in range(count):
        document = documents[number % len(documents)]
        flagged = not window.project.bridge.project.status(document.id).flagged
        window.project.bridge.do(FlagDocument(document.id, flagged=flagged))


def test_every_half_hour_if_something_changed(
    window: MainWindow,
    project: Project,
    documents: list[Document],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(feature, "monotonic", lambda: now[0])
    beat(window, qtbot)  # there is none yet
    assert reasons(project) == [Reason.SCHEDULED]
    now[0] += 31 * 60
    beat(window, qtbot)
    assert len(reasons(project)) == 1  # nothing changed
    assert window.workspace is not None
    window.workspace.remember_place()
    assert window.project.bridge is not None
    window.project.bridge.project.add_time(documents[0].id, 5000)
    beat(window, qtbot)
    assert len(reasons(project)) == 1  # where somebody was is no change
    work(window, documents, 1)
    beat(window, qtbot)
    assert len(reasons(project)) == 2
    work(window, documents, 1)
    now[0] += 29 * 60
    beat(window, qtbot)
    assert len(reasons(project)) == 2  # not yet
    now[0] += 60
    beat(window, qtbot)
    assert reasons(project) == [Reason.SCHEDULED] * 3
    assert not window.messages.isVisible()
    assert not window.job_bar.isVisible()


def test_what_takes_long_is_made_less_often(
    window: MainWindow,
    project: Project,
    documents: list[Document],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(feature, "monotonic", lambda: now[0])
    made = making(window)
    made.beat()
    now[0] += 120  # it takes two minutes
    qtbot.waitUntil(lambda: not made.jobs.busy)
    assert made.took == 120
    work(window, documents, 1)
    now[0] += 31 * 60
    beat(window, qtbot)
    assert len(reasons(project)) == 1
    now[0] += 9 * 60
    beat(window, qtbot)
    assert len(reasons(project)) == 2


def test_when_nobody_works_any_more(
    window: MainWindow, project: Project, documents: list[Document], qtbot: QtBot
) -> None:
    beat(window, qtbot)
    work(window, documents, feature.MANY)
    beat(window, qtbot)
    for _ in range(feature.IDLE):
        assert len(reasons(project)) == 1
        beat(window, qtbot)
    assert len(reasons(project)) == 2
    for _ in range(5):
        beat(window, qtbot)
    assert len(reasons(project)) == 2


def test_the_clock_runs(
    project: Project,
    documents: list[Document],
    open_window: OpenWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feature, "BEAT", 1)
    project.close()
    open_window(project.path)
    qtbot.waitUntil(lambda: len(reasons(project)) == 1)


def test_switched_off_or_read_only_none_is_made(
    window: MainWindow, project: Project, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.preferences.set("backups", False)
    beat(window, qtbot)
    window.preferences.set("backups", True)
    assert window.project.bridge is not None
    with monkeypatch.context() as patch:
        patch.setattr(Project, "read_only", True, raising=False)
        beat(window, qtbot)
    assert reasons(project) == []
    beat(window, qtbot)
    assert reasons(project) == [Reason.SCHEDULED]


def test_a_backup_that_fails_is_told_once(
    window: MainWindow,
    project: Project,
    documents: list[Document],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [1_000_000.0]
    monkeypatch.setattr(feature, "monotonic", lambda: now[0])
    usage = shutil.disk_usage(project.path.parent)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
        beat(window, qtbot)
        assert window.messages.isVisible()
        assert "No backup was made" in window.messages.what.text()
        assert "Your work is on disk as always" in window.messages.do.text()
        window.messages.hide()
        for _ in range(3):
            now[0] += 31 * 60
            work(window, documents, 1)
            beat(window, qtbot)
            assert not window.messages.isVisible()
    now[0] += 31 * 60
    beat(window, qtbot)
    assert len(reasons(project)) == 1
    assert window.project.bridge is not None
    assert window.project.bridge.undo() is not None


def test_on_closing_what_is_worth_it(
    window: MainWindow,
    project: Project,
    documents: list[Document],
    qtbot: QtBot,
    open_window: OpenWindow,
) -> None:
    beat(window, qtbot)
    work(window, documents, feature.MANY - 1)
    window.close()
    assert len(reasons(project)) == 1
    again = open_window(project.path)
    work(again, documents, 1)
    before = perf_counter()
    again.close()
    assert perf_counter() - before < 2
    assert reasons(project) == [Reason.CLOSING, Reason.SCHEDULED]
    third = open_window(project.path)
    third.commands["project.close"].trigger()
    assert len(reasons(project)) == 2  # it has everything


def test_another_language_is_no_closing(
    window: MainWindow, project: Project, documents: list[Document], qtbot: QtBot
) -> None:
    beat(window, qtbot)
    work(window, documents, feature.MANY)
    window.preferences.set("language", "fr")
    assert len(reasons(project)) == 1
    window.commands["project.close"].trigger()
    assert reasons(project) == [Reason.CLOSING, Reason.SCHEDULED]


def test_a_large_file_is_not_copied_on_closing(
    window: MainWindow,
    project: Project,
    documents: list[Document],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feature, "SMALL", 1000)
    work(window, documents, feature.MANY)
    window.commands["project.close"].trigger()
    assert reasons(project) == []


def test_closing_in_the_middle_of_a_backup_leaves_nothing(
    window: MainWindow, project: Project, documents: list[Document]
) -> None:
    making(window).beat()
    assert making(window).jobs.busy
    window.close()
    folder = backup_folder.folder_of(project.id)
    assert list(folder.glob(".*")) == []
    Project.open(project.path).close()


def test_a_large_project_is_backed_up_without_a_hitch(
    open_window: OpenWindow, project: Project, make_document: MakeDocument, qtbot: QtBot
) -> None:
    """40 MB here; what a gap is on a machine without other work is measured beside."""
    text = "Anna rit à Valbourg. " * 50_000
    made = [make_document(text + str(number), title=str(number)) for number in range(20)]
    small = make_document("Anna rit à Valbourg. " * 100, title="court")
    project.do(AddDocuments((*made, small)))
    project.close()
    window = open_window(project.path)
    bridge = window.project.bridge
    assert bridge is not None
    gaps: list[float] = []
    last = QElapsedTimer()
    last.start()

    def tick() -> None:
        gaps.append(last.nsecsElapsed() / 1e6)
        last.restart()

    clock = QTimer(window, interval=5)
    clock.timeout.connect(tick)
    gestures: list[float] = []

    def gesture() -> None:
        place = (len(gestures) * 21) % 2000
        before = perf_counter()
        bridge.do(CreateSpan(small.id, place + 7, place + 15, LabelId("LOC")))
        gestures.append((perf_counter() - before) * 1000)

    hand = QTimer(window, interval=100)
    hand.timeout.connect(gesture)
    clock.start()
    hand.start()
    making(window).beat()
    qtbot.waitUntil(lambda: not making(window).jobs.busy, timeout=60_000)
    clock.stop()
    hand.stop()
    assert reasons(project) == [Reason.SCHEDULED]
    assert len(gestures) > 1
    assert max(gaps) < LONG, sorted(gaps)[-5:]
    assert max(gestures) < LONG, sorted(gestures)[-5:]


# Before something large


def test_before_many_articles_are_deleted(
    window: MainWindow, project: Project, qtbot: QtBot
) -> None:
    assert window.workspace is not None
    library = window.workspace.library
    library.list.selectAll()
    window.commands["library.delete"].trigger()
    qtbot.waitUntil(lambda: library.model.rowCount() == 0)
    assert reasons(project) == [Reason.REMOVAL]
    held = backup_folder.contents(backup_folder.list_of(project.id)[0])
    assert held is not None
    assert held.articles == 30
    window.commands["edit.undo"].trigger()
    assert library.model.rowCount() == 30


def test_a_few_are_deleted_at_once(window: MainWindow, project: Project) -> None:
    assert window.workspace is not None
    window.workspace.library.list.setCurrentIndex(window.workspace.library.model.index(0, 0))
    window.commands["library.delete"].trigger()
    assert window.workspace.library.model.rowCount() == 29
    assert reasons(project) == []


def test_before_an_import_into_a_project_with_work(
    window: MainWindow, project: Project, qtbot: QtBot, tmp_path: Path
) -> None:
    window.preferences.set("import_at_once", True)
    (tmp_path / "new.txt").write_text("Un nouvel article.", encoding="utf-8")
    assert window.transfer is not None
    with qtbot.waitSignal(window.transfer.importing.over, timeout=20_000):
        window.transfer.add([tmp_path / "new.txt"])
    assert window.workspace is not None
    assert window.workspace.library.model.rowCount() == 31
    assert reasons(project) == [Reason.IMPORT]
    (tmp_path / "more.txt").write_text("Encore un.", encoding="utf-8")
    with qtbot.waitSignal(window.transfer.importing.over, timeout=20_000):
        window.transfer.add([tmp_path / "more.txt"])
    assert len(reasons(project)) == 1  # one of a moment ago serves


def test_an_import_goes_on_where_no_backup_can_be_made(
    window: MainWindow,
    project: Project,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
    window.preferences.set("import_at_once", True)
    (tmp_path / "new.txt").write_text("Un nouvel article.", encoding="utf-8")
    assert window.transfer is not None
    assert window.project.bridge is not None
    with (
        qtbot.waitSignal(window.project.bridge.failed, timeout=20_000),
        qtbot.waitSignal(window.transfer.importing.over, timeout=20_000),
    ):
        window.transfer.add([tmp_path / "new.txt"])
    assert reasons(project) == []
    assert window.workspace is not None
    assert window.workspace.library.model.rowCount() == 31
