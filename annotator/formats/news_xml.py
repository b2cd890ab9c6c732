"""The formats of news agencies: NewsML-G2, NewsML 1 and NITF."""

import re
from collections.abc import Iterator
from typing import Any

from annotator.core.errors import EmptyTextError, UnreadableFileError
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.contents import article, with_headline
from annotator.formats.dates import iso_date
from annotator.formats.html_text import lines_of, name_of
from annotator.formats.safe_xml import below, child, elements, words_of

_ROOT = re.compile(rb"<(?:\w+:)?(?:newsMessage|newsItem|NewsML|nitf)[\s>]")
_ITEMS = frozenset(("newsitem", "nitf"))
_SILENT = frozenset((
    "media-producer", "media-metadata", "media-reference", "media-object", "body.head", "body.end",
    "tagline", "note", "head",
))  # fmt: skip
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_MOST_SUBJECTS = 100


class NewsXmlReader:
    """Reads NewsML-G2, NewsML 1 and NITF, item by item; pictures and packages are passed over."""

    name = "newsml"
    suffixes = frozenset((".xml", ".nitf", ".newsml"))
    annotated = False

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.95 for a root called as that of one of these formats."""
        del source
        return 0.95 if _ROOT.search(head[:8192].replace(b"\x00", b"")) else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: an item says everything itself."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there are no columns."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the article of each item, or its fault."""
        del profile
        number = 0
        with source.open() as file:
            try:
                found = elements(file, _ITEMS, source.name)
                next(found, None)  # the root, which may be the item: it comes again when complete
                for item in found:
                    number += 1
                    yield _item(item, source, number, file.tell())
                if not number:
                    raise UnreadableFileError(name=source.name, reason="no-article")
            except UnreadableFileError as problem:
                yield Read(problem=problem, position=file.tell())


def _item(item: Any, source: Source, number: int, position: int) -> Read:
    nitf = item if name_of(item) == "nitf" else next(below(item, "nitf"), None)
    known = {} if nitf is None else _of_nitf(nitf)
    if nitf is not item:
        said = {name: value for name, value in _of_news_item(item).items() if value}
        known = {**known, **said}
    body = _body(item, nitf)
    second = str(known.pop("second", ""))
    headline = str(known.get("title", ""))
    if second and second not in body.split("\n", 3)[:3]:
        body = f"{second}\n{body}"
    fields = {name: str(known.pop(name, "")) for name in _FIELDS}
    try:
        if not body.strip():
            raise EmptyTextError(name=f"{source.name}:{number}")
        text = with_headline(headline, body)
        document = article(text, source, fields, known, number=number)
    except EmptyTextError as problem:
        return Read(problem=problem, position=position)
    return Read(document=document, position=position)


_FIELDS = ("title", "author", "published", "source", "language", "url")


def _body(item: Any, nitf: Any | None) -> str:
    """Return the lines of the article: from NITF, XHTML or plain text, the first with any."""
    if nitf is not None:
        content = next(below(nitf, "body.content"), None)
        if content is not None and (text := lines_of(content, _SILENT)):
            return text
    for place in below(item, "inlinexml", "datacontent"):
        content = next(below(place, "body"), place)
        if text := lines_of(content, _SILENT):
            return text
    for place in below(item, "inlinedata"):
        if text := _plain_lines("".join(place.itertext("{*}*"))):
            return text
    return ""


def _plain_lines(text: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in text.splitlines())))


def _of_nitf(nitf: Any) -> dict[str, object]:
    """Return what a NITF document says of itself."""
    head = next(below(nitf, "hedline"), None)
    published = next(below(nitf, "pubdata"), None)
    lines = {name: _first(nitf, name) for name in ("byline", "dateline", "hl1", "distributor")}
    dates = (_attribute(nitf, name, "norm") for name in ("date.issue", "date.release"))
    holder = _attribute(nitf, "doc.copyright", "holder")
    return {
        "title": lines["hl1"] or words_of(child(nitf, "head", "title")),
        "second": words_of(child(head, "hl2")) if head is not None else "",
        "author": lines["byline"],
        "published": next(filter(None, map(iso_date, dates)), "")
        or iso_date(published.get("date.publication", "") if published is not None else ""),
        "source": (published.get("name", "") if published is not None else "")
        or lines["distributor"]
        or holder,
        "url": published.get("ex-ref", "") if published is not None else "",
        "language": nitf.get(_LANG, ""),
        "dateline": lines["dateline"],
        "id": _attribute(nitf, "doc-id", "id-string"),
        "urgency": _attribute(nitf, "urgency", "ed-urg"),
        "keywords": [key for each in below(nitf, "keyword") if (key := each.get("key", ""))],
    }


def _of_news_item(item: Any) -> dict[str, object]:
    """Return what a NewsML item says of itself."""
    subjects = [words_of(child(each, "name")) for each in below(item, "subject")]
    dates = (
        *(_first(item, name) for name in ("contentcreated", "firstcreated", "versioncreated")),
        _first(item, "thisrevisioncreated"),
    )
    return {
        "title": _first(item, "headline"),
        "author": _first(item, "by") or _first(item, "byline") or _party(item, "creator"),
        "published": next(filter(None, map(iso_date, dates)), ""),
        "source": _party(item, "provider")
        or _first(item, "creditline")
        or _party(item, "provider"),
        "language": _attribute(item, "language", "tag")
        or _attribute(item, "language", "formalname")
        or item.get(_LANG, ""),
        "dateline": _first(item, "dateline"),
        "id": item.get("guid", "") or _first(item, "publicidentifier"),
        "slugline": _first(item, "slugline"),
        "urgency": _first(item, "urgency"),
        "keywords": [words_of(each) for each in below(item, "keyword")],
        "subjects": list(filter(None, subjects))[:_MOST_SUBJECTS],
    }


def _first(item: Any, name: str) -> str:
    """Return the words of the first element of a name that has any."""
    return next(filter(None, map(words_of, below(item, name))), "")


def _attribute(item: Any, name: str, attribute: str) -> str:
    for element in below(item, name):
        for key, value in element.items():
            if key.lower() == attribute:
                return str(value)
    return ""


def _party(item: Any, name: str) -> str:
    """Return the name of a party: written out, or the last part of its code."""
    for element in below(item, name):
        literal = element.get("literal", "") or element.get("qcode", "").rpartition(":")[2]
        formal = _attribute(element, "party", "formalname")
        if found := words_of(child(element, "name")) or words_of(element) or formal or literal:
            return found
    return ""
