"""Projects opened to be read: by two real processes, of later versions, with a crash's journal."""

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from annotator.app.project import Project
from annotator.app.schemes import load_scheme
from annotator.core.errors import (
    ProjectLockedError,
    ProjectNotFoundError,
    ProjectReadOnlyError,
    ProjectTooNewError,
    SnapshotFailedError,
)
from annotator.core.ids import AnnotatorId, new_id
from annotator.core.model import Annotator
from annotator.store import checks, connection, snapshot
from annotator.store.migrations import SCHEMA_VERSION

_HOLDER = """
import sys
from pathlib import Path
from annotator.app.project import Project
project = Project.open(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(10**9):
    if len(sys.argv) < 3 and number >= 1:
        sys.stdin.readline()
        break
    project.change_settings(count=number, padding="x" * (number * 7919 % 40000))
    print(number, flush=True)
"""
ANNA = Annotator(id=AnnotatorId(new_id()), name="Anna")
SECONDS = float(os.environ.get("ANNOTATOR_FAULTS_SECONDS", "2"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "crue.annodb"
    Project.create(
        path, scheme=load_scheme("news"), annotator=Annotator(id=AnnotatorId(new_id()), name="Anna")
    ).close()
    return path


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


@contextmanager
def held(path: Path, *more: str, output: Path) -> Iterator[None]:
    """Let another process hold the project; with ``more`` it writes all the time."""
    with output.open("wb") as told:
        holder = subprocess.Popen(
            [sys.executable, "-c", _HOLDER, str(path), *more], stdin=subprocess.PIPE, stdout=told
        )
    try:
        until = time.monotonic() + 30
        while len(output.read_bytes().split()) < 2:
            assert holder.poll() is None
            assert time.monotonic() < until
            time.sleep(0.01)
        yield
    finally:
        holder.kill()
        holder.communicate()


def acknowledged(output: Path) -> int:
    return int(output.read_bytes().rpartition(b"\n")[0].split()[-1])


def test_every_snapshot_of_a_busy_project_is_sound_and_whole(path: Path, tmp_path: Path) -> None:
    output, taken, last = tmp_path / "told", 0, 0
    with held(path, "busy", output=output):
        until = time.monotonic() + SECONDS
        while time.monotonic() < until or taken < 3:
            said = acknowledged(output)
            opened, copied = connection.open_snapshot(path)
            opened.close()
            found = [one for _, some in checks.examine(copied.path) for one in some]
            assert found == []
            with closing(sqlite3.connect(copied.path)) as db:
                [last] = db.execute("SELECT settings ->> 'count' FROM project").fetchone()
            assert last >= said
            copied.remove()
            taken += 1
    assert last > 0


def test_a_held_project_is_read_and_its_lock_stays(path: Path, tmp_path: Path) -> None:
    with held(path, output=tmp_path / "told"):
        project = Project.open_read_only(path)
        assert project.read_only
        assert project.as_of == pytest.approx(time.time(), abs=60)
        assert project.annotator.name == "Anna"
        assert project.path == path
        project.close()
        with pytest.raises(ProjectLockedError):
            Project.open(path)
    Project.open(path).close()


def test_nothing_is_written_and_nothing_is_left(path: Path, private: Path) -> None:
    before = path.read_bytes()
    project = Project.open_read_only(path)
    with pytest.raises(ProjectReadOnlyError) as refused:
        project.change_settings(a=1)
    assert refused.value.fields == {"path": str(path)}
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        project._file._db.execute("UPDATE project SET name = 'x'")
    [folder] = private.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    project.close()
    assert list(private.iterdir()) == []
    assert path.read_bytes() == before
    assert not path.with_name("crue.annodb.lock").exists()


def test_a_project_of_this_process_keeps_its_lock(path: Path) -> None:
    project = Project.open(path)
    project.change_settings(seen=7)
    read = Project.open_read_only(path)
    assert read.settings()["seen"] == 7
    read.close()
    tried = (
        "import sys, sqlite3; sqlite3.connect(sys.argv[1], timeout=0).execute('BEGIN IMMEDIATE')"
    )
    other = subprocess.run(
        [sys.executable, "-c", tried, str(path)], capture_output=True, check=False
    )
    assert b"locked" in other.stderr
    project.change_settings(seen=8)
    project.close()


def test_what_a_crash_left_is_rolled_back_in_the_copy_only(path: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA cache_size = 1")
        db.execute("BEGIN")
        db.execute("CREATE TABLE half (x)")
        db.executemany("INSERT INTO half VALUES (?)", [("y" * 9000,)] * 50)
        crashed = tmp_path / "crashed.annodb"
        shutil.copy(path, crashed)
        shutil.copy(f"{path}-journal", f"{crashed}-journal")
    # Without its journal the file has what was never committed.
    assert b"y" * 9000 in crashed.read_bytes()
    before = crashed.read_bytes(), Path(f"{crashed}-journal").read_bytes()
    Project.open_read_only(crashed).close()
    assert before == (crashed.read_bytes(), Path(f"{crashed}-journal").read_bytes())


def _newer(path: Path, *statements: str) -> None:
    with closing(sqlite3.connect(path)) as db:
        for statement in (*statements, f"PRAGMA user_version = {SCHEMA_VERSION + 1}"):
            db.execute(statement)
        db.commit()


def test_a_later_version_is_read_if_all_is_there(path: Path) -> None:
    _newer(path, "ALTER TABLE project ADD COLUMN motto TEXT", "CREATE TABLE later (x)")
    before = path.read_bytes()
    with pytest.raises(ProjectTooNewError):
        Project.open(path)
    project = Project.open_read_only(path)
    assert project.name == "crue"
    project.close()
    assert path.read_bytes() == before


def test_a_later_version_is_refused_if_something_is_missing(path: Path, private: Path) -> None:
    _newer(path, "ALTER TABLE project RENAME COLUMN scheme TO labels")
    with pytest.raises(ProjectTooNewError) as refused:
        Project.open_read_only(path)
    assert refused.value.fields["path"] == str(path)
    assert list(private.iterdir()) == []


def test_folders_of_programs_that_ended_go(path: Path, private: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    stale = private / f"annotator-reading-{ended.pid}-x"
    other = private / "annotator-reading-mine"
    stale.mkdir()
    other.mkdir()
    snapshot.take(path).remove()
    assert not stale.exists()
    assert other.exists()


def test_a_file_that_never_stays_still_is_given_up(
    path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_renewed", lambda *_: True)
    with pytest.raises(SnapshotFailedError) as refused:
        snapshot.take(path, patience=0.05)
    assert refused.value.fields["reason"] == "busy"
    assert list(private.iterdir()) == []


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ProjectNotFoundError):
        snapshot.take(tmp_path / "none.annodb")


def test_bytes_that_are_locked_on_windows_are_not_read(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(snapshot, "_LOCKED_FROM", 1000)
    monkeypatch.setattr(snapshot, "_LOCKED_TO", 1512)
    copied = snapshot.take(path)
    whole, got = path.read_bytes(), copied.path.read_bytes()
    assert got == whole[:1000] + bytes(512) + whole[1512:]
    copied.remove()
