"""What readers of other tools' JSON share: one record after the other, JSON Lines or an array."""

import io
import json
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, ClassVar, cast

from msgspec.structs import replace

from annotator.core.errors import (
    AnnotationLeftOutError,
    BadRecordError,
    UnreadableFileError,
    UserFacingError,
)
from annotator.core.model import Document, SpanState
from annotator.formats.codec import Columns, Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.json_items import Item
from annotator.formats.placing import Claimed, Placer
from annotator.formats.quick_json import array_items
from annotator.formats.reading import read_lines
from annotator.formats.records import decode_line, document_from_record, storable_text

_BUFFER = 1 << 18
_BLANK = b"\xef\xbb\xbf \t\r\n"
_KEYS = re.compile(rb'"(\w{1,40})"\s*:')


@dataclass(slots=True)
class Entry:
    """One record that is being read: where it stands, and what it has come to so far."""

    record: Mapping[str, Any]
    name: str
    number: int
    position: int
    profile: Profile

    def fault(self, reason: str) -> BadRecordError:
        """Return the fault of the whole record."""
        return BadRecordError(name=self.name, line=self.number, reason=reason)

    def left_out(self, what: str, reason: str = "not-supported") -> AnnotationLeftOutError:
        """Return the note that a part of the record was not read."""
        return AnnotationLeftOutError(name=self.name, line=self.number, what=what, reason=reason)

    def placer(self, raw: str, *, exact: bool = False) -> Placer:
        """Return what puts the spans of the record where they belong."""
        return Placer(raw, name=self.name, line=self.number, exact=exact, trim=not exact)

    def document(self, without: frozenset[str] = frozenset()) -> Document:
        """Build the document: text and metadata, all keys but those in ``without``.

        Raises:
            BadRecordError: there is no text.
            EmptyTextError: the text is blank.
        """
        rest = {key: value for key, value in self.record.items() if key not in without}
        wanted = self.profile.fields.get("text", "text")
        if wanted != "text" and isinstance(rest.get(wanted), str):
            rest["text"] = rest.pop(wanted)
        return document_from_record(rest, name=self.name, number=self.number)


class AnnotatedRecordsReader(ABC):
    """Reads records with annotations; subclasses know what a record of theirs looks like."""

    name: str = ""
    suffixes: frozenset[str] = frozenset((".jsonl", ".ndjson", ".json"))
    annotated = True
    telling: ClassVar[Sequence[frozenset[str]]] = ()
    """Sets of keys: where one of them is in the records, they are of this format."""

    def likeness(self, source: Source, head: bytes) -> float:
        """Return how likely it is by the first record, or by the keys where that is too long."""
        del source
        if head.lstrip(_BLANK)[:1] not in (b"[", b"{"):
            return 0.0
        record = first_record(head)
        if record is not None:
            return self.likely(record)
        keys = {key.decode("ascii", "ignore") for key in _KEYS.findall(head)}
        return 0.8 if any(keys >= wanted for wanted in self.telling) else 0.0

    @abstractmethod
    def likely(self, record: Mapping[str, Any]) -> float:
        """Return how likely a record is one of this format."""

    @abstractmethod
    def reads(self, entry: Entry) -> Iterator[Read]:
        """Yield what a record comes to: one article for each annotator's work on it.

        Raises:
            UserFacingError: it is not a record of this format, or has no text.
        """

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: the format says where everything is."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles with their annotations, and the faults in their place."""
        try:
            for item in items(source):
                yield from self._item(item, source, profile)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=0)

    def _item(self, item: Item, source: Source, profile: Profile) -> Iterator[Read]:
        if item.record is None:
            yield Read(problem=item.problem, position=item.position)
            return
        entry = Entry(item.record, source.name, item.number, item.position, profile)
        try:
            yield from self.reads(entry)
        except UserFacingError as problem:
            yield Read(problem=problem, position=item.position)


