"""One article as page, document, table, feed, agency XML and PDF: the same text from each."""

import io
import json
from html import escape
from pathlib import Path

import docx as python_docx
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.offsets import canonicalise
from annotator.formats import registry
from annotator.formats.codec import HEAD, FileSource, Profile, Read, Source
from annotator.formats.html_text import text_of_html
from annotator.formats.markdown import MarkdownReader
from annotator.formats.web_pages import HtmlReader, MhtmlReader
from annotator.formats.word_files import OpenTextReader, WordReader
from tests.unit.formats.made import (
    ARTICLE,
    LINES,
    TITLE,
    docx,
    html_page,
    newsml_g2,
    nitf,
    odt,
    pdf,
    table,
    workbook,
)
from tests.unit.formats.sources import Bytes, read_one


def found(source: Source) -> Read:
    """Read a source with one article by the likeliest reader, as the window does."""
    (read,) = all_found(source)
    assert read.problem is None, read.problem
    assert read.document is not None
    return read


def all_found(source: Source) -> list[Read]:
    reader = registry.reader_for(source)[0][0]
    with source.open() as file:
        head = file.read(HEAD)
    return list(reader.read(source, reader.guess(source, head)))


def text(name: str, data: bytes) -> str:
    document = found(Bytes(name, data)).document
    assert document is not None
    return document.text


def paragraphs_of_odt(lines: list[str] | tuple[str, ...]) -> str:
    return "".join(f"<text:p>{escape(line)}</text:p>" for line in lines)


def parquet(rows: list[dict[str, str]]) -> bytes:
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return file.getvalue()


def in_every_format(lines: list[str]) -> dict[str, bytes]:
    """Return an article as files of every kind that has one text in it."""
    whole = "\n".join(lines)
    feed = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return {
        "a.txt": whole.encode("utf-8"),
        "a-windows.txt": whole.replace("\n", "\r\n").encode("utf-16"),
        "a.md": ("# " + whole.replace("\n", "\n\n")).encode(),
        "a.html": html_page(lines),
        "a.docx": docx(lines),
        "a.odt": odt(paragraphs_of_odt(lines)),
        "a.csv": table([["titre", "texte"], [lines[0], whole]]),
        "a.xlsx": workbook({"Articles": [["Titre", "Texte"], [lines[0], whole]]}),
        "a.parquet": parquet([{"titre": lines[0], "texte": whole}]),
        "a.jsonl": json.dumps({"text": whole}).encode() + b"\n",
        "a.json": json.dumps({"articles": [{"titre": lines[0], "contenu": whole}]}).encode(),
        "a.xml": newsml_g2(lines),
        "nitf.xml": nitf(lines),
        "feed.xml": (
            f"<rss version='2.0'><channel><title>Le Jour</title><item>"
            f"<title>{escape(lines[0])}</title><description>{escape(feed)}</description>"
            f"</item></channel></rss>"
        ).encode(),
    }


@pytest.mark.parametrize("name", in_every_format(list(LINES)))
def test_the_text_is_the_same_from_every_format(name: str) -> None:
    assert text(name, in_every_format(list(LINES))[name]) == ARTICLE


@pytest.mark.parametrize("name", in_every_format(["Titre", "Texte."]))
def test_the_seed_article_is_the_same_from_every_format(name: str, shared: Path) -> None:
    raw = (shared / "articles" / "seed_article.txt").read_text(encoding="utf-8")
    lines = canonicalise(raw).split("\n")
    assert text(name, in_every_format(lines)[name]) == canonicalise(raw)


def test_news_are_the_same_from_every_format(shared: Path) -> None:
    rows = (shared / "articles" / "wikinews.jsonl").read_text(encoding="utf-8").splitlines()[::6]
    for row in rows:
        raw = canonicalise(json.loads(row)["text"])
        lines = [line.strip() for line in raw.split("\n") if line.strip()]
        for name, data in in_every_format(lines).items():
            assert text(name, data) == "\n".join(lines), name


