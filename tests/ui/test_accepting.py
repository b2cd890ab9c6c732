"""Accepting all above a score, and how low scores look, in the real window."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind, SpanState
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.article.painting import _questioned
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

TEXT = "Kiev et Moscou. Selon Anne Lemoal, la paix est loin. Paris et Rome attendent."
MODEL = Origin(OriginKind.MODEL, "model", "1")
SCORES = {"Kiev": 0.95, "Moscou": 0.9, "Paris": 0.65, "Rome": None}


def place(needle: str) -> tuple[int, int]:
    start = TEXT.index(needle)
    return start, start + len(needle)


def found(claim_score: float | None = 0.92) -> Suggestions:
    """Return suggestions: four places, a claim with its parts, a zone."""
    return Suggestions(
        spans=tuple(
            SuggestedSpan(
                start=place(name)[0],
                end=place(name)[1],
                label=LabelId("LOC"),
                score=score,
                origin=MODEL,
            )
            for name, score in SCORES.items()
        ),
        claims=(
            SuggestedClaim(
                content=place("la paix est loin"),
                source=place("Anne Lemoal"),
                cue=place("Selon"),
                kind="indirect",
                modality="asserted",
                score=claim_score,
                origin=MODEL,
            ),
        ),
        zones=(
            SuggestedSpan(start=0, end=len(TEXT), label=LabelId("HEADLINE"), score=0.99,
                          origin=MODEL),
        ),
        tokens=words(TEXT),
        pipeline="model 1",
    )  # fmt: skip


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    document = make_document(TEXT, title="Un")
    project.do(AddDocuments((document,)))
    project.do(StoreSuggestions(((document.id, found()),)))
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


def states(work: Workspace) -> dict[str, str]:
    return {TEXT[span.start : span.end]: span.state.value for span in work.desk.visible()}


def test_the_key_asks_and_enter_accepts_what_is_sure_enough(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.commands["annotate.accept_sure"].trigger()
    strip = work.accepting
    assert strip.isVisible()
    assert strip.percent.value() == 90
    assert strip.counted.text() == "3 of 5 left"
    assert strip.accept.text() == "Accept 3"
    assert window.focusWidget() is strip.percent
    qtbot.keyClick(strip.percent, Qt.Key.Key_Return)
    assert states(work) == {
        "Kiev": "accepted", "Moscou": "accepted", "la paix est loin": "accepted",
        "Anne Lemoal": "accepted", "Selon": "accepted", "Paris": "suggested", "Rome": "suggested",
    }  # fmt: skip
    assert [span.state for span in work.desk.zones()] == [SpanState.SUGGESTED]
    assert strip.isHidden()
    assert window.focusWidget() is work.article
    assert window.commands["edit.undo"].text() == "&Undo: accept 3 spans"
    window.commands["edit.undo"].trigger()
    assert set(states(work).values()) == {"suggested"}


def test_the_count_follows_the_score_and_the_score_is_kept(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.commands["annotate.accept_sure"].trigger()
    strip = work.accepting
    for percent, text in ((93, "Accept 1"), (96, "Accept 0"), (65, "Accept 4"), (1, "Accept 4")):
        strip.percent.setValue(percent)
        assert strip.accept.text() == text
        assert strip.accept.isEnabled() is (text != "Accept 0")
    strip.percent.setValue(60)
    strip.accept.click()
    assert states(work)["Rome"] == "suggested"
    assert window.preferences.settings.accept_from == 60
    window.commands["annotate.accept_sure"].trigger()
    assert strip.percent.value() == 60
    assert strip.counted.text() == "0 of 1 left"
    qtbot.keyClick(strip.percent, Qt.Key.Key_Return)
    assert strip.isVisible()
    assert states(work)["Rome"] == "suggested"


def test_escape_leaves_everything_as_it_was(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    window.commands["annotate.accept_sure"].trigger()
    work.accepting.percent.setValue(70)
    qtbot.keyClick(work.accepting.percent, Qt.Key.Key_Escape)
    assert work.accepting.isHidden()
    assert window.focusWidget() is work.article
    assert set(states(work).values()) == {"suggested"}
    assert window.preferences.settings.accept_from == 90


def test_escape_in_the_article_takes_the_strip_away_first(
    window: MainWindow, work: Workspace, qtbot: QtBot
) -> None:
    work.desk.walk(1)
    window.commands["annotate.accept_sure"].trigger()
    work.article.setFocus()
    window.commands["annotate.leave"].trigger()
    assert work.accepting.isHidden()
    assert work.desk.focus is not None
    window.commands["annotate.leave"].trigger()
    assert work.desk.focus is None


def test_the_count_follows_other_decisions(window: MainWindow, work: Workspace) -> None:
    window.commands["annotate.accept_sure"].trigger()
    kiev = next(span for span in work.desk.visible() if TEXT[span.start : span.end] == "Kiev")
    work.desk.set_focus(kiev.id)
    work.gestures.reject()
    assert work.accepting.counted.text() == "2 of 4 left"


def test_the_page_stays_as_wide_as_its_least(window: MainWindow, work: Workspace) -> None:
    window.commands["annotate.accept_sure"].trigger()
    assert work.accepting.minimumSizeHint().width() < 480


# How it looks


def pixels(work: Workspace, needle: str) -> QImage:
    """Return the picture of a line's part with a passage, and what is around it."""
    mark = next(mark for mark in work.article.marks if TEXT[mark.start : mark.end] == needle)
    box = work.article.geometry_of.pieces(mark.start, mark.end)[0].rect.toRect()
    return work.article.viewport().grab(box.adjusted(-4, -16, 10, 10)).toImage()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_low_score_looks_less_certain_and_no_score_as_ever(
    window: MainWindow, work: Workspace, theme: str
) -> None:
    window.commands[f"view.theme.{theme}"].trigger()
    by_text = {TEXT[mark.start : mark.end]: mark for mark in work.article.marks}
    assert [name for name, mark in by_text.items() if mark.doubtful] == ["Paris"]
    before = pixels(work, "Rome")
    here = work.here()
    assert here is not None
    work.desk.project.do(StoreSuggestions(((here, _sure()),)))
    work.desk.open(work.desk.document.id)  # type: ignore[union-attr]
    assert pixels(work, "Rome") != before


def _sure() -> Suggestions:
    start, end = place("Rome")
    span = SuggestedSpan(start=start, end=end, label=LabelId("LOC"), score=0.3, origin=MODEL)
    return Suggestions(spans=(span,), tokens=words(TEXT), pipeline="model 1")


def test_a_doubtful_claim_says_so_in_the_margin_until_it_is_accepted(work: Workspace) -> None:
    document = work.here()
    assert document is not None
    work.bridge.do(StoreSuggestions(((document, found(claim_score=0.4)),)))
    claim = next(mark for mark in work.article.marks if mark.shape == "claim")
    assert claim.doubtful
    assert _questioned(claim)[-1].endswith("?")
    work.desk.set_focus(claim.span.id)
    work.gestures.accept()
    claim = next(mark for mark in work.article.marks if mark.shape == "claim")
    assert not claim.doubtful
    assert not _questioned(claim)[-1].endswith("?")
