"""The library: reads what is on screen, filters, searches, opens, and says what to do."""

from collections.abc import Sequence
from itertools import combinations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QShortcut
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import CreateSpan
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import DocumentState, DocumentSummary, SpanState
from annotator.ui.library.filters import Filter
from annotator.ui.library.model import LibraryModel
from annotator.ui.library.panel import LibraryPanel
from annotator.ui.library.roles import Role
from annotator.ui.marks import draw_document_state, draw_span_state, draw_swatch
from annotator.ui.theme import load_theme

# The offscreen platform says so of every window with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def panel(qtbot: QtBot, workplace) -> LibraryPanel:
    panel = LibraryPanel(workplace.bridge, workplace.desk, load_theme("light"))
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    with qtbot.waitExposed(panel):
        panel.show()
    return panel


def titles(panel: LibraryPanel) -> list[str]:
    return [panel.model.index(row, 0).data() for row in range(panel.model.rowCount())]


def row_centre(panel: LibraryPanel, row: int) -> QPoint:
    return panel.list.visualRect(panel.model.index(row, 0)).center()


def set_state(workplace, document: DocumentId, state: DocumentState) -> None:
    workplace.bridge.do(SetDocumentState(document, state))


# What is read


def test_only_the_rows_on_screen_are_read(
    qtbot: QtBot, workplace, monkeypatch: pytest.MonkeyPatch
) -> None:
    workplace.add(2000)
    read: list[int] = []
    original = workplace.project.rows

    def rows(numbers: Sequence[int]) -> list[DocumentSummary]:
        read.append(len(numbers))
        return original(numbers)

    monkeypatch.setattr(workplace.project, "rows", rows)
    panel = LibraryPanel(workplace.bridge, workplace.desk, load_theme("light"))
    qtbot.addWidget(panel)
    panel.resize(300, 600)
    panel.show()
    panel.grab()
    assert read == [100]
    qtbot.waitUntil(lambda: panel.model.rowCount() == 2000)  # a slow machine lists in parts
    panel.list.scrollToBottom()
    panel.grab()
    assert read == [100, 100]


def test_the_model_keeps_qts_rules(workplace) -> None:
    first, *_ = workplace.add(30)
    model = LibraryModel(workplace.bridge)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(Filter.TO_DO, None)
    set_state(workplace, first, DocumentState.DONE)
    model.refresh()
    assert model.rowCount() == 29
    workplace.add(3)
    assert model.rowCount() == 32
    assert tester.model() is model


def test_a_change_renews_the_row_it_is_about_and_no_other(workplace, qtbot: QtBot) -> None:
    workplace.add(3)
    article = workplace.add_article()
    model = LibraryModel(workplace.bridge)
    assert model.index(3, 0).data(Role.SUGGESTED) == 6
    workplace.desk.open(article)
    workplace.focus("Trieste")
    touched: list[int] = []
    model.dataChanged.connect(lambda first, last: touched.extend((first.row(), last.row())))
    workplace.gestures.accept()
    assert set(touched) == {3}
    assert model.index(3, 0).data(Role.SUGGESTED) == 5
    assert model.index(3, 0).data(Role.ACCEPTED) == 1
    assert model.index(3, 0).data(Role.STATE) == DocumentState.IN_PROGRESS


def test_a_row_tells_all_it_shows_in_words(workplace) -> None:
    (first,) = workplace.add(1, published="2024-02-15T08:00:00")
    workplace.bridge.do(FlagDocument(first, True))
    model = LibraryModel(workplace.bridge)
    index = model.index(0, 0)
    words = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert words.split("\n") == [
        "Article 0", "La Feuille · 15 Feb 2024", "To do", "Flagged", "No suggestions yet",
    ]  # fmt: skip
    assert index.data(Role.ID) == first
    assert index.data(Role.SOURCE) == "La Feuille"
    assert index.data(Role.PUBLISHED) == "15 Feb 2024"
    assert index.data(Role.FLAGGED) is True
    assert index.data(Role.PREHIGHLIGHTED) is False
    assert index.data(Qt.ItemDataRole.DecorationRole) is None
    assert QModelIndex().data(Role.ID) is None


