"""What a row must be beside having the types of its table, for a project to work with it."""

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from annotator.core.changes import Entity, entities
from annotator.core.model import OriginKind, Relation, Span
from annotator.core.offsets import is_canonical
from annotator.core.rivals import Rival
from annotator.core.scheme_checking import usable_id
from annotator.core.team import DecisionRule
from annotator.store.changes_text import decoded
from annotator.store.rows import tokens_from_blobs
from annotator.store.salvage.records import Value

Row = Mapping[str, Value]
_ID = re.compile("[0-9a-f]{32}")


def is_json(text: Value) -> bool:
    """Tell whether a text is an object in JSON."""
    try:
        return isinstance(text, str) and isinstance(msgspec.json.decode(text), dict)
    except (msgspec.DecodeError, RecursionError):
        return False


def _is_document(row: Row) -> bool:
    text = row["text"]
    said = (row[name] for name in ("title", "source", "author", "published", "url", "language"))
    return (
        isinstance(text, str)
        and all(isinstance(words, str) and is_canonical(words) for words in (text, *said))
        and hashlib.sha256(text.encode()).digest() == row["sha256"]
        and row["length"] == len(text)
        and is_json(row["metadata"])
    )


def _is_span(row: Row) -> bool:
    if not (_is_usable(row["layer"]) and _is_usable(row["label"])):
        return False
    return row["attributes"] is None or _reads(row["attributes"], dict[str, str])


def _is_usable(name: Value) -> bool:
    return isinstance(name, str) and usable_id(name)


def _reads(text: Value, kind: Any) -> bool:
    """Tell whether a text is JSON of a kind."""
    if not isinstance(text, str):
        return False
    try:
        msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, RecursionError):
        return False
    return True


def _is_decision(row: Row) -> bool:
    lists = all(_reads(row[name], list[str]) for name in ("chosen", "sources", "spans", "seen"))
    return lists and row["rule"] in tuple(DecisionRule)


def _is_tokens(row: Row) -> bool:
    ranges, sentences = row["ranges"], row["sentences"]
    if not isinstance(ranges, bytes) or not isinstance(sentences, bytes):
        return False
    try:
        tokens = tokens_from_blobs(ranges, sentences, "")
    except (IndexError, ValueError, OverflowError):
        return False
    return len(tokens.starts) == len(tokens.ends)


def _is_gesture(row: Row) -> bool:
    changes = row["changes"]
    if not isinstance(changes, bytes) or not is_json(row["fields"]):
        return False
    try:
        said = decoded(changes)
    except (msgspec.DecodeError, msgspec.ValidationError, KeyError, TypeError, ValueError):
        return False
    return all(_has_whole_ids(entity) for change in said for entity in entities(change))


def _has_whole_ids(entity: Entity) -> bool:
    """Tell whether every id in it is one: a changed letter in JSON is no fault of the JSON's."""
    named = (getattr(entity, name, None) for name in ("document", "annotator", "head", "child"))
    own = getattr(entity, "id", None) if isinstance(entity, Span | Relation) else None
    return all(_ID.fullmatch(one) for one in (own, *named) if isinstance(one, str))


SOUND: Mapping[str, Callable[[Row], bool]] = {
    "documents": _is_document,
    "spans": _is_span,
    "incoming_spans": _is_span,
    "tokens": _is_tokens,
    "journal": _is_gesture,
    "origins": lambda row: row["kind"] in tuple(OriginKind),
    "relations": lambda row: _is_usable(row["type"]),
    "incoming_relations": lambda row: _is_usable(row["type"]),
    "decisions": _is_decision,
    "rivals": lambda row: _reads(row["content"], Rival),
    "trainings": lambda row: is_json(row["record"]),
}
"""What is asked of the rows of a table; of others nothing more than their types."""
