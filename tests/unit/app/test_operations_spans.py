"""Operations on spans, rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from annotator.app.operations.relations import LinkSpans, UnlinkSpans
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
    SetAttribute,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import DocumentId, LabelId, RelationTypeId, SpanId, new_id
from annotator.core.model import (
    HUMAN,
    Document,
    DocumentState,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions

AddDocument = Callable[..., Document]
TEXT = "Le maire affirme que la Seine monte. Il ajoute que Paris dort.\n\nFin."
SOURCE, CUE, CONTENT, SECOND = (0, 8), (9, 16), (21, 35), (51, 61)
SECOND_CUE = (40, 46)
RULE = Origin(OriginKind.RULE, "quotes", "1")
PER, LOC = LabelId("PER"), LabelId("LOC")
ACCEPTED, REJECTED, SUGGESTED = SpanState.ACCEPTED, SpanState.REJECTED, SpanState.SUGGESTED


def claim(content: tuple[int, int], cue: tuple[int, int]) -> SuggestedClaim:
    return SuggestedClaim(
        content=content,
        source=SOURCE,
        cue=cue,
        kind="indirect",
        modality="asserted",
        score=0.75,
        origin=RULE,
    )


TWO_CLAIMS = Suggestions(
    spans=(SuggestedSpan(start=24, end=29, label=LOC, score=0.5, origin=RULE),),
    claims=(claim(CONTENT, CUE), claim(SECOND, SECOND_CUE)),
    pipeline="p 1",
)
"""Two claims with one source, and a place."""


@pytest.fixture
def doc(project: Project, add_document: AddDocument) -> DocumentId:
    return add_document(project, TEXT).id


@pytest.fixture
def claims(project: Project, doc: DocumentId) -> DocumentId:
    project.do(StoreSuggestions(((doc, TWO_CLAIMS),)))
    return doc


def at(project: Project, doc: DocumentId, place: tuple[int, int]) -> Span:
    (found,) = [span for span in project.spans(doc) if (span.start, span.end) == place]
    return found


def states(project: Project, doc: DocumentId) -> dict[tuple[int, int], SpanState]:
    return {(span.start, span.end): span.state for span in project.spans(doc)}


def links(project: Project, doc: DocumentId) -> dict[tuple[tuple[int, int], str], SpanState]:
    """Return each link's state by the place of its head and its type."""
    places = {span.id: (span.start, span.end) for span in project.spans(doc)}
    return {(places[x.head], x.type): x.state for x in project.relations(doc)}


def link(project: Project, doc: DocumentId, head: tuple[int, int], kind: str) -> Relation:
    head_id = at(project, doc, head).id
    (found,) = [x for x in project.relations(doc) if (x.head, x.type) == (head_id, kind)]
    return found


class TestCreate:
    def test_a_label_goes_on_a_range(self, project: Project, doc: DocumentId) -> None:
        effects = project.do(CreateSpan(doc, 24, 29, LOC))
        (span,) = project.spans(doc)
        assert (span.start, span.end, span.label, span.layer) == (24, 29, LOC, "entities")
        assert (span.state, span.origin, span.score) == (ACCEPTED, HUMAN, None)
        assert span.annotator == project.annotator_id
        assert effects.focus == (doc, span.id)
        assert effects.annotated == {doc}

    def test_white_space_at_the_edges_is_left_out(self, project: Project, doc: DocumentId) -> None:
        project.do(CreateSpan(doc, 23, 30, LOC))
        assert states(project, doc) == {(24, 29): ACCEPTED}

    @pytest.mark.parametrize("place", [(2, 3), (62, 64), (5, 5), (6, 5), (-1, 2), (0, 999)])
    def test_an_empty_blank_or_outside_range_is_refused(
        self, project: Project, doc: DocumentId, place: tuple[int, int]
    ) -> None:
        with pytest.raises(SpanOutsideTextError):
            project.do(CreateSpan(doc, *place, PER))
        assert project.spans(doc) == ()

    def test_an_unknown_label_is_refused_with_the_known_ones(
        self, project: Project, doc: DocumentId
    ) -> None:
        with pytest.raises(UnknownNameError) as caught:
            project.do(CreateSpan(doc, 0, 2, LabelId("NOPE")))
        assert "PER, ORG" in str(caught.value.fields["known"])

    def test_a_new_claim_has_the_default_attributes(
        self, project: Project, doc: DocumentId
    ) -> None:
        project.do(CreateSpan(doc, *CONTENT, LabelId("CLAIM")))
        assert at(project, doc, CONTENT).attributes == {"kind": "direct", "modality": "asserted"}

    @pytest.mark.parametrize("first", [AcceptSpans, RejectSpans, None])
    def test_a_span_that_says_the_same_is_accepted_instead(
        self, project: Project, claims: DocumentId, first: Any
    ) -> None:
        before = at(project, claims, (24, 29))
        if first:
            project.do(first(claims, (before.id,)))
        project.do(CreateSpan(claims, 23, 29, LOC))
        assert at(project, claims, (24, 29)) == replace(before, state=ACCEPTED)

    def test_another_label_on_the_same_range_is_another_span(
        self, project: Project, doc: DocumentId
    ) -> None:
        project.do(CreateSpan(doc, 24, 29, LOC))
        project.do(CreateSpan(doc, 24, 29, PER))
        assert {span.label for span in project.spans(doc)} == {LOC, PER}

    def test_saying_the_same_twice_is_nothing(self, project: Project, doc: DocumentId) -> None:
        project.do(CreateSpan(doc, 24, 29, LOC))
        before = project.journal()
        assert not project.do(CreateSpan(doc, 24, 29, LOC)).documents
        assert project.journal() == before

    def test_the_first_gesture_puts_a_new_document_in_progress(
        self, project: Project, doc: DocumentId
    ) -> None:
        assert doc in project.do(CreateSpan(doc, 24, 29, LOC)).statuses
        assert project.status(doc).state is DocumentState.IN_PROGRESS
        assert not project.do(CreateSpan(doc, 0, 2, PER)).statuses


