"""Focus follows the text: the line in work stays in the middle third of the window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.ui.article.following import scrolled_to
from annotator.ui.bench.stage import make_project
from annotator.ui.bench.texts import made
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

NONE = Qt.KeyboardModifier.NoModifier


@given(
    st.floats(0, 1e5),
    st.floats(5, 60),
    st.floats(0, 1e5),
    st.floats(300, 2000),
)
def test_a_line_comes_into_the_middle_third_and_then_stays(
    top: float, height: float, value: float, window: float
) -> None:
    line = QRectF(0, top, 10, height)
    scrolled = scrolled_to(line, value, window)
    reached = max(scrolled, 0.0)  # nothing is above the beginning of the text
    y = line.top() - reached
    assert y <= window * 2 / 3
    assert y >= window / 3 - 1e-6 or reached == 0
    assert scrolled_to(line, scrolled, window) == pytest.approx(scrolled, abs=1e-6)


def test_a_line_in_the_middle_third_does_not_move_the_text() -> None:
    line = QRectF(0, 1000, 10, 20)
    assert scrolled_to(line, 700, 600) == 700
    assert scrolled_to(line, 630, 600) == 630
    assert scrolled_to(line, 590, 600) == 620  # just as far as it must
    assert scrolled_to(line, 5000, 600) == 800  # from afar: the upper end


@pytest.fixture
def work(tmp_path: Path, open_window: Callable[..., MainWindow]) -> Workspace:
    path = make_project(tmp_path, made(20_000, 400))
    window = open_window(path)
    assert window.workspace is not None
    window.workspace.desk.step(1)
    window.workspace.article.setFocus()
    return window.workspace


def y_of(work: Workspace, offset: int) -> float:
    """Return where the line of a code point stands, as a part of the window's height."""
    view = work.article
    start = view.offsets.to_utf16(offset)
    rect = view.geometry_of.pieces(start, start + 1)[0].rect
    return (rect.center().y() - view.verticalScrollBar().value()) / view.viewport().height()


def in_the_middle(work: Workspace, offset: int) -> bool:
    bar = work.article.verticalScrollBar()
    y = y_of(work, offset)
    return 0.33 < y < 0.67 or (bar.value() == 0 and y < 0.34) or bar.value() == bar.maximum()


def press(work: Workspace, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QTest.keyClick(work.window().windowHandle(), key, modifiers)


def test_walking_keeps_the_focused_line_in_the_middle(work: Workspace) -> None:
    jumps = 0
    for _ in range(60):
        before = work.article.verticalScrollBar().value()
        press(work, Qt.Key.Key_Tab)
        focused = work.desk.focused
        assert focused is not None
        assert in_the_middle(work, focused.start)
        jumps += before != work.article.verticalScrollBar().value()
    assert 5 < jumps < 60


def test_the_caret_keeps_to_the_middle_too(work: Workspace) -> None:
    for _ in range(40):
        press(work, Qt.Key.Key_Down)
        assert in_the_middle(work, work.desk.offset)
    for _ in range(10):
        press(work, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    chosen = work.desk.selection
    assert chosen is not None
    assert in_the_middle(work, chosen.end)


def test_an_edge_that_moves_stays_in_the_middle(work: Workspace) -> None:
    press(work, Qt.Key.Key_Tab)
    for _ in range(250):
        press(work, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    focused = work.desk.focused
    assert focused is not None
    assert focused.length > 500
    assert in_the_middle(work, focused.end - 1)


def test_a_click_moves_nothing_away_under_the_mouse(work: Workspace, qtbot: QtBot) -> None:
    view = work.article
    view.verticalScrollBar().setValue(900)
    start, _ = view.visible_range()
    top = next(
        span
        for span in work.desk.visible()
        if span.start > start + 10 and 0.05 < y_of(work, span.start) < 0.2
    )
    position = view.offsets.to_utf16(top.start)
    place = view.geometry_of.pieces(position, position + 1)[0].rect.center().toPoint()
    place.setY(place.y() - 900)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert work.desk.focus is not None
    assert view.verticalScrollBar().value() == 900


def test_larger_letters_leave_the_line_where_it_is(work: Workspace) -> None:
    for _ in range(50):
        press(work, Qt.Key.Key_Tab)
    focused = work.desk.focused
    assert focused is not None
    before = y_of(work, focused.start)
    for _ in range(4):
        press(work, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert y_of(work, focused.start) == pytest.approx(before, abs=0.03)
    press(work, Qt.Key.Key_Tab)
    focused = work.desk.focused
    assert focused is not None
    assert in_the_middle(work, focused.start)


def test_a_long_article_opens_at_the_place_left(
    tmp_path: Path, open_window: Callable[..., MainWindow]
) -> None:
    """Qt lays a long text out bit by bit; the scroll bar must know of the place in time."""
    path = make_project(tmp_path, made(120_000, 50))
    project = Project.open(path)
    long = project.document_ids()[1]
    project.remember_place(long, 110_000)
    project.close()
    window = open_window(path)
    assert window.workspace is not None
    work = window.workspace
    assert work.desk.offset == 110_000
    assert in_the_middle(work, 110_000)
    start, end = work.article.visible_range()
    assert start < 110_000 < end
