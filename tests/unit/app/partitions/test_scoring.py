"""Scores counted in parts are those counted at once."""

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.evaluating import evaluate, scores_as_data
from annotator.app.partitions.local import LocalWorkers
from annotator.app.partitions.scoring import Counts, ScoreResult, ScoreRun
from annotator.app.proposing import Gold, Proposals, Proposed
from annotator.core.errors import NothingToScoreError, SuggestionFailedError
from annotator.core.scoring import ClaimRecord, EntityRecord
from annotator.formats.gold_rows import AnnotatedRow
from tests.unit.app.partitions.made import articles, write

TEXT = "Léa Morin a dit à Brest que le port rouvre, selon Ali."
LABELS = ("PER", "LOC")
places = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda item: (item[0], sum(item)))
entities = st.lists(
    st.builds(
        lambda place, label: EntityRecord(start=place[0], end=place[1], label=label),
        places,
        st.sampled_from(LABELS),
    ),
    max_size=4,
).map(tuple)
claims = st.lists(
    st.builds(
        ClaimRecord,
        content=places,
        source=st.none() | places,
        kind=st.sampled_from(("direct", "indirect")),
        score=st.none() | st.floats(0, 1),
    ),
    max_size=3,
).map(tuple)
cases = st.lists(
    st.tuples(st.none() | entities, st.none() | claims, entities, claims), min_size=1, max_size=6
)


def counted(numbered: list[tuple[int, Any]]) -> Counts:
    gold, proposals = Gold("gold", {}), Proposals(name="found")
    for number, (spans, wanted, proposed, found) in numbered:
        row = AnnotatedRow(id=str(number), line=1, text=TEXT, spans=spans, claims=wanted)
        gold.rows[row.id] = row
        proposals.found[row.id] = Proposed(spans=proposed, claims=found)
    scored = evaluate(gold, proposals, labels=LABELS)
    return Counts(
        entity_count=scored.entity_count,
        claim_count=scored.claim_count,
        entities=scored.entities,
        claims=scored.claims,
        bins=list(scored.bins),
    )


@given(cases=cases)
def test_counts_add_up(cases: list[Any]) -> None:
    numbered = list(enumerate(cases))
    total = Counts()
    for item in numbered:
        total.add(counted([item]))
    assert scores_as_data(total) == scores_as_data(counted(numbered))


def scored(gold: Path, pipeline: str, count: int, size: int) -> ScoreResult:
    run = ScoreRun(
        gold, pipeline=pipeline, workers=LocalWorkers(count), labels=("LOC",), articles=size
    )
    for _ in (*run.look(), *run.steps()):
        pass
    return run.result


def gold_rows(count: int) -> list[dict[str, object]]:
    """Return articles with their one name as gold, of which every third is a wrong one."""
    rows = articles(count)
    for number, row in enumerate(rows):
        end = len(str(row["text"])) - 1
        start = end - len(("Brest", "Léa", "Onu")[number % 3])
        label = "LOC" if number % 3 else "PER"
        row["spans"] = [{"start": start, "end": end, "label": label}]
    return rows


def test_workers_count_and_only_counts_come_back(tmp_path: Path, pipeline: str) -> None:
    rows = gold_rows(9)
    rows[4]["text"] = "un article BROKEN " * 3
    rows.append({"id": "x", "text": "rien"})
    (tmp_path / "gold").mkdir()
    source = write(tmp_path / "gold" / "a.jsonl", rows)
    some = scored(tmp_path / "gold", pipeline, 2, 3)
    score = (some.counts.entities or pytest.fail("no scores")).strict
    assert (score.right, score.proposed, score.gold) == (5, 8, 5), some
    assert (some.counts.entity_count, some.articles) == (8, 8)
    kinds = [type(problem).__name__ for problem in some.problems]
    assert kinds == [SuggestionFailedError.__name__, "BadRowError"]
    assert [problem.fields.get("document") for problem in some.problems] == ["a.jsonl:5", None]
    whole = scored(source, pipeline, 1, 1000)
    assert whole.counts == some.counts


def test_gold_may_be_parquet(tmp_path: Path, pipeline: str) -> None:
    rows = gold_rows(6)
    lines = scored(write(tmp_path / "gold.jsonl", rows), pipeline, 1, 10)
    pq.write_table(pa.Table.from_pylist(rows), tmp_path / "gold.parquet")
    assert scored(tmp_path / "gold.parquet", pipeline, 1, 10).counts == lines.counts


def test_nothing_to_score_is_said(tmp_path: Path, pipeline: str) -> None:
    source = tmp_path / "gold.jsonl"
    source.write_text(json.dumps({"text": "rien"}) + "\n")
    with pytest.raises(NothingToScoreError):
        scored(source, pipeline, 1, 10)
