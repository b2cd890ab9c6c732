"""The command that draws a sample of articles into a new project."""

from pathlib import Path

import click

from annotator.app.importing.sampling import TRAITS, SampleProgress, sample_into
from annotator.app.project import Project
from annotator.app.schemes import DEFAULT_SCHEME, load_scheme
from annotator.app.settings import SettingsFile
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.importing import ImportOptions, reading_options, requested
from annotator.cli.projects import with_suffix


@click.command(epilog=HELP)
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", required=True, metavar="PROJECT", type=click.Path(path_type=Path),
    help="The project to create.",
)  # fmt: skip
@click.option("--count", default=2000, show_default=True, type=click.IntRange(min=1))
@click.option(
    "--by",
    default="source,date,length",
    show_default=True,
    metavar="A,B,...",
    help=f"What is to be represented as in the whole: {', '.join(TRAITS)}.",
)
@click.option("--seed", default=1, show_default=True, help="The same seed draws the same sample.")
@click.option("--scheme", default=DEFAULT_SCHEME, show_default=True, metavar="NAME|FILE")
@reading_options
@json_option
def sample(
    *,
    sources: tuple[Path, ...],
    output: Path,
    count: int,
    by: str,
    seed: int,
    scheme: str,
    options: ImportOptions,
) -> int:
    """Draw a stratified sample of the articles in SOURCES into a new project.

    SOURCES are files and folders as for "annotator add"; they are read twice, one article at a
    time, so that a sample of millions needs no more memory than a sample of hundreds. A date
    counts by its month, a length by its class. Annotations in the sources are not read.

    \b
    Examples:
      annotator sample archive/ -o echantillon --count 500
      annotator sample depeches.jsonl -o test.annodb --by source --seed 7
      annotator sample presse/*.parquet -o test.annodb --map text=body,published=day
    """  # noqa: D301 (click reads the control character)
    console = current()
    traits = tuple(trait for item in by.split(",") if (trait := item.strip()))
    unknown = [trait for trait in traits if trait not in TRAITS]
    if unknown:
        raise click.UsageError(f"--by knows {', '.join(TRAITS)}, not {', '.join(unknown)}.")
    labels = load_scheme(scheme)
    request, faults = requested(labels, sources, options)
    annotator = SettingsFile().read().annotator
    project = Project.create(with_suffix(output), scheme=labels, annotator=annotator)
    last: SampleProgress | None
    try:
        steps = sample_into(project, request, count=count, by=traits, seed=seed)
        last = console.followed(steps, "progress-sample")
    finally:
        project.close()
    assert last is not None  # it reports at its end
    problems = (*faults, *last.problems)
    console.problems(problems)
    console.say("sampled", added=last.added, found=last.found, strata=last.strata)
    console.result(
        project=project.path,
        added=last.added,
        found=last.found,
        strata=last.strata,
        problems=[console.described(problem) for problem in problems],
    )
    return ExitCode.SKIPPED if problems else ExitCode.OK
