"""The article view: what it paints, where it hits, and what the mouse and keyboard do in it."""

import gc
import itertools
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QTextFrame
from pytestqt.qtbot import QtBot

from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.article.view import ArticleView
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk, Selection
from annotator.ui.gestures import Gestures
from annotator.ui.theme import load_theme

TEXT = (
    "Rodrel : la navette 🚢 est « suspendue »\n"
    "La navette 🚢 de Rodrel est « suspendue » jusqu'à lundi, a indiqué la préfecture. "
    "Anaïs Quérin attend le prochain départ.\n"
    "Selon Anaïs Quérin, le port rouvrira demain."
)
RULE = Origin(OriginKind.RULE, "incise", "1")
MODEL = Origin(OriginKind.MODEL, "test_pipeline", "1")


@dataclass
class Opened:
    """An article on screen with everything around it."""

    view: ArticleView
    desk: Desk
    gestures: Gestures
    project: Project
    document: Document

    def point(self, needle: str, nth: int = 0, *, at: float = 0.5) -> QPoint:
        """Return a point of the viewport in an occurrence of ``needle`` (0 left, 1 right)."""
        start = -1
        for _ in range(nth + 1):
            start = self.document.text.index(needle, start + 1)
        offsets = self.view.offsets
        pieces = self.view.geometry_of.pieces(
            offsets.to_utf16(start), offsets.to_utf16(start + len(needle))
        )
        rect = pieces[0].rect if at < 1 else pieces[-1].rect
        down = self.view.verticalScrollBar().value()
        return QPoint(round(rect.left() + rect.width() * at), round(rect.center().y() - down))

    def labels(self) -> list[tuple[str, str]]:
        """Return (label, text) of the visible spans."""
        text = self.document.text
        return [(span.label, text[span.start : span.end]) for span in self.desk.visible()]


@pytest.fixture
def opened(qtbot: QtBot, project: Project, add_document: Callable[..., Document]) -> Opened:
    document = add_document(project, TEXT, title=TEXT.split("\n", maxsplit=1)[0])
    bridge = ProjectBridge(project, "none")
    desk = Desk(bridge)
    gestures = Gestures(desk)
    view = ArticleView(desk, gestures, load_theme("light"))
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.set_reading(font="serif", size=13, line_width=60)
    view.show()
    desk.open(document.id)
    return Opened(view, desk, gestures, project, document)


def suggest(opened: Opened) -> None:
    """Propose two names and a claim, as the suggestion process would."""
    text = opened.document.text

    def place(needle: str, nth: int = 0) -> tuple[int, int]:
        start = -1
        for _ in range(nth + 1):
            start = text.index(needle, start + 1)
        return start, start + len(needle)

    spans = tuple(
        SuggestedSpan(start=start, end=end, label=LabelId(label), score=0.8, origin=MODEL)
        for (start, end), label in (
            (place("Rodrel", 1), "LOC"),
            (place("Anaïs Quérin"), "PER"),
        )
    )
    claim = SuggestedClaim(
        content=(place("La navette")[0], place(", a indiqué")[0]),
        source=place("la préfecture"),
        cue=place("a indiqué"),
        kind="mixed",
        modality="asserted",
        score=0.7,
        origin=RULE,
    )
    found = Suggestions(spans=spans, claims=(claim,), tokens=words(text), pipeline="test 1")
    opened.desk.bridge.do(StoreSuggestions(((opened.document.id, found),)))


def test_offsets_on_screen_are_those_of_the_text(opened: Opened) -> None:
    last = opened.view.document().characterCount() - 1
    assert last == opened.view.offsets.utf16_length
    start = TEXT.index("Anaïs")
    assert opened.view.document().characterAt(opened.view.offsets.to_utf16(start)) == "A"


def test_dragging_over_words_snaps_to_tokens_and_a_label_makes_the_span(
    opened: Opened, qtbot: QtBot
) -> None:
    viewport = opened.view.viewport()
    first, last = opened.point("Anaïs", at=0.4), opened.point("Quérin", at=0.6)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=first)
    qtbot.mouseMove(viewport, opened.point("Quérin", at=0.2))
    qtbot.mouseMove(viewport, last)
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=last)
    start = TEXT.index("Anaïs Quérin")
    assert opened.desk.selection == Selection(start, start + len("Anaïs Quérin"), exact=True)
    opened.gestures.apply_label(LabelId("PER"))
    assert opened.labels() == [("PER", "Anaïs Quérin")]
    assert opened.desk.selection is None
    assert opened.desk.focused is not None


def test_dragging_with_alt_keeps_characters(opened: Opened, qtbot: QtBot) -> None:
    viewport = opened.view.viewport()
    alt = Qt.KeyboardModifier.AltModifier
    first, last = opened.point("naïs", at=0.02), opened.point("Quér", at=0.99)
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, alt, first)
    qtbot.mouseMove(viewport, first + QPoint(20, 0))
    opened.view._mouse._move(_moved(last, alt))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, alt, last)
    assert opened.desk.selection is not None
    chosen = TEXT[opened.desk.selection.start : opened.desk.selection.end]
    assert chosen == "naïs Quér"


