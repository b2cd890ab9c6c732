"""Which formats can be read and written, and which of them a source is likely to be of.

Readers are light to import: what they parse with is loaded when the first source is read.
"""

from annotator.formats.archives import ArchiveReader
from annotator.formats.brat import BratReader
from annotator.formats.brat_writing import BratWriter
from annotator.formats.cas import CasReader
from annotator.formats.cas_writing import CasWriter
from annotator.formats.codec import HEAD, Reader, Source
from annotator.formats.conll import ConllReader
from annotator.formats.conll_writing import ConllWriter
from annotator.formats.conllu import ConlluReader
from annotator.formats.delimited import DelimitedReader
from annotator.formats.docbin import DocBinReader
from annotator.formats.doccano import DoccanoReader
from annotator.formats.doccano_writing import DoccanoWriter
from annotator.formats.feeds import FeedReader
from annotator.formats.huggingface import HuggingFaceReader
from annotator.formats.huggingface_writing import HuggingFaceWriter
from annotator.formats.inception import InceptionReader
from annotator.formats.json_files import JsonLinesReader, JsonReader
from annotator.formats.label_studio import LabelStudioReader
from annotator.formats.label_studio_writing import LabelStudioWriter
from annotator.formats.markdown import MarkdownReader
from annotator.formats.news_xml import NewsXmlReader
from annotator.formats.parquet_files import ParquetReader
from annotator.formats.pdf_files import PdfReader
from annotator.formats.plain_text import TextReader
from annotator.formats.potato import PotatoReader
from annotator.formats.prodigy import ProdigyWriter
from annotator.formats.prodigy_reading import ProdigyReader
from annotator.formats.spacy_writing import SpacyWriter
from annotator.formats.span_tables import ClaimsTableWriter, SpansTableWriter
from annotator.formats.spreadsheets import SpreadsheetReader
from annotator.formats.web_pages import HtmlReader, MhtmlReader
from annotator.formats.webanno_tsv import WebAnnoReader
from annotator.formats.webanno_writing import WebAnnoWriter
from annotator.formats.word_files import OpenTextReader, WordReader
from annotator.formats.writing import Writer

READERS: tuple[Reader, ...] = (
    # Formats with annotations come first: where two are as likely, they know more.
    ProdigyReader(),
    DoccanoReader(),
    LabelStudioReader(),
    PotatoReader(),
    BratReader(),
    WebAnnoReader(),
    CasReader(),
    InceptionReader(),
    DocBinReader(),
    HuggingFaceReader(),
    ConlluReader(),
    ConllReader(),
    # Articles without annotations:
    JsonLinesReader(),
    JsonReader(),
    DelimitedReader(),
    ParquetReader(),
    SpreadsheetReader(),
    WordReader(),
    OpenTextReader(),
    PdfReader(),
    NewsXmlReader(),
    FeedReader(),
    MhtmlReader(),
    HtmlReader(),
    MarkdownReader(),
    ArchiveReader(),
    TextReader(),
)
"""Every reader, one line each."""
WRITERS: tuple[Writer, ...] = (
    ProdigyWriter(),
    DoccanoWriter(),
    LabelStudioWriter(),
    BratWriter(),
    ConllWriter(),
    SpansTableWriter(),
    ClaimsTableWriter(),
    SpacyWriter(),
    WebAnnoWriter(),
    CasWriter(),
    HuggingFaceWriter(),
)
"""Every format that can be written, one line each; a reader of the same name reads it back.

The tables of spans and claims have none: they are for spreadsheets.
"""
SUFFIXES = frozenset(suffix for reader in READERS for suffix in reader.suffixes)
"""The endings of names that some reader knows, in lower case, with the dot."""


def reader_for(source: Source) -> list[tuple[Reader, float]]:
    """Return the readers that may know the source, the likeliest first, each with its likeness.

    Raises:
        OSError: the source cannot be read.
    """
    head = head_of(source)
    found = [(reader, reader.likeness(source, head)) for reader in READERS]
    return sorted(((r, likely) for r, likely in found if likely > 0), key=lambda each: -each[1])


def companions_of(reader: Reader, source: Source) -> frozenset[str]:
    """Return the names of the sources beside this one that its reader reads along with it.

    A folder or archive need not read them once more: brat's texts, potato's data.
    """
    named = getattr(reader, "companions", None)
    return named(source) if named is not None else frozenset()


def reader_named(name: str) -> Reader:
    """Return the reader of the format called ``name``.

    Raises:
        KeyError: there is none.
    """
    for reader in READERS:
        if reader.name == name:
            return reader
    raise KeyError(name)


def writer_named(name: str) -> Writer:
    """Return the writer of the format called ``name``.

    Raises:
        KeyError: there is none.
    """
    for writer in WRITERS:
        if writer.name == name:
            return writer
    raise KeyError(name)


def head_of(source: Source) -> bytes:
    """Return the first ``HEAD`` bytes of a source.

    Raises:
        OSError: it cannot be read.
    """
    with source.open() as file:
        return file.read(HEAD)
