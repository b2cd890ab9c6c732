"""Learning along in the real window: begun, followed, told of, shown, used and gone back from."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.library import RemoveDocuments
from annotator.app.pipelines import WISH, check_trust, fingerprint
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training import curve as curves
from annotator.app.training import keeping
from annotator.app.training import service as services
from annotator.app.training.curve import CurveProgress, Point
from annotator.app.training.process import TrainingProcess
from annotator.core.errors import TrainedMissingError
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.core.scoring import EntityScores, Score
from annotator.nlp.claim_scorer.job import ClaimScore, ClaimsLearnt
from annotator.nlp.training.job import Failed, Found, Learnt, Outcome, Phase, Progress, TrainingJob
from annotator.ui.bridge import ProjectBridge
from annotator.ui.learning.changes_model import ChangesModel
from annotator.ui.learning.changes_model import Column as Change
from annotator.ui.learning.feature import Learning
from annotator.ui.learning.run_page import Table
from annotator.ui.learning.runs_model import Column as Run
from annotator.ui.learning.scores_model import Column as Label
from annotator.ui.learning.window import LearningWindow
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace
from tests.ui.conftest import OpenWindow
from tests.ui.learning_runs import TEXTS, add_run, finish_articles, make_project

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

BASE, GAINED = Score(6, 10, 10), Score(8, 10, 10)


class Pretended:
    """Stands for the process of a run: ends when it is told how."""

    begun: list[Pretended]
    result: Outcome | Failed | None = None
    claims: ClaimsLearnt | None = None

    def __init__(self, material: object, job: TrainingJob, numbers: list[int]) -> None:
        del material, numbers
        self.job, self.stopped = job, False
        self.progress = Progress(Phase.LEARNING, 42, 100)
        self.begun.append(self)

    def step(self) -> Outcome | Failed | None:
        return self.result

    def stop(self) -> None:
        self.stopped = True

    def end(self, after: Score = GAINED) -> None:
        """Come to an end with a pipeline."""
        folder = Path(self.job.target)
        folder.mkdir(parents=True)
        (folder / "config.cfg").write_text("[nlp]\n", encoding="utf-8")
        learnt = Learnt(
            spans=60, words=900, rounds=3, kept=2, watched=(0.5, 0.8), misaligned=0, crossing=0
        )
        self.result = Outcome(
            base_version="made 1",
            learnt=learnt,
            before=found(BASE),
            after=found(after),
            suggested={f"{0:032x}": ((), ((TEXTS[0].index("Valbourg"),) * 2 + ("LOC",),))},
            seconds=2.0,
            pipeline="made 1+1",
            claims=self.claims,
            seal=fingerprint(folder),
        )


def found(score: Score) -> Found:
    return Found(
        suggestions=EntityScores(strict=score, overlap=score, labels={"PER": score}),
        overlap={"PER": (score.right, score.proposed, score.gold)},
        recogniser=EntityScores(strict=score, overlap=score, labels={}),
    )


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> list[Pretended]:
    """Let no process be started, and keep what is trained in the test's folder."""
    Pretended.begun = []
    monkeypatch.setattr(services, "TrainingProcess", Pretended)
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    return Pretended.begun


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[DocumentId]]]:
    """Return which pipelines were to be loaded, and for which documents."""
    asked: list[tuple[str, list[DocumentId]]] = []

    def load(
        self: ProjectBridge, name: str, on_screen: object, documents: list[DocumentId]
    ) -> None:
        del self, on_screen
        asked.append((name, list(documents)))

    monkeypatch.setattr(ProjectBridge, "load_pipeline", load)
    return asked


