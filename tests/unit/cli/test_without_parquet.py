"""An installation without the library of Parquet says so in words, wherever it is needed."""

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from click.testing import Result

from annotator.formats import huggingface, parquet_library

Run = Callable[..., Result]


@pytest.fixture
def without(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (parquet_library, huggingface):
        monkeypatch.setattr(module, "has_parquet", lambda: False)


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "rows.parquet"
    pq.write_table(pa.Table.from_pylist([{"text": "Lille dort."}]), path)
    return path


@pytest.mark.usefixtures("without")
def test_an_export_is_refused_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Lille dort.", encoding="utf-8")
    assert run("new", tmp_path / "p", tmp_path / "a.txt").exit_code == 0
    out = tmp_path / "out"
    told = run("export", tmp_path / "p.annodb", "--all", "--format", "huggingface", "-o", out)
    assert told.exit_code == 1
    assert "pyarrow is not part of it" in told.output
    assert not out.exists()


@pytest.mark.usefixtures("without")
def test_a_table_is_named_and_left_out(run: Run, tmp_path: Path, table: Path) -> None:
    told = run("new", tmp_path / "p", table)
    assert told.exit_code in (1, 3)
    assert "pyarrow is not part of it" in told.output
    assert not isinstance(told.exception, ImportError)


@pytest.mark.usefixtures("without")
def test_parts_are_refused_in_words(run: Run, tmp_path: Path) -> None:
    rows = tmp_path / "in.jsonl"
    rows.write_text(json.dumps({"text": "Lille dort."}) + "\n", encoding="utf-8")
    told = run("suggest", rows, "-o", f"{tmp_path}/out/", "--format", "parquet", "--workers", 1)
    assert told.exit_code == 1
    assert "pyarrow is not part of it" in told.output
