"""Bulk operations: all of a label, all of a layer, and places all over the corpus."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.operations.bulk import AcceptLabel, ClearLayer, DeleteLabel, RejectLabel
from annotator.app.operations.hits import AcceptPlaces, LabelPlaces, Place, UnlabelPlaces
from annotator.app.operations.operation import Operation
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import UnknownNameError
from annotator.core.ids import DocumentId, LabelId, LayerId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, SpanState
from annotator.core.scheme import Anchoring, Overlap, Scheme
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions

TEXT = "Selon Anne Lemoal, Kiev attend. Moscou et Kiev négocient à Kiev-Centre."
MODEL = Origin(OriginKind.MODEL, "model", "1")
RULE = Origin(OriginKind.RULE, "according-to", "1")
PER, LOC, ORG = LabelId("PER"), LabelId("LOC"), LabelId("ORG")


def found(needle: str, label: LabelId, text: str = TEXT) -> SuggestedSpan:
    start = text.index(needle)
    return SuggestedSpan(start=start, end=start + len(needle), label=label, score=0.5, origin=MODEL)


@pytest.fixture
def article(project: Project, add_document: Callable[..., Document]) -> DocumentId:
    """Return an article with three suggested names and a claim with its parts."""
    document = add_document(project, TEXT).id
    claim = SuggestedClaim(
        content=(19, 30), source=(6, 17), cue=(0, 5),
        kind="indirect", modality="asserted", score=0.9, origin=RULE,
    )  # fmt: skip
    names = (found("Anne Lemoal", PER), found("Kiev", LOC), found("Moscou", LOC))
    project.do(StoreSuggestions(((document, Suggestions(spans=names, claims=(claim,))),)))
    return document


def states(project: Project, document: DocumentId) -> dict[tuple[str, int], str]:
    return {(span.label, span.start): span.state.value for span in project.spans(document)}


def ranges(project: Project, document: DocumentId, label: LabelId) -> list[tuple[int, int]]:
    return [
        (span.start, span.end)
        for span in project.spans(document)
        if span.label == label and span.visible
    ]


def test_accepting_a_label_leaves_the_others_alone(project: Project, article: DocumentId) -> None:
    before = states(project, article)
    project.do(AcceptLabel(article, LOC))
    after = states(project, article)
    assert {key for key in after if after[key] != before[key]} == {("LOC", 19), ("LOC", 32)}
    assert set(after.values()) == {"suggested", "accepted"}
    assert project.next_undo is not None
    assert project.next_undo.operation == "accept-label"
    assert project.next_undo.fields == {"count": 2, "label": "LOC"}
    project.undo()
    assert states(project, article) == before


def test_accepting_claims_takes_their_parts_along(project: Project, article: DocumentId) -> None:
    project.do(AcceptLabel(article, LabelId("CLAIM")))
    after = states(project, article)
    assert {after["CLAIM", 19], after["SOURCE", 6], after["CUE", 0]} == {"accepted"}
    assert after["PER", 6] == "suggested"


def test_rejecting_a_label_leaves_what_was_accepted(project: Project, article: DocumentId) -> None:
    project.do(CreateSpan(article, 19, 23, LOC))  # accepts the suggestion there
    project.do(RejectLabel(article, LOC))
    after = states(project, article)
    assert (after["LOC", 19], after["LOC", 32]) == ("accepted", "rejected")


def test_deleting_a_label_keeps_a_machines_spans_as_rejected(
    project: Project, article: DocumentId
) -> None:
    project.do(CreateSpan(article, 42, 46, LOC))
    before = states(project, article)
    project.do(DeleteLabel(article, LOC))
    after = states(project, article)
    assert ("LOC", 42) not in after
    assert (after["LOC", 19], after["LOC", 32]) == ("rejected", "rejected")
    project.undo()
    assert states(project, article) == before


def test_clearing_a_layer_is_one_gesture_and_touches_no_other_layer(
    project: Project, article: DocumentId
) -> None:
    before = states(project, article)
    project.do(ClearLayer(article, LayerId("entities")))
    after = states(project, article)
    assert {after["PER", 6], after["LOC", 19], after["LOC", 32]} == {"rejected"}
    assert after["CLAIM", 19] == "suggested"
    assert project.next_undo is not None
    assert project.next_undo.fields == {"count": 3, "label": "entities"}
    project.undo()
    assert states(project, article) == before


@pytest.mark.parametrize("operation", [AcceptLabel, RejectLabel, DeleteLabel])
def test_nothing_to_do_is_no_gesture(
    project: Project, article: DocumentId, operation: type[AcceptLabel]
) -> None:
    project.do(operation(article, ORG))
    assert project.next_undo is None


# Places all over the corpus


def places(*documents: DocumentId, needle: str = "Kiev") -> tuple[Place, ...]:
    starts = [start for start in range(len(TEXT)) if TEXT.startswith(needle, start)]
    return tuple(
        Place(document, start, start + len(needle)) for document in documents for start in starts
    )


def test_labelling_places_creates_accepts_and_relabels_in_one_gesture(
    project: Project, article: DocumentId, add_document: Callable[..., Document]
) -> None:
    other = add_document(project, f"{TEXT}\nAutre.").id
    project.do(CreateSpan(other, 42, 46, ORG))
    kept = {span.id for span in project.spans(article)}
    before = states(project, article), states(project, other)
    project.do(LabelPlaces(places(article, other), LOC))
    assert ranges(project, other, LOC) == [(19, 23), (42, 46), (59, 63)]
    assert ranges(project, other, ORG) == []
    suggested = next(
        span for span in project.spans(article) if span.start == 19 and span.label == LOC
    )
    assert suggested.id in kept
    assert suggested.state is SpanState.ACCEPTED
    assert project.next_undo is not None
    assert project.next_undo.operation == "label-places"
    assert project.next_undo.fields == {"count": 6, "text": "Kiev", "label": "LOC", "left_out": 0}
    project.undo()
    assert (states(project, article), states(project, other)) == before
    project.redo()
    assert ranges(project, other, LOC) == [(19, 23), (42, 46), (59, 63)]


def test_articles_labelled_from_outside_are_not_begun(
    project: Project, add_document: Callable[..., Document]
) -> None:
    document = add_document(project, TEXT).id
    project.do(LabelPlaces(places(document), LOC))
    assert project.status(document).state is DocumentState.NEW


def with_rule(scheme: Scheme, anchoring: Anchoring, overlap: Overlap) -> Scheme:
    first, *others = scheme.layers
    ruled = replace(first, anchoring=anchoring, overlap=overlap)
    return replace(scheme, layers=(ruled, *others))


def test_places_that_the_layer_forbids_are_left_out_and_counted(
    make_project: Callable[..., Project], scheme: Scheme, add_document: Callable[..., Document]
) -> None:
    strict = with_rule(scheme, Anchoring.CHARACTERS, Overlap.NONE)
    project = make_project(scheme=strict)
    document = add_document(project, TEXT).id
    project.do(CreateSpan(document, 59, 70, ORG))
    project.do(LabelPlaces(places(document), LOC))
    assert ranges(project, document, LOC) == [(19, 23), (42, 46)]
    assert project.next_undo is not None
    assert project.next_undo.fields["left_out"] == 1
    assert project.next_undo.fields["count"] == 2


def test_overlapping_places_of_one_gesture_do_not_break_the_rule(
    make_project: Callable[..., Project], scheme: Scheme, add_document: Callable[..., Document]
) -> None:
    project = make_project(scheme=with_rule(scheme, Anchoring.CHARACTERS, Overlap.NONE))
    document = add_document(project, TEXT).id
    project.do(LabelPlaces((Place(document, 0, 10), Place(document, 6, 17)), LOC))
    assert ranges(project, document, LOC) == [(0, 10)]


def test_edges_move_out_to_whole_words_and_come_off_again(
    make_project: Callable[..., Project], scheme: Scheme, add_document: Callable[..., Document]
) -> None:
    project = make_project(scheme=with_rule(scheme, Anchoring.TOKENS, Overlap.ANY))
    document = add_document(project, TEXT).id
    part = (Place(document, 20, 22),)
    project.do(LabelPlaces(part, LOC))
    assert ranges(project, document, LOC) == [(19, 23)]
    project.do(UnlabelPlaces(part))
    assert ranges(project, document, LOC) == []


def test_unlabelling_takes_off_what_lies_exactly_there(
    project: Project, article: DocumentId
) -> None:
    project.do(CreateSpan(article, 42, 46, ORG))
    before = states(project, article)
    project.do(UnlabelPlaces(places(article)))
    after = states(project, article)
    assert after["LOC", 19] == "rejected"
    assert ("ORG", 42) not in after
    assert after["CLAIM", 19] == "suggested"  # longer than the word: not what was meant
    assert project.next_undo is not None
    assert project.next_undo.fields["count"] == 2
    project.undo()
    assert states(project, article) == before


def test_accepting_places_accepts_whatever_is_suggested_there(
    project: Project, article: DocumentId
) -> None:
    before = states(project, article)
    chosen = (Place(article, 6, 17), Place(article, 19, 23), Place(article, 42, 46))
    project.do(AcceptPlaces(chosen))
    after = states(project, article)
    assert {key for key in after if after[key] != before[key]} == {
        ("PER", 6), ("SOURCE", 6), ("LOC", 19),
    }  # fmt: skip
    assert project.next_undo is not None
    assert project.next_undo.fields["count"] == 2
    project.undo()
    assert states(project, article) == before


def test_a_rejected_span_is_labelled_again_as_one(project: Project, article: DocumentId) -> None:
    kiev = next(span for span in project.spans(article) if span.label == LOC)
    project.do(RejectSpans(article, (kiev.id,)))
    project.do(LabelPlaces((Place(article, 19, 23),), LOC))
    there = [span.state for span in project.spans(article) if (span.label, span.start) == (LOC, 19)]
    assert there == [SpanState.ACCEPTED]


def test_a_label_that_is_not_there_is_refused(project: Project, article: DocumentId) -> None:
    with pytest.raises(UnknownNameError):
        project.do(LabelPlaces(places(article), LabelId("NONE")))


@settings(max_examples=30)
@given(data=st.data())
def test_any_round_of_gestures_is_taken_back_exactly(
    data: st.DataObject, make_project: Callable[..., Project], scheme: Scheme,
    add_document: Callable[..., Document],
) -> None:  # fmt: skip
    rules = data.draw(st.tuples(st.sampled_from(Anchoring), st.sampled_from(Overlap)))
    project = make_project(scheme=with_rule(scheme, *rules))
    documents = [add_document(project, f"{TEXT}\n{number}").id for number in range(2)]
    history = [[project.spans(document) for document in documents]]
    for _ in range(data.draw(st.integers(1, 4))):
        chosen = tuple(
            Place(data.draw(st.sampled_from(documents)), start, start + length)
            for start, length in data.draw(
                st.lists(
                    st.tuples(st.integers(0, len(TEXT) - 9), st.integers(1, 9)),
                    min_size=1, max_size=5,
                )
            )
        )  # fmt: skip
        label = data.draw(st.sampled_from([PER, LOC]))
        operation: Operation = data.draw(
            st.sampled_from([LabelPlaces(chosen, label), UnlabelPlaces(chosen)])
        )
        project.do(operation)
        now = [project.spans(document) for document in documents]
        if now != history[-1]:
            history.append(now)
    for before in reversed(history[:-1]):
        project.undo()
        assert [project.spans(document) for document in documents] == before
    assert project.next_undo is None
