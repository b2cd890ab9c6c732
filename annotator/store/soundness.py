"""Reading a whole project file for damage, beside the connection that has it open.

SQLite finds damage where it reads; what nobody reads stays unseen until it is needed. Looking at
every page takes half a second for a gigabyte in memory and much longer on a cold disk, so it has
no place before the window: small files are looked through at once, large ones beside the work.
"""

import sqlite3
from pathlib import Path

from annotator.store.beside import Beside
from annotator.store.values import first_oddity_of_kind

LARGE = 8_000_000
"""Bytes from which a file is not looked through before it is opened."""


class Examination(Beside):
    """One look through the whole of an open file; ``run`` belongs into a thread of its own."""

    def run(self) -> str:
        """Return what is wrong with the file; nothing where it is sound or ``stop`` was called."""
        try:
            return self.ask(_fault_or_oddity, sure=lambda fault: not fault) or ""
        except sqlite3.OperationalError as error:
            # The disk fails; anything else is no fault of what is written on it.
            failing = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_IOERR
            return str(error) if failing else ""


def _fault_or_oddity(db: sqlite3.Connection) -> str:
    return first_fault(db) or first_oddity_of_kind(db)


def is_large(path: Path) -> bool:
    """Tell whether a file is too large to be looked through before it is opened."""
    return path.stat().st_size >= LARGE


def first_fault(db: sqlite3.Connection, table: str = "") -> str:
    """Return the first thing that is wrong with a file, or with one table; mostly nothing.

    Nothing either where another thread interrupts it.
    """
    asked = f"quick_check({table})" if table else "quick_check(1)"
    try:
        found = str(db.execute(f"PRAGMA {asked}").fetchone()[0])
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            return ""
        raise
    except sqlite3.DatabaseError as error:
        return str(error)
    return "" if found == "ok" else found
