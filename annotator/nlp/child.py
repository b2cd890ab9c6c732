"""One life of the process in which spaCy runs, as its parent sees it."""

from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event
from time import monotonic

from annotator.core.suggestions import Cause
from annotator.nlp.lifeline import Lifeline


@dataclass(slots=True)
class Child:
    """The process, its pipes, and what is known of it."""

    process: BaseProcess
    connection: Connection
    lifeline: Lifeline
    ended: bool = False
    loaded: bool = False
    heard: float = field(default_factory=monotonic)
    """When it last said something, or was given something to do when it had nothing."""
    begun: dict[int, int] = field(default_factory=dict)
    """What it is working on, by number: how many characters it has."""
    cause: Cause = Cause.ENDED
    gone: Event = field(default_factory=Event)
    """Set when the reader has seen its end; nobody else waits for the process itself."""

    def end(self, cause: Cause) -> None:
        """Kill it because of ``cause``; the reader sees its end."""
        self.cause = cause
        self.process.kill()
