"""A backup in the place of the project: whole or not at all, and what was there is kept."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from annotator.app import backup_folder, backups
from annotator.app.backups import Backup, Reason
from annotator.app.project import Project
from annotator.app.restoring import Restored, restoring
from annotator.core.errors import (
    BackupFailedError,
    ProjectLockedError,
    RestoreFailedError,
)
from annotator.core.model import Document
from annotator.store import backups as copies
from annotator.store import replacing

AddDocument = Callable[..., Document]


@pytest.fixture
def kept(project: Project, add_document: AddDocument) -> Backup:
    """Return a backup with one article of a project that has two by now, and is closed."""
    add_document(project, "Anna rit.")
    made = backups.make(project, Reason.ASKED)
    add_document(project, "Bruno pleure. " * 40_000)
    project.close()
    return made


def texts(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        return [row[0][:13].strip() for row in db.execute("SELECT text FROM documents ORDER BY pk")]


def restored(path: Path, backup: Backup) -> Restored:
    steps = [step for step in restoring(path, backup) if step is not None]
    assert steps[-1].finished
    assert [step.done for step in steps[:-1]] == sorted(step.done for step in steps[:-1])
    return steps[-1]


def test_the_project_holds_the_backup_and_what_it_held_is_a_backup(
    project: Project, kept: Backup, add_document: AddDocument
) -> None:
    end = restored(project.path, kept)
    assert texts(project.path) == ["Anna rit."]
    assert end.kept is not None
    assert texts(end.kept) == ["Anna rit.", "Bruno pleure."]
    found = backups.list_of(project.id)
    assert [one.reason for one in found] == [Reason.RESTORE, Reason.ASKED]
    again = Project.open(project.path)
    add_document(again, "Carla chante.")
    assert again.id == project.id
    again.close()
    # And back: nothing was lost.
    restored(project.path, found[0])
    assert texts(project.path) == ["Anna rit.", "Bruno pleure."]
    assert sorted(one.name for one in project.path.parent.iterdir()) == [project.path.name]


def test_a_project_that_somebody_has_open_is_refused(project: Project, kept: Backup) -> None:
    opened = Project.open(project.path)
    with pytest.raises(ProjectLockedError):
        list(restoring(project.path, kept))
    opened.close()
    assert len(backups.list_of(project.id)) == 1
    assert len(texts(project.path)) == 2


def test_a_damaged_backup_takes_no_place(project: Project, kept: Backup) -> None:
    data = kept.path.read_bytes()
    kept.path.write_bytes(data[: len(data) // 2])
    with pytest.raises(BackupFailedError):
        list(restoring(project.path, kept))
    assert len(texts(project.path)) == 2


def test_where_what_is_there_cannot_be_backed_up_nothing_happens(
    project: Project, kept: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = shutil.disk_usage(project.path.parent)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage._replace(free=0))
    with pytest.raises(BackupFailedError):
        list(restoring(project.path, kept))
    assert len(texts(project.path)) == 2


def test_a_failure_in_the_middle_leaves_what_was_there(
    project: Project, kept: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_SLICE", 4)
    real = replacing.put_back

    def failing(copied: Path, db: sqlite3.Connection, path: Path, _: object) -> bool:
        def fail(left: int, _total: int) -> bool:
            if left < 20:
                raise sqlite3.OperationalError("disk I/O error")
            return True

        return real(copied, db, path, fail)

    monkeypatch.setattr("annotator.store.project_file.put_back", failing)
    with pytest.raises(RestoreFailedError):
        list(restoring(project.path, kept))
    assert texts(project.path) == ["Anna rit.", "Bruno pleure."]


def test_giving_up_in_the_middle_leaves_what_was_there(
    project: Project, kept: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "_SLICE", 1)
    real = replacing.put_back
    steps = restoring(project.path, kept)

    def slowly(copied: Path, db: sqlite3.Connection, path: Path, going_on: copies.GoingOn) -> bool:
        def after_a_while(left: int, total: int) -> bool:
            time.sleep(0.01)
            return going_on(left, total)

        return real(copied, db, path, after_a_while)

    monkeypatch.setattr("annotator.store.project_file.put_back", slowly)
    assert next(step for step in steps if step is not None).done > 0
    steps.close()  # type: ignore[attr-defined]
    assert texts(project.path) == ["Anna rit.", "Bruno pleure."]


KILLED = """
import sys, time
from pathlib import Path
from annotator.app import backup_folder
from annotator.app.restoring import restoring
from annotator.store import replacing
replacing._SLICE = 1
path, backup = Path(sys.argv[1]), backup_folder.read(Path(sys.argv[2]))
real = replacing.put_back
def slowly(copied, db, path, going_on):
    print("begun", flush=True)
    return real(copied, db, path, lambda left, total: time.sleep(0.02) or going_on(left, total))
