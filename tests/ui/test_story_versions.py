"""Versions of stories in the real window: found, listed, compared, carried over, set apart."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextCursor
from pytestqt.qtbot import QtBot

from annotator.app.duplicates.finding import find_versions
from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.versions import CarryOver
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState, SpanState
from annotator.ui.inspector.wording import origin_in_words
from annotator.ui.main_window import MainWindow
from annotator.ui.preferences import Preferences
from annotator.ui.versions.feature import Versions
from annotator.ui.versions.lists import FACTS
from annotator.ui.versions.window import VersionsWindow
from annotator.ui.workspace import Workspace

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support .*")

OLD = (
    "La Moselle déborde 🌊\n"
    "Anne Lemoal a fermé l’école de Toul mardi, et les élèves restent chez eux jusqu’à vendredi.\n"
    "La décrue devrait commencer jeudi, selon Météo-France, dit le maire devant les parents.\n"
    "Le conseil départemental promet une aide d’urgence aux sinistrés de la vallée, et la route "
    "qui longe la rivière reste coupée entre les deux ponts jusqu’à nouvel ordre. Des bénévoles "
    "ont distribué toute la nuit du café et des couvertures aux familles venues du quartier bas."
)
NEW = (
    OLD.replace("mardi", "mercredi matin").replace("jeudi, ", "")
    + "\nUne cellule d’écoute ouvre demain."
)
OTHER = " ".join(f"Le budget numéro {number} divise le conseil de Metz." for number in range(9))


@pytest.fixture
def documents(make_document: Callable[..., Document]) -> list[Document]:
    return [
        make_document(OLD, title="La Moselle déborde", source="La Feuille", published="2024-05-03"),
        make_document(OTHER, title="Le budget", source="La Feuille"),
        make_document(NEW, title="Toul : l’école fermée", source="Le Fil", published="2024-05-04"),
        make_document("Urgent. " + OLD, title="Urgent", source="Agence"),
    ]


@pytest.fixture
def made(project: Project, documents: list[Document]) -> Path:
    """Return a project of three versions, the first finished with two labels, not looked for."""
    project.do(AddDocuments(tuple(documents)))
    for name, label in (("Anne Lemoal", "PER"), ("Toul", "LOC")):
        start = OLD.index(name)
        project.do(CreateSpan(documents[0].id, start, start + len(name), LabelId(label)))
    project.do(SetDocumentState(documents[0].id, DocumentState.DONE))
    project.change_settings(lexicon=False)  # it would propose the same names
    project.remember_place(documents[1].id, 0)
    project.close()
    return project.path


@pytest.fixture
def window(made: Path, open_window: Callable[..., MainWindow]) -> MainWindow:
    opened = Project.open(made)
    for _ in find_versions(opened):
        pass
    opened.close()
    return open_window(made)


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def feature(window: MainWindow) -> Versions:
    return next(item for item in window.features if isinstance(item, Versions))


@pytest.fixture
def shown(window: MainWindow, work: Workspace, feature: Versions) -> VersionsWindow:
    """Return the window of versions on the second version, compared with the first."""
    window.commands["view.versions"].trigger()
    assert feature.shown is not None
    return feature.shown


def labels(work: Workspace, document: Document) -> list[tuple[str, str, str]]:
    return [
        (document.text[span.start : span.end], span.label, span.state.value)
        for span in work.bridge.project.spans(document.id)
    ]


MARKS = "\u2060\u202f"
"""Characters that keep a label's name at its words."""
CARRIED = [("Anne Lemoal", "PER", "suggested"), ("Toul", "LOC", "suggested")]


