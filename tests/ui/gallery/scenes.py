"""Every window, dialog and state of a panel: how each is brought to show itself.

The gallery (``packaging/gallery.py``) makes pictures of them; tests look for clipped text in them.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QMenu,
    QStackedWidget,
    QTabWidget,
    QTreeView,
    QWidget,
)

from annotator.app.project import Project
from annotator.app.training.due import Changes
from annotator.app.training.material import Readiness
from annotator.core.suggestions import CLAIM
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.jobs import JobRunner
from annotator.ui.learning.wording import ready_text
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace
from tests.ui.compare.made_team import make_team
from tests.ui.gallery.projects import demo
from tests.ui.learning.made_runs import make_project
from tests.unit.app.dashboard.made_team import Clock, busy_project

_PATIENCE = 20.0
Step = Callable[[MainWindow], object]


@dataclass(frozen=True)
class Scene:
    """Something to look at: on which project it shows, and what is done for it."""

    name: str
    stage: str
    do: Step
    whole: bool = False
    """Whether it is a state of the main window, not a window of its own."""


@dataclass(frozen=True)
class View:
    """A widget as it shows itself, with a name."""

    name: str
    widget: QWidget


def stages(folder: Path) -> dict[str, Path | None]:
    """Make the projects that scenes are shown on; without one there is the welcome page."""
    made: dict[str, Path | None] = {"none": None}
    for name, maker in (
        ("demo", demo),
        ("team", lambda place: make_team(place, articles=3)),
        ("runs", lambda place: make_project(place, runs=4)),
        ("busy", _busy),
    ):
        place = folder / name
        place.mkdir()
        made[name] = maker(place)
    return made


def opened_by(path: Path) -> str:
    """Return the id of who works on a project made here."""
    project = Project.open(path)
    identifier = project.annotator_id
    project.close()
    return identifier


def _busy(folder: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        return busy_project(folder, Clock(patch))


# What is done


def command(name: str) -> Step:
    """Return what triggers a command."""
    return lambda window: window.commands[name].trigger()


def work_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def nothing(window: MainWindow) -> None:
    """Leave the window as it is."""


def focus_a_claim(window: MainWindow) -> None:
    desk = work_of(window).desk
    claims = [span for span in desk.visible() if span.label == CLAIM]
    desk.set_focus(max(claims[:4], key=lambda span: len(desk.links(span.id))).id)


def focus_a_name(window: MainWindow) -> None:
    desk = work_of(window).desk
    desk.set_focus(next(span for span in desk.visible() if span.layer == "entities").id)


def then(*steps: Step) -> Step:
    """Return all steps as one."""

    def go(window: MainWindow) -> None:
        for step in steps:
            step(window)
            settle(window)

    return go


def say(window: MainWindow) -> None:
    window.messages.say(
        "The file « dépêches.csv » could not be read: line 12 has no text.",
        "Correct the line, or leave it out in the preview of the import.",
        more="Details…",
        show_more=lambda: None,
    )


def report(window: MainWindow) -> None:
    words = "The program ended unexpectedly the last time."
    ReportDialog("Ended unexpectedly", words, "Traceback\n  line 12\nKeyError", window).show()


def show_ready(window: MainWindow) -> None:
    window.commands["learning.show"].trigger()
    feature = next(one for one in window.features if type(one).__name__ == "Learning")
    ready = Readiness(articles=212, held_out=51, spans=1300, held_out_spans=1080)
    new = Changes(articles=15, gestures=900, needed=49)
    feature.show().say_ready(ready_text(ready, new), enough=True, measuring=False)


def type_search(window: MainWindow) -> None:
    work_of(window).library.field.line.setText("label:LOC")


def search_nothing(window: MainWindow) -> None:
    work_of(window).library.field.line.setText("zzzz")


def menu(name: str) -> Step:
    """Return what opens a menu of the menu bar."""

    def go(window: MainWindow) -> None:
        window.menus[name].popup(window.mapToGlobal(window.menuBar().geometry().bottomLeft()))

    return go


def search_text(words: str) -> Step:
    """Return what opens the concordance with a search."""

    def go(window: MainWindow) -> None:
        window.commands["view.concordance"].trigger()
        settle(window)
        shown = next(one for one in windows_of(window) if type(one).__name__ == "ConcordanceWindow")
        shown.form.field.setText(words)  # type: ignore[attr-defined]
        shown.look()  # type: ignore[attr-defined]

    return go


def select_all(window: MainWindow) -> None:
    window.commands["library.select_all"].trigger()


def read_articles(window: MainWindow) -> None:
    bridge, transfer = window.project.bridge, window.transfer
    assert bridge is not None
    assert transfer is not None
    table = bridge.project.path.with_name("depeches.csv")
    rows = ["titre;journal;date;texte"]
    rows += [f"Titre {day};La Feuille;{day:02}/03/2025;Texte du {day} mars." for day in (3, 4, 5)]
    table.write_text("\n".join(rows), "utf-8")
    transfer.importing.add([table])
    importing = transfer.importing
    wait(window, lambda: importing.dialog is not None and not importing.dialog.reading)


MENUS = ("project", "edit", "annotate", "labels", "article", "team", "learning", "view", "help")

SCENES = (
    Scene("welcome", "none", nothing, whole=True),
    Scene("about", "none", command("help.about")),
    Scene("preferences", "none", command("edit.preferences")),
    Scene("backups-none", "none", command("project.backups")),
    Scene("window-claim", "demo", focus_a_claim, whole=True),
    Scene("window-name", "demo", focus_a_name, whole=True),
    Scene("window-table", "demo", then(command("view.table"), type_search), whole=True),
    Scene("window-table-end", "demo", command("view.table"), whole=True),
    Scene("window-no-hit", "demo", search_nothing, whole=True),
    Scene("window-message", "demo", say, whole=True),
    Scene("window-flag", "demo", command("article.flag"), whole=True),
    Scene("window-note", "demo", then(focus_a_name, command("annotate.flag")), whole=True),
    Scene("window-sure", "demo", command("annotate.accept_sure"), whole=True),
    Scene("window-claims", "demo", then(focus_a_claim, command("claims.list")), whole=True),
    Scene("window-values", "demo", then(focus_a_claim, command("claims.values")), whole=True),
    Scene("window-link", "demo", then(focus_a_claim, command("annotate.link")), whole=True),
    Scene(
        "window-everywhere", "demo",
        then(focus_a_name, command("annotate.same_everywhere")), whole=True,
    ),
    Scene("window-bulk", "demo", command("bulk.delete_label"), whole=True),
    Scene("window-guidelines", "demo", command("scheme.guidelines"), whole=True),
    Scene("window-bare", "demo", command("view.bare"), whole=True),
    Scene("window-selected", "demo", select_all, whole=True),
    Scene("key-sheet", "demo", command("help.keys")),
    Scene("palette", "demo", command("help.palette")),
    Scene("shortcuts", "demo", command("edit.shortcuts")),
    Scene("pipeline", "demo", command("project.pipeline")),
    Scene("backups", "demo", command("project.backups")),
    Scene("history", "demo", command("edit.history")),
    Scene("lexicon", "demo", command("project.lexicon")),
    Scene("export", "demo", command("project.export")),
    Scene("concordance", "demo", search_text("Trieste")),
    Scene("concordance-empty", "demo", command("view.concordance")),
    Scene("versions", "demo", command("view.versions")),
    Scene("scheme", "demo", command("scheme.edit")),
    Scene("guidelines-writing", "demo", command("scheme.write")),
    Scene("search-help", "demo", command("view.search_help")),
    Scene("save-filter", "demo", then(type_search, command("view.save_filter"))),
    Scene("seed", "demo", command("view.seed")),
    Scene("share", "demo", command("view.share")),
    Scene("field", "demo", then(select_all, command("library.details"))),
    Scene("zones", "demo", command("article.zone")),
    Scene("quality", "demo", command("team.quality")),
    Scene("report", "demo", report),
    Scene("import", "demo", read_articles),
    Scene("people-alone", "demo", command("team.people")),
    Scene("conflicts-none", "demo", command("team.conflicts")),
    Scene("agreement-none", "demo", command("team.agreement")),
    Scene("compare-none", "demo", command("team.compare")),
    Scene("learning-none", "demo", command("learning.show")),
    Scene("people", "team", command("team.people")),
    Scene("assign", "team", command("team.assign")),
    Scene("work-as", "team", command("team.work_as")),
    Scene("agreement", "team", command("team.agreement")),
    Scene("compare", "team", command("team.compare")),
    Scene("learning", "runs", show_ready),
    Scene("dashboard", "busy", command("team.dashboard")),
    *(Scene(f"menu-{name}", "demo", menu(name)) for name in MENUS),
)  # fmt: skip


# Looking


def settle(window: MainWindow) -> None:
    """Let events come until nothing is on its way any more."""
    end = time.monotonic() + _PATIENCE
    quiet = 0
    while quiet < 8 and time.monotonic() < end:
        QApplication.sendPostedEvents()
        QApplication.processEvents()
        quiet = 0 if _busy_still(window) else quiet + 1


def wait(window: MainWindow, holds: Callable[[], object]) -> None:
    """Let events come until something holds."""
    end = time.monotonic() + _PATIENCE
    while not holds() and time.monotonic() < end:
        settle(window)


def _busy_still(window: MainWindow) -> bool:
    holders = [one for one in (window, *window.features) if isinstance(one, QObject)]
    runners = [job for one in holders for job in one.findChildren(JobRunner)]
    counting = [getattr(one, "counting", None) for one in window.features]
    return any(job.busy for job in runners) or any(
        getattr(one, "busy", False) is True for one in counting
    )


def windows_of(window: MainWindow) -> list[QWidget]:
    """Return the windows that show beside the main one."""
    return [
        one
        for one in QApplication.topLevelWidgets()
        if one.isVisible() and one is not window and one.windowType() != Qt.WindowType.ToolTip
    ]


def views(scene: Scene, window: MainWindow) -> Iterator[View]:
    """Do what a scene asks for, and yield what shows: each window, and each of its pages."""
    scene.do(window)
    settle(window)
    if scene.whole:
        yield View(scene.name, window)
        return
    for number, shown in enumerate(windows_of(window)):
        name = scene.name if number == 0 else f"{scene.name}-{number + 1}"
        yield from _pages(View(name, shown), window)


def _pages(view: View, window: MainWindow) -> Iterator[View]:
    tabs = next((one for one in view.widget.findChildren(QTabWidget) if one.isVisible()), None)
    turning = getattr(view.widget, "list", None)
    tree = getattr(view.widget, "tree", None)
    if tabs is not None:
        for place in range(tabs.count()):
            tabs.setCurrentIndex(place)
            settle(window)
            yield View(f"{view.name}-{place + 1}", view.widget)
    elif isinstance(turning, QListWidget) and view.widget.findChildren(QStackedWidget):
        for place in range(turning.count()):
            turning.setCurrentRow(place)
            settle(window)
            yield View(f"{view.name}-{place + 1}", view.widget)
    elif isinstance(tree, QTreeView) and view.name == "scheme":
        yield from _kinds(view, tree, window)
    else:
        yield view


def _kinds(view: View, tree: QTreeView, window: MainWindow) -> Iterator[View]:
    seen: set[str] = set()
    index = tree.model().index(0, 0)
    while index.isValid():
        tree.setCurrentIndex(index)
        settle(window)
        stack = view.widget.stack  # type: ignore[attr-defined]
        kind = type(stack.currentWidget()).__name__
        if kind not in seen:
            seen.add(kind)
            yield View(f"{view.name}-{len(seen)}", view.widget)
        index = tree.indexBelow(index)


def clear(window: MainWindow) -> None:
    """Close what shows beside the main window."""
    for shown in windows_of(window):
        if isinstance(shown, QMenu):
            shown.hide()
        else:
            shown.close()
    settle(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


__all__ = ["SCENES", "Scene", "View", "clear", "settle", "stages", "views"]
