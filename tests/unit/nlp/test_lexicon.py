import pytest

from annotator.nlp.claims.inflection import inflect
from annotator.nlp.claims.lexicon import lexicon

FORMS = {
    "affirmer": {"affirme", "affirmaient", "affirma", "affirmé", "affirmant", "affirmera"},
    "annoncer": {"annonce", "annonçait", "annonça", "annonçant", "annonceront"},
    "exiger": {"exige", "exigeait", "exigea", "exigeant"},
    "espérer": {"espère", "espérait", "espéré", "espérant"},
    "relever": {"relève", "relevait", "relevé", "relevant"},
    "rappeler": {"rappelle", "rappelait", "rappelé", "rappellent"},
    "dire": {"dit", "disent", "disait", "dira", "disant", "dites"},
    "prédire": {"prédit", "prédisent", "prédisait"},
    "craindre": {"craint", "craignent", "craignait", "craignant"},
    "prétendre": {"prétend", "prétendent", "prétendu"},
    "promettre": {"promet", "promettent", "promis", "promit"},
    "soutenir": {"soutient", "soutiennent", "soutenu", "soutint"},
    "reconnaître": {"reconnaît", "reconnaissent", "reconnu"},
    "avertir": {"avertit", "avertissent", "averti", "avertissant"},
    "démentir": {"dément", "démentent", "démenti"},
    "écrire": {"écrit", "écrivent", "écrivit", "écrivant"},
    "poursuivre": {"poursuit", "poursuivait", "poursuivi"},
    "avoir": {"a", "ont", "avait", "eut", "ayant", "aura"},
    "pouvoir": {"peut", "peuvent", "pourrait", "pu"},
}


@pytest.mark.parametrize(("verb", "expected"), FORMS.items(), ids=FORMS)
def test_verbs_inflect(verb, expected):
    assert expected <= inflect(verb, "fr").keys()


def test_the_conditional_is_told_apart():
    assert inflect("affirmer", "fr")["affirmerait"] == "conditional"
    assert inflect("affirmer", "fr")["affirmait"] == "finite"


def test_the_lexicon_is_broad_and_every_frame_is_known():
    known = lexicon("fr")
    verbs = {verb for entries in known.forms.values() for verb, _ in entries}
    assert len(verbs) > 300
    frames = {frame for verb in verbs for frame in verb.frames}
    assert frames <= {
        "que", "que_ce", "si", "inf", "de", "à", "pour", "np", "event", "topic", "topic_de",
        "amount", "judge", "comme", "attr", "quote", "say", "quote_inside", "np_inf",
        "de_np", "à_np", "contre_np", "sur_np", "pour_np", "à_np_topic",
    }  # fmt: skip
    assert {verb.modality for verb in verbs} == {"asserted", "denied", "expected"}


def test_reflexive_verbs_and_phrases_are_entries_of_their_own():
    found = {(verb.lemma, verb.reflexive, verb.tail) for verb, _ in lexicon("fr").forms["fait"]}
    assert ("faire", False, ("savoir",)) in found
    reflexive = {verb.reflexive for verb, _ in lexicon("fr").forms["félicite"]}
    assert True in reflexive
