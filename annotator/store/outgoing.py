"""Reading what everybody has done, many documents at a time, for exports and counts."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LabelId
from annotator.core.model import (
    Annotator,
    Document,
    DocumentState,
    DocumentStatus,
    Origin,
    Relation,
    Span,
)
from annotator.core.tokens import Tokens
from annotator.store.keys import Keys
from annotator.store.listing_sql import PRESENT
from annotator.store.rows import (
    DOCUMENT_COLUMNS,
    RELATION_COLUMNS,
    SPAN_COLUMNS,
    document_from,
    relation_from,
    span_from,
    to_blob,
    tokens_from_blobs,
)

_WHO = "(SELECT pk FROM annotators WHERE id = :who)"
"""Nobody, where the project has never heard of an annotator: gold, before any is made."""
BATCH = 100
"""How many documents are read at a time unless it is said, and so how many are in memory."""


@dataclass(slots=True)
class Work:
    """What one annotator has done with one document."""

    annotator: Annotator
    status: DocumentStatus
    spans: list[Span] = field(default_factory=list)
    """By place, the longer first, rejected ones included."""
    relations: list[Relation] = field(default_factory=list)
    changed: int | None = None
    """The Unix time in milliseconds of the last gesture, if there was any."""
    milliseconds: int = 0


@dataclass(slots=True)
class Worked:
    """One document with everybody's work on it, by annotator in the order in which they came."""

    document: Document
    tokens: Tokens | None
    pipelines: frozenset[str]
    """What made suggestions for it."""
    works: list[Work]

    def of(self, annotator: AnnotatorId) -> Work | None:
        """Return what one annotator has done, if they have done anything."""
        return next((work for work in self.works if work.annotator.id == annotator), None)


