"""The article for screen readers: text, caret, selection, and spans in words."""

from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtTest import QTest

from annotator.core.model import SpanState
from annotator.core.suggestions import SAID_BY
from annotator.ui.label_palette import LabelButton
from annotator.ui.main_window import MainWindow
from annotator.ui.palette import palette
from annotator.ui.speaking import feature as speaking
from annotator.ui.workspace import Workspace
from tests.ui.gallery.projects import demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture
def work(open_window: Callable[..., MainWindow], made: Path, tmp_path: Path) -> Workspace:
    path = tmp_path / "demo.annodb"
    path.write_bytes(made.read_bytes())
    window = open_window(path)
    assert window.workspace is not None
    window.workspace.article.setFocus()
    return window.workspace


@pytest.fixture
def hears(monkeypatch: pytest.MonkeyPatch) -> Callable[[ModuleType], list[str]]:
    """Return what gives all that a module announces; events themselves cannot be read back."""

    def hear(module: ModuleType) -> list[str]:
        said: list[str] = []

        class Announcement(QAccessibleAnnouncementEvent):
            def __init__(self, source: QObject, words: str) -> None:
                super().__init__(source, words)
                said.append(words)

        monkeypatch.setattr(module, "QAccessibleAnnouncementEvent", Announcement)
        return said

    return hear


@pytest.fixture
def told(hears: Callable[[ModuleType], list[str]]) -> list[str]:
    """Return what is announced of the article."""
    return hears(speaking)


@pytest.fixture
def listening() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def claim_of(work: Workspace) -> tuple[str, str]:
    """Focus a claim with a source; return its label and the source's words."""
    desk = work.desk
    assert desk.document is not None
    for link in desk.relations:
        head, child = desk.span(link.head), desk.span(link.child)
        said = link.type == SAID_BY and head and child and link in desk.links(head.id)
        if said and head and child and head.visible:
            desk.set_focus(head.id)
            return head.label, " ".join(desk.document.text[child.start : child.end].split())
    raise AssertionError("no claim with a source")


def test_the_article_is_text_with_caret_and_selection(work: Workspace, listening: None) -> None:
    view, desk = work.article, work.desk
    assert desk.document is not None
    text = desk.document.text
    seen = QAccessible.queryAccessibleInterface(view)
    assert seen.role() is QAccessible.Role.EditableText
    assert seen.state().readOnly
    assert seen.state().focusable
    assert seen.text(QAccessible.Text.Name) == "Article"
    inside = seen.textInterface()
    units = len(text.encode("utf-16-le")) // 2
    assert inside.characterCount() == units
    read = inside.text(0, units)
    assert [len(line) for line in read.split("\n")] == [len(line) for line in text.split("\n")]
    view.show_place(40)
    assert inside.cursorPosition() == view.offsets.to_utf16(40)
    assert not inside.characterRect(40).isEmpty()
    assert inside.selectionCount() == 0
    desk.grow()
    assert desk.selection is not None
    assert inside.selectionCount() == 1
    inside.setSelection(0, 3, 8)
    assert desk.selection is not None
    assert (desk.selection.start, desk.selection.end) == (3, 8), "chosen by a screen reader"
    inside.setCursorPosition(20)
    assert desk.offset == view.offsets.to_codepoint(20)


def test_the_focused_span_is_told_and_described(
    work: Workspace, told: list[str], listening: None
) -> None:
    _, source = claim_of(work)
    seen = QAccessible.queryAccessibleInterface(work.article)
    description = seen.text(QAccessible.Text.Description)
    assert told[-1] == description
    assert description.startswith("Claim: “")
    assert f"“{source[:40]}" in description
    assert "said by" in description.lower()
    assert "Span " in description
    assert "Kind: " in description
    focused = work.desk.focused
    assert focused is not None
    state = "Suggested" if focused.state is SpanState.SUGGESTED else "Accepted"
    assert state in description
    work.desk.set_focus(None)
    work.article.show_place(0)
    assert seen.text(QAccessible.Text.Description) == "The text of the article with its annotations"


