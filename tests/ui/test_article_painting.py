"""What is painted around the letters: tags keep clear, links are near, few lines are repainted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.core.ids import LabelId
from annotator.core.model import Span, SpanState
from annotator.core.scheme import Scheme
from annotator.ui.article.geometry import Piece
from annotator.ui.article.links import curve
from annotator.ui.article.scene import short_names
from annotator.ui.article.tags import Slot, lay_out
from annotator.ui.bench.stage import make_project
from annotator.ui.bench.texts import made
from annotator.ui.main_window import MainWindow
from annotator.ui.theme import load_theme
from annotator.ui.workspace import Workspace

RIGHT = 400.0

# Tags

slots = st.lists(
    st.builds(
        lambda left, full, part: Slot(left, full, full * part),
        st.floats(0, RIGHT - 5),
        st.floats(20, 60),
        st.floats(0.3, 1),
    ),
    min_size=1,
    max_size=12,
).map(lambda found: sorted(found, key=lambda slot: slot.left))


@given(slots)
def test_tags_of_a_line_never_hide_each_other_or_leave_it(found: list[Slot]) -> None:
    laid = lay_out(found, RIGHT)
    widths = [
        slot.full if full else slot.short for slot, (_, full) in zip(found, laid, strict=True)
    ]
    right = -1e9 if sum(slot.short + 2 for slot in found) > RIGHT else 0.0
    for (left, _), width in zip(laid, widths, strict=True):
        assert left >= right - 1e-6
        assert left + width <= RIGHT + 1e-6
        right = left + width


def test_a_tag_with_room_says_its_name_where_its_span_begins() -> None:
    assert lay_out([Slot(10, 30, 12), Slot(60, 30, 12)], RIGHT) == [(10, True), (60, True)]


def test_crowded_tags_are_cut_short_rather_than_pushed_away() -> None:
    laid = lay_out([Slot(10, 40, 12), Slot(12, 40, 12), Slot(14, 40, 12), Slot(200, 40, 12)], RIGHT)
    assert [full for _, full in laid] == [False, False, False, True]
    assert laid[2][0] - 14 < 25
    assert laid[3] == (200, True)


def test_a_tag_at_the_end_of_a_line_is_not_cut_off() -> None:
    ((left, full),) = lay_out([Slot(RIGHT - 5, 40, 12)], RIGHT)
    assert not full
    assert left + 12 <= RIGHT


def test_short_names_tell_labels_apart(scheme: Scheme) -> None:
    short = short_names(scheme)
    assert len(set(short.values())) == len(short)
    assert short[LabelId("PER")] == "P"
    assert short[LabelId("CLAIM")] != short[LabelId("CUE")]
    assert all(label.startswith(name) for label, name in short.items())


# Links


def piece(left: float, top: float) -> Piece:
    return Piece(QRectF(left, top, 80, 20), first=True, last=True)


def test_links_are_drawn_between_what_is_near_only() -> None:
    on_the_line = curve([piece(200, 0)], [piece(0, 0)])
    below = curve([piece(200, 80)], [piece(0, 0)])
    assert on_the_line is not None
    assert below is not None
    assert on_the_line.boundingRect().top() >= 20  # under the letters, not through them
    assert below.currentPosition().y() < 40
    assert curve([piece(200, 400)], [piece(0, 0)]) is None
    assert curve([], [piece(0, 0)]) is None


# The window


@pytest.fixture
def work(tmp_path: Path, open_window: Callable[..., MainWindow]) -> Workspace:
    window = open_window(make_project(tmp_path, made(6_000, 220)))
    assert window.workspace is not None
    window.workspace.desk.step(1)
    window.workspace.article.setFocus()
    QApplication.processEvents()
    return window.workspace


def picture(work: Workspace) -> QImage:
    """Return what the article shows."""
    QApplication.processEvents()
    return work.article.viewport().grab().toImage()


def test_marks_do_not_depend_on_how_far_the_text_is_scrolled(work: Workspace) -> None:
    whole = {mark.span.id: mark for mark in work.article.marks}
    assert {mark.depth for mark in whole.values()} >= {0, 1}
    length = len(work.desk.document.text)
    for start in range(0, length, 97):
        for mark in work.article.marks.over(start, start + 150):
            assert mark == whole[mark.span.id]


def test_parts_have_the_colour_of_their_claim(work: Workspace) -> None:
    parts = [mark for mark in work.article.marks if mark.shape == "part"]
    claims = {mark.span.id: mark for mark in work.article.marks if mark.shape == "claim"}
    assert parts
    for mark in parts:
        heads = [claims[link.head] for link in work.desk.links(mark.span.id)]
        assert mark.ink == heads[0].ink
        assert mark.tone == heads[0].tone
        assert mark.label is not None
        assert mark.label.id == mark.span.label


def test_tones_of_a_colour_differ() -> None:
    for name in ("light", "dark"):
        theme = load_theme(name)
        ink = QColor(theme.labels["red"])
        tones = [theme.tone(ink, number) for number in range(3)]
        assert tones[0].name() == ink.name()
        assert len({tone.name() for tone in tones}) == 3


GESTURES = (
    (Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier),
    (Qt.Key.Key_2, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_N, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    (Qt.Key.Key_P, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
)


def test_painting_a_few_lines_leaves_the_screen_as_if_all_were_painted(work: Workspace) -> None:
    """What a gesture does not repaint must be what a repaint of everything would show."""
    window, view = work.window(), work.article.viewport()
    # Without the caret: it is painted or not as time goes by.
    work.article.setCursorWidth(0)
    for number in range(3 * len(GESTURES)):
        key, modifiers = GESTURES[number % len(GESTURES)]
        QTest.keyClick(window.windowHandle(), key, modifiers)
        QApplication.processEvents()
        place = QRect(view.mapTo(window, QPoint(0, 0)), view.size())
        seen = window.screen().grabWindow(window.winId()).toImage().copy(place)
        anew = window.grab(place).toImage()
        # The rim of a repainted strip may cut an antialiased line at another fraction of a pixel.
        assert _differing(seen, anew) <= 12, (number, key)


def _differing(one: QImage, other: QImage) -> int:
    pairs = zip(_pixels(one), _pixels(other), strict=True)
    return sum(first != second for first, second in pairs)


def _pixels(image: QImage) -> memoryview:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    return memoryview(bytes(image.constBits())).cast("I")


def test_an_edge_inside_a_word_is_marked_in_the_colour_of_warnings(work: Workspace) -> None:
    span = next(
        span for span in work.desk.visible() if span.layer == "entities" and span.length > 4
    )
    work.desk.set_focus(span.id)
    before = _warm(work, span)
    work.gestures.move(span.id, span.start + 1, span.end)
    moved = work.desk.span(span.id)
    assert moved is not None
    mark = next(mark for mark in work.article.marks if mark.span.id == span.id)
    assert mark.torn == (True, False)
    assert _warm(work, moved) > before


def _warm(work: Workspace, span: Span) -> int:
    """Return how many pixels around a span's start have the colour of warnings."""
    work.desk.set_focus(None)
    view = work.article
    start = view.offsets.to_utf16(span.start)
    rect = view.geometry_of.pieces(start, start + 1)[0].rect
    top = round(rect.top()) - view.verticalScrollBar().value()
    image = view.viewport().grab().toImage()
    warning = view.scene.theme.colour("warning")
    count = 0
    for x in range(round(rect.left()) - 4, round(rect.left()) + 4):
        for y in range(top - 2, top + round(rect.height()) + 3):
            found = QColor(image.pixel(x, y))
            count += (
                abs(found.red() - warning.red())
                + abs(found.green() - warning.green())
                + abs(found.blue() - warning.blue())
                < 90
            )
    return count


def test_states_look_different_without_any_colour(work: Workspace) -> None:
    """Suggested and accepted, focused or not, flagged and commented: also in grey."""
    span = next(
        span
        for span in work.desk.visible()
        if span.layer == "entities"
        and span.state is SpanState.SUGGESTED
        and len(work.desk.at(span.start)) == 1
        and span.length > 8
    )
    seen = [_grey(work)]
    work.desk.set_focus(span.id)
    seen.append(_grey(work))
    work.gestures.accept()
    work.desk.set_focus(None)
    seen.append(_grey(work))
    for one in range(len(seen)):
        for other in range(one):
            assert seen[one] != seen[other]


def _grey(work: Workspace) -> QImage:
    work.article.following.show(0)
    return picture(work).convertToFormat(QImage.Format.Format_Grayscale8)
