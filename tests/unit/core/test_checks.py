"""Combinations that a scheme calls impossible."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.core.checks import breaches
from annotator.core.errors import InvalidSchemeError
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
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import Check, Scheme
from annotator.core.scheme_data import scheme_to_data
from annotator.core.scheme_reading import read_scheme

TEXT = "« Il pleut », dit Anne le 3 mai. Il neige, dit Zoé."


def span(label: str, text: str, **attributes: str) -> Span:
    start = TEXT.index(text)
    return Span(
        id=SpanId(new_id()),
        document=DocumentId("d"),
        annotator=AnnotatorId("a"),
        layer=LayerId("any"),
        label=LabelId(label),
        start=start,
        end=start + len(text),
        attributes=attributes,
    )


def link(head: Span, child: Span, kind: str) -> Relation:
    return Relation(
        id=RelationId(new_id()),
        document=head.document,
        annotator=head.annotator,
        type=RelationTypeId(kind),
        head=head.id,
        child=child.id,
    )


def found(scheme: Scheme, *spans: Span, links: tuple[Relation, ...] = ()) -> list[tuple[str, str]]:
    return [
        (one.check.id, TEXT[one.span.start : one.span.end])
        for one in breaches(TEXT, spans, links, scheme)
    ]


def test_a_direct_claim_is_quoted_or_has_a_cue(scheme: Scheme) -> None:
    assert found(scheme, span("CLAIM", "Il pleut", kind="direct")) == []
    bare = span("CLAIM", "Il neige", kind="direct")
    assert found(scheme, bare) == [("direct-quoted", "Il neige")]
    cue = span("CUE", "dit Zoé")
    assert found(scheme, bare, cue, links=(link(bare, cue, "cued-by"),)) == []
    assert found(scheme, replace(bare, state=SpanState.SUGGESTED)) == []


def test_sources_fit_the_kind_of_claim(scheme: Scheme) -> None:
    claim, source = span("CLAIM", "Il neige", kind="indirect"), span("SOURCE", "Zoé")
    linked = (link(claim, source, "said-by"),)
    assert found(scheme, claim, source) == [("indirect-sourced", "Il neige")]
    assert found(scheme, claim, source, links=linked) == []
    alone = replace(claim, attributes={"kind": "unattributed"})
    assert found(scheme, alone, source) == []
    assert found(scheme, alone, source, links=linked) == [("unattributed-alone", "Il neige")]


def test_labels_that_share_no_words(scheme: Scheme) -> None:
    date = span("DATE", "3 mai")
    assert found(scheme, date, span("PER", "Anne")) == []
    assert found(scheme, date, span("LOC", "mai")) == [("date-apart", "3 mai")]
    off = tuple(replace(check, enabled=False) for check in scheme.checks)
    assert found(replace(scheme, checks=off), date, span("LOC", "mai")) == []


def test_values_that_exclude_each_other(scheme: Scheme) -> None:
    check = Check(
        id="odd",
        name={"en": "Odd."},
        labels=(LabelId("CLAIM"),),
        when=(("kind", ("direct",)), ("modality", ("denied", "expected"))),
    )
    own = replace(scheme, checks=(check,))
    assert found(own, span("CLAIM", "Il neige", kind="direct", modality="denied")) == [
        ("odd", "Il neige")
    ]
    assert found(own, span("CLAIM", "Il neige", kind="mixed", modality="denied")) == []
    gone = replace(own, checks=(replace(check, labels=(LabelId("GONE"),)),))
    assert found(gone, span("CLAIM", "Il neige", kind="direct", modality="denied")) == []


def test_checks_come_back_from_data(scheme: Scheme) -> None:
    assert len(scheme.checks) == 4
    assert all({"en", "fr"} <= set(check.name) for check in scheme.checks)
    assert read_scheme(scheme_to_data(scheme)) == scheme


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"labels": []}, "labels"),
        ({"when": ["kind"]}, "when"),
        ({"when": {"kind": "direct"}}, "when.kind"),
        ({"marks": "yes"}, "marks"),
        ({"name": ""}, "name"),
    ],
)
def test_what_is_wrong_with_a_check_is_named(
    scheme: Scheme, wrong: dict[str, object], said: str
) -> None:
    data = scheme_to_data(scheme)
    data["checks"][0] = {**data["checks"][0], **wrong}
    with pytest.raises(InvalidSchemeError) as caught:
        read_scheme(data)
    assert f"checks[0].{said}" in str(caught.value)
