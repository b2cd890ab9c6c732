"""Datasets for Hugging Face: Parquet that comes back whole, typed columns, and a card."""

import io
import json
from dataclasses import replace
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import srsly
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import LabelId, RelationId, RelationTypeId
from annotator.core.model import Relation, SpanState
from annotator.core.scheme import Scheme
from annotator.formats import huggingface_parts
from annotator.formats.huggingface import HuggingFaceReader
from annotator.formats.huggingface_card import Dataset, readme
from annotator.formats.huggingface_rows import Untagged
from annotator.formats.huggingface_writing import HuggingFaceWriter
from annotator.formats.registry import reader_for
from annotator.formats.writing import SPLITS, Annotated, Loss, Provenance, Split
from tests.unit.formats.sources import Bytes, likeness, notes, read_all, read_one
from tests.unit.formats.works import WHO, Files, export, made, work

READER = HuggingFaceReader()
TRAIN = "data/train-00000-of-00001.parquet"
HELD = (
    "start", "end", "label", "layer", "state", "origin", "score", "attributes", "flagged",
    "comment",
)  # fmt: skip


def written(
    scheme: Scheme, *works: Annotated, **fields: Any
) -> tuple[Files, list[tuple[Loss, ...]]]:
    provenance = Provenance(**{"project": "crue", "scheme": scheme, **fields})
    return export(HuggingFaceWriter(), provenance, *works)


def table(files: Files, name: str = TRAIN) -> pa.Table:
    return pq.read_table(io.BytesIO(files[name]))


def header(files: Files) -> Any:
    return srsly.yaml_loads(files["README.md"].decode().split("---\n")[1])


@given(work())
def test_everything_comes_back(scheme: Scheme, annotated: Annotated) -> None:
    files, losses = written(scheme, annotated)
    assert losses == [()]
    read = read_one(READER, Bytes("a.parquet", files[TRAIN]))
    document, before = read.document, annotated.document
    assert document is not None
    for name in ("text", "sha256", "title", "source", "author", "metadata"):
        assert getattr(document, name) == getattr(before, name)
    assert read.notes == ()
    for found, span in zip(read.spans, annotated.spans, strict=True):
        assert found.key == span.id
        for name in HELD:
            assert getattr(found, name) == getattr(span, name), name
    assert [(each.type, each.head, each.child) for each in read.relations] == [
        (each.type, each.head, each.child) for each in annotated.relations
    ]
    assert (read.annotator, read.state) == (WHO.name, annotated.status.state)
    assert (read.flagged, read.comment) == (annotated.status.flagged, annotated.status.comment)
    assert read.milliseconds == annotated.milliseconds


def claimed() -> Annotated:
    annotated = made(
        "Léa 🚒 dit qu’il pleut à Aÿ.",
        ("entities", "PER", 0, 3),
        ("claims", "SOURCE", 0, 3),
        ("claims", "CUE", 6, 9),
        ("claims", "CLAIM", 13, 26),
        ("entities", "LOC", 24, 26),
        ("entities", "MISC", 16, 26),
        ("entities", "LOC", 1, 2),
        ("entities", "gone", 0, 1),
    )
    spans = list(annotated.spans)
    spans[3] = replace(spans[3], attributes={"kind": "indirect", "modality": "asserted"})
    relations = tuple(
        Relation(
            id=RelationId(kind), document=annotated.document.id, annotator=WHO.id,
            type=RelationTypeId(kind), head=spans[3].id, child=spans[child].id,
        )
        for kind, child in (("said-by", 1), ("cued-by", 2))
    )  # fmt: skip
    return replace(annotated, spans=tuple(spans), relations=relations)


def test_rows_have_tokens_tags_and_claims(scheme: Scheme) -> None:
    annotated = claimed()
    files, _ = written(scheme, annotated)
    (row,) = table(files).to_pylist()
    text = annotated.document.text
    assert row["tokens"][:3] == ["Léa", "🚒", "dit"]
    assert [text[each["start"] : each["end"]] for each in row["token_offsets"]] == row["tokens"]
    features = json.loads(table(files).schema.metadata[b"huggingface"])["info"]["features"]
    names = features["ner_tags"][0]["names"]
    tags = [names[tag] for tag in row["ner_tags"]]
    assert dict(zip(row["tokens"], tags, strict=True)) == {
        "Léa": "B-PER", "🚒": "O", "dit": "O", "qu’": "O", "il": "O", "pleut": "B-MISC",
        "à": "I-MISC", "Aÿ": "I-MISC", ".": "O",
    }  # fmt: skip
    (claim,) = row["claims"]
    assert (claim["text"], claim["kind"]) == ("il pleut à Aÿ", "indirect")
    assert claim["source"] == {"start": 0, "end": 3, "text": "Léa"}
    assert claim["cue"] == {"start": 6, "end": 9, "text": "dit"}
    text = files["README.md"].decode()
    assert "overlaps them: 2." in text
    assert "not theirs: 1." in text
    assert "in the scheme: 1." in text


@given(work())
def test_what_is_rejected_or_undecided_trains_nobody(scheme: Scheme, annotated: Annotated) -> None:
    spans = tuple(replace(span, state=SpanState.REJECTED) for span in annotated.spans)
    files, _ = written(scheme, replace(annotated, spans=spans, relations=()))
    (row,) = table(files).to_pylist()
    assert set(row["ner_tags"]) <= {0}
    assert row["claims"] == []
    assert len(row["spans"]) == len(spans)


