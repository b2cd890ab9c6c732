"""The command table and its actions: complete, without clashes, and each reachable."""

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QPalette
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.app.holdings import HistoryStep
from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.schemes import load_scheme, scheme_names
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui import i18n
from annotator.ui.appearance import Appearance
from annotator.ui.command import Command, Scope
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.history_text import gesture_text, undo_text
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.workspace import Workspace

TEXT = "Kiev et Moscou négocient."
MODEL = Origin(OriginKind.MODEL, "model", "1")
PRESSED = {"Tab": Qt.Key.Key_Tab, "Space": Qt.Key.Key_Space, "Del": Qt.Key.Key_Delete}


@pytest.fixture
def window(
    qapp: QApplication, qtbot: QtBot, project: Project, make_document: Callable[..., Document]
) -> Iterator[MainWindow]:
    """Return the window on two articles, the first one with two suggestions."""
    i18n.install(qapp, "en")
    made = (make_document(TEXT, title="Un"), make_document("Autre texte.", title="Deux"))
    project.do(AddDocuments(made))
    spans = tuple(
        SuggestedSpan(start=start, end=end, label=LabelId("LOC"), score=0.5, origin=MODEL)
        for start, end in ((0, 4), (8, 14))
    )
    found = Suggestions(spans=spans, claims=(), tokens=words(TEXT), pipeline="model 1")
    project.do(StoreSuggestions(((made[0].id, found),)))
    project.close()
    preferences = Preferences()
    window = MainWindow(preferences, Appearance(qapp, preferences), suggesting=False)
    assert window.project.open(project.path)
    with qtbot.waitExposed(window):
        window.show()
    yield window
    window.close()
    for gone in (window, preferences):
        gone.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


# The table


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_is_complete(command: Command) -> None:
    assert command.menu in dict(MENUS)
    assert command.text.strip("&")
    assert command.tip
    assert not command.tip.endswith(".")
    assert command.shortcuts
    for keys in command.shortcuts:
        assert not QKeySequence(keys).isEmpty()
        assert QKeySequence(keys).toString() == keys


def test_ids_are_unique() -> None:
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("name", scheme_names())
def test_no_two_commands_share_a_key_and_none_begins_another(name: str) -> None:
    taken = [(command.id, keys) for command in COMMANDS for keys in command.shortcuts]
    taken += [(label.id, label.key.upper()) for label in load_scheme(name).labels() if label.key]
    clashes = [
        (one, other)
        for (one, first), (other, second) in combinations(taken, 2)
        if QKeySequence(first).matches(QKeySequence(second))
        is not QKeySequence.SequenceMatch.NoMatch
        or QKeySequence(second).matches(QKeySequence(first))
        is not QKeySequence.SequenceMatch.NoMatch
    ]
    assert clashes == []


def test_keys_that_belong_to_every_widget_act_in_the_article_alone() -> None:
    for command in COMMANDS:
        for keys in command.shortcuts:
            plain = keys.rpartition("+")[2] in {"Tab", "Return", "Enter", "Space", "Left", "Right"}
            assert plain == (command.scope is Scope.ARTICLE), command.id


def test_a_menu_uses_no_letter_twice(window: MainWindow) -> None:
    for language in i18n.LANGUAGES:
        window.commands[f"view.language.{language}"].trigger()
        for identifier, menu in window.menus.items():
            titles = [action.text() for action in menu.actions() if "&" in action.text()]
            letters = [title[title.index("&") + 1].lower() for title in titles]
            assert len(letters) == len(set(letters)), (language, identifier, sorted(letters))
        bar = [menu.title() for name, menu in window.menus.items() if "." not in name]
        marks = [title[title.index("&") + 1].lower() for title in bar]
        assert len(marks) == len(set(marks)), (language, marks)


# The actions


