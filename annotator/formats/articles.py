"""From raw text and what is known of it to a document."""

from collections.abc import Mapping

from annotator.core.errors import EmptyTextError
from annotator.core.ids import DocumentId, new_id
from annotator.core.model import Document
from annotator.core.offsets import canonicalise, text_hash

TITLE_LENGTH = 200
"""A first line longer than this is a paragraph, not a title."""
_OPENING = 60
_NOT_AT_TITLE_END = (".", ",", ";", ":")


def make_document(
    raw: str,
    *,
    name: str,
    title: str = "",
    source: str = "",
    author: str = "",
    published: str = "",
    url: str = "",
    language: str = "",
    metadata: Mapping[str, object] | None = None,
) -> Document:
    """Build a new document from ``raw`` text; without a ``title`` one is taken from the text.

    Args:
        raw: the text as it was read; it is made canonical here.
        name: the file, or file and line, that faults speak of.
        title: with ``source`` to ``language``: as far as they are known; made canonical too.
        source: the outlet.
        author: who wrote it.
        published: ISO 8601.
        url: where it appeared.
        language: ISO 639-1.
        metadata: everything else, as JSON can hold it.

    Raises:
        EmptyTextError: there is nothing but white space.
    """
    text = canonicalise(raw)
    if not text.strip():
        raise EmptyTextError(name=name)
    return Document(
        id=DocumentId(new_id()),
        text=text,
        sha256=text_hash(text),
        title=canonicalise(title or headline(text) or opening(text)),
        source=canonicalise(source),
        author=canonicalise(author),
        published=canonicalise(published),
        url=canonicalise(url),
        language=canonicalise(language),
        metadata=metadata or {},
    )


def headline(text: str) -> str:
    """Return the first line of canonical ``text`` if it looks like a title, else nothing.

    It does when it is the first line with something on it, is at most ``TITLE_LENGTH``
    characters long, does not end like a sentence or in the middle of one (``. , ; :``, but
    ``...`` is allowed), is followed by more text, and the line right below it does not go on in
    lower case (which is how a hard-wrapped paragraph looks). The line stays in the text.
    """
    first, _, rest = text.lstrip().partition("\n")
    line = first.strip()
    if len(line) > TITLE_LENGTH or not rest.strip():
        return ""
    if line.endswith(_NOT_AT_TITLE_END) and not line.endswith("..."):
        return ""
    if rest.split("\n", 1)[0].lstrip()[:1].islower():
        return ""
    return " ".join(line.split())


def opening(text: str) -> str:
    """Return the first words of ``text``, which name an article that has no title."""
    words = " ".join(text[: _OPENING * 4].split())
    if len(words) <= _OPENING:
        return words
    cut = words[:_OPENING].rpartition(" ")[0] or words[:_OPENING]
    return f"{cut}…"