@pytest.fixture
def small(tmp_path: Path, open_window: OpenWindow) -> MainWindow:
    """Return the window on three new articles and three runs."""
    return open_window(make_project(tmp_path, runs=3))


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a project with articles enough to learn from, and no run yet; to be copied."""
    path = make_project(tmp_path_factory.mktemp("finished"), runs=0)
    project = Project.open(path)
    finish_articles(project, 40)
    project.close()
    return path


@pytest.fixture
def window(finished: Path, tmp_path: Path, open_window: OpenWindow) -> MainWindow:
    """Return the window on a project with articles enough to learn from."""
    return open_window(Path(shutil.copy(finished, tmp_path)))


def feature_of(window: MainWindow) -> Learning:
    return next(one for one in window.features if isinstance(one, Learning))


def project_of(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def desk_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def shown_by(window: MainWindow) -> LearningWindow:
    window.commands["learning.show"].trigger()
    shown = feature_of(window).shown
    assert shown is not None
    assert shown.isVisible()
    return shown


def cells(table: Table, row: int) -> list[str]:
    model = table.model()
    return [str(model.index(row, column).data()) for column in range(model.columnCount())]


def trained(window: MainWindow, qtbot: QtBot, after: Score = GAINED) -> None:
    """Train by the command, up to the end of the run."""
    window.commands["learning.train"].trigger()
    with qtbot.waitSignal(feature_of(window).told):
        Pretended.begun[-1].end(after)


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


def finish_one(window: MainWindow) -> None:
    bridge = window.project.bridge
    assert bridge is not None
    bridge.do(SetDocumentState(DocumentId(f"{0:032x}"), DocumentState.DONE))


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


# The window


def test_the_runs_and_the_scores_of_one(small: MainWindow) -> None:
    shown = shown_by(small)
    assert [cells(shown.run_table, row)[Run.NUMBER] for row in range(3)] == ["3", "2", "1"]
    assert cells(shown.run_table, 0)[Run.ARTICLES :] == ["100", "60.5 → 72.2", ""]
    page = shown.page
    assert "Trained on 100 articles" in page.title.text()
    assert "Run 3" in page.facts.text()
    assert "3 names could not be learned" in page.facts.text()
    rows = [cells(page.score_table, row) for row in range(5)]
    assert [row[Label.LABEL] for row in rows] == [
        "All names", "Person", "Organisation", "Place", "Other name",
    ]  # fmt: skip
    assert rows[0][Label.GOLD :] == [
        "1,050", "62.0", "59.0", "60.5", "74.0", "70.5", "72.2", "▲ +11.7 better",
    ]  # fmt: skip
    assert rows[4][Label.CHANGE] == "▼ −9.6 worse"
    colour = page.scores.index(4, Label.CHANGE).data(Qt.ItemDataRole.ForegroundRole)
    assert colour == load_theme("light").colour("danger")
    page.overlap.click()
    assert cells(page.score_table, 0)[Label.F1] == "79.4"
    assert cells(page.score_table, 4)[Label.CHANGE] == "= no change"
    shown.run_table.selectRow(2)
    assert "Run 1" in page.facts.text()
    assert page.overlap.isChecked()


def test_what_would_change_is_listed_with_its_place(small: MainWindow) -> None:
    table = shown_by(small).page.change_table
    rows = [cells(table, row) for row in range(5)]
    assert [(row[Change.KIND], row[Change.LABEL]) for row in rows] == [
        ("＋ added", "Place"),
        ("⇄ relabelled", "Place → Organisation"),
        ("＋ added", "Person"),
        ("＋ added", "Place"),
        ("− gone", "Person"),
    ]
    assert rows[0][Change.CONTEXT].startswith("La mairie de Valbourg a rouvert")
    assert rows[3][Change.ARTICLE] == "no longer in the project"
    heading = shown_by(small).page.heading.text()
    assert heading == (
        "What would change on the next 20 articles: 3 added, 1 gone, 1 relabelled, 118 the same"
    )


def test_a_change_opens_its_article_at_its_place(small: MainWindow, qtbot: QtBot) -> None:
    shown, work = shown_by(small), desk_of(small)
    table = shown.page.change_table
    place = table.visualRect(table.model().index(2, Change.CONTEXT)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert work.here() == f"{1:032x}"
    assert work.desk.selection is not None
    assert TEXTS[1][work.desk.selection.start : work.desk.selection.end] == "Marc Duvelle"
    table.selectRow(4)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert work.here() == f"{2:032x}"
    table.selectRow(3)
    table.entered.emit(table.currentIndex())
    assert work.here() == f"{2:032x}"
    assert small.status_line is not None
    assert small.status_line.message.text() == "This article is no longer in the project"


def test_a_removed_article_is_said_to_be_gone(small: MainWindow) -> None:
    project_of(small).do(RemoveDocuments((DocumentId(f"{0:032x}"),)))
    model = shown_by(small).page.change_table.model()
    assert isinstance(model, ChangesModel)
    assert model.rows[0].title == ""
    assert model.index(0, Change.CONTEXT).data() == "Valbourg"


def test_going_back_to_the_base(
    small: MainWindow, loaded: list[tuple[str, list[DocumentId]]]
) -> None:
    shown, project = shown_by(small), project_of(small)
    before = project.settings().get(WISH)
    assert not shown.page.base.isEnabled()
    shown.run_table.selectRow(1)
    shown.page.use.click()
    assert [run.number for run in [keeping.in_use(project)] if run] == [2]
    assert not shown.page.use.isEnabled()
    assert "in use" in shown.page.facts.text()
    shown.page.base.click()
    assert keeping.in_use(project) is None
    assert not shown.page.base.isEnabled()
    assert project.settings().get(WISH, "") == (before or "")
    assert [Path(name).name[:7] for name, _ in loaded] == ["run-002", "fr_core"]


def answer(window: LearningWindow, role: QMessageBox.ButtonRole) -> str:
    [box] = [item for item in window.findChildren(QMessageBox) if item.isVisible()]
    words = box.informativeText()
    next(button for button in box.buttons() if box.buttonRole(button) == role).click()
    return words


def test_forgetting_says_what_is_lost(
    small: MainWindow, loaded: list[tuple[str, list[DocumentId]]]
) -> None:
    shown, project = shown_by(small), project_of(small)
    shown.page.use.click()
    shown.page.forget.click()
    words = answer(shown, QMessageBox.ButtonRole.RejectRole)
    assert "Its scores stay" in words
    assert "it is in use" in words.lower()
    run = keeping.runs(project)[0]
    assert keeping.folder_of(project, run) is not None
    shown.page.forget.click()
    answer(shown, QMessageBox.ButtonRole.DestructiveRole)
    assert keeping.folder_of(project, run) is None
    assert keeping.in_use(project) is None
    assert len(loaded) == 2
    assert cells(shown.run_table, 0)[Run.STATE] == "not kept here"
    assert "not kept on this computer" in shown.page.facts.text()
    assert not shown.page.use.isEnabled()
    assert not shown.page.forget.isEnabled()


def test_what_cannot_be_removed_or_used_is_told(
    small: MainWindow, monkeypatch: pytest.MonkeyPatch, loaded: object
) -> None:
    shown = shown_by(small)

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(keeping, "forget", refuse)
    shown.page.forget.click()
    answer(shown, QMessageBox.ButtonRole.DestructiveRole)
    assert "Permission denied" in small.messages.what.text()

    def missing(*_: object) -> str:
        raise TrainedMissingError(number=3)

    monkeypatch.setattr(keeping, "use", missing)
    shown.page.use.click()
    assert "run 3 is not on this machine" in small.messages.what.text()
    assert loaded == []


def test_runs_of_another_machine_stay_in_the_list(tmp_path: Path, open_window: OpenWindow) -> None:
    path = make_project(tmp_path, runs=1)
    project = Project.open(path)
    add_run(project, 2, kept=False)
    project.close()
    shown = shown_by(open_window(path))
    assert [cells(shown.run_table, row)[Run.STATE] for row in (0, 1)] == ["not kept here", ""]


# The curve


def test_the_curve_can_be_walked_and_chosen(small: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(small)
    curve = shown.curve
    assert "Run 2: 48 articles, F1 60.5 → 68.3." in curve.accessibleDescription()
    qtbot.keyClick(curve, Qt.Key.Key_Left)
    assert shown.page.run is not None
    assert shown.page.run.number == 2
    qtbot.keyClick(curve, Qt.Key.Key_Right)
    assert shown.page.run.number == 3
    at = curve.place_of(1).toPoint()
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=at)
    assert shown.page.run.number == 1
    assert shown.run_table.currentIndex().row() == 2
    qtbot.mouseClick(curve, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert shown.page.run.number == 1


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_curve_is_painted_in_the_colours_of_the_theme(small: MainWindow, theme: str) -> None:
    shown = shown_by(small)
    small.commands[f"view.theme.{theme}"].trigger()
    curve, colours = shown.curve, load_theme(theme)
    image = curve.grab().toImage()
    for number in (1, 2, 3):
        at = curve.place_of(number)
        assert image.pixelColor(at.toPoint()) == QColor(colours.roles["accent"])
    assert image.pixelColor(1, 1) == QColor(colours.roles["surface"])
    heights = [curve.place_of(number).y() for number in (1, 2, 3)]
    assert heights == sorted(heights, reverse=True)


def test_before_the_first_run_it_is_explained(window: MainWindow) -> None:
    shown = shown_by(window)
    assert not shown.page.isVisible()
    assert shown.curve.accessibleDescription() == ""
    assert shown.curve.grab().width() > 0


def measured(articles: int, right: int) -> Point:
    return Point(articles=articles, spans=0, score=Score(right, 10, 10), base=BASE)


@pytest.fixture
def curve_steps(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Let a curve be measured at once, as long as it is not told to wait."""
    told = {"waits": False, "closed": False}

    def steps(*_: object) -> Iterator[CurveProgress | None]:
        points = (measured(0, 6), measured(10, 7), measured(20, 9))
        try:
            yield CurveProgress(0, 2000, points[:1])
            while told["waits"]:
                yield None
            yield CurveProgress(2000, 2000, points)
        finally:
            told["closed"] = True

    monkeypatch.setattr(curves, "measure_curve", steps)
    return told


