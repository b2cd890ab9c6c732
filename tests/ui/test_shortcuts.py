"""Keys that can be changed: presets, conflicts in words, the dialog, and keyboards of the world."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.app.schemes import load_scheme, scheme_names
from annotator.app.settings import SettingsFile
from annotator.app.shortcut_file import write_shortcuts
from annotator.core.model import Document, DocumentState
from annotator.ui import i18n
from annotator.ui.command import Scope
from annotator.ui.commands import COMMANDS, MENUS
from annotator.ui.dialogs import choosers
from annotator.ui.dialogs.key_sheet import KeySheet
from annotator.ui.digit_row import MenuDigits, digit_meant
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.shortcuts import keymap as installed
from annotator.ui.shortcuts.conflicts import Kind, against, clashes, types_a_character
from annotator.ui.shortcuts.dialog import ShortcutsDialog
from annotator.ui.shortcuts.keymap import Keymap, current, resolved
from annotator.ui.shortcuts.presets import PRESETS, load_preset
from annotator.ui.shortcuts.shortcuts import Shortcuts, with_keys
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
TABLE = {command.id: command for command in COMMANDS}
KEY, HELD = Qt.Key, Qt.KeyboardModifier
TEXT = "Kiev et Moscou négocient."


@pytest.fixture(autouse=True)
def own_keymap() -> Iterator[None]:
    """Leave the table's keys behind."""
    yield
    installed.install(Keymap())


@pytest.fixture
def shortcuts(qapp: QApplication, tmp_path: Path) -> Shortcuts:
    return Shortcuts(Preferences(SettingsFile(tmp_path / "settings.json")))


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    """Return the window on two articles."""
    made = (make_document(TEXT, title="Un"), make_document("Autre texte.", title="Deux"))
    project.do(AddDocuments(made))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def dialog(window: MainWindow) -> ShortcutsDialog:
    window.commands["edit.shortcuts"].trigger()
    found = window.findChildren(ShortcutsDialog)
    assert len(found) == 1
    return found[0]