def _moved(point: QPoint, modifiers: Qt.KeyboardModifier) -> QMouseEvent:
    return QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(point),
        QPointF(point),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        modifiers,
    )


def test_double_click_chooses_the_token(opened: Opened, qtbot: QtBot) -> None:
    qtbot.mouseDClick(
        opened.view.viewport(), Qt.MouseButton.LeftButton, pos=opened.point("préfecture")
    )
    chosen = opened.desk.selection
    assert chosen is not None
    assert TEXT[chosen.start : chosen.end] == "préfecture"


def test_clicks_cycle_through_what_overlaps(opened: Opened, qtbot: QtBot) -> None:
    suggest(opened)
    point = opened.point("Rodrel", 1)
    seen = []
    for _ in range(3):
        qtbot.mouseClick(opened.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
        assert opened.desk.focused is not None
        seen.append(opened.desk.focused.label)
    assert seen == ["LOC", "CLAIM", "LOC"]


def test_click_beside_the_text_leaves_the_focus(opened: Opened, qtbot: QtBot) -> None:
    suggest(opened)
    opened.desk.walk(1)
    qtbot.mouseClick(opened.view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(3, 3))
    assert opened.desk.focus is None


def test_dragging_an_edge_resizes_the_span_by_tokens(opened: Opened, qtbot: QtBot) -> None:
    suggest(opened)
    qtbot.mouseClick(
        opened.view.viewport(), Qt.MouseButton.LeftButton, pos=opened.point("Anaïs Quérin", at=0.3)
    )
    viewport = opened.view.viewport()
    edge, target = opened.point("Anaïs Quérin", at=0.999), opened.point("attend", at=0.5)
    assert opened.view._mouse.edge_at(QPointF(edge)) is not None
    qtbot.mousePress(viewport, Qt.MouseButton.LeftButton, pos=edge)
    opened.view._mouse._move(_moved(target, Qt.KeyboardModifier.NoModifier))
    qtbot.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=target)
    assert ("PER", "Anaïs Quérin attend") in opened.labels()
    focused = opened.desk.focused
    assert focused is not None
    assert focused.state is SpanState.ACCEPTED
    opened.gestures.undo()
    assert ("PER", "Anaïs Quérin") in opened.labels()


def test_shift_and_arrows_choose_words(opened: Opened, qtbot: QtBot) -> None:
    opened.desk.put(0)
    opened.view._go_to(TEXT.index("navette"))
    for _ in range(3):
        qtbot.keyClick(opened.view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    chosen = opened.desk.selection
    assert chosen is not None
    assert TEXT[chosen.start : chosen.end] == "nav"
    opened.gestures.apply_label(LabelId("MISC"))
    assert opened.labels() == [("MISC", "navette")]


def test_grow_goes_from_token_to_sentence_to_paragraph(opened: Opened) -> None:
    text = opened.document.text
    opened.desk.put(text.index("Quérin attend"))
    grown = []
    for _ in range(3):
        opened.desk.grow()
        assert opened.desk.selection is not None
        grown.append(text[opened.desk.selection.start : opened.desk.selection.end])
    assert grown[0] == "Quérin"
    assert grown[-1] in (text, text.split("\n")[1])
    assert all(len(a) < len(b) for a, b in itertools.pairwise(grown))


def test_accepting_a_claim_takes_its_parts_and_goes_on(opened: Opened) -> None:
    suggest(opened)
    opened.desk.walk(1)
    assert opened.desk.focused is not None
    assert opened.desk.focused.label == "CLAIM"
    opened.gestures.accept()
    states = {span.label: span.state for span in opened.desk.spans}
    assert states["CLAIM"] == states["SOURCE"] == states["CUE"] == SpanState.ACCEPTED
    assert opened.desk.focused.label == "LOC"
    opened.gestures.reject()
    assert opened.desk.focused.label == "PER"


def test_suggested_and_accepted_look_different(opened: Opened) -> None:
    suggest(opened)
    before = opened.view.grab().toImage()
    opened.desk.walk(1)
    opened.gestures.accept()
    opened.desk.set_focus(None)
    after = opened.view.grab().toImage()
    assert before != after


def test_tags_and_tints_are_painted_in_both_themes(opened: Opened) -> None:
    suggest(opened)
    for name in ("light", "dark"):
        theme = load_theme(name)
        opened.view.set_theme(theme)
        image = opened.view.grab().toImage()
        point = opened.point("Rodrel", 1, at=0.0)
        area = [
            QColor(image.pixel(point.x() + x, point.y() + y))
            for x in range(-2, 30)
            for y in range(-30, -6)
            if image.rect().contains(point.x() + x, point.y() + y)
        ]
        ink = theme.ink(opened.project.scheme.label(LabelId("LOC")))
        assert any(abs(c.hue() - ink.hue()) < 12 and c.saturation() > 40 for c in area)


def test_a_claim_of_3000_characters_wraps_like_any_text(
    opened: Opened, add_document: Callable[..., Document]
) -> None:
    long = "Selon elle, " + "le port de Rodrel rouvrira bientôt et " * 80
    document = add_document(opened.project, long)
    opened.desk.open(document.id)
    opened.desk.select(Selection(12, 12 + 3000))
    opened.gestures.apply_label(LabelId("CLAIM"))
    opened.view.grab()
    assert opened.view.horizontalScrollBar().maximum() == 0
    width = opened.view.viewport().width()
    start, end = (opened.view.offsets.to_utf16(place) for place in (12, 3012))
    pieces = opened.view.geometry_of.pieces(start, end)
    assert len(pieces) > 20
    assert all(piece.rect.left() >= 0 and piece.rect.right() <= width for piece in pieces)


def test_the_caret_comes_back_to_the_focused_span_after_undo(opened: Opened) -> None:
    suggest(opened)
    opened.desk.walk(1)
    claim = opened.desk.focus
    opened.gestures.accept()
    opened.desk.set_focus(None)
    opened.gestures.undo()
    assert opened.desk.focus == claim


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(
        alphabet=st.sampled_from("ab é\n🚢👩‍🚀\u00a0\u202f«»'’\t\u0301"), min_size=1, max_size=80
    ).filter(lambda text: text.strip())
)
def test_any_span_is_painted_where_its_text_is(
    opened: Opened, add_document: Callable[..., Document], text: str
) -> None:
    document = add_document(opened.project, text)
    known = [i for i in opened.project.document_ids() if opened.project.document(i).text == text]
    opened.desk.open(known[0] if known else document.id)
    view = opened.view
    assert view.document().characterCount() - 1 == view.offsets.utf16_length
    for start in range(len(text)):
        if text[start] == "\n":
            continue
        begin, end = view.offsets.to_utf16(start), view.offsets.to_utf16(start + 1)
        pieces = view.geometry_of.pieces(begin, end)
        assert len(pieces) == 1
        block = view.document().findBlock(begin)
        assert begin < block.position() + block.length()


