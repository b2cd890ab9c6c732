"""Claims as units, in the real window: made, completed, linked, valued, listed and walked."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import SetAttribute
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span, SpanState
from annotator.core.suggestions import SuggestedClaim, Suggestions
from annotator.core.tokens import from_ranges, words
from annotator.nlp.events import Ready, Request, Result
from annotator.ui.claims.feature import Claims
from annotator.ui.claims.model import Role
from annotator.ui.desk import Selection
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

Key, Held = Qt.Key, Qt.KeyboardModifier
TEXT = (
    "Le pont fermé\n"
    "Selon la mairie, le pont sera fermé lundi. Anne Lemoal affirme que la digue tient.\n"
    "« Nous partirons », a dit le préfet."
)
RULE = Origin(OriginKind.RULE, "clause", "1")


def place(needle: str) -> tuple[int, int]:
    start = TEXT.index(needle)
    return start, start + len(needle)


def claim(content: str, source: str | None, cue: str | None, kind: str) -> SuggestedClaim:
    return SuggestedClaim(
        content=place(content),
        source=place(source) if source else None,
        cue=place(cue) if cue else None,
        kind=kind,
        modality="asserted",
        score=0.8,
        origin=RULE,
    )


FIRST = claim("le pont sera fermé lundi", "la mairie", "Selon", "indirect")
SECOND = claim("la digue tient", "Anne Lemoal", "affirme", "indirect")
THIRD = claim("Nous partirons", None, None, "direct")


class Answering:
    """Stands in for the suggestion process: keeps what it is asked until it is to answer."""

    def __init__(self, window: MainWindow) -> None:
        assert window.project.bridge is not None
        self.service = window.project.bridge.service
        self.service._process = self  # type: ignore[assignment]
        self.asked: list[Request] = []
        self.started = 0

    def start(self) -> None:
        self.started += 1

    def stop(self) -> None:
        pass

    def submit(self, requests: list[Request]) -> None:
        self.asked += requests

    def prioritise(self, request: Request) -> None:
        self.asked.append(request)

    def cancel(self, job: int) -> None:
        del job

    def answer(self, found: SuggestedClaim) -> None:
        request = self.asked.pop()
        self.service._arrived(Ready("none 1"))
        self.service._arrived(Result(request.job, request.key, Suggestions(claims=(found,))))


class Bench:
    """The window on one article, with short words for what the tests do in it."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        assert window.workspace is not None
        self.window, self.qtbot = window, qtbot
        self.work: Workspace = window.workspace
        self.desk = self.work.desk
        self.claims = next(item for item in window.features if isinstance(item, Claims))

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        self.qtbot.keyClick(self.work.article, key, held)

    def choose(self, needle: str) -> None:
        self.desk.select(Selection(*place(needle), exact=True))

    def span(self, needle: str) -> Span:
        start, end = place(needle)
        return next(item for item in self.desk.spans if (item.start, item.end) == (start, end))

    def focus(self, needle: str) -> None:
        self.desk.set_focus(self.span(needle).id)

    def seen(self) -> set[tuple[str, str, str]]:
        return {
            (item.label, TEXT[item.start : item.end], item.state.value) for item in self.desk.spans
        }

    def links(self) -> list[str]:
        return sorted(link.state.value for link in self.desk.relations)

    def lines(self) -> list[str]:
        shown = self.claims.panel.view.shown
        return [shown.index(row, 0).data() for row in range(shown.rowCount())]

    def said(self) -> str:
        assert self.window.status_line is not None
        return self.window.status_line.message.text()


@pytest.fixture
def bench(
    request: pytest.FixtureRequest,
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    project: Project,
    make_document: Callable[..., Document],
) -> Bench:
    document = make_document(TEXT, title="Le pont fermé")
    project.do(AddDocuments((document,)))
    plain = words(TEXT)
    sentences = (0, TEXT.index("Selon"), TEXT.index("Anne"), TEXT.index("«"))
    tokens = from_ranges(zip(plain.starts, plain.ends, strict=True), sentences=sentences)
    claims = getattr(request, "param", ())
    found = Suggestions(claims=claims, tokens=tokens, pipeline="m 1")
    project.do(StoreSuggestions(((document.id, found),)))
    project.close()
    return Bench(open_window(project.path), qtbot)


