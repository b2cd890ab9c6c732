"""Projects of every released version, opened by today's program; the way there, made to fail."""

from __future__ import annotations

import gzip
import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import sqlite_utils

from annotator.app.backup_folder import Backup, Reason, list_of, place_of
from annotator.app.project import Project
from annotator.core.errors import (
    BackupRefusedError,
    MigrationFailedError,
    ProjectLockedError,
    ProjectTooNewError,
    ProjectWriteError,
)
from annotator.core.ids import ProjectId
from annotator.store import connection, migrations
from annotator.store.checks import examine
from annotator.store.migrations import SCHEMA_VERSION, outdated, run
from tests.unit.store.released.content import content_of
from tests.unit.store.released.making import HERE, known, schema_of, unpacked

VERSIONS = sorted(known(), key=int)


def held(path: Path) -> dict[str, object]:
    project = Project.open(path)
    try:
        return content_of(project)
    finally:
        project.close()


def written(version: str) -> dict[str, object]:
    content: dict[str, object] = json.loads((HERE / f"v{version}.json").read_text("utf-8"))
    return content


def faults(path: Path) -> list[Any]:
    return [finding for _, found in examine(path) for finding in found]


# Every version there was


@pytest.mark.parametrize("version", VERSIONS)
def test_a_project_of_each_version_opens_with_all_it_held(version: str, tmp_path: Path) -> None:
    path = unpacked(version, tmp_path)
    assert held(path) == written(version)
    assert faults(path) == []
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == SCHEMA_VERSION
    assert schema_of(path) == schema_of()  # as if it had been made today
    # And it can be worked in: what was done last is taken back and done again.
    project = Project.open(path)
    before = content_of(project)
    assert project.undo() is not None
    assert content_of(project) != before
    assert project.redo() is not None
    assert content_of(project)["documents"] == before["documents"]
    project.close()
    assert faults(path) == []


@pytest.mark.parametrize("version", VERSIONS)
def test_the_file_of_a_version_never_changes(version: str) -> None:
    packed = (HERE / f"v{version}.annodb.gz").read_bytes()
    assert hashlib.sha256(packed).hexdigest() == known()[version]["file"]


def test_the_schema_has_not_changed_since_its_file_was_written() -> None:
    entry = known().get(str(SCHEMA_VERSION))
    assert entry is not None, "python -m tests.unit.store.released.making"
    if entry["schema"] != schema_of():
        pytest.fail(
            f"The tables changed, and version {SCHEMA_VERSION} is released: write a new migration."
            if entry["released"]
            else "The tables changed: python -m tests.unit.store.released.making"
        )


def test_every_version_before_this_one_is_released() -> None:
    earlier = [known().get(str(version)) for version in range(1, SCHEMA_VERSION)]
    assert all(entry is not None and entry["released"] for entry in earlier)


def test_a_file_of_a_version_is_what_that_version_wrote() -> None:
    for version in VERSIONS:
        data = gzip.decompress((HERE / f"v{version}.annodb.gz").read_bytes())
        assert data[:16] == b"SQLite format 3\0"
        assert int.from_bytes(data[60:64], "big") == int(version)


# A version to come


def second(db: sqlite_utils.Database) -> None:
    """Bring in what a later version might."""
    run(
        db,
        """
        ALTER TABLE annotators ADD COLUMN colour TEXT NOT NULL DEFAULT '';
        CREATE TABLE readings (
            document INTEGER NOT NULL REFERENCES documents (pk) ON DELETE CASCADE,
            note TEXT NOT NULL
        );
        UPDATE annotators SET colour = 'blue; or ''green''';
        """,
    )


