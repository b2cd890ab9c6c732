"""The rules of counting gestures.

A key press is 1 gesture and so is a click; a drag, which is a press, a movement and a release, is
2. Reading, thinking and looking around in what the window shows are free. Opening the next article
is part of the key that finishes this one. An annotator who knows what the gold says takes the
cheapest way that the window offers, and both are what this counts: a lower bound for a person, and
the same bound for every way of working, so that the ratios mean something.
"""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum


class Act(StrEnum):
    """What the hand does."""

    KEY = "keys"
    CLICK = "clicks"
    DRAG = "drags"


COST = {Act.KEY: 1, Act.CLICK: 1, Act.DRAG: 2}
"""Gestures that an act counts."""


@dataclass(slots=True)
class Tally:
    """The acts of one way of working, so far."""

    acts: Counter[Act] = field(default_factory=Counter)

    def spend(self, *acts: Act) -> None:
        """Note acts."""
        self.acts.update(acts)

    def add(self, other: "Tally") -> None:
        """Note the acts of another tally."""
        self.acts.update(other.acts)

    @property
    def gestures(self) -> int:
        """How many gestures the acts are."""
        return cost(*self.acts.elements())


def cost(*acts: Act) -> int:
    """Return how many gestures ``acts`` are."""
    return sum(COST[act] for act in acts)
