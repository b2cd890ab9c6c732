"""Tables and records: columns are found, dates understood, bad rows named by their place."""

import json
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.model import Document
from annotator.core.offsets import canonicalise
from annotator.formats import json_items, tables
from annotator.formats.codec import Profile, Read
from annotator.formats.dates import guess_format, iso_date
from annotator.formats.delimited import DelimitedReader
from annotator.formats.json_files import JsonLinesReader, JsonReader
from annotator.formats.profiles import profile_from_data, profile_to_data
from annotator.formats.registry import reader_named
from annotator.formats.spreadsheets import SpreadsheetReader
from tests.unit.formats.made import ARTICLE, table, workbook
from tests.unit.formats.sources import Bytes, read_all, read_one

HEADER = ["N°", "Titre", "Texte", "Auteur(s)", "Date de publication", "Journal", "Lien", "Rubrique"]
ROW = [
    "7", "Crue", ARTICLE, "J. Dupont", "24/02/2022", "Le Jour", "https://jour.example/1", "Météo",
]  # fmt: skip

PLAIN = st.text('a"\\é{}[],\n🚒', max_size=8) | st.integers() | st.none()
JSON = PLAIN | st.lists(PLAIN, max_size=3) | st.dictionaries(st.text(max_size=2), PLAIN, max_size=2)


def documents(reads: list[Read]) -> list[Document]:
    assert [read.problem for read in reads if read.problem] == []
    return [read.document for read in reads if read.document is not None]


def problems(reads: list[Read]) -> list[tuple[str, dict[str, Any]]]:
    return [(read.problem.code, read.problem.fields) for read in reads if read.problem]


# CSV and XLSX


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_table_is_understood_without_being_told(delimiter: str, encoding: str) -> None:
    row = [cell.replace("🚒", "").replace("\u202f", "\u00a0") for cell in ROW]
    data = table([HEADER, row, row], delimiter=delimiter, encoding=encoding)
    reader = DelimitedReader()
    source = Bytes("export.csv", data)
    profile = reader.guess(source, data)
    assert profile.delimiter == delimiter
    assert profile.header
    assert profile.fields == {
        "text": "Texte", "title": "Titre", "author": "Auteur(s)", "source": "Journal",
        "published": "Date de publication", "url": "Lien",
    }  # fmt: skip
    assert profile.date_format == "%d/%m/%Y"
    columns = reader.columns(source, profile)
    assert columns.names == tuple(HEADER)
    first, second = documents(read_all(reader, source))
    assert first.text == row[2]
    assert (first.title, first.author, first.source) == ("Crue", "J. Dupont", "Le Jour")
    assert (first.published, first.url) == ("2022-02-24", "https://jour.example/1")
    assert first.metadata == {"N°": "7", "Rubrique": "Météo"}
    assert second.text == first.text


def test_a_table_without_header_is_understood_by_what_is_in_it() -> None:
    rows = [
        [str(number), "2022-02-24", f"{ARTICLE} {number}", f"https://j.example/{number}"]
        for number in range(3)
    ]
    source = Bytes("export.csv", table(rows))
    profile = DelimitedReader().guess(source, source.data)
    assert not profile.header
    assert profile.fields == {"text": "3", "published": "2", "url": "4"}
    assert [d.metadata for d in documents(read_all(DelimitedReader(), source))] == [
        {"1": "0"}, {"1": "1"}, {"1": "2"},
    ]  # fmt: skip


def test_a_mapping_that_is_chosen_is_followed() -> None:
    source = Bytes("export.csv", table([["a", "b", "c"], ["un texte", "autre", "12/31/2022"]]))
    profile = Profile(fields={"text": "b", "published": "c"}, date_format="%m/%d/%Y")
    (document,) = documents(list(DelimitedReader().read(source, profile)))
    assert (document.text, document.published) == ("autre", "2022-12-31")
    assert document.metadata == {"a": "un texte"}


def test_a_choice_stands_and_the_rest_is_found_out() -> None:
    rows = [["texte", "titre"], ["Un; deux, trois", "T"]]
    source = Bytes("export.csv", table(rows, delimiter="|"))
    (document,) = documents(list(DelimitedReader().read(source, Profile())))
    assert (document.text, document.title) == ("Un; deux, trois", "T")
    chosen = Profile(header=False)
    found = documents(list(DelimitedReader().read(source, replace(chosen, fields={"text": "1"}))))
    assert [document.text for document in found] == ["texte", "Un; deux, trois"]
    columns = DelimitedReader().columns(source, Profile(delimiter=","))
    assert columns.names == ("texte|titre", "2")


