import pytest

from annotator.core.model import OriginKind


def entities(suggester, text):
    return [
        (text[span.start : span.end], str(span.label))
        for span in suggester.suggest(text).spans
        if span.label in {"PER", "LOC", "ORG", "MISC"}
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

TYPED = {
    "a noun before a name": (
        "Il est directeur général de l'assureur Valmora depuis mars.",
        [("Valmora", "ORG")],
    ),
    "two names that look like a person's": (
        "Les deux hommes ont créé le groupe Brunel Dufour en 2019.",
        [("Brunel Dufour", "ORG")],
    ),
    "several names after a plural": (
        "Les écoles Jules-Vallin et Émile-Doret restent fermées.",
        [("Jules-Vallin", "ORG"), ("Émile-Doret", "ORG")],
    ),
    "an employer": ("Il travaille depuis dix ans chez Valmora.", [("Valmora", "ORG")]),
    "a name with a hyphen is not cut": (
        "Elle dirige une équipe de l'université de Franche-Comté.",
        [("université de Franche-Comté", "ORG")],
    ),
    "a complement belongs to an institution": (
        "Selon l'Office national des vins, tout va bien.",
        [("Office national des vins", "ORG")],
    ),
    "a town hall that acts": (
        "La réunion, a dit la mairie de Rouen, est reportée.",
        [("mairie de Rouen", "ORG")],
    ),
    "a town hall that stands": (
        "Ils se sont retrouvés devant la mairie de Rouen.",
        [("mairie de Rouen", "LOC")],
    ),
    "a region that acts": (
        "La région Bretagne a confirmé sa décision.",
        [("région Bretagne", "ORG")],
    ),
    "a newspaper by its title": (
        "On peut le lire dans L'Écho du Ponant de mardi.",
        [("L'Écho du Ponant", "ORG")],
    ),
    "an agency in a dateline": (
        "NANTES (AGP) - La grève continue.",
        [("NANTES", "LOC"), ("AGP", "ORG")],
    ),
    "a dateline ends at its dash": ("LISBONNE - L'information a surpris.", [("LISBONNE", "LOC")]),
    "an agency that signs": ("Avec AGP", [("AGP", "ORG")]),
    "a building has its noun": (
        "Ils habitent près de la gare de Valmont, rue des Tanneurs.",
        [("gare de Valmont", "LOC"), ("rue des Tanneurs", "LOC")],
    ),
    "a title has its article": (
        "Elle publie « Les Chevaux du canal » au printemps.",
        [("Les Chevaux du canal", "MISC")],
    ),
    "a newspaper that opens a sentence": (
        "Il l'avait dit.\nLe Parisien révèle aussi son nom.",
        [("Le Parisien", "ORG")],
    ),
    "instructions are no names": ("Enfourner 25 minutes à 200 degrés.", []),
    "marks of related articles are no names": ("LIRE AUSSI\nLes écoles ferment demain.", []),
    "a town with an article is no newspaper": (
        "Elle vit au Caire depuis dix ans.",
        [("Caire", "LOC")],
    ),
    "holidays are no bridges": ("Le pont de l'Ascension sera long.", []),
}


@pytest.mark.parametrize(("text", "expected"), (CASES | TYPED).values(), ids=CASES | TYPED)
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
