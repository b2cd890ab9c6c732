"""What is said while another window is in front is said there, too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from annotator.app.project import Project
from annotator.core.errors import ExportWriteError
from annotator.core.model import Document
from annotator.ui.errors import MessageBar
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import OpenWindow

FAULT = ExportWriteError(path="x.csv", reason="no room")


@pytest.fixture
def window(
    open_window: OpenWindow,
    make_project: Callable[..., Project],
    add_document: Callable[..., Document],
) -> MainWindow:
    project = make_project()
    add_document(project, "Anne Lemoal vit à Valbourg.")
    path = project.path
    project.close()
    return open_window(path)


@pytest.fixture
def lexicon(window: MainWindow, qtbot: QtBot) -> QDialog:
    """Return a window over the main one that has the keyboard."""
    window.commands["project.lexicon"].trigger()
    [shown] = [one for one in window.findChildren(QDialog) if one.isVisible()]
    used(shown, qtbot, window)
    return shown


def used(shown: QDialog, qtbot: QtBot, window: MainWindow) -> None:
    shown.activateWindow()
    shown.setFocus()
    qtbot.waitUntil(lambda: window.messages.echo.front() is shown)


def test_a_fault_is_said_where_it_happened(
    window: MainWindow, lexicon: QDialog, qtbot: QtBot
) -> None:
    window.messages.show_error(FAULT)
    [bar] = lexicon.findChildren(MessageBar)
    assert bar.isVisible()
    assert bar.what.text() == window.messages.what.text() != ""
    assert bar.do.text() == window.messages.do.text() != ""
    qtbot.waitUntil(lambda: bar.width() == lexicon.width() and bar.y() == 0)
    field = lexicon.findChild(QLineEdit)
    assert field is not None
    assert field.y() >= bar.height(), "it covers nothing"
    window.messages.say("Another")
    assert [one.what.text() for one in lexicon.findChildren(MessageBar)] == ["Another"]
    assert bar.isVisible()
    assert window.messages.isVisible()


@pytest.mark.parametrize("there", [True, False])
def test_closing_one_closes_both(window: MainWindow, lexicon: QDialog, there: bool) -> None:
    window.messages.show_error(FAULT)
    [bar] = lexicon.findChildren(MessageBar)
    (bar if there else window.messages).dismiss.click()
    assert not bar.isVisible()
    assert not window.messages.isVisible()
    window.messages.show_error(FAULT)
    assert bar.isVisible()
    assert window.messages.isVisible()


def test_its_buttons_do_the_same(window: MainWindow, lexicon: QDialog) -> None:
    done: list[str] = []
    window.messages.say(
        "Written", more="Show", show_more=lambda: done.append("more"), second="Again",
        do_second=lambda: done.append("second"),
    )  # fmt: skip
    [bar] = lexicon.findChildren(MessageBar)
    bar.more.click()
    assert bar.isVisible()
    bar.second.click()
    assert done == ["more", "second"]
    assert not bar.isVisible()
    assert not window.messages.isVisible()


def test_a_window_that_is_gone_or_behind_says_nothing(
    window: MainWindow, lexicon: QDialog, qtbot: QtBot
) -> None:
    window.activateWindow()
    window.workspace.article.setFocus()  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: window.messages.echo.front() is None)
    window.messages.show_error(FAULT)
    assert lexicon.findChildren(MessageBar) == []
    used(lexicon, qtbot, window)
    lexicon.close()
    window.messages.show_error(FAULT)
    assert window.messages.echo.shown is None
    assert window.messages.isVisible()
