"""Changing the scheme: existing annotations follow, one undo restores all of it, previews count."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.scheme import ChangeScheme
from annotator.app.operations.spans import (
    CreateSpan,
    DeleteSpans,
    RejectSpans,
    RelabelSpan,
    SetAttribute,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.scheme_changes import operation_of, previews, usage_of, used
from annotator.core.errors import InvalidSchemeError, SchemeInUseError, UnknownNameError
from annotator.core.ids import DocumentId, LabelId, RelationTypeId, SpanId
from annotator.core.model import Document, Origin, OriginKind, Relation, Span, SpanState
from annotator.core.scheme import Anchoring, Overlap, Scheme
from annotator.core.scheme_checking import check
from annotator.core.scheme_differences import Edit
from annotator.core.scheme_draft import Draft
from annotator.core.scheme_editing import Kind, Place, changed, removed, retired
from annotator.core.suggestions import SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words
from tests.unit.core.scheme_drafts import drafts

TEXT = "Anne Lemoal dit que Kiev et l'Ukraine négocient. Elle sourit."
MISC = Place(Kind.LABEL, "MISC", "entities")
MIXED = Place(Kind.VALUE, "mixed", "claims", "kind")
CLAIMS = Place(Kind.LAYER, "claims")
ENTITIES = Place(Kind.LAYER, "entities")
Holding = tuple[Scheme, dict[SpanId, Span], set[Relation]]


def put(project: Project, document: Document, needle: str, label: str) -> Span:
    start = document.text.index(needle)
    end = start + len(needle)
    project.do(CreateSpan(document.id, start, end, LabelId(label)))
    return next(
        span
        for span in project.spans(document.id)
        if (span.start, span.end, span.label) == (start, end, label)
    )


def fill(project: Project, document: Document) -> None:
    """Annotate an article with names, one of them twice, and a claim with its parts."""
    put(project, document, "Anne Lemoal", "PER")
    put(project, document, "Kiev", "LOC")
    put(project, document, "l'Ukraine", "MISC")
    put(project, document, "Kiev", "MISC")
    claim = put(project, document, "Kiev et l'Ukraine négocient", "CLAIM")
    source = put(project, document, "Anne Lemoal", "SOURCE")
    cue = put(project, document, "dit", "CUE")
    project.do(LinkSpans(document.id, RelationTypeId("said-by"), claim.id, source.id))
    project.do(LinkSpans(document.id, RelationTypeId("cued-by"), claim.id, cue.id))
    project.do(SetAttribute(document.id, claim.id, "kind", "mixed"))


@pytest.fixture
def doc(project: Project, add_document: Callable[..., Document]) -> Document:
    document = add_document(project, TEXT)
    fill(project, document)
    return document


def holding(project: Project) -> Holding:
    ids = project.document_ids()
    spans = {span.id: span for one in ids for span in project.spans(one)}
    return project.scheme, spans, {link for one in ids for link in project.relations(one)}


def labels(project: Project, document: DocumentId) -> list[tuple[str, str]]:
    return sorted((TEXT[span.start : span.end], span.label) for span in project.spans(document))


def test_a_merge_relabels_what_exists_and_one_undo_restores_it(
    project: Project, doc: Document
) -> None:
    before = holding(project)
    effects = project.do(operation_of(Draft.of(project.scheme).merged(MISC, "LOC")))
    assert effects.scheme
    assert effects.focus is None
    assert effects.annotated == {doc.id}
    assert project.scheme.version == before[0].version + 1
    assert project.scheme.label(LabelId("MISC")) is None
    # Kiev was both: one span of the two is left.
    assert [pair for pair in labels(project, doc.id) if pair[1] in ("LOC", "MISC")] == [
        ("Kiev", "LOC"), ("l'Ukraine", "LOC"),
    ]  # fmt: skip
    after = holding(project)
    project.undo()
    assert holding(project) == before
    project.redo()
    assert holding(project) == after
    assert project.status(doc.id).state.value == "in progress"


def test_undo_works_after_a_restart(project: Project, doc: Document) -> None:
    before = holding(project)
    project.do(operation_of(Draft.of(project.scheme).merged(MISC, "LOC")))
    project.close()
    opened = Project.open(project.path)
    assert opened.scheme.label(LabelId("MISC")) is None
    assert opened.next_undo is not None
    assert opened.next_undo.fields["into"] == "LOC"
    opened.undo()
    assert holding(opened) == before
    opened.close()


def test_spans_that_fall_together_keep_the_best_decision_and_the_links(
    project: Project, add_document: Callable[..., Document]
) -> None:
    document = add_document(project, TEXT)
    claim = put(project, document, "Kiev et l'Ukraine négocient", "CLAIM")
    twin = put(project, document, "Anne Lemoal", "CUE")
    rejected = put(project, document, "Anne Lemoal", "SOURCE")
    project.do(RejectSpans(document.id, (rejected.id,)))
    project.do(LinkSpans(document.id, RelationTypeId("cued-by"), claim.id, twin.id))
    project.do(
        operation_of(Draft.of(project.scheme).merged(Place(Kind.LABEL, "SOURCE", "claims"), "CUE"))
    )
    [left] = [span for span in project.spans(document.id) if span.label == "CUE"]
    assert (left.id, left.state) == (twin.id, SpanState.ACCEPTED)
    project.undo()
    project.do(LinkSpans(document.id, RelationTypeId("said-by"), claim.id, rejected.id))
    before = holding(project)
    project.do(
        operation_of(Draft.of(project.scheme).merged(Place(Kind.LABEL, "CUE", "claims"), "SOURCE"))
    )
    [left] = [span for span in project.spans(document.id) if span.label == "SOURCE"]
    links = {(link.type, link.head, link.child) for link in project.relations(document.id)}
    assert links == {("said-by", claim.id, left.id), ("cued-by", claim.id, left.id)}
    project.undo()
    assert holding(project) == before


def test_values_are_merged_and_go_with_their_attribute(project: Project, doc: Document) -> None:
    def values() -> dict[str, str]:
        [claim] = project.labelled([LabelId("CLAIM")])
        return dict(claim.attributes)

    project.do(operation_of(Draft.of(project.scheme).merged(MIXED, "indirect")))
    assert values() == {"kind": "indirect", "modality": "asserted"}
    modality = Place(Kind.ATTRIBUTE, "modality", "claims")
    project.do(operation_of(Draft.of(project.scheme).removed(modality)))
    assert values() == {"kind": "indirect"}
    project.undo()
    project.undo()
    assert values() == {"kind": "mixed", "modality": "asserted"}


def test_what_is_retired_keeps_its_data(project: Project, doc: Document) -> None:
    before = holding(project)[1]
    for place in (MISC, MIXED, Place(Kind.RELATION, "said-by")):
        draft = Draft.of(project.scheme)
        project.do(operation_of(draft.with_scheme(retired(project.scheme, place, on=True))))
    assert holding(project)[1] == before
    assert not any(label.id == "MISC" for label in project.scheme.labels())
    assert project.scheme.version == 4


@pytest.mark.parametrize("place", [MISC, ENTITIES, Place(Kind.RELATION, "said-by")])
def test_what_has_annotations_cannot_go(project: Project, doc: Document, place: Place) -> None:
    draft = Draft.of(project.scheme).removed(place)
    if place.kind is Kind.RELATION:
        assert used(Draft.of(project.scheme), usage_of(project), place) == 1
    with pytest.raises(SchemeInUseError):
        project.do(operation_of(draft))
    assert project.scheme == draft.base


def test_what_has_none_can_go(project: Project, doc: Document) -> None:
    for place in (Place(Kind.LABEL, "EVENT", "entities"), Place(Kind.LAYER, "zones")):
        project.do(operation_of(Draft.of(project.scheme).removed(place)))
    assert project.scheme.label(LabelId("EVENT")) is None
    assert not project.scheme.zone_layers()


def test_an_unusable_scheme_is_refused(project: Project, doc: Document) -> None:
    wrong = changed(project.scheme, MISC, name={})
    with pytest.raises(InvalidSchemeError, match="no-name"):
        project.do(ChangeScheme(wrong))


def test_nothing_is_written_when_nothing_changes(project: Project, doc: Document) -> None:
    written = len(project.journal())
    assert not project.do(ChangeScheme(replace(project.scheme, version=9))).scheme
    assert len(project.journal()) == written


# Previews


def test_previews_count_what_would_change(project: Project, doc: Document) -> None:
    usage = usage_of(project)
    draft = Draft.of(project.scheme).merged(MISC, "LOC").merged(MIXED, "direct")
    draft = draft.with_scheme(changed(draft.scheme, CLAIMS, overlap=Overlap.NESTED))
    draft = draft.with_scheme(changed(draft.scheme, ENTITIES, overlap=Overlap.NONE))
    found = {one.difference.place: one for one in previews(project, draft, usage)}
    assert (found[MISC].count, found[MISC].documents, found[MISC].doubles) == (2, 1, 1)
    assert (found[MIXED].count, found[MIXED].documents) == (1, 1)
    assert found[CLAIMS].count == 0
    assert found[ENTITIES].count == 1  # Kiev, twice
    [breach] = found[ENTITIES].breaches
    assert (breach.text, breach.document) == ("Kiev", doc.id)
    location = Place(Kind.LABEL, "LOC", "entities")
    assert used(draft, usage, location) == 3
    assert used(draft, usage, ENTITIES) == 4
    assert used(draft, usage, Place(Kind.VALUE, "direct", "claims", "kind")) == 1
    assert usage.at(project.scheme, ENTITIES) == 4
    assert usage.documents(project.scheme, ENTITIES) == 1
    assert usage.at(project.scheme, Place(Kind.ATTRIBUTE, "kind", "claims")) == 1


def test_previews_name_edges_inside_tokens_and_sentences(
    project: Project, add_document: Callable[..., Document]
) -> None:
    document = add_document(project, TEXT)
    free = changed(project.scheme, ENTITIES, anchoring=Anchoring.CHARACTERS)
    project.do(ChangeScheme(free))
    put(project, document, "Lemo", "PER")
    put(project, document, "Kiev", "LOC")
    for anchoring, count in ((Anchoring.TOKENS, 1), (Anchoring.SENTENCES, 2)):
        draft = Draft.of(project.scheme)
        draft = draft.with_scheme(changed(draft.scheme, ENTITIES, anchoring=anchoring))
        [found] = previews(project, draft, usage_of(project))
        assert found.difference.edit is Edit.ANCHORING
        assert found.count == count
        assert found.breaches[0].text == "Lemo"


# Every sequence of edits


@settings(max_examples=40)
@given(data=st.data())
def test_undo_restores_scheme_and_spans_exactly(
    make_project: Callable[..., Project],
    add_document: Callable[..., Document],
    data: st.DataObject,
) -> None:
    project = make_project()
    document = add_document(project, TEXT)
    fill(project, document)
    states = [holding(project)]
    for _ in range(data.draw(st.integers(1, 3))):
        draft = data.draw(drafts(project.scheme))
        if check(draft.scheme):
            continue
        counted = usage_of(project)
        try:
            effects = project.do(operation_of(draft))
        except SchemeInUseError:
            gone = [p for p in _lost(draft) if counted.at(draft.base, p)]
            assert gone
            continue
        if effects.scheme:
            states.append(holding(project))
            assert project.scheme.version == states[-2][0].version + 1
            _consistent(project)
    done = list(states)
    while len(states) > 1:
        assert holding(project) == states.pop()
        project.undo()
    assert holding(project) == states[0]
    for state in done[1:]:
        project.redo()
        assert holding(project) == state


def _lost(draft: Draft) -> list[Place]:
    kept = {label.id for label in draft.scheme.labels(disabled=True)}
    found = [
        Place(Kind.LABEL, label.id, layer.id)
        for layer in draft.base.layers
        for label in layer.labels
        if draft.label(label.id) not in kept
    ]
    types = {kind.id for kind in draft.scheme.relations}
    return found + [
        Place(Kind.RELATION, one.id) for one in draft.base.relations if one.id not in types
    ]


def _consistent(project: Project) -> None:
    """Every span has a label and values that the scheme knows, and nothing is there twice."""
    scheme, spans, links = holding(project)
    places = [(span.start, span.end, span.label) for span in spans.values()]
    assert len(places) == len(set(places))
    for span in spans.values():
        layer = scheme.layer_of(span.label)
        assert layer is not None
        assert layer.id == span.layer
        for name, value in span.attributes.items():
            attribute = next(one for one in layer.attributes if one.id == name)
            assert attribute.free or value in dict(attribute.values)
    for link in links:
        assert link.head in spans
        assert link.child in spans
        assert link.head != link.child


def test_a_removed_label_cannot_hide_behind_a_merge(project: Project, doc: Document) -> None:
    draft = Draft.of(project.scheme).merged(MISC, "EVENT")
    draft = draft.with_scheme(removed(draft.scheme, Place(Kind.LABEL, "EVENT", "entities")))
    with pytest.raises(SchemeInUseError):
        project.do(operation_of(draft))


# What is retired gets nothing new


def retire(project: Project, *places: Place) -> None:
    for place in places:
        scheme = retired(project.scheme, place, on=True)
        project.do(operation_of(Draft.of(project.scheme).with_scheme(scheme)))


def test_nothing_new_gets_a_retired_value(project: Project, doc: Document) -> None:
    retire(project, MIXED)
    [claim] = project.labelled([LabelId("CLAIM")])
    assert claim.attributes["kind"] == "mixed"
    with pytest.raises(UnknownNameError):
        project.do(SetAttribute(doc.id, claim.id, "kind", "mixed"))
    project.do(SetAttribute(doc.id, claim.id, "kind", "direct"))


def test_nothing_retired_is_suggested(
    project: Project, add_document: Callable[..., Document]
) -> None:
    document = add_document(project, TEXT)
    retire(project, MIXED, Place(Kind.RELATION, "said-by"), MISC)
    origin = Origin(OriginKind.RULE, "quotes", "1")
    start = TEXT.index("Kiev")
    claim = SuggestedClaim(
        content=(start, len("Kiev et l'Ukraine négocient") + start),
        source=(0, 11),
        cue=(12, 15),
        kind="mixed",
        modality="denied",
        score=0.5,
        origin=origin,
    )
    name = SuggestedSpan(
        start=start, end=start + 4, label=LabelId("MISC"), score=0.5, origin=origin
    )
    made = Suggestions(spans=(name,), claims=(claim,), tokens=words(TEXT), pipeline="m 1")
    project.do(StoreSuggestions(((document.id, made),)))
    found = {str(span.label): span for span in project.spans(document.id)}
    assert set(found) == {"CLAIM", "SOURCE", "CUE"}
    assert found["CLAIM"].attributes == {"modality": "denied"}
    assert [str(link.type) for link in project.relations(document.id)] == ["cued-by"]


def test_a_new_label_keeps_links_of_a_retired_type(project: Project, doc: Document) -> None:
    wider = changed(
        project.scheme, Place(Kind.RELATION, "said-by"), child=(LabelId("SOURCE"), LabelId("PER"))
    )
    project.do(ChangeScheme(wider))
    retire(project, Place(Kind.RELATION, "said-by"))
    [source] = project.labelled([LabelId("SOURCE")])
    [person] = project.labelled([LabelId("PER")])
    project.do(DeleteSpans(doc.id, (person.id,)))
    before = project.relations(doc.id)
    project.do(RelabelSpan(doc.id, source.id, LabelId("PER")))
    assert project.relations(doc.id) == before
    [claim] = project.labelled([LabelId("CLAIM")])
    with pytest.raises(UnknownNameError):
        project.do(LinkSpans(doc.id, RelationTypeId("said-by"), claim.id, source.id))
