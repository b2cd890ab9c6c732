"""The parent's handle on the process in which spaCy runs. No spaCy and no Qt in here.

The queue stays in the parent, so that cancelling and reordering act at once; the child never
holds more than two small batches. All sending happens on a thread of its own, because a write to
a full pipe blocks until the child reads, and the caller may be the window. A third thread ends a
child that has been silent for too long; whatever the child does, ``Died`` says which requests it
had in hand.
"""

import multiprocessing
import threading
from collections import deque
from collections.abc import Callable, Iterable
from itertools import count
from time import monotonic

from annotator.core.suggestions import Cause
from annotator.nlp import worker
from annotator.nlp.child import Child
from annotator.nlp.events import (
    Died,
    Event,
    Failure,
    LoadFailed,
    Patience,
    Ready,
    Request,
    Result,
)
from annotator.nlp.lifeline import Lifeline

_BATCH_TEXTS = 8
_BATCH_CHARACTERS = 24_000
_IN_FLIGHT_BATCHES = 2
_STOP_SECONDS = 1.0


class SuggestionProcess:
    """A spawned process that answers requests; it can be started again after its end.

    ``on_event`` is called on a reader thread, one event at a time. It may call any method of this
    object, but must not wait for another thread that does.
    """

    def __init__(
        self, pipeline: str, on_event: Callable[[Event], None], patience: Patience | None = None
    ) -> None:
        self._pipeline = pipeline
        self._patience = patience or Patience()
        self._on_event = on_event
        self._numbers = count()
        self._delivery = threading.RLock()  # held while an event is handed over
        self._changed = threading.Condition()  # guards everything below
        self._child: Child | None = None
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
    def pid(self) -> int | None:
        """The number of the child process, if there is one."""
        child = self._child
        return None if child is None else child.process.pid

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
            lifeline = Lifeline(context)
            process = context.Process(
                target=worker.run,
                args=(theirs, lifeline.end, self._pipeline),
                name="annotator suggestions",
                daemon=True,
            )
            try:
                process.start()
            except OSError as error:  # no memory, or too many processes
                self._not_started(error)
                ours.close()
                lifeline.cut()
                return
            finally:
                theirs.close()  # else the end of the child would never show as the pipe's
                lifeline.started()
            child = self._child = Child(process, ours, lifeline)
        for task in (self._read, self._write, self._watch):
            threading.Thread(target=task, args=(child,), daemon=True).start()

    def submit(self, requests: Iterable[Request]) -> None:
        """Put ``requests`` at the end of the queue."""
        with self._changed:
            self._queue.extend(requests)
            self._changed.notify_all()

    def prioritise(self, request: Request) -> None:
        """Put ``request`` before all others; if it waits in the queue already, it moves."""
        with self._changed:
            for waiting in (self._queue, self._urgent):
                for item in [item for item in waiting if _same(item, request)]:
                    waiting.remove(item)
            if not any(_same(item, request) for item in self._sent.values()):
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
        child = self.release()
        if child is None:
            return
        if not child.gone.wait(_STOP_SECONDS):
            child.process.kill()
            child.gone.wait(_STOP_SECONDS)

    def release(self) -> Child | None:
        """Let the child end and drop what is pending, without waiting; no event follows.

        Returns the child, unless there is none.
        """
        with self._changed:
            child, self._child = self._child, None
            self._forget()
            if child is None:
                return None
            child.ended = True
            self._changed.notify_all()
        child.process.terminate()
        return child

    def _not_started(self, error: OSError) -> None:
        """Report, where all is reported, that the system could not start a process."""
        self._forget()
        event = LoadFailed(self._pipeline, error.strerror or str(error))
        threading.Thread(target=self._on_event, args=(event,), daemon=True).start()

    def _forget(self) -> tuple[Request, ...]:
        """Empty the queue and return what was in it, the oldest first."""
        lost = (*self._sent.values(), *self._urgent, *self._queue)
        self._sent.clear()
        self._urgent.clear()
        self._queue.clear()
        self._batches.clear()
        return lost

    def _write(self, child: Child) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: child.ended or self._sendable())
                if child.ended:
                    return
                urgent = bool(self._urgent)
                if not self._sent:
                    child.heard = monotonic()
                batch = self._next_batch()
                self._changed.notify_all()
            try:
                child.connection.send((urgent, batch))
            except (OSError, ValueError):
                return  # the reader sees the same end and reports it

    def _watch(self, child: Child) -> None:
        """End a child that has been silent for too long."""
        with self._changed:
            while not child.ended:
                left = self._left(child)
                if left is not None and left <= 0:
                    child.end(Cause.HUNG)
                    return
                self._changed.wait(left)

    def _left(self, child: Child) -> float | None:
        """Return for how many seconds a child may still be silent; None where it may for ever."""
        if not child.loaded:
            allowed = self._patience.load
        elif self._sent or child.begun:
            characters = sum(child.begun.values())
            allowed = self._patience.least + self._patience.per_character * characters
        else:
            return None
        return child.heard + allowed - monotonic()

    def _sendable(self) -> bool:
        return bool(self._urgent or (self._queue and len(self._batches) < _IN_FLIGHT_BATCHES))

    def _next_batch(self) -> worker.Batch:
        batch: worker.Batch = []
        source, limit = (self._urgent, 1) if self._urgent else (self._queue, _BATCH_TEXTS)
        characters, alone = 0, False
        while source and len(batch) < limit:
            request = source[0]
            if batch and characters + len(request.text) > _BATCH_CHARACTERS:
                break
            if batch and (request.alone or alone):
                break
            alone = request.alone
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

    def _read(self, child: Child) -> None:
        try:
            while True:
                message = child.connection.recv()
                if not isinstance(message, worker.Message):
                    raise ValueError("no message of ours")
                self._receive(child, message)
        except (EOFError, OSError):
            self._report_end(child)
        except Exception:  # unpickling what a damaged process wrote raises anything
            child.end(Cause.GARBLED)
            self._report_end(child)
        finally:
            child.connection.close()
            child.lifeline.cut()
            child.gone.set()

    def _receive(self, child: Child, message: worker.Message) -> None:
        with self._delivery:
            event: Event | None = None
            with self._changed:
                if child.ended:
                    return
                child.heard = monotonic()
                match message:
                    case worker.Loaded():
                        child.loaded = True
                        event = Ready(message.pipeline, message.lacks)
                    case worker.NotLoaded():
                        child.ended, self._child = True, None
                        self._forget()
                        event = LoadFailed(self._pipeline, message.reason)
                    case worker.Begun():
                        sizes = {key: len(item.text) for key, item in self._sent.items()}
                        child.begun = {key: sizes.get(key, 0) for key in message.numbers}
                    case worker.Answer():
                        child.begun.pop(message.number, None)
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

    def _report_end(self, child: Child) -> None:
        child.process.join(_STOP_SECONDS)
        if child.process.is_alive():  # its end of the pipe is gone, or was unreadable
            child.end(Cause.GARBLED)
            child.process.join(_STOP_SECONDS)
        with self._delivery:
            with self._changed:
                if child.ended:
                    return
                child.ended, self._child = True, None
                begun = tuple(item for key, item in self._sent.items() if key in child.begun)
                lost = self._forget()
                self._changed.notify_all()
            cause = child.cause
            if child.process.exitcode == worker.OUT_OF_MEMORY:
                cause = Cause.MEMORY
            self._on_event(Died(child.process.exitcode, lost, begun, cause))


def _same(one: Request, other: Request) -> bool:
    return (one.job, one.key) == (other.job, other.key)
