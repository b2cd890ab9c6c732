"""The items of a JSON file, one at a time, without holding the file.

An array is cut into its items by its brackets and strings alone; each item is then decoded by
itself, so that one that is damaged costs only itself. A single object with a list of records in
it is decoded whole.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from annotator.core.errors import (
    BadItemError,
    BadRecordError,
    UnreadableFileError,
    UserFacingError,
)
from annotator.formats.codec import Source
from annotator.formats.encodings import decoded, encoding_of
from annotator.formats.reading import LARGEST_ARTICLE
from annotator.formats.records import decode_line, decode_value

LARGEST_OBJECT = 256_000_000
"""In bytes: a file that is one object, or in an encoding other than UTF-8, is read whole."""
_CHUNK = 1 << 18
_MARKS = re.compile(rb'["\[\]{},]')
_STRING_END = re.compile(rb'["\\]')
_DEPTH = 4
_DEEPEST = 5000
_LOOKED_AT = 20
_UTF8 = ("utf-8", "utf-8-sig", "ascii")


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a JSON file: its number from 1, the object it is or its fault, the bytes read."""

    number: int
    record: dict[str, Any] | None
    problem: UserFacingError | None
    position: int


def json_items(source: Source, path: str = "") -> Iterator[Item]:
    """Yield the records of a JSON file: those of its array, of the list in its object, or it.

    ``path`` says which list of the object it is (``data.articles``); without it the first longest
    list of objects is taken. In a file of several objects one after the other each is a record.

    Raises:
        UnreadableFileError: it is not text, or too large to be read whole.
        OSError: it cannot be read.
    """
    with source.open() as file:
        head = _head(file)
        encoding = encoding_of(head) if head else "utf-8"
        if encoding is None:
            raise UnreadableFileError(name=source.name, reason="not-text")
        if encoding in _UTF8 and head.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"[":
            yield from _array(_Cutter(file, head), source.name)
        else:
            yield from _whole(file, head, source, path)


def list_path(record: Any) -> str:
    """Return where in an object its records are; empty if it is a record itself.

    It is the path of its longest list of objects, unless the object has a longer text of its own
    than they have: then it is an article with a list of authors or pictures.
    """
    found: dict[str, int] = {}
    _lists(record, "", found, _DEPTH)
    path = max(found, key=lambda path: found[path], default="")
    if not path:
        return ""
    inner = [item for item in _at(record, path)[:_LOOKED_AT] if isinstance(item, dict)]
    return path if max(map(_longest, inner)) > _longest(record) else ""


def _longest(record: dict[str, Any], depth: int = _DEPTH) -> int:
    """Return the length of the longest string in an object, those in lists left out."""
    lengths = [len(value) for value in record.values() if isinstance(value, str)]
    if depth:
        inner = (value for value in record.values() if isinstance(value, dict))
        lengths += [_longest(value, depth - 1) for value in inner]
    return max(lengths, default=0)


def _head(file: BinaryIO) -> bytes:
    head = b""
    while len(head) < _CHUNK and (chunk := file.read(_CHUNK - len(head))):
        head += chunk
    return head


def _whole(file: BinaryIO, head: bytes, source: Source, path: str) -> Iterator[Item]:
    data = head + file.read(LARGEST_OBJECT + 1 - len(head))
    if len(data) > LARGEST_OBJECT:
        raise UnreadableFileError(name=source.name, reason="too-large")
    found = decoded(data) if data else None
    if found is None or not found[0].strip():
        raise UnreadableFileError(name=source.name, reason="not-json")
    try:
        content = decode_value(found[0].lstrip("\ufeff"), name=source.name, number=1)
    except BadRecordError as error:
        raise UnreadableFileError(name=source.name, reason="not-json") from error
    records = content
    if isinstance(content, dict):
        path = path or list_path(content)
        records = _at(content, path) if path else [content]
    records = records if isinstance(records, list) else [records]
    for number, record in enumerate(records, 1):
        place = len(data) * number // len(records)
        if isinstance(record, dict):
            yield Item(number, record, None, place)
        else:
            yield Item(number, None, _fault(source.name, number, "not-an-object"), place)


def _at(record: Any, path: str) -> Any:
    for step in path.split("."):
        record = record.get(step) if isinstance(record, dict) else None
    return record


def _lists(value: Any, path: str, found: dict[str, int], depth: int) -> None:
    if isinstance(value, list) and path and any(isinstance(item, dict) for item in value):
        found[path] = len(value)
    elif isinstance(value, dict) and depth:
        for key, item in value.items():
            if "." not in key:
                _lists(item, f"{path}.{key}" if path else key, found, depth - 1)


def _array(cutter: "_Cutter", name: str) -> Iterator[Item]:
    number = 0
    for data in cutter.items():
        number += 1
        yield _item(data, name, number, cutter.position)
    if not cutter.closed:
        yield Item(number + 1, None, _fault(name, number + 1, "cut-off"), cutter.position)


def _item(data: bytes | None, name: str, number: int, position: int) -> Item:
    if data is None:
        return Item(number, None, _fault(name, number, "too-large"), position)
    try:
        return Item(number, decode_line(data, name=name, number=number), None, position)
    except BadRecordError as error:
        problem = _fault(name, number, str(error.fields["reason"]))
        return Item(number, None, problem, position)


def _fault(name: str, number: int, reason: str) -> BadItemError:
    return BadItemError(name=name, number=number, reason=reason)


class _Cutter:
    """Cuts a JSON array into its items."""

    def __init__(self, file: BinaryIO, head: bytes) -> None:
        self._file = file
        self._data = head
        self._place = head.index(b"[") + 1
        self._start = self._place
        self._dropped = 0
        self._too_large = False
        self.closed = False
        """Whether the array has come to its end."""

    @property
    def position(self) -> int:
        """How many bytes of the file have been cut."""
        return self._dropped + self._place

    def items(self) -> Iterator[bytes | None]:
        """Yield the bytes of each item, None for one that is too large to be an article.

        One without a bottom ends the file: where it would end is anybody's guess.
        """
        depth = 0
        while (mark := self._next(_MARKS)) is not None:
            if mark == b'"':
                self._pass_string()
            elif mark in b"[{":
                depth += 1
                if depth > _DEEPEST:
                    self.closed = True
                    yield b""  # which is not JSON
                    return
            elif mark == b"," or depth == 0:
                if depth:
                    continue
                if (item := self._cut()) != b"" or mark == b",":
                    yield item
                if mark != b",":
                    self.closed = True
                    return
            else:
                depth -= 1

    def _pass_string(self) -> None:
        while self._next(_STRING_END) == b"\\":
            if self._place >= len(self._data) and not self._more():
                return
            self._place += 1

    def _next(self, marks: re.Pattern[bytes]) -> bytes | None:
        """Go behind the next of ``marks`` and return it, None at the end of the file."""
        while (found := marks.search(self._data, self._place)) is None:
            self._place = len(self._data)
            if not self._more():
                return None
        self._place = found.end()
        return found.group()

    def _more(self) -> bool:
        """Read on, and let go of what has been cut, or of an item that is too large."""
        chunk = self._file.read(_CHUNK)
        if self._place - self._start > LARGEST_ARTICLE:
            self._too_large = True
        done = self._place if self._too_large else self._start
        self._data = self._data[done:] + chunk
        self._dropped += done
        self._place -= done
        self._start = 0
        return bool(chunk)

    def _cut(self) -> bytes | None:
        """Return the item that ends before the mark just passed."""
        item = None if self._too_large else self._data[self._start : self._place - 1].strip()
        self._start = self._place
        self._too_large = False
        return item