@pytest.mark.parametrize("published", ["2024", "hier", ""])
def test_what_is_no_full_date_is_shown_as_it_is(workplace, published: str) -> None:
    workplace.add(1, published=published)
    model = LibraryModel(workplace.bridge)
    assert model.index(0, 0).data(Role.PUBLISHED) == published


# Filters and search


def test_chips_count_and_filter(panel: LibraryPanel, workplace, qtbot: QtBot) -> None:
    ids = workplace.add(5)
    set_state(workplace, ids[1], DocumentState.DONE)
    set_state(workplace, ids[2], DocumentState.SKIPPED)
    workplace.bridge.do(FlagDocument(ids[2], True))
    texts = [panel.chips.chip(item).text() for item in Filter]
    assert texts == ["All 5", "To do 3", "In progress 0", "Done 1", "Skipped 1", "Flagged 1",
                     "Noted 0", "Mine 0"]  # fmt: skip
    assert panel.chips.chip(Filter.MINE).isHidden()
    for item, expected in (
        (Filter.DONE, ["Article 1"]),
        (Filter.FLAGGED, ["Article 2"]),
        (Filter.TO_DO, ["Article 0", "Article 3", "Article 4"]),
        (Filter.IN_PROGRESS, []),
    ):
        qtbot.mouseClick(panel.chips.chip(item), Qt.MouseButton.LeftButton)
        assert titles(panel) == expected
        assert panel.chips.chip(item).isChecked()


def test_articles_with_notes_on_spans_are_counted_and_listed(
    panel: LibraryPanel, workplace, qtbot: QtBot
) -> None:
    ids = workplace.add(3)
    workplace.bridge.do(CreateSpan(ids[1], 0, 7, LabelId("LOC")))
    assert panel.chips.chip(Filter.NOTED).text() == "Noted 0"
    span = workplace.project.spans(ids[1])[0]
    workplace.bridge.do(NoteSpan(ids[1], span.id, flagged=False, comment="à revoir"))
    assert panel.chips.chip(Filter.NOTED).text() == "Noted 1"
    qtbot.mouseClick(panel.chips.chip(Filter.NOTED), Qt.MouseButton.LeftButton)
    assert titles(panel) == ["Article 1"]
    workplace.bridge.undo()
    assert panel.chips.chip(Filter.NOTED).text() == "Noted 0"
    workplace.desk.open(ids[0])
    assert titles(panel) == []


def test_an_article_that_no_longer_passes_stays_until_another_is_opened(
    panel: LibraryPanel, workplace
) -> None:
    ids = workplace.add(3)
    panel.chips.chip(Filter.TO_DO).click()
    workplace.desk.open(ids[0])
    workplace.gestures.finish()  # opens the next one
    assert workplace.desk.document.id == ids[1]
    assert titles(panel) == ["Article 1", "Article 2"]
    set_state(workplace, ids[1], DocumentState.IN_PROGRESS)
    assert titles(panel) == ["Article 1", "Article 2"]
    workplace.desk.open(ids[2])
    assert titles(panel) == ["Article 2"]
    workplace.bridge.undo()
    workplace.desk.open(ids[1])
    assert titles(panel) == ["Article 1", "Article 2"]


def test_typing_searches_words_in_titles_sources_and_texts(
    panel: LibraryPanel, workplace, qtbot: QtBot
) -> None:
    workplace.add(2)
    workplace.add(1, title="Élysée", source="Le Fanal")
    qtbot.keyClicks(panel.search, "elys")
    assert titles(panel) == ["Élysée"]
    panel.search.selectAll()
    qtbot.keyClicks(panel.search, "FEUILLE")
    assert titles(panel) == ["Article 0", "Article 1"]
    panel.search.selectAll()
    qtbot.keyClicks(panel.search, "texte")
    assert len(titles(panel)) == 3
    qtbot.keyClick(panel.search, Qt.Key.Key_Escape)
    assert panel.search.text() == ""
    assert len(titles(panel)) == 3


def test_enter_in_the_search_opens_the_first_match(
    panel: LibraryPanel, workplace, qtbot: QtBot
) -> None:
    ids = workplace.add(12)
    panel.focus_search()
    qtbot.keyClicks(panel.search, "Article 11")
    qtbot.keyClick(panel.search, Qt.Key.Key_Return)
    assert workplace.desk.document.id == ids[11]


