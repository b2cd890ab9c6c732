"""Orders of the articles: what is stored for them, and who comes next."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.lexicon import LEXICON
from annotator.app.operations.spans import AcceptSpans, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.listing import Listing
from annotator.core.model import Document, DocumentState, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.uncertainty import Open, Order, information

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


def told(project: Project, document: DocumentId, scores: Sequence[float | None]) -> float:
    left = [
        Open(score, "entities", "LOC", 2 * place, 2 * place + 1)
        for place, score in enumerate(scores)
    ]
    return information(left, len(project.document(document).text))


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
    both, one = (told(project, unsure, scores) for scores in ([0.5, None], [0.5]))
    assert stored(project, unsure) == (2, both)
    for operation in (AcceptSpans, RejectSpans):
        project.do(operation(unsure, (project.spans(unsure)[0].id,)))
        assert stored(project, unsure) == (1, one)
        project.do(operation(unsure, (project.spans(unsure)[1].id,)))
        assert stored(project, unsure) == (0, 0.0)
        assert project.document_ids(order=Order.UNCERTAIN)[0] == four[3]
        project.undo()
        project.undo()
        assert stored(project, unsure) == (2, both)
    project.redo()
    assert stored(project, unsure) == (1, one)


def test_suggestions_made_anew_take_the_place_of_the_old(
    project: Project, four: list[DocumentId]
) -> None:
    suggest(project, four[1], [0.99])
    assert stored(project, four[1]) == (1, told(project, four[1], [0.99]))
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
    expected = sorted(
        range(len(made)), key=lambda place: (-told(project, made[place], articles[place]), place)
    )
    assert project.document_ids(order=Order.UNCERTAIN) == [made[place] for place in expected]
    project.close()


@pytest.fixture
def many(project: Project, add_document: AddDocument) -> list[DocumentId]:
    """Return a hundred and fifty articles, each surer than the one before."""
    made = [add_document(project, f"{TEXT} {number:03}").id for number in range(150)]
    results = [
        (
            document,
            Suggestions(
                spans=(
                    SuggestedSpan(
                        start=0,
                        end=1,
                        label=LabelId("LOC"),
                        score=0.5 + place / 400,
                        origin=MODEL,
                    ),
                )
            ),
        )
        for place, document in enumerate(made)
    ]
    project.do(StoreSuggestions(tuple(results)))
    return made


def mixed(project: Project, share: int) -> Listing:
    return Listing(order=Order.UNCERTAIN, draw=replace(project.draw, share=share))


def test_a_share_of_random_articles_comes_between_the_uncertain_ones(
    project: Project, many: list[DocumentId]
) -> None:
    listing = mixed(project, 20)
    listed = list(project.numbers(listing))
    assert listing.draw is not None
    drawn = [listing.draw.has(number) for number in listed]
    # The others come by what they tell, and there are drawn ones all along the list.
    others = [number for number, one in zip(listed, drawn, strict=True) if not one]
    assert others == sorted(others)
    assert sum(drawn) == sum(map(listing.draw.has, range(1, 151)))
    assert all(2 <= sum(drawn[start : start + 30]) <= 12 for start in range(0, 150, 30))
    # Where they come has nothing to do with what they tell.
    among = [number for number, one in zip(listed, drawn, strict=True) if one]
    assert among != sorted(among)


def test_the_mixed_order_is_walked_as_it_is_listed(
    project: Project, many: list[DocumentId]
) -> None:
    listing = mixed(project, 30)
    listed = project.identifiers(list(project.numbers(listing)))
    here, walked = None, []
    while (here := project.neighbour(here, listing)) is not None:
        walked.append(here)
    assert walked == listed
    assert project.neighbour(listed[7], listing, forward=False) == listed[6]


def test_decisions_leave_the_drawn_ones_where_they_are(
    project: Project, many: list[DocumentId]
) -> None:
    listing = mixed(project, 20)
    assert listing.draw is not None
    before = [number for number in project.numbers(listing) if listing.draw.has(number)]
    for number in before[:3]:
        (document,) = project.identifiers([number])
        project.do(AcceptSpans(document, (project.spans(document)[0].id,)))
    assert [number for number in project.numbers(listing) if listing.draw.has(number)] == before


def test_the_same_articles_are_drawn_at_every_start(
    project: Project, many: list[DocumentId]
) -> None:
    before, draw = list(project.numbers(mixed(project, 20))), project.draw
    project.close()
    again = Project.open(project.path)
    assert again.draw == draw
    assert list(again.numbers(mixed(again, 20))) == before
    again.close()


def test_no_share_is_the_plain_order(project: Project, many: list[DocumentId]) -> None:
    listed = project.identifiers(list(project.numbers(mixed(project, 0))))
    assert listed == many == project.document_ids(order=Order.UNCERTAIN)


def test_a_share_that_no_one_can_choose_is_the_usual_one(project: Project) -> None:
    assert project.draw.share == 20
    project.change_settings(random_share=35)
    assert project.draw.share == 35
    project.change_settings(random_share=99)
    assert project.draw.share == 20


def test_what_the_lexicon_overruled_tells_more(project: Project, add_document: AddDocument) -> None:
    document = add_document(project, "Ici Sormeuse dort.").id
    for origin in (MODEL, LEXICON):
        spans = (SuggestedSpan(start=4, end=12, label=LabelId("LOC"), score=0.95, origin=origin),)
        project.do(StoreSuggestions(((document, Suggestions(spans=spans)),)))
        count, found = stored(project, document) or (0, 0.0)
        left = [Open(0.95, "entities", "LOC", 4, 12, origin == LEXICON)]
        assert (count, found) == (1, information(left, 18))