def record(qtbot: QtBot, dialog: ShortcutsDialog, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    """Press a key in the field and wait until it is taken as the whole sequence."""
    with qtbot.waitSignal(dialog.recorder.editingFinished, timeout=5000):
        qtbot.keyClick(dialog.recorder, key, held)


# Presets


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_leaves_no_conflict_and_no_command_without_keys(name: str, platform: str) -> None:
    preset = load_preset(name)
    keymap = resolved(name, platform=platform)
    assert set(preset.keys) | set(preset.mac) <= set(TABLE), "keys of commands that do not exist"
    assert [item.id for item in COMMANDS if not keymap.of(item)] == []
    for keys in (*preset.keys.values(), *preset.mac.values()):
        for one in keys:
            assert QKeySequence(one).toString() == one
    for scheme in map(load_scheme, scheme_names()):
        labels = keymap.labels(scheme)
        assert list(clashes(keymap, {str(label): key for label, key in labels.items()})) == []


@pytest.mark.parametrize("name", PRESETS)
def test_what_a_preset_changes_differs_from_the_table(name: str) -> None:
    for identifier, keys in load_preset(name).keys.items():
        if identifier in TABLE:
            assert keys != TABLE[identifier].shortcuts, identifier


@pytest.mark.parametrize("name", PRESETS)
def test_no_preset_takes_the_letter_of_a_menu(name: str) -> None:
    letters = {
        f"Alt+{title[title.index('&') + 1].upper()}" for menu, title in MENUS if "." not in menu
    }
    keymap = resolved(name, platform="linux")
    assert not letters & {key for command in COMMANDS for key in keymap.of(command)}


@pytest.mark.parametrize("name", PRESETS)
def test_no_key_types_a_character_with_altgr(name: str) -> None:
    keymap = resolved(name, platform="win32")
    typing = [item.id for item in COMMANDS if any(map(types_a_character, keymap.of(item)))]
    assert typing == []


@pytest.mark.parametrize("name", PRESETS)
def test_macos_keeps_its_own_keys(name: str) -> None:
    keymap = resolved(name, platform="darwin")
    held = {key for command in COMMANDS for key in keymap.of(command)}
    assert not held & {"Ctrl+H", "Ctrl+M", "Ctrl+Space", "Ctrl+Tab", "F9", "F10", "F11"}
    assert not held & {"Alt+Left", "Alt+Right", "Alt+Shift+Left", "Alt+Shift+Right"}
    dead = {f"Alt+{letter}" for letter in "EUIN`"}
    assert not held & dead, "Option with these waits for the letter under the accent"
    assert keymap.of(TABLE["project.quit"]) == ("Ctrl+Q",)


def test_no_key_turns_the_screen_or_changes_the_desktop() -> None:
    keymap = resolved(platform="linux")
    held = {key for command in COMMANDS for key in keymap.of(command)}
    assert not any(key.startswith("Ctrl+Alt+") for key in held)


def test_a_preset_with_digits_gives_them_to_the_first_labels() -> None:
    scheme = load_scheme("news")
    keys = resolved("prodigy").labels(scheme)
    shown = [label.id for layer in scheme.layers if not layer.zones for label in layer.labels
             if label.enabled]  # fmt: skip
    assert [keys[label] for label in shown[:10]] == list("1234567890")[: len(shown[:10])]
    ours = resolved().labels(scheme)
    assert ours[next(label for label in shown if label == "CLAIM")] == "C"


def test_prodigys_keys_work_in_the_window(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.shortcuts.use("prodigy")
    work = window.workspace or work
    first = work.desk.document
    qtbot.keyClick(work.article, KEY.Key_Right)
    qtbot.keyClick(work.article, KEY.Key_1)
    assert [span.label for span in work.desk.spans] == ["PER"]
    qtbot.keyClick(work.article, KEY.Key_Backspace)
    assert work.desk.spans == ()
    qtbot.keyClick(work.article, KEY.Key_Space)
    assert first is not None
    assert work.desk.project.status(first.id).state is DocumentState.SKIPPED


def test_an_arrow_acts_in_the_article_alone(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.shortcuts.use("doccano")
    work = window.workspace or work
    first = work.desk.document
    assert current().scope(TABLE["article.next"]) is Scope.ARTICLE
    window.commands["view.find"].trigger()
    field = window.focusWidget()
    assert field is not None
    qtbot.keyClick(field, KEY.Key_Right)
    assert work.desk.document == first
    work.article.setFocus()
    qtbot.keyClick(work.article, KEY.Key_Right)
    assert work.desk.document != first
    window.shortcuts.use("annotator")
    assert current().scope(TABLE["article.next"]) is Scope.WINDOW


# What is kept


def test_only_differences_are_stored(shortcuts: Shortcuts) -> None:
    shortcuts.assign({"edit.undo": ("Ctrl+Shift+U",), "edit.copy": TABLE["edit.copy"].shortcuts})
    assert dict(shortcuts.own) == {"edit.undo": ("Ctrl+Shift+U",)}
    shortcuts.assign({"edit.undo": TABLE["edit.undo"].shortcuts})
    assert dict(shortcuts.own) == {}


def test_own_keys_hold_after_a_restart(tmp_path: Path, qapp: QApplication) -> None:
    file = SettingsFile(tmp_path / "settings.json")
    first = Shortcuts(Preferences(file))
    first.use("inception")
    first.assign({"edit.undo": ("Ctrl+Shift+U",)})
    again = Shortcuts(Preferences(file))
    assert again.preset == "inception"
    assert current().of(TABLE["edit.undo"]) == ("Ctrl+Shift+U",)
    assert current().of(TABLE["article.finish"])[0] == "Ctrl+End"


def test_settings_that_make_no_sense_change_nothing(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"preset": "nobody", "shortcuts": {"edit.undo": 7, "gone.command": ["Q"]}}')
    Shortcuts(Preferences(SettingsFile(path)))
    assert current().of(TABLE["edit.undo"]) == TABLE["edit.undo"].shortcuts


def test_taking_a_key_leaves_no_conflict(shortcuts: Shortcuts) -> None:
    shortcuts.assign(with_keys("annotate.split", ("Ctrl+J",), current()))
    shortcuts.follow()
    assert current().of(TABLE["view.order.corpus"]) == (), "Ctrl+J begins its keys"
    assert list(clashes(current(), {})) == []
    shortcuts.reset("annotate.split")
    shortcuts.follow()
    assert list(clashes(current(), {})) == []
    assert current().of(TABLE["annotate.split"]) == ("D",)


# Conflicts in words


def test_conflicts_are_said_in_words(qapp: QApplication) -> None:
    i18n.install(qapp, "en")
    undo = TABLE["edit.undo"]
    keymap = resolved()
    (taken,) = against(undo, "A", keymap, {})
    assert taken.text == "A belongs to “Accept” (Annotate), which would lose it."
    begins = against(undo, "Ctrl+J", keymap, {})
    assert {item.kind for item in begins} == {Kind.COMMAND}
    assert any("cannot be told from Ctrl+J, C" in item.text for item in begins)
    (label,) = against(undo, "1", keymap, {"Person": "1"})
    assert label.text == "1 labels “Person”, which would lose it."
    (typing,) = against(undo, "Ctrl+Alt+E", keymap, {})
    assert (typing.kind, typing.takes) == (Kind.TYPES, False)
    article = against(undo, "Home", keymap, {})
    assert [item.kind for item in article] == [Kind.ARTICLE]
    assert against(undo, "Ctrl+Z", keymap, {}) == [], "its own key"


# The dialog


def test_a_free_key_holds_at_once(
    window: MainWindow, dialog: ShortcutsDialog, qtbot: QtBot
) -> None:
    dialog.select("annotate.split")
    record(qtbot, dialog, KEY.Key_F2, HELD.NoModifier)
    assert dialog.said.text() == "F2 is free."
    dialog.add.click()
    assert window.commands["annotate.split"].shortcuts() == [QKeySequence("D"), QKeySequence("F2")]
    assert window.preferences.settings.shortcuts == {"annotate.split": ("D", "F2")}
    dialog.reset.click()
    assert window.commands["annotate.split"].shortcuts() == [QKeySequence("D")]
    assert not window.preferences.settings.shortcuts


def test_a_taken_key_changes_hands_only_when_the_person_agrees(
    window: MainWindow, dialog: ShortcutsDialog, qtbot: QtBot
) -> None:
    dialog.select("annotate.split")
    record(qtbot, dialog, KEY.Key_A, HELD.NoModifier)
    assert "belongs to “Accept”" in dialog.said.text()
    assert window.commands["annotate.accept"].shortcut() == QKeySequence("A")
    assert "same" in dialog.set.text()
    dialog.set.click()
    assert window.commands["annotate.split"].shortcuts() == [QKeySequence("A")]
    assert window.commands["annotate.accept"].shortcuts() == []
    assert window.commands["annotate.accept"].toolTip() == TABLE["annotate.accept"].help
    dialog.reset_all.click()
    assert window.commands["annotate.accept"].shortcuts() == [QKeySequence("A")]


def test_a_labels_key_is_known_and_given_up(
    window: MainWindow, dialog: ShortcutsDialog, qtbot: QtBot
) -> None:
    dialog.select("annotate.split")
    record(qtbot, dialog, KEY.Key_1, HELD.NoModifier)
    assert dialog.said.text() == "1 labels “Person”, which would lose it."
    dialog.set.click()
    assert window.labels is not None
    assert "1" not in window.labels.by_key
    assert window.commands["annotate.split"].shortcuts() == [QKeySequence("1")]


def test_tab_can_be_recorded(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    record(qtbot, dialog, KEY.Key_Tab, HELD.NoModifier)
    assert dialog.keys == "Tab"


def test_a_command_can_be_left_without_a_key(window: MainWindow, dialog: ShortcutsDialog) -> None:
    dialog.select("annotate.grow")
    dialog.clear.click()
    assert window.commands["annotate.grow"].shortcuts() == []
    sheet = KeySheet(window.commands, [], window)
    assert "Grow the selection" not in sheet.entries
    sheet.close()


def test_commands_are_found_by_name_and_by_key(dialog: ShortcutsDialog) -> None:
    dialog.search.setText("undo")
    assert dialog.command is TABLE["edit.undo"]
    dialog.search.setText("Ctrl+Shift+A")
    assert [row.command.id for row in dialog.model.rows] == ["annotate.accept_sure"]
    dialog.search.setText("zzzz")
    assert dialog.command is None
    assert not dialog.clear.isEnabled()


def test_a_preset_is_chosen_and_names_what_it_lacks(
    window: MainWindow, dialog: ShortcutsDialog
) -> None:
    dialog.preset.setCurrentIndex(PRESETS.index("inception"))
    dialog.preset.activated.emit(PRESETS.index("inception"))
    assert window.preferences.settings.preset == "inception"
    assert window.commands["article.finish"].shortcut() == QKeySequence("Ctrl+End")
    assert "Shift+Space (turn a relation round)" in dialog.missing.text()


def test_keys_go_to_a_file_and_come_back(
    window: MainWindow, dialog: ShortcutsDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.json"
    monkeypatch.setattr(choosers, "shortcuts_to_write", lambda parent: path)
    monkeypatch.setattr(choosers, "shortcuts_to_read", lambda parent: path)
    window.shortcuts.use("prodigy")
    window.shortcuts.assign({"annotate.split": ("F2",)})
    dialog.export.click()
    assert dialog.said.text() == "The keys are in mine.json."
    window.shortcuts.use("annotator")
    dialog.load.click()
    assert window.preferences.settings.preset == "prodigy"
    assert window.commands["annotate.split"].shortcut() == QKeySequence("F2")
    assert dialog.preset.currentData() == "prodigy"
    write_shortcuts(path, "nobody", {"edit.undo": ("Ctrl+Shift+U",), "not.here": ("Q",)})
    dialog.load.click()
    assert window.commands["edit.undo"].shortcut() == QKeySequence("Ctrl+Shift+U")
    path.write_text("no")
    dialog.load.click()
    assert "not usable as a file of keys" in dialog.said.text()


def test_the_sheet_shows_the_keys_in_force(window: MainWindow, work: Workspace) -> None:
    window.shortcuts.assign({"annotate.split": ("F2",)})
    work = window.workspace or work
    work.article.setFocus()
    window.commands["help.keys"].trigger()
    (sheet,) = window.findChildren(KeySheet)
    assert sheet.entries["Split"] == "F2"
    assert sheet.entries["Next suggestion"] == "Tab"
    assert sheet.entries["Move the caret"]
    sheet.close()


def test_the_sheet_leaves_out_what_acts_in_the_article_alone(window: MainWindow) -> None:
    sheet = KeySheet(window.commands, [], window, in_article=False)
    assert "Next suggestion" not in sheet.entries
    assert "Move the caret" not in sheet.entries
    assert sheet.entries["Accept"] == "A"
    sheet.close()


# Keyboards


def french(code: int, key: int, text: str, held: Qt.KeyboardModifier) -> QKeyEvent:
    """Return a key of the row of digits as a French keyboard on X11 sends it."""
    return QKeyEvent(QEvent.Type.KeyPress, key, held, code, 0, 0, text)


def test_a_digit_means_its_key_with_ctrl_but_not_with_altgr() -> None:
    accent = Qt.Key.Key_Agrave.value
    assert digit_meant(french(19, accent, "à", HELD.NoModifier), "linux") == "0"
    assert digit_meant(french(19, accent, "à", HELD.ControlModifier), "linux") == "0"
    altgr = HELD.ControlModifier | HELD.AltModifier
    assert digit_meant(french(19, accent, "@", altgr), "win32") == ""
    assert digit_meant(french(19, Qt.Key.Key_0.value, "0", HELD.ShiftModifier), "linux") == ""


def test_ctrl_and_a_key_of_the_row_is_ctrl_and_its_digit(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.preferences.set("font_size", 20)
    handle = window.windowHandle()
    assert handle is not None
    event = french(19, Qt.Key.Key_Agrave.value, "", HELD.ControlModifier)
    QApplication.sendEvent(handle, event)
    assert window.preferences.settings.font_size == 13, "Ctrl+0 is the usual size"


def test_a_menu_is_answered_by_the_row_of_digits(qapp: QApplication, qtbot: QtBot) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    MenuDigits(menu)
    chosen: list[str] = []
    for number in (1, 2):
        action = QAction(f"&{number}  Projet", menu)
        action.triggered.connect(lambda _=False, number=number: chosen.append(str(number)))
        menu.addAction(action)
    menu.popup(menu.pos())
    QApplication.sendEvent(menu, french(11, Qt.Key.Key_Eacute.value, "é", HELD.NoModifier))
    assert chosen == ["2"]


def test_a_field_of_numbers_takes_the_row_of_digits(window: MainWindow, work: Workspace) -> None:
    work.desk.walk(1)
    window.commands["annotate.accept_sure"].trigger()
    field = work.accepting.percent
    field.setFocus()
    field.selectAll()
    handle = window.windowHandle()
    assert handle is not None
    for code, key, text in ((16, Qt.Key.Key_Egrave, "è"), (14, Qt.Key.Key_ParenLeft, "(")):
        QApplication.sendEvent(handle, french(code, key.value, text, HELD.NoModifier))
    assert field.value() == 75


def test_a_recorded_key_of_the_row_is_its_digit(dialog: ShortcutsDialog, qtbot: QtBot) -> None:
    with qtbot.waitSignal(dialog.recorder.editingFinished, timeout=5000):
        pressed = french(12, Qt.Key.Key_QuoteDbl.value, '"', HELD.NoModifier)
        QApplication.sendEvent(dialog.recorder, pressed)
        released = QKeyEvent(
            QEvent.Type.KeyRelease, pressed.key(), HELD.NoModifier, 12, 0, 0, pressed.text()
        )
        QApplication.sendEvent(dialog.recorder, released)
    assert dialog.keys == "3"
