"""Drawing a share of the articles at random, the same ones at every start."""

from dataclasses import dataclass

PRIME = 2**31 - 1
SHARE, LARGEST_SHARE = 20, 50
"""In per cent: what is drawn unless something else is chosen, and what may be chosen."""
STEPS = 32
"""Into so many equal parts the drawn articles fall, by the place they are given."""
FEWEST = 20
"""With fewer articles left nothing is drawn: a share of them would tell nothing."""


def mixed(number: int, seed: int) -> int:
    """Return a number below ``PRIME`` that mixes up documents: squares modulo a prime."""
    x = (number * 48271 + seed % PRIME) % PRIME
    return x * x % PRIME


@dataclass(frozen=True, slots=True)
class Draw:
    """A share of all articles, in per cent; it says of each whether it was drawn.

    Whether one was drawn depends on its number and the seed alone, never on what is in it, so
    the drawn ones stand for all articles. A larger share has all those of a smaller one.
    """

    share: int
    seed: int

    @property
    def limit(self) -> int:
        """Those are drawn whose mixed number lies below."""
        return PRIME * self.share // 100

    def has(self, number: int) -> bool:
        """Tell whether the document with this number was drawn."""
        return mixed(number, self.seed) < self.limit


def steps_of(values: list[float]) -> tuple[float, ...]:
    """Return what the drawn ones are ordered as: values that part ``values`` into equal parts.

    So they come between the others, everywhere as many as their share. Nothing where there are
    too few.
    """
    if len(values) < FEWEST:
        return ()
    ordered = sorted(values)
    last = len(ordered) - 1
    return tuple(ordered[round(last * step / STEPS)] for step in range(STEPS + 1))
