"""Listings as SQL: every order and column, both ways, with and without words."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.listing import Field, Listing, Sort
from annotator.core.model import Document, DocumentState, Origin, OriginKind
from annotator.core.query import parse_query
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.uncertainty import Order

MODEL = Origin(OriginKind.MODEL, "m", "1")
ROWS = (
    ("Zurich", "Le Phare", "2024-03-01", "b"),
    ("élysée", "", "2023", ""),
    ("Été", "L’Écho", "", "a"),
    ("", "Le Phare", "2024-01-05", "É"),
    ("abeille", "L’Écho", "2022", "c"),
)


@pytest.fixture
def five(project: Project, add_document: Callable[..., Document]) -> list[DocumentId]:
    made = [
        add_document(
            project,
            f"Riga Oslo Kiev {'mot ' * place}{place}",
            title=title,
            source=source,
            published=published,
            author=author,
        ).id
        for place, (title, source, published, author) in enumerate(ROWS)
    ]
    suggest(project, made[1], 3, 0.5)
    suggest(project, made[3], 1, 0.9)
    project.do(SetDocumentState(made[2], DocumentState.DONE))
    return made


def suggest(project: Project, document: DocumentId, count: int, score: float) -> None:
    names = ((0, 4), (5, 9), (10, 14))[:count]
    spans = tuple(
        SuggestedSpan(start=start, end=end, label=LabelId("LOC"), score=score, origin=MODEL)
        for start, end in names
    )
    project.do(StoreSuggestions(((document, Suggestions(spans=spans)),)))


def places(project: Project, five: list[DocumentId], listing: Listing) -> list[int]:
    return [five.index(one) for one in project.identifiers(list(project.numbers(listing)))]


@pytest.mark.parametrize(
    ("field", "expected"),
    [
        (Field.TITLE, [4, 1, 2, 0, 3]),
        (Field.SOURCE, [2, 4, 0, 3, 1]),
        (Field.PUBLISHED, [4, 1, 3, 0, 2]),
        (Field.AUTHOR, [2, 0, 4, 3, 1]),
        (Field.LENGTH, [0, 1, 2, 3, 4]),
        (Field.STATE, [0, 1, 3, 4, 2]),
        (Field.SUGGESTED, [0, 2, 4, 3, 1]),
        (Field.UNCERTAINTY, [0, 2, 4, 3, 1]),
    ],
)
def test_columns_sort_without_minding_accents_and_case(
    project: Project, five: list[DocumentId], field: Field, expected: list[int]
) -> None:
    assert places(project, five, Listing(sort=Sort(field))) == expected


@pytest.mark.parametrize("typed", ["", "riga état:à-faire", "riga -source:phare"])
@pytest.mark.parametrize(
    ("order", "sort", "descending"),
    [
        *((order, None, False) for order in Order),
        *((Order.CORPUS, field, True) for field in Field),
        *((Order.RANDOM, field, False) for field in Field),
        (Order.OLDEST, "metadata.rubrique", True),
    ],
)
def test_neighbours_follow_the_list(
    project: Project,
    five: list[DocumentId],
    order: Order,
    sort: str | None,
    typed: str,
    descending: bool,
) -> None:
    query = parse_query(typed) if typed else None
    by = None if sort is None else Sort(sort, descending)
    listing = Listing(order=order, seed=7, sort=by, query=query)
    listed = project.identifiers(list(project.numbers(listing)))
    assert len(listed) == project.count(listing) > 1
    assert project.among([project.number(one) for one in five], listing) == {
        project.number(one) for one in listed
    }
    assert project.neighbour(None, listing) == listed[0]
    assert project.neighbour(None, listing, forward=False) == listed[-1]
    for one, other in pairwise(listed):
        assert project.neighbour(one, listing) == other
        assert project.neighbour(other, listing, forward=False) == one


def test_the_random_order_is_the_seeds_and_stays(
    project: Project, add_document: Callable[..., Document]
) -> None:
    for place in range(60):
        add_document(project, f"Texte {place}")
    one, same, other = (
        list(project.numbers(Listing(order=Order.RANDOM, seed=seed))) for seed in (1, 1, 2)
    )
    assert one == same
    assert one != other
    assert sorted(one) == sorted(other) == list(range(1, 61))
    steps = {after - before for before, after in pairwise(one)}
    assert len(steps) > 30, "mixed up, not shifted"
    seed = project.seed
    project.close()
    again = Project.open(project.path)
    assert again.seed == seed
    again.change_settings(seed=5)
    assert again.seed == 5
    again.close()


def test_new_forms_are_those_that_nobody_decided_on(
    project: Project, add_document: Callable[..., Document]
) -> None:
    first, second, third = (
        add_document(project, f"Riga Oslo Kiev {place}").id for place in range(3)
    )
    project.do(CreateSpan(third, 0, 4, LabelId("LOC")))  # Riga is known from now on
    suggest(project, first, 1, 0.5)
    suggest(project, second, 3, 0.5)
    listing = Listing(order=Order.MOST_NEW)
    assert project.identifiers(list(project.numbers(listing)))[0] == second
    fresh = project._file._db.execute("SELECT fresh FROM undecided ORDER BY document").fetchall()
    assert fresh[:2] == [(0,), (2,)]


def test_a_list_being_read_survives_what_is_written_meanwhile(
    project: Project, add_document: Callable[..., Document]
) -> None:
    ids = [add_document(project, f"Texte {place}").id for place in range(500)]
    rows = project.numbers(Listing(order=Order.UNCERTAIN))
    first = [next(rows) for _ in range(210)]
    project.do(SetDocumentState(ids[499], DocumentState.SKIPPED))
    project._file._db.execute("BEGIN")
    project._file.statuses.set_place(project.annotator_id, ids[0], 1)
    project._file._db.conn.rollback()
    assert sorted([*first, *rows]) == list(range(1, 501))