@pytest.mark.parametrize("size", ["A4", "A5"])
def test_the_seed_article_is_put_together_from_print(
    size: str, shared: Path, tmp_path: Path, qapp: object
) -> None:
    raw = (shared / "articles" / "seed_article.txt").read_text(encoding="utf-8")
    first, *others = canonicalise(raw).split("\n")
    body = "".join(f"<p style='text-align: justify'>{escape(line)}</p>" for line in others)
    data = pdf(tmp_path / "a.pdf", f"<h1>{escape(first)}</h1>{body}", size=size)
    assert text("a.pdf", data) == canonicalise(raw)


@pytest.mark.parametrize("box", ["[0 0 595 842]", "[595 842 0 0]"])
def test_of_a_page_that_has_its_size_from_all_pages_everything_is_read_and_nothing_beyond(
    box: str,
) -> None:
    places = {"Tout en haut de la page.": 825, "En bas.": 8, "Au-delà du bord.": 900}
    shown = "".join(f"1 0 0 1 50 {y} Tm({words})Tj " for words, y in places.items())
    content = f"BT/F1 10 Tf {shown}ET".encode("latin-1")
    data = (
        f"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1/MediaBox{box}>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj\n"
        f"4 0 obj<</Length {len(content)}>>stream\n"
    ).encode() + content
    data += b"\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
    data += b"trailer<</Root 1 0 R>>\n%%EOF"
    assert text("a.pdf", data).split("\n") == ["Tout en haut de la page.", "En bas."]


# Web pages


def test_a_page_says_what_is_known_of_its_article() -> None:
    head = (
        "<meta property='og:site_name' content='Le Jour'>"
        "<meta name='author' content='Jeanne Dupont'>"
        "<meta property='article:published_time' content='2022-12-19T14:30:00+01:00'>"
        "<link rel='canonical' href='https://jour.example/crue'>"
    )
    document = found(Bytes("crue.html", html_page(head=head))).document
    assert document is not None
    assert document.title == " ".join(TITLE.split())
    assert (document.author, document.source) == ("Jeanne Dupont", "Le Jour")
    assert document.published == "2022-12-19T14:30:00+01:00"
    assert (document.url, document.language) == ("https://jour.example/crue", "fr")
    assert document.metadata["file"] == "crue.html"


def test_a_page_is_read_in_the_encoding_that_it_declares() -> None:
    page = html_page().decode().replace("utf-8", "iso-8859-1").replace("🚒", "&#x1f692;")
    page = page.replace("\u202f", "&#8239;")
    read = read_one(HtmlReader(), Bytes("a.html", page.encode("cp1252")))
    assert read.document is not None
    assert read.document.text == ARTICLE
    assert read.document.metadata["encoding"] == "cp1252"


def test_a_page_without_an_article_gives_all_its_text() -> None:
    page = b"<html><body><nav>Menu</nav><div>Bonjour<br>le monde</div><script>x=1</script></body>"
    assert text("a.html", page) == "Bonjour\nle monde"


def test_a_page_of_a_newspaper_is_read_with_headline_and_standfirst() -> None:
    standfirst = (
        "Kiev s’attend à une offensive depuis le nord, après l’annonce d’une force conjointe."
    )
    body = [
        "Le président est arrivé lundi. Le but\u00a0: rencontrer son homologue, un fidèle allié.",
        "«\u00a0Kiev craint une attaque\u00a0», a dit le porte-parole du ministère de la défense.",
        "Ce sommet intervient à un moment où les autorités disent redouter une offensive.",
    ]
    page = f"""<html lang="fr"><head><title>Guerre\u00a0: un sommet - Monde - Le Jour</title>
    <script type="application/ld+json">{{"@context":"https://schema.org","@type":"NewsArticle",
    "headline":"Guerre : un sommet","datePublished":"2022-12-19T15:12:00+01:00",
    "author":{{"@type":"Person","name":"Jeanne Dupont"}},
    "publisher":{{"@type":"Organization","name":"Le Jour"}}}}</script></head><body>
    <header><a href="/">Le Jour</a><nav><ul><li><a>Monde</a></li></ul></nav></header><main>
    <section><span>Monde</span><h1>Guerre&nbsp;: un sommet</h1><p>{standfirst}</p>
    <p>Publié le 19 décembre 2022 à 15h12 par <a>Jeanne Dupont</a></p></section>
    <article>{"".join(f"<p>{line}</p>" for line in body)}</article>
    <aside><h3>Les plus lus</h3><ul><li><a href="/1">Un autre article très lu</a></li></ul></aside>
    </main><footer>© Le Jour. Mentions légales</footer></body></html>"""
    document = read_one(HtmlReader(), Bytes("a.html", page.encode())).document
    assert document is not None
    found = document.text.split("\n")
    assert [line for line in found if "Publié" not in line] == [
        "Guerre\u00a0: un sommet", standfirst, *body,
    ]  # fmt: skip
    assert document.title == "Guerre : un sommet"
    assert (document.author, document.source) == ("Jeanne Dupont", "Le Jour")
    assert document.published == "2022-12-19T15:12:00+01:00"


