"""The caret and what is done by keyboard: choosing, labelling, splitting, merging, jumps."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, Span, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.caret.mark import CaretMark
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OpenWindow = Callable[..., MainWindow]
TEXT = "Anne Lemoal, de Brest, reste à Paris.\nElle aime l'eau, le vent 😀 et Paris."
MODEL = Origin(OriginKind.MODEL, "model", "1")
KEY, HELD = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def window(
    open_window: OpenWindow, project: Project, make_document: Callable[..., Document]
) -> MainWindow:
    """Return the window on two articles; the second has doubtful suggestions."""
    made = (make_document(TEXT, title="Un"), make_document("Kiev, Riga, Oslo.", title="Deux"))
    project.do(AddDocuments(made))
    spans = tuple(
        SuggestedSpan(start=start, end=end, label=LabelId("LOC"), score=score, origin=MODEL)
        for start, end, score in ((0, 4, 0.95), (6, 10, 0.4), (12, 16, 0.6))
    )
    found = Suggestions(spans=spans, claims=(), tokens=words(made[1].text), pipeline="model 1")
    project.do(StoreSuggestions(((made[1].id, found),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    window.workspace.article.setFocus()
    return window.workspace


def create(work: Workspace, words_: str, label: str = "PER") -> Span:
    """Label words of the first article and focus the new span."""
    document = work.desk.document
    assert document is not None
    start = TEXT.index(words_)
    effects = work.gestures.do(CreateSpan(document.id, start, start + len(words_), LabelId(label)))
    assert effects is not None
    assert effects.focus is not None
    work.desk.set_focus(effects.focus[1])
    span = work.desk.focused
    assert span is not None
    return span


def texts(work: Workspace) -> list[str]:
    """Return the words of every visible span."""
    document = work.desk.document
    assert document is not None
    return [document.text[span.start : span.end] for span in work.desk.visible()]


def chosen(work: Workspace) -> str:
    selection = work.desk.selection
    return TEXT[selection.start : selection.end] if selection else ""


def mark(work: Workspace) -> CaretMark:
    found = work.article.findChildren(CaretMark)
    assert len(found) == 1
    return found[0]


# The caret


def test_arrows_move_the_caret_and_touch_no_span(work: Workspace, qtbot: QtBot) -> None:
    span = create(work, "Anne Lemoal")
    qtbot.keyClick(work.article, KEY.Key_Right)
    assert work.desk.focus is None
    assert work.desk.offset == span.end, "it leaves the span at its end"
    qtbot.keyClick(work.article, KEY.Key_Right)
    qtbot.keyClick(work.article, KEY.Key_Left)
    qtbot.keyClick(work.article, KEY.Key_Left)
    assert work.desk.offset == span.end - 1
    assert texts(work) == ["Anne Lemoal"]
    work.desk.set_focus(span.id)
    qtbot.keyClick(work.article, KEY.Key_Left)
    assert (work.desk.focus, work.desk.offset) == (None, span.start)


def test_the_caret_is_seen_where_it_is(work: Workspace, qtbot: QtBot) -> None:
    work.desk.set_focus(None)
    qtbot.keyClick(work.article, KEY.Key_Home, HELD.ControlModifier)
    first = mark(work).geometry()
    assert mark(work).isVisible()
    for _ in range(3):
        qtbot.keyClick(work.article, KEY.Key_Right)
    assert mark(work).x() > first.x()
    create(work, "Anne Lemoal")
    assert not mark(work).isVisible(), "the focused span is marked instead"
    qtbot.keyClick(work.article, KEY.Key_Escape)
    assert mark(work).isVisible()
    work.library.setFocus()
    work.library.focus_search()
    assert not mark(work).isVisible(), "the keyboard is elsewhere"


def test_the_caret_goes_by_words_lines_and_paragraphs(work: Workspace, qtbot: QtBot) -> None:
    desk, article = work.desk, work.article
    places = []
    for key, held in (
        (KEY.Key_Home, HELD.ControlModifier),
        (KEY.Key_Right, HELD.ControlModifier),
        (KEY.Key_Right, HELD.ControlModifier),
        (KEY.Key_Left, HELD.ControlModifier),
        (KEY.Key_Down, HELD.ControlModifier),
        (KEY.Key_Right, HELD.ControlModifier),
        (KEY.Key_Right, HELD.ControlModifier),
        (KEY.Key_Right, HELD.ControlModifier),
        (KEY.Key_Up, HELD.ControlModifier),
        (KEY.Key_Up, HELD.ControlModifier),
        (KEY.Key_End, HELD.ControlModifier),
    ):
        qtbot.keyClick(article, key, held)
        places.append(desk.offset)
    second = TEXT.index("\n") + 1
    assert places == [
        0, 4, 11, 5, second, second + 4, second + 9, second + 12, second, 0, len(TEXT)
    ]  # fmt: skip


def test_shift_and_arrows_choose_forwards_and_backwards(work: Workspace, qtbot: QtBot) -> None:
    article, desk = work.article, work.desk
    desk.set_focus(None)
    article.show_place(TEXT.index("Brest"))
    for _ in range(3):
        qtbot.keyClick(article, KEY.Key_Left, HELD.ShiftModifier)
    assert chosen(work) == "de "
    qtbot.keyClick(article, KEY.Key_Right, HELD.ShiftModifier)
    assert chosen(work) == "e ", "the end that moved moves on"
    qtbot.keyClick(article, KEY.Key_Escape)
    article.show_place(TEXT.index("Brest"))
    qtbot.keyClick(article, KEY.Key_Right, HELD.ShiftModifier | HELD.ControlModifier)
    assert chosen(work) == "Brest"
    qtbot.keyClick(article, KEY.Key_Down, HELD.ShiftModifier | HELD.ControlModifier)
    assert chosen(work) == "Brest, reste à Paris.\n"


def test_with_a_focused_span_shift_and_arrows_move_its_edge(work: Workspace, qtbot: QtBot) -> None:
    create(work, "Lemoal")
    qtbot.keyClick(work.article, KEY.Key_Left, HELD.ShiftModifier)
    assert texts(work) == ["Anne Lemoal"]
    qtbot.keyClick(work.article, KEY.Key_Left, HELD.AltModifier | HELD.ShiftModifier)
    assert texts(work) == ["Anne Lemoa"]


def test_a_label_key_labels_the_word_at_the_caret(work: Workspace, qtbot: QtBot) -> None:
    work.desk.set_focus(None)
    work.article.show_place(TEXT.index("Brest") + 2)
    qtbot.keyClick(work.article, KEY.Key_3)
    assert texts(work) == [], "nobody has put the caret there"
    qtbot.keyClick(work.article, KEY.Key_Right)
    qtbot.keyClick(work.article, KEY.Key_3)
    assert texts(work) == ["Brest"]
    assert work.desk.focused is not None
    assert work.desk.focused.label == "LOC"


def test_a_click_puts_the_caret_on_a_word_to_label(work: Workspace, qtbot: QtBot) -> None:
    article = work.article
    start = article.offsets.to_utf16(TEXT.index("Brest"))
    box = article.geometry_of.pieces(start, start + 3)[0].rect
    place = box.center().toPoint() - QPoint(0, article.verticalScrollBar().value())
    qtbot.mouseClick(article.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.keyClick(article, KEY.Key_3)
    assert texts(work) == ["Brest"]
    qtbot.keyClick(article, KEY.Key_Delete)
    qtbot.keyClick(article, KEY.Key_3)
    assert texts(work) == [], "the span had the focus last, not the caret"


def test_words_beyond_the_first_plane_are_counted_right(work: Workspace, qtbot: QtBot) -> None:
    work.article.show_place(TEXT.index("😀"))
    qtbot.keyClick(work.article, KEY.Key_Right)
    assert work.desk.offset == TEXT.index("😀") + 1
    qtbot.keyClick(work.article, KEY.Key_Right, HELD.ControlModifier)
    assert work.desk.offset == TEXT.index(" et") + 3


# Splitting


def test_two_words_are_split_at_once(work: Workspace, qtbot: QtBot) -> None:
    create(work, "Anne Lemoal")
    qtbot.keyClick(work.article, KEY.Key_D)
    assert texts(work) == ["Anne", "Lemoal"]
    qtbot.keyClick(work.article, KEY.Key_Z, HELD.ControlModifier)
    assert texts(work) == ["Anne Lemoal"]


def test_the_place_to_split_is_chosen_by_keys(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    create(work, "Anne Lemoal, de Brest")
    qtbot.keyClick(work.article, KEY.Key_D)
    assert mark(work).isVisible()
    assert window.status_line is not None
    assert "Enter splits" in window.status_line.message.text()
    qtbot.keyClick(work.article, KEY.Key_End)
    last = mark(work).x()
    qtbot.keyClick(work.article, KEY.Key_Right)
    assert mark(work).x() == last, "there is no further place"
    qtbot.keyClick(work.article, KEY.Key_Left)
    assert mark(work).x() < last
    qtbot.keyClick(work.article, KEY.Key_Return)
    assert texts(work) == ["Anne Lemoal,", "de Brest"]


def test_escape_or_any_other_key_gives_the_split_up(work: Workspace, qtbot: QtBot) -> None:
    span = create(work, "Anne Lemoal, de Brest")
    qtbot.keyClick(work.article, KEY.Key_D)
    qtbot.keyClick(work.article, KEY.Key_Escape)
    assert texts(work) == ["Anne Lemoal, de Brest"]
    assert work.desk.focus == span.id, "only the split is given up"
    qtbot.keyClick(work.article, KEY.Key_D)
    qtbot.keyClick(work.article, KEY.Key_1)
    assert not mark(work).isVisible()
    assert texts(work) == ["Anne Lemoal, de Brest"]
    qtbot.keyClick(work.article, KEY.Key_D)
    qtbot.keyClick(work.article, KEY.Key_Delete)
    assert texts(work) == []


def test_a_single_character_cannot_be_split(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    create(work, "à")
    qtbot.keyClick(work.article, KEY.Key_D)
    assert texts(work) == ["à"]
    assert window.status_line is not None
    assert "no place" in window.status_line.message.text()


def test_a_place_inside_a_word_is_reached_by_characters(work: Workspace, qtbot: QtBot) -> None:
    create(work, "Anne Lemoal")
    create(work, "Brest, reste")
    qtbot.keyClick(work.article, KEY.Key_D)
    qtbot.keyClick(work.article, KEY.Key_Home)
    qtbot.keyClick(work.article, KEY.Key_Left, HELD.ControlModifier)
    qtbot.keyClick(work.article, KEY.Key_Enter)
    assert texts(work) == ["Anne Lemoal", "Bres", "t, reste"]
    work.desk.set_focus(work.desk.visible()[1].id)
    qtbot.keyClick(work.article, KEY.Key_D)
    qtbot.keyClick(work.article, KEY.Key_Return)
    assert texts(work) == ["Anne Lemoal", "Br", "es", "t, reste"], "a word between characters"


def test_without_a_focus_the_span_at_the_caret_is_split_there(
    work: Workspace, qtbot: QtBot
) -> None:
    create(work, "Anne Lemoal, de Brest")
    work.desk.set_focus(None)
    work.article.show_place(TEXT.index("de Brest"))
    qtbot.keyClick(work.article, KEY.Key_D)
    assert texts(work) == ["Anne Lemoal,", "de Brest"]


def test_the_menu_under_the_mouse_splits_there(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    create(work, "Anne Lemoal, de Brest")
    article = work.article
    start = article.offsets.to_utf16(TEXT.index("de Brest"))
    box = article.geometry_of.pieces(start, start + 1)[0].rect
    place = QPointF(box.center().x(), box.center().y() - article.verticalScrollBar().value())
    press = QMouseEvent(
        QEvent.Type.MouseButtonPress,
        place,
        QPointF(article.viewport().mapToGlobal(place.toPoint())),
        Qt.MouseButton.RightButton,
        Qt.MouseButton.RightButton,
        HELD.NoModifier,
    )
    QApplication.sendEvent(article.viewport(), press)
    menu = next(
        item
        for item in window.findChildren(QMenu)
        if item.isVisible() and any("Split" in action.text() for action in item.actions())
    )
    entry = next(item for item in menu.actions() if item.text() == "Split &here")
    entry.trigger()
    menu.close()
    assert texts(work) == ["Anne Lemoal,", "de Brest"]


# Merging


def test_spans_of_one_label_are_merged_with_what_lies_between(
    work: Workspace, qtbot: QtBot
) -> None:
    create(work, "Brest", "LOC")
    create(work, "Anne")
    create(work, "Lemoal")
    qtbot.keyClick(work.article, KEY.Key_M, HELD.ShiftModifier)
    assert texts(work) == ["Anne Lemoal", "Brest"]
    qtbot.keyClick(work.article, KEY.Key_Z, HELD.ControlModifier)
    assert texts(work) == ["Anne", "Lemoal", "Brest"]
    work.desk.set_focus(work.desk.visible()[0].id)
    qtbot.keyClick(work.article, KEY.Key_M)
    assert texts(work) == ["Anne Lemoal", "Brest"]


def test_without_a_neighbour_of_the_label_nothing_is_merged(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    create(work, "Brest", "LOC")
    create(work, "Anne")
    assert window.status_line is not None
    for held in (HELD.NoModifier, HELD.ShiftModifier):
        qtbot.keyClick(work.article, KEY.Key_M, held)
        assert "No span of the same label" in window.status_line.message.text()
    assert texts(work) == ["Anne", "Brest"]
    commands = ("annotate.merge_next", "annotate.merge_previous")
    assert all(window.commands[name].isEnabled() for name in commands)
    work.desk.set_focus(None)
    assert not any(window.commands[name].isEnabled() for name in commands)


# Jumps


def test_jumps_to_what_is_doubtful(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    desk, article = work.desk, work.article
    desk.step(1)
    starts = []
    for name in ("jump.doubtful", "jump.doubtful", "jump.doubtful", "jump.doubtful_back"):
        window.commands[name].trigger()
        assert desk.focused is not None
        starts.append(desk.focused.start)
    assert starts == [6, 12, 6, 12], "round the end, and back round the beginning"
    for _ in range(2):
        qtbot.keyClick(article, KEY.Key_U)
        qtbot.keyClick(article, KEY.Key_A)
    qtbot.keyClick(article, KEY.Key_U)
    left = [span for span in desk.spans if span.state is SpanState.SUGGESTED]
    assert [span.start for span in left] == [0], "what is sure was passed over"


def test_jumps_to_the_same_label(window: MainWindow, work: Workspace, qtbot: QtBot) -> None:
    create(work, "Brest", "LOC")
    create(work, "Anne")
    create(work, "Paris", "LOC")
    article, desk = work.article, work.desk
    document = desk.document
    assert document is not None
    places = []
    for name in ("jump.label", "jump.label", "jump.label_back"):
        window.commands[name].trigger()
        assert desk.focused is not None
        places.append(document.text[desk.focused.start : desk.focused.end])
    assert places == ["Brest", "Paris", "Brest"]
    desk.set_focus(None)
    qtbot.keyClick(article, KEY.Key_J)
    assert desk.focused is not None
    assert desk.focused.label == "LOC", "the label focused last"


def test_jumps_back_through_the_edits_of_all_articles(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    desk, article = work.desk, work.article
    first = create(work, "Brest", "LOC")
    second = create(work, "Anne")
    home = desk.document
    desk.step(1)
    desk.walk(1)
    qtbot.keyClick(article, KEY.Key_A)
    accepted = desk.spans[0].id
    window.commands["jump.edit"].trigger()
    assert desk.focus == accepted, "the last one, though the walk has gone on"
    qtbot.keyClick(article, KEY.Key_E)
    assert desk.document == home
    assert desk.focus == second.id
    qtbot.keyClick(article, KEY.Key_E)
    assert desk.focus == first.id
    qtbot.keyClick(article, KEY.Key_Delete)
    qtbot.keyClick(article, KEY.Key_E)
    assert desk.focus == accepted, "after a gesture it begins anew, but not where one is already"


def test_the_caret_mark_lets_the_mouse_through(work: Workspace) -> None:
    work.desk.set_focus(None)
    work.article.show_place(3)
    middle = mark(work).geometry().center()
    assert work.article.childAt(QPoint(middle)) is not mark(work)