class TestAccept:
    def test_the_parts_of_a_claim_come_along(self, project: Project, claims: DocumentId) -> None:
        project.do(AcceptSpans(claims, (at(project, claims, CONTENT).id,)))
        assert states(project, claims) == {
            SOURCE: ACCEPTED, CUE: ACCEPTED, CONTENT: ACCEPTED, (24, 29): SUGGESTED,
            SECOND_CUE: SUGGESTED, SECOND: SUGGESTED,
        }  # fmt: skip
        assert links(project, claims) == {
            (CONTENT, "said-by"): ACCEPTED,
            (CONTENT, "cued-by"): ACCEPTED,
            (SECOND, "said-by"): SUGGESTED,
            (SECOND, "cued-by"): SUGGESTED,
        }

    def test_a_part_alone_does_not_accept_its_claim(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(AcceptSpans(claims, (at(project, claims, CUE).id,)))
        assert states(project, claims)[CONTENT] is SUGGESTED
        assert links(project, claims)[CONTENT, "cued-by"] is SUGGESTED

    def test_a_part_that_was_refused_alone_stays_refused(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(RejectSpans(claims, (at(project, claims, CUE).id,)))
        project.do(AcceptSpans(claims, (at(project, claims, CONTENT).id,)))
        assert states(project, claims)[CUE] is REJECTED
        assert states(project, claims)[SOURCE] is ACCEPTED
        assert links(project, claims)[CONTENT, "cued-by"] is REJECTED

    def test_accepting_what_was_rejected_brings_its_parts_back(
        self, project: Project, claims: DocumentId
    ) -> None:
        chosen = (at(project, claims, CONTENT).id,)
        project.do(RejectSpans(claims, chosen))
        project.do(AcceptSpans(claims, chosen))
        assert {states(project, claims)[x] for x in (SOURCE, CUE, CONTENT)} == {ACCEPTED}

    def test_accepting_twice_or_what_is_gone_is_nothing(
        self, project: Project, claims: DocumentId
    ) -> None:
        chosen = (at(project, claims, CONTENT).id,)
        project.do(AcceptSpans(claims, chosen))
        before = project.journal()
        project.do(AcceptSpans(claims, chosen))
        project.do(AcceptSpans(claims, (SpanId(new_id()),)))
        project.do(AcceptSpans(claims, ()))
        assert project.journal() == before


class TestReject:
    def test_own_parts_go_along_and_a_shared_source_stays(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(RejectSpans(claims, (at(project, claims, CONTENT).id,)))
        found = states(project, claims)
        assert {place for place, state in found.items() if state is REJECTED} == {CONTENT, CUE}
        assert links(project, claims)[CONTENT, "said-by"] is REJECTED
        assert links(project, claims)[SECOND, "said-by"] is SUGGESTED

    def test_the_source_goes_with_its_last_claim(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(RejectSpans(claims, (at(project, claims, CONTENT).id,)))
        project.do(RejectSpans(claims, (at(project, claims, SECOND).id,)))
        assert states(project, claims)[SOURCE] is REJECTED

    def test_both_claims_at_once_take_the_source_along(
        self, project: Project, claims: DocumentId
    ) -> None:
        chosen = tuple(at(project, claims, place).id for place in (CONTENT, SECOND))
        project.do(RejectSpans(claims, chosen))
        assert set(states(project, claims).values()) == {REJECTED, SUGGESTED}
        assert states(project, claims)[SOURCE] is REJECTED

    def test_a_link_taken_apart_is_no_use_of_the_source(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(UnlinkSpans(claims, link(project, claims, SECOND, "said-by").id))
        project.do(RejectSpans(claims, (at(project, claims, CONTENT).id,)))
        assert states(project, claims)[SOURCE] is REJECTED

    def test_a_source_that_a_person_made_stays(self, project: Project, doc: DocumentId) -> None:
        project.do(CreateSpan(doc, *SOURCE, LabelId("SOURCE")))
        project.do(StoreSuggestions(((doc, TWO_CLAIMS),)))
        chosen = tuple(at(project, doc, place).id for place in (CONTENT, SECOND))
        project.do(RejectSpans(doc, chosen))
        assert states(project, doc)[SOURCE] is ACCEPTED

    def test_a_rejected_part_loses_its_links_and_its_claim_stays(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(RejectSpans(claims, (at(project, claims, SOURCE).id,)))
        assert states(project, claims)[CONTENT] is SUGGESTED
        found = links(project, claims)
        assert found[CONTENT, "said-by"] is found[SECOND, "said-by"] is REJECTED

    def test_rejected_spans_are_kept(self, project: Project, claims: DocumentId) -> None:
        before = {span.id for span in project.spans(claims)}
        project.do(RejectSpans(claims, tuple(before)))
        assert {span.id for span in project.spans(claims)} == before


class TestDelete:
    def test_human_spans_go_with_their_links(self, project: Project, doc: DocumentId) -> None:
        project.do(CreateSpan(doc, *CONTENT, LabelId("CLAIM")))
        project.do(CreateSpan(doc, *SOURCE, LabelId("SOURCE")))
        head, child = at(project, doc, CONTENT).id, at(project, doc, SOURCE).id
        project.do(LinkSpans(doc, RelationTypeId("said-by"), head, child))
        project.do(DeleteSpans(doc, (child,)))
        assert states(project, doc) == {CONTENT: ACCEPTED}
        assert project.relations(doc) == ()

    def test_proposed_spans_become_rejected(self, project: Project, claims: DocumentId) -> None:
        project.do(DeleteSpans(claims, (at(project, claims, CONTENT).id,)))
        assert states(project, claims)[CONTENT] is REJECTED
        assert states(project, claims)[CUE] is REJECTED
        assert states(project, claims)[SOURCE] is SUGGESTED

    def test_both_kinds_go_at_once(self, project: Project, doc: DocumentId) -> None:
        project.do(CreateSpan(doc, *SOURCE, LabelId("SOURCE")))
        project.do(StoreSuggestions(((doc, TWO_CLAIMS),)))
        chosen = tuple(at(project, doc, place).id for place in (SOURCE, CONTENT))
        project.do(DeleteSpans(doc, (*chosen, chosen[0])))
        assert SOURCE not in states(project, doc)
        assert states(project, doc)[CONTENT] is REJECTED
        assert set(links(project, doc)) == {(CONTENT, "cued-by"), (SECOND, "cued-by")}
        project.undo()
        assert links(project, doc)[CONTENT, "said-by"] is SUGGESTED

    def test_what_is_gone_is_a_key_error(self, project: Project, doc: DocumentId) -> None:
        with pytest.raises(KeyError):
            project.do(DeleteSpans(doc, (SpanId(new_id()),)))


class TestRelabel:
    def test_a_new_label_accepts_and_sets_its_defaults(
        self, project: Project, claims: DocumentId
    ) -> None:
        before = at(project, claims, (24, 29))
        project.do(RelabelSpan(claims, before.id, LabelId("CLAIM")))
        after = at(project, claims, (24, 29))
        assert (after.id, after.state, after.origin) == (before.id, ACCEPTED, RULE)
        assert (after.label, after.layer) == ("CLAIM", "claims")
        assert after.attributes == {"kind": "direct", "modality": "asserted"}

    def test_links_that_the_new_label_cannot_have_go(
        self, project: Project, claims: DocumentId
    ) -> None:
        project.do(RelabelSpan(claims, at(project, claims, SOURCE).id, PER))
        assert set(links(project, claims)) == {(CONTENT, "cued-by"), (SECOND, "cued-by")}

    def test_links_that_the_new_label_can_have_stay(
        self, project: Project, claims: DocumentId
    ) -> None:
        wider = tuple(
            replace(kind, child=(*kind.child, PER)) if kind.id == "said-by" else kind
            for kind in project.scheme.relations
        )
        project.do(ChangeScheme(replace(project.scheme, relations=wider)))
        before = project.relations(claims)
        project.do(RelabelSpan(claims, at(project, claims, SOURCE).id, PER))
        assert project.relations(claims) == before

    def test_the_same_label_accepts(self, project: Project, claims: DocumentId) -> None:
        before = at(project, claims, CONTENT)
        project.do(RelabelSpan(claims, before.id, LabelId("CLAIM")))
        assert at(project, claims, CONTENT) == replace(before, state=ACCEPTED)

    def test_an_unknown_label_is_refused(self, project: Project, claims: DocumentId) -> None:
        with pytest.raises(UnknownNameError):
            project.do(RelabelSpan(claims, at(project, claims, CUE).id, LabelId("NOPE")))


class TestMove:
    def test_new_edges_accept_and_take_the_parts_along(
        self, project: Project, claims: DocumentId
    ) -> None:
        before = at(project, claims, CONTENT)
        project.do(MoveSpan(claims, before.id, 24, 35))
        moved = at(project, claims, (24, 35))
        assert moved == replace(before, start=24, state=ACCEPTED)
        assert states(project, claims)[CUE] is ACCEPTED

    def test_the_same_edges_are_nothing(self, project: Project, claims: DocumentId) -> None:
        before = project.journal()
        project.do(MoveSpan(claims, at(project, claims, CONTENT).id, *CONTENT))
        assert project.journal() == before

    @pytest.mark.parametrize("place", [(2, 3), (62, 64), (5, 5), (-1, 2), (0, 999)])
    def test_an_empty_blank_or_outside_range_is_refused(
        self, project: Project, claims: DocumentId, place: tuple[int, int]
    ) -> None:
        with pytest.raises(SpanOutsideTextError):
            project.do(MoveSpan(claims, at(project, claims, CUE).id, *place))


class TestAttribute:
    def test_a_value_is_set_and_accepts(self, project: Project, claims: DocumentId) -> None:
        before = at(project, claims, CONTENT)
        assert before.attributes == {"kind": "indirect", "modality": "asserted"}
        project.do(SetAttribute(claims, before.id, "modality", "denied"))
        after = at(project, claims, CONTENT)
        assert after.attributes == {"kind": "indirect", "modality": "denied"}
        assert after.state is ACCEPTED
        assert states(project, claims)[SOURCE] is ACCEPTED
        assert project.journal()[-1].fields["value"] == "denied"

    def test_the_same_value_accepts_a_suggestion_and_then_is_nothing(
        self, project: Project, claims: DocumentId
    ) -> None:
        same = SetAttribute(claims, at(project, claims, CONTENT).id, "kind", "indirect")
        project.do(same)
        assert states(project, claims)[CONTENT] is ACCEPTED
        before = project.journal()
        project.do(same)
        assert project.journal() == before

    def test_unknown_attributes_and_values_are_refused(
        self, project: Project, claims: DocumentId
    ) -> None:
        content, cue = at(project, claims, CONTENT).id, at(project, claims, CUE).id
        with pytest.raises(UnknownNameError, match="kind, modality"):
            project.do(SetAttribute(claims, content, "tone", "high"))
        with pytest.raises(UnknownNameError, match="direct, indirect"):
            project.do(SetAttribute(claims, content, "kind", "loud"))
        with pytest.raises(UnknownNameError):
            project.do(SetAttribute(claims, cue, "kind", "direct"))


def test_a_gesture_quotes_a_short_piece_of_one_line(
    project: Project, add_document: AddDocument
) -> None:
    doc = add_document(project, "Un\ntrès\n\nlong passage " + "mot " * 30).id
    project.do(CreateSpan(doc, 0, 100, LabelId("CLAIM")))
    text = str(project.journal()[-1].fields["text"])
    assert text.startswith("Un très long passage mot")
    assert text.endswith("…")
    assert len(text) <= 40
