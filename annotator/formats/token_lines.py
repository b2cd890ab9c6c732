"""Files with a token on each line: their lines, sentences and documents, as a stream."""

import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from annotator.core.errors import UnreadableFileError, UserFacingError
from annotator.core.model import Document
from annotator.formats.articles import make_document
from annotator.formats.codec import HEAD, ReadSpan, Source
from annotator.formats.contents import file_name
from annotator.formats.encodings import encoding_of
from annotator.formats.offsets_in import readings

LONGEST = 100_000
"""In characters: a file without marks between articles is cut between sentences at this length."""
_LONGEST_LINE = 1 << 16
_LINE_END = re.compile("\r\n|\r|\n")


@dataclass(slots=True)
class TextSoFar:
    """A text that is put together sentence by sentence, with the spans on it."""

    parts: list[str] = field(default_factory=list)
    spans: list[ReadSpan] = field(default_factory=list)
    notes: list[UserFacingError] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> int:
        """Add to the text, and return the offset at which the addition begins."""
        start = self.length
        self.parts.append(text)
        self.length += len(text)
        return start

    def span(self, start: int, end: int, label: str, **fields: Any) -> None:
        """Add a span, accepted if ``fields`` do not say otherwise."""
        key = f"#{len(self.spans) + 1}"
        self.spans.append(ReadSpan(key=key, start=start, end=end, label=label, **fields))

    def document(self, source: Source, line: int, **metadata: object) -> Document:
        """Build the document, with the spans where they are in its canonical text.

        Raises:
            EmptyTextError: there is nothing but white space.
        """
        raw = "".join(self.parts)
        document = make_document(
            raw, name=f"{source.name}:{line}", metadata={"file": file_name(source), **metadata}
        )
        if document.text != raw:
            _, (way, *_) = readings(raw)
            self.spans = [moved for span in self.spans if (moved := _moved(span, way.canonical))]
        return document


def lines_of(source: Source, encoding: str = "") -> Iterator[tuple[int, str, int]]:
    """Yield each line of a source without its end, its number, and how many bytes were read.

    Raises:
        UnreadableFileError: it is not text.
        OSError: it cannot be read.
    """
    with source.open() as file:
        head = file.read(HEAD)
    encoding = encoding or encoding_of(head) or ""
    if not encoding:
        raise UnreadableFileError(name=source.name, reason="not-text")
    with source.open() as raw:
        try:
            text = io.TextIOWrapper(raw, encoding=encoding, errors="replace", newline=None)
        except LookupError as error:
            raise UnreadableFileError(name=source.name, reason="encoding") from error
        number = 0
        while line := text.readline(_LONGEST_LINE):
            number += 1
            yield number, line.rstrip("\n").lstrip("\ufeff" if number == 1 else ""), raw.tell()


def sample(head: bytes) -> list[str]:
    """Return the lines in the first bytes of a source that are there in full."""
    encoding = encoding_of(head) if head else None
    if encoding is None:
        return []
    lines = _LINE_END.split(head.decode(encoding, "replace").lstrip("\ufeff"))
    return lines if len(head) < HEAD else lines[:-1]


def columns_of(line: str, delimiter: str) -> list[str]:
    """Return the columns of a line: by its delimiter, or by any white space."""
    return line.split("\t") if delimiter == "\t" else line.split()


def most_common_length(rows: Sequence[Sequence[str]]) -> int:
    """Return how many columns most rows have, 0 where there are no rows."""
    counts: dict[int, int] = {}
    for row in rows:
        counts[len(row)] = counts.get(len(row), 0) + 1
    return max(counts, key=lambda length: counts[length], default=0)


def _moved(span: ReadSpan, canonical: Callable[[int], int | None]) -> ReadSpan | None:
    start, end = canonical(span.start), canonical(span.end)
    if start is None or end is None or start >= end:
        return None
    return replace(span, start=start, end=end)