def test_every_command_stands_in_its_menu_with_its_keys_in_the_tip(window: MainWindow) -> None:
    for command in COMMANDS:
        action = window.commands[command.id]
        assert action in window.menus[command.menu].actions()
        shown = QKeySequence(command.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
        assert action.toolTip() == f"{command.help} ({shown})"
        assert action.text()
    assert isinstance(window.commands["project.recent"].menu(), QMenu)


def test_every_command_does_something(window: MainWindow) -> None:
    assert window.commands.unserved() == set()
    assert {command.id for command in COMMANDS} == set(window.commands._slots)


def test_labels_have_their_keys_and_layers_in_the_menu(window: MainWindow) -> None:
    actions = window.menus["labels"].actions()
    named = {action.text(): action.shortcut().toString() for action in actions}
    assert named["Person"] == "1"
    assert named["Claim"] == "C"
    assert "Date" not in named
    assert {"Entities", "Claims"} <= {action.text() for action in actions if action.isSeparator()}


def test_what_is_of_no_use_now_is_disabled(window: MainWindow, work: Workspace) -> None:
    commands = window.commands
    assert not commands["edit.undo"].isEnabled()
    assert not commands["edge.left_in"].isEnabled()
    assert not commands["project.cancel"].isEnabled()
    work.desk.walk(1)
    assert commands["edge.left_in"].isEnabled()
    work.gestures.accept()
    assert commands["edit.undo"].isEnabled()
    window.commands["project.close"].trigger()
    enabled = {item.id for item in COMMANDS if commands[item.id].isEnabled()}
    assert {"project.new", "project.open", "project.demo", "help.keys", "project.quit"} <= enabled
    gone = ("annotate.", "article.", "edge.", "edit.undo", "edit.redo", "edit.copy")
    assert not any(name.startswith(gone) for name in enabled)


def test_the_keys_of_a_round(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    article, desk = work.article, work.desk
    first = desk.document
    qtbot.keyClick(article, Qt.Key.Key_Tab)
    assert desk.focused is not None
    assert desk.focused.start == 0
    qtbot.keyClick(article, Qt.Key.Key_A)
    assert desk.focused.start == 8
    qtbot.keyClick(article, Qt.Key.Key_2)
    assert desk.focused.label == "ORG"
    qtbot.keyClick(article, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert desk.focused.label == "LOC"
    assert desk.focused.state is SpanState.SUGGESTED
    qtbot.keyClick(article, Qt.Key.Key_X)
    qtbot.keyClick(article, Qt.Key.Key_Return)
    assert first is not None
    assert desk.project.status(first.id).state is DocumentState.DONE
    assert desk.document is not first
    qtbot.keyClick(article, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert desk.document == first


def test_arrows_move_the_edges_of_the_focused_span(work: Workspace, qtbot: QtBot) -> None:
    desk, article, key = work.desk, work.article, Qt.KeyboardModifier
    desk.walk(1)
    for pressed, modifiers, place in (
        (Qt.Key.Key_Right, key.AltModifier, (0, 7)),
        (Qt.Key.Key_Left, key.AltModifier, (0, 4)),
        (Qt.Key.Key_Left, key.AltModifier | key.ShiftModifier, (0, 3)),
        (Qt.Key.Key_Right, key.ShiftModifier | key.ControlModifier, (1, 3)),
        (Qt.Key.Key_Left, key.ShiftModifier, (0, 3)),
    ):
        qtbot.keyClick(article, pressed, modifiers)
        assert desk.focused is not None
        assert (desk.focused.start, desk.focused.end) == place


def test_without_a_focused_span_shift_and_the_arrows_choose_words(
    work: Workspace, qtbot: QtBot
) -> None:
    desk = work.desk
    desk.set_focus(None)
    for _ in range(4):
        qtbot.keyClick(work.article, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert desk.selection is not None
    assert (desk.selection.start, desk.selection.end) == (0, 4)


def test_escape_leaves_a_panel_for_the_article(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.commands["view.find"].trigger()
    focus = window.focusWidget()
    assert focus is not None
    qtbot.keyClick(focus, Qt.Key.Key_Escape)
    assert window.focusWidget() is work.article


def test_copy_takes_the_words_as_they_are_stored(window: MainWindow, work: Workspace) -> None:
    work.desk.walk(1)
    window.commands["edit.copy"].trigger()
    assert QGuiApplication.clipboard().text() == "Kiev"


# The names of gestures


def test_gestures_are_named_by_what_they_did(qapp: QApplication) -> None:
    i18n.install(qapp, "en")
    step = HistoryStep("accept-spans", {"count": 3, "text": "Kiev", "label": "LOC"})
    assert gesture_text(step) == "accept 3 spans"
    long = HistoryStep("set-document-state", {"text": "mot " * 30, "state": "done"})
    assert gesture_text(long).startswith("finish “mot mot")
    assert len(gesture_text(long)) < 60
    assert undo_text(HistoryStep("reject-spans", {"text": "A & B"})) == "&Undo: reject “A && B”"
    assert gesture_text(HistoryStep("something-new", {})) == "the last gesture"
    assert gesture_text(HistoryStep("accept-spans", {"text": "{odd}"})) == "accept “{odd}”"