ALL = pytest.mark.parametrize("bench", [(FIRST, SECOND, THIRD)], indirect=True)


# One key makes a claim


@pytest.fixture
def process(bench: Bench) -> Iterator[Answering]:
    bench.window.suggesting = True
    yield Answering(bench.window)
    bench.window.suggesting = False


def test_a_claim_stands_at_once_and_its_parts_come_when_they_are_found(
    bench: Bench, process: Answering
) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    assert bench.seen() == {("CLAIM", "la digue tient", "accepted")}
    assert process.started == 1
    assert (process.asked[0].text, process.asked[0].content) == (TEXT, place("la digue tient"))
    process.answer(SECOND)
    bench.qtbot.waitUntil(lambda: len(bench.desk.spans) == 3)
    assert ("SOURCE", "Anne Lemoal", "suggested") in bench.seen()
    assert bench.span("la digue tient").attributes["kind"] == "indirect"
    assert bench.desk.focused == bench.span("la digue tient")
    assert bench.work.inspector.card.accept.isEnabled()
    bench.press(Key.Key_A)
    assert {state for _, _, state in bench.seen()} == {"accepted"}
    assert not bench.work.inspector.card.accept.isEnabled()
    assert bench.links() == ["accepted", "accepted"]
    bench.press(Key.Key_Z, Held.ControlModifier)
    bench.press(Key.Key_Z, Held.ControlModifier)
    assert bench.seen() == set()


def test_tab_walks_to_what_is_proposed(bench: Bench, process: Answering) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    process.answer(SECOND)
    bench.qtbot.waitUntil(lambda: len(bench.desk.spans) == 3)
    bench.press(Key.Key_Tab, Held.ShiftModifier)
    assert bench.desk.focused == bench.span("affirme")
    bench.press(Key.Key_A)
    assert bench.links() == ["accepted", "suggested"]


@pytest.mark.parametrize("gesture", ["undo", "delete", "move"])
def test_an_answer_that_comes_too_late_changes_nothing(
    bench: Bench, process: Answering, gesture: str
) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    if gesture == "undo":
        bench.press(Key.Key_Z, Held.ControlModifier)
    elif gesture == "delete":
        bench.press(Key.Key_Delete)
    else:
        bench.press(Key.Key_Left, Held.AltModifier)
    before = bench.seen()
    with bench.qtbot.waitSignal(bench.work.bridge.suggesting):
        process.answer(SECOND)
    assert bench.seen() == before


def test_an_answer_after_the_project_is_closed_does_no_harm(
    bench: Bench, process: Answering, qapp: QApplication
) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    bench.window.commands["project.close"].trigger()
    process.answer(SECOND)
    qapp.processEvents()
    assert bench.window.workspace is None


def test_without_suggestions_a_claim_waits_for_nothing(bench: Bench) -> None:
    process = Answering(bench.window)
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    assert process.asked == []
    assert bench.lines() == ["no source → la digue tient"]


@ALL
def test_words_over_a_suggestion_take_it_with_its_parts(bench: Bench, process: Answering) -> None:
    bench.choose("que la digue tient")
    bench.press(Key.Key_C)
    assert bench.span("que la digue tient").state is SpanState.ACCEPTED
    assert bench.span("Anne Lemoal").state is SpanState.ACCEPTED
    assert process.asked == []


def test_parts_are_looked_for_again_on_demand(bench: Bench) -> None:
    process = Answering(bench.window)
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    bench.press(Key.Key_C, Held.ShiftModifier)
    assert process.asked[0].content == place("la digue tient")
    bench.desk.set_focus(None)
    bench.claims.propose()
    assert len(process.asked) == 1


# Its parts