def test_hieroglyphs_stay_what_they_are() -> None:
    name = "\U00013000\U00013001\U00013002"
    page = html_page((TITLE, f"Un nom\u00a0: {name}, dit le savant.", LINES[3]))
    assert text("a.html", page).split("\n")[1].startswith(f"Un nom\u00a0: {name},")


def test_a_page_may_be_nested_deep() -> None:
    page = html_page().replace(b"<article>", b"<article>" + b"<div>" * 1000)
    assert text("a.html", page) == ARTICLE


def test_a_saved_page_knows_where_it_came_from() -> None:
    page = b"<!-- saved from url=(0030)https://jour.example/crue.html -->\n" + html_page()
    document = read_one(HtmlReader(), Bytes("a.html", page)).document
    assert document is not None
    assert document.url == "https://jour.example/crue.html"


def test_a_page_saved_whole_is_taken_from_its_message() -> None:
    page = html_page().decode()
    message = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://jour.example/crue\r\n"
        "Subject: =?utf-8?Q?Crue?=\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n------b\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{page}\r\n------b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        "AAAA\r\n------b--\r\n"
    ).encode()
    source = Bytes("crue.mhtml", message)
    assert isinstance(registry.reader_for(source)[0][0], MhtmlReader)
    document = found(source).document
    assert document is not None
    assert document.text == ARTICLE
    assert document.url == "https://jour.example/crue"


def test_html_becomes_lines_and_keeps_its_no_break_spaces() -> None:
    markup = (
        "<p>L’été&nbsp;:  <b>gras</b>\n et<br>suite<ul><li>un<li>deux</ul>"
        "<table><tr><td>a</td><td>b</td></tr></table><pre>x\n  y</pre><style>no</style>fin"
    )
    assert text_of_html(markup) == "L’été\u00a0: gras et\nsuite\nun\ndeux\na\tb\nx\ny\nfin"
    assert text_of_html("3 < 4 & 5") == "3 < 4 & 5"


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_line_survives_html(line: str) -> None:
    plain = " ".join(canonicalise(line).replace("\x0c", " ").split(" "))
    plain = "".join(char for char in plain if char.isprintable() or char in "\u00a0\u202f")
    plain = " ".join(plain.split(" "))
    expected = " ".join(part for part in plain.split(" ") if part).strip("\u00a0\u202f \t")
    assert text_of_html(f"<p>{escape(plain)}</p>") == expected


# Markdown


def test_markdown_is_read_as_prose() -> None:
    raw = (
        "---\ntitle: 'La crue'\nauteur: Jeanne\ndate: 24/02/2022\ntags: eau\n---\n"
        "# La *crue*\n\nUne **ligne** [liée](https://x.example)\ncoupée en deux.\n\n"
        "- un\n- ~~deux~~\n\n> cité\n\n![image](a.png)\n\n1 &lt; 2\n"
    )
    document = read_one(MarkdownReader(), Bytes("a.md", raw.encode())).document
    assert document is not None
    assert document.text == "La crue\nUne ligne liée coupée en deux.\nun\ndeux\ncité\n1 < 2"
    assert (document.title, document.author) == ("La crue", "Jeanne")
    assert document.published == "2022-02-24"
    assert document.metadata["tags"] == "eau"


