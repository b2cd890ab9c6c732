"""The dashboard in the real window: shown, read by keys, chosen, followed, and saved."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.library import RemoveDocuments
from annotator.app.project import Project
from annotator.core.errors import ExportWriteError
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.ui.dashboard.counting import Counting
from annotator.ui.dashboard.feature import DashboardFeature
from annotator.ui.dashboard.window import DashboardWindow
from annotator.ui.main_window import MainWindow
from annotator.ui.teaching import Teaching
from annotator.ui.theme import load_theme
from tests.ui.conftest import OpenWindow
from tests.unit.app.dashboard.made_team import ANNA, Clock, busy_project, new_project

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        return busy_project(tmp_path_factory.mktemp("team"), Clock(patch), articles=12)


@pytest.fixture
def window(made: Path, tmp_path: Path, open_window: OpenWindow) -> MainWindow:
    return open_window(Path(shutil.copy(made, tmp_path)))


def feature_of(window: MainWindow) -> DashboardFeature:
    return next(one for one in window.features if isinstance(one, DashboardFeature))


def counting_of(window: MainWindow) -> Counting:
    counting = feature_of(window).counting
    assert counting is not None
    return counting


def shown_by(window: MainWindow, qtbot: QtBot) -> DashboardWindow:
    window.commands["team.dashboard"].trigger()
    shown = feature_of(window).shown
    assert shown is not None
    with qtbot.waitSignal(counting_of(window).built):
        pass
    return shown


def project_of(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def test_nothing_is_counted_before_it_is_asked_for(window: MainWindow) -> None:
    assert feature_of(window).counting is None


def test_every_chart_is_on_its_page(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    dashboard = shown.dashboard
    assert dashboard is not None
    titles = [shown.list.item(place).text() for place in range(shown.list.count())]
    assert titles == ["Overview", *[section.title for section in dashboard.sections]]
    for chart in dashboard.charts:
        card = shown.card(chart.id)
        assert card.view.isVisible()
        assert card.view.spots
        assert card.view.accessibleDescription()
    assert [tile.value.text() for tile in shown.page(0).tiles] == [
        number.value for number in dashboard.numbers
    ]
    shown.list.setCurrentRow(shown.list.count() - 1)
    taught = shown.page(shown.list.count() - 1).findChildren(Teaching)
    assert len(taught) == 1, "no training yet"


def test_values_are_read_by_keys_and_mouse(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    view = shown.card("progress-people").view
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Right)
    first = view.told
    assert first.startswith("Anna · Done: ")
    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.told == view.spots[-1].words != first
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.told == first
    spot = view.spots[1]
    middle = QPointF(spot.x + spot.width / 2, spot.y + spot.height / 2)
    none = Qt.MouseButton.NoButton
    move = QMouseEvent(
        QEvent.Type.MouseMove, middle, view.mapToGlobal(middle), none, none,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(view, move)
    assert view.told == spot.words


def test_the_table_is_sorted_and_copied(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    card = shown.card("progress-people")
    card.switch.click()
    assert card.table.isVisible()
    assert not card.view.isVisible()
    card.table.sortByColumn(2, Qt.SortOrder.DescendingOrder)
    done = [int(card.table.model().index(row, 2).data()) for row in range(4)]
    assert done == sorted(done, reverse=True)
    qtbot.keyClick(card.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    lines = QGuiApplication.clipboard().text().split("\n")
    assert lines[0].split("\t")[:3] == ["Annotator", "Assigned", "Done"]
    assert [int(line.split("\t")[2]) for line in lines[1:]] == done


def test_a_choice_asks_what_was_counted_again(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    with qtbot.waitSignal(counting_of(window).built):
        shown.person.setCurrentIndex(shown.person.findText("Ben"))
    assert shown.told.text().startswith("Ben · all the time")
    assert shown.card("progress-people").chart.categories == ("Ben",)
    with qtbot.waitSignal(counting_of(window).built):
        shown.layer.setCurrentIndex(shown.layer.findText("Claims"))
    assert "labels-all" not in {name for n in range(9) for name in _cards(shown, n)}
    with qtbot.waitSignal(counting_of(window).built):
        shown.period.setCurrentIndex(1)
    assert "last 7 days" in shown.told.text()
    assert shown.wish().annotator is not None


def _cards(shown: DashboardWindow, place: int) -> list[str]:
    return list(shown.page(place).cards) if place < shown.pages.count() else []


def test_it_follows_the_work_while_it_is_shown(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    counting = counting_of(window)
    assert counting.wish == shown.wish()
    counting.later.setInterval(0)
    bridge = window.project.bridge
    assert bridge is not None

    def finished(_dashboard: object = None) -> int:
        return int(shown.page(0).tiles[1].value.text())

    before = finished()
    project = bridge.project
    undone = next(
        document
        for document in project.document_ids()
        if project.status(document).state is not DocumentState.DONE
    )
    # The window shows what was built before this test hears of it, and more than once.
    later = before + 1
    with qtbot.waitSignal(counting.built, check_params_cb=lambda built: finished(built) == later):
        bridge.do(SetDocumentState(undone, DocumentState.DONE))
    shown.close()
    bridge.undo()
    assert not counting.later.isActive()
    with qtbot.waitSignal(counting.built, check_params_cb=lambda built: finished(built) == before):
        window.commands["team.dashboard"].trigger()


def test_a_disputed_article_opens(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    card = shown.card("disputed")
    spot = card.view.spots[0]
    qtbot.mouseClick(
        card.view, Qt.MouseButton.LeftButton, pos=QPoint(int(spot.x + 3), int(spot.y + 8))
    )
    assert window.workspace is not None
    document = window.workspace.desk.document
    assert document is not None
    assert document.id == card.chart.table.links[0]
    other = card.chart.table.links[-1]
    card.switch.click()
    card.table.setCurrentIndex(card.table.model().index(len(card.chart.table.links) - 1, 0))
    qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert window.workspace.desk.document is not None
    assert window.workspace.desk.document.id == other


def test_an_article_that_is_gone_is_said_to_be(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    gone = shown.card("disputed").chart.table.links[0]
    bridge = window.project.bridge
    assert bridge is not None
    bridge.do(RemoveDocuments((DocumentId(gone),)))
    shown.opened.emit(gone)
    assert window.status_line is not None
    assert window.workspace is not None
    desk = window.workspace.desk
    assert desk.document is None or desk.document.id != gone


def test_page_tables_and_pictures_are_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = shown_by(window, qtbot)
    asked: list[str] = []

    def answer(_parent: object, _title: str, suggested: str, _kinds: str) -> tuple[str, str]:
        asked.append(Path(suggested).name)
        return str(tmp_path / Path(suggested).name), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "tables"))
    page, tables = shown.export.menu().actions()
    page.trigger()
    tables.trigger()
    card = shown.card("labels-all")
    card.csv.click()
    card.png.click()
    assert asked == ["crue-report.html", "crue-labels-all.csv", "crue-labels-all.png"]
    assert "<svg" in (tmp_path / "crue-report.html").read_text(encoding="utf-8")
    assert len(list((tmp_path / "tables").iterdir())) >= 15
    with (tmp_path / "crue-labels-all.csv").open(encoding="utf-8-sig") as file:
        assert len(list(csv.reader(file))) == 1 + len(card.chart.table.rows)
    image = QImage(str(tmp_path / "crue-labels-all.png"))
    accent = load_theme("light").roles["accent"]
    colours = {
        image.pixelColor(x, y).name()
        for x in range(0, image.width(), 5)
        for y in range(0, image.height(), 5)
    }
    assert accent in colours


def test_a_file_that_cannot_be_written_is_said(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = shown_by(window, qtbot)
    place = str(tmp_path / "none" / "x.html")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (place, ""))
    bridge = window.project.bridge
    assert bridge is not None
    with qtbot.waitSignal(bridge.failed) as failed:
        shown.page_wanted.emit()
    assert isinstance(failed.args[0], ExportWriteError)


def test_a_new_project_teaches(tmp_path: Path, open_window: OpenWindow, qtbot: QtBot) -> None:
    project = new_project(tmp_path, (ANNA,))
    project.close()
    window = open_window(project.path)
    shown = shown_by(window, qtbot)
    for place in range(1, shown.pages.count()):
        assert len(shown.page(place).findChildren(Teaching)) == 1
        assert not shown.page(place).cards


def test_the_project_closes_while_it_counts(window: MainWindow) -> None:
    window.commands["team.dashboard"].trigger()
    feature = feature_of(window)
    window.project.close()
    assert feature.counting is None
