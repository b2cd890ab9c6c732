"""RSS and Atom files: one article for each entry. Nothing they point to is ever fetched."""

import re
from collections.abc import Iterator
from typing import Any

from annotator.core.errors import EmptyTextError, UnreadableFileError
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.contents import article, with_headline
from annotator.formats.dates import iso_date
from annotator.formats.html_text import lines_of, name_of, text_of_html
from annotator.formats.safe_xml import child, children, elements, words_of

_ROOT = re.compile(rb"<(?:\w+:)?(?:rss|feed|RDF)[\s>]")
_ENTRIES = frozenset(("item", "entry"))
_OF_FEED = frozenset(("title", "language"))
_BODIES = ("encoded", "content", "description", "summary")
_DATES = ("pubdate", "published", "issued", "date", "created", "updated", "modified")
_MAIL = re.compile(r"\S+@\S+\s*\((.+)\)")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


class FeedReader:
    """Reads RSS 0.9 to 2.0 and Atom, entry by entry."""

    name = "feed"
    suffixes = frozenset((".rss", ".atom", ".xml", ".rdf"))
    annotated = False

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.9 for a root called as that of a feed; the suffix alone says little."""
        del source
        found = _ROOT.search(head[:4096].replace(b"\x00", b""))
        return (
            0.9
            if found and (b"<item" in head or b"<entry" in head or b":entry" in head)
            else (0.5 if found else 0.0)
        )

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: a feed says everything itself."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there are no columns."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the article of each entry, or its fault."""
        del profile
        with source.open() as file:
            found = elements(file, _ENTRIES | _OF_FEED, source.name)
            feed: dict[str, str] = {}
            number = 0
            try:
                for element in found:
                    name = name_of(element)
                    if element.getparent() is None:
                        feed["language"] = element.get(_LANG, "")
                    elif name in _ENTRIES:
                        number += 1
                        yield _entry(element, feed, source, number, file.tell())
                    elif name == "title" or not feed.get(name):
                        feed.setdefault(name, words_of(element))
                        feed[name] = feed[name] or words_of(element)
                if not number:
                    raise UnreadableFileError(name=source.name, reason="no-article")
            except UnreadableFileError as problem:
                yield Read(problem=problem, position=file.tell())


def _entry(entry: Any, feed: dict[str, str], source: Source, number: int, position: int) -> Read:
    title = text_of_html(words_of(child(entry, "title"))).replace("\n", " ")
    bodies = [_text(child(entry, name)) for name in _BODIES]
    body = next((text for text in bodies if text.strip()), "")
    summary = next((text for text in reversed(bodies) if text.strip()), "")
    fields = {
        "title": title,
        "author": _author(entry),
        "published": _date(entry),
        "url": _link(entry),
        "source": words_of(child(entry, "source")) or feed.get("title", ""),
        "language": entry.get(_LANG) or feed.get("language", ""),
    }
    metadata = {
        "id": words_of(child(entry, "guid")) or words_of(child(entry, "id")),
        "summary": "" if summary == body else summary,
        "categories": [
            term for each in children(entry, "category", "subject")
            if (term := words_of(each) or each.get("term") or "")
        ],
    }  # fmt: skip
    try:
        document = article(with_headline(title, body), source, fields, metadata, number=number)
    except EmptyTextError as problem:
        return Read(problem=problem, position=position)
    return Read(document=document, position=position)


def _text(element: Any | None) -> str:
    """Return the text of an element that holds HTML, escaped or as elements, or plain text."""
    if element is None:
        return ""
    if len(element):
        return lines_of(element)
    text = element.text or ""
    return text if element.get("type") == "text" else text_of_html(text).strip()


def _author(entry: Any) -> str:
    names = [words_of(child(each, "name")) or words_of(each) for each in children(entry, "author")]
    names = names if any(names) else [words_of(each) for each in children(entry, "creator")]
    return ", ".join(_MAIL.sub(r"\1", name) for name in names if name)


def _date(entry: Any) -> str:
    for name in _DATES:
        if found := iso_date(words_of(child(entry, name))):
            return found
    return ""


def _link(entry: Any) -> str:
    for link in children(entry, "link"):
        if link.get("rel", "alternate") == "alternate" and (found := link.get("href") or link.text):
            return str(found).strip()
    guid = words_of(child(entry, "guid"))
    return guid if guid.startswith(("http://", "https://")) else ""