def test_right_click_focuses_what_is_there_and_asks_for_a_menu(
    opened: Opened, qtbot: QtBot
) -> None:
    suggest(opened)
    point = opened.point("Anaïs Quérin")
    with qtbot.waitSignal(opened.view.menu_requested):
        qtbot.mouseClick(opened.view.viewport(), Qt.MouseButton.RightButton, pos=point)
    assert opened.desk.focused is not None
    assert opened.desk.focused.label == "PER"


def test_right_click_keeps_the_words_chosen(opened: Opened, qtbot: QtBot) -> None:
    opened.desk.select(Selection(0, 6))
    with qtbot.waitSignal(opened.view.menu_requested):
        qtbot.mouseClick(
            opened.view.viewport(), Qt.MouseButton.RightButton, pos=opened.point("Rodrel")
        )
    assert opened.desk.selection == Selection(0, 6)


def test_a_long_article_shows_its_marks_at_once(
    opened: Opened, add_document: Callable[..., Document]
) -> None:
    """Qt lays long texts out bit by bit; the first paint must not take it for somewhere else."""
    text = "\n".join(f"Paragraphe {number} {'mot ' * 60}." for number in range(200))
    long = add_document(opened.project, text, title="Long")
    span = SuggestedSpan(start=0, end=10, label=LabelId("LOC"), score=0.9, origin=MODEL)
    opened.project.do(StoreSuggestions(((long.id, Suggestions(spans=(span,))),)))
    opened.desk.open(long.id)
    start, end = opened.view.visible_range()
    assert start == 0 < end < 3000
    assert len(opened.view.scene.placed()) == 1


def test_short_articles_keep_their_margin_one_after_the_other(
    opened: Opened, add_document: Callable[..., Document]
) -> None:
    """Neither needs a scroll bar: nothing but the new text itself places the column."""
    margin = opened.view.scene.margin()
    assert margin.right >= 48
    for text in ("Court.", "Bref."):
        opened.desk.open(add_document(opened.project, text, title=text).id)
        left = opened.view.document().rootFrame().frameFormat().leftMargin()
        assert left == margin.right == opened.view.scene.margin().right


def test_articles_that_were_shown_leave_no_frames_behind(
    opened: Opened, add_document: Callable[..., Document]
) -> None:
    def frames() -> int:
        gc.collect()
        return sum(isinstance(one, QTextFrame) for one in gc.get_objects())

    others = [add_document(opened.project, f"Texte {n}.", title=f"{n}").id for n in range(2)]
    before = frames()
    for identifier in others * 5:
        opened.desk.open(identifier)
        opened.view.grab()
    assert frames() <= before
