"""``annotator check`` and ``annotator repair``."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.cli.application import commands
from annotator.cli.exit_codes import ExitCode
from annotator.core.ids import LabelId
from annotator.core.model import Document
from annotator.store.connection import PAGE


def run(*arguments: str | Path) -> int:
    return int(commands.main(args=[str(one) for one in arguments], standalone_mode=False))


@pytest.fixture
def path(project: Project, add_document: object) -> Path:
    document: Document = add_document(project, "Anna rit.", title="Gare")  # type: ignore[operator]
    project.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    project.close()
    return project.path


def test_a_sound_project_is_said_to_be_sound(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", path) == ExitCode.OK
    assert "10" in capsys.readouterr().err
    assert run("check", path, "--json") == ExitCode.OK
    assert json.loads(capsys.readouterr().out) == {"sound": True, "findings": []}


def test_damage_is_listed_and_repaired(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(path.read_bytes())
    content[:PAGE] = bytes(PAGE)
    path.write_bytes(content)
    assert run("check", path) == ExitCode.FAULT
    assert capsys.readouterr().out
    to = path.with_name("saved.annodb")
    assert run("repair", path, "-o", to, "--json") == ExitCode.OK
    result = json.loads(capsys.readouterr().out)
    assert result["whole"]
    assert result["saved"]["documents"] == 1
    assert run("check", to) == ExitCode.OK
    repaired = Project.open(to)
    assert [span.label for span in repaired.spans(repaired.document_ids()[0])] == ["PER"]
    repaired.close()


def test_what_is_lost_is_named(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = path.read_bytes()
    path.write_bytes(content.replace(b"Anna rit.", b"Anna RIT."))
    assert run("check", path) == ExitCode.FAULT
    assert "Gare" in capsys.readouterr().out
    assert run("repair", path) == ExitCode.FAULT
    said = capsys.readouterr()
    assert "gare" in said.out
    assert path.with_stem(f"{path.stem} (repaired)").exists()
    assert run("repair", path) == ExitCode.FAULT  # the repaired project is there already
