"""Our WebAnno tables: they come back as far as a table can hold an article."""

import io
from dataclasses import replace

import cassis
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import LayerId, RelationId, RelationTypeId
from annotator.core.model import Relation, SpanState, trim_range
from annotator.core.scheme import Scheme
from annotator.formats.webanno_columns import cell_of, escaped, stacked, unescaped
from annotator.formats.webanno_tsv import WebAnnoReader
from annotator.formats.webanno_writing import WebAnnoWriter
from annotator.formats.writing import SPLITS, Annotated, Loss, LossKind, Provenance, Split
from tests.unit.formats.sources import Bytes, read_one
from tests.unit.formats.works import WHO, Files, export, made, work

READER = WebAnnoReader()
HELD = ("label", "layer", "state", "origin", "score", "attributes", "flagged", "comment")


def written(scheme: Scheme, *works: Annotated) -> tuple[Files, list[tuple[Loss, ...]]]:
    return export(WebAnnoWriter(), Provenance(project="crue", scheme=scheme), *works)


def source(files: Files) -> Bytes:
    (name,) = (name for name in files.streams if name.endswith(".tsv"))
    return Bytes(name, files[name])


def places(losses: tuple[Loss, ...], kind: LossKind) -> set[tuple[str, int, int]]:
    return {(loss.label, loss.start, loss.end) for loss in losses if loss.kind is kind}


@given(work())
def test_what_a_table_can_hold_comes_back(scheme: Scheme, annotated: Annotated) -> None:
    files, (losses,) = written(scheme, annotated)
    read = read_one(READER, source(files))
    text = annotated.document.text
    assert read.document is not None
    first = len(text) - len(text.lstrip())
    assert (
        read.document.text
        == text[:first].replace("\n", " ").replace("\t", " ").replace("\u00a0", " ") + text[first:]
    )
    assert (read.document.text == text) == (("", 0, first) not in places(losses, LossKind.TEXT))
    assert read.notes == ()
    gone = places(losses, LossKind.UNALIGNED)
    expected = [each for each in annotated.spans if (each.label, each.start, each.end) not in gone]
    expected.sort(key=lambda each: each.label)
    found = sorted(read.spans, key=lambda each: each.label)
    for one, span in zip(found, expected, strict=True):
        trimmed = trim_range(text, span.start, span.end)
        assert (one.start, one.end) == trimmed
        told = (span.label, span.start, span.end) in places(losses, LossKind.TEXT)
        assert told == (trimmed != (span.start, span.end))
        for name in HELD:
            assert getattr(one, name) == getattr(span, name), name
    keys = {one.key: span.id for one, span in zip(found, expected, strict=True)}
    kept = [each for each in annotated.relations if {each.head, each.child} <= set(keys.values())]
    assert sorted((each.type, keys[each.head], keys[each.child]) for each in read.relations) == (
        sorted((each.type, each.head, each.child) for each in kept)
    )
    assert len(annotated.relations) - len(kept) == sum(
        loss.kind is LossKind.RELATION for loss in losses
    )


VALUES = st.text(st.sampled_from("a\\[]|_;*->\t\n\r\f\b1🚒u0é"), max_size=12)


@given(st.lists(VALUES, min_size=1, max_size=4))
def test_values_of_any_kind_stand_in_one_cell(values: list[str]) -> None:
    cell = "|".join(f"{escaped(value) or '*'}[{number}]" for number, value in enumerate(values, 1))
    assert "\t" not in cell
    assert "\n" not in cell
    found = [cell_of(each) for each in stacked(cell)]
    assert [(each.value, each.number) for each in found] == [
        (value, str(number)) for number, value in enumerate(values, 1)
    ]
    assert [unescaped(escaped(each, words=False)) for each in values] == values


