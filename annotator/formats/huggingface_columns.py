"""The columns of a Hugging Face dataset: described once, for Parquet and for ``datasets``."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from annotator.core.scheme import Scheme

MARK = b"annotator"
"""The key of a file's metadata by which our own are known."""
_TYPES: Mapping[str, Any] = {
    "string": pa.string(),
    "int32": pa.int32(),
    "int64": pa.int64(),
    "float64": pa.float64(),
    "bool": pa.bool_(),
}


@dataclass(frozen=True, slots=True)
class Column:
    """A column, or a field of a structure: of one of the plain types, or of ``parts``.

    ``names`` are what its numbers stand for.
    """

    name: str
    type: str = "string"
    parts: tuple["Column", ...] = ()
    many: bool = False
    names: tuple[str, ...] = ()


_EDGES = (Column("start", "int32"), Column("end", "int32"))
_PLACE = (*_EDGES, Column("text"))
_SPAN = (
    Column("id"),
    *_PLACE,
    Column("label"),
    Column("layer"),
    Column("state"),
    Column("origin"),
    Column("score", "float64"),
    Column("attributes", parts=(Column("name"), Column("value")), many=True),
    Column("flagged", "bool"),
    Column("comment"),
)
_RELATION = (
    Column("type"), Column("head"), Column("child"), Column("state"), Column("origin"),
)  # fmt: skip
_CLAIM = (
    Column("id"),
    *_PLACE,
    Column("kind"),
    Column("modality"),
    Column("source", parts=_PLACE),
    Column("cue", parts=_PLACE),
)


def columns(scheme: Scheme) -> tuple[Column, ...]:
    """Return the columns of a dataset that is annotated by this scheme."""
    words = ("id", "text", "title", "source", "author", "published", "url", "language")
    return (
        *(Column(name) for name in words),
        Column("tokens", many=True),
        Column("token_offsets", parts=_EDGES, many=True),
        Column("ner_tags", "int64", many=True, names=tag_names(scheme)),
        Column("spans", parts=_SPAN, many=True),
        Column("relations", parts=_RELATION, many=True),
        Column("claims", parts=_CLAIM, many=True),
        Column("annotator"),
        Column("state"),
        Column("flagged", "bool"),
        Column("comment"),
        Column("milliseconds", "int64"),
        Column("changed", "int64"),
        Column("metadata"),
    )


def tag_names(scheme: Scheme) -> tuple[str, ...]:
    """Return the tags of tokens by their number: outside, and begin and inside of every name."""
    labels = [label.id for layer in scheme.layers if layer.style == "box" for label in layer.labels]
    return ("O", *(f"{mark}-{label}" for label in labels for mark in "BI"))


def arrow_schema(described: Sequence[Column]) -> pa.Schema:
    """Return the schema of the files, with what ``datasets`` wants to know of it."""
    features = {column.name: _feature(column) for column in described}
    info = json.dumps({"info": {"features": features}}, ensure_ascii=False)
    return pa.schema(
        [(column.name, _arrow(column)) for column in described],
        metadata={b"huggingface": info.encode(), MARK: b"1"},
    )


def yaml_features(described: Sequence[Column], indent: int = 2) -> Iterator[str]:
    """Yield the columns as the lines of a dataset card's header."""
    before = " " * indent
    for column in described:
        yield f"{before}- name: {json.dumps(column.name)}"
        if column.names:
            yield f"{before}  sequence:"
            yield f"{before}    class_label:"
            yield f"{before}      names:"
            for number, name in enumerate(column.names):
                yield f"{before}        '{number}': {json.dumps(name, ensure_ascii=False)}"
        elif column.parts:
            yield f"{before}  {'list' if column.many else 'struct'}:"
            yield from yaml_features(column.parts, indent + 2)
        else:
            yield f"{before}  {'sequence' if column.many else 'dtype'}: {column.type}"


def _arrow(column: Column) -> Any:
    kind = _TYPES[column.type]
    if column.parts:
        kind = pa.struct([(part.name, _arrow(part)) for part in column.parts])
    return pa.list_(kind) if column.many else kind


def _feature(column: Column) -> Any:
    """Return a column as ``datasets`` describes it; a list of one is a list of many."""
    kind: Any = {"dtype": column.type, "_type": "Value"}
    if column.parts:
        kind = {part.name: _feature(part) for part in column.parts}
    elif column.names:
        kind = {"names": list(column.names), "_type": "ClassLabel"}
    return [kind] if column.many else kind
