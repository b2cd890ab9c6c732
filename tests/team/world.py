"""Sixty articles with what is right in them, and five people who each see it a little otherwise.

Eleven articles are the demo's, with its gold. The others are made up from sentences; where the
names and claims are is known because they are put in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from random import Random

from annotator.app.operations.claims import AddPart, CreateClaim
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.spans import CreateSpan, SetAttribute
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, DocumentState
from annotator.core.offsets import canonicalise, text_hash
from annotator.core.resources import corpus
from annotator.core.suggestions import CLAIM, CUED_BY, KIND, SAID_BY
from annotator.core.tokens import Tokens

PEOPLE = ("Agathe", "Bruno", "Chloé", "Driss", "Élise")
ARTICLES = 60
_NAMES = ("Maëlle Garrec", "Odon Vasseur", "Ilyes Benhamou", "Sylvette Rouault")
_BODIES = ("le Syndicat des bateliers", "la Coopérative du Vernay", "l'Office des ponts")
_PLACES = ("Kervallon", "Saint-Lubin", "Montrevert", "la vallée de l'Orbance")
_CONTENTS = (
    "les écluses resteront fermées jusqu'au printemps",
    "la récolte a baissé d'un tiers",
    "personne n'a été blessé",
    "le pont sera rouvert avant la foire",
    "les comptes de la régie sont en ordre",
)
_MIXED = {"PER": "ORG", "ORG": "LOC", "LOC": "ORG"}
"""What each label is taken for."""
_CUES = ("a déclaré que", "a indiqué que", "assure que", "a reconnu que")


@dataclass(frozen=True, slots=True)
class Said:
    """A claim: its content, source and cue as ranges, and its kind."""

    content: tuple[int, int]
    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    kind: str


@dataclass(frozen=True, slots=True)
class Truth:
    """What is right in one article."""

    entities: tuple[tuple[int, int, str], ...]
    claims: tuple[Said, ...]


@dataclass(slots=True)
class Writer:
    """Puts an article together and remembers where its parts came to lie."""

    text: str = ""
    entities: list[tuple[int, int, str]] = field(default_factory=list)
    claims: list[Said] = field(default_factory=list)

    def put(self, words: str, label: str = "") -> tuple[int, int]:
        start = len(self.text)
        self.text += words
        if label:
            self.entities.append((start, len(self.text), label))
        return start, len(self.text)

    def claim(self, random: Random) -> None:
        who = self.put(random.choice(_NAMES), "PER")
        self.put(" ")
        cue = self.put(random.choice(_CUES))
        self.put(" ")
        content = self.put(random.choice(_CONTENTS))
        self.put(". ")
        # The word that introduces the content belongs to neither.
        self.claims.append(Said(content, who, (cue[0], cue[1] - len(" que")), "indirect"))

    def fact(self, random: Random) -> None:
        body = random.choice(_BODIES)
        self.put("À ")
        self.put(random.choice(_PLACES), "LOC")
        self.put(", ")
        article, _, name = body.partition("'" if "'" in body else " ")
        self.put(article + ("'" if "'" in body else " "))
        self.put(name, "ORG")
        self.put(" s'est réuni mardi. ")


def articles(seed: int = 6) -> list[tuple[Document, Truth]]:
    """Return the articles with what is right in them; the same for the same seed."""
    random = Random(seed)
    known = list(_demo())
    made = [_made(number, random) for number in range(ARTICLES - len(known))]
    return known + made


def _demo() -> Iterator[tuple[Document, Truth]]:
    for line in corpus("demo", "gold.jsonl").read_text("utf-8").splitlines():
        record = json.loads(line)
        claims = tuple(
            Said(
                tuple(claim["content"]),
                tuple(claim["source"]) if claim.get("source") else None,
                tuple(claim["cue"]) if claim.get("cue") else None,
                claim["kind"],
            )
            for claim in record["claims"]
        )
        spans = tuple((one["start"], one["end"], one["label"]) for one in record["spans"])
        yield _document(record["id"], record["text"]), Truth(spans, claims)


def _made(number: int, random: Random) -> tuple[Document, Truth]:
    writer = Writer()
    writer.put(f"Dépêche numéro {number}\n")
    for _ in range(random.randint(2, 4)):
        writer.fact(random)
        writer.claim(random)
        writer.put("\n")
    truth = Truth(tuple(writer.entities), tuple(writer.claims))
    return _document(f"dépêche {number}", writer.text.rstrip()), truth


def _document(title: str, text: str) -> Document:
    assert canonicalise(text) == text
    sha256 = text_hash(text)
    return Document(
        id=DocumentId(sha256[:32]), text=text, sha256=sha256, title=title, language="fr"
    )


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with habits: how often they miss, mix up, move an edge, and doubt a kind."""

    seed: int
    misses: float = 0.08
    mixes: float = 0.06
    moves: float = 0.06
    doubts: float = 0.1

    def annotate(self, project: Project, document: Document, truth: Truth) -> None:
        """Annotate an article to the end, by the operations that the window uses."""
        random = Random(f"{self.seed} {document.title}")
        tokens = project.tokens(document.id)
        for start, end, label in truth.entities:
            if random.random() < self.misses:
                continue
            named = _MIXED.get(label, "MISC") if random.random() < self.mixes else label
            place = longer(tokens, start, end) if random.random() < self.moves else (start, end)
            project.do(CreateSpan(document.id, *place, LabelId(named)))
        for claim in truth.claims:
            if random.random() >= self.misses:
                self._claim(project, document, claim, random)
        project.do(SetDocumentState(document.id, DocumentState.DONE))

    def _claim(self, project: Project, document: Document, claim: Said, random: Random) -> None:
        start, end = claim.content
        if random.random() < self.moves:
            start, end = longer(project.tokens(document.id), start, end)
        before = {span.id for span in project.spans(document.id)}
        project.do(CreateClaim(document.id, start, end, CLAIM))
        made = next(
            (one for one in project.spans(document.id) if one.id not in before),
            None,
        )
        if made is None:  # it shares its content with another
            return
        kind = claim.kind if random.random() >= self.doubts else "mixed"
        project.do(SetAttribute(document.id, made.id, KIND, kind))
        for part, type_ in ((claim.source, SAID_BY), (claim.cue, CUED_BY)):
            if part is not None and random.random() >= self.misses:
                project.do(AddPart(document.id, made.id, type_, *part))


def longer(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """Return a range with one more word at its end, if there is one."""
    later = (after for after in tokens.ends if after > end)
    return start, next(later, end)


def crew(seed: int = 11) -> dict[str, Person]:
    """Return the five people by name; the last one is careless."""
    people = {name: Person(seed + number) for number, name in enumerate(PEOPLE)}
    people["Élise"] = replace(people["Élise"], misses=0.3, mixes=0.15)
    return people
