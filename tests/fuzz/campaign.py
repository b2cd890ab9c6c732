"""A long search by hand: changed files for one reader after the other, as many as are asked for.

    python -m tests.fuzz.campaign COUNT [SEED] [NAME ...]

Says for each reader how many inputs it was handed, how many of them it read as articles, how fast,
and the slowest one. An input that breaks a promise is written to ``found-NAME-NUMBER``; put it
under ``tests/fuzz/seeds/NAME/`` once it is mended. One that hangs or crashes the process is in
``found-NAME-last``.
"""

from __future__ import annotations

import faulthandler
import mmap
import resource
import sys
import time
import traceback
import warnings
from pathlib import Path
from random import Random

from annotator.formats import registry
from annotator.formats.codec import Reader
from tests.fuzz.changing import changed
from tests.fuzz.judging import judge, sound

_HANG = 60
_MEMORY = 4_000_000_000


def main() -> None:
    """Search."""
    count, seed = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "1"
    names = sys.argv[3:] or [reader.name for reader in registry.READERS]
    warnings.simplefilter("ignore")
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    for name in names:
        search(registry.reader_named(name), count, Random(f"{name} {seed}"), seed)


def search(reader: Reader, count: int, random: Random, seed: str) -> None:
    """Hand ``count`` changed files to a reader."""
    pool, articles, slowest = list(sound(reader)), 0, 0.0
    found: set[object] = set()
    own, begun = len(pool), time.monotonic()
    last = _Last(Path(f"found-{reader.name}-{seed}-last"))
    for _ in range(count):
        data = changed(random.choice(pool), random)
        last.keep(data)
        faulthandler.dump_traceback_later(_HANG, exit=True)
        start = time.monotonic()
        try:
            read = judge(reader, data)
        except Exception as fault:
            frames = traceback.extract_tb(fault.__traceback__)[-2:]
            place = (type(fault), *((frame.filename, frame.lineno) for frame in frames))
            if place not in found:
                found.add(place)
                Path(f"found-{reader.name}-{seed}-{len(found)}").write_bytes(data)
                print(f"{reader.name}: {fault!r}"[:160], flush=True)  # noqa: T201
            continue
        articles += bool(read)
        slowest = max(slowest, time.monotonic() - start)
        if read and len(data) < 30_000 and random.random() < 0.02:
            # What was changed and is still read is changed further.
            pool[own:] = [*pool[own:], data][-200:]
    faulthandler.cancel_dump_traceback_later()
    last.forget()
    took = time.monotonic() - begun
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(  # noqa: T201
        f"{reader.name:14} {count:8} inputs {articles:8} read {len(found):3} found"
        f" {count / took:7.0f}/s slowest {slowest:.2f} s, {memory} MB",
        flush=True,
    )


class _Last:
    """The input that is being read, in a file that outlives a crash and costs no writing."""

    _SIZE = 1 << 20

    def __init__(self, path: Path) -> None:
        self._path = path
        path.write_bytes(bytes(self._SIZE))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), self._SIZE)

    def keep(self, data: bytes) -> None:
        """Keep an input, after eight bytes with its length."""
        kept = data[: self._SIZE - 8]
        self._map[: 8 + len(kept)] = len(kept).to_bytes(8, "big") + kept

    def forget(self) -> None:
        """Delete the file."""
        self._map.close()
        self._path.unlink()


if __name__ == "__main__":
    main()
