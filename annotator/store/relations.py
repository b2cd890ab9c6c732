"""Relations of one project file, clustered by document."""

from bisect import bisect_left, insort
from collections.abc import Collection, Iterable
from dataclasses import dataclass

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, RelationId, RelationTypeId
from annotator.core.model import Relation
from annotator.store.keys import Keys
from annotator.store.rows import RELATION_COLUMNS, Row, relation_from, to_blob


@dataclass(slots=True)
class _Known:
    """The relations of one document and annotator as they are now."""

    whose: tuple[DocumentId, AnnotatorId]
    relations: list[Relation]
    given: tuple[Relation, ...] | None = None
    """What was handed out, as long as it is still so."""


class Relations:
    """Reads and writes relations; the caller holds the transaction.

    What was read last is remembered and follows every change, as it is with spans.
    """

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys
        self._known: _Known | None = None

    def forget(self) -> None:
        """Drop what was read last; it may have been rolled back."""
        self._known = None

    def of(self, document: DocumentId, annotator: AnnotatorId) -> tuple[Relation, ...]:
        """Return the annotator's relations of the document."""
        known = self._known
        if known is None or known.whose != (document, annotator):
            known = self._known = _Known((document, annotator), self._read(document, annotator))
        if known.given is None:
            known.given = tuple(known.relations)
        return known.given

    def _read(self, document: DocumentId, annotator: AnnotatorId) -> list[Relation]:
        rows = self._db.execute(
            f"SELECT {RELATION_COLUMNS} FROM relations r JOIN origins o ON o.pk = r.origin"
            " JOIN annotators a ON a.pk = r.annotator"
            " WHERE r.document = ? AND r.annotator = ? ORDER BY r.id",
            (self._keys.document(document), self._keys.annotator(annotator)),
        )
        return [relation_from(document, row) for row in rows]

    def typed(self, types: Collection[RelationTypeId], annotator: AnnotatorId) -> list[Relation]:
        """Return the annotator's relations of one of ``types``, by document."""
        marks = ", ".join("?" for _ in types)
        rows = self._db.execute(
            f"SELECT d.id, {RELATION_COLUMNS} FROM relations r JOIN origins o ON o.pk = r.origin"
            " JOIN annotators a ON a.pk = r.annotator JOIN documents d ON d.pk = r.document"
            f" WHERE r.annotator = ? AND r.type IN ({marks}) ORDER BY d.pk, r.id",
            (self._keys.annotator(annotator), *types),
        )
        return [relation_from(DocumentId(row[0].hex()), row[1:]) for row in rows]

    def add(self, relations: Iterable[Relation]) -> None:
        """Write new relations; their spans must be there already."""
        new = list(relations)
        self._db.conn.executemany(
            "INSERT INTO relations (document, id, annotator, type, head, child, state, origin)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(relation) for relation in new],
        )
        for relation in new:
            self._put(relation)

    def update(self, before: Relation, relation: Relation) -> None:
        """Write ``relation`` over ``before``, which has the same id.

        Raises:
            KeyError: it is not there.
        """
        row = self._row(relation)
        changed = self._db.execute(
            "UPDATE relations SET annotator = ?, type = ?, head = ?, child = ?, state = ?,"
            " origin = ? WHERE document = ? AND id = ?",
            (*row[2:], *row[:2]),
        )
        if changed.rowcount != 1:
            raise KeyError(relation.id)
        self._take(before)
        self._put(relation)

    def remove(self, relation: Relation) -> None:
        """Take the relation out.

        Raises:
            KeyError: it is not there.
        """
        changed = self._db.execute(
            "DELETE FROM relations WHERE document = ? AND id = ?",
            (self._keys.document(relation.document), to_blob(relation.id)),
        )
        if changed.rowcount != 1:
            raise KeyError(relation.id)
        self._take(relation)

    def _put(self, relation: Relation) -> None:
        """Put a relation that came into its place among those remembered."""
        known = self._known
        if known is not None and known.whose == (relation.document, relation.annotator):
            insort(known.relations, relation, key=_id)
            known.given = None

    def _take(self, relation: Relation) -> None:
        """Take a relation that left from those remembered."""
        known = self._known
        if known is None or known.whose != (relation.document, relation.annotator):
            return
        place = bisect_left(known.relations, relation.id, key=_id)
        if place < len(known.relations) and known.relations[place].id == relation.id:
            del known.relations[place]
            known.given = None

    def _row(self, relation: Relation) -> Row:
        return (
            self._keys.document(relation.document),
            to_blob(relation.id),
            self._keys.annotator(relation.annotator),
            relation.type,
            to_blob(relation.head),
            to_blob(relation.child),
            relation.state.value,
            self._keys.origin(relation.origin),
        )


def _id(relation: Relation) -> RelationId:
    return relation.id
