"""Section ``library``: a large project in the window, from opening it to finding an article."""

import random
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtWidgets import QWidget

from annotator.app.bench.corpus import imported, write_corpus
from annotator.app.bench.machine import resident_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.setting import Setting
from annotator.app.project import SUFFIX
from annotator.core.listing import Field, Sort
from annotator.core.uncertainty import Order
from annotator.ui.bench.stage import Paints, empty_window, settle, step
from annotator.ui.library.filters import Filter
from annotator.ui.library.panel import LibraryPanel
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

SECTION = "library"
_ARTICLES, _SPANS = 100_000, 10
_QUICK = 10
_SEARCHES = (
    "gouv", "gouvernement", "élodie lefèvre", "président source:journal", '"premier ministre"',
    "NEAR(maire ville)", "ministre -président", "label:PER", "date:2004 économie",
)  # fmt: skip
OPEN, PANEL, SCROLL, SEARCH = "open", "panel", "scroll", "search"
TITLE, SORTED, LONGEST, MEMORY = "title", "sorted", "longest", "memory"
_NAMES = {
    OPEN: ("opening, to list and article painted", "ms", Target(Aim.VALUE_AT_MOST, 300)),
    PANEL: ("the library's panel, to first rows painted", "ms", Target(Aim.P95_AT_MOST, 50)),
    SCROLL: ("scrolling to any place", "ms", Target(Aim.P95_AT_MOST, 16)),
    SEARCH: ("from the key to first hits painted", "ms", Target(Aim.P95_AT_MOST, 20)),
    TITLE: ("sorting by title, to first rows painted", "ms", Target(Aim.P95_AT_MOST, 50)),
    SORTED: ("sorting otherwise, to first rows painted", "ms", None),
    LONGEST: ("the longest event while it sorts", "ms", Target(Aim.P95_AT_MOST, 50)),
    MEMORY: ("memory of the window", "MB", Target(Aim.VALUE_AT_MOST, 250)),
}


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section; the window is measured in a process of its own."""
    count = _ARTICLES // (_QUICK if setting.quick else 1)
    with tempfile.TemporaryDirectory() as name:
        source, path = Path(name, "corpus.jsonl"), Path(name, f"library{SUFFIX}")
        write_corpus(source, count, _SPANS)
        imported(path, source)
        times, _ = in_fresh_process(measure_library, path, max(setting.rounds, 3))
    yield from rows_of(count, times)


def rows_of(count: int, times: dict[str, list[float]]) -> Iterator[Row]:
    """Yield a row for each thing that was measured on so many articles."""
    for key, values in times.items():
        name, unit, target = _NAMES[key]
        name = f"{count:,} articles: {name}"
        yield measured(SECTION, name, values, unit, target=target, spread=len(values) > 2)


def measure_library(path: Path, rounds: int) -> dict[str, list[float]]:
    """Return milliseconds by what was done in the window, and its memory in megabytes."""
    with empty_window() as (window, _):
        times: dict[str, list[float]] = defaultdict(list)
        for _ in range(rounds):
            window.project.close()
            settle()
            times[OPEN].append(_opened(window, path))
        if window.workspace is None:
            raise RuntimeError("the project could not be opened")
        run = _Run(window.workspace, times)
        run.panel(rounds)
        run.scroll(10 * rounds)
        run.search(rounds)
        run.sort(rounds)
        memory = resident_megabytes()
        if memory is not None:
            times[MEMORY].append(memory)
        return dict(times)


def _opened(window: MainWindow, path: Path) -> float:
    began = perf_counter()
    if not window.project.open(path) or window.workspace is None:
        raise RuntimeError("the project could not be opened")
    work = window.workspace
    rows, text = Paints(work.library.list.viewport()), Paints(work.article.viewport())
    _until_painted(rows, lambda: text.count > 0)
    taken = (perf_counter() - began) * 1000
    settle()
    return taken


def _until_painted(paints: Paints, enough: Callable[[], bool] = lambda: True) -> float:
    """Carry out events until a widget was painted; return the milliseconds of the longest."""
    before, longest, until = paints.count, 0.0, perf_counter() + 30
    while paints.count == before or not enough():
        longest = max(longest, step())
        if perf_counter() > until:
            raise RuntimeError("nothing was painted")
    return longest


class _Run:
    """What somebody does in the library of an open project."""

    def __init__(self, work: Workspace, times: dict[str, list[float]]) -> None:
        self._work, self._panel, self._times = work, work.library, times
        self._paints = Paints(self._panel.list.viewport())
        self._random = random.Random(1)  # noqa: S311 (not for secrets)

    def panel(self, rounds: int) -> None:
        """Make the panel anew, beside the one that is there."""
        work, theme = self._work, self._panel.list.itemDelegate().theme  # type: ignore[attr-defined]
        for _ in range(rounds):
            began = perf_counter()
            panel = LibraryPanel(work.bridge, work.desk, theme)
            panel.resize(self._panel.size())
            panel.show()
            _until_painted(Paints(panel.list.viewport()))
            self._times[PANEL].append((perf_counter() - began) * 1000)
            settle()
            self._gone(panel)

    def _gone(self, panel: LibraryPanel) -> None:
        panel.model.stop()
        self._work.desk.queue.rows = self._panel.model
        QWidget.close(panel)
        panel.deleteLater()
        settle()

    def scroll(self, rounds: int) -> None:
        """Go to places all over the list."""
        bar = self._panel.list.verticalScrollBar()
        for _ in range(rounds):
            place = self._random.randrange(bar.maximum() + 1)
            self._timed(SCROLL, lambda place=place: bar.setValue(place))  # type: ignore[misc]

    def search(self, rounds: int) -> None:
        """Type what is searched for; the list shows everything in between."""
        for search in _SEARCHES * rounds:
            self._panel.field.line.clear()
            settle()
            self._timed(SEARCH, lambda text=search: self._panel.field.line.setText(text))  # type: ignore[misc]
        self._panel.field.line.clear()
        settle()

    def sort(self, rounds: int) -> None:
        """Sort by title, then by what has to be looked up for every article."""
        model = self._panel.model
        others = (Sort(Field.SOURCE), Sort(Field.LENGTH), Sort(Field.TITLE, descending=True))
        for _ in range(rounds):
            self._timed(TITLE, lambda: model.sort_by(Sort(Field.TITLE)))
            for sort in others:
                self._gathered(lambda sort=sort: model.sort_by(sort))  # type: ignore[misc]
            for order in (Order.UNCERTAIN, Order.RANDOM, Order.OLDEST):
                self._gathered(lambda order=order: model.arrange(order))  # type: ignore[misc]
            model.arrange(Order.CORPUS)
            settle()

    def _timed(self, key: str, act: Callable[[], object]) -> None:
        """Measure until the list is painted; one without hits is not, and is at once there."""
        settle()
        began = perf_counter()
        act()
        if not self._panel.model.empty:
            _until_painted(self._paints)
        self._times[key].append((perf_counter() - began) * 1000)
        settle()

    def _gathered(self, act: Callable[[], object]) -> None:
        model = self._panel.model
        settle()
        began = perf_counter()
        act()
        longest = (perf_counter() - began) * 1000
        later = _until_painted(self._paints, lambda: model.shown == model.listing)
        self._times[SORTED].append((perf_counter() - began) * 1000)
        rest = 0.0
        while not model.complete:
            rest = max(rest, step())
        self._times[LONGEST].append(max(longest, later, rest))
        self._panel.model.show(Filter.ALL, None)
