"""Patterns that a person typed, matched in a process of their own: some would never end."""

import re
import warnings
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing.connection import Connection

from annotator.app.side_process import READY, ProcessEndedError, SideProcess

Range = tuple[int, int]
Found = list[list[Range]]
"""For every text the ranges that match."""

_PATIENCE = 1.5
"""Seconds for a batch of texts, and then for each of them alone."""
_SLOWEST = 3
"""After so many texts in which a pattern took too long it is given up."""


class Fault(StrEnum):
    """What is wrong with a pattern."""

    OPEN_GROUP = "open-group"
    CLOSED_GROUP = "closed-group"
    OPEN_SET = "open-set"
    REPEAT = "repeat"
    ESCAPE = "escape"
    RANGE = "range"
    OTHER = "other"


_FAULTS = (
    ("missing ), unterminated", Fault.OPEN_GROUP),
    ("unbalanced parenthesis", Fault.CLOSED_GROUP),
    ("unterminated character set", Fault.OPEN_SET),
    ("nothing to repeat", Fault.REPEAT),
    ("multiple repeat", Fault.REPEAT),
    ("bad escape", Fault.ESCAPE),
    ("bad character range", Fault.RANGE),
)


@dataclass(frozen=True, slots=True)
class PatternFault:
    """What is wrong with a pattern, and at which of its characters, counted from 1, if known."""

    fault: Fault
    place: int | None


def pattern_fault(pattern: str) -> PatternFault | None:
    """Return what is wrong with a pattern, or None."""
    try:
        compiled(pattern, case=True)
    except re.error as error:
        known = (fault for words, fault in _FAULTS if error.msg.startswith(words))
        return PatternFault(next(known, Fault.OTHER), None if error.pos is None else error.pos + 1)
    except (OverflowError, RecursionError):
        return PatternFault(Fault.OTHER, None)
    return None


def compiled(pattern: str, *, case: bool) -> re.Pattern[str]:
    """Return a pattern of Python's ``re`` in which ``^`` and ``$`` stand at lines.

    Raises:
        re.error: it is none.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about what a later Python may read otherwise
        return re.compile(pattern, re.MULTILINE | (re.NOFLAG if case else re.IGNORECASE))


class Matcher:
    """Finds a pattern in texts. It leaves out a text that takes too long; too many end it."""

    def __init__(self, pattern: str, *, case: bool) -> None:
        self._process = SideProcess(run, pattern, case)
        self._slow = 0

    @property
    def given_up(self) -> bool:
        """Whether the pattern took too long in so many texts that no more are looked at."""
        return self._slow >= _SLOWEST

    def find(self, texts: Sequence[str]) -> Generator[None, None, list[list[Range] | None]]:
        """Return the matches in each of ``texts``, None for one that took too long.

        Yields while it waits. After it has given up the result is shorter than ``texts``.
        """
        found = yield from self._ask(texts)
        if found is not None:
            return list(found)
        alone: list[list[Range] | None] = []
        for text in texts:
            one = yield from self._ask([text])
            alone.append(one[0] if one is not None else None)
            self._slow += one is None
            if self.given_up:
                break
        return alone

    def close(self) -> None:
        """End the process."""
        self._process.stop()

    def _ask(self, texts: Sequence[str]) -> Generator[None, None, Found | None]:
        try:
            self._process.ask(list(texts))
            while (answer := self._process.answer()) is None:
                if self._process.waited > _PATIENCE:
                    self._process.stop()
                    return None
                yield None
        except ProcessEndedError:
            return None  # it ran out of memory, or something ended it: as good as too long
        found: Found = answer
        return found


def run(connection: Connection, pattern: str, case: bool) -> None:  # noqa: FBT001 (by position)
    """Answer lists of texts with the ranges that match in each, until nobody asks any more."""
    wanted = compiled(pattern, case=case)
    try:
        connection.send(READY)
        while True:
            connection.send([ranges(wanted, text) for text in connection.recv()])
    except (EOFError, OSError, KeyboardInterrupt):
        return  # the window has gone, or has had enough


def ranges(wanted: re.Pattern[str], text: str) -> list[Range]:
    """Return the matches in a text that hold a character."""
    return [found.span() for found in wanted.finditer(text) if found.end() > found.start()]
