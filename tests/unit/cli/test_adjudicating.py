"""Settling disagreements by rules from a terminal, and exporting what came of it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.operations.operation import Plan, Reader
from annotator.app.project import SUFFIX, Project
from annotator.app.teamwork import PACKAGE
from annotator.cli.exit_codes import ExitCode
from annotator.core.changes import Added, Change, Updated
from annotator.core.ids import AnnotatorId, LabelId, LayerId, SpanId, new_id
from annotator.core.model import GOLD, Annotator, Document, DocumentState, DocumentStatus, Span
from annotator.core.scheme import Scheme

from .conftest import Run

SAID = {"Camille": ["PER", "LOC"], "Zoé": ["PER", "ORG"], "Ada": ["PER", "ORG"]}
PLACES = [(0, 4), (7, 11)]


class _Write:
    name = "write"
    undoable = False

    def __init__(self, *changes: Change) -> None:
        self.changes = changes

    def plan(self, project: Reader) -> Plan:
        del project
        return Plan(changes=self.changes, progress=False)


@pytest.fixture
def path(
    tmp_path: Path,
    scheme: Scheme,
    annotator: Annotator,
    add_document: Callable[..., Document],
) -> Path:
    """Return a project with one article that three annotators have finished."""
    project = Project.create(tmp_path / f"p{SUFFIX}", scheme=scheme, annotator=annotator)
    document = add_document(project, "Anne à Lyon.", title="Un")
    people = [annotator, *(Annotator(id=AnnotatorId(new_id()), name=n) for n in ("Zoé", "Ada"))]
    for who in people:
        project.join(who)
        spans = [
            Span(
                id=SpanId(new_id()),
                document=document.id,
                annotator=who.id,
                layer=LayerId("entities"),
                label=LabelId(label),
                start=start,
                end=end,
            )
            for label, (start, end) in zip(SAID[who.name], PLACES, strict=True)
        ]
        before = DocumentStatus(document=document.id, annotator=who.id)
        done = DocumentStatus(document=document.id, annotator=who.id, state=DocumentState.DONE)
        project.do(_Write(*map(Added, spans), Updated(before, done)))
    project.close()
    return project.path


def labels(path: Path) -> list[str]:
    project = Project.open(path)
    (document,) = project.document_ids()
    found = [span.label for span in project.spans_by(GOLD.id, document)]
    project.close()
    return list(found)


def test_a_preview_changes_nothing(run: Run, path: Path) -> None:
    result = run("adjudicate", path, "--rule", "agreed", "--preview", "--json")
    assert json.loads(result.stdout) == {
        "preview": True,
        "articles": 1,
        "changed": 1,
        "completed": 0,
        "settled": {"agreed": 1},
        "left": {"open": 1},
    }
    assert labels(path) == []


def test_rules_are_applied_in_order(run: Run, path: Path) -> None:
    result = run("adjudicate", path, "--rule", "majority:3", "--rule", "trusted:Camille")
    assert result.exit_code == ExitCode.OK
    assert "as the trusted annotator has it: 1" in result.stderr
    assert "Still open: cases 0; articles with nothing open: 1" in result.stderr
    assert labels(path) == ["PER", "LOC"]


def test_gold_goes_out_with_how_it_came_about(run: Run, path: Path, tmp_path: Path) -> None:
    run("adjudicate", path, "--rule", "agreed", "--rule", "majority")
    out = tmp_path / "gold.jsonl"
    assert run("export", path, "--whose", "gold", "-o", out).exit_code == ExitCode.OK
    (record,) = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    assert [(one["label"], one["start"]) for one in record["spans"]] == [("PER", 0), ("ORG", 7)]
    card = json.loads((tmp_path / "gold.jsonl.card.json").read_text("utf-8"))
    assert card["settled"] == [
        {"rule": "agreed", "by": "Camille", "cases": 1, "spans": 1},
        {"rule": "majority", "by": "Camille", "cases": 1, "spans": 1},
    ]
    assert [one["name"] for one in card["annotators"]] == ["gold"]
    words = (tmp_path / "gold.jsonl.card.md").read_text("utf-8")
    assert "| most annotators agree | Camille | 1 | 1 |" in words
    run("export", path, "--whose", "gold", "--anonymous", "-o", out)
    assert "Camille" not in (tmp_path / "gold.jsonl.card.json").read_text("utf-8")
    run("export", path, "--whose", "all", "-o", out)
    assert len(out.read_text("utf-8").splitlines()) == 3  # gold is nobody's work
    assert json.loads((tmp_path / "gold.jsonl.card.json").read_text("utf-8"))["settled"] == []


@pytest.mark.parametrize("rule", ["most", "majority:x", "trusted:Nobody", "agreed:2"])
def test_rules_that_there_are_not(run: Run, path: Path, rule: str) -> None:
    result = run("adjudicate", path, "--rule", rule)
    assert result.exit_code == ExitCode.USAGE
    assert "--rule" in result.stderr


def test_nothing_is_settled_in_a_package(run: Run, path: Path) -> None:
    project = Project.open(path)
    project.change_settings(**{PACKAGE: {"annotator": project.annotator_id}})
    project.close()
    result = run("adjudicate", path, "--rule", "agreed")
    assert result.exit_code == ExitCode.FAULT
    assert "work package" in result.stderr
