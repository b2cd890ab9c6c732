"""Section ``load``: a million articles in one project, made, opened, searched and worked on."""

import random
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import Qt

from annotator.app.bench import load, load_work
from annotator.app.bench.machine import peak_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Row, measured
from annotator.app.bench.setting import Setting
from annotator.app.project import SUFFIX
from annotator.ui.bench.library import measure_library
from annotator.ui.bench.stage import Hands, Stage, empty_window, settle, step
from annotator.ui.main_window import MainWindow
from annotator.ui.workspace import Workspace

SECTION = "load"
_PLACES, _QUICK_PLACES = 40, 8
"""Articles all over the project in which gestures are measured."""
_WATCHED = 5.0
"""Seconds after opening in which the longest event is looked for: what can wait happens then."""
MEMORY, LONGEST = "window: most memory", "window: longest event after opening"


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section."""
    count = setting.load
    with tempfile.TemporaryDirectory() as name:
        source, path = Path(name, "articles.jsonl"), Path(name, f"load{SUFFIX}")
        load.write_articles(source, count)
        done, _ = in_fresh_process(load.make, path, source)
        source.unlink()
        yield from _import_rows(count, done, path)
        for what, value, unit in load_work.measure(path):
            yield _row(count, what, [value], unit)
        rounds = 1 if setting.quick else 2
        listed, _ = in_fresh_process(measure_library, path, rounds)
        for what, values in listed.items():
            yield _row(count, f"library, {what}", values, "MB" if what == "memory" else "ms")
        places = _QUICK_PLACES if setting.quick else _PLACES
        worked, _ = in_fresh_process(measure_work, path, places)
        for what, values in worked.items():
            yield _row(count, what, values, "MB" if what == MEMORY else "ms")


def _import_rows(count: int, done: load.Imported, path: Path) -> Iterator[Row]:
    yield _row(count, "import", [done.seconds], "s")
    yield _row(count, "import, rate", [count / done.seconds], "articles/s")
    first, last = done.parts[0], done.parts[-1]
    yield measured(
        SECTION, f"{count:,} articles: import, last tenth against the first", [last], "s",
        references=[first],
    )  # fmt: skip
    yield _row(count, "import, showing what came in", [done.finishing], "s")
    if done.megabytes is not None:
        yield _row(count, "import, memory", [done.megabytes], "MB")
    yield _row(count, "file for an article", [path.stat().st_size / count], "bytes")


def _row(count: int, what: str, values: list[float], unit: str) -> Row:
    return measured(SECTION, f"{count:,} articles: {what}", values, unit, spread=len(values) > 2)


def measure_work(path: Path, places: int) -> dict[str, list[float]]:
    """Open the project in the window and work in articles all over it; return milliseconds."""
    with empty_window() as (window, _):
        times: dict[str, list[float]] = defaultdict(list)
        began = perf_counter()
        if not window.project.open(path) or window.workspace is None:
            raise RuntimeError("the project could not be opened")
        times["window: opening"].append((perf_counter() - began) * 1000)
        # Without the process itself: what is measured is what the window does for it.
        times[LONGEST].append(_longest(_WATCHED))
        began = perf_counter()
        _ask_for_suggestions(window.workspace)
        times["window: asking for suggestions"].append((perf_counter() - began) * 1000)
        run = _Run(window, window.workspace, times)
        for _ in range(places):
            run.somewhere()
        memory = peak_megabytes()
        if memory is not None:
            times[MEMORY].append(memory)
        return dict(times)


def _ask_for_suggestions(work: Workspace) -> None:
    """Do what the window does to find the first articles without suggestions."""
    project = work.bridge.project
    project.count_without_suggestions()
    next(project.pages_without_suggestions(), None)


def _longest(seconds: float) -> float:
    """Carry out events for so long; return the milliseconds of the longest."""
    until, longest = perf_counter() + seconds, 0.0
    while perf_counter() < until:
        longest = max(longest, step())
    return longest


class _Run:
    """Gestures in one article after the other, far apart."""

    def __init__(self, window: MainWindow, work: Workspace, times: dict[str, list[float]]) -> None:
        self._work, self._times = work, times
        self._hands = Hands(window, work)
        self._stage = Stage(work.article.viewport())
        self._random = random.Random(7)  # noqa: S311 (not for secrets)

    def somewhere(self) -> None:
        """Open an article anywhere, decide in it, finish it, and take some of it back."""
        rows = self._work.library.model
        while not rows.complete:
            step()
        identifier = rows.identifier(self._random.randrange(rows.rowCount()) | 1)
        press = self._hands.press
        self._timed("open an article anywhere", lambda: self._work.desk.open(identifier))
        self._timed("walk to a suggestion", lambda: press("annotate.next"))
        self._timed("accept", lambda: press("annotate.accept"))
        self._timed("relabel", self._relabel)
        self._timed("move an edge", lambda: press("edge.right_out"))
        self._timed("undo", lambda: press("edit.undo"))
        self._timed("redo", lambda: press("edit.redo"))
        self._timed("finish and open the next", lambda: press("article.finish"))
        self._timed("undo finishing", lambda: press("edit.undo"))

    def _relabel(self) -> None:
        focused = self._work.desk.focused
        key = Qt.Key.Key_3 if focused and focused.label == "ORG" else Qt.Key.Key_2
        self._hands.key(key, Qt.KeyboardModifier.NoModifier)

    def _timed(self, what: str, act: Callable[[], object]) -> None:
        settle()
        self._times[f"window: {what}"].append(self._stage.timed(what, act))
