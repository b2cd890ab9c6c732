"""What a search over the corpus reads from a project file."""

from collections.abc import Callable

import pytest

from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.project import Project
from annotator.core.ids import LabelId
from annotator.core.model import Document, SpanState

LOC, PER = LabelId("LOC"), LabelId("PER")


@pytest.fixture
def filled(project: Project, add_document: Callable[..., Document]) -> Project:
    for text in ("Kiev attend.", "Rien ici.", "KIEV et Rome."):
        add_document(project, text, title=text[:4])
    return project


def test_texts_by_range_and_part(filled: Project) -> None:
    corpus = filled.corpus
    assert corpus.last() == 3
    assert [page.number for page in corpus.texts(0, 3)] == [1, 2, 3]
    assert [page.number for page in corpus.texts(1, 2)] == [2]
    assert [page.number for page in corpus.texts(0, 3, ("kiev",))] == [1, 3]
    assert [page.number for page in corpus.texts(0, 3, ("rome", "rien"))] == [2, 3]
    assert [page.title for page in corpus.numbered([3, 1, 3])] == ["Kiev", "KIEV"]


def test_marked_spans_by_label_and_state(filled: Project) -> None:
    first, _, third = filled.document_ids()
    filled.do(CreateSpan(first, 0, 4, LOC))
    filled.do(CreateSpan(third, 8, 12, PER))
    filled.do(RejectSpans(third, (filled.spans(third)[0].id,)))
    who = filled.annotator_id
    marked = filled.corpus.marked
    assert [mark[:3] for mark in marked(0, 3, who)] == [(1, 0, 4), (3, 8, 12)]
    assert [mark.number for mark in marked(0, 3, who, labels=(LOC,))] == [1]
    assert [mark.number for mark in marked(0, 3, who, states=(SpanState.REJECTED,))] == [3]
    assert marked(1, 2, who) == []


def test_noted_spans_come_by_an_index(filled: Project) -> None:
    first, _, third = filled.document_ids()
    for document, flagged, comment in ((first, True, ""), (third, False, "voir")):
        filled.do(CreateSpan(document, 0, 4, LOC))
        span = filled.spans(document)[0]
        filled.do(NoteSpan(document, span.id, flagged=flagged, comment=comment))
    who = filled.annotator_id
    noted = filled.corpus.noted(0, who, most=10)
    assert [(mark.number, mark.flagged, mark.comment) for mark in noted] == [
        (1, True, ""),
        (3, False, "voir"),
    ]
    assert len(filled.corpus.noted(0, who, most=1)) == 1
    assert [mark.number for mark in filled.corpus.noted(1, who, most=10)] == [3]
    assert filled.noted_count() == 2
    assert filled.document_ids(noted=True) == [first, third]
    db = filled._file._db
    columns = 'document, start, "end", flagged, comment'
    known = "annotator = 1 AND document > 0 AND (flagged = 1 OR comment <> '')"
    for chosen in ("count(DISTINCT document)", columns):
        sql = f"SELECT {chosen} FROM spans WHERE {known}"
        plan = " ".join(str(row) for row in db.execute(f"EXPLAIN QUERY PLAN {sql}"))
        assert "spans_noted" in plan


def test_rejected_spans_with_notes_are_listed_only_when_wanted(filled: Project) -> None:
    first = filled.document_ids()[0]
    filled.do(CreateSpan(first, 0, 4, LOC))
    span = filled.spans(first)[0]
    filled.do(NoteSpan(first, span.id, flagged=True, comment=""))
    filled.do(RejectSpans(first, (span.id,)))
    who = filled.annotator_id
    assert filled.corpus.noted(0, who, most=10) == []
    assert len(filled.corpus.noted(0, who, most=10, every=True)) == 1


def test_forms_of_a_lemma(filled: Project) -> None:
    pairs = [("suis", "être"), ("suis", "suivre"), ("est", "être"), ("suit", "suivre")]
    filled.store_forms("fr 1", 2, pairs)
    corpus = filled.corpus
    assert corpus.forms_of("être") == ["est", "suis", "être"]
    assert corpus.forms_of("est") == ["est", "suis", "être"]
    assert corpus.forms_of("suis") == ["est", "suis", "suit", "suivre", "être"]
    assert corpus.forms_of("kiev") == ["kiev"]
    assert corpus.lemmatised("fr 1") == 2
    assert corpus.lemmatised("fr 2") == 0
    filled.store_forms("fr 1", 3, [("suis", "être"), ("furent", "être")])
    assert corpus.lemmatised("fr 1") == 3
    assert corpus.forms_of("être") == ["est", "furent", "suis", "être"]
