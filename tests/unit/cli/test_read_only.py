"""Commands that only read, on a project that is open elsewhere."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]


@pytest.fixture
def held(run: Run, tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "a.txt").write_text("Lille dort.", encoding="utf-8")
    path = tmp_path / "p.annodb"
    assert run("new", path, tmp_path / "a.txt").exit_code == 0
    with closing(sqlite3.connect(path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        yield path


@pytest.mark.parametrize(
    "command",
    [
        ("info",),
        ("report", "-o", "{folder}/page.html"),
        ("agreement",),
        ("export", "-o", "{folder}/out.jsonl"),
    ],
)
def test_a_held_project_is_read_if_that_is_asked(
    run: Run, held: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    name, *more = (word.format(folder=tmp_path) for word in command)
    refused = run(name, held, *more)
    assert refused.exit_code != 0
    assert "--read-only" in refused.output
    read = run(name, held, *more, "--read-only")
    assert str(held) in read.output
    assert "--read-only" not in read.output
    if name != "agreement":  # there is nobody to agree with
        assert read.exit_code == 0, read.output


def test_other_faults_get_no_such_advice(run: Run, tmp_path: Path) -> None:
    refused = run("info", tmp_path / "none.annodb")
    assert refused.exit_code != 0
    assert "--read-only" not in refused.output
