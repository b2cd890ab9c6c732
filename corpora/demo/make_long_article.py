"""Generate the long article of the demo corpus: a storm followed live, about 50,000 characters.

The text is made from templates of our own, with a seeded generator: the same seed always gives the
same article. It is meant for load and scrolling tests, so it has no gold.

usage: python corpora/demo/make_long_article.py [--seed N] [--length N]
"""

from __future__ import annotations

import argparse
import random
import re
import string
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

SEED = 20251114
LENGTH = 50_000

HEADLINE = (
    "DIRECT. Tempête Aldric : quatre départements en vigilance rouge, "
    "Ouest-Courant dit s'attendre à « une nuit difficile »"
)
STANDFIRST = (
    "Suivez avec nous, heure par heure, le passage de la tempête Aldric sur la façade atlantique. "
    "Météo-France prévoit des rafales à 150 km/h sur les caps jusqu'à samedi matin."
)
SIGN_OFF = (
    "Ce direct est terminé. Merci de l'avoir suivi avec nous. Les prévisions du week-end et la "
    "carte des coupures restent accessibles sur notre site. « Prenez soin de vous et de vos "
    "voisins », comme dit un message reçu cette nuit de Crozon."
)

MEN = [
    "Alban",
    "Bastien",
    "Corentin",
    "Denis",
    "Erwan",
    "Fabrice",
    "Gaël",
    "Hugo",
    "Ivan",
    "Joseph",
    "Killian",
    "Ludovic",
]
WOMEN = [
    "Adèle",
    "Brigitte",
    "Coralie",
    "Delphine",
    "Estelle",
    "Flavie",
    "Gisèle",
    "Héloïse",
    "Inès",
    "Jeanne",
    "Katell",
]
SURNAMES = [
    "Abgrall",
    "Bourdais",
    "Cadiou",
    "Dervieux",
    "Even",
    "Forestier",
    "Guéguen",
    "Hamon",
    "Jaffré",
    "Kerboul",
    "Lozac'h",
    "Moreau",
    "Naour",
    "Oger",
    "Pencreac'h",
    "Quéré",
    "Rivoal",
    "Salaün",
    "Tanguy",
    "Urvoy",
    "Vauzelle",
    "Yvinec",
]
CITIES = [
    "Brest",
    "Quimper",
    "Morlaix",
    "Lorient",
    "Vannes",
    "Pornic",
    "Royan",
    "Rochefort",
    "Saint-Malo",
    "Fécamp",
    "Cherbourg",
    "Dieppe",
    "Paimpol",
    "Roscoff",
    "Douarnenez",
    "Concarneau",
    "Guérande",
    "Dinard",
    "Granville",
    "Pont-l'Abbé",
]
PLACES = (
    "dans le Finistère",
    "dans le Morbihan",
    "dans les Côtes-d'Armor",
    "en Vendée",
    "dans la Manche",
    "en Loire-Atlantique",
    "en Charente-Maritime",
    "dans le Calvados",
    "en Seine-Maritime",
)
ORGS = (
    "la préfecture maritime de l'Atlantique",
    "la compagnie ferroviaire Ouest-Rail",
    "le gestionnaire de réseau Ouest-Courant",
    "la compagnie Armor Ferries",
    "la région Bretagne",
    "l'association Côtes solidaires",
    "la fédération des ostréiculteurs de l'Ouest",
    "l'aéroport de Lann-Bihoué",
    "le syndicat des pêcheurs du Guilvinec",
    "le groupe hospitalier Rance-Emeraude",
    "la mutuelle Ponant Assurances",
    "la cellule interministérielle de crise",
)
ROLES = (
    ("le maire", "la maire"),
    ("le sous-préfet", "la sous-préfète"),
    ("le capitaine de port", "la capitaine de port"),
    ("le directeur de l'hôpital", "la directrice de l'hôpital"),
    ("le chef de la caserne", "la cheffe de la caserne"),
    ("le prévisionniste", "la prévisionniste"),
    ("le patron de bar", "la patronne de bar"),
    ("le mareyeur", "la mareyeuse"),
    ("le proviseur", "la proviseure"),
    ("le vétérinaire", "la vétérinaire"),
)
QUOTES = (
    "On a vu la toiture partir d'un seul bloc, comme une feuille de papier",
    "Nous n'avons jamais eu autant d'appels en si peu de temps",
    "Il faut rester chez soi, un point c'est tout",
    "La mer est passée par-dessus la digue et elle n'est pas repartie",
    "J'ai connu 1987 et je peux vous dire que ça y ressemble",
    "Les équipes sont prêtes, mais elles ne sortiront pas avant l'aube",
    "Tout le monde a été mis à l'abri et il reste même de la soupe",
    "On entendait les haubans siffler jusque dans la cuisine",
    "Ce n'est pas le vent qui nous inquiète, c'est la marée",
    "Deux chalutiers ont rompu leurs amarres, personne n'était à bord",
    "Mon grand-père disait : “Quand les goélands marchent, reste au lit”",
    "Nous rétablirons le courant quartier par quartier, sans favoritisme",
    "La route est coupée par un chêne que j'avais toujours connu debout",
    "Les enfants ont trouvé ça formidable, moi beaucoup moins",
    "Aucun élève ne sera accueilli demain, et je ne reviendrai pas là-dessus",
    "Les bêtes sont nerveuses depuis hier, elles sentaient venir la chose",
    "Nous avons doublé les gardes et annulé les congés",
    "Le pire est derrière nous, le plus long est devant",
)
FACTS = (
    "une trentaine de personnes ont été relogées dans le gymnase municipal",
    "la circulation des trains ne reprendra pas avant midi",
    "le pont a été fermé aux poids lourds par précaution",
    "les liaisons avec les îles sont suspendues jusqu'à nouvel ordre",
    "un pylône est tombé sur la voie sans faire de blessé",
    "la houle a dépassé neuf mètres au large",
    "les dégâts se limitent pour l'instant à des toitures arrachées",
    "la station d'épuration fonctionne sur groupe électrogène",
    "les écoles resteront fermées toute la journée",
    "le marché de Noël sera monté avec une semaine de retard",
    "aucun bateau de pêche n'est porté manquant",
    "la digue a tenu malgré deux brèches",
    "l'eau du robinet reste potable dans toutes les communes",
    "les parcs à huîtres ont perdu un quart de leurs poches",
)
EXPECTED = (
    "le vent devrait faiblir en milieu de nuit",
    "le pic de la marée devrait passer sans débordement",
    "la vigilance rouge devrait être levée avant l'aube",
    "les premiers bacs devraient repartir samedi",
    "le retour du courant devrait prendre deux jours",
    "la facture devrait dépasser dix millions d'euros",
    "une seconde dépression devrait suivre lundi",
)
HOPES = (
    "le vent faiblira en milieu de nuit",
    "les premiers bacs repartiront samedi",
    "la vigilance rouge sera levée avant l'aube",
    "la digue tiendra jusqu'à la marée basse",
    "les deux tiers des abonnés auront de nouveau du courant à midi",
    "aucune toiture ne s'envolera cette fois-ci",
    "une aide d'urgence sera versée dès lundi",
    "le marché du samedi aura bien lieu",
)
RUMOURS = (
    "un voilier de douze mètres se serait échoué sur la plage",
    "le clocher aurait perdu son coq",
    "deux promeneurs auraient été secourus sur la jetée",
    "une grue du port aurait plié sous une rafale",
    "le toit du vélodrome se serait soulevé",
    "un camion de coquilles Saint-Jacques se serait renversé",
    "une cinquantaine de caravanes auraient été déplacées par le vent",
)
DENIED = (
    "que l'alerte ait été donnée trop tard",
    "que des habitants aient été oubliés",
    "toute rupture de la digue",
    "que les secours manquent de carburant",
    "avoir reçu un ordre d'évacuation",
    "que l'hôpital ait été privé d'électricité",
    "toute intention d'augmenter les tarifs",
)
FILLERS = (
    "Sur le front de mer, les vitrines sont barrées de planches et de sacs de sable.",
    "Le baromètre est descendu à {b} hectopascals à {city}.",
    "Quelque {n} foyers sont concernés par les coupures {place}.",
    "La route départementale {d} est coupée entre {city} et {city2}.",
    "Dans les rues désertes, on n'entend que les drisses et les alarmes.",
    "À {city}, l'anémomètre a enregistré une rafale à {v} km/h.",
    "Les pompiers ont effectué {n} interventions depuis vendredi matin.",
    "Une cellule de crise a été ouverte à {city}, au deuxième étage de la mairie.",
    "Le phare reste allumé, seul point fixe d'un horizon qui bouge.",
    "Le concert prévu à {city} est reporté au mois de décembre.",
)
CLAIMS = (
    "« {quote} », {says} {person}.",
    "« {quote} », {said}, joint{e} par téléphone depuis {city}.",
    "{Person} affirme que {fact}.",
    "{Org} a indiqué que {fact}.",
    "Selon {org}, {fact}.",
    "D'après {person}, {expected}.",
    "Pour {person}, {expected}.",
    "{Org} dément {denied}.",
    "{Person} a nié {denied}.",
    "Selon plusieurs témoins, {rumour}.",
    "À {city}, {rumour}. L'information reste à confirmer.",
    "{Org} prévoit que {hope}.",
    "{Person} espère que {hope}.",
    "{Org} s'attend à une nuit agitée {place}.",
    "{Person} a une certitude : « {quote}. »",
    "{Org} a demandé que les habitants de {city} limitent leurs déplacements.",
    "Et {person} de conclure : « {quote} ! »",
    "{Org} assure que « tout est sous contrôle » à {city}.",
    "{Person} craint que des hameaux ne soient isolés plusieurs jours {place}.",
    "De source policière, {rumour}.",
)
TITLES = (
    "Le point à {city}",
    "{City}, les pieds dans l'eau",
    "{Place}, l'attente",
    "À {city}, « on n'a pas fermé l'œil »",
    "{Org} fait le point",
    "Des nouvelles de {city}",
    "Vos questions : et à {city} ?",
    "L'image : le port de {city} sous l'écume 🌊",
    "Ce que l'on sait {place}",
)
ALSO = (
    "LIRE AUSSI : Tempêtes, comment on leur donne un nom",
    "LIRE AUSSI : À Sein, une nuit avec ceux qui restent",
    "LIRE AUSSI : Digues, la facture que personne ne veut payer",
)
SAYS = ("raconte", "explique", "prévient", "soupire", "assure", "confie", "résume", "estime")
SAID = ("a-t-{p} déclaré", "a-t-{p} précisé", "a-t-{p} ajouté", "témoigne-t-{p}", "lâche-t-{p}")

