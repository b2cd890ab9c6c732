"""The index in which texts that share a key are found: the newest keys in memory, all in the file.

A text has two dozen keys that lie anywhere in the file's index, so that each text written by itself
would touch two dozen pages. Keys are therefore gathered and written in their order, many to a page;
the texts' sketches are written at once, and from them the keys are made again after a crash.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from time import perf_counter

from annotator.app.duplicates.sketching import Sketch
from annotator.app.project import Project

_FULL = 2000
"""Texts whose keys are gathered before they are written."""
_FIRST_SLICE = 500
_LOADED = 100
"""Keys written first, and sketches read, in one step."""


class Bands:
    """Keys of texts, and who has them."""

    def __init__(self, project: Project, seconds: float) -> None:
        self._project = project
        self._stored = project.versions_table
        self._seconds = seconds
        self._slice = _FIRST_SLICE
        self._waiting: dict[int, list[int]] = {}
        """Keys that are not in the file yet, with the numbers of their texts."""
        self._sketches: dict[int, bytes] = {}
        """Of the texts of those keys."""

    @property
    def full(self) -> bool:
        """Whether it is time to write."""
        return len(self._sketches) >= _FULL

    def add(self, number: int, keys: Iterable[int], sketch: bytes) -> None:
        """Take in a text."""
        for key in keys:
            self._waiting.setdefault(key, []).append(number)
        self._sketches[number] = sketch

    def candidates(self, keys: Sequence[int], limit: int) -> list[int]:
        """Return the numbers of up to ``limit`` texts that share a key; the closest first.

        Of each key no more than ``limit`` are read: a story may have thousands of versions.
        """
        found = Counter(self._stored.having(keys, limit))
        for key in keys:
            found.update(self._waiting.get(key, ())[:limit])
        return [number for number, _ in found.most_common(limit)]

    def sketch(self, number: int) -> bytes | None:
        """Return the sketch of a text, unless it has left the project."""
        return self._sketches.get(number) or self._stored.sketch(number)

    def load(self) -> Iterator[None]:
        """Take in again, step by step, what a run that did not come to its end has left."""
        last = 0
        while batch := self._stored.unbanded(last, _LOADED):
            for number, sketch in batch:
                self.add(number, Sketch.from_bytes(sketch).band_keys(), sketch)
            last = batch[-1].number
            yield

    def flush(self) -> Iterator[None]:
        """Write the gathered keys, step by step, in their order."""
        keys = sorted(self._waiting)
        place = 0
        while place < len(keys):
            part = keys[place : place + self._slice]
            began = perf_counter()
            with self._project.sketching() as stored:
                stored.add_keys((key, number) for key in part for number in self._waiting[key])
            place += len(part)
            self._adapt(perf_counter() - began)
            yield
        if self._sketches:
            with self._project.sketching() as stored:
                stored.mark_banded()
            self._waiting.clear()
            self._sketches.clear()
            yield

    def _adapt(self, took: float) -> None:
        """Let the next step take about as long as a step may."""
        wanted = self._slice * self._seconds / max(took, 1e-4)
        self._slice = int(min(max(wanted, self._slice / 2, 100), self._slice * 2))
