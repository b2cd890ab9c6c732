"""The rows of each table of a damaged project file, wherever they can still be found.

Where the tree of a table is whole, its rows are what the tree holds. Leaves that no tree leads to
any more are looked at one by one: a row belongs to the table whose columns it fits, and the file's
free pages are left out, because what they hold was deleted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import sqlite_utils

from annotator.store.salvage.pages import INTERIOR_INDEX, LEAF_INDEX, LEAF_TABLE, Cell, Pages
from annotator.store.salvage.records import Value, values

_DEEP = 30
"""Levels of a tree; a sound file of 2^63 rows has fewer."""
_FITTING: dict[str, tuple[type, ...]] = {
    "INTEGER": (int, type(None)),
    "REAL": (int, float, type(None)),
    "TEXT": (str, type(None)),
    "BLOB": (bytes, type(None)),
}

Row = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the rows of a table lie in the file."""

    name: str
    columns: tuple[str, ...]
    """In the order in which a record has them: the key first in a table without row numbers."""
    types: tuple[str, ...]
    required: tuple[bool, ...]
    """Which of them are never empty."""
    number: str | None
    """The column that is the row's number, and empty in its record."""
    numbered: bool
    """Whether rows have numbers: else they lie in an index."""

    def row(self, cell: Cell) -> Row | None:
        """Return the row that a cell holds, None where it is none of this table's."""
        found = values(cell.payload)
        return None if found is None else self.fitted(found, cell.rowid)

    def fitted(self, found: Sequence[Value], rowid: int | None) -> Row | None:
        """Return the row that has these values, None where it is none of this table's."""
        if len(found) != len(self.columns):
            return None
        row = dict(zip(self.columns, found, strict=True))
        if self.number is not None:
            row[self.number] = rowid
        fits = all(
            isinstance(row[column], _FITTING[kind]) and not (needed and row[column] is None)
            for column, kind, needed in zip(self.columns, self.types, self.required, strict=True)
        )
        return row if fits else None


def shapes(db: sqlite_utils.Database, names: Sequence[str]) -> dict[str, Shape]:
    """Return how the named tables of a sound project lie in its file."""
    found = {}
    for name in names:
        info = db.execute(f"PRAGMA table_info({name})").fetchall()
        sql = db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
        numbered = "WITHOUT ROWID" not in sql
        keys = sorted((row for row in info if row[5]), key=lambda row: int(row[5]))
        rest = [row for row in info if numbered or not row[5]]
        ordered = rest if numbered else [*keys, *rest]
        alone = len(keys) == 1 and keys[0][2] == "INTEGER"
        found[name] = Shape(
            name,
            tuple(row[1] for row in ordered),
            tuple(row[2] for row in ordered),
            tuple(bool(row[3]) for row in ordered),
            keys[0][1] if numbered and alone else None,
            numbered,
        )
    return found


class Salvage:
    """Finds the rows of a damaged file; nothing is held in memory but the numbers of pages."""

    def __init__(self, path: Path, known: dict[str, Shape], usual: int) -> None:
        self._pages = Pages(path, usual)
        self._known = known
        self._seen: set[int] = set()
        self._others: list[int] = []
        self.unreadable = 0
        """Cells in which no row could be made out."""
        self._roots = self._find_roots()

    def close(self) -> None:
        """Close the file."""
        self._pages.close()

    def rows(self, name: str) -> Iterator[Row]:
        """Yield the rows of a table that its tree leads to."""
        root = self._roots.get(name)
        if root is not None:
            yield from self._below(root, self._known[name], 0)

    def stray(self) -> Iterator[tuple[str, Row]]:
        """Yield rows of leaves that no tree led to, once every table was read by ``rows``."""
        for root in self._others:
            self._pass_over(root, 0)
        free = self._pages.free()
        for number in range(2, self._pages.count + 1):
            if number in self._seen or number in free:
                continue
            kind = self._pages.kind(number)
            if kind in (LEAF_TABLE, LEAF_INDEX, INTERIOR_INDEX):
                yield from self._strays_in(number, numbered=kind == LEAF_TABLE)

    def _strays_in(self, number: int, *, numbered: bool) -> Iterator[tuple[str, Row]]:
        shapes_here = [one for one in self._known.values() if one.numbered == numbered]
        for cell in self._pages.cells(number):
            found = values(cell.payload)
            if found is None:
                continue
            fitting = [(one.name, one.fitted(found, cell.rowid)) for one in shapes_here]
            rows = {name: row for name, row in fitting if row is not None}
            # What an unfinished import brings looks like what is there already, and is rare.
            sure = [
                name for name in rows if name.removeprefix("incoming_") == name or len(rows) == 1
            ]
            if len(sure) == 1:  # what fits two tables is anybody's guess
                yield sure[0], rows[sure[0]]

    def _below(self, number: int, shape: Shape, depth: int) -> Iterator[Row]:
        if depth > _DEEP or number in self._seen or not 1 <= number <= self._pages.count:
            return
        self._seen.add(number)
        for cell in self._pages.cells(number):
            if cell.payload:
                row = shape.row(cell)
                if row is not None:
                    yield row
                else:
                    self.unreadable += 1
        for child in self._pages.children(number):
            yield from self._below(child, shape, depth + 1)

    def _find_roots(self) -> dict[str, int]:
        """Return the first page of each table's tree, as far as the schema can be read."""
        schema = Shape(
            "sqlite_master",
            ("type", "name", "tbl_name", "rootpage", "sql"),
            ("TEXT", "TEXT", "TEXT", "INTEGER", "TEXT"),
            (True, True, True, False, False),
            None,
            numbered=True,
        )
        found: dict[str, int] = {}
        for row in self._below(1, schema, 0):
            name, root = row["name"], row["rootpage"]
            if not isinstance(name, str) or not isinstance(root, int):
                continue
            if row["type"] == "table" and name in self._known:
                found[name] = root
            else:
                self._others.append(root)
        return found

    def _pass_over(self, number: int, depth: int) -> None:
        """Take the pages of an index, or of a table that is made anew, for no strays."""
        if depth > _DEEP or number in self._seen or not 1 <= number <= self._pages.count:
            return
        self._seen.add(number)
        for child in self._pages.children(number):
            self._pass_over(child, depth + 1)
