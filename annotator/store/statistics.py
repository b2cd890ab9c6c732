"""Counting everybody's work beside the window: a digest of the project that can be asked anything.

The project is read in short questions, so that a gesture in between costs one of them and not the
whole. What they answer is kept in a database of its own, which SQLite lays on the disk where it
grows: memory stays flat, and a filter asks the digest instead of the project.
"""

import sqlite3
from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from annotator.core.ids import DocumentId
from annotator.core.model import GOLD
from annotator.store import digest_sql as sql
from annotator.store.beside import Beside
from annotator.store.digest import Digest
from annotator.store.rows import to_blob

_PATIENCE = 0.15
"""Seconds that one question should take: so long may a gesture make it wait."""
_LEAST, _MOST = 50, 20_000
_CHANGED = 500
"""So many documents are counted anew one by one; where more have changed, all are."""

Rows = list[tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class Counted:
    """How much of a project has been counted."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Ends:
    """The last numbers in a project, and the number of gold's work there (0 without any)."""

    gesture: int
    document: int
    gold: int
    people: Rows
    journal: bytes | None
    """The id of the gesture counted last, as it stands in the project now."""


class Statistics(Beside):
    """Keeps a digest of an open project up to date; for a thread of its own, but for ``stop``."""

    def __init__(self, path: Path, writes: Callable[[], int]) -> None:
        super().__init__(path, writes)
        self.digest = Digest()
        self._gesture = 0
        self._known: bytes | None = None
        self._size = {"journal": 2000, "documents": 200}

    @property
    def stopped(self) -> bool:
        """Whether ``stop`` was called: what was counted is not complete."""
        return self._stopped.is_set()

    def close(self) -> None:
        """Give up the digest."""
        self.digest.close()

    def count(self, changed: Iterable[DocumentId] | None = None) -> Generator[Counted, None, None]:
        """Bring the digest up to date: the gestures since then, and the documents ``changed``.

        Without them everything is counted anew. Ends early where ``stop`` was called.
        """
        chosen = None if changed is None else set(changed)
        everything = chosen is None or len(chosen) > _CHANGED
        ends = self.ask(self._ends)
        if ends is None:
            return
        if everything or ends.journal != self._known:
            everything = True
            self._gesture = 0
            self.digest.clear()
        self.digest.set_people(row for row in ends.people if row[0] != ends.gold)
        gestures = ends.gesture - self._gesture
        total = gestures + (ends.document if everything else 0)
        for done in self._journal(ends):
            yield Counted(done, max(total, 1))
        if everything:
            for done in self._documents(ends):
                yield Counted(gestures + done, max(total, 1))
        elif chosen:
            self._some(ends, chosen)
        self.digest.settle()
        yield Counted(max(total, 1), max(total, 1))

    def _ends(self, reading: sqlite3.Connection) -> _Ends:
        def one(asked: str, *values: object) -> Any:
            row = reading.execute(asked, values).fetchone()
            return row[0] if row else None

        return _Ends(
            gesture=one("SELECT coalesce(max(seq), 0) FROM journal"),
            document=one("SELECT coalesce(max(pk), 0) FROM documents"),
            gold=one("SELECT pk FROM annotators WHERE id = ?", to_blob(GOLD.id)) or 0,
            people=reading.execute("SELECT pk, id, name FROM annotators ORDER BY pk").fetchall(),
            journal=one("SELECT id FROM journal WHERE seq = ?", self._gesture),
        )

    def _journal(self, ends: _Ends) -> Generator[int, None, None]:
        began = self._gesture
        while self._gesture < ends.gesture:
            bounds = {"after": self._gesture, "last": self._upto("journal", ends.gesture)}
            found = self._timed("journal", partial(_journal, bounds))
            if found is None:
                return
            *rows, self._known = found
            self.digest.add_gestures(*rows)
            self._gesture = bounds["last"]
            yield self._gesture - began

    def _upto(self, what: str, end: int, after: int | None = None) -> int:
        begin = self._gesture if after is None else after
        return min(begin + self._size[what], end)

    def _documents(self, ends: _Ends) -> Generator[int, None, None]:
        after = 0
        while after < ends.document:
            last = self._upto("documents", ends.document, after)
            if not self._range(after, last, ends.gold):
                return
            after = last
            yield after

    def _some(self, ends: _Ends, chosen: Iterable[DocumentId]) -> None:
        blobs = [to_blob(document) for document in chosen]
        marks = ", ".join("?" * len(blobs))
        asked = f"SELECT pk FROM documents WHERE id IN ({marks}) ORDER BY pk"
        for (number,) in self.ask(lambda db: db.execute(asked, blobs).fetchall()) or ():
            self._range(number - 1, number, ends.gold)

    def _range(self, after: int, last: int, gold: int) -> bool:
        bounds = {"after": after, "last": last, "gold": gold}
        right = self.digest.corrections(after, last)
        found = self._timed("documents", lambda db: _documents(db, bounds, right))
        if found is None:
            return False
        self.digest.replace_documents(after, last, *found)
        return True

    def _timed(
        self, what: str, question: Callable[[sqlite3.Connection], list[Any]]
    ) -> list[Any] | None:
        """Ask, and let the next question be as large as takes the time it should."""
        spent = 0.0

        def timed(reading: sqlite3.Connection) -> list[Any]:
            nonlocal spent
            began = monotonic()
            answer = question(reading)
            spent = monotonic() - began
            return answer

        answer = self.ask(timed)
        wanted = self._size[what] * min(2.0, _PATIENCE / max(spent, 0.001))
        self._size[what] = int(min(_MOST, max(_LEAST, wanted)))
        return answer


def _journal(bounds: dict[str, int], reading: sqlite3.Connection) -> list[Any]:
    asked = (sql.QUARTERS, sql.GESTURES, sql.FINISHED, sql.CORRECTED, sql.TAKEN_BACK)
    rows: list[Any] = [reading.execute(one, bounds).fetchall() for one in asked]
    numbers = _numbers(reading, {row[0] for row in rows[3]})
    rows[3] = [
        (numbers[document], to_blob(span), seq, label, live)
        for document, span, seq, label, live in rows[3]
        if document in numbers
    ]
    last = reading.execute("SELECT id FROM journal WHERE seq = ?", (bounds["last"],)).fetchone()
    return [*rows, last[0] if last else None]


def _numbers(reading: sqlite3.Connection, documents: Iterable[str]) -> dict[str, int]:
    found = {}
    for document in documents:
        asked = "SELECT pk FROM documents WHERE id = ?"
        row = reading.execute(asked, (to_blob(document),)).fetchone()
        if row:
            found[document] = row[0]
    return found


def _documents(reading: sqlite3.Connection, bounds: dict[str, int], right: Rows) -> list[Any]:
    reading.execute("PRAGMA temp_store = MEMORY")
    reading.execute("CREATE TEMP TABLE corrected (document INTEGER, span BLOB, seq, label TEXT)")
    reading.executemany("INSERT INTO corrected VALUES (?, ?, ?, ?)", right)
    asked = (sql.DOCUMENTS, sql.WORKS, sql.VERDICTS, sql.MARKS)
    return [reading.execute(one, bounds).fetchall() for one in asked]
