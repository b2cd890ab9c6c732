"""What a worker does: the articles of one part in, what was made of them out.

A job is pure: the same job gives the same answer in any process. The pipeline is loaded once in a
process, after the worker has made sure that it is the very one that was asked for. A folder was
agreed to for its content, where the run was started; here the content must be the same.
"""

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from time import process_time
from typing import TYPE_CHECKING

from annotator.app.partitions.identity import Identity, identity_of
from annotator.app.partitions.problems import Problem
from annotator.core.errors import (
    PipelineMissingError,
    SuggestionFailedError,
    UserFacingError,
    WorkerDiffersError,
)
from annotator.core.suggestions import Suggestions
from annotator.formats.line_ranges import lines_of
from annotator.formats.suggestion_rows import TextRow, rows_of, to_row_line

if TYPE_CHECKING:
    from annotator.nlp.suggester import Suggester

one_at_a_time = threading.Lock()
"""A Dask worker may have several threads; a pipeline is used by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """The rows of one part, as JSON Lines, and with what they are to be read."""

    payload: bytes
    name: str
    first: int
    pipeline: str
    identity: Identity
    settings: tuple[str, ...] = ()
    """What a kind of work wants to know besides."""

    def alone(self) -> Iterator["Job"]:
        """Yield a job for each of the rows."""
        for line in lines_of(self.payload, self.first):
            assert isinstance(line.content, bytes)
            yield replace(self, payload=line.content, first=line.number)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What was made of the rows of one part, or why the worker will not work at all."""

    data: bytes = b""
    articles: int = 0
    words: int = 0
    processor: float = 0.0
    """Seconds of processor time that it took, loading of the pipeline apart."""
    problems: tuple[Problem, ...] = ()
    refusal: Problem | None = None


Work = Callable[[Job], Answer]
"""A function of a module: it is found by its name in other processes."""


def suggest_part(job: Job) -> Answer:
    """Return a row of suggestions for each usable row of the job, as JSON Lines."""
    with one_at_a_time:
        try:
            suggester = ready(job)
        except UserFacingError as error:
            return Answer(refusal=Problem.of(error))
        started = process_time()
        rows: list[TextRow] = []
        problems: dict[int, UserFacingError] = {}
        for line in lines_of(job.payload, job.first):
            (row,) = rows_of((line,), job.name)
            if isinstance(row, UserFacingError):
                problems[line.number] = row
            else:
                rows.append(row)
        lines: list[bytes] = []
        for row, found in zip(
            rows, suggestions(suggester, [row.text for row in rows]), strict=True
        ):
            if isinstance(found, str):
                place = f"{job.name}:{row.line}"
                problems[row.line] = SuggestionFailedError(document=place, reason=found)
            else:
                lines.append(to_row_line(row, found))
    return Answer(
        data=b"".join(lines),
        articles=len(lines),
        words=sum(len(row.text.split()) for row in rows),
        processor=process_time() - started,
        problems=tuple(Problem.of(problems[number]) for number in sorted(problems)),
    )


def ready(job: Job) -> "Suggester":
    """Return the job's pipeline, loaded and checked.

    Raises:
        WorkerDiffersError: it, or a program around it, is another here than where the run began.
        PipelineMissingError: it cannot be loaded here.
    """
    return _loaded(job.pipeline, job.identity)


def suggestions(suggester: "Suggester", texts: Sequence[str]) -> Iterator[Suggestions | str]:
    """Yield the suggestions for each text, or the reason why there are none."""
    done = 0
    try:
        for found in suggester.suggest_many(texts):
            yield found
            done += 1
    except Exception:  # one bad text spoils a batch: the rest goes one by one
        for text in texts[done:]:
            yield _alone(suggester, text)


def _alone(suggester: "Suggester", text: str) -> Suggestions | str:
    try:
        return suggester.suggest(text)
    except Exception as error:  # reported for this text
        return f"{type(error).__name__}: {error}"


@lru_cache(maxsize=1)
def _loaded(pipeline: str, identity: Identity) -> "Suggester":
    here = identity_of(pipeline)
    if here != identity:
        raise WorkerDiffersError(here=str(here), expected=str(identity))
    # Imported here: only who computes pays for spaCy.
    from annotator.nlp.suggester import Suggester  # noqa: PLC0415

    try:
        return Suggester(pipeline)
    except UserFacingError:
        raise
    except Exception as error:  # whatever a pipeline raises is reported
        reason = f"{type(error).__name__}: {error}"
        raise PipelineMissingError(name=pipeline, reason=reason) from error


def joined(answers: Iterable[Answer]) -> Answer:
    """Return the answers for consecutive rows as one."""
    parts = tuple(answers)
    return Answer(
        data=b"".join(part.data for part in parts),
        articles=sum(part.articles for part in parts),
        words=sum(part.words for part in parts),
        processor=sum(part.processor for part in parts),
        problems=tuple(problem for part in parts for problem in part.problems),
        refusal=next((part.refusal for part in parts if part.refusal), None),
    )