def test_chosen_words_become_source_and_cue_by_one_key_each(bench: Bench) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    bench.choose("Anne Lemoal")
    assert bench.work.article.scene.held == bench.span("la digue tient").id
    bench.press(Key.Key_Q)
    assert bench.desk.focused == bench.span("la digue tient")
    assert bench.work.article.scene.held is None
    bench.choose("affirme")
    bench.press(Key.Key_I)
    assert bench.links() == ["accepted", "accepted"]
    assert bench.lines() == ["Anne Lemoal → affirme → la digue tient"]
    undo = bench.window.commands["edit.undo"].text()
    assert undo == "&Undo: “affirme” as CUE of its claim"
    bench.press(Key.Key_Z, Held.ControlModifier)
    assert bench.lines() == ["Anne Lemoal → la digue tient"]


@ALL
def test_a_focused_span_becomes_the_source_too(bench: Bench) -> None:
    bench.focus("la digue tient")
    bench.desk.select(Selection(*place("le préfet"), exact=True))
    bench.press(Key.Key_1)  # a person
    bench.press(Key.Key_Q)
    assert ("SOURCE", "le préfet", "accepted") in bench.seen()
    assert ("SOURCE", "Anne Lemoal", "rejected") in bench.seen()


def test_without_a_claim_in_hand_the_keys_say_what_is_missing(bench: Bench) -> None:
    bench.choose("Anne Lemoal")
    bench.press(Key.Key_Q)
    assert bench.said() == "Focus a claim first, then choose the words"
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    bench.press(Key.Key_I)
    assert bench.said() == "Choose words for the claim first; it stays in hand"


@ALL
def test_a_part_keeps_its_claim_in_hand(bench: Bench) -> None:
    bench.focus("Anne Lemoal")
    assert bench.claims.hand.claim == bench.span("la digue tient")
    bench.focus("Nous partirons")
    assert bench.claims.hand.claim == bench.span("Nous partirons")
    bench.press(Key.Key_X)
    assert bench.claims.hand.claim != bench.span("Nous partirons")


# Linking by key


@ALL
def test_tab_aims_at_the_possible_ends_and_enter_links(bench: Bench) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_L)
    strip = bench.claims.strip
    assert strip.isVisible()
    assert [button.text() for button in strip.buttons][:2] == ["affirme", "Anne Lemoal"]
    bench.press(Key.Key_Tab)
    assert bench.work.article.scene.aimed == bench.span("affirme").id
    bench.press(Key.Key_Tab)
    bench.press(Key.Key_Return)
    assert not strip.isVisible()
    assert bench.work.article.scene.aimed is None
    links = bench.desk.links(bench.span("Nous partirons").id)
    assert [link.child for link in links] == [bench.span("Anne Lemoal").id]
    assert bench.desk.focused == bench.span("Nous partirons")
    assert bench.desk.document is not None
    assert bench.desk.project.status(bench.desk.document.id).state is DocumentState.IN_PROGRESS


@ALL
def test_a_digit_links_to_the_numbered_end_and_labels_nothing(bench: Bench) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_L)
    bench.press(Key.Key_2)
    links = bench.desk.links(bench.span("Nous partirons").id)
    assert [link.child for link in links] == [bench.span("Anne Lemoal").id]
    bench.press(Key.Key_L)
    assert "Anne Lemoal" not in [button.text() for button in bench.claims.strip.buttons]
    bench.press(Key.Key_Backtab, Held.ShiftModifier)
    bench.press(Key.Key_L)
    assert len(bench.desk.links(bench.span("Nous partirons").id)) == 2


@ALL
@pytest.mark.parametrize("way", ["Esc", "L", "click"])
def test_a_link_is_given_up(bench: Bench, way: str) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_L)
    if way == "click":
        bench.claims.strip.leave.click()
    else:
        bench.press(Key.Key_Escape if way == "Esc" else Key.Key_L)
    assert bench.desk.linking is None
    assert not bench.claims.strip.isVisible()
    assert bench.desk.links(bench.span("Nous partirons").id) == []


def test_where_nothing_can_be_linked_the_strip_says_what_to_do(bench: Bench) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    bench.press(Key.Key_L)
    title = bench.claims.strip.title.text()
    assert title == "Nothing to link to yet: choose words and press Q or I"
    bench.press(Key.Key_Tab)
    bench.press(Key.Key_Return)
    assert bench.desk.linking is not None


# Values by key


