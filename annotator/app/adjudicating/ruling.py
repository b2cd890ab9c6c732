"""Rules applied to many documents: what they would do, counted first, and doing it."""

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass, field

from annotator.app.adjudicating.gold import Author, GoldMaking
from annotator.app.adjudicating.queue import candidates, tables
from annotator.app.adjudicating.table import FINISHED, Table, Voters
from annotator.app.holdings import Holdings
from annotator.core.adjudication import Case, CaseState
from annotator.core.changes import Change
from annotator.core.ids import DocumentId
from annotator.core.model import DocumentState
from annotator.core.rulings import Rule, Ruling, ruled
from annotator.core.team import DecisionRule

_STEP = 20


@dataclass(slots=True)
class Tally:
    """What rules do, or would do."""

    documents: int = 0
    """Those that several annotators have done."""
    changed: int = 0
    """Those of them in which something is settled."""
    completed: int = 0
    """Those of them where nothing is left to decide."""
    settled: Counter[DecisionRule] = field(default_factory=Counter)
    """How many cases each rule settles."""
    left: Counter[CaseState] = field(default_factory=Counter)
    """How many cases still wait, by how they stand."""

    def take(self, table: Table, rulings: Sequence[tuple[Case, Ruling]]) -> None:
        """Count one document."""
        settled = {case.key for case, _ in rulings}
        left = [case for case in table.waiting if case.key not in settled]
        self.documents += 1
        self.changed += bool(rulings)
        self.completed += not left
        self.settled.update(ruling.rule for _, ruling in rulings)
        self.left.update(case.state for case in left)


@dataclass(frozen=True, slots=True, kw_only=True)
class RulingProgress:
    """How far it is, in documents, and what was counted so far."""

    done: int
    total: int
    tally: Tally


def rulings_on(table: Table, rules: Sequence[Rule]) -> list[tuple[Case, Ruling]]:
    """Return the cases of a document that rules settle, each with how."""
    found = ((case, ruled(case, rules)) for case in table.cases)
    return [(case, ruling) for case, ruling in found if ruling is not None]


def changes_by(
    table: Table, rulings: Sequence[tuple[Case, Ruling]], author: Author
) -> tuple[Change, ...]:
    """Return the changes that settle a document's cases so; none where nothing is to be done."""
    if not rulings and (table.waiting or table.status.state is DocumentState.DONE):
        return ()
    making = GoldMaking(table, author)
    for case, ruling in rulings:
        making.take(case, ruling)
    return making.changes()


def wanted(project: Holdings, documents: Sequence[DocumentId] | None, voters: Voters) -> list[int]:
    """Return the numbers of the documents that may be ruled on: of these, or of all."""
    found = candidates(project, voters)
    if documents is None:
        return found
    among = {project.number(document) for document in documents}
    return [number for number in found if number in among]


def preview_rules(
    project: Holdings,
    rules: Sequence[Rule],
    documents: Sequence[DocumentId] | None = None,
    voters: Voters = FINISHED,
) -> Generator[RulingProgress, None, None]:
    """Count what rules would settle; the project stays as it is."""
    numbers, tally = wanted(project, documents, voters), Tally()
    yield RulingProgress(done=0, total=len(numbers), tally=tally)
    at = 0
    for at, (_, _, table) in enumerate(tables(project, numbers, voters), start=1):
        tally.take(table, rulings_on(table, rules))
        if at % _STEP == 0 and at < len(numbers):
            yield RulingProgress(done=at, total=len(numbers), tally=tally)
    yield RulingProgress(done=len(numbers), total=len(numbers), tally=tally)
