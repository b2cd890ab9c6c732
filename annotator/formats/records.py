"""From one JSON record, as feeds, crawlers and other tools write them, to a document."""

import json
import re
from collections.abc import Mapping
from datetime import datetime
from math import isfinite
from typing import Any

import msgspec

from annotator.core.errors import BadRecordError, EmptyTextError
from annotator.core.model import Document
from annotator.core.offsets import canonicalise
from annotator.formats.articles import make_document

_FIELDS = {
    "title": ("title", "headline"),
    "source": ("source", "outlet", "publisher"),
    "author": ("author", "authors", "byline"),
    "published": ("published", "date", "date_published", "published_at"),
    "url": ("url", "link"),
    "language": ("language", "lang"),
}
"""Each field of a document and the keys it is read from, the first one present."""
DOCUMENT_KEYS = frozenset(key for keys in _FIELDS.values() for key in keys)
"""Keys that say something of a document, wherever a record has them."""
ANNOTATION_KEYS = frozenset(
    ("tokens", "spans", "relations", "claims", "rejected", "suggested", "answer")
)
"""Keys of annotated records. They are not metadata; reading says that they were left out."""
LARGEST_SCORE = 1e12
_DEEPEST = 100
"""Lists and objects in each other that metadata may have."""
_PARTIAL_DATE = re.compile(r"\d{4}(-\d{2})?")


def decode_line(line: bytes | str, *, name: str, number: int) -> dict[str, Any]:
    """Decode one line of a JSON Lines file.

    Lone surrogates in escapes (half an emoji, cut by another program) are let through: they
    become U+FFFD when the text is made canonical.

    Raises:
        BadRecordError: it is not JSON (reason ``not-json``), not UTF-8 (``encoding``) or not an
            object (``not-an-object``).
    """
    record = decode_value(line, name=name, number=number)
    if not isinstance(record, dict):
        raise BadRecordError(name=name, line=number, reason="not-an-object")
    return record


def decode_value(line: bytes | str, *, name: str, number: int) -> Any:
    """Decode any JSON value, as ``decode_line`` does.

    Raises:
        BadRecordError: it is not JSON (reason ``not-json``) or not UTF-8 (``encoding``).
    """
    try:
        return msgspec.json.decode(line)
    except UnicodeDecodeError as error:
        raise BadRecordError(name=name, line=number, reason="encoding") from error
    except (msgspec.DecodeError, RecursionError):
        return _decode_leniently(line, name, number)


def _decode_leniently(line: bytes | str, name: str, number: int) -> Any:
    try:
        return json.loads(line)
    except UnicodeDecodeError as error:
        raise BadRecordError(name=name, line=number, reason="encoding") from error
    except (ValueError, RecursionError) as error:
        raise BadRecordError(name=name, line=number, reason="not-json") from error


def text_of(record: Mapping[str, Any], *, name: str, number: int) -> str:
    """Return the raw text of a record.

    Raises:
        BadRecordError: there is none (reason ``no-text``).
        EmptyTextError: it is blank.
    """
    text = record.get("text")
    if not isinstance(text, str):
        raise BadRecordError(name=name, line=number, reason="no-text")
    if not canonicalise(text).strip():
        raise EmptyTextError(name=f"{name}:{number}")
    return text


def document_from_record(record: Mapping[str, Any], *, name: str, number: int) -> Document:
    """Build a document from a record with ``text`` and whatever else it knows.

    Title, source, author, date, URL and language are read from the record or from its ``meta``;
    every other key, ``id`` included, becomes metadata, but for ``ANNOTATION_KEYS`` and keys that
    begin with an underscore. A date that is not ISO 8601 stays in the metadata.

    Raises:
        BadRecordError: the record has no text.
        EmptyTextError: its text is blank.
    """
    text = text_of(record, name=name, number=number)
    meta = record.get("meta")
    rest: dict[str, Any] = dict(meta) if isinstance(meta, dict) else {}
    rest |= {key: value for key, value in record.items() if _is_metadata(key, value)}
    fields = {field: _take(rest, field, keys) for field, keys in _FIELDS.items()}
    try:
        metadata = {storable_text(key): storable(value) for key, value in rest.items()}
    except RecursionError as error:
        raise BadRecordError(name=name, line=number, reason="not-json") from error
    return make_document(text, name=f"{name}:{number}", metadata=metadata, **fields)


def annotation_keys(record: Mapping[str, Any]) -> frozenset[str]:
    """Return the keys of ``record`` that hold annotations, which reading leaves out."""
    return ANNOTATION_KEYS & record.keys()


def storable(value: Any, depth: int = _DEEPEST) -> Any:
    """Return a JSON value as a project file can hold it: every string in it canonical.

    What is no number in JSON, such as infinity, becomes text.

    Raises:
        RecursionError: it is nested deeper than anybody means it to be.
    """
    if isinstance(value, str):
        return storable_text(value)
    if isinstance(value, float) and not isfinite(value):
        return str(value)
    if not isinstance(value, dict | list):
        return value
    if not depth:
        raise RecursionError
    if isinstance(value, dict):
        return {storable_text(str(key)): storable(item, depth - 1) for key, item in value.items()}
    return [storable(item, depth - 1) for item in value]


def storable_score(value: float | None) -> float | None:
    """Return a score as a project file can hold it: none for what has no end."""
    return value if value is not None and abs(value) < LARGEST_SCORE else None


def storable_text(value: str) -> str:
    """Return a string without what SQLite, UTF-8 or Qt would cut or refuse."""
    return canonicalise(value)


def _is_metadata(key: str, value: Any) -> bool:
    if key == "text" or key in ANNOTATION_KEYS or key.startswith("_"):
        return False
    return key != "meta" or not isinstance(value, dict)


def _take(rest: dict[str, Any], field: str, keys: tuple[str, ...]) -> str:
    """Take the value of a document's field out of ``rest``, as far as one of its keys has it."""
    for key in keys:
        value = _plain(rest.get(key))
        if value and (field != "published" or _is_date(value)):
            del rest[key]
            return value
    return ""


def _plain(value: Any) -> str:
    """Return a value as one line of text; names in a list are joined; nothing for the rest."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        value = ", ".join(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        value = str(value)
    return " ".join(storable_text(value).split()) if isinstance(value, str) else ""


def _is_date(value: str) -> bool:
    if _PARTIAL_DATE.fullmatch(value):
        return True
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return False
    return True
