"""Comparing with gold in the real window: the job, the tables, the errors, and their places."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.ui.comparison.model import Column
from annotator.ui.comparison.window import ComparisonWindow
from annotator.ui.dialogs import choosers
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

# What the screenless platform says of every dialog.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support propagateSizeHints")

TEXT = "Selon Anne Lemoal, la paix est loin. Kiev et Moscou attendent."
OTHER = "Rome et Paris."
MODEL = Origin(OriginKind.MODEL, "model", "1")
RULE = Origin(OriginKind.RULE, "according-to", "1")


def place(needle: str, text: str = TEXT) -> tuple[int, int]:
    return text.index(needle), text.index(needle) + len(needle)


def named(label: str, needle: str, text: str = TEXT) -> dict[str, object]:
    start, end = place(needle, text)
    return {"start": start, "end": end, "label": label}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    rows = [
        {
            "id": "un",
            "text": TEXT,
            "spans": [named("PER", "Anne Lemoal"), named("LOC", "Kiev"), named("LOC", "Moscou")],
            "claims": [
                {"content": place("la paix est loin"), "source": place("Anne Lemoal"),
                 "cue": place("Selon"), "kind": "mixed"}
            ],
        },
        {"id": "deux", "text": OTHER, "spans": [named("LOC", "Rome", OTHER)], "claims": []},
        {"id": "absent", "text": "Un texte <absent> & lointain.", "spans": [], "claims": []},
    ]  # fmt: skip
    path = tmp_path / "gold.jsonl"
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def window(
    open_window: Callable[..., MainWindow],
    project: Project,
    make_document: Callable[..., Document],
) -> MainWindow:
    """Return the window on two articles: wrong label, missed, wrong kind, and one extra."""
    un, deux = make_document(TEXT, title="Un"), make_document(OTHER, title="Deux")
    project.do(AddDocuments((un, deux)))
    claim = SuggestedClaim(
        content=place("la paix est loin"),
        source=place("Anne Lemoal"),
        cue=place("Selon"),
        kind="indirect",
        modality="asserted",
        score=0.9,
        origin=RULE,
    )
    one = (spans(TEXT, ("ORG", "Anne Lemoal"), ("LOC", "Kiev")), (claim,))
    other = (spans(OTHER, ("LOC", "Rome"), ("LOC", "Paris")), ())
    for document, (names, claims) in ((un, one), (deux, other)):
        suggestions = Suggestions(
            spans=names, claims=claims, tokens=words(document.text), pipeline="model 1"
        )
        project.do(StoreSuggestions(((document.id, suggestions),)))
    project.close()
    return open_window(project.path)


def spans(text: str, *labelled: tuple[str, str]) -> tuple[SuggestedSpan, ...]:
    return tuple(
        SuggestedSpan(
            start=place(needle, text)[0],
            end=place(needle, text)[1],
            label=LabelId(label),
            score=0.9,
            origin=MODEL,
        )
        for label, needle in labelled
    )


@pytest.fixture
def work(window: MainWindow) -> Workspace:
    assert window.workspace is not None
    return window.workspace


@pytest.fixture
def shown(
    window: MainWindow, gold: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> ComparisonWindow:
    """Return the window of a comparison, asked for by its command."""
    monkeypatch.setattr(choosers, "gold_to_compare", lambda _: gold)
    with qtbot.waitSignal(window.jobs.ended):
        window.commands["project.compare"].trigger()
    qtbot.waitUntil(lambda: window.findChild(ComparisonWindow) is not None)
    found = window.findChild(ComparisonWindow)
    assert found is not None
    return found


def cells(shown: ComparisonWindow, column: Column) -> list[str]:
    model = shown.model
    return [model.index(row, column).data() for row in range(model.rowCount())]


def test_scores_and_what_is_missing_are_shown(shown: ComparisonWindow) -> None:
    assert shown.isVisible()
    assert not shown.isModal()
    text = shown.scores.toPlainText()
    assert "not in the project, left out: 1 (absent)" in text
    for word in ("Entities (texts: 2)", "Claims (texts: 2)", "strict", "kind mixed", "66.7",
                 "right among pairs", "expected calibration error"):  # fmt: skip
        assert word in text


def test_every_error_is_listed_with_its_texts_and_its_rule(shown: ComparisonWindow) -> None:
    rows = list(zip(*(cells(shown, column) for column in Column), strict=True))
    assert rows == [
        ("Wrong label", "[PER] Anne Lemoal", "[ORG] Anne Lemoal", "model model 1", "un"),
        ("Wrong kind", "[mixed] la paix est loin", "[indirect] la paix est loin",
         "rule according-to 1", "un"),
        ("Missed", "[LOC] Moscou", "—", "", "un"),
        ("Extra", "—", "[LOC] Paris", "model model 1", "deux"),
    ]  # fmt: skip


def test_choosing_an_error_opens_the_article_there(
    shown: ComparisonWindow, work: Workspace, qtbot: QtBot
) -> None:
    shown.errors.selectRow(3)
    assert work.desk.document is not None
    assert work.desk.document.title == "Deux"
    assert work.desk.focused is not None
    assert OTHER[work.desk.focused.start : work.desk.focused.end] == "Paris"
    assert "Rome et ⟦Paris⟧" in shown.told.toPlainText()
    index = shown.model.index(2, 0)
    at = shown.errors.visualRect(index).center()
    qtbot.mouseClick(shown.errors.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert work.desk.document.title == "Un"
    assert work.desk.focused is None
    assert work.desk.selection is not None
    assert TEXT[work.desk.selection.start : work.desk.selection.end] == "Moscou"
    work.desk.open(work.desk.project.document_ids()[1])
    qtbot.mouseClick(shown.errors.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert work.desk.document.title == "Un"


def test_enter_gives_the_keyboard_to_the_article(
    window: MainWindow, shown: ComparisonWindow, work: Workspace, qtbot: QtBot
) -> None:
    work.library.focus_search()
    shown.errors.selectRow(3)
    assert window.focusWidget() is work.library.search
    qtbot.keyClick(shown.errors, Qt.Key.Key_Return)
    assert window.focusWidget() is work.article
    assert shown.isVisible()


def test_everything_can_be_copied(shown: ComparisonWindow, qtbot: QtBot) -> None:
    shown.copy.click()
    copied = QGuiApplication.clipboard().text()
    for word in ("strict", "Errors: 4", "WRONG KIND", "⟦la paix est loin⟧", "according-to"):
        assert word in copied
    shown.errors.selectRow(3)
    qtbot.keyClick(shown.errors, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("EXTRA (entity, 8-13)")
    assert "la paix" not in copied


def test_it_follows_the_theme_and_goes_with_the_project(
    window: MainWindow, shown: ComparisonWindow, qtbot: QtBot
) -> None:
    before = shown.scores.toHtml()
    window.commands["view.theme.dark"].trigger()
    assert shown.scores.toHtml() != before
    gone: list[bool] = []
    shown.destroyed.connect(lambda: gone.append(True))
    window.commands["project.close"].trigger()
    qtbot.waitUntil(lambda: bool(gone))


def test_a_fault_is_told_in_the_window(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosers, "gold_to_compare", lambda _: tmp_path / "none.jsonl")
    with qtbot.waitSignal(window.jobs.ended):
        window.commands["project.compare"].trigger()
    qtbot.waitUntil(window.messages.isVisible)
    assert window.findChild(ComparisonWindow) is None


def test_a_comparison_can_be_cancelled(
    window: MainWindow, gold: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosers, "gold_to_compare", lambda _: gold)
    window.commands["project.compare"].trigger()
    assert window.job_bar.isVisible()
    window.job_bar.cancel.click()
    assert not window.jobs.busy
    assert window.findChild(ComparisonWindow) is None


def test_never_mind_changes_nothing(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choosers, "gold_to_compare", lambda _: None)
    window.commands["project.compare"].trigger()
    assert not window.jobs.busy


def test_kinds_and_makers_are_in_the_windows_language(
    window: MainWindow, gold: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.commands["view.language.fr"].trigger()
    monkeypatch.setattr(choosers, "gold_to_compare", lambda _: gold)
    with qtbot.waitSignal(window.jobs.ended):
        window.commands["project.compare"].trigger()
    qtbot.waitUntil(lambda: window.findChild(ComparisonWindow) is not None)
    shown = window.findChild(ComparisonWindow)
    assert shown is not None
    assert "[mixte] la paix est loin" in cells(shown, Column.EXPECTED)
    makers = set(cells(shown, Column.ORIGIN)) - {""}
    assert makers
    assert all(maker.startswith(("modèle ", "règle ")) for maker in makers)
    assert "type mixte" in shown.scores.toPlainText()
