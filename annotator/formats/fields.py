"""Which columns or keys of a source are which fields of a document, guessed and then followed."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from annotator.core.errors import BadRecordError
from annotator.core.model import Document
from annotator.core.resources import resource
from annotator.formats.articles import make_document
from annotator.formats.codec import Profile
from annotator.formats.contents import one_line
from annotator.formats.dates import guess_format, iso_date
from annotator.formats.html_text import text_of_html
from annotator.formats.records import ANNOTATION_KEYS, storable, storable_text

FIELDS = ("text", "title", "source", "author", "published", "url", "language", "id")
"""The fields of a document that a column may be mapped to."""
_NAMES = ("name", "title", "value", "#text")
_HTML = ("html", "encoded", "rendered")
"""How names of keys end whose values are HTML."""
_WRAPPERS = ("meta", "metadata")
_LEAST_TEXT = 20
_SHARE = 0.6
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S+")
_Samples = Mapping[str, Sequence[str]]


def guess_fields(names: Iterable[str], samples: _Samples) -> dict[str, str]:
    """Return which column is which field, by the columns' names; the text by its length if need be.

    ``names`` are those of the columns, ``a.b`` for nested keys; ``samples`` some of their values.
    """
    found: dict[str, str] = {}
    names = list(names)
    for field in FIELDS:
        if (column := _named(field, names, found, samples)) is not None:
            found[field] = column
    if "text" not in found and (longest := _longest(samples, found)):
        found["text"] = longest
    return found


def guess_by_content(samples: _Samples) -> dict[str, str]:
    """Return which column is which field where columns have no names: by what is in them."""
    found: dict[str, str] = {}
    if text := _longest(samples, found):
        found["text"] = text
    for column, values in samples.items():
        filled = [value for value in values if value.strip()]
        if column == found.get("text") or not filled:
            continue
        if "url" not in found and _mostly(filled, lambda value: bool(_ADDRESS.match(value))):
            found["url"] = column
        elif "published" not in found and _mostly(filled, _looks_like_a_date):
            found["published"] = column
    return found


def guess_date_format(fields: Mapping[str, str], samples: _Samples) -> str:
    """Return the format of the dates in the column that holds them, if it needs one."""
    return guess_format(samples.get(fields.get("published", ""), ()))


def field_of(name: str) -> str:
    """Return the field that a column of this name is known to be; empty for none."""
    return _all_names().get(_bare(name), "")


def document_of(record: Mapping[str, Any], profile: Profile, *, name: str, number: int) -> Document:
    """Build a document from a record: fields as the profile maps them, all else is metadata.

    A date that is not one stays in the metadata under its own name, as does a language that is
    none. ``name`` and ``number`` are the file and the line that faults speak of.

    Raises:
        BadRecordError: the record has no text (``no-text``) or is nested too deep (``not-json``).
        EmptyTextError: its text is blank.
    """
    rest = dict(record)
    values = {
        field: (column, value)
        for field, column in profile.fields.items()
        if (value := take(rest, column)) is not None
    }
    column, text = values.pop("text", ("", None))
    identity = values.pop("id", ("", None))[1]
    raw = _text(text, column)
    if raw is None:
        raise BadRecordError(name=name, line=number, reason="no-text")
    known: dict[str, str] = {}
    for field, (column, value) in values.items():
        found = field_value(field, value, profile.date_format)
        if found:
            known[field] = found
        else:
            rest.setdefault(column, value)
    metadata = _metadata(rest, name, number)
    if identity is not None:
        metadata |= _metadata({"id": identity}, name, number)
    return make_document(raw, name=f"{name}:{number}", metadata=metadata, **known)


def take(record: dict[str, Any], path: str) -> Any:
    """Take the value at ``path`` out of a record, None where there is none.

    A key that is called ``a.b`` itself goes before ``b`` in ``a``. Dictionaries on the way are
    copied, so that what the record came from stays whole.
    """
    if path in record:
        return record.pop(path)
    head, _, tail = path.partition(".")
    inner = record.get(head)
    if not tail or not isinstance(inner, dict):
        return None
    inner = dict(inner)
    value = take(inner, tail)
    if inner:
        record[head] = inner
    else:
        del record[head]
    return value


def flat(record: Mapping[str, Any], depth: int = 3) -> dict[str, Any]:
    """Return a record's values by their paths; lists and what lies deeper stay as they are."""
    found: dict[str, Any] = {}
    for key, value in record.items():
        if isinstance(value, dict) and value and depth > 1:
            found |= {f"{key}.{path}": item for path, item in flat(value, depth - 1).items()}
        else:
            found[key] = value
    return found


