"""doccano, Label Studio and potato: their real files, their shapes, their drift."""

import json
import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.model import DocumentState, Origin, OriginKind, SpanState
from annotator.formats.codec import FileSource, Profile, Read, Reader
from annotator.formats.doccano import DoccanoReader
from annotator.formats.json_items import json_items
from annotator.formats.label_studio import LabelStudioReader
from annotator.formats.potato import PotatoReader
from tests.unit.formats.sources import Bytes, likeness, notes, quoted, read_all, read_one

DOCCANO, STUDIO, POTATO = DoccanoReader(), LabelStudioReader(), PotatoReader()
SHARED = Path(os.environ.get("ANNOTATOR_SHARED", Path(__file__).parents[3].parent / "shared"))


def shared(name: str) -> Path:
    path = SHARED / "files" / name
    if not path.is_file():
        pytest.skip(f"{name} is among the shared files only (ANNOTATOR_SHARED)")
    return path


def lines(*rows: Any) -> bytes:
    return b"".join(json.dumps(row).encode() + b"\n" for row in rows)


def from_file(reader: Reader, path: Path) -> list[Read]:
    return list(reader.read(FileSource(path), Profile()))


def words_of(reads: list[Read]) -> list[list[tuple[str, str]]]:
    assert [read.problem for read in reads if read.problem] == []
    return [quoted(read) for read in reads]


def doccano_rows() -> list[dict[str, Any]]:
    return [json.loads(line) for line in shared("doccano_export.jsonl").read_bytes().splitlines()]


def test_doccanos_own_file() -> None:
    rows = doccano_rows()
    reads = from_file(DOCCANO, shared("doccano_export.jsonl"))
    assert words_of(reads) == [
        [(label, row["text"][start:end]) for start, end, label in row["label"]] for row in rows
    ]
    assert [note for read in reads for note in read.notes] == []
    document = reads[0].document
    assert document is not None
    assert (document.title, document.source) == (rows[0]["title"], rows[0]["source"])
    assert document.metadata == {"id": 1}
    assert reads[0].state is DocumentState.DONE


@pytest.mark.parametrize("way", ["one line feed", "crlf", "utf-16"])
def test_doccanos_file_after_it_drifted(way: str) -> None:
    """Every span of a real file comes back whole, however the offsets were counted."""
    rows = doccano_rows()
    drifted = []
    for row in rows:
        text = row["text"]
        raw = text.replace("\n", "\r\n") if way == "one line feed" else text

        def count(offset: int, text: str = text) -> int:
            before = text[:offset].replace("\n", "\r\n") if way == "crlf" else text[:offset]
            return len(before.encode("utf-16-le")) // 2 if way == "utf-16" else len(before)

        label = [[count(start), count(end), name] for start, end, name in row["label"]]
        drifted.append({**row, "text": raw, "label": label})
    reads = read_all(DOCCANO, Bytes("a.jsonl", lines(*drifted)))
    assert words_of(reads) == [
        [(label, row["text"][start:end]) for start, end, label in row["label"]] for row in rows
    ]
    moved = [note for read in reads for note in read.notes]
    assert moved
    assert {(note.code, note.fields["reason"]) for note in moved} == {("span-repaired", "counting")}


def test_doccano_with_relations() -> None:
    row = {
        "id": 1,
        "text": "Léa vit à Aÿ.",
        "entities": [
            {"id": 4, "label": "PER", "start_offset": 0, "end_offset": 3},
            {"id": 9, "label": "LOC", "start_offset": 10, "end_offset": 12},
        ],
        "relations": [
            {"id": 1, "from_id": 4, "to_id": 9, "type": "lives in"},
            {"id": 2, "from_id": 4, "to_id": 77, "type": "lost"},
        ],
        "Comments": ["à revoir", "oui"],
        "label": [],
    }
    read = read_one(DOCCANO, Bytes("a.jsonl", lines(row)))
    assert quoted(read) == [("PER", "Léa"), ("LOC", "Aÿ")]
    assert [(each.type, each.head, each.child) for each in read.relations] == [
        ("lives in", "4", "9")
    ]
    assert notes(read) == [("annotation-left-out", "no-such-span")]
    assert read.comment == "à revoir\noui"
    assert read.document is not None
    assert read.document.metadata == {"id": 1}


