"""Rows of gold and of proposals: what they may hold, and what is wrong with the others."""

import io
import json
from typing import Any

import pytest

from annotator.core.errors import BadRowError, UnreadableFileError
from annotator.core.scoring import ClaimRecord, EntityRecord
from annotator.formats.gold_rows import AnnotatedRow, checked, read_annotated_rows


def read(*lines: object) -> list[AnnotatedRow | BadRowError]:
    data = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    return list(read_annotated_rows(io.BufferedReader(io.BytesIO(data.encode())), "gold.jsonl"))


def reasons(*lines: object) -> list[object]:
    return [row.fields["reason"] for row in read(*lines) if isinstance(row, BadRowError)]


def test_a_row_may_hold_spans_and_claims() -> None:
    claim = {"content": [0, 4], "source": None, "cue": [5, 8], "kind": "direct", "score": 1}
    (row,) = read(
        {
            "id": "a",
            "text": "Léa dit oui",
            "spans": [{"start": 0, "end": 3, "label": "PER", "text": "Léa"}],
            "claims": [{**claim, "origin": "rule quote 1", "modality": "denied"}],
            "optional": [claim],
            "source": "elsewhere",
        }
    )
    expected = ClaimRecord(content=(0, 4), cue=(5, 8), kind="direct", score=1.0)
    assert row == AnnotatedRow(
        id="a",
        line=1,
        text="Léa dit oui",
        spans=(EntityRecord(start=0, end=3, label="PER"),),
        claims=(
            ClaimRecord(
                content=(0, 4), cue=(5, 8), kind="direct", score=1.0, origin="rule quote 1"
            ),
        ),
        optional=(expected,),
    )


def test_saying_nothing_is_not_saying_that_there_is_nothing() -> None:
    silent, empty = read({"id": 1, "text": "a"}, {"id": 2, "text": "a", "spans": []})
    assert isinstance(silent, AnnotatedRow)
    assert isinstance(empty, AnnotatedRow)
    assert (silent.annotated, silent.spans, silent.claims) == (False, None, None)
    assert (empty.annotated, empty.spans, empty.claims) == (True, (), None)


def test_ids_are_strings_and_by_default_the_number_of_the_line() -> None:
    rows = read({"id": 7, "spans": []}, "", {"spans": []}, {"id": ["x", 1], "spans": []})
    assert [row.id for row in rows if isinstance(row, AnnotatedRow)] == ["7", "3", '["x",1]']


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not-json"),
        ("[]", "not-an-object"),
        ({"spans": [{"start": 0, "end": 3}]}, "Object missing required field `label`"),
        ({"claims": [{"content": [0]}]}, "at `$.claims[0].content`"),
        ({"claims": [{"content": [0, 1], "score": 1.5}]}, "<= 1.0"),
        ({"text": 5}, "at `$.text`"),
    ],
)
def test_bad_lines_are_named(line: Any, reason: str) -> None:
    problem, good = read(line, {"id": "b", "spans": []})
    assert isinstance(problem, BadRowError)
    assert (problem.fields["name"], problem.fields["line"]) == ("gold.jsonl", 1)
    assert reason in str(problem.fields["reason"])
    assert isinstance(good, AnnotatedRow)


def test_an_id_stands_once() -> None:
    assert reasons({"id": "a", "spans": []}, {"id": "a", "claims": []}) == ["id-twice"]


def test_a_file_that_is_not_text_is_refused() -> None:
    with pytest.raises(UnreadableFileError):
        list(read_annotated_rows(io.BufferedReader(io.BytesIO(bytes(range(256)) * 9)), "x.jsonl"))


@pytest.mark.parametrize(
    "row",
    [
        {"spans": [{"start": 2, "end": 2, "label": "PER"}]},
        {"spans": [{"start": -1, "end": 2, "label": "PER"}]},
        {"claims": [{"content": [0, 4]}]},
        {"claims": [{"content": [0, 1], "source": [3, 4]}]},
        {"claims": [], "optional": [{"content": [0, 1], "cue": [1, 0]}]},
    ],
)
def test_ranges_must_lie_in_the_text(row: dict[str, object]) -> None:
    (found,) = read(row)
    assert isinstance(found, AnnotatedRow)
    with pytest.raises(BadRowError) as fault:
        checked(found, "xyz", "gold.jsonl")
    assert fault.value.fields["reason"] == "outside-text"
