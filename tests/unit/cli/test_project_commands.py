"""new, add and info, through the command line itself."""

import json
from pathlib import Path

import pytest
from click.testing import Result

from annotator.app.importing import run_import, running
from annotator.app.project import Project
from annotator.cli.exit_codes import ExitCode
from annotator.core.resources import corpus


def test_new_creates_a_project_with_its_suffix(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Crue\nL'eau monte.")
    result = run("new", tmp_path / "crue", tmp_path / "a.txt")
    assert result.exit_code == ExitCode.OK
    assert result.stdout == ""
    assert "Articles added: 1; already there: 0; not read: 0" in result.stderr
    project = Project.open(tmp_path / "crue.annodb")
    assert [document.title for document in project.documents()] == ["Crue"]
    assert project.name == "crue"
    project.close()


def test_a_project_is_not_overwritten(run, tmp_path: Path) -> None:
    run("new", tmp_path / "crue")
    result = run("new", tmp_path / "crue.annodb", "--json")
    assert result.exit_code == ExitCode.FAULT
    error = json.loads(result.stdout)["error"]
    assert error["code"] == "project-exists"
    assert error["what"] in result.stderr
    assert error["do"] in result.stderr


def test_add_names_what_it_skips(run, tmp_path: Path) -> None:
    run("new", tmp_path / "crue")
    (tmp_path / "a.jsonl").write_text('{"text": "un", "spans": []}\nnon\n{"text": "un"}\n')
    result = run("add", tmp_path / "crue", tmp_path / "a.jsonl", tmp_path / "b.txt")
    assert result.exit_code == ExitCode.SKIPPED
    assert f"Line 2 of {tmp_path / 'a.jsonl'} is not an article: it is not JSON." in result.stderr
    assert f"{tmp_path / 'b.txt'} could not be read: there is no such file." in result.stderr
    assert "Annotations in these files were not imported: spans" in result.stderr
    assert "Articles added: 1; already there: 1; not read: 2" in result.stderr


def test_add_tells_a_script_the_same(run, tmp_path: Path) -> None:
    run("new", tmp_path / "crue")
    (tmp_path / "a.jsonl").write_text('{"text": "un", "spans": []}\nnon\n')
    result = run("add", tmp_path / "crue", tmp_path / "a.jsonl", "--json")
    assert result.exit_code == ExitCode.SKIPPED
    data = json.loads(result.stdout)
    assert (data["added"], data["duplicates"], data["left_out"]) == (1, 0, ["spans"])
    (problem,) = data["problems"]
    assert problem["code"] == "bad-record"
    assert problem["fields"] == {
        "name": str(tmp_path / "a.jsonl"), "line": "2", "reason": "not-json",
    }  # fmt: skip


def test_info_counts(run, tmp_path: Path) -> None:
    run("new", tmp_path / "crue", corpus("demo", "demo.jsonl"))
    result = run("info", tmp_path / "crue", "--json")
    assert result.exit_code == ExitCode.OK
    assert result.stderr == ""
    data = json.loads(result.stdout)
    assert data["documents"] == {"new": 16, "in progress": 0, "done": 0, "skipped": 0}
    assert (data["waiting"], data["spans"], data["project"]) == (16, {}, "crue")
    assert (
        "Articles: new 16, in progress 0, done 0, skipped 0"
        in run("info", tmp_path / "crue").stdout
    )


def test_what_is_said_follows_the_language(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "fr_FR.UTF-8")
    assert "Il n’y a pas de projet" in run("info", tmp_path / "x.annodb").stderr


def test_a_scheme_can_be_chosen(run, tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("id = 1")
    assert run("new", tmp_path / "a", "--scheme", "news").exit_code == ExitCode.OK
    assert run("new", tmp_path / "b", "--scheme", tmp_path / "bad.toml").exit_code == ExitCode.FAULT
    assert run("new", tmp_path / "c", "--scheme", "nix").exit_code == ExitCode.FAULT
    assert not (tmp_path / "b.annodb").exists()


def test_a_project_open_elsewhere_is_a_fault(run, tmp_path: Path) -> None:
    run("new", tmp_path / "crue")
    project = Project.open(tmp_path / "crue.annodb")
    result = run("info", tmp_path / "crue", "--json")
    project.close()
    assert result.exit_code == ExitCode.FAULT
    assert json.loads(result.stdout)["error"]["code"] == "project-open-by"


@pytest.mark.parametrize(
    "arguments",
    [
        ["exprot"],
        ["add"],
        ["add", "x.annodb"],
        ["info"],
        ["new", "--nix"],
        ["demo"],
        ["export", "x"],
    ],
)
def test_a_wrong_command_line_has_its_own_exit_code(run, arguments: list[str]) -> None:
    result: Result = run(*arguments)
    assert result.exit_code == ExitCode.USAGE
    assert result.stdout == ""
    assert "Usage: annotator" in result.stderr


def test_an_interrupted_import_is_resumed_or_discarded(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = "\n".join(json.dumps({"text": f"Article {n}"}) for n in range(600))
    (tmp_path / "a.jsonl").write_text(rows)
    run("new", tmp_path / "crue")

    def interrupted(*arguments: object, **options: object):
        for step in run_import(*arguments, **options):
            yield step
            if step.report.added >= 300:
                raise KeyboardInterrupt

    monkeypatch.setattr(running, "_LARGE", 1000)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("annotator.cli.importing.run_import", interrupted)
        result = run("add", tmp_path / "crue", tmp_path / "a.jsonl")
    assert result.exit_code == ExitCode.INTERRUPTED
    assert "--resume" in result.stderr
    assert "new 0" in run("info", tmp_path / "crue").stdout
    refused = run("add", tmp_path / "crue", tmp_path / "a.jsonl", "--json")
    assert refused.exit_code == ExitCode.FAULT
    assert json.loads(refused.stdout)["error"]["code"] == "import-unfinished"
    resumed = run("add", tmp_path / "crue", "--resume", "--json")
    assert resumed.exit_code == ExitCode.OK
    assert json.loads(resumed.stdout)["added"] == 600
    assert "new 600" in run("info", tmp_path / "crue").stdout
    assert run("add", tmp_path / "crue", "--resume").exit_code == ExitCode.FAULT
    assert run("add", tmp_path / "crue", "--discard").exit_code == ExitCode.OK
    assert "new 600" in run("info", tmp_path / "crue").stdout


def test_help_is_complete(run) -> None:
    result = run("--help")
    assert result.exit_code == ExitCode.OK
    for words in ("annotator demo", "Exit codes:", "130  interrupted"):
        assert words in result.stdout
    for command in ("new", "add", "suggest", "export", "info", "demo"):
        assert f"  {command} " in result.stdout
        text = run(command, "-h").stdout
        assert "Example" in text
        assert "Exit codes:" in text
        assert "--json" in text


def test_the_version_is_said(run) -> None:
    assert run("--version").stdout.startswith("annotator, version ")
