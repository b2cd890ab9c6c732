"""Three annotators of demo articles, whose work differs where it was made to differ."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.spans import CreateSpan, SetAttribute
from annotator.app.project import SUFFIX, Project
from annotator.app.schemes import load_scheme
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, SpanId, new_id
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.offsets import text_hash
from annotator.core.resources import corpus
from annotator.core.suggestions import CLAIM, CUE, CUED_BY, KIND, SAID_BY, SOURCE
from annotator.core.tokens import Tokens, words

NAMES = ("Camille Aubry", "Nadia Ferrand", "Tom Lescure", "Inès Caron", "Jules Morel")
_OTHERS = {"PER": "ORG", "ORG": "LOC", "LOC": "ORG", "DATE": "LOC"}


def people(count: int = 3) -> list[Annotator]:
    """Return so many annotators; their ids are always the same."""
    return [
        Annotator(id=AnnotatorId(f"{at + 1:032x}"), name=name)
        for at, name in enumerate(NAMES[:count])
    ]


def make_team(folder: Path, *, articles: int = 4, seed: int = 3, team: int = 3) -> Path:
    """Return a project in which a team finished articles of the demo, and disagrees here and there.

    The first of them leads: the project opens as them.
    """
    rows = [
        msgspec.json.decode(row) for row in corpus("demo", "gold.jsonl").read_bytes().splitlines()
    ]
    rows = rows[:articles]
    titles = {row["id"]: row["text"].split("\n")[0] for row in rows}
    path = folder / f"team{SUFFIX}"
    everybody = people(team)
    project = Project.create(path, scheme=load_scheme(), annotator=everybody[0], name="team")
    made = tuple(
        Document(
            id=DocumentId(new_id()), text=row["text"], sha256=text_hash(row["text"]),
            title=titles[row["id"]], source="La Dépêche",
        )
        for row in rows
    )  # fmt: skip
    project.do(AddDocuments(made))
    for one in everybody[1:]:
        project.join(one)
    project.close()
    for at, one in enumerate(everybody):
        work = Project.open(path, one)
        for number, (document, row) in enumerate(zip(made, rows, strict=True)):
            chance = random.Random(f"{seed}/{at}/{number}")
            _Annotating(work, document, chance, steady=at == 0).do(row)
            work.do(SetDocumentState(document.id, DocumentState.DONE))
        work.close()
    return path


class _Annotating:
    """Somebody in front of an article, who knows its gold and is now and then of another mind."""

    def __init__(
        self, project: Project, document: Document, chance: random.Random, *, steady: bool
    ) -> None:
        self._project, self._document, self._chance = project, document.id, chance
        self._text = document.text
        self._tokens: Tokens = words(document.text)
        self._error = 0.05 if steady else 0.16

    def do(self, row: dict[str, Any]) -> None:
        """Make the entities and claims of a row of gold, with slips."""
        for span in row["spans"]:
            for start, end, label in self._slipped(span["start"], span["end"], span["label"]):
                self._make(start, end, label)
        for claim in row["claims"]:
            if not self._slips():
                self._claim(claim)

    def _slips(self) -> bool:
        return self._chance.random() < self._error

    def _slipped(self, start: int, end: int, label: str) -> Iterator[tuple[int, int, str]]:
        if not self._slips():
            yield start, end, label
            return
        kind = self._chance.choice(("missing", "label", "edges", "edges"))
        if kind == "label":
            yield start, end, _OTHERS.get(label, label)
        elif kind == "edges":
            left = self._tokens.previous_start(start)
            yield (left if "\n" not in self._text[left:start] else start), end, label

    def _claim(self, claim: dict[str, Any]) -> None:
        start, end = claim["content"]
        if self._slips():
            end = max(self._tokens.previous_end(end), start + 1)
        head = self._make(start, end, CLAIM)
        kind = claim[KIND]
        if self._slips():
            kind = {"direct": "mixed", "mixed": "direct"}.get(kind, "mixed")
        self._project.do(SetAttribute(self._document, head, KIND, kind))
        for part, label, link in (("source", SOURCE, SAID_BY), ("cue", CUE, CUED_BY)):
            if claim[part] and not self._slips():
                child = self._make(*claim[part], label)
                self._project.do(LinkSpans(self._document, link, head, child))

    def _make(self, start: int, end: int, label: str) -> SpanId:
        self._project.do(CreateSpan(self._document, start, end, LabelId(label)))
        spans = self._project.spans(self._document)
        return next(s.id for s in spans if (s.start, s.end, s.label) == (start, end, label))
