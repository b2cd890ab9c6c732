"""Returned packages coming together: twenty annotators who all did all articles.

Each package is made, merged, merged again and deleted, so that the disk holds two files at a time.
The reference copies the same rows from the same files by bare SQL.
"""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from time import perf_counter

from annotator.app.bench.corpus import imported, write_corpus
from annotator.app.bench.machine import resident_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.merging import merge
from annotator.app.project import SUFFIX, Project
from annotator.store.bench import annotate_bare, merge_bare

SECTION = "merge"
_ARTICLES, _PEOPLE, _GESTURES = 10_000, 20, 5
_SPANS = (10, 40)
_QUICK = 10
_SECONDS = 120
_GROWTH = 1.25
"""So many times the memory may be taken after the last package that was after the second."""


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the figures of merging, each beside the bare copying of the same rows."""
    count = _ARTICLES // (_QUICK if setting.quick else 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, base = folder / "corpus.jsonl", folder / f"base{SUFFIX}"
        write_corpus(source, count, 0)
        imported(base, source)
        source.unlink()
        for spans in _SPANS[:1] if setting.quick else _SPANS:
            (taken, again, bare, few, many), _ = in_fresh_process(run, name, spans)
            what = f"{_PEOPLE} annotators, {count} articles with {spans} spans each"
            most = Target(Aim.VALUE_AT_MOST, _SECONDS * count / _ARTICLES)
            yield measured(SECTION, what, [taken], "s", references=[bare], target=most)
            yield measured(SECTION, f"{what}, once more", [again], "s")
            flat = Target(Aim.RATIO_AT_MOST, _GROWTH)
            yield measured(
                SECTION, f"memory after {what}, against two", [many], "MB", references=[few],
                target=flat,
            )  # fmt: skip


def run(folder: str, spans: int) -> tuple[float, float, float, float, float]:
    """Merge everybody's package; return seconds, of a repetition, of bare copying, and megabytes.

    The megabytes are those in use after two packages and after all.
    """
    place = Path(folder)
    base = place / f"base{SUFFIX}"
    main, bare = place / f"main{SUFFIX}", place / f"bare{SUFFIX}"
    for target in (main, bare):
        shutil.copy(base, target)
    times, megabytes = [0.0, 0.0, 0.0], []
    for number in range(_PEOPLE):
        package = place / f"package{SUFFIX}"
        shutil.copy(base, package)
        annotate_bare(package, bytes([number + 1]) * 16, spans, _GESTURES)
        times[2] += _timed_bare(bare, package)
        project = Project.open(main)
        for turn in range(2):
            began = perf_counter()
            report = merge(project, [package])
            times[turn] += perf_counter() - began
            assert not report.faults
        project.close()
        package.unlink()
        megabytes.append(resident_megabytes() or 0.0)
    for target in (main, bare):
        target.unlink()
    return times[0], times[1], times[2], megabytes[1], megabytes[-1]


def _timed_bare(bare: Path, package: Path) -> float:
    began = perf_counter()
    merge_bare(bare, package)
    return perf_counter() - began
