"""Suggestions for partitions of articles: a folder of parts in the order of the input."""

from collections.abc import Generator
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Any

from annotator.app.partitions.folder import Failed, MadeOf, PartFolder, PartFormat
from annotator.app.partitions.identity import Identity, identity_of
from annotator.app.partitions.plan import ARTICLES, Part, Payloads, Plan, PlanProgress, planned
from annotator.app.partitions.problems import Problem
from annotator.app.partitions.running import Made, Pace, Run, unfinished
from annotator.app.partitions.work import Answer, Job, Work, suggest_part
from annotator.app.partitions.workers import Workers
from annotator.core.errors import (
    BadRecordError,
    ExportWriteError,
    PartitionFailedError,
    UserFacingError,
)
from annotator.formats.line_ranges import lines_of
from annotator.formats.records import decode_line

_COLUMNS = ("id", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartsProgress:
    """How far a run has come, in parts."""

    done: int
    total: int
    workers: int = 0
    pace: Pace | None = None
    remaining: float | None = None


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
        self._source, self._target = source, target
        self._pipeline, self._workers = pipeline, workers
        self._form, self._articles, self._work = form, articles, work
        self._identity: Identity = identity_of(pipeline)
        self._payloads = Payloads(_COLUMNS)
        self._plan: Plan | None = None
        self.result = PartsResult()

    def look(self) -> Generator[PlanProgress, None, None]:
        """Look through the input first: it is cut into parts, and every byte is counted in.

        Raises:
            UnreadableFileError: a file of it cannot be read, or there is none.
        """
        for step in planned(self._source, self._articles):
            self._plan = step.plan
            yield step

    def steps(self) -> Generator[PartsProgress, None, None]:
        """Run, or go on with what is not finished; closing the generator stops it.

        What is finished stays, and is skipped the next time.

        Raises:
            UserFacingError: input, output or workers are not as they must be; see ``Run.over``.
        """
        plan = self._plan
        assert plan is not None  # looking through the input comes first
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
        run = Run(self._workers, self._work, self._job)
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

    def _job(self, part: Part) -> Job | Answer:
        payload = self._payloads.read(part)
        if payload is None:
            problem = BadRecordError(name=part.name, line=part.first, reason="too-large")
            return Answer(problems=(Problem.of(problem),))
        return Job(
            payload=payload,
            name=part.name,
            first=part.first,
            pipeline=self._pipeline,
            identity=self._identity,
        )

    def _failed(self, made: Made) -> Failed:
        part = made.part
        return Failed(
            number=part.number,
            source=part.name,
            first=part.first,
            lines=part.count,
            reason=made.reason,
            ids=tuple(_ids(self._payloads.read(part) or b"", part)),
        )

    def _made_of(self, plan: Plan) -> MadeOf:
        return MadeOf(
            input=plan.fingerprint,
            parts=len(plan.parts),
            pipeline=self._identity.pipeline,
            annotator=self._identity.annotator,
            spacy=self._identity.spacy,
            format=self._form,
        )

    def _progress(self, left: int) -> PartsProgress:
        pace = self.result.pace
        return PartsProgress(
            done=self.result.parts - left,
            total=self.result.parts,
            workers=self._workers.count if left else 0,
            pace=pace,
            remaining=pace.remaining(left),
        )

    def _sum_up(self, folder: PartFolder) -> None:
        result = self.result
        records = [folder.finished[number] for number in sorted(folder.finished)]
        result.articles = sum(record.rows for record in records)
        result.words = sum(record.words for record in records)
        result.problems = [problem.as_error() for record in records for problem in record.problems]
        for failed in sorted(result.failed, key=lambda item: item.number):
            last = failed.first + failed.lines - 1
            result.problems.append(
                PartitionFailedError(
                    name=failed.source, first=failed.first, last=last, reason=failed.reason
                )
            )


def _ids(payload: bytes, part: Part) -> Generator[Any, None, None]:
    """Yield the ids of a part's rows, of which some may not be rows."""
    for line in lines_of(payload, part.first):
        assert line.content is not None
        try:
            record = decode_line(line.content, name=part.name, number=line.number)
        except BadRecordError:
            continue
        yield record.get("id", line.number)
