"""Tables of spans and claims: everything is in them, and no cell of them is a formula."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.ids import RelationId, RelationTypeId, SpanId, new_id
from annotator.core.model import Relation, Span, SpanState
from annotator.core.scheme import Scheme
from annotator.core.suggestions import CUED_BY, SAID_BY
from annotator.formats.span_tables import ClaimsTableWriter, SpansTableWriter
from annotator.formats.table_cells import BOM, harmless, original
from annotator.formats.writing import SPLITS, Annotated, LossKind, Provenance, Split
from tests.unit.formats.works import Files, export, made, work

SPANS, CLAIMS = SpansTableWriter(), ClaimsTableWriter()
FORMULA_SIGNS = "=+-@\t\r\n＝＋－＠−"


def of(scheme: Scheme, **fields: tuple[Split, ...]) -> Provenance:
    return Provenance(project="crue", scheme=scheme, **fields)


def table(files: Files, name: str = "data.csv", delimiter: str = ",") -> list[dict[str, str]]:
    """Return the rows of a table as whoever follows the documentation reads it."""
    text = files[name].decode("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    return [{key: original(value) for key, value in row.items()} for row in rows]


def cells(data: bytes) -> Iterator[str]:
    for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")):
        yield from row


@given(st.text(st.sampled_from("'a \u00a0\ufeff1" + FORMULA_SIGNS) | st.characters(), max_size=8))
def test_a_cell_is_harmless_and_gives_back_what_it_was_made_of(value: str) -> None:
    cell = harmless(value)
    assert original(cell) == value
    assert not cell.lstrip(" \u00a0\ufeff").startswith(tuple(FORMULA_SIGNS))
    if value[:1].isalnum():
        assert cell == value


@pytest.mark.parametrize(
    "value",
    [
        "=1+1",
        "+33 1",
        "-2",
        "@x",
        "\t=1",
        "\r=1",
        " =1",
        "\u00a0=1",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "−1",
    ],
)
def test_what_a_spreadsheet_would_run_has_an_apostrophe(value: str) -> None:
    assert harmless(value) == "'" + value


@given(annotated=work())
def test_every_span_is_a_row_with_all_that_is_known_of_it(
    scheme: Scheme, annotated: Annotated
) -> None:
    files, (losses,) = export(SPANS, of(scheme), annotated)
    found = table(files)
    text = annotated.document.text
    assert [row["id"] for row in found] == [span.id for span in annotated.spans]
    for row, span in zip(found, annotated.spans, strict=True):
        assert (int(row["start"]), int(row["end"])) == (span.start, span.end)
        assert row["text"] == text[span.start : span.end]
        assert text.startswith(row["right"], span.end)
        assert text[: span.start].endswith(row["left"])
        assert (row["layer"], row["label"]) == (span.layer, span.label)
        assert (row["state"], row["origin"]) == (span.state, str(span.origin))
        assert (float(row["score"]) if row["score"] else None) == span.score
        assert row["comment"] == span.comment
        assert (row["flagged"] == "yes") == span.flagged
        assert row["document"] == annotated.document.id
        assert row["title"] == annotated.document.title
        other = json.loads(row["other"]) if row["other"] else {}
        assert attributes(row, span, other) == span.attributes
        links = other.get("relations", {}).get("said_by", [])
        assert links == [each.child for each in annotated.relations if each.head == span.id]
    kinds = {loss.kind for loss in losses}
    assert kinds <= {LossKind.METADATA, LossKind.COMMENT}
    lost = {loss.label for loss in losses}
    assert set(annotated.document.metadata) <= lost
    dangerous = [each for each in cells(files["data.csv"]) if each.startswith(tuple(FORMULA_SIGNS))]
    assert dangerous == []


def attributes(row: dict[str, str], span: Span, other: dict[str, dict[str, str]]) -> dict[str, str]:
    columns = {
        key.removeprefix("attribute_"): value
        for key, value in row.items()
        if key.startswith("attribute_")
        and (value or key.removeprefix("attribute_") in span.attributes)
    }
    return {**columns, **other.get("attributes", {})}


def a_claim() -> Annotated:
    article = made(
        "Selon Léa, il pleut, dit-elle.",
        ("claims", "CLAIM", 11, 19),
        ("claims", "SOURCE", 6, 9),
        ("claims", "CUE", 0, 5),
        ("claims", "SOURCE", 25, 29),
        ("entities", "PER", 6, 9),
    )
    claim, source, cue, again, _ = article.spans

    def link(kind: RelationTypeId, child: Span, head: SpanId = claim.id) -> Relation:
        return Relation(
            id=RelationId(new_id()),
            document=article.document.id,
            annotator=article.annotator.id,
            type=kind,
            head=head,
            child=child.id,
        )

    spans = (
        replace(claim, attributes={"kind": "indirect", "modality": "asserted", "x": "y"}),
        replace(source, attributes={"mention": "Léa Durand"}),
        *article.spans[2:],
    )
    links = (link(SAID_BY, again), link(SAID_BY, source), link(CUED_BY, cue))
    return replace(article, spans=spans, relations=links)


def test_a_claim_is_a_row_with_its_source_and_cue(scheme: Scheme) -> None:
    article = a_claim()
    files, (losses,) = export(CLAIMS, of(scheme), article)
    (row,) = table(files)
    wanted = {
        "content": "il pleut",
        "start": "11",
        "end": "19",
        "source": "Léa",
        "source_start": "6",
        "source_end": "9",
        "source_mention": "Léa Durand",
        "cue": "Selon",
        "cue_start": "0",
        "kind": "indirect",
        "modality": "asserted",
        "state": "accepted",
        "left": "Selon Léa, ",
    }
    assert {key: row[key] for key in wanted} == wanted
    assert {(each.kind, each.label, each.start) for each in losses if each.label != "text"} == {
        (LossKind.ATTRIBUTE, "x", 11),
        (LossKind.RELATION, "SOURCE", 25),
        (LossKind.LAYER, "SOURCE", 25),
        (LossKind.LAYER, "PER", 6),
    }


def test_a_claim_of_nobody_has_empty_cells(scheme: Scheme) -> None:
    article = a_claim()
    alone = replace(article.spans[0], state=SpanState.REJECTED)
    files, _ = export(CLAIMS, of(scheme), replace(article, spans=(alone,), relations=()))
    (row,) = table(files)
    assert (row["source"], row["source_start"], row["cue"], row["state"]) == (
        "",
        "",
        "",
        "rejected",
    )


@pytest.mark.parametrize("writer", [SPANS, CLAIMS], ids=["spans", "claims"])
def test_columns_do_not_repeat_and_are_there_without_articles(
    scheme: Scheme, writer: SpansTableWriter | ClaimsTableWriter
) -> None:
    files, _ = export(writer, of(scheme, splits=SPLITS))
    assert set(files.streams) == {"train.csv", "dev.csv", "test.csv"}
    columns = list(cells(files["dev.csv"]))
    assert len(columns) == len(set(columns)) > 20


def test_excel_and_others_get_what_they_read(scheme: Scheme) -> None:
    article = made("a;b", ("entities", "PER", 0, 3))
    files, _ = export(SPANS, of(scheme), article)
    assert files["data.csv"].startswith(BOM)
    files, _ = export(SpansTableWriter(bom=False, delimiter=";"), of(scheme), article)
    assert not files["data.csv"].startswith(BOM)
    (row,) = table(files, delimiter=";")
    assert row["text"] == "a;b"
