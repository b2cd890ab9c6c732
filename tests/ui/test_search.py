"""The search field: completion, what it says, its help, and hits in the article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.core.query import parse_query
from annotator.ui.library.completing import Completer
from annotator.ui.library.feature import Library
from annotator.ui.library.search_help import examples
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*", extend=True)

TEXT = "La crue 🙂 monte.\nÉlodie voit la Crue.\nLes crues passent ; la crue reste."
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    project.do(
        AddDocuments(
            (
                make_document(TEXT, title="Une", source="La Dépêche du Midi"),
                make_document("Rien à voir ici.", title="Autre", source="Le Phare"),
            )
        )
    )
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def feature(window: MainWindow) -> Library:
    found = window.findChild(Library)
    assert isinstance(found, Library)
    return found


def offered(work: Workspace) -> list[str]:
    offers = work.library.field.line.offers
    return [offers.item(row).text() for row in range(offers.count())] if offers.isVisible() else []


# Completion


def test_fields_and_values_are_completed_by_keys(work: Workspace, qtbot: QtBot) -> None:
    line = work.library.field.line
    work.search()
    qtbot.keyClicks(line, "la")
    assert offered(work) == ["label:", "lang:"]
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "label:"
    assert any(text.startswith("label:PER") and "Person" in text for text in offered(work))
    qtbot.keyClicks(line, "P")
    qtbot.keyClick(line, Qt.Key.Key_Down)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert line.text() == "label:PER "
    assert line.hasFocus()
    qtbot.keyClicks(line, "source:dep")
    assert offered(work) == [], "sources are completed from their beginning"
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert line.text() == ""


def test_escape_first_takes_the_offers_away(work: Workspace, qtbot: QtBot) -> None:
    line = work.library.field.line
    work.search()
    qtbot.keyClicks(line, "state:")
    assert len(offered(work)) == 4
    qtbot.keyClick(line, Qt.Key.Key_Up)
    assert line.offers.currentRow() >= 0
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert offered(work) == []
    assert line.text() == "state:"
    assert work.library.model.rowCount() == 2, "nothing is asked yet"


def test_a_click_takes_an_offer(work: Workspace, qtbot: QtBot) -> None:
    line = work.library.field.line
    work.search()
    qtbot.keyClicks(line, "is:fl")
    item = line.offers.item(0)
    place = line.offers.visualItemRect(item).center()
    qtbot.mouseClick(line.offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line.text() == "is:flagged "
    assert work.library.model.rowCount() == 0


@pytest.mark.parametrize(
    ("typed", "texts"),
    [
        ("ét", ["étiquette:", "état:"]),
        ("état:", ['état:"à faire" ', 'état:"en cours" ', "état:terminé ", "état:passé "]),
        ("crue -est:si", ["est:signalé "]),
        ("source:la", ['source:"La Dépêche du Midi" ']),
        ("annotateur:", None),
        ("étiquette:pers", ["étiquette:PER "]),
        ("langue:f", ["langue:fr "]),
        ("date:2", []),
        ("mot", []),
    ],
)
def test_french_has_its_own_names(work: Workspace, typed: str, texts: list[str] | None) -> None:
    completer = Completer(work.bridge.project, "fr")
    found = completer.offers(typed, len(typed))
    name = work.bridge.project.annotator.name
    expected = [f"annotateur:{name} "] if texts is None else texts
    assert [one.text for one in found] == expected or (
        texts is None and found[0].text.startswith("annotateur:")
    )
    for one in found:
        parse_query(typed[: one.start] + one.text)


# What it says


def test_what_cannot_be_understood_is_said_under_the_field(work: Workspace, qtbot: QtBot) -> None:
    line, problem = work.library.field.line, work.library.field.problem
    line.setText("couleur:rouge")
    assert problem.isVisible()
    assert "couleur" in problem.text()
    assert work.library.model.rowCount() == 2, "the list stays as it was"
    line.setText("crue")
    assert not problem.isVisible()
    assert work.library.model.rowCount() == 1


def test_the_help_lists_examples_that_work(
    window: MainWindow, work: Workspace, feature: Library, qtbot: QtBot
) -> None:
    window.commands["view.search_help"].trigger()
    assert feature.help is not None
    label = feature.help.findChild(QLabel)
    assert "label:PER" in label.text()
    label.linkActivated.emit("2")
    assert work.library.field.line.text() == "flood*"
    assert not feature.help.isVisible()
    for language in ("fr", "en"):
        window.commands[f"view.language.{language}"].trigger()
        for typed, meaning in examples():
            assert meaning
            for part in typed.replace("…", "mot").split("   "):
                assert not parse_query(part).empty


# Hits


def test_hits_are_found_walked_and_cleared(
    window: MainWindow, work: Workspace, feature: Library, qtbot: QtBot
) -> None:
    work.library.field.line.setText("crue")
    hits = feature.hits
    assert [TEXT[start:end] for start, end in hits.places] == ["crue", "Crue", "crues", "crue"]
    work.library.field.line.setText('crue -"rien du tout" ')
    assert [TEXT[start:end] for start, end in hits.places] == ["crue", "Crue", "crue"]
    work.article.setFocus()
    seen = []
    for command in ("view.next_hit", "view.next_hit", "view.next_hit", "view.next_hit"):
        window.commands[command].trigger()
        seen.append(work.desk.offset)
    starts = [start for start, _ in hits.places]
    assert seen == [*starts, starts[0]]
    window.commands["view.previous_hit"].trigger()
    assert work.desk.offset == starts[-1]
    work.desk.step(1)
    qtbot.keyClick(work.article, Qt.Key.Key_Escape)
    assert work.library.field.line.text() == ""
    assert hits.places == []
    window.commands["view.next_hit"].trigger()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_hits_are_painted(window: MainWindow, work: Workspace, theme: str) -> None:
    window.commands[f"view.theme.{theme}"].trigger()
    work.library.field.line.setText("crue")
    colour = work.article.scene.theme.colour("hit")
    window.commands["view.next_hit"].trigger()
    image = work.article.viewport().grab().toImage()
    found = sum(
        QColor(image.pixel(x, y)) == colour
        for x in range(0, image.width(), 2)
        for y in range(0, min(image.height(), 300), 2)
    )
    assert found > 20
    work.library.field.line.clear()
    image = work.article.viewport().grab().toImage()
    assert not any(
        QColor(image.pixel(x, y)) == colour
        for x in range(0, image.width(), 2)
        for y in range(0, min(image.height(), 300), 2)
    )
