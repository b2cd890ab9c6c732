"""A listing as SQL: its conditions, its keys of order, and the tables that they need.

Statements read the index ``documents_listed``, which holds everything but the text, and join what
their conditions and keys speak of, so that the plain list of a large project reads next to nothing.
"""

import re
from collections.abc import Iterable

from annotator.core.listing import METADATA, Field, Listing, Sort
from annotator.core.uncertainty import Order, Rank
from annotator.store.search import conditions

PRESENT = "NOT IN (SELECT document FROM removed)"
"""Said of the number of a document that was not removed."""

Key = tuple[str, bool]
"""An expression by which documents are ordered, and whether the largest comes first."""

_LAST = ("d.pk", False)
_FINISHED = ("(coalesce(t.state, 'new') IN ('done', 'skipped'))", False)
_LEFT = ("coalesce(u.count, 0)", True)
_ORDERS: dict[Order, tuple[Key, ...]] = {
    Order.CORPUS: (),
    Order.UNCERTAIN: (_FINISHED, ("coalesce(u.uncertainty, 0.0)", True)),
    Order.OLDEST: (("(d.published = '')", False), ("d.published", False)),
    Order.MOST_LEFT: (_FINISHED, _LEFT),
    Order.MOST_NEW: (_FINISHED, ("coalesce(u.fresh, 0)", True), _LEFT),
}
_STATES = "coalesce(t.state, 'new')"
_FIELDS: dict[str, str] = {
    Field.TITLE: "folded(d.title)",
    Field.SOURCE: "folded(d.source)",
    Field.PUBLISHED: "d.published",
    Field.AUTHOR: "folded(d.author)",
    Field.LENGTH: "d.length",
    Field.STATE: (
        f"CASE {_STATES} WHEN 'new' THEN 0 WHEN 'in progress' THEN 1 WHEN 'done' THEN 2 ELSE 3 END"
    ),
    Field.FLAGGED: "coalesce(t.flagged, 0)",
    Field.SUGGESTED: "coalesce(u.count, 0)",
    Field.UNCERTAINTY: "coalesce(u.uncertainty, 0.0)",
    Field.VERSIONS: (
        "(SELECT count(*) FROM versions v JOIN versions o ON o.story = v.story"
        " WHERE v.document = d.pk)"
    ),
    Field.LANGUAGE: "d.language",
}
_COLUMNS: dict[str, str] = {
    Field.TITLE: "d.title",
    Field.SOURCE: "d.source",
    Field.AUTHOR: "d.author",
    Field.PUBLISHED: "d.published",
    Field.LANGUAGE: "d.language",
}
"""What comes last where it is empty."""

# The partial index on such spans serves the inner question, worded as it is.
_NOTED = (
    "d.pk IN (SELECT document FROM spans WHERE annotator = ?1 AND (flagged = 1 OR comment <> ''))"
)
_PRIME = 2**31 - 1


class Statement:
    """The question for the documents of a listing; ``?1`` is the annotator."""

    def __init__(self, listing: Listing, annotator: int) -> None:
        self.values: list[object] = [annotator]
        self._where = ["?1"]  # always bound, and true: it numbers a row
        self._match = ""
        query = listing.query
        if query is not None and query.match:
            self.values.append(query.match)
            self._match = f"w.words MATCH ?{len(self.values)}"
        if listing.states:
            wanted = (state.value for state in listing.states)
            self._where.append(f"{_STATES} IN ({self.marks(wanted)})")
        if listing.flagged:
            self._where.append("t.flagged = 1")
        if listing.noted:
            self._where.append(_NOTED)
        self._where.append(f"d.pk {PRESENT}")
        if query is not None:
            self._where += conditions(query, self.values)
        self.keys = self._keys(listing)

    def marks(self, added: Iterable[object]) -> str:
        """Append to the values and return the numbered marks that stand for what was appended."""
        first = len(self.values) + 1
        self.values.extend(added)
        return ", ".join(f"?{number}" for number in range(first, len(self.values) + 1))

    def beyond(self, rank: Rank, *, forward: bool) -> None:
        """Let only documents after (or before) a place through."""
        held: list[str] = []
        choices = []
        for (key, descending), value in zip(self.keys, rank, strict=True):
            mark = self.marks([value])
            choices.append(" AND ".join([*held, f"{key} {_sign(descending, forward)} {mark}"]))
            held.append(f"{key} = {mark}")
        self._where.append(f"({' OR '.join(f'({choice})' for choice in choices)})")

    def among(self, numbers: Iterable[int]) -> None:
        """Let only documents with these numbers through."""
        self._where.append(f"d.pk IN ({self.marks(numbers)})")

    def only(self, number: int) -> None:
        """Let one document through, whatever the listing says."""
        self._match = ""
        self._where = ["?1", f"d.pk = {number:d}"]

    def text(self, columns: str, *, forward: bool = True) -> str:
        """Return the question for columns, in order or against it."""
        order = ", ".join(f"{key} {_direction(down, forward)}" for key, down in self.keys)
        where = " AND ".join(self._where)
        said = f"{columns} {order} {where}"
        asked = f"SELECT {columns} FROM {self._tables(said)} WHERE"
        match = f" {self._match} AND" if self._match else ""
        question = f"{asked}{match} {where} ORDER BY {order}"
        alone = self._match and not re.search(r"\bd\.(?!pk\b)", said)
        return question.replace("d.pk", "w.rowid") if alone else question

    def _tables(self, said: str) -> str:
        """Return the tables that are spoken of, joined."""
        documents = "documents d INDEXED BY documents_listed"
        if not self._match:
            tables = documents
        elif re.search(r"\bd\.(?!pk\b)", said):
            # The words come first: they are found in the order of the documents.
            tables = f"words w CROSS JOIN {documents} ON d.pk = w.rowid"
        else:
            tables = "words w"
        for name, table in (("t", "statuses"), ("u", "undecided")):
            if re.search(rf"\b{name}\.", said):
                tables += (
                    f" LEFT JOIN {table} {name} ON {name}.document = d.pk AND {name}.annotator = ?1"
                )
        return tables

    def _keys(self, listing: Listing) -> tuple[Key, ...]:
        sort = () if listing.sort is None else self._sort(listing.sort)
        if listing.order is Order.RANDOM:
            return (*sort, (_mixed(listing.seed), False), _LAST)
        return (*sort, *_ORDERS[listing.order], _LAST)

    def _sort(self, sort: Sort) -> tuple[Key, ...]:
        known = _FIELDS.get(sort.field)
        if known is None:
            mark = self.marks([f'$."{sort.field.removeprefix(METADATA)}"'])
            known = f"coalesce(json_extract(d.metadata, {mark}), '')"
        empty = _COLUMNS.get(sort.field, "" if sort.field in _FIELDS else known)
        last = ((f"({empty} = '')", False),) if empty else ()
        return (*last, (known, sort.descending))


def _mixed(seed: int) -> str:
    """Return an expression by which documents are mixed up: squares modulo a prime.

    No number in it reaches 2⁶³, so that SQLite keeps it exact; two documents may have the same
    one, and then follow each other as they came in.
    """
    x = f"((d.pk * 48271 + {seed % _PRIME}) % {_PRIME})"
    return f"({x} * {x} % {_PRIME})"


def _sign(descending: bool, forward: bool) -> str:  # noqa: FBT001 (two ends of one axis)
    return "<" if descending is forward else ">"


def _direction(descending: bool, forward: bool) -> str:  # noqa: FBT001
    return "DESC" if descending is forward else "ASC"
