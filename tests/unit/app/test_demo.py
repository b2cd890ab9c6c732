"""The demo: it appears whole or not at all, and its annotator works as the gold says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app import demo
from annotator.app.demo import demo_project, run_demo
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import ProjectExistsError, ProjectWriteError, UserFacingError
from annotator.core.ids import LabelId
from annotator.core.model import Annotator, DocumentState, Origin, OriginKind, SpanState
from annotator.core.resources import corpus
from annotator.core.suggestions import SuggestedSpan, Suggestions

MODEL = Origin(OriginKind.MODEL, "test", "1")


def half_right(project: Project, pipeline: str) -> Iterator[None]:
    """Suggest the first entity of each article's gold, and one that is wrong."""
    gold = [json.loads(row) for row in corpus("demo", "gold.jsonl").read_bytes().splitlines()]
    first = {row["text"]: row["spans"][0] for row in gold}
    for document in project.documents():
        right = first.get(document.text)
        places = [(right["start"], right["end"], right["label"])] if right else []
        spans = tuple(
            SuggestedSpan(start=start, end=end, label=LabelId(label), score=None, origin=MODEL)
            for start, end, label in (*places, (1, 2, "MISC"))
        )
        project.do(StoreSuggestions(((document.id, Suggestions(spans=spans)),)))
        yield


def test_the_annotators_round(annotator: Annotator, tmp_path: Path) -> None:
    result = run_demo(tmp_path / "new", annotator=annotator, pipeline="x", suggest=half_right)
    assert result.added == 16
    project = Project.open(result.project)
    assert project.state_counts() == {
        DocumentState.NEW: 8,
        DocumentState.IN_PROGRESS: 1,
        DocumentState.DONE: 6,
        DocumentState.SKIPPED: 1,
    }
    operations = {entry.operation for entry in project.journal()}
    assert {"accept-spans", "reject-spans", "create-span", "link-spans"} <= operations
    assert {"undo", "redo"} <= {entry.kind for entry in project.journal()}
    for document in project.document_ids(states=[DocumentState.DONE]):
        states = {span.state for span in project.spans(document)}
        assert states == {SpanState.ACCEPTED, SpanState.REJECTED}
    project.close()


def test_what_is_finished_is_the_gold(annotator: Annotator, tmp_path: Path) -> None:
    result = run_demo(tmp_path, annotator=annotator, pipeline="x", suggest=half_right)
    gold = {}
    for row in corpus("demo", "gold.jsonl").read_bytes().splitlines():
        data = json.loads(row)
        gold[data["id"]] = data
    records = [json.loads(line) for line in result.export.read_bytes().splitlines()]
    for record in [item for item in records if item["meta"]["state"] == "done"]:
        expected = gold[record["meta"]["metadata"]["id"]]
        # Two claims of the gold may have the same content; a project holds one of them.
        wanted = {tuple(claim["content"]) for claim in expected["claims"]}
        assert {tuple(claim["content"]) for claim in record["claims"]} == wanted
        kinds = {(tuple(claim["content"]), claim["kind"]) for claim in expected["claims"]}
        assert {(tuple(claim["content"]), claim["kind"]) for claim in record["claims"]} <= kinds
        sources = {tuple(c["content"]): c["source"] for c in expected["claims"]}
        for claim in record["claims"]:
            if sources[tuple(claim["content"])] is not None:
                assert claim["source"] is not None


def test_a_folder_with_a_demo_in_it_is_left_alone(annotator: Annotator, tmp_path: Path) -> None:
    run_demo(tmp_path, annotator=annotator, pipeline="x", suggest=half_right)
    with pytest.raises(ProjectExistsError):
        run_demo(tmp_path, annotator=annotator, pipeline="x", suggest=half_right)


def test_the_windows_demo_is_made_once(annotator: Annotator, tmp_path: Path) -> None:
    path = demo_project(annotator, tmp_path / "data")
    made = path.stat().st_mtime_ns
    assert demo_project(annotator, tmp_path / "data") == path
    assert path.stat().st_mtime_ns == made
    project = Project.open(path)
    assert (project.name, len(project.document_ids())) == ("demo", 16)
    project.close()


def test_an_interrupted_start_is_begun_again(
    annotator: Annotator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*arguments: object) -> None:
        raise UserFacingError

    with monkeypatch.context() as patch:
        patch.setattr(demo, "import_paths", fail)
        with pytest.raises(UserFacingError):
            demo_project(annotator, tmp_path)
    assert not (tmp_path / "demo.annodb").exists()
    project = Project.open(demo_project(annotator, tmp_path))
    assert len(project.document_ids()) == 16
    project.close()


def test_a_folder_that_cannot_be_made_is_named(annotator: Annotator, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for make in (
        lambda path: demo_project(annotator, path),
        lambda path: run_demo(path, annotator=annotator, pipeline="x", suggest=half_right),
    ):
        with pytest.raises(ProjectWriteError):
            make(tmp_path / "file" / "demo")


def test_the_users_data_folder_is_the_default(annotator: Annotator) -> None:
    assert demo_project(annotator).parent.name == "annotator"