def test_a_date_that_is_none_stays_where_it_was() -> None:
    source = Bytes("export.csv", table([["texte", "date"], ["Un texte.", "hier"]]))
    (document,) = documents(read_all(DelimitedReader(), source))
    assert document.published == ""
    assert document.metadata == {"date": "hier"}


def test_one_column_is_not_cut_at_its_commas() -> None:
    rows = ["texte", "Un seul.", "Deux, trois.", "Quatre, cinq.", "Six, sept."]
    reads = read_all(DelimitedReader(), Bytes("a.csv", "\n".join(rows).encode()))
    assert [document.text for document in documents(reads)] == rows[1:]


def test_the_line_in_which_excel_says_its_delimiter_is_followed() -> None:
    data = "sep=;\r\nTitre;Texte\r\nA;Un, deux, trois.\r\n".encode("utf-16")
    (document,) = documents(read_all(DelimitedReader(), Bytes("a.csv", data)))
    assert (document.text, document.title) == ("Un, deux, trois.", "A")


@pytest.mark.parametrize(("name", "data"), [("csv", b""), ("json", b"[]"), ("jsonl", b"\n")])
def test_a_file_without_any_record_is_said_to_be_empty(name: str, data: bytes) -> None:
    reads = read_all(reader_named(name), Bytes(f"a.{name}", data))
    assert problems(reads) == [("empty-text", {"name": f"a.{name}"})]


def test_damaged_places_are_counted() -> None:
    good = "Été, été, été à Nîmes, là-bas, déjà, où ça ?"
    data = table([["texte"], [good], ["Fin."]]) + b'"L\'\xe9t\xe9"\r\n'
    first, _, third = documents(read_all(DelimitedReader(), Bytes("a.csv", data)))
    assert first.metadata == {}
    assert third.text == "L'\ufffdt\ufffd"
    assert third.metadata == {"damaged_characters": 2}


def test_a_row_without_text_is_named_by_its_line() -> None:
    rows = [["texte", "titre"], ["Deux\nlignes", "a"], ["", "b"], ["", ""], ["Fin.", "c"]]
    reads = read_all(DelimitedReader(), Bytes("a.csv", table(rows)))
    assert problems(reads) == [("empty-text", {"name": "a.csv:4"})]
    assert [d.title for d in documents([r for r in reads if r.document])] == ["a", "c"]


def test_rows_of_uneven_width_come_in() -> None:
    data = b"texte;titre\nUn;a;trop\nDeux\n"
    first, second = documents(read_all(DelimitedReader(), Bytes("a.csv", data)))
    assert first.metadata == {"3": "trop"}
    assert (second.text, second.title) == ("Deux", "Deux")


def test_columns_of_one_name_are_told_apart() -> None:
    assert tables.column_names(["a", "a", ""], header=True, width=4) == ["a", "a (2)", "3", "4"]


def test_a_quotation_that_never_ends_is_a_fault_with_its_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("annotator.formats.delimited.LARGEST_ARTICLE", 1000)
    data = b'texte\nUn.\n"' + b"x\n" * 2000
    reads = read_all(DelimitedReader(), Bytes("a.csv", data))
    assert [read.document.text for read in reads if read.document] == ["Un."]
    assert problems(reads) == [("bad-record", {"name": "a.csv", "line": 3, "reason": "not-csv"})]


def test_texts_longer_than_the_csv_default_come_in() -> None:
    data = table([["texte"], ["x" * 200_000]])
    assert len(documents(read_all(DelimitedReader(), Bytes("a.csv", data)))[0].text) == 200_000


@given(
    st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=5),
    st.sampled_from(",;\t|"),
)
def test_any_text_survives_a_table(rows: list[tuple[str, str]], delimiter: str) -> None:
    kept = [(text, title) for text, title in rows if canonicalise(text).strip()]
    data = table([["texte", "titre"], *map(list, kept)], delimiter=delimiter)
    profile = Profile(
        encoding="utf-8", delimiter=delimiter, fields={"text": "texte", "title": "titre"}
    )
    reads = list(DelimitedReader().read(Bytes("a.csv", data), profile))
    assert [d.text for d in documents(reads)] == [canonicalise(text) for text, _ in kept]


