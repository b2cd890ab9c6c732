"""The command that trains the recogniser of a project's pipeline from its annotations."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from annotator.app.project import Project
from annotator.app.settings import SettingsFile
from annotator.app.training import keeping
from annotator.app.training.choices import Choices, Source
from annotator.app.training.curve import Point, measure_curve
from annotator.app.training.refreshing import refresh
from annotator.app.training.running import train_project
from annotator.app.training.runs import Run, Scores
from annotator.cli.console import Console, current, json_option
from annotator.cli.exit_codes import HELP, ExitCode
from annotator.cli.pipelines import pipeline_options, resolved
from annotator.cli.projects import PROJECT, opened
from annotator.cli.tables import aligned
from annotator.core.errors import ExportWriteError, UnknownNameError
from annotator.core.ids import AnnotatorId
from annotator.core.scoring import Score


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What the options say."""

    output: Path | None
    use_it: bool
    whole_curve: bool
    decided: bool
    names: tuple[str, ...]
    seed: int

    def choices(self, project: Project) -> Choices:
        """Return what is learnt from, and from whom."""
        return Choices(
            annotators=tuple(_annotator(project, name) for name in self.names),
            source=Source.DECIDED if self.decided else Source.DONE,
            seed=self.seed,
        )


@click.command(epilog=HELP)
@PROJECT
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="Also write the new pipeline to FOLDER, which spacy.load reads.",
)
@click.option(
    "--use",
    "use_it",
    is_flag=True,
    help="Let the project use it, and make the remaining suggestions anew.",
)
@click.option(
    "--curve", "whole_curve", is_flag=True, help="Measure the learning curve instead; keep nothing."
)
@click.option(
    "--decided",
    is_flag=True,
    help="Also learn from what was decided in articles that are not done.",
)
@click.option(
    "--annotator",
    "names",
    multiple=True,
    metavar="NAME",
    help="Whose work to learn from; may be repeated, the first one's word counts first.",
)
@click.option("--seed", type=int, default=0, show_default=True, help="Of the parts and the order.")
@pipeline_options
@json_option
def train(project: Path, pipeline: str | None, trust_pipeline: bool, **said: Any) -> int:
    """Update the entity recogniser of PROJECT's pipeline from its finished articles.

    One article in five is held out: nothing is learnt from it, and the scores are made on it,
    before and after. The new pipeline is kept among the program's data and recorded in the
    project; nothing uses it unless --use is given, or until somebody chooses it in the window.
    Training starts from the pipeline that the project used before any training.

    The table gives precision, recall and F1 of the suggestions in per cent, strictly: the same
    range and the same label.

    \b
    Examples:
      annotator train crue.annodb
      annotator train crue.annodb --use
      annotator train crue.annodb -o fr_crue && python -c "import spacy; spacy.load('fr_crue')"
      annotator train crue.annodb --curve --json > curve.json
    """  # noqa: D301 (click reads the control character)
    asked = _Asked(**said)
    if asked.whole_curve and (asked.output or asked.use_it):
        raise click.UsageError("--curve keeps nothing: leave out -o and --use.")
    _check(asked.output)
    with opened(project) as existing:
        base = resolved(pipeline, trusted=trust_pipeline) if pipeline else ""
        if asked.whole_curve:
            _measure(existing, asked.choices(existing), base)
        else:
            _train(existing, asked, base)
    return ExitCode.OK


def _train(project: Project, asked: _Asked, base: str) -> None:
    console, output = current(), asked.output
    steps = train_project(project, asked.choices(project), base=base)
    last = console.followed(steps, "progress-train")
    run = last.run if last else None
    assert run is not None  # a training ends with a run or with a fault
    if not console.as_json:
        for line in aligned(list(_table(console, run))):
            click.echo(line)
    folder = keeping.place_of(project, run)
    if output is not None:
        _copy(folder, output)
    refreshed = 0
    if asked.use_it:
        used = keeping.use(project, run)
        done = console.followed(refresh(project, used), "progress-suggest")
        refreshed = done.done if done else 0
    console.say(
        "trained",
        number=run.number,
        articles=run.counts.articles,
        held_out=run.counts.held_out,
        seconds=round(run.seconds),
        left_out=run.counts.misaligned + run.counts.crossing,
    )
    if not run.rules:
        console.say("trained-without-rules")
    console.say("trained-kept", path=output or folder)
    if asked.use_it:
        console.say("trained-used", documents=refreshed)
    console.result(
        run=_data(run), folder=folder, output=output, used=asked.use_it, refreshed=refreshed
    )


