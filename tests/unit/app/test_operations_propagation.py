"""The same everywhere, rule by rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.operations.propagation import (
    LabelMentions,
    LabelMentionsOf,
    RejectMentions,
    SuggestEverywhere,
)
from annotator.app.operations.spans import AcceptSpans, CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.propagating import EverywhereProgress, find_everywhere, known_parts
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import DocumentId, LabelId
from annotator.core.mentions import mentions
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span
from annotator.core.scheme import Anchoring, Overlap, Scheme
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import from_ranges, words

AddDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
LOC, PER, ORG, DATE = (LabelId(name) for name in ("LOC", "PER", "ORG", "DATE"))
SOURCE = LabelId("SOURCE")
MODEL = Origin(OriginKind.MODEL, "m", "1")
TEXT = "Kiev a dit. À Kiev, Kiev et Kiev Centre. Kiev Centre."
PLACES = [0, 14, 20, 28, 41]


def suggest(project: Project, document: Document, *found: tuple[int, int, LabelId]) -> None:
    spans = tuple(
        SuggestedSpan(start=start, end=end, label=label, score=0.5, origin=MODEL)
        for start, end, label in found
    )
    made = Suggestions(spans=spans, tokens=words(document.text), pipeline="m 1")
    project.do(StoreSuggestions(((document.id, made),)))


def at(project: Project, document: Document, start: int, label: LabelId | None = None) -> Span:
    return next(
        item
        for item in project.spans(document.id)
        if item.start == start and label in (None, item.label)
    )


def shown(project: Project, document: Document) -> list[tuple[int, int, str, str]]:
    return [(s.start, s.end, s.label, s.state.value) for s in project.spans(document.id)]


@pytest.fixture
def doc(project: Project, add_document: AddDocument) -> Document:
    return add_document(project, TEXT)


class TestInTheArticle:
    def test_free_mentions_are_labelled_and_suggestions_become_it(
        self, project: Project, doc: Document
    ) -> None:
        suggest(project, doc, (14, 18, LOC), (20, 24, PER), (41, 52, ORG))
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        project.do(LabelMentions(doc.id, at(project, doc, 0).id))
        assert shown(project, doc) == [
            (0, 4, "LOC", "accepted"),
            (14, 18, "LOC", "accepted"),
            (20, 24, "LOC", "accepted"),
            (28, 32, "LOC", "accepted"),
            (41, 52, "ORG", "suggested"),
        ]
        step = project.next_undo
        assert step is not None
        corrected = step.fields.pop("corrected")
        assert [label for _, _, label in corrected] == ["PER"]  # what a suggestion had said
        assert step.fields == {"count": 3, "text": "Kiev", "label": "LOC", "inside": 1}
        assert at(project, doc, 14).origin == MODEL

    def test_what_was_decided_stays_and_is_counted(self, project: Project, doc: Document) -> None:
        suggest(project, doc, (14, 18, LOC))
        project.do(RejectSpans(doc.id, (at(project, doc, 14).id,)))
        project.do(CreateSpan(doc.id, 20, 24, PER))
        project.do(CreateSpan(doc.id, 28, 39, ORG))
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        before = shown(project, doc)
        project.do(LabelMentions(doc.id, at(project, doc, 0).id))
        assert shown(project, doc) == [*before, (41, 45, "LOC", "accepted")]
        step = project.next_undo
        assert step is not None
        assert step.fields == {
            "count": 1, "text": "Kiev", "label": "LOC", "kept": 1, "rejected": 1, "inside": 1
        }  # fmt: skip

    def test_a_shorter_or_crossing_suggestion_is_stretched_over_the_mention(
        self, project: Project, doc: Document
    ) -> None:
        suggest(project, doc, (41, 45, PER), (46, 53, ORG))
        project.do(CreateSpan(doc.id, 28, 39, LOC))
        project.do(LabelMentions(doc.id, at(project, doc, 28).id))
        assert shown(project, doc) == [
            (28, 39, "LOC", "accepted"),
            (41, 52, "LOC", "accepted"),
            (46, 53, "ORG", "rejected"),
        ]

    def test_a_suggestion_across_two_mentions_serves_one(
        self, project: Project, add_document: AddDocument
    ) -> None:
        doc = add_document(project, "Oui. Kiev Kiev. Kiev")
        suggest(project, doc, (8, 11, PER))
        project.do(CreateSpan(doc.id, 16, 20, LOC))
        project.do(LabelMentions(doc.id, at(project, doc, 16).id))
        assert shown(project, doc) == [(5, 9, "LOC", "accepted"), (10, 14, "LOC", "accepted"),
                                       (16, 20, "LOC", "accepted")]  # fmt: skip

    def test_a_suggestion_is_accepted_with_all_like_it(
        self, project: Project, doc: Document
    ) -> None:
        suggest(project, doc, *((place, place + 4, LOC) for place in PLACES))
        project.do(LabelMentions(doc.id, at(project, doc, 14).id))
        assert {state for *_, state in shown(project, doc)} == {"accepted"}
        assert project.next_undo is not None
        assert project.next_undo.fields["count"] == 5
        project.undo()
        assert {state for *_, state in shown(project, doc)} == {"suggested"}

    def test_nothing_left_writes_nothing(self, project: Project, doc: Document) -> None:
        project.do(CreateSpan(doc.id, 5, 10, LOC))
        before = len(project.journal())
        project.do(LabelMentions(doc.id, at(project, doc, 5).id))
        assert len(project.journal()) == before

    def test_attributes_go_along(
        self, make_project: MakeProject, scheme: Scheme, add_document: AddDocument
    ) -> None:
        layers = tuple(
            replace(layer, labels=tuple(replace(label, enabled=True) for label in layer.labels))
            for layer in scheme.layers
        )
        project = make_project(scheme=replace(scheme, layers=layers))
        doc = add_document(project, "mardi et mardi")
        suggest(project, doc, (0, 5, DATE))
        dated = replace(at(project, doc, 0), attributes={"value": "2026-01-06"})
        project._file.spans.update(at(project, doc, 0), dated)
        project.do(LabelMentions(doc.id, dated.id))
        assert at(project, doc, 9).attributes == {"value": "2026-01-06"}

    def test_names_count_in_every_zone_and_claims_do_not(
        self, project: Project, add_document: AddDocument
    ) -> None:
        doc = add_document(project, "Le maire dort.\nLire aussi : Le maire dort.\nLe maire.")
        suggest(project, doc, (15, 42, LabelId("RELATED")))
        project.do(CreateSpan(doc.id, 0, 8, SOURCE))
        project.do(LabelMentions(doc.id, at(project, doc, 0).id))
        assert [s.start for s in project.spans(doc.id) if s.label == SOURCE] == [0, 43]
        assert project.next_undo is not None
        assert project.next_undo.fields["silent"] == 1
        project.do(CreateSpan(doc.id, 0, 8, PER))
        project.do(LabelMentions(doc.id, at(project, doc, 0, PER).id))
        assert [s.start for s in project.spans(doc.id) if s.label == PER] == [0, 28, 43]

    def test_words_that_the_pipeline_does_not_cut_there_are_left(
        self, make_project: MakeProject, scheme: Scheme, add_document: AddDocument
    ) -> None:
        layers = tuple(replace(layer, anchoring=Anchoring.TOKENS) for layer in scheme.layers)
        project = make_project(scheme=replace(scheme, layers=layers))
        doc = add_document(project, "Kiev, l'Kiev")
        tokens = from_ranges([(0, 4), (4, 5), (6, 12)])
        project.do(StoreSuggestions(((doc.id, Suggestions(tokens=tokens, pipeline="m 1")),)))
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        project.do(LabelMentions(doc.id, at(project, doc, 0).id))
        assert shown(project, doc) == [(0, 4, "LOC", "accepted")]

    def test_parts_of_a_claim_are_not_taken_from_it(
        self, project: Project, add_document: AddDocument
    ) -> None:
        doc = add_document(project, "Anne dit que Bo dort. Anne part.")
        claim = SuggestedClaim(content=(13, 20), source=(0, 4), cue=(5, 8), kind="indirect",
                               modality="asserted", score=0.5, origin=MODEL)  # fmt: skip
        made = Suggestions(claims=(claim,), tokens=words(doc.text), pipeline="m 1")
        project.do(StoreSuggestions(((doc.id, made),)))
        project.do(CreateSpan(doc.id, 22, 26, LabelId("CUE")))
        project.do(LabelMentions(doc.id, at(project, doc, 22).id))
        assert at(project, doc, 0).label == SOURCE
        assert len(project.relations(doc.id)) == 2

    def test_chosen_words_are_labelled_with_their_mentions(
        self, project: Project, doc: Document
    ) -> None:
        project.do(LabelMentionsOf(doc.id, 0, 4, LOC))
        assert [s.start for s in project.spans(doc.id)] == PLACES
        assert {(s.label, s.origin.kind) for s in project.spans(doc.id)} == {
            ("LOC", OriginKind.HUMAN)
        }
        with pytest.raises(UnknownNameError):
            project.do(LabelMentionsOf(doc.id, 0, 4, LabelId("NONE")))
        with pytest.raises(SpanOutsideTextError):
            project.do(LabelMentionsOf(doc.id, 0, 400, LOC))

    def test_a_layer_without_overlaps_stays_so(
        self, make_project: MakeProject, scheme: Scheme, add_document: AddDocument
    ) -> None:
        layers = tuple(replace(layer, overlap=Overlap.NONE) for layer in scheme.layers)
        project = make_project(scheme=replace(scheme, layers=layers))
        doc = add_document(project, TEXT)
        suggest(project, doc, (14, 18, PER), (28, 39, ORG), (41, 45, PER))
        project.do(LabelMentionsOf(doc.id, 28, 39, LOC))
        project.do(LabelMentionsOf(doc.id, 0, 4, LOC))
        standing = [s for s in project.spans(doc.id) if s.visible]
        assert all(
            not one.overlaps(two.start, two.end)
            for one in standing
            for two in standing
            if one.id != two.id
        )


class TestRejecting:
    def test_the_same_words_with_the_same_label_are_rejected(
        self, project: Project, doc: Document
    ) -> None:
        suggest(project, doc, (0, 4, LOC), (14, 18, LOC), (20, 24, PER), (28, 39, LOC),
                (41, 45, LOC))  # fmt: skip
        project.do(AcceptSpans(doc.id, (at(project, doc, 41).id,)))
        project.do(RejectMentions(doc.id, at(project, doc, 0).id))
        assert [(start, state) for start, _, _, state in shown(project, doc)] == [
            (0, "rejected"), (14, "rejected"), (20, "suggested"), (28, "suggested"),
            (41, "accepted"),
        ]  # fmt: skip


def everywhere(project: Project, span: Span) -> EverywhereProgress:
    last = None
    for progress in find_everywhere(project, span):
        assert last is None or last.done <= progress.done <= progress.total
        last = progress
    assert last is not None
    return last


class TestInTheProject:
    def test_it_finds_what_can_be_proposed_in_other_articles(
        self, project: Project, doc: Document, add_document: AddDocument
    ) -> None:
        free = add_document(project, "Kiev, KIEV, Kiev.", title="Libre")
        decided = add_document(project, "Kiev et Kiev")
        for number in range(60):
            add_document(project, f"Article {number} sans ville.")
        add_document(project, "Kievien, kiev.")
        project.do(CreateSpan(decided.id, 0, 4, PER))
        project.do(CreateSpan(decided.id, 8, 12, LOC))
        project.do(CreateSpan(free.id, 0, 4, LOC))
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        progress = everywhere(project, at(project, doc, 0))
        (article,) = progress.found.articles
        assert (article.document, article.title, article.places) == (
            free.id, "Libre", ((6, 10), (12, 16))
        )  # fmt: skip
        assert article.state is DocumentState.IN_PROGRESS
        assert progress.found.decided == 3
        assert progress.done == progress.total

    @pytest.mark.parametrize(
        ("form", "text"),
        [
            ("Kiev", "KIEV"), ("Kiev", "Ki\u00adev"), ("OTAN", "Otan"), ("ELYSEE", "Élysée"),
            ("Élysée", "ELYSEE"), ("Etats-Unis", "États-Unis"), ("é", "e\u0301"), ("Ain", "Ain"),
            ("H&M", "H&M"), ("Œuvre", "ŒUVRE"),
        ],
    )  # fmt: skip
    def test_no_spelling_is_missed(
        self, project: Project, add_document: AddDocument, form: str, text: str
    ) -> None:
        here, other = add_document(project, form), add_document(project, f"Ici {text}\u00a0!")
        project.do(CreateSpan(here.id, 0, len(form), LOC))
        found = everywhere(project, at(project, here, 0)).found
        assert [item.document for item in found.articles] == [other.id]

    def test_proposals_are_one_step_and_undone_exactly(
        self, project: Project, doc: Document, add_document: AddDocument
    ) -> None:
        others = [add_document(project, f"Kiev {number} Kiev") for number in range(5)]
        suggest(project, others[0], (0, 4, PER))
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        before = [shown(project, item) for item in others]
        found = everywhere(project, at(project, doc, 0)).found
        project.do(found.operation(found.articles))
        for item in others:
            assert shown(project, item) == [(0, 4, "LOC", "suggested"), (7, 11, "LOC", "suggested")]
            assert project.status(item.id).state is DocumentState.NEW
        after = [project.spans(item.id) for item in others]
        assert project.next_undo is not None
        assert project.next_undo.fields == {"count": 10, "text": "Kiev", "label": "LOC"}
        project.undo()
        assert [shown(project, item) for item in others] == before
        project.redo()
        assert [project.spans(item.id) for item in others] == after

    def test_what_was_decided_since_the_preview_is_respected(
        self, project: Project, doc: Document, add_document: AddDocument
    ) -> None:
        other = add_document(project, "Kiev et Kiev")
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        found = everywhere(project, at(project, doc, 0)).found
        project.do(CreateSpan(other.id, 0, 4, PER))
        project.do(found.operation(found.articles))
        assert shown(project, other) == [(0, 4, "PER", "accepted"), (8, 12, "LOC", "suggested")]

    def test_a_search_can_be_closed(self, project: Project, doc: Document) -> None:
        project.do(CreateSpan(doc.id, 0, 4, LOC))
        steps = find_everywhere(project, at(project, doc, 0))
        next(steps)
        steps.close()


FORMS = ["Kiev", "KIEV", "Élysée", "ELYSEE", "Elysée", "OTAN", "Otan", "Etats-Unis", "Çà", "l'Ain"]


@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_a_text_that_mentions_a_form_has_one_of_its_parts(form: str, other: str) -> None:
    parts = known_parts(form)
    if parts and mentions(other, form):
        assert any(part.lower() in other.lower() for part in parts)


STEPS = st.lists(
    st.tuples(st.sampled_from("fgxe"), st.integers(0, 20), st.sampled_from([LOC, PER])), max_size=8
)


@settings(max_examples=40)
@given(STEPS, st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from([LOC, PER])), max_size=5))
def test_undo_and_redo_lead_back_and_forth_exactly(
    make_project: MakeProject,
    add_document: AddDocument,
    steps: list[tuple[str, int, LabelId]],
    suggested: list[tuple[int, LabelId]],
) -> None:
    project = make_project()
    doc, other = add_document(project, TEXT), add_document(project, TEXT + " Fin.")
    for document in (doc, other):
        suggest(project, document, *{(start, start + 4, label) for start, label in suggested})
    documents: list[DocumentId] = [doc.id, other.id]

    def content() -> list[object]:
        return [project.spans(item) for item in documents] + [list(project.learned.entries())]

    seen = [content()]
    for kind, place, label in steps:
        spans = project.spans(doc.id)
        span = spans[place % len(spans)] if spans else None
        if kind == "g":
            start = PLACES[place % len(PLACES)]
            project.do(LabelMentionsOf(doc.id, start, start + 4, label))
        elif span is not None and kind == "e":
            places = tuple((start, start + 4) for start in PLACES)
            project.do(SuggestEverywhere(label, "Kiev", ((other.id, places),)))
        elif span is not None:
            maker = LabelMentions if kind == "f" else RejectMentions
            project.do(maker(doc.id, span.id))
        if content() != seen[-1]:
            seen.append(content())
    for before in reversed(seen[:-1]):
        project.undo()
        assert _sorted(content()) == _sorted(before)
    for after in seen[1:]:
        project.redo()
        assert _sorted(content()) == _sorted(after)


def _sorted(content: list[object]) -> list[list[str]]:
    return [sorted(map(repr, part)) for part in content]  # type: ignore[call-overload]
