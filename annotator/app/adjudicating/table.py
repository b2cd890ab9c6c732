"""What lies on the adjudicator's table: one document with all who count, and its cases."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from annotator.app.holdings import Holdings
from annotator.core.adjudication import Case, CaseState, cases_of
from annotator.core.ids import AnnotatorId, DocumentId, LayerId
from annotator.core.model import GOLD, DocumentState, DocumentStatus
from annotator.core.scheme import Scheme
from annotator.core.sides import Voice
from annotator.core.team import Decision
from annotator.store.outgoing import Worked


@dataclass(frozen=True, slots=True, kw_only=True)
class Voters:
    """Whose work counts: those who have finished a document, unless it is asked otherwise."""

    annotators: tuple[AnnotatorId, ...] | None = None
    """Only these; None means everybody."""
    unfinished: bool = False
    """Whether those who have only begun count too."""

    def counts(self, status: DocumentStatus) -> bool:
        """Tell whether who has come so far with a document counts there."""
        if status.annotator == GOLD.id:
            return False
        if self.annotators is not None and status.annotator not in self.annotators:
            return False
        begun = self.unfinished and status.state is DocumentState.IN_PROGRESS
        return begun or status.state is DocumentState.DONE


FINISHED = Voters()
"""Everybody who has finished a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One document as it stands between its annotators and gold."""

    document: DocumentId
    annotators: tuple[AnnotatorId, ...]
    """Who counts, in the order in which they came."""
    cases: tuple[Case, ...]
    """By place."""
    gold: Voice
    status: DocumentStatus
    """How far adjudication has come with the document."""

    def counts(self) -> Counter[CaseState]:
        """Return how many cases stand how."""
        return Counter(case.state for case in self.cases)

    @property
    def waiting(self) -> tuple[Case, ...]:
        """The cases that somebody has to decide on, by place."""
        return tuple(case for case in self.cases if case.waiting)

    def case(self, key: tuple[LayerId, int]) -> Case | None:
        """Return the case with a key, if it is there."""
        return next((case for case in self.cases if case.key == key), None)


def table_of(project: Holdings, document: DocumentId, voters: Voters = FINISHED) -> Table:
    """Return one document with all who count there."""
    voices = [
        Voice(
            annotator=one.id,
            spans=project.spans_by(one.id, document),
            relations=project.relations_by(one.id, document),
        )
        for one in project.people
        if voters.counts(project.status_by(one.id, document))
    ]
    gold = Voice(
        annotator=GOLD.id,
        spans=project.spans_by(GOLD.id, document),
        relations=project.relations_by(GOLD.id, document),
    )
    return Table(
        document=document,
        annotators=tuple(voice.annotator for voice in voices),
        cases=cases_of(document, voices, gold, project.decisions(document), project.scheme),
        gold=gold,
        status=project.status_by(GOLD.id, document),
    )


def table_from(
    worked: Worked, decisions: Iterable[Decision], scheme: Scheme, voters: Voters = FINISHED
) -> Table:
    """Return the same from a document that was read with everybody's work on it."""
    voices = [
        Voice(annotator=work.annotator.id, spans=work.spans, relations=work.relations)
        for work in worked.works
        if voters.counts(work.status)
    ]
    found = worked.of(GOLD.id)
    spans, relations = (found.spans, found.relations) if found is not None else ((), ())
    gold = Voice(annotator=GOLD.id, spans=spans, relations=relations)
    document = worked.document.id
    nothing = DocumentStatus(document=document, annotator=GOLD.id)
    return Table(
        document=document,
        annotators=tuple(voice.annotator for voice in voices),
        cases=cases_of(document, voices, gold, decisions, scheme),
        gold=gold,
        status=nothing if found is None else found.status,
    )
