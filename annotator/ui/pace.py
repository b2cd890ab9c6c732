"""How long a count takes to reach its end at the pace so far."""

from collections.abc import Callable
from time import monotonic

_ENOUGH = 3
"""Steps after which the pace says something."""


class Pace:
    """Follows one count; a new total begins anew."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._total = 0
        self._first = 0
        self._done = 0
        self._begun = 0.0
        self._latest = 0.0

    def follow(self, done: int, total: int) -> None:
        """Note how far the count is; a total of 0 is the end."""
        if not total or not self._total or done < self._done:
            self._begun, self._first = self._clock(), done
        elif done != self._done:
            self._latest = self._clock()
        self._done, self._total = done, total

    def left(self) -> float | None:
        """Return how many seconds are left, or None while nobody can tell."""
        steps = self._done - self._first
        if not self._total or steps < _ENOUGH:
            return None
        return (self._latest - self._begun) / steps * (self._total - self._done)
