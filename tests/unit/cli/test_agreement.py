"""``annotator agreement`` as a script sees it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotator.app.agreement import gamma
from tests.unit.app.agreement.conftest import team_path  # noqa: F401 (a fixture)

Run = Callable[..., Result]


def test_as_data(run: Run, team_path: Path) -> None:  # noqa: F811 (a fixture)
    result = run("agreement", team_path, "--json", "--bootstrap", 100, "--layer", "entities")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert data["articles"] == 2
    assert data["bootstrap"] == {"resamples": 100, "seed": 0, "interval": 0.95}
    assert [row["layer"] for row in data["layers"]] == ["entities"]
    assert data["layers"][0]["strict"]["value"] == 0.4444
    assert data["layers"][0]["strict"]["low"] <= 0.4444 <= data["layers"][0]["strict"]["high"]
    assert data["pairs"][0]["between"] == ["Ada", "Ben"]
    assert [row["title"] for row in data["by_article"]] == ["Querelle", "Calme"]


def test_as_tables(run: Run, team_path: Path) -> None:  # noqa: F811 (a fixture)
    result = run("agreement", team_path, "--between", "Ada", "--between", "Ben")
    assert result.exit_code == 0, result.output
    assert "2 articles done by at least two of: Ada, Ben" in result.stdout
    assert "F1 strict" in result.stdout
    assert "αU" in result.stdout
    assert "Careful: kappa" in result.stdout


def test_without_the_library_gamma_is_left_out(
    run: Run,
    team_path: Path,  # noqa: F811 (a fixture)
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gamma, "is_there", lambda: False)
    result = run("agreement", team_path, "--gamma", "--bootstrap", 0)
    assert result.exit_code == 0, result.output
    assert "annotator[gamma]" in result.stderr


def test_wrong_usage_is_said(run: Run, team_path: Path) -> None:  # noqa: F811 (a fixture)
    for wrong, code, words in (
        (("--between", "Cid"), 2, "Ada, Ben"),
        (("--between", "Ada"), 2, "two"),
        (("--layer", "clouds"), 2, "entities"),
        (("--against-gold",), 1, "two people"),
    ):
        result = run("agreement", team_path, *wrong)
        assert result.exit_code == code, wrong
        assert words in result.stderr
