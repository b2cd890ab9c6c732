"""Section ``cluster``: what more workers bring, on this machine and through Dask."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from annotator.app.bench.articles import Articles, articles
from annotator.app.bench.processes import COUNTED, seconds_to_count
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.partitions.dask_workers import DaskWorkers, cluster_here, is_installed
from annotator.app.partitions.local import LocalWorkers
from annotator.app.partitions.running import Pace
from annotator.app.partitions.suggesting import PartsRun
from annotator.app.partitions.workers import Workers
from annotator.nlp.bench import check_installed

SECTION = "cluster"
_SPEED = "words/s"
_PARTS = 24
"""In a round: enough that no worker waits long for another at its end."""
_SMALLEST = 5
"""Articles in a part: fewer are no longer read in batches."""


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section; those of Dask only where the extra is installed.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    check_installed(setting.pipeline)
    chosen = articles(setting.articles)
    with TemporaryDirectory() as folder:
        bench = _Bench(Path(folder), setting.pipeline, chosen)
        if is_installed():
            with ExitStack() as stack:
                one, two = (
                    DaskWorkers(stack.enter_context(cluster_here(number))) for number in (1, 2)
                )
                yield from bench.rows("Dask, two workers against one", one, two, setting.rounds)
        yield _limit(setting)
        with _Kept(1) as first, _Kept(2) as second:
            name = "processes of this machine, two against one"
            yield from bench.rows(name, first, second, setting.rounds)


def _limit(setting: Setting) -> Row:
    """Measure how far two processes run side by side here at all, in short turns."""
    with ProcessPoolExecutor(2, multiprocessing.get_context("spawn")) as pool:
        seconds_to_count(pool, 2, 1)
        turns = 10 * setting.rounds
        pairs = [
            (seconds_to_count(pool, 1, COUNTED), seconds_to_count(pool, 2, COUNTED))
            for _ in range(turns)
        ]
    return measured(
        SECTION,
        "a counting loop in two processes against one (the machine's own limit)",
        [2 * COUNTED / two for _, two in pairs],
        "steps/s",
        references=[COUNTED / one for one, _ in pairs],
    )


class _Kept(LocalWorkers):
    """Processes that stay from one run to the next, as those of a cluster do."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self._depth = 0

    def __enter__(self) -> "_Kept":
        self._depth += 1
        return self

    def __exit__(self, *_: object) -> None:
        self._depth -= 1
        if not self._depth:
            super().__exit__()


class _Bench:
    """Runs over the same articles again and again."""

    def __init__(self, folder: Path, pipeline: str, chosen: Articles) -> None:
        self._folder = folder
        self._pipeline = pipeline
        self._runs = count()
        rows = [msgspec.json.encode({"text": text}) + b"\n" for text in chosen.texts]
        self._all, self._few = folder / "all.jsonl", folder / "few.jsonl"
        self._all.write_bytes(b"".join(rows))
        self._part = max(_SMALLEST, len(rows) // _PARTS)
        self._few.write_bytes(b"".join(rows[: 4 * self._part]))

    def rows(self, name: str, one: Workers, two: Workers, rounds: int) -> Iterator[Row]:
        """Measure two kinds of workers in turn, each after a run in which pipelines are loaded.

        The second row is by processor time, which other work on the machine disturbs less: what
        workers lose by being two.
        """
        for workers in (one, two):
            self._pace(workers, self._few)
        paces = [(self._pace(one, self._all), self._pace(two, self._all)) for _ in range(rounds)]
        ones, twos = zip(*paces, strict=True)
        yield measured(
            SECTION,
            name,
            [pace.words / pace.seconds for pace in twos],
            _SPEED,
            references=[pace.words / pace.seconds for pace in ones],
            target=Target(Aim.RATIO_AT_LEAST, 1.6),
        )
        yield measured(
            SECTION,
            f"{name}, each worker by its processor time",
            [pace.words / pace.processor for pace in twos],
            _SPEED,
            references=[pace.words / pace.processor for pace in ones],
        )

    def _pace(self, workers: Workers, source: Path) -> Pace:
        """Return the pace of one run; reading and writing count, loading does not."""
        target = self._folder / f"out-{next(self._runs)}"
        run = PartsRun(
            source, target, pipeline=self._pipeline, workers=workers, articles=self._part
        )
        for _ in (*run.look(), *run.steps()):
            pass
        return run.result.pace
