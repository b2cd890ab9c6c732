"""The window of comparing, through the real main window: walked, decided, edited, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.adjudication import Case, CaseState
from annotator.core.ids import LabelId
from annotator.core.model import GOLD, Document
from annotator.core.rulings import Rule, majority_taken
from annotator.core.team import DecisionRule
from annotator.ui.compare.actions import ENTRIES
from annotator.ui.compare.articles import Sorting, Wanted
from annotator.ui.compare.feature import Compare
from annotator.ui.compare.window import CompareWindow
from annotator.ui.main_window import MainWindow
from tests.ui.compare.made_team import make_team, people

OpenWindow = Callable[..., MainWindow]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")


def feature_of(window: MainWindow) -> Compare:
    return next(one for one in window.features if isinstance(one, Compare))


def project_of(window: MainWindow) -> Project:
    assert window.project.bridge is not None
    return window.project.bridge.project


def compared(window: MainWindow, qtbot: QtBot) -> CompareWindow:
    """Open the window by its command, and wait until the articles are counted."""
    window.commands["team.compare"].trigger()
    shown = feature_of(window).shown
    assert shown is not None
    qtbot.waitUntil(lambda: not window.jobs.busy)
    return shown


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return the file of a team's project, made once."""
    return make_team(tmp_path_factory.mktemp("team"), articles=3).read_bytes()


@pytest.fixture
def path(made: bytes, tmp_path: Path) -> Path:
    found = tmp_path / "team.annodb"
    found.write_bytes(made)
    return found


@pytest.fixture
def main(open_window: OpenWindow, path: Path) -> MainWindow:
    return open_window(path)


@pytest.fixture
def shown(main: MainWindow, qtbot: QtBot) -> CompareWindow:
    return compared(main, qtbot)


def press(qtbot: QtBot, shown: CompareWindow, key: Qt.Key, held: str = "") -> None:
    modifiers = {
        "": Qt.KeyboardModifier.NoModifier,
        "Ctrl": Qt.KeyboardModifier.ControlModifier,
        "Shift": Qt.KeyboardModifier.ShiftModifier,
        "Alt": Qt.KeyboardModifier.AltModifier,
    }
    shown.activateWindow()
    shown.text.setFocus()
    qtbot.waitUntil(shown.isActiveWindow)
    qtbot.keyClick(shown.text, key, modifiers[held])


def case_of(shown: CompareWindow) -> Case:
    assert shown.session.case is not None
    return shown.session.case


def test_the_articles_stand_with_what_is_open_most_first(shown: CompareWindow) -> None:
    rows = shown.articles.model.rows
    assert len(rows) == 3
    assert [row.left for row in rows] == sorted((row.left for row in rows), reverse=True)
    assert shown.session.document == rows[0].document
    assert len(shown.session.disputed) == rows[0].left
    assert str(rows[0].left) in shown.panel.number.text()


def test_disagreements_are_walked_by_key(shown: CompareWindow, qtbot: QtBot) -> None:
    cases = shown.session.disputed
    assert case_of(shown) == cases[0]
    press(qtbot, shown, Qt.Key.Key_N)
    assert case_of(shown) == cases[1]
    assert shown.panel.number.text() == f"2 of {len(cases)}"
    press(qtbot, shown, Qt.Key.Key_Tab)
    assert case_of(shown) == cases[2]
    press(qtbot, shown, Qt.Key.Key_P)
    press(qtbot, shown, Qt.Key.Key_Backtab, "Shift")
    assert case_of(shown) == cases[0]
    press(qtbot, shown, Qt.Key.Key_P)
    assert case_of(shown) == cases[0]
    assert "first" in shown.told.text()


def test_a_version_is_one_card_whoever_says_it(shown: CompareWindow) -> None:
    for case in shown.session.disputed:
        shown.session.go(case)
        assert len(shown.panel.cards) == len(case.camps)
        named = [speaker.id for card in shown.panel.cards for speaker in card.speakers]
        assert sorted(named) == sorted(side.annotator for side in case.sides)


