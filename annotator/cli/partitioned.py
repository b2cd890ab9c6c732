"""What commands over partitions share: their options, their workers, their words."""

import sys
from collections.abc import Callable, Generator, Sequence
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import click

from annotator.app.evaluating import scores_as_data
from annotator.app.partitions.folder import MANIFEST, PartFormat
from annotator.app.partitions.local import LocalWorkers
from annotator.app.partitions.plan import ARTICLES
from annotator.app.partitions.running import Pace
from annotator.app.partitions.scoring import ScoreRun
from annotator.app.partitions.suggesting import PartsProgress, PartsResult, PartsRun
from annotator.app.partitions.workers import Workers
from annotator.cli.console import Console, current
from annotator.cli.exit_codes import ExitCode
from annotator.cli.scores import report

_Command = TypeVar("_Command", bound=Callable[..., Any])
_NAMED = 20
"""So many problems are named; millions of articles may have thousands."""
_LINE_SECONDS = 60.0
"""Where there is no terminal for a bar, the pace is written as a line this often."""


def worker_options(command: _Command) -> _Command:
    """Add ``--cluster`` and ``--workers`` to a command."""
    command = click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="Processes of this machine that compute; by default one for each core.",
    )(command)
    return click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Scheduler of a Dask cluster that computes, such as tcp://host:8786.",
    )(command)


def partition_options(command: _Command) -> _Command:
    """Add the options of an output in parts to a command."""
    command = click.option(
        "--part",
        "articles",
        type=click.IntRange(min=1),
        metavar="N",
        help=f"Articles in a part of OUT/; by default {ARTICLES}.",
    )(command)
    command = click.option(
        "--format",
        "form",
        type=click.Choice([item.value for item in PartFormat]),
        help="How the parts of OUT/ are written; by default jsonl.",
    )(command)
    return worker_options(command)


def workers_of(cluster: str | None, count: int | None) -> Workers:
    """Return the workers that were asked for.

    Raises:
        click.UsageError: both kinds were.
    """
    if cluster is None:
        return LocalWorkers(count)
    if count is not None:
        raise click.UsageError("--workers and --cluster exclude each other.")
    # Imported here: without a cluster there is no need of what talks to it.
    from annotator.app.partitions.dask_workers import DaskWorkers  # noqa: PLC0415

    return DaskWorkers(cluster)


def suggest_parts(
    source: Path,
    target: Path,
    *,
    pipeline: str,
    workers: Workers,
    form: str | None,
    articles: int | None,
) -> int:
    """Write suggestions for an input to a folder of parts, say how it goes and what came of it."""
    console = current()
    run = PartsRun(
        source,
        target,
        pipeline=pipeline,
        workers=workers,
        form=PartFormat(form or PartFormat.JSONL),
        articles=articles or ARTICLES,
    )
    console.followed(run.look(), "progress-looking")
    steps = spoken(console, run.steps())
    console.followed(steps, "progress-suggest", lambda step: pace(console, step))
    result = run.result
    console.problems(result.problems[:_NAMED])
    _say_more(console, len(result.problems) - _NAMED, target / MANIFEST)
    _say(console, result)
    console.result(output=target, pipeline=pipeline, **_as_data(console, result))
    return ExitCode.SKIPPED if result.problems else ExitCode.OK


def score_parts(gold: Path, labels: Sequence[str], pipeline: str, workers: Workers) -> int:
    """Score suggestions for gold in parts, and print the tables."""
    console = current()
    run = ScoreRun(gold, pipeline=pipeline, workers=workers, labels=labels)
    console.followed(run.look(), "progress-looking")
    steps = spoken(console, run.steps())
    console.followed(steps, "progress-evaluate", lambda step: pace(console, step))
    result = run.result
    console.problems(result.problems[:_NAMED])
    _say_more(console, len(result.problems) - _NAMED, "--json")
    if not console.as_json:
        for row in report(console, result.counts):
            click.echo(row)
    _say_speed(console, result.pace)
    console.result(
        source=str(gold),
        gold=str(gold),
        pipeline=run.identity.pipeline,
        texts={"proposed": result.articles},
        **scores_as_data(result.counts),
        computed=_speed(result.pace),
        problems=[console.described(problem) for problem in result.problems],
    )
    return ExitCode.SKIPPED if result.problems else ExitCode.OK


def spoken(
    console: Console, steps: Generator[PartsProgress, None, None]
) -> Generator[PartsProgress, None, None]:
    """Pass the steps on, and write the pace as a line now and then where no bar is shown."""
    said = monotonic()
    try:
        for step in steps:
            if not sys.stderr.isatty() and monotonic() - said >= _LINE_SECONDS:
                said = monotonic()
                console.say(
                    "parts-line", done=step.done, total=step.total, pace=pace(console, step)
                )
            yield step
    finally:
        steps.close()


def pace(console: Console, step: PartsProgress) -> str:
    """Return how fast a run goes, in words."""
    if step.remaining is None or step.pace is None:
        return ""
    return console.words(
        "parts-pace",
        words=round(step.pace.words / step.pace.seconds),
        articles=round(step.pace.articles / step.pace.seconds, 1),
        workers=step.workers,
        left=duration(step.remaining),
    )


def duration(seconds: float) -> str:
    """Return seconds as hours, minutes and seconds."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}"


def _say(console: Console, result: PartsResult) -> None:
    console.say(
        "parts-done",
        parts=result.parts,
        skipped=result.skipped,
        articles=result.articles,
        words=result.words,
        problems=len(result.problems),
    )
    if result.retried:
        console.say("parts-retried", count=result.retried)
    _say_speed(console, result.pace)


def _say_more(console: Console, more: int, path: object) -> None:
    if more > 0:
        console.say("parts-more", count=more, path=path)


def _say_speed(console: Console, pace: Pace) -> None:
    if pace.parts:
        console.say(
            "parts-speed",
            words=round(pace.words / pace.seconds),
            articles=round(pace.articles / pace.seconds, 1),
        )


def _speed(pace: Pace) -> dict[str, float]:
    return {
        "articles": pace.articles,
        "words": pace.words,
        "seconds": round(pace.seconds, 3),
        "processor_seconds": round(pace.processor, 3),
        "words_per_second": round(pace.words / pace.seconds, 1),
        "articles_per_second": round(pace.articles / pace.seconds, 2),
    }


def _as_data(console: Console, result: PartsResult) -> dict[str, Any]:
    return {
        "parts": result.parts,
        "skipped": result.skipped,
        "failed": [
            {"source": item.source, "first": item.first, "lines": item.lines, "ids": item.ids}
            for item in sorted(result.failed, key=lambda item: item.number)
        ],
        "articles": result.articles,
        "words": result.words,
        "retried": result.retried,
        "computed": _speed(result.pace),
        "problems": [console.described(problem) for problem in result.problems],
    }
