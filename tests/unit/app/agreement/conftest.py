"""A project in which two people have done the same articles."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import SUFFIX, Project
from annotator.core.ids import AnnotatorId, LabelId
from annotator.core.model import Annotator, Document, DocumentState
from annotator.core.scheme import Scheme
from tests.unit.app.agreement.made import TEXT, Place, range_of

ADA = Annotator(id=AnnotatorId("a" * 32), name="Ada")
BEN = Annotator(id=AnnotatorId("b" * 32), name="Ben")
SAID: dict[str, tuple[list[Place], list[Place]]] = {
    "Calme": ([(0, 0, "PER"), (3, 4, "LOC")], [(0, 0, "PER"), (3, 4, "LOC")]),
    "Querelle": ([(1, 1, "PER"), (6, 7, "ORG")], [(1, 1, "LOC"), (7, 7, "ORG"), (9, 9, "PER")]),
}
"""What Ada and Ben say of two articles; a third is Ada's alone."""


def build(folder: Path, scheme: Scheme, make_document: Callable[..., Document]) -> Path:
    """Make the project and return its file."""
    path = folder / f"team{SUFFIX}"
    project = Project.create(path, scheme=scheme, annotator=ADA)
    project.join(BEN)
    made = {title: make_document(f"{TEXT} {title}.", title=title) for title in (*SAID, "Seule")}
    project.do(AddDocuments(tuple(made.values())))
    project.close()
    for side, who in enumerate((ADA, BEN)):
        project = Project.open(path, who)
        for title, said in SAID.items():
            document = made[title].id
            for first, last, label in said[side]:
                project.do(CreateSpan(document, *range_of(first, last), LabelId(label)))
            project.do(SetDocumentState(document, DocumentState.DONE))
        if who is ADA:
            project.do(SetDocumentState(made["Seule"].id, DocumentState.DONE))
        project.close()
    return path


@pytest.fixture
def team_path(tmp_path: Path, scheme: Scheme, make_document: Callable[..., Document]) -> Path:
    return build(tmp_path, scheme, make_document)


@pytest.fixture
def team(team_path: Path) -> Iterator[Project]:
    project = Project.open(team_path, ADA)
    yield project
    project.close()
