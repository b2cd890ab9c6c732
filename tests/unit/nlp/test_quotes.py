import pytest
import spacy

from annotator.nlp.claims.quotes import quotations
from annotator.nlp.claims.regions import regions
from annotator.nlp.claims.words import words_of
from annotator.nlp.tokenizing import adapt_tokenizer


@pytest.fixture(scope="module")
def nlp():
    blank = spacy.blank("fr")
    adapt_tokenizer(blank)
    return blank


def inner(nlp, text):
    words = words_of(nlp(text))
    return [text[slice(*words.chars(item.first, item.last))] for item in quotations(words)]


def sentences(nlp, text):
    words = words_of(nlp(text))
    found = regions(words, quotations(words))
    return [
        text[slice(*words.chars(item.first, item.last))] for item in found if item.inside is None
    ]


QUOTED = {
    "« Oui », dit-il.": ["Oui"],
    "« Il a dit “oui” hier », dit-elle.": ["Il a dit “oui” hier", "oui"],
    "« Il a dit « oui » hier », dit-elle.": ["Il a dit « oui » hier", "oui"],
    '"Oui", dit-il, "et non".': ["Oui", "et non"],
    '" Oui ", dit-il.': ["Oui"],
    'Il dit "oui".Elle dit "non".': ["oui", "non"],
    'Elle a souri."Oui.""Non", a-t-il dit.': ["Oui.", "Non"],
    "Un écran de 24 pouces (24\") coûte cher.": [],
    "Rien ici.": [],
    "« Ouverte. Et plus rien": ["Ouverte"],
    "« Une ligne\nl'autre »": ["Une ligne"],
    "„Ja“, sagt er.": ["Ja"],
    "»": [],
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), QUOTED.items(), ids=QUOTED)
def test_quotations(nlp, text, expected):
    assert inner(nlp, text) == expected


SENTENCES = {
    "Il part. Elle reste.": ["Il part.", "Elle reste."],
    "« Il part. Elle reste », dit-on. Fin.": ["« Il part. Elle reste », dit-on.", "Fin."],
    "« Il part. » Elle reste.": ["« Il part. »", "Elle reste."],
    "« Il part ! » dit-elle.": ["« Il part ! » dit-elle."],
    "M. Dupont part. Oui.": ["M. Dupont part.", "Oui."],
    "Il part.Elle reste.": ["Il part.", "Elle reste."],
    "Titre\nTexte.": ["Titre", "Texte."],
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items(), ids=SENTENCES)
def test_sentences_respect_quotations(nlp, text, expected):
    assert sentences(nlp, text) == expected
