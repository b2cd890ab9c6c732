"""Our .spacy files: spaCy reads them, trains on them, and our reader reads them back."""

import os
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import spacy
import srsly
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin
from spacy.util import load_config, load_model_from_config
from spacy.vocab import Vocab
from weasel.schemas import ProjectConfigSchema, validate

from annotator.core.errors import SpanMismatchError
from annotator.core.ids import LayerId, SpanId
from annotator.core.model import SpanState
from annotator.core.resources import resource
from annotator.core.scheme import Scheme
from annotator.formats import spacy_writing
from annotator.formats.docbin import DocBinReader
from annotator.formats.spacy_docs import DETAILS, TokenSpan, group_key, without_overlaps
from annotator.formats.spacy_project import LONGEST, LayerSizes
from annotator.formats.spacy_writing import SpacyWriter
from annotator.formats.writing import SPLITS, Annotated, LossKind, Provenance, Split
from tests.unit.formats.sources import Bytes, read_one
from tests.unit.formats.works import WHO, Files, export, made, work

READER = DocBinReader()
HELD = ("label", "layer", "state", "origin", "score", "attributes", "flagged", "comment")


def docs(content: bytes) -> list[Doc]:
    return list(DocBin().from_bytes(content).get_docs(Vocab()))


@given(work())
def test_what_is_written_comes_back_but_for_spans_of_nothing_but_space(
    scheme: Scheme, annotated: Annotated
) -> None:
    provenance = Provenance(project="crue", scheme=scheme)
    files, (losses,) = export(SpacyWriter(), provenance, annotated)
    read = read_one(READER, Bytes("a.spacy", files["data.spacy"]))
    document, before = read.document, annotated.document
    assert document is not None
    for name in ("text", "sha256", "title", "source", "author", "metadata"):
        assert getattr(document, name) == getattr(before, name)
    assert read.notes == ()
    lost = {(loss.start, loss.end) for loss in losses if loss.kind is LossKind.UNALIGNED}
    expected = {span.id: span for span in annotated.spans if (span.start, span.end) not in lost}
    found = {span.key: span for span in read.spans}
    assert found.keys() == expected.keys()
    for key, span in expected.items():
        assert (found[key].start, found[key].end) == (span.start, span.end)
        for name in HELD:
            assert getattr(found[key], name) == getattr(span, name), name
    kept = [each for each in annotated.relations if {each.head, each.child} <= found.keys()]
    assert sorted((each.type, each.head, each.child) for each in read.relations) == sorted(
        (each.type, each.head, each.child) for each in kept
    )
    gone = [loss for loss in losses if loss.kind is LossKind.RELATION]
    assert len(gone) == len(annotated.relations) - len(kept)
    assert (read.annotator, read.state) == (WHO.name, annotated.status.state)
    assert (read.flagged, read.comment) == (annotated.status.flagged, annotated.status.comment)
    assert read.milliseconds == annotated.milliseconds


@given(work())
def test_spacy_reads_the_same(scheme: Scheme, annotated: Annotated) -> None:
    files, (losses,) = export(SpacyWriter(), Provenance(project="a", scheme=scheme), annotated)
    (doc,) = docs(files["data.spacy"])
    assert doc.text == annotated.document.text
    spans = {span.id: span for span in annotated.spans}
    seen = set()
    for key, group in doc.spans.items():
        for span in group:
            source = spans[SpanId(span.id_)]
            seen.add(source.id)
            visible = source.layer == "zones" and source.visible
            state = SpanState.ACCEPTED if visible else source.state
            assert key == group_key(source.layer, state)
            assert span.label_ == source.label
            assert span.start_char - 1 <= source.start < source.end <= span.end_char + 1
            assert doc[span.start].idx == span.start_char
            exact = (span.start_char, span.end_char) == (source.start, source.end)
            details = group.attrs[DETAILS][span.id_]
            assert exact == ("start" not in details)
            reported = {
                loss.kind
                for loss in losses
                if (loss.label, loss.start, loss.end) == (source.label, source.start, source.end)
            }
            assert exact or reported & {LossKind.WIDENED, LossKind.TEXT}
            assert not exact or LossKind.WIDENED not in reported
    assert len(seen) == len(spans) - sum(loss.kind is LossKind.UNALIGNED for loss in losses)
    accepted = {
        each.id for each in spans.values()
        if each.layer == "entities" and each.state is SpanState.ACCEPTED
    }  # fmt: skip
    kinds = [loss.kind for loss in losses]
    whole = sum(span.id_ in accepted for span in doc.spans["entities"])
    assert whole - len(doc.ents) <= kinds.count(LossKind.OVERLAP) + kinds.count(LossKind.TEXT)
    for entity in doc.ents:
        assert not entity[0].is_space
        assert not entity[-1].is_space


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12).map(
        lambda pairs: [
            TokenSpan(f"{number}", "X", first, first + length, first, first + length)
            for number, (first, length) in enumerate(pairs)
        ]
    )
)
def test_the_longest_of_overlapping_spans_is_kept(spans: list[TokenSpan]) -> None:
    kept, others = without_overlaps(spans)
    assert sorted(map(id, kept + others)) == sorted(map(id, spans))
    assert all(one.last <= two.first for one, two in pairwise(kept))
    for other in others:
        rivals = [one for one in kept if one.first < other.last and other.first < one.last]
        assert any(one.last - one.first >= other.last - other.first for one in rivals)


