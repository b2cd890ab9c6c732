"""Finding documents by words and fields, in the real index."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.operations.documents import FlagDocument, SetDocumentState
from annotator.app.operations.spans import CreateSpan
from annotator.app.project import Project
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Document, DocumentState
from annotator.core.query import parse_query

AddDocument = Callable[..., Document]


@pytest.fixture
def articles(project: Project, add_document: AddDocument) -> list[DocumentId]:
    texts = (
        ("Élodie Lefèvre, maire de Saintes, craint la crue de la Charente.", "La crue"),
        ("Le musée montre l’œuvre d’Anne Lemoal. La Charente est loin.", "Au musée"),
        ("Élodie chante ; Lefèvre écoute. La crue attendra.", "Concert"),
    )
    dates = ("2024-02-13", "2024-03-01T08:00", "")
    found = [
        add_document(
            project, text, title=title, published=date, source="La Dépêche", language="fr"
        ).id
        for (text, title), date in zip(texts, dates, strict=True)
    ]
    project.do(CreateSpan(found[0], 0, 14, LabelId("PER")))
    project.do(FlagDocument(found[1], flagged=True))
    project.do(SetDocumentState(found[2], DocumentState.DONE))
    return found


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("élodie lefèvre", [0, 2]),
        ("elodie lefevre", [0, 2]),
        ('"ELODIE LEFEVRE"', [0]),
        ("oeuvre", [1]),
        ("charente -crue", [1]),
        ("title:crue", [0]),
        ("NEAR(crue charente, 3)", [0]),
        ("mus*", [1]),
        ("concert OR musee", [1, 2]),
        ("source:depeche date:2024-02", [0]),
        ("date:2024-02..2024-03", [0, 1]),
        ("-date:2024", [2]),
        ("label:per", [0]),
        ("crue -label:PER", [2]),
        ("state:done", [2]),
        ("is:flagged", [1]),
        ("lang:FR state:new", [1]),
        ("annotator:camille", [0]),
        ("absent", []),
    ],
)
def test_words_and_fields_find_articles(
    project: Project, articles: list[DocumentId], typed: str, numbers: list[int]
) -> None:
    found = project.document_ids(query=parse_query(typed))
    assert found == [articles[number] for number in numbers]


def test_the_first_hits_come_alone(project: Project, articles: list[DocumentId]) -> None:
    assert project.document_ids(query=parse_query("la"), limit=2) == articles[:2]


def test_the_index_takes_a_document_out_again(project: Project, articles: list[DocumentId]) -> None:
    file = project._file
    with file.transaction():
        file.documents._words.remove(1, project.document(articles[0]))
    assert project.document_ids(query=parse_query("crue")) == [articles[2]]
    file._db.execute("INSERT INTO words (words) VALUES ('integrity-check')")
