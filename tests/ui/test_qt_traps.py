"""Facts about Qt's text documents on which our offsets rely, and the traps that we step around."""

from __future__ import annotations

import sys

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit
from pytestqt.qtbot import QtBot

from annotator.core.offsets import Utf16Map, canonicalise

AWKWARD = [
    "\r", "\n", "\r\n", "\u2028", "\u2029", "\x00", "\xa0", "\u202f", "\t", "\xad", "\ufeff",
    "\ufdd0", "\ufffe", "\ud83d", "😀", "👩\u200d🚒", "🇫🇷", "e\u0301", "\u202e", "\ufffc", "\x0b",
    "\x0c", "\x85", "\x1c", "\x1d", "\x1e", "\U0001fffe", "\U0010ffff", "a", "é", " ",
]  # fmt: skip
canonical_texts = st.lists(
    st.one_of(st.sampled_from(AWKWARD), st.text(st.characters(exclude_categories=()), max_size=4))
).map(lambda pieces: canonicalise("".join(pieces)))

# The application outlives every example, so sharing it is no fault.
shares_application = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def selected(document: QTextDocument, start: int, end: int) -> str:
    cursor = QTextCursor(document)
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor.selectedText()


@shares_application
@given(canonical_texts)
@example("« Oui\xa0», 20\u202f% 😀 e\u0301 👩\u200d🚒\n\n\tfin")
@example("a\ufeffb\ufffc\x1c\x85")
def test_canonical_text_keeps_its_positions_in_a_document(qapp: QApplication, text: str) -> None:
    document = QTextDocument()
    document.setPlainText(text)
    offsets = Utf16Map(text)
    assert document.characterCount() - 1 == offsets.utf16_length
    assert document.blockCount() == text.count("\n") + 1
    for place, character in enumerate(text):
        position = offsets.to_utf16(place)
        expected = "\u2029" if character == "\n" else character
        assert selected(document, position, offsets.to_utf16(place + 1)) == expected


@pytest.mark.parametrize("editor_class", [QTextEdit, QPlainTextEdit])
def test_canonical_text_keeps_its_positions_in_an_editor(
    qtbot: QtBot, editor_class: type[QTextEdit | QPlainTextEdit]
) -> None:
    editor = editor_class()
    qtbot.addWidget(editor)
    text = canonicalise("\ufeffL’été à 20\u202f°C\xa0: 😀\r\nla\u2028fin\u2029👩\u200d🚒 e\u0301.")
    editor.setPlainText(text)
    assert editor.document().characterCount() - 1 == Utf16Map(text).utf16_length


def test_qt_says_space_where_the_text_has_a_no_break_space(qapp: QApplication) -> None:
    """This is why nothing is ever read back from a widget."""
    document = QTextDocument()
    document.setPlainText("« Oui\xa0»")
    assert document.toPlainText() == "« Oui »"
    assert selected(document, 5, 6) == "\xa0"


def test_qt_drops_a_leading_byte_order_mark(qapp: QApplication) -> None:
    """This is why ``canonicalise`` strips it: every offset would shift by one."""
    document = QTextDocument()
    document.setPlainText("\ufeffSeine")
    assert document.characterCount() - 1 == len("Seine")


@pytest.mark.parametrize(
    ("raw", "positions"), [("a\r\nb", 3), ("a\rb", 3), ("a\u2029b", 3), ("a\ufdd0b", 3)]
)
def test_qt_makes_one_block_break_of_these(qapp: QApplication, raw: str, positions: int) -> None:
    """This is why ``canonicalise`` makes each of them one character that cannot be mistaken."""
    document = QTextDocument()
    document.setPlainText(raw)
    assert document.characterCount() - 1 == positions
    assert document.blockCount() == 2


def test_a_position_may_lie_inside_a_surrogate_pair_for_qt(qapp: QApplication) -> None:
    """This is why ``Utf16Map`` gives such a position to the character's start."""
    document = QTextDocument()
    document.setPlainText("a😀b")
    cursor = QTextCursor(document)
    cursor.setPosition(2)
    assert cursor.position() == 2
    assert Utf16Map("a😀b").to_codepoint(2) == 1


@pytest.mark.skipif(not hasattr(sys, "getrefcount"), reason="only CPython counts references")
def test_calls_that_return_nothing_keep_the_count_of_none(qapp: QApplication) -> None:
    """PySide6 6.12.0 on Python 3.11 loses one reference to None per call, then aborts."""
    document = QTextDocument()
    before = sys.getrefcount(None)
    for _ in range(300):
        document.setPlainText("a")
    assert abs(sys.getrefcount(None) - before) < 100
