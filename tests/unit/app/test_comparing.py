"""A project against gold, step by step."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from annotator.app.comparing import Comparison, compare_project
from annotator.app.error_report import Wrong, passage
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.score_tables import notes, plain, tables
from annotator.core.errors import NothingToScoreError, UnreadableFileError
from annotator.core.ids import LabelId
from annotator.core.model import Document

AddDocument = Callable[..., Document]
TEXT = "Kiev et Moscou.\r\nAnne Lemoal attend."


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    return path


def run(project: Project, path: Path) -> Comparison:
    last = None
    for progress in compare_project(project, path):
        last = progress or last
    assert last is not None
    assert last.comparison is not None
    assert last.done == last.total
    return last.comparison


@pytest.fixture
def compared(project: Project, add_document: AddDocument, tmp_path: Path) -> Comparison:
    """Return a comparison: one right, one extra, one missed after a line end of two characters."""
    document = add_document(project, TEXT)
    for start, end in ((0, 4), (8, 14)):
        project.do(CreateSpan(document.id, start, end, LabelId("LOC")))
    start = TEXT.index("Anne Lemoal")
    gold = write(
        tmp_path / "gold.jsonl",
        {"id": "here", "text": TEXT, "spans": [
            {"start": 0, "end": 4, "label": "LOC"},
            {"start": start, "end": start + 11, "label": "PER"},
        ]},
        {"id": "elsewhere", "text": "Un texte absent.", "spans": []},
    )  # fmt: skip
    return run(project, gold)


def test_every_error_has_its_place_in_the_projects_text(
    project: Project, compared: Comparison
) -> None:
    assert [item.wrong for item in compared.findings] == [(Wrong.EXTRA,), (Wrong.MISSED,)]
    extra, missed = compared.findings
    for finding, words in ((extra, "Moscou"), (missed, "Anne Lemoal")):
        document, (start, end) = compared.place(finding)
        assert project.document(document).text[start:end] == words
        record = finding.expected or finding.got
        assert record is not None
        assert passage(record, compared.evaluation.gold.text(finding.id), "en").endswith(words)


def test_what_is_not_in_the_project_is_named(compared: Comparison) -> None:
    assert compared.evaluation.absent == ("elsewhere",)
    first, *_ = notes(compared.evaluation, "en", 5)
    assert first.endswith("1 (elsewhere)")
    assert "not in the project" in first


def test_tables_write_numbers_as_they_are_asked_to(compared: Comparison) -> None:
    (entities,) = tables(compared.evaluation, "en")
    assert entities.head[1:4] == ("precision", "recall", "F1")
    assert entities.rows[0][1:] == ("50.0", "50.0", "50.0", "1", "2", "2")
    (french,) = tables(
        compared.evaluation, "fr", lambda value, places: plain(value, places).replace(".", ",")
    )
    assert french.rows[0][1] == "50,0"


def test_gold_of_other_texts_is_a_fault(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    add_document(project, "Autre.")
    gold = write(tmp_path / "gold.jsonl", {"id": "x", "text": "Absent.", "spans": []})
    with pytest.raises(NothingToScoreError):
        run(project, gold)
    with pytest.raises(UnreadableFileError):
        run(project, tmp_path / "none.jsonl")


def test_a_comparison_can_be_given_up_at_any_step(
    project: Project, add_document: AddDocument, tmp_path: Path
) -> None:
    for number in range(120):
        add_document(project, f"Texte {number}.")
    gold = write(tmp_path / "gold.jsonl", {"id": "x", "text": "Texte 3.", "spans": []})
    whole = len([step for step in compare_project(project, gold) if step is not None])
    assert whole >= 4  # it reports between documents, not at the end alone
    for steps in range(4):
        going = compare_project(project, gold)
        for _ in range(steps):
            next(going)
        going.close()
