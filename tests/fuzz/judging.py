"""What every reader owes to any bytes at all, and small sound files to begin with."""

from __future__ import annotations

import csv
import io
import json
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import pypdf

from annotator.core.errors import UserFacingError
from annotator.core.model import Document
from annotator.core.offsets import is_canonical, text_hash
from annotator.core.resources import resource
from annotator.core.scheme_reading import read_scheme
from annotator.formats import registry
from annotator.formats.codec import HEAD, Profile, Read, Reader
from annotator.formats.records import LARGEST_SCORE
from annotator.formats.writing import Provenance
from tests.unit.formats.made import docx, html_page, newsml_g2, nitf, odt, workbook
from tests.unit.formats.sources import Bytes
from tests.unit.formats.works import export
from tests.unit.formats.works import made as work

LIMIT = 10.0
"""Seconds that a reader may take for an input of a few kilobytes; a slow machine is allowed for."""


_TEXT = "Anna Weil, de Riga, a dit que « l’eau 🚒 monte ».\nRien d’autre."


class BrokenPromiseError(AssertionError):
    """A reader did with an input what none may do."""


def judge(reader: Reader, data: bytes) -> int:
    """Let a reader have ``data`` in every way that an import would; return how many articles came.

    Raises:
        BrokenPromiseError: it gave something that cannot be stored, or took too long. Whatever
            else it raises is a fault of the reader too.
    """
    others = {"a.txt": _TEXT.encode()} if reader.name == "brat" else {}
    source = Bytes("a.ann" if others else f"a{min(reader.suffixes)}", data, others)
    head, start = data[:HEAD], time.monotonic()
    if not 0 <= reader.likeness(source, head) <= 1:
        raise BrokenPromiseError("likeness")
    profile = reader.guess(source, head)
    reader.columns(source, profile)
    reads = [*reader.read(source, profile), *reader.read(source, Profile())]
    for read in reads:
        _judge(read)
    if time.monotonic() - start > LIMIT:
        raise BrokenPromiseError("time")
    return sum(read.document is not None for read in reads)


def _judge(read: Read) -> None:
    if (read.document is None) == (read.problem is None):
        raise BrokenPromiseError("neither an article nor a fault")
    if not 0 <= read.milliseconds < 1 << 53:
        raise BrokenPromiseError("time")
    if not all(isinstance(note, UserFacingError) for note in read.notes):
        raise BrokenPromiseError("note")
    if read.document is not None:
        _judge_text(read.document)
        _judge_spans(read, len(read.document.text))


def _judge_text(document: Document) -> None:
    text = document.text
    words = (document.title, document.source, document.author, document.published, document.url)
    if not all(map(is_canonical, (text, *words, document.language))):
        raise BrokenPromiseError("text that cannot be stored")
    if document.sha256 != text_hash(text) or not text.strip():
        raise BrokenPromiseError("hash, or an empty text")
    json.dumps(document.metadata, allow_nan=False).encode()
    # As the project file keeps it and the window reads it.
    msgspec.json.decode(msgspec.json.encode(document.metadata))


def _judge_spans(read: Read, length: int) -> None:
    keys = {span.key for span in read.spans}
    if len(keys) != len(read.spans):
        raise BrokenPromiseError("two spans with one key")
    for span in read.spans:
        if not 0 <= span.start < span.end <= length:
            raise BrokenPromiseError("span outside the text")
        if span.score is not None and not abs(span.score) <= LARGEST_SCORE:
            raise BrokenPromiseError("score")
        if not all(map(is_canonical, (span.label, span.layer, span.comment))):
            raise BrokenPromiseError("label that cannot be stored")
    if any(link.head not in keys or link.child not in keys for link in read.relations):
        raise BrokenPromiseError("link to no span")


def sound(reader: Reader) -> Iterator[bytes]:
    """Yield small files of a reader's format, or of one that it may be handed."""
    yield from _own(reader.name)
    yield from (data for data in _articles().get(reader.name, ()))
    folder = Path(__file__).with_name("seeds") / reader.name
    if folder.is_dir():
        yield from (path.read_bytes() for path in sorted(folder.iterdir()))


