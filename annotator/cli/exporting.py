"""The command that writes a project's annotations to a file."""

import sys
from pathlib import Path

import click

from annotator.app.exporting import WORKED_ON, ExportProgress, export_project, export_to
from annotator.app.project import Project
from annotator.app.suggesting import tokenize_document
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened

_STREAM = "-"


@click.command(epilog=HELP)
@PROJECT
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT.jsonl",
    help="The file to write; one that is there is replaced. - is standard output.",
)
@click.option("--all", "everything", is_flag=True, help="Every article, also new and skipped ones.")
@click.option(
    "--include-suggested", is_flag=True, help='Add undecided suggestions, under "suggested".'
)
@json_option
def export(project: Path, output: str, everything: bool, include_suggested: bool) -> int:
    """Write the annotations of PROJECT as JSON Lines, one record an article.

    Without --all these are the articles in progress and done. The records are Prodigy's: text,
    tokens, spans, relations, meta, answer and the underscored fields. "claims" and "rejected"
    come on top. Offsets count Unicode code points in "text"; ends are exclusive, but for
    token_end, which is the last token itself. Every span is checked against the text; if one
    does not fit, nothing is written.

    \b
    "answer"      accept for articles in progress and done, ignore for new and skipped ones
    "spans"       accepted spans of all layers (see "layer"); they may overlap
    "relations"   head and child are the last tokens of their spans
    "claims"      accepted claims, each with content, source and cue
    "rejected"    suggestions that were refused: negative examples

    \b
    Examples:
      annotator export crue.annodb -o crue.jsonl
      annotator export crue.annodb -o - --all | jq .meta.title
    """  # noqa: D301 (click reads the control character)
    console = current()
    if console.as_json and output == _STREAM:
        raise click.UsageError("--json needs -o FILE: the records go to standard output.")
    with opened(project) as existing:
        progress = _export(existing, output, everything, include_suggested)
    report = progress.report
    console.say(
        "exported",
        path=output,
        documents=report.documents,
        spans=report.spans,
        relations=report.relations,
        claims=report.claims,
        rejected=report.rejected,
    )
    if report.unaligned:
        console.say("unaligned", unaligned=report.unaligned)
    console.result(output=output, report=report)
    return ExitCode.OK


def _export(
    project: Project, output: str, everything: bool, include_suggested: bool
) -> ExportProgress:
    states = () if everything else WORKED_ON
    if output == _STREAM:
        steps = export_to(
            project,
            sys.stdout.buffer,
            tokens_for=tokenize_document,
            states=states,
            include_suggested=include_suggested,
        )
    else:
        steps = export_project(
            project,
            Path(output),
            tokens_for=tokenize_document,
            states=states,
            include_suggested=include_suggested,
        )
    last = current().followed(steps, "progress-export")
    assert last is not None  # an export always reports at its end
    return last