def test_a_digit_takes_a_version_and_goes_on(
    main: MainWindow, shown: CompareWindow, qtbot: QtBot
) -> None:
    case, second = shown.session.disputed[:2]
    wanted = case.camps[1][0].version
    press(qtbot, shown, Qt.Key.Key_2)
    table = shown.session.table
    assert table is not None
    settled = table.case(case.key)
    assert settled is not None
    assert settled.state is CaseState.SETTLED
    assert settled.gold.version == wanted
    assert case_of(shown).key == second.key
    assert shown.articles.model.rows[0].cases[CaseState.SETTLED] == 1
    by = project_of(main).decisions(table.document)
    assert [one.rule for one in by if one.rule is DecisionRule.BY_HAND] == [DecisionRule.BY_HAND]
    assert "Camille Aubry" in shown.panel.results.item(0).text()


def test_a_letter_takes_the_side_of_its_annotator(shown: CompareWindow, qtbot: QtBot) -> None:
    case = case_of(shown)
    press(qtbot, shown, Qt.Key.Key_B)
    table = shown.session.table
    assert table is not None
    after = table.case(case.key)
    assert after is not None
    assert after.gold.version == case.side(people()[1].id).version


def test_majority_none_and_undo(shown: CompareWindow, qtbot: QtBot) -> None:
    cases = [case for case in shown.session.disputed if majority_taken(case) is not None]
    shown.session.go(cases[0])
    press(qtbot, shown, Qt.Key.Key_M)
    table = shown.session.table
    assert table is not None
    after = table.case(cases[0].key)
    assert after is not None
    assert after.state is CaseState.SETTLED
    press(qtbot, shown, Qt.Key.Key_U)
    assert case_of(shown).key == cases[0].key
    assert case_of(shown).state is CaseState.OPEN
    press(qtbot, shown, Qt.Key.Key_X)
    table = shown.session.table
    assert table is not None
    none = next(one for one in table.cases if set(one.sources) == set(cases[0].sources))
    assert none.state is CaseState.SETTLED
    assert none.gold.empty
    press(qtbot, shown, Qt.Key.Key_Z, "Ctrl")
    assert case_of(shown).state is CaseState.OPEN


def test_what_is_left_for_later_says_why(shown: CompareWindow, qtbot: QtBot) -> None:
    case = case_of(shown)
    press(qtbot, shown, Qt.Key.Key_D)
    asking = shown.desk.asking
    assert asking is not None
    qtbot.waitUntil(asking.isVisible)
    asking.activateWindow()
    asking.comment.setFocus()
    qtbot.waitUntil(asking.isActiveWindow)
    qtbot.keyClicks(asking.comment, "ask Nadia")
    qtbot.keyClick(asking.comment, Qt.Key.Key_Return)
    shown.session.go(shown.session.disputed[0])
    assert case_of(shown).key == case.key
    assert case_of(shown).state is CaseState.DEFERRED
    assert "ask Nadia" in shown.panel.standing.text()
    shown.articles.model.arrange(Wanted.DEFERRED)
    assert [row.document for row in shown.articles.model.rows] == [shown.session.document]
    press(qtbot, shown, Qt.Key.Key_R)
    assert case_of(shown).state is CaseState.OPEN


def test_a_version_of_ones_own(shown: CompareWindow, qtbot: QtBot) -> None:
    case = next(one for one in shown.session.disputed if one.layer == "entities")
    shown.session.go(case)
    begin = next(group[0] for group in case.camps if group[0].spans).spans[0]
    press(qtbot, shown, Qt.Key.Key_E)
    draft = shown.panel.editing.draft
    assert draft is not None
    press(qtbot, shown, Qt.Key.Key_2)
    press(qtbot, shown, Qt.Key.Key_Right, "Alt")
    made = draft.focused
    assert made is not None
    assert made.label == "ORG"
    assert made.end == draft.tokens.next_end(begin.end)
    press(qtbot, shown, Qt.Key.Key_Return)
    assert not shown.desk.editing
    table = shown.session.table
    assert table is not None
    after = next(one for one in table.cases if set(case.sources) <= set(one.sources))
    assert (made.start, made.end) in {(span.start, span.end) for span in after.gold.spans}
    assert after.decision is not None
    assert after.decision.chosen == ()


