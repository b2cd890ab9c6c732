"""The long measurements with tiny sizes: that everything is done and told. No time fails a test."""

import gc
from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from annotator.app.bench import load, load_work
from annotator.app.bench.growth import Mark
from annotator.app.project import Project
from annotator.core.listing import Listing
from annotator.core.model import SpanState
from annotator.core.query import parse_query
from annotator.store.bench import table_bytes
from annotator.ui import i18n
from annotator.ui.bench import endurance
from annotator.ui.bench import load as window_load
from annotator.ui.bench.endurance import Day

COUNT = 120


@pytest.fixture(autouse=True)
def _restored(qapp: QApplication):
    yield
    gc.unfreeze()
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project made as the million is."""
    folder = tmp_path_factory.mktemp("load")
    source, path = folder / "articles.jsonl", folder / "load.annodb"
    load.write_articles(source, COUNT)
    done = load.make(path, source)
    assert len(done.parts) == 10
    assert done.seconds >= sum(done.parts) > 0
    return path


def test_the_project_is_what_it_is_said_to_be(large: Path) -> None:
    project = Project.open(large)
    totals = project.span_totals()
    assert sum(totals.values()) == COUNT * load.SPANS
    assert sum(n for (_, state), n in totals.items() if state is SpanState.SUGGESTED) == (
        COUNT * load.SPANS // 2
    )
    assert project.count(Listing(query=parse_query(f"label:{load.RARE_LABEL}"))) == 1
    assert project.count(Listing(query=parse_query(str(COUNT // 2 + 7)))) == 1
    project.close()


@pytest.mark.parametrize("work", load_work.WORKS, ids=lambda work: work.__name__)
def test_every_work_is_measured(large: Path, work) -> None:
    figures = work(str(large))
    assert figures
    assert all(value >= 0 and unit for value, unit in figures.values())


def test_gestures_in_articles_far_apart_are_taken_back_and_measured(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_load, "_WATCHED", 0.1)
    times = window_load.measure_work(large, 2)
    for what in ("open an article anywhere", "accept", "undo", "finish and open the next"):
        assert len(times[f"window: {what}"]) == 2
    project = Project.open(large)
    assert project.gesture_counts()[1] > 0
    project.close()


def test_a_day_is_told_by_its_marks_and_times() -> None:
    day = endurance.spend_a_day(60, "")
    assert [mark.gestures for mark in day.marks] == [3, 30, 60]
    assert len(day.times) == 60
    last = day.marks[-1]
    assert last.journal[0] > 0
    assert last.tables["file"] > 0
    assert {"widgets", "windows", "Qt objects"} == set(last.window)
    assert last.objects["Span"] > 0


def test_rows_set_the_end_beside_the_beginning() -> None:
    marks = tuple(
        Mark(
            gestures=gestures,
            megabytes=memory,
            objects={"Span": gestures},
            tables={"file": gestures * 100, "journal": gestures * 50},
            journal=(gestures, gestures * 40),
            window={"widgets": 7},
        )
        for gestures, memory in ((10, 100.0), (20, 108.0), (40, 110.0))
    )
    took = (2.0,) * 10 + (4.0,) * 20 + (6.0,) * 10
    times = tuple(("accept", milliseconds) for milliseconds in took)
    rows = {row.name: row for row in endurance.rows_of(Day(times, marks))}
    assert rows["memory after 40 gestures against 10"].met is False
    assert rows["memory after 40 gestures against 20"].met is None
    assert rows["accept, last part against the first"].ratio == 3
    assert rows["widgets alive"].ratio == 1
    assert (rows["more of them: Span"].value, rows["more of them: Span"].reference) == (40, 10)
    assert rows["journal, what an entry says"].value == 40
    assert rows["journal, growth for a gesture"].value == 50


def test_tables_are_told_apart_and_add_up(large: Path) -> None:
    sizes = table_bytes(large)
    apart = sum(size for name, size in sizes.items() if name not in ("file", "unused"))
    if apart:  # SQLite can tell tables apart
        assert apart + sizes["unused"] == sizes["file"] == large.stat().st_size
