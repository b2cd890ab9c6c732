"""The command that measures the program beside its references."""

from dataclasses import replace
from pathlib import Path
from typing import Literal

import click
import msgspec

from annotator.app.bench.articles import articles
from annotator.app.bench.machine import conditions, load
from annotator.app.bench.rows import Row
from annotator.app.bench.sections import SECTIONS, run, usual
from annotator.app.bench.setting import Setting
from annotator.app.settings import DEFAULT_PIPELINE, SettingsFile
from annotator.cli.console import Console, current
from annotator.cli.exit_codes import ExitCode
from annotator.cli.tables import aligned
from annotator.core.errors import ExportWriteError

_COLUMNS = ("name", "value", "p95", "unit", "reference", "ratio", "target", "met")


@click.command()
@click.argument("sections", nargs=-1, metavar="[SECTION]...")
@click.option(
    "--json",
    "target",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Also write the rows to FILE as JSON, with the conditions of the machine.",
)
@click.option(
    "--quick",
    is_flag=True,
    help="Smaller sizes: under a minute for the usual sections, and rough figures.",
)
@click.option(
    "--pipeline",
    metavar="NAME",
    help=f"Installed spaCy pipeline; by default the one in the settings ({DEFAULT_PIPELINE}).",
)
@click.option(
    "--articles",
    "count",
    type=click.IntRange(min=100),
    metavar="N",
    help="Articles of the section load; by default 1,000,000, and 5,000 with --quick.",
)
def bench(
    sections: tuple[str, ...],
    target: Path | None,
    quick: bool,
    pipeline: str | None,
    count: int | None,
) -> int:
    """Measure the program, each figure beside a reference measured in the same run.

    Without SECTION the first seven are measured: start, ui, suggest, corpus, export, train and
    merge. Reference and measurement take turns, and medians are shown, because other work on the
    machine disturbs both. Words are what white space parts.
    The articles are those of the folder that the variable ANNOTATOR_SHARED names, or the demo's.
    A target that is missed is no fault: the exit code is 0.

    \b
    start     from the start of the program to a window that can be used, against a bare window of
              Qt's; to the first suggestions, against spacy.load alone; the longest standstill of
              the window meanwhile; memory of the window and of the suggestion process

    \b
    suggest   words a second of the whole suggestion chain against spaCy's bare nlp.pipe, with the
              pipeline as it is installed, and with the same components as the chain;
              two suggestion processes against one; the first suggestion after the start of the
              process against spacy.load and one document; memory over 10,000 articles
    ui        the window without a screen: opening, scrolling and each gesture, from the key or
              click to the end of the paint, on made articles of 2,500, 50,000 and 500,000
              characters, against a bare text widget of Qt's that shows the same text anew;
              memory above the empty window

    \b
    corpus    10,000 articles of 2,500 characters coming in, without annotations and with 40 each,
              against bare executemany of the same rows and words; the size of the file; opening
              100,000 articles, the first rows of their list, the first hits of a search; versions
              of stories among them

    \b
    export    10,000 articles with 40 spans each going out in every format; JSON Lines against
              reading the rows and encoding the same records; memory against a tenth of them

    \b
    train     one update of the recogniser on 104 articles: words learnt from in a second against
              spaCy's nlp.update of as many words, and the seconds of the whole

    \b
    merge     packages of 20 annotators who all did 10,000 articles, with 10 and with 40 spans in
              each, against bare copying of the same rows; merging them again; memory

    By name only:

    \b
    library   the window with 100,000 articles of 10 spans each: opening, the library's panel,
              scrolling to any place, searching from the key to the paint, sorting, memory

    \b
    cluster   words a second of suggestions in parts: two workers against one, through Dask where
              annotator[cluster] is installed, and as processes of this machine

    \b
    learning  an annotator who corrects 20, 50, 100 and 200 articles of historical newspapers:
              strict F1 on others before and after, and on modern news, with rehearsal and
              without, in random order and uncertain first; from the folder that the variable
              ANNOTATOR_SHARED names, nothing without it; half an hour

    \b
    load      1,000,000 articles of 1,000 characters with 40 spans each in one project (--articles
              for fewer): import and its rate on the way, bytes of the file, first rows and hits,
              concordance, export, check, backup and statistics with their memory; the window:
              opening, the library, gestures in articles far apart. An hour, and 15 GB where the
              variable TMPDIR says

    \b
    endurance  20,000 gestures by keys and mouse over 500 articles, with the suggestion process:
              memory, objects and the time of each gesture in the last part against the first;
              growth of the file by table and for a gesture. Half an hour

    \b
    Rows of FILE: section, name, value (a median), unit, p95 (what 19 of 20 stay below), reference,
    ratio (value / reference), target, met

    \b
    Examples:
      annotator bench suggest --quick
      annotator bench ui --quick
      annotator bench --json bench.json
    """  # noqa: D301 (click reads the control character)
    console = current()
    unknown = [name for name in sections if name not in SECTIONS]
    if unknown:
        raise click.UsageError(f"No section {', '.join(unknown)}. Known: {', '.join(SECTIONS)}.")
    chosen = sections or usual()
    setting = Setting.of(pipeline or SettingsFile().read().pipeline, quick=quick)
    if count is not None:
        setting = replace(setting, load=count)
    _check(target)
    machine = conditions(setting.pipeline)
    rows: list[Row] = []
    for name in chosen:
        console.say("bench-measuring", section=name)
        for row in run((name,), setting):
            ratio = "" if row.ratio is None else f" ({row.ratio:.2f})"
            click.echo(f"  {row.name}: {_number(row.value)} {row.unit}{ratio}", err=True)
            rows.append(row)
    for line in aligned([_head(console), *(_cells(console, row) for row in rows)]):
        click.echo(line)
    if target:
        _write(target, rows, setting, {**machine, "load_after": load()})
        console.say("bench-written", path=target)
    return ExitCode.OK


def _head(console: Console) -> list[str]:
    return [console.words(f"bench-{name}") for name in _COLUMNS]


def _cells(console: Console, row: Row) -> list[str]:
    met = "" if row.met is None else console.words("bench-yes" if row.met else "bench-no")
    value, p95, reference, ratio = map(_number, (row.value, row.p95, row.reference, row.ratio))
    name = f"{row.section}: {row.name}"
    return [name, value, p95, row.unit, reference, ratio, row.target or "", met]


def _number(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}".replace(",", " ") if value >= 100 else f"{value:.2f}"


def _check(target: Path | None) -> None:
    """Find out before the measuring, not after it, that the file cannot be written."""
    if target is not None:
        _save(target, b"", "ab")


def _write(target: Path, rows: list[Row], setting: Setting, machine: dict[str, object]) -> None:
    used = articles(setting.articles)
    data = {
        "quick": setting.quick,
        "machine": machine,
        "setting": setting,
        "articles": {"source": used.source, "distinct": used.distinct, "words": used.words},
        "rows": [row.as_data() for row in rows],
    }
    _save(target, msgspec.json.format(msgspec.json.encode(data), indent=2) + b"\n")


def _save(target: Path, data: bytes, mode: Literal["ab", "wb"] = "wb") -> None:
    try:
        with target.open(mode) as file:
            file.write(data)
    except OSError as error:
        raise ExportWriteError(path=str(target), reason=error.strerror or str(error)) from error
