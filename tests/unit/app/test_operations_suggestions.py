"""Suggestions replace what nobody decided on, and never argue with the annotator."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.app.operations.relations import UnlinkSpans
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import AcceptSpans, CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span, SpanState
from annotator.core.scheme import Scheme
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words

AddDocument = Callable[..., Document]
TEXT = "Le maire affirme que la Seine monte. Le préfet parle."
MODEL = Origin(OriginKind.MODEL, "m", "1")
RULE = Origin(OriginKind.RULE, "quotes", "1")
SOURCE, CUE, CONTENT = (0, 8), (9, 16), (21, 35)
CLAIM = SuggestedClaim(
    content=CONTENT,
    source=SOURCE,
    cue=CUE,
    kind="indirect",
    modality="asserted",
    score=0.75,
    origin=RULE,
)


def span(start: int, end: int, label: str = "LOC") -> SuggestedSpan:
    return SuggestedSpan(start=start, end=end, label=LabelId(label), score=0.5, origin=MODEL)


def found(*spans: SuggestedSpan, claims: tuple[SuggestedClaim, ...] = ()) -> Suggestions:
    return Suggestions(spans=spans, claims=claims, tokens=words(TEXT), pipeline="m 1")


@pytest.fixture
def doc(project: Project, add_document: AddDocument) -> DocumentId:
    return add_document(project, TEXT).id


def store(project: Project, doc: DocumentId, suggestions: Suggestions) -> None:
    project.do(StoreSuggestions(((doc, suggestions),)))


def at(project: Project, doc: DocumentId, place: tuple[int, int]) -> Span:
    (only,) = [item for item in project.spans(doc) if (item.start, item.end) == place]
    return only


def places(project: Project, doc: DocumentId) -> set[tuple[int, int, str]]:
    spans = project.spans(doc)
    assert len({(s.start, s.end, s.label) for s in spans}) == len(spans), "said twice"
    return {(item.start, item.end, item.state.value) for item in spans}


def test_spans_and_claims_come_in_as_suggestions(project: Project, doc: DocumentId) -> None:
    effects = project.do(StoreSuggestions(((doc, found(span(24, 29), claims=(CLAIM,))),)))
    assert effects.annotated == {doc}
    assert places(project, doc) == {
        (*SOURCE, "suggested"), (*CUE, "suggested"), (*CONTENT, "suggested"),
        (24, 29, "suggested"),
    }  # fmt: skip
    content = at(project, doc, CONTENT)
    assert content.attributes == {"kind": "indirect", "modality": "asserted"}
    assert (content.origin, content.score, content.layer) == (RULE, 0.75, "claims")
    assert at(project, doc, (24, 29)).origin == MODEL
    linked = {(x.type, x.head, x.child) for x in project.relations(doc)}
    assert linked == {
        ("said-by", content.id, at(project, doc, SOURCE).id),
        ("cued-by", content.id, at(project, doc, CUE).id),
    }
    assert project.tokens(doc) == words(TEXT)
    assert project.has_pipeline_tokens(doc)
    assert project.status(doc).state is DocumentState.NEW


def test_a_document_where_nothing_was_found_counts_as_prepared(
    project: Project, doc: DocumentId
) -> None:
    assert project.do(StoreSuggestions(((doc, found()),))).annotated == {doc}
    assert project.without_suggestions() == []


def test_parts_that_were_not_found_make_no_links(project: Project, doc: DocumentId) -> None:
    store(project, doc, found(claims=(replace(CLAIM, source=None, cue=None),)))
    assert places(project, doc) == {(*CONTENT, "suggested")}
    assert project.relations(doc) == ()


def test_two_claims_share_their_source_and_a_doubled_claim_comes_once(
    project: Project, doc: DocumentId
) -> None:
    other = replace(CLAIM, content=(37, 46), cue=None)
    store(project, doc, found(claims=(CLAIM, other, CLAIM)))
    assert len(project.spans(doc)) == 4
    assert len(project.relations(doc)) == 3


def test_a_second_run_replaces_what_is_undecided(project: Project, doc: DocumentId) -> None:
    store(project, doc, found(span(24, 29), claims=(CLAIM,)))
    before = {item.id for item in project.spans(doc)}
    store(project, doc, found(span(40, 46, "PER")))
    assert places(project, doc) == {(40, 46, "suggested")}
    assert project.relations(doc) == ()
    assert not before & {item.id for item in project.spans(doc)}


def test_a_second_run_keeps_what_was_decided(project: Project, doc: DocumentId) -> None:
    store(project, doc, found(span(24, 29), span(40, 46), span(3, 8), claims=(CLAIM,)))
    project.do(AcceptSpans(doc, (at(project, doc, (24, 29)).id, at(project, doc, CONTENT).id)))
    project.do(RejectSpans(doc, (at(project, doc, (40, 46)).id,)))
    project.do(CreateSpan(doc, 47, 52, LabelId("PER")))
    kept = [x for x in project.spans(doc) if x.state is not SpanState.SUGGESTED]
    relations = project.relations(doc)
    store(project, doc, found(span(24, 29), span(40, 46), claims=(CLAIM,)))
    assert list(project.spans(doc)) == kept
    assert project.relations(doc) == relations


def test_what_a_person_made_first_is_not_proposed_again(project: Project, doc: DocumentId) -> None:
    project.do(CreateSpan(doc, 24, 29, LabelId("LOC")))
    project.do(CreateSpan(doc, *SOURCE, LabelId("SOURCE")))
    store(project, doc, found(span(24, 29), claims=(CLAIM,)))
    assert (24, 29, "accepted") in places(project, doc)
    said = [x for x in project.relations(doc) if x.type == "said-by"]
    assert [x.child for x in said] == [at(project, doc, SOURCE).id]


def test_a_link_taken_apart_is_not_proposed_again(project: Project, doc: DocumentId) -> None:
    store(project, doc, found(claims=(CLAIM,)))
    (said,) = [x for x in project.relations(doc) if x.type == "said-by"]
    project.do(UnlinkSpans(doc, said.id))
    store(project, doc, found(claims=(CLAIM,)))
    again = [x for x in project.relations(doc) if x.type == "said-by"]
    assert again == [replace(said, state=SpanState.REJECTED)]


def test_a_rejected_source_is_not_linked_to(project: Project, doc: DocumentId) -> None:
    """Accepting the claim would accept the source that the annotator refused."""
    store(project, doc, found(span(*SOURCE, "SOURCE")))
    project.do(RejectSpans(doc, (at(project, doc, SOURCE).id,)))
    store(project, doc, found(claims=(CLAIM,)))
    assert [x.type for x in project.relations(doc)] == ["cued-by"]
    project.do(AcceptSpans(doc, (at(project, doc, CONTENT).id,)))
    assert at(project, doc, SOURCE).state is SpanState.REJECTED


def test_labels_switched_off_or_unknown_are_left_out(
    project: Project, doc: DocumentId, scheme: Scheme
) -> None:
    store(project, doc, found(span(24, 29, "DATE"), span(0, 2, "NOPE"), span(3, 8, "PER")))
    assert places(project, doc) == {(3, 8, "suggested")}


def test_a_claim_without_its_parts_labels_comes_alone(
    project: Project, doc: DocumentId, scheme: Scheme
) -> None:
    layers = tuple(
        replace(
            layer,
            labels=tuple(
                replace(item, enabled=item.id not in ("SOURCE", "CUE")) for item in layer.labels
            ),
        )
        for layer in scheme.layers
    )
    project.do(ChangeScheme(replace(scheme, layers=layers)))
    store(project, doc, found(claims=(CLAIM,)))
    assert places(project, doc) == {(*CONTENT, "suggested")}
    assert project.relations(doc) == ()


def test_a_run_that_takes_suggestions_away_drops_redo(project: Project, doc: DocumentId) -> None:
    store(project, doc, found(span(24, 29)))
    project.do(AcceptSpans(doc, (at(project, doc, (24, 29)).id,)))
    project.undo()
    assert project.next_redo is not None
    store(project, doc, found(span(40, 46)))
    assert project.next_redo is None
    assert project.redo() is None


def test_a_run_that_takes_nothing_away_keeps_redo(project: Project, doc: DocumentId) -> None:
    project.do(CreateSpan(doc, 24, 29, LabelId("LOC")))
    project.undo()
    store(project, doc, found(span(40, 46)))
    assert project.redo() is not None
    assert places(project, doc) == {(24, 29, "accepted"), (40, 46, "suggested")}


def test_several_documents_are_stored_at_once(project: Project, add_document: AddDocument) -> None:
    docs = [add_document(project, f"{TEXT} {number}").id for number in range(3)]
    results = tuple((doc, found(span(24, 29))) for doc in docs)
    assert project.do(StoreSuggestions(results)).annotated == set(docs)
    entry = project.journal()[-1]
    assert entry.fields == {"count": 3, "documents": 3}
    assert entry.changes == ()


def test_whom_a_pronoun_stands_for_is_an_attribute_of_the_source(
    project: Project, doc: DocumentId
) -> None:
    store(project, doc, found(claims=(replace(CLAIM, mention="la mairie"),)))
    assert at(project, doc, SOURCE).attributes == {"mention": "la mairie"}
    assert at(project, doc, CUE).attributes == {}