def items(source: Source) -> Iterator[Item]:
    """Yield the records of a source, be they lines or the items of an array.

    Raises:
        UnreadableFileError: it is not text.
        OSError: it cannot be read.
    """
    if source.suffix == ".json":
        with source.open() as file:
            lines = first_record(file.read(1 << 16), only_lines=True) is not None
    else:
        lines = True
    if not lines:
        yield from array_items(source)
        return
    with io.BufferedReader(cast("io.RawIOBase", source.open()), _BUFFER) as file:
        start = file.peek(_BUFFER).lstrip(_BLANK)[:1]
        if start != b"[":
            for line in read_lines(file, source.name):
                yield _item(line.number, line.content, line.position, source.name)
            return
    yield from array_items(source)


def first_record(head: bytes, *, only_lines: bool = False) -> dict[str, Any] | None:
    """Return the first record in the first bytes of a source, if it is there in full.

    With ``only_lines`` it has to be an object on one line that is not in an array.
    """
    text = head.lstrip(_BLANK).decode("utf-8", "replace")
    if only_lines:
        text = text.partition("\n")[0] if text.startswith("{") else ""
    try:
        record, _ = json.JSONDecoder().raw_decode(text.removeprefix("[").lstrip())
    except (ValueError, RecursionError):
        return None
    return record if isinstance(record, dict) else None


def _item(number: int, content: bytes | str | None, position: int, name: str) -> Item:
    try:
        if content is None:
            raise BadRecordError(name=name, line=number, reason="too-large")
        return Item(number, decode_line(content, name=name, number=number), None, position)
    except BadRecordError as problem:
        return Item(number, None, problem, position)


def place_all(placer: Placer, spans: Sequence[tuple[Claimed, ReadSpan]]) -> list[ReadSpan]:
    """Return the spans at their places in the canonical text, without those that have none.

    Where spans come with does not matter; those that are there already stay as they are.
    """
    found: list[ReadSpan] = []
    places = placer.place([claim for claim, _ in spans])
    for place, (_, span) in zip(places, spans, strict=True):
        if place is not None:
            start, end = place
            right = span.start == start and span.end == end
            found.append(span if right else replace(span, start=start, end=end))
    return with_own_keys(found)


def with_own_keys(spans: list[ReadSpan]) -> list[ReadSpan]:
    """Return spans with a key each; the first of those that share one keeps it, and its links."""
    taken = {span.key for span in spans}
    if len(taken) == len(spans):
        return spans
    seen: set[str] = set()
    number, found = 0, []
    for span in spans:
        key = span.key
        while key in seen:
            number += 1
            key = f"{span.key}#{number}" if f"{span.key}#{number}" not in taken else key
        seen.add(key)
        found.append(span if key == span.key else replace(span, key=key))
    return found


def linked(
    relations: Sequence[ReadRelation], spans: Sequence[ReadSpan], entry: Entry
) -> tuple[tuple[ReadRelation, ...], list[UserFacingError]]:
    """Return the relations between spans that are there, and notes on the others."""
    keys = {span.key for span in spans}
    kept = [each for each in relations if each.head in keys and each.child in keys]
    lost = [each for each in relations if each not in kept] if len(kept) < len(relations) else []
    return tuple(kept), [entry.left_out(each.type, "no-such-span") for each in lost]


def text_value(value: object) -> str:
    """Return a label, key or name as text; nothing for what cannot be one."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


@lru_cache(maxsize=4096)
def storable_name(value: str) -> str:
    """Return a label or the like as a project can hold it; there are few that are used often."""
    return storable_text(value)


def name_value(value: object) -> str:
    """Return what is to be a label or the like as a project can hold it."""
    return storable_name(text_value(value))


def objects(value: object) -> list[dict[str, Any]]:
    """Return the objects in a list; nothing where there is no list."""
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


STATES = {state.value: state for state in SpanState}
"""Span states by their names in files of our own."""
