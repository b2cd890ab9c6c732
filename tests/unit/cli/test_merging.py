"""annotator merge: packages come together, what conflicts is listed and settled."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotator.app.project import Project
from annotator.cli.exit_codes import ExitCode
from annotator.core.scheme import Scheme
from tests.unit.app.merging.copies import ALI, ZOE, copied, work, write_base

Run = Callable[..., Result]
Files = tuple[Path, Path, Path, Path]


@pytest.fixture
def files(tmp_path: Path, scheme: Scheme) -> Files:
    """Return a project, two machines' copies of Zoé's work, and Ali's."""
    base = tmp_path / "base.annodb"
    write_base(base, scheme)
    zoe, again, ali = (copied(base, name) for name in ("zoe", "again", "ali"))
    work(zoe, ZOE, [("create", 0, 0), ("create", 1, 0)])
    work(again, ZOE, [("create", 0, 1), ("state", 0, 0)])
    work(ali, ALI, [("create", 1, 3)])
    return base, zoe, again, ali


def test_a_preview_writes_nothing(run: Run, files: Files) -> None:
    base, zoe, again, _ = files
    before = base.read_bytes()
    result = run("merge", base, zoe, again, "--preview", "--json")
    assert result.exit_code == ExitCode.OK, result.output
    told = json.loads(result.stdout)["files"]
    assert [file["works"]["new"] for file in told] == [2, 1]
    assert told[0]["annotators"][0]["spans"] == {"before": 0, "after": 2}
    assert base.read_bytes() == before


def test_packages_are_merged_and_what_conflicts_is_settled(run: Run, files: Files) -> None:
    base, zoe, again, ali = files
    result = run("merge", base, zoe, again, ali)
    assert result.exit_code == ExitCode.OK, result.output
    assert "Works to be settled: 1" in result.stderr
    assert "Backup before merging" in result.stderr
    lines = [line.split() for line in result.stdout.splitlines()]
    assert ["Zoé", "0", "2", "0", "2"] in lines
    assert ["Ali", "0", "1", "0", "1"] in lines

    listed = json.loads(run("merge", base, "--conflicts", "--json").stdout)["conflicts"]
    [conflict] = listed
    assert conflict["annotator"]["name"] == "Zoé"
    assert [version["shown"] for version in conflict["versions"]] == [True, False]
    plain = run("merge", base, "--conflicts").stdout
    assert conflict["versions"][0]["id"][:12] in plain

    wrong = run("merge", base, "--settle", conflict["article"], "nothing")
    assert wrong.exit_code == ExitCode.FAULT
    other = conflict["versions"][1]["id"][:12]
    settled = run("merge", base, "--settle", conflict["article"][:8], other, "--json")
    assert json.loads(settled.stdout) == {"settled": 1, "conflicts": 0}
    project = Project.open(base)
    try:
        [span] = project.spans_by(ZOE.id, conflict["article"])
        assert (span.start, span.label) == (0, "PER")
    finally:
        project.close()


def test_files_that_cannot_be_merged_are_named(run: Run, files: Files, tmp_path: Path) -> None:
    base, zoe, *_ = files
    broken = tmp_path / "broken.annodb"
    broken.write_text("no project", encoding="utf-8")
    result = run("merge", base, broken, zoe, "--no-backup", "--json")
    assert result.exit_code == ExitCode.SKIPPED
    told = json.loads(result.stdout)
    assert told["files"][0]["fault"]["code"] == "not-a-project"
    assert told["files"][1]["works"]["new"] == 2
    assert told["backup"] is None
    assert run("merge", base, base).exit_code == ExitCode.FAULT


def test_a_command_line_that_says_too_much_is_refused(run: Run, files: Files) -> None:
    base, zoe, *_ = files
    for arguments in ((), (zoe, "--conflicts"), ("--preview",)):
        assert run("merge", base, *arguments).exit_code == ExitCode.USAGE
