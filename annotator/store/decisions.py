"""How disagreements were settled, by document."""

from collections.abc import Sequence
from typing import Any

import msgspec
import sqlite_utils

from annotator.core.ids import AnnotatorId, DecisionId, DocumentId, LayerId, SpanId
from annotator.core.team import Decision, DecisionRule
from annotator.store.keys import Keys
from annotator.store.rows import to_blob, to_json

TABLES = ("decisions",)
SCHEMA = """
CREATE TABLE decisions (
    document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
    id BLOB NOT NULL,
    layer TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    by INTEGER NOT NULL REFERENCES annotators (pk),
    at INTEGER NOT NULL,
    rule TEXT NOT NULL,
    chosen TEXT NOT NULL,
    sources TEXT NOT NULL,
    spans TEXT NOT NULL,
    seen TEXT NOT NULL,
    comment TEXT NOT NULL,
    deferred INTEGER NOT NULL,
    PRIMARY KEY (document, id)
) WITHOUT ROWID;
"""


class Decisions:
    """Reads and writes decisions; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def put(self, decision: Decision) -> None:
        """Write a decision, new or instead of what it was."""
        self._db.execute(
            'INSERT OR REPLACE INTO decisions (document, id, layer, start, "end", by, at, rule,'
            " chosen, sources, spans, seen, comment, deferred)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                self._keys.document(decision.document),
                to_blob(decision.id),
                decision.layer,
                decision.start,
                decision.end,
                self._keys.annotator(decision.by),
                decision.at,
                decision.rule.value,
                to_json(decision.chosen),
                to_json(decision.sources),
                to_json(decision.spans),
                to_json(decision.seen),
                decision.comment,
                decision.deferred,
            ),
        )

    def remove(self, decision: Decision) -> None:
        """Take a decision back."""
        self._db.execute(
            "DELETE FROM decisions WHERE document = ? AND id = ?",
            (self._keys.document(decision.document), to_blob(decision.id)),
        )

    def of(self, document: DocumentId) -> tuple[Decision, ...]:
        """Return the decisions on a document, by place."""
        rows = self._db.execute(
            f"{_SELECT} WHERE c.document = ? {_ORDER}", (self._keys.document(document),)
        )
        return tuple(_decision(document, row) for row in rows)

    def among(self, numbers: Sequence[int]) -> dict[DocumentId, tuple[Decision, ...]]:
        """Return the decisions on the documents with these numbers, by place."""
        listed = ", ".join(str(int(number)) for number in numbers)
        found: dict[DocumentId, tuple[Decision, ...]] = {}
        rows = self._db.execute(
            f"SELECT d.id, x.* FROM ({_SELECT} WHERE c.document IN ({listed})) x"
            " JOIN documents d ON d.pk = x.document ORDER BY x.document, x.start, x.id"
        )
        for identifier, *row in rows:
            document = DocumentId(identifier.hex())
            found[document] = (*found.get(document, ()), _decision(document, row))
        return found


_SELECT = (
    'SELECT c.document, c.id, c.layer, c.start, c."end", a.id AS who, c.at, c.rule, c.chosen,'
    " c.sources, c.spans, c.seen, c.comment, c.deferred"
    " FROM decisions c JOIN annotators a ON a.pk = c.by"
)
_ORDER = "ORDER BY c.start, c.id"


def _decision(document: DocumentId, row: Sequence[Any]) -> Decision:
    _, identifier, layer, start, end, by, at, rule, chosen, sources, spans, *rest = row
    seen, comment, deferred = rest
    return Decision(
        id=DecisionId(identifier.hex()),
        document=document,
        layer=LayerId(layer),
        start=start,
        end=end,
        by=AnnotatorId(by.hex()),
        at=at,
        rule=DecisionRule(rule),
        chosen=tuple(AnnotatorId(one) for one in msgspec.json.decode(chosen)),
        sources=tuple(SpanId(one) for one in msgspec.json.decode(sources)),
        spans=tuple(SpanId(one) for one in msgspec.json.decode(spans)),
        seen=tuple(msgspec.json.decode(seen)),
        comment=comment,
        deferred=bool(deferred),
    )
