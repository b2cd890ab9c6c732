"""Scores over millions of gold articles: workers suggest and count, only the counts come back."""

from collections.abc import Generator, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic, process_time

import msgspec

from annotator.app.evaluating import evaluate
from annotator.app.partitions.feed import Feed
from annotator.app.partitions.identity import Identity
from annotator.app.partitions.plan import ARTICLES, PlanProgress
from annotator.app.partitions.problems import Problem
from annotator.app.partitions.running import Made, Pace, Run
from annotator.app.partitions.suggesting import PartsProgress, failure
from annotator.app.partitions.work import Answer, Job, one_at_a_time, ready, suggestions
from annotator.app.partitions.workers import Workers
from annotator.app.proposing import Proposals, gold_of, suggested
from annotator.core.errors import (
    NothingToScoreError,
    SuggestionFailedError,
    UserFacingError,
)
from annotator.core.offsets import canonicalise
from annotator.core.scoring import Bin, ClaimScores, EntityScores, Score
from annotator.formats.gold_rows import annotated_rows
from annotator.formats.line_ranges import lines_of
from annotator.formats.suggestion_rows import OriginalPlaces

_COLUMNS = ("id", "text", "spans", "claims", "optional")


class Counts(msgspec.Struct, kw_only=True):
    """What was counted over some texts."""

    entity_count: int = 0
    claim_count: int = 0
    entities: EntityScores | None = None
    claims: ClaimScores | None = None
    bins: list[Bin] = []

    def add(self, other: "Counts") -> None:
        """Count in what was counted over other texts."""
        self.entity_count += other.entity_count
        self.claim_count += other.claim_count
        self.entities = _entities(self.entities, other.entities)
        self.claims = _claims(self.claims, other.claims)
        self.bins = _bins(self.bins, other.bins)


@dataclass(slots=True, kw_only=True)
class ScoreResult:
    """The scores over all parts that could be computed, and what could not."""

    counts: Counts = field(default_factory=Counts)
    articles: int = 0
    problems: list[UserFacingError] = field(default_factory=list)
    pace: Pace = field(default_factory=Pace)


class ScoreRun:
    """A run that scores suggestions for the gold in a file or a folder of files."""

    def __init__(
        self,
        gold: Path,
        *,
        pipeline: str,
        workers: Workers,
        labels: Sequence[str],
        articles: int = ARTICLES,
    ) -> None:
        """Prepare a run; ``pipeline`` is a package or a folder that may be loaded.

        Raises:
            PipelineMissingError: the pipeline is not here.
        """
        self._gold = gold
        self._workers = workers
        self._feed = Feed(
            gold,
            pipeline=pipeline,
            columns=_COLUMNS,
            articles=articles,
            settings=tuple(labels),
        )
        self.result = ScoreResult()

    @property
    def identity(self) -> Identity:
        """The pipeline whose suggestions are scored, as it is installed."""
        return self._feed.identity

    def look(self) -> Generator[PlanProgress, None, None]:
        """Look through the gold, which comes first; see ``Feed.look``."""
        return self._feed.look()

    def steps(self) -> Generator[PartsProgress, None, None]:
        """Run; the result is there with the last step.

        Raises:
            NothingToScoreError: there is no gold in the input that could be scored.
            UserFacingError: the input or the workers are not as they must be; see ``Run.over``.
        """
        parts = self._feed.plan.parts
        made: list[Made] = []
        self.result.pace = Pace()
        yield PartsProgress.of(len(parts), len(parts), self._workers, self.result.pace)
        with self._workers:
            self.result.pace = Pace()
            for item in Run(self._workers, score_part, self._feed.job).over(parts):
                if item is not None:
                    made.append(item)
                    if item.answer is not None:
                        self.result.pace.add(item.answer)
                left = len(parts) - len(made)
                yield PartsProgress.of(len(parts), left, self._workers, self.result.pace)
            self.result.pace.ended = monotonic()
        # By number: sums of scores are rounded, and must not depend on who was first.
        self._sum_up(sorted(made, key=lambda item: item.part.number))

    def _sum_up(self, made: Iterable[Made]) -> None:
        result = self.result
        for item in made:
            part = item.part
            if item.answer is None:
                fault = failure(part.name, part.first, part.count, item.reason)
                result.problems.append(fault)
                continue
            result.articles += item.answer.articles
            result.problems += [problem.as_error() for problem in item.answer.problems]
            for line in item.answer.data.splitlines():
                result.counts.add(msgspec.json.decode(line, type=Counts))
        if not result.articles:
            raise NothingToScoreError(name=str(self._gold), gold=str(self._gold))


def score_part(job: Job) -> Answer:
    """Return the counts over the gold of a job, one line of JSON; its settings are the labels."""
    with one_at_a_time:
        try:
            suggester = ready(job)
        except UserFacingError as error:
            return Answer(refusal=Problem.of(error))
        started = process_time()
        gold = gold_of(annotated_rows(lines_of(job.payload, job.first), job.name), job.name)
        texts = {item: canonicalise(gold.text(item)) for item in gold.rows}
        proposals = Proposals(name=job.name)
        found = suggestions(suggester, tuple(texts.values()))
        for item, answer in zip(texts, found, strict=True):
            if isinstance(answer, str):
                place = f"{job.name}:{gold.rows.pop(item).line}"
                proposals.problems.append(SuggestionFailedError(document=place, reason=answer))
            else:
                proposals.found[item] = suggested(answer, OriginalPlaces(gold.text(item)))
    problems = tuple(Problem.of(problem) for problem in (*gold.problems, *proposals.problems))
    if not proposals.found:
        return Answer(problems=problems)
    scored = evaluate(gold, proposals, labels=job.settings)
    counts = Counts(
        entity_count=scored.entity_count,
        claim_count=scored.claim_count,
        entities=scored.entities,
        claims=scored.claims,
        bins=list(scored.bins),
    )
    return Answer(
        data=msgspec.json.encode(counts) + b"\n",
        articles=len(proposals.found),
        words=sum(len(text.split()) for text in texts.values()),
        processor=process_time() - started,
        problems=problems,
    )


def _entities(one: EntityScores | None, other: EntityScores | None) -> EntityScores | None:
    if one is None or other is None:
        return one or other
    return EntityScores(
        strict=one.strict + other.strict,
        overlap=one.overlap + other.overlap,
        span=one.span + other.span,
        labels=_by_name(one.labels, other.labels),
    )


def _claims(one: ClaimScores | None, other: ClaimScores | None) -> ClaimScores | None:
    if one is None or other is None:
        return one or other
    return ClaimScores(
        exact=one.exact + other.exact,
        iou80=one.iou80 + other.iou80,
        iou50=one.iou50 + other.iou50,
        pairs=one.pairs + other.pairs,
        source_right=one.source_right + other.source_right,
        cue_right=one.cue_right + other.cue_right,
        kind_right=one.kind_right + other.kind_right,
        kinds=_by_name(one.kinds, other.kinds),
    )


def _by_name(one: dict[str, Score], other: dict[str, Score]) -> dict[str, Score]:
    return {
        name: one.get(name, Score()) + other.get(name, Score())
        for name in dict.fromkeys((*one, *other))
    }


def _bins(one: list[Bin], other: list[Bin]) -> list[Bin]:
    if not one or not other:
        return one or other
    return [
        Bin(
            low=ours.low,
            count=ours.count + theirs.count,
            right=ours.right + theirs.right,
            total_score=ours.total_score + theirs.total_score,
        )
        for ours, theirs in zip(one, other, strict=True)
    ]
