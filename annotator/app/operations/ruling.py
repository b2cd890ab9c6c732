"""Settling disagreements by rules, in many documents as one gesture."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from annotator.app.adjudicating.access import check_access
from annotator.app.adjudicating.queue import tables
from annotator.app.adjudicating.ruling import Tally, changes_by, rulings_on, wanted
from annotator.app.adjudicating.table import FINISHED, Voters
from annotator.app.operations.adjudicating import author, opened
from annotator.app.operations.operation import Plan, Reader
from annotator.core.changes import Change
from annotator.core.ids import DocumentId
from annotator.core.rulings import Rule

_PART = 200
"""How many documents are settled in one transaction, and so how many are in memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ApplyRules:
    """Settle what rules settle, the first that applies; the rest stays open.

    ``documents`` are those to look at, None for all that several annotators have done. ``tally``
    counts along: at the end it tells what was done.

    Raises:
        AdjudicationInPackageError: the project is a work package.
    """

    rules: tuple[Rule, ...]
    tally: Tally
    documents: tuple[DocumentId, ...] | None = None
    voters: Voters = FINISHED
    name: ClassVar[str] = "apply-rules"

    def parts(self, project: Reader) -> Iterator[Plan]:
        """Yield the changes, two hundred documents at a time."""
        holdings = opened(project)
        check_access(holdings)
        who = author(holdings)
        waiting: list[Change] = []
        numbers = wanted(holdings, self.documents, self.voters)
        for _, _, table in tables(holdings, numbers, self.voters):
            rulings = rulings_on(table, self.rules)
            waiting += changes_by(table, rulings, who)
            self.tally.take(table, rulings)
            if self.tally.documents % _PART == 0:
                yield self._plan(waiting)
                waiting = []
        yield self._plan(waiting)

    def _plan(self, changes: list[Change]) -> Plan:
        fields = {"count": self.tally.settled.total()}
        return Plan(changes=tuple(changes), fields=fields, progress=False)
