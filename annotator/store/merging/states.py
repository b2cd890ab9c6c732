"""The states of one work, read from the project and from the attached copy, and written."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, get_origin, get_type_hints

import msgspec
import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.model import GOLD, DocumentState, DocumentStatus, Origin, Relation, Span
from annotator.core.rivals import Rival
from annotator.core.scheme_past import Renewal
from annotator.core.team import Decision
from annotator.store.decisions import Decisions
from annotator.store.keys import Keys
from annotator.store.relations import Relations
from annotator.store.rivals import Rivals, rival_from
from annotator.store.rows import RELATION_COLUMNS, SPAN_COLUMNS, relation_from, span_from
from annotator.store.spans import Spans
from annotator.store.statuses import Statuses

_PLAIN = [one.name for one in fields(Decision) if one.name not in ("id", "document", "by")]
_LISTS = {name for name, hint in get_type_hints(Decision).items() if get_origin(hint) is tuple}


@dataclass(frozen=True, slots=True)
class Work:
    """A work by its ids and by the numbers of its rows, here and in the copy."""

    document: DocumentId
    annotator: AnnotatorId
    ours: tuple[int, int]
    theirs: tuple[int, int]


@dataclass(slots=True)
class _Side:
    """One of the two files, as far as a work is concerned."""

    schema: str
    numbers: tuple[int, int]
    gestures: dict[str, int]
    """The ids of all gestures of the work, with their times."""


class States:
    """Reads and writes states of works; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys, renewal: Renewal | None) -> None:
        self._db = db
        self._renewal = renewal
        self._spans = Spans(db, keys)
        self._relations = Relations(db, keys)
        self._statuses = Statuses(db, keys)
        self._decisions = Decisions(db, keys)
        self._rivals = Rivals(db, keys)
        self._keys = keys
        self._origins: dict[str, dict[int, Origin]] = {}

    def ours(self, work: Work) -> tuple[Rival, tuple[Rival, ...]]:
        """Return the state that the project shows of a work, and those that wait beside it."""
        rows = self._db.execute(
            "SELECT j.id, j.at FROM main.journal_documents o JOIN main.journal j ON j.seq = o.seq"
            " WHERE o.document = ? AND o.annotator = ? AND j.operation <> 'change-scheme'",
            work.ours,
        )
        side = _Side("main", work.ours, {row[0].hex(): row[1] for row in rows})
        return self._read(work, side)

    def theirs(self, work: Work) -> tuple[Rival, tuple[Rival, ...]]:
        """Return the state that the copy shows of a work, and those that wait beside it."""
        rows = self._db.execute(
            "SELECT gesture, at FROM m_history WHERE document = ? AND annotator = ?", work.ours
        )
        side = _Side("theirs", work.theirs, {row[0].hex(): row[1] for row in rows})
        return self._read(work, side)

    def show(self, work: Work, state: Rival) -> None:
        """Write a state in place of the one that the project shows."""
        for table in ("relations", "spans", "statuses", "prehighlights"):
            self._db.execute(f"DELETE FROM {table} WHERE document = ? AND annotator = ?", work.ours)
        self._spans.forget()
        self._relations.forget()
        self._spans.add(state.spans)
        self._relations.add(state.relations)
        if state.status != DocumentStatus(document=work.document, annotator=work.annotator):
            self._statuses.put(state.status)
        if state.prepared is not None:
            at, pipeline = state.prepared
            self._db.execute(
                "INSERT INTO prehighlights (document, annotator, pipeline, at) VALUES (?, ?, ?, ?)",
                (*work.ours, pipeline, at),
            )
        if work.annotator == GOLD.id:
            self._db.execute("DELETE FROM decisions WHERE document = ?", work.ours[:1])
            for decision in state.decisions:
                self._decisions.put(decision)

    def keep_beside(self, work: Work, states: Sequence[Rival]) -> None:
        """Let these states wait beside the one that is shown."""
        self._rivals.clear(work.document, work.annotator)
        for state in states:
            self._rivals.put(state)

    def _read(self, work: Work, side: _Side) -> tuple[Rival, tuple[Rival, ...]]:
        rows = self._db.execute(
            f"SELECT content FROM {side.schema}.rivals WHERE document = ? AND annotator = ?",
            side.numbers,
        )
        rivals = tuple(self._renewed(work, rival_from(row[0])) for row in rows.fetchall())
        unseen = {gesture for rival in rivals for gesture in rival.unseen}
        seen = {one: at for one, at in side.gestures.items() if one not in unseen}
        shown = Rival(
            document=work.document,
            annotator=work.annotator,
            gestures=tuple(sorted(seen)),
            at=max(seen.values(), default=0),
            status=self._status(work, side),
            prepared=self._prepared(side),
            decisions=self._decided(work, side) if work.annotator == GOLD.id else (),
            **self._content(work, side),
        )
        return shown, rivals

    def _renewed(self, work: Work, rival: Rival) -> Rival:
        if (rival.document, rival.annotator) != (work.document, work.annotator):
            raise ValueError("version of another work")
        spans, relations = self._work(rival.spans, rival.relations)
        gestures = tuple(sorted(set(rival.gestures)))
        return replace(rival, spans=tuple(spans), relations=tuple(relations), gestures=gestures)

    def _work(
        self, spans: Sequence[Span], relations: Sequence[Relation]
    ) -> tuple[Sequence[Span], Sequence[Relation]]:
        """Return a work as the scheme has it now."""
        return (spans, relations) if self._renewal is None else self._renewal.work(spans, relations)

    def _content(self, work: Work, side: _Side) -> dict[str, Any]:
        if side.schema not in self._origins:
            self._origins[side.schema] = self._keys.origins(side.schema)
        origins = self._origins[side.schema]
        rows = self._db.execute(
            f"SELECT {SPAN_COLUMNS} FROM {side.schema}.spans"
            ' WHERE document = ? AND annotator = ? ORDER BY start, "end" DESC, id',
            side.numbers,
        )
        spans: Sequence[Span] = [
            span_from(work.document, work.annotator, origins, tuple(row)) for row in rows
        ]
        links = self._db.execute(
            f"SELECT {RELATION_COLUMNS} FROM {side.schema}.relations r"
            f" JOIN {side.schema}.origins o ON o.pk = r.origin"
            f" JOIN {side.schema}.annotators a ON a.pk = r.annotator"
            " WHERE r.document = ? AND r.annotator = ? ORDER BY r.id",
            side.numbers,
        )
        relations: Sequence[Relation] = [relation_from(work.document, tuple(row)) for row in links]
        if side.schema == "theirs":
            spans, relations = self._work(spans, relations)
        return {"spans": tuple(spans), "relations": tuple(relations)}

    def _status(self, work: Work, side: _Side) -> DocumentStatus:
        row = self._db.execute(
            f"SELECT state, flagged, comment FROM {side.schema}.statuses"
            " WHERE document = ? AND annotator = ?",
            side.numbers,
        ).fetchone()
        plain = DocumentStatus(document=work.document, annotator=work.annotator)
        if row is None:
            return plain
        return replace(plain, state=DocumentState(row[0]), flagged=bool(row[1]), comment=row[2])

    def _prepared(self, side: _Side) -> tuple[int, str] | None:
        row = self._db.execute(
            f"SELECT at, pipeline FROM {side.schema}.prehighlights"
            " WHERE document = ? AND annotator = ?",
            side.numbers,
        ).fetchone()
        return None if row is None else (row[0], row[1])

    def _decided(self, work: Work, side: _Side) -> tuple[Decision, ...]:
        columns = ", ".join(f'c."{name}"' for name in _PLAIN)
        rows = self._db.execute(
            f"SELECT c.id, a.id, {columns} FROM {side.schema}.decisions c"
            f" JOIN {side.schema}.annotators a ON a.pk = c.by WHERE c.document = ?"
            " ORDER BY c.start, c.id",
            side.numbers[:1],
        )
        return tuple(_decision(work.document, tuple(row)) for row in rows)


def shown_state(
    db: sqlite_utils.Database, keys: Keys, document: DocumentId, annotator: AnnotatorId
) -> Rival:
    """Return the state that the project shows of a work. Raises KeyError for none of its own."""
    numbers = keys.document(document), keys.annotator(annotator)
    work = Work(document, annotator, numbers, numbers)
    return States(db, keys, None).ours(work)[0]


def _decision(document: DocumentId, row: tuple[Any, ...]) -> Decision:
    identifier, by, *values = row
    data = {
        name: msgspec.json.decode(value) if name in _LISTS else value
        for name, value in zip(_PLAIN, values, strict=True)
    }
    data["deferred"] = bool(data["deferred"])
    whole = {"id": identifier.hex(), "document": document, "by": by.hex(), **data}
    return msgspec.convert(whole, Decision)
