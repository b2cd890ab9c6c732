"""What runs in the child process: load a pipeline once, then answer batches of texts."""

import gc
import os
import queue
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.core.suggestions import Range, Suggestions
from annotator.nlp.lifeline import end_with_parent

if TYPE_CHECKING:
    from annotator.nlp.suggester import Suggester

OUT_OF_MEMORY = 77
"""The exit code of a child that could not get the memory it needed."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One text to look at: all of it, its tokens alone, or the claim with a given content."""

    number: int
    text: str
    published: str = ""
    only_tokens: bool = False
    content: Range | None = None


Batch = list[Asked]


@dataclass(frozen=True, slots=True)
class Loaded:
    """The pipeline (name and version) is ready; ``lacks`` are components it has not got."""

    pipeline: str
    lacks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NotLoaded:
    """The pipeline could not be loaded."""

    reason: str


@dataclass(frozen=True, slots=True)
class Begun:
    """The requests with these numbers are being worked on from now on."""

    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """The suggestions for request ``number``, or None and the reason."""

    number: int
    suggestions: Suggestions | None
    reason: str = ""


Message = Loaded | NotLoaded | Begun | Answer


def run(connection: Connection, lifeline: Connection, pipeline_name: str) -> None:
    """Answer the batches that arrive on ``connection`` until its other end is gone.

    Every text gets exactly one ``Answer``. Urgent batches overtake the others. A process without
    memory ends: what it would do from then on, nobody knows.
    """
    end_with_parent(lifeline)
    try:
        _serve(connection, pipeline_name)
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _serve(connection: Connection, pipeline_name: str) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the parent's to handle
    give_output_streams()
    waiting: queue.PriorityQueue[tuple[int, int, Batch]] = queue.PriorityQueue()
    threading.Thread(target=_listen, args=(connection, waiting), daemon=True).start()
    suggester = _load(connection, pipeline_name)
    if suggester is None:
        return
    while True:
        _, _, batch = waiting.get()
        connection.send(Begun(tuple(asked.number for asked in batch)))
        for answer in _answers(suggester, batch):
            connection.send(answer)


def give_output_streams() -> None:
    """Give a windowed program, which has none, streams that libraries may write to."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            stream = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115  (open for life)
            setattr(sys, name, stream)


def _listen(connection: Connection, waiting: "queue.PriorityQueue[tuple[int, int, Batch]]") -> None:
    """Move batches from ``connection`` to ``waiting``; end the process with the connection."""
    order = 0
    try:
        while True:
            urgent, batch = connection.recv()
            order += 1
            waiting.put((0 if urgent else 1, order, batch))
    except (EOFError, OSError):
        os._exit(0)  # the main thread may be deep in a parse that nobody waits for any more
    except MemoryError:
        os._exit(OUT_OF_MEMORY)


def _load(connection: Connection, pipeline_name: str) -> "Suggester | None":
    gc.disable()
    try:
        from annotator.nlp.suggester import Suggester  # noqa: PLC0415  (the child alone loads it)

        suggester = Suggester(pipeline_name)
    except MemoryError:
        raise
    except Exception as error:  # whatever a pipeline raises is reported
        connection.send(NotLoaded(_reason(error)))
        return None
    gc.freeze()  # a pipeline stays: what it is made of need not be looked through again
    gc.enable()
    connection.send(Loaded(suggester.pipeline, suggester.lacks))
    return suggester


def _answers(suggester: "Suggester", batch: Batch) -> Iterator[Answer]:
    whole = [asked for asked in batch if not (asked.only_tokens or asked.content)]
    yield from (_alone(suggester, asked) for asked in batch if asked not in whole)
    answered = 0
    try:
        for suggestions in suggester.suggest_dated((item.text, item.published) for item in whole):
            yield Answer(whole[answered].number, suggestions)
            answered += 1
    except MemoryError:
        raise
    except Exception:  # one bad text spoils a batch: the rest goes one by one
        for asked in whole[answered:]:
            yield _alone(suggester, asked)


def _alone(suggester: "Suggester", asked: Asked) -> Answer:
    try:
        if asked.only_tokens:
            return Answer(asked.number, suggester.tokens(asked.text))
        if asked.content is not None:
            return Answer(asked.number, suggester.claim(asked.text, asked.content))
        return Answer(asked.number, suggester.suggest(asked.text, asked.published))
    except MemoryError:
        raise
    except Exception as error:  # reported for this text
        return Answer(asked.number, None, _reason(error))


def _reason(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
