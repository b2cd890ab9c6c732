"""Scores of names that the model found, by what they look like."""

import pytest
from spacy.tokens import Span

from annotator.nlp.entities.doubts import Doubts


@pytest.fixture(scope="module")
def doc(suggester):
    return suggester._nlp("Hier, Marie Dupont est allée à Paris. Lq7 viendra voir Paris.")


def entity(doc, words: str) -> Span:
    start = doc.text.index(words)
    found = doc.char_span(start, start + len(words), label="PER", alignment_mode="expand")
    assert found is not None
    return found


def test_a_garbled_name_is_less_likely_than_a_known_one(doc):
    doubts = Doubts("fr")
    known, garbled = entity(doc, "Marie Dupont"), entity(doc, "Lq7")
    assert doubts.score(0.9, known, 1) > 0.9
    assert doubts.score(0.9, garbled, 1) < 0.6


def test_a_name_that_comes_again_is_more_likely(doc):
    doubts, name = Doubts("fr"), entity(doc, "Paris")
    assert doubts.score(0.8, name, 2) > doubts.score(0.8, name, 1)


def test_scores_stay_scores(doc):
    doubts, name = Doubts("fr"), entity(doc, "Paris")
    assert doubts.score(None, name, 1) is None
    assert [doubts.score(one, name, 1) for one in (0.0, 1.0)] == [0.0, 1.0]
    assert all(0 < doubts.score(one / 100, name, 3) <= 0.99 for one in range(1, 100))
    assert Doubts("xx").score(0.8, name, 1) == 0.8


def test_suggestions_of_the_model_carry_these_scores(suggester):
    text = "Hier, Marie Dupont est allée à Paris. Lqvzt viendra. Marie Dupont reste."
    found = [span for span in suggester.suggest(text).spans if span.label == "PER"]
    plain = suggester._scores.entity("PER", "")
    assert any(span.score != plain for span in found)
