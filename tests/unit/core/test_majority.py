"""What most annotators agree on."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.majority import MAJORITY, Vote, majority
from annotator.core.model import Relation, Span, SpanState

DOCUMENT = DocumentId("d" * 32)
PLACES = st.sets(
    st.tuples(st.sampled_from(["PER", "LOC"]), st.integers(0, 5), st.integers(6, 8)), max_size=5
)


def span(label: str, start: int, end: int, **fields: Any) -> Span:
    return Span(
        id=SpanId(new_id()), document=DOCUMENT, annotator=AnnotatorId("a" * 32),
        layer=LayerId("entities"), label=LabelId(label), start=start, end=end,
        **fields,
    )  # fmt: skip


def link(head: Span, child: Span) -> Relation:
    return Relation(
        id=RelationId(new_id()), document=DOCUMENT, annotator=AnnotatorId("a" * 32),
        type=RelationTypeId("said-by"), head=head.id, child=child.id,
    )  # fmt: skip


def vote(*spans: Span, relations: tuple[Relation, ...] = ()) -> Vote:
    return Vote(spans, relations)


@given(st.lists(PLACES, min_size=1, max_size=5))
def test_what_more_than_half_have_is_in_and_nothing_else(
    votes: list[set[tuple[str, int, int]]],
) -> None:
    spans, _ = majority([vote(*(span(*place) for place in places)) for places in votes])
    found = {(one.label, one.start, one.end) for one in spans}
    every = set().union(*votes)
    assert found == {p for p in every if 2 * sum(p in places for places in votes) > len(votes)}
    assert {one.annotator for one in spans} <= {MAJORITY.id}


def test_only_what_is_accepted_counts() -> None:
    one = vote(span("PER", 0, 3, state=SpanState.SUGGESTED))
    two = vote(span("PER", 0, 3, state=SpanState.REJECTED))
    assert majority([one, two, vote(span("PER", 0, 3))]) == ((), ())


def test_half_is_not_a_majority() -> None:
    assert majority([vote(span("PER", 0, 3)), vote()]) == ((), ())


def test_the_same_place_twice_counts_once() -> None:
    assert majority([vote(span("PER", 0, 3), span("PER", 0, 3)), vote(), vote()]) == ((), ())


def test_attributes_have_the_value_of_most_and_the_first_in_a_tie() -> None:
    kinds = ["mixed", "direct", "direct"]
    spans, _ = majority([vote(span("PER", 0, 3, attributes={"kind": kind})) for kind in kinds])
    assert spans[0].attributes == {"kind": "direct"}
    spans, _ = majority([vote(span("PER", 0, 3, attributes={"kind": kind})) for kind in kinds[:2]])
    assert spans[0].attributes == {"kind": "mixed"}


def test_relations_need_their_ends_and_a_majority_too() -> None:
    votes = []
    for linked in (True, True, False):
        claim, source = span("CLAIM", 0, 9), span("SOURCE", 10, 12)
        votes.append(vote(claim, source, relations=(link(claim, source),) if linked else ()))
    spans, relations = majority(votes)
    assert [(one.head, one.child) for one in relations] == [(spans[0].id, spans[1].id)]
    assert majority(votes[1:])[1] == ()


def test_ids_depend_on_the_votes_alone() -> None:
    results = [majority([vote(span("PER", 0, 3))])[0][0].id for _ in range(2)]
    assert results[0] == results[1]
