"""``annotator sample`` as a script sees it."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
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


def test_columns_of_a_folder_of_tables_can_be_mapped(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "presse"
    folder.mkdir()
    rows = [{"x": f"Article {n}.", "y": "AB"[n % 2], "z": "Un titre"} for n in range(40)]
    pq.write_table(pa.Table.from_pylist(rows), folder / "a.parquet")
    options = ("--count", 10, "--by", "source", "--map", "text=x,source=y,title=z", "--json")
    result = run("sample", folder, "-o", tmp_path / "p", *options)
    assert result.exit_code == 0, result.output
    data = json.loads(result.stdout)
    assert (data["added"], data["found"], data["strata"]) == (10, 40, 2)
