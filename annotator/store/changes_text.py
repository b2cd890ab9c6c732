"""Changes as the journal keeps them: JSON, packed.

The journal is the largest part of a project that somebody works in, and each entry says much that
the one before said. Packed by themselves entries take a third; begun from what all of them say, a
sixth, in twenty microseconds. Packed bytes have a checksum: damage does not go unnoticed.
"""

import zlib
from collections.abc import Sequence

import msgspec

from annotator.core.changes import Added, Change, Entity, Removed, Updated
from annotator.core.model import (
    Apart,
    Details,
    DocumentStatus,
    Intake,
    Relation,
    Removal,
    Span,
)
from annotator.core.rivals import Rival
from annotator.core.scheme import Scheme
from annotator.core.team import Batch, Decision
from annotator.store.rows import to_json

_KINDS: dict[str, type[Entity]] = {
    "span": Span,
    "relation": Relation,
    "status": DocumentStatus,
    "removal": Removal,
    "details": Details,
    "apart": Apart,
    "intake": Intake,
    "scheme": Scheme,
    "batch": Batch,
    "decision": Decision,
    "rival": Rival,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}

NONE = b""
"""No changes, packed."""
_QUICK = 1
"""More thorough packing takes twice the time for a tenth of the bytes."""
_LONGEST = 256_000_000
"""Bytes of JSON in one entry: more than any gesture makes."""
_USUAL = (
    b'[["apart",{"document":"","other":""}],["details",{"document":"","title":"","source":"",'
    b'"author":"","published":"","url":"","language":"","metadata":{}}],["status",{"document":"",'
    b'"annotator":"","state":"new","flagged":true,"comment":""},{"state":"skipped"},'
    b'{"state":"done"},{"state":"in progress"}],["relation",null,{"id":"","document":"",'
    b'"annotator":"","type":"cued-by","type":"said-by","head":"","child":"","state":"accepted",'
    b'"origin":{"kind":"human","name":"","version":""}}],["span",null,{"id":"","document":"",'
    b'"annotator":"","layer":"claims","label":"CLAIM","label":"CUE","label":"SOURCE","start":1,'
    b'"end":2,"state":"rejected","origin":{"kind":"rule","name":"lexicon","version":"1"},'
    b'"score":0.95,"attributes":{"kind":"direct","modality":"asserted","mention":""},'
    b'"flagged":true,"comment":""}],["span",{"id":"","document":"","annotator":"",'
    b'"layer":"entities","label":"MISC","label":"LOC","label":"ORG","label":"PER","start":1,'
    b'"end":2,"state":"suggested","origin":{"kind":"model","name":"","version":"1"},'
    b'"score":null,"attributes":{},"flagged":false,"comment":""},{"id":"","document":"",'
    b'"annotator":"","layer":"entities","label":"PER","start":1,"end":2,"state":"accepted",'
    b'"origin":{"kind":"human","name":"","version":""},"score":null,"attributes":{},'
    b'"flagged":false,"comment":""}]]'
)
"""What entries say mostly. What is packed with it can only be read with it: it never changes."""


def encoded(changes: Sequence[Change]) -> bytes:
    """Pack changes, as ``[kind, before or null, after or null]`` triples; none are no bytes."""
    if not changes:
        return NONE
    triples: list[tuple[str, Entity | None, Entity | None]] = []
    for change in changes:
        match change:
            case Added(entity):
                triples.append((_NAMES[type(entity)], None, entity))
            case Removed(entity):
                triples.append((_NAMES[type(entity)], entity, None))
            case Updated(before, after):
                triples.append((_NAMES[type(after)], before, after))
    packing = zlib.compressobj(_QUICK, zdict=_USUAL)
    return packing.compress(to_json(triples).encode()) + packing.flush()


def decoded(packed: bytes) -> tuple[Change, ...]:
    """Read changes that were written by ``encoded``.

    Raises:
        msgspec.MsgspecError: they were not.
        KeyError, TypeError, ValueError: they are JSON, but no changes.
    """
    changes: list[Change] = []
    for name, before, after in msgspec.json.decode(unpacked(packed)) if packed else ():
        kind = _KINDS[name]
        old = None if before is None else msgspec.convert(before, kind)
        new = None if after is None else msgspec.convert(after, kind)
        if old is None and new is not None:
            changes.append(Added(new))
        elif new is None and old is not None:
            changes.append(Removed(old))
        elif old is not None and new is not None:
            changes.append(Updated(old, new))
    return tuple(changes)


def unpacked(packed: bytes) -> bytes:
    """Return the JSON in packed changes. Raises msgspec.DecodeError where there is none."""
    reading = zlib.decompressobj(zdict=_USUAL)
    try:
        text = reading.decompress(packed, _LONGEST)
    except zlib.error as error:
        raise msgspec.DecodeError(str(error)) from error
    if not reading.eof:
        raise msgspec.DecodeError("cut off, or too long")
    return text