def test_doccano_in_its_other_shapes() -> None:
    rows = [
        {"text": "Léa vit.", "labels": [[0, 3, "PER"]]},
        {"text": "Léa vit.", "entities": [[0, 3, "PER"]], "cats": ["x"]},
        {"text": "Léa vit.", "label": ["politique"]},
        {"text": "Léa vit.", "label": []},
    ]
    reads = read_all(DOCCANO, Bytes("a.json", json.dumps(rows).encode()))
    assert words_of(reads) == [[("PER", "Léa")], [("PER", "Léa")], [], []]
    assert [read.left_out for read in reads] == [set(), {"cats"}, {"label"}, set()]
    assert reads[3].state is None


STUDIO_TASK = {
    "id": 7,
    "data": {"article": "🚒 Léa vit à Aÿ.\nPaul part.", "title": "Crue"},
    "annotations": [
        {
            "completed_by": {"id": 3, "email": "ana@example.org"},
            "was_cancelled": False,
            "ground_truth": True,
            "lead_time": 12.5,
            "result": [
                {
                    "id": "a",
                    "type": "labels",
                    "value": {"start": 3, "end": 6, "text": "Léa", "labels": ["PER", "HERO"]},
                    "meta": {"text": ["sûr ?"]},
                },
                {
                    "id": "b",
                    "type": "labels",
                    "value": {"start": 13, "end": 15, "text": "Aÿ", "labels": ["LOC"]},
                },
                {
                    "id": "a",
                    "type": "choices",
                    "from_name": "role",
                    "value": {"start": 3, "end": 6, "choices": ["héros"]},
                },
                {"id": "c", "type": "choices", "from_name": "topic", "value": {"choices": ["x"]}},
                {
                    "type": "relation",
                    "from_id": "a",
                    "to_id": "b",
                    "direction": "left",
                    "labels": ["home of"],
                },
                {
                    "type": "relation",
                    "from_id": "a",
                    "to_id": "z",
                    "direction": "right",
                    "labels": [],
                },
                {
                    "id": "h",
                    "type": "hypertextlabels",
                    "value": {
                        "start": "/p[1]/text()[1]",
                        "startOffset": 0,
                        "end": "/p[1]/text()[1]",
                        "endOffset": 3,
                        "hypertextlabels": ["ORG"],
                    },
                },
            ],
        },
        {"completed_by": 4, "was_cancelled": True, "result": []},
    ],
    "predictions": [
        {
            "model_version": "v1",
            "score": 0.5,
            "result": [
                {
                    "id": "p",
                    "type": "labels",
                    "score": 0.9,
                    "value": {"start": 2, "end": 5, "text": "Léa", "labels": ["PER"]},
                },
                {
                    "id": "q",
                    "type": "labels",
                    "value": {"start": 16, "end": 20, "labels": ["PER"], "text": "Paul"},
                },
            ],
        },
    ],
    "drafts": [{}],
}


def test_label_studios_own_file() -> None:
    tasks = json.loads(shared("label_studio_export.json").read_bytes())
    reads = from_file(STUDIO, shared("label_studio_export.json"))
    assert words_of(reads) == [
        [(item["value"]["labels"][0], item["value"]["text"]) for item in work["result"]]
        for task in tasks
        for work in task["annotations"]
    ]
    assert [note for read in reads for note in read.notes] == []
    document = reads[0].document
    assert document is not None
    assert document.title == tasks[0]["data"]["title"]
    assert document.metadata["id"] == tasks[0]["id"]
    assert {read.annotator for read in reads} == {"1"}


def test_label_studios_offsets_in_utf16_are_repaired() -> None:
    tasks = json.loads(shared("label_studio_export.json").read_bytes())
    expected = []
    for task in tasks:
        text = task["data"]["text"]
        for work in task["annotations"]:
            expected.append([(r["value"]["labels"][0], r["value"]["text"]) for r in work["result"]])
            for item in work["result"]:
                for side in ("start", "end"):
                    before = text[: item["value"][side]]
                    item["value"][side] = len(before.encode("utf-16-le")) // 2
    reads = read_all(STUDIO, Bytes("a.json", json.dumps(tasks).encode()))
    assert words_of(reads) == expected
    moved = [note for read in reads for note in read.notes]
    assert moved
    assert {(note.code, note.fields["reason"]) for note in moved} == {("span-repaired", "counting")}


