"""What a crash leaves beside a project file: the journal that undoes an unfinished change."""

import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path

from annotator.store.snapshot import copy_open

JOURNAL = "-journal"
"""What SQLite puts behind a file's name for that journal's."""


def settled(path: Path, folder: Path) -> Path:
    """Return the file, or a copy of it in which the change that a crash left over is undone.

    Of a file that this process has open it is always a copy, made by SQLite: see ``snapshot``.
    """
    copy = folder / path.name
    if copy_open(path, copy):
        return copy
    journal = path.with_name(path.name + JOURNAL)
    if not journal.is_file() or not journal.stat().st_size:
        return path
    shutil.copyfile(path, copy)
    shutil.copyfile(journal, copy.with_name(copy.name + JOURNAL))
    connection = sqlite3.connect(copy)
    try:
        # What cannot be rolled back is salvaged as it lies.
        with suppress(sqlite3.DatabaseError):
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    finally:
        connection.close()
    return copy