def test_a_workbook_offers_its_sheets_and_reads_the_first_that_is_filled() -> None:
    rows: list[list[object]] = [
        ["Titre", "Texte", "Date", "Prix", "Somme"],
        ["Crue", ARTICLE, datetime(2022, 2, 24), 3, "=1+1"],  # noqa: DTZ001
        [None, None, None, None, None],
        ["Feu", "Un feu.", datetime(2022, 2, 24, 14, 30), 2.5, None],  # noqa: DTZ001
        ["Sans texte", None, date(2022, 2, 25), None, None],
    ]
    data = workbook({"Vide": [], "Articles": rows, "Autres": [["texte"], ["Rien."]]})
    source, reader = Bytes("a.xlsx", data), SpreadsheetReader()
    profile = reader.guess(source, data)
    assert profile.sheet == "Articles"
    columns = reader.columns(source, profile)
    assert columns.sheets == ("Vide", "Articles", "Autres")
    assert columns.names == ("Titre", "Texte", "Date", "Prix", "Somme")
    reads = list(reader.read(source, profile))
    first, second = (read.document for read in reads if read.document)
    assert first.text == ARTICLE
    assert (first.published, second.published) == ("2022-02-24", "2022-02-24T14:30:00")
    assert first.metadata == {"Prix": "3"}, "formulas are not worked out"
    assert problems(reads) == [("empty-text", {"name": "a.xlsx:5"})]
    (other,) = documents(list(reader.read(source, Profile(sheet="Autres"))))
    assert other.text == "Rien."
    (missing,) = reader.read(source, Profile(sheet="Non", fields={"text": "texte"}))
    assert problems([missing]) == [("unreadable-file", {"name": "a.xlsx", "reason": "no-sheet"})]


# JSON


def test_json_is_found_wherever_its_list_is() -> None:
    record = {
        "titre": "Crue", "contenu": {"brut": ARTICLE},
        "auteurs": [{"name": "J. D."}, {"name": "A"}],
        "meta": {"rubrique": "Météo"}, "date": 1645660800, "langue": "fr-FR", "identifiant": 12,
    }  # fmt: skip
    for content in ([record], {"n": 1, "response": {"docs": [record]}}, record):
        document = read_one(JsonReader(), Bytes("a.json", json.dumps(content).encode())).document
        assert document is not None
        assert document.text == ARTICLE
        assert (document.title, document.author, document.language) == ("Crue", "J. D., A", "fr-FR")
        assert document.published == "2022-02-24T00:00:00+00:00"
        assert document.metadata == {"rubrique": "Météo", "id": 12}


def test_what_a_web_service_renders_is_html() -> None:
    post = {"title": {"rendered": "L&rsquo;eau"}, "content": {"rendered": "<p>Un.</p><p>Deux.</p>"}}
    document = read_one(JsonReader(), Bytes("a.json", json.dumps([post]).encode())).document
    assert document is not None
    assert document.text == "Un.\nDeux."


def test_records_of_a_json_file_offer_their_keys() -> None:
    rows = [{"a": {"b": 1}, "texte": "Un texte."}, {"c": [1], "texte": "Un texte."}]
    source = Bytes("a.json", json.dumps(rows).encode())
    assert JsonReader().columns(source, Profile()).names == ("a.b", "texte", "c")
    lines = Bytes("a.jsonl", b"\n".join(json.dumps(row).encode() for row in rows))
    assert JsonLinesReader().columns(lines, Profile()).names == ("a.b", "texte", "c")


def test_a_damaged_record_costs_only_itself() -> None:
    data = b'[{"text":"a"}, {"text":}, {"text":"]}\\"b"}, 3, {}, {"text":"c'
    reads = read_all(JsonReader(), Bytes("a.json", data))
    assert [read.document.text for read in reads if read.document] == ["a", ']}"b']
    assert [(fields["number"], fields["reason"]) for _, fields in problems(reads)] == [
        (2, "not-json"), (4, "not-an-object"), (5, "no-text"), (6, "cut-off"),
    ]  # fmt: skip


def test_lines_name_their_line() -> None:
    data = b'{"text":"a"}\n\n{"text":\n{"text":" "}\n'
    reads = read_all(JsonLinesReader(), Bytes("a.jsonl", data))
    assert problems(reads) == [
        ("bad-record", {"name": "a.jsonl", "line": 3, "reason": "not-json"}),
        ("empty-text", {"name": "a.jsonl:4"}),
    ]


def test_annotations_that_are_left_out_are_named() -> None:
    (read,) = read_all(JsonLinesReader(), Bytes("a.jsonl", b'{"text":"a","spans":[]}\n'))
    assert read.left_out == {"spans"}
    assert read.document is not None
    assert read.document.metadata == {}


