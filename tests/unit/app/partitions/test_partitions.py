"""Runs over parts with processes of this machine: the same output from all, nothing lost."""

import json
import os
import shutil
import signal
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from annotator.app.partitions import running
from annotator.app.partitions.folder import LOG, MANIFEST, PartFormat, read_manifest
from annotator.app.partitions.local import LocalWorkers
from annotator.app.partitions.suggesting import PartsResult, PartsRun
from annotator.app.suggesting_rows import suggest_rows
from annotator.core.errors import (
    ExportWriteError,
    OutputDiffersError,
    PartitionFailedError,
    SuggestionFailedError,
    WorkerDiffersError,
    WorkersFailedError,
)
from annotator.formats.parquet_rows import from_parquet
from tests.unit.app.partitions.made import articles, contents, rows_in, write


def made(source: Path, target: Path, pipeline: str, count: int = 2, **options: Any) -> PartsResult:
    run = PartsRun(source, target, pipeline=pipeline, workers=LocalWorkers(count), **options)
    for _ in (*run.look(), *run.steps()):
        pass
    return run.result


def test_the_output_is_the_same_for_any_number_of_workers(tmp_path: Path, pipeline: str) -> None:
    rows: list[dict[str, Any]] = articles(45)
    rows[7] = {"id": "bad"}
    del rows[8]["id"]
    source = write(tmp_path / "in.jsonl", rows)
    one = made(source, tmp_path / "one", pipeline, 1, articles=4)
    made(source, tmp_path / "three", pipeline, 3, articles=4)
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
    assert (one.parts, one.skipped, one.articles) == (12, 0, 44)
    assert [problem.fields["line"] for problem in one.problems] == [8]
    found = rows_in(tmp_path / "one")
    assert [row["id"] for row in found] == [
        9 if number == 8 else f"a{number}" for number in range(45) if number != 7
    ]
    assert all(len(row["spans"]) == 1 for row in found)
    stream = tmp_path / "stream.jsonl"
    with source.open("rb") as reader, stream.open("wb") as writer:
        for _ in suggest_rows(reader, lambda: writer, name="x", pipeline=pipeline):
            pass
    parts = sorted((tmp_path / "one").glob("part-*"))
    assert b"".join(part.read_bytes() for part in parts) == stream.read_bytes()


def test_a_run_goes_on_where_it_was_stopped(tmp_path: Path, pipeline: str) -> None:
    source, target = write(tmp_path / "in.jsonl", articles(12)), tmp_path / "out"
    made(source, tmp_path / "whole", pipeline, articles=2)
    run = PartsRun(source, target, pipeline=pipeline, workers=LocalWorkers(1), articles=2)
    list(run.look())
    steps = run.steps()
    while next(steps).done < 2:
        pass
    steps.close()
    assert not (read_manifest(target) or pytest.fail("no manifest")).complete
    with (target / LOG).open("ab") as log:
        log.write(b'{"number": 4, "part": "part-0')  # as a crash in the middle of a line leaves it
    (target / ".part-00003.jsonl-1.new").write_bytes(b"half")
    kept = (target / "part-00000.jsonl").stat().st_mtime_ns
    (target / "part-00001.jsonl").write_bytes(b"")  # its size is not the one that was noted
    result = made(source, target, pipeline, articles=2)
    assert 1 <= result.skipped < 6
    assert (target / "part-00000.jsonl").stat().st_mtime_ns == kept
    assert contents(target) == contents(tmp_path / "whole")
    again = made(source, target, pipeline, articles=2)
    assert (again.skipped, again.pace.parts, again.articles) == (6, 0, 12)
    assert contents(target) == contents(tmp_path / "whole")


def test_a_folder_of_something_else_is_refused(tmp_path: Path, pipeline: str) -> None:
    source, target = write(tmp_path / "in.jsonl", articles(3)), tmp_path / "out"
    made(source, target, pipeline)
    before = contents(target)
    other = tmp_path / "other-pipeline"
    shutil.copytree(pipeline, other)
    (other / "README.md").write_text("changed")

    def refused(source: Path, pipeline: str, target: Path = target, **options: Any) -> object:
        with pytest.raises(OutputDiffersError) as caught:
            made(source, target, pipeline, **options)
        return caught.value.fields["reason"]

    assert refused(source, str(other)) == "other-pipeline"
    assert refused(source, pipeline, form=PartFormat.PARQUET) == "other-format"
    assert refused(source, pipeline, articles=2) == "other-input"
    assert refused(write(tmp_path / "in2.jsonl", articles(4)), pipeline) == "other-input"
    assert contents(target) == before
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "dear.txt").write_text("Léa")
    assert refused(source, pipeline, target=tmp_path / "letters") == "not-partitions"
    with pytest.raises(ExportWriteError, match="inside-input"):
        made(tmp_path, tmp_path / "letters" / "out", pipeline)


