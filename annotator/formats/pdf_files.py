"""PDF: the text layer of its pages, put together to paragraphs again."""

import re
from collections.abc import Iterator
from typing import Any

from annotator.core.errors import PagesWithoutTextError, UnreadableFileError
from annotator.formats.codec import Profile, Source
from annotator.formats.contents import Made, WholeFileReader, article
from annotator.formats.dates import iso_date
from annotator.formats.pdf_layout import PrintedLine, paragraphs
from annotator.formats.reading import LARGEST_ARTICLE

_LARGEST_FILE = 256_000_000
"""In bytes, pictures included."""
_MOST_PAGES = 2000
_WRONG_PASSWORD = 4
_NO_TITLE = re.compile(
    r"microsoft \w+ - .*|.*\.(?:docx?|indd|qxp|qxd|pdf|odt|rtf|tmp)|untitled.*", re.I
)
_DATE = re.compile(r"D:(\d{8})(\d{6})?")
_SHOWN_PAGES = 10
_HYPHENS = (0x02, 0xFFFE)
"""What PDFium makes of a hyphen at the end of a line, whose break it leaves out."""
_LINE_ENDS = (10, 13, *_HYPHENS)


class PdfReader(WholeFileReader):
    """Reads the text of PDF files; one that has none, or is locked, is refused with the reason."""

    name = "pdf"
    suffixes = frozenset((".pdf",))
    largest = _LARGEST_FILE

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 1 for what begins like a PDF file, some junk before it allowed."""
        return 1.0 if b"%PDF-" in head[:1024] else super().likeness(source, head) / 2

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of a PDF file."""
        del profile
        import pypdfium2  # noqa: PLC0415  (only where there is a PDF)

        try:
            document = pypdfium2.PdfDocument(data)
        except pypdfium2.PdfiumError as error:
            locked = getattr(error, "err_code", None) == _WRONG_PASSWORD or "password" in str(error)
            reason = "encrypted" if locked else "damaged"
            raise UnreadableFileError(name=source.name, reason=reason) from error
        try:
            return _article(document, source)
        except pypdfium2.PdfiumError as error:
            raise UnreadableFileError(name=source.name, reason="damaged") from error
        finally:
            document.close()


def _article(document: Any, source: Source) -> Made:
    lines: list[PrintedLine] = []
    bare: list[int] = []
    length = 0
    if len(document) > _MOST_PAGES:
        raise UnreadableFileError(name=source.name, reason="too-large")
    for number in range(len(document)):
        page = document[number]
        found = list(_lines(page, number))
        if not found and next(page.get_objects(), None) is not None:
            bare.append(number + 1)
        page.close()
        lines += found
        length += sum(len(line.text) for line in found)
        if length > LARGEST_ARTICLE:
            raise UnreadableFileError(name=source.name, reason="too-large")
    text = "\n".join(paragraphs(lines))
    if not text.strip():
        raise UnreadableFileError(name=source.name, reason="no-text-layer")
    said = document.get_metadata_dict()
    title = said.get("Title", "").strip()
    fields = {
        "title": "" if _NO_TITLE.fullmatch(title) else title,
        "author": said.get("Author", ""),
    }
    metadata = {"created": _created(said.get("CreationDate", "")), "pages": len(document)}
    notes = (PagesWithoutTextError(name=source.name, pages=_list(bare)),) if bare else ()
    return article(text, source, fields, metadata), notes


def _lines(page: Any, number: int) -> Iterator[PrintedLine]:
    """Yield the lines that can be seen on a page, as PDFium breaks and orders them.

    Programs that print draw lines of the page before once more beyond the edge of the next.
    """
    from pypdfium2 import raw  # noqa: PLC0415

    words = page.get_textpage()
    codes = [raw.FPDFText_GetUnicode(words, place) for place in range(words.count_chars())]
    _, bottom, _, top = page.get_bbox()
    start = 0
    for place, code in enumerate([*codes, 10]):
        if code in _LINE_ENDS:
            end = place + (code in _HYPHENS)
            line = _line(words, codes, start, end, number)
            if line and bottom < line.bottom + line.height / 2 < top:
                yield line
            start = place + 1
    words.close()


def _line(words: Any, codes: list[int], start: int, end: int, page: int) -> PrintedLine | None:
    while start < end and chr(codes[start]).isspace():
        start += 1
    while start < end and chr(codes[end - 1]).isspace():
        end -= 1
    # A hyphen that PDFium made of the print has no box of its own.
    last = end - 1
    while last > start and codes[last] in (*_HYPHENS, 0):
        last -= 1
    if start >= end:
        return None
    text = _decoded(codes[start:end])
    word_end = start
    while word_end < last and not chr(codes[word_end + 1]).isspace():
        word_end += 1
    left, bottom, _, top = words.get_charbox(start, loose=True)
    right = words.get_charbox(last, loose=True)[2]
    word = words.get_charbox(word_end, loose=True)[2] - left
    return PrintedLine(text, page, left, right, bottom, max(top - bottom, 1.0), word)


def _decoded(codes: list[int]) -> str:
    """Return the text of codes, which are UTF-16 units or code points."""
    units = "".join(map(chr, codes)).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def _created(value: str) -> str:
    found = _DATE.match(value)
    return iso_date(found.group(1)) if found else ""


def _list(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:_SHOWN_PAGES]))
    return f"{shown}…" if len(pages) > _SHOWN_PAGES else shown
