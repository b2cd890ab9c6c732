"""Whether the tables of a project file are made as ours are.

A project is mailed around, and SQLite runs what a schema says: views and triggers, expressions in
columns, indexes and constraints, tables of other modules. So nothing of a file is used before each
thing in it is known to be word for word as the migrations make it. Only what a library makes, the
list of migrations and the tables behind the index of words, is compared by its columns: other
versions of the library may word it otherwise.
"""

import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import sqlite_utils

from annotator.store.migrations import migrations

_BY_COLUMNS = frozenset(
    (migrations.migrations_table, "words_data", "words_idx", "words_docsize", "words_config")
)
_MADE_WITH_IT = f"idx_{migrations.migrations_table}_"
"""How the names of the indexes begin that the library makes on its list."""
_EXPRESSIONS = ("CHECK", "GENERATED", " AS", "COLLATE", "DEFAULT (")


class How(StrEnum):
    """How something in a file differs from ours."""

    FOREIGN = "foreign"
    """A view, a trigger, or a table of another module."""
    OTHER = "other"
    """It has our name and is made otherwise."""
    MISSING = "missing"
    WIDER = "wider"
    """A table that has plain columns besides all of ours."""
    ADDED = "added"
    """A table or index that we do not have, which runs nothing when others are read."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as ours are; ``kind`` is SQLite's word, such as ``trigger``."""

    how: How
    kind: str
    name: str

    def __str__(self) -> str:
        """Return what it is, for a message."""
        return f"{'no ' if self.how is How.MISSING else ''}{self.kind} {self.name}"


@dataclass(frozen=True, slots=True)
class _Thing:
    kind: str
    name: str
    table: str
    root: int
    text: str


def differences(db: sqlite3.Connection, schema: str = "main") -> list[Difference]:
    """Return how a file's schema differs from what the migrations it names have made, worst first.

    With names of migrations that we do not know, it is compared with our newest schema: a file of
    a later version may then be ``readable``.

    Raises:
        sqlite3.DatabaseError: the schema itself is damaged.
    """
    theirs = _things(db, schema)
    ours = _made_by(_applied(db, schema, theirs))
    found = [
        _compared(db, schema, thing, ours.get(place))
        for place, thing in theirs.items()
        if ours.get(place) != _plain(thing)
    ]
    missing = [Difference(How.MISSING, *place) for place in ours if place not in theirs]
    roots = Counter(thing.root for thing in theirs.values() if thing.root)
    twice = [
        Difference(How.OTHER, thing.kind, thing.name)
        for thing in theirs.values()
        if thing.root == 1 or roots[thing.root] > 1
    ]
    every = [difference for difference in (*found, *missing, *twice) if difference is not None]
    if not every and not _is_text(db, f"{schema}.{migrations.migrations_table}"):
        every = [Difference(How.OTHER, "table", migrations.migrations_table)]
    return sorted(every, key=lambda difference: list(How).index(difference.how))


def readable(found: list[Difference]) -> bool:
    """Tell whether reading our tables by our statements runs nothing of the file's own."""
    return all(difference.how in (How.ADDED, How.WIDER) for difference in found)


def _is_text(db: sqlite3.Connection, table: str) -> bool:
    """Tell whether everything in a small table can be read."""
    try:
        db.execute(f"SELECT * FROM {table}").fetchall()
    except sqlite3.OperationalError:
        return False
    return True


def _compared(
    db: sqlite3.Connection, schema: str, thing: _Thing, ours: _Thing | None
) -> Difference | None:
    """Return how a thing differs from ours of its name; None where it only is worded otherwise."""
    how = How.OTHER
    if thing.kind not in ("table", "index") or (thing.kind == "table" and not thing.root):
        how = How.FOREIGN if ours is None else How.OTHER
    elif ours is None:
        how = How.ADDED
    elif thing.kind == "table":
        own, their = _own_columns(thing.name), _columns(db, schema, thing.name)
        if own == their and thing.name in _BY_COLUMNS and not _has_expressions(thing.text):
            return None
        if set(own) < set(their):
            how = How.WIDER
    elif thing.name.startswith(_MADE_WITH_IT):
        return None
    return Difference(how, thing.kind, thing.name)


def _things(db: sqlite3.Connection, schema: str) -> dict[tuple[str, str], _Thing]:
    asked = f"SELECT type, name, tbl_name, rootpage, sql FROM {schema}.sqlite_master"
    found = [
        _Thing(str(kind), str(name), str(table), _whole(root), " ".join(str(text or "").split()))
        for kind, name, table, root, text in db.execute(asked)
    ]
    return {(thing.kind, thing.name): thing for thing in found}


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0


def _plain(thing: _Thing) -> _Thing:
    """Return a thing without the place it has in its file; 1 stands for any."""
    return _Thing(thing.kind, thing.name, thing.table, int(thing.root > 0), thing.text)


def _applied(
    db: sqlite3.Connection, schema: str, theirs: dict[tuple[str, str], _Thing]
) -> tuple[str, ...]:
    """Return which of our migrations a file has; all of them where that cannot be told."""
    known = tuple(migration.name for migration in migrations._migrations)  # noqa: SLF001
    place = ("table", migrations.migrations_table)
    if place not in theirs or not theirs[place].root:
        return known
    asked = f"SELECT name FROM {schema}.{migrations.migrations_table} WHERE migration_set = ?"
    try:
        rows = db.execute(asked, (migrations.name,)).fetchmany(len(known) + 1)
    except sqlite3.OperationalError:  # it has other columns, or names that are no text
        return known
    names = tuple(name for name in known if (name,) in rows)
    return names if names and names == known[: len(names)] else known


def _has_expressions(text: str) -> bool:
    return any(word in text.upper() for word in _EXPRESSIONS)


def _columns(db: sqlite3.Connection, schema: str, table: str) -> tuple[tuple[str, str], ...]:
    """Return the columns of a table with their types; none where one of them is computed."""
    asked = f"SELECT name, type, hidden FROM pragma_table_xinfo(?, '{schema}')"
    found = db.execute(asked, (table,)).fetchall()
    plain = all(hidden == 0 for *_, hidden in found)
    return tuple((name, kind) for name, kind, _ in found) if plain else ()


def _own_columns(table: str) -> tuple[tuple[str, str], ...]:
    with closing(sqlite3.connect(":memory:")) as connection:
        migrations.apply(sqlite_utils.Database(connection, execute_plugins=False))
        return _columns(connection, "main", table)


@cache
def _made_by(applied: tuple[str, ...]) -> dict[tuple[str, str], _Thing]:
    known = [migration.name for migration in migrations._migrations]  # noqa: SLF001
    later = next((name for name in known if name not in applied), None)
    with closing(sqlite3.connect(":memory:")) as connection:
        db = sqlite_utils.Database(connection, execute_plugins=False)
        migrations.apply(db, stop_before=later)
        return {place: _plain(thing) for place, thing in _things(connection, "main").items()}
