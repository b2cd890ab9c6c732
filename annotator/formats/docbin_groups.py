"""The groups of spans in spaCy's .spacy files, and what our own files say of their spans."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import msgspec

from annotator.formats.own_data import DocumentData, RelationData, SpanData
from annotator.formats.records import storable_text
from annotator.formats.spacy_docs import DETAILS, LAYER, RELATIONS, USER_DATA

_SPAN = struct.Struct(">QQQllll")


@dataclass(frozen=True, slots=True)
class GroupSpan:
    """A span of a group: its id and label as numbers of strings, over whole tokens."""

    id: int
    label: int
    first: int
    last: int
    score: float | None


@dataclass(frozen=True, slots=True)
class SpanGroup:
    """One of a document's groups, and which layer it is of.

    ``details`` is None for groups that are not ours.
    """

    layer: str
    spans: tuple[GroupSpan, ...]
    details: dict[str, SpanData] | None
    relations: tuple[RelationData, ...]


def groups_in(content: bytes) -> list[SpanGroup]:
    """Return the groups of a document as they are packed in a file.

    Raises:
        MsgspecError: they are not what they should be, as with ``KeyError``, ``TypeError`` and
            ``struct.error``.
    """
    message = msgspec.msgpack.decode(content)
    pairs = message.items() if isinstance(message, dict) else [(each, ()) for each in message]
    found: list[SpanGroup] = []
    for packed, keys in pairs:
        group = msgspec.msgpack.decode(packed)
        attrs = group["attrs"] if isinstance(group.get("attrs"), dict) else {}
        found += [_group(group, attrs, key) for key in keys or (group["name"],)]
    return found


def own_document(user_data: Sequence[Any], number: int) -> DocumentData | None:
    """Return what our own files say of document ``number``, None where a file is not ours.

    Whatever else a pipeline may have put there is not looked at.
    """
    stored = user_data[number] if number < len(user_data) else None
    if not isinstance(stored, bytes) or not stored:
        return None
    try:
        message = msgspec.msgpack.decode(stored)
        own = message.get(USER_DATA) if isinstance(message, dict) else None
        return msgspec.convert(own, DocumentData) if isinstance(own, dict) else None
    except (msgspec.MsgspecError, RecursionError, TypeError):
        return None  # somebody else's data, with types that only their program knows


def _group(group: dict[str, Any], attrs: dict[str, Any], key: str) -> SpanGroup:
    scores, details = attrs.get("scores"), None
    if isinstance(attrs.get(DETAILS), dict):
        details = msgspec.convert(attrs[DETAILS], dict[str, SpanData])
    layer = attrs.get(LAYER) if details is not None else None
    spans = []
    for number, packed in enumerate(group["spans"]):
        identifier, _, label, first, last, *_ = _SPAN.unpack(packed)
        spans.append(GroupSpan(identifier, label, first, last, _score(scores, number)))
    return SpanGroup(
        layer=storable_text(layer if isinstance(layer, str) else key),
        spans=tuple(spans),
        details=details,
        relations=msgspec.convert(attrs.get(RELATIONS, ()), tuple[RelationData, ...])
        if details is not None
        else (),
    )


def _score(scores: object, number: int) -> float | None:
    if not isinstance(scores, list) or number >= len(scores):
        return None
    value = scores[number]
    return float(value) if isinstance(value, int | float) else None
