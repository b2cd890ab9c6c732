"""Looking into copies of an open project in another thread: the window goes on meanwhile."""

import sqlite3
from pathlib import Path

import sqlite_utils

from annotator.core.scheme import Scheme
from annotator.store.beside import Beside
from annotator.store.keys import Keys
from annotator.store.merging.copy import Brought, Copy, opened_copy


class Looking(Beside):
    """Looks into one copy after the other; ``run`` belongs into a thread of its own."""

    def run(self, path: Path, scheme: Scheme) -> tuple[Copy, Brought] | None:
        """Return what a copy is and what it would bring; None where ``stop`` was called.

        Of the copy only what it says of itself may be used afterwards: it is not attached any more.

        Raises:
            UserFacingError: it cannot be merged.
        """

        def look(connection: sqlite3.Connection) -> tuple[Copy, Brought]:
            connection.execute("PRAGMA temp_store = MEMORY")
            db = sqlite_utils.Database(connection, execute_plugins=False)
            with opened_copy(db, Keys(db), path, self._path, scheme) as copy:
                return copy, copy.look()

        return self.ask(look)
