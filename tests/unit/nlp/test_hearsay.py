"""Hearsay in the perfect conditional, and what looks like it."""

from __future__ import annotations

import pytest

from annotator.nlp.suggester import Suggester


def found(suggester: Suggester, text: str) -> list[str]:
    return [
        text[slice(*claim.content)]
        for claim in suggester.suggest(text).claims
        if claim.origin.name == "hearsay"
    ]


def test_the_perfect_conditional_is_hearsay(suggester: Suggester) -> None:
    text = "La passerelle est fermée. Des photos auraient circulé dans les services."
    [claim] = suggester.suggest(text).claims
    assert text[slice(*claim.content)] == "Des photos auraient circulé dans les services"
    assert (claim.source, claim.cue) == (None, None)
    assert (claim.kind, claim.modality) == ("unattributed", "conditional")


@pytest.mark.parametrize(
    "text",
    [
        "La commune aurait pu fermer la passerelle.",
        "Si la digue avait cédé, le quartier aurait été inondé.",
        "La commune devrait fermer la passerelle.",
        "J'aurais choisi une autre route.",
        "La passerelle aurait-elle été fermée ?",
    ],
)
def test_wishes_conditions_and_questions_are_not(suggester: Suggester, text: str) -> None:
    assert found(suggester, f"Il pleut sur la ville. {text}") == []


def test_what_somebody_says_is_not_hearsay(suggester: Suggester) -> None:
    text = "Selon la préfecture, des photos auraient circulé dans les services."
    assert found(suggester, text) == []