def test_down_in_the_search_goes_to_the_list(panel: LibraryPanel, workplace, qtbot: QtBot) -> None:
    workplace.add(3)
    panel.focus_search()
    qtbot.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.list.currentIndex().row() == 0
    assert panel.focusWidget() is panel.list


# Opening


def test_a_click_opens_and_the_desk_is_followed(
    panel: LibraryPanel, workplace, qtbot: QtBot
) -> None:
    ids = workplace.add(200)
    with qtbot.waitSignal(panel.opened):
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=row_centre(panel, 2))
    assert workplace.desk.document.id == ids[2]
    assert panel.model.index(2, 0).data(Role.CURRENT) is True
    workplace.desk.open(ids[150])
    assert panel.model.index(2, 0).data(Role.CURRENT) is False
    assert panel.list.currentIndex().row() == 150
    shown = panel.list.visualRect(panel.model.index(150, 0))
    assert panel.list.viewport().rect().contains(shown)


def test_enter_opens_a_row_even_where_the_window_has_enter_as_a_shortcut(
    panel: LibraryPanel, workplace, qtbot: QtBot
) -> None:
    ids = workplace.add(3)
    window = QWidget()
    qtbot.addWidget(window)
    QVBoxLayout(window).addWidget(panel)
    fired: list[str] = []
    for key in ("Return", "A"):
        QShortcut(key, window).activated.connect(lambda key=key: fired.append(key))
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    panel.list.setFocus()
    panel.list.setCurrentIndex(panel.model.index(1, 0))
    qtbot.keyClick(panel.list, Qt.Key.Key_A)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    assert workplace.desk.document.id == ids[1]
    assert fired == ["A"]
    panel.setParent(None)


# Nothing to show


def test_an_empty_project_says_how_articles_come_in(
    panel: LibraryPanel, workplace, qtbot: QtBot
) -> None:
    add = panel.findChild(QPushButton, "add-articles")
    assert add.isVisible()
    with qtbot.waitSignal(panel.add_requested):
        add.click()
    workplace.add(1)
    assert panel.list.isVisible()
    assert not add.isVisible()


def test_where_nothing_matches_one_click_shows_all(panel: LibraryPanel, workplace) -> None:
    workplace.add(2)
    panel.chips.chip(Filter.DONE).click()
    show_all = next(
        button for button in panel.findChildren(QPushButton) if button.text() == "Show all"
    )
    assert show_all.isVisible()
    show_all.click()
    assert panel.chips.chip(Filter.ALL).isChecked()
    assert len(titles(panel)) == 2


# Looks


@pytest.mark.parametrize("name", ["light", "dark"])
def test_rows_are_drawn_in_both_themes(panel: LibraryPanel, workplace, name: str) -> None:
    ids = workplace.add(4, title="Un titre assez long pour deux lignes et encore un peu plus")
    for identifier, state in zip(ids, DocumentState, strict=True):
        set_state(workplace, identifier, state)
    workplace.bridge.do(FlagDocument(ids[0], True))
    workplace.add_article()
    workplace.desk.open(ids[0])
    before = panel.list.grab().toImage()
    panel.set_theme(load_theme(name))
    after = panel.list.grab().toImage()
    assert (before == after) is (name == "light")


def drawn(draw) -> QImage:
    image = QImage(28, 28, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, QRectF(2, 2, 24, 24))
    painter.end()
    return image.convertToFormat(QImage.Format.Format_Alpha8)


def test_marks_differ_without_their_colours() -> None:
    theme = load_theme("light")
    ink = theme.colour("text")
    families = [
        [
            drawn(lambda painter, box, state=state: draw_document_state(painter, box, state, theme))
            for state in DocumentState
        ],
        [
            drawn(lambda painter, box, state=state: draw_span_state(painter, box, state, ink))
            for state in SpanState
        ],
        [
            drawn(lambda painter, box, shape=shape: draw_swatch(painter, box, shape, ink))
            for shape in ("box", "claim", "part")
        ],
    ]
    for family in families:
        assert all(one != other for one, other in combinations(family, 2))


def test_every_control_has_a_name_and_a_tooltip(panel: LibraryPanel, workplace) -> None:
    buttons = panel.findChildren(QPushButton)
    assert buttons
    assert [button.text() for button in buttons if not button.toolTip()] == []
    assert panel.search.accessibleName()
    assert panel.list.accessibleName()
