"""An import on its way: what has come in stays out of sight until everything has.

New documents come in batches, each durable, with rows at once where they belong; until the import
is complete they are noted in ``removed``, so that nothing shows them. What is to be added to
documents that the project has already waits in tables of its own. So completing an import is a
short transaction, and whatever happens before, the project is as it was.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from time import time
from typing import Any

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LabelId
from annotator.core.model import Document, DocumentStatus, Intake, Origin
from annotator.store.documents import Documents
from annotator.store.inserting import insert_rows
from annotator.store.keys import Keys
from annotator.store.listed import add_labels
from annotator.store.rows import DOCUMENT_COLUMNS, document_from, to_json
from annotator.store.search import WordIndex
from annotator.store.undecided import undecided_in

SpanRow = tuple[bytes, str, str, int, int, str, Origin, float | None, Mapping[str, str], bool, str]
"""A span to be written: id, layer, label, start, end, state, origin, score, attributes, flag,
comment."""
RelationRow = tuple[bytes, str, bytes, bytes, str, Origin]
"""A relation to be written: id, type, head, child, state, origin."""
Known = list[tuple[bytes, int, int, str]]
"""Spans that a document has: id, start, end and label."""

_PLAIN = 'document, id, annotator, layer, label, start, "end", state, origin'
_SPANS = f"{_PLAIN}, score, attributes, flagged, comment"
_RELATIONS = "document, id, annotator, type, head, child, state, origin"
_AFTER = "(SELECT after FROM incoming)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """An unfinished import: what was asked for, and how far it came, as its maker wrote them."""

    request: str
    progress: str
    documents: int
    """So many documents came in and are not shown yet."""


@dataclass(slots=True, kw_only=True)
class Arrival:
    """One article with all that is to be written with it."""

    document: Document | None
    """None where the text is that of document ``number``."""
    number: int = 0
    waiting: bool = False
    """Whether the annotations wait for the end, because the document is in the project already."""
    spans: Sequence[SpanRow] = ()
    relations: Sequence[RelationRow] = ()
    status: DocumentStatus | None = None
    milliseconds: int = 0
    pipeline: str = ""
    """What made the suggestions, if something did."""
    undecided: tuple[int, float] = (0, 0.0)
    """How many suggestions there are, and how uncertain they are."""


@dataclass(slots=True, kw_only=True)
class Batch:
    """What is written in one transaction."""

    arrivals: list[Arrival] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    forms: Mapping[tuple[str, str], tuple[int, int]] = field(default_factory=dict)
    uncounted: Sequence[str] = ()
    """Layers of zones: nobody has to decide on them."""
    progress: str = ""


class Imports:
    """Reads and writes an unfinished import; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys, documents: Documents) -> None:
        self._db = db
        self._keys = keys
        self._documents = documents

    def pending(self) -> Pending | None:
        """Return the unfinished import, if there is one."""
        row = self._db.execute("SELECT request, progress, after FROM incoming").fetchone()
        if row is None:
            return None
        count = self._one("SELECT count(*) FROM documents WHERE pk > ?", row[2])
        return Pending(request=row[0], progress=row[1], documents=count)

    def begin(self, request: str) -> None:
        """Note that an import begins; there must be no other one."""
        self._db.execute(
            "INSERT INTO incoming (pk, after, request, progress)"
            " SELECT 1, coalesce(max(pk), 0), ?, '' FROM documents",
            (request,),
        )

    def faults(self) -> list[str]:
        """Return the faults noted so far, in order."""
        return [row[0] for row in self._db.execute("SELECT fault FROM incoming_faults ORDER BY pk")]

    def place_of(self, sha256: str) -> tuple[int, bool] | None:
        """Return the number of the document with a text, and whether it is shown already."""
        row = self._db.execute(
            f"SELECT pk, pk <= {_AFTER} FROM documents WHERE sha256 = ?"
            f" AND (pk > {_AFTER} OR pk NOT IN (SELECT document FROM removed)) LIMIT 1",
            (bytes.fromhex(sha256),),
        ).fetchone()
        return (row[0], bool(row[1])) if row else None

    def spans_of(self, number: int, annotator: AnnotatorId) -> Known:
        """Return the annotator's spans of a document, those that wait included."""
        who = self._keys.annotator(annotator)
        rows: list[Any] = []
        for table in ("spans", "incoming_spans"):
            rows += self._db.execute(
                f'SELECT id, start, "end", label FROM {table} WHERE document = ? AND annotator = ?',
                (number, who),
            ).fetchall()
        return [(row[0], row[1], row[2], row[3]) for row in rows]

    def add(self, batch: Batch, annotator: AnnotatorId) -> None:
        """Write a batch: its documents are not shown yet."""
        who = self._keys.annotator(annotator)
        fresh = [arrival for arrival in batch.arrivals if arrival.document is not None]
        first = self._one("SELECT coalesce(max(pk), 0) + 1 FROM documents")
        for number, arrival in enumerate(fresh, start=first):
            arrival.number = number
        many = self._db.conn.executemany
        self._documents.add(item.document for item in fresh if item.document is not None)
        many("INSERT INTO removed (document) VALUES (?)", [(item.number,) for item in fresh])
        for waiting, into in ((False, ""), (True, "incoming_")):
            arrivals = [item for item in batch.arrivals if item.waiting is waiting]
            self._add_spans(f"{into}spans", arrivals, who)
            if not waiting:
                add_labels(self._db, _labels(arrivals, who))
            many(_insert(f"{into}relations", _RELATIONS), self._relation_rows(arrivals, who))
        self._add_work(batch.arrivals, who)
        later = [item.number for item in batch.arrivals if not item.document and not item.waiting]
        self._count_anew(later, who, batch.uncounted)
        many("INSERT INTO incoming_faults (fault) VALUES (?)", [(one,) for one in batch.faults])
        many(
            "INSERT INTO incoming_forms (form, label, accepted, rejected) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET accepted = accepted + excluded.accepted,"
            " rejected = rejected + excluded.rejected",
            [(*key, *counts) for key, counts in batch.forms.items()],
        )
        self._db.execute("UPDATE incoming SET progress = ?", (batch.progress,))

    def finish(self) -> list[DocumentId]:
        """Show what came in; return the documents that had been there and got suggestions."""
        run = self._db.execute
        rows = run("SELECT id FROM documents WHERE pk IN (SELECT document FROM incoming_spans)")
        touched = [DocumentId(row[0].hex()) for row in rows.fetchall()]
        # What the annotator did in the meantime goes before what waited.
        run(
            f"INSERT INTO spans ({_SPANS}) SELECT {_SPANS} FROM incoming_spans i WHERE NOT EXISTS"
            " (SELECT 1 FROM spans s WHERE s.document = i.document AND s.start = i.start"
            ' AND s."end" = i."end" AND s.label = i.label AND s.annotator = i.annotator)'
            # An article that was given without suggestions gets none from a file either.
            " AND NOT (i.state = 'suggested' AND EXISTS (SELECT 1 FROM assignments g"
            " JOIN batches b ON b.pk = g.batch WHERE b.suggestions = 0"
            " AND g.document = i.document AND g.annotator = i.annotator))"
        )
        run(
            f"INSERT INTO relations ({_RELATIONS}) SELECT {_RELATIONS} FROM incoming_relations i"
            " WHERE EXISTS (SELECT 1 FROM spans WHERE document = i.document AND id = i.head)"
            " AND EXISTS (SELECT 1 FROM spans WHERE document = i.document AND id = i.child)"
        )
        run(f"DELETE FROM removed WHERE document > {_AFTER}")
        return touched

    def intake(self) -> Intake | None:
        """Return what came in as one thing, None where there is no new document."""
        first, last = self._db.execute(
            f"SELECT min(pk), max(pk) FROM documents WHERE pk > {_AFTER}"
        ).fetchone()
        if first is None:
            return None
        return Intake(first=first, last=last, forms=tuple(self.forms()))

    def waiting(self) -> frozenset[str]:
        """Return the ids of the spans and relations that wait to be added to known documents."""
        rows = self._db.execute(
            "SELECT id FROM incoming_spans UNION ALL SELECT id FROM incoming_relations"
        )
        return frozenset(row[0].hex() for row in rows)

    def forms(self) -> list[tuple[str, LabelId, int, int]]:
        """Return how often forms were accepted and rejected in what came in."""
        return self._db.execute(
            "SELECT form, label, accepted, rejected FROM incoming_forms ORDER BY form, label"
        ).fetchall()

    def take_out(self, most: int) -> bool:
        """Delete up to so many of the documents that came in; tell whether there were any."""
        rows = self._db.execute(
            f"SELECT pk, {DOCUMENT_COLUMNS} FROM documents WHERE pk > {_AFTER}"
            " ORDER BY pk DESC LIMIT ?",
            (most,),
        ).fetchall()
        words = WordIndex(self._db)
        for row in rows:
            words.remove(row[0], document_from(row[1:]))
        for table, column in (("relations", "document"), ("documents", "pk")):
            self._db.conn.executemany(
                f"DELETE FROM {table} WHERE {column} = ?", [(row[0],) for row in rows]
            )
        self._keys.forget()
        return bool(rows)

    def forget(self) -> None:
        """End the import: nothing is unfinished any more."""
        for table in ("_relations", "_spans", "_forms", "_faults", ""):
            self._db.execute(f"DELETE FROM incoming{table}")

    def _add_spans(self, table: str, arrivals: Iterable[Arrival], who: int) -> None:
        """Write spans in the order of their keys; most have nothing but what every span has."""
        origin = _remembered(self._keys.origin)
        for plain, group in groupby(arrivals, _are_plain):
            values: list[Any] = []
            for arrival in group:
                number = arrival.number
                for row in sorted(arrival.spans, key=_identifier):
                    values += (
                        number, row[0], who, row[1], row[2], row[3], row[4], row[5], origin(row[6])
                    )  # fmt: skip
                    if not plain:
                        values += (row[7], to_json(row[8]) if row[8] else None, *row[9:11])
            insert_rows(self._db.conn, table, _PLAIN if plain else _SPANS, values)

    def _relation_rows(self, arrivals: Iterable[Arrival], who: int) -> list[tuple[Any, ...]]:
        return [
            (arrival.number, row[0], who, *row[1:5], self._keys.origin(row[5]))
            for arrival in arrivals
            for row in arrival.relations
        ]

    def _add_work(self, arrivals: Iterable[Arrival], who: int) -> None:
        now = int(time())
        new = [item for item in arrivals if item.document is not None]
        many = self._db.conn.executemany
        many(
            _insert("statuses", "document, annotator, state, flagged, comment"),
            [
                (item.number, who, status.state.value, int(status.flagged), status.comment)
                for item in new
                if (status := item.status) is not None
            ],
        )
        many(
            _insert("times", "document, annotator, milliseconds"),
            [(item.number, who, item.milliseconds) for item in new if item.milliseconds],
        )
        many(
            _insert("prehighlights", "document, annotator, pipeline, at"),
            [(item.number, who, item.pipeline, now) for item in new if item.pipeline],
        )
        many(
            "INSERT INTO undecided (document, annotator, count, uncertainty) VALUES (?, ?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = excluded.count, uncertainty = excluded.uncertainty",
            [(item.number, who, *item.undecided) for item in new if item.undecided[0]],
        )

    def _count_anew(self, numbers: Iterable[int], who: int, uncounted: Sequence[str]) -> None:
        """Count what is undecided in documents that got more after they came in."""
        for number in numbers:
            found = undecided_in(self._db, number, who, uncounted)
            self._db.execute(
                "INSERT OR REPLACE INTO undecided (document, annotator, count, uncertainty)"
                " VALUES (?, ?, ?, ?)",
                (number, who, *found),
            )

    def _one(self, sql: str, *values: object) -> int:
        return int(self._db.execute(sql, values).fetchone()[0])


_identifier = itemgetter(0)
"""What spans of a document are stored by: written in order, pages are filled."""


def _are_plain(arrival: Arrival) -> bool:
    """Tell whether no span has a score, attributes, a flag or a comment."""
    return not any(row[7] is not None or row[8] or row[9] or row[10] for row in arrival.spans)


def _labels(arrivals: Iterable[Arrival], who: int) -> list[tuple[int, str, int]]:
    """Return which labels stand in which document."""
    return [
        (who, label, arrival.number)
        for arrival in arrivals
        for label in {row[2] for row in arrival.spans if row[5] != "rejected"}
    ]


def _insert(table: str, columns: str) -> str:
    marks = ", ".join("?" * (columns.count(",") + 1))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"


def _remembered(look_up: Callable[[Origin], int]) -> Callable[[Origin], int]:
    """Return ``look_up`` with an answer kept by identity: whole articles have one origin."""
    last: list[Any] = [None, 0]

    def found(origin: Origin) -> int:
        if origin is not last[0]:
            last[:] = [origin, look_up(origin)]
        return int(last[1])

    return found
