"""Whom pronouns stand for: the nearest source named before that agrees."""

from __future__ import annotations

import pytest

from annotator.nlp.suggester import Suggester


def mentions(suggester: Suggester, text: str) -> list[tuple[str, str]]:
    return [
        (text[slice(*claim.source)], claim.mention)
        for claim in suggester.suggest(text).claims
        if claim.source is not None
    ]


@pytest.mark.parametrize(
    ("text", "pronoun", "mention"),
    [
        (
            (
                "« Le port rouvrira lundi », a indiqué la préfecture. "
                "Elle a précisé que la digue tiendrait."
            ),
            "Elle",
            "la préfecture",
        ),
        (
            "Le maire affirme que la passerelle est sûre. « Rien ne presse », ajoute-t-il.",
            "il",
            "Le maire",
        ),
        (
            "Les syndicats affirment que la grève continuera. Ils assurent que tout est prêt.",
            "Ils",
            "Les syndicats",
        ),
        (
            (
                "Les syndicats affirment que la grève continuera, a rapporté le ministre. "
                "Il assure que tout est prêt."
            ),
            "Il",
            "le ministre",
        ),
    ],
)
def test_pronouns_stand_for_who_spoke_before(
    suggester: Suggester, text: str, pronoun: str, mention: str
) -> None:
    assert (pronoun, mention) in mentions(suggester, text)


def test_a_source_that_is_named_stands_for_itself(suggester: Suggester) -> None:
    text = "La préfecture affirme que le port rouvrira. Elle craint une tempête."
    found = dict(mentions(suggester, text))
    assert found["La préfecture"] == ""


def test_a_pronoun_with_nobody_before_it_stays_alone(suggester: Suggester) -> None:
    assert mentions(suggester, "Elle affirme que le port rouvrira.") == [("Elle", "")]
