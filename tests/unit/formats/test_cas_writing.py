"""Our CAS files: they come back whole, cassis reads them, and INCEpTION finds its types."""

import io
import json
import re
from dataclasses import replace

import cassis
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import LayerId, RelationId, RelationTypeId
from annotator.core.model import Relation, SpanState
from annotator.core.scheme import Scheme
from annotator.formats.cas import CasReader
from annotator.formats.cas_types import SENTENCE, TOKEN
from annotator.formats.cas_writing import CasWriter
from annotator.formats.writing import SPLITS, Annotated, Loss, LossKind, Provenance, Split
from tests.unit.formats.sources import Bytes, read_one
from tests.unit.formats.works import WHO, Files, export, made, work

READER = CasReader()
HELD = (
    "start", "end", "label", "layer", "state", "origin", "score", "attributes", "flagged",
    "comment",
)  # fmt: skip
NOT_IN_XML = tuple(map(chr, (*range(9), 0xB, 0xC, *range(0xE, 0x20), 0xFFFE, 0xFFFF)))


def written(scheme: Scheme, *works: Annotated) -> tuple[Files, list[tuple[Loss, ...]]]:
    return export(CasWriter(), Provenance(project="crue", scheme=scheme), *works)


def source(files: Files) -> Bytes:
    (name,) = (name for name in files.streams if name.endswith(".xmi"))
    return Bytes(name, files[name], {"TypeSystem.xml": files["TypeSystem.xml"]})


def writable(annotated: Annotated) -> bool:
    """Tell whether XML can have every character of an article and its annotations."""
    escaped = json.dumps(msgspec.to_builtins(annotated))
    return re.search(r"\\u00[01]|\\[bf]", escaped) is None


@given(work().filter(writable))
def test_everything_comes_back(scheme: Scheme, annotated: Annotated) -> None:
    files, (losses,) = written(scheme, annotated)
    assert losses == ()
    read = read_one(READER, source(files))
    document, before = read.document, annotated.document
    assert document is not None
    for name in ("text", "sha256", "title", "source", "author", "metadata"):
        assert getattr(document, name) == getattr(before, name)
    assert read.notes == ()
    spans = sorted(read.spans, key=lambda each: each.label)
    expected = sorted(annotated.spans, key=lambda each: each.label)
    for found, span in zip(spans, expected, strict=True):
        for name in HELD:
            assert getattr(found, name) == getattr(span, name), name
    keys = {found.key: span.id for found, span in zip(spans, expected, strict=True)}
    assert sorted((each.type, keys[each.head], keys[each.child]) for each in read.relations) == (
        sorted((each.type, each.head, each.child) for each in annotated.relations)
    )
    assert (read.annotator, read.state) == (WHO.name, annotated.status.state)
    assert (read.flagged, read.comment) == (annotated.status.flagged, annotated.status.comment)
    assert read.milliseconds == annotated.milliseconds


@given(work(), st.sampled_from(NOT_IN_XML[1:9]))
def test_characters_that_xml_cannot_have_are_replaced_and_told(
    scheme: Scheme, annotated: Annotated, mark: str
) -> None:
    text = f"Léa{mark}Roy 🚒"
    odd = made(text, ("entities", "PER", 0, 7))
    odd = replace(odd, spans=(replace(odd.spans[0], comment=f"a{mark}", label="X"),))
    files, (losses,) = written(scheme, odd)
    assert losses == (
        Loss(kind=LossKind.TEXT, start=3, end=4),
        Loss(kind=LossKind.TEXT, label="X", start=0, end=7),
    )
    read = read_one(READER, source(files))
    assert read.document is not None
    assert read.document.text == "Léa\ufffdRoy 🚒"
    assert [span.comment for span in read.spans] == ["a\ufffd"]
    written(scheme, annotated)  # whatever is in it can be written


def linked(*ends: tuple[int, int], spans: tuple[tuple[str, str, int, int], ...]) -> Annotated:
    annotated = made("🚒 Léa vit à Aÿ, dit-on.\nPaul part.", *spans)
    relations = tuple(
        Relation(
            id=RelationId(f"{number:032x}"),
            document=annotated.document.id,
            annotator=WHO.id,
            type=RelationTypeId("said-by"),
            head=annotated.spans[head].id,
            child=annotated.spans[child].id,
            state=SpanState.REJECTED,
        )
        for number, (head, child) in enumerate(ends)
    )
    return replace(annotated, relations=relations)


