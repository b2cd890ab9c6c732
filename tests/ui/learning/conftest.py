"""Projects with runs, and a process that only pretends to train."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import SetDocumentState
from annotator.app.pipelines import fingerprint
from annotator.app.project import Project
from annotator.app.training import service as services
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.core.scoring import EntityScores, Score
from annotator.nlp.claim_scorer.job import ClaimsLearnt
from annotator.nlp.training.job import Failed, Found, Learnt, Outcome, Phase, Progress, TrainingJob
from annotator.ui.bridge import ProjectBridge
from annotator.ui.learning.feature import Learning
from annotator.ui.learning.run_page import Table
from annotator.ui.learning.window import LearningWindow
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace
from tests.ui.conftest import OpenWindow
from tests.ui.learning.made_runs import TEXTS, finish_articles, make_project

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


def finish_one(window: MainWindow) -> None:
    bridge = window.project.bridge
    assert bridge is not None
    bridge.do(SetDocumentState(DocumentId(f"{0:032x}"), DocumentState.DONE))


def answer(window: LearningWindow, role: QMessageBox.ButtonRole) -> str:
    [box] = [item for item in window.findChildren(QMessageBox) if item.isVisible()]
    words = box.informativeText()
    next(button for button in box.buttons() if box.buttonRole(button) == role).click()
    return words
