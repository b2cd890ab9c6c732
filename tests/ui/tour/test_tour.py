"""The tour: it begins with the demo, is done by doing, and ends for good."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.app.demo_place import demo_path
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, SpanId
from annotator.core.model import DocumentState, Origin, OriginKind, Span, SpanState
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.desk import Selection
from annotator.ui.main_window import MainWindow
from annotator.ui.tour.feature import Tour
from annotator.ui.tour.steps import DECISIONS, Course, Step
from annotator.ui.workspace import Workspace

MODEL = Origin(OriginKind.MODEL, "m", "1")


@pytest.fixture
def window(open_window: Callable[..., MainWindow]) -> MainWindow:
    return open_window()


def tour_of(window: MainWindow) -> Tour:
    return next(one for one in window.features if isinstance(one, Tour))


def begun(window: MainWindow) -> Workspace:
    """Open the demo, with suggestions of a known kind in its first article."""
    assert window.project.demo()
    assert window.workspace is not None
    work = window.workspace
    work.bridge.service.stop()
    document = work.desk.document
    assert document is not None
    tokens = words(document.text)
    spans = [
        SuggestedSpan(
            start=tokens.starts[at], end=tokens.ends[at], label=LabelId("PER"), score=0.5,
            origin=MODEL,
        )
        for at in (2, 4, 6, 8)
    ]  # fmt: skip
    claim = SuggestedClaim(
        content=(tokens.starts[20], tokens.ends[26]), source=(tokens.starts[16], tokens.ends[16]),
        cue=(tokens.starts[18], tokens.ends[18]), kind="indirect", modality="asserted", score=0.9,
        origin=MODEL,
    )  # fmt: skip
    made = Suggestions(spans=tuple(spans), claims=(claim,), tokens=tokens, pipeline="m 1")
    work.bridge.do(StoreSuggestions(((document.id, made),)))
    work.article.setFocus()
    return work


def press(window: MainWindow, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(QApplication.focusWidget() or window, key)


def step_of(window: MainWindow) -> Step | None:
    course = tour_of(window).course
    return course.step if course is not None else None


def test_it_is_done_by_doing(window: MainWindow) -> None:
    work = begun(window)
    tour, desk = tour_of(window), work.desk
    card = tour.card
    assert card is not None
    assert card.isVisible()
    assert step_of(window) is Step.WALK
    assert "Tab" in card.text.text()
    press(window, Qt.Key.Key_Tab)
    assert step_of(window) is Step.DECIDE
    press(window, Qt.Key.Key_A)
    assert "1 of 3" in card.heading.text()
    window.commands["edit.undo"].trigger()
    assert step_of(window) is Step.DECIDE
    desk.set_focus(next(one.id for one in desk.spans if one.state is SpanState.SUGGESTED))
    press(window, Qt.Key.Key_A, Qt.Key.Key_X)
    assert step_of(window) is Step.MARK
    assert desk.document is not None
    start = desk.tokens.starts[60]
    desk.select(Selection(start, desk.tokens.ends[60]))
    press(window, Qt.Key.Key_3)
    assert step_of(window) is Step.CLAIM
    claim = next(one for one in desk.spans if one.label == "CLAIM")
    desk.set_focus(claim.id)
    press(window, Qt.Key.Key_A)
    assert step_of(window) is Step.FINISH
    first = desk.document.id
    press(window, Qt.Key.Key_Return)
    assert work.bridge.project.status(first).state is DocumentState.DONE
    assert step_of(window) is Step.END
    assert card.bar.value() == card.bar.maximum()
    assert not card.skip.isVisible()
    card.end.click()
    assert tour.card is None
    assert not card.isVisible()


def test_it_does_not_come_again_unless_it_is_asked_for(window: MainWindow) -> None:
    begun(window)
    card = tour_of(window).card
    assert card is not None
    card.end.click()
    window.project.close()
    assert window.project.demo()
    assert tour_of(window).card is None
    window.commands["help.tour"].trigger()
    assert step_of(window) is Step.WALK
    window.commands["help.tour"].trigger()
    assert step_of(window) is Step.WALK


def test_an_interrupted_tour_goes_on_where_it_was(window: MainWindow) -> None:
    begun(window)
    card = tour_of(window).card
    assert card is not None
    card.skip.click()
    card.skip.click()
    assert step_of(window) is Step.MARK
    window.project.close()
    assert window.project.demo()
    assert step_of(window) is Step.MARK
    window.commands["help.tour"].trigger()
    assert step_of(window) is Step.WALK, "who asks for it wants all of it"
    assert window.preferences.settings.tour_step == 1


def test_the_menu_opens_the_demo_for_it(window: MainWindow) -> None:
    window.commands["help.tour"].trigger()
    assert window.project.bridge is not None
    assert window.project.bridge.project.path == demo_path()
    assert step_of(window) is Step.WALK


def test_steps_can_be_skipped_to_the_end(window: MainWindow) -> None:
    begun(window)
    card = tour_of(window).card
    assert card is not None
    seen = []
    while card.skip.isVisible():
        seen.append(card.heading.text())
        card.skip.click()
    assert len(seen) == len(set(seen)) == 5
    assert step_of(window) is Step.END
    assert window.preferences.settings.toured


def test_another_project_has_none(open_window: Callable[..., MainWindow], project: object) -> None:
    project.close()  # type: ignore[attr-defined]
    window = open_window(project.path)  # type: ignore[attr-defined]
    assert tour_of(window).card is None


def test_the_card_follows_theme_and_language(window: MainWindow) -> None:
    begun(window)
    before = tour_of(window).card
    assert before is not None
    window.commands["view.theme.dark"].trigger()
    assert window.appearance.theme.colour("raised").name() in before.styleSheet()
    window.commands["view.language.fr"].trigger()
    after = tour_of(window).card
    assert after is not None
    assert after.heading.text() == "Aller à une suggestion"


def span(number: int, state: SpanState) -> Span:
    return Span(
        id=SpanId(f"{number:032x}"), document=DocumentId("1" * 32), annotator=AnnotatorId("2" * 32),
        layer=LayerId("entities"), label=LabelId("PER"), start=number, end=number + 1, state=state,
        origin=MODEL,
    )  # fmt: skip


def test_nothing_counts_before_its_step() -> None:
    course = Course()
    course.opened([span(number, SpanState.SUGGESTED) for number in range(DECISIONS)])
    assert not course.finished()
    assert not course.changed([span(number, SpanState.ACCEPTED) for number in range(DECISIONS)])
    assert course.step is Step.WALK
    assert not course.focused(span(1, SpanState.ACCEPTED))
    assert not course.focused(None)
    assert course.focused(span(1, SpanState.SUGGESTED))
