"""What every connection to a file of a project is given before it reads anything.

A project is mailed around: what SQLite would do for a schema or a value that somebody made by hand
is bounded here. That the schema is ours is known only after ``fingerprint`` has looked.
"""

import sqlite3
import sys

LARGEST_VALUE = 512_000_000
"""Bytes of one value; the longest article has 32 MB, the record of a gesture rarely more."""
MOST_MEMORY = 2_000_000_000
"""Bytes that SQLite may hold at once."""

_PRAGMAS = (
    "trusted_schema = OFF",  # what a schema calls has no effects
    "cell_size_check = ON",  # a page is looked at before it is used
    "mmap_size = 0",  # a file that is cut off meanwhile ends no process
    # Of the whole process: a figure in an index of words can ask for any amount.
    f"hard_heap_limit = {MOST_MEMORY}",
)
_LIMITS = (
    (sqlite3.SQLITE_LIMIT_LENGTH, LARGEST_VALUE),
    (sqlite3.SQLITE_LIMIT_SQL_LENGTH, 1_000_000),
    (sqlite3.SQLITE_LIMIT_ATTACHED, 2),  # another copy, or a work package
    (sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH, 20),  # what goes with a document counts as triggers
    (sqlite3.SQLITE_LIMIT_WORKER_THREADS, 0),
)


def defend(connection: sqlite3.Connection) -> None:
    """Refuse statements that could spoil the file itself: writing into its schema or its indexes.

    Python can ask SQLite for it from 3.12 on; before, only our own statements stand against it.
    """
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)  # noqa: FBT003 (its signature)


def harden(connection: sqlite3.Connection) -> sqlite3.Connection:
    """Bound what a file can make SQLite do, and return its connection.

    Raises:
        sqlite3.DatabaseError: it is no SQLite file.
    """
    for limit, most in _LIMITS:
        connection.setlimit(limit, most)
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}").fetchall()
    return connection
