"""Choosing a pipeline in the real window: packages at once, folders once agreed to."""

from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
from pytestqt.qtbot import QtBot

from annotator.app.pipelines import WISH, choose_pipeline
from annotator.app.project import Project
from annotator.app.settings import DEFAULT_PIPELINE
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.pipeline import PipelineDialog
from annotator.ui.main_window import MainWindow


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "mon modèle"
    spacy.blank("fr").to_disk(path)
    return path


@pytest.fixture
def window(open_window: Callable[..., MainWindow], project: Project) -> MainWindow:
    project.close()
    return open_window(project.path)


def dialog_of(window: MainWindow) -> PipelineDialog:
    window.commands["project.pipeline"].trigger()
    [dialog] = [item for item in window.findChildren(PipelineDialog) if item.isVisible()]
    return dialog


def test_the_installed_pipelines_are_offered(window: MainWindow) -> None:
    dialog = dialog_of(window)
    assert dialog.options[DEFAULT_PIPELINE].isChecked()
    assert dialog.use.isEnabled()
    assert not dialog.question.isVisible()
    dialog.reject()


def test_a_folder_is_used_only_after_a_yes(
    window: MainWindow, folder: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosers, "pipeline_folder", lambda _: folder)
    bridge = window.project.bridge
    assert bridge is not None
    monkeypatch.setattr(bridge, "suggest_all_again", lambda: None)
    dialog = dialog_of(window)
    dialog.folder.click()
    assert dialog.options[str(folder.resolve())].isChecked()
    assert dialog.question.isVisible()
    assert not dialog.use.isEnabled()
    dialog.agree.setChecked(True)
    with qtbot.waitSignal(dialog.chosen):
        dialog.use.click()
    assert bridge.project.settings()[WISH] == str(folder.resolve())
    assert bridge.service.pipeline == str(folder.resolve())
    # Asked once: the next time it is there to be used.
    again = dialog_of(window)
    assert again.options[str(folder.resolve())].isChecked()
    assert again.use.isEnabled()
    assert not again.question.isVisible()
    again.reject()


def test_a_folder_without_a_pipeline_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosers, "pipeline_folder", lambda _: tmp_path)
    dialog = dialog_of(window)
    dialog.folder.click()
    assert dialog.fault.isVisible()
    assert dialog.options[DEFAULT_PIPELINE].isChecked()
    dialog.reject()


def test_a_project_s_wish_is_told_and_not_followed(
    open_window: Callable[..., MainWindow], project: Project, folder: Path
) -> None:
    choose_pipeline(project, str(folder))
    project.close()
    window = open_window(project.path)
    assert window.project.bridge is not None
    assert window.project.bridge.service.pipeline == DEFAULT_PIPELINE
    assert window.messages.isVisible()
    assert str(folder) in window.messages.what.text()


def test_what_a_pipeline_lacks_is_in_the_status_line(window: MainWindow) -> None:
    bridge = window.project.bridge
    assert bridge is not None
    assert window.status_line is not None
    service = bridge.service
    for lacks, words in (
        (("parser", "ner"), "x 1 is ready; it has no parser, so no claims are found"),
        (("ner",), "x 1 is ready; it finds no names"),
        ((), "x 1 is ready"),
    ):
        service.state, service.loaded, service.lacks = type(service.state)("ready"), "x 1", lacks
        bridge.suggesting.emit()
        assert window.status_line.message.toolTip() == words
