import pytest


def claims(suggester, text):
    def cut(place):
        return None if place is None else text[slice(*place)]

    return [
        (cut(claim.content), cut(claim.source), cut(claim.cue), claim.kind, claim.modality)
        for claim in suggester.suggest(text).claims
    ]


def test_the_seed_article(suggester, shared):
    text = (shared / "articles" / "seed_article.txt").read_text(encoding="utf-8")
    found = {
        content: (source, cue, kind) for content, source, cue, kind, _ in claims(suggester, text)
    }
    assert found["avoir abattu quatre missiles de fabrication américaine près de l'Ukraine"] == (
        "Moscou",
        "dit",
        "indirect",
    )
    quote = (
        "Quatre missiles anti-radar américains HARM ont été abattus dans l'espace aérien "
        "de la région de Belgorod"
    )
    assert found[quote] == ("le ministère russe de la Défense", "a indiqué", "direct")
    assert "tactiques" not in found


CASES = [
    (
        "Le maire affirme que la ville est prête.",
        (
            "la ville est prête",
            "Le maire",
            "affirme",
            "indirect",
            "asserted",
        ),
    ),
    (
        "Le maire dit avoir prévenu la préfecture.",
        (
            "avoir prévenu la préfecture",
            "Le maire",
            "dit",
            "indirect",
            "asserted",
        ),
    ),
    (
        "« La ville est prête », a assuré le maire.",
        (
            "La ville est prête",
            "le maire",
            "a assuré",
            "direct",
            "asserted",
        ),
    ),
    (
        '"La ville est prête", a-t-il assuré.',
        (
            "La ville est prête",
            "il",
            "a-t-il assuré",
            "direct",
            "asserted",
        ),
    ),
    (
        "Selon le maire, la ville est prête.",
        (
            "la ville est prête",
            "le maire",
            "Selon",
            "indirect",
            "asserted",
        ),
    ),
    (
        "La ville est prête, selon le maire.",
        (
            "La ville est prête",
            "le maire",
            "selon",
            "indirect",
            "asserted",
        ),
    ),
    (
        "D’après l’enquête, la porte était ouverte.",
        (
            "la porte était ouverte",
            "l’enquête",
            "D’après",
            "indirect",
            "asserted",
        ),
    ),
    (
        "Le maire a répondu : « La ville est prête. »",
        (
            "La ville est prête",
            "Le maire",
            "a répondu",
            "direct",
            "asserted",
        ),
    ),
    (
        "La ville, a indiqué le maire, est prête.",
        (
            "La ville, a indiqué le maire, est prête",
            "le maire",
            "a indiqué",
            "indirect",
            "asserted",
        ),
    ),
    (
        "Le maire nie avoir reçu de l'argent.",
        (
            "avoir reçu de l'argent",
            "Le maire",
            "nie",
            "indirect",
            "denied",
        ),
    ),
    (
        "Le maire craint que la ville ne soit pas prête.",
        (
            "la ville ne soit pas prête",
            "Le maire",
            "craint",
            "indirect",
            "expected",
        ),
    ),
    (
        "Le maire accuse son rival de mentir.",
        (
            "mentir",
            "Le maire",
            "accuse",
            "indirect",
            "asserted",
        ),
    ),
    (
        "Le maire estime que la loi est « une erreur historique ».",
        (
            "la loi est « une erreur historique »",
            "Le maire",
            "estime",
            "mixed",
            "asserted",
        ),
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text for text, _ in CASES])
def test_one_claim(suggester, text, expected):
    assert claims(suggester, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Le train est parti à l'heure.",
        "Les « tactiques » de l'équipe ont changé.",
        "Le film « La Grande Traversée » sort mercredi.",
        "Il a parlé de la crise avec ses voisins.",
        "Les tarifs varient selon les régions.",
        "Le tribunal a condamné le conducteur à trois ans de prison.",
    ],
)
def test_no_claim(suggester, text):
    assert claims(suggester, text) == []


def test_every_kind_of_quotation_mark(suggester):
    marks = (("« ", " »"), ("«\u00a0", "\u00a0»"), ("“", "”"), ('"', '"'), ("«", "»"))
    for opening, closing in marks:
        text = f"{opening}Nous partirons demain{closing}, a dit Paul Martin."
        assert claims(suggester, text) == [
            ("Nous partirons demain", "Paul Martin", "a dit", "direct", "asserted")
        ]


MORE = {
    "a que-clause behind a recipient": (
        "Le maire a dit à la presse qu'il partait.",
        [("il partait", "Le maire", "a dit")],
    ),
    "an auxiliary far from its participle": (
        "Le maire a, de son côté, indiqué qu'il partait.",
        [("il partait", "Le maire", "a, de son côté, indiqué")],
    ),
    "two verbs of one subject": (
        "Le maire a dit qu'il partait et a promis de revenir.",
        [("il partait", "Le maire", "a dit"), ("revenir", "Le maire", "a promis")],
    ),
    "a claim in a claim": (
        "Le maire dit que la ministre affirme que tout va bien.",
        [
            ("la ministre affirme que tout va bien", "Le maire", "dit"),
            ("tout va bien", "la ministre", "affirme"),
        ],
    ),
    "a participle after a noun": (
        "Il a publié un message affirmant que tout va bien.",
        [("tout va bien", "un message", "affirmant")],
    ),
    "comme l'a dit": (
        "Comme l'a dit le maire, la ville est prête.",
        [("la ville est prête", "le maire", "l'a dit")],
    ),
    "a noun as the cue": (
        "Le maire dément la rumeur selon laquelle il partirait.",
        [
            ("la rumeur selon laquelle il partirait", "Le maire", "dément"),
            ("il partirait", None, "la rumeur"),
        ],
    ),
    "an object": (
        "Le syndicat dénonce la fermeture de l'usine.",
        [("la fermeture de l'usine", "Le syndicat", "dénonce")],
    ),
    "an amount": (
        "Le syndicat estime à 300 le nombre de grévistes.",
        [("à 300 le nombre de grévistes", "Le syndicat", "estime")],
    ),
    "a quotation that the incise interrupts": (
        "« La ville, a dit le maire, est prête. »",
        [("La ville, a dit le maire, est prête", "le maire", "a dit")],
    ),
    "two halves of a quotation": (
        "« La ville est prête », a dit le maire, « et elle attend. »",
        [("« La ville est prête », a dit le maire, « et elle attend. »", "le maire", "a dit")],
    ),
    "a speaker and a colon": (
        "Paul Martin : « La ville est prête »",
        [("La ville est prête", "Paul Martin", None)],
    ),
    "an appeal": (
        "Le maire appelle les habitants à rester chez eux.",
        [("rester chez eux", "Le maire", "appelle")],
    ),
    "an opinion with pour": (
        "Pour Paul Martin, la ville est prête.",
        [("la ville est prête", "Paul Martin", "Pour")],
    ),
    "a connective stays outside": (
        "Par ailleurs, a dit le maire, la ville est prête.",
        [("la ville est prête", "le maire", "a dit")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), MORE.values(), ids=MORE)
def test_constructions(suggester, text, expected):
    assert [claim[:3] for claim in claims(suggester, text)] == expected


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Le maire affirme que la ville serait prête.", "conditional"),
        ("Le maire n'a pas dit que la ville était prête.", "denied"),
        ("Le maire dément que la ville soit prête.", "denied"),
        ("Le maire s'attend à ce que la ville soit prête.", "expected"),
        ("Le maire promet que la ville sera prête.", "expected"),
    ],
)
def test_modality(suggester, text, modality):
    assert [claim[4] for claim in claims(suggester, text)] == [modality]