def test_a_rule_at_the_start_of_markdown_is_no_front_matter() -> None:
    assert text("a.md", b"---\n\nUn.\n\n---\n\nDeux.") == "Un.\nDeux."


# Word processors


def test_a_word_document_says_who_wrote_it() -> None:
    document = found(Bytes("a.docx", docx())).document
    assert document is not None
    assert document.author == "Jeanne Dupont"
    assert document.published == ""
    assert document.metadata["created"] == "2013-12-23T23:15:00+00:00"


def test_word_insertions_are_read_and_deletions_are_not() -> None:
    document = python_docx.Document()
    paragraph = document.add_paragraph("Avant ")
    for name, tag, words in (("ins", "t", "mis "), ("del", "delText", "ôté ")):
        run = f'<w:r><w:{tag} xml:space="preserve">{words}</w:{tag}></w:r>'
        paragraph._p.append(parse_xml(f"<w:{name} {nsdecls('w')}>{run}</w:{name}>"))
    paragraph.add_run("après\tfin").add_break()
    paragraph.add_run("ligne")
    cells = document.add_table(rows=1, cols=2).rows[0].cells
    cells[0].text, cells[1].text = "gauche", "droite"
    file = io.BytesIO()
    document.save(file)
    read = read_one(WordReader(), Bytes("a.docx", file.getvalue()))
    assert read.document is not None
    assert read.document.text == "Avant mis après\tfin\nligne\ngauche\ndroite"


def test_an_open_document_is_read_without_notes_and_deletions() -> None:
    body = (
        "<text:tracked-changes><text:p>ôté</text:p></text:tracked-changes>"
        "<text:h>Titre</text:h><text:p>Un<text:s text:c='2'/>mot <text:span>gras</text:span>"
        "<text:note><text:note-body><text:p>note</text:p></text:note-body></text:note>, suite"
        "<text:line-break/>ligne\n   <text:tab/>fin</text:p>"
        "<text:list><text:list-item><text:p>un</text:p></text:list-item></text:list>"
    )
    meta = "<dc:title>Titre</dc:title><meta:initial-creator>Jeanne</meta:initial-creator>"
    read = read_one(OpenTextReader(), Bytes("a.odt", odt(body, meta)))
    assert read.document is not None
    assert read.document.text == "Titre\nUn  mot gras, suite\nligne \tfin\nun"
    assert read.document.author == "Jeanne"


# Agencies and feeds


@pytest.mark.parametrize("make", [newsml_g2, nitf])
def test_agency_files_say_what_is_known(make: object) -> None:
    assert callable(make)
    document = found(Bytes("a.xml", make())).document
    assert document is not None
    assert document.title == " ".join(TITLE.split())
    assert document.author.endswith("Jeanne Dupont")
    assert (document.source, document.language) == ("Le Jour", "fr")
    assert document.published == "2022-12-19T14:30:00+01:00"
    assert str(document.metadata["dateline"]).startswith("Étampes")
    assert document.metadata["urgency"] == "3"


def test_items_of_agencies_without_text_are_named_and_the_others_come_in() -> None:
    item = newsml_g2().decode()
    start, end = item.index("<newsItem "), item.index("</newsItem>") + len("</newsItem>")
    picture = item[start:end].split("<contentSet>")[0] + "</newsItem>"
    both = item[:start] + picture + item[start:]
    reads = all_found(Bytes("a.xml", both.encode()))
    assert [read.problem and read.problem.code for read in reads] == ["empty-text", None]


FEED = """
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Le Jour</title><language>fr</language><link>https://jour.example</link>
<image><title>logo</title></image>
<item><title>Crue &amp;amp; orage</title><link>https://jour.example/1</link><guid>g1</guid>
<dc:creator>Jeanne Dupont</dc:creator><pubDate>Mon, 19 Dec 2022 14:30:00 +0100</pubDate>
<category>eau</category><description>R&eacute;sum&eacute;</description>
<content:encoded><![CDATA[<p>Un.</p><p>Deux&nbsp;!</p>]]></content:encoded></item>
<item><title>Titre seul</title></item><item><link>https://jour.example/3</link></item>
</channel></rss>"""