def failing(db: sqlite_utils.Database) -> None:
    """Do half of it."""
    db.execute("CREATE TABLE third (a INTEGER)")
    db.execute("UPDATE project SET name = 'half'")
    db.execute("INSERT INTO nothing VALUES (1)")


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Let the program be of version 2; more steps can be added."""
    steps: list[Any] = list(migrations.migrations._migrations)
    monkeypatch.setattr(migrations.migrations, "_migrations", steps)
    migrations.migrations(name="m002_later")(second)
    monkeypatch.setattr(migrations, "SCHEMA_VERSION", 2)
    monkeypatch.setattr(connection, "SCHEMA_VERSION", 2)
    return steps


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return unpacked("1", tmp_path)


def test_a_new_migration_is_made_once_after_a_backup(old: Path, later: object) -> None:
    assert held(old) == written("1")
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 2
        assert {row[0] for row in db.execute("SELECT colour FROM annotators")} == {
            "blue; or 'green'"
        }
        names = [row[0] for row in db.execute("SELECT name FROM _sqlite_migrations ORDER BY id")]
    assert names == ["m001_project_tables", "m002_later"]
    (kept,) = backups_of(old)
    assert kept.reason is Reason.MIGRATION
    was = unpacked("1", kept.path.parent)
    with closing(sqlite3.connect(kept.path)) as db, closing(sqlite3.connect(was)) as earlier:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1
        assert list(db.iterdump()) == list(earlier.iterdump())
    was.unlink()
    assert held(old) == written("1")
    assert backups_of(old) == [kept]  # no second one for what is up to date
    assert faults(old) == []


def backups_of(path: Path) -> list[Backup]:
    found = list_of(ProjectId(str(written("1")["id"])))
    return [one for one in found if one.place == place_of(path)]


def test_no_backup_no_migration(old: Path, later: object, monkeypatch: pytest.MonkeyPatch) -> None:
    before = old.read_bytes()
    usage = shutil.disk_usage(old.parent)
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=1_000_000))
        with pytest.raises(BackupRefusedError):
            Project.open(old)
    assert old.read_bytes() == before
    assert sorted(one.name for one in old.parent.iterdir()) == [old.name]
    assert held(old) == written("1")


def test_a_failure_in_the_middle_takes_all_of_it_back(
    old: Path, later: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(migrations.migrations, "_migrations", list(later))
        migrations.migrations(name="m003_fails")(failing)
        with pytest.raises(MigrationFailedError):
            Project.open(old)
        with pytest.raises(MigrationFailedError):
            Project.open(old)  # the lock was given back
    with closing(sqlite3.connect(old)) as db:
        assert db.execute("PRAGMA user_version").fetchone()[0] == 1
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    # The program that wrote it opens it as before: m002 went back too.
    monkeypatch.undo()
    assert schema_of(old) == known()["1"]["schema"] or VERSIONS != ["1"]
    assert held(old) == written("1")


def test_a_bug_in_a_migration_takes_all_of_it_back_too(
    old: Path, later: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(db: sqlite_utils.Database) -> None:
        db.execute("DELETE FROM relations")
        raise KeyError("colour")

    migrations.migrations(name="m003_wrong")(wrong)
    with pytest.raises(KeyError):
        Project.open(old)
    later.pop()
    assert held(old) == written("1")


def test_a_full_disk_during_a_migration_takes_all_of_it_back(old: Path, later: list[Any]) -> None:
    def full(db: sqlite_utils.Database) -> None:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
        db.execute(f"PRAGMA max_page_count = {pages + 2}")
        db.execute("CREATE TABLE large AS SELECT zeroblob(1000000) AS x")

    migrations.migrations(name="m003_full")(full)
    with pytest.raises(ProjectWriteError):
        Project.open(old)
    later.pop()
    assert held(old) == written("1")


def test_a_project_open_elsewhere_is_not_migrated(old: Path, later: object) -> None:
    with closing(sqlite3.connect(old)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectLockedError):
            Project.open(old)
    assert backups_of(old) == []


def test_the_earlier_program_refuses_the_later_file(
    old: Path, later: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    Project.open(old).close()
    monkeypatch.undo()
    data = old.read_bytes()
    with pytest.raises(ProjectTooNewError):
        Project.open(old)
    assert old.read_bytes() == data


def test_a_file_of_today_is_not_written_to(tmp_path: Path) -> None:
    path = unpacked(str(SCHEMA_VERSION), tmp_path)
    with closing(sqlite3.connect(path)) as db:
        assert not outdated(sqlite_utils.Database(db))
    before = path.read_bytes()
    Project.open(path).close()
    assert path.read_bytes() == before


def test_statements_of_a_script_run_inside_the_transaction() -> None:
    with closing(sqlite3.connect(":memory:")) as plain:
        db = sqlite_utils.Database(plain)
        db.begin()
        run(db, "CREATE TABLE a (b TEXT DEFAULT 'x; y');\nINSERT INTO a VALUES ('1;\n2');\n")
        assert db.execute("SELECT b FROM a").fetchone()[0] == "1;\n2"
        db.rollback()
        assert db.table_names() == []
