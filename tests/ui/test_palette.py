"""The command palette: what is found, in which order, and what Enter does."""

from collections.abc import Callable
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.ui.command import Needs, reason
from annotator.ui.commands import COMMANDS
from annotator.ui.main_window import MainWindow
from annotator.ui.palette.matching import fit, folded
from annotator.ui.palette.palette import CommandPalette

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    project.do(AddDocuments((make_document("Kiev et Moscou négocient.", title="Un"),)))
    project.close()
    return open_window(project.path)


def opened(window: MainWindow, qtbot: QtBot) -> CommandPalette:
    """Open the palette with its key (help.palette)."""
    before = set(window.findChildren(CommandPalette))
    work = window.workspace
    qtbot.keyClick(work.article if work else window, KEY.Key_K, HELD.ControlModifier)
    (palette,) = set(window.findChildren(CommandPalette)) - before
    return palette


def found(palette: CommandPalette) -> list[str]:
    return [entry.id for entry in palette.model.found]


# How well letters fit


def test_beginnings_come_before_insides_and_letters() -> None:
    assert fit("acc", "Accept") > fit("acc", "Reaccept all") > 0
    assert fit("nus", "Next unsure suggestion") > 0, "letters that begin words"
    assert fit("xq", "Next unsure suggestion") == 0
    assert fit("next sugg", "Next unsure suggestion") > 0
    assert fit("next nothing", "Next unsure suggestion") == 0


def test_accents_case_and_apostrophes_do_not_matter() -> None:
    assert folded("Éditer l’Œuvre") == "editer l'oeuvre"
    assert fit("preferences", "Préférences…") > 0
    assert fit("PRÉF", "preferences") > 0


@given(st.text(max_size=20), st.text(max_size=60))
def test_any_letters_may_be_typed(query: str, text: str) -> None:
    assert fit(query, text) >= 0
    assert fit(text, text) > 0


# The palette


def test_every_command_and_label_is_in_it(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    ids = set(found(palette))
    assert {command.id for command in COMMANDS} - {"help.palette"} <= ids
    assert {"label.PER", "label.CLAIM"} <= ids
    palette.close()


def test_enter_runs_what_is_found(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "dark")
    assert found(palette)[0] == "view.theme.dark"
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert window.preferences.settings.theme == "dark"
    assert not palette.isVisible()


def test_a_label_can_be_applied_from_it(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace
    assert work is not None
    qtbot.keyClick(work.article, KEY.Key_Right)
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "label place")
    assert found(palette)[0] == "label.LOC"
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert [span.label for span in work.desk.spans] == ["LOC"]


def test_english_is_understood_in_french_too(window: MainWindow, qtbot: QtBot) -> None:
    window.preferences.set("language", "fr")
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "accept")
    assert found(palette)[0] == "annotate.accept"
    palette.field.setText("preceden")
    assert "annotate.previous_span" in found(palette)
    palette.field.setText("previous span")
    assert found(palette)[0] == "annotate.previous_span"
    palette.close()


def test_the_arrows_walk_and_what_is_shown_has_keys_and_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "previous article")
    entry = palette.model.found[0]
    assert (entry.id, entry.keys, entry.where) == ("article.previous", "Ctrl+PgUp", "Article")
    palette.field.setText("larger")
    assert palette.model.found[0].where == "View › Text"
    palette.field.setText("label")
    first = palette.list.currentIndex().row()
    qtbot.keyClick(palette.field, KEY.Key_Down)
    assert palette.list.currentIndex().row() == first + 1
    qtbot.keyClick(palette.field, KEY.Key_Up)
    qtbot.keyClick(palette.field, KEY.Key_Up)
    assert palette.list.currentIndex().row() == len(palette.model.found) - 1
    palette.close()


def test_what_cannot_be_done_says_why_and_stays(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace
    assert work is not None
    work.desk.set_focus(None)
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "merge with the next")
    entry = palette.model.found[0]
    assert entry.id == "annotate.merge_next"
    assert entry.why_not == "focus a span first"
    qtbot.keyClick(palette.field, KEY.Key_Return)
    assert palette.isVisible()
    palette.close()


def test_what_was_used_last_comes_first(window: MainWindow, qtbot: QtBot) -> None:
    for query in ("wider lines", "narrower lines"):
        palette = opened(window, qtbot)
        qtbot.keyClicks(palette.field, query)
        qtbot.keyClick(palette.field, KEY.Key_Return)
    palette = opened(window, qtbot)
    assert found(palette)[:2] == ["view.narrower", "view.wider"]
    assert window.preferences.settings.commands == ("view.narrower", "view.wider")
    palette.close()


def test_nothing_found_is_said(window: MainWindow, qtbot: QtBot) -> None:
    palette = opened(window, qtbot)
    qtbot.keyClicks(palette.field, "qqqq")
    assert found(palette) == []
    assert palette.nothing.isVisible()
    qtbot.keyClick(palette.field, KEY.Key_Return)
    qtbot.keyClick(palette.field, KEY.Key_Escape)
    assert not palette.isVisible()


def test_it_opens_without_a_project(open_window: OpenWindow, qtbot: QtBot) -> None:
    window = open_window()
    window.commands["help.palette"].trigger()
    (palette,) = window.findChildren(CommandPalette)
    qtbot.keyClicks(palette.field, "accept")
    assert palette.model.found[0].why_not == "open an article first"
    palette.close()


def test_it_opens_at_once(window: MainWindow, qtbot: QtBot) -> None:
    opened(window, qtbot).close()
    took = []
    for _ in range(5):
        began = perf_counter()
        palette = opened(window, qtbot)
        palette.repaint()
        took.append(perf_counter() - began)
        palette.close()
    assert min(took) < 0.05


@pytest.mark.parametrize("needs", Needs)
def test_every_need_has_its_words(needs: Needs) -> None:
    assert reason(needs) != "not now"
    assert bool(reason(needs)) == (needs is not Needs.NOTHING)
