"""Cutting a large JSON Lines file into ranges of whole lines, and reading one of them."""

import codecs
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from annotator.core.errors import UnreadableFileError
from annotator.formats.encodings import encoding_of
from annotator.formats.reading import LARGEST_ARTICLE, Line

_SAMPLE = 1 << 18
_UTF8 = ("utf-8", "utf-8-sig", "ascii")
_WIDE = ("utf_16", "utf_32", "utf-16", "utf-32")


class Digest(Protocol):
    """What ``hashlib`` makes."""

    def update(self, data: bytes, /) -> None:
        """Take in more bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRange:
    """Whole lines of a file: from byte ``start`` to before ``end``, the first one numbered."""

    start: int
    end: int
    first: int
    lines: int
    encoding: str = "utf-8"


def line_ranges(
    path: Path, name: str, digest: Digest, *, articles: int, size: int
) -> Iterator[LineRange]:
    """Yield ranges that cover a file, each of so many articles or bytes, whichever is less.

    Every byte goes into ``digest``. Only one line is in memory. A line that is too long to be an
    article is a range of its own.

    Raises:
        UnreadableFileError: it is not text, or in an encoding in which line ends are not a byte.
        OSError: it cannot be read.
    """
    with io.BufferedReader(path.open("rb", buffering=0), _SAMPLE) as file:
        encoding = _encoding(file, name)
        start = position = 0
        first = number = 1
        full = 0
        for length, blank, huge in _lengths(file, digest):
            if huge and number > first:
                yield LineRange(
                    start=start, end=position, first=first, lines=number - first, encoding=encoding
                )
                start, first = position, number
            position += length
            number += 1
            full += not blank
            if huge or full >= articles or position - start >= size:
                yield LineRange(
                    start=start, end=position, first=first, lines=number - first, encoding=encoding
                )
                start, first, full = position, number, 0
        if position > start:
            yield LineRange(
                start=start, end=position, first=first, lines=number - first, encoding=encoding
            )


def read_range(path: Path, part: LineRange) -> bytes | None:
    """Return the lines of a range in UTF-8; None where it is one line too long for an article.

    Raises:
        OSError: it cannot be read, or has become shorter.
    """
    if part.lines == 1 and part.end - part.start > LARGEST_ARTICLE:
        return None
    with path.open("rb") as file:
        file.seek(part.start)
        data = file.read(part.end - part.start)
    if len(data) < part.end - part.start:
        raise OSError(f"{path.name} has become shorter")
    if part.start == 0:
        data = data.removeprefix(codecs.BOM_UTF8)
    if part.encoding in _UTF8:
        return data
    return data.decode(part.encoding, errors="replace").encode("utf-8")


def lines_of(data: bytes, first: int) -> Iterator[Line]:
    """Yield the lines of UTF-8 bytes that are not blank; the first is number ``first``."""
    position = 0
    for number, content in enumerate(data.split(b"\n"), start=first):
        position += len(content) + 1
        if content.strip():
            yield Line(number, content, position)


def _encoding(file: "io.BufferedReader[Any]", name: str) -> str:
    found = encoding_of(file.peek(_SAMPLE)[:_SAMPLE])
    if found is None:
        raise UnreadableFileError(name=name, reason="not-text")
    if found.startswith(_WIDE):
        raise UnreadableFileError(name=name, reason="wide-encoding")
    return found


def _lengths(file: "io.BufferedReader[Any]", digest: Digest) -> Iterator[tuple[int, bool, bool]]:
    """Yield for each line its bytes, whether it is blank and whether it is too long."""
    while content := file.readline(LARGEST_ARTICLE):
        digest.update(content)
        length, blank = len(content), not content.strip()
        huge = length >= LARGEST_ARTICLE and not content.endswith(b"\n")
        while huge and content and not content.endswith(b"\n"):
            content = file.readline(LARGEST_ARTICLE)
            digest.update(content)
            length += len(content)
        yield length, blank, huge