@ALL
def test_each_value_has_its_digit_and_the_strip_goes_when_all_are_set(bench: Bench) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_K)
    buttons = bench.claims.strip.buttons
    assert [button.text() for button in buttons] == [
        "direct", "indirect", "mixed", "unattributed",
        "asserted", "denied", "conditional", "expected",
    ]  # fmt: skip
    assert [button.text() for button in buttons if button.marked] == ["direct", "asserted"]
    bench.press(Key.Key_3)
    assert bench.span("Nous partirons").attributes["kind"] == "mixed"
    assert bench.span("Nous partirons").label == "CLAIM"
    assert bench.claims.strip.isVisible()
    bench.press(Key.Key_6)
    assert bench.span("Nous partirons").attributes == {"kind": "mixed", "modality": "denied"}
    assert not bench.claims.strip.isVisible()
    bench.press(Key.Key_Z, Held.ControlModifier)
    assert bench.span("Nous partirons").attributes["modality"] == "asserted"


@ALL
def test_a_click_sets_a_value_and_other_keys_do_what_they_always_do(bench: Bench) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_K)
    bench.claims.strip.buttons[3].click()
    assert bench.span("Nous partirons").attributes["kind"] == "unattributed"
    bench.press(Key.Key_P)
    assert bench.desk.focused != bench.span("Nous partirons")
    assert not bench.claims.strip.isVisible()
    bench.press(Key.Key_2)
    assert ("ORG", "la digue tient", "accepted") in bench.seen()
    assert bench.desk.focused == bench.span("la digue tient")  # though its row is gone


@ALL
@pytest.mark.parametrize("key", [Key.Key_Escape, Key.Key_K])
def test_the_values_go_again(bench: Bench, key: Qt.Key) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_K)
    bench.press(key)
    assert not bench.claims.strip.isVisible()
    assert bench.desk.focused == bench.span("Nous partirons")


@ALL
def test_a_french_keyboard_needs_no_shift(bench: Bench, qapp: QApplication) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_K)
    handle = bench.window.windowHandle()
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(
            kind, Key.Key_Eacute.value, Held.NoModifier, 11, 0, 0, "é"
        )  # the second key of the row
        qapp.sendEvent(handle, event)
    assert bench.span("Nous partirons").attributes["kind"] == "indirect"


def test_a_span_without_values_says_so(bench: Bench) -> None:
    bench.choose("Anne Lemoal")
    bench.press(Key.Key_1)
    bench.press(Key.Key_K)
    assert bench.said() == "This label has nothing to set"
    assert not bench.claims.strip.isVisible()


@ALL
def test_the_strip_leaves_typed_digits_alone(bench: Bench) -> None:
    bench.focus("Nous partirons")
    bench.press(Key.Key_K)
    bench.window.commands["view.find"].trigger()
    field = bench.window.focusWidget()
    assert isinstance(field, QWidget)
    bench.qtbot.keyClick(field, Key.Key_3)
    assert bench.span("Nous partirons").attributes["kind"] == "direct"


# The list


@ALL
def test_each_claim_is_a_readable_line(bench: Bench) -> None:
    assert bench.lines() == [
        "la mairie → Selon → le pont sera fermé lundi",
        "Anne Lemoal → affirme → la digue tient",
        "no source → Nous partirons",
    ]
    assert bench.claims.tab.text() == "Claims 3"
    rows = bench.claims.panel.view.rows
    assert rows.index(0).data(Role.VALUES) == "indirect · asserted"
    tip = rows.index(0).data(Qt.ItemDataRole.ToolTipRole).split("\n")
    assert tip[:2] == [bench.lines()[0], "Suggested · indirect · asserted"]


@ALL
def test_the_list_and_the_article_share_one_focus(bench: Bench) -> None:
    view = bench.claims.panel.view
    bench.press(Key.Key_F8)
    assert bench.window.focusWidget() is view
    bench.focus("affirme")  # a part selects its claim
    assert view.currentIndex().data() == "Anne Lemoal → affirme → la digue tient"
    bench.qtbot.keyClick(view, Key.Key_Down)
    assert bench.desk.focused == bench.span("Nous partirons")
    bench.qtbot.mouseClick(
        view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=view.visualRect(view.shown.index(0, 0)).center(),
    )
    assert bench.desk.focused == bench.span("le pont sera fermé lundi")
    bench.qtbot.keyClick(view, Key.Key_F8)
    assert bench.window.focusWidget() is bench.work.article


