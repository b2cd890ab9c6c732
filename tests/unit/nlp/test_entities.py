import pytest

from annotator.core.model import OriginKind


def entities(suggester, text):
    return [
        (text[span.start : span.end], str(span.label))
        for span in suggester.suggest(text).spans
        if span.label != "DATE"
    ]


CASES = {
    "articles and titles are cut off": (
        "Il a rencontré M.Dupont et Mme Durand.",
        [("Dupont", "PER"), ("Durand", "PER")],
    ),
    "a ministry has its whole name": (
        "Le ministère de l'Intérieur a réagi.",
        [("ministère de l'Intérieur", "ORG")],
    ),
    "a minister's domain is no name": ("La ministre de la Santé a réagi.", []),
    "a university has its town": (
        "Elle enseigne à l'université de Bordeaux.",
        [("université de Bordeaux", "ORG")],
    ),
    "peoples are MISC": (
        "Les Français et les Allemands votent dimanche.",
        [("Français", "MISC"), ("Allemands", "MISC")],
    ),
    "media keep their article": (
        "Selon Le Monde, la ville recule, et Libération le confirme.",
        [("Le Monde", "ORG"), ("Libération", "ORG")],
    ),
    "a paper after a contracted article": (
        "Il écrit dans les pages du Figaro.",
        [("Figaro", "ORG")],
    ),
    "mountains and seas have their noun": (
        "Ils ont vu le mont Ventoux et la mer Noire.",
        [("mont Ventoux", "LOC"), ("mer Noire", "LOC")],
    ),
    "the State is no place": ("L'État a promis une aide.", []),
    "quoted titles are MISC": (
        "Elle a tourné dans le film « Les Longues Nuits » en Suisse.",
        [("Les Longues Nuits", "MISC"), ("Suisse", "LOC")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_entities(suggester, text, expected):
    assert entities(suggester, text) == expected


def test_a_surname_alone_is_the_person_of_the_full_name(suggester):
    text = "Anne Martin a gagné.\nLe public aime Martin. Hier, Martin a souri."
    assert [label for name, label in entities(suggester, text) if "Martin" in name] == ["PER"] * 3


def test_an_acronym_is_what_its_name_is(suggester):
    text = "La Fédération des marins (FDM) a voté. La FDM attend."
    assert entities(suggester, text) == [
        ("Fédération des marins", "ORG"),
        ("FDM", "ORG"),
        ("FDM", "ORG"),
    ]


def test_what_a_rule_changed_is_the_rules(suggester):
    text = "Hier, les Français ont reçu Paul Martin."
    origins = {
        text[span.start : span.end]: span.origin.kind for span in suggester.suggest(text).spans
    }
    assert origins["Français"] is OriginKind.RULE
    assert origins["Paul Martin"] is OriginKind.MODEL


DATES = {
    "Il est né le 24 février 2022.": ["24 février 2022"],
    "Lundi soir, il pleuvait.": ["Lundi soir"],
    "La loi d'octobre 2021 change.": ["octobre 2021"],
    "Il y a trois ans, tout allait bien.": ["Il y a trois ans"],
    "C'était en 2019.": ["2019"],
    "Ils étaient 2000 personnes pour 1500 places.": [],
    "Le 12/05/2021, il est parti.": ["12/05/2021"],
    "La semaine dernière et hier matin.": ["La semaine dernière", "hier matin"],
}


@pytest.mark.parametrize(("text", "expected"), DATES.items(), ids=DATES)
def test_dates(suggester, text, expected):
    found = [
        text[span.start : span.end]
        for span in suggester.suggest(text).spans
        if span.label == "DATE"
    ]
    assert found == expected
