"""Orders of the articles: what is stored for them, and who comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import AcceptSpans, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.listing import Listing
from annotator.core.model import Document, DocumentState, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.uncertainty import Order, uncertainty

AddDocument = Callable[..., Document]
TEXT = "a b c d e f g h"
MODEL = Origin(OriginKind.MODEL, "model", "1")
LEFT = (DocumentState.NEW, DocumentState.IN_PROGRESS)


def suggest(
    project: Project, document: DocumentId, scores: Sequence[float | None], label: str = "LOC"
) -> None:
    spans = tuple(
        SuggestedSpan(
            start=2 * place, end=2 * place + 1, label=LabelId(label), score=score, origin=MODEL
        )
        for place, score in enumerate(scores)
    )
    project.do(StoreSuggestions(((document, Suggestions(spans=spans)),)))


def stored(project: Project, document: DocumentId) -> tuple[int, float] | None:
    row: tuple[int, float] | None = project._file._db.execute(
        "SELECT count, uncertainty FROM undecided u JOIN documents d ON d.pk = u.document"
        " WHERE d.id = ?",
        (bytes.fromhex(document),),
    ).fetchone()
    return row


@pytest.fixture
def four(project: Project, add_document: AddDocument) -> list[DocumentId]:
    """Return articles that are sure, unsure, without suggestions, and in between."""
    dates = ("2024-03-01", "2023", "", "2024-01-05T08:00:00")
    made = [
        add_document(project, f"{TEXT} {number}", published=date).id
        for number, date in enumerate(dates)
    ]
    suggest(project, made[0], [0.95, 0.9, 0.99])
    suggest(project, made[1], [0.5, None])
    suggest(project, made[3], [0.8])
    return made


@pytest.mark.parametrize(
    ("order", "places"),
    [
        (Order.CORPUS, [0, 1, 2, 3]),
        (Order.UNCERTAIN, [1, 3, 0, 2]),
        (Order.OLDEST, [1, 3, 0, 2]),
        (Order.MOST_LEFT, [0, 1, 3, 2]),
    ],
)
def test_every_order_lists_and_walks_the_same_way(
    project: Project, four: list[DocumentId], order: Order, places: list[int]
) -> None:
    expected = [four[place] for place in places]
    assert project.document_ids(order=order) == expected
    assert project.neighbour(None, order=order) == expected[0]
    assert project.neighbour(None, order=order, forward=False) == expected[-1]
    for one, other in pairwise(expected):
        assert project.neighbour(one, order=order) == other
        assert project.neighbour(other, order=order, forward=False) == one
    assert project.neighbour(expected[-1], order=order) is None


@pytest.mark.parametrize("order", [Order.UNCERTAIN, Order.MOST_LEFT])
@pytest.mark.parametrize("state", [DocumentState.DONE, DocumentState.SKIPPED])
def test_finished_articles_come_last_and_filters_hold(
    project: Project, four: list[DocumentId], order: Order, state: DocumentState
) -> None:
    first = project.document_ids(order=order)[0]
    project.do(SetDocumentState(first, state))
    assert project.document_ids(order=order)[-1] == first
    assert first not in project.document_ids(order=order, states=LEFT)
    assert project.neighbour(first, order=order, states=LEFT) is None
    project.undo()
    assert project.document_ids(order=order)[0] == first


def test_decisions_undo_and_redo_keep_what_is_stored(
    project: Project, four: list[DocumentId]
) -> None:
    unsure = four[1]
    assert stored(project, unsure) == (2, 1.0)
    for operation in (AcceptSpans, RejectSpans):
        project.do(operation(unsure, (project.spans(unsure)[0].id,)))
        assert stored(project, unsure) == (1, 1.0)
        project.do(operation(unsure, (project.spans(unsure)[1].id,)))
        assert stored(project, unsure) == (0, 0.0)
        assert project.document_ids(order=Order.UNCERTAIN)[0] == four[3]
        project.undo()
        project.undo()
        assert stored(project, unsure) == (2, 1.0)
    project.redo()
    assert stored(project, unsure) == (1, 1.0)


def test_suggestions_made_anew_take_the_place_of_the_old(
    project: Project, four: list[DocumentId]
) -> None:
    suggest(project, four[1], [0.99])
    assert stored(project, four[1]) == (1, uncertainty([0.99]))
    suggest(project, four[1], [])
    assert stored(project, four[1]) == (0, 0.0)


def test_zones_tell_nothing(project: Project, four: list[DocumentId]) -> None:
    suggest(project, four[2], [None], label="HEADLINE")
    assert stored(project, four[2]) == (0, 0.0)


def test_a_remembered_rank_is_where_a_document_was(
    project: Project, four: list[DocumentId]
) -> None:
    unsure, between, sure, _ = project.document_ids(order=Order.UNCERTAIN)
    rank = project.rank(unsure, Listing(order=Order.UNCERTAIN))
    project.do(AcceptSpans(unsure, tuple(span.id for span in project.spans(unsure))))
    assert project.neighbour(unsure, order=Order.UNCERTAIN, rank=rank) == between
    assert project.neighbour(unsure, order=Order.UNCERTAIN) not in (between, sure)


def test_the_order_is_kept_with_the_project(project: Project) -> None:
    assert project.order is Order.CORPUS
    project.change_settings(order=Order.OLDEST.value)
    project.close()
    again = Project.open(project.path)
    assert again.order is Order.OLDEST
    again.change_settings(order="some later one")
    assert again.order is Order.CORPUS
    again.close()


@settings(max_examples=25)
@given(st.lists(st.lists(st.none() | st.floats(0, 1), max_size=6), min_size=1, max_size=6))
def test_the_stored_order_is_the_computed_one(
    make_project: Callable[..., Project],
    add_document: AddDocument,
    articles: list[list[float | None]],
) -> None:
    project = make_project()
    made = [add_document(project, f"{TEXT} {place}").id for place in range(len(articles))]
    for document, scores in zip(made, articles, strict=True):
        suggest(project, document, scores)
    expected = sorted(range(len(made)), key=lambda place: (-uncertainty(articles[place]), place))
    assert project.document_ids(order=Order.UNCERTAIN) == [made[place] for place in expected]
    project.close()
