"""Prodigy's records: our own come back whole, those of Prodigy with what they decide."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.model import (
    HUMAN,
    DocumentState,
    Origin,
    OriginKind,
    SpanState,
)
from annotator.core.scheme import Scheme
from annotator.formats import prodigy_reading
from annotator.formats.prodigy import ProdigyWriter
from annotator.formats.prodigy_reading import ProdigyReader, origin_of
from annotator.formats.writing import Annotated, Provenance
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one
from tests.unit.formats.works import WHO, export, work

READER = ProdigyReader()


def as_bytes(*records: Any) -> bytes:
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)


def record(text: str = "Léa vit à Aÿ.", **fields: Any) -> dict[str, Any]:
    return {"text": text, "_task_hash": 1, "answer": "accept", **fields}


@given(work())
def test_our_own_export_comes_back_whole(scheme: Scheme, annotated: Annotated) -> None:
    provenance = Provenance(project="crue-2", scheme=scheme, undecided=True)
    files, losses = export(ProdigyWriter(), provenance, annotated)
    assert losses == [()]
    read = read_one(READER, Bytes("a.jsonl", files["data.jsonl"]))
    document, before = read.document, annotated.document
    assert document is not None
    for name in ("text", "sha256", "title", "source", "author", "metadata"):
        assert getattr(document, name) == getattr(before, name)
    assert read.notes == ()
    found = {span.key: span for span in read.spans}
    assert found.keys() == {span.id for span in annotated.spans}
    for span in annotated.spans:
        for name in (
            "start", "end", "label", "layer", "state", "origin", "score", "attributes",
            "flagged", "comment",
        ):  # fmt: skip
            assert getattr(found[span.id], name) == getattr(span, name), name
    assert [(each.type, each.head, each.child) for each in read.relations] == [
        (each.type, each.head, each.child) for each in annotated.relations
    ]
    assert read.annotator == WHO.name
    assert read.state is annotated.status.state
    assert read.flagged is annotated.status.flagged
    assert read.comment == annotated.status.comment
    assert read.milliseconds == annotated.milliseconds


TOKENS = [
    {"text": "Léa", "start": 0, "end": 3, "id": 0, "ws": True},
    {"text": "vit", "start": 4, "end": 7, "id": 1, "ws": True},
    {"text": "à", "start": 8, "end": 9, "id": 2, "ws": True},
    {"text": "Aÿ", "start": 10, "end": 12, "id": 3, "ws": False},
    {"text": ".", "start": 12, "end": 13, "id": 4, "ws": False},
]


def test_spans_are_found_by_tokens_whose_last_is_counted_in() -> None:
    row = record(tokens=TOKENS, spans=[{"token_start": 1, "token_end": 3, "label": "VP"}])
    read = read_one(READER, Bytes("a.jsonl", as_bytes(row)))
    assert quoted(read) == [("VP", "vit à Aÿ")]
    assert read.document is not None
    assert read.document.metadata == {}


ANSWERS = [
    ({"answer": "accept"}, SpanState.ACCEPTED, DocumentState.DONE),
    ({"answer": "accept", "_is_binary": True}, SpanState.ACCEPTED, DocumentState.IN_PROGRESS),
    ({"answer": "reject"}, SpanState.REJECTED, DocumentState.SKIPPED),
    ({"answer": "reject", "_is_binary": True}, SpanState.REJECTED, DocumentState.IN_PROGRESS),
    ({"answer": "ignore"}, SpanState.SUGGESTED, DocumentState.SKIPPED),
    ({"answer": None}, SpanState.SUGGESTED, None),
]


@pytest.mark.parametrize(("fields", "state", "document"), ANSWERS)
def test_answers_become_states(
    fields: Any, state: SpanState, document: DocumentState | None
) -> None:
    row = record(spans=[{"start": 0, "end": 3, "label": "PER"}], **fields)
    read = read_one(READER, Bytes("a.jsonl", as_bytes(row)))
    assert [span.state for span in read.spans] == [state]
    assert read.state is document


def test_a_text_with_spans_alone_is_taken_as_annotated() -> None:
    row = {"text": "Léa vit à Aÿ.", "spans": [{"start": 0, "end": 3, "label": "PER"}], "id": 7}
    read = read_one(READER, Bytes("a.json", json.dumps([row]).encode()))
    assert [span.state for span in read.spans] == [SpanState.ACCEPTED]
    assert read.state is None
    assert read.document is not None
    assert read.document.metadata == {"id": 7}


@pytest.mark.parametrize(("head", "child"), [(0, 3), (0, 2)])
def test_relations_go_by_the_first_or_last_token_of_a_span(head: int, child: int) -> None:
    spans = [{"start": 0, "end": 3, "label": "PER"}, {"start": 8, "end": 12, "label": "LOC"}]
    row = record(
        tokens=TOKENS, spans=spans, relations=[{"head": head, "child": child, "label": "lives"}]
    )
    read = read_one(READER, Bytes("a.jsonl", as_bytes(row)))
    keys = [span.key for span in read.spans]
    assert [(each.type, each.head, each.child) for each in read.relations] == [("lives", *keys)]


def test_relations_between_tokens_without_spans_are_listed() -> None:
    row = record(tokens=TOKENS, spans=[], relations=[{"head": 0, "child": 1, "label": "nsubj"}])
    read = read_one(READER, Bytes("a.jsonl", as_bytes(row)))
    assert read.relations == ()
    assert notes(read) == [("annotation-left-out", "no-such-span")]


def test_who_did_it_and_what_was_not_read() -> None:
    row = record(spans=[], accept=["x"], options=[], _annotator_id="set-ana", _session_id="set-2")
    read = read_one(READER, Bytes("a.jsonl", as_bytes({**row, "flagged": True})))
    assert read.annotator == "set-ana"
    assert read.flagged
    assert read.left_out == {"accept", "options"}


def test_bad_lines_are_faults_in_their_place() -> None:
    data = as_bytes(record(spans=[])) + b"{\n" + b"[1]\n" + as_bytes({"spans": []}) + b"\xff\n"
    reads = read_all(READER, Bytes("a.jsonl", data))
    faults = [read.problem for read in reads[1:]]
    assert [(fault.fields["line"], fault.fields["reason"]) for fault in faults if fault] == [
        (2, "not-json"), (3, "not-an-object"), (4, "no-text"), (5, "not-json"),
    ]  # fmt: skip
    assert reads[-1].position == len(data)


@pytest.mark.parametrize(
    ("written", "origin"),
    [
        ("human", HUMAN), ("", HUMAN), (None, HUMAN), ("alien x", HUMAN),
        ("rule", Origin(OriginKind.RULE)), ("rule dates", Origin(OriginKind.RULE, "dates")),
        ("model my model 2", Origin(OriginKind.MODEL, "my model", "2")),
    ],
)  # fmt: skip
def test_origins_are_read_as_they_are_written(written: Any, origin: Origin) -> None:
    assert origin_of(written) == origin


def test_likeness() -> None:
    assert likeness(READER, "a.jsonl", as_bytes(record())) > 0.9
    assert likeness(READER, "a.jsonl", b'{"text": "' + b"x" * 70_000) == 0
    long = json.dumps({"spans": [], "answer": "accept", "text": "x" * 70_000}).encode()
    assert likeness(READER, "a.jsonl", long) > 0.6
    assert likeness(READER, "a.jsonl", b'{"text": "x", "title": "y"}\n') == 0
    assert likeness(READER, "a.jsonl", b'{"text": "x", "answer": "42"}\n') == 0
    assert likeness(READER, "a.txt", b"Bonjour") == 0


KEYS = ["start", "end", "label", "text", "token_end", "head", "id", "meta", "tokens"]


@given(st.lists(st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4),
    max_leaves=8,
), max_size=4), st.data())  # fmt: skip
def test_records_of_any_shape_raise_nothing(values: list[Any], data: st.DataObject) -> None:
    keys = ["spans", "relations", "tokens", "meta", "answer", "rejected", "zones"]
    row = {"text": "Léa vit", **{data.draw(st.sampled_from(keys)): value for value in values}}
    for read in read_all(READER, Bytes("a.jsonl", as_bytes(row))):
        assert (read.document is None) != (read.problem is None)


ODD = st.sampled_from(
    [
        {},
        {"text": "Léa"},
        {"text": None},
        {"token_start": 0, "token_end": 0},
        {"token_start": "x"},
        {"start": "0"},
        {"start": True},
        {"end": 3.0},
        {"end": None},
        {"label": 7},
        {"label": "PER\u0000"},
        {"line": 4},
        {" ": 4},
        {"comment": "?"},
        {"state": "rejected"},
    ]
)


@given(
    st.lists(st.tuples(st.sampled_from([(0, 3), (4, 7), (10, 12), (1, 3), (0, 99)]), ODD)),
    st.sampled_from(["accept", "reject", "ignore", None]),
)
def test_plain_rows_read_quickly_come_to_the_same_as_row_by_row(
    rows: list[tuple[tuple[int, int], dict[str, Any]]], answer: str | None
) -> None:
    spans = [{"start": start, "end": end, "label": "PER", **odd} for (start, end), odd in rows]
    source = Bytes("a.jsonl", as_bytes(record(spans=spans, answer=answer)))
    quick = read_one(READER, source)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(prodigy_reading, "_plain_spans", lambda *_: None)
        careful = read_one(READER, source)
    assert quick.spans == careful.spans
    assert [note.fields for note in quick.notes] == [note.fields for note in careful.notes]