class Outgoing:
    """Reads documents with all that belongs to them, in batches."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def annotators(self) -> list[Annotator]:
        """Return everybody whose work the project holds, in the order in which they came."""
        return list(self._annotators().values())

    def each(self, numbers: Sequence[int], batch: int = BATCH) -> Iterator[Worked]:
        """Yield the documents with these numbers, in the same order; ``batch`` are read at once."""
        people, origins = self._annotators(), self._keys.origins()
        for first in range(0, len(numbers), batch):
            yield from _Batch(self._db, people, origins, numbers[first : first + batch]).read()

    def label_counts(
        self, numbers: Sequence[int], annotator: AnnotatorId | None
    ) -> Iterator[tuple[int, dict[LabelId, int]]]:
        """Yield for each document how many accepted spans of each label it has.

        They are one annotator's, or everybody's; documents without any are left out.
        """
        who = "" if annotator is None else f" AND s.annotator = {_WHO}"
        values = {} if annotator is None else {"who": to_blob(annotator)}
        for first in range(0, len(numbers), BATCH):
            rows = self._db.execute(
                "SELECT s.document, s.label, count(*) FROM spans s"
                f" WHERE s.document IN ({_listed(numbers[first : first + BATCH])})"
                f" AND s.state = 'accepted'{who} GROUP BY 1, 2",
                values,
            )
            counts: dict[int, dict[LabelId, int]] = defaultdict(dict)
            for number, label, count in rows:
                counts[number][LabelId(label)] = count
            yield from counts.items()

    def belongings(
        self, numbers: Sequence[int]
    ) -> Iterator[tuple[int, DocumentId, int | None, str]]:
        """Yield the number, id, story and source of documents; no story without other versions."""
        for first in range(0, len(numbers), BATCH):
            rows = self._db.execute(
                "SELECT d.pk, d.id, v.story, d.source FROM documents d INDEXED BY documents_listed"
                " LEFT JOIN versions v ON v.document = d.pk"
                f" WHERE d.pk IN ({_listed(numbers[first : first + BATCH])}) ORDER BY d.pk"
            )
            for number, identifier, story, source in rows:
                yield number, DocumentId(identifier.hex()), story, source

    def worked_on(
        self, annotator: AnnotatorId | None, states: Sequence[DocumentState]
    ) -> list[int]:
        """Return the numbers of the documents that an annotator, or anybody, has in ``states``."""
        who = "" if annotator is None else f" AND annotator = {_WHO}"
        wanted = {f"state{number}": state.value for number, state in enumerate(states)}
        marks = ", ".join(f":{name}" for name in wanted)
        rows = self._db.execute(
            f"SELECT DISTINCT document FROM statuses WHERE state IN ({marks}){who}"
            f" AND document {PRESENT} ORDER BY document",
            wanted if annotator is None else {**wanted, "who": to_blob(annotator)},
        )
        return [int(row[0]) for row in rows]

    def counts(self) -> dict[AnnotatorId, tuple[int, int]]:
        """Return how many documents everybody has begun, and how many spans they accepted."""
        spans: Counter[int] = Counter()
        # By document first, as they lie in the file: nothing has to be sorted.
        for who, count in self._db.execute(
            "SELECT annotator, sum(state = 'accepted') FROM spans GROUP BY document, annotator"
        ):
            spans[who] += count
        rows = self._db.execute(
            "SELECT a.pk, a.id, (SELECT count(*) FROM statuses t INDEXED BY statuses_state"
            " WHERE t.annotator = a.pk AND t.state <> 'new') FROM annotators a ORDER BY a.pk"
        )
        return {AnnotatorId(row[1].hex()): (row[2], spans[row[0]]) for row in rows.fetchall()}

    def has_work(self, annotator: AnnotatorId) -> bool:
        """Tell whether an annotator has any span in the project."""
        row = self._db.execute(
            "SELECT 1 FROM spans s JOIN annotators a ON a.pk = s.annotator WHERE a.id = ? LIMIT 1",
            (to_blob(annotator),),
        ).fetchone()
        return row is not None

    def _annotators(self) -> dict[int, Annotator]:
        rows = self._db.execute("SELECT pk, id, name FROM annotators ORDER BY pk")
        return {
            pk: Annotator(id=AnnotatorId(identifier.hex()), name=name)
            for pk, identifier, name in rows
        }


class _Batch:
    """Reads a few documents, table by table."""

    def __init__(
        self,
        db: sqlite_utils.Database,
        people: dict[int, Annotator],
        origins: dict[int, Origin],
        numbers: Sequence[int],
    ) -> None:
        self._db = db
        self._people = people
        self._origins = origins
        self._numbers = numbers
        self._these = f"document IN ({_listed(numbers)})"
        self._ids: dict[int, DocumentId] = {}
        self._works: dict[tuple[int, int], Work] = {}

    def read(self) -> Iterator[Worked]:
        """Yield the documents in the order in which they were asked for."""
        documents = self._documents()
        self._statuses()
        self._spans()
        self._relations()
        self._times()
        tokens, pipelines = self._tokens(), self._pipelines()
        works: dict[int, list[Work]] = defaultdict(list)
        for (number, _), work in sorted(self._works.items(), key=lambda item: item[0]):
            works[number].append(work)
        for number in self._numbers:
            made = frozenset(pipelines.get(number, ()))
            yield Worked(documents[number], tokens.get(number), made, works[number])

    def _documents(self) -> dict[int, Document]:
        rows = self._db.execute(
            f"SELECT pk, {DOCUMENT_COLUMNS} FROM documents WHERE pk IN ({_listed(self._numbers)})"
        )
        found = {row[0]: document_from(row[1:]) for row in rows}
        self._ids = {number: document.id for number, document in found.items()}
        return found

    def _work(self, number: int, annotator: int) -> Work:
        found = self._works.get((number, annotator))
        if found is None:
            who = self._people[annotator]
            status = DocumentStatus(document=self._ids[number], annotator=who.id)
            found = self._works[number, annotator] = Work(who, status)
        return found

    def _statuses(self) -> None:
        rows = self._db.execute(
            f"SELECT document, annotator, state, flagged, comment FROM statuses WHERE {self._these}"
        )
        for number, annotator, state, flagged, comment in rows:
            work = self._work(number, annotator)
            work.status = DocumentStatus(
                document=self._ids[number],
                annotator=work.annotator.id,
                state=DocumentState(state),
                flagged=bool(flagged),
                comment=comment,
            )

    def _spans(self) -> None:
        rows = self._db.execute(
            f"SELECT document, annotator, {SPAN_COLUMNS} FROM spans WHERE {self._these}"
            ' ORDER BY document, start, "end" DESC, id'
        )
        for number, annotator, *row in rows:
            work = self._work(number, annotator)
            work.spans.append(
                span_from(self._ids[number], work.annotator.id, self._origins, tuple(row))
            )

    def _relations(self) -> None:
        rows = self._db.execute(
            f"SELECT r.document, r.annotator, {RELATION_COLUMNS} FROM relations r"
            " JOIN origins o ON o.pk = r.origin JOIN annotators a ON a.pk = r.annotator"
            f" WHERE r.{self._these} ORDER BY r.document, r.id"
        )
        for number, annotator, *row in rows:
            relation = relation_from(self._ids[number], tuple(row))
            self._work(number, annotator).relations.append(relation)

    def _times(self) -> None:
        rows = self._db.execute(
            f"SELECT document, annotator, milliseconds FROM times WHERE {self._these}"
        )
        for number, annotator, milliseconds in rows:
            self._work(number, annotator).milliseconds = milliseconds
        changed = self._db.execute(
            "SELECT d.document, d.annotator, max(j.at) FROM journal_documents d"
            f" JOIN journal j ON j.seq = d.seq WHERE d.{self._these} AND d.annotator <> 0"
            " GROUP BY 1, 2"
        )
        for number, annotator, at in changed:
            self._work(number, annotator).changed = at

    def _tokens(self) -> dict[int, Tokens]:
        rows = self._db.execute(
            f"SELECT document, ranges, sentences, tokenizer FROM tokens WHERE {self._these}"
        )
        return {number: tokens_from_blobs(*packed) for number, *packed in rows}

    def _pipelines(self) -> dict[int, set[str]]:
        found: dict[int, set[str]] = defaultdict(set)
        rows = self._db.execute(f"SELECT document, pipeline FROM prehighlights WHERE {self._these}")
        for number, pipeline in rows:
            found[number].add(pipeline)
        return found


def _listed(numbers: Sequence[int]) -> str:
    return ", ".join(str(int(number)) for number in numbers)
