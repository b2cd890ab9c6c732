"""Markdown as prose: one line for each paragraph, heading and item, no marks."""

import re

from annotator.formats.codec import Profile, Source
from annotator.formats.contents import Made, WholeFileReader, article, text_in
from annotator.formats.dates import iso_date
from annotator.formats.encodings import encoding_of
from annotator.formats.fields import field_of
from annotator.formats.html_text import text_of_html

_LARGEST = 4_000_000
_FRONT = re.compile(
    r"\ufeff?---[ \t]*\n(?=[A-Za-z][\w -]*:)(.*?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL
)
_ENTRY = re.compile(r"([A-Za-z][\w -]*?)\s*:\s+(.+)")


class MarkdownReader(WholeFileReader):
    """Reads Markdown: emphasis and links become their text, front matter becomes metadata."""

    name = "markdown"
    suffixes = frozenset((".md", ".markdown", ".mdown"))
    largest = _LARGEST

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return the encoding."""
        del source
        return Profile(encoding=encoding_of(head) or "" if head else "")

    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of a Markdown file."""
        raw, facts = text_in(data, source, profile.encoding)
        raw = raw.replace("\r\n", "\n").replace("\r", "\n")
        front = _FRONT.match(raw)
        fields, metadata = _front_matter(front.group(1)) if front else ({}, {})
        text = prose(raw[front.end() :] if front else raw)
        return article(text, source, fields, {**facts, **metadata}), ()


def prose(markdown: str) -> str:
    """Return the text of Markdown without its marks."""
    from markdown_it import MarkdownIt  # noqa: PLC0415  (only where there is Markdown)

    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    html = parser.render(markdown.lstrip("\ufeff"))
    return text_of_html(html) if html else ""


def _front_matter(block: str) -> tuple[dict[str, str], dict[str, object]]:
    """Return fields and metadata of the lines ``key: value`` before a Markdown text."""
    fields: dict[str, str] = {}
    metadata: dict[str, object] = {}
    for line in block.split("\n"):
        entry = _ENTRY.fullmatch(line.rstrip())
        if entry is None:
            continue
        key, value = entry.group(1), entry.group(2).strip().strip("\"'")
        field = field_of(key)
        found = iso_date(value) if field == "published" else value
        if field in ("", "text", "id") or field in fields or not found:
            metadata[key] = value
        else:
            fields[field] = found
    return fields, metadata
