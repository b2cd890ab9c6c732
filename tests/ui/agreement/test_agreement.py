"""Agreement in the real window: measured beside it, explained, walked, copied and saved."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.core.ids import LabelId
from annotator.ui.agreement.feature import AgreementFeature
from annotator.ui.agreement.window import AgreementWindow
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import load_theme
from tests.ui.conftest import OpenWindow
from tests.unit.app.agreement.conftest import BEN

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.fixture
def window(open_window: OpenWindow, team_path: Path) -> MainWindow:
    return open_window(team_path)


def feature_of(window: MainWindow) -> AgreementFeature:
    (found,) = window.findChildren(AgreementFeature)
    return found


def shown_by(window: MainWindow, qtbot: QtBot) -> AgreementWindow:
    window.commands["team.agreement"].trigger()
    feature = feature_of(window)
    assert feature.shown is not None
    assert feature.measuring is not None
    if feature.measuring.busy:
        with qtbot.waitSignal(feature.measuring.finished):
            pass
    return feature.shown


def matrix_of(shown: AgreementWindow, window: MainWindow, qtbot: QtBot) -> None:
    counting = feature_of(window).counting
    assert counting is not None
    with qtbot.waitSignal(counting.finished):
        shown.tabs.setCurrentWidget(shown.matrix)


def test_tables_with_numbers_and_what_they_mean(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    assert not shown.isModal()
    table = shown.tables["layers"]
    assert shown.sheet is table
    texts = [table.rows.index(0, column).data() for column in range(4)]
    assert texts[:3] == ["Entities", "2", "9"]
    assert texts[3].startswith("0.44 [")
    assert "2 articles done by at least two of: Ada, Ben." in shown.told.text()
    assert "What is this? F1 strict" in shown.what.text()
    table.setCurrentIndex(table.rows.index(0, 5))
    assert "Careful" in shown.what.text()
    header = table.rows.headerData(5, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    assert "Cohen" in header
    assert not shown.tabs.isTabVisible(4)  # no relations were made
    assert not shown.bar.isVisible()


def test_one_window_that_follows_the_work(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    shown.close()
    assert shown_by(window, qtbot) is shown
    with qtbot.waitSignal(feature_of(window).measuring.finished):  # type: ignore[union-attr]
        shown.choices.unfinished.click()
    with qtbot.waitSignal(feature_of(window).measuring.finished):  # type: ignore[union-attr]
        shown.choices.layer.setCurrentIndex(1)
        shown.choices.layer.activated.emit(1)
    assert shown.tables["layers"].rows.rowCount() == 1


def test_whom_nobody_can_be_compared_with(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    shown.choices.people.actions()[0].trigger()
    assert "not two people" in shown.nothing.text()
    assert shown.nothing.isVisible()
    assert not shown.save.isEnabled()
    with qtbot.waitSignal(feature_of(window).measuring.finished):  # type: ignore[union-attr]
        shown.choices.people.actions()[1].trigger()
    assert shown.choices.who.text().strip() == "Ada, Ben"
    assert shown.tabs.isVisible()


def test_articles_that_disagree_most_open(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    table = shown.tables["articles"]
    shown.tabs.setCurrentWidget(table)
    table.setFocus()
    assert table.rows.index(0, 0).data() == "Querelle"
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    work = window.workspace
    assert work is not None
    assert work.desk.document is not None
    assert work.desk.document.title == "Querelle"


def test_the_matrix_by_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    matrix_of(shown, window, qtbot)
    page = shown.matrix
    heads = [page.grid.verticalHeaderItem(x).text() for x in range(page.grid.rowCount())]  # type: ignore[union-attr]
    assert heads == ["Person", "Organisation", "Place", "(nothing)"]
    cell = page.grid.currentItem()
    assert cell is not None
    assert "Ada: Person · Ben: Place · 1" in page.heading.text()
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    assert page.places.hasFocus() or not shown.isActiveWindow()
    assert page.places.count() == 1
    page.places.setCurrentRow(0)
    qtbot.keyClick(page.places, Qt.Key.Key_Return)
    work = window.workspace
    assert work is not None
    assert work.desk.focused is not None
    assert (work.desk.focused.label, work.desk.focused.annotator) == (LabelId("PER"), "a" * 32)


def test_a_pair_leads_to_its_matrix(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    table = shown.tables["pairs"]
    shown.tabs.setCurrentWidget(table)
    counting = feature_of(window).counting
    assert counting is not None
    with qtbot.waitSignal(counting.finished):
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert shown.tabs.currentWidget() is shown.matrix
    assert shown.matrix.columns_of.currentData() == BEN.id


def test_copied_and_saved(
    window: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = shown_by(window, qtbot)
    shown.tabs.setCurrentWidget(shown.tables["labels"])
    shown.copy.click()
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:4] == ["Label", "Articles", "Spans compared", "F1 strict"]
    assert [row.split("\t")[0] for row in copied[1:]] == ["Person", "Organisation", "Place"]
    path = tmp_path / "labels.csv"
    monkeypatch.setattr(choosers, "hits_to_save", lambda *_: path)
    shown.save.click()
    with path.open(encoding="utf-8-sig") as file:
        assert [row[0] for row in csv.reader(file)] == ["label", "Person", "Organisation", "Place"]


def test_measuring_can_be_stopped_and_goes_with_the_project(
    window: MainWindow, qtbot: QtBot
) -> None:
    shown = shown_by(window, qtbot)
    feature = feature_of(window)
    feature.measure()
    assert shown.cancel.isVisible()
    shown.cancel.click()
    assert not shown.cancel.isVisible()
    assert feature.measuring is not None
    assert not feature.measuring.busy
    assert shown.tables["layers"].rows.rowCount() == 3  # what was there stays
    feature.measure()
    window.project.close()
    assert not feature.measuring.busy


@pytest.mark.parametrize("name", ["light", "dark"])
def test_in_both_themes(window: MainWindow, qtbot: QtBot, name: str) -> None:
    shown = shown_by(window, qtbot)
    theme = load_theme(name)
    shown.set_theme(theme)
    table = shown.tables["layers"]
    accent = theme.colour("accent").rgb()
    rect = table.visualRect(table.rows.index(0, 3))
    image = table.viewport().grab(rect).toImage()
    found = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
    assert accent in found


def test_while_it_is_measured_the_window_says_so(window: MainWindow, qtbot: QtBot) -> None:
    shown = shown_by(window, qtbot)
    before = shown.told.text()
    assert before, "what was measured"
    shown.set_busy(busy=True)
    assert shown.told.text() == before, "the old figures stay until the new ones are there"
    shown.told.clear()
    shown.set_busy(busy=True)
    assert "being measured" in shown.told.text()
    shown.set_busy(busy=False)
    assert shown.told.text() == ""
