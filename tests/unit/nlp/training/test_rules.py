"""Our rules about names are left out of a trained pipeline where they do harm."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import spacy

from annotator.nlp.pipelines import RULES, load
from annotator.nlp.training.job import Sample, TrainingJob
from annotator.nlp.training.running import fit_rules

LINE = "le Kraken parle."
"""Of what the recogniser finds here, the rules leave only what looks like a name."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a pipeline that takes « le Kraken » for a person, article and all."""
    nlp = spacy.blank("fr")
    ruler = nlp.add_pipe("entity_ruler", name="ner")
    ruler.add_patterns([{"label": "PER", "pattern": "le Kraken"}])  # type: ignore[attr-defined]
    place = tmp_path_factory.mktemp("pipeline") / "kraken"
    nlp.to_disk(place)
    return place


def job(start: int, count: int = 60) -> TrainingJob:
    sample = Sample(key="", text=LINE, entities=((start, 9, "PER"),))
    watch = tuple(Sample(key=str(at), text=LINE, entities=sample.entities) for at in range(count))
    return TrainingJob(base="", labels=("PER",), learn=(), watch=watch, test=())


def test_they_stay_where_they_help(folder: Path) -> None:
    trained = load(str(folder))
    assert fit_rules(trained, job(3)) is True
    assert trained.has_pipe("annotator_entities")


def test_they_go_where_they_do_harm(folder: Path) -> None:
    trained = load(str(folder))
    assert fit_rules(trained, job(0)) is False
    assert not trained.has_pipe("annotator_entities")


def test_a_few_names_decide_nothing(folder: Path) -> None:
    assert fit_rules(load(str(folder)), job(0, count=5)) is True


def test_a_package_says_that_it_wants_none(folder: Path) -> None:
    assert load(str(folder)).has_pipe("annotator_entities")
    meta = folder / "meta.json"
    meta.write_text(json.dumps({**json.loads(meta.read_bytes()), RULES: False}), encoding="utf-8")
    assert not load(str(folder)).has_pipe("annotator_entities")