def test_a_record_too_large_to_be_an_article_is_passed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_items, "LARGEST_ARTICLE", 1000)
    monkeypatch.setattr(json_items, "_CHUNK", 64)
    rows = [{"text": "a"}, {"text": "x" * 5000}, {"text": "b"}]
    reads = read_all(JsonReader(), Bytes("a.json", json.dumps(rows).encode()))
    assert [read.document.text for read in reads if read.document] == ["a", "b"]
    assert [fields["reason"] for _, fields in problems(reads)] == ["too-large"]


@given(
    st.lists(st.dictionaries(st.text('a"\\é{}[],', max_size=4), JSON, max_size=3), max_size=5),
    st.integers(1, 40),
    st.sampled_from([None, 1]),
)
def test_an_array_is_cut_where_its_items_end(
    rows: list[dict[str, Any]], chunk: int, indent: int | None
) -> None:
    data = json.dumps(rows, ensure_ascii=False, indent=indent).encode("utf-8", "surrogatepass")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(json_items, "_CHUNK", chunk)
        items = list(json_items.json_items(Bytes("a.json", data)))
    assert [item.record for item in items] == rows
    assert all(item.problem is None for item in items)


def test_a_long_file_is_never_held_whole(shared: Path) -> None:
    lines = (shared / "articles" / "bulk_news.jsonl").read_bytes().splitlines()[:1000]
    data = b"[" + b",\n".join(lines) + b"]"
    reads = iter(JsonReader().read(Bytes("a.json", data), Profile(fields={"text": "text"})))
    first = next(reads)
    assert first.position < 200_000
    texts = [read.document.text for read in [first, *reads] if read.document]
    assert texts == [canonicalise(json.loads(line)["text"]) for line in lines]


# Dates


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("24/02/2022", "2022-02-24"),
        ("24 février 2022", "2022-02-24"),
        ("1er mars 2023", "2023-03-01"),
        ("lundi 19 décembre 2022 à 14h30", "2022-12-19T14:30:00"),
        ("Publié le 24 février 2022", "2022-02-24"),
        ("December 19, 2022", "2022-12-19"),
        ("Mon, 19 Dec 2022 14:30:00 +0100", "2022-12-19T14:30:00+01:00"),
        ("2022-12-19T14:30:00Z", "2022-12-19T14:30:00+00:00"),
        ("20221219T143000+0100", "2022-12-19T14:30:00+01:00"),
        ("20221219", "2022-12-19"),
        ("12/31/2022", "2022-12-31"),
        ("2022-12", "2022-12"),
        ("1671456600", "2022-12-19T13:30:00+00:00"),
        ("hier", ""),
        ("il y a 3 jours", ""),
        ("2022-13", ""),
        ("42", ""),
        ("", ""),
        ("9999999999999", ""),
    ],
)
def test_dates_become_iso(written: str, iso: str) -> None:
    assert iso_date(written) == iso


def test_the_format_that_reads_every_date_is_found() -> None:
    assert guess_format(["01/02/2022", "03/04/2022"]) == "%d/%m/%Y"
    assert guess_format(["01/02/2022", "12/31/2022"]) == "%m/%d/%Y"
    assert guess_format(["2022-02-24", ""]) == ""
    assert guess_format(["24 février 2022"]) == ""
    assert iso_date("01/02/2022", "%m/%d/%Y") == "2022-01-02"


@given(st.text() | st.integers() | st.floats() | st.none() | st.lists(st.integers(), max_size=2))
def test_any_value_is_a_date_or_none(value: object) -> None:
    found = iso_date(value, "%d/%m/%Y")
    assert found == "" or iso_date(found) == found


# Profiles


@given(
    st.builds(
        Profile,
        encoding=st.text(max_size=5),
        delimiter=st.text(max_size=1),
        header=st.booleans(),
        sheet=st.text(max_size=5),
        fields=st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=3),
        date_format=st.text(max_size=5),
        tag_scheme=st.text(max_size=5),
    )
)
def test_a_profile_is_remembered(profile: Profile) -> None:
    data = profile_to_data(profile)
    assert profile_from_data(json.loads(json.dumps(data))) == profile
    assert profile_to_data(Profile()) == {}


def test_what_does_not_fit_a_profile_is_passed_over() -> None:
    data = {"encoding": 3, "header": "no", "fields": {"text": 1}, "sheet": "A", "later": True}
    assert profile_from_data(data) == Profile(sheet="A")
    assert profile_from_data(["no"]) == Profile()
