"""Claims among what is learnt from, and what a run says of them."""

from __future__ import annotations

from dataclasses import replace

from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.app.training.choices import Choices
from annotator.app.training.material import Material
from annotator.app.training.runs import Counts, Run, Scores, from_row, to_row
from annotator.core.ids import LabelId, new_id
from annotator.core.model import DocumentState
from annotator.core.scoring import Score
from annotator.nlp.claim_scorer.job import ClaimScore, ClaimsLearnt


def test_accepted_claims_are_learnt_from(project: Project, annotate) -> None:
    document = annotate(1, DocumentState.IN_PROGRESS)
    project.do(CreateSpan(document, 0, 17, LabelId("CLAIM")))
    project.do(SetDocumentState(document, DocumentState.DONE))
    ((_, sample),) = Material(project, Choices()).portions()
    assert sample.claims == ((0, 17),)
    assert sample.refused_claims == ()
    assert all(label != "CLAIM" for *_, label in sample.entities)


def test_claims_decide_where_names_stay_as_they_were() -> None:
    learnt = ClaimsLearnt(
        accepted=30,
        rejected=300,
        articles=12,
        before=ClaimScore(claims=Score(5, 10, 10), ranking=0.5, loss=0.3),
        after=ClaimScore(claims=Score(8, 10, 10), ranking=0.9, loss=0.1),
        better=True,
        adds=True,
        drops=False,
        seconds=2.5,
    )
    names = Scores(strict=Score(6, 10, 10))
    run = Run(
        id=new_id(),
        number=1,
        at=0,
        base="fr",
        base_version="fr 1",
        pipeline="fr 1+1",
        counts=Counts(articles=12, held_out=3, spans=30, held_out_spans=10),
        before=names,
        after=names,
        claims=learnt,
    )
    assert run.better
    assert not replace(run, claims=None).better
    assert not replace(run, after=Scores(strict=Score(5, 10, 10))).better
    assert from_row(to_row(run)) == run
