"""Conflicts in the real window: hinted at, shown side by side, and settled by the person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from annotator.app.merging import merge
from annotator.app.project import Project
from annotator.core.model import DocumentState, SpanState
from annotator.ui.main_window import MainWindow
from annotator.ui.merging.conflicts_window import ConflictsWindow
from annotator.ui.merging.feature import Merging

if TYPE_CHECKING:
    from conftest import Copies

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(open_window: OpenWindow, copies: Copies, rival: Path) -> MainWindow:
    """Return the window on a project with one conflict."""
    project = Project.open(copies.path)
    report = merge(project, [rival])
    assert report.conflicts == 1
    project.close()
    shown = open_window(copies.path)
    assert shown.workspace is not None
    shown.workspace.desk.open(copies.documents[0].id)
    return shown


def merging_of(window: MainWindow) -> Merging:
    return next(one for one in window.features if isinstance(one, Merging))


def conflicts_of(window: MainWindow) -> ConflictsWindow:
    window.commands["team.conflicts"].trigger()
    shown = merging_of(window).shown
    assert shown is not None
    return shown


def labels(window: MainWindow) -> set[tuple[str, str]]:
    """Return the labels that the article on the desk has, with their words."""
    assert window.workspace is not None
    desk = window.workspace.desk
    assert desk.document is not None
    text = desk.document.text
    return {
        (text[span.start : span.end], str(span.label))
        for span in desk.spans
        if span.state is SpanState.ACCEPTED
    }


PERSON = ("Anne Lemoal", "PER")
HERE = {PERSON, ("Toul", "LOC")}
THERE = {PERSON, ("Toul", "ORG"), ("Météo-France", "ORG")}


def look_at(view: QTextBrowser, words: str) -> QTextCharFormat:
    """Return how words look on a page."""
    cursor = view.document().find(words)
    assert not cursor.isNull(), words
    inside = QTextCursor(view.document())
    inside.setPosition(cursor.selectionStart() + 1)
    return inside.charFormat()


def test_the_hint_stays_while_conflicts_are_open(qtbot: QtBot, window: MainWindow) -> None:
    hint = merging_of(window).hint
    assert hint.isVisible()
    assert hint.text() == "1 conflict"
    qtbot.mouseClick(hint, Qt.MouseButton.LeftButton)
    shown = merging_of(window).shown
    assert shown is not None
    assert shown.isVisible()
    qtbot.mouseClick(shown.sides[0].keep, Qt.MouseButton.LeftButton)
    assert hint.isHidden()
    assert window.workspace is not None
    window.workspace.gestures.undo()
    assert hint.isVisible()


def test_both_versions_stand_side_by_side_and_what_differs_stands_out(window: MainWindow) -> None:
    shown = conflicts_of(window)
    assert shown.articles.count() == 1
    assert "Camille" in shown.told.text()
    assert len(shown.sides) == 2
    first, second = shown.sides
    assert "shown in the article now" in first.title.text()
    own = {words: look_at(side.text, words) for side, words in (
        (first, "Toul"), (second, "Toul"), (second, "Météo-France"),
    )}  # fmt: skip
    for words, look in own.items():
        assert look.underlineStyle() is QTextCharFormat.UnderlineStyle.SingleUnderline, words
        assert look.background().style() is not Qt.BrushStyle.NoBrush, words
    for side in shown.sides:
        same = look_at(side.text, "Anne Lemoal")
        assert same.underlineStyle() is QTextCharFormat.UnderlineStyle.DotLine
        assert same.background().style() is Qt.BrushStyle.NoBrush
    pages = [side.text.toPlainText() for side in shown.sides]
    assert any("◆LOC" in page for page in pages)
    assert any("◆ORG" in page for page in pages)
    assert not any("◆PER" in page for page in pages)


def test_the_differences_are_walked_on_both_sides(window: MainWindow) -> None:
    shown = conflicts_of(window)
    assert shown.place.text() == "2 differences"
    shown.next.click()
    assert shown.place.text() == "Difference 1 of 2"
    marked = [[one.cursor.selectedText() for one in side.text.extraSelections()]
              for side in shown.sides]  # fmt: skip
    assert all(len(found) == 1 and found[0].startswith("Toul") for found in marked)
    shown.next.click()
    marked = [[one.cursor.selectedText()[:12] for one in side.text.extraSelections()]
              for side in shown.sides]  # fmt: skip
    assert sorted(marked) == [[], ["Météo-France"]]
    shown.next.click()
    assert shown.place.text() == "Difference 1 of 2"
    shown.previous.click()
    assert shown.place.text() == "Difference 2 of 2"


@pytest.mark.parametrize("number", [0, 1])
def test_keeping_one_version_is_a_gesture_that_is_undone(
    qtbot: QtBot, window: MainWindow, number: int
) -> None:
    before = labels(window)
    assert before in (HERE, THERE)
    shown = conflicts_of(window)
    qtbot.mouseClick(shown.sides[number].keep, Qt.MouseButton.LeftButton)
    kept = before if number == 0 else (THERE if before == HERE else HERE)
    assert labels(window) == kept
    assert shown.articles.count() == 0
    assert shown.sides == []
    assert not shown.both.isEnabled()
    assert shown.told.text().startswith("No conflicts")
    assert window.workspace is not None
    window.workspace.gestures.undo()
    assert labels(window) == before
    assert shown.articles.count() == 1


def test_keeping_both_loses_nothing(qtbot: QtBot, window: MainWindow) -> None:
    shown = conflicts_of(window)
    qtbot.mouseClick(shown.both, Qt.MouseButton.LeftButton)
    assert labels(window) == HERE | THERE
    assert shown.articles.count() == 0


def test_the_article_can_be_opened_from_there(
    qtbot: QtBot, window: MainWindow, copies: Copies
) -> None:
    assert window.workspace is not None
    window.workspace.desk.open(copies.documents[1].id)
    shown = conflicts_of(window)
    qtbot.mouseClick(shown.to_article, Qt.MouseButton.LeftButton)
    assert window.workspace.here() == copies.documents[0].id


def test_the_state_of_each_version_is_told(window: MainWindow) -> None:
    shown = conflicts_of(window)
    conflict = shown.conflict()
    assert conflict is not None
    assert {version.state for version in conflict.versions} == {
        DocumentState.DONE, DocumentState.IN_PROGRESS,
    }  # fmt: skip
    facts = [side.facts.text() for side in shown.sides]
    assert sum("done" in fact.lower() for fact in facts) == 1
    for side, fact in zip(shown.sides, facts, strict=True):
        assert side.version is not None
        assert f"{side.version.accepted} labels" in fact


def test_without_conflicts_the_window_says_so(open_window: OpenWindow, copies: Copies) -> None:
    window = open_window(copies.path)
    assert merging_of(window).hint.isHidden()
    shown = conflicts_of(window)
    assert shown.told.text().startswith("No conflicts")
    assert not shown.next.isEnabled()
    window.project.close()


def test_it_follows_the_theme(window: MainWindow) -> None:
    shown = conflicts_of(window)
    before = shown.sides[0].text.styleSheet()
    window.preferences.set("theme", "dark")
    assert shown.sides[0].text.styleSheet() != before
