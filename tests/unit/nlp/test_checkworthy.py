"""Statements worth checking: figures, comparisons, records and causes that nobody is quoted for."""

from __future__ import annotations

import pytest

from annotator.nlp.checkworthy import CHECKWORTHY
from annotator.nlp.suggester import Suggester

TEXT = (
    "La rentrée du canton\n"
    "La commune a perdu 12 % de ses habitants depuis 1999. "
    "Le canton est le plus pauvre du département. "
    "En raison de la sécheresse, la récolte a chuté de moitié. "
    "La maire aime les tomates du marché. "
    "Combien coûtera la passerelle de 4 millions d'euros ? "
    "Selon la préfecture, 300 personnes ont été relogées.\n"
    "LIRE AUSSI : 40 000 euros pour la passerelle du port"
)


@pytest.fixture(scope="module")
def found(suggester: Suggester) -> dict[str, tuple[float | None, str]]:
    return {
        TEXT[span.start : span.end]: (span.score, span.origin.name)
        for span in suggester.suggest(TEXT).spans
        if span.label == CHECKWORTHY
    }


def test_figures_superlatives_and_causes_are_found(
    found: dict[str, tuple[float | None, str]],
) -> None:
    sentences = list(found)
    assert sentences[0] == "La commune a perdu 12 % de ses habitants depuis 1999."
    assert any(sentence.startswith("En raison") for sentence in sentences)


def test_the_rule_names_the_signs_and_more_signs_score_higher(
    found: dict[str, tuple[float | None, str]],
) -> None:
    score, rule = found["La commune a perdu 12 % de ses habitants depuis 1999."]
    assert rule == "check figure+record"
    assert score is not None
    assert score > 0.45


def test_tastes_questions_claims_and_links_are_left_alone(
    found: dict[str, tuple[float | None, str]],
) -> None:
    for words in ("tomates", "Combien", "préfecture", "LIRE AUSSI"):
        assert not any(words in sentence for sentence in found)
