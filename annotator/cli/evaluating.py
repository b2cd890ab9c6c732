"""The command that scores suggestions, rows or a project against gold."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from annotator.app.error_report import Finding, as_data, find_errors, written
from annotator.app.evaluating import LABELS, Evaluation, scores_as_data
from annotator.app.evaluating import evaluate as score
from annotator.app.proposing import (
    Gold,
    ProposalProgress,
    Proposals,
    propose_project,
    propose_rows,
    read_gold,
)
from annotator.app.score_tables import notes
from annotator.cli.console import Console, current, json_option, read_only_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.partitioned import score_parts, worker_options, workers_of
from annotator.cli.pipelines import pipeline_options, resolved
from annotator.cli.projects import opened
from annotator.cli.scores import report
from annotator.core.errors import ExportWriteError

_STREAM = "-"
_ROWS = (".jsonl", ".ndjson")
_NAMED = 5
"""So many ids are named where some are left out."""


@click.command(epilog=HELP)
@click.argument("source", metavar="PROJECT|IN.jsonl")
@click.option(
    "--gold",
    required=True,
    metavar="GOLD.jsonl",
    type=click.Path(path_type=Path),
    help='Rows with "id", "text", and "spans", "claims" or both.',
)
@click.option(
    "--suggest",
    "suggest_all",
    is_flag=True,
    help="Compute suggestions for every row of IN.jsonl, whatever it holds.",
)
@worker_options
@pipeline_options
@click.option(
    "--labels",
    default=",".join(LABELS),
    show_default=True,
    metavar="A,B,...",
    help="Labels of the entities that are scored.",
)
@click.option(
    "--errors",
    is_flag=False,
    flag_value=_STREAM,
    metavar="[FILE]",
    help="Also list every error, in FILE or on standard output.",
)
@read_only_option
@json_option
def evaluate(
    *,
    source: str,
    gold: Path,
    suggest_all: bool,
    pipeline: str | None,
    trust_pipeline: bool,
    labels: str,
    errors: str | None,
    cluster: str | None,
    workers: int | None,
) -> int:
    """Score entities and claims against gold: precision, recall and F1.

    \b
    PROJECT    its articles whose text is a text of the gold: what is suggested or accepted
               there. The other texts of the gold are left out, and counted.
    IN.jsonl   rows as "annotator suggest IN.jsonl -o OUT.jsonl" writes them, matched by "id";
               offsets count code points of the gold's text. For rows that hold "text" but
               neither "spans" nor "claims", for every row with --suggest, and when IN.jsonl
               is the gold itself, suggestions are computed first. Texts of the gold without
               a row count as missed.

    Gold rows may also hold "optional" claims, which are neither right nor wrong to propose.

    \b
    Entities   strict      same place and label; also by label
               overlap     same label, places touch, one to one
               place alone same place, any label
    Claims     contents are compared without marks and spaces at their edges, paired one to one:
               exact, or an intersection over union (IoU) of at least 0.8 or 0.5;
               found by kind, and of the pairs at 0.5 how many have the right source and cue
               (both absent, or sharing a character) and kind;
               right ones by score in ten bins

    IN may be a folder that "annotator suggest" wrote in parts. With --cluster or --workers the
    suggestions for the gold itself are scored, which is then both IN and GOLD, and may be a folder
    of .jsonl or .parquet files; only counts come back, so that millions of texts need no memory.

    --errors lists every error with its context, what was expected and proposed, and the rule or
    model it comes from. Entities are compared where they overlap, claims from an IoU of 0.5.

    \b
    Examples:
      annotator evaluate gold.jsonl --gold gold.jsonl
      annotator evaluate suggestions.jsonl --gold gold.jsonl --errors errors.txt
      annotator evaluate crue.annodb --gold gold.jsonl --json
      annotator evaluate gold/ --gold gold/ --cluster tcp://host:8786
    """  # noqa: D301 (click reads the control character)
    console = current()
    _check_errors(errors, Path(source), gold)
    wanted = tuple(label for item in labels.split(",") if (label := item.strip()))
    if cluster is not None or workers is not None:
        _check_parts(source, gold, more=suggest_all or bool(errors))
        name = resolved(pipeline, trusted=trust_pipeline)
        return score_parts(gold, wanted, name, workers_of(cluster, workers))
    reference = read_gold(gold)
    proposals = _proposals(
        source,
        gold,
        reference,
        suggest_all=suggest_all,
        pipeline=lambda: resolved(pipeline, trusted=trust_pipeline),
        named=pipeline is not None,
    )
    console.problems((*reference.problems, *proposals.problems))
    evaluation = score(reference, proposals, labels=wanted)
    findings = find_errors(evaluation) if errors else []
    _say_left_out(console, evaluation)
    if console.as_json:
        _print_json(console, evaluation, findings if errors == _STREAM else None)
    else:
        for row in report(console, evaluation):
            click.echo(row)
    if errors:
        _write_errors(console, evaluation, findings, errors)
    return ExitCode.SKIPPED if evaluation.problems else ExitCode.OK


def _check_errors(errors: str | None, *inputs: Path) -> None:
    for given in inputs:
        if errors not in (None, _STREAM) and _same(given, Path(str(errors))):
            raise click.UsageError("The list of errors would overwrite an input.")


def _check_parts(source: str, gold: Path, *, more: bool) -> None:
    if more or not _same(Path(source), gold):
        raise click.UsageError(
            "--cluster and --workers need the gold as IN and go without --suggest and --errors."
        )


def _proposals(
    source: str,
    gold: Path,
    reference: Gold,
    *,
    suggest_all: bool,
    pipeline: Callable[[], str],
    named: bool,
) -> Proposals:
    console, path = current(), Path(source)
    last: ProposalProgress | None
    if source.lower().endswith(_ROWS) or path.is_dir() or _same(path, gold):
        chosen = pipeline()
        rows = None if _same(path, gold) else path
        steps = propose_rows(reference, rows, pipeline=chosen, suggest_all=suggest_all)
        last = console.followed(steps, "progress-evaluate")
    else:
        if suggest_all or named:
            raise click.UsageError("--suggest and --pipeline are for rows only.")
        with opened(path) as project:
            last = console.followed(propose_project(project, reference), "progress-evaluate")
    assert last is not None  # both report at their start
    return last.proposals


def _say_left_out(console: Console, evaluation: Evaluation) -> None:
    if not console.as_json:  # there the result says the same
        for note in notes(evaluation, console.language, _NAMED):
            click.echo(note, err=True)


def _print_json(console: Console, evaluation: Evaluation, findings: list[Finding] | None) -> None:
    proposals = evaluation.proposals
    values: dict[str, Any] = {
        "source": proposals.name,
        "gold": evaluation.gold.name,
        "pipeline": proposals.pipeline or None,
        "texts": {
            "gold": len(evaluation.gold.rows),
            "proposed": len(proposals.found),
            "only_gold": evaluation.absent,
            "only_proposed": proposals.only_proposed,
            "without_suggestions": proposals.untouched,
        },
        **scores_as_data(evaluation),
        "problems": [console.described(problem) for problem in evaluation.problems],
    }
    if findings is not None:
        text = evaluation.gold.text
        values["errors"] = [as_data(finding, text(finding.id)) for finding in findings]
    console.result(**values)


def _write_errors(
    console: Console, evaluation: Evaluation, findings: list[Finding], target: str
) -> None:
    lines = written(evaluation, findings, console.language)
    if target == _STREAM:
        if not console.as_json:
            click.echo()
            for row in lines:
                click.echo(row)
        return
    try:
        Path(target).write_text("\n".join((*lines, "")), encoding="utf-8", errors="replace")
    except OSError as error:
        raise ExportWriteError(path=target, reason=error.strerror or str(error)) from error
    console.say("errors-written", path=target, count=len(findings))


def _same(one: Path, other: Path) -> bool:
    return one.exists() and other.exists() and one.samefile(other)