def _measure(project: Project, choices: Choices, base: str) -> None:
    console = current()
    steps = measure_curve(project, SettingsFile().read(), choices, base=base)
    last = console.followed((step for step in _said(steps)), "progress-train")
    points: tuple[Point, ...] = last.points if last else ()
    if not console.as_json:
        head = [console.words(f"train-{name}") for name in ("articles", "spans", "p", "r", "f1")]
        rows = [[str(point.articles), str(point.spans), *_rates(point.score)] for point in points]
        for line in aligned([head, *rows]):
            click.echo(line)
    console.result(
        curve=[
            {"articles": point.articles, "spans": point.spans, "strict": _score(point.score)}
            for point in points
        ]
    )


def _said(steps: Iterator[Any]) -> Iterator[Any]:
    """Leave out the steps that only wait."""
    try:
        for step in steps:
            if step is not None:
                yield step
    finally:
        close = getattr(steps, "close", None)
        if close is not None:
            close()


def _annotator(project: Project, name: str) -> AnnotatorId:
    """Return the annotator called ``name``.

    Raises:
        UnknownNameError: nobody is.
    """
    people = project.everybody.annotators()
    for one in people:
        if name in (one.name, one.id):
            return one.id
    raise UnknownNameError(kind="annotator", name=name, known=", ".join(one.name for one in people))


def _table(console: Console, run: Run) -> Iterator[list[str]]:
    """Yield the rows: the labels, then all of them, strictly and by overlap."""
    columns = [console.words(f"train-{name}") for name in ("p", "r", "f1")]
    before, after = (console.words(f"train-{name}") for name in ("before", "after"))
    yield [
        console.words("train-label"),
        console.words("train-held-out"),
        *(f"{before} {name}" for name in columns),
        *(f"{after} {name}" for name in columns),
        console.words("train-gain"),
    ]
    labels = dict.fromkeys([*run.before.labels, *run.after.labels])
    for label in labels:
        pair = [_strict(scores, label) for scores in (run.before, run.after)]
        yield _row(label, *pair)
    yield _row(console.words("train-all"), run.before.strict, run.after.strict)
    yield _row(console.words("train-overlap"), run.before.overlap, run.after.overlap)
    yield _row(console.words("train-recogniser"), run.before.recogniser, run.after.recogniser)
    if run.claims is not None:
        name = console.words("train-claims" if run.claims.better else "train-claims-unused")
        yield _row(name, run.claims.before.claims, run.claims.after.claims)


def _strict(scores: Scores, label: str) -> Score:
    found = scores.labels.get(label)
    return found.strict if found else Score()


def _row(name: str, before: Score, after: Score) -> list[str]:
    gain = 100 * (after.f1 - before.f1)
    return [name, str(after.gold or before.gold), *_rates(before), *_rates(after), f"{gain:+.1f}"]


def _rates(score: Score) -> list[str]:
    return [f"{rate:.1f}" for rate in score.per_cent()]


def _score(score: Score) -> dict[str, float]:
    precision, recall, f1 = score.per_cent()
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1,
        "right": score.right,
        "proposed": score.proposed,
        "gold": score.gold,
    }


def _data(run: Run) -> dict[str, Any]:
    return {
        "id": run.id,
        "number": run.number,
        "base": run.base_version,
        "pipeline": run.pipeline,
        "fingerprint": run.fingerprint,
        "seconds": run.seconds,
        "better": run.better,
        "rules": run.rules,
        "counts": run.counts,
        "before": _scores(run.before),
        "after": _scores(run.after),
        "claims": run.claims,
        "changes": {
            "articles": run.changes.articles,
            "same": run.changes.same,
            "added": run.changes.added_count,
            "gone": run.changes.gone_count,
            "relabelled": run.changes.relabelled_count,
        },
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "strict": _score(scores.strict),
        "overlap": _score(scores.overlap),
        "recogniser": _score(scores.recogniser),
        "labels": {
            label: {"strict": _score(found.strict), "overlap": _score(found.overlap)}
            for label, found in scores.labels.items()
        },
    }


def _check(output: Path | None) -> None:
    """Find out before the training, not after it, that the folder cannot be written."""
    if output is None:
        return
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise ExportWriteError(path=str(output), reason="exists")
    try:
        output.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportWriteError(path=str(output), reason=error.strerror or str(error)) from error


def _copy(folder: Path, output: Path) -> None:
    try:
        shutil.copytree(folder, output, dirs_exist_ok=True)
    except OSError as error:
        raise ExportWriteError(path=str(output), reason=error.strerror or str(error)) from error
