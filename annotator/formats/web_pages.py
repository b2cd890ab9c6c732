"""Web pages, saved as HTML or MHTML: the article without what stands around it."""

import email
import email.policy
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

from annotator.core.errors import UnreadableFileError
from annotator.formats.codec import Profile, Source
from annotator.formats.contents import Made, WholeFileReader, article, text_in, with_headline
from annotator.formats.dates import iso_date
from annotator.formats.encodings import encoding_of
from annotator.formats.html_text import lines_of, name_of, parse_html
from annotator.formats.safe_xml import words_of

_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)|<!--[^>]{0,200}?\burl: (https?://\S+)"
)
_EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "ascii")
_LARGEST_PAGE = 4_000_000
"""In characters: a longer page is taken as it is, without looking for the article in it."""
_MOST_TAGS = 100_000
"""As for the length: pages of news have a few thousand."""
_HEAD = 1 << 12
# trafilatura makes ordinary spaces of these and drops characters without a shape; hieroglyphs go
# in their place.
_SPACES = "\u00a0\u202f\u2009"
_STAND_INS = "\U000130a0\U000130a1\U000130a2"
_HIDDEN = str.maketrans(_SPACES, _STAND_INS)
_SHOWN = str.maketrans(_STAND_INS, _SPACES)
_ENTITIES = {
    "\u00a0": "&(?:nbsp|#0*160|#x0*a0);",
    "\u202f": "&(?:#0*8239|#x0*202f);",
    "\u2009": "&(?:thinsp|#0*8201|#x0*2009);",
}
_AS_HTML = {
    "head": "h2", "item": "li", "row": "tr", "cell": "td", "lb": "br", "quote": "blockquote",
    "list": "ul", "code": "pre",
}  # fmt: skip
"""What trafilatura calls elements, and what HTML does."""
_AROUND = frozenset(("nav", "footer", "aside"))
_FIRST_LINES = 4


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the text of its article, and what is known of it."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, object] = field(default_factory=dict)


