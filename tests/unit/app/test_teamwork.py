"""What a project holds of a team: written through the one door, and taken back as data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import ClassVar

import pytest

from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.teamwork import PACKAGE
from annotator.core.changes import Added, Change, Updated
from annotator.core.effects import Effects
from annotator.core.ids import (
    AnnotatorId,
    BatchId,
    DecisionId,
    LabelId,
    LayerId,
    SpanId,
    new_id,
)
from annotator.core.model import GOLD, Annotator, Document, Span
from annotator.core.team import Batch, Decision, overlapping

MakeProject = Callable[..., Project]
AddDocument = Callable[..., Document]
ZOE = Annotator(id=AnnotatorId(new_id()), name="Zoé")


@dataclass(frozen=True, slots=True)
class Write:
    """Write whatever changes a test wants."""

    changes: tuple[Change, ...]
    name: ClassVar[str] = "write"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the changes."""
        return Plan(changes=self.changes, progress=False)


@pytest.fixture
def project(make_project: MakeProject) -> Project:
    project = make_project()
    project.join(ZOE)
    return project


def batch_of(*documents: Document) -> Batch:
    return Batch(
        id=BatchId(new_id()),
        annotator=ZOE.id,
        name="one",
        documents=tuple(document.id for document in documents),
        suggestions=False,
        at=1,
    )


def gold_of(document: Document, project: Project) -> tuple[Span, Decision]:
    span = Span(
        id=SpanId(new_id()),
        document=document.id,
        annotator=GOLD.id,
        layer=LayerId("entities"),
        label=LabelId("PER"),
        start=0,
        end=4,
    )
    decision = Decision(
        id=DecisionId(new_id()),
        document=document.id,
        layer=span.layer,
        start=0,
        end=4,
        by=project.annotator_id,
        at=7,
        chosen=(ZOE.id,),
        sources=(SpanId(new_id()),),
        spans=(span.id,),
        comment="agreed on the phone",
    )
    return span, decision


def test_batches_are_written_changed_and_taken_back(
    project: Project, add_document: AddDocument
) -> None:
    first, second = add_document(project, "Anna."), add_document(project, "Bea.")
    batch = batch_of(first, second)
    assert project.do(Write((Added(batch),))).team
    assert project.batches() == project.batches(ZOE.id) == [batch]
    assert project.batches(project.annotator_id) == []
    assert project.assigned_to(second.id) == (ZOE.id,)
    assert overlapping(project.batches()) == {first.id: (ZOE.id,), second.id: (ZOE.id,)}

    fewer = replace(batch, documents=(second.id,), suggestions=True)
    project.do(Write((Updated(batch, fewer),)))
    assert project.batches() == [fewer]
    assert project.assigned_to(first.id) == ()
    project.undo()
    assert project.batches() == [batch]
    project.undo()
    assert project.batches() == []
    project.redo()
    assert project.batches() == [batch]


def test_gold_is_written_beside_the_annotators_work_and_taken_back(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "Anna rit.")
    assert not project.has_gold
    assert project.spans_by(GOLD.id, document.id) == ()
    span, decision = gold_of(document, project)
    effects = project.do(Write((Added(span), Added(decision))))
    assert effects == Effects(decided=frozenset({document.id}))
    assert project.has_gold
    assert GOLD not in project.people
    assert project.spans_by(GOLD.id, document.id) == (span,)
    assert project.decisions(document.id) == (decision,)
    assert project.decisions_among([project.number(document.id)]) == {document.id: (decision,)}
    assert project.spans(document.id) == ()
    assert not list(project.learned.entries())

    later = replace(decision, deferred=True, comment="")
    project.do(Write((Updated(decision, later),)))
    assert project.decisions(document.id) == (later,)
    project.undo()
    project.undo()
    assert project.decisions(document.id) == ()
    assert project.spans_by(GOLD.id, document.id) == ()
    project.redo()
    assert project.spans_by(GOLD.id, document.id) == (span,)
    assert project.decisions(document.id) == (decision,)


def test_who_works_in_a_file(project: Project, add_document: AddDocument, tmp_path: Path) -> None:
    document = add_document(project, "Anna rit.")
    project.do(Write((Added(gold_of(document, project)[0]),)))
    first, path = project.annotator, project.path
    project.close()
    assert _worker(path) == first
    assert _worker(path, ZOE) == ZOE
    assert _worker(path, GOLD) == first
    assert _worker(path, Annotator(id=AnnotatorId(new_id()), name="Nobody")) == first

    with_package = Project.open(path)
    with_package.change_settings(**{PACKAGE: {"annotator": ZOE.id}})
    assert with_package.package == {"annotator": ZOE.id}
    with_package.close()
    assert _worker(path, first) == ZOE


def test_a_gesture_counts_for_the_work_that_it_changes(
    project: Project, add_document: AddDocument
) -> None:
    document = add_document(project, "Anna rit.")
    project.do(CreateSpan(document.id, 0, 4, LabelId("PER")))
    project.do(Write((Added(gold_of(document, project)[0]),)))
    worked = next(iter(project.everybody.each([project.number(document.id)])))
    changed = {work.annotator: work.changed for work in worked.works}
    assert set(changed) == {project.annotator, GOLD}
    assert None not in changed.values()


def _worker(path: Path, annotator: Annotator | None = None) -> Annotator:
    project = Project.open(path, annotator)
    try:
        return project.annotator
    finally:
        project.close()
