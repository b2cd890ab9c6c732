"""A stratified sample of many articles, drawn in two readings without ever holding them.

The first reading counts the articles of each stratum; every stratum gets its share of the sample
(largest remainder, Hamilton's method), and the places of its articles are drawn. The second
reading takes the articles at these places. What grows with the corpus is only the number of
strata. Of Parquet both readings look at no more columns and rows than they must.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import (
    Callable,
    Collection,
    Generator,
    Hashable,
    Iterator,
    Mapping,
    Sequence,
)
from dataclasses import dataclass
from functools import lru_cache, partial
from random import Random
from typing import Any

from annotator.app.importing.request import Chosen, Request
from annotator.app.operations.documents import AddDocuments
from annotator.app.project import Project
from annotator.core.errors import UserFacingError
from annotator.core.model import Document
from annotator.formats.fields import field_value
from annotator.formats.parquet_files import ParquetReader, RowTraits
from annotator.formats.reading import unreadable

_BATCH = 250
_KNOWN = 50_000
_TABLES = ParquetReader()
_STEP = 200
_LENGTHS = (500, 1000, 2000, 4000, 8000)
"""Edges of the classes of length, in characters."""

Stratum = tuple[str, ...]


TRAITS: Mapping[str, Callable[["Traits"], str]] = {
    "source": lambda traits: traits.source,
    "date": lambda traits: traits.published[:7],
    "length": lambda traits: str(bisect_right(_LENGTHS, traits.length)),
    "language": lambda traits: traits.language,
}
"""By what a sample can be stratified; a date counts by its month."""


@dataclass(frozen=True, slots=True)
class Traits:
    """What a sample looks at in an article."""

    source: str
    published: str
    language: str
    length: int


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
    reading = _Reading(request, by)
    counts: Counter[Stratum] = Counter()
    for number, (stratum, done) in enumerate(reading.strata(), start=1):
        counts[stratum] += 1
        if number % _STEP == 0:
            yield SampleProgress(done=done, total=total, found=number, strata=len(counts))
    drawn = _drawn(counts, count, Random(seed))  # noqa: S311 (a sample, not a secret)
    found, added, strata = counts.total(), 0, len(counts)
    waiting: list[Document] = []
    for number, (document, done) in enumerate(reading.chosen(drawn), start=1):
        if document is not None:
            waiting.append(document)
        if len(waiting) == _BATCH:
            added += _add(project, waiting)
        if number % _STEP == 0:
            yield SampleProgress(
                done=request.size + done, total=total, found=found, strata=strata, added=added
            )
    added += _add(project, waiting)
    yield SampleProgress(
        done=total,
        total=total,
        found=found,
        strata=strata,
        added=added,
        problems=tuple(reading.problems),
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


class _Reading:
    """The two readings of all sources, each article with the bytes read so far."""

    def __init__(self, request: Request, by: Sequence[str]) -> None:
        self.problems: list[UserFacingError] = []
        self._sources = request.sources
        self._by = by

    def strata(self) -> Iterator[tuple[Stratum, int]]:
        """Yield the stratum of every article; faults are noted."""
        before = 0
        for chosen in self._sources:
            try:
                for stratum, _, done in self._strata_of(chosen, self.problems):
                    if stratum is not None:
                        yield stratum, before + done
            except OSError as error:
                self.problems.append(unreadable(chosen.source.name, error))
            except UserFacingError as problem:
                self.problems.append(problem)
            before += chosen.size

    def chosen(
        self, drawn: Mapping[Stratum, Collection[int]]
    ) -> Iterator[tuple[Document | None, int]]:
        """Yield the articles at the places drawn in each stratum, and None for all others."""
        before = 0
        places = _Places(drawn)
        for chosen in self._sources:
            try:
                for document, done in self._chosen_of(chosen, places):
                    yield document, before + done
            except (OSError, UserFacingError):
                pass  # noted in the first reading
            before += chosen.size

    def _strata_of(
        self, chosen: Chosen, problems: list[UserFacingError]
    ) -> Iterator[tuple[Stratum | None, Document | None, int]]:
        rows = _rows(chosen)
        if rows is not None:
            for stratum, done in self._strata_of_rows(rows, chosen):
                yield stratum, None, done
            return
        for read in chosen.read_by().read(chosen.source, chosen.profile):
            if read.problem is not None:
                problems.append(read.problem)
            document = read.document
            if document is not None:
                yield self._stratum(_traits_of(document)), document, min(read.position, chosen.size)

    def _strata_of_rows(
        self, rows: Iterator[list[RowTraits]], chosen: Chosen
    ) -> Iterator[tuple[Stratum | None, int]]:
        """Yield the stratum of every row, None where it has no text."""
        size, number = chosen.size, 0
        total = max(1, _TABLES.count(chosen.source))
        known = lru_cache(_KNOWN)(partial(field_value, date_format=chosen.profile.date_format))
        for batch in rows:
            for row in batch:
                stratum = self._stratum(_traits_of_row(row, known)) if row.length else None
                yield stratum, size * number // total
                number += 1

    def _chosen_of(
        self, chosen: Chosen, places: "_Places"
    ) -> Iterator[tuple[Document | None, int]]:
        rows = _rows(chosen)
        if rows is None:
            for stratum, document, done in self._strata_of(chosen, []):
                yield (document if stratum and places.next(stratum) else None), done
            return
        wanted = []
        for number, (stratum, done) in enumerate(self._strata_of_rows(rows, chosen)):
            if stratum is not None and places.next(stratum):
                wanted.append(number)
            yield None, done // 2
        for read in _TABLES.take(chosen.source, chosen.profile, wanted):
            if read.problem is not None:
                self.problems.append(read.problem)
            yield read.document, chosen.size

    def _stratum(self, traits: Traits) -> Stratum:
        return tuple(TRAITS[trait](traits) for trait in self._by)


class _Places:
    """Which articles of each stratum were drawn, asked for in the order of reading."""

    def __init__(self, drawn: Mapping[Stratum, Collection[int]]) -> None:
        self._drawn = drawn
        self._seen: Counter[Stratum] = Counter()

    def next(self, stratum: Stratum) -> bool:
        """Tell whether the next article of a stratum was drawn."""
        place = self._seen[stratum]
        self._seen[stratum] = place + 1
        return place in self._drawn[stratum]


def _rows(chosen: Chosen) -> Iterator[list[RowTraits]] | None:
    """Return the traits of all rows of a source that can be looked through by columns."""
    if chosen.reader != _TABLES.name:
        return None
    return _TABLES.traits(chosen.source, chosen.profile)


def _traits_of(document: Document) -> Traits:
    return Traits(document.source, document.published, document.language, len(document.text))


def _traits_of_row(row: RowTraits, known: Callable[[str, Any], str]) -> Traits:
    source, published, language = row.values
    return Traits(
        _word(known, "source", source),
        _word(known, "published", published),
        _word(known, "language", language),
        row.length,
    )


def _word(known: Callable[[str, Any], str], field: str, value: Any) -> str:
    if value is None:
        return ""
    return known(field, value if isinstance(value, Hashable) else str(value))


def _add(project: Project, waiting: list[Document]) -> int:
    """Add the articles that wait and return how many were new."""
    fresh = AddDocuments(tuple(waiting))
    before = sum(project.state_counts().values())
    project.do(fresh)
    waiting.clear()
    return sum(project.state_counts().values()) - before
