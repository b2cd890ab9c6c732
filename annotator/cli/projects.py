"""Commands on projects: create one, add articles, say what is in it."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import DEFAULT_SCHEME, load_scheme, scheme_names
from annotator.app.settings import SettingsFile
from annotator.cli.console import current, json_option, read_only_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.importing import (
    ImportOptions,
    discard_from,
    import_into,
    import_options,
    resume_into,
    show_first,
)
from annotator.core.scheme import wording

PROJECT = click.argument("project", type=click.Path(path_type=Path))
_PATHS = click.Path(path_type=Path)


@contextmanager
def opened(path: Path) -> Iterator[Project]:
    """Open the project at ``path`` (its suffix may be left out) and close it afterwards."""
    whole, console = with_suffix(path), current()
    found = whole if not path.exists() and whole.exists() else path
    project = Project.open_read_only(found) if console.read_only else Project.open(found)
    if project.as_of is not None:
        taken = time.strftime("%H:%M:%S", time.localtime(project.as_of))
        console.say("read-only", path=found, time=taken)
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
@import_options
@json_option
def new(project: Path, paths: tuple[Path, ...], scheme: str, options: ImportOptions) -> int:
    """Create PROJECT and add the articles in PATHS.

    PROJECT gets the suffix .annodb if it has none. PATHS and the options of the import are as for
    "annotator add".

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
        return import_into(created, paths, options)
    finally:
        created.close()


@click.command(epilog=HELP)
@PROJECT
@click.argument("paths", nargs=-1, type=_PATHS)
@import_options
@click.option("--dry-run", is_flag=True, help="Show the first records and write nothing.")
@click.option("--resume", is_flag=True, help="Go on with an import that was not finished.")
@click.option("--discard", is_flag=True, help="Clear away an import that was not finished.")
@json_option
def add(
    *,
    project: Path,
    paths: tuple[Path, ...],
    options: ImportOptions,
    dry_run: bool,
    resume: bool,
    discard: bool,
) -> int:
    """Add the articles in PATHS, and the annotations on them, to PROJECT.

    \b
    PATHS may be
      articles      text, Markdown, HTML and saved pages, PDF, DOCX, ODT, RSS, Atom, NewsML, NITF
      tables        CSV, TSV, XLSX, JSON and JSON Lines: columns and keys are mapped to fields by
                    their names, or by --map; every other one is kept as metadata
      annotations   Prodigy, doccano, Label Studio, potato, brat, CoNLL, spaCy, WebAnno, UIMA CAS
      archives      zip and tar of any of these
      folders       all such files in and below them, but for hidden ones and linked folders

    Nothing shows before everything is there. An import that is stopped leaves PROJECT as it was;
    --resume goes on with it, --discard clears it away.

    Labels of the files become the scheme's labels of that id or name, or those that other tools
    call so (PERSON is PER); --labels says which else. Annotations become your own work, or with
    --as-suggestions wait for your decision. An article whose text PROJECT has already is left
    out; what is annotated in it and not there comes in as suggestions.

    \b
    Examples:
      annotator add crue.annodb new-articles/
      annotator add crue.annodb depeches.csv --map text=body,title=headline --date-format %d/%m/%Y
      annotator add crue.annodb doccano.jsonl --labels Lieu=LOC --report report.csv --json
      annotator add crue.annodb --resume
    """  # noqa: D301 (click reads the control character)
    if ((resume or discard) and (paths or dry_run)) or (resume and discard):
        raise click.UsageError("--resume and --discard stand alone.")
    if not (paths or resume or discard):
        raise click.UsageError("Missing argument 'PATHS...'.")
    with opened(project) as existing:
        if resume:
            return resume_into(existing, options)
        if discard:
            return discard_from(existing)
        if dry_run:
            return show_first(existing, paths, options)
        return import_into(existing, paths, options)


@click.command(epilog=HELP)
@PROJECT
@read_only_option
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
        scheme = existing.scheme.id
    console.result(**{**facts, "scheme": scheme}, documents=documents, spans=spans, waiting=waiting)
    if not console.as_json:
        for name, fact in facts.items():
            _tell(console.words(f"info-{name}"), fact)
        _tell(console.words("info-documents"), _counts(documents))
        _tell(console.words("info-waiting"), waiting)
        for label, counts in spans.items():
            _tell(f"{console.words('info-spans')} {label}", _counts(counts))
    return ExitCode.OK


def _tell(name: str, value: object) -> None:
    click.echo(current().words("info-line", name=name, value=value))


def _counts(counts: dict[str, int]) -> str:
    console = current()
    return ", ".join(
        f"{console.words('state-' + state.replace(' ', '-'))} {count}"
        for state, count in counts.items()
    )
