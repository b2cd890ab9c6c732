"""``annotator sample`` as a script sees it."""

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Run = Callable[..., Result]


def test_a_sample_becomes_a_project(run: Run, tmp_path: Path) -> None:
    corpus = tmp_path / "corpus.jsonl"
    rows = [{"text": f"Article {number}.", "source": "AB"[number % 2]} for number in range(50)]
    corpus.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = run("sample", corpus, "-o", tmp_path / "p", "--count", 10, "--by", "source", "--json")
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert (data["added"], data["found"], data["strata"]) == (10, 50, 2)
    assert (tmp_path / "p.annodb").exists()


def test_an_unknown_trait_is_wrong_usage(run: Run, tmp_path: Path) -> None:
    result = run("sample", tmp_path, "-o", tmp_path / "p", "--by", "colour")
    assert result.exit_code == 2
    assert "colour" in result.stderr
    assert not (tmp_path / "p.annodb").exists()
