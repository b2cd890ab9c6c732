"""A listing as SQL: its conditions, its keys of order, and the tables that they need.

A statement begins with what narrows it most: the words that are looked for, a label, the titles in
their order, else the index ``documents_listed``, which holds everything but the text. It joins what
its conditions and keys speak of, and nothing else, so that lists are read without being sorted
wherever they can be, and the plain list of a large project reads next to nothing.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise

from annotator.core.drawing import PRIME, Draw
from annotator.core.listing import METADATA, Field, Listing, Sort
from annotator.core.model import DocumentState
from annotator.core.query import Query
from annotator.core.uncertainty import Order, Rank
from annotator.store.search import FLAGGED, MINE, conditions

PRESENT = "NOT IN (SELECT document FROM removed)"
"""Said of the number of a document that was not removed."""

Key = tuple[str, bool]
"""An expression by which documents are ordered, and whether the largest comes first."""

_LAST = ("d.pk", False)
_FINISHED = ("(coalesce(t.state, 'new') IN ('done', 'skipped'))", False)
_LEFT = ("coalesce(u.count, 0)", True)
_TOLD = "coalesce(u.uncertainty, 0.0)"
_ORDERS: dict[Order, tuple[Key, ...]] = {
    Order.CORPUS: (),
    Order.UNCERTAIN: (_FINISHED, (_TOLD, True)),
    Order.OLDEST: (("(d.published = '')", False), ("d.published", False)),
    Order.MOST_LEFT: (_FINISHED, _LEFT),
    Order.MOST_NEW: (_FINISHED, ("coalesce(u.fresh, 0)", True), _LEFT),
}
_DOCUMENTS = "documents d"
_STATES = "coalesce(t.state, 'new')"
_ASSIGNED = (
    "coalesce((SELECT group_concat(name, ' ') FROM (SELECT folded(a.name) name FROM assignments g"
    " JOIN annotators a ON a.pk = g.annotator WHERE g.document = d.pk ORDER BY a.pk)), '')"
)
_FIELDS: dict[str, str] = {
    Field.TITLE: "k.key",
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
        " WHERE v.document = d.pk AND o.document NOT IN (SELECT document FROM removed))"
    ),
    Field.LANGUAGE: "d.language",
    Field.ASSIGNED: _ASSIGNED,
}
_COLUMNS: dict[str, str] = {
    Field.TITLE: "k.key",
    Field.SOURCE: "d.source",
    Field.AUTHOR: "d.author",
    Field.PUBLISHED: "d.published",
    Field.LANGUAGE: "d.language",
    Field.ASSIGNED: (
        "CASE WHEN EXISTS (SELECT 1 FROM assignments g WHERE g.document = d.pk)"
        " THEN 'somebody' ELSE '' END"
    ),
}
"""What comes last where it is empty."""

# The partial index on such spans serves the inner question, worded as it is.
_NOTED = (
    "d.pk IN (SELECT document FROM spans WHERE annotator = ?1 AND (flagged = 1 OR comment <> ''))"
)


class Statement:
    """The question for the documents of a listing; ``?1`` is the annotator."""

    def __init__(self, listing: Listing, annotator: int, steps: Sequence[float] = ()) -> None:
        self._steps = steps
        self.values: list[object] = [annotator]
        self._where = ["?1"]  # always bound, and true: it numbers a row
        self._match = self._label = ""
        self._few = False
        query = listing.query
        if query is not None and query.match:
            self.values.append(query.match)
            self._match = f"w.words MATCH ?{len(self.values)}"
        elif query is not None:
            query = self._begin_with_label(query)
        if listing.states:
            self._where.append(self._in_states(listing.states))
        if listing.flagged:
            self._where.append(FLAGGED)
        if listing.noted:
            self._where.append(_NOTED)
        if listing.mine:
            self._where.append(MINE)
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
        self._few = True
        self._where.append(f"d.pk IN ({self.marks(numbers)})")

    def only(self, number: int) -> None:
        """Let one document through, whatever the listing says."""
        self._match = self._label = ""
        self._few = True
        self._where = ["?1", f"d.pk = {number:d}"]

    def text(self, columns: str, *, forward: bool = True) -> str:
        """Return the question for columns, in order or against it."""
        order = ", ".join(f"{key} {_direction(down, forward)}" for key, down in self.keys)
        narrow = [part for part in (self._match, self._label) if part]
        said = [columns, " AND ".join([*narrow, *self._where]), order]
        tables, number = self._tables(" ".join(said))
        columns, where, order = (part.replace("d.pk", number) for part in said)
        return f"SELECT {columns} FROM {tables} WHERE {where} ORDER BY {order}"

    def _tables(self, said: str) -> tuple[str, str]:
        """Return the tables that are spoken of, joined, and what says a document's number."""
        tables: list[str] = []
        number = ""

        def join(name: str, key: str, *, index: str = "") -> None:
            nonlocal number
            index = "" if self._few and name != _DOCUMENTS else index
            tables.append(f"{name} {index}".strip() + (f" ON {key} = {number}" if number else ""))
            number = number or key

        if self._match:
            join("words w", "w.rowid")
        elif self._label:
            join("labelled l", "l.document")
        if re.search(r"\bk\.", said):
            join("titles k", "k.document", index="" if number else "INDEXED BY titles_key")
        if not number or re.search(r"\bd\.(?!pk\b)", said):
            join(_DOCUMENTS, "d.pk", index="INDEXED BY documents_listed")
        joined = " CROSS JOIN ".join(tables)
        for name, table in (("t", "statuses"), ("u", "undecided")):
            if re.search(rf"\b{name}\.", said):
                joined += f" LEFT JOIN {table} {name} ON {name}.document = {number}"
                joined += f" AND {name}.annotator = ?1"
        return joined, number

    def _begin_with_label(self, query: Query) -> Query:
        """Let the first label that documents must have be where the statement begins."""
        label = next((one for one in query.conditions if one.wanted_label), None)
        if label is None:
            return query
        self._label = f"l.annotator = ?1 AND l.label = {self.marks([label.value])}"
        others = tuple(one for one in query.conditions if one is not label)
        return Query(query.match, others, query.terms)

    def _in_states(self, states: Collection[DocumentState]) -> str:
        """Return the condition that a document is in one of ``states``."""
        marks = self.marks(state.value for state in states)
        if DocumentState.NEW in states:
            return f"{_STATES} IN ({marks})"
        return (
            f"d.pk IN (SELECT document FROM statuses WHERE annotator = ?1 AND state IN ({marks}))"
        )

    def _keys(self, listing: Listing) -> tuple[Key, ...]:
        sort = () if listing.sort is None else self._sort(listing.sort)
        if listing.order is Order.RANDOM:
            return (*sort, (_mixed(listing.seed), False), _LAST)
        if self._steps and listing.draw is not None:  # steps are given for that order alone
            return (*sort, _FINISHED, (_drawn(listing.draw, self._steps), True), _LAST)
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
    x = f"((d.pk * 48271 + {seed % PRIME}) % {PRIME})"
    return f"({x} * {x} % {PRIME})"


def _drawn(draw: Draw, steps: Sequence[float]) -> str:
    """Return what an article tells, or for one that was drawn what it is ordered as.

    That follows from its mixed number alone, and lies where the articles' own values lie.
    """
    place = f"{_mixed(draw.seed)} * {len(steps) - 1}"
    values = " ".join(
        f"WHEN {step} THEN {low!r} + {high - low!r} * ({place} % {draw.limit}) / {draw.limit}.0"
        for step, (low, high) in enumerate(pairwise(steps))
    )
    return (
        f"(CASE WHEN {_mixed(draw.seed)} < {draw.limit}"
        f" THEN CASE {place} / {draw.limit} {values} END ELSE {_TOLD} END)"
    )


def _sign(descending: bool, forward: bool) -> str:  # noqa: FBT001 (two ends of one axis)
    return "<" if descending is forward else ">"


def _direction(descending: bool, forward: bool) -> str:  # noqa: FBT001
    return "DESC" if descending is forward else "ASC"
