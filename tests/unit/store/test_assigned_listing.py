"""Whom articles are assigned to: asked for, listed, sorted by, shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar

import pytest

from annotator.app.operations.operation import Plan, Reader
from annotator.app.project import Project
from annotator.core.changes import Added, Change
from annotator.core.ids import AnnotatorId, BatchId, DocumentId, new_id
from annotator.core.listing import Field, Listing, Sort
from annotator.core.model import Annotator, Document
from annotator.core.query import parse_query
from annotator.core.team import Batch

ZOE = Annotator(id=AnnotatorId(new_id()), name="Zoé B.")
TEN = 10


@dataclass(frozen=True, slots=True)
class Give:
    """Write batches."""

    changes: tuple[Change, ...]
    name: ClassVar[str] = "give"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes."""
        return Plan(changes=self.changes, progress=False)


def batch(who: AnnotatorId, documents: list[DocumentId]) -> Batch:
    return Batch(id=BatchId(new_id()), annotator=who, name="one", documents=tuple(documents), at=1)


@pytest.fixture
def ten(project: Project, add_document: Callable[..., Document]) -> list[DocumentId]:
    """Return ten articles: 0-3 are Zoé's, 3-5 one's own, the rest nobody's."""
    made = [add_document(project, f"mot {place}").id for place in range(TEN)]
    project.join(ZOE)
    both = (batch(ZOE.id, made[:4]), batch(project.annotator_id, made[3:6]))
    project.do(Give(tuple(Added(one) for one in both)))
    return made


def places(project: Project, ten: list[DocumentId], listing: Listing) -> list[int]:
    return [ten.index(one) for one in project.identifiers(list(project.numbers(listing)))]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('assigned:"Zoé B."', [0, 1, 2, 3]),
        ('-assigned:"zoé b."', [4, 5, 6, 7, 8, 9]),
        ("assigned:me", [3, 4, 5]),
        ("assigné:moi", [3, 4, 5]),
        ("-assigned:me", [0, 1, 2, 6, 7, 8, 9]),
        ('assigned:me assigned:"Zoé B."', [3]),
        ("is:assigned", [0, 1, 2, 3, 4, 5]),
        ("-is:assigned", [6, 7, 8, 9]),
        ("est:attribué mot", [0, 1, 2, 3, 4, 5]),
        ("assigned:nobody", []),
    ],
)
def test_articles_are_found_by_whom_they_are_assigned_to(
    project: Project, ten: list[DocumentId], query: str, expected: list[int]
) -> None:
    listing = Listing(query=parse_query(query))
    assert places(project, ten, listing) == expected
    assert project.count(listing) == len(expected)


def test_one_s_own_are_listed_and_counted_without_removed_ones(
    project: Project, ten: list[DocumentId]
) -> None:
    from annotator.app.operations.library import RemoveDocuments  # noqa: PLC0415

    assert not Listing(mine=True).everything
    assert places(project, ten, Listing(mine=True)) == [3, 4, 5]
    project.do(RemoveDocuments((ten[4],)))
    assert places(project, ten, Listing(mine=True)) == [3, 5]
    assert project.mine_count() == 2


def test_rows_say_to_whom_an_article_is_assigned_and_sort_by_it(
    project: Project, ten: list[DocumentId]
) -> None:
    rows = {row.id: row.assigned for row in project.summaries(ten)}
    own = project.annotator.name
    assert rows[ten[0]] == ("Zoé B.",)
    assert rows[ten[3]] == (own, "Zoé B.")
    assert rows[ten[9]] == ()
    listing = Listing(sort=Sort(Field.ASSIGNED))
    down = replace(listing, sort=Sort(Field.ASSIGNED, descending=True))
    assert places(project, ten, listing) == [4, 5, 3, 0, 1, 2, 6, 7, 8, 9]
    assert places(project, ten, down) == [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]


def test_who_comes_next_follows_the_listing_of_one_s_own(
    project: Project, ten: list[DocumentId]
) -> None:
    listing = Listing(mine=True)
    assert project.neighbour(ten[3], listing) == ten[4]
    assert project.neighbour(ten[5], listing) is None
