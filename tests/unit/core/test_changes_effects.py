"""Changes invert; effects say what views must read again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.core.changes import Added, Change, Removed, Updated, entities, inverted
from annotator.core.effects import Effects, effects_of
from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
)
from annotator.core.model import DocumentState, DocumentStatus, Relation, Span

ME = AnnotatorId("0" * 32)
ONE, TWO = DocumentId("1" * 32), DocumentId("2" * 32)


def span(name: str = "a", document: DocumentId = ONE, start: int = 0) -> Span:
    return Span(
        id=SpanId(name * 32),
        document=document,
        annotator=ME,
        layer=LayerId("entities"),
        label=LabelId("PER"),
        start=start,
        end=start + 3,
    )


def relation(document: DocumentId = ONE) -> Relation:
    return Relation(
        id=RelationId("e" * 32),
        document=document,
        annotator=ME,
        type=RelationTypeId("said-by"),
        head=SpanId("a" * 32),
        child=SpanId("b" * 32),
    )


def status(state: DocumentState = DocumentState.NEW, document: DocumentId = ONE) -> DocumentStatus:
    return DocumentStatus(document=document, annotator=ME, state=state)


spans = st.builds(span, st.sampled_from("abc"), st.sampled_from([ONE, TWO]), st.integers(0, 9))
things = st.one_of(spans, st.builds(relation, st.sampled_from([ONE, TWO])), st.builds(status))
changes = st.one_of(
    st.builds(Added, things),
    st.builds(Removed, things),
    st.builds(Updated, spans, spans),
)


@given(changes)
def test_inverting_twice_gives_the_change_back(change: Change) -> None:
    assert change.inverse() != change or change == Updated(*entities(change)[::-1])
    assert change.inverse().inverse() == change


@given(st.lists(changes))
def test_a_list_is_inverted_last_first(row: list[Change]) -> None:
    back = inverted(row)
    assert inverted(back) == tuple(row)
    assert list(back) == [change.inverse() for change in row[::-1]]


def test_a_change_speaks_of_one_entity_or_of_two() -> None:
    assert entities(Added(span())) == (span(),)
    assert entities(Removed(span())) == (span(),)
    assert entities(Updated(span(start=1), span(start=2))) == (span(start=1), span(start=2))


def test_effects_name_the_documents_by_what_changed_in_them() -> None:
    found = effects_of([Added(span()), Updated(status(document=TWO), status(document=TWO))])
    assert found.annotated == {ONE}
    assert found.statuses == {TWO}
    assert found.documents == {ONE, TWO}
    assert not found.library
    assert effects_of([Added(relation(TWO))]).annotated == {TWO}


def test_the_focus_is_the_first_span_that_came_or_changed() -> None:
    moved = Updated(span("b", TWO, 1), span("b", TWO, 2))
    row: list[Change] = [Removed(span("a")), Added(relation()), moved, Added(span("c"))]
    assert effects_of(row).focus == (TWO, SpanId("b" * 32))


def test_without_a_span_the_focus_is_the_first_document() -> None:
    assert effects_of([Removed(span("a", TWO)), Removed(span("b", ONE))]).focus == (TWO, None)
    assert effects_of([Updated(status(), status(DocumentState.DONE))]).focus == (ONE, None)
    assert effects_of([]).focus is None
    assert effects_of([]) == Effects()


def test_more_documents_can_join() -> None:
    found = effects_of([Added(span())], library=True).including([TWO])
    assert found.library
    assert found.annotated == {ONE, TWO}
