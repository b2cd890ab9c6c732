"""The real window: opening, history, panels, dropping files, imports, exports, themes, language."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QEvent,
    QLocale,
    QMimeData,
    QObject,
    QPoint,
    QPointF,
    Qt,
    QUrl,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, DocumentState
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.key_sheet import KeySheet
from annotator.ui.dialogs.report import ReportDialog
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

TEXT = "Kiev et Moscou négocient.\nAnne Lemoal reste à Paris."
OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def documents(project: Project, make_document: Callable[..., Document]) -> list[Document]:
    """Bring three articles into the project and close it, for a window to open."""
    made = [
        make_document(
            TEXT, title="Un", source="Le Journal", published="2026-02-03", author="A. B."
        ),
        make_document("Deuxième article.", title="Deux"),
        make_document("Troisième article.", title="Trois"),
    ]
    project.do(AddDocuments(tuple(made)))
    project.close()
    return made


@pytest.fixture
def window(open_window: OpenWindow, project: Project, documents: list[Document]) -> MainWindow:
    """Return the window on a project with three articles."""
    return open_window(project.path)


def work_of(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def on_desk(window: MainWindow) -> DocumentId | None:
    return work_of(window).here()


def drop(window: MainWindow, *paths: Path) -> bool:
    """Drop files on the window; tell whether it took them."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    action, button, key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    entering = QDragEnterEvent(QPoint(50, 50), action, data, button, key.NoModifier)
    entering.ignore()
    window.dragEnterEvent(entering)
    if entering.isAccepted():
        window.dropEvent(QDropEvent(QPointF(50, 50), action, data, button, key.NoModifier))
    return entering.isAccepted()


# Opening and closing


def test_without_a_project_the_welcome_page_teaches(open_window: OpenWindow) -> None:
    window = open_window()
    assert window.pages.currentWidget() is window.welcome
    assert set(window.welcome.buttons) == {"new", "open", "demo"}
    assert window.windowTitle() == "Annotator"
    assert window.minimumWidth() == 1024
    assert not window.commands["annotate.accept"].isEnabled()
    assert not window.commands["project.recent"].isEnabled()


def test_a_project_opens_at_the_first_article_and_has_the_keyboard(
    window: MainWindow, documents: list[Document]
) -> None:
    assert on_desk(window) == documents[0].id
    assert window.focusWidget() is work_of(window).article
    assert window.windowTitle() == "project — Annotator"
    assert work_of(window).header.origin.text() == "Le Journal · 3 Feb 2026 · A. B."


def test_a_project_opens_at_the_last_place(
    open_window: OpenWindow, project: Project, documents: list[Document]
) -> None:
    first = open_window(project.path)
    work_of(first).desk.open(documents[0].id, 30)
    first.close()
    again = open_window(project.path)
    assert on_desk(again) == documents[0].id
    assert work_of(again).desk.offset == 30


def test_size_and_panels_come_back(
    open_window: OpenWindow, project: Project, documents: list[Document]
) -> None:
    first = open_window(project.path)
    first.resize(1100, 700)
    first.commands["view.inspector"].trigger()
    first.close()
    again = open_window(project.path)
    assert again.height() == 700  # the width is limited by the screen of the tests
    assert work_of(again).inspector.isHidden()
    assert not again.commands["view.inspector"].isChecked()
    again.commands["view.inspector"].trigger()
    assert work_of(again).inspector.width() >= 200


def test_settings_that_are_not_ours_do_no_harm(
    open_window: OpenWindow, project: Project, documents: list[Document]
) -> None:
    preferences = Preferences()
    preferences.set("window", "no base64 at all")
    preferences.set("panels", "AAAA")
    assert open_window(project.path).isVisible()


def test_closing_the_project_brings_back_the_welcome_page_with_it_first(
    window: MainWindow, project: Project
) -> None:
    window.commands["project.close"].trigger()
    assert window.pages.currentWidget() is window.welcome
    assert window.project.bridge is None
    assert window.windowTitle() == "Annotator"
    assert window.preferences.settings.recent[0] == str(project.path.resolve())
    assert not window.commands["project.export"].isEnabled()
    window.welcome.recent_requested.emit(str(project.path))
    assert window.workspace is not None


