import pytest
import spacy

from annotator.nlp.claims.words import words_of
from annotator.nlp.zones import Zone, _patterns, zoned

ARTICLE = """Le maire démissionne
Après dix ans de mandat, il laisse une ville apaisée.
Par Jeanne Dupont et Paul Martin
Publié le 3 mai 2021 à 10h
Le maire a annoncé son départ devant le conseil municipal. Il dit vouloir se reposer, voyager et
Photo : le maire, en 2019. / AFP
Une longue histoire
La ville a grandi depuis son arrivée. Elle compte deux écoles de plus.
LIRE AUSSI : Le maire affirme que tout va bien
La ville attend."""


@pytest.fixture(scope="module")
def read():
    nlp = spacy.blank("fr")

    def zones(text):
        words = words_of(nlp(text))
        return [line.zone for line in zoned(words, _patterns("fr"))]

    return zones


def test_each_kind_of_line(read):
    assert read(ARTICLE) == [
        Zone.HEADLINE,
        Zone.STANDFIRST,
        Zone.BYLINE,
        Zone.BYLINE,
        Zone.BODY,
        Zone.CAPTION,
        Zone.HEADING,
        Zone.BODY,
        Zone.RELATED,
        Zone.BODY,
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "Une seule ligne."])
def test_texts_without_structure(read, text):
    assert set(read(text)) <= {Zone.BODY}


def test_no_claim_in_boilerplate(suggester):
    text = "Le maire part\nIl dit vouloir voyager.\nLIRE AUSSI : Le maire affirme qu'il ment\nFin."
    found = suggester.suggest(text).claims
    assert [text[slice(*claim.content)] for claim in found] == ["vouloir voyager"]
