"""Project files that somebody has changed by hand: rows, schema, the index of words, bytes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import Any

from tests.fuzz.changing import changed

_NESTED = "[" * 900 + "]" * 900
ODD: tuple[Any, ...] = (
    None, 0, 1, -1, 2**31, 2**63 - 1, -(2**63), 0.5, 9e999, -9e999, "", "x", "\x00", "🚒" * 3,
    "a" * 70_000, "<img src='x.png'>", "=1+1", "../../x", "{}", "[]", "null", "{", _NESTED,
    '{"a": ' + _NESTED + "}", '{"seed": "x", "random_share": -5, "order": [], "package": {}}',
    '{"pipeline": "/x", "language": 7, "kappa": null}', b"", b"\xff\xfe", b"\x00" * 16, b"\x80" * 9,
    "suggested", "accepted", "do", "done", "2024-13-45",
)  # fmt: skip
"""Values that stand where none of them belongs."""
_NO_TEXT = "CAST(x'c328ff' AS TEXT)"
_ENDLESS = (
    "WITH RECURSIVE n AS (SELECT * FROM old UNION ALL SELECT * FROM n)"
    " SELECT * FROM n WHERE name IS NULL"
)
_SCHEMAS = (
    "CREATE VIEW odd AS SELECT 1",
    "CREATE TRIGGER odd AFTER INSERT ON spans BEGIN DELETE FROM documents; END",
    "CREATE TABLE odd (a, b AS (randomblob(a)))",
    "CREATE INDEX odd ON spans (lower(label))",
    "CREATE VIRTUAL TABLE odd USING fts5 (a)",
    "DROP INDEX documents_listed",
    "DROP TABLE titles",
    "ALTER TABLE spans ADD COLUMN more TEXT",
    f"ALTER TABLE project RENAME TO old; CREATE VIEW project AS {_ENDLESS}",
    "ALTER TABLE documents RENAME TO old; CREATE VIEW documents AS SELECT * FROM old, old b, old c",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 3 WHERE name = 'spans_noted'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET rootpage = 99999 WHERE name = 'times'",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'TEXT', 'BLOB')",
    "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'nonsense' WHERE name = 'forms'",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 1000",
    "PRAGMA application_id = 1",
    "DELETE FROM _sqlite_migrations",
    "INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('annotator', 'm999')",
    "DELETE FROM project",
    "DELETE FROM annotators",
    "DELETE FROM origins",
    "DELETE FROM documents WHERE pk = 1",
    "INSERT INTO project SELECT randomblob(16), name, created, scheme, settings FROM project",
    'UPDATE spans SET "end" = 99999999',
    'UPDATE spans SET start = 9, "end" = 3',
    "UPDATE relations SET head = child",
    "UPDATE relations SET head = child, child = head",
    "UPDATE documents SET text = text || char(13) || 'x'",
    "UPDATE documents SET text = '', length = 0",
    "UPDATE journal SET target = seq",
    "UPDATE annotators SET name = (SELECT group_concat(text) FROM documents)",
)


def tamper(path: Path, random: Random) -> list[str]:
    """Change a file in one to three ways; return what was done."""
    done = []
    for _ in range(random.choice((1, 1, 2, 3))):
        change = random.choice((_value, _value, _value, _json, _schema, _index, _bytes))
        with suppress(sqlite3.DatabaseError):  # what the change before it has made impossible
            done.append(change(path, random))
    return done


def run(path: Path, script: str) -> None:
    """Run statements on a file without the checks that would refuse them."""
    with closing(_opened(path)) as db, db:
        for statement in script.split("; "):
            db.execute(statement)


def _opened(path: Path) -> sqlite3.Connection:
    db = sqlite3.connect(path)
    db.execute("PRAGMA ignore_check_constraints = ON")
    return db


def _cells(db: sqlite3.Connection, random: Random, kind: str = "") -> tuple[str, str]:
    tables = db.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'words%'"
    ).fetchall()
    for _ in range(200):
        (table,) = random.choice(tables or [("project",)])
        columns = db.execute(f"PRAGMA table_info({table})").fetchall()
        column = random.choice(columns)
        some = db.execute(f"SELECT 1 FROM {table}").fetchone()
        if some and (not kind or column[2] == kind):
            return table, column[1]
    raise sqlite3.DatabaseError("another change has left no rows")


def _value(path: Path, random: Random) -> str:
    with closing(_opened(path)) as db, db:
        table, column = _cells(db, random)
        value = random.choice(ODD)
        where = random.choice(("", f' WHERE "{column}" = (SELECT max("{column}") FROM {table})'))
        text = random.random() < 0.1
        said = _NO_TEXT if text else "?"
        db.execute(
            f'UPDATE OR IGNORE {table} SET "{column}" = {said}{where}', () if text else (value,)
        )
        return f"{table}.{column} = {_NO_TEXT if text else repr(value)[:60]}{where}"


def _json(path: Path, random: Random) -> str:
    with closing(_opened(path)) as db, db:
        table, column = _cells(db, random, "TEXT")
        rows = db.execute(f'SELECT "{column}" FROM {table}').fetchall()
        found = [row for row in rows if str(row[0]).startswith(("{", "["))]
        if not found:
            return ""
        (old,) = random.choice(found)
        new = changed(old.encode(), random).decode("utf-8", "replace")
        db.execute(f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE "{column}" = ?', (new, old))
        return f"{table}.{column}: JSON {json.dumps(new)[:200]}"


def _schema(path: Path, random: Random) -> str:
    script = random.choice(_SCHEMAS)
    run(path, script)
    return script


def _index(path: Path, random: Random) -> str:
    with closing(_opened(path)) as db, db:
        column, table = random.choice(
            (("block", "words_data"), ("sz", "words_docsize"), ("v", "words_config"))
        )
        odd = random.choice((b"", random.randbytes(40), b"\xff" * 4000, 2**40, None))
        db.execute(f"UPDATE {table} SET {column} = ?", (odd,))
        return f"{table}.{column} = {odd!r}"[:80]


def _bytes(path: Path, random: Random) -> str:
    data = bytearray(path.read_bytes())
    at = random.choice((random.randrange(100), random.randrange(len(data))))
    length = random.choice((1, 1, 2, 8))
    data[at : at + length] = random.randbytes(length)
    path.write_bytes(data)
    return f"{length} bytes at {at}"
