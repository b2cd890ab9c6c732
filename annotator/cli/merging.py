"""The command that merges copies of a project, and settles what was done in several at once."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from annotator.app.backups import Reason, make
from annotator.app.merging import (
    Conflict,
    FilePreview,
    Report,
    Step,
    Tally,
    Verdict,
    conflicts,
    looking,
    merging,
)
from annotator.app.operations.settling import BOTH, Settle
from annotator.app.project import Project
from annotator.cli.console import Console, current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.cli.tables import aligned
from annotator.core.errors import UnknownNameError

_SHORT = 12
"""So many digits of a version's id are shown; as many as tell versions apart may be given."""


@click.command(epilog=HELP)
@PROJECT
@click.argument("packages", nargs=-1, type=click.Path(path_type=Path))
@click.option("--preview", is_flag=True, help="Say what PACKAGES would bring and write nothing.")
@click.option("--conflicts", "listing", is_flag=True, help="List what is to be settled.")
@click.option(
    "--settle",
    nargs=2,
    multiple=True,
    metavar="ARTICLE VERSION",
    help='Keep one version of a work, or "both"; ids as --conflicts lists them.',
)
@click.option("--no-backup", is_flag=True, help="Make no backup of PROJECT first.")
@json_option
def merge(
    *,
    project: Path,
    packages: tuple[Path, ...],
    preview: bool,
    listing: bool,
    settle: tuple[tuple[str, str], ...],
    no_backup: bool,
) -> int:
    """Merge returned PACKAGES, or other copies of PROJECT, into PROJECT.

    What each annotator did to each article is one work. The newer state of a work stays; a file may
    be merged in any order and any number of times. Where one annotator went on in two copies, both
    versions are kept and listed as a conflict until one of them, or both together, is chosen.
    PACKAGES are only read. A file that cannot be merged changes nothing and is named.

    \b
    Examples:
      annotator merge crue.annodb returned/*.annodb --preview
      annotator merge crue.annodb returned/*.annodb
      annotator merge crue.annodb --conflicts
      annotator merge crue.annodb --settle 3f0c9a 9ec8ed9d9937
      annotator merge crue.annodb --settle 3f0c9a both
    """  # noqa: D301 (click reads the control character)
    if bool(packages) + listing + bool(settle) != 1 or (preview and not packages):
        raise click.UsageError("Give PACKAGES, or --conflicts, or --settle.")
    with opened(project) as existing:
        if listing:
            return _list(existing)
        if settle:
            return _settle(existing, settle)
        if preview:
            return _preview(existing, packages)
        return _merge(existing, packages, backup=not no_backup)


def _preview(project: Project, packages: Sequence[Path]) -> int:
    console = current()
    last = console.followed(looking(project, packages), "progress-merge-looking", _name)
    assert last is not None
    files = last.previews or ()
    if not console.as_json:
        for file in files:
            _say_file(console, file)
            _table(console, file.tallies)
    return _end(console, files, {"files": [_file(console, file) for file in files]})


def _merge(project: Project, packages: Sequence[Path], *, backup: bool) -> int:
    console = current()

    def save() -> Path:
        return make(project, Reason.MERGE).path

    steps = merging(project, packages, save if backup else None)
    last = console.followed(steps, "progress-merge", _name)
    assert last is not None
    report = last.report
    assert report is not None
    if not console.as_json:
        for file in report.files:
            _say_file(console, file)
        _table(console, report.tallies)
    if report.backup is not None:
        console.say("merge-backup", path=report.backup)
    if report.unknown_labels:
        console.say("merge-labels", labels=", ".join(report.unknown_labels))
    if report.conflicts:
        console.say("merge-conflicts", count=report.conflicts)
    return _end(console, report.files, _report(console, report))


def _list(project: Project) -> int:
    console = current()
    found = conflicts(project)
    if not console.as_json:
        for conflict in found:
            click.echo(f"{conflict.document}\t{conflict.annotator.name}\t{conflict.title}")
            for version in conflict.versions:
                shown = console.words("merge-shown") if version.shown else ""
                state = console.words("state-" + version.state.replace(" ", "-"))
                facts = (version.id[:_SHORT], state, version.accepted, version.own, shown)
                click.echo("\t".join(["", *map(str, facts)]).rstrip())
    console.say("merge-conflicts", count=len(found))
    console.result(conflicts=[_conflict(one) for one in found])
    return ExitCode.OK


