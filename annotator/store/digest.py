"""The digest of a project: what was counted in it, in a database of its own."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from annotator.store import digest_sql as sql

Rows = Iterable[tuple[Any, ...]]


class Digest:
    """Takes what was counted and gives it out; one thread at a time uses it."""

    def __init__(self) -> None:
        # Without a name it is a file that only this program sees, and goes with it.
        self.db = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self.db.execute("PRAGMA cache_size = -32000")
        self.db.execute("PRAGMA journal_mode = OFF")
        self.db.execute("PRAGMA synchronous = OFF")
        self.db.executescript(sql.DIGEST)

    def close(self) -> None:
        """Give everything up."""
        self.db.close()

    def clear(self) -> None:
        """Forget everything that was counted."""
        for table in (*sql.BY_JOURNAL, *sql.BY_DOCUMENT):
            self.db.execute(f"DELETE FROM {table}")

    def set_people(self, people: Rows) -> None:
        """Take the number, id and name of everybody; who shares a name gets a number to it."""
        self.db.execute("DELETE FROM people")
        taken: dict[str, int] = {}
        for number, identifier, name in people:
            taken[name] = taken.get(name, 0) + 1
            told = name if taken[name] == 1 else f"{name} ({taken[name]})"
            self.db.execute("INSERT INTO people VALUES (?, ?, ?)", (number, identifier, told))

    def add_gestures(
        self, quarters: Rows, gestures: Rows, finished: Rows, corrected: Rows, back: Rows
    ) -> None:
        """Add what a stretch of the journal tells."""
        self._begin()
        self.db.executemany(
            "INSERT INTO quarters VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            quarters,
        )
        self.db.executemany(
            "INSERT INTO gestures VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET count = count + excluded.count",
            gestures,
        )
        self.db.executemany(
            "INSERT INTO finished VALUES (?, ?, ?)"
            " ON CONFLICT DO UPDATE SET at = max(at, excluded.at)",
            finished,
        )
        self.db.executemany("INSERT OR IGNORE INTO corrections VALUES (?, ?, ?, ?, ?)", corrected)
        self.db.executemany("UPDATE corrections SET live = ? WHERE seq = ?", back)
        self.db.execute("COMMIT")

    def corrections(self, after: int, last: int) -> list[tuple[Any, ...]]:
        """Return the suggestions that were put right in documents with these numbers."""
        return self.db.execute(
            "SELECT document, span, seq, label FROM corrections"
            " WHERE document > ? AND document <= ? AND live",
            (after, last),
        ).fetchall()

    def replace_documents(self, after: int, last: int, *rows: Rows) -> None:
        """Take what was counted in documents with these numbers, in place of what was known.

        ``rows`` are those of the tables ``BY_DOCUMENT``.
        """
        self._begin()
        for table, found in zip(sql.BY_DOCUMENT, rows, strict=True):
            self.db.execute(
                f"DELETE FROM {table} WHERE document > ? AND document <= ?",
                (after, last),
            )
            _insert(self.db, table, found)
        self.db.execute("COMMIT")

    def settle(self) -> None:
        """Conclude what follows from all that was counted: whose work began with suggestions."""
        self.db.execute(
            "UPDATE works SET suggested = 1 WHERE NOT suggested AND state = 'done' AND EXISTS ("
            " SELECT 1 FROM verdicts v WHERE v.document = works.document"
            " AND v.annotator = works.annotator AND v.kind <> 'human')"
        )

    def _begin(self) -> None:
        self.db.execute("BEGIN")


def _insert(db: sqlite3.Connection, table: str, rows: Rows) -> None:
    known = list(rows)
    if known:
        marks = ", ".join("?" * len(known[0]))
        db.executemany(f"INSERT INTO {table} VALUES ({marks})", known)
