"""What readers of whole files share: the bytes, the text in them, the one article they make."""

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath

from annotator.core.errors import UnreadableFileError, UserFacingError
from annotator.core.model import Document
from annotator.formats.articles import make_document
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.encodings import decoded
from annotator.formats.reading import LARGEST_ARTICLE
from annotator.formats.records import storable, storable_text

Made = tuple[Document, tuple[UserFacingError, ...]]
"""An article and what is to be said about how it was read."""


_EMPTY: tuple[object, ...] = ("", None, [], {})


class WholeFileReader(ABC):
    """What readers have in common that make one article of a whole file.

    Subclasses say what the file is called, how likely it is theirs, and ``make`` the article.
    """

    name = ""
    suffixes: frozenset[str] = frozenset()
    annotated = False
    largest = LARGEST_ARTICLE
    """In bytes: a larger file is refused unread."""

    def likeness(self, source: Source, head: bytes) -> float:
        """Return how likely the source is of this format: 0.5 for its suffix alone."""
        del head
        return 0.5 if source.suffix in self.suffixes else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: there is nothing to choose."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there are no columns."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the article of the file, or the fault that stands in its place."""
        yield one_article(source, lambda data: self.make(data, source, profile), self.largest)

    @abstractmethod
    def make(self, data: bytes, source: Source, profile: Profile) -> Made:
        """Make the article of the bytes of a file.

        Raises:
            UserFacingError: they are not of this format, or hold no text.
        """


def one_article(source: Source, make: Callable[[bytes], Made], largest: int) -> Read:
    """Return the article that ``make`` makes of the whole source, or its fault.

    Raises:
        OSError: the source cannot be read.
    """
    position = source.size
    try:
        document, notes = make(whole(source, largest))
    except UserFacingError as problem:
        return Read(problem=problem, position=position)
    return Read(document=document, notes=notes, position=position)


def whole(source: Source, largest: int = LARGEST_ARTICLE) -> bytes:
    """Return all bytes of a source.

    Raises:
        UnreadableFileError: there are more than ``largest`` (reason ``too-large``).
        OSError: it cannot be read.
    """
    with source.open() as file:
        data = file.read(largest + 1)
    if len(data) > largest:
        raise UnreadableFileError(name=source.name, reason="too-large")
    return data


def text_in(data: bytes, source: Source, encoding: str = "") -> tuple[str, dict[str, object]]:
    """Return the text of ``data``, and what is to be remembered of how it was spelled.

    Raises:
        UnreadableFileError: it is not text (reason ``not-text``).
    """
    found = _decoded_as(data, encoding or "utf-8") if encoding or not data else decoded(data)
    if found is None:
        raise UnreadableFileError(name=source.name, reason="not-text")
    text, encoding, damaged = found
    facts: dict[str, object] = {"file": file_name(source), "encoding": encoding}
    if damaged:
        facts["damaged_characters"] = damaged
    return text, facts


def _decoded_as(data: bytes, encoding: str) -> tuple[str, str, int] | None:
    try:
        return data.decode(encoding), encoding, 0
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return text, encoding, text.count("\ufffd")
    except LookupError:
        return None


def file_name(source: Source) -> str:
    """Return the last part of a source's name, as a project file can hold it."""
    return storable_text(PurePosixPath(source.name.replace("\\", "/")).name)


def article(
    text: str,
    source: Source,
    fields: Mapping[str, str],
    metadata: Mapping[str, object],
    *,
    number: int = 0,
) -> Document:
    """Build the document of a file: its fields on one line each, nothing empty in the metadata.

    ``number`` is that of the article within the file, where it holds more than one.

    Raises:
        EmptyTextError: there is no text.
    """
    plain = {name: one_line(value) for name, value in fields.items() if value}
    kept = {key: storable(value) for key, value in metadata.items() if value not in _EMPTY}
    kept = {"file": file_name(source), **kept}
    name = f"{source.name}:{number}" if number else source.name
    return make_document(text, name=name, metadata=kept, **plain)


def one_line(value: str) -> str:
    """Return a value as one line of storable text."""
    return " ".join(storable_text(value).split())


def with_headline(headline: str, body: str) -> str:
    """Return ``body`` with ``headline`` as its first line, unless it begins with it already."""
    headline = " ".join(headline.split("\n")).strip()
    body = body.strip("\n")
    first = body.split("\n", 1)[0]
    if not headline or _bare(first) == _bare(headline):
        return body
    return f"{headline}\n{body}" if body else headline


def _bare(line: str) -> str:
    return re.sub(r"\W+", "", line).casefold()
