"""The command that writes what a project's work tells: a page, tables, or data."""

from pathlib import Path

import click

from annotator.app.dashboard.building import PERIODS, Wish, build, ground_of
from annotator.app.dashboard.files import as_data, write_page, write_tables
from annotator.app.messages import languages
from annotator.cli.console import current, json_option, read_only_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.core.model import Annotator

_PATH = click.Path(path_type=Path)


@click.command(epilog=HELP)
@PROJECT
@click.option("-o", "--output", type=_PATH, metavar="FILE.html", help="Write one page of HTML.")
@click.option("--csv", "tables", type=_PATH, metavar="DIR", help="Write each table as CSV.")
@click.option("--annotator", metavar="NAME", help="Only the work of one annotator.")
@click.option(
    "--days", type=click.IntRange(min=0), default=PERIODS[0], metavar="N",
    help="Only what was finished in the last N days.",
)  # fmt: skip
@click.option("--layer", metavar="ID", help="Only the spans of one layer of the scheme.")
@click.option(
    "--language", type=click.Choice(languages()), help="Language of the words; as the settings."
)
@read_only_option
@json_option
def report(
    *,
    project: Path,
    output: Path | None,
    tables: Path | None,
    annotator: str | None,
    days: int,
    layer: str | None,
    language: str | None,
) -> int:
    """Report on the work in PROJECT: progress, time, labels, agreement, suggestions.

    The page is complete in itself: it needs no network, is light or dark as the reader's system
    is, and prints. Behind each chart is its table.

    \b
    Examples:
      annotator report crue.annodb -o report.html
      annotator report crue.annodb -o rapport.html --language fr --days 30
      annotator report crue.annodb --csv tables/
      annotator report crue.annodb --json
    """  # noqa: D301 (click reads the control character)
    console = current()
    if output is None and tables is None and not console.as_json:
        raise click.UsageError("Say where to: -o FILE.html, --csv DIR or --json.")
    chosen = language or console.language
    with opened(project) as held:
        wish = Wish(
            annotator=_of(held.people, annotator).id if annotator is not None else None,
            days=days,
            layer=next((x.id for x in held.scheme.layers if x.id == layer), None),
        )
        if layer is not None and wish.layer is None:
            known = ", ".join(item.id for item in held.scheme.layers)
            raise click.UsageError(f"The scheme has no layer {layer}; it has {known}.")
        counting = held.statistics()
        try:
            console.followed(counting.count(), "progress-counting")
            dashboard = build(counting.digest, ground_of(held), wish, chosen)
        finally:
            counting.close()
    if output is not None:
        write_page(output, dashboard, chosen)
        console.say("report-written", path=output)
    if tables is not None:
        written = write_tables(tables, dashboard)
        console.say("tables-written", path=tables, count=len(written))
    console.result(**as_data(dashboard))
    return ExitCode.OK


def _of(people: list[Annotator], name: str) -> Annotator:
    found = [one for one in people if name in (one.name, one.id)]
    if len(found) == 1:
        return found[0]
    known = ", ".join(one.name for one in people)
    if found:
        raise click.UsageError(f"Several annotators are called {name}: give the id.")
    raise click.UsageError(f"Nobody is called {name}; there are {known}.")
