"""Splitting and merging spans, and the rules of layers that every gesture keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.operations.edges import MergeSpans, SplitSpan
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import AcceptSpans, CreateSpan, MoveSpan, RelabelSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import (
    AnchorRefusedError,
    OverlapRefusedError,
    SpanExistsError,
    SpanOutsideTextError,
    UnknownNameError,
    UserFacingError,
)
from annotator.core.ids import DocumentId, LabelId, RelationTypeId, SpanId
from annotator.core.model import Document, Origin, OriginKind, Span, SpanState
from annotator.core.scheme import Anchoring, Overlap, Scheme
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import from_ranges, words

AddDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
TEXT = "Anne Lemoal et Marc Duval parlent à Lille. Ils y dorment."
PER, LOC, ORG = LabelId("PER"), LabelId("LOC"), LabelId("ORG")
MODEL = Origin(OriginKind.MODEL, "m", "1")


def with_rules(
    scheme: Scheme,
    overlap: Overlap = Overlap.ANY,
    anchoring: Anchoring = Anchoring.CHARACTERS,
) -> Scheme:
    first, *rest = scheme.layers
    layers = (replace(first, overlap=overlap, anchoring=anchoring), *rest)
    return replace(scheme, layers=layers)


def create(project: Project, document: DocumentId, words_: str, label: LabelId = PER) -> Span:
    start = TEXT.index(words_)
    project.do(CreateSpan(document, start, start + len(words_), label))
    return next(
        span
        for span in project.spans(document)
        if (span.start, span.end, span.label) == (start, start + len(words_), label)
    )


def suggest(project: Project, document: DocumentId, *found: tuple[str, LabelId]) -> None:
    spans = tuple(
        SuggestedSpan(
            start=TEXT.index(text),
            end=TEXT.index(text) + len(text),
            label=label,
            score=0.5,
            origin=MODEL,
        )
        for text, label in found
    )
    suggestions = Suggestions(spans=spans, tokens=words(TEXT), pipeline="p 1")
    project.do(StoreSuggestions(((document, suggestions),)))


def said(project: Project, document: DocumentId) -> list[tuple[str, str, str]]:
    return [
        (TEXT[span.start : span.end], span.label, span.state.value)
        for span in project.spans(document)
    ]


@pytest.fixture
def doc(project: Project, add_document: AddDocument) -> DocumentId:
    return add_document(project, TEXT).id


def ruled(
    make_project: MakeProject, add_document: AddDocument, scheme: Scheme
) -> tuple[Project, DocumentId]:
    project = make_project(scheme=scheme)
    return project, add_document(project, TEXT).id


def test_a_split_makes_two_accepted_spans_without_white_space_at_the_cut(
    project: Project, doc: DocumentId
) -> None:
    span = create(project, doc, "Anne Lemoal et Marc Duval")
    before = project.spans(doc)
    project.do(SplitSpan(doc, span.id, TEXT.index(" et ")))
    assert said(project, doc) == [
        ("Anne Lemoal", "PER", "accepted"),
        ("et Marc Duval", "PER", "accepted"),
    ]
    assert project.spans(doc)[0].id == span.id
    project.undo()
    assert project.spans(doc) == before


@pytest.mark.parametrize("at", [0, 11, -3, 200])
def test_a_split_at_an_edge_is_refused(project: Project, doc: DocumentId, at: int) -> None:
    span = create(project, doc, "Anne Lemoal")
    with pytest.raises(SpanOutsideTextError):
        project.do(SplitSpan(doc, span.id, at))


def test_both_halves_of_a_split_source_stay_sources(project: Project, doc: DocumentId) -> None:
    claim = create(project, doc, "Ils y dorment", LabelId("CLAIM"))
    source = create(project, doc, "Anne Lemoal et Marc Duval", LabelId("SOURCE"))
    project.do(LinkSpans(doc, RelationTypeId("said-by"), claim.id, source.id))
    project.do(SplitSpan(doc, source.id, TEXT.index(" Marc")))
    assert {(link.head, TEXT[span.start : span.end]) for link in project.relations(doc)
            for span in project.spans(doc) if span.id == link.child} == {
        (claim.id, "Anne Lemoal et"), (claim.id, "Marc Duval"),
    }  # fmt: skip


def test_a_merge_covers_both_and_what_lies_between(project: Project, doc: DocumentId) -> None:
    first, second = create(project, doc, "Anne Lemoal"), create(project, doc, "Marc Duval")
    before = project.spans(doc)
    project.do(MergeSpans(doc, first.id, second.id))
    assert said(project, doc) == [("Anne Lemoal et Marc Duval", "PER", "accepted")]
    project.undo()
    assert project.spans(doc) == before


def test_a_merge_takes_the_links_of_the_other_along(project: Project, doc: DocumentId) -> None:
    claim = create(project, doc, "Ils y dorment", LabelId("CLAIM"))
    first = create(project, doc, "Anne Lemoal", LabelId("SOURCE"))
    second = create(project, doc, "Marc Duval", LabelId("SOURCE"))
    kind = RelationTypeId("said-by")
    project.do(LinkSpans(doc, kind, claim.id, second.id))
    project.do(MergeSpans(doc, first.id, second.id))
    (link,) = project.relations(doc)
    assert (link.head, link.child) == (claim.id, first.id)


def test_a_merged_suggestion_is_remembered_as_wrong(project: Project, doc: DocumentId) -> None:
    suggest(project, doc, ("Anne", PER), ("Lemoal", PER))
    one, two = project.spans(doc)
    project.do(MergeSpans(doc, one.id, two.id))
    assert said(project, doc) == [("Anne Lemoal", "PER", "accepted"), ("Lemoal", "PER", "rejected")]


def test_only_spans_of_one_label_merge(project: Project, doc: DocumentId) -> None:
    first, second = create(project, doc, "Anne Lemoal"), create(project, doc, "Lille", LOC)
    with pytest.raises(UnknownNameError):
        project.do(MergeSpans(doc, first.id, second.id))


def test_a_layer_without_overlaps_refuses_a_second_accepted_span(
    make_project: MakeProject, add_document: AddDocument, scheme: Scheme
) -> None:
    project, doc = ruled(make_project, add_document, with_rules(scheme, Overlap.NONE))
    create(project, doc, "Anne Lemoal")
    with pytest.raises(OverlapRefusedError) as refused:
        create(project, doc, "Lemoal", ORG)
    assert refused.value.fields["text"] == "Anne Lemoal"
    create(project, doc, "Anne Lemoal", LabelId("CUE"))  # another layer has its own rule


def test_what_a_person_accepts_rejects_the_suggestions_in_its_way(
    make_project: MakeProject, add_document: AddDocument, scheme: Scheme
) -> None:
    project, doc = ruled(make_project, add_document, with_rules(scheme, Overlap.NONE))
    suggest(project, doc, ("Lemoal", ORG), ("Lille", LOC))
    create(project, doc, "Anne Lemoal")
    assert said(project, doc) == [
        ("Anne Lemoal", "PER", "accepted"),
        ("Lemoal", "ORG", "rejected"),
        ("Lille", "LOC", "suggested"),
    ]
    project.undo()
    assert said(project, doc)[0] == ("Lemoal", "ORG", "suggested")


def test_nested_layers_refuse_crossing_spans_alone(
    make_project: MakeProject, add_document: AddDocument, scheme: Scheme
) -> None:
    project, doc = ruled(make_project, add_document, with_rules(scheme, Overlap.NESTED))
    create(project, doc, "Anne Lemoal et Marc")
    create(project, doc, "Lemoal", ORG)
    with pytest.raises(OverlapRefusedError):
        create(project, doc, "Marc Duval")
    crossing = create(project, doc, "Duval")
    with pytest.raises(OverlapRefusedError):
        project.do(MoveSpan(doc, crossing.id, TEXT.index("Marc"), crossing.end))


def test_accepting_many_keeps_the_rule_and_the_first(
    make_project: MakeProject, add_document: AddDocument, scheme: Scheme
) -> None:
    project, doc = ruled(make_project, add_document, with_rules(scheme))
    suggest(project, doc, ("Anne Lemoal", PER), ("Lemoal", ORG), ("Lille", LOC))
    project.do(ChangeScheme(with_rules(project.scheme, Overlap.NONE)))
    project.do(AcceptSpans(doc, tuple(span.id for span in project.spans(doc))))
    assert said(project, doc) == [
        ("Anne Lemoal", "PER", "accepted"),
        ("Lemoal", "ORG", "rejected"),
        ("Lille", "LOC", "accepted"),
    ]


def test_a_span_cannot_become_what_another_is(project: Project, doc: DocumentId) -> None:
    create(project, doc, "Lille", LOC)
    other = create(project, doc, "Lille", ORG)
    with pytest.raises(SpanExistsError):
        project.do(RelabelSpan(doc, other.id, LOC))


def test_a_span_moved_onto_a_suggestion_that_says_the_same_takes_its_place(
    project: Project, doc: DocumentId
) -> None:
    suggest(project, doc, ("Anne Lemoal", PER))
    short = create(project, doc, "Anne")
    project.do(MoveSpan(doc, short.id, 0, len("Anne Lemoal")))
    assert said(project, doc) == [("Anne Lemoal", "PER", "accepted")]
    project.undo()
    assert len(project.spans(doc)) == 2


@pytest.mark.parametrize(
    ("anchoring", "good", "bad"),
    [
        (Anchoring.TOKENS, "Lille", "Lill"),
        (Anchoring.SENTENCES, "Ils y dorment.", "dorment"),
    ],
)
def test_a_bound_layer_refuses_edges_inside_its_units(
    make_project: MakeProject,
    add_document: AddDocument,
    scheme: Scheme,
    anchoring: Anchoring,
    good: str,
    bad: str,
) -> None:
    project, doc = ruled(make_project, add_document, with_rules(scheme, anchoring=anchoring))
    known = words(TEXT)
    ranges = zip(known.starts, known.ends, strict=True)
    project.store_tokens(doc, from_ranges(ranges, sentences=(0, TEXT.index("Ils"))))
    create(project, doc, good, LOC)
    with pytest.raises(AnchorRefusedError) as refused:
        create(project, doc, bad, LOC)
    assert refused.value.fields["unit"] == anchoring.value


@given(
    gestures=st.lists(
        st.tuples(
            st.sampled_from(("create", "move", "split", "merge", "accept")),
            st.integers(0, len(TEXT)),
            st.integers(0, len(TEXT)),
            st.sampled_from((PER, LOC)),
        ),
        max_size=12,
    ),
    overlap=st.sampled_from(list(Overlap)),
)
def test_no_gesture_breaks_the_rule_and_all_can_be_undone(
    make_project: MakeProject,
    add_document: AddDocument,
    scheme: Scheme,
    gestures: list[tuple[str, int, int, LabelId]],
    overlap: Overlap,
) -> None:
    project, doc = ruled(make_project, add_document, with_rules(scheme, overlap))
    suggest(project, doc, ("Anne Lemoal et", PER), ("et Marc Duval", PER), ("Lille", LOC))
    before = project.spans(doc)
    done = 0
    for kind, start, end, label in gestures:
        spans = [span.id for span in project.spans(doc)]
        one, two = spans[start % len(spans)], spans[end % len(spans)]
        operation = {
            "create": CreateSpan(doc, start, end, label),
            "move": MoveSpan(doc, one, min(start, end), max(start, end)),
            "split": SplitSpan(doc, one, end),
            "merge": MergeSpans(doc, one, two),
            "accept": AcceptSpans(doc, (one,)),
        }[kind]
        if kind == "merge" and one == two:
            continue
        try:
            effects = project.do(operation)
        except UserFacingError:
            continue
        done += bool(effects.annotated)
        check(project, doc, overlap)
    for _ in range(done):
        project.undo()
    assert project.spans(doc) == before


def check(project: Project, doc: DocumentId, overlap: Overlap) -> None:
    standing = [span for span in project.spans(doc) if span.state is SpanState.ACCEPTED]
    places = [(span.start, span.end, span.label) for span in standing]
    assert len(set(places)) == len(places)
    for index, one in enumerate(standing):
        for other in standing[index + 1 :]:
            crossing = one.start < other.start < one.end < other.end
            if overlap is Overlap.NONE:
                assert not one.overlaps(other.start, other.end)
            if overlap is Overlap.NESTED:
                assert not crossing


def test_a_span_does_not_merge_with_itself(project: Project, doc: DocumentId) -> None:
    span = create(project, doc, "Lille", LOC)
    assert not project.do(MergeSpans(doc, span.id, span.id)).annotated
    with pytest.raises(KeyError):
        project.do(MergeSpans(doc, span.id, SpanId("0" * 32)))
