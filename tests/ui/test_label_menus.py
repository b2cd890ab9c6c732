"""Menus of labels in the real window: zones, what the mouse offers, labels in use."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.ui.desk import Selection
from annotator.ui.inspector.attributes import WordsRow
from annotator.ui.inspector.card import SpanCard
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

TEXT = "Kiev craint une offensive.\nLIRE AUSSI : le 24 février à Paris\nAnne Lemoal attend."


@pytest.fixture
def window(open_window: Callable[..., MainWindow], project: Project) -> MainWindow:
    """Return the window on an empty project."""
    project.close()
    return open_window(project.path)


@pytest.fixture
def work(window: MainWindow, make_document: Callable[..., Document]) -> Workspace:
    """Return the page of a project with an article that has two zones."""
    assert window.workspace is not None
    assert window.project.bridge is not None
    document = make_document(TEXT, title="Kiev craint une offensive.")
    window.project.bridge.do(AddDocuments((document,)))
    zones = tuple(
        SuggestedSpan(
            start=TEXT.index(words),
            end=TEXT.index(words) + len(words),
            label=LabelId(label),
            score=None,
            origin=Origin(OriginKind.RULE, "zones", "1"),
        )
        for label, words in (
            ("HEADLINE", "Kiev craint une offensive."),
            ("RELATED", "LIRE AUSSI : le 24 février à Paris"),
        )
    )
    window.project.bridge.do(StoreSuggestions(((document.id, Suggestions(zones=zones)),)))
    window.workspace.desk.open(document.id)
    return window.workspace


def texts(menu: QMenu) -> list[str]:
    return [action.text().replace("&", "") for action in menu.actions() if action.text()]


def found(menu: QMenu, text: str) -> QAction:
    return next(item for item in menu.actions() if item.text().replace("&", "") == text)


def zones_of(work: Workspace) -> list[tuple[str, str, str]]:
    return [
        (span.label, TEXT[span.start : span.end], span.state.value) for span in work.desk.zones()
    ]


def test_zones_are_no_suggestions_to_walk(work: Workspace) -> None:
    assert len(work.desk.zones()) == 2
    assert work.desk.walkable() == []
    assert work.desk.at(3) == []
    assert set(work.palette_bar.buttons) == {
        "PER", "ORG", "LOC", "MISC", "CLAIM", "SOURCE", "CUE"
    }  # fmt: skip


def test_a_zone_is_corrected_from_its_menu(window: MainWindow, work: Workspace) -> None:
    work.desk.put(TEXT.index("AUSSI"))
    assert window.labels is not None
    menu = window.labels.popup_zones(work.article)
    assert texts(menu) == [
        "Headline", "Standfirst", "Byline", "Heading", "Related article",
        "Caption or credit", "Body text",
    ]  # fmt: skip
    found(menu, "Caption or credit").trigger()
    menu.close()
    assert ("CAPTION", "LIRE AUSSI : le 24 février à Paris", "accepted") in zones_of(work)
    menu = window.labels.popup_zones(work.article)
    found(menu, "Body text").trigger()
    menu.close()
    assert [label for label, _, _ in zones_of(work)] == ["HEADLINE"]
    work.gestures.undo()
    work.gestures.undo()
    assert [label for label, _, _ in zones_of(work)] == ["HEADLINE", "RELATED"]


def test_the_zone_command_has_a_key(window: MainWindow, work: Workspace) -> None:
    shown: list[object] = []
    assert window.labels is not None
    window.labels.popup_zones = shown.append  # type: ignore[method-assign, assignment]
    window.commands["article.zone"].trigger()
    assert shown == [work.article]


def test_the_mouse_offers_labels_for_the_chosen_words(window: MainWindow, work: Workspace) -> None:
    work.desk.select(Selection(0, 4))
    assert window.labels is not None
    menu = window.labels.popup(QPoint(10, 10))
    assert {"Accept", "Reject", "Place", "Claim", "Zone of the paragraph", "Copy"} <= set(
        texts(menu)
    )
    found(menu, "Place").trigger()
    menu.close()
    assert [(span.label, TEXT[span.start : span.end]) for span in work.desk.visible()] == [
        ("LOC", "Kiev")
    ]


def test_a_label_is_switched_on_with_its_key_and_its_attribute(
    window: MainWindow, work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = work.bridge
    again: list[bool] = []
    monkeypatch.setattr(bridge, "suggest_all_again", lambda: again.append(True))
    use = next(
        action.menu()
        for action in window.menus["labels"].actions()
        if action.text().replace("&", "") == "Labels in use"
    )
    assert isinstance(use, QMenu)
    assert not found(use, "Date").isChecked()
    found(use, "Date").setChecked(True)
    assert again == [True]
    assert "DATE" in {label.id for label in bridge.project.scheme.labels()}
    assert "DATE" in work.palette_bar.buttons
    assert window.labels is not None
    assert "5" in window.labels.by_key

    start = TEXT.index("le 24 février")
    work.desk.select(Selection(start + 3, start + len("le 24 février"), exact=True))
    window.labels.by_key["5"].trigger()
    assert work.desk.focused is not None
    assert work.desk.focused.label == "DATE"
    [row] = work.inspector.findChildren(WordsRow)
    row.field.setText(" 2022-02-24 ")
    row.field.returnPressed.emit()
    assert work.desk.focused.attributes == {"value": "2022-02-24"}
    assert work.inspector.findChild(SpanCard) is not None


def test_switching_a_label_is_one_gesture_that_is_undone(
    window: MainWindow, work: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    bridge = work.bridge
    monkeypatch.setattr(bridge, "suggest_all_again", lambda: None)
    before = bridge.project.scheme
    use = next(
        action.menu()
        for action in window.menus["labels"].actions()
        if action.text().replace("&", "") == "Labels in use"
    )
    assert isinstance(use, QMenu)
    found(use, "Event").setChecked(True)
    assert bridge.project.scheme.version == before.version + 1
    assert "EVENT" in work.palette_bar.buttons
    window.commands["edit.undo"].trigger()
    assert bridge.project.scheme == before
    assert "EVENT" not in work.palette_bar.buttons
