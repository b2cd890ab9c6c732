"""Who one is: asked at the first start without standing in the way, and as whom one works."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.teamwork import PACKAGE
from annotator.core.ids import AnnotatorId, LabelId, new_id
from annotator.core.model import Annotator, Document
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.team.feature import Team
from annotator.ui.team.identity import Introduction
from annotator.ui.team.work_as import WorkAsDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
ZOE = Annotator(id=AnnotatorId(new_id()), name="Zoé")


@pytest.fixture
def shared(project: Project, add_document: Callable[..., Document]) -> Path:
    """Return a project of somebody else's and Zoé's, with a label of the first."""
    document = add_document(project, "Anne part pour Riga.", title="Un")
    project.join(ZOE)
    project.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    project.close()
    return project.path


def introduce(window: MainWindow, name: str = "Moi") -> Annotator:
    window.preferences.set("annotator_name", name)
    return window.preferences.settings.annotator


def question(window: MainWindow) -> Introduction:
    assert window.welcome.introduction is not None
    return window.welcome.introduction


def team(window: MainWindow) -> Team:
    return next(one for one in window.features if isinstance(one, Team))


def here(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def shown_name(window: MainWindow) -> str:
    assert window.toolbar is not None
    return window.toolbar.annotator.text()


# The first start


def test_the_first_start_asks_for_a_name_and_enter_is_the_answer(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    asked = question(window)
    assert asked.name.text() == window.preferences.settings.annotator.name
    assert asked.name.hasFocus()
    asked.name.setText("  Anne Durand ")
    qtbot.keyClick(asked.name, Qt.Key.Key_Return)
    assert window.preferences.settings.annotator.name == "Anne Durand"
    assert window.preferences.settings.introduced
    assert SettingsFile().read().annotator_name == "Anne Durand"
    assert window.welcome.introduction is None


def test_nobody_has_to_answer(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window()
    assert window.welcome.buttons["demo"].isEnabled()
    assert window.project.create(tmp_path / "new.annodb")
    assert here(window).annotator == window.preferences.settings.annotator
    assert here(window).annotator.name
    assert window.messages.isHidden()


def test_an_id_from_another_computer_is_checked_and_taken(
    open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window()
    asked = question(window)
    before = window.preferences.settings.annotator_id
    asked.more.click()
    assert asked.other.isVisible()
    qtbot.keyClicks(asked.other.line, "12 ab")
    assert "32" in asked.other.hint.text()
    assert not asked.go_on.isEnabled()
    qtbot.keyClick(asked.other.line, Qt.Key.Key_Return)
    assert window.preferences.settings.annotator_id == before
    asked.other.line.setText(f" {ZOE.id[:8].upper()}-{ZOE.id[8:]}")
    asked.name.setText("Zoé")
    qtbot.keyClick(asked.other.line, Qt.Key.Key_Return)
    assert window.preferences.settings.annotator == ZOE


# Preferences


@pytest.fixture
def preferences(shared: Path, open_window: OpenWindow) -> PreferencesDialog:
    window = open_window(shared)
    window.preferences.set("annotator_id", here(window).annotator_id)
    window.tools.show_preferences("you")
    found = window.findChild(PreferencesDialog)
    assert found is not None
    return found


def test_the_preferences_rename_one_in_the_open_project_too(
    preferences: PreferencesDialog, qtbot: QtBot
) -> None:
    window = preferences.parentWidget()
    assert isinstance(window, MainWindow)
    assert preferences.person.name.hasFocus()
    preferences.person.name.setText("Anna")
    qtbot.keyClick(preferences.person.name, Qt.Key.Key_Tab)
    assert here(window).annotator.name == "Anna"
    assert [one.name for one in here(window).people] == ["Anna", "Zoé"]
    assert shown_name(window) == "Anna"


def test_the_preferences_show_the_id_to_copy_and_take_another(
    preferences: PreferencesDialog,
) -> None:
    window = preferences.parentWidget()
    assert isinstance(window, MainWindow)
    person = preferences.person
    person.copy.click()
    own = window.preferences.settings.annotator_id
    assert QGuiApplication.clipboard().text() == person.identifier.text() == own
    person.more.click()
    person.other.line.setText("nonsense")
    assert not person.take.isEnabled()
    person.other.line.setText(ZOE.id)
    person.take.click()
    assert window.preferences.settings.annotator_id == ZOE.id
    assert person.identifier.text() == ZOE.id
    assert not person.paste.isVisible()


# As whom a project is opened


def test_a_project_opens_as_the_one_who_works_on_this_computer(
    shared: Path, open_window: OpenWindow
) -> None:
    window = open_window()
    window.preferences.set("annotator_id", ZOE.id)
    introduce(window, ZOE.name)
    assert window.project.open(shared)
    assert here(window).annotator == ZOE
    assert shown_name(window) == "Zoé"
    assert window.messages.isHidden()
    assert here(window).next_undo is None


def test_a_stranger_is_told_as_whom_they_work_and_may_join(
    shared: Path, open_window: OpenWindow
) -> None:
    window = open_window()
    own = introduce(window)
    assert window.project.open(shared)
    first = here(window).annotator
    assert first.id != own.id
    assert window.messages.isVisible()
    assert first.name in window.messages.what.text()
    assert "Moi" in window.messages.what.text()
    window.messages.more.click()
    assert here(window).annotator == own
    assert shown_name(window) == "Moi"
    assert own in here(window).people
    window.project.close()
    assert window.project.open(shared)
    assert here(window).annotator == own


def test_a_stranger_may_stay(shared: Path, open_window: OpenWindow) -> None:
    window = open_window()
    own = introduce(window)
    assert window.project.open(shared)
    first = here(window).annotator
    window.messages.second.click()
    assert window.messages.isHidden()
    assert here(window).annotator == first
    assert not here(window).knows(own.id)


def test_nobody_is_told_who_never_said_who_they_are(shared: Path, open_window: OpenWindow) -> None:
    window = open_window(shared)
    assert window.messages.isHidden()


def asking(window: MainWindow) -> WorkAsDialog:
    window.commands["team.work_as"].trigger()
    dialog = team(window).asking
    assert dialog is not None
    dialog.activateWindow()
    return dialog


def test_work_as_opens_the_project_as_another_with_their_history(
    shared: Path, open_window: OpenWindow, qtbot: QtBot
) -> None:
    window = open_window(shared)
    first = here(window).annotator
    assert here(window).next_undo is not None
    dialog = asking(window)
    names = [dialog.list.item(row).text() for row in range(dialog.list.count())]
    assert "(you)" in names[0]
    assert names[1:] == [f"{first.name} – works here now", "Zoé"]
    dialog.list.setCurrentRow(1)
    assert not dialog.ok.isEnabled()
    dialog.list.setCurrentRow(2)
    assert dialog.ok.text() == "Work as Zoé"
    qtbot.waitUntil(dialog.list.hasFocus)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert here(window).annotator == ZOE
    assert shown_name(window) == "Zoé"
    assert here(window).next_undo is None
    assert window.workspace is not None
    assert window.workspace.desk.document is not None
    assert window.workspace.desk.spans == ()
    assert "Zoé" in window.messages.what.text()


def test_work_as_takes_somebody_new_but_no_name_twice(
    shared: Path, open_window: OpenWindow
) -> None:
    window = open_window(shared)
    dialog = asking(window)
    dialog.name.setText("ZOE")
    assert not dialog.ok.isEnabled()
    assert dialog.hint.isVisible()
    dialog.name.setText("Bruno  Petit")
    dialog.ok.click()
    assert here(window).annotator.name == "Bruno Petit"
    assert [one.name for one in here(window).people][-1] == "Bruno Petit"


def test_the_name_in_the_toolbar_asks_too(shared: Path, open_window: OpenWindow) -> None:
    window = open_window(shared)
    assert window.toolbar is not None
    window.toolbar.annotator.click()
    assert isinstance(team(window).asking, QDialog)


def test_in_a_package_one_works_as_whom_it_is_for(shared: Path, open_window: OpenWindow) -> None:
    project = Project.open(shared)
    project.change_settings(**{PACKAGE: {"annotator": ZOE.id}})
    project.close()
    window = open_window()
    introduce(window)
    assert window.project.open(shared)
    assert here(window).annotator == ZOE
    assert window.messages.isHidden()
    window.commands["team.work_as"].trigger()
    assert team(window).asking is None
    assert "Zoé" in window.messages.what.text()
    assert window.toolbar is not None
    assert "package" in window.toolbar.annotator.toolTip()


def test_the_first_start_is_done_with_the_enter_key(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    opened: list[bool] = []
    window.welcome.demo_requested.disconnect()
    window.welcome.demo_requested.connect(lambda: opened.append(True))
    asked = question(window)
    qtbot.waitUntil(asked.name.hasFocus)
    qtbot.keyClick(asked.name, Qt.Key.Key_Tab)
    assert asked.go_on.hasFocus()
    qtbot.keyClick(asked.go_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.welcome.buttons["new"].hasFocus())  # noqa: PLW0108 (made anew)
    for _ in range(2):
        qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.welcome.buttons["demo"].hasFocus()
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: opened == [True])
