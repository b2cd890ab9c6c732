"""doccano's JSON Lines: what is written comes back, in units that its window shows rightly."""

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import RelationId, RelationTypeId, new_id
from annotator.core.model import Relation
from annotator.core.scheme import Scheme
from annotator.formats.doccano import DoccanoReader
from annotator.formats.doccano_writing import DoccanoWriter
from annotator.formats.registry import reader_for
from annotator.formats.writing import Annotated, LossKind, Provenance, Split
from tests.unit.formats.coming_back import check_all, check_document, solid
from tests.unit.formats.sources import Bytes, read_all, read_one
from tests.unit.formats.works import export, made, work

READER, WRITER = DoccanoReader(), DoccanoWriter()


def of(scheme: Scheme, *, relations: bool = True) -> Provenance:
    return Provenance(project="crue", scheme=scheme if relations else replace(scheme, relations=()))


def records(data: bytes) -> list[dict[str, Any]]:
    return [json.loads(line) for line in data.splitlines()]


@pytest.mark.parametrize("relations", [True, False])
@given(annotated=work().map(solid))
def test_what_is_written_comes_back(scheme: Scheme, relations: bool, annotated: Annotated) -> None:
    files, (losses,) = export(WRITER, of(scheme, relations=relations), annotated)
    read = read_one(READER, Bytes("a.jsonl", files["data.jsonl"]))
    check_all(annotated, losses, [read])
    check_document(annotated, losses, read)


def test_shapes(scheme: Scheme) -> None:
    article = made("🚒 Léa vit à Aÿ.", ("entities", "PER", 2, 5), ("entities", "LOC", 12, 14))
    first, second = article.spans
    link = Relation(
        id=RelationId(new_id()),
        document=article.document.id,
        annotator=article.annotator.id,
        type=RelationTypeId("lives-in"),
        head=first.id,
        child=second.id,
    )
    article = replace(article, relations=(link,))
    files, (losses,) = export(WRITER, of(scheme, relations=False), article)
    (flat,) = records(files["data.jsonl"])
    assert flat["label"] == [[3, 6, "PER"], [13, 15, "LOC"]]  # UTF-16 units, as its window counts
    assert "entities" not in flat
    assert [(loss.kind, loss.label) for loss in losses] == [(LossKind.RELATION, "lives-in")]
    files, (losses,) = export(WRITER, of(scheme), article)
    (related,) = records(files["data.jsonl"])
    assert related["entities"][0] == {"id": 1, "label": "PER", "start_offset": 3, "end_offset": 6}
    assert related["relations"] == [{"id": 1, "from_id": 1, "to_id": 2, "type": "lives-in"}]
    assert "label" not in related
    assert losses == ()


def test_records_have_the_same_keys_and_the_format_is_known(scheme: Scheme) -> None:
    """doccano reads records as a table: a key that one has is in all of them."""
    plain = made("Aÿ")
    document = replace(plain.document, title="Crue", url="https://a.example", metadata={"n": 1})
    full = replace(plain, document=document)
    files, _ = export(WRITER, of(scheme), plain, full)
    found = records(files["data.jsonl"])
    assert found[0].keys() == found[1].keys()
    source = Bytes("data.jsonl", files["data.jsonl"])
    assert reader_for(source)[0][0].name == "doccano"
    first, second = read_all(READER, source)
    assert first.document is not None
    assert second.document is not None
    assert first.document.metadata.keys() == {"document", "annotator"}
    assert second.document.metadata["n"] == 1


def test_parts_are_files_and_wrong_texts_are_refused(scheme: Scheme) -> None:
    article = made("Aÿ", ("entities", "LOC", 0, 2))
    files, _ = export(WRITER, of(scheme), replace(article, split=Split.DEV), article)
    assert set(files.streams) == {"dev.jsonl", "data.jsonl"}
    other = replace(article, document=replace(article.document, text="Ay"))
    with pytest.raises(SpanMismatchError):
        export(WRITER, of(scheme), other)
    outside = replace(article, spans=(replace(article.spans[0], end=3),))
    with pytest.raises(SpanMismatchError):
        export(WRITER, of(scheme), outside)