def test_sentences_are_told_where_they_are_known(scheme: Scheme) -> None:
    annotated = made("Léa dort. Il pleut.")
    tokens = replace(annotated.tokens, sentences=(0, 10))
    provenance = Provenance(project="a", scheme=scheme)
    files, _ = export(SpacyWriter(), provenance, replace(annotated, tokens=tokens))
    (doc,) = docs(files["data.spacy"])
    assert [sentence.text for sentence in doc.sents] == ["Léa dort.", "Il pleut."]
    files, _ = export(SpacyWriter(), provenance, annotated)
    assert not docs(files["data.spacy"])[0].has_annotation("SENT_START")


def test_a_text_that_was_changed_is_not_written(scheme: Scheme) -> None:
    annotated = made("Léa dort.", ("entities", "PER", 0, 3))
    wrong = replace(annotated, document=replace(annotated.document, text="Léo dort."))
    outside = replace(annotated, spans=(annotated.spans[0].at(0, 99),))
    for bad in (wrong, outside):
        with pytest.raises(SpanMismatchError):
            export(SpacyWriter(), Provenance(project="a", scheme=scheme), bad)


def test_a_part_of_many_documents_is_a_folder_that_spacy_reads(
    scheme: Scheme, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(spacy_writing, "LARGEST", 10)
    works = [
        replace(made(f"Léa dort {number} fois."), split=split)
        for number in range(7)
        for split in (Split.TRAIN, Split.DEV)
        if split is Split.TRAIN or number == 0
    ]
    files, _ = export(SpacyWriter(), Provenance(project="a", scheme=scheme, splits=SPLITS), *works)
    names = sorted(name for name in files.streams if name.endswith(".spacy"))
    assert names == ["dev.spacy", *(f"train/{number:04}.spacy" for number in range(1, 5))]
    put(files, tmp_path)
    config = load_config(tmp_path / "config.cfg", interpolate=True)
    assert config["paths"]["train"] == "train"
    corpus = spacy.registry.resolve({"train": config["corpora"]["train"]})["train"]
    corpus.path = tmp_path / "train"
    texts = {example.reference.text for example in corpus(spacy.blank("fr"))}
    assert texts == {f"Léa dort {number} fois." for number in range(7)}


HOSTILE = LayerId('ent[1]\n"}=é%:$')
LABELS = ("PER-x y", "O", "=#[é]", "\"'$%{", "B-\u202e🚒", "person")


def articles(number: int) -> list[Annotated]:
    """Return articles with names, overlaps, long spans and hostile words in every part."""
    text = "Léa Roy 🚒 dit qu'il pleut « sur Aÿ »\u00a0: " + "rien ne va plus, " * 6 + "dit-elle."
    found = []
    for index in range(number):
        annotated = made(
            text,
            ("entities", LABELS[index % len(LABELS)], 0, 7),
            ("entities", "PER", 0, 3),
            ("claims", "CLAIM", text.index("il pleut"), text.index(", dit-elle")),
            ("claims", "CUE", 10, 13),
            (HOSTILE, LABELS[index % len(LABELS)], 0, 9),
            ("checks", "CHECKWORTHY", text.index("pleut"), text.index(" sur")),
        )
        found.append(replace(annotated, split=SPLITS[max(index - number + 3, 0)]))
    return found


def with_hostile_layer(scheme: Scheme) -> Scheme:
    layer = next(layer for layer in scheme.layers if layer.id == "claims")
    return replace(scheme, layers=(*scheme.layers, replace(layer, id=HOSTILE)))


def put(files: Files, folder: Path) -> None:
    for name in files.streams:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[name])


