"""``annotator backup`` and ``annotator backups``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotator.app import backup_folder
from annotator.app.backup_folder import Reason
from annotator.app.project import Project
from annotator.cli.exit_codes import ExitCode
from annotator.core.model import Document

Run = Callable[..., Result]


@pytest.fixture
def path(project: Project, add_document: Callable[..., Document]) -> Path:
    add_document(project, "Anna rit.", title="Gare")
    project.close()
    return project.path


def add(path: Path, add_document: Callable[..., Document], text: str) -> None:
    project = Project.open(path)
    add_document(project, text)
    project.close()


def texts(path: Path) -> list[str]:
    project = Project.open(path)
    try:
        return [document.text for document in project.documents()]
    finally:
        project.close()


def test_backups_are_made_listed_and_brought_back(
    path: Path, run: Run, add_document: Callable[..., Document]
) -> None:
    made = run("backup", path)
    assert made.exit_code == ExitCode.OK
    assert "asked" in made.stderr
    add(path, add_document, "Bruno pleure.")
    second = json.loads(run("backup", path.with_suffix(""), "--json").stdout)["backup"]
    assert second["articles"] == 2
    listed = run("backups", path)
    assert listed.stdout.splitlines()[0].lstrip().startswith("1  ")
    assert "asked for" in listed.stdout
    assert "Backups: 2" in listed.stderr
    rows = json.loads(run("backups", path, "--json").stdout)["backups"]
    assert [row["articles"] for row in rows] == [2, 1]
    assert rows[0]["path"] == second["path"]
    copy = path.with_name("before.annodb")
    assert run("backups", path, "--restore", 2, "-o", copy.with_suffix("")).exit_code == 0
    assert texts(copy) == ["Anna rit."]
    assert run("backups", path, "--restore", 2, "-o", copy).exit_code == ExitCode.FAULT
    beside = json.loads(run("backups", path, "--restore", 2, "--json").stdout)["project"]
    assert texts(Path(beside)) == ["Anna rit."]
    assert len(texts(path)) == 2
    placed = json.loads(run("backups", path, "--restore", 2, "--in-place", "--json").stdout)
    assert texts(path) == ["Anna rit."]
    assert texts(Path(placed["kept"])) == ["Anna rit.", "Bruno pleure."]


def test_a_damaged_project_and_a_damaged_backup(path: Path, run: Run) -> None:
    for _ in range(2):
        run("backup", path)
    newest = Path(json.loads(run("backups", path, "--json").stdout)["backups"][0]["path"])
    newest.write_bytes(newest.read_bytes()[:50_000])
    path.write_bytes(b"damaged")
    checked = run("backups", path, "--check")
    assert checked.exit_code == ExitCode.FAULT
    assert checked.stdout.splitlines()[0].endswith("damaged")
    assert not checked.stdout.splitlines()[1].endswith("damaged")
    assert run("backups", path, "--restore", 1, "--in-place").exit_code == ExitCode.FAULT
    assert path.read_bytes() == b"damaged"
    done = run("backups", path, "--restore", 2, "--in-place")
    assert done.exit_code == ExitCode.OK
    assert "(damaged)" in done.stderr
    assert texts(path) == ["Anna rit."]


def test_what_cannot_be_asked_for(path: Path, run: Run) -> None:
    nothing = path.with_name("nothing.annodb")
    assert run("backups", nothing, "--restore", 1).exit_code == ExitCode.USAGE
    assert run("backups", path, "--in-place").exit_code == ExitCode.USAGE
    assert run("backups", path, "--restore", 1, "--in-place", "-o", "x").exit_code == 2
    assert run("backups", nothing).exit_code == ExitCode.OK


def test_before_an_import_into_a_project_with_work(path: Path, run: Run, tmp_path: Path) -> None:
    identity = Project.open(path)
    identity.close()
    (tmp_path / "new.txt").write_text("Un nouvel article.", encoding="utf-8")
    assert run("add", path, tmp_path / "new.txt").exit_code == ExitCode.OK
    assert [one.reason for one in backup_folder.list_of(identity.id)] == [Reason.IMPORT]
