"""What the commands that bring articles in have in common: their options, and the import."""

from collections.abc import Callable, Generator, Iterable
from dataclasses import dataclass, fields, replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from annotator.app.backups import Reason, make_first
from annotator.app.importing import ImportProgress, discard_import, resume_import, run_import
from annotator.app.importing.collecting import collected
from annotator.app.importing.kinds import FIELDS, READERS, TAG_SCHEMES
from annotator.app.importing.preview import preview, refitted
from annotator.app.importing.report import (
    ImportReport,
    counted_lines,
    write_report,
)
from annotator.app.importing.request import LEFT_OUT, Request
from annotator.app.label_names import LabelMap
from annotator.app.project import Project
from annotator.cli.console import current
from annotator.cli.exit_codes import ExitCode
from annotator.core.errors import BackupFailedError, UnknownNameError, UserFacingError
from annotator.core.ids import LabelId
from annotator.core.scheme import Scheme

FORMATS = tuple(sorted(reader.name for reader in READERS))


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """How an import was asked for on the command line."""

    format_name: str = ""
    mapping: str = ""
    labels: str = ""
    add_labels: bool = False
    as_suggestions: bool = False
    done: bool = False
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    no_header: bool = False
    tag_scheme: str = ""
    date_format: str = ""
    report: Path | None = None


def import_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of an import; it gets them as ``options``."""
    return _with(command, (*_READING, *_ANNOTATIONS))


def reading_options(command: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options of how files are read; it gets them as ``options``."""
    return _with(command, _READING)


def _with(command: Callable[..., int], given: Iterable[Callable[..., Any]]) -> Callable[..., int]:
    @wraps(command)
    def gathered(**values: Any) -> int:
        found = {field.name: values.pop(field.name, None) for field in fields(ImportOptions)}
        chosen = {name: value for name, value in found.items() if value is not None}
        return command(options=ImportOptions(**chosen), **values)

    for option in reversed(tuple(given)):
        gathered = option(gathered)
    return gathered


_READING = (
    click.option(
        "--format",
        "format_name",
        type=click.Choice(FORMATS),
        metavar="NAME",
        help="Read every file as this format instead of finding out: " + ", ".join(FORMATS) + ".",
    ),
    click.option(
        "--map",
        "mapping",
        metavar="FIELD=COLUMN,…",
        help="Which column or key is which field: " + ", ".join(FIELDS) + "; a.b for nested keys.",
    ),
    click.option("--encoding", metavar="NAME", help="Of the files, such as cp1252."),
    click.option(
        "--delimiter",
        metavar="NAME",
        callback=lambda _, __, value: _delimiter(value),
        help="Of columns: comma, semicolon, tab, bar, space, or the character itself.",
    ),
    click.option("--sheet", metavar="NAME", help="Which sheet of a workbook."),
    click.option("--no-header", is_flag=True, help="Tables have no row that names the columns."),
    click.option(
        "--tag-scheme",
        type=click.Choice(TAG_SCHEMES),
        metavar="NAME",
        help="Of CoNLL files: " + ", ".join(TAG_SCHEMES) + "; else it is found out.",
    ),
    click.option("--date-format", metavar="FORMAT", help="Of dates, such as %d/%m/%Y."),
)
_ANNOTATIONS = (
    click.option(
        "--labels",
        metavar="THEIRS=OURS,…",
        help="Which labels of the files are which of the scheme; THEIRS= leaves one out.",
    ),
    click.option("--add-labels", is_flag=True, help="Add labels to the scheme that it lacks."),
    click.option(
        "--as-suggestions", is_flag=True, help="Annotations come in as suggestions to decide on."
    ),
    click.option(
        "--done",
        is_flag=True,
        help="Articles with annotations are done, so that they train and are scored.",
    ),
    click.option(
        "--report",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="FILE",
        help="Write all that there is to know of the import to FILE (.csv for a table).",
    ),
)


def requested(
    scheme: Scheme, paths: tuple[Path, ...], options: ImportOptions
) -> tuple[Request, list[UserFacingError]]:
    """Return the import that the command line asks for, and what was wrong with its files.

    Raises:
        UnknownNameError: a label is not in the scheme, or a field is none.
    """
    found = collected(paths, reader=options.format_name)
    mapping = _pairs(options.mapping, "--map")
    for name in mapping:
        if name not in FIELDS:
            raise UnknownNameError(kind="field", name=name, known=", ".join(FIELDS))
    labels = _pairs(options.labels, "--labels")
    for name in labels.values():
        if name != LEFT_OUT and scheme.label(LabelId(name)) is None:
            known = ", ".join(label.id for label in scheme.labels())
            raise UnknownNameError(kind="label", name=name, known=known)
    request = replace(
        found.request,
        labels=labels,
        add_labels=options.add_labels,
        as_suggestions=options.as_suggestions,
        as_done=options.done,
    )
    return _as_asked(request, options).with_profiles(
        fields=mapping, date_format=options.date_format, tag_scheme=options.tag_scheme
    ), found.problems