@ALL
def test_incomplete_claims_are_marked_counted_and_filtered(bench: Bench) -> None:
    panel = bench.claims.panel
    assert panel.count.text() == "3 claims"
    assert panel.only.isHidden()
    bench.focus("Nous partirons")
    bench.press(Key.Key_A)
    assert panel.count.text() == "3 claims, 1 incomplete"
    row = panel.view.rows.index(2)
    assert row.data(Role.LACKS) == "no source"
    assert "It has no source." in row.data(Qt.ItemDataRole.ToolTipRole)
    mark = next(item for item in bench.work.article.scene.marks if item.span.id == row.data(
        Role.CLAIM).span.id)  # fmt: skip
    assert mark.lacking == "no source"
    panel.only.click()
    assert bench.lines() == ["no source → Nous partirons"]
    bench.focus("Nous partirons")
    bench.choose("le préfet")
    bench.press(Key.Key_Q)
    assert bench.lines() == []
    assert panel._pages.currentWidget() is panel._whole
    panel.only.click()
    assert len(bench.lines()) == 3


@ALL
def test_claims_are_walked_by_keys(bench: Bench) -> None:
    seen = []
    for _ in range(3):
        bench.press(Key.Key_Down, Held.AltModifier)
        assert bench.desk.focused is not None
        seen.append(TEXT[bench.desk.focused.start : bench.desk.focused.end])
    assert seen == ["le pont sera fermé lundi", "la digue tient", "Nous partirons"]
    bench.press(Key.Key_Up, Held.AltModifier)
    assert bench.desk.focused == bench.span("la digue tient")
    bench.press(Key.Key_Down, Held.AltModifier | Held.ShiftModifier)
    assert bench.said() == "No claim of this article lacks anything"
    bench.focus("Nous partirons")
    bench.press(Key.Key_A)
    bench.desk.set_focus(None)
    bench.press(Key.Key_Down, Held.AltModifier | Held.ShiftModifier)
    assert bench.desk.focused == bench.span("Nous partirons")


@ALL
def test_the_rows_follow_every_change(bench: Bench) -> None:
    rows = bench.claims.panel.view.rows
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    bench.focus("la digue tient")
    bench.press(Key.Key_X)
    bench.focus("le pont sera fermé lundi")
    bench.press(Key.Key_Left, Held.AltModifier)
    bench.press(Key.Key_2)  # no claim any more
    assert len(bench.lines()) == 2
    bench.press(Key.Key_Z, Held.ControlModifier)
    bench.press(Key.Key_Z, Held.ControlModifier)
    assert len(bench.lines()) == 3
    bench.choose("Le pont")
    bench.press(Key.Key_C)
    assert bench.lines()[0] == "no source → Le pont"
    fresh = type(rows)(bench.desk)
    assert [claim.span for claim in rows.claims] == [claim.span for claim in fresh.claims]
    assert rows.claims == fresh.claims
    tester.deleteLater()


MANY = tuple(
    SuggestedClaim(
        content=(start, start + 2),
        source=(start + 2, start + 3),
        cue=(start + 3, start + 4),
        kind="indirect",
        modality="asserted",
        score=0.8,
        origin=RULE,
    )
    for start in range(0, len(TEXT) - 4, 2)
)


