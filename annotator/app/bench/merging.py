"""Returned packages coming together: twenty annotators who all did all articles.

The reference copies the same rows from the same files by bare SQL.
"""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
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
_QUICK = 80
_SECONDS = 120
_GROWTH = 1.25
"""So many times the memory may be taken after all packages that is after half of them."""


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
            what = f"{_PEOPLE} annotators, {count} articles with {spans} spans each"
            few, _ = in_fresh_process(run, name, spans, _PEOPLE // 2)
            many, _ = in_fresh_process(run, name, spans, _PEOPLE)
            most = Target(Aim.VALUE_AT_MOST, _SECONDS * count / _ARTICLES)
            yield measured(
                SECTION, what, [many.seconds], "s", references=[many.bare], target=most
            )  # fmt: skip
            yield measured(SECTION, f"{what}, once more", [many.again], "s")
            flat = Target(Aim.RATIO_AT_MOST, _GROWTH)
            yield measured(
                SECTION, f"memory after {what}, against half of them", [many.megabytes], "MB",
                references=[few.megabytes], target=flat,
            )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Taken:
    """What merging took: seconds, those of a repetition, those of bare copying, and memory."""

    seconds: float
    again: float
    bare: float
    megabytes: float


def run(folder: str, spans: int, people: int) -> Taken:
    """Merge so many people's packages, in one go as one chooses them in a window."""
    place = Path(folder)
    base = place / f"base{SUFFIX}"
    main, bare = place / f"main{SUFFIX}", place / f"bare{SUFFIX}"
    for target in (main, bare):
        shutil.copy(base, target)
    packages = [place / f"package{number}{SUFFIX}" for number in range(people)]
    for number, package in enumerate(packages):
        shutil.copy(base, package)
        annotate_bare(package, bytes([number + 1]) * 16, spans, _GESTURES)
    project = Project.open(main)
    seconds = [_merging(project, packages) for _ in range(2)]
    megabytes = resident_megabytes() or 0.0
    project.close()
    began = perf_counter()
    for package in packages:
        merge_bare(bare, package)
    copying = perf_counter() - began
    for path in (main, bare, *packages):
        path.unlink()
    return Taken(seconds[0], seconds[1], copying, megabytes)


def _merging(project: Project, packages: list[Path]) -> float:
    began = perf_counter()
    report = merge(project, packages)
    assert not report.faults
    return perf_counter() - began
