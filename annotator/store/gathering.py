"""Sorting the documents of a large project in another thread."""

import sqlite3
from array import array
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from annotator.core.folding import sorting_key
from annotator.store.beside import Beside
from annotator.store.listing_sql import Statement

FIRST = 200
"""Documents looked for before all are sorted: more than a screen."""

# Sources and authors come again and again.
folded = lru_cache(maxsize=4096)(sorting_key)


class Gathering(Beside):
    """Reads the numbers of a listing's documents; for a thread of its own."""

    def __init__(self, path: Path, writes: Callable[[], int], statement: Statement) -> None:
        super().__init__(path, writes)
        self._statement = statement

    def first(self) -> "array[int] | None":
        """Return the first ones, None where ``stop`` was called."""
        return self.ask(lambda reading: self._read(reading, FIRST))

    def every(self) -> "array[int] | None":
        """Return all of them, None where ``stop`` was called."""
        return self.ask(lambda reading: self._read(reading, -1))

    def _read(self, reading: sqlite3.Connection, most: int) -> "array[int]":
        reading.create_function("folded", 1, folded, deterministic=True)
        reading.execute("PRAGMA temp_store = MEMORY")
        asked = f"{self._statement.text('d.pk')} LIMIT {most:d}"
        rows = reading.execute(asked, self._statement.values)
        return array("q", (row[0] for row in rows))
