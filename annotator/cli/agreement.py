"""The command that measures how far annotators agree."""

from pathlib import Path

import click

from annotator.app.agreement import RESAMPLES, Agreement, Choice, measure_project
from annotator.app.agreement.sheets import Sheet, as_data, name_of, sheets, written
from annotator.app.messages import line
from annotator.app.project import Project
from annotator.cli.console import Console, current, json_option, read_only_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.projects import PROJECT, opened
from annotator.cli.tables import aligned
from annotator.core.ids import AnnotatorId, LayerId

_SHOWN = 20
"""So many articles are listed for a person."""


@click.command(epilog=HELP)
@PROJECT
@click.option("--layer", "layers", multiple=True, metavar="ID", help="Only this layer; repeatable.")
@click.option(
    "--between", multiple=True, metavar="NAME",
    help="Only this annotator; give it twice or more.",
)  # fmt: skip
@click.option("--against-gold", is_flag=True, help="Compare everybody with gold.")
@click.option("--unfinished", is_flag=True, help="Articles that are begun count too.")
@click.option(
    "--bootstrap", type=click.IntRange(min=0), default=RESAMPLES, show_default=True, metavar="N",
    help="Resamples for the 95 % intervals; 0 for none.",
)  # fmt: skip
@click.option("--seed", type=int, default=0, show_default=True, help="Seed of the resamples.")
@click.option("--gamma", is_flag=True, help="Gamma too: seconds per article, needs an extra.")
@read_only_option
@json_option
def agreement(
    *,
    project: Path,
    layers: tuple[str, ...],
    between: tuple[str, ...],
    against_gold: bool,
    unfinished: bool,
    bootstrap: int,
    seed: int,
    gamma: bool,
) -> int:
    """Measure how far the annotators of PROJECT agree, on articles that two or more finished.

    \b
    F1 strict    same place and label            F1 overlap   same label, places touch
    Cohen κ      pairs, on words                 Fleiss κ     all together, on words
    α nominal    Krippendorff, on words          αU           Krippendorff, unitising
    γ            gamma, with --gamma

    Kappa and alpha on words only hint at spans that one annotator missed, and the many words
    outside all spans raise them: read them beside F1 and αU. Formulas and their sources are in
    annotator/app/agreement/.

    \b
    Examples:
      annotator agreement crue.annodb
      annotator agreement crue.annodb --between Anna --between Ben --layer entities
      annotator agreement crue.annodb --against-gold --bootstrap 5000 --json
    """  # noqa: D301 (click reads the control character)
    console = current()
    with opened(project) as held:
        people = _people(held, between, alone=against_gold)
        choice = Choice(
            annotators=people,
            gold=against_gold,
            layers=_layers(held, layers),
            unfinished=unfinished,
            resamples=bootstrap,
            seed=seed,
            gamma=gamma,
        )
        last = console.followed(measure_project(held, choice), "progress-agreement")
        assert last is not None  # the last step always comes
        found = last.result
        assert found is not None
        tables = sheets(found, held.scheme, console.language)
    if found.gamma_missing:
        console.say("agreement-gamma-missing")
    console.result(**as_data(found))
    if not console.as_json:
        _show(console, found, tables)
    return ExitCode.OK


def _show(console: Console, found: Agreement, tables: list[Sheet]) -> None:
    names = ", ".join(found.annotators.values())
    told = "agreement-told-gold" if found.gold else "agreement-told"
    click.echo(line(told, console.language, articles=found.articles, names=names))
    for sheet in tables:
        if not sheet.lines:
            continue
        click.echo(f"\n{sheet.title}")
        head = [*sheet.head, *(name_of(one, console.language) for one in sheet.measures)]
        rows = [
            [*one.about, str(one.articles), str(one.items), *map(written, one.estimates)]
            for one in sheet.lines[: _SHOWN if sheet.id == "articles" else None]
        ]
        for text in aligned([head, *rows]):
            click.echo(f"  {text}")
        left = len(sheet.lines) - len(rows)
        if left:
            click.echo(f"  {line('agreement-more', console.language, count=left)}")
    click.echo()
    if found.resamples:
        click.echo(line("agreement-told-intervals", console.language, count=found.resamples))
    click.echo(line("agreement-warning", console.language))


def _people(project: Project, names: tuple[str, ...], *, alone: bool) -> tuple[AnnotatorId, ...]:
    known = project.people
    found = []
    for name in names:
        fits = [one.id for one in known if name in (one.name, one.id)]
        if not fits:
            listed = ", ".join(one.name for one in known)
            raise click.UsageError(f"Nobody is called {name}; there are {listed}.")
        if len(fits) > 1:
            raise click.UsageError(f"Several annotators are called {name}: give the id.")
        found += fits
    if len(set(found)) == 1 and not alone:
        raise click.UsageError("Give --between for at least two annotators.")
    return tuple(found)


def _layers(project: Project, wanted: tuple[str, ...]) -> tuple[LayerId, ...]:
    known = [layer.id for layer in project.scheme.layers]
    for one in wanted:
        if one not in known:
            raise click.UsageError(f"The scheme has no layer {one}; it has {', '.join(known)}.")
    return tuple(layer for layer in known if layer in wanted)
