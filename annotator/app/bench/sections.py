"""The sections of measurements. To add one, write a function like those here and register it."""

from collections.abc import Callable, Iterator

from annotator.app.bench import cluster, corpus, export, learning, merging, suggest, train
from annotator.app.bench.rows import Row
from annotator.app.bench.setting import Setting

Measure = Callable[[Setting], Iterator[Row]]
"""Yields the rows of a section, each as soon as it is measured."""

SECTIONS: dict[str, Measure] = {
    "suggest": suggest.measure,
    "corpus": corpus.measure,
    "export": export.measure,
    "cluster": cluster.measure,
    "train": train.measure,
    "merge": merging.measure,
    "learning": learning.measure,
}
"""By name. Those that need the window are added by the entry point."""

USUAL = ("start", "ui", "suggest", "corpus", "export", "train", "merge")
"""Those measured where none is named, in this order; the others take long, or need more."""


def usual() -> tuple[str, ...]:
    """Return the names of the usual sections that there are here."""
    return tuple(name for name in USUAL if name in SECTIONS)


def run(names: tuple[str, ...], setting: Setting) -> Iterator[Row]:
    """Yield the rows of the named sections. Raises KeyError for a name that is not registered."""
    for name in names:
        yield from SECTIONS[name](setting)
