"""``annotator effort`` as a script sees it; the pipeline is the small one of the tests."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from annotator.core.suggestions import Suggestions
from annotator.core.tokens import words

Run = Callable[..., Result]
TEXT = "Lille dort et Lille rêve."


class Silent:
    """A pipeline that suggests nothing."""

    def __init__(self, name: str) -> None:
        self.name = name

    def suggest(self, text: str, published: str = "") -> Suggestions:
        return Suggestions(tokens=words(text))

    def claim(self, text: str, content: tuple[int, int]) -> Suggestions:
        return Suggestions()


@pytest.fixture
def project(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("annotator.cli.effort.suggester", Silent)
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "p.annodb"
    assert run("new", path, tmp_path / "a.txt").exit_code == 0
    return path


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    spans = [{"start": start, "end": start + 5, "label": "LOC"} for start in (0, 14)]
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": TEXT, "spans": spans}) + "\n", encoding="utf-8")
    return path


def test_the_table_compares_ways_of_working(run: Run, project: Path, gold: Path) -> None:
    before = project.read_bytes()
    result = run("effort", project, "--gold", gold)
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].split() == ["gestures", "per", "article", "per", "gold", "span", "share"]
    assert lines[1].split()[-5:] == ["7", "7.0", "3.50", "100", "%"]
    assert lines[-1] == "1 articles, 2 gold spans"
    assert project.read_bytes() == before


def test_a_script_gets_the_acts_too(run: Run, project: Path, gold: Path) -> None:
    data = json.loads(run("effort", project, "--gold", gold, "--json").stdout)
    ways = {row["way"]: row for row in data["effort"]}
    assert list(ways) == ["nothing", "memory", "one-by-one", "at-once", "everywhere", "lexicon"]
    assert (ways["nothing"]["drags"], ways["nothing"]["keys"]) == (2, 3)
    assert ways["everywhere"]["gestures"] == 3 + 1 + 1
    assert ways["nothing"]["share"] == 1


def test_gold_for_other_texts_is_a_fault(run: Run, project: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.jsonl"
    other.write_text('{"text": "Rien", "spans": []}\n', encoding="utf-8")
    result = run("effort", project, "--gold", other)
    assert result.exit_code == 1
    assert "other.jsonl" in result.stderr


def test_a_bad_line_of_the_gold_is_named(run: Run, project: Path, gold: Path) -> None:
    with gold.open("a", encoding="utf-8") as file:
        file.write("{\n")
    result = run("effort", project, "--gold", gold)
    assert result.exit_code == 3
    assert "gold.jsonl" in result.stderr
