"""Dragging a link with the mouse, in the real window."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import AcceptSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import SUFFIX, Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, Span
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.desk import Notice
from annotator.ui.main_window import MainWindow

TEXT = (
    "Le port rouvrira lundi, a indiqué la capitainerie de Rodrel. Une porte-parole n'a rien ajouté."
)
RULE = Origin(OriginKind.RULE, "incise", "1")
NONE, LEFT = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton


class Hand:
    """The mouse over the article."""

    def __init__(self, window: MainWindow) -> None:
        assert window.workspace is not None
        self.window, self.work, self.view = window, window.workspace, window.workspace.article

    def span(self, words: str) -> Span:
        start = TEXT.index(words)
        return next(
            span
            for span in self.work.desk.spans
            if (span.start, span.end) == (start, start + len(words))
        )

    def on(self, words: str) -> QPoint:
        """Return the middle of words, in the window."""
        start = TEXT.index(words)
        pieces = self.view.geometry_of.pieces(start, start + len(words))
        return self._in_window(pieces[0].rect.center())

    def stripe(self, span: Span) -> QPoint:
        """Return a point on a claim's stripe, in the window."""
        pieces = self.view.geometry_of.pieces(span.start, span.end)
        place = QPointF(self.view.scene.margin().right - 16, pieces[0].rect.center().y())
        assert self.view.scene.stripe(place) == span.id
        return self._in_window(place)

    def _in_window(self, place: QPointF) -> QPoint:
        down = QPointF(0, self.view.verticalScrollBar().value())
        return self.view.viewport().mapTo(self.window, (place - down).toPoint())

    def press(self, at: QPoint) -> None:
        QTest.mousePress(self.window.windowHandle(), LEFT, NONE, at)

    def move(self, to: QPoint) -> None:
        QTest.mouseMove(self.window.windowHandle(), to)

    def release(self, at: QPoint) -> None:
        QTest.mouseRelease(self.window.windowHandle(), LEFT, NONE, at)


@pytest.fixture
def hand(
    tmp_path: Path, open_window: Callable[..., MainWindow], scheme, annotator, make_document
) -> Hand:
    path = tmp_path / f"drag{SUFFIX}"
    project = Project.create(path, scheme=scheme, annotator=annotator)
    document: Document = make_document(TEXT)
    project.do(AddDocuments((document,)))

    def place(needle: str) -> tuple[int, int]:
        return TEXT.index(needle), TEXT.index(needle) + len(needle)

    claim = SuggestedClaim(
        content=place("Le port rouvrira lundi"),
        source=None,
        cue=place("a indiqué"),
        kind="indirect",
        modality="asserted",
        score=0.8,
        origin=RULE,
    )
    others = tuple(
        SuggestedSpan(
            start=place(needle)[0],
            end=place(needle)[1],
            label=LabelId(label),
            score=0.8,
            origin=RULE,
        )
        for needle, label in (("la capitainerie de Rodrel", "SOURCE"), ("Rodrel", "LOC"))
    )
    found = Suggestions(spans=others, claims=(claim,), tokens=words(TEXT), pipeline="test 1")
    project.do(StoreSuggestions(((document.id, found),)))
    whole = next(span for span in project.spans(document.id) if span.label == "CLAIM")
    project.do(AcceptSpans(document.id, (whole.id,)))
    project.close()
    return Hand(open_window(path))


def sources(hand: Hand) -> list[str]:
    claim = hand.span("Le port rouvrira lundi")
    return [
        link.child
        for link in hand.work.desk.links(claim.id)
        if link.head == claim.id and link.type == "said-by"
    ]


def test_dragging_from_the_stripe_to_a_source_links_it(hand: Hand) -> None:
    claim, source = hand.span("Le port rouvrira lundi"), hand.span("la capitainerie de Rodrel")
    start, end = hand.stripe(claim), hand.on("capitainerie")
    hand.press(start)
    hand.move(start + QPoint(10, 8))
    assert hand.view.scene.rubber is not None
    assert hand.view.scene.rubber.target is None
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.ForbiddenCursor
    possible = {item.mark.span.id for item in hand.view.scene.placed() if item.possible}
    assert source.id in possible
    assert hand.span("Rodrel").id not in possible
    before = hand.view.grab().toImage()
    hand.move(end)
    assert hand.view.scene.rubber.target == source.id
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.DragLinkCursor
    assert hand.view.grab().toImage() != before
    hand.release(end)
    assert hand.view.scene.rubber is None
    assert sources(hand) == [source.id]
    hand.work.gestures.undo()
    assert sources(hand) == []


def test_dropping_beside_every_possible_end_links_nothing(hand: Hand, qtbot: QtBot) -> None:
    claim = hand.span("Le port rouvrira lundi")
    start, end = hand.stripe(claim), hand.on("porte-parole")
    hand.press(start)
    hand.move(end)
    with qtbot.waitSignal(hand.work.desk.noticed) as noticed:
        hand.release(end)
    assert noticed.args == [Notice.CANNOT_LINK]
    assert sources(hand) == []
    assert hand.work.desk.linking is None


def test_esc_gives_the_link_up_while_the_button_is_down(hand: Hand) -> None:
    claim = hand.span("Le port rouvrira lundi")
    start, end = hand.stripe(claim), hand.on("capitainerie")
    focus = hand.work.desk.focus
    hand.press(start)
    hand.move(end)
    QTest.keyClick(hand.window.windowHandle(), Qt.Key.Key_Escape)
    assert hand.view.scene.rubber is None
    hand.move(end + QPoint(4, 0))
    assert hand.view.scene.rubber is None
    hand.release(end)
    assert sources(hand) == []
    assert hand.work.desk.focus == focus


def test_a_click_on_the_stripe_focuses_the_claim_and_hovering_says_what_can_be_done(
    hand: Hand, qtbot: QtBot
) -> None:
    claim = hand.span("Le port rouvrira lundi")
    at = hand.stripe(claim)
    with qtbot.waitSignal(hand.work.desk.noticed) as noticed:
        hand.move(at)
    assert noticed.args == [Notice.LINK_DRAG]
    assert hand.view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.press(at)
    hand.release(at)
    assert hand.work.desk.focus == claim.id
