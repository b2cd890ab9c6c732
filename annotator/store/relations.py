"""Relations of one project file, clustered by document."""

from collections.abc import Collection, Iterable

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, RelationTypeId
from annotator.core.model import Relation
from annotator.store.keys import Keys
from annotator.store.rows import RELATION_COLUMNS, Row, relation_from, to_blob


class Relations:
    """Reads and writes relations; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def of(self, document: DocumentId, annotator: AnnotatorId) -> list[Relation]:
        """Return the annotator's relations of the document."""
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
        self._db.conn.executemany(
            "INSERT INTO relations (document, id, annotator, type, head, child, state, origin)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            [self._row(relation) for relation in relations],
        )

    def update(self, relation: Relation) -> None:
        """Write the relation over the one with its id.

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