def test_a_decision_is_told(work: Workspace, told: list[str], listening: None) -> None:
    desk = work.desk
    desk.walk(1)
    span = desk.focused
    assert span is not None
    assert "Suggested" in told[-1]
    work.gestures.accept()
    assert desk.focused is not None
    desk.set_focus(span.id)
    assert "Accepted" in told[-1]


def test_the_caret_tells_spans_that_it_enters_and_leaves(
    work: Workspace, told: list[str], listening: None
) -> None:
    desk = work.desk
    span = next(
        one for one in desk.visible()
        if one.layer == "entities" and not desk.at(one.start - 1) and one.length > 2
    )  # fmt: skip
    work.article.show_place(span.start - 1)
    told.clear()
    for _ in range(2):
        QTest.keyClick(work.article, Qt.Key.Key_Right)
    assert len(told) == 1, "once, not with every letter"
    assert told[0].startswith("In ")
    work.article.show_place(span.start - 1)
    assert told[-1] == "In no span"


def test_nothing_is_told_while_nobody_listens(
    work: Workspace, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    QAccessible.setActive(False)

    def never(*_: object) -> str:
        raise AssertionError("words were made for nobody")

    monkeypatch.setattr(speaking, "span_in_words", never)
    monkeypatch.setattr(speaking, "around_in_words", never)
    for _ in range(3):
        work.desk.walk(1)
    work.article.show_place(12)
    assert told == []
    assert work.article.accessibleDescription() == "The text of the article with its annotations"


def test_the_span_is_said_on_demand(work: Workspace) -> None:
    window = work.window()
    assert isinstance(window, MainWindow)
    assert window.status_line is not None
    claim_of(work)
    window.commands["annotate.read_span"].trigger()
    assert window.status_line.message.toolTip().startswith("Claim: “")
    work.desk.set_focus(None)
    work.article.show_place(0)
    outside = not work.desk.at(0)
    window.commands["annotate.read_span"].trigger()
    said = window.status_line.message.toolTip()
    assert (said == "Choose words or a span first") is outside


def test_the_place_is_said_on_demand(work: Workspace) -> None:
    window = work.window()
    assert isinstance(window, MainWindow)
    assert window.status_line is not None
    assert work.desk.document is not None
    work.desk.set_focus(None)
    at = work.desk.document.text.index("\n") + 1
    work.article.show_place(at)
    window.commands["annotate.where"].trigger()
    said = window.status_line.message.toolTip()
    assert said.startswith(f"“{work.desk.document.title}”")
    assert f"Paragraph 2 of {work.desk.document.text.count(chr(10)) + 1}, character {at} " in said
    assert f"{len(work.desk.walkable())} suggestion" in said
    work.desk.grow()
    window.commands["annotate.where"].trigger()
    assert "Chosen: “" in window.status_line.message.toolTip()


def test_the_palette_tells_what_enter_would_do(
    work: Workspace, listening: None, hears: Callable[[ModuleType], list[str]]
) -> None:
    said = hears(palette)
    window = work.window()
    assert isinstance(window, MainWindow)
    window.commands["help.palette"].trigger()
    shown = next(one for one in window.findChildren(palette.CommandPalette) if one.isVisible())
    shown.field.setText("export")
    first = shown.model.found[0]
    assert said[-1].startswith(f"{first.name}, {first.keys}. 1 ")
    QTest.keyClick(shown.field, Qt.Key.Key_Down)
    assert said[-1].startswith(shown.model.found[1].name)
    shown.field.setText("zzzz")
    assert said[-1] == shown.nothing.text()
    shown.close()


def test_a_label_is_described_in_words(work: Workspace) -> None:
    window = work.window()
    described = [
        QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Description)
        for button in window.findChildren(LabelButton)
    ]
    assert len(described) > 5
    assert all(text and "<" not in text and "*" not in text for text in described)