def test_a_task_with_everything() -> None:
    first, second, predicted = read_all(STUDIO, Bytes("a.json", json.dumps([STUDIO_TASK]).encode()))
    assert quoted(first) == [("PER", "Léa"), ("HERO", "Léa"), ("LOC", "Aÿ")]
    assert [(each.type, each.head, each.child) for each in first.relations] == [
        ("home of", "b", "a")
    ]
    assert first.spans[0].attributes == {"role": "héros"}
    assert first.spans[0].comment == "sûr ?"
    assert (first.annotator, first.milliseconds) == ("ana@example.org", 12_500)
    assert first.state is DocumentState.DONE
    assert first.left_out == {"drafts", "choices"}
    assert notes(first) == [
        ("annotation-left-out", "html-offsets"),
        ("span-repaired", "counting"),
        ("span-repaired", "counting"),
        ("span-repaired", "counting"),
        ("annotation-left-out", "no-such-span"),
    ]
    document = first.document
    assert document is not None
    assert document.title == "Crue"
    assert document.metadata == {"id": 7, "ground_truth": True}
    assert (second.annotator, second.state, second.spans) == ("4", DocumentState.SKIPPED, ())
    assert quoted(predicted) == [("PER", "Léa"), ("PER", "Paul")]
    assert {span.state for span in predicted.spans} == {SpanState.SUGGESTED}
    assert {span.origin for span in predicted.spans} == {Origin(OriginKind.MODEL, "v1")}
    assert [span.score for span in predicted.spans] == [0.9, 0.5]
    assert (predicted.state, predicted.annotator, predicted.notes) == (None, "", ())


def test_json_min() -> None:
    row = {
        "id": 1, "text": "Léa vit à Aÿ.", "source": "AFP", "annotator": 2, "annotation_id": 5,
        "created_at": "x", "updated_at": "x", "lead_time": 3,
        "ner": [{"start": 0, "end": 3, "text": "Léa", "labels": ["PER"]}],
        "loc": [{"start": 10, "end": 12, "text": "Aÿ", "labels": ["LOC"]}],
    }  # fmt: skip
    read = read_one(STUDIO, Bytes("a.json", json.dumps([row]).encode()))
    assert quoted(read) == [("PER", "Léa"), ("LOC", "Aÿ")]
    assert (read.annotator, read.milliseconds) == ("2", 3000)
    assert read.document is not None
    assert (read.document.source, read.document.metadata) == ("AFP", {"id": 1})
    assert likeness(STUDIO, "a.json", json.dumps([row]).encode()) == 0.9


def test_potatos_own_file_has_no_texts() -> None:
    path = shared("potato_export.jsonl")
    reads = from_file(POTATO, path)
    assert {read.problem and read.problem.fields["reason"] for read in reads} == {"text-elsewhere"}
    assert len(reads) == len(path.read_bytes().splitlines())


def test_potatos_own_file_with_the_texts_beside_it() -> None:
    path = shared("potato_export.jsonl")
    texts, expected = [], []
    for line in path.read_bytes().splitlines():
        row = json.loads(line)
        spans = row["spans"]["ner"]
        text = bytearray(b"x" * (max(span["end"] for span in spans) + 9)).decode()
        for span in spans:
            text = text[: span["start"]] + span["text"] + text[span["end"] :]
        texts.append({"id": row["instance_id"], "text": text, "title": "T"})
        expected.append([(span["name"], span["text"]) for span in spans])
    source = Bytes("potato_export.jsonl", path.read_bytes(), {"data.jsonl": lines(*texts)})
    reads = read_all(POTATO, source)
    assert words_of(reads) == expected
    assert {read.annotator for read in reads} == {"u1"}
    assert POTATO.companions(source) == {"data.jsonl"}


def test_potatos_layers_and_links() -> None:
    spans = {
        "ner": [{"name": "PER", "start": 0, "end": 3, "id": "s1", "text": "Léa"}],
        "place": [{"name": "LOC", "start": 10, "end": 12, "id": "s2", "text": "Aÿ"}],
    }
    links = {
        "rel": [
            {"link_type": "in", "span_ids": ["s1", "s2"]},
            {"link_type": "x", "span_ids": ["s1"]},
        ]
    }
    row = {
        "instance_id": 3,
        "user_id": "ana",
        "spans": spans,
        "links": links,
        "text": "Léa vit à Aÿ.",
        "labels": {"a": 1},
    }
    read = read_one(POTATO, Bytes("a.jsonl", lines(row)))
    assert quoted(read) == [("PER", "Léa"), ("LOC", "Aÿ")]
    assert [span.layer for span in read.spans] == ["ner", "place"]
    assert [(each.type, each.head, each.child) for each in read.relations] == [("in", "s1", "s2")]
    assert read.left_out == {"labels"}
    assert notes(read) == [("annotation-left-out", "no-such-span")]