def test_an_entry_of_a_feed_is_an_article() -> None:
    first, second, third = all_found(Bytes("une.rss", FEED.encode()))
    document = first.document
    assert document is not None
    assert document.text == "Crue & orage\nUn.\nDeux\u00a0!"
    assert (document.title, document.author) == ("Crue & orage", "Jeanne Dupont")
    assert (document.source, document.language) == ("Le Jour", "fr")
    assert document.published == "2022-12-19T14:30:00+01:00"
    assert document.url == "https://jour.example/1"
    assert document.metadata == {
        "file": "une.rss", "id": "g1", "summary": "Résumé", "categories": ["eau"],
    }  # fmt: skip
    assert second.document is not None
    assert second.document.text == "Titre seul"
    assert third.problem is not None
    assert third.problem.code == "empty-text"


def test_atom_is_a_feed() -> None:
    feed = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le Jour</title>
    <entry><title type="html">L&amp;apos;eau</title><id>urn:1</id><link href="https://j.example/1"/>
    <link rel="enclosure" href="https://j.example/a.mp3"/><updated>2022-12-20T10:00:00Z</updated>
    <published>2022-12-19T10:00:00Z</published><author><name>Jeanne</name></author>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Un.</p><p>Deux.</p></div>
    </content></entry></feed>"""
    document = found(Bytes("flux.xml", feed.encode())).document
    assert document is not None
    assert document.text == "L'eau\nUn.\nDeux."
    assert (document.published, document.author) == ("2022-12-19T10:00:00+00:00", "Jeanne")
    assert (document.url, document.language) == ("https://j.example/1", "fr")


def test_a_feed_that_breaks_off_gives_what_came_before() -> None:
    reads = all_found(Bytes("une.rss", FEED[: FEED.index("<item><link>")].encode()))
    assert [read.problem and read.problem.code for read in reads] == [None, None, "unreadable-file"]


# The registry


def test_every_file_goes_to_its_own_reader() -> None:
    expected = {
        "a.parquet": "parquet",
        "a.txt": "text", "a.md": "markdown", "a.html": "html", "a.docx": "docx", "a.odt": "odt",
        "a.csv": "csv", "a.xlsx": "xlsx", "a.jsonl": "jsonl", "a.json": "json", "a.xml": "newsml",
        "nitf.xml": "newsml", "feed.xml": "feed", "a-windows.txt": "text",
    }  # fmt: skip
    files = in_every_format(list(LINES))
    assert {
        name: registry.reader_for(Bytes(name, data))[0][0].name for name, data in files.items()
    } == expected
    assert all(registry.reader_named(name).name == name for name in expected.values())


def test_names_of_readers_are_not_used_twice() -> None:
    names = [reader.name for reader in registry.READERS]
    assert len(set(names)) == len(names)
    assert {".pdf", ".docx", ".csv", ".zip"} <= registry.SUFFIXES
    with pytest.raises(KeyError):
        registry.reader_named("none")


def test_what_is_not_text_has_no_reader() -> None:
    assert registry.reader_for(Bytes("a.bin", b"\x89PNG\r\n\x1a\n\0\0\0\0\0\x01" * 50)) == []


@pytest.mark.parametrize("name", ["a.css", "a.js", "a.py", "a.xml"])
def test_what_lies_beside_a_saved_page_is_no_article(name: str) -> None:
    for data in (b"body { color: red }", b"function a() { return 1 }", b"<svg><path/></svg>"):
        assert registry.reader_for(Bytes(name, data)) == []


def test_a_file_on_the_disk_is_a_source(tmp_path: Path) -> None:
    path = tmp_path / "crue.html"
    path.write_bytes(html_page())
    document = found(FileSource(path)).document
    assert document is not None
    assert document.text == ARTICLE
    assert document.metadata["file"] == "crue.html"


def test_a_choice_of_encoding_is_followed() -> None:
    source = Bytes("a.txt", "Été".encode("mac_roman"))
    reader = registry.reader_named("text")
    (read,) = reader.read(source, Profile(encoding="mac_roman"))
    assert read.document is not None
    assert read.document.text == "Été"
    (read,) = reader.read(source, Profile(encoding="no-such"))
    assert read.problem is not None
