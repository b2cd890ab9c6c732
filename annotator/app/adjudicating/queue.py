"""Which documents wait to be adjudicated, and how many of their cases stand how."""

from collections import Counter
from collections.abc import Collection, Generator, Iterator, Sequence
from dataclasses import dataclass

from annotator.app.adjudicating.access import blind
from annotator.app.adjudicating.table import FINISHED, Table, Voters, table_from
from annotator.app.holdings import Holdings
from annotator.core.adjudication import WAITING, CaseState
from annotator.core.ids import AnnotatorId, DocumentId
from annotator.core.listing import Listing
from annotator.core.model import DocumentState
from annotator.core.query import parse_query

LEAST = 2
"""How many must have finished a document, so that there is something to adjudicate."""
_STEP = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One document of the queue."""

    document: DocumentId
    number: int
    title: str
    annotators: tuple[AnnotatorId, ...]
    """Who counts there."""
    cases: Counter[CaseState]
    """How many cases stand how."""
    state: DocumentState
    """How far adjudication has come with it."""

    @property
    def left(self) -> int:
        """How many cases somebody has to decide on."""
        return sum(self.cases[state] for state in WAITING)

    @property
    def done(self) -> bool:
        """Whether gold is complete and nothing came in since."""
        return self.state is DocumentState.DONE and not self.left


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueProgress:
    """How far the search has come, in documents; the last one has the queue."""

    done: int
    total: int
    queue: tuple[Waiting, ...] = ()
    """Those with the most cases to decide first, finished ones last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which documents of the queue are asked for."""

    query: str = ""
    """As typed into the search field."""
    finished: bool = True
    """Whether those where nothing is left to decide are listed too."""
    states: frozenset[CaseState] = frozenset()
    """Only those with a case in one of these states; none named means any."""

    def passes(self, row: Waiting) -> bool:
        """Tell whether a document is asked for."""
        wanted = not self.states or any(row.cases[state] for state in self.states)
        return wanted and (self.finished or not row.done)


EVERYTHING = Filter()


def queue(
    project: Holdings, voters: Voters = FINISHED, wanted: Filter = EVERYTHING
) -> Generator[QueueProgress, None, None]:
    """Look for the documents that at least two annotators have finished.

    Raises:
        BadQueryError: the query cannot be read.
    """
    numbers = candidates(project, voters, wanted.query)
    rows: list[Waiting] = []
    at = {number: place for place, number in enumerate(numbers, start=1)}
    told = 0
    yield QueueProgress(done=0, total=len(numbers))
    for number, title, table in tables(project, numbers, voters):
        row = _row(number, title, table)
        if wanted.passes(row):
            rows.append(row)
        if at[number] >= told + _STEP:
            told = at[number]
            yield QueueProgress(done=told, total=len(numbers))
    rows.sort(key=lambda row: (row.done, -row.left, row.number))
    yield QueueProgress(done=len(numbers), total=len(numbers), queue=tuple(rows))


def candidates(project: Holdings, voters: Voters, query: str = "") -> list[int]:
    """Return the numbers of the documents that somebody who may count has finished or begun."""
    states = [DocumentState.DONE, *([DocumentState.IN_PROGRESS] if voters.unfinished else [])]
    people = [one.id for one in project.people]
    if voters.annotators is not None:
        people = [one for one in people if one in voters.annotators]
    counts = Counter(
        number for one in people for number in project.everybody.worked_on(one, states)
    )
    found = sorted(number for number, count in counts.items() if count >= LEAST)
    if not query.strip():
        return found
    among = project.among(found, Listing(query=parse_query(query)))
    return [number for number in found if number in among]


def tables(
    project: Holdings, numbers: Sequence[int], voters: Voters
) -> Iterator[tuple[int, str, Table]]:
    """Yield number, title and table of documents that enough annotators have done.

    Left out is what whoever has the project open must not see yet.
    """
    hidden = blind(project)
    for first in range(0, len(numbers), _STEP):
        these = numbers[first : first + _STEP]
        decisions = project.decisions_among(these)
        for number, worked in zip(these, project.everybody.each(these, _STEP), strict=True):
            document = worked.document
            if document.id in hidden:
                continue
            made = decisions.get(document.id, ())
            table = table_from(worked, made, project.scheme, voters)
            if len(table.annotators) >= LEAST:
                yield number, document.title, table


def _row(number: int, title: str, table: Table) -> Waiting:
    return Waiting(
        document=table.document,
        number=number,
        title=title,
        annotators=table.annotators,
        cases=table.counts(),
        state=table.status.state,
    )


def counted(rows: Collection[Waiting]) -> Counter[CaseState]:
    """Return how many cases of all documents stand how."""
    total: Counter[CaseState] = Counter()
    for row in rows:
        total += row.cases
    return total
