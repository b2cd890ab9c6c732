"""Parquet: rows become articles whatever their columns hold, and damage is said, never raised."""

import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.offsets import canonicalise
from annotator.formats import parquet_files
from annotator.formats.codec import HEAD, Profile
from annotator.formats.parquet_files import ParquetReader
from annotator.formats.registry import reader_for
from tests.unit.formats.sources import Bytes, read_all

ROWS = [
    {
        "titre": "Le pont",
        "texte": "Le pont est fermé depuis lundi.\r\nIl rouvre demain 🚒.",
        "journal": "La Feuille",
        "date": datetime(2024, 2, 15, 8, 30, tzinfo=UTC),
        "mots": ["pont", "fermé"],
        "prix": Decimal("1.50"),
        "photo": b"\x00\xff",
        "meta": {"rubrique": "Ville", "jour": date(2024, 2, 15)},
    },
    {"titre": "Le quai", "texte": "Le quai est ouvert depuis mardi.", "journal": None},
    {"titre": "Rien", "texte": None},
]


def written(rows: list[dict[str, Any]], **options: Any) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file, **options)
    return file.getvalue()


def test_every_row_is_an_article() -> None:
    source = Bytes("a.parquet", written(ROWS))
    assert reader_for(source)[0][0].name == "parquet"
    one, two, three = read_all(ParquetReader(), source)
    assert one.document is not None
    assert two.document is not None
    assert one.document.text == "Le pont est fermé depuis lundi.\nIl rouvre demain 🚒."
    assert (one.document.title, one.document.source) == ("Le pont", "La Feuille")
    assert one.document.published.startswith("2024-02-15T08:30")
    assert one.document.metadata == {
        "mots": ["pont", "fermé"],
        "prix": "1.50",
        "rubrique": "Ville",
        "jour": "2024-02-15",
    }
    assert two.document.source == ""
    assert three.problem is not None
    assert (three.problem.code, three.problem.fields["line"]) == ("bad-record", 3)
    assert three.position == source.size


def test_columns_can_be_mapped() -> None:
    rows = [{"a": "Le pont est fermé depuis lundi soir.", "b": "Un titre", "c": "15/02/2024"}]
    source = Bytes("a.parquet", written(rows))
    reader = ParquetReader()
    columns = reader.columns(source, Profile())
    assert columns.names == ("a", "b", "c")
    profile = Profile(fields={"text": "a", "title": "b", "published": "c"}, date_format="%d/%m/%Y")
    (read,) = read_all(reader, source, profile)
    assert read.document is not None
    assert (read.document.title, read.document.published) == ("Un titre", "2024-02-15")


@given(
    st.lists(st.text(max_size=30) | st.none(), max_size=20),
    st.integers(1, 7),
    st.sampled_from(["snappy", "zstd", "none"]),
)
def test_texts_come_back_as_they_were_written(
    texts: list[str | None], group: int, compression: str
) -> None:
    rows = [{"text": text, "n": number} for number, text in enumerate(texts)]
    data = written(rows or [{"text": None, "n": 0}], row_group_size=group, compression=compression)
    profile = Profile(fields={"text": "text"})
    reads = read_all(ParquetReader(), Bytes("a.parquet", data), profile)
    found = [(read.document.metadata["n"], read.document.text) for read in reads if read.document]
    wanted = [(n, canonicalise(text)) for n, text in enumerate(texts) if text is not None]
    assert found == [(n, text) for n, text in wanted if text.strip()]


@given(st.binary(max_size=300))
def test_bytes_that_are_no_table_are_a_problem(data: bytes) -> None:
    (read,) = read_all(ParquetReader(), Bytes("a.parquet", b"PAR1" + data))
    assert read.problem is not None
    assert read.problem.fields["reason"] == "damaged"


@given(st.data())
def test_damage_is_a_problem(data: st.DataObject) -> None:
    whole = written([{"text": f"Article {n}", "source": "x"} for n in range(30)])
    where = data.draw(st.integers(4, len(whole) - 9))
    broken = whole[:where] + data.draw(st.binary(min_size=1, max_size=8)) + whole[where + 8 :]
    reader = ParquetReader()
    for read in read_all(reader, Bytes("a.parquet", broken)):
        assert read.document is not None or read.problem is not None


def test_a_text_that_is_no_article_any_more_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet_files, "LARGEST_ARTICLE", 20)
    source = Bytes("a.parquet", written([{"text": "x" * 21}, {"text": "court"}]))
    long, short = read_all(ParquetReader(), source, Profile(fields={"text": "text"}))
    assert long.problem is not None
    assert long.problem.fields["reason"] == "too-large"
    assert short.document is not None


def test_chosen_rows_are_read_alone() -> None:
    rows = [{"text": f"Article {n}.", "source": f"S{n % 3}"} for n in range(1300)]
    source = Bytes("a.parquet", written(rows, row_group_size=600))
    reader = ParquetReader()
    profile = reader.guess(source, source.data[:HEAD])
    profile = Profile(fields={"text": "text", "source": "source"})
    wanted = [0, 599, 600, 601, 1111, 1299]
    taken = list(reader.take(source, profile, wanted))
    assert [read.document.text for read in taken if read.document] == [
        f"Article {n}." for n in wanted
    ]
    found = reader.traits(source, profile)
    assert found is not None
    traits = [row for batch in found for row in batch]
    assert len(traits) == reader.count(source) == 1300
    assert traits[7].values == ("S1", None, None)
    assert traits[7].length == len("Article 7.")
    assert reader.traits(source, Profile(fields={"text": "a.b"})) is None
