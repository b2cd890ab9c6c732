"""The command that makes suggestions: for a project, or for a stream of texts."""

import io
import os
import sys
from collections.abc import Generator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any, BinaryIO

import click

from annotator.app.partitions.plan import is_partitioned
from annotator.app.suggesting import suggest_project
from annotator.app.suggesting_rows import RowsProgress, suggest_rows
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.partitioned import partition_options, suggest_parts, workers_of
from annotator.cli.pipelines import pipeline_options, resolved
from annotator.cli.projects import opened
from annotator.core.errors import ExportWriteError, UnreadableFileError

_STREAM = "-"
_ROWS = (".jsonl", ".ndjson")


@click.command(epilog=HELP)
@click.argument("source", metavar="PROJECT|IN")
@click.option(
    "-o",
    "--output",
    metavar="OUT.jsonl|OUT/",
    help="Where the rows go; - is standard output, a folder gets them in parts.",
)
@partition_options
@pipeline_options
@click.option(
    "--again", is_flag=True, help="Also for articles that have suggestions: undecided ones go."
)
@json_option
def suggest(
    *,
    source: str,
    output: str | None,
    pipeline: str | None,
    trust_pipeline: bool,
    again: bool,
    cluster: str | None,
    workers: int | None,
    form: str | None,
    articles: int | None,
) -> int:
    """Pre-highlight entities and claims.

    In a PROJECT the suggestions are stored, for every article that has none yet. What an
    annotator accepted, rejected or made stays as it is.

    From IN.jsonl (- is standard input) rows with "text" are read, and a row is written for each:

    \b
      {"id": the row's id as given, or the number of its line,
       "spans": [{"start", "end", "label", "score", "origin"}],
       "claims": [{"content": [start, end], "source": [start, end] or null,
                   "cue": [start, end] or null, "kind", "modality", "score", "origin"}]}

    Offsets count Unicode code points in the row's own text, exactly as given; ends are exclusive.
    Rows come in the order of the input, each as soon as it is ready.

    Millions of articles go to a folder OUT/ in parts, computed by processes of this machine or by
    a Dask cluster (install annotator[cluster]). IN is then a .jsonl, .ndjson or .parquet file
    (columns "text" and, if there is one, "id") or a folder of such files. OUT/ gets part-00000,
    part-00001… in the order of the input, and manifest.json with what they were made of. The same
    command goes on where it was stopped: finished parts are skipped, and another input, pipeline
    or format is refused. The parts are the same whoever computes them. A worker that dies is
    replaced; an article that ends its process three times is left out and named.

    \b
    Examples:
      annotator suggest crue.annodb
      annotator suggest articles.jsonl -o suggestions.jsonl
      cat articles.jsonl | annotator suggest - > suggestions.jsonl
      annotator suggest archive/ -o suggestions/ --workers 8
      annotator suggest archive/ -o suggestions/ --format parquet --cluster tcp://host:8786
    """  # noqa: D301 (click reads the control character)
    asked = any(item is not None for item in (cluster, workers, form, articles))
    if asked or _needs_parts(source, output):
        if again:
            raise click.UsageError("--again is for projects only.")
        if output in (None, _STREAM) or source == _STREAM:
            raise click.UsageError("Parts need -o OUT/, a folder, and an input that is a file.")
        return suggest_parts(
            Path(source),
            Path(str(output)),
            pipeline=resolved(pipeline, trusted=trust_pipeline),
            workers=workers_of(cluster, workers),
            form=form,
            articles=articles,
        )
    if output is not None or source == _STREAM or source.lower().endswith(_ROWS):
        if again:
            raise click.UsageError("--again is for projects only.")
        chosen = resolved(pipeline, trusted=trust_pipeline)
        return _suggest_rows(source, output or _STREAM, chosen)
    console = current()
    with opened(Path(source)) as project:
        chosen = resolved(pipeline, trusted=trust_pipeline, project=project)
        last = console.followed(suggest_project(project, chosen, again=again), "progress-suggest")
        done = last.done if last else 0
        console.say("suggested", documents=done)
        console.result(project=project.path, documents=done, pipeline=chosen)
    return ExitCode.OK


def _needs_parts(source: str, output: str | None) -> bool:
    """Tell whether input or output are such as only come in parts."""
    folder = output not in (None, _STREAM) and (
        str(output).endswith(("/", os.sep)) or Path(str(output)).is_dir()
    )
    return folder or (source != _STREAM and is_partitioned(Path(source)))


def _suggest_rows(source: str, output: str, pipeline: str) -> int:
    console = current()
    if console.as_json and output == _STREAM:
        raise click.UsageError("--json needs -o FILE: the rows go to standard output.")
    if _STREAM not in (output, source) and _same(Path(source), Path(output)):
        raise click.UsageError("The output would overwrite the input.")
    last = RowsProgress(rows=0)
    with ExitStack() as stack:
        rows = _rows(stack, source, output, pipeline)
        stack.enter_context(closing(rows))
        for step in rows:
            last = step
    console.problems(last.problems)
    console.say("rows", rows=last.rows, problems=len(last.problems))
    console.result(
        output=output,
        rows=last.rows,
        problems=[console.described(problem) for problem in last.problems],
        pipeline=pipeline,
    )
    return ExitCode.SKIPPED if last.problems else ExitCode.OK


def _rows(
    stack: ExitStack, source: str, output: str, pipeline: str
) -> Generator[RowsProgress, None, None]:
    """Open both ends and yield how far the rows have come."""
    reader = _reader(stack, source)
    try:
        yield from suggest_rows(
            reader, lambda: _writer(stack, output), name=source, pipeline=pipeline
        )
    except BrokenPipeError:
        raise  # whoever read standard output has enough; click ends quietly
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportWriteError(path=output, reason=reason) from error


def _reader(stack: ExitStack, source: str) -> "io.BufferedReader[Any]":
    if source == _STREAM:
        stream = sys.stdin.buffer
        return stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(stream)
    try:
        return stack.enter_context(io.BufferedReader(Path(source).open("rb", buffering=0)))
    except FileNotFoundError as error:
        raise UnreadableFileError(name=source, reason="not-found") from error
    except OSError as error:
        raise UnreadableFileError(name=source, reason=error.strerror or str(error)) from error


def _writer(stack: ExitStack, output: str) -> BinaryIO:
    if output == _STREAM:
        return sys.stdout.buffer
    try:
        return stack.enter_context(Path(output).open("wb"))
    except OSError as error:
        reason = error.strerror or str(error)
        raise ExportWriteError(path=output, reason=reason) from error


def _same(source: Path, output: Path) -> bool:
    return output.exists() and source.exists() and output.samefile(source)
