"""The export trains: entities as doc.ents and claims as spans, with spaCy's own trainer."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from annotator.app.demo import annotate, create_demo
from annotator.app.exporting import Choices, export_project
from annotator.app.suggesting import tokenize_document
from annotator.core.model import Annotator

CONFIG = """
[nlp]
lang = "fr"
pipeline = ["tok2vec", "ner", "spancat"]

[components]

[components.tok2vec]
factory = "tok2vec"

[components.tok2vec.model]
@architectures = "spacy.HashEmbedCNN.v2"
pretrained_vectors = null
width = 32
depth = 2
embed_size = 500
window_size = 1
maxout_pieces = 2
subword_features = true

[components.ner]
factory = "ner"

[components.ner.model]
@architectures = "spacy.TransitionBasedParser.v2"
state_type = "ner"
extra_state_tokens = false
hidden_width = 32
maxout_pieces = 2
use_upper = true

[components.ner.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 32

[components.spancat]
factory = "spancat"
spans_key = "claims"

[components.spancat.suggester]
@misc = "spacy.ngram_range_suggester.v1"
min_size = 4
max_size = 12

[components.spancat.model]
@architectures = "spacy.SpanCategorizer.v1"

[components.spancat.model.reducer]
@layers = "spacy.mean_max_reducer.v1"
hidden_size = 16

[components.spancat.model.scorer]
@layers = "spacy.LinearLogistic.v1"
nO = null
nI = null

[components.spancat.model.tok2vec]
@architectures = "spacy.Tok2VecListener.v1"
width = 32

[corpora]

[corpora.train]
@readers = "spacy.Corpus.v1"
path = ${paths.train}

[corpora.dev]
@readers = "spacy.Corpus.v1"
path = ${paths.dev}

[paths]
train = null
dev = null

[training]
max_steps = 20
eval_frequency = 10
seed = 0
gpu_allocator = null

[training.batcher]
@batchers = "spacy.batch_by_words.v1"
size = 800
tolerance = 0.2
"""


def token_span(doc: Doc, record: dict[str, Any]) -> Span:
    """Return the span of an exported record, by its token numbers, as Prodigy does."""
    return Span(doc, record["token_start"], record["token_end"] + 1, label=record["label"])


def to_doc(record: dict[str, Any], vocab: Any) -> Doc:
    """Return the Doc that an exported record describes."""
    tokens = record["tokens"]
    doc = Doc(
        vocab,
        words=[token["text"] for token in tokens],
        spaces=[token["ws"] for token in tokens],
    )
    assert doc.text == record["text"]
    assert [token.idx for token in doc] == [token["start"] for token in tokens]
    entities = [span for span in record["spans"] if span["layer"] == "entities"]
    doc.set_ents(filter_spans([token_span(doc, span) for span in entities]))
    doc.spans["claims"] = [
        token_span(doc, span) for span in record["spans"] if span["label"] == "CLAIM"
    ]
    return doc


def write_corpus(path: Path, docs: Iterable[Doc]) -> None:
    DocBin(docs=docs, store_user_data=True).to_disk(path)


@pytest.fixture(scope="module")
def records(annotator: Annotator, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("training")
    project = create_demo(folder / "demo.annodb", annotator)
    annotate(project)  # by hand throughout: no suggestions are needed to have gold to train on
    for _ in export_project(
        project, folder / "demo.jsonl", Choices(), tokens_for=tokenize_document
    ):
        pass
    project.close()
    lines = (folder / "demo.jsonl").read_bytes().splitlines()
    return [json.loads(line) for line in lines]


def test_tokens_and_spans_are_spacys_own(records: list[dict[str, Any]]) -> None:
    vocab = spacy.blank("fr").vocab
    aligned = total = 0
    for record in records:
        doc = to_doc(record, vocab)
        for span in record["spans"]:
            found = doc.char_span(span["start"], span["end"], span["label"])
            total += 1
            if found is not None:
                aligned += 1
                assert found.text == span["text"]
                assert (found.start, found.end - 1) == (span["token_start"], span["token_end"])
    assert total > 300
    assert aligned / total > 0.97


@pytest.mark.slow
def test_spacy_trains_on_the_export(records: list[dict[str, Any]], tmp_path: Path) -> None:
    vocab = spacy.blank("fr").vocab
    docs = [to_doc(record, vocab) for record in records if record["answer"] == "accept"]
    assert sum(len(doc.ents) for doc in docs) > 100
    assert sum(len(doc.spans["claims"]) for doc in docs) > 50
    write_corpus(tmp_path / "train.spacy", docs[1:])
    write_corpus(tmp_path / "dev.spacy", docs[:1])
    (tmp_path / "base.cfg").write_text(CONFIG)
    run_spacy("init", "fill-config", tmp_path / "base.cfg", tmp_path / "config.cfg")
    run_spacy(
        "train", tmp_path / "config.cfg", "--output", tmp_path / "model",
        "--paths.train", tmp_path / "train.spacy", "--paths.dev", tmp_path / "dev.spacy",
    )  # fmt: skip
    meta = json.loads((tmp_path / "model" / "model-last" / "meta.json").read_text())
    assert {"PER", "LOC", "ORG"} <= set(meta["labels"]["ner"])
    assert meta["labels"]["spancat"] == ["CLAIM"]


def run_spacy(*arguments: object) -> None:
    """Run spaCy's command line in a process of its own, as who trains does."""
    result = subprocess.run(
        [sys.executable, "-m", "spacy", *map(str, arguments)],
        capture_output=True,
        text=True,
        env={**os.environ, "CUDA_VISIBLE_DEVICES": ""},
        check=False,
    )
    assert result.returncode == 0, result.stdout + result.stderr
