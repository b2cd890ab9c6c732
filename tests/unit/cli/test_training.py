"""annotator train, from the terminal's side."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
import spacy
from click.testing import Result

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.pipelines import choose_pipeline, trust
from annotator.app.project import SUFFIX, Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.scheme import Scheme
from tests.unit.app.training.conftest import write

Run = Callable[..., Result]


@pytest.fixture
def path(
    tmp_path: Path,
    scheme: Scheme,
    annotator: Annotator,
    make_document: Callable[..., Document],
    monkeypatch: pytest.MonkeyPatch,
) -> Path:
    """Return a project of finished articles whose pipeline is a trusted blank one."""
    monkeypatch.setenv("ANNOTATOR_DATA", str(tmp_path / "data"))
    blank = tmp_path / "blank"
    spacy.blank("fr").to_disk(blank)
    trust(str(blank), SettingsFile())
    made = Project.create(tmp_path / f"crue{SUFFIX}", scheme=scheme, annotator=annotator)
    for seed in range(36):
        written = write(seed)
        document = make_document(written.text, id=DocumentId(f"{seed:032x}"))
        made.do(AddDocuments((document,)))
        if seed < 30:
            for start, end, label in written.names:
                made.do(CreateSpan(document.id, start, end, LabelId(label)))
            made.do(SetDocumentState(document.id, DocumentState.DONE))
    choose_pipeline(made, str(blank))
    made.close()
    return made.path


def test_train_prints_the_table_writes_the_package_and_uses_it(
    run: Run, path: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "fr_crue"
    said = run("train", path, "-o", folder, "--use")
    assert said.exit_code == 0, said.output
    lines = said.stdout.splitlines()
    assert lines[0].split()[:2] == ["label", "names"]
    assert [line.split()[0] for line in lines[1:3]] == ["PER", "LOC"]
    assert lines[3].startswith("all")
    assert "Training run 1" in said.stderr
    assert str(folder) in said.stderr
    found = spacy.load(folder)("Zoé Trévan habite à Brévonne.").ents
    assert {span.label_ for span in found} == {"PER", "LOC"}
    project = Project.open(path)
    try:
        (kept,) = keeping.runs(project)
        assert keeping.in_use(project) == kept
        new, done = (
            [project.spans(document) for document in project.document_ids(states=[state])]
            for state in (DocumentState.NEW, DocumentState.DONE)
        )
        assert len(new) == 6
        assert all(new)
        # Articles that are done got no suggestions.
        assert {len(spans) for spans in done} == {12}
    finally:
        project.close()


def test_the_result_is_data_for_scripts(run: Run, path: Path) -> None:
    said = run("train", path, "--json")
    assert said.exit_code == 0, said.output
    data = json.loads(said.stdout)
    result = data["run"]
    assert result["number"] == 1
    assert result["counts"]["articles"] + result["counts"]["held_out"] == 30
    assert result["after"]["strict"]["f1"] > result["before"]["strict"]["f1"]
    assert set(result["after"]["labels"]) == {"PER", "LOC"}
    assert (Path(data["folder"]) / "config.cfg").is_file()


def test_the_curve_keeps_nothing(run: Run, path: Path) -> None:
    said = run("train", path, "--curve", "--json")
    assert said.exit_code == 0, said.output
    points = msgspec.json.decode(said.stdout)["curve"]
    assert [point["articles"] for point in points][:2] == [0, 10]
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
