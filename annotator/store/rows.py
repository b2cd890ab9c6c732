"""How core types become rows and come back; identifiers are 16-byte blobs in the file."""

from array import array
from collections.abc import Mapping
from itertools import accumulate, pairwise
from typing import Any

import msgspec

from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
)
from annotator.core.model import (
    Document,
    DocumentState,
    DocumentSummary,
    Origin,
    OriginKind,
    Relation,
    Span,
    SpanState,
)
from annotator.core.tokens import Tokens

Row = tuple[Any, ...]
_json = msgspec.json.Encoder()
_STATES = {state.value: state for state in SpanState}

DOCUMENT_COLUMNS = "id, text, sha256, title, source, author, published, url, language, metadata"
SPAN_COLUMNS = 'id, layer, label, start, "end", state, origin, score, attributes, flagged, comment'
RELATION_COLUMNS = "r.id, a.id, r.type, r.head, r.child, r.state, o.kind, o.name, o.version"

APART = "\x1f"
"""Stands between names that SQLite puts together."""


def to_blob(identifier: str) -> bytes:
    """Return the 16 bytes of an identifier."""
    return bytes.fromhex(identifier)


def to_json(value: Any) -> str:
    """Return ``value`` as JSON text."""
    return _json.encode(value).decode("utf-8")


def document_from(row: Row) -> Document:
    """Build a document from ``DOCUMENT_COLUMNS``."""
    identifier, text, sha256, title, source, author, published, url, language, metadata = row
    return Document(
        id=DocumentId(identifier.hex()),
        text=text,
        sha256=sha256.hex(),
        title=title,
        source=source,
        author=author,
        published=published,
        url=url,
        language=language,
        metadata=msgspec.json.decode(metadata),
    )


def summary_from(row: Row) -> DocumentSummary:
    """Build what a list shows of a document."""
    number, identifier, title, source, published, author, language, metadata, length, *own = row
    state, flagged, suggested, accepted, prepared, uncertainty, versions, assigned = own
    return DocumentSummary(
        number=number,
        id=DocumentId(identifier.hex()),
        title=title,
        source=source,
        published=published,
        author=author,
        language=language,
        metadata=msgspec.json.decode(metadata),
        length=length,
        state=DocumentState(state),
        flagged=bool(flagged),
        suggested=suggested or 0,
        accepted=accepted or 0,
        prehighlighted=bool(prepared),
        uncertainty=uncertainty or 0.0,
        versions=versions if versions > 1 else 0,
        assigned=tuple(assigned.split(APART)) if assigned else (),
    )


def span_from(
    document: DocumentId, annotator: AnnotatorId, origins: Mapping[int, Origin], row: Row
) -> Span:
    """Build the annotator's span of ``document`` from ``SPAN_COLUMNS``."""
    identifier, layer, label, start, end, state, origin, score, extra, flagged, comment = row
    return Span(
        id=SpanId(identifier.hex()),
        document=document,
        annotator=annotator,
        layer=LayerId(layer),
        label=LabelId(label),
        start=start,
        end=end,
        state=_STATES[state],
        origin=origins[origin],
        score=score,
        attributes=msgspec.json.decode(extra) if extra else {},
        flagged=bool(flagged),
        comment=comment,
    )


def relation_from(document: DocumentId, row: Row) -> Relation:
    """Build a relation of ``document`` from ``RELATION_COLUMNS``."""
    identifier, annotator, kind_of, head, child, state, kind, name, version = row
    return Relation(
        id=RelationId(identifier.hex()),
        document=document,
        annotator=AnnotatorId(annotator.hex()),
        type=RelationTypeId(kind_of),
        head=SpanId(head.hex()),
        child=SpanId(child.hex()),
        state=SpanState(state),
        origin=Origin(OriginKind(kind), name, version),
    )


def tokens_to_blobs(tokens: Tokens) -> tuple[bytes, bytes]:
    """Pack token ranges and sentence starts as variable-length gaps (about two bytes a token)."""
    places = [place for pair in zip(tokens.starts, tokens.ends, strict=True) for place in pair]
    return _pack(places), _pack(tokens.sentences)


def tokens_from_blobs(ranges: bytes, sentences: bytes, tokenizer: str) -> Tokens:
    """Unpack what ``tokens_to_blobs`` packed."""
    places = _unpack(ranges)
    return Tokens(tuple(places[0::2]), tuple(places[1::2]), tuple(_unpack(sentences)), tokenizer)


def _pack(places: list[int] | tuple[int, ...]) -> bytes:
    packed = bytearray()
    for before, place in pairwise((0, *places)):
        gap = place - before
        while gap > 0x7F:
            packed.append(gap & 0x7F | 0x80)
            gap >>= 7
        packed.append(gap)
    return bytes(packed)


def _unpack(packed: bytes) -> list[int]:
    if packed.isascii():  # no gap takes more than one byte, which is how most texts are
        return list(accumulate(packed))
    places = array("q")
    place = gap = shift = 0
    for byte in packed:
        gap |= (byte & 0x7F) << shift
        if byte & 0x80:
            shift += 7
            continue
        place += gap
        places.append(place)
        gap = shift = 0
    return places.tolist()