def test_versions_are_looked_for_on_demand_and_shown(
    made: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(made)
    feature = next(item for item in window.features if isinstance(item, Versions))
    window.commands["project.versions"].trigger()
    assert window.job_bar.isVisible()
    qtbot.waitUntil(lambda: feature.shown is not None)
    assert feature.shown is not None
    assert feature.shown.stories.rowCount() == 1
    assert "1 story" in feature.shown.told.text()
    assert not feature.shown.look.isEnabled(), "everything was compared"
    window.commands["project.versions"].trigger()
    qtbot.waitUntil(lambda: not window.jobs.busy)
    assert window.status_line is not None
    assert "No new versions" in window.status_line.message.text()


def test_a_search_can_be_stopped_and_the_window_lives_meanwhile(
    window: MainWindow,
    feature: Versions,
    qtbot: QtBot,
    work: Workspace,
    make_document: Callable[..., Document],
) -> None:
    texts = tuple(make_document(f"{OTHER} Article {number}.") for number in range(300))
    work.bridge.do(AddDocuments(texts))
    feature.find()
    qtbot.waitUntil(lambda: work.bridge.project.versions_table.count_unsketched() < 300)
    assert window.jobs.busy
    qtbot.mouseClick(window.job_bar.cancel, Qt.MouseButton.LeftButton)
    assert not window.jobs.busy
    assert work.bridge.project.versions_table.count_unsketched() > 0
    feature.find()
    qtbot.waitUntil(lambda: not window.jobs.busy, timeout=20_000)
    assert work.bridge.project.versions_table.count_unsketched() == 0


def test_new_articles_are_compared_after_an_import(
    window: MainWindow, work: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "quatre.txt"
    path.write_text(OTHER + " La séance est levée.", encoding="utf-8")
    before = work.bridge.project.version_counts()
    assert window.transfer is not None
    importing = window.transfer.importing
    with qtbot.waitSignal(importing.asked):
        window.transfer.add([path])
    dialog = importing.dialog
    assert dialog is not None
    qtbot.waitUntil(lambda: not dialog.reading and dialog.isActiveWindow())
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: work.bridge.project.version_counts() != before, timeout=20_000)
    assert work.bridge.project.version_counts() == (2, 5)
    qtbot.waitUntil(work.header.versions.isVisible)
    assert work.header.versions.text() == "2 versions", "of the article on the desk"


def test_the_header_leads_to_the_versions(
    work: Workspace, feature: Versions, documents: list[Document], qtbot: QtBot
) -> None:
    assert not work.header.versions.isVisible(), "the budget has no other version"
    work.desk.open(documents[3].id)
    assert work.header.versions.text() == "3 versions"
    qtbot.mouseClick(work.header.versions, Qt.MouseButton.LeftButton)
    assert feature.shown is not None
    assert feature.shown.isVisible()
    version = feature.shown.version()
    assert version is not None
    assert version.id == documents[3].id


def test_lists_say_what_there_is(shown: VersionsWindow) -> None:
    story = shown.stories.index(0)
    assert story.data() == "La Moselle déborde"
    assert story.data(FACTS).startswith("3 versions · La Feuille, Le Fil, Agence · ")
    facts = [shown.versions.index(row).data(FACTS) for row in range(3)]
    assert facts[0].endswith("Done · 2 labels")
    assert shown.versions.base == shown.versions.versions[0].id, "the finished one"


def drawn(shown: VersionsWindow) -> dict[str, list[str]]:
    """Return the words on the page by their look."""
    looks: dict[str, list[str]] = {"gone": [], "new": [], "tag": []}
    block = shown.comparison.text.document().begin()
    while block.isValid():
        parts = block.begin()
        while not parts.atEnd():
            form, text = parts.fragment().charFormat(), parts.fragment().text()
            line = form.underlineStyle() == QTextCharFormat.UnderlineStyle.SingleUnderline
            if form.fontWeight() > 600:
                said = "only in the first" if form.fontStrikeOut() else ""
                looks["tag"].append(f"{text.strip(MARKS)} {said}".strip())
            elif form.fontStrikeOut():
                looks["gone"].append(text)
            elif line:
                looks["new"].append(text)
            parts += 1
        block = block.next()
    return looks


@pytest.mark.parametrize("beside", [False, True])
def test_what_changed_is_marked_and_walked(
    shown: VersionsWindow, documents: list[Document], qtbot: QtBot, beside: bool
) -> None:
    shown.show_story(documents[2].id)
    if beside:
        qtbot.keyClick(shown, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    looks = drawn(shown)
    assert looks["gone"] == ["mardi", "jeudi, "] or looks["gone"] == ["mardi", " jeudi,"]
    assert looks["new"][0] == "mercredi matin"
    assert "".join(looks["new"][1:]).strip() == "Une cellule d’écoute ouvre demain."
    only = "" if beside else " only in the first"
    assert looks["tag"] == [f"PER{only}", f"LOC{only}"]
    comparison = shown.comparison
    assert comparison.told.text() == "3 changes"
    seen = []
    for _ in range(3):
        qtbot.keyClick(shown, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        seen.append(comparison.change)
        assert comparison.text.extraSelections()
        assert comparison.page is not None
        places = comparison.page.places[comparison.change]
        cursor = QTextCursor(comparison.text.document())
        cursor.setPosition(places[0][0])
        cursor.setPosition(places[0][1], QTextCursor.MoveMode.KeepAnchor)
        assert cursor.selectedText().strip(), "the place noted is that of the words"
    assert seen == [0, 1, 2]
    qtbot.keyClick(shown, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert comparison.told.text() == "Change 2 of 3"


def test_labels_are_carried_over_to_one_and_to_all_and_undone(
    shown: VersionsWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    shown.show_story(documents[2].id)
    qtbot.keyClick(shown, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert labels(work, documents[2]) == CARRIED
    assert labels(work, documents[3]) == []
    assert "carry 2 labels over from “La Moselle déborde”" in shown.told.text()
    qtbot.mouseClick(shown.actions_row.carry_all, Qt.MouseButton.LeftButton)
    assert labels(work, documents[3]) == CARRIED
    for _ in range(2):
        qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert labels(work, documents[2]) == labels(work, documents[3]) == []
    assert "Undone" in shown.told.text()
    key = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(shown, Qt.Key.Key_Z, key)
    assert labels(work, documents[2]) == CARRIED


def test_the_others_are_skipped_in_one_gesture(
    shown: VersionsWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    project = work.bridge.project
    qtbot.mouseClick(shown.actions_row.skip, Qt.MouseButton.LeftButton)
    states = [project.status(document.id).state for document in documents]
    new, done, skipped = DocumentState.NEW, DocumentState.DONE, DocumentState.SKIPPED
    assert states == [done, new, skipped, skipped]
    work.bridge.undo()
    assert [project.status(document.id).state for document in documents] == [done, new, new, new]


def test_another_story_is_set_apart_and_comes_back_with_undo(
    shown: VersionsWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    shown.show_story(documents[3].id)
    work.desk.open(documents[3].id)
    qtbot.keyClick(shown, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    assert shown.versions.rowCount() == 2
    assert not work.header.versions.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert shown.versions.rowCount() == 3
    assert work.header.versions.isVisible()


def test_another_version_is_compared_with_and_one_is_opened(
    shown: VersionsWindow,
    window: MainWindow,
    work: Workspace,
    documents: list[Document],
    qtbot: QtBot,
) -> None:
    shown.show_story(documents[2].id)
    qtbot.keyClick(shown, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert shown.versions.base == documents[2].id
    assert shown.comparison.told.text() == "The others are compared with this version"
    assert not shown.actions_row.carry.isEnabled()
    shown.version_list.setCurrentIndex(shown.versions.index(0))
    assert "“Toul : l’école fermée”  →  “La Moselle déborde”" in shown.comparison.titles.text()
    shown.version_list.setFocus()
    qtbot.keyClick(shown.version_list, Qt.Key.Key_Return)
    assert work.here() == documents[0].id
    assert window.focusWidget() is work.article


def test_an_article_nobody_has_begun_gets_the_labels_of_a_finished_version(
    window: MainWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    work.desk.open(documents[2].id)
    assert labels(work, documents[2]) == CARRIED
    assert window.status_line is not None
    said = window.status_line.message.text()
    assert said == "2 labels carried over from “La Moselle déborde”"
    assert work.bridge.project.status(documents[2].id).state is DocumentState.NEW
    origin = work.desk.spans[0].origin
    assert origin_in_words(origin) == "from another version of the story"
    qtbot.keyClick(work.article, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert labels(work, documents[2]) == []
    work.desk.open(documents[1].id)
    work.bridge.do(SetDocumentState(documents[1].id, DocumentState.SKIPPED))  # nothing to redo
    work.desk.open(documents[2].id)
    assert labels(work, documents[2]) == [], "it was taken back"


def test_what_is_carried_over_at_the_start_is_said_once(
    window: MainWindow,
    documents: list[Document],
    open_window: Callable[..., MainWindow],
    qtbot: QtBot,
) -> None:
    assert window.project.bridge is not None
    project = window.project.bridge.project
    project.remember_place(documents[2].id, 0)
    assert window.workspace is not None
    window.workspace.desk.clear()  # else closing remembers the article on the desk
    window.close()
    again = open_window(project.path)
    assert again.status_line is not None
    said = "2 labels carried over from “La Moselle déborde”"
    message = again.status_line.message
    qtbot.waitUntil(lambda: message.text() == said)
    again.status_line.say("")
    again.commands["view.language.fr"].trigger()
    again.commands["view.language.en"].trigger()
    assert again.status_line.message.text() != said


def test_carrying_over_by_itself_can_be_switched_off(
    shown: VersionsWindow, work: Workspace, documents: list[Document]
) -> None:
    assert shown.by_itself.isChecked()
    shown.by_itself.click()
    work.desk.open(documents[2].id)
    assert labels(work, documents[2]) == []
    shown.by_itself.click()
    work.desk.open(documents[3].id)
    assert labels(work, documents[3]) == CARRIED


def test_what_is_begun_or_was_carried_gets_nothing_by_itself(
    work: Workspace, documents: list[Document]
) -> None:
    work.bridge.do(CreateSpan(documents[2].id, 3, 10, LabelId("LOC")))
    work.desk.open(documents[2].id)
    assert [state for _, _, state in labels(work, documents[2])] == ["accepted"]
    work.bridge.do(CarryOver(documents[0].id, (documents[3].id,)))
    spans = work.bridge.project.spans(documents[3].id)
    work.desk.open(documents[3].id)
    assert work.bridge.project.spans(documents[3].id) == spans
    assert all(span.state is SpanState.SUGGESTED for span in spans)


def test_the_window_follows_what_is_done_in_the_article(
    shown: VersionsWindow, work: Workspace, documents: list[Document], qtbot: QtBot
) -> None:
    shown.show_story(documents[0].id)
    row = shown.versions.row_of(documents[0].id)
    assert row is not None
    start = OLD.index("Moselle")
    work.bridge.do(CreateSpan(documents[0].id, start, start + 7, LabelId("LOC")))
    qtbot.waitUntil(lambda: "3 labels" in shown.versions.index(row).data(FACTS))
    version = shown.version()
    assert version is not None
    assert version.id == documents[0].id, "what was chosen stays chosen"
    assert "LOC" in drawn(shown)["tag"][0]


def test_an_empty_list_says_how_to_fill_it(
    made: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = open_window(made)
    feature = next(item for item in window.features if isinstance(item, Versions))
    window.commands["view.versions"].trigger()
    shown = feature.shown
    assert shown is not None
    assert shown.told.text() == "No story has several versions · 4 articles not compared yet"
    assert not shown.actions_row.opened.isEnabled()
    qtbot.mouseClick(shown.look, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: shown.stories.rowCount() == 1)


def test_it_wears_the_theme_and_speaks_french(
    window: MainWindow, feature: Versions, shown: VersionsWindow
) -> None:
    Preferences.set(window.preferences, "theme", "dark")
    paper = window.appearance.theme.colour("paper").name()
    assert window.appearance.theme.dark
    assert paper in shown.comparison.text.styleSheet()
    window.commands["view.language.fr"].trigger()
    french = next(item for item in window.features if isinstance(item, Versions)).show()
    assert french.windowTitle() == "Versions d’un même sujet"
    assert french.actions_row.carry_all.text().replace("&", "") == "Reporter vers toutes"
