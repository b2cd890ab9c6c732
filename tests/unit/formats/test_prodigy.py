"""Exported records: every offset fits, tokens add up, hashes stay."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, LayerId, RelationId, SpanId, new_id
from annotator.core.model import (
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.scheme import Scheme
from annotator.core.suggestions import CLAIM, CUE, CUED_BY, SAID_BY, SOURCE
from annotator.core.tokens import from_ranges, words
from annotator.formats.prodigy import (
    complete_tokens,
    input_hash,
    task_hash,
    to_line,
    to_record,
)
from annotator.formats.writing import Annotated, Provenance

WHO = Annotator(id=AnnotatorId("a" * 32), name="Camille")
TEXTS = (
    st.text(
        st.sampled_from("abé’'«»\u00a0 \n\t.,🚒🇫🇷e\u0301\ufffd") | st.characters(),
        min_size=1,
        max_size=80,
    )
    .map(canonicalise)
    .filter(bool)
)
MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")


def a_document(text: str, **fields: Any) -> Document:
    values: dict[str, Any] = {"id": DocumentId(new_id()), "sha256": text_hash(text)}
    return Document(text=text, **{**values, **fields})


def a_span(document: Document, start: int, end: int, label: str = "PER", **fields: Any) -> Span:
    layer = "claims" if label in (CLAIM, SOURCE, CUE) else "entities"
    return Span(
        id=SpanId(fields.pop("id", new_id())),
        document=document.id,
        annotator=WHO.id,
        layer=LayerId(layer),
        label=LabelId(label),
        start=start,
        end=end,
        **fields,
    )


def annotated(
    document: Document,
    *spans: Span,
    relations: tuple[Relation, ...] = (),
    state: DocumentState = DocumentState.DONE,
    **fields: Any,
) -> Annotated:
    return Annotated(
        document=document,
        tokens=fields.pop("tokens", words(document.text)),
        spans=spans,
        relations=relations,
        status=DocumentStatus(document=document.id, annotator=WHO.id, state=state, **fields),
        changed=1_700_000_000,
        annotator=WHO,
    )


@pytest.fixture(scope="module")
def provenance(scheme: Scheme) -> Provenance:
    return Provenance(project="crue", scheme=scheme)


def written(item: Annotated, provenance: Provenance, **options: bool) -> dict[str, Any]:
    line = to_line(to_record(item, provenance, **options))
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    record: dict[str, Any] = json.loads(line)
    return record


def test_a_record_has_prodigys_fields_with_its_meanings(provenance: Provenance) -> None:
    document = a_document("Léa 🚒 vit à Aÿ.", title="Titre", metadata={"id": 3})
    record = written(annotated(document, a_span(document, 0, 3)), provenance)
    assert list(record) == [
        "text", "tokens", "spans", "relations", "claims", "rejected", "meta", "answer",
        "_input_hash", "_task_hash", "_view_id", "_annotator_id", "_session_id", "_timestamp",
    ]  # fmt: skip
    assert record["tokens"][1] == {"text": "🚒", "start": 4, "end": 5, "id": 1, "ws": True}
    span = record["spans"][0]
    assert {key: span[key] for key in ("start", "end", "token_start", "token_end", "label")} == {
        "start": 0, "end": 3, "token_start": 0, "token_end": 0, "label": "PER",
    }  # fmt: skip
    assert (span["text"], span["layer"], span["state"]) == ("Léa", "entities", "accepted")
    assert span["origin"] == "human"
    assert record["answer"] == "accept"
    assert record["_view_id"] == "relations"
    assert record["_annotator_id"] == record["_session_id"] == "crue-Camille"
    assert record["_timestamp"] == 1_700_000_000
    meta = record["meta"]
    assert meta["title"] == "Titre"
    assert meta["sha256"] == document.sha256
    assert meta["document"] == document.id
    assert meta["metadata"] == {"id": 3}
    assert "source" not in meta


@pytest.mark.parametrize(
    ("state", "answer"),
    [("new", "ignore"), ("in progress", "accept"), ("done", "accept"), ("skipped", "ignore")],
)
def test_only_work_is_offered_for_training(provenance: Provenance, state: str, answer: str) -> None:
    document = a_document("Léa.")
    item = annotated(document, state=DocumentState(state), flagged=True, comment="voir")
    record = written(item, provenance)
    assert record["answer"] == answer
    assert (record["meta"]["state"], record["meta"]["comment"]) == (state, "voir")


def test_states_go_their_own_ways(provenance: Provenance) -> None:
    document = a_document("Léa vit à Aÿ.")
    spans = (
        a_span(document, 0, 3),
        a_span(document, 10, 12, "ORG", state=SpanState.REJECTED, origin=MODEL, score=0.5),
        a_span(document, 10, 12, "LOC", state=SpanState.SUGGESTED, origin=MODEL),
    )
    record = written(annotated(document, *spans), provenance)
    assert [span["label"] for span in record["spans"]] == ["PER"]
    (rejected,) = record["rejected"]
    assert (rejected["label"], rejected["score"]) == ("ORG", 0.5)
    assert rejected["origin"] == "model fr_core_news_md 3.8.0"
    assert "suggested" not in record
    record = written(annotated(document, *spans), provenance, include_suggested=True)
    assert [span["label"] for span in record["suggested"]] == ["LOC"]


def a_claim() -> tuple[Document, list[Span], list[Relation]]:
    document = a_document("Léa dit : « Il pleut. »")
    claim = a_span(
        document, 12, 21, CLAIM, attributes={"kind": "direct", "modality": "asserted"}, score=0.9
    )
    parts = [a_span(document, 0, 3, SOURCE), a_span(document, 4, 7, CUE)]
    links = [
        Relation(
            id=RelationId(new_id()),
            document=document.id,
            annotator=WHO.id,
            type=kind,
            head=claim.id,
            child=part.id,
        )
        for part, kind in zip(parts, (SAID_BY, CUED_BY), strict=True)
    ]
    return document, [claim, *parts], links


def test_a_claim_is_written_whole(provenance: Provenance) -> None:
    document, spans, links = a_claim()
    record = written(annotated(document, *spans, relations=tuple(links)), provenance)
    assert record["claims"] == [
        {
            "id": spans[0].id, "content": [12, 21], "source": [0, 3], "cue": [4, 7],
            "kind": "direct", "modality": "asserted", "text": "Il pleut.", "source_text": "Léa",
            "cue_text": "dit", "state": "accepted", "origin": "human", "score": 0.9,
        }
    ]  # fmt: skip
    said_by = record["relations"][0]
    assert (said_by["label"], said_by["child"]) == ("said-by", 0)
    # The tokens of the claim: Il pleut . (the no-break spaces around it are tokens too)
    last = said_by["head_span"]["token_end"]
    assert said_by["head"] == last
    assert record["tokens"][last]["text"] == "."
    assert said_by["child_span"] == {
        "start": 0, "end": 3, "token_start": 0, "token_end": 0, "label": "SOURCE",
    }  # fmt: skip


def test_links_to_what_is_not_accepted_are_left_out(provenance: Provenance) -> None:
    document, spans, links = a_claim()
    spans[1] = replace(spans[1], state=SpanState.REJECTED)
    links[1] = replace(links[1], state=SpanState.REJECTED)
    record = written(annotated(document, *spans, relations=tuple(links)), provenance)
    assert record["relations"] == []
    assert (record["claims"][0]["source"], record["claims"][0]["cue"]) == (None, None)
    assert record["claims"][0]["source_text"] is None


def test_a_claim_without_parts_or_attributes_is_written(provenance: Provenance) -> None:
    document = a_document("Il pleut.")
    record = written(annotated(document, a_span(document, 0, 9, CLAIM)), provenance)
    assert (record["claims"][0]["kind"], record["claims"][0]["source"]) == ("", None)


@pytest.mark.parametrize(("start", "end"), [(0, 20), (3, 3), (5, 4), (-1, 2)])
def test_a_span_outside_its_text_stops_the_export(
    provenance: Provenance, start: int, end: int
) -> None:
    document = a_document("Léa vit.", title="Titre")
    with pytest.raises(SpanMismatchError) as caught:
        to_record(annotated(document, a_span(document, start, end)), provenance)
    assert caught.value.fields == {"document": "Titre"}


def test_a_text_that_is_not_the_annotated_one_stops_the_export(provenance: Provenance) -> None:
    document = replace(a_document("Léa vit."), text="Théa vit.")
    with pytest.raises(SpanMismatchError):
        to_record(annotated(document), provenance)


@given(TEXTS)
def test_tokens_add_up_to_the_text(text: str) -> None:
    tokens = complete_tokens(text, words(text))
    assert "".join(token.text + " " * token.ws for token in tokens) == text
    assert [token.id for token in tokens] == list(range(len(tokens)))
    assert all(text[token.start : token.end] == token.text for token in tokens)


def test_tokens_add_up_even_where_a_tokenizer_left_words_out() -> None:
    text = "un  deux\n\ntrois quatre "
    tokens = complete_tokens(text, from_ranges([(4, 8), (10, 15)]))
    assert [(token.text, token.ws) for token in tokens] == [
        ("un  ", False), ("deux", False), ("\n\n", False), ("trois", True), ("quatre ", False),
    ]  # fmt: skip
    assert complete_tokens("", from_ranges([])) == []


@given(TEXTS, st.data())
def test_whatever_the_text_every_span_fits(text: str, data: st.DataObject) -> None:
    document = a_document(text)
    places = st.tuples(st.integers(0, len(text) - 1), st.integers(1, len(text))).filter(
        lambda place: place[0] < place[1]
    )
    spans = [a_span(document, *place) for place in data.draw(st.lists(places, max_size=5))]
    scheme = Scheme(id="s", version=1, name={}, layers=())
    line = to_line(to_record(annotated(document, *spans), Provenance(project="p", scheme=scheme)))
    record = json.loads(line)
    for span in record["spans"]:
        assert record["text"][span["start"] : span["end"]] == span["text"] != ""
        covered = record["tokens"][span["token_start"] : span["token_end"] + 1]
        # An edge in the space that a token's ws stands for belongs to the token beside it.
        assert covered[0]["start"] <= span["start"] + (text[span["start"]] == " ")
        assert span["end"] <= covered[-1]["end"] + covered[-1]["ws"]


@given(TEXTS)
def test_hashes_are_signed_stable_and_do_not_depend_on_the_answer(text: str) -> None:
    scheme = Scheme(id="s", version=1, name={}, layers=())
    one, two = a_document(text), a_document(text, title="Autre")
    assert input_hash(one) == input_hash(two)
    assert task_hash(one, scheme) == task_hash(two, scheme)
    assert -(2**31) <= input_hash(one) < 2**31
    assert -(2**31) <= task_hash(one, scheme) < 2**31


def test_hashes_stay_what_they_were(scheme: Scheme) -> None:
    document = a_document("L'eau monte à Saintes.")
    assert input_hash(document) == int.from_bytes(
        bytes.fromhex(document.sha256)[:4], "big", signed=True
    )
    assert input_hash(document) == INPUT_HASH
    assert task_hash(document, replace(scheme, layers=(), relations=())) == TASK_HASH
    assert task_hash(document, scheme) != TASK_HASH


INPUT_HASH = -961374127
TASK_HASH = 1416305877
