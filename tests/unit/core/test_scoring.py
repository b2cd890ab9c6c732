"""Scores: by hand-worked examples, by properties, and digit for digit with the shared scorers."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.core.scoring import (
    ClaimRecord,
    Score,
    calibration,
    iou,
    score_claims,
    score_entities,
    trimmed,
)

LABELS = ("PER", "LOC", "ORG", "MISC")
ranges = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: (p[0], p[0] + p[1]))
parts = st.none() | ranges


def claim(content: tuple[int, int], **fields: object) -> ClaimRecord:
    return ClaimRecord(content=content, **fields)  # type: ignore[arg-type]


def test_rates_follow_from_counts() -> None:
    assert Score(3, 4, 6).per_cent() == (75.0, 50.0, 60.0)
    assert Score().per_cent() == (0.0, 0.0, 0.0)
    assert Score(1, 2, 3) + Score(1, 1, 1) == Score(2, 3, 4)


def test_marks_at_the_edges_do_not_count() -> None:
    text = "« Le port rouvre. », dit-elle"
    assert text[slice(*trimmed(text, (0, 19)))] == "Le port rouvre"
    assert trimmed("« »", (0, 3)) == (3, 3)


def test_intersection_over_union() -> None:
    assert iou((0, 10), (0, 10)) == 1
    assert iou((0, 10), (5, 15)) == pytest.approx(1 / 3)
    assert iou((0, 10), (10, 15)) == 0


def test_entities_by_hand() -> None:
    gold = {"a": [(0, 4, "PER"), (10, 14, "LOC"), (20, 26, "ORG")]}
    proposed = {"a": [(0, 4, "PER"), (10, 16, "LOC"), (20, 26, "LOC"), (30, 33, "DATE")]}
    scores = score_entities(gold, proposed, LABELS)
    assert scores.strict == Score(1, 3, 3)
    assert scores.overlap == Score(2, 3, 3)
    assert scores.span == Score(2, 3, 3)
    assert scores.labels["LOC"] == Score(0, 2, 1)


def test_claims_by_hand() -> None:
    text = "x" * 200
    gold = {
        "a": [
            claim((0, 40), source=(50, 60), cue=(41, 49), kind="direct"),
            claim((100, 120), kind="indirect"),
        ]
    }
    optional = {"a": [claim((150, 180), kind="indirect")]}
    proposed = {
        "a": [
            claim((0, 36), source=(55, 58), cue=None, kind="direct"),
            claim((100, 120), source=None, cue=(0, 1), kind="mixed"),
            claim((151, 180), kind="indirect"),
            claim((190, 195), kind="indirect"),
        ]
    }
    scores = score_claims({"a": text}, gold, proposed, optional)
    assert scores.exact == Score(1, 3, 2)
    assert scores.iou80 == Score(2, 3, 2)
    assert scores.iou50 == Score(2, 3, 2)
    assert (scores.pairs, scores.source_right, scores.cue_right, scores.kind_right) == (2, 2, 0, 1)
    assert scores.kinds == {"direct": Score(1, 0, 1), "indirect": Score(1, 0, 1)}


def test_calibration_counts_right_ones_by_score() -> None:
    gold = {"a": [claim((0, 40))]}
    proposed = {"a": [claim((0, 40), score=0.95), claim((60, 70), score=0.2), claim((80, 90))]}
    bins = calibration({"a": "x" * 100}, gold, proposed, {})
    assert (bins[9].count, bins[9].right) == (1, 1)
    assert (bins[2].count, bins[2].right) == (1, 0)
    assert sum(item.count for item in bins) == 2


@given(st.lists(st.builds(claim, ranges, source=parts, cue=parts), max_size=6))
def test_gold_scored_against_itself_is_perfect(claims: list[ClaimRecord]) -> None:
    distinct = list({item.content: item for item in claims}.values())
    scores = score_claims({"a": "x" * 100}, {"a": distinct}, {"a": distinct}, {})
    assert scores.exact.right == len(distinct)
    assert scores.source_right == scores.cue_right == scores.pairs == len(distinct)


@given(
    st.lists(st.builds(claim, ranges), max_size=6), st.lists(st.builds(claim, ranges), max_size=6)
)
def test_a_looser_threshold_never_finds_less(
    gold: list[ClaimRecord], proposed: list[ClaimRecord]
) -> None:
    scores = score_claims({"a": "x" * 100}, {"a": gold}, {"a": proposed}, {})
    assert scores.exact.right <= scores.iou80.right <= scores.iou50.right


def _rows(path: Path) -> list[dict[str, object]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def _shifted(row: dict[str, object], index: int) -> dict[str, object]:
    """Return a gold row damaged in a way that depends on ``index``, as a proposal."""
    claims = []
    for place, item in enumerate(row["claims"]):  # type: ignore[arg-type, var-annotated]
        start, end = item["content"]
        if (index + place) % 5 == 0:
            continue
        if (index + place) % 3 == 0:
            start = min(start + 7, end - 1)
        source = None if (index + place) % 4 == 0 else item["source"]
        claims.append({**item, "content": [start, end], "source": source})
    return {"id": row["id"], "claims": claims}


def _record(data: dict[str, object]) -> ClaimRecord:
    def pair(name: str) -> tuple[int, int] | None:
        value = data.get(name)
        return None if value is None else (value[0], value[1])  # type: ignore[index]

    content = pair("content")
    assert content is not None
    return claim(content, source=pair("source"), cue=pair("cue"), kind=data["kind"])


def test_claims_agree_with_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    gold_path = shared / "gold" / "claims_dev.jsonl"
    gold = _rows(gold_path)
    proposed = [_shifted(row, index) for index, row in enumerate(gold)]
    path = tmp_path / "proposed.jsonl"
    path.write_text("\n".join(map(json.dumps, proposed)), encoding="utf-8")
    script = shared / "gold" / "score_claims.py"
    printed = subprocess.run(
        [sys.executable, script, gold_path, path], check=True, capture_output=True, text=True
    )
    theirs = json.loads(printed.stdout)

    def records(rows: list[dict[str, object]], key: str) -> dict[str, list[ClaimRecord]]:
        return {
            str(row["id"]): [_record(item) for item in row.get(key, [])]  # type: ignore[attr-defined]
            for row in rows
        }

    texts = {str(row["id"]): str(row["text"]) for row in gold}
    ours = score_claims(
        texts, records(gold, "claims"), records(proposed, "claims"), records(gold, "optional")
    )
    assert list(ours.exact.per_cent()) == theirs["exact"]
    assert list(ours.iou80.per_cent()) == theirs["iou80"]
    assert list(ours.iou50.per_cent()) == theirs["iou50"]
    assert round(100 * ours.source_right / ours.pairs, 1) == theirs["source_acc"]
    assert round(100 * ours.cue_right / ours.pairs, 1) == theirs["cue_acc"]
    assert round(100 * ours.kind_right / ours.pairs, 1) == theirs["kind_acc"]


def test_entities_agree_with_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    gold_path = shared / "gold" / "entities_dev.jsonl"
    gold = _rows(gold_path)
    proposed = []
    for index, row in enumerate(gold):
        spans = []
        for place, item in enumerate(row["spans"]):  # type: ignore[arg-type, var-annotated]
            damage = (index + place) % 6
            end = (
                item["end"] - 1 if damage == 1 and item["end"] - item["start"] > 1 else item["end"]
            )
            label = "ORG" if damage == 2 else item["label"]
            if damage != 3:
                spans.append({"start": item["start"], "end": end, "label": label})
        proposed.append({"id": row["id"], "spans": spans})
    path = tmp_path / "proposed.jsonl"
    path.write_text("\n".join(map(json.dumps, proposed)), encoding="utf-8")
    script = shared / "gold" / "score_entities.py"
    printed = subprocess.run(
        [sys.executable, script, gold_path, path], check=True, capture_output=True, text=True
    )
    theirs = json.loads(printed.stdout)

    def entities(rows: list[dict[str, object]]) -> dict[str, list[tuple[int, int, str]]]:
        return {
            str(row["id"]): [(item["start"], item["end"], item["label"]) for item in row["spans"]]  # type: ignore[attr-defined]
            for row in rows
        }

    ours = score_entities(entities(gold), entities(proposed), LABELS)
    assert list(ours.strict.per_cent()) == theirs["strict"]
    assert list(ours.overlap.per_cent()) == theirs["overlap"]
    assert list(ours.span.per_cent()) == theirs["span"]
    labels = {label: score.per_cent()[2] for label, score in ours.labels.items()}
    assert labels == theirs["per_label_strict_f1"]
