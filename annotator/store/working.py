"""Reading everybody's work in another thread, beside the connection that has the file open."""

import sqlite3
from collections.abc import Iterator, Sequence

import sqlite_utils

from annotator.store.beside import Beside
from annotator.store.keys import Keys
from annotator.store.outgoing import BATCH, Outgoing, Worked


class Works(Beside):
    """Reads documents with everybody's work, in short questions so that no gesture waits long."""

    @property
    def stopped(self) -> bool:
        """Whether ``stop`` was called: what was read is not complete."""
        return self._stopped.is_set()

    def each(self, numbers: Sequence[int]) -> Iterator[Worked]:
        """Yield the documents with these numbers, in order; ends early after ``stop``."""
        for first in range(0, len(numbers), BATCH):
            wanted = numbers[first : first + BATCH]

            def read(reading: sqlite3.Connection, wanted: Sequence[int] = wanted) -> list[Worked]:
                db = sqlite_utils.Database(reading, execute_plugins=False)
                return list(Outgoing(db, Keys(db)).each(wanted))

            found = self.ask(read)
            if found is None:
                return
            yield from found
