"""Articles of our own whose annotator wants quotations alone."""

import random

import pytest

from annotator.nlp.claim_scorer.job import ClaimExample

_WHO = ("le maire", "la préfète", "le syndicat", "la ministre", "le directeur", "la porte-parole")
_SAID = ("assure", "affirme", "explique", "estime", "annonce", "précise")
_WHAT = (
    "la halle sera vendue avant l'été",
    "le pont restera fermé jusqu'à lundi",
    "les travaux coûteront deux millions d'euros",
    "l'école ouvrira une nouvelle classe",
    "la ligne de bus sera prolongée",
    "les salariés toucheront leur prime",
    "le stade accueillera le tournoi",
)


def article(seed: int, *, complete: bool = True) -> ClaimExample:
    """Return an article with quotations, which are claims, and reports, which are none."""
    chance = random.Random(seed)
    text, accepted, rejected = "Les nouvelles de la ville.\n\n", [], []
    for _ in range(4):
        who, said, what = chance.choice(_WHO), chance.choice(_SAID), chance.choice(_WHAT)
        if chance.random() < 0.5:
            text += "« "
            accepted.append((len(text), len(text) + len(what)))
            text += f"{what[0].upper()}{what[1:]} », {said} {who}.\n\n"
        else:
            text += f"{who[0].upper()}{who[1:]} {said} que "
            rejected.append((len(text), len(text) + len(what)))
            text += f"{what}.\n\n"
    return ClaimExample(
        text=text, accepted=tuple(accepted), rejected=tuple(rejected), complete=complete
    )


@pytest.fixture(scope="session")
def articles():
    return [article(seed) for seed in range(24)]


@pytest.fixture(scope="session")
def held_out():
    return [article(seed) for seed in range(100, 112)]
