"""Commands on projects: create one, add articles, say what is in it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from annotator.app.importing import import_paths
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import DEFAULT_SCHEME, load_scheme, scheme_names
from annotator.app.settings import SettingsFile
from annotator.cli.console import current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.core.scheme import wording

PROJECT = click.argument("project", type=click.Path(path_type=Path))
_PATHS = click.Path(path_type=Path)


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    """Open the project at ``path`` (its suffix may be left out) and close it afterwards."""
    whole = with_suffix(path)
    project = Project.open(whole if not path.exists() and whole.exists() else path)
    try:
        yield project
    finally:
        project.close()


def with_suffix(path: Path) -> Path:
    """Return ``path`` with the suffix of projects, added if it is missing."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(path.name + SUFFIX)


@click.command(epilog=HELP)
@PROJECT
@click.argument("paths", nargs=-1, type=_PATHS)
@click.option(
    "--scheme",
    default=DEFAULT_SCHEME,
    show_default=True,
    metavar="NAME|FILE",
    help=f"Label scheme: one of {', '.join(scheme_names())}, or a TOML file.",
)
@json_option
def new(project: Path, paths: tuple[Path, ...], scheme: str) -> int:
    """Create PROJECT and add the articles in PATHS.

    PROJECT gets the suffix .annodb if it has none. PATHS are as for "annotator add".

    \b
    Examples:
      annotator new crue articles/
      annotator new crue.annodb depeches.jsonl --scheme my-labels.toml
    """  # noqa: D301 (click reads the control character)
    labels = load_scheme(scheme)
    annotator = SettingsFile().read().annotator
    # A file name need not be text; the name of a project has to be.
    name = with_suffix(project).stem.encode("utf-8", errors="replace").decode("utf-8")
    created = Project.create(with_suffix(project), scheme=labels, annotator=annotator, name=name)
    try:
        current().say("created", path=created.path)
        return _add(created, paths)
    finally:
        created.close()


@click.command(epilog=HELP)
@PROJECT
@click.argument("paths", nargs=-1, required=True, type=_PATHS)
@json_option
def add(project: Path, paths: tuple[Path, ...]) -> int:
    """Add the articles in PATHS to PROJECT.

    \b
    PATHS may be
      text files    .txt .text .md, in any usual encoding; one article each
      JSON Lines    .jsonl .ndjson; one article a line, with "text" and, as far as known,
                    title, source, author, published or date, url, language;
                    every other field is kept as metadata
      folders       all such files in and below them, but for hidden ones and linked folders

    Where no title is given, the first line is taken for one if it looks like it: short, without
    a final period, followed by more text. It stays in the text.

    An article whose text the project has already is left out.

    \b
    Examples:
      annotator add crue.annodb new-articles/
      annotator add crue.annodb depeches.jsonl --json
    """  # noqa: D301 (click reads the control character)
    with opened(project) as existing:
        return _add(existing, paths)


@click.command(epilog=HELP)
@PROJECT
@json_option
def info(project: Path) -> int:
    """Say what is in PROJECT.

    \b
    Example:
      annotator info crue.annodb --json
    """  # noqa: D301 (click reads the control character)
    console = current()
    with opened(project) as existing:
        documents = {state.value: count for state, count in existing.state_counts().items()}
        spans: dict[str, dict[str, int]] = {}
        for (label, state), count in sorted(existing.span_totals().items()):
            spans.setdefault(label, {})[state.value] = count
        facts = {
            "project": existing.name,
            "file": str(existing.path),
            "annotator": existing.annotator.name,
            "created": existing.created,
            "scheme": wording(existing.scheme.name, console.language),
        }
        waiting = len(existing.without_suggestions())
    console.result(**facts, documents=documents, spans=spans, waiting=waiting)
    if not console.as_json:
        for name, fact in facts.items():
            click.echo(f"{console.words(f'info-{name}')}: {fact}")
        click.echo(f"{console.words('info-documents')}: {_counts(documents)}")
        click.echo(f"{console.words('info-waiting')}: {waiting}")
        for label, counts in spans.items():
            click.echo(f"{console.words('info-spans')} {label}: {_counts(counts)}")
    return ExitCode.OK


def _add(project: Project, paths: tuple[Path, ...]) -> int:
    console = current()
    last = console.followed(import_paths(project, paths), "progress-import")
    assert last is not None  # an import always reports at its end
    report = last.report
    console.problems(report.problems)
    if report.left_out:
        console.say("left-out", keys=", ".join(report.left_out))
    console.say(
        "added", added=report.added, duplicates=report.duplicates, problems=len(report.problems)
    )
    console.result(
        project=project.path,
        added=report.added,
        duplicates=report.duplicates,
        problems=[console.described(problem) for problem in report.problems],
        left_out=report.left_out,
    )
    return ExitCode.SKIPPED if report.problems else ExitCode.OK


def _counts(counts: dict[str, int]) -> str:
    console = current()
    return ", ".join(
        f"{console.words('state-' + state.replace(' ', '-'))} {count}"
        for state, count in counts.items()
    )
