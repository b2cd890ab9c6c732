"""Finding the versions of stories among all documents of a project, a few at a time."""

from collections.abc import Generator, Iterator
from dataclasses import dataclass
from time import perf_counter

from annotator.app.duplicates.index import Bands
from annotator.app.duplicates.sketching import SKETCH_VERSION, Sketch, shingles, sketch, versions
from annotator.app.project import Project
from annotator.store.versions import Sketched, Versions

SLICE = 0.006
"""Seconds that a step may write where a window has to live between two of them."""
UNHURRIED = 0.25
"""Seconds that a step may write where nobody waits: fewer transactions take less time in all."""
_BATCH, _LEAST, _MOST = 32, 8, 512
"""Documents stored in one transaction: at first, and within which bounds as it takes time."""
_CANDIDATES = 40
"""Candidates that are compared with a document; a story with more is found through its others."""


@dataclass(frozen=True, slots=True)
class VersionsProgress:
    """How far the search is, in documents, and what was known before it, or is at its end."""

    done: int
    total: int
    stories: int
    """Stories of which there are several versions."""
    documents: int
    """Documents that are a version of such a story."""


def find_versions(
    project: Project, *, again: bool = False, seconds: float = SLICE
) -> Generator[VersionsProgress, None, None]:
    """Look for versions among the documents that were not looked at yet; ``again`` at all.

    A step reads a document, or writes for about ``seconds``; documents may come and go between
    two of them. What was found stays found when the generator is closed, and the next run goes on
    from there. Memory does not grow with the project: keys live in its file, and texts are read as
    needed. What a person said to be no version of a story stays apart.

    Raises:
        ProjectWriteError: the project file cannot be written.
    """
    if again or project.settings().get("sketches") != SKETCH_VERSION:
        project.forget_versions()
        project.change_settings(sketches=SKETCH_VERSION)
    total = project.versions_table.count_unsketched()
    done, counts = 0, project.version_counts()
    yield VersionsProgress(0, total, *counts)
    for step in _Search(project, seconds).steps():
        done += step
        yield VersionsProgress(done, max(done, total), *counts)
    yield VersionsProgress(done, done, *project.version_counts())


class _Search:
    """One run over the documents without a sketch."""

    def __init__(self, project: Project, seconds: float) -> None:
        self._project = project
        self._stored: Versions = project.versions_table
        self._bands = Bands(project, seconds)
        self._seconds = seconds
        self._batch = _BATCH
        self._new: list[Sketched] = []
        """Looked at, and not stored yet."""
        self._pairs: list[tuple[int, int]] = []
        """Found to be versions of one story, and not stored yet."""
        self._joined: dict[int, int] = {}
        """What ``_pairs`` do to stories: the one that takes another's place."""

    def steps(self) -> Iterator[int]:
        """Yield, after each step, how many documents it has brought to an end."""
        yield from (0 for _ in self._bands.load())
        last = 0
        while numbers := self._stored.unsketched(last, self._batch):
            for number in numbers:
                self._look_at(number)
                yield 1
            self._store()
            yield 0
            if self._bands.full:
                yield from (0 for _ in self._bands.flush())
            last = numbers[-1]
        yield from (0 for _ in self._bands.flush())

    def _look_at(self, number: int) -> None:
        """Compare a document with those that may be versions of its story."""
        text = self._stored.text(number)
        if text is None:
            return  # it went since the batch was read
        found = shingles(text)
        mine = sketch(found)
        if mine is None:
            self._new.append(Sketched(number, b""))
            return
        keys = mine.band_keys()
        for other in self._bands.candidates(keys, _CANDIDATES):
            stored = self._bands.sketch(other)
            if stored is None or not mine.may_match(Sketch.from_bytes(stored)):
                continue
            if self._story(number) != self._story(other) and self._match(found, other):
                self._pairs.append((number, other))
                low, high = sorted((self._story(number), self._story(other)))
                self._joined[high] = low
        self._new.append(Sketched(number, mine.to_bytes()))
        self._bands.add(number, keys, mine.to_bytes())

    def _match(self, found: frozenset[str], other: int) -> bool:
        text = self._stored.text(other)
        return text is not None and versions(found, shingles(text))

    def _story(self, number: int) -> int:
        """Return the story of a document as it will be once everything is stored."""
        story = self._stored.story(number) or number
        while story in self._joined:
            story = self._joined[story]
        return story

    def _store(self) -> None:
        """Write what was found, and let the next batch take about as long as a step may."""
        began = perf_counter()
        with self._project.sketching() as stored:
            stored.add(self._new)
            for one, other in self._pairs:
                stored.join(one, other)
        self._new.clear()
        self._pairs.clear()
        self._joined.clear()
        wanted = self._batch * self._seconds / max(perf_counter() - began, 1e-4)
        self._batch = int(min(max(wanted, self._batch / 2, _LEAST), self._batch * 2, _MOST))