def test_the_curve_is_measured_beside_the_work(
    window: MainWindow, qtbot: QtBot, curve_steps: dict[str, bool]
) -> None:
    shown = shown_by(window)
    with qtbot.waitSignal(feature_of(window).measuring.ended):
        shown.measure.click()
        assert not shown.measure.isEnabled()
        assert window.job_bar.isVisible()
    assert shown.measure.isEnabled()
    said = shown.curve.accessibleDescription()
    assert said == (
        "Measured: 0 articles, F1 60.0. Measured: 10 articles, F1 70.0. "
        "Measured: 20 articles, F1 90.0."
    )
    at = shown.curve.place_of(0)
    grey = QColor(load_theme("light").roles["muted"])
    assert shown.curve.grab().toImage().pixelColor(at.toPoint()) == grey
    shown.curve.setFocus()
    qtbot.keyClick(shown.curve, Qt.Key.Key_Right)
    assert shown.page.run is None


def test_a_training_waits_for_the_curve(
    window: MainWindow, qtbot: QtBot, curve_steps: dict[str, bool]
) -> None:
    shown = shown_by(window)
    curve_steps["waits"] = True
    with qtbot.waitSignal(window.jobs.progressed):
        shown.measure.click()
    window.commands["learning.train"].trigger()
    assert Pretended.begun == []
    with qtbot.waitSignal(feature_of(window).training.changed):
        window.job_bar.cancel.click()
    assert curve_steps["closed"]
    assert len(Pretended.begun) == 1
    assert not shown.measure.isEnabled()


def test_closing_ends_the_measuring_and_begins_nothing(
    window: MainWindow, qtbot: QtBot, curve_steps: dict[str, bool]
) -> None:
    shown = shown_by(window)
    curve_steps["waits"] = True
    with qtbot.waitSignal(window.jobs.progressed):
        shown.measure.click()
    feature = feature_of(window)
    window.commands["learning.train"].trigger()
    with qtbot.waitSignal(feature.destroyed):
        window.commands["project.close"].trigger()
    assert curve_steps["closed"]
    assert Pretended.begun == []


def test_too_little_for_a_curve_is_told(small: MainWindow) -> None:
    assert not shown_by(small).measure.isEnabled()


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
    assert "without a result" in window.messages.what.text()
    assert not training.busy
    assert not list(keeping.home(project_of(window)).glob("*"))
