"""Suggestions for a stream of texts, without a project: rows in, rows out."""

import io
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from annotator.app.suggesting import suggest_texts
from annotator.core.errors import UserFacingError
from annotator.core.suggestions import Suggestions
from annotator.formats.suggestion_rows import TextRow, read_rows, to_row_line


@dataclass(frozen=True, slots=True, kw_only=True)
class RowsProgress:
    """How many rows have been written, and what is wrong with those that were skipped."""

    rows: int
    problems: tuple[UserFacingError, ...] = ()


def suggest_rows(
    source: "io.BufferedReader[Any]",
    target: Callable[[], BinaryIO],
    *,
    name: str,
    pipeline: str,
    suggest: Callable[[Iterable[str], str], Iterator[Suggestions]] = suggest_texts,
) -> Generator[RowsProgress, None, None]:
    """Read rows with ``text`` from ``source`` and write a row of suggestions for each.

    Rows are written in their order, each as soon as it is ready, and flushed; only a few texts
    are in memory at a time. A bad row is a problem of the progress, and the others go on.

    Args:
        source: JSON Lines, at its start.
        target: gives the stream to which the rows go; it is called when the first row is ready, so
            that what is there stays if it never comes to that.
        name: what faults call the source.
        pipeline: the name of an installed spaCy pipeline.
        suggest: computes the suggestions for texts, in order.

    Raises:
        UnreadableFileError: the source is not text.
        PipelineMissingError: the pipeline is not installed.
        OSError: the target cannot be written.
    """
    problems: list[UserFacingError] = []
    waiting: deque[TextRow] = deque()

    def texts() -> Iterator[str]:
        for row in read_rows(source, name):
            if isinstance(row, UserFacingError):
                problems.append(row)
            else:
                waiting.append(row)
                yield row.text

    rows = 0
    stream: BinaryIO | None = None
    for found in suggest(texts(), pipeline):
        stream = stream or target()
        stream.write(to_row_line(waiting.popleft(), found))
        stream.flush()
        rows += 1
        yield RowsProgress(rows=rows, problems=tuple(problems))
    if stream is None:
        target()  # no row at all is a result too: an empty file
    yield RowsProgress(rows=rows, problems=tuple(problems))
