"""A disk that fails during each thing that writes, through the real window.

Each says so in plain words, leaves the file as it was, ends in no crash dialog, and is there once
it is tried again: by itself where it is a gesture, by doing it again where it is not.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import SetDocumentState
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import DocumentState
from annotator.core.uncertainty import Order
from annotator.ui.desk import Selection
from annotator.ui.guidelines.feature import Guidelines
from annotator.ui.importing.feature import Importing
from annotator.ui.main_window import MainWindow
from annotator.ui.merging.feature import Merging
from annotator.ui.merging.running import Stage
from annotator.ui.propagation.lexicon_window import LexiconWindow
from annotator.ui.scheme_editor.feature import SchemeEditing
from annotator.ui.team.feature import Team
from annotator.ui.unsaved import keeping as keeping_module
from annotator.ui.unsaved.feature import NotSaved
from annotator.ui.workspace import Workspace

from .conftest import Disk, held

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

Act = Callable[[MainWindow, Workspace], object]
PER = LabelId("PER")


def command(*names: str) -> Act:
    """Return what triggers commands one after the other."""

    def act(window: MainWindow, _: Workspace) -> None:
        for name in names:
            assert window.commands[name].isEnabled(), name
            window.commands[name].trigger()

    return act


def on_first(do: Act) -> Act:
    """Return ``do`` with the first suggestion focused."""

    def act(window: MainWindow, work: Workspace) -> object:
        work.desk.set_focus(work.desk.spans[0].id)
        return do(window, work)

    return act


def label_words(_: MainWindow, work: Workspace) -> None:
    work.desk.select(Selection(41, 45))
    work.gestures.apply_label(PER)


def note(_: MainWindow, work: Workspace) -> None:
    work.gestures.note(work.desk.spans[0], flagged=True, comment="why")


def settings(_: MainWindow, work: Workspace) -> None:
    work.library.set_order(list(Order)[-1])


def guidelines(window: MainWindow, work: Workspace) -> None:
    feature = next(one for one in window.features if isinstance(one, Guidelines))
    feature.write()
    assert feature.writer is not None
    feature.writer.edit.setPlainText("Read slowly.")
    feature.writer.save()


def scheme(window: MainWindow, work: Workspace) -> None:
    feature = next(one for one in window.features if isinstance(one, SchemeEditing))
    feature.show()
    assert feature.session is not None
    feature.session.change(lambda it: replace(it, guidelines={"en": "From the editor."}))
    feature.session.apply()


def lexicon(window: MainWindow, work: Workspace) -> None:
    shown = next(iter(window.findChildren(LexiconWindow)), None)
    if shown is None:
        window.commands["project.lexicon"].trigger()
        shown = window.findChildren(LexiconWindow)[0]
    shown.used.click()


def join(window: MainWindow, work: Workspace) -> None:
    team = next(one for one in window.features if isinstance(one, Team))
    team.show()
    assert team.shown is not None
    team.shown.add("Inès")


GESTURES: dict[str, Act] = {
    "accept": on_first(command("annotate.accept")),
    "reject": on_first(command("annotate.reject")),
    "relabel": on_first(lambda _, work: work.gestures.apply_label(PER)),
    "label": label_words,
    "move an edge": on_first(command("edge.right_out")),
    "accept visible": command("annotate.accept_visible"),
    "delete": on_first(command("annotate.delete")),
    "note": note,
    "flag the span": on_first(command("annotate.flag")),
    "flag the article": lambda _, work: work.gestures.flag("why"),
    "finish": command("article.finish"),
    "skip": command("article.skip"),
    "zone": lambda _, work: work.gestures.set_zone(
        next(
            label.id
            for label in work.bridge.project.scheme.labels()
            if (layer := work.bridge.project.scheme.layer_of(label.id)) and layer.zones
        )
    ),
    "the same here": on_first(command("annotate.same_here")),
    "finish all": command("library.select_all", "library.done"),
    "delete articles": command("library.select_all", "library.delete"),
    "guidelines": guidelines,
    "scheme": scheme,
}
OTHERS: dict[str, Act] = {
    "order of the list": settings,
    "use of the lexicon": lexicon,
    "somebody joins": join,
}


@pytest.fixture(autouse=True)
def patient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keeping_module, "PAUSES", (600_000,))


@pytest.mark.parametrize("name", GESTURES)
def test_a_gesture_is_told_kept_and_written(
    name: str,
    window: MainWindow,
    work: Workspace,
    unsaved: NotSaved,
    disk: Disk,
) -> None:
    project = work.bridge.project
    before = held(project)
    disk.fault = Disk.FULL
    GESTURES[name](window, work)
    assert held(project) == before
    assert unsaved.bar.isVisible()
    assert len(work.bridge.keeping.kept) == 1
    assert "{" not in unsaved.bar.what.text() + unsaved.bar.why.text()
    assert [repr(span) for span in work.desk.spans] == [
        repr(span)
        for span in project.spans(work.desk.document.id)  # type: ignore[union-attr]
    ]
    disk.fault = None
    assert work.bridge.keeping.retry()
    assert held(project) != before
    assert work.desk.document is None or [repr(span) for span in work.desk.spans] == [
        repr(span) for span in project.spans(work.desk.document.id)
    ]
    window.commands["edit.undo"].trigger()
    assert not work.bridge.keeping.kept


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_no_gesture_is_told_and_can_be_done_again(
    name: str, window: MainWindow, work: Workspace, disk: Disk
) -> None:
    project = work.bridge.project
    before = held(project)
    disk.fault = Disk.FULL
    OTHERS[name](window, work)
    assert held(project) == before
    assert window.messages.isVisible()
    assert "the disk is full" in window.messages.what.text()
    disk.fault = None
    OTHERS[name](window, work)
    assert held(project) != before


def test_a_disk_that_is_full_for_an_import_loses_nothing(
    window: MainWindow, work: Workspace, disk: Disk, tmp_path: Path, qtbot: QtBot
) -> None:
    article = tmp_path / "nouvelle.txt"
    article.write_text("Une nouvelle arrive.", encoding="utf-8")
    assert window.transfer is not None
    importing, project = window.transfer.importing, work.bridge.project
    before = held(project)
    disk.fault = Disk.FULL
    bring_in(importing, article, qtbot)
    assert held(project) == before
    assert "the disk is full" in window.messages.what.text()
    disk.fault = None
    bring_in(importing, article, qtbot)
    assert len(project.document_ids()) == 3


def bring_in(importing: Importing, article: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(importing.asked):
        importing.add([article])
    dialog = importing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.reading)
    with qtbot.waitSignal(importing.over):
        QTest.keyClick(dialog, Qt.Key.Key_Return)


def test_a_disk_that_is_full_for_a_merge_changes_nothing(
    window: MainWindow, work: Workspace, disk: Disk, tmp_path: Path, qtbot: QtBot
) -> None:
    copy = tmp_path / "retour.annodb"
    project = work.bridge.project
    project.back_up(copy)
    other = Project.open(copy)
    other.do(SetDocumentState(other.document_ids()[1], DocumentState.DONE))
    other.close()
    before = held(project)
    merging = next(one for one in window.features if isinstance(one, Merging))
    merging.merge([copy])
    dialog = merging.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: dialog.run.stage is Stage.READY, timeout=10_000)
    disk.fault = Disk.FULL
    with qtbot.waitSignal(dialog.run.failed):
        dialog.start.click()
    assert held(project) == before
    disk.fault = None