def test_the_table_is_as_webanno_writes_it(scheme: Scheme) -> None:
    own = replace(scheme, layers=tuple(each for each in scheme.layers if each.id == "claims"))
    spans = (
        ("claims", "CLAIM", 3, 12),
        ("claims", "CUE", 12, 15),
        ("claims", "SOURCE", 10, 12),
        ("claims", "PART", 8, 10),
    )
    annotated = made("🚒\n Léa vit à Aÿ-là.\n\nFin.\n", *spans)
    link = Relation(
        id=RelationId("0" * 32), document=annotated.document.id, annotator=WHO.id,
        type=RelationTypeId("said-by"), head=annotated.spans[0].id, child=annotated.spans[1].id,
        state=SpanState.REJECTED,
    )  # fmt: skip
    annotated = replace(annotated, relations=(link,))
    files, (losses,) = written(own, annotated)
    assert losses == (
        Loss(kind=LossKind.TEXT, label="CUE", start=12, end=15),
        Loss(kind=LossKind.TEXT, label="SOURCE", start=10, end=12),
        Loss(kind=LossKind.METADATA, label="annotator"),
    )
    lines = source(files).data.decode().split("\n")
    assert lines[0] == "#FORMAT=WebAnno TSV 3.3"
    assert lines[1].startswith("#T_SP=webanno.custom.claims|value|annotator_state|")
    assert "|BT_webanno.custom.claims" in lines[2]
    table = [line for line in lines if not line.startswith("#T_")]
    assert ["\t".join(line.split("\t")[:4]) for line in table[1:]] == [
        "", "",
        "#Text=🚒", "#Text= ",
        "1-1\t0-2\t🚒\t_",
        "",
        "#Text=Léa vit à Aÿ-là.", "#Text=",
        "2-1\t4-7\tLéa\tCLAIM[1]",
        "2-2\t8-11\tvit\tCLAIM[1]",
        "2-2.1\t9-11\tit\tPART[4]",
        "2-3\t12-13\tà\tCLAIM[1]|SOURCE[3]",
        "2-4\t14-16\tAÿ\tCUE[2]",
        "2-5\t16-17\t-\t_",
        "2-6\t17-19\tlà\t_",
        "2-7\t19-20\t.\t_",
        "",
        "#Text=Fin.", "#Text=",
        "3-1\t22-25\tFin\t_",
        "3-2\t25-26\t.\t_",
        "",
    ]  # fmt: skip
    read = read_one(READER, source(files))
    assert [each.state for each in read.relations] == [SpanState.REJECTED]


NAMES = st.text(st.sampled_from("aé_.-:/🚒0Z|"), min_size=1, max_size=6)


@given(st.lists(NAMES, min_size=2, max_size=2, unique=True), NAMES)
def test_layers_and_labels_of_any_name(scheme: Scheme, names: list[str], label: str) -> None:
    claims = next(layer for layer in scheme.layers if layer.id == "claims")
    own = replace(scheme, layers=tuple(replace(claims, id=LayerId(name)) for name in names))
    annotated = made("Léa vit.", *((name, label, 0, 3 + index) for index, name in enumerate(names)))
    files, _ = written(own, annotated)
    read = read_one(READER, source(files))
    found = sorted(read.spans, key=lambda span: span.end)
    assert [(span.layer, span.label) for span in found] == [(name, label) for name in names]


def test_parts_of_a_dataset_and_the_types_of_all(scheme: Scheme) -> None:
    plain = made("Léa vit.")
    works = [replace(plain, split=split) for split in (Split.TRAIN, Split.DEV)]
    provenance = Provenance(project="a", scheme=scheme, splits=SPLITS)
    files, _ = export(WebAnnoWriter(), provenance, *works)
    folders = sorted(name.rpartition("/")[0] for name in files.streams)
    assert folders == ["", "dev", "train"]
    system = cassis.load_typesystem(io.BytesIO(files["TypeSystem.xml"]))
    assert system.get_type("webanno.custom.claims").get_feature("value") is not None
