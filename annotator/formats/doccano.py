"""Reading doccano's JSON Lines, in both shapes: triples of offsets, or entities with relations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any, ClassVar

from msgspec import ValidationError, convert

from annotator.core.model import DocumentState
from annotator.formats.annotated_records import (
    AnnotatedRecordsReader,
    Entry,
    linked,
    name_value,
    objects,
    place_all,
    storable_name,
    text_value,
)
from annotator.formats.codec import Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.members import MemberSource
from annotator.formats.placing import Claimed, Placer, whole_number
from annotator.formats.records import DOCUMENT_KEYS, storable_text, text_of

_SPAN_KEYS = ("label", "labels", "entities")
_COMMENT_KEYS = ("Comments", "comments")
_TRIPLE = 3
_NOBODYS = frozenset(("all", "unknown"))
"""The files of projects in which everybody works on the same annotations."""
_UNREAD = frozenset(("cats", "annotation_approver"))
UNIT_KEY, UTF16 = "offset_unit", "utf-16"
"""Where our own exports say in what they count, and what they say."""


class DoccanoReader(AnnotatedRecordsReader):
    """Reads ``text`` with ``label`` or ``labels`` triples, or with ``entities`` and ``relations``.

    doccano writes no words of a span: its offsets are checked by the edges of words alone.
    """

    name = "doccano"
    telling: ClassVar = (
        frozenset(("text", "label", "Comments")),
        frozenset(("text", "entities", "start_offset")),
    )

    def likely(self, record: Mapping[str, Any]) -> float:
        """Return 0.9 for a text with triples or entities, 0.75 for one where there are none."""
        if not isinstance(record.get("text"), str):
            return 0.0
        found = [record[key] for key in _SPAN_KEYS if isinstance(record.get(key), list)]
        if any(map(_is_span, (row for rows in found for row in rows))):
            return 0.9
        return 0.75 if found and not any(found) else 0.0

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles; in doccano's zip files, each file is that of one annotator."""
        annotator = ""
        if isinstance(source, MemberSource):
            stem = PurePosixPath(source.path).stem
            annotator = "" if stem in _NOBODYS else storable_text(stem)
        for found in super().read(source, profile):
            yield replace(found, annotator=annotator) if annotator else found

    def reads(self, entry: Entry) -> Iterator[Read]:
        """Yield the article with its annotations."""
        record = entry.record
        raw = text_of(record, name=entry.name, number=entry.number)
        units = record.get(UNIT_KEY) == UTF16
        placer = Placer(raw, name=entry.name, line=entry.number, utf16=units, exact=units)
        rows = [row for key in _SPAN_KEYS for row in _list(record.get(key))]
        spans = place_all(placer, _spans(rows))
        relations, lost = linked(_relations(record), spans, entry)
        unread = {
            key for key in _SPAN_KEYS if any(not _is_span(row) for row in _list(record.get(key)))
        }
        words = {key for key in ("label", "labels") if isinstance(record.get(key), str)}
        comments = [text_value(each) for key in _COMMENT_KEYS for each in _list(record.get(key))]
        used = frozenset((*_SPAN_KEYS, *_COMMENT_KEYS, "relations", UNIT_KEY)) - words
        used |= {key for key in DOCUMENT_KEYS if record.get(key) == ""}
        yield Read(
            document=entry.document(used | _UNREAD),
            position=entry.position,
            left_out=frozenset(unread | (_UNREAD & record.keys())),
            spans=tuple(spans),
            relations=relations,
            notes=(*placer.notes, *lost),
            state=DocumentState.DONE if spans else None,
            comment=storable_text("\n".join(filter(None, comments))),
        )


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_span(row: object) -> bool:
    """Tell whether a row is a triple or an entity, and not a label of the whole text."""
    if isinstance(row, dict):
        return "start_offset" in row and "end_offset" in row
    return isinstance(row, list) and len(row) >= _TRIPLE and isinstance(row[2], str)


def _spans(rows: Sequence[Any]) -> list[tuple[Claimed, ReadSpan]]:
    """Return what rows claim; most files have triples only, which are checked all at once."""
    try:
        triples = convert(rows, list[tuple[int, int, str]])
    except (ValidationError, UnicodeEncodeError):  # half an emoji is no text to msgspec
        return [_span(row, number) for number, row in enumerate(rows) if _is_span(row)]
    found = []
    for number, (start, end, name) in enumerate(triples, 1):
        label = storable_name(name)
        span = ReadSpan(key=f"#{number}", start=start, end=end, label=label)
        found.append((Claimed(start=start, end=end, label=label), span))
    return found


def _span(row: Any, number: int) -> tuple[Claimed, ReadSpan]:
    if isinstance(row, dict):
        start, end, label = row.get("start_offset"), row.get("end_offset"), row.get("label")
        key = text_value(row.get("id"))
    else:
        start, end, label = row[:_TRIPLE]
        key = ""
    label = name_value(label)
    claim = Claimed(start=whole_number(start), end=whole_number(end), label=label)
    begun, ended = claim.start or 0, claim.end or 0
    return claim, ReadSpan(key=key or f"#{number + 1}", start=begun, end=ended, label=label)


def _relations(record: Mapping[str, Any]) -> list[ReadRelation]:
    return [
        ReadRelation(
            type=name_value(row.get("type")) or "relation",
            head=text_value(row.get("from_id")),
            child=text_value(row.get("to_id")),
        )
        for row in objects(record.get("relations"))
    ]