def _as_asked(request: Request, options: ImportOptions) -> Request:
    """Return the request with what changes which columns there are; they are mapped anew."""
    asked = request.with_profiles(
        encoding=options.encoding, delimiter=options.delimiter, sheet=options.sheet
    )
    if options.no_header:
        asked = asked.without_header()
    pairs = zip(request.sources, asked.sources, strict=True)
    return replace(asked, sources=tuple(now if now == was else refitted(now) for was, now in pairs))


def import_into(project: Project, paths: tuple[Path, ...], options: ImportOptions) -> int:
    """Import what is asked for, and say what came of it; return the exit code."""
    request, problems = requested(project.scheme, paths, options)
    try:
        make_first(project, Reason.IMPORT)
    except BackupFailedError as error:
        current().problems((error,))  # the import is one gesture, and undone as such
    return _follow(
        project, run_import(project, request, problems=problems, unhurried=True), options
    )


def resume_into(project: Project, options: ImportOptions) -> int:
    """Go on with the unfinished import."""
    steps = resume_import(project, unhurried=True)
    current().say("import-resumed")
    return _follow(project, steps, options)


def discard_from(project: Project) -> int:
    """Discard the unfinished import."""
    console = current()
    console.followed(discard_import(project), "progress-import")
    console.say("import-discarded")
    console.result(project=project.path, discarded=True)
    return ExitCode.OK


def show_first(project: Project, paths: tuple[Path, ...], options: ImportOptions) -> int:
    """Say how the first records of each source would come in, and write nothing."""
    console = current()
    request, problems = requested(project.scheme, paths, options)
    labels = LabelMap(project.scheme, request.labels, adding=request.add_labels)
    rows = []
    for chosen in request.sources:
        seen = preview(chosen, labels)
        problems = [*problems, *seen.problems]
        records = [
            {
                "title": record.document.title,
                "published": record.document.published,
                "source": record.document.source,
                "text": record.document.text[:200],
                "labels": [span.label for span in record.spans],
            }
            for record in seen.records
            if record.document is not None
        ]
        rows.append({"file": str(chosen.path), "format": chosen.reader, "records": records})
        if not console.as_json:
            click.echo(f"{chosen.path} ({chosen.reader})")
            for record in records:
                click.echo("  " + " · ".join(filter(None, map(str, list(record.values())[:3]))))
    console.problems(problems)
    console.say("import-would")
    console.result(
        project=project.path,
        sources=rows,
        problems=[console.described(problem) for problem in problems],
    )
    return ExitCode.SKIPPED if problems else ExitCode.OK


def _follow(
    project: Project, steps: Generator[ImportProgress, None, None], options: ImportOptions
) -> int:
    console = current()
    try:
        last = console.followed(steps, "progress-import")
    except KeyboardInterrupt:
        if project.unfinished_import is not None:
            console.say("import-stopped")
        raise
    report = last.report if last is not None else ImportReport()
    _tell(report)
    if options.report is not None:
        write_report(report, options.report, console.language)
        console.say("report-written", path=options.report)
    console.result(
        project=project.path,
        **{
            name: getattr(report, name)
            for name in ("added", "duplicates", "left_out", "spans", "relations", "carried")
        },
        crowded=report.crowded,
        labels=dict(report.labels),
        links=dict(report.links),
        attributes=dict(report.attributes),
        new_labels=report.new_labels,
        problems=[console.described(problem) for problem in report.problems],
        notes=[console.described(note) for note in report.notes],
    )
    return ExitCode.SKIPPED if report.problems else ExitCode.OK


def _tell(report: ImportReport) -> None:
    console = current()
    console.problems((*report.problems, *report.notes))
    for text in counted_lines(report, console.language)[1:]:
        if not console.as_json:
            click.echo(text, err=True)
    console.say(
        "added", added=report.added, duplicates=report.duplicates, problems=len(report.problems)
    )


def _delimiter(value: str | None) -> str | None:
    """Return the character that a name of a delimiter means.

    Raises:
        BadParameter: it means none.
    """
    known = {"comma": ",", "semicolon": ";", "tab": "\t", "\\t": "\t", "bar": "|", "space": " "}
    found = known.get(value, value) if value else value
    if found and (len(found) > 1 or found in '"\r\n'):
        raise click.BadParameter(f"{value!r} is not one character.")
    return found


def _pairs(text: str, option: str) -> dict[str, str]:
    """Return what ``one=other,…`` says.

    Raises:
        UsageError: it is not written so.
    """
    pairs = [part.partition("=") for part in text.split(",") if part.strip()]
    if any(not mark for _, mark, _ in pairs):
        raise click.UsageError(f"{option} is written NAME=NAME,NAME=NAME.")
    return {one.strip(): other.strip() for one, _, other in pairs}
