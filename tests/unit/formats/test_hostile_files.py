"""Files from strangers: damaged, truncated, made to harm. Only faults come of them, and soon."""

import io
import json
import subprocess
import sys
import time
import zipfile
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats import contents, registry
from annotator.formats.codec import HEAD, Profile, Reader
from tests.unit.formats.made import (
    LINES,
    docx,
    html_page,
    newsml_g2,
    nitf,
    odt,
    table,
    workbook,
)
from tests.unit.formats.sources import Bytes

ARTICLE_READERS = (
    "text", "markdown", "html", "mhtml", "pdf", "docx", "odt", "csv", "xlsx", "json", "jsonl",
    "feed", "newsml", "archive",
)  # fmt: skip
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>'
SECRET = Path("/etc/passwd").as_uri()
THIEF = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY e SYSTEM "{SECRET}">]>'
FETCHER = '<?xml version="1.0"?><!DOCTYPE {root} SYSTEM "http://127.0.0.1:9/a.dtd">'
FEED = "<rss><channel><item><title>T{0}</title></item></channel></rss>"
NITF = "<nitf><body><body.content><p>Un texte{0}.</p></body.content></body></nitf>"


def outcomes(reader: Reader, source: Bytes) -> list[str]:
    """Read a source in every way there is, and return the codes and reasons of its faults."""
    head = source.data[:HEAD]
    likely = reader.likeness(source, head)
    assert 0 <= likely <= 1
    profile = reader.guess(source, head)
    reader.columns(source, profile)
    found = []
    for read in [*reader.read(source, profile), *reader.read(source, Profile())]:
        assert (read.document is None) != (read.problem is None)
        if read.document is not None:
            json.dumps(read.document.metadata, allow_nan=False)
            found.append("read")
        elif read.problem is not None:
            found.append(str(read.problem.fields.get("reason", read.problem.code)))
    return found


@pytest.mark.parametrize("name", ARTICLE_READERS)
@settings(max_examples=60)
@given(data=st.binary(max_size=400))
def test_random_bytes_are_read_or_are_a_fault(name: str, data: bytes) -> None:
    reader = registry.reader_named(name)
    outcomes(reader, Bytes(f"a{min(reader.suffixes)}", data))


@pytest.mark.parametrize("name", ARTICLE_READERS)
@settings(max_examples=60)
@given(data=st.text('<>/&;!-[]{}":,ab \nitemrsxlhbody=#*_`|\\', max_size=300))
def test_random_markup_is_read_or_is_a_fault(name: str, data: str) -> None:
    reader = registry.reader_named(name)
    outcomes(reader, Bytes(f"a{min(reader.suffixes)}", data.encode()))


@cache
def samples() -> dict[str, bytes]:
    mhtml = (
        b'Content-Type: multipart/related; boundary="b"\r\n\r\n--b\r\nContent-Type: text/html\r\n'
        b"Content-Transfer-Encoding: base64\r\n\r\n" + html_page() + b"\r\n--b--\r\n"
    )
    return {
        "a.docx": docx(),
        "a.odt": odt("<text:p>Un texte.</text:p>"),
        "a.xlsx": workbook({"A": [["texte", "date"], ["Un texte.", "24/02/2022"]]}),
        "a.html": html_page(),
        "a.mhtml": mhtml,
        "a.xml": newsml_g2(),
        "n.xml": nitf(),
        "a.csv": table([["texte", "titre"], ['Un "texte"\n', "T"]]),
        "a.json": json.dumps([{"text": line} for line in LINES]).encode(),
        "a.rss": FEED.format("").encode(),
        "a.pdf": PDF,
    }


PDF = b"""%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R
/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 39>>stream
BT /F 12 Tf 20 200 Td (Un texte.) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
%%EOF"""


@pytest.mark.parametrize("name", samples())
def test_files_that_are_cut_off_or_damaged_are_read_or_are_a_fault(name: str) -> None:
    data = samples()[name]
    reader = registry.reader_for(Bytes(name, data))[0][0]
    assert "read" in outcomes(reader, Bytes(name, data))
    for part in range(1, 20):
        place = len(data) * part // 20
        outcomes(reader, Bytes(name, data[:place]))
        damaged = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
        outcomes(reader, Bytes(name, damaged))


@pytest.mark.parametrize("name", ["a.docx", "a.odt", "a.xlsx"])
@settings(max_examples=80)
@given(data=st.data())
def test_damage_inside_documents_is_a_fault(name: str, data: st.DataObject) -> None:
    whole = samples()[name]
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {part: archive.read(part) for part in archive.namelist()}
    path = data.draw(st.sampled_from(sorted(parts)))
    place = data.draw(st.integers(0, len(parts[path])))
    length = data.draw(st.integers(0, 40))
    put = data.draw(st.binary(max_size=3) | st.sampled_from([b"<a>", b"</", b'"', b"&x;"]))
    parts[path] = parts[path][:place] + put + parts[path][place + length :]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for part, content in parts.items():
            archive.writestr(part, content)
    outcomes(registry.reader_named(name[2:]), Bytes(name, file.getvalue()))


@pytest.mark.parametrize("damage", [b"<bo<ul>", b"<hf-8'>", b"\x01\x02</nav>", b"<nav>\x0b"])
def test_markup_that_no_browser_writes_is_read(damage: bytes) -> None:
    page = html_page().replace(b"<article>", damage + b"<article>")
    assert "read" in outcomes(registry.reader_named("html"), Bytes("a.html", page))


