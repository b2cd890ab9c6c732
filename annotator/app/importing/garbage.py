"""Python's search for cyclic garbage, while very many rows are made that have none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = 100_000
"""After so many new objects; Python's own 700 cost an eighth of an import's time."""


@contextmanager
def rarely_collected() -> Iterator[None]:
    """Search for cyclic garbage seldom in the body."""
    before = gc.get_threshold()
    gc.set_threshold(max(before[0], _SELDOM) if before[0] else 0, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
