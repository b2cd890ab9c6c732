"""The simulated annotator: what its articles are, and what its rows say."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.bench import learning
from annotator.app.bench.learning import DOMAINS, articles_of, domain_of, measure
from annotator.app.bench.setting import Setting
from annotator.app.proposing import Gold, read_gold
from annotator.core.scoring import EntityRecord, Score
from annotator.formats.gold_rows import AnnotatedRow
from annotator.nlp.training.job import Both, Learnt, Sample, Simulated, TrainingJob
from annotator.nlp.training.parameters import Parameters


def gold_of(pages: dict[str, tuple[str, tuple[EntityRecord, ...]]]) -> Gold:
    rows = {
        key: AnnotatedRow(line=1, id=key, text=text, spans=spans, claims=None)
        for key, (text, spans) in pages.items()
    }
    return Gold("gold", rows)


@given(
    lengths=st.lists(st.integers(1, 900), min_size=1, max_size=30),
    names=st.sets(st.integers(0, 8000), max_size=20),
)
def test_a_page_is_cut_between_names_and_nothing_is_lost(
    lengths: list[int], names: set[int]
) -> None:
    text = "".join("Mot " * (length // 4) + "fin. " for length in lengths)
    places = sorted({place * 40 for place in names if place * 40 + 30 <= len(text)})
    spans = tuple(EntityRecord(start=place, end=place + 30, label="PER") for place in places)
    articles = articles_of("page", gold_of({"page": (text, spans)}))
    assert "".join(article.text for article in articles) == text
    assert len({article.key for article in articles}) == len(articles)
    assert sum(len(article.entities) for article in articles) == len(spans)
    start = 0
    found = []
    for article in articles:
        found += [(start + one, start + other) for one, other, _ in article.entities]
        start += len(article.text)
    assert found == [(span.start, span.end) for span in spans]


def test_no_page_is_on_both_sides(shared: Path) -> None:
    for name, files in DOMAINS.items():
        domain = domain_of(name, [read_gold(shared / "gold" / file) for file in files])
        pages = [
            {sample.key.partition("#")[0] for sample in part} for part in (domain.pool, domain.rest)
        ]
        assert not pages[0] & pages[1]
        assert len(domain.pool) > 100
        assert len(domain.rest) > 50


def test_rows_compare_with_the_start_and_with_no_rehearsal(
    shared: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Train nothing: a score follows from how much was learnt, and from rehearsal."""
    monkeypatch.setenv("ANNOTATOR_SHARED", str(shared))
    monkeypatch.setattr(learning, "in_fresh_process", _here)
    monkeypatch.setattr(learning, "_baseline", lambda *_: (_both(30), _both(90)))
    monkeypatch.setattr(learning, "_doubts", lambda _, samples: _doubts(samples))
    monkeypatch.setattr(learning, "_simulate", _simulate)
    rows = {row.name: row for row in measure(Setting.of("fr", quick=False))}
    assert rows["newseye, 100 articles: the rest"].value == 60
    assert rows["newseye, 100 articles: the rest"].reference == 30
    assert rows["newseye, 100 articles: gained"].met is True
    assert rows["newseye, 100 articles: update"].met is True
    assert rows["newseye, 20 articles, no rehearsal: modern news"].value == 80
    mean = rows["europeana, 100 articles: mean of both kinds, with rehearsal against without"]
    assert (mean.value, mean.reference, mean.met) == (74, 70, True)
    assert rows["europeana, 200 articles, uncertain first against random"].ratio == 1
    assert not any("newseye, 200" in name for name in rows)
    quick = list(measure(Setting.of("fr", quick=True)))
    assert {row.name.split(":")[0].split(", no")[0].split(", un")[0] for row in quick} == {
        "newseye, 20 articles"
    }


def test_without_the_gold_nothing_is_measured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ANNOTATOR_SHARED", raising=False)
    assert list(measure(Setting.of("fr", quick=True))) == []


def _here(function: Callable[..., Any], *arguments: Any) -> tuple[Any, float]:
    return function(*arguments), 0.0


def _doubts(samples: tuple[Sample, ...]) -> dict[str, float]:
    return {sample.key: float(len(sample.text)) for sample in samples}


def _simulate(
    job: TrainingJob, parameters: Parameters, _: object, asked: tuple[Sample, ...]
) -> Simulated:
    size = len(job.learn) + len(job.watch)
    keys = {sample.key for sample in (*job.learn, *job.watch)}
    assert len(keys) == size
    assert not keys & {sample.key for sample in asked}
    assert len(job.rehearsal) > 10
    new = {20: 40, 50: 50, 100: 60, 200: 70}[size]
    old = 88 if parameters.rehearsal else 80
    learnt = Learnt(spans=1, words=1, rounds=1, kept=1, watched=(), misaligned=0, crossing=0)
    return Simulated((_both(new), _both(old)), learnt, 60.0, _doubts(asked))


def _both(per_cent: int) -> Both:
    score = Score(per_cent, 100, 100)
    return Both(score, score)