@pytest.mark.parametrize("prolog", [BOMB, THIEF])
@pytest.mark.parametrize(("name", "body"), [("a.rss", FEED), ("a.xml", NITF)])
def test_entities_are_not_read(name: str, body: str, prolog: str) -> None:
    data = (prolog + body.format("&l9;" if prolog is BOMB else "&e;")).encode()
    source = Bytes(name, data)
    start = time.monotonic()
    assert set(outcomes(registry.reader_for(source)[0][0], source)) == {"entities"}
    assert time.monotonic() - start < 5


@pytest.mark.parametrize("prolog", [BOMB, THIEF])
def test_entities_inside_documents_are_not_read(prolog: str) -> None:
    for name, path, good in (
        ("a.docx", "word/document.xml", docx()),
        ("a.odt", "content.xml", odt("")),
        ("a.xlsx", "xl/workbook.xml", workbook({"A": [["texte"], ["Un."]]})),
        ("a.xlsx", "xl/worksheets/sheet1.xml", workbook({"A": [["texte"], ["Un."]]})),
    ):
        file = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(good)) as old, zipfile.ZipFile(file, "w") as new:
            for member in old.namelist():
                content = old.read(member)
                new.writestr(member, f"{prolog}<r>&l9;</r>" if member == path else content)
        source = Bytes(name, file.getvalue())
        found = outcomes(registry.reader_for(source)[0][0], source)
        assert set(found) <= {"entities", "damaged"}
        assert "read" not in found


@pytest.mark.parametrize("name", ["a.docx", "a.xlsx"])
def test_locked_office_documents_are_named(name: str) -> None:
    start = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
    for rest, reason in (("EncryptedPackage", "encrypted"), ("WordDocument", "damaged")):
        source = Bytes(name, start + rest.encode("utf-16-le"))
        assert set(outcomes(registry.reader_for(source)[0][0], source)) == {reason}


def test_a_locked_open_document_is_named() -> None:
    file = io.BytesIO(odt("<text:p>Un.</text:p>"))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("META-INF/manifest.xml", "<m><manifest:encryption-data/></m>")
    source = Bytes("a.odt", file.getvalue())
    assert set(outcomes(registry.reader_for(source)[0][0], source)) == {"encrypted"}


def test_nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise AssertionError("a connection was opened")

    monkeypatch.setattr("socket.socket.connect", refused)
    monkeypatch.setattr("socket.create_connection", refused)
    head = '<link rel="canonical" href="http://127.0.0.1:9/a"><base href="http://127.0.0.1:9/">'
    for name, data in (
        ("a.xml", (FETCHER.format(root="nitf") + NITF.format("")).encode()),
        ("a.rss", (FETCHER.format(root="rss") + FEED.format("")).encode()),
        ("a.html", html_page(head=head)),
    ):
        source = Bytes(name, data)
        assert "read" in outcomes(registry.reader_for(source)[0][0], source)


@pytest.mark.parametrize("text", ["[" * 10**6, '{"a":' * 10**6, '[{"text":' + "[" * 10**6])
@pytest.mark.parametrize("name", ["json", "jsonl"])
def test_json_without_a_bottom_is_a_fault(name: str, text: str) -> None:
    found = outcomes(registry.reader_named(name), Bytes("a.json", text.encode()))
    assert set(found) <= {"not-json", "cut-off", "not-an-object"}
    assert found


def test_json_that_is_nested_deep_in_its_metadata_is_read_or_a_fault() -> None:
    for depth in (100, 400, 900, 5000):
        text = '{"text":"Un.","x":' + '{"a":' * depth + "1" + "}" * depth + "}"
        assert outcomes(registry.reader_named("json"), Bytes("a.json", text.encode()))
        assert outcomes(registry.reader_named("jsonl"), Bytes("a.jsonl", text.encode()))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("html", "<div>" * 100_000 + "Un." + "</div>" * 100_000),
        ("html", "<p><b><i>" * 5_000 + "Un."),
        ("markdown", "> " * 20_000 + "Un."),
        ("markdown", "[" * 20_000 + "Un."),
        ("markdown", "*a " * 20_000),
        ("markdown", "- " * 5_000 + "Un."),
        ("feed", "<rss>" + "<a>" * 100_000),
        ("newsml", "<nitf>" + "<p>" * 100_000),
        ("csv", '"' * 200_001),
        ("html", "<!-- " * 50_000),
        ("html", "<a href='" * 50_000),
    ],
)
def test_nothing_takes_for_ever(name: str, text: str) -> None:
    reader = registry.reader_named(name)
    start = time.monotonic()
    outcomes(reader, Bytes(f"a{min(reader.suffixes)}", text.encode()))
    assert time.monotonic() - start < 20


def test_files_longer_than_any_article_are_refused_unread(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("text", "html", "docx"):
        reader = registry.reader_named(name)
        monkeypatch.setattr(type(reader), "largest", 100)
        assert outcomes(reader, Bytes("a.txt", b"x" * 101)) == ["too-large"] * 2
    assert contents.LARGEST_ARTICLE >= 1_000_000


def test_the_registry_is_light_to_import() -> None:
    heavy = ("lxml", "openpyxl", "trafilatura", "markdown_it", "pypdfium2", "dateparser", "cassis")
    code = (
        f"import annotator.formats.registry, sys; print([n for n in {heavy} if n in sys.modules])"
    )
    root = Path(__file__).resolve().parents[3]
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root
    )
    assert said.stdout.strip() == "[]"
