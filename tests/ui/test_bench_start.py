"""Measuring starts: the shape of the rows, and one real start. No time ever fails a test."""

from pathlib import Path
from time import perf_counter

import pytest

from annotator.app.bench.machine import Used, memory_of
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.setting import Setting
from annotator.ui.bench.bare import bare_window
from annotator.ui.bench.start import _project, measure, rows_of, with_bytecode
from annotator.ui.bench.starting import Started, start


def test_rows_stand_beside_a_bare_window_and_bare_spacy() -> None:
    ours = Started(
        usable=0.4, suggested=3.0, gap=30.0, window=Used(130, 80), child=Used(450, 400),
        released=Used(131, 90),
    )  # fmt: skip
    rows = {row.name: row for row in rows_of([(0.1, 80.0, 40.0)], [ours], [(4.0, Used(500, 450))])}
    assert len(rows) == 9
    assert [(row.value, row.reference, row.met) for row in rows.values()] == [
        (0.4, 0.1, None),
        (0.3, None, True),
        (3.0, 4.0, None),
        (-1.0, None, True),
        (30.0, None, True),
        (130.0, 80.0, True),
        (80.0, 40.0, None),
        (450.0, 500.0, True),
        (131.0, None, None),
    ]


def test_where_memory_is_not_known_there_are_no_rows_about_it() -> None:
    rows = list(rows_of([(0.1, 0.0, 0.0)], [Started(usable=0.4, suggested=3.0)], [(4.0, None)]))
    assert not any("memory" in row.name for row in rows)


@pytest.mark.slow
def test_a_real_start_is_watched_to_its_first_suggestions(tmp_path: Path, deadly: str) -> None:
    from annotator.app.settings import Settings, SettingsFile  # noqa: PLC0415

    SettingsFile(tmp_path / "annotator" / "settings.json").write(Settings(pipeline=deadly))
    project = _project(tmp_path, "Une courte dépêche.\nElle tient en deux lignes.")
    begun = perf_counter()
    bytecode = str(tmp_path / "bytecode")
    found, seconds = in_fresh_process(
        with_bytecode, bytecode, False, start, begun, project, tmp_path
    )
    assert 0 < found.usable < found.suggested < seconds
    assert found.gap > 0
    assert (found.window is None) is (memory_of() is None)
    assert (found.child is None) is (found.window is None)
    bare, _ = in_fresh_process(
        with_bytecode, bytecode, False, bare_window, perf_counter(), "Texte."
    )
    assert bare[0] > 0


def test_the_section_needs_its_pipeline() -> None:
    from annotator.core.errors import PipelineMissingError  # noqa: PLC0415

    with pytest.raises(PipelineMissingError):
        next(measure(Setting.of("fr_core_news_missing", quick=True)))
