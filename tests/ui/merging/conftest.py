"""A project and copies of it in which somebody went on."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, DocumentState

TEXT = (
    "La Moselle déborde\n"
    "Anne Lemoal a fermé l’école de Toul mardi, et les élèves restent chez eux jusqu’à vendredi.\n"
    "La décrue devrait commencer jeudi, selon Météo-France, dit le maire devant les parents."
)
OTHER = "Le budget de Metz\nBruno Kieffer présente le budget de Metz au conseil municipal."


def label(project: Project, document: Document, words: str, name: str) -> None:
    """Label words of a document."""
    start = document.text.index(words)
    project.do(CreateSpan(document.id, start, start + len(words), LabelId(name)))


class Copies:
    """A project, closed, and copies of it that went on differently."""

    def __init__(self, path: Path, documents: list[Document]) -> None:
        self.path, self.documents = path, documents

    def make(self, name: str, go_on: Callable[[Project, list[Document]], object]) -> Path:
        """Copy the project as it is now, and go on in the copy."""
        copy = self.path.with_name(name)
        shutil.copy(self.path, copy)
        project = Project.open(copy)
        go_on(project, self.documents)
        project.close()
        return copy

    def go_on(self, do: Callable[[Project, list[Document]], object]) -> None:
        """Go on in the project itself."""
        project = Project.open(self.path)
        do(project, self.documents)
        project.close()


@pytest.fixture
def copies(project: Project, make_document: Callable[..., Document]) -> Copies:
    documents = [
        make_document(TEXT, title="La Moselle déborde", source="La Feuille"),
        make_document(OTHER, title="Le budget de Metz", source="La Feuille"),
    ]
    project.do(AddDocuments(tuple(documents)))
    label(project, documents[0], "Anne Lemoal", "PER")
    project.close()
    return Copies(project.path, documents)


@pytest.fixture
def further(copies: Copies) -> Path:
    """Return a copy in which the second article was labelled and finished."""

    def go_on(project: Project, documents: list[Document]) -> None:
        label(project, documents[1], "Bruno Kieffer", "PER")
        label(project, documents[1], "Metz", "LOC")
        project.do(SetDocumentState(documents[1].id, DocumentState.DONE))

    return copies.make("retour.annodb", go_on)


@pytest.fixture
def rival(copies: Copies) -> Path:
    """Return a copy in which the first article went on otherwise than in the project."""

    def here(project: Project, documents: list[Document]) -> None:
        label(project, documents[0], "Toul", "LOC")

    def there(project: Project, documents: list[Document]) -> None:
        label(project, documents[0], "Météo-France", "ORG")
        label(project, documents[0], "Toul", "ORG")
        project.do(SetDocumentState(documents[0].id, DocumentState.DONE))

    copy = copies.make("portable.annodb", there)
    copies.go_on(here)
    return copy
