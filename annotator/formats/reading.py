"""Reading articles from text files and JSON Lines, one at a time."""

import codecs
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.core.errors import (
    BadRecordError,
    EmptyTextError,
    UnreadableFileError,
    UnsupportedFileError,
    UserFacingError,
)
from annotator.core.model import Document
from annotator.formats.articles import make_document
from annotator.formats.encodings import decoded, encoding_of
from annotator.formats.records import (
    annotation_keys,
    decode_line,
    document_from_record,
    storable_text,
)

TEXT_SUFFIXES = frozenset((".txt", ".text", ".md"))
LINES_SUFFIXES = frozenset((".jsonl", ".ndjson"))
SUFFIXES = TEXT_SUFFIXES | LINES_SUFFIXES
LARGEST_ARTICLE = 32_000_000
"""In bytes: a longer file or record is not an article, and would take the memory of many."""
_SAMPLE = 1 << 18
_UTF8 = ("utf-8", "utf-8-sig", "ascii")


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """One article, or the fault that stands in its place.

    ``position`` is how many bytes of the file have been read; ``left_out`` names the keys of the
    record that hold annotations, which are not read.
    """

    document: Document | None = None
    problem: UserFacingError | None = None
    position: int
    left_out: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a JSON Lines file: its number from 1, its content, the bytes read so far.

    ``content`` is None where the line is longer than ``LARGEST_ARTICLE``.
    """

    number: int
    content: bytes | str | None
    position: int


def read_articles(path: Path, *, name: str = "") -> Iterator[Read]:
    """Yield the articles of one file, and its faults in their place; the kind is in its suffix.

    A text file is one article; in a JSON Lines file every line that is not blank is one, read as
    it is needed. ``name`` is what faults call the file (its path when empty). Nothing is raised
    for what the file holds or for a file that cannot be read: those are yielded as problems.
    """
    name = name or str(path)
    suffix = path.suffix.lower()
    try:
        if suffix in LINES_SUFFIXES:
            with io.BufferedReader(path.open("rb", buffering=0), _SAMPLE) as file:
                yield from _read_lines(file, name)
        elif suffix in TEXT_SUFFIXES:
            yield _read_text(path, name)
        else:
            yield Read(problem=UnsupportedFileError(name=name), position=0)
    except OSError as error:
        yield Read(problem=unreadable(name, error), position=0)


def unreadable(name: str, error: OSError) -> UnreadableFileError:
    """Return the fault for a file that the system refuses to open or read."""
    reasons: dict[type[OSError], str] = {
        FileNotFoundError: "not-found",
        PermissionError: "not-allowed",
    }
    reason = reasons.get(type(error)) or error.strerror or str(error)
    return UnreadableFileError(name=name, reason=reason)


def read_lines(file: "io.BufferedReader[Any]", name: str) -> Iterator[Line]:
    """Yield the lines of a JSON Lines file that are not blank, whatever its encoding.

    Lines end at LF alone: U+2028 and its like may stand inside JSON strings. The stream need not
    be seekable; its encoding is found in what its buffer holds first.

    Raises:
        UnreadableFileError: the file is not text.
    """
    encoding = encoding_of(file.peek(_SAMPLE)[:_SAMPLE])
    if encoding is None:
        raise UnreadableFileError(name=name, reason="not-text")
    if encoding in _UTF8:
        yield from _lines(file.readline, b"\n", len)
        return
    text = io.TextIOWrapper(file, encoding=encoding, newline="\n")
    try:
        yield from _lines(text.readline, "\n", lambda line: len(line.encode(encoding, "replace")))
    except UnicodeDecodeError as error:
        raise UnreadableFileError(name=name, reason="encoding") from error
    finally:
        text.detach()  # else it would close the stream, which is the caller's


def _lines(
    readline: Callable[[int], Any], end: bytes | str, size: Callable[[Any], int]
) -> Iterator[Line]:
    """Yield the lines that ``readline`` gives, all bytes or all text, never a huge one whole."""
    number = position = 0
    while content := readline(LARGEST_ARTICLE):
        number += 1
        position += size(content)
        whole = len(content) < LARGEST_ARTICLE or content.endswith(end)
        if number == 1 and isinstance(content, bytes):
            content = content.removeprefix(codecs.BOM_UTF8)
        if whole and content.strip():
            yield Line(number, content, position)
        elif not whole:
            while content and not content.endswith(end):
                content = readline(LARGEST_ARTICLE)
                position += size(content)
            yield Line(number, None, position)


def _read_text(path: Path, name: str) -> Read:
    size = path.stat().st_size
    try:
        if size > LARGEST_ARTICLE:
            raise UnreadableFileError(name=name, reason="too-large")
        data = path.read_bytes()
        found = decoded(data) if data else ("", "utf-8", 0)
        if found is None:
            raise UnreadableFileError(name=name, reason="not-text")
        text, encoding, damaged = found
        metadata: dict[str, object] = {"file": storable_text(path.name), "encoding": encoding}
        if damaged:
            metadata["damaged_characters"] = damaged
        return Read(document=make_document(text, name=name, metadata=metadata), position=size)
    except (UnreadableFileError, EmptyTextError) as problem:
        return Read(problem=problem, position=size)


def _read_lines(file: "io.BufferedReader[Any]", name: str) -> Iterator[Read]:
    try:
        for line in read_lines(file, name):
            yield _read_line(line, name)
    except UnreadableFileError as problem:
        yield Read(problem=problem, position=0)


def _read_line(line: Line, name: str) -> Read:
    try:
        if line.content is None:
            raise BadRecordError(name=name, line=line.number, reason="too-large")
        record = decode_line(line.content, name=name, number=line.number)
        document = document_from_record(record, name=name, number=line.number)
    except (BadRecordError, EmptyTextError) as problem:
        return Read(problem=problem, position=line.position)
    return Read(document=document, position=line.position, left_out=annotation_keys(record))
