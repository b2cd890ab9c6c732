"""Section ``suggest``: how fast suggestions come, and what they cost, beside bare spaCy."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from itertools import cycle, islice
from queue import SimpleQueue
from time import perf_counter

from annotator.app.bench.articles import Articles, articles
from annotator.app.bench.machine import resident_megabytes
from annotator.app.bench.processes import COUNTED, in_fresh_process, seconds_to_count
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.suggesting import suggest_texts
from annotator.core.errors import PipelineMissingError
from annotator.nlp.bench import CHAIN, SAME, SHIPPED, check_installed, first_document, throughput
from annotator.nlp.events import (
    Died,
    Event,
    Failure,
    LoadFailed,
    Ready,
    Request,
    Result,
)
from annotator.nlp.process import SuggestionProcess

SECTION = "suggest"
_SPEED = "words/s"


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section, some minutes apart.

    Raises:
        PipelineMissingError: the pipeline is not installed.
    """
    check_installed(setting.pipeline)
    chosen = articles(setting.articles)
    yield from _one_process(setting, chosen)
    yield from _start(setting, chosen.texts[0])
    if not setting.quick:
        yield from _two_processes(setting, chosen)
        yield from _memory(setting)


def _one_process(setting: Setting, chosen: Articles) -> Iterator[Row]:
    seconds, _ = in_fresh_process(
        throughput, setting.pipeline, chosen.texts, setting.rounds, setting.slice
    )
    speeds = {name: [chosen.words / item for item in items] for name, items in seconds.items()}
    target = Target(Aim.RATIO_AT_LEAST, 0.85)
    for reference in (SHIPPED, SAME):
        name = f"whole chain, one process, against nlp.pipe ({reference})"
        yield measured(
            SECTION, name, speeds[CHAIN], _SPEED, references=speeds[reference], target=target
        )


def _two_processes(setting: Setting, chosen: Articles) -> Iterator[Row]:
    one: list[float] = []
    two: list[float] = []
    alone: list[float] = []
    together: list[float] = []
    slices = [
        chosen.texts[at : at + 2 * setting.slice]
        for at in range(0, len(chosen.texts), 2 * setting.slice)
    ]
    context = multiprocessing.get_context("spawn")
    with _Readers(setting.pipeline, 2) as readers, ProcessPoolExecutor(2, context) as pool:
        readers.read(slices[0], 2)
        seconds_to_count(pool, 2, 1)
        for _ in range(setting.rounds):
            seconds = [
                (
                    readers.read(part, 1),
                    readers.read(part, 2),
                    seconds_to_count(pool, 1, COUNTED),
                    seconds_to_count(pool, 2, COUNTED),
                )
                for part in slices
            ]
            first, second, counted, shared = map(sum, zip(*seconds, strict=True))
            one.append(chosen.words / first)
            two.append(chosen.words / second)
            alone.append(len(slices) * COUNTED / counted)
            together.append(2 * len(slices) * COUNTED / shared)
    target = Target(Aim.RATIO_AT_LEAST, 1.6)
    name = "two suggestion processes against one"
    yield measured(SECTION, name, two, _SPEED, references=one, target=target)
    name = "a counting loop in two processes against one (the machine's own limit)"
    yield measured(SECTION, name, together, "steps/s", references=alone)


def _start(setting: Setting, text: str) -> Iterator[Row]:
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(setting.rounds):
        theirs.append(in_fresh_process(first_document, setting.pipeline, text)[1])
        ours.append(_first_suggestion(setting.pipeline, text))
    name = "first suggestion after process start against spacy.load and one document"
    target = Target(Aim.RATIO_AT_MOST, 1.0)
    yield measured(SECTION, name, ours, "s", references=theirs, target=target)


def _memory(setting: Setting) -> Iterator[Row]:
    texts = articles(setting.long_run).texts
    distinct = tuple(dict.fromkeys(texts))
    used, _ = in_fresh_process(
        long_run, setting.pipeline, distinct, setting.settled, setting.long_run
    )
    if used is None:
        return
    before, after = used
    name = f"memory after {setting.long_run} articles against {setting.settled}"
    target = Target(Aim.RATIO_AT_MOST, 1.1)
    yield measured(SECTION, name, [after], "MB", references=[before], target=target)


def long_run(
    pipeline: str, texts: Sequence[str], settled: int, total: int
) -> tuple[float, float] | None:
    """Suggest for ``total`` texts; return the memory in use around ``settled`` and at the end.

    In MB, each the highest of the last tenth of ``settled`` texts; None where it is not known.
    """
    window = max(1, settled // 10)
    before = after = 0.0
    for done, _ in enumerate(suggest_texts(islice(cycle(texts), total), pipeline), start=1):
        if settled - window < done <= settled or total - window < done:
            used = resident_megabytes()
            if used is None:
                return None
            if done <= settled:
                before = max(before, used)
            else:
                after = max(after, used)
    return before, after


class _Readers:
    """Suggestion processes as the window runs them, loaded and waiting."""

    def __init__(self, pipeline: str, count: int) -> None:
        self._events: SimpleQueue[Event] = SimpleQueue()
        self._processes = [SuggestionProcess(pipeline, self._events.put) for _ in range(count)]

    def __enter__(self) -> "_Readers":
        for process in self._processes:
            process.start()
        waiting = len(self._processes)
        while waiting:
            waiting -= isinstance(self._next(), Ready)
        return self

    def __exit__(self, *_: object) -> None:
        for process in self._processes:
            process.stop()

    def read(self, texts: Sequence[str], count: int) -> float:
        """Return the seconds until ``count`` processes have answered for all ``texts``."""
        start = perf_counter()
        for at, process in enumerate(self._processes[:count]):
            process.submit([Request(0, "", text) for text in texts[at::count]])
        missing = len(texts)
        while missing:
            missing -= isinstance(self._next(), Result)
        return perf_counter() - start

    def _next(self) -> Event:
        event = self._events.get()
        if isinstance(event, LoadFailed):
            raise PipelineMissingError(name=event.pipeline, reason=event.reason)
        if isinstance(event, Died | Failure):
            raise RuntimeError(f"a suggestion process failed: {event}")
        return event


def _first_suggestion(pipeline: str, text: str) -> float:
    """Return the seconds from the start of a suggestion process to its first answer."""
    events: SimpleQueue[Event] = SimpleQueue()
    process = SuggestionProcess(pipeline, events.put)
    start = perf_counter()
    try:
        process.start()
        process.submit([Request(0, "", text)])
        while not isinstance(event := events.get(), Result):
            if not isinstance(event, Ready):
                raise RuntimeError(f"a suggestion process failed: {event}")
        return perf_counter() - start
    finally:
        process.stop()
