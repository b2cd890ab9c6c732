"""Updating a recogniser: what it learns from, what it keeps, and that it is always the same."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from annotator.nlp.tokenizing import adapt_tokenizer
from annotator.nlp.training.examples import ExampleMaker
from annotator.nlp.training.job import Place, Sample, TrainingJob
from annotator.nlp.training.parameters import Parameters
from annotator.nlp.training.recogniser import Recogniser
from annotator.nlp.training.updating import found, update

PEOPLE = ("Aline Corbet", "Marc Duvelle", "Irène Lasserre", "Paul Ormond")
PLACES = ("Valbourg", "Sormeuse", "Lantigny", "Brévonne")
FEW = Parameters(
    rounds=6, first_rounds=6, fewest_watched=10, first_batch=20, last_batch=60, dropout=0.2
)
TEXT = "Le maire Paul Ormond parle.\nIl vit à Val-\nbourg, dit L'Écho de Sormeuse."


def sample(seed: int, people: tuple[str, ...] = PEOPLE) -> Sample:
    chance = random.Random(seed)
    text, entities = "", []
    for _ in range(3):
        who, where = chance.choice(people), chance.choice(PLACES)
        for label, name, before in (("PER", who, "Hier, "), ("LOC", where, " était à ")):
            text += before
            entities.append((len(text), len(text) + len(name), label))
            text += name
        text += ". "
    return Sample(key=str(seed), text=text, entities=tuple(entities))


def job(
    *, learn: int = 24, watch: int = 6, labels: tuple[str, ...] = ("PER", "LOC")
) -> TrainingJob:
    samples = tuple(map(sample, range(learn + watch)))
    return TrainingJob(
        base="", labels=labels, learn=samples[:learn], watch=samples[learn:], test=()
    )


def blank() -> Language:
    nlp = spacy.blank("fr")
    adapt_tokenizer(nlp)
    return nlp


def learnt(parameters: Parameters = FEW, **fields: Any) -> tuple[Recogniser, Any]:
    work = job(**fields)
    recogniser = Recogniser(blank(), work.labels)
    return recogniser, update(recogniser, work, parameters=parameters)


@pytest.fixture(scope="module")
def taught() -> Recogniser:
    """Return a recogniser that knows the names; nobody changes it."""
    return learnt()[0]


def names(recogniser: Recogniser, text: str) -> set[tuple[str, str]]:
    (places,) = found(recogniser, [text])
    return {(text[start:end], label) for start, end, label in places}


def made(text: str, entities: tuple[Place, ...], **fields: Any) -> tuple[Doc, Any]:
    """Return what the examples of one text say, with its tokens."""
    maker = ExampleMaker(Recogniser(blank(), ("PER", "LOC", "ORG")))
    result = maker.make([Sample(key="", text=text, entities=entities, **fields)])
    return Doc.from_docs([example.reference for example in result.examples]), result


# What it learns from


def test_names_become_entities_and_the_rest_is_none() -> None:
    doc, result = made(TEXT, ((9, 20, "PER"), (63, 71, "LOC")))
    assert [(span.text, span.label_) for span in doc.ents] == [
        ("Paul Ormond", "PER"),
        ("Sormeuse", "LOC"),
    ]
    assert {token.ent_iob_ for token in doc} == {"B", "I", "O"}
    assert (result.misaligned, result.crossing) == (0, 0)


def test_what_ends_inside_a_token_is_counted_and_left_open() -> None:
    doc, result = made(TEXT, ((9, 18, "PER"),))
    assert result.misaligned == 1
    assert not doc.ents
    # Nobody says that these words are no name.
    assert [token.text for token in doc if not token.ent_iob_] == ["Paul", "Ormond"]


def test_names_over_a_line_break_cannot_be_learnt() -> None:
    doc, result = made(TEXT, ((37, 47, "LOC"),))
    assert (result.misaligned, len(doc.ents)) == (1, 0)


def test_of_names_that_overlap_the_longest_is_learnt() -> None:
    text = "Le Port de Valbourg ferme."
    doc, result = made(text, ((11, 19, "LOC"), (3, 19, "ORG")))
    assert [(span.text, span.label_) for span in doc.ents] == [("Port de Valbourg", "ORG")]
    assert result.crossing == 1


def test_where_an_article_is_not_complete_only_what_was_decided_is_known() -> None:
    doc, _ = made(TEXT, ((9, 20, "PER"),), refused=((0, 8), (3, 20)), complete=False)
    known = {token.text: token.ent_iob_ for token in doc if token.ent_iob_}
    assert known == {"Le": "O", "maire": "O", "Paul": "B", "Ormond": "I"}


@given(data=st.data())
def test_any_spans_in_any_text_can_be_shown(data: st.DataObject) -> None:
    text = data.draw(st.text("Aàé ’'-.,\n\t\u00a0«»M0", min_size=1, max_size=60))
    place = st.tuples(
        st.integers(0, len(text) - 1), st.integers(1, len(text)), st.sampled_from(("PER", "LOC"))
    ).filter(lambda item: item[0] < item[1])
    entities = tuple(data.draw(st.lists(place, max_size=6)))
    complete = data.draw(st.booleans())
    refused = () if complete else tuple(item[:2] for item in entities[:2])
    recogniser = _RECOGNISER
    maker = ExampleMaker(recogniser)
    result = maker.make(
        [Sample(key="", text=text, entities=entities, refused=refused, complete=complete)]
    )
    shown = sum(len(example.reference.ents) for example in result.examples)
    assert shown + result.misaligned + result.crossing == len(entities)
    assert sum(len(example.reference) for example in result.examples) == len(maker.doc(text))
    if result.examples:  # spaCy raises where there is no way to what it is shown
        recogniser.component.update(result.examples)


_RECOGNISER = Recogniser(blank(), ("PER", "LOC"))


# What it becomes


def test_it_learns_and_stops_when_nothing_gets_better() -> None:
    recogniser, result = learnt(replace(FEW, first_rounds=30, patience=2))
    assert result.stopped == "watched"
    assert result.rounds - result.kept == 2
    assert len(result.watched) == result.rounds + 1
    assert max(result.watched) == result.watched[result.kept] > 0.9
    assert names(recogniser, "Hier, Marc Duvelle était à Lantigny.") == {
        ("Marc Duvelle", "PER"),
        ("Lantigny", "LOC"),
    }


def test_bounds_end_it() -> None:
    assert learnt(replace(FEW, words=10))[1].stopped == "words"
    assert learnt(replace(FEW, seconds=0.0))[1].stopped == "time"
    _, whole = learnt(replace(FEW, first_rounds=2))
    assert (whole.stopped, whole.rounds) == ("", 2)


def test_the_same_job_gives_the_same_weights() -> None:
    first, again = (learnt(replace(FEW, first_rounds=2))[0] for _ in range(2))
    assert first.component.model.to_bytes() == again.component.model.to_bytes()


def test_another_seed_gives_others() -> None:
    recogniser = Recogniser(blank(), ("PER", "LOC"))
    update(recogniser, replace(job(), seed=1), parameters=replace(FEW, first_rounds=2))
    other = learnt(replace(FEW, first_rounds=2))[0]
    assert recogniser.component.model.to_bytes() != other.component.model.to_bytes()


def test_progress_is_told_in_words() -> None:
    told: list[tuple[int, int]] = []
    work = job(learn=8, watch=2)
    update(
        Recogniser(blank(), work.labels),
        work,
        parameters=replace(FEW, first_rounds=2),
        report=lambda done, total: told.append((done, total)),
    )
    assert told == sorted(told)
    assert {total for _, total in told} == {told[0][1]}
    assert told[-1][0] <= told[-1][1]


# What it keeps


def test_rehearsal_keeps_what_was_known(taught: Recogniser) -> None:
    folder = taught.nlp.to_bytes()

    def again(rehearsal: float) -> Recogniser:
        nlp = blank()
        nlp.add_pipe("ner")
        nlp.from_bytes(folder)
        recogniser = Recogniser(nlp, ("PER", "LOC"))
        # Here the places bear no label any more: another kind of text, other rules.
        new = [sample(seed) for seed in range(200, 212)]
        people = tuple(
            replace(item, entities=tuple(name for name in item.entities if name[2] == "PER"))
            for item in new
        )
        work = replace(job(), learn=people, watch=())
        old = [sample(seed) for seed in range(300, 320)]
        update(recogniser, work, old, parameters=replace(FEW, rounds=3, rehearsal=rehearsal))
        return recogniser

    def right(recogniser: Recogniser) -> int:
        tests = [sample(seed) for seed in range(400, 410)]
        read = found(recogniser, [item.text for item in tests])
        return sum(
            len(set(item.entities) & set(places)) for item, places in zip(tests, read, strict=True)
        )

    assert right(again(3.0)) > right(again(0.0))


def test_labels_that_mean_the_same_are_learnt_under_the_pipelines_own() -> None:
    nlp = blank()
    ner = nlp.add_pipe("ner")
    for label in ("PERSON", "GPE", "DATE"):
        ner.add_label(label)
    nlp.initialize()
    recogniser = Recogniser(nlp, ("PER", "LOC", "ORG"), used={"PER", "LOC"})
    assert recogniser.own_label("PER") == "PERSON"
    assert recogniser.own_label("LOC") == "GPE"
    assert recogniser.own_label("LOC", found="GPE") == "GPE"
    # Nothing is ever labelled ORG: there is no need for it.
    assert set(ner.labels) == {"PERSON", "GPE", "DATE"}
    assert set(Recogniser(nlp, ("ORG",), used={"ORG"}).component.labels) == {
        *ner.labels,
        "ORG",
    }


def test_what_the_scheme_does_not_know_is_not_unlearnt(taught: Recogniser) -> None:
    nlp = blank()
    nlp.add_pipe("ner")
    nlp.from_bytes(taught.nlp.to_bytes())
    only_people = Recogniser(nlp, ("PER",))
    work = replace(
        job(labels=("PER",)),
        learn=tuple(
            replace(item, entities=tuple(name for name in item.entities if name[2] == "PER"))
            for item in job().learn
        ),
    )
    update(only_people, work, parameters=FEW)
    assert names(only_people, "Hier, Marc Duvelle était à Lantigny.") == {
        ("Marc Duvelle", "PER"),
        ("Lantigny", "LOC"),
    }


def test_shared_token_vectors_are_left_to_the_other_components() -> None:
    nlp = blank()
    nlp.add_pipe("tok2vec")
    config = {
        "model": {
            "@architectures": "spacy.TransitionBasedParser.v2",
            "state_type": "ner",
            "tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96},
        }
    }
    nlp.add_pipe("ner", config=config).add_label("PER")
    nlp.initialize()
    before = nlp.get_pipe("tok2vec").model.to_bytes()
    recogniser = Recogniser(nlp, ("PER", "LOC"))
    update(recogniser, job(), parameters=FEW)
    assert nlp.get_pipe("tok2vec").model.to_bytes() == before
    assert names(recogniser, "Hier, Marc Duvelle était à Lantigny.") == {
        ("Marc Duvelle", "PER"),
        ("Lantigny", "LOC"),
    }


def test_with_little_to_watch_every_round_is_made_and_the_last_one_kept() -> None:
    _, result = learnt(replace(FEW, first_rounds=5, patience=1, fewest_watched=1000))
    assert (result.rounds, result.kept, result.stopped) == (5, 5, "")
