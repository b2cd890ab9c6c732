"""Files of every kind that tests make, by a library that writes the format where there is one."""

import csv
import io
import zipfile
from html import escape
from pathlib import Path

import docx as python_docx
import openpyxl
from PySide6.QtGui import QPageSize, QPdfWriter, QTextDocument

TITLE = "Crue à Étampes\u00a0: l’eau monte"
LINES = (
    TITLE,
    "La rivière a débordé lundi. «\u00a0Du jamais vu\u00a0», dit Mme Lévêque, maire d’Étampes.",
    "À 14\u202fh\u00a030, les pompiers ont évacué 12 personnes & leurs chiens 🚒 < 3 heures.",
    "La préfecture craint une seconde vague dans la nuit de mardi à mercredi.",
)
ARTICLE = "\n".join(LINES)


def html_page(lines: tuple[str, ...] | list[str] = LINES, head: str = "") -> bytes:
    body = "".join(f"<p>{escape(line)}</p>\n" for line in lines[1:])
    return (
        f"<!DOCTYPE html><html lang='fr'><head><meta charset='utf-8'>"
        f"<title>{escape(lines[0])} - Le Jour</title>{head}</head><body>"
        f"<nav><ul><li><a href='/'>Accueil</a></li><li><a href='/s'>Sport</a></li></ul></nav>"
        f"<article><h1>{escape(lines[0])}</h1>\n{body}</article>"
        f"<footer><p>Mentions légales</p></footer></body></html>"
    ).encode()


def docx(lines: tuple[str, ...] | list[str] = LINES) -> bytes:
    document = python_docx.Document()
    document.core_properties.title = lines[0]
    document.core_properties.author = "Jeanne Dupont"
    document.add_heading(lines[0], level=1)
    for line in lines[1:]:
        document.add_paragraph(line)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def odt(body: str, meta: str = "") -> bytes:
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"'
    )
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f"<office:document-content {spaces}><office:body><office:text>{body}"
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml",
            f"<office:document-meta {spaces}><office:meta>{meta}</office:meta>"
            "</office:document-meta>",
        )
    return file.getvalue()


def table(
    rows: list[list[str]], *, delimiter: str = ",", encoding: str = "utf-8", end: str = "\r\n"
) -> bytes:
    file = io.StringIO(newline="")
    csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)
    return file.getvalue().encode(encoding)


def workbook(sheets: dict[str, list[list[object]]]) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def newsml_g2(lines: tuple[str, ...] | list[str] = LINES) -> bytes:
    paragraphs = "".join(f"<p>{escape(line)}</p>\n" for line in lines[1:])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>
<newsItem guid="urn:newsml:presse.example:20221219:1" version="1" xml:lang="fr">
  <itemMeta>
    <itemClass qcode="ninat:text"/>
    <provider qcode="nprov:LJ"><name>Le Jour</name></provider>
    <versionCreated>2022-12-19T15:00:00+01:00</versionCreated>
  </itemMeta>
  <contentMeta>
    <urgency>3</urgency><contentCreated>2022-12-19T14:30:00+01:00</contentCreated>
    <located><name>Étampes</name></located>
    <by>Jeanne Dupont</by><dateline>Étampes, 19 déc</dateline>
    <language tag="fr"/><subject qcode="m:03000000"><name>Catastrophe</name></subject>
    <slugline>crue-meteo</slugline><headline>{escape(lines[0])}</headline>
  </contentMeta>
  <contentSet><inlineXML contenttype="application/xhtml+xml">
    <html xmlns="http://www.w3.org/1999/xhtml"><head><title>{escape(lines[0])}</title></head>
    <body>{paragraphs}</body></html>
  </inlineXML></contentSet>
</newsItem></itemSet></newsMessage>""".encode()


def nitf(lines: tuple[str, ...] | list[str] = LINES) -> bytes:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in lines[1:])
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE nitf SYSTEM "http://www.nitf.org/nitf-3-4.dtd">
<nitf xml:lang="fr"><head><title>Autre titre</title>
<docdata><doc-id id-string="LJ-1"/><urgency ed-urg="3"/><date.issue norm="20221219T143000+0100"/>
<key-list><keyword key="crue"/></key-list></docdata><pubdata name="Le Jour"/></head>
<body><body.head><hedline><hl1>{escape(lines[0])}</hl1></hedline>
<byline>Par <person>Jeanne Dupont</person></byline><dateline>Étampes</dateline></body.head>
<body.content><media media-type="image"><media-reference source="a.jpg"/>
<media-producer>Photographe</media-producer></media>{paragraphs}</body.content></body></nitf>
""".encode()


def pdf(path: Path, html: str, *, title: str = "", size: str = "A5") -> bytes:
    """Print HTML as Qt does, which is how many programs make PDF."""
    writer = QPdfWriter(str(path))
    writer.setPageSize(QPageSize(getattr(QPageSize.PageSizeId, size)))
    writer.setResolution(96)
    writer.setTitle(title)
    document = QTextDocument()
    document.setHtml(html)
    document.print_(writer)
    del writer
    return path.read_bytes()