def test_the_projects_opened_last_say_since_when_and_which_are_gone(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window = open_window()
    there, gone = tmp_path / "there.annodb", tmp_path / "gone.annodb"
    there.write_bytes(b"")
    for path in (there, gone):
        window.preferences.opened(path)
    recent = window.welcome.recent
    assert recent is not None
    qtbot.waitUntil(lambda: bool(recent.missing))
    assert recent.missing == {str(gone)}
    assert "not there any more" in recent.notes[str(gone)].text()
    today = QLocale().toString(QDate.currentDate(), QLocale.FormatType.ShortFormat)
    qtbot.waitUntil(lambda: recent.notes[str(there)].text().startswith(today))
    asked: list[str] = []
    window.welcome.recent_requested.disconnect()
    window.welcome.recent_requested.connect(asked.append)
    window.welcome.open_requested.disconnect()
    window.welcome.open_requested.connect(lambda: asked.append("look for it"))
    for path in (there, gone):
        recent.buttons[str(path)].click()
    assert asked == [str(there), "look for it"]
    recent.forgotten.emit(str(gone))
    assert window.preferences.settings.recent == (str(there),)


def test_a_project_that_is_gone_is_told_and_forgotten(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window()
    missing = tmp_path / "gone.annodb"
    window.preferences.opened(missing)
    window.welcome.recent_requested.emit(str(missing))
    assert window.messages.isVisible()
    assert "gone.annodb" in window.messages.what.text()
    assert window.preferences.settings.recent == ()
    assert window.pages.currentWidget() is window.welcome


def test_a_project_that_cannot_be_opened_leaves_the_one_before(
    window: MainWindow, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged.annodb"
    damaged.write_bytes(b"not a project")
    assert not window.project.open(damaged)
    assert window.messages.isVisible()
    assert window.workspace is not None


def test_a_project_without_articles_says_how_to_add_some(
    open_window: OpenWindow, project: Project, tmp_path: Path, qtbot: QtBot
) -> None:
    project.close()
    window = open_window(project.path)
    assert work_of(window).middle.currentWidget() is work_of(window).empty
    file = tmp_path / "article.txt"
    file.write_text("Une ligne.\n\nUn texte.", encoding="utf-8")
    add_at_once(window, qtbot, file)
    assert on_desk(window) is not None
    assert work_of(window).middle.currentWidget() is not work_of(window).empty


# History


def test_undo_is_named_after_the_gesture_and_goes_on_after_a_restart(
    open_window: OpenWindow, project: Project, documents: list[Document]
) -> None:
    window = open_window(project.path)
    undo, redo = window.commands["edit.undo"], window.commands["edit.redo"]
    assert not undo.isEnabled()
    assert undo.text() == "&Undo"
    bridge = window.project.bridge
    assert bridge is not None
    bridge.do(CreateSpan(documents[0].id, 0, 4, LabelId("LOC")))
    assert undo.text() == "&Undo: label “Kiev” as LOC"
    window.close()
    again = open_window(project.path)
    again.commands["edit.undo"].trigger()
    assert work_of(again).desk.spans == ()
    assert again.commands["edit.redo"].text() == "&Redo: label “Kiev” as LOC"
    assert not again.commands["edit.undo"].isEnabled()
    assert redo is not again.commands["edit.redo"]


def test_progress_counts_finished_articles(window: MainWindow, qtbot: QtBot) -> None:
    assert window.toolbar is not None
    assert window.toolbar.progress.text() == "0 / 3"
    qtbot.keyClick(work_of(window).article, Qt.Key.Key_Return)
    assert window.toolbar.progress.text() == "1 / 3"
    assert window.toolbar.bar.value() == 1


class LayoutRequests(QObject):
    """Counts how often a widget is asked to lay itself out."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.count += event.type() == QEvent.Type.LayoutRequest
        return False


def test_other_words_of_undo_leave_the_toolbar_as_it_is_laid_out(window: MainWindow) -> None:
    toolbar, undo = window.toolbar, window.commands["edit.undo"]
    assert toolbar is not None
    button = toolbar.widgetForAction(undo)
    QCoreApplication.sendPostedEvents()
    size, requests = button.size(), LayoutRequests(toolbar)
    undo.setText("&Undo: something much longer than whatever was there before")
    undo.setToolTip("What it would take back")
    QCoreApplication.sendPostedEvents()
    assert requests.count == 0
    assert button.size() == size == button.sizeHint()
    assert button.toolTip() == "What it would take back"
    toolbar.setStyleSheet("QToolButton { padding: 19px; }")
    QCoreApplication.sendPostedEvents()
    assert button.size() == button.sizeHint()
    assert button.width() > size.width()


# Files


def test_dropped_texts_are_added_and_what_failed_is_reported(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    good, bad = tmp_path / "good.txt", tmp_path / "bad.pdf"
    good.write_text("Un nouvel article.", encoding="utf-8")
    bad.write_bytes(b"%PDF-1.4\0\1\2")
    same = tmp_path / "same.txt"
    same.write_text("Deuxième article.", encoding="utf-8")
    assert window.transfer is not None
    with qtbot.waitSignal(window.transfer.importing.asked):
        assert drop(window, good, bad, same)
    assert window.transfer.importing.dialog is not None
    with qtbot.waitSignal(window.transfer.importing.over):
        window.transfer.importing.dialog.start.click()
    assert window.messages.what.text() == "1 article added."
    assert "1 text was there already." in window.messages.do.text()
    window.messages.more.click()
    dialog = window.findChild(ReportDialog)
    assert dialog is not None
    assert not dialog.isModal()
    assert "bad.pdf" in dialog.report.toPlainText()
    dialog.copy.click()
    assert "bad.pdf" in QGuiApplication.clipboard().text()
    assert window.project.bridge is not None
    assert len(window.project.bridge.project.document_ids()) == 4
    dialog.close()


def add_at_once(window: MainWindow, qtbot: QtBot, *paths: Path) -> None:
    """Drop files with which there is nothing to decide."""
    window.preferences.set("import_at_once", True)
    assert window.transfer is not None
    with qtbot.waitSignal(window.transfer.importing.over):
        assert drop(window, *paths)


def test_nothing_of_an_import_that_is_stopped_shows(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    many = tmp_path / "many.jsonl"
    rows = [json.dumps({"text": f"Article numéro {number}."}) for number in range(20_000)]
    many.write_text("\n".join(rows), encoding="utf-8")
    window.preferences.set("import_at_once", True)
    drop(window, many)
    bridge = window.project.bridge
    assert bridge is not None

    def stop(_: object) -> None:
        pending = bridge.project.unfinished_import
        if pending is not None and pending.documents:
            window.jobs.progressed.disconnect(stop)
            assert window.job_bar.isVisible()
            window.job_bar.cancel.click()

    window.jobs.progressed.connect(stop)
    assert window.transfer is not None
    with qtbot.waitSignal(window.transfer.importing.over, timeout=20_000):
        pass
    assert not window.job_bar.isVisible()
    assert "nothing of it shows" in window.messages.what.text()
    assert len(bridge.project.document_ids()) == 3


def test_a_dropped_project_opens(window: MainWindow, make_project: Callable[..., Project]) -> None:
    other = make_project(name="other")
    other.close()
    assert drop(window, other.path)
    assert window.windowTitle() == "other — Annotator"


def test_files_dropped_on_the_welcome_page_become_a_project(
    open_window: OpenWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window()
    file = tmp_path / "corpus.jsonl"
    file.write_text(json.dumps({"text": "Un article."}), encoding="utf-8")
    asked: list[Path] = []

    def choose(_: object, suggested: Path) -> Path:
        asked.append(suggested)
        return suggested

    monkeypatch.setattr(choosers, "project_to_create", choose)
    window.preferences.set("import_at_once", True)
    drop(window, file)
    qtbot.waitUntil(lambda: on_desk(window) is not None)
    assert asked == [tmp_path / "corpus.annodb"]
    assert on_desk(window) is not None


# The article's strip


def test_flagging_asks_for_a_comment_in_the_strip(
    window: MainWindow, qtbot: QtBot, documents: list[Document]
) -> None:
    header, article = work_of(window).header, work_of(window).article
    bridge = window.project.bridge
    assert bridge is not None
    qtbot.keyClick(article, Qt.Key.Key_B)
    assert window.focusWidget() is header.comment
    qtbot.keyClicks(header.comment, "a source")
    qtbot.keyClick(header.comment, Qt.Key.Key_Return)
    assert bridge.project.status(documents[0].id).comment == "a source"
    assert header.flag_text.text() == "a source"
    assert window.focusWidget() is article
    qtbot.keyClick(article, Qt.Key.Key_B)
    assert not bridge.project.status(documents[0].id).flagged
    qtbot.keyClick(article, Qt.Key.Key_B)
    qtbot.keyClick(header.comment, Qt.Key.Key_Escape)
    assert not bridge.project.status(documents[0].id).flagged
    assert window.focusWidget() is article


def test_an_article_without_suggestions_says_how_to_get_them(window: MainWindow) -> None:
    hint = work_of(window).hint
    assert hint.isVisible()
    assert "No suggestions yet" in hint.text.text()
    assert hint.button.isVisible()


def test_the_state_follows_the_document(window: MainWindow, documents: list[Document]) -> None:
    work = work_of(window)
    assert work.header.state.text() == "To do"
    work.gestures.skip()
    work.desk.open(documents[0].id)
    assert work.header.state.text() == "Skipped"
    assert work.bridge.project.status(documents[0].id).state is DocumentState.SKIPPED


# Look and language


def test_themes_change_at_once_and_are_kept(window: MainWindow, qapp: QApplication) -> None:
    contrast = ("view.theme.contrast-dark", "view.theme.contrast-light")
    for command in ("view.theme.dark", *contrast, "view.theme.light"):
        name = command.removeprefix("view.theme.")
        window.commands[command].trigger()
        assert window.appearance.theme.name == name
        assert window.commands[command].isChecked()
        assert Preferences().settings.theme == name
        paper = window.appearance.theme.colour("window")
        assert qapp.palette().color(QPalette.ColorRole.Window) == paper


def test_the_theme_follows_the_system_while_it_is_set_to(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    hints = QGuiApplication.styleHints()
    system = ["light"]
    monkeypatch.setattr(
        "annotator.ui.appearance.choose_theme",
        lambda setting: load_theme(system[0] if setting == "system" else setting),
    )
    window.commands["view.theme.system"].trigger()
    system[0] = "dark"
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.appearance.theme.name == "dark"
    window.commands["view.theme.light"].trigger()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert window.appearance.theme.name == "light"


def test_the_window_speaks_french_at_once(window: MainWindow, documents: list[Document]) -> None:
    work_of(window).desk.open(documents[1].id)
    window.commands["view.language.fr"].trigger()
    assert window.menus["annotate"].title() == "&Annoter"
    assert on_desk(window) == documents[1].id
    assert window.focusWidget() is work_of(window).article
    bridge = window.project.bridge
    assert bridge is not None
    bridge.do(CreateSpan(documents[1].id, 0, 8, LabelId("LOC")))
    assert window.commands["edit.undo"].text() == (
        "&Annuler\u00a0: étiqueter «\u00a0Deuxième\u00a0» en LOC"
    )
    window.commands["view.language.en"].trigger()
    assert window.menus["annotate"].title() == "&Annotate"


def test_zoom_and_typeface_change_the_article_within_limits(window: MainWindow) -> None:
    before = window.preferences.settings.font_size
    window.commands["view.larger"].trigger()
    assert window.preferences.settings.font_size == before + 1
    assert work_of(window).article.document().defaultFont().pointSize() == before + 1
    for _ in range(60):
        window.commands["view.larger"].trigger()
    assert window.preferences.settings.font_size == 40
    window.commands["view.usual"].trigger()
    assert window.preferences.settings.font_size == before
    window.commands["view.font.sans"].trigger()
    assert window.preferences.settings.font == "sans"


# Keys


def test_the_key_sheet_shows_the_keys_that_act_now(
    open_window: OpenWindow, project: Project, documents: list[Document], qtbot: QtBot
) -> None:
    welcome = open_window()
    welcome.commands["help.keys"].trigger()
    sheet = welcome.findChild(KeySheet)
    assert sheet is not None
    assert "New from files…" in sheet.entries
    assert "Accept" not in sheet.entries
    sheet.close()
    window = open_window(project.path)
    window.commands["help.keys"].trigger()
    sheet = window.findChild(KeySheet)
    assert sheet is not None
    assert sheet.entries["Accept"] == "A"
    assert sheet.entries["Person"] == "1"
    shown = {label.text() for label in sheet.findChildren(QLabel)}
    assert {"Annotate", "Labels", "1", "Person"} <= shown
    sheet.close()


@pytest.mark.parametrize(("scan_code", "text"), [(10, "&"), (12, '"'), (11, "é")])
def test_the_row_of_digits_works_without_shift_on_a_french_keyboard(
    window: MainWindow, scan_code: int, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.ui.digit_row.sys.platform", "linux")
    work = work_of(window)
    work.desk.set_focus(None)
    work.gestures.desk.grow()
    key = QKeyEvent(
        QEvent.Type.KeyPress, ord(text), Qt.KeyboardModifier.NoModifier, scan_code, 0, 0, text
    )
    handle = window.windowHandle()
    assert handle is not None
    QGuiApplication.sendEvent(handle, key)
    assert [span.label for span in work.desk.spans] == [["PER", "ORG", "LOC"][scan_code - 10]]


def test_letters_in_the_search_field_stay_letters(window: MainWindow, qtbot: QtBot) -> None:
    window.commands["view.find"].trigger()
    field = window.focusWidget()
    assert field is not None
    assert field is not work_of(window).article
    for text in ("a", "x", "1", "n"):
        qtbot.keyClicks(field, text)
    assert field.property("text") == "ax1n"
    assert work_of(window).desk.spans == ()
