"""The addresses by which SQLite opens a file: for writing, or to be read whoever has it open."""

import os
from pathlib import Path
from urllib.parse import quote

SUFFIX = ".annodb"
"""The ending of a project's file name."""


def reading_only(path: Path) -> str:
    """Return the address of a file that is read without locks and never changed.

    SQLite must open it itself: closing a file that we opened would drop the lock of a connection
    of this process to the same file.
    """
    return f"{_address(path)}?mode=ro&immutable=1"


def for_writing(path: Path) -> str:
    """Return the address of a file that is there and may be written to."""
    return f"{_address(path)}?mode=rw"


def _address(path: Path) -> str:
    # Three slashes even before a Windows share's two, or SQLite takes the server for a host.
    name = quote(os.fsencode(path.absolute().as_posix()), safe="/:")
    return f"file://{'' if name.startswith('/') else '/'}{name}"
