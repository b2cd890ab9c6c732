"""Looking into files before an import, in a process of its own.

A large PDF may take seconds, and a damaged file may take a library down with it; the window waits
for neither. What comes back is short: of each article no more than a preview shows.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from pathlib import Path
from time import perf_counter
from typing import Any

from annotator.app.importing.collecting import Collection, collect, with_reader
from annotator.app.importing.preview import (
    FIRST,
    Preview,
    PreviewRecord,
    guessed_profile,
    preview,
    readers_of,
    refitted,
)
from annotator.app.importing.remembered import Remembered
from annotator.app.importing.request import Chosen
from annotator.app.side_process import READY, ProcessEndedError, SideProcess
from annotator.core.errors import UserFacingError

SHOWN = 6000
"""Characters of an article that are shown: the beginning tells what it is like."""
_NOTES = 100
_PATIENCE = 0.2
"""Seconds for looking into one group: a folder may hold thousands of files."""
_SLICE = 0.1
"""Seconds after which what was found so far is told."""


@dataclass(frozen=True, slots=True)
class Find:
    """Find the files in ``paths``; ``FindMore`` goes on."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class FindMore:
    """Go on finding."""


@dataclass(frozen=True, slots=True)
class Found:
    """Files found since the last answer; at the end also which of all are read with others."""

    sources: tuple[Chosen, ...]
    problems: tuple[UserFacingError, ...]
    along: frozenset[Path] = frozenset()
    over: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """Look into as many of ``sources``, which are read alike, as a preview needs."""

    sources: tuple[Chosen, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """What is in them, and the formats that they may be of, the likeliest first."""

    seen: Preview
    readers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Switch:
    """Have sources read by another reader; the answer is the sources."""

    sources: tuple[Chosen, ...]
    reader: str


@dataclass(frozen=True, slots=True)
class Refit:
    """Map the columns of a table anew; the answer is the source."""

    chosen: Chosen


@dataclass(frozen=True, slots=True)
class Keep:
    """Remember how a source is read; the answer is why that was not possible, if it was not."""

    chosen: Chosen


Request = Find | FindMore | Look | Switch | Refit | Keep


class Looker:
    """Asks the process one thing after the other; ``poll`` hands the answers over."""

    def __init__(self) -> None:
        self._process = SideProcess(serve, Remembered().path)
        self._waiting: list[tuple[Request, Callable[[Any], None], object]] = []
        self._asked = False

    @property
    def busy(self) -> bool:
        """Whether an answer is waited for."""
        return bool(self._waiting)

    def start(self) -> None:
        """Start the process: it takes a moment, in which a person chooses files."""
        self._process.start()

    def ask(
        self, request: Request, then: Callable[[Any], None], about: object | None = None
    ) -> None:
        """Have ``then`` called with the answer, or with None if the process ends without one."""
        self._waiting.append((request, then, about))
        self._next()

    def poll(self) -> None:
        """Hand over the answer if there is one."""
        if not self._asked:
            return
        try:
            answer = self._process.answer()
        except ProcessEndedError:
            self._done(None)
            return
        if answer is not None:
            self._done(answer[0])

    def give_up(self, about: object) -> None:
        """Give up what was asked about something: the answer is None, and others get their turn."""
        if self._asked and self._waiting[0][2] is about:
            self._process.stop()
            self._done(None)
        later = [item for item in self._waiting[self._asked :] if item[2] is about]
        self._waiting = [item for item in self._waiting if item not in later]
        for _, then, _ in later:
            then(None)

    def stop(self) -> None:
        """Give up everything and end the process."""
        self._waiting.clear()
        self._asked = False
        self._process.stop()

    def _done(self, answer: Any) -> None:
        self._asked = False
        _, then, _ = self._waiting.pop(0)
        then(answer)
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._asked:
            self._asked = True
            self._process.ask(self._waiting[0][0])


def serve(connection: Connection, remembered: Path) -> None:
    """Answer one request after the other until the connection is closed."""
    looking = _Looking(Remembered(remembered))
    connection.send(READY)
    while True:
        try:
            request = connection.recv()
        except EOFError:
            return
        # In a tuple, for an answer may be None.
        connection.send((looking.answer(request),))


class _Looking:
    """What the process does."""

    def __init__(self, remembered: Remembered) -> None:
        self._remembered = remembered
        self._finding: _Finding | None = None

    def answer(self, request: Request) -> object:
        match request:
            case Find(paths):
                self._finding = _Finding(paths, self._remembered)
                return self._finding.more()
            case FindMore():
                assert self._finding is not None  # Find comes first
                return self._finding.more()
            case Look(sources):
                return Looked(_look(sources), tuple(readers_of(sources[0])))
            case Switch(sources, reader):
                return [with_reader(chosen, reader, self._remembered) for chosen in sources]
            case Refit(chosen):
                return refitted(chosen)
            case Keep(chosen):
                return self._keep(chosen)

    def _keep(self, chosen: Chosen) -> str:
        try:
            self._remembered.keep(
                chosen.read_by(), chosen.source, guessed_profile(chosen), chosen.profile
            )
        except OSError as error:
            return error.strerror or str(error)
        return ""


class _Finding:
    """Files being found, told bit by bit."""

    def __init__(self, paths: Iterable[Path], remembered: Remembered) -> None:
        self._found = Collection()
        self._all = self._found.sources
        self._steps = collect(self._found, paths, remembered=remembered)
        self._told = (0, 0)

    def more(self) -> Found:
        until = perf_counter() + _SLICE
        over = True
        for _ in self._steps:
            if perf_counter() > until:
                over = False
                break
        sources, problems = self._told
        self._told = len(self._all), len(self._found.problems)
        left = {chosen.path for chosen in self._found.sources} if over else set()
        return Found(
            tuple(self._all[sources:]),
            tuple(self._found.problems[problems:]),
            along=frozenset(one.path for one in self._all if over and one.path not in left),
            over=over,
        )


def _look(sources: Iterable[Chosen]) -> Preview:
    """Look into as many sources as there is time for, the first one at least."""
    until = perf_counter() + _PATIENCE
    seen: Preview | None = None
    for chosen in sources:
        found = preview(chosen, most=FIRST - (len(seen.records) if seen else 0))
        if seen is None:
            seen = found
        else:
            seen = replace(
                seen, records=seen.records + found.records, labels=seen.labels + found.labels
            )
        if len(seen.records) >= FIRST or perf_counter() > until:
            break
    assert seen is not None  # a group has a source
    return replace(seen, records=tuple(map(_short, seen.records)))


def _short(record: PreviewRecord) -> PreviewRecord:
    """Return a record without what a preview does not show."""
    document = record.document
    if document is not None:
        document = replace(
            document,
            text=document.text[:SHOWN],
            metadata=dict.fromkeys(document.metadata),
        )
    spans = tuple(span for span in record.spans if span.end <= SHOWN)
    return replace(record, document=document, spans=spans, notes=record.notes[:_NOTES])
