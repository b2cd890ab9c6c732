"""A real scheduler with two workers on loopback; one of them is killed in the middle of a run."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("distributed", reason="the extra [cluster] is not installed")

from distributed import Client

from annotator.app.partitions import dask_workers
from annotator.app.partitions.dask_workers import DaskWorkers
from annotator.app.partitions.local import LocalWorkers
from annotator.app.partitions.scoring import ScoreRun
from annotator.app.partitions.suggesting import PartsRun
from annotator.app.partitions.workers import Workers
from annotator.core.errors import ClusterLostError, ClusterUnreachableError, SuggestionFailedError
from tests.unit.app.partitions.made import articles, contents, rows_in, write

pytestmark = [
    pytest.mark.slow,
    # What Dask itself warns of is not ours.
    pytest.mark.filterwarnings("ignore::DeprecationWarning:(distributed|dask|tornado)"),
]
_SECONDS = 120
_QUIET = {
    # A part that kills two workers is handed back; by default four.
    "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
    "DASK_DISTRIBUTED__ADMIN__LARGE_GRAPH_WARNING_THRESHOLD": "1GB",
}


def started(stack: ExitStack, command: str, *options: str) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        [sys.executable, "-m", f"distributed.cli.dask_{command}", *options],
        env={**os.environ, **_QUIET},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(process.wait, _SECONDS)
    stack.callback(process.terminate)
    return process


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def scheduler(stack: ExitStack) -> tuple[str, "subprocess.Popen[bytes]"]:
    port = free_port()
    process = started(
        stack, "scheduler", "--host", "127.0.0.1", "--port", str(port), "--no-dashboard"
    )
    return f"tcp://127.0.0.1:{port}", process


def worker(stack: ExitStack, address: str, *options: str) -> "subprocess.Popen[bytes]":
    usual = ("--host", "127.0.0.1", "--nthreads", "1", "--no-dashboard")
    return started(stack, "worker", address, *usual, *options)


@pytest.fixture(scope="module")
def cluster(trial: Path) -> Iterator[str]:
    """Give the address of a scheduler with two workers that are started again when they die."""
    with ExitStack() as stack:
        address, _ = scheduler(stack)
        for _ in range(2):
            worker(stack, address)
        with Client(address, timeout=_SECONDS, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=_SECONDS)
        yield address


def run_of(source: Path, target: Path, workers: Workers, pipeline: str, **options: Any) -> PartsRun:
    run = PartsRun(source, target, workers=workers, pipeline=pipeline, **options)
    for _ in run.look():
        pass
    return run


def test_a_cluster_scores(cluster: str, tmp_path: Path, pipeline: str) -> None:
    rows = [{**row, "spans": []} for row in articles(12)]
    gold = write(tmp_path / "gold.jsonl", rows)
    counts = []
    for workers in (DaskWorkers(cluster), LocalWorkers(1)):
        run = ScoreRun(gold, pipeline=pipeline, workers=workers, labels=("LOC",), articles=3)
        for _ in (*run.look(), *run.steps()):
            pass
        counts.append(run.result.counts)
    assert counts[0] == counts[1]
    assert counts[0].entity_count == 12


def worker_pids(address: str) -> list[int]:
    with Client(address, timeout=_SECONDS, set_as_default=False) as client:
        return list(client.run(os.getpid).values())


def test_a_cluster_makes_what_this_machine_makes(
    cluster: str, tmp_path: Path, pipeline: str
) -> None:
    source = write(tmp_path / "in.jsonl", [*articles(40), {"id": "bad"}])
    results = []
    for name, workers in (("cluster", DaskWorkers(cluster)), ("here", LocalWorkers(1))):
        run = run_of(source, tmp_path / name, workers, pipeline, articles=5)
        assert max(step.workers for step in run.steps()) == (2 if name == "cluster" else 1)
        results.append((run.result.articles, len(run.result.problems), run.result.retried))
    assert results == [(40, 1, 0)] * 2
    assert contents(tmp_path / "cluster") == contents(tmp_path / "here")


def test_a_worker_of_the_cluster_is_killed(cluster: str, tmp_path: Path, pipeline: str) -> None:
    source = write(tmp_path / "in.jsonl", articles(60, "SLOW"))
    victim = worker_pids(cluster)[0]
    killed_at = 0
    run = run_of(source, tmp_path / "killed", DaskWorkers(cluster), pipeline, articles=3)
    for step in run.steps():
        if step.done >= 2 and not killed_at:
            os.kill(victim, signal.SIGKILL)
            killed_at = step.done
    assert 2 <= killed_at < 10
    assert victim not in worker_pids(cluster)
    assert (run.result.articles, run.result.problems) == (60, [])
    calm = run_of(source, tmp_path / "calm", LocalWorkers(2), pipeline, articles=3)
    list(calm.steps())
    assert contents(tmp_path / "killed") == contents(tmp_path / "calm")


def test_an_article_that_kills_workers_is_set_aside(
    cluster: str, tmp_path: Path, pipeline: str
) -> None:
    rows = articles(6)
    rows[2]["text"] = "DEADLY"
    source = write(tmp_path / "in.jsonl", rows)
    run = run_of(source, tmp_path / "out", DaskWorkers(cluster), pipeline, articles=2)
    list(run.steps())
    assert [row["id"] for row in rows_in(tmp_path / "out")] == ["a0", "a1", "a3", "a4", "a5"]
    (problem,) = run.result.problems
    assert isinstance(problem, SuggestionFailedError)
    assert problem.fields["document"] == "in.jsonl:3"


def reason_of_end(run: PartsRun, done: int, victim: "subprocess.Popen[bytes]") -> object:
    """Kill ``victim`` when so many parts are done; return why the run ends."""
    try:
        for step in run.steps():
            if step.done == done:
                victim.kill()
    except ClusterLostError as error:
        return error.fields["reason"]
    return None


def test_no_cluster_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask_workers, "_CONNECT_SECONDS", 1.0)
    address = f"tcp://127.0.0.1:{free_port()}"
    with pytest.raises(ClusterUnreachableError), DaskWorkers(address, patience=0.5):
        pass
    with pytest.raises(ClusterUnreachableError), DaskWorkers("no address", patience=0.5):
        pass


def test_a_cluster_that_goes_away_is_said(tmp_path: Path, trial: Path, pipeline: str) -> None:
    with ExitStack() as stack:
        address, process = scheduler(stack)
        with (
            pytest.raises(ClusterUnreachableError, match="no-workers"),
            DaskWorkers(address, patience=0.5),
        ):
            pass
        lonely = worker(stack, address, "--no-nanny")
        source = write(tmp_path / "in.jsonl", articles(40, "SLOW"))
        workers = DaskWorkers(address, patience=2)
        run = run_of(source, tmp_path / "out", workers, pipeline, articles=2)
        assert reason_of_end(run, 2, lonely) == "no-workers"
        worker(stack, address, "--no-nanny")
        workers = DaskWorkers(address)
        run = run_of(source, tmp_path / "out", workers, pipeline, articles=2)
        assert reason_of_end(run, 4, process) == "scheduler-gone"
    run = run_of(source, tmp_path / "out", LocalWorkers(2), pipeline, articles=2)
    list(run.steps())
    assert run.result.skipped >= 4
    assert run.result.articles == 40