_ELISION = re.compile(r"(?<=\bq)ue (?=(?:une?|aucune?)\b)")


@dataclass(frozen=True)
class Person:
    """An invented speaker."""

    name: str
    role: str
    city: str
    woman: bool

    @property
    def described(self) -> str:
        """The noun phrase that introduces the speaker."""
        return f"{self.role} de {self.city} {self.name}"


class Deck:
    """Deals values at random, all of them once before any comes back."""

    def __init__(self, rng: random.Random, values: Sequence[str]) -> None:
        """Keep the values to deal from."""
        self._rng = rng
        self._values = list(values)
        self._left: list[str] = []

    def draw(self) -> str:
        """Return the next value."""
        if not self._left:
            self._left = self._rng.sample(self._values, len(self._values))
        return self._left.pop()


class Writer:
    """Fills the templates."""

    def __init__(self, seed: int) -> None:
        """Seed the generator and shuffle every deck."""
        self.rng = random.Random(seed)
        values = {
            "city": CITIES,
            "place": PLACES,
            "org": ORGS,
            "quote": QUOTES,
            "fact": FACTS,
            "expected": EXPECTED,
            "hope": HOPES,
            "rumour": RUMOURS,
            "denied": DENIED,
            "says": SAYS,
            "said": SAID,
        }
        self.decks = {name: Deck(self.rng, items) for name, items in values.items()}
        self.claims = Deck(self.rng, CLAIMS)
        self.fillers = Deck(self.rng, FILLERS)
        self.titles = Deck(self.rng, TITLES)
        self.also = Deck(self.rng, ALSO)
        self.surnames = Deck(self.rng, SURNAMES)

    def person(self) -> Person:
        """Invent a speaker."""
        woman = self.rng.random() < 0.5
        first = self.rng.choice(WOMEN if woman else MEN)
        role = self.rng.choice(ROLES)[woman]
        return Person(f"{first} {self.surnames.draw()}", role, self.decks["city"].draw(), woman)

    def fill(self, template: str, person: Person, *, known: bool = False) -> str:
        """Fill one template, drawing only the values it asks for."""
        fixed = {
            "person": person.name if known else person.described,
            "p": "elle" if person.woman else "il",
            "e": "e" if person.woman else "",
            "n": str(self.rng.randrange(120, 980)),
            "b": str(self.rng.randrange(958, 989)),
            "d": f"D{self.rng.randrange(10, 990)}",
            "v": str(self.rng.randrange(118, 164)),
        }
        values: dict[str, str] = {}
        for _, name, _, _ in string.Formatter().parse(template):
            if name is None or name in values:
                continue
            key = name.lower()
            value = fixed[key] if key in fixed else self.decks[key.rstrip("2")].draw()
            values[name] = value[0].upper() + value[1:] if name != key else value
        text = template.format(**values).replace("{p}", fixed["p"])
        return _ELISION.sub("u'", text)

    def claim(self, person: Person, *, known: bool) -> str:
        """Write one claim; a bare pronoun is kept for a speaker already introduced."""
        template = self.claims.draw()
        while "{said}" in template and not known:
            template = self.claims.draw()
        return self.fill(template, person, known=known)

    def paragraph(self) -> str:
        """Write a fact and two or three claims, at most one new speaker among them."""
        speaker = self.person()
        text = self.fill(self.fillers.draw(), speaker)
        for _ in range(self.rng.choice((2, 3))):
            text += " " + self.claim(speaker, known=speaker.name in text)
        return text

    def entry(self, minute: int) -> str:
        """Write one time-stamped entry: a title, then one or two paragraphs."""
        title = self.fill(self.titles.draw(), self.person())
        lines = [f"{minute // 60 % 24:02d} h {minute % 60:02d} – {title}"]
        lines += [self.paragraph() for _ in range(self.rng.choice((1, 1, 2)))]
        if self.rng.random() < 0.08:
            lines.append(self.also.draw())
        return "\n".join(lines)

    def entries(self) -> Iterator[str]:
        """Write entries for as long as they are asked for, a few minutes apart."""
        minute = 6 * 60 + 4
        while True:
            yield self.entry(minute)
            minute += self.rng.randrange(6, 17)


def make_article(seed: int = SEED, length: int = LENGTH) -> str:
    """Return the whole article, at most one entry longer than the length asked for."""
    parts = [HEADLINE, STANDFIRST]
    size = len(HEADLINE) + len(STANDFIRST) + len(SIGN_OFF)
    for entry in Writer(seed).entries():
        if size >= length:
            break
        parts.append(entry)
        size += len(entry) + 1
    return "\n".join([*parts, SIGN_OFF])


def main(argv: Sequence[str] | None = None) -> int:
    """Print the article."""
    parser = argparse.ArgumentParser(description="Print the long demo article.")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--length", type=int, default=LENGTH)
    args = parser.parse_args(argv)
    print(make_article(args.seed, args.length))
    return 0


if __name__ == "__main__":
    sys.exit(main())
