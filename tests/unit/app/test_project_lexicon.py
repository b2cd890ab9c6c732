"""The project's lexicon: what decisions teach it, and what it does to the next articles."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.lexicon import LEXICON, ApplyLexicon, write_lexicon
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.propagation import LabelMentions, RejectMentions
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import ExportWriteError, ProjectWriteError
from annotator.core.ids import DocumentId, LabelId
from annotator.core.lexicon import Count
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words

AddDocument = Callable[..., Document]
MakeProject = Callable[..., Project]
LOC, PER, ORG, CLAIM = (LabelId(name) for name in ("LOC", "PER", "ORG", "CLAIM"))
MODEL = Origin(OriginKind.MODEL, "m", "1")
FIRST = "Kiev attend Mars. Paris Saint-Germain dort."
NEXT = "Kiev voit Mars. Le Paris Saint-Germain."


def suggest(project: Project, document: Document, *found: tuple[str, LabelId]) -> None:
    spans = tuple(
        SuggestedSpan(
            start=document.text.index(form),
            end=document.text.index(form) + len(form),
            label=label,
            score=0.5,
            origin=MODEL,
        )
        for form, label in found
    )
    made = Suggestions(spans=spans, tokens=words(document.text), pipeline="m 1")
    project.do(StoreSuggestions(((document.id, made),)))


def span(project: Project, document: Document, form: str) -> Span:
    start = document.text.index(form)
    return next(
        item
        for item in project.spans(document.id)
        if (item.start, item.end) == (start, start + len(form))
    )


def counts(project: Project) -> dict[tuple[str, str], tuple[int, int]]:
    return {
        (entry.form, entry.label): (entry.count.accepted, entry.count.rejected)
        for entry in project.learned.entries()
    }


def shown(project: Project, document: Document) -> list[tuple[str, str, str]]:
    return [
        (document.text[item.start : item.end], item.label, item.state.value)
        for item in project.spans(document.id)
    ]


@pytest.fixture
def first(project: Project, add_document: AddDocument) -> Document:
    return add_document(project, FIRST)


@pytest.fixture
def following(project: Project, add_document: AddDocument) -> Document:
    return add_document(project, NEXT)


class TestLearning:
    def test_every_kind_of_decision_counts_and_undo_takes_it_back(
        self, project: Project, first: Document
    ) -> None:
        suggest(project, first, ("Kiev", PER), ("Mars", LOC))
        assert counts(project) == {}
        kiev, mars = span(project, first, "Kiev").id, span(project, first, "Mars").id
        steps = [
            (RelabelSpan(first.id, kiev, LOC), {("Kiev", "LOC"): (1, 0), ("Kiev", "PER"): (0, 1)}),
            (RejectSpans(first.id, (mars,)), {("Mars", "LOC"): (0, 1)}),
            (AcceptSpans(first.id, (mars,)), {("Mars", "LOC"): (1, 0)}),
            (CreateSpan(first.id, 18, 23, LOC), {("Paris", "LOC"): (1, 0)}),
            (DeleteSpans(first.id, (kiev,)), {("Kiev", "LOC"): (0, 1)}),
        ]
        seen = [counts(project)]
        for operation, expected in steps:
            project.do(operation)
            assert counts(project) == {**seen[-1], **expected}
            seen.append(counts(project))
        for before in reversed(seen[:-1]):
            project.undo()
            assert counts(project) == before
        for after in seen[1:]:
            project.redo()
            assert counts(project) == after

    def test_a_moved_edge_teaches_the_new_form_only(
        self, project: Project, first: Document
    ) -> None:
        suggest(project, first, ("Paris", LOC))
        paris = span(project, first, "Paris")
        project.do(MoveSpan(first.id, paris.id, 18, 37))
        assert counts(project) == {("Paris Saint-Germain", "LOC"): (1, 0)}

    def test_claims_and_zones_teach_nothing(self, project: Project, first: Document) -> None:
        project.do(CreateSpan(first.id, 0, 16, CLAIM))
        assert counts(project) == {}

    def test_it_survives_a_restart_and_a_failed_write(
        self, project: Project, first: Document, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        project.do(CreateSpan(first.id, 0, 4, LOC))
        with monkeypatch.context() as patch:
            patch.setattr(project._file.journal, "record", _full)
            with pytest.raises(ProjectWriteError):
                project.do(CreateSpan(first.id, 12, 16, LOC))
        assert counts(project) == {("Kiev", "LOC"): (1, 0)}
        project.close()
        again = Project.open(project.path)
        assert counts(again) == {("Kiev", "LOC"): (1, 0)}
        again.close()

    def test_forgetting_is_kept(self, project: Project, first: Document) -> None:
        project.do(CreateSpan(first.id, 0, 4, LOC))
        project.silence("Kiev", LOC, silenced=True)
        project.close()
        again = Project.open(project.path)
        assert [entry.silenced for entry in again.learned.entries()] == [True]
        again.close()


class TestApplying:
    def test_accepted_forms_are_proposed_where_nothing_lies(
        self, project: Project, first: Document, following: Document
    ) -> None:
        project.do(CreateSpan(first.id, 0, 4, LOC))
        project.do(CreateSpan(first.id, 18, 37, ORG))
        project.do(ApplyLexicon(following.id))
        assert shown(project, following) == [
            ("Kiev", "LOC", "suggested"), ("Paris Saint-Germain", "ORG", "suggested")
        ]  # fmt: skip
        assert {item.origin for item in project.spans(following.id)} == {LEXICON}
        assert project.status(following.id).state is DocumentState.NEW
        assert project.next_undo is not None
        assert project.next_undo.operation == "create-span"
        before = project.spans(following.id)
        project.do(ApplyLexicon(following.id))
        assert project.spans(following.id) == before

    def test_suggestions_follow_it_as_soon_as_they_come(
        self, project: Project, first: Document, following: Document
    ) -> None:
        suggest(project, first, ("Kiev", PER))
        project.do(RelabelSpan(first.id, span(project, first, "Kiev").id, LOC))
        project.do(CreateSpan(first.id, 18, 37, ORG))
        suggest(project, following, ("Kiev", PER), ("Paris", LOC), ("Mars", PER))
        assert shown(project, following) == [
            ("Kiev", "LOC", "suggested"),
            ("Mars", "PER", "suggested"),
            ("Paris Saint-Germain", "ORG", "suggested"),
        ]

    def test_what_is_refused_elsewhere_is_withdrawn(
        self, project: Project, first: Document, following: Document, add_document: AddDocument
    ) -> None:
        suggest(project, following, ("Mars", LOC))
        for document in (first, add_document(project, "Mars passe.")):
            suggest(project, document, ("Mars", LOC))
            project.do(RejectSpans(document.id, (span(project, document, "Mars").id,)))
        project.do(ApplyLexicon(following.id))
        assert shown(project, following) == []
        assert project.journal()[-1].fields["withdrawn"] == 1

    def test_decisions_stay(self, project: Project, first: Document, following: Document) -> None:
        project.do(CreateSpan(first.id, 0, 4, LOC))
        project.do(CreateSpan(first.id, 12, 16, LOC))
        suggest(project, following, ("Mars", LOC))
        project.do(RejectSpans(following.id, (span(project, following, "Mars").id,)))
        project.do(CreateSpan(following.id, 0, 9, PER))
        before = shown(project, following)
        project.do(ApplyLexicon(following.id))
        assert shown(project, following) == before

    @pytest.mark.parametrize("state", [DocumentState.DONE, DocumentState.SKIPPED])
    def test_an_article_that_is_finished_is_left_alone(
        self, project: Project, first: Document, following: Document, state: DocumentState
    ) -> None:
        project.do(CreateSpan(first.id, 0, 4, LOC))
        project.do(SetDocumentState(following.id, state))
        project.do(ApplyLexicon(following.id))
        assert shown(project, following) == []

    def test_it_can_be_switched_off(
        self, project: Project, first: Document, following: Document
    ) -> None:
        project.change_settings(lexicon=False)
        project.do(CreateSpan(first.id, 0, 4, LOC))
        project.do(ApplyLexicon(following.id))
        assert shown(project, following) == []
        project.change_settings(lexicon=True)
        project.do(ApplyLexicon(following.id))
        assert shown(project, following) == [("Kiev", "LOC", "suggested")]


def test_the_list_is_written_as_a_table(project: Project, first: Document, tmp_path: Path) -> None:
    project.do(CreateSpan(first.id, 0, 4, LOC))
    write_lexicon(project.learned, tmp_path / "forms.csv")
    lines = (tmp_path / "forms.csv").read_text("utf-8-sig").splitlines()
    assert lines == ["form,label,accepted,rejected,use", "Kiev,LOC,1,0,proposed"]
    with pytest.raises(ExportWriteError):
        write_lexicon(project.learned, tmp_path)


STEPS = st.lists(
    st.tuples(st.sampled_from("crRadmfxus"), st.integers(0, 40), st.integers(0, 3)), max_size=14
)


def _recount(project: Project, documents: list[DocumentId]) -> dict[tuple[str, str], int]:
    """Return the acceptances as the spans themselves tell them."""
    found: dict[tuple[str, str], int] = {}
    for document in documents:
        text = project.document(document).text
        for item in project.spans(document):
            if item.layer == "entities" and item.state.value == "accepted":
                key = (text[item.start : item.end], str(item.label))
                found[key] = found.get(key, 0) + 1
    return found


@settings(max_examples=40)
@given(STEPS)
def test_the_counts_are_those_of_the_spans_after_any_history(
    make_project: MakeProject, add_document: AddDocument, steps: list[tuple[str, int, int]]
) -> None:
    project = make_project()
    document = add_document(project, FIRST)
    tokens = words(FIRST)
    labels = [LOC, PER, ORG]
    suggest(project, document, ("Kiev", LOC), ("Mars", PER))
    for kind, place, number in steps:
        spans = [item for item in project.spans(document.id) if item.layer == "entities"]
        chosen = spans[place % len(spans)].id if spans else None
        first = place % len(tokens)
        last = min(first + number, len(tokens) - 1)
        area = (tokens.starts[first], tokens.ends[last])
        label = labels[number % 3]
        if kind == "c":
            with_label = (area[0], area[1], label)
            if with_label not in {(s.start, s.end, s.label) for s in spans}:
                project.do(CreateSpan(document.id, *with_label))
        elif kind == "u":
            project.undo()
        elif kind == "s":
            project.redo()
        elif chosen is not None:
            _decide(project, document.id, chosen, kind, label, area)
        told = {key: accepted for key, (accepted, _) in counts(project).items() if accepted}
        expected = _recount(project, [document.id])
        assert told == {key: n for key, n in expected.items() if sum(map(str.isalpha, key[0])) > 1}
    while project.next_undo is not None:
        project.undo()
    assert counts(project) == {}


def _decide(
    project: Project,
    document: DocumentId,
    chosen: str,
    kind: str,
    label: LabelId,
    area: tuple[int, int],
) -> None:
    identifier = next(item.id for item in project.spans(document) if item.id == chosen)
    same = {(s.start, s.end, s.label) for s in project.spans(document) if s.id != identifier}
    own = next(s for s in project.spans(document) if s.id == identifier)
    if kind == "R" and (own.start, own.end, label) not in same:
        project.do(RelabelSpan(document, identifier, label))
    elif kind == "m" and (*area, own.label) not in same:
        project.do(MoveSpan(document, identifier, *area))
    elif kind in "arfxd":
        makers = {
            "a": AcceptSpans(document, (identifier,)),
            "r": RejectSpans(document, (identifier,)),
            "d": DeleteSpans(document, (identifier,)),
            "f": LabelMentions(document, identifier),
            "x": RejectMentions(document, identifier),
        }
        project.do(makers[kind])


def _full(*_: object, **__: object) -> None:
    raise ProjectWriteError(path="x", reason="full")


def test_counts_never_go_below_nothing() -> None:
    assert Count(0, 1).plus(-1, -1) == Count()
