"""A stratified sample: proportional, repeatable, and drawn without holding the corpus."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.importing.collecting import collected
from annotator.app.importing.sampling import SampleProgress, sample_into, shares
from annotator.app.project import Project
from annotator.formats import parquet_files

MakeProject = Callable[..., Project]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    rows = [
        {
            "text": f"Article numéro {number}. " + "mot " * (number % 3 * 400),
            "source": "La Feuille" if number % 4 else "Le Rare",
            "published": f"2024-0{1 + number % 2}-10",
        }
        for number in range(400)
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def drawn(
    project: Project, corpus: Path, *, count: int, seed: int = 1, by: tuple[str, ...] = ("source",)
) -> SampleProgress:
    request = collected([corpus]).request
    (*_, last) = sample_into(project, request, count=count, by=by, seed=seed)
    return last


def test_every_stratum_has_its_share(make_project: MakeProject, corpus: Path) -> None:
    project = make_project()
    last = drawn(project, corpus, count=40, by=("source", "date", "length"))
    assert (last.added, last.found, last.strata) == (40, 400, 12 // 2 + 3)
    sources = Counter(document.source for document in project.documents())
    assert abs(sources["Le Rare"] - 10) <= 2  # a quarter, but for the rounding of finer strata


def test_a_seed_draws_the_same_again_and_another_does_not(
    make_project: MakeProject, corpus: Path
) -> None:
    texts = []
    for seed in (1, 1, 2):
        project = make_project()
        drawn(project, corpus, count=30, seed=seed)
        texts.append({document.text for document in project.documents()})
    assert texts[0] == texts[1] != texts[2]


def test_a_small_corpus_comes_in_whole_and_bad_lines_are_named(
    make_project: MakeProject, corpus: Path
) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write("{\n")
    project = make_project()
    last = drawn(project, corpus, count=5000)
    assert last.added == 400
    assert len(last.problems) == 1
    assert drawn(project, corpus, count=5000).added == 0  # they are there already


@given(
    counts=st.dictionaries(st.tuples(st.text(max_size=2)), st.integers(1, 500), min_size=1),
    count=st.integers(1, 600),
)
def test_shares_add_up_and_are_never_more_than_there_is(
    counts: dict[tuple[str, ...], int], count: int
) -> None:
    given_ = shares(counts, count)
    total = sum(counts.values())
    assert sum(given_.values()) == min(count, total)
    for stratum, size in counts.items():
        assert 0 <= given_[stratum] <= size
        assert abs(given_[stratum] - min(count, total) * size / total) < 1


def as_parquet(corpus: Path, folder: Path, rows_in_group: int = 37) -> Path:
    """Write a corpus as several Parquet files in a folder."""
    folder.mkdir()
    rows = [json.loads(line) for line in corpus.read_text(encoding="utf-8").splitlines()]
    for number in range(0, len(rows), 150):
        table = pa.Table.from_pylist(rows[number : number + 150])
        pq.write_table(table, folder / f"{number:05}.parquet", row_group_size=rows_in_group)
    return folder


def test_parquet_gives_the_same_sample_as_lines(
    make_project: MakeProject, corpus: Path, tmp_path: Path
) -> None:
    with corpus.open("a", encoding="utf-8") as file:
        file.write('{"text": " \\n", "source": "Vide", "published": "2024-01-01"}\n')
    tables = as_parquet(corpus, tmp_path / "tables")
    texts = []
    for source in (corpus, tables):
        project = make_project()
        last = drawn(project, source, count=60, by=("source", "date", "length"))
        assert (last.added, last.found) == (60, 400)
        texts.append([document.text for document in project.documents()])
    assert texts[0] == texts[1]


def test_of_parquet_only_what_is_drawn_is_made_an_article(
    make_project: MakeProject, corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tables = as_parquet(corpus, tmp_path / "tables")
    request = collected([tables]).request  # guessing looks at some
    made: list[int] = []
    item = parquet_files._item

    def counted(record: dict[str, object], number: int, *rest: object) -> object:
        made.append(number)
        return item(record, number, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(parquet_files, "_item", counted)
    (*_, last) = sample_into(make_project(), request, count=20, by=("source",), seed=3)
    assert (last.added, len(made)) == (20, 20)


def test_a_damaged_table_is_named_and_the_others_are_sampled(
    make_project: MakeProject, corpus: Path, tmp_path: Path
) -> None:
    tables = as_parquet(corpus, tmp_path / "tables")
    (tables / "00150.parquet").write_bytes(b"PAR1 rien")
    last = drawn(make_project(), tables, count=20)
    assert (last.added, last.found) == (20, 250)
    assert [problem.fields["reason"] for problem in last.problems] == ["damaged"]
