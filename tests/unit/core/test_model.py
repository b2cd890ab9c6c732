"""Ranges, spans and identifiers."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import ProjectTooNewError, SpanOutsideTextError, UserFacingError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, SpanId, new_id
from annotator.core.model import (
    HUMAN,
    Origin,
    OriginKind,
    Span,
    SpanState,
    check_range,
    trim_range,
)


def span(start: int, end: int, state: SpanState = SpanState.ACCEPTED) -> Span:
    return Span(
        id=SpanId(new_id()),
        document=DocumentId(new_id()),
        annotator=AnnotatorId(new_id()),
        layer=LayerId("entities"),
        label=LabelId("PER"),
        start=start,
        end=end,
        state=state,
    )


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 2), (0, 6), (5, 6), (9, 12)])
def test_an_impossible_range_is_refused_with_its_numbers(start: int, end: int) -> None:
    with pytest.raises(SpanOutsideTextError) as caught:
        check_range(start, end, 5)
    assert caught.value.fields == {"start": start, "end": end, "length": 5}


@pytest.mark.parametrize(("start", "end"), [(0, 1), (0, 5), (4, 5)])
def test_a_range_inside_the_text_is_fine(start: int, end: int) -> None:
    check_range(start, end, 5)


@given(st.text(st.sampled_from("a \n\xa0\u202f😀")), st.data())
def test_trimming_takes_only_white_space_off_the_edges(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    trimmed = trim_range(text, start, end)
    if trimmed is None:
        assert not text[start:end].strip()
    else:
        assert text[trimmed[0] : trimmed[1]] == text[start:end].strip()


def test_spans_that_only_touch_do_not_overlap() -> None:
    assert span(2, 5).overlaps(4, 6)
    assert span(2, 5).overlaps(0, 9)
    assert not span(2, 5).overlaps(5, 7)
    assert not span(2, 5).overlaps(0, 2)


def test_a_rejected_span_is_not_shown() -> None:
    assert span(0, 1).visible
    assert span(0, 1, SpanState.SUGGESTED).visible
    assert not span(0, 1, SpanState.REJECTED).visible


def test_a_span_keeps_its_identity_over_another_range() -> None:
    original = span(2, 5)
    moved = original.at(3, 9)
    assert (moved.id, moved.start, moved.end, moved.length) == (original.id, 3, 9, 6)


def test_an_origin_reads_as_kind_name_and_version() -> None:
    assert str(HUMAN) == "human"
    assert (
        str(Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")) == "model fr_core_news_md 3.8.0"
    )


def test_identifiers_are_32_hexadecimal_digits_and_differ() -> None:
    made = {new_id() for _ in range(100)}
    assert len(made) == 100
    assert all(re.fullmatch("[0-9a-f]{32}", item) for item in made)


def test_a_fault_tells_its_code_and_fields() -> None:
    fault = ProjectTooNewError(path="a.annodb", found=2)
    assert isinstance(fault, UserFacingError)
    assert str(fault) == "project-too-new: path='a.annodb', found=2"
    assert str(ProjectTooNewError()) == "project-too-new"
