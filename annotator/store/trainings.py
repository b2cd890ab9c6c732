"""The training runs of one project file: when, from what, and what came of each."""

from typing import NamedTuple

import sqlite_utils

from annotator.core.ids import AnnotatorId, TrainingId
from annotator.store.keys import Keys
from annotator.store.rows import to_blob

TABLES = ("trainings",)
SCHEMA = """
CREATE TABLE trainings (
    number INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    gesture INTEGER NOT NULL,
    fingerprint TEXT NOT NULL,
    record TEXT NOT NULL
);
"""


class TrainingRow(NamedTuple):
    """One run as it is stored."""

    number: int
    """The first run of a project is 1."""
    id: TrainingId
    at: int
    """The Unix time in milliseconds."""
    gesture: int
    """The number of the last gesture that it could learn from."""
    fingerprint: str
    """Of the content of the pipeline that came of it."""
    record: str
    """All the rest, as JSON."""


class Trainings:
    """Reads and writes training runs; the caller holds the transaction."""

    def __init__(self, db: sqlite_utils.Database, keys: Keys) -> None:
        self._db = db
        self._keys = keys

    def all(self) -> list[TrainingRow]:
        """Return every run, the newest first."""
        rows = self._db.execute(
            "SELECT number, id, at, gesture, fingerprint, record FROM trainings"
            " ORDER BY number DESC"
        )
        return [
            TrainingRow(number, TrainingId(identifier.hex()), *rest)
            for number, identifier, *rest in rows
        ]

    def next_number(self) -> int:
        """Return the number that the next run will have."""
        row = self._db.execute("SELECT coalesce(max(number), 0) + 1 FROM trainings").fetchone()
        return int(row[0])

    def add(self, row: TrainingRow) -> None:
        """Write a run."""
        number, identifier, *rest = row
        self._db.execute(
            "INSERT INTO trainings (number, id, at, gesture, fingerprint, record)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (number, to_blob(identifier), *rest),
        )

    def last_gesture(self) -> int:
        """Return the number of the last gesture of all, 0 where there was none."""
        return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM journal").fetchone()[0])

    def gestures_since(self, number: int, annotator: AnnotatorId) -> int:
        """Return how many of the annotator's gestures after a numbered one stand."""
        row = self._db.execute(
            "SELECT count(*) FROM journal WHERE annotator = ? AND standing = 'done' AND seq > ?",
            (self._keys.annotator(annotator), number),
        ).fetchone()
        return int(row[0])
