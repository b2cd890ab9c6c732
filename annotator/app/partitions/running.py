"""Carrying parts to workers and answers back: retries, what is set aside, and how fast it goes."""

from collections import Counter
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from annotator.app.partitions.local import LocalWorkers
from annotator.app.partitions.plan import Part
from annotator.app.partitions.problems import Problem
from annotator.app.partitions.work import Answer, Job, Work, joined
from annotator.app.partitions.workers import Outcome, Workers
from annotator.core.errors import SuggestionFailedError, WorkersFailedError

LOSSES = 3
"""So often may a part lose its worker; then its articles are tried one by one."""
_SET_ASIDE = 5
"""More articles of a part that end the process each are no bad articles, but a bad machine."""
_GIVEN_UP = 3
"""So many parts in a row that nobody could make end the run."""
_TICK = 1.0
MakeJob = Callable[[Part], Job | Answer]
"""Reads a part; an answer where there is nothing to compute."""


@dataclass(frozen=True, slots=True)
class Made:
    """A part and its answer; None where it could not be made, and why."""

    part: Part
    answer: Answer | None
    reason: str = ""


@dataclass(slots=True)
class Pace:
    """How much was computed in this run, and in how many seconds."""

    started: float = field(default_factory=monotonic)
    ended: float | None = None
    articles: int = 0
    words: int = 0
    parts: int = 0
    processor: float = 0.0
    """Seconds of processor time of all workers together."""

    def add(self, answer: Answer) -> None:
        """Count a part that has come in."""
        self.articles += answer.articles
        self.words += answer.words
        self.processor += answer.processor
        self.parts += 1

    @property
    def seconds(self) -> float:
        """Since the start, until the end if it has come."""
        now = monotonic() if self.ended is None else self.ended
        return max(now - self.started, 1e-6)

    def remaining(self, parts: int) -> float | None:
        """Return the seconds that ``parts`` more will take; None before the first has come in."""
        return self.seconds / self.parts * parts if self.parts else None


class Run:
    """One run of a kind of work over parts."""

    def __init__(self, workers: Workers, work: Work, make_job: MakeJob) -> None:
        self._workers = workers
        self._work = work
        self._make_job = make_job
        self._losses: Counter[int] = Counter()
        self._given_up = 0
        self.retried = 0
        """How often a part was handed out again because its worker was lost."""

    def over(self, parts: Iterable[Part]) -> Generator[Made | None, None, None]:
        """Yield the parts as they are made, in any order, and None whenever a second has passed.

        Raises:
            UserFacingError: a worker will not work (it has another pipeline), the input cannot be
                read, the cluster is gone, or nobody can make any part.
        """
        waiting = iter(parts)
        under_way: dict[int, tuple[Part, Job]] = {}
        more = True
        while more or under_way:
            while more and len(under_way) < self._workers.room:
                part = next(waiting, None)
                if part is None:
                    more = False
                elif isinstance(job := self._make_job(part), Answer):
                    yield Made(part, job)
                else:
                    under_way[part.number] = (part, job)
                    self._workers.submit(part.number, self._work, job)
            if not under_way:
                continue
            outcomes = self._workers.outcomes(_TICK)
            for outcome in outcomes:
                made = self._settled(outcome, *under_way[outcome.number])
                if made is not None:
                    del under_way[outcome.number]
                    yield made
            if not outcomes:
                yield None

    def _settled(self, outcome: Outcome, part: Part, job: Job) -> Made | None:
        """Return what has become of a part; None where it is tried again."""
        if outcome.answer is None:
            self._losses[part.number] += 1
            if not outcome.final and self._losses[part.number] < LOSSES:
                self.retried += 1
                self._workers.submit(part.number, self._work, job)
                return None
            answer = self._one_by_one(job)
        else:
            answer = outcome.answer
        if answer is None:
            self._given_up += 1
            if self._given_up >= _GIVEN_UP:
                raise WorkersFailedError(reason=outcome.reason)
            return Made(part, None, outcome.reason)
        if answer.refusal is not None:
            raise answer.refusal.as_error()
        self._given_up = 0
        return Made(part, answer)

    def _one_by_one(self, job: Job) -> Answer | None:
        """Return the answer without the articles that end the process; None if it is not they.

        This is done here, whatever the workers are: an article that kills is tried on nobody else.
        """
        answers: list[Answer] = []
        aside = 0
        with LocalWorkers(1) as alone:
            for one in job.alone():
                outcome = _awaited(alone, self._work, one)
                if outcome.answer is not None:
                    answers.append(outcome.answer)
                    continue
                aside += 1
                if aside > _SET_ASIDE:
                    return None
                place = f"{one.name}:{one.first}"
                problem = SuggestionFailedError(document=place, reason=outcome.reason)
                answers.append(Answer(problems=(Problem.of(problem),)))
        return joined(answers)


def _awaited(workers: LocalWorkers, work: Work, job: Job) -> Outcome:
    workers.submit(0, work, job)
    while True:
        for outcome in workers.outcomes(_TICK):
            return outcome


def unfinished(parts: Iterable[Part], finished: Iterable[int]) -> Iterator[Part]:
    """Yield the parts whose numbers are not among those finished."""
    known = frozenset(finished)
    return (part for part in parts if part.number not in known)
