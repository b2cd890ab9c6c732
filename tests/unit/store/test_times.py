"""How long an annotator usually takes: the median of what was finished last in the corpus."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from annotator.app.operations.documents import AddDocuments, SetDocumentState
from annotator.app.project import Project
from annotator.core.model import Document, DocumentState
from annotator.store import times

MakeProject = Callable[..., Project]
MakeDocument = Callable[..., Document]


def test_the_median_is_of_finished_documents_and_of_the_last_of_many(
    make_project: MakeProject, make_document: MakeDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = make_project()
    documents = [make_document("x" * 500 + str(number)) for number in range(9)]
    project.do(AddDocuments(tuple(documents)))
    assert project.typical_time() is None
    for number, document in enumerate(documents):
        project.add_time(document.id, 1000 * (number + 1))
    assert (project.typical_time(), project.usual_pace()) == (None, None)
    for document in documents[:8]:
        project.do(SetDocumentState(document.id, DocumentState.DONE))
    assert project.typical_time() == 5000
    assert project.usual_pace() == 5000 * 1000 // 501
    monkeypatch.setattr(times, "_MANY", 5)
    assert project.typical_time() == 6000
    assert project.usual_pace() == 6000 * 1000 // 501
