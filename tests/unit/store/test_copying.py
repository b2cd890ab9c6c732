"""Copying an open project beside its work: once, whole, and without holding the work up."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

import pytest

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.store import backups

AddDocument = Callable[..., Document]


def seqs(path: Path) -> list[int]:
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
        return [row[0] for row in db.execute("SELECT seq FROM journal ORDER BY seq")]


def test_a_project_that_is_written_to_all_the_time_is_copied_once(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    document = add_document(project, "Anna rit. " * 300)
    for number in range(5):
        add_document(project, f"Article {number}. " * 60_000)
    copying, target = project.copying(), tmp_path / "copy.annodb"
    starts, slices = [], []
    follow = copying._follow

    def watched(left: int, total: int) -> bool:
        slices.append(left)
        return follow(left, total)

    copying._follow = watched  # type: ignore[method-assign]
    thread = Thread(target=copying.run, args=(target,))
    thread.start()
    waits = []
    number = 0
    while thread.is_alive():
        before = perf_counter()
        project.do(CreateSpan(document.id, number, number + 3, LabelId("LOC")))
        waits.append(perf_counter() - before)
        starts.append(project.last_gesture()[0])
        number = (number + 10) % 2900
    thread.join()
    copied, whole = seqs(target), seqs_of(project)
    assert copied == whole[: len(copied)]  # one moment of the project, with all before it
    assert len(copied) > len(whole) - len(waits)  # made during the copy, and in it
    assert len(slices) < 3 * slices[0] / backups._SLICE + 400  # not begun anew each time
    assert sorted(waits)[len(waits) // 2] < 0.05


def seqs_of(project: Project) -> list[int]:
    return [entry.seq for entry in project._file.journal.entries()]


def test_nothing_is_copied_while_a_transaction_is_open(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    add_document(project, "Anna rit.")
    copying, target = project.copying(), tmp_path / "copy.annodb"
    thread = Thread(target=copying.run, args=(target,))
    with suppress(ZeroDivisionError), project._file.transaction():
        project._file.set_settings({"half": "written"})
        thread.start()
        sleep(0.2)  # nothing tells that nothing happens
        assert thread.is_alive()
        assert not target.exists()
        raise ZeroDivisionError
    thread.join()
    with closing(sqlite3.connect(target)) as db:
        assert db.execute("SELECT settings FROM project").fetchone()[0] == "{}"


def test_a_copy_can_be_given_up_while_a_transaction_is_open(
    project: Project, tmp_path: Path
) -> None:
    copying, target = project.copying(), tmp_path / "copy.annodb"
    thread = Thread(target=copying.run, args=(target,))
    with project._file.transaction():
        project._file.set_settings({})
        thread.start()
        copying.stop()
        thread.join(timeout=10)
        assert not thread.is_alive()
    assert list(tmp_path.glob("*unfinished*")) == []
    assert not target.exists()


def test_only_the_owner_writes(project: Project) -> None:
    faults: list[Exception] = []

    def write() -> None:
        try:
            project.change_settings(other="thread")
        except RuntimeError as error:
            faults.append(error)

    thread = Thread(target=write)
    thread.start()
    thread.join()
    assert len(faults) == 1


def test_what_a_copy_holds_is_on_the_disk_before_it_has_its_name(
    project: Project,
    add_document: AddDocument,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    add_document(project, "Anna rit.")
    target, done = tmp_path / "copy.annodb", []
    sync, name = os.fsync, Path.replace

    def synced(file: int) -> None:
        done.append("sync")
        sync(file)

    def named(path: Path, to: Path) -> Path:
        done.append("name")
        return name(path, to)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", named)
    project.back_up(target)
    at = done.index("name")
    assert "sync" in done[:at]
    assert os.name == "nt" or "sync" in done[at:]  # and the name itself
