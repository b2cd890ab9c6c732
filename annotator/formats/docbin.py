"""Reading spaCy's .spacy files, without spaCy: their bytes are taken for data and nothing else.

A file is compressed msgpack: for all tokens of all documents a row of numbers, and the strings
that the numbers are hashes of. Python objects that a pipeline may have added are not looked at;
what our own exports added is plain data, and is read.
"""

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from annotator.core.errors import (
    AnnotationLeftOutError,
    EmptyTextError,
    SpanDroppedError,
    UnreadableFileError,
)
from annotator.core.model import Document, DocumentState
from annotator.formats.annotated_records import with_own_keys
from annotator.formats.codec import Columns, Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.contents import whole
from annotator.formats.docbin_groups import SpanGroup, groups_in, own_document
from annotator.formats.records import storable_text
from annotator.formats.spacing import is_spaced, rebuilt
from annotator.formats.spacy_strings import string_hash, symbols
from annotator.formats.token_lines import TextSoFar

LARGEST_UNPACKED = 1_000_000_000
LARGEST_FILE = 250_000_000
_ORTH, _ENT_IOB, _ENT_TYPE, _ENT_KB_ID = 65, 77, 78, 452
_INSIDE, _BEGINS = 1, 3
_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
Place = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Bin:
    """The documents of a file as they are stored."""

    attrs: list[int]
    rows: memoryview
    spaces: bytes
    lengths: list[int]
    strings: Mapping[int, str]
    groups: list[Any]
    flags: list[Any]
    cats: list[Any]
    user_data: list[Any]