def _settle(project: Project, choices: Sequence[tuple[str, str]]) -> int:
    console = current()
    for article, chosen in choices:
        for conflict in _meant(conflicts(project), article, chosen):
            versions = [one.id for one in conflict.versions if one.id.startswith(chosen)]
            keep = chosen if chosen == BOTH else versions[0]
            project.do(Settle(conflict.document, conflict.annotator.id, keep))
    left = project.unsettled
    console.say("merge-conflicts", count=left)
    console.result(settled=len(choices), conflicts=left)
    return ExitCode.OK


def _meant(found: list[Conflict], article: str, chosen: str) -> list[Conflict]:
    """Return the one conflict that an article and a version name.

    Raises:
        UnknownNameError: they name none, or several.
    """
    there = [one for one in found if one.document.startswith(article)]
    meant = [
        one
        for one in there
        if chosen == BOTH or sum(two.id.startswith(chosen) for two in one.versions) == 1
    ]
    if len(meant) != 1:
        known = [f"{one.document} {two.id[:_SHORT]}" for one in found for two in one.versions]
        raise UnknownNameError(kind="version", name=f"{article} {chosen}", known=", ".join(known))
    return meant


def _end(console: Console, files: Sequence[FilePreview], result: dict[str, Any]) -> int:
    faults = [file.fault for file in files if file.fault is not None]
    console.problems(faults)
    console.result(**result)
    if not faults:
        return ExitCode.OK
    return ExitCode.FAULT if len(faults) == len(files) else ExitCode.SKIPPED


def _say_file(console: Console, file: FilePreview) -> None:
    if file.fault is None:
        counts = {verdict.value: file.works.get(verdict, 0) for verdict in Verdict}
        who = file.owner.name if file.owner is not None else console.words("merge-everybody")
        console.say(
            "merge-file", path=file.path, who=who, articles=file.articles,
            added=file.new_articles, **counts,
        )  # fmt: skip


def _table(console: Console, tallies: Sequence[Tally]) -> None:
    head = ("annotator", "articles-before", "articles-after", "spans-before", "spans-after")
    rows = [[console.words(f"merge-{name}") for name in head]]
    for one in tallies:
        counts = (one.articles_before, one.articles_after, one.spans_before, one.spans_after)
        rows.append([one.annotator.name, *map(str, counts)])
    for line in aligned(rows) if len(rows) > 1 else ():
        click.echo(line)


def _file(console: Console, file: FilePreview) -> dict[str, Any]:
    if file.fault is not None:
        return {"path": file.path, "fault": console.described(file.fault)}
    return {
        "path": file.path,
        "annotator": file.owner.name if file.owner is not None else None,
        "made": file.made,
        "articles": file.articles,
        "new_articles": file.new_articles,
        "works": {verdict.value: file.works.get(verdict, 0) for verdict in Verdict},
        "annotators": [_tally(one) for one in file.tallies],
        "unknown_labels": file.unknown_labels,
    }


def _tally(one: Tally) -> dict[str, Any]:
    return {
        "id": one.annotator.id,
        "name": one.annotator.name,
        "articles": {"before": one.articles_before, "after": one.articles_after},
        "spans": {"before": one.spans_before, "after": one.spans_after},
    }


def _report(console: Console, report: Report) -> dict[str, Any]:
    return {
        "files": [_file(console, file) for file in report.files],
        "annotators": [_tally(one) for one in report.tallies],
        "conflicts": report.conflicts,
        "unknown_labels": report.unknown_labels,
        "backup": report.backup,
    }


def _conflict(one: Conflict) -> dict[str, Any]:
    return {
        "article": one.document,
        "title": one.title,
        "annotator": {"id": one.annotator.id, "name": one.annotator.name},
        "versions": [
            {
                "id": version.id,
                "shown": version.shown,
                "at": version.at,
                "gestures": version.gestures,
                "own_gestures": version.own,
                "state": version.state.value,
                "accepted": version.accepted,
            }
            for version in one.versions
        ],
    }


def _name(step: Step) -> str:
    return step.path.name if step.path is not None else ""
