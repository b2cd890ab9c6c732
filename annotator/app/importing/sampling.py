"""A stratified sample of many articles, drawn in two readings without ever holding them.

The first reading counts the articles of each stratum; every stratum gets its share of the sample
(largest remainder, Hamilton's method), and the places of its articles are drawn. The second
reading takes the articles at these places. What grows with the corpus is only the number of
strata.
"""

from collections import Counter
from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random

from annotator.app.importing.request import Chosen, Request
from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.core.model import Document
from annotator.formats.codec import Read
from annotator.formats.reading import unreadable

_BATCH = 250
_STEP = 200
_LENGTHS = (500, 1000, 2000, 4000, 8000)
"""Edges of the classes of length, in characters."""

Stratum = tuple[str, ...]


def _length(document: Document) -> str:
    return str(sum(len(document.text) >= edge for edge in _LENGTHS))


TRAITS: Mapping[str, Callable[[Document], str]] = {
    "source": lambda document: document.source,
    "date": lambda document: document.published[:7],
    "length": _length,
    "language": lambda document: document.language,
}
"""By what a sample can be stratified; a date counts by its month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleProgress:
    """How far the two readings are, in bytes, and what was drawn so far."""

    done: int
    total: int
    found: int = 0
    """Articles in the sources."""
    strata: int = 0
    added: int = 0
    problems: tuple[UserFacingError, ...] = ()


def sample_into(
    project: Project, request: Request, *, count: int, by: Sequence[str], seed: int
) -> Generator[SampleProgress, None, None]:
    """Add a sample of ``count`` articles to ``project``, the same for the same seed.

    Articles whose text came before count once in the project but may be drawn. Where there are
    fewer articles than ``count``, all are taken.

    Raises:
        ProjectWriteError: the project file cannot be written; batches before stay.
    """
    total = 2 * request.size
    counts: Counter[Stratum] = Counter()
    problems: list[UserFacingError] = []
    for number, (document, done) in enumerate(_documents(request, problems), start=1):
        counts[_stratum(document, by)] += 1
        if number % _STEP == 0:
            yield SampleProgress(done=done, total=total, found=number, strata=len(counts))
    drawn = _drawn(counts, count, Random(seed))  # noqa: S311 (a sample, not a secret)
    found, added = counts.total(), 0
    waiting: list[Document] = []
    seen: Counter[Stratum] = Counter()
    for number, (document, done) in enumerate(_documents(request, []), start=1):
        stratum = _stratum(document, by)
        if seen[stratum] in drawn[stratum]:
            waiting.append(document)
        seen[stratum] += 1
        if len(waiting) == _BATCH:
            added += _add(project, waiting)
        if number % _STEP == 0:
            yield SampleProgress(
                done=request.size + done, total=total, found=found, strata=len(counts), added=added
            )
    added += _add(project, waiting)
    yield SampleProgress(
        done=total,
        total=total,
        found=found,
        strata=len(counts),
        added=added,
        problems=tuple(problems),
    )


def shares(counts: Mapping[Stratum, int], count: int) -> dict[Stratum, int]:
    """Return how many of ``count`` each stratum gives: its share, by largest remainder."""
    total = sum(counts.values())
    if count >= total:
        return dict(counts)
    exact = {stratum: count * size / total for stratum, size in counts.items()}
    given = {stratum: int(share) for stratum, share in exact.items()}
    left = count - sum(given.values())
    order = sorted(exact, key=lambda stratum: (given[stratum] - exact[stratum], stratum))
    for stratum in order[:left]:
        given[stratum] += 1
    return given


def _drawn(
    counts: Mapping[Stratum, int], count: int, random: Random
) -> dict[Stratum, frozenset[int]]:
    """Return the places of the articles to take in each stratum, in the order of reading."""
    given = shares(counts, count)
    return {
        stratum: frozenset(random.sample(range(counts[stratum]), given[stratum]))
        for stratum in sorted(counts)
    }


def _documents(request: Request, problems: list[UserFacingError]) -> Iterator[tuple[Document, int]]:
    """Yield the articles of all sources, each with the bytes read so far."""
    before = 0
    for chosen in request.sources:
        for read in _reads(chosen, problems):
            if read.problem is not None:
                problems.append(read.problem)
            elif read.document is not None:
                yield read.document, before + min(read.position, chosen.size)
        before += chosen.size


def _reads(chosen: Chosen, problems: list[UserFacingError]) -> Iterator[Read]:
    try:
        yield from chosen.read_by().read(chosen.source, chosen.profile)
    except OSError as error:
        problems.append(unreadable(chosen.source.name, error))


def _stratum(document: Document, by: Sequence[str]) -> Stratum:
    return tuple(TRAITS[trait](document) for trait in by)


def _add(project: Project, waiting: list[Document]) -> int:
    """Add the articles that wait and return how many were new."""
    fresh = AddDocuments(tuple(waiting))
    before = sum(project.state_counts().values())
    project.do(fresh)
    waiting.clear()
    return sum(project.state_counts().values()) - before
