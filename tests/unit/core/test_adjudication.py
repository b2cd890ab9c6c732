"""Cases of disagreement: what belongs together, in what it differs, what rules make of it."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.adjudication import Case, CaseState, cases_of, found_again
from annotator.core.ids import (
    AnnotatorId,
    DecisionId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.model import GOLD, Relation, Span, SpanState
from annotator.core.resources import resource
from annotator.core.rulings import ALL_AGREE, Rule, majority_taken, ruled
from annotator.core.scheme import Scheme
from annotator.core.scheme_reading import read_scheme
from annotator.core.sides import Disagreement, Voice
from annotator.core.team import Decision, DecisionRule

DOCUMENT = DocumentId(new_id())
A, B, C = (AnnotatorId(f"{number:032x}") for number in (1, 2, 3))
LAYERS = {"CLAIM": "claims", "SOURCE": "claims", "CUE": "claims", "HEADLINE": "zones"}


def span(who: AnnotatorId, label: str, start: int, end: int, **attributes: str) -> Span:
    return Span(
        id=SpanId(new_id()),
        document=DOCUMENT,
        annotator=who,
        layer=LayerId(LAYERS.get(label, "entities")),
        label=LabelId(label),
        start=start,
        end=end,
        attributes=attributes,
    )


def voice(who: AnnotatorId, *spans: Span, links: Sequence[Relation] = ()) -> Voice:
    return Voice(annotator=who, spans=spans, relations=links)


def link(head: Span, child: Span, kind: str = "said-by") -> Relation:
    return Relation(
        id=RelationId(new_id()),
        document=DOCUMENT,
        annotator=head.annotator,
        type=RelationTypeId(kind),
        head=head.id,
        child=child.id,
    )


def said_by(scheme: Scheme) -> str:
    return next(kind.id for kind in scheme.relations if kind.part and "SOURCE" in kind.child)


def cases(scheme: Scheme, *voices: Voice, decisions: Sequence[Decision] = ()) -> tuple[Case, ...]:
    gold = Voice(annotator=GOLD.id)
    return cases_of(DOCUMENT, voices, gold, decisions, scheme)


def decided(case: Case, **fields: object) -> Decision:
    values = {"sources": case.sources, "seen": case.signatures(), **fields}
    return Decision(
        id=DecisionId(new_id()),
        document=DOCUMENT,
        layer=case.layer,
        start=case.start,
        end=case.end,
        by=A,
        at=1,
        **values,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("one", "other", "kind"),
    [
        ([("PER", 0, 4)], [("PER", 0, 4)], None),
        ([("PER", 0, 4)], [], Disagreement.MISSING),
        ([("PER", 0, 4)], [("ORG", 0, 4)], Disagreement.LABEL),
        ([("PER", 0, 4)], [("PER", 0, 9)], Disagreement.EDGES),
        ([("PER", 0, 4)], [("ORG", 0, 9)], Disagreement.SEVERAL),
        ([("PER", 0, 4), ("PER", 5, 9)], [("PER", 0, 9)], Disagreement.EDGES),
        ([("ORG", 0, 9), ("LOC", 5, 9)], [("ORG", 0, 9)], Disagreement.MISSING),
    ],
)
def test_in_what_two_differ(
    scheme: Scheme,
    one: list[tuple[str, int, int]],
    other: list[tuple[str, int, int]],
    kind: Disagreement | None,
) -> None:
    found = cases(
        scheme,
        voice(A, *(span(A, *place) for place in one)),
        voice(B, *(span(B, *place) for place in other)),
    )
    assert [case.kind for case in found] == [kind]
    assert found[0].state is (CaseState.OPEN if kind else CaseState.AGREED)
    assert [side.annotator for side in found[0].sides] == [A, B]


def test_attributes_differ_and_an_unset_one_is_its_default(scheme: Scheme) -> None:
    default = scheme.default_attributes(LabelId("CLAIM"))
    same = cases(
        scheme, voice(A, span(A, "CLAIM", 0, 9)), voice(B, span(B, "CLAIM", 0, 9, **default))
    )
    assert same[0].agreed
    other = voice(B, span(B, "CLAIM", 0, 9, modality="denied"))
    assert cases(scheme, voice(A, span(A, "CLAIM", 0, 9)), other)[0].kind is Disagreement.ATTRIBUTES


def test_a_claim_and_its_parts_are_one_case(scheme: Scheme) -> None:
    kind = said_by(scheme)
    one = [span(A, "CLAIM", 20, 40), span(A, "SOURCE", 0, 5)]
    other = [span(B, "CLAIM", 20, 40), span(B, "SOURCE", 50, 55)]
    found = cases(
        scheme,
        voice(A, *one, links=[link(*one, kind)]),
        voice(B, *other, links=[link(*other, kind)]),
    )
    (case,) = found
    assert case.kind is Disagreement.PARTS
    assert (case.start, case.end) == (0, 55)
    assert case.side(A).relations[0].child == one[1].id
    alone = cases(scheme, voice(A, *one, links=[link(*one, kind)]), voice(B))
    assert [case.kind for case in alone] == [Disagreement.MISSING]


def test_what_is_not_accepted_and_zones_are_not_said(scheme: Scheme) -> None:
    refused = replace(span(A, "PER", 0, 4), state=SpanState.REJECTED)
    assert cases(scheme, voice(A, refused, span(A, "HEADLINE", 0, 9)), voice(B)) == ()


def test_one_alone_agrees_with_nobody(scheme: Scheme) -> None:
    (case,) = cases(scheme, voice(A, span(A, "PER", 0, 4)))
    assert case.state is CaseState.OPEN
    assert not case.agreed


def test_a_decision_is_found_again_and_new_work_shows(scheme: Scheme) -> None:
    one, other = span(A, "PER", 0, 4), span(B, "ORG", 0, 4)
    before = cases(scheme, voice(A, one), voice(B, other))[0]
    decision = decided(before)  # nothing is there

    (same,) = cases(scheme, voice(A, one), voice(B, other), decisions=[decision])
    assert same.state is CaseState.SETTLED
    assert same.decision == decision
    assert found_again([same], before) == same

    remade = replace(other, id=SpanId(new_id()))
    (case,) = cases(scheme, voice(A, one), voice(B, remade), decisions=[decision])
    assert case.state is CaseState.SETTLED  # the same words, drawn anew

    moved = replace(other, end=6)
    (case,) = cases(scheme, voice(A, one), voice(B, moved), decisions=[decision])
    assert case.state is CaseState.CHANGED
    (case,) = cases(scheme, voice(A, one), voice(B, other), voice(C), decisions=[decision])
    assert case.state is CaseState.SETTLED  # who comes later and sees nothing, as decided
    third = voice(C, span(C, "PER", 0, 4))
    (case,) = cases(scheme, voice(A, one), voice(B, other), third, decisions=[decision])
    assert case.state is CaseState.CHANGED
    (case,) = cases(scheme, voice(A, one), voice(B), decisions=[decision])
    assert case.state is CaseState.SETTLED  # B agrees with what was decided
    waiting = replace(decision, deferred=True)
    (case,) = cases(scheme, voice(A, one), voice(B, other), decisions=[waiting])
    assert case.state is CaseState.DEFERRED
    (case,) = cases(scheme, voice(A, one), voice(B), decisions=[waiting])
    assert case.state is CaseState.CHANGED


def test_a_lost_span_shows_beside_gold(scheme: Scheme) -> None:
    one, other = span(A, "PER", 0, 4), span(B, "ORG", 0, 4)
    before = cases(scheme, voice(A, one), voice(B, other))[0]
    gold = replace(one, id=SpanId(new_id()), annotator=GOLD.id)
    decision = decided(before, spans=(gold.id,), chosen=(A,))
    now = [voice(A), voice(B)]
    (case,) = cases_of(DOCUMENT, now, voice(GOLD.id, gold), [decision], scheme)
    assert case.state is CaseState.CHANGED
    assert case.gold.spans == (gold,)


def test_the_order_of_rules_counts(scheme: Scheme) -> None:
    most = [span(who, "PER", 0, 4) for who in (A, B)]
    (case,) = cases(scheme, voice(A, most[0]), voice(B, most[1]), voice(C, span(C, "LOC", 0, 4)))
    majority, trusted = (
        Rule(kind=DecisionRule.MAJORITY),
        Rule(kind=DecisionRule.TRUSTED, annotator=C),
    )
    first = ruled(case, [ALL_AGREE, majority, trusted])
    second = ruled(case, [ALL_AGREE, trusted, majority])
    assert first is not None
    assert second is not None
    assert (first.rule, first.chosen) == (DecisionRule.MAJORITY, (A, B))
    assert (second.rule, second.chosen) == (DecisionRule.TRUSTED, (C,))
    assert ruled(case, [ALL_AGREE]) is None
    assert ruled(case, [Rule(kind=DecisionRule.MAJORITY, needed=3)]) is None


def test_three_different_edges_have_no_majority(scheme: Scheme) -> None:
    places = [(A, 4), (B, 6), (C, 9)]
    (case,) = cases(scheme, *(voice(who, span(who, "PER", 0, end)) for who, end in places))
    assert majority_taken(case) is None
    assert majority_taken(case, 1) is None  # each has one voice, and none has more


def test_nothing_has_a_majority_where_most_saw_nothing(scheme: Scheme) -> None:
    (case,) = cases(scheme, voice(A, span(A, "PER", 0, 4)), voice(B), voice(C))
    found = majority_taken(case)
    assert found is not None
    assert (found.spans, found.chosen) == ((), (B, C))


def test_each_attribute_has_a_majority_of_its_own(scheme: Scheme) -> None:
    values = [(A, "direct", "denied"), (B, "direct", "expected"), (C, "mixed", "expected")]
    (case,) = cases(
        scheme,
        *(voice(w, span(w, "CLAIM", 0, 9, kind=k, modality=m)) for w, k, m in values),
    )
    found = majority_taken(case)
    assert found is not None
    assert found.spans[0].attributes == {"kind": "direct", "modality": "expected"}
    all_differ = [(A, "direct", "denied"), (B, "mixed", "expected"), (C, "indirect", "expected")]
    (case,) = cases(
        scheme,
        *(voice(w, span(w, "CLAIM", 0, 9, kind=k, modality=m)) for w, k, m in all_differ),
    )
    assert majority_taken(case) is None


def test_what_was_decided_by_hand_is_left_to_hands(scheme: Scheme) -> None:
    one, other = span(A, "PER", 0, 4), span(B, "ORG", 0, 4)
    before = cases(scheme, voice(A, one), voice(B, other))[0]
    trusted = [Rule(kind=DecisionRule.TRUSTED, annotator=A)]
    new = [voice(A, one), voice(B, replace(other, end=6))]
    for rule, settled in ((DecisionRule.BY_HAND, False), (DecisionRule.TRUSTED, True)):
        (case,) = cases(scheme, *new, decisions=[decided(before, rule=rule)])
        assert case.state is CaseState.CHANGED
        assert (ruled(case, trusted) is not None) is settled


_SPANS = st.lists(
    st.tuples(
        st.sampled_from([A, B, C]),
        st.sampled_from(["PER", "ORG", "CLAIM"]),
        st.integers(0, 30),
        st.integers(1, 8),
    ),
    max_size=14,
)


@given(drawn=_SPANS)
def test_cases_part_the_spans_of_all(drawn: list[tuple[AnnotatorId, str, int, int]]) -> None:
    scheme = _scheme()
    spans = [span(who, label, start, start + size) for who, label, start, size in drawn]
    voices = [voice(who, *(one for one in spans if one.annotator == who)) for who in (A, B, C)]
    found = cases_of(DOCUMENT, voices, Voice(annotator=GOLD.id), (), scheme)
    sources = [identifier for case in found for identifier in case.sources]
    assert sorted(sources) == sorted(one.id for one in spans)
    assert len({case.key for case in found}) == len(found)
    by_id = {one.id: one for one in spans}
    for case in found:
        own = [by_id[one] for one in case.sources]
        others = [one for one in spans if one not in own and one.layer == case.layer]
        assert not any(one.overlaps(other.start, other.end) for one in own for other in others)
        assert case.agreed == (len({side.version for side in case.sides}) == 1)
        assert case == next(one for one in found if found_again([one], case) is not None)


def _scheme() -> Scheme:
    return read_scheme(tomllib.loads(resource("schemes", "news.toml").read_text("utf-8")))
