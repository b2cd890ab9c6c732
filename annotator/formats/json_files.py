"""JSON and JSON Lines: records with a text and whatever else they know, keys mapped to fields."""

import io
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from typing import Any, cast

from annotator.core.errors import (
    BadItemError,
    BadRecordError,
    EmptyTextError,
    UnreadableFileError,
    UserFacingError,
)
from annotator.formats.codec import Columns, Profile, Read, Source
from annotator.formats.fields import document_of, flat, guess_date_format, guess_fields, plain
from annotator.formats.json_items import Item, json_items
from annotator.formats.reading import Line, read_lines
from annotator.formats.records import annotation_keys, decode_line

_SAMPLES = 20
_SHOWN = 2000
_BUFFER = 1 << 18
_BEGINNING = re.compile(rb"[^\x20-\x7e]*\s*(?:\[\s*[\[{\]]|\{\s*[\"}])")
_BLANK = b"\xef\xbb\xbf \t\r\n"


class RecordsReader(ABC):
    """What readers of records have in common; subclasses give the records."""

    name = ""
    suffixes: frozenset[str] = frozenset()
    annotated = False

    @abstractmethod
    def items(self, source: Source) -> Iterator[Item]:
        """Yield the records of a source, and the faults in their place."""

    def fault(self, problem: BadRecordError) -> UserFacingError:
        """Return how the fault of a record is to be told."""
        return problem

    def guess(self, source: Source, head: bytes) -> Profile:
        """Return which key is which field and how dates are written, by the first records."""
        del head
        samples = self._samples(source)
        fields = guess_fields(samples, samples)
        return Profile(fields=fields, date_format=guess_date_format(fields, samples))

    def columns(self, source: Source, profile: Profile) -> Columns:
        """Return the keys of the first records, ``a.b`` for nested ones."""
        del profile
        return Columns(names=tuple(self._samples(source)))

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the article of each record, or its fault."""
        if not profile.fields:
            guessed = self.guess(source, b"")
            dates = profile.date_format or guessed.date_format
            profile = replace(profile, fields=guessed.fields, date_format=dates)
        position = 0
        empty = True
        try:
            for item in self.items(source):
                empty = False
                position = item.position
                yield self._read(item, source, profile)
            if empty:
                yield Read(problem=EmptyTextError(name=source.name), position=0)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=position)

    def _read(self, item: Item, source: Source, profile: Profile) -> Read:
        if item.record is None:
            return Read(problem=item.problem, position=item.position)
        try:
            document = document_of(item.record, profile, name=source.name, number=item.number)
        except BadRecordError as problem:
            return Read(problem=self.fault(problem), position=item.position)
        except EmptyTextError as problem:
            return Read(problem=problem, position=item.position)
        left_out = annotation_keys(item.record)
        return Read(document=document, position=item.position, left_out=left_out)

    def _samples(self, source: Source) -> dict[str, list[str]]:
        try:
            records = (item.record for item in self.items(source) if item.record)
            return samples_of(islice(records, _SAMPLES))
        except UnreadableFileError:
            return {}  # reading it will say why


class JsonLinesReader(RecordsReader):
    """Reads JSON Lines: every line that is not blank is an article."""

    name = "jsonl"
    suffixes = frozenset((".jsonl", ".ndjson"))

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.6 where the first line is an object and the name or a second line agree."""
        first, _, rest = head.lstrip(_BLANK).partition(b"\n")
        named = source.suffix in self.suffixes
        whole = first[:1] == b"{" and first.rstrip()[-1:] == b"}"
        if whole and (named or rest.lstrip()[:1] == b"{"):
            return 0.6
        return 0.5 if named else 0.0

    def items(self, source: Source) -> Iterator[Item]:
        """Yield the records of the lines."""
        with io.BufferedReader(cast("io.RawIOBase", source.open()), _BUFFER) as file:
            for line in read_lines(file, source.name):
                yield _item(line, source.name)


class JsonReader(RecordsReader):
    """Reads a JSON file with records in an array, or in a list somewhere in its object."""

    name = "json"
    suffixes = frozenset((".json",))

    def likeness(self, source: Source, head: bytes) -> float:
        """Return 0.55 for what begins like an array of objects or an object and is called so."""
        if _BEGINNING.match(head.replace(b"\x00", b"")):
            return 0.55 if source.suffix in self.suffixes else 0.3
        return 0.3 if source.suffix in self.suffixes else 0.0

    def items(self, source: Source) -> Iterator[Item]:
        """Yield the records of the array or list."""
        return json_items(source)

    def fault(self, problem: BadRecordError) -> UserFacingError:
        """Return the fault with the record's number: its line says nothing."""
        return BadItemError(
            name=problem.fields["name"],
            number=problem.fields["line"],
            reason=problem.fields["reason"],
        )


def samples_of(records: Iterable[Mapping[str, Any]]) -> dict[str, list[str]]:
    """Return the values of the records by their paths, as text and not too long."""
    samples: dict[str, list[str]] = {}
    for record in records:
        for path, value in flat(record).items():
            samples.setdefault(path, []).append(plain(value)[:_SHOWN])
    return samples


def _item(line: Line, name: str) -> Item:
    try:
        if line.content is None:
            raise BadRecordError(name=name, line=line.number, reason="too-large")
        record = decode_line(line.content, name=name, number=line.number)
    except BadRecordError as problem:
        return Item(line.number, None, problem, line.position)
    return Item(line.number, record, None, line.position)
