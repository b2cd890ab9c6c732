"""Section ``endurance``: a day of twenty thousand gestures, and what it leaves behind."""

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from annotator.app.bench.articles import articles
from annotator.app.bench.growth import Mark, mark
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured, percentile
from annotator.app.bench.setting import Setting
from annotator.app.operations.documents import AddDocuments
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, DocumentId, new_id
from annotator.core.model import Annotator, Document
from annotator.core.offsets import canonicalise, text_hash
from annotator.ui.application import collect_from_now_on
from annotator.ui.bench.long_day import LongDay
from annotator.ui.bench.stage import empty_window, settle, step
from annotator.ui.main_window import MainWindow

SECTION = "endurance"
_ARTICLES, _GESTURES_EACH = 500, 40
_CHARACTERS = 2_500
_PARTS = 20
"""The first and the last of so many parts stand beside each other: thousands of 20,000."""
_FLAT, _SAME = 1.05, 1.2
"""So many times the memory, and the time of a gesture, may be at the end what they were."""
_LEAST = 8
"""So many gestures of a kind make a median."""
_TYPES = 8
"""Types of objects that are named because there are more of them than before."""


@dataclass(frozen=True, slots=True)
class Day:
    """What was measured: milliseconds by gesture, in order, and three marks.

    They are set after the first part, halfway and at the end.
    """

    times: tuple[tuple[str, float], ...]
    marks: tuple[Mark, ...]


def measure(setting: Setting) -> Iterator[Row]:
    """Yield the rows of the section; the window is in a process of its own."""
    day, _ = in_fresh_process(spend_a_day, setting.endurance, setting.pipeline)
    yield from rows_of(day)


def spend_a_day(gestures: int, pipeline: str) -> Day:
    """Annotate in a window with as many gestures; return how long each took, and the marks."""
    with empty_window(pipeline=pipeline) as (window, folder):
        path = make_project(folder, max(gestures // _GESTURES_EACH, 2))
        if not window.project.open(path) or window.workspace is None:
            raise RuntimeError("the project could not be opened")
        settle()
        collect_from_now_on()  # as the window does when it is shown
        if pipeline:
            _wait_for_suggestions(window)
        identifiers = window.workspace.bridge.project.document_ids()
        day = LongDay(window, window.workspace, identifiers)
        names: list[str] = []
        times = array("d")  # what is measured with would else grow like what is measured
        marks: list[Mark] = []
        marked = {max(gestures // _PARTS, 1), gestures // 2, gestures}
        for number in range(1, gestures + 1):
            name, act = day.next()
            began = perf_counter()
            act()
            settle()
            times.append((perf_counter() - began) * 1000)
            names.append(name)
            day.tidy()
            settle()
            if number in marked:
                marks.append(mark(path, number, _alive(window)))
        return Day(tuple(zip(names, times, strict=True)), tuple(marks))


def make_project(folder: Path, count: int) -> Path:
    """Write a project of so many articles without suggestions."""
    path = folder / f"day{SUFFIX}"
    who = Annotator(id=AnnotatorId(new_id()), name="bench")
    project = Project.create(path, scheme=load_scheme(), annotator=who)
    texts = articles(count).texts
    documents = []
    for number, text in enumerate(texts):
        text = canonicalise(f"Article {number}\n\n{text[:_CHARACTERS]}")  # noqa: PLW2901
        identifier = DocumentId(new_id())
        documents.append(
            Document(id=identifier, text=text, sha256=text_hash(text), title=f"Article {number}")
        )
    project.do(AddDocuments(tuple(documents)))
    project.close()
    return path


def _wait_for_suggestions(window: MainWindow) -> None:
    """Let the first articles get theirs; the others come while the day goes on."""
    until = perf_counter() + 120
    bridge = window.project.bridge
    while bridge is not None and bridge.service.done < 5 and perf_counter() < until:
        step()


def _alive(window: MainWindow) -> Mapping[str, int]:
    """Return how many objects of Qt's there are."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return {
        "widgets": len(QApplication.allWidgets()),
        "windows": len(QApplication.topLevelWidgets()),
        "Qt objects": len(window.findChildren(QObject)),
    }


def rows_of(day: Day) -> Iterator[Row]:
    """Yield what the last part of the day was like beside the first."""
    first, *_, last = day.marks
    for before, target in zip(day.marks, (Target(Aim.RATIO_AT_MOST, _FLAT), None), strict=False):
        if before is not last and before.megabytes is not None and last.megabytes is not None:
            yield _row(f"memory after {last.gestures:,} gestures against {before.gestures:,}",
                       [last.megabytes], "MB", [before.megabytes], target)  # fmt: skip
    yield from _gesture_rows(day)
    for name, count in last.window.items():
        yield _row(f"{name} alive", [count], "", [first.window[name]])
    yield _row("Python objects", [sum(last.objects.values())], "", [sum(first.objects.values())])
    more = {name: count - first.objects.get(name, 0) for name, count in last.objects.items()}
    for name in sorted(more, key=more.__getitem__, reverse=True)[:_TYPES]:
        if more[name] > 0:
            yield _row(f"more of them: {name}", [last.objects[name]], "",
                       [first.objects.get(name, 0)])  # fmt: skip
    yield from _file_rows(first, last)


def _gesture_rows(day: Day) -> Iterator[Row]:
    part = day.marks[0].gestures
    halves: list[dict[str, list[float]]] = [defaultdict(list), defaultdict(list)]
    for half, times in zip(halves, (day.times[:part], day.times[-part:]), strict=True):
        for name, milliseconds in times:
            half[name].append(milliseconds)
            half["all gestures"].append(milliseconds)
    before, after = halves
    for name in sorted(before.keys() & after.keys()):
        if min(len(before[name]), len(after[name])) >= _LEAST:
            target = Target(Aim.RATIO_AT_MOST, _SAME)
            yield _row(f"{name}, last part against the first", after[name], "ms", before[name],
                       target)  # fmt: skip
            p95 = [percentile(half[name], 95) for half in (after, before)]
            yield _row(f"{name}, 95th percentile", p95[:1], "ms", p95[1:])


def _file_rows(first: Mark, last: Mark) -> Iterator[Row]:
    done = last.gestures - first.gestures
    entries, size = (last.journal[place] - first.journal[place] for place in (0, 1))
    yield _row("journal, entries for a gesture", [entries / done], "")
    yield _row("journal, what an entry says", [size / max(entries, 1)], "bytes")
    yield _row("file", [last.tables["file"] / 1e6], "MB", [first.tables["file"] / 1e6])
    grown = {name: size - first.tables.get(name, 0) for name, size in last.tables.items()}
    for name in sorted(grown, key=grown.__getitem__, reverse=True):
        if grown[name] > 0:
            yield _row(f"{name}, growth for a gesture", [grown[name] / done], "bytes")


def _row(
    what: str,
    values: list[float],
    unit: str,
    references: list[float] | None = None,
    target: Target | None = None,
) -> Row:
    spread = len(values) > 2
    return measured(
        SECTION, what, values, unit, references=references, target=target, spread=spread
    )
