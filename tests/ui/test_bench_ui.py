"""Measuring the window: the shape of the rows, with tiny articles. No time ever fails a test."""

from pathlib import Path

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QLabel

from annotator.app.bench import sections
from annotator.app.bench.corpus import imported, write_corpus
from annotator.app.bench.machine import resident_megabytes
from annotator.app.bench.sections import SECTIONS
from annotator.app.bench.setting import Setting
from annotator.ui import i18n
from annotator.ui.bench import library, section
from annotator.ui.bench.gestures import OPEN, REPAINT, SCROLL, Times, measure_window
from annotator.ui.bench.section import SIZES, Size, measure, rows_of
from annotator.ui.bench.stage import Stage
from annotator.ui.bench.texts import made


@pytest.fixture(autouse=True)
def _restored(qapp: QApplication):
    yield
    i18n.install(qapp, "en")
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.mark.parametrize(("characters", "spans"), [(2_500, 60), (50_000, 2_000), (400, 5)])
def test_articles_have_the_size_asked_for_and_are_always_the_same(
    characters: int, spans: int
) -> None:
    article = made(characters, spans)
    assert len(article.text) == pytest.approx(characters, rel=0.01, abs=20)
    assert article.spans == pytest.approx(spans, rel=0.05)
    assert made(characters, spans) == article
    for span in article.suggestions.spans:
        assert 0 <= span.start < span.end <= len(article.text)
        assert article.suggestions.tokens.aligned(span.start, span.end)
    ranges = [(span.start, span.end) for span in article.suggestions.spans]
    crossing = [
        (one, other)
        for one in ranges[:80]
        for other in ranges[:80]
        if one[0] < other[0] < one[1] < other[1]
    ]
    assert crossing or characters < 2_000


def test_every_gesture_is_measured_once_a_round_and_leaves_the_article_as_it_was() -> None:
    times = measure_window(2_500, 60, 2)
    assert {OPEN, SCROLL, "undo", "create", "relabel", "move an edge"} <= set(times.window)
    assert set(times.bare) == {OPEN, SCROLL, REPAINT}
    for name, values in times.window.items():
        assert len(values) == (3 if name == OPEN else 2), name
        assert all(value > 0 for value in values)
    assert (times.memory is None) is (resident_megabytes() is None)


def test_what_paints_nothing_is_not_measured(qtbot) -> None:
    label = QLabel("a")
    qtbot.addWidget(label)
    label.show()
    stage = Stage(label)
    assert stage.timed("repaint", label.update) > 0
    with pytest.raises(RuntimeError, match="nothing"):
        stage.timed("nothing", lambda: None)


def test_rows_stand_beside_a_bare_widget_and_their_target() -> None:
    times = Times(
        window={OPEN: [20.0, 40.0], "undo": [4.0, 9.0]},
        bare={OPEN: [5.0], SCROLL: [1.0], REPAINT: [2.0]},
        memory=12.0,
    )
    opened, undo, memory = rows_of(SIZES[0], times)
    assert (opened.value, opened.p95, opened.reference, opened.ratio) == (30, 40, 5, 6)
    assert (opened.target, opened.met) == ("p95 <= 30", False)
    assert (undo.reference, undo.target, undo.met) == (2, "p95 <= 8", False)
    assert (memory.value, memory.unit, memory.target) == (12, "MB", None)
    assert "2,500 characters, 60 spans" in undo.name


@pytest.mark.slow
def test_the_section_measures_in_processes_of_their_own(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tiny = Size(characters=1_500, spans=20, rounds=4, gesture=8, open=30)
    monkeypatch.setattr(section, "SIZES", (tiny,))
    rows = list(measure(Setting.of("none", quick=True)))
    assert {row.section for row in rows} == {"ui"}
    assert len({row.name for row in rows}) == len(rows)
    for row in rows:
        assert row.value > 0
        assert row.unit == "MB" or (row.p95 and row.reference and row.ratio)


def test_the_command_knows_the_section(monkeypatch: pytest.MonkeyPatch) -> None:
    from annotator import __main__ as entry  # noqa: PLC0415

    monkeypatch.setattr(sections, "SECTIONS", dict(SECTIONS))
    assert entry.main(["bench", "--help"]) == 0
    assert sections.SECTIONS["ui"] is measure
    assert "ui" not in SECTIONS


def test_a_library_is_measured_from_opening_to_finding(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(library, "_SEARCHES", ("article", "introuvable", "label:PER"))
    source, path = tmp_path / "corpus.jsonl", tmp_path / "a.annodb"
    write_corpus(source, 150, 2)
    imported(path, source)
    times = library.measure_library(path, 1)
    assert {key: len(values) for key, values in times.items()} == {
        "open": 1, "panel": 1, "scroll": 10, "search": 3, "title": 1, "sorted": 6, "longest": 6,
        "memory": 1,
    }  # fmt: skip
    rows = {row.name: row for row in library.rows_of(150, times)}
    opening = rows["150 articles: opening, to list and article painted"]
    assert opening.target == "value <= 300"
    assert opening.met == (opening.value <= 300)
    assert rows["150 articles: scrolling to any place"].p95 is not None
