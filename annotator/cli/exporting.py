"""The commands that write a project's annotations to files, and check such files again."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from annotator.app.exporting import (
    Choices,
    ExportProgress,
    Whose,
    export_project,
    export_to,
    format_names,
    usual_states,
)
from annotator.app.exporting.verifying import VerifyProgress, verify_export
from annotator.app.project import Project
from annotator.app.suggesting import tokenize_document
from annotator.cli.console import current, json_option, read_only_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.core.ids import AnnotatorId, LayerId
from annotator.core.splitting import SplitPlan

_STREAM = "-"
_WHOSE = {"all": Whose.EACH, "majority": Whose.MAJORITY, "gold": Whose.GOLD}


class _Shares(click.ParamType[tuple[float, float, float]]):
    """Three shares, such as 80/10/10."""

    name = "TRAIN/DEV/TEST"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[float, float, float]:
        try:
            train, dev, test = (float(part) for part in str(value).split("/"))
        except ValueError:
            self.fail("is written 80/10/10.", param, ctx)
        if min(train, dev, test) < 0 or train + dev + test <= 0:
            self.fail("needs shares that are not negative, and one that is not 0.", param, ctx)
        return train, dev, test


def _split_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--stable", is_flag=True, help="No article changes sides when others come."),
        click.option("--keep-sources", is_flag=True, help="Each source stays in one part."),
        click.option("--seed", default=0, show_default=True, help="What chance starts from."),
        click.option(
            "--split",
            "shares",
            type=_Shares(),
            help="Part the articles, such as 80/10/10; versions of a story stay together.",
        ),
    ):
        command = option(command)
    return command


def _choice_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--anonymous", is_flag=True, help="Number annotators; leave remarks out."),
        click.option(
            "--include-suggested", is_flag=True, help="With suggestions that nobody decided on."
        ),
        click.option(
            "--rejected/--accepted-only",
            default=None,
            help="With or without rejected suggestions; default: with, where the format can.",
        ),
        click.option(
            "--whose",
            default="",
            metavar="NAME|all|majority|gold",
            help="Whose annotations; default: those of the project's first annotator.",
        ),
        click.option(
            "--layers", default="", metavar="A,B", help="Only these layers of the scheme."
        ),
        click.option("--query", default="", help="Only articles that this search finds."),
        click.option(
            "--all", "everything", is_flag=True, help="Every article, also new and skipped ones."
        ),
    ):
        command = option(command)
    return command


@click.command(epilog=HELP)
@PROJECT
@click.option(
    "-o",
    "--output",
    required=True,
    metavar="OUT",
    help="The file or folder to write; an export that is there is replaced. - is standard output.",
)
@click.option(
    "--format",
    "format_name",
    type=click.Choice(format_names()),
    default="prodigy",
    show_default=True,
)
@_choice_options
@_split_options
@read_only_option
@json_option
def export(project: Path, output: str, **options: Any) -> int:
    """Write the annotations of PROJECT for training, or for another tool.

    Without --all these are the articles in progress and done. Every span is checked against the
    text; if one does not fit, nothing is written. With --split, and with formats of several
    files, OUT is a folder. A dataset card goes with every export: in a folder card.json,
    README.md and SHA256SUMS, beside a file NAME.card.json and NAME.card.md. What a format cannot
    hold is counted in the card and listed in losses.jsonl.

    Prodigy's records are the fullest: text, tokens, spans of all layers, relations, meta, answer
    and the underscored fields; "claims", "rejected" and "zones" come on top. Offsets count Unicode
    code points in "text"; ends are exclusive, but for token_end, which is the last token itself.

    \b
    Examples:
      annotator export crue.annodb -o crue.jsonl
      annotator export crue.annodb --format spacy --split 80/10/10 -o crue-spacy/
      annotator export crue.annodb --format csv-spans --whose majority -o spans.csv
      annotator export crue.annodb -o - --all | jq .meta.title
    """  # noqa: D301 (click reads the control character)
    console = current()
    if console.as_json and output == _STREAM:
        raise click.UsageError("--json needs -o FILE: the records go to standard output.")
    with opened(project) as existing:
        progress = _export(existing, output, _choices(existing, **options))
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
    if report.losses:
        console.say("lost", losses=report.losses)
    console.result(output=output, report=report)
    return ExitCode.OK


@click.command(epilog=HELP)
@click.argument("export", type=click.Path(exists=True, path_type=Path), metavar="EXPORT")
@json_option
def verify(export: Path) -> int:
    """Check an EXPORT again: a folder, a file, or a dataset card.

    Every file must be as it was written. Where the format can be read, there must be as many
    articles as the card says, and every span must lie on the words that it is said to quote.
    """
    console = current()
    last = console.followed(verify_export(export), "progress-verify")
    assert isinstance(last, VerifyProgress)  # a check always reports at its end
    console.problems(last.faults)
    if not last.faults:
        console.say(
            "verified" if last.read else "verified-files",
            files=last.files,
            articles=last.articles,
            spans=last.spans,
        )
    console.result(
        files=last.files,
        articles=last.articles,
        spans=last.spans,
        read=last.read,
        faults=[console.described(fault) for fault in last.faults],
    )
    return ExitCode.FAULT if last.faults else ExitCode.OK


def _choices(project: Project, **options: Any) -> Choices:
    whose, annotator = _whose(project, options["whose"])
    return Choices(
        format=options["format_name"],
        states=() if options["everything"] else usual_states(whose),
        query=options["query"],
        layers=_layers(project, options["layers"]),
        whose=whose,
        annotator=annotator,
        rejected=options["rejected"],
        undecided=options["include_suggested"],
        anonymous=options["anonymous"],
        split=_plan(**options),
    )


def _plan(**options: Any) -> SplitPlan | None:
    if options["shares"] is None:
        return None
    train, dev, test = options["shares"]
    return SplitPlan(
        train=train,
        dev=dev,
        test=test,
        seed=options["seed"],
        stable=options["stable"],
        sources_together=options["keep_sources"],
    )


def _whose(project: Project, asked: str) -> tuple[Whose, AnnotatorId | None]:
    if asked in _WHOSE:
        return _WHOSE[asked], None
    known = {who.name: who.id for who in project.people}
    if asked and asked not in known:
        raise click.UsageError(f"--whose: nobody is called {asked}; there are {', '.join(known)}.")
    return Whose.ONE, known.get(asked)


def _layers(project: Project, asked: str) -> frozenset[LayerId] | None:
    names = [name.strip() for name in asked.split(",") if name.strip()]
    known = [layer.id for layer in project.scheme.layers]
    for name in names:
        if name not in known:
            raise click.UsageError(f"--layers: there is no {name}; there are {', '.join(known)}.")
    return frozenset(map(LayerId, names)) or None


def _export(project: Project, output: str, choices: Choices) -> ExportProgress:
    if output == _STREAM:
        steps = export_to(project, sys.stdout.buffer, choices, tokens_for=tokenize_document)
    else:
        steps = export_project(project, Path(output), choices, tokens_for=tokenize_document)
    last = current().followed(steps, "progress-export")
    assert last is not None  # an export always reports at its end
    return last
