"""Reading potato's annotation output, which has the spans of an article but not its text."""

from collections.abc import Iterator, Mapping
from typing import Any, ClassVar

from annotator.core.errors import BadRecordError, UnreadableFileError, UserFacingError
from annotator.core.model import DocumentState
from annotator.formats.annotated_records import (
    AnnotatedRecordsReader,
    Entry,
    items,
    objects,
    place_all,
    text_value,
)
from annotator.formats.articles import make_document
from annotator.formats.codec import Profile, Read, ReadRelation, ReadSpan, Source
from annotator.formats.placing import Claimed, whole_number
from annotator.formats.records import document_from_record, storable_text

_TEXT_KEYS = ("displayed_text", "text", "instance_text")
TEXT_FILES = ("data", "texts", "articles", "corpus")
"""What a file with the texts may be called, besides the annotations' own name and ``_data``."""
_TEXT_SUFFIXES = (".jsonl", ".json", ".ndjson")
_LARGEST = 200_000_000


class PotatoReader(AnnotatedRecordsReader):
    """Reads ``instance_id``, ``user_id`` and ``spans``, with the texts from a file beside it.

    The file is found by its name (``data.jsonl``, ``texts.json``, ``NAME_data.jsonl``…), a text in
    it by its ``id``. A record without a text is a fault: spans alone are no article.
    """

    name = "potato"
    telling: ClassVar = (frozenset(("instance_id", "user_id", "spans")),)

    def likely(self, record: Mapping[str, Any]) -> float:
        """Return 0.95 for a record of potato."""
        return 0.95 if "instance_id" in record and "spans" in record else 0.0

    def read(self, source: Source, profile: Profile) -> Iterator[Read]:
        """Yield the articles with their annotations, and the faults in their place."""
        texts = _texts_beside(source)
        try:
            for item in items(source):
                if item.record is None:
                    yield Read(problem=item.problem, position=item.position)
                    continue
                entry = Entry(item.record, source.name, item.number, item.position, profile)
                try:
                    yield _read(entry, texts)
                except UserFacingError as problem:
                    yield Read(problem=problem, position=item.position)
        except UnreadableFileError as problem:
            yield Read(problem=problem, position=0)

    def reads(self, entry: Entry) -> Iterator[Read]:
        """Yield the article of a record that has its own text."""
        yield _read(entry, {})

    def companions(self, source: Source) -> frozenset[str]:
        """Return the names of the files beside the source that are read with it."""
        beside = _text_file(source)
        return frozenset((beside.name,)) if beside else frozenset()


def _text_file(source: Source) -> Source | None:
    stem = source.name.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    for name in (f"{stem}_data", *TEXT_FILES):
        for suffix in _TEXT_SUFFIXES:
            if (beside := source.beside(name + suffix)) is not None:
                return beside
    return None


def _texts_beside(source: Source) -> dict[str, Mapping[str, Any]]:
    """Return the records with the texts by their ids; nothing where there are none to be read."""
    beside = _text_file(source)
    if beside is None or beside.size > _LARGEST:
        return {}
    found: dict[str, Mapping[str, Any]] = {}
    try:
        for item in items(beside):
            if item.record is not None:
                found[text_value(item.record.get("id"))] = item.record
    except UnreadableFileError:
        return {}
    return found


def _read(entry: Entry, texts: Mapping[str, Mapping[str, Any]]) -> Read:
    record = entry.record
    key = text_value(record.get("instance_id"))
    raw = next((record[name] for name in _TEXT_KEYS if isinstance(record.get(name), str)), None)
    name = f"{entry.name}:{entry.number}"
    if raw is not None:
        document = make_document(raw, name=name, metadata={"id": storable_text(key)})
    else:
        row = texts.get(key, {})
        raw = row.get("text")
        if not isinstance(raw, str):
            raise BadRecordError(name=entry.name, line=entry.number, reason="text-elsewhere")
        document = document_from_record(row, name=entry.name, number=entry.number)
    placer = entry.placer(raw)
    spans = place_all(placer, _spans(record.get("spans")))
    relations, lost = _links(record.get("links"), spans, entry)
    labels = record.get("labels")
    return Read(
        document=document,
        position=entry.position,
        left_out=frozenset(("labels",) if labels else ()),
        spans=tuple(spans),
        relations=relations,
        notes=(*placer.notes, *lost),
        annotator=storable_text(text_value(record.get("user_id"))),
        state=DocumentState.DONE,
    )


def _spans(schemas: object) -> list[tuple[Claimed, ReadSpan]]:
    """Return the spans of every schema; where there is more than one, a schema is a layer."""
    if not isinstance(schemas, dict):
        return []
    found: list[tuple[Claimed, ReadSpan]] = []
    for schema, rows in schemas.items():
        for row in objects(rows):
            label = storable_text(text_value(row.get("name")) or text_value(row.get("label")))
            quote = row.get("text")
            claim = Claimed(
                start=whole_number(row.get("start")),
                end=whole_number(row.get("end")),
                label=label,
                quote=quote if isinstance(quote, str) else None,
            )
            key = text_value(row.get("id")) or f"#{len(found) + 1}"
            layer = storable_text(schema) if len(schemas) > 1 else ""
            found.append((claim, ReadSpan(key=key, start=0, end=0, label=label, layer=layer)))
    return found


def _links(
    schemas: object, spans: list[ReadSpan], entry: Entry
) -> tuple[tuple[ReadRelation, ...], list[UserFacingError]]:
    """Return the links of every schema that join two spans; others are listed."""
    rows = (
        [row for each in schemas.values() for row in objects(each)]
        if isinstance(schemas, dict)
        else []
    )
    keys = {span.key for span in spans}
    found: list[ReadRelation] = []
    lost: list[UserFacingError] = []
    for row in rows:
        kind = storable_text(text_value(row.get("link_type")) or "link")
        named = row.get("span_ids")
        named = named if isinstance(named, list) else []
        ends = [text_value(each) for each in named if text_value(each) in keys]
        if len(ends) == 2:
            found.append(ReadRelation(type=kind, head=ends[0], child=ends[1]))
        else:
            lost.append(entry.left_out(kind, "no-such-span"))
    return tuple(found), lost
