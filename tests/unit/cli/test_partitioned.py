"""suggest and evaluate over partitions as a script sees them."""

import json
from pathlib import Path

import pytest

from annotator.app.partitions import dask_workers
from annotator.cli import partitioned
from annotator.cli.exit_codes import ExitCode
from annotator.cli.partitioned import duration
from tests.unit.app.partitions.conftest import pipeline, trial
from tests.unit.app.partitions.made import articles, rows_in, write

__all__ = ["pipeline", "trial"]


def test_suggest_writes_parts_and_goes_on(run, tmp_path: Path, pipeline: str, monkeypatch) -> None:
    monkeypatch.setattr(partitioned, "_LINE_SECONDS", 0.0)
    source = write(tmp_path / "in.jsonl", [*articles(5), {"id": "bad"}])
    command = ("suggest", source, "-o", f"{tmp_path}/out/", "--part", 2, "--pipeline", pipeline)
    refused = run(*command, "--json")
    assert json.loads(refused.stdout)["error"]["code"] == "pipeline-untrusted"
    assert not (tmp_path / "out").exists()
    result = run(*command, "--trust-pipeline", "--workers", 1)
    assert result.exit_code == ExitCode.SKIPPED, result.output
    assert "Line 6 of in.jsonl is not an article" in result.stderr
    assert "Parts: 3 (0 of them finished before); articles: 5;" in result.stderr
    assert " words/s · " in result.stderr
    assert "3 of 3 parts" in result.stderr
    assert len(rows_in(tmp_path / "out")) == 5
    again = json.loads(run(*command, "--json").stdout)
    assert (again["parts"], again["skipped"], again["articles"]) == (3, 3, 5)
    assert again["computed"]["articles"] == 0
    other = run(*command[:-4], "--part", 3, *command[-2:], "--json")
    assert json.loads(other.stdout)["error"]["fields"]["reason"] == "other-input"
    assert other.exit_code == ExitCode.FAULT


def test_many_problems_are_not_all_named(run, tmp_path: Path, pipeline: str, monkeypatch) -> None:
    monkeypatch.setattr(partitioned, "_NAMED", 2)
    source = write(tmp_path / "in.jsonl", [{"id": number} for number in range(5)])
    command = ("suggest", source, "-o", tmp_path / "out", "--pipeline", pipeline)
    result = run(*command, "--trust-pipeline", "--workers", 1)
    assert result.stderr.count("is not an article") == 2
    assert "and 3 more, listed in" in result.stderr


def test_parts_need_a_folder_and_an_input(run, tmp_path: Path) -> None:
    source = write(tmp_path / "in.jsonl", articles(1))
    for options in (
        (source, "--workers", 2),
        (source, "-o", "-", "--format", "parquet"),
        ("-", "-o", tmp_path),
        (tmp_path,),
        (source, "-o", tmp_path / "out", "--cluster", "tcp://127.0.0.1:1", "--workers", 1),
        (source, "-o", tmp_path / "out/", "--part", 2, "--again"),
    ):
        assert run("suggest", *options).exit_code == ExitCode.USAGE, options
    inside = run("suggest", tmp_path, "-o", tmp_path / "out", "--workers", 1, "--json")
    assert json.loads(inside.stdout)["error"]["fields"]["reason"] == "inside-input"


def test_without_dask_the_extra_is_named(run, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    source = write(tmp_path / "in.jsonl", articles(1))
    command = ("suggest", source, "-o", tmp_path / "out", "--cluster", "tcp://127.0.0.1:1")
    result = run(*command, "--json")
    assert json.loads(result.stdout)["error"]["code"] == "cluster-extra-missing"
    assert "annotator[cluster]" in result.stderr
    monkeypatch.setattr(dask_workers, "find_spec", lambda _: None)
    assert not dask_workers.is_installed()


def test_evaluate_in_parts_says_what_evaluate_says(run, tmp_path: Path, pipeline: str) -> None:
    rows = articles(4)
    for row in rows:
        row["spans"] = [{"start": 13, "end": len(str(row["text"])) - 1, "label": "LOC"}]
    gold = write(tmp_path / "gold.jsonl", rows)
    command = ("evaluate", gold, "--gold", gold, "--pipeline", pipeline)
    plain = json.loads(run(*command, "--trust-pipeline", "--json").stdout)
    parts = json.loads(run(*command, "--workers", 2, "--json").stdout)
    assert plain["entities"] == parts["entities"]
    assert parts["entities"]["strict"]["f1"] == 100.0
    assert run(*command, "--workers", 1).stdout == run(*command).stdout
    assert run(*command, "--workers", 1, "--errors").exit_code == ExitCode.USAGE
    other = run("evaluate", tmp_path, "--gold", gold, "--workers", 1)
    assert other.exit_code == ExitCode.USAGE


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_a_folder_of_parts_is_scored(run, tmp_path: Path, pipeline: str, form: str) -> None:
    rows = articles(5)
    for row in rows:
        row["spans"] = [{"start": 13, "end": len(str(row["text"])) - 1, "label": "LOC"}]
    gold, out = write(tmp_path / "gold.jsonl", rows), tmp_path / "out"
    command = ("suggest", gold, "-o", out, "--part", 2, "--format", form, "--workers", 1)
    assert run(*command, "--pipeline", pipeline, "--trust-pipeline").exit_code == ExitCode.OK
    scores = json.loads(run("evaluate", out, "--gold", gold, "--json").stdout)
    assert (scores["entities"]["texts"], scores["entities"]["strict"]["f1"]) == (5, 100.0)
    wrong = run("evaluate", tmp_path, "--gold", gold, "--json")
    assert json.loads(wrong.stdout)["error"]["fields"]["reason"] == "no-parts"


def test_durations() -> None:
    assert [duration(item) for item in (0, 59.6, 3600, 360_061)] == [
        "0:00:00",
        "0:01:00",
        "1:00:00",
        "100:01:01",
    ]