def test_the_configuration_is_complete_and_fits_the_data(scheme: Scheme, tmp_path: Path) -> None:
    provenance = Provenance(
        project='Crue: "2"\n- x', scheme=with_hostile_layer(scheme), language="fr", splits=SPLITS
    )
    files, losses = export(SpacyWriter(), provenance, *articles(8))
    assert {loss.kind for each in losses for loss in each} == {LossKind.OVERLAP}
    put(files, tmp_path)
    config = load_config(tmp_path / "config.cfg")
    nlp = load_model_from_config(config, auto_fill=False, validate=True)
    hostile = group_key(HOSTILE)
    assert nlp.pipe_names == [
        "tok2vec", "spancat_entities", "spancat_claims", "spancat_checks",
        f"spancat_{hostile}", "ner",
    ]  # fmt: skip
    suggester = config["components"]["spancat_claims"]["suggester"]
    assert (suggester["min_size"], suggester["max_size"]) == (1, LONGEST)
    suggester = config["components"]["spancat_entities"]["suggester"]
    assert (suggester["min_size"], suggester["max_size"]) == (1, 2)
    weights = nlp.config["training"]["score_weights"]
    assert {name for name, weight in weights.items() if weight} == {
        "ents_f", "spans_entities_f", "spans_claims_f", "spans_checks_f", f"spans_{hostile}_f",
    }  # fmt: skip
    project = srsly.read_yaml(tmp_path / "project.yml")
    assert validate(ProjectConfigSchema, project) == []
    assert project["title"] == 'Crue: "2"\n- x'
    assert all((tmp_path / name).exists() for name in project["commands"][0]["deps"])


@pytest.mark.parametrize(
    ("lengths", "reach"),
    [
        ([1, 2, 3], (3, 1.0)),
        ([1] * 95 + [9] * 5, (1, 0.95)),
        ([1] * 94 + [9] * 6, (9, 1.0)),
        ([4] * 3 + [99], (LONGEST, 0.75)),
        ([99], (LONGEST, 0.0)),
    ],
)
def test_candidates_reach_most_spans_and_are_not_too_long(
    lengths: list[int], reach: tuple[int, float]
) -> None:
    sizes = LayerSizes()
    sizes.add(lengths)
    assert sizes.reach == reach


def test_without_splits_the_configuration_says_what_scores_are_worth(scheme: Scheme) -> None:
    annotated = replace(articles(1)[0], split=Split.WHOLE)
    provenance = Provenance(project="a", scheme=scheme, language="ja", stem="a b/;")
    files, _ = export(SpacyWriter(), provenance, annotated)
    text = files["config.cfg"].decode()
    assert 'train = "data.spacy"\ndev = "data.spacy"' in text
    assert "no part for development" in text
    assert 'lang = "xx"' in text


def test_nothing_exported_is_still_an_export(scheme: Scheme) -> None:
    files, _ = export(SpacyWriter(), Provenance(project="a", scheme=scheme))
    assert docs(files["data.spacy"]) == []
    assert sorted(files.streams) == ["config.cfg", "data.spacy", "project.yml"]


def test_the_languages_are_those_that_spacy_has() -> None:
    lines = resource("formats", "spacy", "languages.txt").read_text(encoding="utf-8").split()
    for code in lines:
        spacy.util.get_lang_class(code)


@pytest.mark.slow
def test_spacy_trains_on_it_as_it_is(scheme: Scheme, tmp_path: Path) -> None:
    provenance = Provenance(
        project="a", scheme=with_hostile_layer(scheme), language="xx", splits=SPLITS
    )
    files, _ = export(SpacyWriter(), provenance, *articles(8))
    put(files, tmp_path)
    command = [sys.executable, "-m", "spacy", "train", "config.cfg", "--output", "training"]
    steps = ["--training.max_steps", "4", "--training.eval_frequency", "2"]
    done = subprocess.run(
        [*command, *steps], cwd=tmp_path, capture_output=True, text=True, timeout=120,
        env={**os.environ, "PYTHONIOENCODING": "utf-8"}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    trained = spacy.load(tmp_path / "training" / "model-last")
    assert set(trained.get_pipe("ner").labels) == {*LABELS}  # type: ignore[attr-defined]
    assert set(trained.get_pipe("spancat_claims").labels) == {"CLAIM", "CUE"}  # type: ignore[attr-defined]


def test_without_names_spans_are_trained_alone(scheme: Scheme, tmp_path: Path) -> None:
    text = "Il pleut sur Aÿ depuis lundi."
    annotated = replace(made(text, ("claims", "CLAIM", 0, len(text) - 1)), split=Split.TRAIN)
    files, _ = export(SpacyWriter(), Provenance(project="a", scheme=scheme), annotated)
    put(files, tmp_path)
    config = load_config(tmp_path / "config.cfg")
    assert config["nlp"]["pipeline"] == ["tok2vec", "spancat_claims"]
    suggester = config["components"]["spancat_claims"]["suggester"]
    assert (suggester["min_size"], suggester["max_size"]) == (1, 6)
    load_model_from_config(config, auto_fill=False, validate=True)