@pytest.mark.parametrize("bench", [MANY], indirect=True)
def test_a_gesture_on_one_claim_among_many_touches_its_row_alone(bench: Bench) -> None:
    rows = bench.claims.panel.view.rows
    resets, touched = [], []
    rows.modelReset.connect(lambda: resets.append(1))
    rows.dataChanged.connect(lambda first, last: touched.extend((first.row(), last.row())))
    claim = rows.claims[len(rows.claims) // 2].span
    bench.desk.set_focus(claim.id)
    bench.press(Key.Key_K)
    bench.press(Key.Key_3)
    row = rows.row_of(claim.id)
    assert row is not None
    assert set(touched) <= {row - 1, row, row + 1}  # neighbours share its source or cue
    assert row in touched
    assert resets == []


def test_finishing_with_incomplete_claims_is_said_softly(bench: Bench) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    assert bench.desk.document is not None
    document = bench.desk.document.id
    bench.press(Key.Key_Return)
    said = "Finished with 1 incomplete claim; undo takes you back"
    bench.qtbot.waitUntil(lambda: bench.said() == said)
    assert bench.desk.project.status(document).state is DocumentState.DONE


def test_finishing_whole_claims_says_nothing(bench: Bench) -> None:
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    assert bench.desk.document is not None
    document, span = bench.desk.document.id, bench.span("la digue tient").id
    bench.work.bridge.do(SetAttribute(document, span, "kind", "unattributed"))
    bench.press(Key.Key_Return)
    assert "incomplete" not in bench.said()


# Growing


def test_s_grows_by_clause_and_shift_s_goes_back(bench: Bench) -> None:
    bench.desk.put(TEXT.index("pont sera"))
    seen = []
    for _ in range(3):
        bench.press(Key.Key_S)
        assert bench.desk.selection is not None
        seen.append(TEXT[bench.desk.selection.start : bench.desk.selection.end])
    assert seen == [
        "pont",
        "le pont sera fermé lundi",
        "Selon la mairie, le pont sera fermé lundi.",
    ]
    for expected in reversed(seen[:2]):
        bench.press(Key.Key_S, Held.ShiftModifier)
        assert bench.desk.selection is not None
        assert TEXT[bench.desk.selection.start : bench.desk.selection.end] == expected
    bench.press(Key.Key_S, Held.ShiftModifier)
    assert bench.desk.selection is None


def test_t_chooses_to_the_end(bench: Bench) -> None:
    bench.desk.put(TEXT.index("la digue"))
    bench.press(Key.Key_T)
    assert bench.desk.selection is not None
    assert (bench.desk.selection.start, bench.desk.selection.end) == place("la digue tient")
    bench.press(Key.Key_C)
    assert bench.seen() == {("CLAIM", "la digue tient", "accepted")}


def test_every_command_acts_from_its_menu_too(bench: Bench) -> None:
    def run(identifier: str) -> None:
        action = bench.window.commands[identifier]
        assert action.isEnabled(), identifier
        action.trigger()

    process = Answering(bench.window)
    bench.desk.put(TEXT.index("la digue"))
    run("annotate.stretch")
    run("annotate.shrink")
    assert bench.desk.selection is None
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    run("claims.propose")
    assert len(process.asked) == 1
    bench.choose("Anne Lemoal")
    run("claims.source")
    bench.choose("affirme")
    run("claims.cue")
    assert bench.lines() == ["Anne Lemoal → affirme → la digue tient"]
    bench.choose("Nous partirons")
    bench.press(Key.Key_C)
    run("claims.next")
    assert bench.desk.focused == bench.span("la digue tient")  # round the end
    run("claims.previous")
    assert bench.desk.focused == bench.span("Nous partirons")
    bench.desk.set_focus(None)
    run("claims.next_incomplete")
    assert bench.desk.focused == bench.span("Nous partirons")
    run("claims.values")
    assert bench.claims.strip.isVisible()
    run("claims.list")
    assert bench.window.focusWidget() is bench.claims.panel.view


# With the real process


@pytest.mark.slow
def test_the_real_process_proposes_source_and_cue(
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
    project: Project,
    make_document: Callable[..., Document],
) -> None:
    project.do(AddDocuments((make_document(TEXT, title="Le pont fermé"),)))
    project.close()
    bench = Bench(open_window(project.path), qtbot)
    bench.window.suggesting = True
    bench.choose("la digue tient")
    bench.press(Key.Key_C)
    wanted = {
        ("CLAIM", "la digue tient", "accepted"),
        ("SOURCE", "Anne Lemoal", "suggested"),
        ("CUE", "affirme", "suggested"),
    }
    qtbot.waitUntil(lambda: wanted <= bench.seen(), timeout=60_000)
    made = bench.span("la digue tient").id
    parts = {link.child for link in bench.desk.links(made)}
    spans = {span.id for span in bench.desk.spans if span.label in ("SOURCE", "CUE")}
    assert len(parts) == 2
    assert parts <= spans
