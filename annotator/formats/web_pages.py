"""Web pages, saved as HTML or MHTML: the article without what stands around it."""

import email
import email.policy
import re
from email.message import EmailMessage

from annotator.core.errors import UnreadableFileError
from annotator.formats.codec import Profile, Source
from annotator.formats.contents import Made, WholeFileReader, article, text_in
from annotator.formats.encodings import encoding_of
from annotator.formats.page_article import read_page

_PAGE = re.compile(rb"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]+)""", re.IGNORECASE)
_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "ascii")
_HEAD = 1 << 12


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