import annotator.store.project_file as file
file.put_back = slowly
for _ in restoring(path, backup):
    time.sleep(0.001)
print("done", flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no signals")
@pytest.mark.parametrize("after", [0.0, 0.15, 0.4])
def test_killed_in_the_middle_the_project_is_as_it_was(
    project: Project, kept: Backup, after: float
) -> None:
    command = [sys.executable, "-c", KILLED, str(project.path), str(kept.path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        time.sleep(after)  # nothing tells how far a killed process came
        process.send_signal(signal.SIGKILL)
        done = "done" in process.stdout.read()
    opened = Project.open(project.path)
    count = len(list(opened.documents()))
    opened.close()
    assert count == (1 if done else 2)
    assert len(texts(project.path)) == count


# Where the project itself cannot be opened


@pytest.mark.parametrize("harm", ["empty", "cut", "header", "other"])
def test_a_damaged_file_is_kept_beside(project: Project, kept: Backup, harm: str) -> None:
    data = project.path.read_bytes()
    damaged = {
        "empty": b"",
        "cut": data[: len(data) // 2],
        "header": b"\0" * 100 + data[100:],
        "other": b"%PDF-1.7 " * 5000,
    }[harm]
    project.path.write_bytes(damaged)
    journal = Path(f"{project.path}-journal")
    journal.write_bytes(b"left by a crash")
    end = restored(project.path, kept)
    assert end.kept == project.path.with_stem("project (damaged)")
    assert end.kept.read_bytes() == damaged
    if harm in ("header", "other"):  # what SQLite did not even begin to read
        assert Path(f"{end.kept}-journal").exists()
    assert texts(project.path) == ["Anna rit."]
    assert not journal.exists()
    project.path.write_bytes(b"damaged once more")
    assert restored(project.path, kept).kept == project.path.with_stem("project (damaged, 2)")


def test_a_drive_without_links(
    project: Project, kept: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", refuse)
    project.path.write_bytes(b"damaged")
    end = restored(project.path, kept)
    assert end.kept is not None
    assert end.kept.read_bytes() == b"damaged"
    assert texts(project.path) == ["Anna rit."]


def test_a_deleted_project_comes_back_and_no_old_journal_is_undone_in_it(
    project: Project, kept: Backup
) -> None:
    project.path.unlink()
    journal = Path(f"{project.path}-journal")
    journal.write_bytes(b"left by a crash")
    assert backup_folder.list_of_file(project.path) == [kept]
    assert restored(project.path, kept).kept is None
    assert texts(project.path) == ["Anna rit."]
    assert not journal.exists()


def test_a_damaged_file_that_somebody_works_in_stays(project: Project, kept: Backup) -> None:
    script = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from annotator.app.project import Project\n"
        "project = Project.open(Path(sys.argv[1]))\n"
        "print('open', flush=True)\n"
        "sys.stdin.readline()\n"
    )
    command = [sys.executable, "-c", script, str(project.path)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        with project.path.open("r+b") as file:
            file.write(b"\0" * 100)
        with pytest.raises(ProjectLockedError):
            list(restoring(project.path, kept))
        process.communicate("\n")
    assert len(list(project.path.parent.glob("*damaged*"))) == 0
