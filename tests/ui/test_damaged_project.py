"""A large project in which part of the file cannot be read any more."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.core.errors import ProjectDamagedError
from annotator.core.model import Document
from annotator.store import soundness
from annotator.ui import bridge
from annotator.ui.main_window import MainWindow
from annotator.ui.unsaved.feature import NotSaved

OpenWindow = Callable[..., MainWindow]


def test_the_window_opens_and_says_that_part_cannot_be_read(
    open_window: OpenWindow,
    project: Project,
    add_document: Callable[..., Document],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_document(project, "Premier article.")
    add_document(project, "Un long article. " * 50_000)
    project.close()
    content = bytearray(project.path.read_bytes())
    size = int.from_bytes(content[16:18], "big")  # of a page
    page = content.rindex(b"Un long article. " * 800) // size  # one that holds but text
    content[size * page : size * (page + 1)] = b"\xa5" * size
    project.path.write_bytes(content)
    monkeypatch.setattr(soundness, "LARGE", 0)
    monkeypatch.setattr(bridge, "CHECK_AFTER", 0)
    window = open_window()
    assert window.project.open(project.path)
    opened = window.project.bridge
    assert opened is not None
    with qtbot.waitSignal(opened.damaged) as told:
        pass
    assert isinstance(told.args[0], ProjectDamagedError)
    bar = next(one for one in window.features if isinstance(one, NotSaved)).bar
    assert bar.isVisible()
    assert "can no longer be read" in bar.what.text()
    assert bar.repair.isVisible()
    assert bar.copy.isVisible()
    assert bar.retry.isHidden(), "nothing waits"
    assert window.workspace is not None
    assert window.workspace.library.model.rowCount() == 2


def test_a_sound_file_leaves_the_window_in_peace(
    open_window: OpenWindow,
    project: Project,
    add_document: Callable[..., Document],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_document(project, "Premier article.")
    project.close()
    monkeypatch.setattr(soundness, "LARGE", 0)
    monkeypatch.setattr(bridge, "CHECK_AFTER", 0)
    window = open_window(project.path)
    opened = window.project.bridge
    assert opened is not None
    with qtbot.assertNotEmitted(opened.damaged):
        qtbot.waitUntil(lambda: opened.check._thread is not None and not opened.check.running)
    assert not window.messages.isVisible()
