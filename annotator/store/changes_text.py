"""Changes as JSON text, as the journal keeps them."""

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


def encoded(changes: Sequence[Change]) -> str:
    """Write changes as ``[kind, before or null, after or null]`` triples."""
    triples: list[tuple[str, Entity | None, Entity | None]] = []
    for change in changes:
        match change:
            case Added(entity):
                triples.append((_NAMES[type(entity)], None, entity))
            case Removed(entity):
                triples.append((_NAMES[type(entity)], entity, None))
            case Updated(before, after):
                triples.append((_NAMES[type(after)], before, after))
    return to_json(triples)


def decoded(text: str) -> tuple[Change, ...]:
    """Read changes that were written by ``encoded``."""
    changes: list[Change] = []
    for name, before, after in msgspec.json.decode(text):
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
