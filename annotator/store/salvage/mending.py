"""A new project file out of what a damaged one still holds."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import sqlite_utils

from annotator.core.ids import new_id
from annotator.store import connection
from annotator.store.listed import add_titles
from annotator.store.migrations import TABLES
from annotator.store.rows import DOCUMENT_COLUMNS, document_from, to_blob
from annotator.store.salvage.judging import SOUND
from annotator.store.salvage.tables import Row, Salvage, Shape, shapes
from annotator.store.search import WordIndex
from annotator.store.values import ODD, misfits

_MADE_ANEW = ("titles", "labelled", "undecided", "words")
"""What is there for lists and searches alone; the index's own tables begin with its name."""
_TOGETHER = 200
UNKNOWN = "?"
"""The name of an annotator, or an origin, of whom only the work is left."""


@dataclass(slots=True)
class Mended:
    """What could be saved of a damaged file, and what could not."""

    saved: Counter[str] = field(default_factory=Counter)
    """Rows by table."""
    lost: Counter[str] = field(default_factory=Counter)
    """Rows that were found and do not hold together, or belong to what is gone, by table."""
    unreadable: int = 0
    """Places in which nothing could be made out."""
    titles: list[str] = field(default_factory=list)
    """Of articles that are gone, as far as they are known: in lower case, without accents."""
    project: bool = True
    """Whether the project's own row, with its labels, was found."""
    unnamed: int = 0
    """Annotators of whom only the work was found."""

    restored: int = 0
    """Annotations and links put back out of the journal."""
    missing: int = 0
    """Those of which the journal knows that could not be put back."""

    @property
    def whole(self) -> bool:
        """Whether nothing is known to be missing."""
        missing = self.missing or self.lost or self.unreadable or self.titles or self.unnamed
        return self.project and not missing


def carried() -> list[str]:
    """Return the tables whose rows are carried over; the rest is made anew from them."""
    return [name for name in TABLES if not name.startswith(_MADE_ANEW)]


