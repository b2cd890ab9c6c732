"""The gesture recorded last, by which copies of a project are told apart."""

import sqlite_utils

from annotator.store.rows import to_blob


class Latest:
    """Reads the end of the journal."""

    def __init__(self, db: sqlite_utils.Database) -> None:
        self._db = db

    def gesture(self) -> tuple[int, str]:
        """Return the number and the id of the last gesture; nothing of both before the first."""
        row = self._db.execute("SELECT seq, id FROM journal ORDER BY seq DESC LIMIT 1").fetchone()
        return (0, "") if row is None else (row[0], row[1].hex())

    def since(self, gesture: str) -> int:
        """Return how many gestures came after the one with an id; all where there is none such."""
        asked = (
            "SELECT count(*) FROM journal WHERE seq >"
            " coalesce((SELECT seq FROM journal WHERE id = ?), 0)"
        )
        return int(self._db.execute(asked, (to_blob(gesture),)).fetchone()[0])
