"""A stratified sample: proportional, repeatable, and drawn without holding the corpus."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.importing.collecting import collected
from annotator.app.importing.sampling import SampleProgress, sample_into, shares
from annotator.app.project import Project

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