def plain(value: Any, depth: int = 3) -> str:
    """Return a value as text: names in a list are joined, a name is looked for in an object."""
    if not depth:
        return ""
    if isinstance(value, dict):
        value = next((value[key] for key in _NAMES if key in value), "")
    if isinstance(value, list):
        return ", ".join(filter(None, (plain(item, depth - 1) for item in value)))
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)


def _named(
    field: str, names: Sequence[str], found: Mapping[str, str], samples: _Samples
) -> str | None:
    free = [name for name in names if name not in found.values()]
    for known in _known_names()[field]:
        for wanted in (_bare, _last, _first):
            for name in free:
                if wanted(name) == known and not (field == "text" and _short(samples.get(name))):
                    return name
    return None


def _short(values: Sequence[str] | None) -> bool:
    """Tell whether a column is called like a text but holds numbers or the like."""
    filled = [value for value in values or () if value.strip()]
    return bool(filled) and all(value.strip().isdecimal() for value in filled)


def _longest(samples: _Samples, found: Mapping[str, str]) -> str:
    """Return the column with the longest texts, if there is one with texts at all."""
    lengths = {
        column: sum(map(len, values)) / len(values)
        for column, values in samples.items()
        if values
        and column not in found.values()
        and column not in ANNOTATION_KEYS
        and not all(map(_ADDRESS.match, filter(None, values)))
    }
    best = max(lengths, key=lambda column: lengths[column], default="")
    return best if best and lengths[best] >= _LEAST_TEXT else ""


def _mostly(values: Sequence[str], holds: Any) -> bool:
    return sum(map(bool, map(holds, values))) >= _SHARE * len(values)


def _looks_like_a_date(value: str) -> bool:
    """Tell whether a value is a date; a bare number may be anything."""
    return not value.strip().isdecimal() and bool(iso_date(value))


def _text(value: Any, column: str) -> str | None:
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        value = "\n".join(value)
    if not isinstance(value, str):
        return None
    return text_of_html(value) if _last(column).endswith(_HTML) else value


def field_value(field: str, value: Any, date_format: str) -> str:
    """Return a value as the field of a document has it, nothing where it does not fit."""
    if field == "published":
        return iso_date(value, date_format) or iso_date(plain(value), date_format)
    found = one_line(plain(value))
    if field == "language":
        return found if _LANGUAGE.fullmatch(found) else ""
    return found


def _metadata(rest: dict[str, Any], name: str, number: int) -> dict[str, Any]:
    for wrapper in _WRAPPERS:
        if isinstance(rest.get(wrapper), dict):
            rest = {**rest.pop(wrapper), **rest}
    try:
        return {
            storable_text(key): storable(value)
            for key, value in rest.items()
            if key not in ANNOTATION_KEYS and not key.startswith("_") and value not in ("", None)
        }
    except RecursionError as error:
        raise BadRecordError(name=name, line=number, reason="not-json") from error


@cache
def _known_names() -> Mapping[str, tuple[str, ...]]:
    data = tomllib.loads(resource("formats", "fields.toml").read_text(encoding="utf-8"))
    return {field: tuple(data["names"][field].split()) for field in FIELDS}


@cache
def _all_names() -> Mapping[str, str]:
    return {name: field for field, names in _known_names().items() for name in names}


def _last(name: str) -> str:
    return _bare(name.rpartition(".")[2])


def _first(name: str) -> str:
    return _bare(name.partition(".")[0])


def _bare(name: str) -> str:
    """Return a name in small letters and digits without accents."""
    parts = unicodedata.normalize("NFKD", name.casefold())
    return "".join(part for part in parts if part.isalnum() and not unicodedata.combining(part))
