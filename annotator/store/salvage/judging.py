"""What a row must be beside having the types of its table, for a project to work with it."""

import hashlib
import re
from collections.abc import Callable, Mapping

import msgspec

from annotator.core.changes import Entity, entities
from annotator.core.model import OriginKind, Relation, Span
from annotator.store.changes_text import decoded
from annotator.store.rows import tokens_from_blobs
from annotator.store.salvage.records import Value

Row = Mapping[str, Value]
_ID = re.compile("[0-9a-f]{32}")


def is_json(text: Value) -> bool:
    """Tell whether a text is an object in JSON."""
    try:
        return isinstance(text, str) and isinstance(msgspec.json.decode(text), dict)
    except msgspec.DecodeError:
        return False


def _is_document(row: Row) -> bool:
    text = row["text"]
    return (
        isinstance(text, str)
        and hashlib.sha256(text.encode()).digest() == row["sha256"]
        and row["length"] == len(text)
        and is_json(row["metadata"])
    )


def _is_span(row: Row) -> bool:
    return row["attributes"] is None or is_json(row["attributes"])


def _is_tokens(row: Row) -> bool:
    ranges, sentences = row["ranges"], row["sentences"]
    if not isinstance(ranges, bytes) or not isinstance(sentences, bytes):
        return False
    try:
        tokens_from_blobs(ranges, sentences, "")
    except (IndexError, ValueError):
        return False
    return True


def _is_gesture(row: Row) -> bool:
    changes = row["changes"]
    if not isinstance(changes, str) or not is_json(row["fields"]):
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
}
"""What is asked of the rows of a table; of others nothing more than their types."""
