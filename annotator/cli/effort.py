"""The command that counts the gestures which gold costs, with and without help."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import click

from annotator.app.effort.counting import Act
from annotator.app.effort.material import material, suggester
from annotator.app.effort.replay import Effort, replay
from annotator.app.proposing import read_gold
from annotator.cli.console import Console, current, json_option, read_only_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.pipelines import pipeline_options, resolved
from annotator.cli.projects import opened
from annotator.cli.tables import aligned


@click.command(epilog=HELP)
@click.argument("project", metavar="PROJECT", type=click.Path(path_type=Path))
@click.option(
    "--gold",
    "golds",
    required=True,
    multiple=True,
    metavar="GOLD.jsonl",
    type=click.Path(path_type=Path),
    help='Rows with "text", and "spans", "claims" or both; may be given more than once.',
)
@pipeline_options
@read_only_option
@json_option
def effort(
    *, project: Path, golds: tuple[Path, ...], pipeline: str | None, trust_pipeline: bool
) -> int:
    """Count the gestures that it takes to annotate articles as gold has them.

    The articles of PROJECT whose text is a text of the gold are annotated anew, in a project that
    is thrown away, through the operations of the window: from nothing, with suggestions, with
    "the same everywhere", and with the lexicon that learns along the articles. PROJECT stays as
    it is. The annotator who is imagined knows the gold and takes the cheapest way.

    A key or a click is 1 gesture, a drag 2; reading is free. A gold span is an entity, the content
    of a claim, its source or its cue. Suggestions are those in PROJECT where nobody has begun an
    article, else new ones.
    """
    console = current()
    read = [read_gold(path) for path in golds]
    problems = [problem for gold in read for problem in gold.problems]
    console.problems(problems)
    with opened(project) as source:
        suggests = suggester(resolved(pipeline, trusted=trust_pipeline, project=source))
        articles = list(material(source, read, suggests))
        scheme = source.scheme
    last = console.followed(replay(articles, scheme, suggests.claim), "progress-effort")
    assert last is not None  # it reports for every article
    data = [as_data(item, last.efforts[0]) for item in last.efforts]
    console.result(effort=data, problems=[console.described(problem) for problem in problems])
    if not console.as_json:
        for row in aligned(list(rows(console, data))):
            click.echo(row)
    return ExitCode.SKIPPED if problems else ExitCode.OK


def as_data(effort: Effort, nothing: Effort) -> dict[str, Any]:
    """Return what one way of working took, as JSON can hold it."""
    acts = effort.entities.acts + effort.claims.acts + effort.deciding.acts
    return {
        "way": effort.way,
        "articles": effort.articles,
        "spans": effort.spans,
        "left_out": effort.left_out,
        "gestures": effort.gestures,
        "entities": effort.entities.gestures,
        "claims": effort.claims.gestures,
        "deciding": effort.deciding.gestures,
        **{act.value: acts[act] for act in Act},
        "per_article": round(effort.gestures / max(1, effort.articles), 1),
        "per_span": round(effort.gestures / max(1, effort.spans), 2),
        "share": round(effort.gestures / max(1, nothing.gestures), 3),
    }


def rows(console: Console, data: Sequence[dict[str, Any]]) -> Iterator[Sequence[str]]:
    """Yield the rows of the table for a person."""
    heads = ("effort-gestures", "effort-per-article", "effort-per-span", "effort-share")
    yield ("", *(console.words(head) for head in heads))
    for row in data:
        yield (
            console.words(f"effort-{row['way']}"),
            str(row["gestures"]),
            f"{row['per_article']:.1f}",
            f"{row['per_span']:.2f}",
            f"{100 * row['share']:.0f} %",
        )
    first = data[0]
    yield (console.words("effort-counted", articles=first["articles"], spans=first["spans"]),)
    if first["left_out"]:
        yield (console.words("effort-left-out", count=first["left_out"]),)
