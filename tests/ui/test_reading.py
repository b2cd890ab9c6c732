"""Reading comfort: leading, typefaces, preferences, nothing but the article, small windows."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.model import Document
from annotator.ui.article.page import typeface
from annotator.ui.dialogs.preferences import PreferencesDialog
from annotator.ui.icons import icon
from annotator.ui.main_window import MainWindow
from annotator.ui.shortcuts.dialog import ShortcutsDialog
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
TEXT = "Un\n" + "Kiev et Moscou négocient à Riga depuis ce matin, dit-on. " * 30
KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    project.do(AddDocuments((make_document(TEXT, title="Un"),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def line_step(work: Workspace) -> float:
    """Return how far the second line of the text is under the first."""
    layout = work.article.document().findBlockByNumber(1).layout()
    return layout.lineAt(1).y() - layout.lineAt(0).y()


@pytest.fixture
def dialog(window: MainWindow, qtbot: QtBot) -> PreferencesDialog:
    work = window.workspace
    assert work is not None
    qtbot.keyClick(work.article, KEY.Key_Comma, HELD.ControlModifier)
    (found,) = window.findChildren(PreferencesDialog)
    return found


# Letters


def test_the_space_between_lines_is_set_by_commands(window: MainWindow, work: Workspace) -> None:
    usual = line_step(work)
    window.commands["view.looser"].trigger()
    loose = line_step(work)
    window.commands["view.tighter"].trigger()
    window.commands["view.tighter"].trigger()
    assert line_step(work) < usual < loose
    assert window.preferences.settings.leading == 164
    for _ in range(40):
        window.commands["view.tighter"].trigger()
    assert window.preferences.settings.leading >= 120, "the end of the range: it stays"


def test_the_headline_keeps_its_share_of_the_leading(window: MainWindow, work: Workspace) -> None:
    window.preferences.set("leading", 240)
    form = work.article.document().firstBlock().blockFormat()
    text = work.article.document().findBlockByNumber(1).blockFormat()
    assert form.lineHeight() < text.lineHeight() == 240


def test_any_installed_family_can_be_chosen(window: MainWindow, work: Workspace) -> None:
    family = QFontDatabase.families()[-1]
    window.preferences.set("font", family)
    assert work.article.document().defaultFont().family() == family
    assert window.commands["view.font.other"].isChecked()
    assert typeface("A face nobody has", 12).family() == typeface("serif", 12).family()


# Preferences


def test_each_preference_holds_at_once(
    window: MainWindow, work: Workspace, dialog: PreferencesDialog
) -> None:
    before = line_step(work)
    dialog.numbers["leading"].setValue(200)
    assert line_step(work) > before
    assert dialog.sample.document().firstBlock().blockFormat().lineHeight() == 200
    dialog.numbers["font_size"].setValue(21)
    assert work.article.document().defaultFont().pointSizeF() == 21
    assert dialog.sample.document().defaultFont().pointSizeF() == 21
    dialog.numbers["line_width"].setValue(60)
    assert window.preferences.settings.line_width == 60
    dialog.font_box.setCurrentIndex(dialog.font_box.findData("sans"))
    dialog.font_box.activated.emit(dialog.font_box.currentIndex())
    assert window.commands["view.font.sans"].isChecked()
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    dialog.theme.activated.emit(dialog.theme.currentIndex())
    assert window.appearance.theme.dark


def test_preferences_follow_the_commands(window: MainWindow, dialog: PreferencesDialog) -> None:
    window.commands["view.larger"].trigger()
    assert dialog.numbers["font_size"].value() == window.preferences.settings.font_size == 14
    window.commands["view.theme.dark"].trigger()
    assert dialog.theme.currentData() == "dark"
    window.shortcuts.use("prodigy")
    assert "Prodigy" in dialog.preset.text()


def test_another_language_builds_the_dialog_anew(
    window: MainWindow, dialog: PreferencesDialog, qtbot: QtBot
) -> None:
    dialog.language.setCurrentIndex(dialog.language.findData("fr"))
    dialog.language.activated.emit(dialog.language.currentIndex())

    def titles() -> list[str]:
        return [item.windowTitle() for item in window.findChildren(PreferencesDialog)]

    qtbot.waitUntil(lambda: titles() == ["Préférences"])


def test_keys_and_another_typeface_are_a_click_away(
    window: MainWindow, dialog: PreferencesDialog
) -> None:
    dialog.keys.click()
    assert len(window.findChildren(ShortcutsDialog)) == 1
    dialog.close()
    window.commands["view.font.other"].trigger()
    assert window.commands["view.font.serif"].isChecked(), "nothing was chosen yet"
    assert any(item.isVisible() for item in window.findChildren(PreferencesDialog))


def test_a_family_that_is_gone_is_still_named(window: MainWindow) -> None:
    window.preferences.set("font", "A face nobody has")
    window.commands["edit.preferences"].trigger()
    (shown,) = window.findChildren(PreferencesDialog)
    assert shown.font_box.currentText() == "A face nobody has"


# Nothing but the article


def around(window: MainWindow, work: Workspace) -> list[QWidget]:
    assert window.toolbar is not None
    return [window.menuBar(), window.toolbar, work.library, work.inspector, work.palette_bar]


def test_nothing_but_the_article(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    window.commands["view.inspector"].trigger()
    qtbot.keyClick(work.article, KEY.Key_F11)
    assert window.isFullScreen()
    assert not any(part.isVisible() for part in around(window, work))
    assert work.article.isVisible()
    assert work.header.isVisible()
    assert window.statusBar().isVisible()
    assert window.commands["view.bare"].isChecked()
    qtbot.keyClick(work.article, KEY.Key_F11)
    assert not window.isFullScreen()
    hidden = [part for part in around(window, work) if not part.isVisible()]
    assert hidden == [work.inspector], "what the person had hidden stays hidden"


def test_all_keys_work_there_and_escape_leads_back(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    qtbot.keyClick(work.article, KEY.Key_F11)
    work.article.show_place(TEXT.index("Kiev"))
    qtbot.keyClick(work.article, KEY.Key_Right)
    qtbot.keyClick(work.article, KEY.Key_3)
    assert [span.label for span in work.desk.visible()] == ["LOC"]
    qtbot.keyClick(work.article, KEY.Key_Z, HELD.ControlModifier)
    assert work.desk.visible() == []
    qtbot.keyClick(work.article, KEY.Key_Z, HELD.ControlModifier | HELD.ShiftModifier)
    qtbot.keyClick(work.article, KEY.Key_N)
    assert work.desk.focus is not None
    qtbot.keyClick(work.article, KEY.Key_Escape)
    assert work.desk.focus is None
    assert window.isFullScreen(), "the first Esc gives the focus up"
    qtbot.keyClick(work.article, KEY.Key_Escape)
    assert not window.isFullScreen()
    assert work.library.isVisible()


def test_closing_there_stores_the_window_as_it_was(
    window: MainWindow, work: Workspace, open_window: OpenWindow
) -> None:
    path = work.bridge.project.path
    window.commands["view.bare"].trigger()
    window.close()
    again = open_window(path)
    assert not again.isFullScreen()
    assert again.workspace is not None
    assert all(part.isVisible() for part in around(again, again.workspace))


def test_another_language_leaves_it(window: MainWindow, work: Workspace) -> None:
    window.commands["view.bare"].trigger()
    window.commands["view.language.fr"].trigger()
    assert not window.bare.on
    assert window.workspace is not None
    assert window.workspace.library.isVisible()


# Small windows, sharp pictures


@pytest.mark.parametrize("language", ["en", "fr"])
def test_everything_has_room_in_a_small_window(
    window: MainWindow, language: str, qtbot: QtBot
) -> None:
    window.commands[f"view.language.{language}"].trigger()
    window.resize(1024, 640)
    work = window.workspace
    assert work is not None
    assert window.toolbar is not None
    shown = [*around(window, work), work.article, work.header, window.statusBar()]
    inside = QRect(0, 0, 1024, 640)

    def outside() -> list[QWidget]:
        places = {part: QRect(part.mapTo(window, QPoint(0, 0)), part.size()) for part in shown}
        return [part for part, place in places.items() if not inside.contains(place)]

    qtbot.waitUntil(lambda: work.width() == 1024 and outside() == [])
    assert window.size() == QSize(1024, 640), "nothing asks for more"
    assert work.article.viewport().width() >= 400
    assert not work.article.horizontalScrollBar().isVisible()
    for button in work.palette_bar.buttons.values():
        assert work.palette_bar.rect().contains(button.geometry())


def test_icons_are_drawn_in_the_pixels_of_the_screen(qapp: object) -> None:
    drawn = icon("accept", load_theme("light")).pixmap(QSize(16, 16), 1.5)
    assert (drawn.width(), drawn.devicePixelRatio()) == (24, 1.5)
    image = drawn.toImage()
    column = {image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)}
    assert len(column) > 2, "its edges are smooth"
