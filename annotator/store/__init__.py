"""The only SQL: one project is one SQLite file."""

import sys


def _import_sqlite_utils() -> None:
    """Import sqlite_utils without numpy, which it would load only to store numpy's numbers.

    Nothing of ours hands it any, and numpy costs the window a sixth of its start. Whoever needs
    numpy afterwards imports it as ever.
    """
    hidden = "numpy" not in sys.modules
    if hidden:
        sys.modules["numpy"] = None  # type: ignore[assignment]
    try:
        import sqlite_utils  # noqa: F401, PLC0415
    finally:
        if hidden:
            del sys.modules["numpy"]


_import_sqlite_utils()
