"""A project's schema is ours word for word, or what differs is named."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from annotator.app.mending import check
from annotator.app.project import Project
from annotator.store.fingerprint import How, differences, readable
from annotator.store.glance import glance
from annotator.store.hardening import LARGEST_VALUE, harden

ENDLESS = (
    "ALTER TABLE project RENAME TO old",
    (
        "CREATE VIEW project AS WITH RECURSIVE n AS (SELECT * FROM old UNION ALL SELECT * FROM n)"
        " SELECT * FROM n WHERE name IS NULL"
    ),
)


@pytest.fixture
def db(project: Project) -> Iterator[sqlite3.Connection]:
    project.close()
    with closing(sqlite3.connect(project.path)) as connection:
        yield connection


CHANGES = {
    "a view": (("CREATE VIEW v AS SELECT 1",), How.FOREIGN, "view v", False),
    "a trigger": (
        ("CREATE TRIGGER t AFTER INSERT ON spans BEGIN SELECT 1; END",),
        How.FOREIGN, "trigger t", False,
    ),
    "another module's table": (
        ("CREATE VIRTUAL TABLE z USING fts5 (a)",), How.FOREIGN, "table z", False,
    ),
    "a view for a table": (ENDLESS, How.FOREIGN, "view project", False),
    "a computed column": (
        ("ALTER TABLE spans ADD COLUMN more AS (upper(label))",), How.OTHER, "table spans", False,
    ),
    "another check": (
        (
            "PRAGMA writable_schema = ON",
            ("UPDATE sqlite_master SET sql = replace(sql, 'flagged INTEGER NOT NULL',"
            " 'flagged INTEGER NOT NULL CHECK (1)') WHERE name = 'spans'"),
        ),
        How.OTHER, "table spans", False,
    ),
    "another index": (
        ("DROP INDEX forms_form", "CREATE INDEX forms_form ON forms (lower(form))"),
        How.OTHER, "index forms_form", False,
    ),
    "two tables in one place": (
        (
            "PRAGMA writable_schema = ON",
            ("UPDATE sqlite_master SET rootpage = (SELECT rootpage FROM sqlite_master"
            " WHERE name = 'spans') WHERE name = 'times'"),
        ),
        How.OTHER, "table", False,
    ),
    "no table": (("DROP TABLE removed",), How.MISSING, "no table removed", False),
    "no index of words": (("DROP TABLE words",), How.MISSING, "no table words", False),
    "one more column": (
        ("ALTER TABLE spans ADD COLUMN more TEXT",), How.WIDER, "table spans", True,
    ),
    "one more table": (("CREATE TABLE x (a)",), How.ADDED, "table x", True),
    "one more index": (("CREATE INDEX y ON spans (label)",), How.ADDED, "index y", True),
}  # fmt: skip


def test_our_own_schema_has_no_differences(db: sqlite3.Connection) -> None:
    assert differences(db) == []


@pytest.mark.parametrize("name", CHANGES)
def test_what_differs_is_named(db: sqlite3.Connection, name: str) -> None:
    statements, how, told, may_be_read = CHANGES[name]
    for statement in statements:
        db.execute(statement)
    found = differences(db)
    assert found[0].how is how
    assert str(found[0]).startswith(told)
    assert readable(found) is may_be_read


def test_what_a_library_makes_may_be_worded_otherwise(db: sqlite3.Connection) -> None:
    db.execute("PRAGMA writable_schema = ON")
    db.execute("UPDATE sqlite_master SET sql = replace(sql, '''', '\"') WHERE name = 'words_data'")
    assert differences(db) == []


def test_endless_views_are_never_read(db: sqlite3.Connection, project: Project) -> None:
    for statement in ENDLESS:
        db.execute(statement)
    db.commit()
    db.set_progress_handler(lambda: 1, 1_000_000)  # that they are endless
    with pytest.raises(sqlite3.OperationalError):
        db.execute("SELECT name FROM project").fetchone()
    assert glance(project.path) is None
    found = {step.name: step.findings for step in check(project.path)}
    assert next(one.where for one in found["schema"]) == "view project"
    assert "labels" not in found, "no other check reads it"


def test_what_sqlite_may_do_is_bounded() -> None:
    with closing(harden(sqlite3.connect(":memory:"))) as db:
        assert db.getlimit(sqlite3.SQLITE_LIMIT_LENGTH) == LARGEST_VALUE
        for pragma, value in (("trusted_schema", 0), ("cell_size_check", 1)):
            assert db.execute(f"PRAGMA {pragma}").fetchone()[0] == value
        with pytest.raises(sqlite3.DataError):
            db.execute("SELECT zeroblob(?)", (LARGEST_VALUE + 1,))
