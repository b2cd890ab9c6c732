"""``annotator report`` as a script sees it."""

import csv
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.unit.app.dashboard.conftest import Team as MadeTeam
from tests.unit.app.dashboard.conftest import clock, team  # noqa: F401 (fixtures)

Run = Callable[..., Result]


@pytest.fixture
def path(team: MadeTeam) -> Path:  # noqa: F811 (a fixture)
    team.project.close()
    return team.project.path


def test_one_page_in_either_language(run: Run, path: Path, tmp_path: Path) -> None:
    for language, words in (("en", "What became of suggestions"), ("fr", "Sort des suggestions")):
        page = tmp_path / f"{language}.html"
        result = run("report", path, "-o", page, "--language", language)
        assert result.exit_code == 0, result.output
        assert str(page) in result.stderr
        text = page.read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in text
        assert words in text


def test_tables_and_data(run: Run, path: Path, tmp_path: Path) -> None:
    result = run("report", path, "--csv", tmp_path / "tables", "--json", "--annotator", "Ben")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    charts = {chart["id"]: chart for section in data["sections"] for chart in section["charts"]}
    assert charts["progress-people"]["rows"] == [["Ben", 2, 1, 0, 0, 1]]
    with (tmp_path / "tables" / "progress-people.csv").open(encoding="utf-8-sig") as file:
        assert list(csv.reader(file))[1] == ["Ben", "2", "1", "0", "0", "1"]
    assert {file.stem for file in (tmp_path / "tables").iterdir()} == set(charts)


def test_wrong_usage_is_said(run: Run, path: Path, tmp_path: Path) -> None:
    for wrong, words in (
        ((), "-o FILE.html"),
        (("--json", "--annotator", "Nobody"), "Anna, Ben, Clara"),
        (("--json", "--layer", "clouds"), "claims"),
        (("--json", "--days", "-1"), "--days"),
    ):
        result = run("report", path, *wrong)
        assert result.exit_code == 2, wrong
        assert words in result.stderr
    result = run("report", path, "-o", tmp_path / "none" / "page.html")
    assert result.exit_code == 1
    assert "page.html" in result.stderr