def test_a_worker_that_is_killed_loses_nothing(tmp_path: Path, pipeline: str) -> None:
    source = write(tmp_path / "in.jsonl", articles(16, "SLOW"))
    workers = LocalWorkers(2)
    options: dict[str, Any] = {"pipeline": pipeline, "articles": 2}
    run = PartsRun(source, tmp_path / "out", workers=workers, **options)
    list(run.look())
    killed = 0
    for step in run.steps():
        if step.done == 1 and not killed:
            killed = workers.processes[0]
            os.kill(killed, signal.SIGKILL)
    assert killed
    assert killed not in workers.processes
    assert run.result.retried == 1
    assert run.result.problems == []
    made(source, tmp_path / "calm", pipeline, articles=2)
    assert contents(tmp_path / "out") == contents(tmp_path / "calm")


def test_an_article_that_kills_is_set_aside_alone(tmp_path: Path, pipeline: str) -> None:
    rows = articles(6)
    rows[2]["text"] = "DEADLY"
    rows[4]["text"] = "BROKEN"
    source, target = write(tmp_path / "in.jsonl", rows), tmp_path / "out"
    result = made(source, target, pipeline, articles=4)
    assert [row["id"] for row in rows_in(target)] == ["a0", "a1", "a3", "a5"]
    assert result.retried == running.LOSSES - 1
    assert [type(problem) for problem in result.problems] == [SuggestionFailedError] * 2
    assert [problem.fields["document"] for problem in result.problems] == [
        "in.jsonl:3",
        "in.jsonl:5",
    ]
    again = made(source, target, pipeline, articles=4)
    assert again.skipped == 2
    assert len(again.problems) == 2


def test_a_part_that_nobody_can_make_is_named_with_its_articles(
    tmp_path: Path, pipeline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LOSSES", 1)
    monkeypatch.setattr(running, "_SET_ASIDE", 1)
    rows = articles(6)
    for number in (2, 3):
        rows[number]["text"] = "DEADLY"
    source, target = write(tmp_path / "in.jsonl", rows), tmp_path / "out"
    result = made(source, target, pipeline, 1, articles=2)
    (problem,) = result.problems
    assert isinstance(problem, PartitionFailedError)
    assert (problem.fields["first"], problem.fields["last"]) == (3, 4)
    manifest = json.loads((target / MANIFEST).read_text())
    assert manifest["complete"] is False
    assert [item["ids"] for item in manifest["failed"]] == [["a2", "a3"]]
    assert [item["number"] for item in manifest["parts"]] == [0, 2]
    assert made(source, target, pipeline, 1, articles=2).skipped == 2


def test_a_machine_on_which_nothing_works_ends_the_run(
    tmp_path: Path, pipeline: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(running, "LOSSES", 1)
    monkeypatch.setattr(running, "_SET_ASIDE", 0)
    monkeypatch.setattr(running, "_GIVEN_UP", 2)
    source = write(tmp_path / "in.jsonl", articles(40, "DEADLY"))
    with pytest.raises(WorkersFailedError):
        made(source, tmp_path / "out", pipeline, 1, articles=1)


def test_a_worker_loads_only_what_was_agreed_to(tmp_path: Path, pipeline: str) -> None:
    folder = tmp_path / "agreed"
    shutil.copytree(pipeline, folder)
    source = write(tmp_path / "in.jsonl", articles(3))
    run = PartsRun(source, tmp_path / "out", pipeline=str(folder), workers=LocalWorkers(1))
    list(run.look())
    (folder / "config.cfg").write_text((folder / "config.cfg").read_text() + "\n# changed\n")
    with pytest.raises(WorkerDiffersError):
        list(run.steps())
    assert not (tmp_path / "out" / "part-00000.jsonl").exists()


def test_parquet_out_holds_the_same_rows(tmp_path: Path, pipeline: str) -> None:
    rows: list[dict[str, Any]] = articles(5)
    rows[1]["id"] = 7
    rows[2]["id"] = "\ud83d"
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows))
    made(source, tmp_path / "lines", pipeline)
    made(source, tmp_path / "columns", pipeline, form=PartFormat.PARQUET)
    file = tmp_path / "columns" / "part-00000.parquet"
    assert pq.read_table(file).column("id").to_pylist() == ["a0", "7", "\ufffd", "a3", "a4"]
    columns = [json.loads(row) for row in from_parquet(file, "x")]
    for ours, theirs in zip(rows_in(tmp_path / "lines"), columns, strict=True):
        ours["spans"] = [{**span, "attributes": None} for span in ours["spans"]]
        assert {**ours, "id": ""} == {**theirs, "id": ""}
    made(source, tmp_path / "again", pipeline, 1, form=PartFormat.PARQUET)
    assert contents(tmp_path / "again") == contents(tmp_path / "columns")


def test_nothing_to_read_is_a_result_too(tmp_path: Path, pipeline: str) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b"")
    assert made(source, tmp_path / "out", pipeline).parts == 0
    assert json.loads((tmp_path / "out" / MANIFEST).read_text())["complete"] is True