def test_what_other_tools_find_in_it(scheme: Scheme) -> None:
    spans = (("entities", "PER", 2, 5), ("claims", "CLAIM", 6, 14), ("claims", "CUE", 16, 22))
    annotated = linked((1, 2), (1, 0), spans=spans)
    annotated = replace(
        annotated,
        spans=(*annotated.spans[:1], replace(annotated.spans[1], attributes={"kind": "direct"}),
               annotated.spans[2]),
    )  # fmt: skip
    files, losses = written(scheme, annotated)
    assert losses == [()]
    system = cassis.load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    cas = cassis.load_cas_from_xmi(io.BytesIO(source(files).data), typesystem=system)
    assert cas.sofa_string == annotated.document.text
    (entity,) = cas.select("webanno.custom.entities")
    assert (entity.get_covered_text(), entity.value) == ("Léa", "PER")
    claim, cue = cas.select("webanno.custom.claims")
    assert (claim.value, claim.attribute_kind, cue.attribute_kind) == ("CLAIM", "direct", None)
    (relation,) = cas.select("webanno.custom.claims_relation")
    assert (relation.Governor, relation.Dependent, relation.value) == (claim, cue, "said-by")
    assert (relation.begin, relation.end) == (cue.begin, cue.end)
    (crossing,) = cas.select("webanno.custom.RelationBetweenLayers")
    assert (crossing.Governor, crossing.Dependent) == (claim, entity)
    tokens = [token.get_covered_text() for token in cas.select(TOKEN)]
    assert tokens[:5] == ["🚒", "Léa", "vit", "à", "Aÿ"]
    sentences = [each.get_covered_text() for each in cas.select(SENTENCE)]
    assert sentences == annotated.document.text.split("\n")
    assert b'begin="3" end="6"' in source(files).data  # UTF-16 units
    read = read_one(READER, source(files))
    assert {each.state for each in read.relations} == {SpanState.REJECTED}


NAMES = st.text(st.sampled_from("aé_.-:/🚒0Z"), min_size=1, max_size=6)


@given(st.lists(NAMES, min_size=2, max_size=2, unique=True), NAMES)
def test_layers_and_labels_of_any_name(scheme: Scheme, names: list[str], label: str) -> None:
    claims = next(layer for layer in scheme.layers if layer.id == "claims")
    own = replace(scheme, layers=tuple(replace(claims, id=LayerId(name)) for name in names))
    annotated = made("Léa vit.", *((name, label, 0, 3 + index) for index, name in enumerate(names)))
    files, losses = written(own, annotated)
    assert losses == [()]
    read = read_one(READER, source(files))
    assert [(span.layer, span.label) for span in read.spans] == [(name, label) for name in names]


def test_spans_of_layers_that_are_not_in_the_scheme_are_left_out(scheme: Scheme) -> None:
    annotated = made("Léa vit.", ("gone", "PER", 0, 3))
    _, losses = written(scheme, annotated)
    assert losses == [(Loss(kind=LossKind.LAYER, label="PER", start=0, end=3),)]
    with pytest.raises(SpanMismatchError):
        written(scheme, replace(annotated, spans=(annotated.spans[0].at(0, 99),)))


def test_each_part_of_a_dataset_is_a_folder_with_its_types(scheme: Scheme) -> None:
    plain = made("Léa vit.")
    plain = replace(plain, document=replace(plain.document, title="Léa à Aÿ"))
    works = [replace(plain, split=split) for split in (Split.TRAIN, Split.DEV)]
    provenance = Provenance(project="a", scheme=scheme, splits=SPLITS)
    files, _ = export(CasWriter(), provenance, *works)
    assert sorted(files.streams) == [
        "dev/000002-lea-a-ay.xmi", "dev/TypeSystem.xml", "train/000001-lea-a-ay.xmi",
        "train/TypeSystem.xml",
    ]  # fmt: skip
