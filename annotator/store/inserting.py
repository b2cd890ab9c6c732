"""Writing very many rows of one table.

Several rows in one statement take half the time: what SQLite prepares for each statement, above
all for its checks, is done once for all of them.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

_TOGETHER = 20
"""More rows in a statement are hardly faster, and are a longer statement to prepare."""


def insert_rows(
    connection: sqlite3.Connection, table: str, columns: str, values: Sequence[Any]
) -> None:
    """Insert rows whose ``values`` follow each other, one row after the other.

    Rows in the order of the table's key fill its pages.
    """
    width = columns.count(",") + 1
    step = width * _TOGETHER
    whole = len(values) - len(values) % step
    connection.executemany(
        _statement(table, columns, width, _TOGETHER),
        (values[at : at + step] for at in range(0, whole, step)),
    )
    connection.executemany(
        _statement(table, columns, width, 1),
        (values[at : at + width] for at in range(whole, len(values), width)),
    )


def _statement(table: str, columns: str, width: int, rows: int) -> str:
    row = f"({', '.join('?' * width)})"
    return f"INSERT INTO {table} ({columns}) VALUES {', '.join([row] * rows)}"