def test_a_new_span_is_made_by_keys_alone(shown: CompareWindow, qtbot: QtBot) -> None:
    case = next(one for one in shown.session.disputed if one.layer == "entities")
    shown.session.go(case)
    press(qtbot, shown, Qt.Key.Key_E)
    editing = shown.panel.editing
    draft = editing.draft
    assert draft is not None
    before = list(draft.spans)
    assert before
    for _ in range(60):
        press(qtbot, shown, Qt.Key.Key_Right)
    assert draft.chosen is not None
    start, end = draft.chosen
    assert shown.text.selection == draft.chosen
    row = shown.text.spread.row_of(start)
    assert row is not None
    assert not shown.text.spread.rows[row].folded
    words = shown.session.text
    assert words[start:end] in editing.told()
    assert words[start:end] in editing.shown.text()
    press(qtbot, shown, Qt.Key.Key_Escape)  # lets go of the words, not of the draft
    assert shown.desk.editing
    assert draft.chosen is None
    press(qtbot, shown, Qt.Key.Key_Left)
    press(qtbot, shown, Qt.Key.Key_Right, "Alt")
    assert draft.chosen is not None
    place = draft.chosen
    assert draft.spans == before
    press(qtbot, shown, Qt.Key.Key_1)
    assert draft.chosen is None
    assert draft.focused is not None
    assert (draft.focused.start, draft.focused.end, draft.focused.label) == (*place, "PER")
    assert len(draft.spans) == len(before) + 1


def test_leaving_the_editor_decides_nothing_and_gives_the_keys_back(
    shown: CompareWindow, qtbot: QtBot
) -> None:
    case = case_of(shown)
    press(qtbot, shown, Qt.Key.Key_E)
    assert not shown.actions_table["majority"].isEnabled()
    press(qtbot, shown, Qt.Key.Key_Delete)
    press(qtbot, shown, Qt.Key.Key_Escape)
    assert shown.isVisible()
    assert case_of(shown) == case
    press(qtbot, shown, Qt.Key.Key_N)
    assert case_of(shown) != case


def test_a_claim_is_edited_with_its_parts(shown: CompareWindow, qtbot: QtBot) -> None:
    case = next(
        one for one in shown.session.disputed
        if one.layer == "claims" and any(len(side.relations) == 2 for side in one.sides)
        and len(one.camps[0][0].relations) == 2
    )  # fmt: skip
    shown.session.go(case)
    press(qtbot, shown, Qt.Key.Key_E)
    draft = shown.panel.editing.draft
    assert draft is not None
    assert len(draft.links) == 2
    words = shown.session.text
    child = next(link.child for link in draft.links if draft.spans[link.child].label == "SOURCE")
    draft.focus = child
    press(qtbot, shown, Qt.Key.Key_Delete)
    assert len(draft.links) == 1
    shown.desk.choose_words((case.start, case.start + 3))
    press(qtbot, shown, Qt.Key.Key_7)
    assert len(draft.links) == 2
    new = draft.focused
    assert new is not None
    assert new.label == "SOURCE"
    assert words[new.start : new.end].strip()
    press(qtbot, shown, Qt.Key.Key_Return)
    table = shown.session.table
    assert table is not None
    after = next(one for one in table.cases if set(case.sources) <= set(one.sources))
    assert len(after.gold.relations) == 2


def test_enter_opens_the_next_article(shown: CompareWindow, qtbot: QtBot) -> None:
    first, second = (row.document for row in shown.articles.model.rows[:2])
    assert shown.session.document == first
    press(qtbot, shown, Qt.Key.Key_Return)
    assert shown.session.document == second


