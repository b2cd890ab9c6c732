"""annotator train, from the terminal's side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import spacy
from click.testing import Result

from annotator.app.pipelines import choose_pipeline, trust
from annotator.app.project import SUFFIX, Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.cli.console import Console
from annotator.cli.training import _table
from annotator.core.model import Annotator, DocumentState
from annotator.core.scheme import Scheme
from tests.unit.app.training.conftest import fill

Run = Callable[..., Result]


@pytest.fixture
def path(
    tmp_path: Path, scheme: Scheme, annotator: Annotator, monkeypatch: pytest.MonkeyPatch
) -> Path:
    """Return a project of finished articles whose pipeline is a trusted blank one."""
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    blank = tmp_path / "blank"
    spacy.blank("fr").to_disk(blank)
    trust(str(blank), SettingsFile())
    made = Project.create(tmp_path / f"crue{SUFFIX}", scheme=scheme, annotator=annotator)
    fill(made, range(20))
    fill(made, range(100, 106), DocumentState.NEW)
    choose_pipeline(made, str(blank))
    made.close()
    return made.path


def test_train_writes_the_package_uses_it_and_says_so(run: Run, path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "fr_crue"
    said = run("train", path, "-o", folder, "--use", "--json")
    assert said.exit_code == 0, said.output
    data = json.loads(said.stdout)
    result = data["run"]
    assert (result["number"], data["used"], data["refreshed"]) == (1, True, 6)
    assert result["counts"]["articles"] + result["counts"]["held_out"] == 20
    assert result["after"]["strict"]["f1"] > result["before"]["strict"]["f1"] == 0
    assert set(result["after"]["labels"]) == {"PER", "LOC"}
    found = spacy.load(folder)("Marc Duvelle habite à Lantigny.").ents
    assert {span.label_ for span in found} == {"PER", "LOC"}
    project = Project.open(path)
    try:
        (kept,) = keeping.runs(project)
        assert keeping.in_use(project) == kept
        done = project.document_ids(states=[DocumentState.DONE])
        # Articles that are done got no suggestions.
        assert {len(project.spans(document)) for document in done} == {12}
    finally:
        project.close()
    table = list(_table(Console(), kept))
    assert [row[0] for row in table[1:3]] == ["PER", "LOC"]
    assert {len(row) for row in table} == {9}
    assert table[1][2:5] == ["0.0", "0.0", "0.0"]
    assert table[1][-1] == f"+{float(table[1][7]):.1f}"


def test_the_curve_keeps_nothing(run: Run, path: Path) -> None:
    said = run("train", path, "--curve", "--json")
    assert said.exit_code == 0, said.output
    points = msgspec.json.decode(said.stdout)["curve"]
    assert [point["articles"] for point in points] == [0, 10, points[-1]["articles"]]
    assert points[-1]["strict"]["f1"] > points[0]["strict"]["f1"]
    project = Project.open(path)
    try:
        assert keeping.runs(project) == []
        assert not keeping.home(project).exists()
    finally:
        project.close()


def test_what_cannot_be_done_is_said_first(run: Run, path: Path, tmp_path: Path) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "a").touch()
    said = run("train", path, "-o", full, "--json")
    assert said.exit_code == 1
    assert json.loads(said.stdout)["error"]["code"] == "export-write"
    assert run("train", path, "--curve", "--use").exit_code == 2
    nobody = run("train", path, "--annotator", "Nobody", "--json")
    assert json.loads(nobody.stdout)["error"]["code"] == "unknown-name"
    empty = tmp_path / "empty"
    assert run("new", empty).exit_code == 0
    little = run("train", empty, "--json")
    assert json.loads(little.stdout)["error"]["code"] == "training-too-little"
