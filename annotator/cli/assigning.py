"""The command that gives articles out to annotators, and writes a work package for each."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from annotator.app.project import Project
from annotator.app.team import (
    STRATA,
    Held,
    Outlook,
    PackageProgress,
    Versions,
    Wishes,
    assign,
    check_free,
    check_lead,
    look_ahead,
    named,
    pair,
    write_packages,
)
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.cli.tables import aligned
from annotator.core.listing import METADATA
from annotator.core.uncertainty import Order

_ORDERS = {
    "corpus": Order.CORPUS,
    "random": Order.RANDOM,
    "uncertain": Order.UNCERTAIN,
    "oldest": Order.OLDEST,
    "most-left": Order.MOST_LEFT,
    "most-new": Order.MOST_NEW,
}


class _Strata(click.ParamType[tuple[str, ...]]):
    """Kinds of articles, such as source,month."""

    name = "A,B,..."

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        names = tuple(part for item in str(value).split(",") if (part := item.strip()))
        for name in names:
            plain = name.removeprefix(METADATA)
            if name not in STRATA and (plain == name or not plain):
                self.fail(f"knows {', '.join(STRATA)} and {METADATA}KEY, not {name}.", param, ctx)
        return names


def _sharing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--seed", default=0, show_default=True, help="What chance starts from."),
        click.option(
            "--versions",
            type=click.Choice([one.value for one in Versions]),
            default=Versions.TOGETHER.value,
            show_default=True,
            help="Versions of a story: to the same annotator, or to different ones.",
        ),
        click.option(
            "--stratify",
            type=_Strata(),
            default="",
            help=f"Everybody gets the same kinds: {', '.join(STRATA)}, {METADATA}KEY.",
        ),
        click.option(
            "--copies",
            default=2,
            show_default=True,
            type=click.IntRange(min=1),
            help="By how many people the shared articles are done.",
        ),
        click.option(
            "--overlap",
            default=0.2,
            show_default=True,
            type=click.FloatRange(min=0, max=1),
            help="The share of the articles that several people do.",
        ),
        click.option(
            "--each", type=click.IntRange(min=1), help="So many articles for everybody; else all."
        ),
    ):
        command = option(command)
    return command


def _choosing_options(command: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option(
            "--top-up",
            is_flag=True,
            help="Give also out what somebody has, until --copies people do it.",
        ),
        click.option("--query", default="", help="Only articles that this search finds."),
        click.option(
            "--by",
            type=click.Choice(list(_ORDERS)),
            default="corpus",
            show_default=True,
            help="Which articles come first where not all are given out.",
        ),
    ):
        command = option(command)
    return command


@click.command("assign", epilog=HELP)
@PROJECT
@click.option(
    "--to", "names", multiple=True, metavar="NAME",
    help="An annotator, known or new; name several by repeating it.",
)  # fmt: skip
@_sharing_options
@_choosing_options
@click.option("--no-suggestions", is_flag=True, help="They annotate without suggestions.")
@click.option("--see-others", is_flag=True, help="They see what others did with the articles.")
@click.option("--name", default="", help="What the assignment is called.")
@click.option(
    "-o", "--output", metavar="DIR", type=click.Path(path_type=Path),
    help="Write a work package for each into this folder.",
)  # fmt: skip
@click.option("--replace", is_flag=True, help="Replace packages that are in the folder.")
@click.option("--packages-only", is_flag=True, help="Give nothing out; only write the packages.")
@click.option("--preview", is_flag=True, help="Say who would get what, and write nothing.")
@json_option
def assign_command(project: Path, **options: Any) -> int:
    """Give articles of PROJECT out to annotators, and write their work packages.

    A package is a project file with just the articles that its annotator was given, now and
    before; it opens like any project. It holds the scheme with its guidelines and, unless the
    articles are to be read without them, the suggestions. Merging brings the work back.

    Of --overlap of the articles, --copies people do each, and every two annotators share about as
    many. Articles that somebody has already are left out; --top-up gives them to more people.

    \b
    Examples:
      annotator assign crue.annodb --to Zoé --to Driss --overlap 0.2 -o lots/
      annotator assign crue.annodb --to Zoé --each 50 --by uncertain --preview
      annotator assign crue.annodb --to A --to B --to C --copies 3 --stratify source,month
      annotator assign crue.annodb --packages-only -o lots/ --replace
    """  # noqa: D301 (click reads the control character)
    _check(options)
    with opened(project) as existing:
        if options["packages_only"]:
            check_lead(existing)
            return _end(existing, None, options)
        outlook = look_ahead(existing, _wishes(existing, options))
        if not options["preview"]:
            if options["output"] is not None:
                # Nothing is given out where the packages could not be written.
                check_free(existing, options["output"], outlook, replace=options["replace"])
            assign(existing, outlook)
        return _end(existing, outlook, options)


def _check(options: Mapping[str, Any]) -> None:
    if options["packages_only"]:
        if options["output"] is None:
            raise click.UsageError("--packages-only needs -o DIR.")
        if options["preview"]:
            raise click.UsageError("--packages-only has nothing to preview.")
    elif not any(name.strip() for name in options["names"]):
        raise click.UsageError("Missing option '--to'.")
    if options["replace"] and options["output"] is None:
        raise click.UsageError("--replace needs -o DIR.")


def _wishes(project: Project, options: Mapping[str, Any]) -> Wishes:
    return Wishes(
        people=named(project, options["names"]),
        each=options["each"],
        overlap=options["overlap"],
        copies=options["copies"],
        query=options["query"],
        order=_ORDERS[options["by"]],
        stratify=options["stratify"],
        seed=options["seed"],
        versions=Versions(options["versions"]),
        held=Held.TOP_UP if options["top_up"] else Held.LEAVE,
        suggestions=not options["no_suggestions"],
        others=options["see_others"],
        name=options["name"],
    )


def _end(project: Project, outlook: Outlook | None, options: Mapping[str, Any]) -> int:
    """Write the packages, if they are wanted, and say what was done."""
    console = current()
    last: PackageProgress | None = None
    if options["output"] is not None and not options["preview"]:
        wanted = {who.id for who in named(project, options["names"])} if outlook is None else None
        if outlook is not None:
            wanted = {share.annotator.id for share in outlook.shares}
        steps = write_packages(
            project, options["output"], wanted or None, replace=options["replace"]
        )
        last = console.followed(steps, "progress-packages")
    packages = last.written if last is not None else ()
    if outlook is not None:
        _show(outlook, preview=options["preview"])
    for one in packages:
        console.say(
            "package-written", path=one.path, name=one.annotator.name, articles=one.articles
        )
    console.result(
        **(_data(outlook) if outlook is not None else {}),
        preview=options["preview"],
        packages=[
            {
                "annotator": one.annotator.name,
                "path": one.path,
                "articles": one.articles,
                "suggestions": one.suggestions,
                "bytes": one.size,
            }
            for one in packages
        ],
    )
    return ExitCode.OK


def _show(outlook: Outlook, *, preview: bool) -> None:
    """Write the tables for a person: who gets what, of which kind, and what pairs share."""
    console = current()
    if console.as_json:
        return
    console.say(
        "assign-preview" if preview else "assigned",
        articles=outlook.dealt,
        shared=outlook.shared,
        people=len(outlook.shares),
    )
    for rows in (_people(outlook), _kinds(outlook), _pairs(outlook)):
        for line in aligned(rows):
            click.echo(line)
    for key, count in (("assign-left", len(outlook.left)), ("assign-held", outlook.held)):
        if count:
            console.say(key, count=count)


def _people(outlook: Outlook) -> list[list[str]]:
    rows = [list(map(current().words, ("assign-name", "assign-articles", "assign-shared")))]
    rows.extend(
        [share.annotator.name, str(len(share.documents)), str(share.shared)]
        for share in outlook.shares
    )
    return rows


def _kinds(outlook: Outlook) -> list[list[str]]:
    if not outlook.wishes.stratify:
        return []
    rows = [[current().words("assign-kind"), *(share.annotator.name for share in outlook.shares)]]
    for kind in outlook.strata:
        counts = (share.strata.get(kind, 0) for share in outlook.shares)
        rows.append([kind, *map(str, counts)])
    return rows


def _pairs(outlook: Outlook) -> list[list[str]]:
    if not outlook.shared:
        return []
    rows = [[current().words("assign-pair"), current().words("assign-shared")]]
    return rows + [[" · ".join(names), str(count)] for names, count in _shared(outlook)]


def _shared(outlook: Outlook) -> Iterator[tuple[tuple[str, str], int]]:
    """Yield each two of those who get something, and how many articles they share."""
    people = [share.annotator for share in outlook.shares]
    for place, one in enumerate(people):
        for other in people[place + 1 :]:
            yield (one.name, other.name), outlook.pairs.get(pair(one.id, other.id), 0)


def _data(outlook: Outlook) -> dict[str, Any]:
    return {
        "articles": outlook.dealt,
        "shared": outlook.shared,
        "left": len(outlook.left),
        "held": outlook.held,
        "annotators": [
            {
                "id": share.annotator.id,
                "name": share.annotator.name,
                "new": share.annotator in outlook.newcomers,
                "articles": len(share.documents),
                "shared": share.shared,
                "strata": share.strata if outlook.wishes.stratify else {},
            }
            for share in outlook.shares
        ],
        "pairs": [{"annotators": names, "shared": count} for names, count in _shared(outlook)],
    }