def test_folding_overlaying_and_hiding_names(shown: CompareWindow, qtbot: QtBot) -> None:
    assert any(row.folded for row in shown.text.spread.rows)
    press(qtbot, shown, Qt.Key.Key_F)
    assert not any(row.folded for row in shown.text.spread.rows)
    assert shown.text.columns == 4
    press(qtbot, shown, Qt.Key.Key_O)
    assert shown.text.columns == 1
    press(qtbot, shown, Qt.Key.Key_H)
    said = [card.take.accessibleName() for card in shown.panel.cards]
    assert not any(one.name in words for one in people() for words in said)
    assert {s.name for sheet in shown.text.spread.sheets for s in [sheet.speaker]} == {"", "Gold"}


def test_a_fold_opens_by_a_click(shown: CompareWindow, qtbot: QtBot) -> None:
    spread = shown.text.spread
    at = next(n for n, row in enumerate(spread.rows) if row.folded)
    first = spread.rows[at].first
    shown.text.verticalScrollBar().setValue(int(spread.top(at)) - 40)
    y = int(spread.top(at) - shown.text.verticalScrollBar().value() + 34 + 8)
    qtbot.mouseClick(shown.text.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, y))
    assert not next(row for row in spread.rows if row.first == first).folded


def test_a_click_on_words_looks_at_their_case(shown: CompareWindow, qtbot: QtBot) -> None:
    case = shown.session.disputed[1]
    spread = shown.text.spread
    height = spread.height_of(case.start, case.end)
    assert height is not None
    shown.text.verticalScrollBar().setValue(0)
    row = spread.rows[spread.row_at(height) or 0]
    box = spread.laid(row).pieces(case.start, case.end)[0].rect
    place = QPoint(int(20 + box.center().x()), int(34 + height + box.height() / 2))
    qtbot.mouseClick(shown.text.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert case_of(shown).key == case.key
    assert people()[0].name in shown.text.told_at(shown.text._inside(place.toPointF()))


def test_rules_are_counted_before_they_settle_and_undone_at_once(
    main: MainWindow, shown: CompareWindow, qtbot: QtBot
) -> None:
    feature = feature_of(main)
    left = sum(row.left for row in shown.articles.model.everything)
    shown.actions_table["rules"].trigger()
    dialog = feature.rules
    assert dialog is not None
    qtbot.waitUntil(dialog.apply.isEnabled)
    promised = dialog.told.text()
    assert "by majority" in promised
    assert project_of(main).decisions(shown.articles.model.rows[0].document) == ()
    qtbot.mouseClick(dialog.apply, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not main.jobs.busy)
    rest = sum(row.left for row in shown.articles.model.everything)
    assert rest < left
    assert str(rest) in promised
    press(qtbot, shown, Qt.Key.Key_Z, "Ctrl")
    qtbot.waitUntil(lambda: not main.jobs.busy)
    assert sum(row.left for row in shown.articles.model.everything) == left


def test_rules_of_this_article_and_a_trusted_annotator(
    main: MainWindow, shown: CompareWindow, qtbot: QtBot
) -> None:
    here = shown.session.document
    feature = feature_of(main)
    rule = Rule(kind=DecisionRule.TRUSTED, annotator=people()[2].id)
    feature.apply_rules((rule,), True)
    qtbot.waitUntil(lambda: not main.jobs.busy)
    rows = {row.document: row for row in shown.articles.model.everything}
    assert here is not None
    assert rows[here].left == 0
    assert sum(row.left for row in rows.values()) > 0


def test_later_work_opens_a_settled_case_again(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    main = open_window(path)
    shown = compared(main, qtbot)
    case = next(one for one in shown.session.disputed if one.layer == "entities")
    shown.session.go(case)
    press(qtbot, shown, Qt.Key.Key_1)
    document = shown.session.document
    assert document is not None
    main.project.close()
    other = Project.open(path, people()[1])
    label = LabelId("DATE")
    other.do(CreateSpan(document, case.start, case.end, label))
    other.close()
    shown = compared(open_window(path), qtbot)
    shown.desk.open(document)
    again = next(one for one in shown.session.disputed if set(case.sources) <= set(one.sources))
    assert again.state is CaseState.CHANGED
    shown.session.go(again)
    assert "Changed since" in shown.panel.standing.text()


def test_the_window_opens_where_it_was_left(
    open_window: OpenWindow, path: Path, qtbot: QtBot
) -> None:
    main = open_window(path)
    shown = compared(main, qtbot)
    last = shown.articles.model.rows[-1].document
    shown.desk.open(last)
    press(qtbot, shown, Qt.Key.Key_O)
    shown.close()
    main.project.close()
    again = compared(open_window(path), qtbot)
    assert again.session.document == last
    assert again.text.overlaid


def test_one_annotator_alone_is_told_how_there_will_be_something(
    open_window: OpenWindow,
    qtbot: QtBot,
    project: Project,
    add_document: Callable[..., Document],
) -> None:
    add_document(project, "Anna rit.")
    project.close()
    shown = compared(open_window(project.path), qtbot)
    assert shown.middle.currentIndex() == 0
    words = " ".join(label.text() for label in shown.nothing.findChildren(type(shown.panel.kind)))
    assert "Ctrl+U, M" in words


def test_a_work_package_refuses_in_words(open_window: OpenWindow, path: Path, qtbot: QtBot) -> None:
    project = Project.open(path)
    project.change_settings(package={"annotator": people()[0].id})
    project.close()
    shown = compared(open_window(path), qtbot)
    words = " ".join(label.text() for label in shown.nothing.findChildren(type(shown.panel.kind)))
    assert shown.middle.currentIndex() == 0
    assert "work package" in words


def test_gold_of_the_window_is_gold_of_the_project(
    main: MainWindow, shown: CompareWindow, qtbot: QtBot
) -> None:
    document = shown.session.document
    assert document is not None
    while shown.session.next_open():
        press(qtbot, shown, Qt.Key.Key_1)
    status = project_of(main).status_by(GOLD.id, document)
    assert status.state.value == "done"
    assert shown.articles.model.rows[0].left == 0
    assert "Nothing left" in shown.told.text()


def test_every_key_has_a_tooltip_and_stands_in_the_menu(shown: CompareWindow) -> None:
    menu = shown.actions_table.menu(shown)
    for entry in ENTRIES:
        action = shown.actions_table[entry.id]
        assert action in menu.actions()
        assert "(" in action.toolTip()
    taken = [keys for entry in ENTRIES for keys in entry.keys] + list("ABC123456789")
    assert len(taken) == len(set(taken))


def test_orders_of_the_list(shown: CompareWindow) -> None:
    model = shown.articles.model
    model.arrange(sorting=Sorting.TITLE)
    titles = [row.title.casefold() for row in model.rows]
    assert titles == sorted(titles)
    model.arrange(sorting=Sorting.CORPUS)
    assert [row.number for row in model.rows] == [1, 2, 3]


def test_a_search_narrows_the_list(shown: CompareWindow, main: MainWindow, qtbot: QtBot) -> None:
    title = shown.articles.model.rows[0].title.split()[0]
    shown.articles.search.setText(f'"{title}"')
    shown.articles.search.returnPressed.emit()
    qtbot.waitUntil(lambda: not main.jobs.busy)
    found = len(shown.articles.model.rows)
    assert 0 < found <= 3
    shown.articles.search.setText("xyzzyxyzzy")
    shown.articles.search.returnPressed.emit()
    qtbot.waitUntil(lambda: not main.jobs.busy)
    assert shown.articles.model.rows == []
    assert shown.session.table is None
    QApplication.processEvents()
