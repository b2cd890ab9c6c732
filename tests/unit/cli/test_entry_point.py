"""``python -m annotator`` in a process of its own: what it imports and where it goes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from annotator import __main__ as entry
from annotator.cli.exit_codes import ExitCode

ROOT = Path(__file__).resolve().parents[3]


def annotator(
    *arguments: object, code: str = "", **options: str
) -> subprocess.CompletedProcess[str]:
    command = ["-c", code] if code else ["-m", "annotator"]
    return subprocess.run(
        [sys.executable, *command, *map(str, arguments)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "en_GB.UTF-8", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        **options,
    )


def test_a_project_is_made_and_asked_about(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Crue 🚒\nL'eau monte.", encoding="utf-8")
    assert annotator("new", tmp_path / "crue", tmp_path / "a.txt").returncode == ExitCode.OK
    result = annotator("info", tmp_path / "crue", "--json")
    assert result.returncode == ExitCode.OK
    assert json.loads(result.stdout)["documents"]["new"] == 1


def test_faults_and_usage_have_their_exit_codes(tmp_path: Path) -> None:
    result = annotator("info", tmp_path / "no.annodb")
    assert (result.returncode, result.stdout) == (ExitCode.FAULT, "")
    assert "There is no project at" in result.stderr
    result = annotator("exprot")
    assert result.returncode == ExitCode.USAGE
    assert "export" in result.stderr


@pytest.mark.slow
@pytest.mark.skipif(os.name != "posix", reason="the shell's pipes are those of POSIX")
def test_a_reader_that_has_enough_leaves_no_traceback(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"text": f"Article {n} " * 500}) + "\n" for n in range(200))
    (tmp_path / "a.jsonl").write_text(rows)
    annotator("new", tmp_path / "crue", tmp_path / "a.jsonl")
    export = [
        sys.executable,
        "-m",
        "annotator",
        "export",
        str(tmp_path / "crue"),
        "--all",
        "-o",
        "-",
    ]
    with subprocess.Popen(
        export, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline().startswith(b'{"text"')
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 1


def test_neither_the_command_line_nor_the_use_cases_import_spacy_or_qt() -> None:
    result = annotator(
        code="import sys, annotator.__main__, annotator.cli.application, annotator.app.demo\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'spacy', 'PySide6'}))"
    )
    assert result.stdout.strip() == "[]", result.stderr


def test_no_data_is_written_for_help_and_version(own_settings: Path) -> None:
    assert annotator("--version").returncode == ExitCode.OK
    assert annotator("--help").returncode == ExitCode.OK
    assert list(own_settings.rglob("*.json")) == []


def test_stopping_it_early_leaves_no_traceback(monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(given: list[str]) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr(entry, "_run", stop)
    assert entry.main([]) == ExitCode.INTERRUPTED


@pytest.mark.skipif(sys.platform != "linux", reason="file names are text elsewhere")
def test_file_names_need_not_be_text(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"vide\xe9.txt"):
        path = os.fsencode(tmp_path) + b"/" + name
        Path(os.fsdecode(path)).write_text("" if b"vide" in name else "Un.")
    result = annotator("new", tmp_path / "crue", tmp_path, "--json")
    assert result.returncode == ExitCode.SKIPPED, result.stderr
    data = json.loads(result.stdout)
    assert data["added"] == 1
    names = [problem["fields"]["name"] for problem in data["problems"]]
    assert str(tmp_path / "vide\\udce9.txt") in names
    name = os.fsdecode(os.fsencode(tmp_path) + b"/\xe9.annodb")
    assert annotator("new", name).returncode == ExitCode.OK
    assert annotator("info", name).returncode == ExitCode.OK


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    """Collect where the entry point sends its arguments instead of sending them."""
    calls: list[tuple[str, list[str]]] = []

    def window(given: list[str]) -> int:
        calls.append(("window", given))
        return 0

    def command(given: list[str], **_: object) -> int:
        calls.append(("command", given))
        return 0

    # The window's side is not imported: this is about the way there.
    monkeypatch.setitem(sys.modules, "annotator.ui.application", SimpleNamespace(main=window))
    monkeypatch.setattr("annotator.cli.application.main", command)
    return calls


@pytest.mark.parametrize(
    ("arguments", "side"),
    [
        ([], "window"),
        (["crue.annodb"], "window"),
        (["CRUE.ANNODB", "-platform", "offscreen"], "window"),
        ([str(ROOT / "README.md")], "window"),
        (["demo"], "window"),
        (["demo", "-platform", "offscreen"], "window"),
        (["demo", "--headless"], "command"),
        (["demo", "-o", "x"], "command"),
        (["demo", "--help"], "command"),
        (["--help"], "command"),
        (["--version"], "command"),
        (["new", "crue.annodb"], "command"),
        (["exprot", "crue.annodb"], "command"),
    ],
)
def test_every_command_line_goes_to_its_side(
    opened: list[tuple[str, list[str]]], arguments: list[str], side: str
) -> None:
    assert entry.main(arguments) == 0
    assert opened == [(side, arguments)]
