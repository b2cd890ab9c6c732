"""What is killed in the middle of; the program of ``test_killed_paths``.

    python -m tests.faults.dying merge|migration PROJECT STATEMENT

Dies when SQLite is about to begin the statement of that number; with 0 it lives. Prints how
many there were.
"""

from __future__ import annotations

import itertools
import os
import signal
import sqlite3
import sys
from pathlib import Path

import sqlite_utils

from annotator.app.merging import merge
from annotator.app.project import Project
from annotator.store import connection, migrations
from tests.unit.app.merging.copies import LEAD

RETURNED = "returned.annodb"
_begun = itertools.count(1)


def watched(database: sqlite3.Connection, fatal: int) -> None:
    """Let the process die at a statement."""

    def count(_: str) -> None:
        if next(_begun) == fatal:
            os.kill(os.getpid(), signal.SIGKILL)

    database.set_trace_callback(count)


def merging(path: Path, fatal: int) -> None:
    """Merge the file beside the project into it."""
    project = Project.open(path, LEAD)
    watched(project._file._db.conn, fatal)
    merge(project, [path.with_name(RETURNED)])


def later(db: sqlite_utils.Database) -> None:
    """Bring in what a later version might, in several statements."""
    db.execute("ALTER TABLE annotators ADD COLUMN colour TEXT NOT NULL DEFAULT ''")
    db.execute("CREATE TABLE readings (document INTEGER NOT NULL, note TEXT NOT NULL)")
    db.execute("UPDATE annotators SET colour = 'blue'")
    db.execute("INSERT INTO readings SELECT pk, 'read' FROM documents")


def migrating(path: Path, fatal: int) -> None:
    """Open the project with a program of a later version."""
    migrations.migrations(name="m002_later")(later)
    migrations.SCHEMA_VERSION = connection.SCHEMA_VERSION = migrations.SCHEMA_VERSION + 1
    migrate = connection.migrate

    def dying(db: sqlite_utils.Database) -> None:
        watched(db.conn, fatal)
        migrate(db)

    connection.migrate = dying
    Project.open(path)


if __name__ == "__main__":
    {"merge": merging, "migration": migrating}[sys.argv[1]](Path(sys.argv[2]), int(sys.argv[3]))
    print(next(_begun) - 1)  # noqa: T201 (what it is for)
