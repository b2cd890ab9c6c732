"""The learning curve: how good the recogniser is after so many annotated articles."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from annotator.app.holdings import Holdings
from annotator.app.project import Project
from annotator.app.settings import Settings
from annotator.app.training import keeping
from annotator.app.training.choices import Choices
from annotator.app.training.material import Material, learnable
from annotator.app.training.process import TrainingProcess
from annotator.core.errors import TrainingFailedError
from annotator.core.scoring import Score
from annotator.nlp.training.job import Failed, Outcome, Part, TrainingJob

SIZES = (10, 20, 50, 100, 200, 500, 1000)
"""Articles at which a curve is measured, as far as there are so many; and with all of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One point of a curve; scores are on the held-out articles."""

    articles: int
    spans: int
    score: Score
    """Strict, after learning from so many articles."""
    base: Score
    """Strict, of the pipeline that it was compared with."""
    run: int = 0
    """The number of the run, where it is one of the project's."""
    at: int = 0
    """When that was: the Unix time in milliseconds."""


@dataclass(frozen=True, slots=True)
class CurveProgress:
    """How far the measuring is, in thousandths, and the points known so far."""

    done: int
    total: int
    points: tuple[Point, ...]


def curve(project: Holdings) -> list[Point]:
    """Return the curve that the project's runs make, in the order in which they were."""
    return [
        Point(
            articles=run.counts.articles,
            spans=run.counts.spans,
            score=run.after.strict,
            base=run.before.strict,
            run=run.number,
            at=run.at,
        )
        for run in reversed(keeping.runs(project))
    ]


def measure_curve(
    project: Project,
    settings: Settings,
    choices: Choices | None = None,
    sizes: Sequence[int] = SIZES,
    *,
    base: str = "",
) -> Generator[CurveProgress | None, None, None]:
    """Train from 0, 10, 20, 50… of the articles and score each time on the same held-out ones.

    The articles are taken in a random order that follows from the seed; nothing is kept. Yields
    None while it waits; closing the generator ends it.

    Raises:
        TrainingTooLittleError: there is too little to learn from.
        TrainingFailedError: a run ended without a result.
    """
    chosen = choices or Choices()
    material = Material(project, chosen)
    material.check()
    base = base or keeping.base_of(project, settings)
    job = TrainingJob(
        base=base,
        labels=learnable(project),
        learn=(),
        watch=(),
        test=(),
        seed=chosen.seed,
    )
    points: list[Point] = []
    steps = _steps(material, chosen.seed, sizes)
    for place, numbers in enumerate(steps):
        process = TrainingProcess(material, job, numbers)
        try:
            while (result := process.step()) is None:
                done, total = process.progress.done, process.progress.total
                part = 1000 * done // total
                yield CurveProgress(1000 * place + part, 1000 * len(steps), tuple(points))
                yield None
        finally:
            process.stop()
        points += _points(result, material, numbers, first=not points)
    yield CurveProgress(1000 * len(steps), 1000 * len(steps), tuple(points))


def _steps(material: Material, seed: int, sizes: Sequence[int]) -> list[list[int]]:
    """Return the numbers of the articles for each point: the held-out ones are in all of them."""
    test = [number for number in material.numbers if material.parts[number] is Part.TEST]
    others = [number for number in material.numbers if material.parts[number] is not Part.TEST]
    others.sort(key=lambda number: sha256(f"{seed}\n{number}".encode()).digest())
    counts = [size for size in sizes if size < len(others)]
    return [[*others[:count], *test] for count in (*counts, len(others))]


def _points(
    result: Outcome | Failed, material: Material, numbers: Sequence[int], *, first: bool
) -> list[Point]:
    if isinstance(result, Failed):
        raise TrainingFailedError(reason=result.reason)
    articles = sum(material.parts[number] is not Part.TEST for number in numbers)
    before = result.before.suggestions.strict
    point = Point(
        articles=articles,
        spans=result.learnt.spans,
        score=result.after.suggestions.strict,
        base=before,
    )
    return [replace(point, articles=0, spans=0, score=before), point] if first else [point]