@pytest.mark.parametrize("reader", [DOCCANO, STUDIO, POTATO], ids=lambda reader: reader.name)
def test_formats_are_told_apart(reader: Reader) -> None:
    files = {
        "doccano": "doccano_export.jsonl",
        "label-studio": "label_studio_export.json",
        "potato": "potato_export.jsonl",
    }
    for name, file in files.items():
        data = shared(file).read_bytes()
        assert (likeness(reader, file, data) >= 0.8) is (reader.name == name)


KEYS = [
    "start",
    "end",
    "label",
    "labels",
    "text",
    "id",
    "type",
    "value",
    "result",
    "start_offset",
    "end_offset",
    "from_id",
    "span_ids",
    "meta",
    "score",
    "lead_time",
    "completed_by",
    "choices",
]
SHAPES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.sampled_from(["labels", "relation", "choices", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5)
    ),
    max_leaves=12,
)


@pytest.mark.parametrize("reader", [DOCCANO, STUDIO, POTATO], ids=lambda reader: reader.name)
@given(data=st.data())
def test_records_of_any_shape_raise_nothing(reader: Reader, data: st.DataObject) -> None:
    keys = [
        "label",
        "labels",
        "entities",
        "relations",
        "Comments",
        "data",
        "annotations",
        "predictions",
        "spans",
        "links",
        "instance_id",
        "annotation_id",
    ]
    row = {key: data.draw(SHAPES) for key in data.draw(st.sets(st.sampled_from(keys)))}
    row["text"] = data.draw(st.sampled_from(["Léa vit", "", 3]))
    if data.draw(st.booleans()):
        row["data"] = {"text": "Léa vit"}
    for read in read_all(reader, Bytes("a.jsonl", lines(row))):
        assert (read.document is None) != (read.problem is None)


@pytest.mark.parametrize("reader", [DOCCANO, STUDIO, POTATO], ids=lambda reader: reader.name)
@given(content=st.binary(max_size=300))
def test_bytes_of_any_kind_raise_nothing(reader: Reader, content: bytes) -> None:
    for name in ("a.json", "a.jsonl"):
        for start in (b"", b"[", b'{"text": "a"}\n'):
            source = Bytes(name, start + content)
            assert 0 <= likeness(reader, name, source.data) <= 1
            read_all(reader, source)


def test_bottomless_json_is_a_fault() -> None:
    deep = b'{"text": "a", "spans": ' + b"[" * 1_000_000 + b"]" * 1_000_000 + b"}"
    for name in ("a.json", "a.jsonl"):
        assert likeness(DOCCANO, name, deep) == 0
        assert [read.problem is not None for read in read_all(DOCCANO, Bytes(name, deep))] == [True]


@pytest.mark.parametrize("damage", [b"3,", b'{"text": ,},', b'{"text": "a"},' * 3 + b"nul,", b""])
@pytest.mark.parametrize("end", [b"]", b" ,"])
def test_an_array_is_read_on_behind_what_is_damaged(damage: bytes, end: bytes) -> None:
    good = b'{"text": "L\xc3\xa9a vit", "label": [[0, 3, "PER"]]}'
    data = b"[" + good + b"," + damage + good + end
    reads = read_all(DOCCANO, Bytes("a.json", data))
    assert [quoted(read) for read in reads if read.spans] == [[("PER", "Léa")]] * 2
    faults = [item.problem for item in json_items(Bytes("a.json", data)) if item.problem]
    assert [read.problem and read.problem.fields for read in reads if read.problem] == [
        fault.fields for fault in faults
    ]


def test_an_array_that_is_cut_off_says_so() -> None:
    data = b'[{"text": "a", "label": []}, {"text": "b", "label": []}'
    reads = read_all(DOCCANO, Bytes("a.json", data))
    assert [read.problem and read.problem.fields["reason"] for read in reads] == [
        None, None, "cut-off",
    ]  # fmt: skip