class HtmlReader(WholeFileReader):
    """Reads HTML pages: the article found by trafilatura, or all text where it finds none."""

    name = "html"
    suffixes = frozenset((".html", ".htm", ".xhtml", ".shtml"))

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.7 for what begins like a page, 0.5 for its suffix alone."""
        if _PAGE.search(head[:_HEAD].replace(b"\x00", b"")):
            return 0.7 if source.suffix in self.suffixes else 0.4
        return super().likeness(source, head)

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the encoding, which the page may declare."""
        del source
        return Profile(encoding=page_encoding(head))

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of a page."""
        markup, facts = text_in(data, source, profile.encoding or page_encoding(data))
        page = read_page(markup)
        return article(page.text, source, page.fields, {**facts, **page.metadata}), ()


class MhtmlReader(WholeFileReader):
    """Reads pages that a browser saved whole, as MHTML."""

    name = "mhtml"
    suffixes = frozenset((".mhtml", ".mht"))
    largest = 128_000_000

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for a message of parts that is called so."""
        if b"multipart/related" in head[:_HEAD].lower():
            return 0.9 if source.suffix in self.suffixes else 0.4
        return super().likeness(source, head)

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of the first page in the message."""
        del profile
        message = email.message_from_bytes(data, policy=email.policy.default)
        part = _page_part(message)
        if part is None:
            raise UnreadableFileError(name=source.name, reason="no-article")
        content = part.get_payload(decode=True)
        content = content if isinstance(content, bytes) else b""
        encoding = part.get_content_charset() or page_encoding(content)
        markup, facts = text_in(content, source, encoding)
        address = _header(message, "Snapshot-Content-Location") or _header(part, "Content-Location")
        page = read_page(markup, address)
        fields = {"title": _header(message, "Subject"), **page.fields}
        return article(page.text, source, fields, {**facts, **page.metadata}), ()


def page_encoding(data: bytes) -> str:
    """Return the encoding of a page: the one its bytes prove, else the one that it declares."""
    found = encoding_of(data) if data else None
    declared = _CHARSET.search(data[:_HEAD])
    if found in _UNICODE or declared is None:
        return found or ""
    name = declared.group(1).decode("ascii").lower()
    # As browsers have it: nobody means the control characters of Latin 1.
    name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii") else name
    try:
        data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return found or ""
    return name


def read_page(markup: str, address: str = "") -> Page:
    """Return the article of a page with its headline in the first line, where it has one."""
    saved = _SAVED_FROM.search(markup[: _HEAD * 4])
    address = address or (next(filter(None, saved.groups())) if saved else "")
    markup = _EMBEDDED.sub("", markup)
    markup = _hidden(markup)
    root = parse_html(markup)
    if root is None:
        return Page("")
    too_large = len(markup) > _LARGEST_PAGE or markup.count("<") > _MOST_TAGS
    found = None if too_large else _extracted(root, address)
    known = _known(root, found, address)
    text = _body(found) if found is not None else ""
    if "\n" not in text.strip():
        text = _better(text, _all_text(parse_html(markup)))
    title = words_of(_headline(root, known["title"]))
    lines = text.split("\n", _FIRST_LINES)[:_FIRST_LINES]
    if title and _bare(title) not in map(_bare, lines):
        text = with_headline(title, text)
    known["title"] = title or known["title"]
    metadata = {"description": found.description} if found is not None else {}
    return Page(
        _visible(text),
        {name: _visible(value or "") for name, value in known.items()},
        {name: _visible(value or "") for name, value in metadata.items()},
    )


def _hidden(markup: str) -> str:
    """Return a page with stand-ins for its no-break spaces, however they are written."""
    for space, entities in _ENTITIES.items():
        markup = re.sub(entities, space, markup, flags=re.IGNORECASE)
    return markup.translate(_HIDDEN)


def _extracted(root: Any, address: str) -> Any | None:
    from trafilatura import bare_extraction  # noqa: PLC0415  (it takes half a second to load)

    return bare_extraction(
        root, url=address or None, with_metadata=True, include_comments=False, fast=False
    )


def _body(found: Any) -> str:
    if found.body is None:
        return found.text or ""
    for element in found.body.iter("*"):
        element.tag = _AS_HTML.get(element.tag, element.tag)
    return lines_of(found.body)


def _better(text: str, everything: str) -> str:
    """Return all text of a page where nothing was found in it, or no less without its lines."""
    return everything if _bare(everything) in _bare(text) or not text.strip() else text


def _all_text(root: Any) -> str:
    """Return all text of a page but for what is marked as standing around the article."""
    for element in [each for each in root.iter("*") if name_of(each) in _AROUND]:
        if element.getparent() is not None:
            element.drop_tree()
    return lines_of(root)


def _known(root: Any, found: Any | None, address: str) -> dict[str, str]:
    """Return what a page says of its article."""
    title = root.find(".//title")
    known = {
        "title": words_of(title),
        "url": address,
        "language": (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
    }
    if found is None:
        return {name: value or "" for name, value in known.items()}
    said = {
        "title": found.title,
        "author": found.author,
        "source": found.sitename or found.hostname,
        "url": found.url,
        "published": _published(root, found.date or ""),
        "language": found.language or known["language"],
    }
    return {name: said.get(name) or known.get(name) or "" for name in said}


def _published(root: Any, day: str) -> str:
    """Return the moment that a page declares if it is on the day that was found, else the day."""
    moments = root.xpath(
        "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"
    )
    for moment in moments:
        found = iso_date(str(moment))
        if found.startswith(day):
            return found
    return iso_date(day)


def _headline(root: Any, title: str) -> Any | None:
    """Return the heading of a page that is its headline: the only one, or that of its title."""
    headings = [each for each in root.iter("h1") if words_of(each)]
    for heading in headings:
        words = _bare(words_of(heading))
        if words and (words in _bare(title) or _bare(title) in words):
            return heading
    return headings[0] if len(headings) == 1 else None


def _bare(text: str) -> str:
    return re.sub(rf"[\W{_STAND_INS}]+", "", text).casefold()


def _visible(text: str) -> str:
    lines = (line.strip(_STAND_INS + _SPACES + " \t") for line in text.split("\n"))
    return "\n".join(line for line in lines if line).translate(_SHOWN)


def _page_part(message: EmailMessage) -> EmailMessage | None:
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            return part
    return None


def _header(message: EmailMessage, name: str) -> str:
    # A header that is damaged is no reason to lose the page.
    try:
        return str(message.get(name, ""))
    except (ValueError, IndexError, AttributeError, TypeError):
        return ""
