"""The article in a web page: its text with the headline first, and what the page says of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.formats.contents import with_headline
from annotator.formats.dates import iso_date
from annotator.formats.html_text import lines_of, name_of, parse_html
from annotator.formats.safe_xml import words_of

_SAVED_FROM = re.compile(
    r"<!--\s*saved from url=\(\d+\)(\S+)|<!--[^>]{0,200}?\burl: (https?://\S+)"
)
_EMBEDDED = re.compile(r"data:[\w/+.-]+;base64,[A-Za-z0-9+/=\s]+")
_LARGEST_PAGE = 4_000_000
"""In characters: a longer page is taken as it is, without looking for the article in it."""
_MOST_TAGS = 100_000
"""As for the length: pages of news have a few thousand."""
_HEAD = 1 << 14
# trafilatura makes ordinary spaces of these and drops characters without a shape; hieroglyphs go
# in their place, such as the page does not have.
_SPACES = "\u00a0\u202f\u2009"
_HIEROGLYPHS = range(0x13000, 0x13100, len(_SPACES))
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
_STUMBLES = (ValueError, TypeError, LookupError, AttributeError, AssertionError, RecursionError)
"""What markup that no browser would write has been seen to make the extraction raise."""
_CONTROLS = dict.fromkeys(set(range(32)) - set(map(ord, "\t\n\r\f")), " ")
"""Characters that HTML does not allow, and that lxml gives out but does not take in."""
_AROUND = frozenset(("nav", "footer", "aside"))
_FIRST_LINES = 4
_STANDFIRST = 60
"""In characters: what follows the headline and is shorter is a date or a name."""
_DECLARED = re.compile(r'"datePublished"\s*:\s*"([^"\\]{8,40})"')


@dataclass(frozen=True, slots=True)
class Page:
    """What a page holds: the text of its article, and what is known of it."""

    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    metadata: Mapping[str, object] = field(default_factory=dict)


def read_page(markup: str, address: str = "") -> Page:
    """Return the article of a page with its headline in the first line, where it has one."""
    saved = _SAVED_FROM.search(markup[:_HEAD])
    address = address or (next(filter(None, saved.groups())) if saved else "")
    markup, shown = _hidden(_EMBEDDED.sub("", markup).translate(_CONTROLS))
    root = parse_html(markup)
    if root is None:
        return Page("")
    too_large = len(markup) > _LARGEST_PAGE or markup.count("<") > _MOST_TAGS
    found = None if too_large else _extracted(root, address)
    known = _known(root, found, address)
    known["published"] = _published(root, markup, known["published"])
    text = _body(found) if found is not None else ""
    everything = _all_text(parse_html(markup))
    text = _in_order(text, everything) if "\n" in text.strip() else _better(text, everything)
    heading = _headline(root, known["title"])
    known["title"] = words_of(heading) or known["title"]
    text = _with_top(text, heading)
    description = (found.description or "") if found is not None else ""
    return Page(
        _visible(text, shown),
        {name: _visible(value, shown) for name, value in known.items()},
        {"description": _visible(description, shown)},
    )


def _with_top(text: str, heading: Any | None) -> str:
    """Return the text with its headline and standfirst first, where they were not found in it."""
    title = words_of(heading)
    if not title:
        return text
    lines = list(map(_bare, text.split("\n", _FIRST_LINES)[:_FIRST_LINES]))
    standfirst = _standfirst(heading, text)
    if _bare(title) not in lines:
        return with_headline(title, "\n".join(filter(None, (standfirst, text))))
    if standfirst and lines[0] == _bare(title):
        first, _, rest = text.partition("\n")
        return "\n".join((first, standfirst, rest))
    return text


def _standfirst(heading: Any, text: str) -> str:
    """Return the paragraph right below the headline if it is of the article and not in ``text``."""
    after = next((each for each in heading.itersiblings() if words_of(each)), None)
    if after is None or name_of(after) not in ("p", "h2", "div") or after.find(".//p") is not None:
        return ""
    words = words_of(after)
    ends = words.endswith((".", "!", "?", "…", "»"))
    return words if len(words) >= _STANDFIRST and ends and _bare(words) not in _bare(text) else ""


def _hidden(markup: str) -> tuple[str, dict[int, int]]:
    """Return a page with stand-ins for its no-break spaces, and the table that shows them again."""
    for space, entities in _ENTITIES.items():
        markup = re.sub(entities, space, markup, flags=re.IGNORECASE)
    free = next(
        (start for start in _HIEROGLYPHS if not any(chr(start + n) in markup for n in range(3))),
        _HIEROGLYPHS[0],
    )
    stand_ins = "".join(chr(free + number) for number in range(len(_SPACES)))
    return markup.translate(str.maketrans(_SPACES, stand_ins)), str.maketrans(stand_ins, _SPACES)


def _extracted(root: Any, address: str) -> Any | None:
    from trafilatura import bare_extraction  # noqa: PLC0415  (it takes half a second to load)

    try:
        return bare_extraction(
            root, url=address or None, with_metadata=True, include_comments=False, fast=False
        )
    except _STUMBLES:
        return None  # all text of the page is better than none


def _body(found: Any) -> str:
    if found.body is None:
        return found.text or ""
    for element in found.body.iter(*_AS_HTML):
        element.tag = _AS_HTML[element.tag]
    return lines_of(found.body)


def _better(text: str, everything: str) -> str:
    """Return all text of a page where nothing was found in it, or no less without its lines."""
    return everything if _bare(everything) in _bare(text) or not text.strip() else text


def _in_order(text: str, everything: str) -> str:
    """Return the lines of an article in the order of the page, which short articles may lose."""
    page = list(map(_bare, everything.split("\n")))
    lines = [(line, _bare(line)) for line in text.split("\n")]
    place = 0
    for _, bare in lines:
        if bare not in page:
            return text
        if bare not in page[place:]:
            return "\n".join(
                line for line, bare in sorted(lines, key=lambda each: page.index(each[1]))
            )
        place = page.index(bare, place) + 1
    return text


def _all_text(root: Any) -> str:
    """Return all text of a page but for what is marked as standing around the article."""
    return lines_of(root, _AROUND)


def _known(root: Any, found: Any | None, address: str) -> dict[str, str]:
    """Return what a page says of its article."""
    title = root.find(".//title")
    known = {
        "title": words_of(title),
        "url": address,
        "language": (root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")),
    }
    if found is None:
        return {"published": "", **{name: value or "" for name, value in known.items()}}
    said = {
        "title": found.title,
        "author": found.author,
        "source": found.sitename or found.hostname,
        "url": found.url,
        "published": found.date,
        "language": found.language or known["language"],
    }
    return {name: value or known.get(name) or "" for name, value in said.items()}


def _published(root: Any, markup: str, day: str) -> str:
    """Return the moment that a page declares if it is on the day that was found, else the day."""
    moments = root.xpath(
        "//meta[@property='article:published_time' or @itemprop='datePublished']/@content"
    )
    for moment in (*moments, *_DECLARED.findall(markup)):
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
    return re.sub("[\\W\U00013000-\U000130ff]+", "", text).casefold()


def _visible(text: str, shown: dict[int, int]) -> str:
    lines = (line.strip(_SPACES + " \t") for line in text.translate(shown).split("\n"))
    return "\n".join(line for line in lines if line)
