"""DOCX and ODT: the text of word processors, one line for each paragraph."""

from collections.abc import Iterator, Mapping
from typing import Any

from annotator.core.errors import UnreadableFileError
from annotator.formats.codec import Profile, Source
from annotator.formats.contents import Made, WholeFileReader, article
from annotator.formats.dates import iso_date
from annotator.formats.html_text import name_of
from annotator.formats.reading import LARGEST_ARTICLE
from annotator.formats.safe_xml import child, parse_xml, words_of
from annotator.formats.zip_safety import (
    checked_zip,
    has_member,
    is_locked_office,
    is_zip,
    member,
)

_LARGEST_FILE = 256_000_000
"""In bytes, pictures included; what is read of it is at most ``LARGEST_ARTICLE``."""
_WORD_SKIPPED = frozenset(
    ("del", "movefrom", "fallback", "instrtext", "deltext", "delinstrtext", "ppr", "rpr", "sectpr")
)
_OPEN_SKIPPED = frozenset((
    "tracked-changes", "note", "annotation", "annotation-end", "forms", "sequence-decls",
    "ruby-text", "desc", "title", "binary-data",
))  # fmt: skip
_MANIFEST = "META-INF/manifest.xml"
_OPEN_BLOCKS = frozenset(("p", "h"))


class WordReader(WholeFileReader):
    """Reads DOCX: paragraphs, tables and text boxes, with insertions and without deletions."""

    name = "docx"
    suffixes = frozenset((".docx", ".docm"))
    largest = _LARGEST_FILE
    _CONTENT = "word/document.xml"

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for a zip with a Word document in it."""
        if not is_zip(head):
            locked = is_locked_office(head) and source.suffix in self.suffixes
            return 0.5 if locked else 0.0  # reading it says so
        return 0.9 if has_member(source, head, self._CONTENT) else 0.0

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of a Word document."""
        del profile
        content, core = _parts(data, source, self._CONTENT, "docProps/core.xml")
        created = {"created": iso_date(words_of(_child(core, "created")))}
        return article("\n".join(_word_lines(content)), source, _properties(core), created), ()


class OpenTextReader(WholeFileReader):
    """Reads ODT: paragraphs, headings, lists and tables, without notes and deletions."""

    name = "odt"
    suffixes = frozenset((".odt", ".ott"))
    largest = _LARGEST_FILE
    _KIND = b"application/vnd.oasis.opendocument.text"

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for a zip that says it is an OpenDocument text."""
        if not is_zip(head):
            return 0.0
        said = self._KIND in head[:200]
        if not said and source.suffix not in self.suffixes:
            return 0.0
        return 0.9 if has_member(source, head, "content.xml") else 0.0

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of an OpenDocument text."""
        del profile
        content, meta = _parts(data, source, "content.xml", "meta.xml")
        said = _child(meta, "meta")
        created = {"created": iso_date(words_of(_child(said, "creation-date")))}
        return article("\n".join(_open_lines(content)), source, _properties(said), created), ()


def _parts(data: bytes, source: Source, main: str, properties: str) -> tuple[Any, Any | None]:
    """Return the roots of the content and of the properties, None if there are no properties."""
    with checked_zip(data, source.name) as archive:
        content = member(archive, main, source.name, LARGEST_ARTICLE)
        known = member(archive, properties, source.name, LARGEST_ARTICLE)
        manifest = member(archive, _MANIFEST, source.name, LARGEST_ARTICLE)
    if manifest and b"encryption-data" in manifest:
        raise UnreadableFileError(name=source.name, reason="encrypted")
    if content is None:
        raise UnreadableFileError(name=source.name, reason="damaged")
    root = parse_xml(content, source.name)
    if not known:
        return root, None
    try:
        return root, parse_xml(known, source.name)
    except UnreadableFileError:
        return root, None  # an article does not need them


def _properties(said: Any | None) -> Mapping[str, str]:
    """Return title, author and language that a document says of itself.

    When the file was made is not when the article appeared: that is metadata.
    """
    author = words_of(_child(said, "initial-creator")) or words_of(_child(said, "creator"))
    return {
        "title": words_of(_child(said, "title")),
        "author": author,
        "language": words_of(_child(said, "language")),
    }


def _child(element: Any | None, name: str) -> Any | None:
    return None if element is None else child(element, name)


def _word_lines(root: Any) -> Iterator[str]:
    """Yield the lines of a Word document: a paragraph may hold others, in a text box."""
    open_lines: list[list[str]] = []
    waiting: list[str] = []
    for event, element in _events(root, _WORD_SKIPPED):
        name = name_of(element)
        if name == "p" and event == "start":
            open_lines.append([])
        elif name == "p" and open_lines:
            waiting.append("".join(open_lines.pop()))
            if not open_lines:  # the text box after the paragraph that it hangs on
                yield from _filled(reversed(waiting) if len(waiting) > 1 else waiting)
                waiting = []
        elif event == "start" and open_lines:
            open_lines[-1].append(_WORD_MARKS.get(name) or (_word_text(element, name)))


_WORD_MARKS = {"tab": "\t", "br": "\n", "cr": "\n", "nobreakhyphen": "\u2011"}


def _word_text(element: Any, name: str) -> str:
    return (element.text or "") if name == "t" else ""


def _open_lines(root: Any) -> Iterator[str]:
    body = child(root, "body", "text")
    if body is None:
        return
    open_lines: list[list[str]] = []
    for event, element in _events(body, _OPEN_SKIPPED):
        name = name_of(element)
        block = name in _OPEN_BLOCKS
        if event == "start":
            if block:
                open_lines.append([])
            if open_lines:
                open_lines[-1].append(_open_mark(element, name) + _squeezed(element.text))
            continue
        if block and open_lines:
            yield from _filled(["".join(open_lines.pop())])
        if open_lines and element is not body:
            open_lines[-1].append(_squeezed(element.tail))


def _open_mark(element: Any, name: str) -> str:
    if name == "s":
        count = next((value for key, value in element.items() if key.endswith("}c")), "1")
        return " " * (min(int(count), 100) if count.isdecimal() else 1)
    return {"tab": "\t", "line-break": "\n"}.get(name, "")


def _squeezed(text: str | None) -> str:
    """Return text with its white space as ODF reads it: any run of it is one space."""
    if not text:
        return ""
    words = " ".join(part for part in text.replace("\n", " ").replace("\t", " ").split(" ") if part)
    lead = " " if text[0] in " \n\t" else ""
    tail = " " if text[-1] in " \n\t" and words else ""
    return f"{lead}{words}{tail}"


def _events(root: Any, skipped: frozenset[str]) -> Iterator[tuple[str, Any]]:
    """Yield the start and end of every element but those below ``skipped`` ones."""
    from lxml import etree  # noqa: PLC0415  (only where there is XML)

    inside: Any = None
    for event, element in etree.iterwalk(root, events=("start", "end")):
        if inside is None and name_of(element) in skipped:
            inside = element
        if inside is None:
            yield event, element
        elif event == "end" and inside is element:
            inside = None
            # What follows it belongs to the element around it.
            yield "end", element


def _filled(lines: Any) -> Iterator[str]:
    for text in lines:
        for line in text.split("\n"):
            if line.strip():
                yield line.strip(" \t")
