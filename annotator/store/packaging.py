"""Writing a work package: a project file with some of the articles, for one annotator.

The new file is attached to the open project's connection and filled by statements that read one
and write the other, a few articles at a time: nothing but the numbers of the articles is held in
memory. Articles get new numbers, 1 for the first, so that they are a corpus of their own.

What is in it beside the articles: what the annotator has done with them before, and what others
have done where the annotator may see it, with the ids of the gestures that led to it, so that
merging knows what the package has seen. The lead's suggestions come along as the annotator's,
where they may be seen and while they are what the machine made: an article on which the lead has
decided anything, or where decisions elsewhere put in a word, has its suggestions made anew.
"""

import os
from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

import sqlite_utils

from annotator.core.errors import ProjectWriteError
from annotator.core.folding import without_ligatures
from annotator.core.ids import AnnotatorId
from annotator.core.model import GOLD
from annotator.store import connection
from annotator.store.address import for_writing
from annotator.store.changes_text import encoded
from annotator.store.packaging_sql import BEGIN, EACH, END
from annotator.store.rows import to_blob, to_json

_TOGETHER = 20
"""Articles written in one transaction: about two hundredths of a second."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a package is to hold."""

    annotator: AnnotatorId
    """For whom it is."""
    lead: AnnotatorId
    """Whose suggestions go with it."""
    numbers: Sequence[int]
    """The articles, by their numbers in the project, in order."""
    settings: Mapping[str, object]


class Packing:
    """Writes one package; the project must stay open until that ends."""

    def __init__(self, db: sqlite_utils.Database, contents: Contents, path: Path) -> None:
        self._db = db
        self._contents = contents
        self._path = path
        self._part = path.with_name(f".{path.stem}.part{path.suffix}")
        self.suggested = 0
        """How many articles came with suggestions; known at the end."""

    def write(self) -> Generator[int, None, None]:
        """Write the package, and yield how many articles are in it so far.

        It is a file under another name until it is complete, and on disk when it gets its own.
        Closing the generator before takes the file away. What is at the path is replaced.

        Raises:
            ProjectWriteError: the folder cannot be written to, or the disk is full.
        """
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # What a crash left.
            self._part.unlink(missing_ok=True)
        except OSError as error:
            raise ProjectWriteError(path=str(self._path), reason=str(error)) from error
        connection.create(self._part).close()
        try:
            yield from self._filled()
            _settle(self._part)
            self._part.replace(self._path)
        except OSError as error:
            raise ProjectWriteError(path=str(self._path), reason=str(error)) from error
        finally:
            self._part.unlink(missing_ok=True)

    def _filled(self) -> Generator[int, None, None]:
        self._db.conn.create_function("spelled", 1, without_ligatures, deterministic=True)
        self._db.conn.create_function("fresh", 1, self._fresh, deterministic=True)
        self._db.execute("ATTACH ? AS package", (for_writing(self._part),))
        try:
            # It is no file yet: until it is complete, nobody misses what a crash takes.
            self._db.execute("PRAGMA package.synchronous = OFF")
            self._db.execute("PRAGMA package.journal_mode = MEMORY")
            total = len(self._contents.numbers)
            self._begin()
            for first in range(1, total + 1, _TOGETHER):
                last = min(total, first + _TOGETHER - 1)
                self._run(EACH, first=first, last=last)
                yield last
            self._run(END)
            asked = "SELECT count(*) FROM temp.packing WHERE ready"
            self.suggested = int(self._db.execute(asked).fetchone()[0])
        finally:
            for table in ("packing", "hands"):
                self._db.execute(f"DROP TABLE IF EXISTS temp.{table}")
            self._db.execute("DETACH package")

    def _begin(self) -> None:
        contents, run = self._contents, self._db.execute
        with connection.writing(self._db, self._path):
            run(
                "CREATE TEMP TABLE packing (number INTEGER PRIMARY KEY, source INTEGER UNIQUE,"
                " suggestions INTEGER, others INTEGER, ready INTEGER NOT NULL DEFAULT 0)"
            )
            run("CREATE TEMP TABLE hands (source INTEGER PRIMARY KEY, target INTEGER)")
            self._db.conn.executemany(
                "INSERT INTO temp.packing (number, source) VALUES (?, ?)",
                enumerate(contents.numbers, start=1),
            )
        self._run(
            BEGIN,
            annotator=to_blob(contents.annotator),
            gold=to_blob(GOLD.id),
            settings=to_json(contents.settings),
            nothing=encoded(()),
        )

    def _run(self, statements: Sequence[str], **values: object) -> None:
        lead = to_blob(self._contents.lead)
        with connection.writing(self._db, self._path):
            for statement in statements:
                self._db.execute(statement, {"lead": lead, **values})

    def _fresh(self, identifier: bytes) -> bytes:
        """Return an id for the annotator's copy of a suggestion.

        It is the same whenever the suggestion is sent to the annotator: what two packages hold of
        it is one suggestion.
        """
        return blake2b(
            identifier, key=to_blob(self._contents.annotator), digest_size=len(identifier)
        ).digest()


def _settle(path: Path) -> None:
    """Wait until a file is on the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())
