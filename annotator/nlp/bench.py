"""What spaCy does by itself, as the reference for our chain. Imports spaCy only when it runs."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, distribution
from time import perf_counter

from annotator.core.errors import PipelineMissingError

CHAIN, SHIPPED, SAME = "chain", "shipped", "same components"
"""Our chain; the pipeline as it is installed; of its components only those that we use."""

BATCH = 32
"""Texts that spaCy parses at once, for us and for the reference."""


def check_installed(pipeline: str) -> None:
    """Check that ``pipeline`` is installed, without loading anything.

    Raises:
        PipelineMissingError: it is not.
    """
    try:
        distribution(pipeline)
    except PackageNotFoundError as error:
        raise PipelineMissingError(name=pipeline) from error


def first_document(pipeline: str, text: str) -> int:
    """Load ``pipeline`` as anybody would and parse ``text``; return its number of tokens."""
    import spacy  # noqa: PLC0415  (the process that measures pays for it)

    return len(spacy.load(pipeline)(text))


def bare_load(begun: float, pipeline: str, text: str) -> float:
    """Load ``pipeline`` as anybody would, and then parse ``text``.

    Returns the seconds from ``begun`` until it was loaded.
    """
    import spacy  # noqa: PLC0415  (the process that measures pays for it)

    nlp = spacy.load(pipeline)
    seconds = perf_counter() - begun
    nlp(text)
    return seconds


def throughput(
    pipeline: str, texts: Sequence[str], rounds: int, slice_size: int
) -> dict[str, list[float]]:
    """Return the seconds that each contender takes for all ``texts``, one figure a round.

    The contenders take turns every ``slice_size`` texts, each one first in its turn, so that
    other work on the machine slows all of them alike. A first slice warms up and is not counted.
    """
    contenders = _contenders(pipeline)
    slices = [texts[at : at + slice_size] for at in range(0, len(texts), slice_size)]
    for read in contenders.values():
        _timed(read, slices[0])
    seconds: dict[str, list[float]] = {name: [] for name in contenders}
    for _ in range(rounds):
        totals = dict.fromkeys(contenders, 0.0)
        for turn, part in enumerate(slices):
            for name in _rotated(list(contenders), turn):
                totals[name] += _timed(contenders[name], part)
        for name, total in totals.items():
            seconds[name].append(total)
    return seconds


@dataclass(frozen=True, slots=True)
class Training:
    """What an update took, and what spaCy's own loop took for as many words."""

    words: int
    """How many were shown, each as often as it was, in the update."""
    seconds: float
    """Without loading the pipeline, and reading the old texts."""
    whole: float
    """Seconds with that."""
    bare_words: int
    bare_seconds: float


def training(
    pipeline: str, texts: Sequence[str], labels: Sequence[str], rounds: int, old: Sequence[str]
) -> Training:
    """Let a recogniser learn ``rounds`` times from ``texts``, and spaCy's own loop after it."""
    from annotator.nlp.training.timing import timed_update  # noqa: PLC0415

    return timed_update(pipeline, texts, labels, rounds, old)


def _contenders(pipeline: str) -> dict[str, Callable[[Iterable[str]], Iterator[object]]]:
    import spacy  # noqa: PLC0415

    from annotator.nlp.pipelines import load  # noqa: PLC0415
    from annotator.nlp.suggester import Suggester  # noqa: PLC0415

    ours = Suggester(pipeline)
    used = load(pipeline).pipe_names
    shipped = spacy.load(pipeline)
    unused = [name for name in shipped.pipe_names if name not in used]
    same = spacy.load(pipeline, exclude=unused)
    return {
        CHAIN: lambda texts: ours.suggest_many(texts, batch_size=BATCH),
        SHIPPED: lambda texts: shipped.pipe(texts, batch_size=BATCH),
        SAME: lambda texts: same.pipe(texts, batch_size=BATCH),
    }


def _timed(read: Callable[[Iterable[str]], Iterator[object]], texts: Sequence[str]) -> float:
    start = perf_counter()
    for _ in read(texts):
        pass
    return perf_counter() - start


def _rotated(names: list[str], turn: int) -> list[str]:
    first = turn % len(names)
    return names[first:] + names[:first]
