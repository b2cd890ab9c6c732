"""Commands for a project file that may be damaged: look through it, and save what can be saved."""

from collections.abc import Iterable
from pathlib import Path

import click

from annotator.app.mending import CHECKS, Examined, Mended, check, repair
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, with_suffix

_NAMED = 20
"""So many titles of lost articles are named; all are in the JSON."""


@click.command("check", epilog=HELP)
@PROJECT
@json_option
def check_project(project: Path) -> int:
    """Look through PROJECT for damage and for rows that do not agree.

    Checked are the file itself, its tables, that nothing refers to what is not there, that every
    text is as it came in, that every span and token lies in its text, that links stay within one
    annotator's work, that the scheme has every label, and that what the journal recorded last is
    what is there. Nothing is written. The exit code is 1 when something is wrong.

    \b
    Examples:
      annotator check crue.annodb
      annotator check crue.annodb --json
    """  # noqa: D301 (click reads the control character)
    console = current()
    steps = list(check(_path(project)))
    found = [
        {"check": step.name, "finding": one.kind, "where": one.where, "count": one.count}
        for step in steps
        for one in step.findings
    ]
    if not console.as_json:
        _list(steps)
    console.say("check-wrong" if found else "check-sound", checks=len(CHECKS), found=len(found))
    console.result(sound=not found, findings=found)
    return ExitCode.FAULT if found else ExitCode.OK


@click.command("repair", epilog=HELP)
@PROJECT
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Where the new project is written; by default beside PROJECT, as “… (repaired)”.",
)
@json_option
def repair_project(project: Path, output: Path | None) -> int:
    """Save what can be saved of PROJECT, and say what cannot.

    The damaged file is only read. Every row that can still be made out goes into a new project:
    articles whose text is exactly as it came in, and the annotations, states and gestures that
    belong to them. What is lost is counted, and lost articles are named as far as they are known.
    The exit code is 1 when something is missing.

    \b
    Examples:
      annotator repair crue.annodb
      annotator repair crue.annodb -o saved.annodb --json
    """  # noqa: D301 (click reads the control character)
    console, damaged = current(), _path(project)
    to = with_suffix(output) if output else damaged.with_stem(f"{damaged.stem} (repaired)")
    last = None
    for last in repair(damaged, to):  # noqa: B007 (only the last step is of interest)
        pass
    assert last is not None
    assert last.mended is not None  # a repair always reports at its end
    mended = last.mended
    if not console.as_json:
        _say(mended, to)
    console.result(
        project=str(to),
        whole=mended.whole,
        saved=dict(mended.saved),
        lost=dict(mended.lost),
        restored=mended.restored,
        missing=mended.missing,
        unreadable=mended.unreadable,
        articles_lost=mended.titles,
        scheme_found=mended.project,
        annotators_unnamed=mended.unnamed,
    )
    return ExitCode.OK if mended.whole else ExitCode.FAULT


def _list(steps: Iterable[Examined]) -> None:
    for one in (finding for step in steps for finding in step.findings):
        where = one.where and f": {' '.join(one.where.split())}"
        times = f" ({one.count})" if one.count > 1 else ""
        click.echo(f"{current().words(f'check-{one.kind}')}{where}{times}")


def _say(mended: Mended, to: Path) -> None:
    console = current()
    for title in mended.titles[:_NAMED]:
        click.echo(console.words("repair-article", title=title))
    console.say(
        "repair-saved",
        path=to,
        documents=mended.saved["documents"],
        spans=mended.saved["spans"],
        relations=mended.saved["relations"],
    )
    if mended.restored:
        console.say("repair-restored", count=mended.restored)
    if not mended.project:
        console.say("repair-scheme")
    if mended.unnamed:
        console.say("repair-unnamed", count=mended.unnamed)
    if not mended.whole:
        console.say(
            "repair-lost",
            articles=len(mended.titles),
            documents=mended.lost["documents"],
            spans=mended.missing,
            others=sum(mended.lost.values()) - mended.lost["documents"],
            places=mended.unreadable,
        )


def _path(project: Path) -> Path:
    whole = with_suffix(project)
    return whole if not project.exists() and whole.exists() else project
