"""What is given to whom: shown before, one step to take back, and never at the cost of work."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.operations.assigning import Assign, ChangeTerms, Reassign, TakeBack
from annotator.app.operations.spans import CreateSpan
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.team import Held, Wishes, assign, begun, look_ahead, named, pair
from annotator.core.errors import BadQueryError, NothingToAssignError
from annotator.core.ids import AnnotatorId, DocumentId, LabelId, new_id
from annotator.core.model import HUMAN, Annotator, Document, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.team import overlapping
from annotator.core.tokens import words
from annotator.core.uncertainty import Order

MakeProject = Callable[..., Project]
AddDocument = Callable[..., Document]
MODEL = Origin(OriginKind.MODEL, "m", "1")
ANNA = Annotator(id=AnnotatorId(new_id()), name="Anna")
BEA = Annotator(id=AnnotatorId(new_id()), name="Bea")


@pytest.fixture
def project(make_project: MakeProject, add_document: AddDocument) -> Project:
    project = make_project()
    for number in range(20):
        add_document(
            project,
            f"Anna rit {number}.",
            source=f"source {number % 2}",
            published=f"2026-0{1 + number % 3}-01",
            metadata={"beat": "sport" if number < 5 else "town"},
        )
    return project


def suggestions_of(document: Document) -> Suggestions:
    span = SuggestedSpan(start=0, end=4, label=LabelId("PER"), score=0.9, origin=MODEL)
    return Suggestions(tokens=words(document.text), spans=(span,), pipeline="m 1")


def test_an_outlook_says_who_gets_what_and_writes_nothing(project: Project) -> None:
    people = named(project, ["Anna", " bea ", "anna", ""])
    assert [who.name for who in people] == ["Anna", "bea"]
    wishes = Wishes(people=people, overlap=0.4, stratify=("source", "metadata.beat"))
    outlook = look_ahead(project, wishes)
    assert (outlook.dealt, outlook.shared, outlook.held, outlook.left) == (20, 8, 0, ())
    assert [len(share.documents) for share in outlook.shares] == [14, 14]
    assert [share.shared for share in outlook.shares] == [8, 8]
    assert outlook.pairs == {pair(people[0].id, people[1].id): 8}
    assert set(outlook.strata) == {
        f"source {side} · {beat}" for side in "01" for beat in ("sport", "town")
    }
    assert outlook.newcomers == people
    assert project.batches() == []
    assert len(project.people) == 1


def test_giving_out_is_one_step(project: Project) -> None:
    outlook = look_ahead(project, Wishes(people=named(project, ["Anna", "Bea"]), name="first"))
    assert assign(project, outlook).team
    assert {who.name for who in project.people} >= {"Anna", "Bea"}
    given_out = {batch.annotator: batch for batch in project.batches()}
    for share in outlook.shares:
        assert given_out[share.annotator.id].documents == share.documents
        assert given_out[share.annotator.id].name == "first"
    # Nobody's work has begun by it.
    assert not project.status(outlook.shares[0].documents[0]).state.value.startswith("in")
    project.undo()
    assert project.batches() == []
    project.redo()
    assert {batch.annotator: batch for batch in project.batches()} == given_out
    assert named(project, ["ANNA"])[0].id == outlook.shares[0].annotator.id


def test_the_second_time_only_the_rest_is_given_out(project: Project) -> None:
    people = named(project, ["Anna", "Bea"])
    assign(project, look_ahead(project, Wishes(people=people, each=3, overlap=0)))
    before = overlapping(project.batches())
    outlook = look_ahead(project, Wishes(people=people, overlap=0))
    assert (outlook.held, outlook.dealt) == (6, 14)
    assign(project, outlook)
    assert all(len(who) == 1 for who in overlapping(project.batches()).values())
    with pytest.raises(NothingToAssignError):
        look_ahead(project, Wishes(people=people))
    topped = look_ahead(project, Wishes(people=people, overlap=1, held=Held.TOP_UP))
    assign(project, topped)
    assert all(len(who) == 2 for who in overlapping(project.batches()).values())
    assert before.keys() <= overlapping(project.batches()).keys()


def test_what_is_asked_for_comes_first(project: Project) -> None:
    who = named(project, ["Anna"])
    found = look_ahead(project, Wishes(people=who, query='source:"source 1"'))
    assert {project.document(one).source for one in found.shares[0].documents} == {"source 1"}
    first = look_ahead(project, Wishes(people=who, each=4, order=Order.OLDEST))
    assert {project.document(one).published for one in first.shares[0].documents} == {"2026-01-01"}
    mixed = look_ahead(project, Wishes(people=who, each=4, order=Order.RANDOM, seed=3))
    again = look_ahead(project, Wishes(people=who, each=4, order=Order.RANDOM, seed=3))
    other = look_ahead(project, Wishes(people=who, each=4, order=Order.RANDOM, seed=4))
    assert mixed.shares[0].documents == again.shares[0].documents != other.shares[0].documents
    chosen = project.document_ids()[3:5]
    only = look_ahead(project, Wishes(people=who, documents=tuple(reversed(chosen))))
    assert only.shares[0].documents == tuple(reversed(chosen))
    with pytest.raises(NothingToAssignError):
        look_ahead(project, Wishes(people=who, query="nothingofthekind"))
    with pytest.raises(NothingToAssignError):
        look_ahead(project, Wishes(people=()))
    with pytest.raises(BadQueryError):
        look_ahead(project, Wishes(people=who, query="date:whenever"))


def test_taking_back_leaves_the_work(project: Project) -> None:
    me, document = project.annotator_id, project.document_ids()[0]
    given_to_me = tuple(project.document_ids()[:3])
    project.do(Assign(((me, given_to_me),)))
    project.do(CreateSpan(document, 0, 4, LabelId("PER")))
    assert begun(project, me, given_to_me) == 1
    spans = project.spans(document)
    project.do(TakeBack(me, (document,)))
    assert project.assigned_to(document) == ()
    assert project.batches(me)[0].documents == given_to_me[1:]
    assert project.spans(document) == spans
    project.do(TakeBack(me, given_to_me))
    assert project.batches() == []
    project.undo()
    project.undo()
    assert project.batches(me)[0].documents == given_to_me


def test_moving_keeps_the_terms(project: Project) -> None:
    for who in (ANNA, BEA):
        project.join(who)
    first, second, third = project.document_ids()[:3]
    project.do(
        Assign(((ANNA.id, (first, second)), (BEA.id, (second, third))), "b", suggestions=False)
    )
    before = project.batches()
    project.do(Reassign(ANNA.id, BEA.id, (first, second)))
    # The second one Bea had already.
    assert project.assigned_to(first) == project.assigned_to(second) == (BEA.id,)
    assert project.batches(ANNA.id) == []
    assert all(not one.suggestions and one.name == "b" for one in project.batches())
    project.undo()
    assert sorted(project.batches(), key=lambda one: one.id) == sorted(
        before, key=lambda one: one.id
    )
    assert project.do(Reassign(ANNA.id, ANNA.id, (first,))).team is False


def test_terms_change_for_all_or_for_some(project: Project) -> None:
    me = project.annotator_id
    first, second = project.document_ids()[:2]
    for document in (first, second):
        found = suggestions_of(project.document(document))
        project.do(StoreSuggestions(((document, found),)))
    project.do(Assign(((me, (first, second)),)))
    project.do(CreateSpan(first, 5, 8, LabelId("ORG")))
    own = next(span for span in project.spans(first) if span.origin == HUMAN)

    project.do(ChangeTerms(me, (first,), suggestions=False, others=True))
    assert not project.sees_suggestions(first)
    assert project.sees_others(first)
    assert project.sees_suggestions(second)
    assert not project.sees_others(second)
    assert project.spans(first) == (own,)
    assert len(project.spans(second)) == 1
    project.undo()
    assert project.sees_suggestions(first)
    assert len(project.spans(first)) == 2
    assert len(project.batches()) == 1
    project.do(ChangeTerms(me, suggestions=False))
    assert len(project.batches()) == 1
    assert project.spans(second) == ()
    assert project.do(ChangeTerms(me, suggestions=False)).team is False


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("assign", "take", "move", "terms")),
        st.integers(0, 1),
        st.sets(st.integers(0, 5)),
        st.booleans(),
    ),
    max_size=12,
)


@given(steps=STEPS)
@settings(max_examples=25)
def test_any_steps_are_taken_back_exactly(
    steps: list[tuple[str, int, set[int], bool]],
    make_project: MakeProject,
    add_document: AddDocument,
) -> None:
    project = make_project()
    people = (ANNA, BEA)
    for who in people:
        project.join(who)
    documents = [add_document(project, f"Anna {number}.").id for number in range(6)]
    project.settle_history()
    seen = [_given(project)]
    done = 0
    for kind, who, chosen, flag in steps:
        these = tuple(documents[number] for number in sorted(chosen))
        one, other = people[who].id, people[1 - who].id
        match kind:
            case "assign":
                effects = project.do(Assign(((one, these),), suggestions=flag))
            case "take":
                effects = project.do(TakeBack(one, these))
            case "move":
                effects = project.do(Reassign(one, other, these))
            case "terms":
                effects = project.do(ChangeTerms(one, these, suggestions=flag))
            case _:
                continue
        held = [(batch.annotator, item) for batch in project.batches() for item in batch.documents]
        assert len(held) == len(set(held))
        if effects.team:
            done += 1
            seen.append(_given(project))
    for number in reversed(range(done)):
        project.undo()
        assert _given(project) == seen[number]
    for number in range(done):
        project.redo()
        assert _given(project) == seen[number + 1]


def _given(project: Project) -> set[tuple[AnnotatorId, DocumentId, bool, str]]:
    return {
        (batch.annotator, document, batch.suggestions, batch.id)
        for batch in project.batches()
        for document in batch.documents
    }