def _own(name: str) -> Iterator[bytes]:
    writer = next((one for one in registry.WRITERS if one.name == name), None)
    if writer is None:
        return
    scheme = read_scheme(json.loads(json.dumps(_scheme())))
    article = work(_TEXT, ("entities", "PER", 0, 9), ("claims", "CLAIM", 30, 47))
    files, _ = export(writer, Provenance(project="crue", scheme=scheme), article)
    yield from (files[one] for one in files.streams)


def _scheme() -> object:
    import tomllib  # noqa: PLC0415 (only here)

    return tomllib.loads(resource("schemes", "news.toml").read_text("utf-8"))


def _articles() -> dict[str, tuple[bytes, ...]]:
    rows = io.StringIO()
    csv.writer(rows).writerows([["text", "date"], ["L’eau monte.", "2024-05-01"]])
    page = html_page()
    mail = b"MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
    item = "<item><title>T</title><description>L’eau.</description></item>"
    feed = f"<rss><channel>{item}</channel></rss>"
    line = json.dumps({"text": "L’eau monte.", "meta": {"a": 1}}).encode()
    rest = "\t_\t_\t0\troot\t_\t_\n"
    conll = f"# text = L’ eau\n1\tL’\tle\tDET{rest}2\teau\teau\tNOUN{rest}\n"
    return {
        "text": ("L’eau monte à Riga.".encode(), "L’eau".encode("cp1252", "replace")),
        "markdown": (b"---\ntitle: T\n---\n# T\n\nL'eau *monte*.",),
        "html": (page,),
        "mhtml": (mail,),
        "docx": (docx(),),
        "odt": (odt("<text:p>L’eau monte.</text:p>"),),
        "csv": (rows.getvalue().encode(),),
        "xlsx": (workbook({"s": [["text", "n"], ["L’eau monte.", 2]]}),),
        "json": (b"[" + line + b"]",),
        "jsonl": (line + b"\n" + line,),
        "feed": (feed.encode(),),
        "newsml": (newsml_g2(), nitf()),
        "conllu": (conll.encode(),),
        "conll": ("L’ O\neau B-LOC\n\n".encode(),),
        "archive": (_archive(line),),
        "potato": (line,),
        "parquet": (_parquet(),),
        "pdf": (_pdf(),),
        "inception": (_inception(),),
    }


def _archive(line: bytes) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a.jsonl", line)
        archive.writestr("b/c.txt", "L’eau.")
    return file.getvalue()


def _parquet() -> bytes:
    file = io.BytesIO()
    rows = [{"text": "L’eau monte.", "n": 1, "tags": ["a"]}, {"text": None, "n": None, "tags": []}]
    pq.write_table(pa.Table.from_pylist(rows), file, compression="none")
    return file.getvalue()


def _pdf() -> bytes:
    """A page whose drawing stands in the file as it is, so that it can be changed."""
    writer = pypdf.PdfWriter()
    page = writer.add_blank_page(400, 300)
    font = pypdf.generic.DictionaryObject(
        {
            pypdf.generic.NameObject("/Type"): pypdf.generic.NameObject("/Font"),
            pypdf.generic.NameObject("/Subtype"): pypdf.generic.NameObject("/Type1"),
            pypdf.generic.NameObject("/BaseFont"): pypdf.generic.NameObject("/Helvetica"),
        }
    )
    fonts = pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/F"): font})
    resources = pypdf.generic.DictionaryObject({pypdf.generic.NameObject("/Font"): fonts})
    drawing = pypdf.generic.DecodedStreamObject()
    lines = b"(L'eau monte a Riga.) Tj 0 -14 Td (Rien d'autre n'a bouge.) Tj"
    drawing.set_data(b"BT /F 12 Tf 40 250 Td " + lines + b" ET")
    page[pypdf.generic.NameObject("/Resources")] = resources
    page[pypdf.generic.NameObject("/Contents")] = writer._add_object(drawing)
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


def _inception() -> bytes:
    description = {
        "name": "crue",
        "annotation_documents": [{"name": "a.txt", "user": "ana", "state": "FINISHED"}],
    }
    names = ("webanno-tsv", "tsv"), ("uima", "json")
    works = [(suffix, next(iter(_own(name)), b"")) for name, suffix in names]
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("exportedproject.json", json.dumps(description))
        archive.writestr("source/a.txt", _TEXT)
        for number, (suffix, work_of) in enumerate(works):
            archive.writestr(f"annotation/a.txt/ana{number or ''}.{suffix}", work_of)
    return file.getvalue()
