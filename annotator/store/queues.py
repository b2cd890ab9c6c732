"""Documents in an order: the library's list, what comes next, and what is undecided in each."""

from collections.abc import Iterable

import sqlite_utils

from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.model import DocumentState
from annotator.core.query import Query
from annotator.core.uncertainty import Order, Rank, uncertainty
from annotator.store.keys import Keys
from annotator.store.search import conditions

_FINISHED = "coalesce(t.state, 'new') IN ('done', 'skipped')"
_KEYS: dict[Order, tuple[str, ...]] = {
    Order.CORPUS: ("d.pk",),
    Order.UNCERTAIN: (_FINISHED, "-coalesce(u.uncertainty, 0.0)", "d.pk"),
    Order.OLDEST: ("d.published = ''", "d.published", "d.pk"),
    Order.MOST_LEFT: (_FINISHED, "-coalesce(u.count, 0)", "d.pk"),
}
_FROM = (
    "FROM documents d"
    " LEFT JOIN statuses t ON t.document = d.pk AND t.annotator = ?1"
    " LEFT JOIN undecided u ON u.document = d.pk AND u.annotator = ?1"
)

# The partial index on such spans serves the inner question, worded as it is.
_NOTED = (
    "d.pk IN (SELECT document FROM spans WHERE annotator = ?1 AND (flagged = 1 OR comment <> ''))"
)


class Queues:
    """Lists documents in an order. What an order needs is stored with each change of spans."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def renew(
        self, documents: Iterable[DocumentId], annotator: AnnotatorId, uncounted: Iterable[LayerId]
    ) -> None:
        """Store anew how many suggestions are left in documents, and how uncertain they are.

        Spans of the layers ``uncounted`` do not count: nobody has to decide on them. The caller
        holds the transaction in which the spans changed.
        """
        who, apart = self._keys.annotator(annotator), list(uncounted)
        statement = (
            "SELECT score FROM spans WHERE document = ? AND annotator = ? AND state = 'suggested'"
            f" AND layer NOT IN ({', '.join('?' * len(apart))})"
        )
        for document in documents:
            number = self._keys.document(document)
            rows = self._db.execute(statement, (number, who, *apart)).fetchall()
            self._db.execute(
                "INSERT OR REPLACE INTO undecided (document, annotator, count, uncertainty)"
                " VALUES (?, ?, ?, ?)",
                (number, who, len(rows), uncertainty(row[0] for row in rows)),
            )

    def ids(
        self,
        annotator: AnnotatorId,
        *,
        states: Iterable[DocumentState] = (),
        flagged: bool = False,
        noted: bool = False,
        title: str = "",
        query: Query | None = None,
        limit: int = -1,
        order: Order = Order.CORPUS,
    ) -> list[DocumentId]:
        """Return the ids of the documents that pass the filter, in ``order``.

        No ``states`` means every state; ``noted`` ones have spans with a flag or a comment;
        ``title`` is a part of the title or source, any case; ``query`` what is asked of words and
        fields. With ``limit`` the first so many.
        """
        values: list[object] = [self._keys.annotator(annotator)]
        where = ["1", *_state_filter(states, values)]
        if query is not None:
            where += conditions(query, values)
        if flagged:
            where.append("t.flagged = 1")
        if noted:
            where.append(_NOTED)
        # Not compared in SQL: its lower() knows only ASCII, so « élysée » would miss « Élysée ».
        part = title.casefold()
        named = "d.title || ' ' || d.source" if part else "''"
        rows = self._db.execute(
            f"SELECT d.id, {named} {_FROM}"
            f" WHERE {' AND '.join(where)} ORDER BY {', '.join(_KEYS[order])} LIMIT {limit:d}",
            values,
        )
        return [DocumentId(row[0].hex()) for row in rows if part in row[1].casefold()]

    def noted(self, annotator: AnnotatorId) -> int:
        """Return in how many documents a span has a flag or a comment; as quick as they are few."""
        row = self._db.execute(
            "SELECT count(DISTINCT document) FROM spans"
            " WHERE annotator = ? AND (flagged = 1 OR comment <> '')",
            (self._keys.annotator(annotator),),
        ).fetchone()
        return int(row[0])

    def rank(self, identifier: DocumentId, annotator: AnnotatorId, order: Order) -> Rank:
        """Return the place that a document has in ``order`` now."""
        row = self._db.execute(
            f"SELECT {', '.join(_KEYS[order])} {_FROM} WHERE d.pk = ?2",
            (self._keys.annotator(annotator), self._keys.document(identifier)),
        ).fetchone()
        return tuple(row)

    def neighbour(
        self,
        rank: Rank | None,
        annotator: AnnotatorId,
        *,
        forward: bool = True,
        states: Iterable[DocumentState] = (),
        order: Order = Order.CORPUS,
    ) -> DocumentId | None:
        """Return the nearest document after (or before) a place, or the first (or last) of all.

        With ``states`` only documents in one of them count.
        """
        values: list[object] = [self._keys.annotator(annotator)]
        where = ["1", *_state_filter(states, values)]
        keys = _KEYS[order]
        if rank is not None:
            where.append(f"({', '.join(keys)}) {'>' if forward else '<'} ({_marks(rank, values)})")
        direction = "ASC" if forward else "DESC"
        row = self._db.execute(
            f"SELECT d.id {_FROM} WHERE {' AND '.join(where)}"
            f" ORDER BY {', '.join(f'{key} {direction}' for key in keys)} LIMIT 1",
            values,
        ).fetchone()
        return DocumentId(row[0].hex()) if row else None


def _state_filter(states: Iterable[DocumentState], values: list[object]) -> list[str]:
    """Return the condition that lets ``states`` through; its values join ``values``."""
    wanted = [state.value for state in states]
    return [f"coalesce(t.state, 'new') IN ({_marks(wanted, values)})"] if wanted else []


def _marks(added: Iterable[object], values: list[object]) -> str:
    """Append to ``values`` and return the numbered marks that stand for what was appended."""
    first = len(values) + 1
    values.extend(added)
    return ", ".join(f"?{number}" for number in range(first, len(values) + 1))
