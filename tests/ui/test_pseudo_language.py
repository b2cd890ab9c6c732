"""A language that brackets every word: what stays bare cannot be translated."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QTabWidget,
    QWidget,
)

from annotator.core.interface import INTERFACE
from annotator.ui import i18n
from annotator.ui.commands import COMMANDS
from tests.ui.conftest import OpenWindow

WORD = re.compile(r"[^\W\d_]{2,}")
OWN = {"Annotator", *INTERFACE.values()}
"""Names that are the same in every language."""
KEYS = re.compile(
    r"\b(Ctrl|Alt|Shift|Return|Enter|Esc|Tab|Space|Del|Delete|Backspace|PgUp|PgDown|Home|End|Ins)\b"
    r"|\bF\d+\b|\b(Up|Down|Left|Right)\b"
)
QTS = {"QPlatformTheme", "QDialogButtonBox", "QKeySequenceEdit", "QTabBar"}
"""What of Qt's own is said on a button or in a field."""
DIALOGS = (
    "edit.preferences", "edit.shortcuts", "help.keys", "help.about",
)  # fmt: skip


class Brackets(QTranslator):
    """Says every word in brackets, a third longer."""

    def isEmpty(self) -> bool:  # noqa: N802
        """Say that there are words, or Qt does not ask."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        """Return the English words in brackets."""
        del disambiguation, n
        if context.startswith("Q") and context not in QTS:
            return source  # Qt's own: punctuation of a locale and the like
        return f"[{source}{'·' * (len(source) // 3)}]"


@pytest.fixture
def bracketed(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    brackets = Brackets()

    def install(app: QApplication, setting: str) -> str:
        del setting
        app.installTranslator(brackets)
        return "en"

    monkeypatch.setattr(i18n, "install", install)
    qapp.installTranslator(brackets)
    yield
    qapp.removeTranslator(brackets)


def words_of(widget: QWidget) -> Iterator[str]:
    """Yield what a widget says by itself, its tip and its name for a screen reader."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    if isinstance(widget, QGroupBox):
        yield widget.title()
    if isinstance(widget, QTabWidget):
        yield from (widget.tabText(at) for at in range(widget.count()))
    if isinstance(widget, QComboBox) and widget.objectName() == "words":
        yield from (widget.itemText(at) for at in range(widget.count()))
    yield widget.toolTip()
    yield widget.accessibleName()


def bare(root: QWidget, data: set[str]) -> list[str]:
    """Return what stands in a window without brackets, but for what is data or a name."""
    found = set()
    for widget in (root, *root.findChildren(QWidget)):
        for text in words_of(widget):
            if (
                WORD.search(KEYS.sub("", text))
                and "[" not in text
                and text.replace("&", "") not in OWN | data
            ):
                found.add(f"{type(widget).__name__}: {text}")
    return sorted(found)


@pytest.mark.usefixtures("bracketed")
def test_every_command_is_said_in_the_windows_language(open_window: OpenWindow) -> None:
    window = open_window()
    own = {f"view.language.{code}" for code in INTERFACE}
    bare_names = [
        command.id
        for command in COMMANDS
        if "[" not in window.commands[command.id].text() and command.id not in own
    ]
    assert bare_names == []
    assert [one.id for one in COMMANDS if "[" not in window.commands[one.id].toolTip()] == []
    menus = [action.text() for action in window.menuBar().actions()]
    assert menus
    assert all("[" in text for text in menus)


@pytest.mark.usefixtures("bracketed")
@pytest.mark.parametrize("command", DIALOGS)
def test_dialogs_say_everything_in_the_windows_language(
    open_window: OpenWindow, command: str
) -> None:
    window = open_window()
    window.commands[command].trigger()
    shown = [one for one in window.findChildren(QDialog) if one.isVisible()]
    assert shown
    data = {window.preferences.settings.annotator.name, QCoreApplication.applicationName()}
    data |= {text for one in window.findChildren(QWidget) for text in words_of(one) if "/" in text}
    data |= {action.toolTip() for action in window.findChildren(QAction) if "[" in action.text()}
    for dialog in shown:
        assert bare(dialog, data) == []
        dialog.close()


@pytest.mark.usefixtures("bracketed")
def test_the_welcome_page_says_everything_in_the_windows_language(
    open_window: OpenWindow,
) -> None:
    window = open_window()
    assert bare(window.welcome, {window.preferences.settings.annotator.name}) == []


@pytest.mark.usefixtures("qapp")
def test_a_bare_word_would_be_found() -> None:
    root = QWidget()
    QLabel("Bare", root).setToolTip("[Tip]")
    QLabel("Ctrl+F1", root)
    QLabel("Camille", root)
    assert bare(root, {"Camille"}) == ["QLabel: Bare"]
    root.deleteLater()
