"""From HTML to lines of text: one for each paragraph, heading, item or row."""

import re
from functools import cache
from typing import Any

from annotator.core.offsets import canonicalise


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


_BLOCKS = _names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html legend li main menu "
    "nav ol p pre section summary table tbody tfoot thead tr ul hl1 hl2 block media"
)
_SILENT = _names(
    "script style noscript template head title svg math iframe object embed canvas audio video "
    "button select option textarea input map datalist"
)
_CELLS = frozenset(("td", "th"))
_SPACE = re.compile(r"[ \t\n\r\f\v]+")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:[A-Za-z]+|#\d+);")
_NO_BREAK = "\u00a0\u202f \t"


def text_of_html(markup: str) -> str:
    """Return the text of a piece of HTML, one line for each block; no-break spaces stay."""
    if not _MARKUP.search(markup):
        return markup
    root = parse_html(markup)
    return "" if root is None else lines_of(root)


def parse_html(markup: str) -> Any | None:
    """Return the root of the tree of an HTML page or a piece of one; None if there is nothing.

    Nothing is fetched, no entity beyond those of HTML is known, comments are dropped.
    """
    from lxml import html  # noqa: PLC0415  (only where there is HTML)

    data = canonicalise(markup).encode("utf-8")
    if not data.strip():
        return None
    try:
        return html.document_fromstring(data, parser=_parser())
    except (ValueError, AssertionError, html.etree.LxmlError):
        return None  # nothing but comments or white space


def lines_of(root: Any, silent_too: frozenset[str] = frozenset()) -> str:
    """Return the text below an element, one line for each block that holds any.

    ``silent_too`` are names of more elements whose text is not of the article.
    """
    from lxml import etree  # noqa: PLC0415

    writer = _Writer()
    names = _SILENT | silent_too
    silent: Any = None
    # Events instead of recursion: markup may be nested as deep as it likes.
    for event, element in etree.iterwalk(root, events=("start", "end")):
        name = name_of(element)
        if silent is None and event == "start" and (name in names or not name):
            silent = element
        if silent is None:
            writer.start(name, element) if event == "start" else writer.end(name)
        if event == "end":
            silent = None if silent is element else silent
            if silent is None and element is not root:
                writer.add(element.tail or "")
    return writer.text()


def name_of(element: Any) -> str:
    """Return an element's name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


class _Writer:
    """Puts text together, line by line."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._parts: list[str] = []
        self._kept = 0
        """How many elements are open whose white space counts."""

    def start(self, name: str, element: Any) -> None:
        if name in _BLOCKS or name == "br":
            self._break()
        elif name in _CELLS and self._parts:
            self._parts.append("\t")
        self._kept += name == "pre"
        self.add(element.text or "")

    def end(self, name: str) -> None:
        if name in _BLOCKS:
            self._break()
        self._kept -= name == "pre"

    def add(self, text: str) -> None:
        if self._kept:
            first, *others = text.split("\n")
            self._parts.append(first)
            for line in others:
                self._break()
                self._parts.append(line)
        elif text:
            self._parts.append(_SPACE.sub(" ", text))

    def text(self) -> str:
        self._break()
        return "\n".join(self._lines)

    def _break(self) -> None:
        line = re.sub(" *\t *", "\t", re.sub(" {2,}", " ", "".join(self._parts)))
        self._parts.clear()
        if line := line.strip(_NO_BREAK + "\n"):
            self._lines.append(line)


@cache
def _parser() -> Any:
    from lxml import html  # noqa: PLC0415

    # "Huge" allows 2,048 levels instead of 256, which pages with many comments pass.
    return html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True
    )