class DocBinReader:
    """Reads documents with their entities, and with span groups as layers of their own."""

    name = "spacy"
    suffixes = frozenset((".spacy",))
    annotated = True

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.95 for compressed data that is called so."""
        return 0.95 if source.suffix in self.suffixes and head.startswith(_ZLIB) else 0.0

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return an empty profile: there is nothing to choose."""
        del source, head
        return Profile()

    def columns(self, source: Source, profile: Profile) -> Columns | None:
        """Return nothing: there is nothing to map."""
        del source, profile
        return None

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the documents."""
        del profile
        try:
            found = _unpacked(whole(source, LARGEST_FILE), source.name)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=source.size)
            return
        first = 0
        for number, length in enumerate(found.lengths):
            position = source.size * (number + 1) // len(found.lengths)
            yield _Reading(found, number, first, length, source).read(position)
            first += length


def _unpacked(data: bytes, name: str) -> _Bin:
    damaged = UnreadableFileError(name=name, reason="damaged")
    unpacker = zlib.decompressobj()
    try:
        content = unpacker.decompress(data, LARGEST_UNPACKED)
        if unpacker.unconsumed_tail:
            raise UnreadableFileError(name=name, reason="unpacks-too-large")
        message = msgspec.msgpack.decode(content)
        return _checked(message)
    except (zlib.error, msgspec.MsgspecError, RecursionError, ValueError, KeyError) as error:
        raise damaged from error
    except (TypeError, OverflowError) as error:  # numbers where lists should be, and the like
        raise damaged from error


def _checked(message: Any) -> _Bin:
    """Return what a message holds.

    Raises:
        ValueError: its parts do not fit each other, as with ``KeyError`` and ``TypeError``.
    """
    attrs = [int(attr) for attr in message["attrs"]]
    rows = memoryview(message["tokens"]).cast("Q")
    spaces = bytes(message["spaces"])
    lengths = list(memoryview(message["lengths"]).cast("i"))
    strings = {string_hash(text): text for text in message["strings"] if isinstance(text, str)}
    strings |= {number: text for text, number in symbols().items()}
    count = sum(lengths)
    if min(lengths, default=0) < 0 or len(rows) != count * len(attrs) or len(spaces) != count:
        raise ValueError("lengths")
    if _ORTH not in attrs:
        raise ValueError("attrs")
    empty: list[Any] = []
    return _Bin(
        attrs=attrs,
        rows=rows,
        spaces=spaces,
        lengths=lengths,
        strings=strings,
        groups=list(message.get("span_groups") or empty),
        flags=list(message.get("flags") or empty),
        cats=list(message.get("cats") or empty),
        user_data=list(message.get("user_data") or empty),
    )


class _Reading:
    """One document that is being read."""

    def __init__(self, stored: _Bin, number: int, first: int, length: int, source: Source) -> None:
        self._stored = stored
        self._number = number
        self._first = first
        self._length = length
        self._source = source
        self._text = TextSoFar()
        self._places: list[Place] = []

    def read(self, position: int) -> Read:
        """Return the document with its annotations, or its fault."""
        text = self._text
        try:
            self._put_together()
            groups = self._groups()
            own = own_document(self._stored.user_data, self._number)
            if own is None:  # in our own files every entity stands in a group, with all its data
                self._entities()
            annotated = self._read_groups(groups) or bool(text.spans)
            document: Document = text.document(self._source, self._number + 1)
        except EmptyTextError as problem:
            return Read(problem=problem, position=position)
        except (
            KeyError,
            ValueError,
            TypeError,
            struct.error,
            msgspec.MsgspecError,
            RecursionError,
        ):
            name = f"{self._source.name}:{self._number + 1}"
            damaged = UnreadableFileError(name=name, reason="damaged")
            return Read(problem=damaged, position=position)
        cats = self._stored.cats[self._number : self._number + 1]
        read = Read(
            document=document,
            position=position,
            left_out=frozenset(("cats",) if any(cats) else ()),
            spans=tuple(text.spans),
            relations=tuple(self._relations(groups)),
            notes=tuple(text.notes),
            state=DocumentState.DONE if annotated else None,
        )
        return read if own is None else own.complete(read)

    def _column(self, attr: int) -> Sequence[int]:
        """Return one attribute of all tokens; zeros where it is not stored."""
        attrs = self._stored.attrs
        if attr not in attrs:
            return [0] * self._length
        width = len(attrs)
        start = self._first * width + attrs.index(attr)
        return self._stored.rows[start : (self._first + self._length) * width : width].tolist()

    def _put_together(self) -> None:
        words = [self._stored.strings[number] for number in self._column(_ORTH)]
        flags = self._stored.flags[self._number : self._number + 1]
        if flags and isinstance(flags[0], dict) and flags[0].get("has_unknown_spaces"):
            text, self._places = rebuilt(words, spaced=is_spaced(words))
            self._text.add(text)
            return
        spaces = self._stored.spaces[self._first : self._first + self._length]
        for word, space in zip(words, spaces, strict=True):
            start = self._text.add(word + " " * bool(space))
            self._places.append((start, start + len(word)))

    def _entities(self) -> None:
        marks, labels = self._column(_ENT_IOB), self._column(_ENT_TYPE)
        links = self._column(_ENT_KB_ID)
        start = -1
        for token in range(self._length + 1):
            inside = token < self._length and marks[token] == _INSIDE
            begins = token < self._length and marks[token] == _BEGINS
            if start >= 0 and not inside:
                link = self._stored.strings.get(links[start], "")
                attributes = {"kb_id": storable_text(link)} if link else {}
                self._span(start, token, labels[start], attributes=attributes)
                start = -1
            if begins or (inside and start < 0):
                start = token

    def _groups(self) -> list[SpanGroup]:
        """Return the document's groups of spans."""
        stored = self._stored.groups[self._number : self._number + 1]
        return groups_in(stored[0]) if stored and stored[0] else []

    def _read_groups(self, groups: Sequence[SpanGroup]) -> bool:
        """Add the spans of every group; tell whether there is a group at all."""
        for group in groups:
            for span in group.spans:
                key = self._stored.strings.get(span.id, "")
                own = group.details.get(key) if group.details is not None else None
                fields = own.fields() if own is not None else {"score": span.score}
                exact = (own.start, own.end) if own is not None else (None, None)
                self._span(
                    span.first, span.last, span.label,
                    exact=exact, layer=group.layer, key=key if own is not None else "", **fields,
                )  # fmt: skip
        self._text.spans[:] = with_own_keys(self._text.spans)
        return bool(groups)

    def _relations(self, groups: Sequence[SpanGroup]) -> list[ReadRelation]:
        keys = {span.key for span in self._text.spans}
        found: list[ReadRelation] = []
        for each in (relation for group in groups for relation in group.relations):
            if each.head in keys and each.child in keys:
                found.append(each.relation())
            else:
                note = AnnotationLeftOutError(
                    name=self._source.name,
                    line=self._number + 1,
                    what=storable_text(each.type),
                    reason="no-such-span",
                )
                self._text.notes.append(note)
        return found

    def _span(
        self,
        start: int,
        end: int,
        label: int,
        *,
        exact: tuple[int | None, int | None] = (None, None),
        **fields: Any,
    ) -> None:
        """Add a span over the tokens ``start`` to ``end``, or note that it is not there.

        ``exact`` are edges inside the first and last of these tokens, or a space beyond, where they
        are known.
        """
        name = storable_text(self._stored.strings.get(label, "")) if label else ""
        if 0 <= start < end <= self._length:
            first, last = self._places[start][0], self._places[end - 1][1]
            begins, ends = exact
            if begins is not None and ends is not None and first - 1 <= begins < ends <= last + 1:
                first, last = begins, ends
            key = fields.pop("key", "") or f"#{len(self._text.spans) + 1}"
            span = ReadSpan(key=key, start=first, end=last, label=name, **fields)
            self._text.spans.append(span)
        else:
            note = SpanDroppedError(
                name=self._source.name,
                line=self._number + 1,
                label=name,
                text="",
                reason="outside-text",
            )
            self._text.notes.append(note)
