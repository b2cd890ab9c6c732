"""The window of what was learned: runs and scores, changes, the curve, use and going back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from annotator.app.operations.library import RemoveDocuments
from annotator.app.pipelines import WISH
from annotator.app.project import Project
from annotator.app.training import curve as curves
from annotator.app.training import keeping
from annotator.app.training.curve import CurveProgress, Point
from annotator.core.errors import TrainedMissingError
from annotator.core.ids import DocumentId
from annotator.core.scoring import Score
from annotator.ui.learning.changes_model import ChangesModel
from annotator.ui.learning.changes_model import Column as Change
from annotator.ui.learning.runs_model import Column as Run
from annotator.ui.learning.scores_model import Column as Label
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import load_theme
from tests.ui.conftest import OpenWindow
from tests.ui.learning.conftest import (
    BASE,
    Pretended,
    answer,
    cells,
    desk_of,
    feature_of,
    project_of,
    shown_by,
)
from tests.ui.learning.made_runs import TEXTS, add_run, make_project

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


# The window


def test_the_command_shows_one_window_however_often(small: MainWindow) -> None:
    shown = shown_by(small)
    shown.close()
    small.commands["learning.show"].trigger()
    assert feature_of(small).shown is shown
    assert shown.isVisible()
    assert not shown.isModal()


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


def test_forgetting_says_what_is_lost(
    small: MainWindow, loaded: list[tuple[str, list[DocumentId]]]
) -> None:
    shown, project = shown_by(small), project_of(small)
    newest, before, _ = keeping.runs(project)
    shared = keeping.place_of(project, before) / "vectors"
    shared.write_bytes(bytes(1000))
    (keeping.place_of(project, newest) / "vectors").hardlink_to(shared)
    shown.page.use.click()
    shown.page.forget.click()
    words = answer(shown, QMessageBox.ButtonRole.RejectRole)
    assert "This frees 6 bytes." in words
    assert "Its scores stay" in words
    assert "it is in use" in words.lower()
    assert keeping.folder_of(project, newest) is not None
    shown.page.forget.click()
    answer(shown, QMessageBox.ButtonRole.DestructiveRole)
    assert keeping.folder_of(project, newest) is None
    assert shared.is_file()
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
