"""The window does not stand still for the sake of what works beside it."""

import json
import os
import signal
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.ui.dashboard.feature import DashboardFeature
from annotator.ui.learning.feature import Learning
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.learning.made_runs import finish_articles, make_project
from tests.ui.watchdog import WORKING, Watchdog
from tests.unit.app.dashboard.made_team import Clock, busy_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
WAIT = 60_000
TEXT = "Paul Martin vit à Bordeaux. La mairie le confirme. " * 40


@pytest.fixture
def window(project: Project, open_window: OpenWindow) -> MainWindow:
    project.close()
    return open_window(project.path)


def project_of(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def test_the_watchdog_bites(qtbot: QtBot, watchdog: Watchdog) -> None:
    watchdog.begin()
    QTimer.singleShot(20, lambda: sum(range(30_000_000)))
    qtbot.waitUntil(lambda: watchdog.working > WORKING)
    with pytest.raises(AssertionError, match="a long sum: longest turn"):
        watchdog.check("a long sum")
    watchdog.begin()
    QTimer.singleShot(20, lambda: time.sleep(1.3))
    qtbot.waitUntil(lambda: watchdog.wall > 1000)
    assert watchdog.waiting > 1000
    watchdog.begin()
    with pytest.raises(AssertionError, match="nobody watched"):
        watchdog.check("nothing")


def test_an_import_and_a_backup(
    window: MainWindow, qtbot: QtBot, watchdog: Watchdog, tmp_path: Path
) -> None:
    source = tmp_path / "many.jsonl"
    rows = [
        {
            "id": n,
            "text": f"{TEXT} {n}",
            "label": [[at, at + 11, "PER"] for at in range(0, 400, 20)],
        }
        for n in range(300)
    ]
    source.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    assert window.transfer is not None
    importing = window.transfer.importing
    with qtbot.waitSignal(importing.asked, timeout=WAIT):
        importing.add([source])
    dialog = importing.dialog
    assert dialog is not None
    watchdog.begin()  # the dialog is there; now the process looks into the file
    qtbot.waitUntil(lambda: not dialog.reading, timeout=WAIT)
    watchdog.check("looking into a file")
    with qtbot.waitSignal(importing.over, timeout=WAIT):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.wait(50)
    watchdog.check("importing")
    assert len(project_of(window).document_ids()) == 300
    window.commands["project.backups"].trigger()
    shown = window.backups.shown
    assert shown is not None
    shown.grab()
    watchdog.begin()  # the window has been drawn once; what it lists is being looked at
    qtbot.waitUntil(lambda: watchdog.turns > 3 and not shown.model.unknown(), timeout=WAIT)
    watchdog.check("looking at backups")


def test_counting_for_the_dashboard(
    open_window: OpenWindow, qtbot: QtBot, watchdog: Watchdog, tmp_path: Path
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        made = busy_project(tmp_path, Clock(patch), articles=12)
    window = open_window(made)
    window.commands["team.dashboard"].trigger()
    feature = next(one for one in window.features if isinstance(one, DashboardFeature))
    assert feature.counting is not None
    with qtbot.waitSignal(feature.counting.built, timeout=WAIT):
        pass
    qtbot.wait(50)
    watchdog.begin()  # its window has been drawn once; now a thread counts again
    feature.counting._stale, feature.counting._changed = True, None
    with qtbot.waitSignal(feature.counting.built, timeout=WAIT):
        feature.counting.refresh()
    qtbot.wait(50)
    watchdog.check("counting")


@pytest.mark.skipif(sys.platform == "win32", reason="killed by a signal")
def test_a_training_run_from_its_articles_to_its_death(
    open_window: OpenWindow,
    qtbot: QtBot,
    watchdog: Watchdog,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    made = make_project(tmp_path, runs=0)
    project = Project.open(made)
    finish_articles(project, 40)
    project.close()
    window = open_window(made)
    learning = next(one for one in window.features if isinstance(one, Learning))
    watchdog.begin()
    window.commands["learning.train"].trigger()
    training = learning.training
    qtbot.waitUntil(lambda: training.busy, timeout=WAIT)
    service = training._service
    begun = service._begun
    assert begun is not None
    qtbot.waitUntil(lambda: begun.process._complete, timeout=WAIT)
    watchdog.check("handing over articles")
    process = begun.process._process._process
    assert process is not None
    assert process.pid is not None
    os.kill(process.pid, signal.SIGKILL)
    with qtbot.waitSignal(training.failed, timeout=WAIT):
        pass
    watchdog.check("its death")
    assert "was not finished" in window.messages.what.text()