def test_parts_and_the_header_of_the_card(scheme: Scheme) -> None:
    works = [replace(claimed(), split=split) for split in (*SPLITS, Split.TRAIN)]
    files, _ = written(scheme, *works, project='a: "b"\n---\n# c', language="no", splits=SPLITS)
    assert sorted(files.streams) == [
        "README.md",
        *(f"data/{name}-00000-of-00001.parquet" for name in ("test", "train", "validation")),
    ]
    found = header(files)
    assert found["pretty_name"] == 'a: "b"\n---\n# c'
    assert found["language"] == ["no"]
    assert found["size_categories"] == ["n<1K"]
    assert [each["split"] for each in found["configs"][0]["data_files"]] == [
        "train", "validation", "test",
    ]  # fmt: skip
    info = found["dataset_info"]
    assert [(each["name"], each["num_examples"]) for each in info["splits"]] == [
        ("train", 2), ("validation", 1), ("test", 1),
    ]  # fmt: skip
    assert [each["name"] for each in info["features"]] == table(files).schema.names
    described = {each["name"]: each for each in info["features"]}
    assert described["ner_tags"]["sequence"]["class_label"]["names"]["1"] == "B-PER"
    assert {"name": "layer", "dtype": "string"} in described["spans"]["list"]


def test_more_can_be_said_in_the_card() -> None:
    dataset = Dataset(
        name="a", language="français", columns=(), parts={}, entities=False, untagged=Untagged()
    )
    text = readme(dataset, "## More", "and more\n")
    assert text.endswith("`spans`.\n\n## More\n\nand more\n")
    assert "language:" not in text


def test_rows_go_out_in_groups(scheme: Scheme, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(huggingface_parts, "ROWS", 2)
    works = [made(f"Léa part {number} fois.") for number in range(5)]
    files, _ = written(scheme, *works)
    file = pq.ParquetFile(io.BytesIO(files[TRAIN]))
    assert [file.metadata.row_group(group).num_rows for group in range(3)] == [2, 2, 1]
    reads = read_all(READER, Bytes("a.parquet", files[TRAIN]))
    assert [read.document.text for read in reads if read.document] == [
        each.document.text for each in works
    ]
    assert reads[-1].position == len(files[TRAIN])


def test_nothing_exported_is_still_a_dataset(scheme: Scheme) -> None:
    files, _ = written(scheme)
    assert table(files).num_rows == 0
    assert read_all(READER, Bytes("a.parquet", files[TRAIN])) == []


def test_labels_of_any_name(scheme: Scheme) -> None:
    odd = "B-'\"🚒: #"
    entities = scheme.layers[0]
    labels = (replace(entities.labels[0], id=LabelId(odd)), *entities.labels[1:])
    own = replace(scheme, layers=(replace(entities, labels=labels), *scheme.layers[1:]))
    files, _ = written(own, made("Léa vit.", ("entities", odd, 0, 3)))
    assert table(files).to_pylist()[0]["ner_tags"][0] == 1
    info = {each["name"]: each for each in header(files)["dataset_info"]["features"]}
    assert info["ner_tags"]["sequence"]["class_label"]["names"]["1"] == f"B-{odd}"


def changed(files: Files, **columns: Any) -> Bytes:
    before = table(files)
    rows = [{**row, **columns} for row in before.to_pylist()]
    kept = {name: before.schema.field(name).type for name in before.schema.names}
    kept |= {name: pa.array([value]).type for name, value in columns.items()}
    schema = pa.schema(list(kept.items()), metadata=before.schema.metadata)
    stream = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows, schema=schema), stream)
    return Bytes("a.parquet", stream.getvalue())


SPAN = {
    "id": "x", "start": 0, "end": 99, "text": "", "label": "PER", "layer": "entities",
    "state": "accepted", "origin": "human", "score": None, "attributes": [], "flagged": False,
    "comment": "",
}  # fmt: skip


def test_files_that_somebody_changed(scheme: Scheme) -> None:
    files, _ = written(scheme, made("Léa vit."))
    for columns in ({"spans": 3}, {"metadata": "["}, {"metadata": "[]"}, {"state": "odd"}):
        (read,) = read_all(READER, changed(files, **columns))
        assert read.problem is not None
        assert read.problem.fields["reason"] == "damaged"
    (read,) = read_all(READER, changed(files, text=" "))
    assert read.problem is not None
    relation = {"type": "t", "head": "x", "child": "y", "state": "accepted", "origin": "human"}
    read = read_one(READER, changed(files, spans=[SPAN], relations=[relation]))
    assert notes(read) == [
        ("span-dropped", "outside-text"),
        ("annotation-left-out", "no-such-span"),
    ]


def test_other_parquet_files_are_not_ours(scheme: Scheme) -> None:
    files, _ = written(scheme, made("Léa vit."))
    source = Bytes("a.parquet", files[TRAIN])
    reader, likely = reader_for(source)[0]
    assert (reader.name, likely) == ("huggingface", 0.98)
    stream = io.BytesIO()
    pq.write_table(pa.table({"text": ["a"]}), stream)
    assert likeness(READER, "a.parquet", stream.getvalue()) == 0
    assert likeness(READER, "a.parquet", b"text") == 0


@given(
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=4),
    st.sampled_from([1, 2]),
)
def test_damaged_files_are_read_without_raising(
    scheme: Scheme, marks: list[tuple[float, int]], cut: int
) -> None:
    files, _ = written(scheme, claimed())
    content = bytearray(files[TRAIN])
    for share, value in marks:
        content[int(share * len(content))] = value
    source = Bytes("a.parquet", bytes(content[: len(content) // cut]))
    for read in read_all(READER, source):
        assert (read.problem is None) != (read.document is None)
