"""suggest, export and demo, through the command line itself."""

import json
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from annotator.app.operations.documents import SetDocumentState
from annotator.app.project import Project
from annotator.app.suggesting_rows import suggest_rows
from annotator.cli.console import Console
from annotator.cli.exit_codes import ExitCode
from annotator.core.ids import LabelId
from annotator.core.model import DocumentState, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions

MODEL = Origin(OriginKind.MODEL, "test", "1")


def first_words(texts: Iterable[str], pipeline: str) -> Iterator[Suggestions]:
    """Suggest the first three characters of every text as a person."""
    for text in texts:
        span = SuggestedSpan(start=0, end=3, label=LabelId("PER"), score=None, origin=MODEL)
        yield Suggestions(spans=(span,) if len(text) > 3 else (), pipeline=pipeline)


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a simple rule stand in for spaCy."""
    monkeypatch.setattr(
        "annotator.app.suggesting.suggest_dated",
        lambda pairs, pipeline: first_words((text for text, _ in pairs), pipeline),
    )
    rows = partial(suggest_rows, suggest=first_words)
    monkeypatch.setattr("annotator.cli.suggesting.suggest_rows", rows)


@pytest.fixture
def crue(run, tmp_path: Path) -> Path:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(f"Léa {name} dit rien.")
    run("new", tmp_path / "crue", tmp_path / "a.txt", tmp_path / "b.txt")
    return tmp_path / "crue.annodb"


@pytest.mark.usefixtures("quick")
def test_suggest_fills_a_project(run, crue: Path) -> None:
    result = run("suggest", crue, "--json")
    assert result.exit_code == ExitCode.OK
    assert json.loads(result.stdout)["documents"] == 2
    assert json.loads(run("suggest", crue, "--json").stdout)["documents"] == 0
    assert json.loads(run("suggest", crue, "--again", "--json").stdout)["documents"] == 2
    assert json.loads(run("info", crue, "--json").stdout)["spans"] == {"PER": {"suggested": 2}}


@pytest.mark.usefixtures("quick")
def test_suggest_writes_rows(run, tmp_path: Path) -> None:
    source, output = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    source.write_text('{"id": "x", "text": "\\ufeffLéa dit"}\nnon\n{"text": "ab"}\n')
    result = run("suggest", source, "-o", output)
    assert result.exit_code == ExitCode.SKIPPED
    assert result.stdout == ""
    assert "Rows written: 2; skipped: 1" in result.stderr
    rows = [json.loads(line) for line in output.read_text().splitlines()]
    assert rows[0] == {
        "id": "x",
        "spans": [{"start": 1, "end": 4, "label": "PER", "score": None, "origin": "model test 1"}],
        "claims": [],
        "zones": [],
    }
    assert rows[1]["id"] == 3


@pytest.mark.usefixtures("quick")
def test_no_rows_are_a_result_too(run, tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("\n")
    result = run("suggest", tmp_path / "in.jsonl", "-o", tmp_path / "out.jsonl")
    assert result.exit_code == ExitCode.OK
    assert (tmp_path / "out.jsonl").read_bytes() == b""


@pytest.mark.usefixtures("quick")
def test_suggest_is_a_filter(run) -> None:
    result = run("suggest", "-", input='{"id": 1, "text": "Léa dit"}\n')
    assert result.exit_code == ExitCode.OK
    assert json.loads(result.stdout)["spans"][0]["end"] == 3


@pytest.mark.usefixtures("quick")
def test_suggest_refuses_what_would_lose_data(run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"text": "Léa dit"}\n')
    assert run("suggest", source, "-o", source).exit_code == ExitCode.USAGE
    assert source.read_text() == '{"text": "Léa dit"}\n'
    assert run("suggest", source, "--json").exit_code == ExitCode.USAGE
    assert run("suggest", source, "-o", "x.jsonl", "--again").exit_code == ExitCode.USAGE


def test_faults_of_both_ends_are_told_apart(run, tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_text('{"text": "Léa dit"}\n')
    result = run("suggest", tmp_path / "no.jsonl", "-o", tmp_path / "out.jsonl", "--json")
    assert json.loads(result.stdout)["error"]["code"] == "unreadable-file"
    result = run("suggest", source, "-o", tmp_path / "no" / "out.jsonl", "--json")
    assert json.loads(result.stdout)["error"]["code"] == "export-write"
    assert result.exit_code == ExitCode.FAULT
    (tmp_path / "out.jsonl").write_text("before")
    missing = ("suggest", source, "-o", tmp_path / "out.jsonl", "--pipeline", "nix", "--json")
    result = run(*missing)
    assert (tmp_path / "out.jsonl").read_text() == "before"
    assert json.loads(result.stdout)["error"]["code"] == "pipeline-missing"


def finish(path: Path) -> None:
    project = Project.open(path)
    project.do(SetDocumentState(project.document_ids()[0], DocumentState.DONE))
    project.close()


@pytest.mark.slow
def test_export_writes_what_was_worked_on(run, crue: Path, tmp_path: Path) -> None:
    finish(crue)
    result = run("export", crue, "-o", tmp_path / "out.jsonl", "--json")
    assert result.exit_code == ExitCode.OK
    assert json.loads(result.stdout)["report"]["documents"] == 1
    (line,) = (tmp_path / "out.jsonl").read_text().splitlines()
    assert [token["text"] for token in json.loads(line)["tokens"]] == [
        "Léa",
        "a",
        "dit",
        "rien",
        ".",
    ]
    assert "documents 2" in run("export", crue, "-o", tmp_path / "out.jsonl", "--all").stderr


@pytest.mark.slow
def test_export_streams_to_standard_output(run, crue: Path) -> None:
    result = run("export", crue, "-o", "-", "--all", "--include-suggested")
    assert result.exit_code == ExitCode.OK
    assert [json.loads(line)["suggested"] for line in result.stdout.splitlines()] == [[], []]
    assert run("export", crue, "-o", "-", "--json").exit_code == ExitCode.USAGE


def test_export_never_overwrites_its_project(run, crue: Path) -> None:
    result = run("export", crue, "-o", crue)
    assert result.exit_code == ExitCode.FAULT
    assert run("info", crue).exit_code == ExitCode.OK


@pytest.mark.slow
def test_the_demo_leaves_an_export_and_an_image(run, tmp_path: Path) -> None:
    images: list[tuple[Path, Path]] = []

    def save(project: Path, image: Path) -> None:
        Project.open(project).close()  # the demo has let go of it
        images.append((project, image))

    result = run(
        "demo", "--headless", "-o", tmp_path / "out", "--json", obj=Console(save_image=save)
    )
    assert result.exit_code == ExitCode.OK, result.stderr
    data: dict[str, Any] = json.loads(result.stdout)
    assert images == [(Path(data["project"]), Path(data["image"]))]
    records = [json.loads(line) for line in Path(data["export"]).read_text().splitlines()]
    assert len(records) == data["report"]["documents"] == 7
    assert any(record["claims"] for record in records)
    assert any(record["rejected"] for record in records)
    again = run("demo", "--headless", "-o", tmp_path / "out")
    assert again.exit_code == ExitCode.FAULT


@pytest.mark.usefixtures("quick")
def test_an_earlier_demo_is_replaced_when_asked(run, tmp_path: Path) -> None:
    (tmp_path / "demo.annodb").write_text("old")
    result = run("demo", "--headless", "--replace", "-o", tmp_path)
    assert result.exit_code == ExitCode.OK, result.stderr
    assert f"Export: {(tmp_path / 'demo.jsonl').resolve()}" in result.stdout
    assert "Image" not in result.stdout
