"""The parent's handle on the process in which spaCy runs. No spaCy and no Qt in here.

The queue stays in the parent, so that cancelling and reordering act at once; the child never
holds more than two small batches. All sending happens on a thread of its own, because a write to
a full pipe blocks until the child reads, and the caller may be the window.
"""

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from annotator.core.suggestions import Range, Suggestions
from annotator.nlp import worker

_BATCH_TEXTS = 8
_BATCH_CHARACTERS = 24_000
_IN_FLIGHT_BATCHES = 2
_STOP_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Request:
    """One text to look at, for one job. ``key`` is the caller's; it comes back in the answer."""

    job: int
    key: str
    text: str
    only_tokens: bool = False
    published: str = ""
    """The ISO date of its publication, from which relative dates are resolved."""
    content: Range | None = None
    """Where given, only the source and the cue of the claim with this content are looked for."""


@dataclass(frozen=True, slots=True)
class Ready:
    """The child has loaded ``pipeline`` (name and version), which ``lacks`` some components."""

    pipeline: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """The suggestions for one request."""

    job: int
    key: str
    suggestions: Suggestions


@dataclass(frozen=True, slots=True)
class Failure:
    """One request failed (``reason``); the others are not concerned."""

    job: int
    key: str
    reason: str


@dataclass(frozen=True, slots=True)
class LoadFailed:
    """The child could not load ``pipeline`` (``reason``) and ended; what was pending is dropped."""

    pipeline: str
    reason: str


@dataclass(frozen=True, slots=True)
class Died:
    """The child ended by itself; ``pending`` are the requests it never answered, in order."""

    exitcode: int | None
    pending: tuple[Request, ...]


Event = Ready | Result | Failure | LoadFailed | Died


@dataclass(slots=True)
class _Child:
    """One life of the child process."""

    process: BaseProcess
    connection: Connection
    ended: bool = False


class SuggestionProcess:
    """A spawned process that answers requests; it can be started again after its end.

    ``on_event`` is called on a reader thread, one event at a time. It may call any method of this
    object, but must not wait for another thread that does.
    """

    def __init__(self, pipeline: str, on_event: Callable[[Event], None]) -> None:
        self._pipeline = pipeline
        self._on_event = on_event
        self._numbers = count()
        self._delivery = threading.RLock()  # held while an event is handed over
        self._changed = threading.Condition()  # guards everything below
        self._child: _Child | None = None
        self._urgent: deque[Request] = deque()
        self._queue: deque[Request] = deque()
        self._sent: dict[int, Request] = {}
        self._batches: list[set[int]] = []

    @property
    def alive(self) -> bool:
        """Whether the child process is running."""
        child = self._child
        return child is not None and child.process.is_alive()

    @property
    def pending(self) -> int:
        """How many requests wait for an answer."""
        with self._changed:
            return len(self._urgent) + len(self._queue) + len(self._sent)

    def start(self) -> None:
        """Start the child, unless it runs; returns before it has loaded anything."""
        with self._changed:
            if self._child is not None:
                return
            context = multiprocessing.get_context("spawn")
            ours, theirs = context.Pipe()
            process = context.Process(
                target=worker.run,
                args=(theirs, self._pipeline),
                name="annotator suggestions",
                daemon=True,
            )
            process.start()
            theirs.close()  # else the end of the child would never show as the end of the pipe
            child = self._child = _Child(process, ours)
        for task in (self._read, self._write):
            threading.Thread(target=task, args=(child,), daemon=True).start()

    def submit(self, requests: Iterable[Request]) -> None:
        """Put ``requests`` at the end of the queue."""
        with self._changed:
            self._queue.extend(requests)
            self._changed.notify_all()

    def prioritise(self, request: Request) -> None:
        """Put ``request`` before all others; if it waits in the queue already, it moves."""
        with self._changed:
            if request in self._queue:
                self._queue.remove(request)
            if request in self._urgent:
                self._urgent.remove(request)
            if request not in self._sent.values():
                self._urgent.appendleft(request)
            self._changed.notify_all()

    def cancel(self, job: int) -> None:
        """Drop every request of ``job``; nothing of it is reported once this has returned."""
        with self._delivery, self._changed:
            self._urgent = deque(item for item in self._urgent if item.job != job)
            self._queue = deque(item for item in self._queue if item.job != job)
            for number in [key for key, item in self._sent.items() if item.job == job]:
                del self._sent[number]  # its answer, if it comes, is no longer known here
            self._changed.notify_all()

    def stop(self) -> None:
        """End the child within about two seconds and drop what is pending; no event follows."""
        with self._changed:
            child, self._child = self._child, None
            self._forget()
            if child is None:
                return
            child.ended = True
            self._changed.notify_all()
        child.process.terminate()
        child.process.join(_STOP_SECONDS)
        if child.process.is_alive():
            child.process.kill()
            child.process.join(_STOP_SECONDS)

    def _forget(self) -> tuple[Request, ...]:
        """Empty the queue and return what was in it, the oldest first."""
        lost = (*self._sent.values(), *self._urgent, *self._queue)
        self._sent.clear()
        self._urgent.clear()
        self._queue.clear()
        self._batches.clear()
        return lost

    def _write(self, child: _Child) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: child.ended or self._sendable())
                if child.ended:
                    return
                urgent = bool(self._urgent)
                batch = self._next_batch()
            try:
                child.connection.send((urgent, batch))
            except (OSError, ValueError):
                return  # the reader sees the same end and reports it

    def _sendable(self) -> bool:
        return bool(self._urgent or (self._queue and len(self._batches) < _IN_FLIGHT_BATCHES))

    def _next_batch(self) -> worker.Batch:
        batch: worker.Batch = []
        source, limit = (self._urgent, 1) if self._urgent else (self._queue, _BATCH_TEXTS)
        characters = 0
        while source and len(batch) < limit:
            request = source[0]
            if batch and characters + len(request.text) > _BATCH_CHARACTERS:
                break
            source.popleft()
            characters += len(request.text)
            number = next(self._numbers)
            self._sent[number] = request
            batch.append(
                worker.Asked(
                    number, request.text, request.published, request.only_tokens, request.content
                )
            )
        self._batches.append({asked.number for asked in batch})
        return batch

    def _read(self, child: _Child) -> None:
        try:
            while True:
                self._receive(child, child.connection.recv())
        except (EOFError, OSError):
            self._report_end(child)
        finally:
            child.connection.close()

    def _receive(self, child: _Child, message: worker.Message) -> None:
        with self._delivery:
            event: Event | None = None
            with self._changed:
                if child.ended:
                    return
                if isinstance(message, worker.Loaded):
                    event = Ready(message.pipeline, message.lacks)
                elif isinstance(message, worker.NotLoaded):
                    child.ended, self._child = True, None
                    self._forget()
                    event = LoadFailed(self._pipeline, message.reason)
                else:
                    event = self._answered(message)
                self._changed.notify_all()
            if event is not None:
                self._on_event(event)

    def _answered(self, message: worker.Answer) -> Event | None:
        for batch in self._batches:
            batch.discard(message.number)
        self._batches = [batch for batch in self._batches if batch]
        request = self._sent.pop(message.number, None)
        if request is None:
            return None
        if message.suggestions is None:
            return Failure(request.job, request.key, message.reason)
        return Result(request.job, request.key, message.suggestions)

    def _report_end(self, child: _Child) -> None:
        child.process.join(_STOP_SECONDS)
        with self._delivery:
            with self._changed:
                if child.ended:
                    return
                child.ended, self._child = True, None
                lost = self._forget()
                self._changed.notify_all()
            self._on_event(Died(child.process.exitcode, lost))
