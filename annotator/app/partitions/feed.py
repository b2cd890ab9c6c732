"""What goes to workers: the parts of an input as jobs."""

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any

from annotator.app.partitions.identity import identity_of
from annotator.app.partitions.plan import Part, Payloads, Plan, PlanProgress, planned
from annotator.app.partitions.problems import Problem
from annotator.app.partitions.work import Answer, Job
from annotator.core.errors import BadRecordError
from annotator.formats.line_ranges import lines_of
from annotator.formats.records import decode_line


class Feed:
    """Reads an input part by part."""

    def __init__(
        self,
        source: Path,
        *,
        pipeline: str,
        columns: tuple[str, ...],
        articles: int,
        settings: tuple[str, ...] = (),
    ) -> None:
        """Prepare to read; ``pipeline`` is a package or a folder that may be loaded.

        Raises:
            PipelineMissingError: the pipeline is not here.
        """
        self.identity = identity_of(pipeline)
        self._source, self._pipeline = source, pipeline
        self._articles, self._settings = articles, settings
        self._payloads = Payloads(columns)
        self._plan: Plan | None = None

    @property
    def plan(self) -> Plan:
        """What was found by looking through the input, which comes first."""
        assert self._plan is not None
        return self._plan

    def look(self) -> Generator[PlanProgress, None, None]:
        """Look through the input: it is cut into parts, and every byte is counted in.

        Raises:
            UnreadableFileError: a file of it cannot be read, or there is none.
        """
        for step in planned(self._source, self._articles):
            self._plan = step.plan
            yield step

    def job(self, part: Part) -> Job | Answer:
        """Return the job for a part, or the answer where there is nothing to compute.

        Raises:
            InputChangedError: its file is not the one that was looked at.
            UnreadableFileError: it cannot be read.
        """
        payload = self._payloads.read(part)
        if payload is None:
            problem = BadRecordError(name=part.name, line=part.first, reason="too-large")
            return Answer(problems=(Problem.of(problem),))
        return Job(
            payload=payload,
            name=part.name,
            first=part.first,
            pipeline=self._pipeline,
            identity=self.identity,
            settings=self._settings,
        )

    def ids(self, part: Part) -> Iterator[Any]:
        """Yield the ids of a part's rows, of which some may not be rows."""
        for line in lines_of(self._payloads.read(part) or b"", part.first):
            assert line.content is not None
            try:
                record = decode_line(line.content, name=part.name, number=line.number)
            except BadRecordError:
                continue
            yield record.get("id", line.number)
