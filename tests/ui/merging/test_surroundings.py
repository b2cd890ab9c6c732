"""What the window says of the place a project lies in, and of what a service left beside it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.places import Kind, Place, conflicted_copies, copies_among
from annotator.app.project import Project
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.model import Annotator
from annotator.core.scheme import Scheme
from annotator.store.lock_file import Here, Holder, holder_of, lock_path
from annotator.ui.main_window import MainWindow
from annotator.ui.merging import surroundings
from annotator.ui.merging.feature import Merging

if TYPE_CHECKING:
    from conftest import Copies

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]


def merging_of(window: MainWindow) -> Merging:
    return next(one for one in window.features if isinstance(one, Merging))


def told(qtbot: QtBot, window: MainWindow) -> str:
    """Return what the message bar says once the page was seen."""
    assert window.project.bridge is not None
    bridge = window.project.bridge
    qtbot.waitUntil(lambda: bool(bridge.property("surroundings-told")))
    return window.messages.what.text() if window.messages.isVisible() else ""


@pytest.fixture
def synced(copies: Copies) -> Path:
    (copies.path.parent / ".dropbox").touch()
    return copies.path


def test_on_ones_own_disk_nothing_is_said(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies
) -> None:
    assert told(qtbot, open_window(copies.path)) == ""


def test_a_synchronised_folder_is_explained_until_it_is_known(
    qtbot: QtBot, open_window: OpenWindow, synced: Path
) -> None:
    window = open_window(synced)
    assert "Dropbox" in told(qtbot, window)
    assert "one computer at a time" in window.messages.do.text()
    qtbot.mouseClick(window.messages.dismiss, Qt.MouseButton.LeftButton)
    window.project.close()

    window = open_window(synced)
    assert "Dropbox" in told(qtbot, window)
    qtbot.mouseClick(window.messages.second, Qt.MouseButton.LeftButton)
    window.project.close()

    window = open_window(synced)
    assert told(qtbot, window) == ""


def test_a_network_drive_is_explained(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(surroundings, "place_of", lambda _: Place(Kind.NETWORK, "nfs4"))
    window = open_window(copies.path)
    assert "network drive (nfs4)" in told(qtbot, window)


def test_it_is_said_once_though_the_page_is_built_anew(
    qtbot: QtBot, open_window: OpenWindow, synced: Path
) -> None:
    window = open_window(synced)
    assert told(qtbot, window)
    window.messages.hide()
    window.preferences.set("language", "fr")
    assert window.workspace is not None
    with qtbot.waitSignal(window.workspace.seen):
        window.workspace.update()
    assert window.messages.isHidden()


def test_a_conflicted_copy_is_offered_for_merging(
    qtbot: QtBot, open_window: OpenWindow, copies: Copies, further: Path
) -> None:
    further.rename(further.with_name("project (Copie en conflit de Camille 2026-11-22).annodb"))
    window = open_window(copies.path)
    assert "Copie en conflit" in told(qtbot, window)
    qtbot.mouseClick(window.messages.second, Qt.MouseButton.LeftButton)
    dialog = merging_of(window).dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: len(dialog.run.worthwhile) == 1)
    dialog.reject()


@pytest.mark.parametrize(
    ("name", "anywhere", "in_synced"),
    [
        ("project (conflicted copy 2026-11-22 120000).annodb", True, True),
        ("project (Camille's conflicted copy 2026-11-22).annodb", True, True),
        ("project.sync-conflict-20261122-120000-ABCDEFG.annodb", True, True),
        ("project_DESK_Nov-22-120000-2026_Conflict.annodb", True, True),
        ("project (In Konflikt stehende Kopie).annodb", True, True),
        ("project-DESK.annodb", False, True),
        ("project-DESK-2.annodb", False, True),
        ("project (1).annodb", False, True),
        ("project 2.annodb", False, True),
        ("project (restored 2026-11-22 21.18).annodb", False, False),
        ("projects.annodb", False, False),
        ("other (conflicted copy).annodb", False, False),
    ],
)
def test_which_names_are_copies_that_a_service_left(
    copies: Copies, name: str, anywhere: bool, in_synced: bool
) -> None:
    beside = copies.path.with_name(name)
    shutil.copy(copies.path, beside)
    for expected in (anywhere, in_synced):
        project = Project.open(copies.path)
        found = conflicted_copies(project)
        project.close()
        assert found == ([beside] if expected else [])
        (copies.path.parent / ".dropbox").touch()


def test_only_copies_of_the_same_project_for_the_same_person_count(
    copies: Copies, scheme: Scheme
) -> None:
    folder = copies.path.parent
    person = Annotator(id=AnnotatorId(new_id()), name="Bo")
    other = folder / "project (conflicted copy).annodb"
    Project.create(other, scheme=scheme, annotator=person).close()
    package = copies.make("project conflict.annodb", lambda project, _: (
        project.change_settings(package={"annotator": project.annotator_id})
    ))  # fmt: skip
    (folder / "project conflicted.annodb").write_text("no project")
    project = Project.open(copies.path)
    assert conflicted_copies(project) == []
    paths = [other, package, copies.path, folder / "none.annodb"]
    assert copies_among(paths, project) == [package]
    project.close()


def test_a_project_silent_elsewhere_is_opened_by_the_persons_word(
    qtbot: QtBot, open_window: OpenWindow, synced: Path
) -> None:
    here = Here()
    then = int(here.now()) - 3600
    left = Holder(who="Ana", host="elsewhere", pid=1, since=then, beat=then)
    lock_path(synced).write_bytes(msgspec.json.encode(left))
    window = open_window()
    assert not window.project.open(synced)
    assert "Ana" in window.messages.what.text()
    assert "elsewhere" in window.messages.what.text()
    qtbot.mouseClick(window.messages.second, Qt.MouseButton.LeftButton)
    assert window.project.bridge is not None
    found = holder_of(synced)
    assert found is not None
    assert found.host == here.host


def test_being_taken_over_is_said(qtbot: QtBot, open_window: OpenWindow, synced: Path) -> None:
    window = open_window(synced)
    assert told(qtbot, window)
    assert window.project.bridge is not None
    lock = window.project.bridge.project._file.lock
    merging_of(window).surroundings.look_for_another()
    assert "Bo" not in window.messages.what.text()
    now = int(Here().now())
    other = Holder(who="Bo", host="laptop", pid=1, since=now, beat=now)
    lock_path(synced).write_bytes(msgspec.json.encode(other))
    lock.renew()
    merging_of(window).surroundings.look_for_another()
    assert window.messages.what.text() == "Bo has opened this project on the computer laptop."
