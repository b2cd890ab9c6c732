"""Suggestions for partitions of articles: a folder of parts in the order of the input."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from annotator.app.partitions.feed import Feed
from annotator.app.partitions.folder import Failed, MadeOf, PartFolder, PartFormat
from annotator.app.partitions.plan import ARTICLES, Part, Plan, PlanProgress
from annotator.app.partitions.running import Made, Pace, Run, unfinished
from annotator.app.partitions.work import Work, suggest_part
from annotator.app.partitions.workers import Workers
from annotator.core.errors import (
    ExportWriteError,
    PartitionFailedError,
    UserFacingError,
)

_COLUMNS = ("id", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsProgress:
    """How far a run has come, in parts."""

    done: int
    total: int
    workers: int = 0
    pace: Pace | None = None
    remaining: float | None = None

    @classmethod
    def of(cls, total: int, left: int, workers: Workers, pace: Pace) -> "PartsProgress":
        """Return how far a run has come of whose parts so many are left."""
        return cls(
            done=total - left,
            total=total,
            workers=workers.count if left else 0,
            pace=pace,
            remaining=pace.remaining(left),
        )


@dataclass(slots=True, kw_only=True)
class PartsResult:
    """What has come of a run."""

    parts: int = 0
    skipped: int = 0
    """Parts that were finished before."""
    articles: int = 0
    """Rows in the folder, those of earlier runs included."""
    words: int = 0
    retried: int = 0
    failed: list[Failed] = field(default_factory=list)
    problems: list[UserFacingError] = field(default_factory=list)
    pace: Pace = field(default_factory=Pace)


class PartsRun:
    """A run that writes suggestions for a file or a folder of files to a folder of parts."""

    def __init__(
        self,
        source: Path,
        target: Path,
        *,
        pipeline: str,
        workers: Workers,
        form: PartFormat = PartFormat.JSONL,
        articles: int = ARTICLES,
        work: Work = suggest_part,
    ) -> None:
        """Prepare a run; ``pipeline`` is a package or a folder that may be loaded.

        Raises:
            PipelineMissingError: the pipeline is not here.
            ExportWriteError: the output would be read as input.
        """
        inside = source.is_dir() and target.resolve().is_relative_to(source.resolve())
        if inside or source.resolve() == target.resolve():
            raise ExportWriteError(path=str(target), reason="inside-input")
        self._target, self._form = target, form
        self._workers, self._work = workers, work
        self._feed = Feed(source, pipeline=pipeline, columns=_COLUMNS, articles=articles)
        self.result = PartsResult()

    def look(self) -> Generator[PlanProgress, None, None]:
        """Look through the input, which comes first; see ``Feed.look``."""
        return self._feed.look()

    def steps(self) -> Generator[PartsProgress, None, None]:
        """Run, or go on with what is not finished; closing the generator stops it.

        What is finished stays, and is skipped the next time.

        Raises:
            UserFacingError: input, output or workers are not as they must be; see ``Run.over``.
        """
        plan = self._feed.plan
        folder = PartFolder(self._target, self._made_of(plan))
        ended = False
        try:
            missing = list(unfinished(plan.parts, folder.finished))
            self.result = PartsResult(parts=len(plan.parts))
            self.result.skipped = len(plan.parts) - len(missing)
            yield self._progress(len(missing))
            if missing:
                with self._workers:
                    yield from self._made(missing, folder)
            ended = True
        finally:
            folder.close(self.result.failed, ended=ended)
            self._sum_up(folder)

    def _made(
        self, missing: list[Part], folder: PartFolder
    ) -> Generator[PartsProgress, None, None]:
        run = Run(self._workers, self._work, self._feed.job)
        self.result.pace = Pace()
        left = len(missing)
        for made in run.over(missing):
            if made is not None:
                left -= 1
                self._take(made, folder)
                self.result.retried = run.retried
            yield self._progress(left)
        self.result.pace.ended = monotonic()

    def _take(self, made: Made, folder: PartFolder) -> None:
        if made.answer is None:
            self.result.failed.append(self._failed(made))
        else:
            folder.write(made.part, made.answer)
            self.result.pace.add(made.answer)

    def _failed(self, made: Made) -> Failed:
        part = made.part
        return Failed(
            number=part.number,
            source=part.name,
            first=part.first,
            lines=part.count,
            reason=made.reason,
            ids=tuple(self._feed.ids(part)),
        )

    def _made_of(self, plan: Plan) -> MadeOf:
        identity = self._feed.identity
        return MadeOf(
            input=plan.fingerprint,
            parts=len(plan.parts),
            pipeline=identity.pipeline,
            annotator=identity.annotator,
            spacy=identity.spacy,
            format=self._form,
        )

    def _progress(self, left: int) -> PartsProgress:
        return PartsProgress.of(self.result.parts, left, self._workers, self.result.pace)

    def _sum_up(self, folder: PartFolder) -> None:
        result = self.result
        records = [folder.finished[number] for number in sorted(folder.finished)]
        result.articles = sum(record.rows for record in records)
        result.words = sum(record.words for record in records)
        result.problems = [problem.as_error() for record in records for problem in record.problems]
        failed = sorted(result.failed, key=lambda item: item.number)
        result.problems += [
            failure(item.source, item.first, item.lines, item.reason) for item in failed
        ]


def failure(name: str, first: int, lines: int, reason: str) -> PartitionFailedError:
    """Return the fault of a part that could not be made."""
    return PartitionFailedError(name=name, first=first, last=first + lines - 1, reason=reason)
