"""Training from the window: begun, followed, told of, ended; by hand and by itself."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.pipelines import check_trust
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.app.training import service as services
from annotator.app.training.process import TrainingProcess
from annotator.core.ids import DocumentId
from annotator.core.scoring import Score
from annotator.nlp.claim_scorer.job import ClaimScore, ClaimsLearnt
from annotator.nlp.training.job import Failed
from annotator.ui.learning.runs_model import Column as Run
from annotator.ui.learning.scores_model import Column as Label
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow
from tests.ui.learning.conftest import (
    BASE,
    GAINED,
    Pretended,
    cells,
    feature_of,
    finish_one,
    project_of,
    shown_by,
    trained,
)

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# Beginning, following, ending


def test_too_little_is_said_in_plain_words(small: MainWindow, processes: list[Pretended]) -> None:
    small.commands["learning.train"].trigger()
    assert small.messages.isVisible()
    assert "too little to learn from" in small.messages.what.text()
    shown = shown_by(small)
    assert "10 more finished articles" in shown.ready.text()
    assert "2 more held out" in shown.ready.text()
    assert not shown.train.isEnabled()
    assert processes == []


def test_a_run_from_the_menu_to_its_use(
    window: MainWindow, qtbot: QtBot, loaded: list[tuple[str, list[DocumentId]]]
) -> None:
    feature = feature_of(window)
    assert not window.commands["learning.stop"].isEnabled()
    window.commands["learning.train"].trigger()
    assert window.commands["learning.stop"].isEnabled()
    assert feature.mark.button.text() == "Training 42 %"
    assert feature.mark.bar.isVisible()
    assert loaded == []
    with qtbot.waitSignal(feature.told):
        Pretended.begun[0].end()
    assert not feature.mark.isVisible()
    assert not window.commands["learning.stop"].isEnabled()
    project = project_of(window)
    [run] = keeping.runs(project)
    counts = run.counts
    assert counts.articles + counts.held_out == 40
    assert window.messages.what.text() == (
        f"Trained on {counts.articles} articles: F1 60.0 → 80.0 on {counts.held_out} "
        "held-out articles."
    )
    assert window.messages.do.text() == "It is better; nothing uses it yet."
    assert keeping.in_use(project) is None
    window.messages.more.click()
    shown = feature.shown
    assert shown is not None
    assert shown.page.run == run
    assert window.messages.isVisible()
    window.messages.second.click()
    assert not window.messages.isVisible()
    assert keeping.in_use(project) == run
    # The finished articles keep their suggestions as they are.
    new = [DocumentId(f"{number:032x}") for number in range(3)]
    assert loaded == [(str(keeping.folder_of(project, run)), new)]
    assert cells(shown.run_table, 0)[Run.STATE] == "in use"


def test_it_follows_in_the_window_and_one_more_waits(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window)
    assert shown.ready.text() == "40 finished articles, 40 of them new: it is time to train."
    assert shown.nothing.isVisible()
    qtbot.mouseClick(shown.train, Qt.MouseButton.LeftButton)
    assert shown.ready.text() == "Learning… 42 %"
    assert shown.stop.isVisible()
    assert not shown.train.isVisible()
    window.commands["learning.train"].trigger()
    assert feature_of(window).training.queued
    assert "One more training waits." in shown.ready.text()
    with qtbot.waitSignal(feature_of(window).told):
        Pretended.begun[0].end()
    assert len(Pretended.begun) == 2
    qtbot.mouseClick(shown.stop, Qt.MouseButton.LeftButton)
    assert Pretended.begun[1].stopped
    assert shown.train.isVisible()
    assert shown.page.isVisible()
    assert shown.ready.text() == "40 finished articles, 0 of them new since the last training."


def test_it_can_be_stopped_from_the_menu_and_the_status_line(window: MainWindow) -> None:
    window.commands["learning.train"].trigger()
    window.commands["learning.stop"].trigger()
    feature_of(window).train()
    feature_of(window).mark.cancel.click()
    assert [one.stopped for one in Pretended.begun] == [True, True]
    assert not feature_of(window).mark.isVisible()
    assert keeping.runs(project_of(window)) == []


@pytest.mark.parametrize("way", ["project", "window"])
def test_closing_ends_the_run(window: MainWindow, way: str) -> None:
    shown = shown_by(window)
    window.commands["learning.train"].trigger()
    if way == "project":
        window.commands["project.close"].trigger()
    else:
        window.close()
    assert [one.stopped for one in Pretended.begun] == [True]
    assert not shown.isVisible()
    assert not window.commands["learning.stop"].isEnabled()


def test_a_change_of_the_language_does_not_end_it(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["learning.train"].trigger()
    window.commands["view.language.fr"].trigger()
    feature = feature_of(window)
    assert feature.training.busy
    assert feature.mark.button.text().startswith("Entraînement")
    assert window.commands["learning.stop"].isEnabled()
    with qtbot.waitSignal(feature.told):
        Pretended.begun[0].end()
    assert "articles mis de côté" in window.messages.what.text()
    shown = shown_by(window)
    assert shown.windowTitle() == "Ce qui a été appris"
    assert "mieux" in cells(shown.page.score_table, 0)[Label.CHANGE]


def test_a_run_that_fails_or_dies_is_told(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["learning.train"].trigger()
    with qtbot.waitSignal(feature_of(window).training.failed):
        Pretended.begun[0].result = Failed("the process ended")
    assert "the process ended" in window.messages.what.text()
    assert not feature_of(window).training.busy
    # The hint stands there, and nothing begins by itself again.
    assert feature_of(window).mark.button.text() == "Time to train"


def test_a_used_pipeline_is_loaded_after_a_restart(
    window: MainWindow, qtbot: QtBot, loaded: object
) -> None:
    trained(window, qtbot)
    window.messages.second.click()
    window.preferences.set("font_size", 21)  # writes all settings
    project = project_of(window)
    [run] = keeping.runs(project)
    folder = str(keeping.folder_of(project, run))
    assert check_trust(folder, SettingsFile().read()) == folder
    window.commands["project.close"].trigger()
    refused: list[str] = []
    window.project.pipeline_refused.connect(lambda wish, _: refused.append(wish))
    assert window.project.open(project.path)
    assert refused == []
    assert window.project.bridge is not None
    assert window.project.bridge.service.pipeline == folder


def test_claims_are_scored_beside_names(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["learning.train"].trigger()
    Pretended.begun[0].claims = ClaimsLearnt(
        accepted=51,
        rejected=20,
        articles=30,
        before=ClaimScore(claims=Score(5, 10, 10), overlap=Score(6, 10, 10)),
        after=ClaimScore(claims=Score(7, 10, 10), overlap=Score(8, 10, 10)),
        better=True,
        adds=True,
        drops=False,
        seconds=1.0,
    )
    with qtbot.waitSignal(feature_of(window).told):
        Pretended.begun[0].end(BASE)
    assert window.messages.do.text() == "It is better at claims; nothing uses it yet."
    page = shown_by(window).page
    assert "51 claims" in page.facts.text()
    last = cells(page.score_table, page.score_table.model().rowCount() - 1)
    assert (last[Label.LABEL], last[Label.F1], last[Label.CHANGE]) == (
        "Claim", "70.0", "▲ +20.0 better",
    )  # fmt: skip


# By itself


def test_a_quiet_hint_says_that_it_is_time(window: MainWindow, qtbot: QtBot) -> None:
    feature = feature_of(window)
    feature.due.setInterval(0)
    assert not feature.mark.isVisible()
    with qtbot.waitSignal(feature.due.timeout):
        finish_one(window)
    assert feature.mark.isVisible()
    assert feature.mark.button.text() == "Time to train"
    assert not feature.mark.bar.isVisible()
    assert Pretended.begun == []
    feature.mark.button.click()
    assert feature.shown is not None
    feature.shown.train.click()
    assert feature.mark.button.text() == "Training 42 %"


def test_it_trains_by_itself_where_that_is_wished(window: MainWindow, qtbot: QtBot) -> None:
    feature = feature_of(window)
    feature.due.setInterval(0)
    shown = shown_by(window)
    assert not shown.train_itself.isChecked()
    with qtbot.waitSignal(feature.due.timeout):
        shown.train_itself.click()
    assert len(Pretended.begun) == 1
    path = project_of(window).path
    window.commands["project.close"].trigger()
    assert window.project.open(path)
    assert shown_by(window).train_itself.isChecked()


def test_nothing_is_due_with_too_little(small: MainWindow, qtbot: QtBot) -> None:
    feature = feature_of(small)
    feature.due.setInterval(0)
    with qtbot.waitSignal(feature.due.timeout):
        finish_one(small)
    assert not feature.mark.isVisible()


@pytest.mark.parametrize(("after", "used"), [(GAINED, True), (Score(5, 10, 10), False)])
def test_only_what_is_better_is_used_by_itself(
    window: MainWindow,
    qtbot: QtBot,
    loaded: list[tuple[str, list[DocumentId]]],
    after: Score,
    used: bool,
) -> None:
    shown_by(window).use_itself.click()
    trained(window, qtbot, after)
    project = project_of(window)
    assert (keeping.in_use(project) is not None) == used
    assert len(loaded) == used
    assert ("in use now" in window.messages.do.text()) == used
    assert ("no better" in window.messages.do.text()) != used
    assert not window.messages.second.isVisible()


def test_the_message_goes_with_the_page_that_its_buttons_act_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    trained(window, qtbot)
    assert window.messages.second.isVisible()
    window.commands["project.close"].trigger()
    assert not window.messages.isVisible()


def test_the_window_follows_what_is_finished(window: MainWindow, qtbot: QtBot) -> None:
    feature, shown = feature_of(window), shown_by(window)
    feature.due.setInterval(0)
    with qtbot.waitSignal(feature.due.timeout):
        finish_one(window)
    assert shown.ready.text().startswith("41 finished articles, 41 of them new")


# For once with the process itself


@pytest.fixture
def real(monkeypatch: pytest.MonkeyPatch, processes: object) -> None:
    del processes
    monkeypatch.setattr(services, "TrainingProcess", TrainingProcess)


@pytest.mark.slow
def test_a_real_run_changes_what_is_suggested(
    real: None, finished: Path, tmp_path: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    import spacy  # noqa: PLC0415 (slow to import)

    from annotator.app.pipelines import choose_pipeline, trust  # noqa: PLC0415 (beside it)
    from annotator.app.settings import SettingsFile  # noqa: PLC0415 (beside it)

    folder = tmp_path / "blank"
    spacy.blank("fr").to_disk(folder)
    trust(str(folder), SettingsFile())
    path = Path(shutil.copy(finished, tmp_path))
    project = Project.open(path)
    choose_pipeline(project, str(folder))
    project.close()
    window = open_window(path)
    feature = feature_of(window)
    decided = project_of(window).spans(DocumentId(f"{1000:032x}"))
    window.commands["learning.train"].trigger()
    with qtbot.waitSignal(feature.told, timeout=300_000):
        pass
    [run] = keeping.runs(project_of(window))
    assert run.better
    bridge = window.project.bridge
    assert bridge is not None
    window.messages.second.click()
    qtbot.waitUntil(lambda: bridge.service.done == 3, timeout=60_000)
    assert bridge.service.loaded.endswith("+1")
    made_by = {span.origin.version for span in bridge.project.spans(DocumentId(f"{0:032x}"))}
    assert run.pipeline.rpartition(" ")[2] in made_by
    assert bridge.project.spans(DocumentId(f"{1000:032x}")) == decided


@pytest.mark.slow
def test_a_process_that_is_killed_is_told(real: None, window: MainWindow, qtbot: QtBot) -> None:
    window.commands["learning.train"].trigger()
    training = feature_of(window).training
    assert training._service is not None
    assert training._service._begun is not None
    side = training._service._begun.process._process
    qtbot.waitUntil(lambda: side._process is not None)
    with qtbot.waitSignal(training.failed, timeout=60_000):
        assert side._process is not None
        side._process.kill()
    assert "was not finished" in window.messages.what.text()
    assert not training.busy
    assert not list(keeping.home(project_of(window)).glob("*"))