class Mending:
    """Fills a new project file at ``path``; who uses it closes it and judges the result."""

    def __init__(self, path: Path) -> None:
        self.db = connection.create(path)
        self._path = path
        self.db.execute("PRAGMA foreign_keys = OFF")
        self._shapes = shapes(self.db, [*carried(), "titles"])
        self.result = Mended()
        self._titles: dict[int, str] = {}

    def close(self) -> None:
        """Close the new file."""
        self.db.close()

    def take(self, damaged: Path) -> Iterator[int]:
        """Take over all that can be found, a batch at a time; yields how many rows it has."""
        salvage = Salvage(damaged, self._shapes, connection.PAGE)
        try:
            for name in carried():
                yield from self._put_all(name, salvage.rows(name))
            for row in salvage.rows("titles"):
                self._note_title(row)
            for name, row in salvage.stray():
                if name == "titles":
                    self._note_title(row)
                else:
                    yield self._put_stray(name, row)
        finally:
            self.result.unreadable += salvage.unreadable
            salvage.close()
        with self.db.atomic():
            self._let_the_odd_go()
            self._name_the_unnamed()
            self._let_orphans_go()
            self._index()
        self.result.titles = [
            title
            for number, title in sorted(self._titles.items())
            if not self.db.execute("SELECT 1 FROM documents WHERE pk = ?", (number,)).fetchone()
        ]

    def _put_all(self, name: str, rows: Iterable[Row]) -> Iterator[int]:
        shape, waiting = self._shapes[name], iter(rows)
        while batch := list(islice(waiting, _TOGETHER)):
            with self.db.atomic():
                for row in batch:
                    kept = self._is_sound(name, row) and self._put(shape, row)
                    (self.result.saved if kept else self.result.lost)[name] += 1
            yield sum(self.result.saved.values())

    def _put_stray(self, name: str, row: Row) -> int:
        """Take over a row that no tree led to; one that is there already is an old copy."""
        if self._is_sound(name, row) and self._put(self._shapes[name], row):
            self.result.saved[name] += 1
        return sum(self.result.saved.values())

    def _put(self, shape: Shape, row: Row) -> bool:
        columns = ", ".join(f'"{column}"' for column in row)
        marks = ", ".join("?" * len(row))
        try:
            done = self.db.execute(
                f"INSERT OR IGNORE INTO {shape.name} ({columns}) VALUES ({marks})",
                tuple(row.values()),
            )
        except sqlite3.IntegrityError:
            return False  # a check of the table says that it cannot be
        return done.rowcount == 1

    def _is_sound(self, name: str, row: Row) -> bool:
        identifier = row.get("id")
        if isinstance(identifier, bytes) and len(identifier) != 16:
            return False
        judge = SOUND.get(name)
        if judge is not None and not judge(row):
            return False
        return "end" not in row or self._lies_in_text(row)

    def _lies_in_text(self, row: Row) -> bool:
        found = self.db.execute(
            "SELECT length FROM documents WHERE pk = ?", (row["document"],)
        ).fetchone()
        end = row["end"]
        # Where the article is still to come, it is looked at again when orphans go.
        return found is None or (isinstance(end, int) and end <= found[0])

    def _note_title(self, row: Row) -> None:
        number, key = row["document"], row["key"]
        if isinstance(number, int) and isinstance(key, str):
            self._titles[number] = key

    def _name_the_unnamed(self) -> None:
        """Keep the work of annotators whose name is lost, and spans whose origin is."""
        for table, column in _references(self.db, "annotators"):
            for (who,) in self.db.execute(
                f"SELECT DISTINCT {column} FROM {table}"
                f" WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT pk FROM annotators)"
            ).fetchall():
                self.result.unnamed += 1
                self.db.execute(
                    "INSERT INTO annotators (pk, id, name) VALUES (?, ?, ?)",
                    (who, to_blob(new_id()), f"{UNKNOWN} {who}"),
                )
        for table, column in _references(self.db, "origins"):
            self.db.execute(
                f"INSERT OR IGNORE INTO origins (pk, kind, name, version)"
                f" SELECT DISTINCT {column}, 'rule', '{UNKNOWN}', {column} FROM {table}"
                f" WHERE {column} NOT IN (SELECT pk FROM origins)"
            )

    def _let_the_odd_go(self) -> None:
        """Take out what no project has; such a project would not be opened."""
        for table, odd in ODD.items():
            if table in self._shapes:
                asked = f"DELETE FROM {table} WHERE {odd.format('main')}"
                self._lose(table, self.db.execute(asked).rowcount)
        for number in list(misfits(self.db.conn)):
            self.db.execute("DELETE FROM tokens WHERE document = ?", (number,))
            self._lose("tokens", 1)

    def _let_orphans_go(self) -> None:
        """Take out what belongs to something that is gone, until nothing does."""
        gone = 1
        while gone:
            gone = 0
            for table in carried():
                for asked in _orphans(self.db, table):
                    out = self.db.execute(f"DELETE FROM {table} WHERE {asked}").rowcount
                    self._lose(table, out)
                    gone += out

    def _lose(self, table: str, rows: int) -> None:
        if rows > 0:
            self.result.saved[table] -= rows
            self.result.lost[table] += rows

    def _index(self) -> None:
        """Make anew what lists and searches read."""
        words = WordIndex(self.db)
        rows = self.db.execute(
            f"SELECT pk, {DOCUMENT_COLUMNS} FROM documents"
            " WHERE pk NOT IN (SELECT document FROM removed) ORDER BY pk"
        )
        while batch := rows.fetchmany(_TOGETHER):
            words.add([(row[0], document_from(row[1:])) for row in batch])
        titles = self.db.execute("SELECT pk, title FROM documents").fetchall()
        add_titles(self.db, titles)
        self.db.execute(
            "INSERT OR IGNORE INTO labelled (annotator, label, document)"
            " SELECT DISTINCT annotator, label, document FROM spans WHERE state <> 'rejected'"
        )


def _references(db: sqlite_utils.Database, parent: str) -> Iterator[tuple[str, str]]:
    for table in carried():
        for row in db.execute(f"PRAGMA foreign_key_list({table})").fetchall():
            if row[2] == parent:
                yield table, row[3]


def _orphans(db: sqlite_utils.Database, table: str) -> Iterator[str]:
    """Yield for each reference of a table what is true of rows that refer to nothing."""
    keys: dict[int, list[tuple[str, str, str]]] = {}
    for number, _, parent, here, there, *_ in db.execute(
        f"PRAGMA foreign_key_list({table})"
    ).fetchall():
        keys.setdefault(number, []).append((parent, here, there))
    for columns in keys.values():
        parent = columns[0][0]
        same = " AND ".join(f'p."{there}" = {table}."{here}"' for _, here, there in columns)
        given = " AND ".join(f'"{here}" IS NOT NULL' for _, here, _ in columns)
        yield f"{given} AND NOT EXISTS (SELECT 1 FROM {parent} p WHERE {same})"
