"""What is looked at when an article is finished, and known answers that travel or stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.app.checking.finishing import findings
from annotator.app.checking.known import (
    ANSWERS,
    answers_for,
    can_be_known,
    difference,
    known_scores,
)
from annotator.app.checking.settings import QUALITY, Quality, quality_of, set_quality
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.spans import CreateSpan, DeleteSpans
from annotator.app.project import Project
from annotator.app.teamwork import PACKAGE
from annotator.core.changes import Added, Change, Updated
from annotator.core.errors import AdjudicationInPackageError
from annotator.core.ids import AnnotatorId, LabelId, SpanId, new_id
from annotator.core.model import Annotator, Document, DocumentState, DocumentStatus

AddDocument = Callable[..., Document]
TEXT = "Anne Lemoal vit à Valbourg depuis le 3 mai. " * 10
PER, LOC, DATE = LabelId("PER"), LabelId("LOC"), LabelId("DATE")
ZOE = Annotator(id=AnnotatorId(new_id()), name="Zoé")


class _Write:
    name = "write"
    undoable = False

    def __init__(self, *changes: Change) -> None:
        self.changes = changes

    def plan(self, project: Reader) -> Plan:
        del project
        return Plan(changes=self.changes, progress=False)


@pytest.fixture
def document(project: Project, add_document: AddDocument) -> Document:
    return add_document(project, TEXT)


def test_nothing_is_looked_at_unless_it_is_on(project: Project, document: Document) -> None:
    project.do(CreateSpan(document.id, 37, 42, DATE))
    project.do(CreateSpan(document.id, 39, 42, LOC))
    assert not findings(project, document.id).any
    set_quality(project, Quality(combinations=True))
    (breach,) = findings(project, document.id).breaches
    assert breach.check.id == "date-apart"
    set_quality(project, Quality(combinations=True, off=("date-apart",)))
    assert not findings(project, document.id).any


def test_haste_by_a_threshold_and_by_ones_own_pace(
    project: Project, document: Document, add_document: AddDocument
) -> None:
    set_quality(project, Quality(pace=True, seconds=100))
    project.add_time(document.id, 20_000)
    found = findings(project, document.id)
    assert (found.seconds, found.least) == (20, int(len(document.text) / 10))
    project.add_time(document.id, 60_000)
    assert not findings(project, document.id).any

    set_quality(project, Quality(pace=True))
    quick = add_document(project, f"{TEXT}Fin.")
    assert not findings(project, quick.id).any  # nobody's pace is known yet
    for number in range(5):
        done = add_document(project, f"{TEXT}{number}")
        project.add_time(done.id, 90_000)
        project.do(SetDocumentState(done.id, DocumentState.DONE))
    assert findings(project, quick.id).least == pytest.approx(30, abs=1)
    project.add_time(quick.id, 31_000)
    assert not findings(project, quick.id).any
    assert not findings(project, add_document(project, "Anne.").id).any  # too short to tell


def test_settings_are_the_leads(project: Project) -> None:
    set_quality(project, Quality(pace=True, seconds=7))
    assert quality_of(project) == Quality(pace=True, seconds=7)
    project.change_settings(**{QUALITY: {"pace": "much"}})
    assert quality_of(project) == Quality()
    project.change_settings(**{PACKAGE: {"annotator": project.annotator_id}})
    with pytest.raises(AdjudicationInPackageError):
        set_quality(project, Quality())


def test_known_answers_travel_only_where_annotators_are_told(
    project: Project, document: Document
) -> None:
    assert not can_be_known(project, document.id)
    project.do(CreateSpan(document.id, 0, 11, PER))
    project.do(SetDocumentState(document.id, DocumentState.DONE))
    assert can_be_known(project, document.id)
    silent = Quality(known=(document.id,))
    set_quality(project, silent)
    assert answers_for(project, {document.id}) == {}
    set_quality(project, replace(silent, feedback=True))
    assert answers_for(project, set()) == {}
    travelling = answers_for(project, {document.id})
    assert travelling == {ANSWERS: {document.id: [("PER", 0, 11)]}}

    project.do(DeleteSpans(document.id, (project.spans(document.id)[0].id,)))
    project.do(CreateSpan(document.id, 18, 26, LOC))
    package = {PACKAGE: {"annotator": project.annotator_id}, QUALITY: {"feedback": True}}
    project.change_settings(**package, **travelling)
    found = difference(project, document.id)
    assert found is not None
    assert (found.missing, found.extra) == ((("PER", 0, 11),), (("LOC", 18, 26),))
    assert findings(project, document.id).difference == found


def test_the_lead_sees_how_others_did(project: Project, document: Document) -> None:
    project.do(CreateSpan(document.id, 0, 11, PER))
    project.do(CreateSpan(document.id, 18, 26, LOC))
    project.do(SetDocumentState(document.id, DocumentState.DONE))
    set_quality(project, Quality(known=(document.id,)))
    assert known_scores(project) == []
    project.join(ZOE)
    right, wrong = project.spans(document.id)
    theirs = [
        replace(right, id=SpanId(new_id()), annotator=ZOE.id),
        replace(wrong, id=SpanId(new_id()), annotator=ZOE.id, end=wrong.end - 1),
    ]
    before = DocumentStatus(document=document.id, annotator=ZOE.id)
    project.do(
        _Write(*map(Added, theirs), Updated(before, replace(before, state=DocumentState.DONE)))
    )
    (score,) = known_scores(project)
    assert (score.annotator, score.articles) == (ZOE, 1)
    assert score.score.per_cent() == (50.0, 50.0, 50.0)
