"""What a long run leaves behind: memory, objects and bytes in the file, marked on the way."""

import gc
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from annotator.app.bench.machine import resident_megabytes
from annotator.store.bench import journal_bytes, table_bytes

KEPT = "kept from the start"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How much of everything there was after so many gestures."""

    gestures: int
    megabytes: float | None
    """The memory that is the process's own."""
    objects: Mapping[str, int]
    """Objects that Python's collector knows, by type; those it leaves alone under ``KEPT``."""
    tables: Mapping[str, int]
    """Bytes by table."""
    journal: tuple[int, int]
    """Entries of the journal and the bytes of what they say."""
    window: Mapping[str, int]
    """Objects of the window's toolkit, by kind."""


def mark(path: Path, gestures: int, window: Mapping[str, int]) -> Mark:
    """Collect garbage and look around; ``window`` is what only the window can count."""
    gc.collect()
    return Mark(
        gestures=gestures,
        megabytes=own_megabytes(),
        objects=Counter(type(one).__qualname__ for one in gc.get_objects())
        + Counter({KEPT: gc.get_freeze_count()}),
        tables=table_bytes(path),
        journal=journal_bytes(path),
        window=dict(window),
    )


def own_megabytes() -> float | None:
    """Return the memory that is this process's own, in MB, if known.

    Not its libraries: how much of those counts depends on who else has them loaded.
    """
    if sys.platform != "linux":
        return resident_megabytes()
    lines = Path("/proc/self/smaps_rollup").read_text(encoding="ascii").splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Anonymous:")) * 1024 / 1e6
