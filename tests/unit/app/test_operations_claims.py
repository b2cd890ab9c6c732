"""Claims as units: making one, what is proposed for it, giving it a part, and taking all back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from annotator.app.claims import Claim, claims_of, incomplete
from annotator.app.operations.claims import AddPart, CreateClaim, StoreParts
from annotator.app.operations.operation import Operation
from annotator.app.operations.relations import UnlinkSpans
from annotator.app.operations.spans import (
    AcceptSpans,
    CreateSpan,
    DeleteSpans,
    MoveSpan,
    RejectSpans,
    RelabelSpan,
    SetAttribute,
)
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.core.errors import SpanOutsideTextError, UnknownNameError
from annotator.core.ids import DocumentId, LabelId, RelationTypeId, SpanId
from annotator.core.model import Document, Origin, OriginKind, Span, SpanState
from annotator.core.suggestions import CUED_BY, SAID_BY, SuggestedClaim, Suggestions
from annotator.core.tokens import words

AddDocument = Callable[..., Document]
TEXT = "Le maire affirme que la Seine monte. Le préfet nie, et le maire aussi."
RULE = Origin(OriginKind.RULE, "clause", "1")
CLAIM, SOURCE, CUE = LabelId("CLAIM"), LabelId("SOURCE"), LabelId("CUE")
CONTENT = (21, 35)


def place(needle: str) -> tuple[int, int]:
    start = TEXT.index(needle)
    return start, start + len(needle)


FOUND = SuggestedClaim(
    content=CONTENT,
    source=place("Le maire"),
    cue=place("affirme"),
    kind="mixed",
    modality="conditional",
    score=0.8,
    origin=RULE,
)


@pytest.fixture
def doc(project: Project, add_document: AddDocument) -> DocumentId:
    return add_document(project, TEXT).id


class Work:
    """One document of a project, with short words for what the tests ask of it."""

    def __init__(self, project: Project, doc: DocumentId) -> None:
        self.project, self.doc = project, doc

    def create(self, start: int, end: int) -> Span:
        effects = self.project.do(CreateClaim(self.doc, start, end, CLAIM))
        assert effects.focus is not None
        return self.span(effects.focus[1])

    def span(self, identifier: SpanId | None) -> Span:
        return next(span for span in self.project.spans(self.doc) if span.id == identifier)

    def suggest(self, *claims: SuggestedClaim) -> None:
        found = Suggestions(claims=claims, tokens=words(TEXT), pipeline="m 1")
        self.project.do(StoreSuggestions(((self.doc, found),)))

    def answer(self, claim: Span, found: SuggestedClaim = FOUND) -> None:
        self.project.do(StoreParts(self.doc, claim.id, found))

    def seen(self) -> set[tuple[str, str, str]]:
        return {
            (span.label, TEXT[span.start : span.end], span.state.value)
            for span in self.project.spans(self.doc)
        }

    def links(self) -> set[tuple[str, str]]:
        return {(link.type, link.state.value) for link in self.project.relations(self.doc)}

    def claim(self) -> Claim:
        (only,) = claims_of(
            self.project.spans(self.doc), self.project.relations(self.doc), self.project.scheme
        )
        return only


@pytest.fixture
def work(project: Project, doc: DocumentId) -> Work:
    return Work(project, doc)


PROPOSED = {
    ("CLAIM", "la Seine monte", "accepted"),
    ("SOURCE", "Le maire", "suggested"),
    ("CUE", "affirme", "suggested"),
}


# Made, and proposed for


def test_a_claim_stands_at_once_and_its_parts_come_as_suggestions(work: Work) -> None:
    claim = work.create(*CONTENT)
    assert work.seen() == {("CLAIM", "la Seine monte", "accepted")}
    work.answer(claim)
    assert work.seen() == PROPOSED
    assert work.links() == {("said-by", "suggested"), ("cued-by", "suggested")}
    made = work.span(claim.id)
    assert made.attributes == {"kind": "mixed", "modality": "conditional"}
    assert made.origin.kind is OriginKind.HUMAN


def test_one_undo_takes_back_the_claim_and_what_was_proposed_for_it(work: Work) -> None:
    work.answer(work.create(*CONTENT))
    assert work.project.undo() is not None
    assert work.seen() == set()
    assert work.links() == set()
    assert work.project.next_undo is None
    assert work.project.redo() is not None
    assert work.seen() == PROPOSED
    assert work.links() == {("said-by", "suggested"), ("cued-by", "suggested")}


def test_undo_leaves_what_another_claim_has_too(work: Work) -> None:
    work.suggest(replace(FOUND, content=place("Le préfet nie"), cue=None))
    work.answer(work.create(*CONTENT))
    assert [span.label for span in work.project.spans(work.doc)].count(SOURCE) == 1
    work.project.undo()
    assert ("SOURCE", "Le maire", "suggested") in work.seen()
    assert ("CUE", "affirme", "suggested") not in work.seen()


@pytest.mark.parametrize("gesture", ["delete", "relabel"])
def test_proposals_go_when_the_claim_goes_and_come_back_with_it(work: Work, gesture: str) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    makers: dict[str, Operation] = {
        "delete": DeleteSpans(work.doc, (claim.id,)),
        "relabel": RelabelSpan(work.doc, claim.id, LabelId("MISC")),
    }
    work.project.do(makers[gesture])
    assert {label for label, _, _ in work.seen()} == ({"MISC"} if gesture == "relabel" else set())
    assert work.links() == set()
    work.project.undo()
    assert work.seen() == PROPOSED


def test_deleting_a_claim_and_its_proposed_source_together(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    (source,) = [span for span in work.project.spans(work.doc) if span.label == SOURCE]
    work.project.do(DeleteSpans(work.doc, (claim.id, source.id)))
    assert work.seen() == set()
    work.project.undo()
    assert work.seen() == PROPOSED


# Answers that come too late


def test_an_answer_for_a_claim_that_was_moved_is_dropped(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.project.do(MoveSpan(work.doc, claim.id, *place("la Seine")))
    work.answer(claim)
    assert work.seen() == {("CLAIM", "la Seine", "accepted")}


@pytest.mark.parametrize("gesture", ["undo", "delete", "reject"])
def test_an_answer_for_a_claim_that_is_gone_is_dropped(work: Work, gesture: str) -> None:
    claim = work.create(*CONTENT)
    if gesture == "undo":
        work.project.undo()
    elif gesture == "delete":
        work.project.do(DeleteSpans(work.doc, (claim.id,)))
    else:
        work.project.do(RejectSpans(work.doc, (claim.id,)))
    before = work.project.spans(work.doc)
    redo = work.project.next_redo
    work.answer(claim)
    assert work.project.spans(work.doc) == before
    assert work.project.next_redo == redo


def test_an_answer_changes_no_value_that_was_set_meanwhile(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.project.do(SetAttribute(work.doc, claim.id, "kind", "unattributed"))
    work.answer(claim)
    assert work.span(claim.id).attributes == {"kind": "unattributed", "modality": "conditional"}


def test_an_answer_does_not_argue_with_what_was_linked_or_refused(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, *place("Le préfet")))
    work.project.do(CreateSpan(work.doc, *place("affirme"), CUE))
    (cue,) = [span for span in work.project.spans(work.doc) if span.label == CUE]
    work.project.do(RejectSpans(work.doc, (cue.id,)))
    work.answer(claim)
    assert work.seen() == {
        ("CLAIM", "la Seine monte", "accepted"),
        ("SOURCE", "Le préfet", "accepted"),
        ("CUE", "affirme", "rejected"),
    }
    assert work.links() == {("said-by", "accepted")}


def test_a_link_that_was_refused_is_not_proposed_again(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    (link,) = [item for item in work.project.relations(work.doc) if item.type == SAID_BY]
    work.project.do(UnlinkSpans(work.doc, link.id))
    before = work.project.relations(work.doc)
    work.answer(claim)
    assert work.project.relations(work.doc) == before


def test_parts_are_reused_where_they_lie_already_or_nearly(work: Work) -> None:
    work.project.do(CreateSpan(work.doc, *place("maire"), SOURCE))
    work.project.do(CreateSpan(work.doc, *place("affirme"), CUE))
    work.answer(work.create(*CONTENT))
    assert work.seen() == {
        ("CLAIM", "la Seine monte", "accepted"),
        ("SOURCE", "maire", "accepted"),
        ("CUE", "affirme", "accepted"),
    }
    assert work.links() == {("said-by", "suggested"), ("cued-by", "suggested")}


def test_a_pronoun_comes_with_whom_it_stands_for(work: Work) -> None:
    work.answer(work.create(*CONTENT), replace(FOUND, mention="Anne Lemoal"))
    (source,) = [span for span in work.project.spans(work.doc) if span.label == SOURCE]
    assert source.attributes == {"mention": "Anne Lemoal"}


def test_other_suggestions_leave_what_waits_for_a_claim(work: Work) -> None:
    work.answer(work.create(*CONTENT))
    work.suggest()
    assert work.seen() == PROPOSED
    assert work.links() == {("said-by", "suggested"), ("cued-by", "suggested")}


# Deciding on what was proposed


def test_accepting_the_claim_accepts_both_parts(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    assert not work.claim().complete
    assert work.claim().undecided == (SAID_BY, CUED_BY)
    work.project.do(AcceptSpans(work.doc, (claim.id,)))
    assert {state for _, _, state in work.seen()} == {"accepted"}
    assert work.links() == {("said-by", "accepted"), ("cued-by", "accepted")}
    assert work.claim().complete


def test_accepting_one_part_accepts_its_link_and_leaves_the_other(work: Work) -> None:
    work.answer(work.create(*CONTENT))
    (source,) = [span for span in work.project.spans(work.doc) if span.label == SOURCE]
    work.project.do(AcceptSpans(work.doc, (source.id,)))
    assert work.links() == {("said-by", "accepted"), ("cued-by", "suggested")}
    assert work.claim().undecided == (CUED_BY,)
    work.project.undo()
    assert work.links() == {("said-by", "suggested"), ("cued-by", "suggested")}


@pytest.mark.parametrize("gesture", ["move", "attribute"])
def test_changing_an_accepted_claim_decides_nothing_about_its_proposals(
    work: Work, gesture: str
) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    if gesture == "move":
        work.project.do(MoveSpan(work.doc, claim.id, *place("la Seine")))
    else:
        work.project.do(SetAttribute(work.doc, claim.id, "kind", "direct"))
    assert work.links() == {("said-by", "suggested"), ("cued-by", "suggested")}
    assert ("SOURCE", "Le maire", "suggested") in work.seen()


# Suggestions that mean the same


def test_a_suggestion_that_means_nearly_the_same_is_put_over_the_words(work: Work) -> None:
    work.suggest(FOUND)
    (suggested,) = [span for span in work.project.spans(work.doc) if span.label == CLAIM]
    claim = work.create(*place("que la Seine monte"))
    assert claim.id == suggested.id
    assert work.seen() == {
        ("CLAIM", "que la Seine monte", "accepted"),
        ("SOURCE", "Le maire", "accepted"),
        ("CUE", "affirme", "accepted"),
    }
    work.project.undo()
    assert work.span(suggested.id) == suggested


def test_a_suggestion_about_something_else_stays(work: Work) -> None:
    work.suggest(FOUND)
    work.create(*place("Seine"))
    assert ("CLAIM", "la Seine monte", "suggested") in work.seen()
    assert ("CLAIM", "Seine", "accepted") in work.seen()


def test_the_very_same_range_is_accepted_as_it_is(work: Work) -> None:
    work.suggest(FOUND)
    claim = work.create(CONTENT[0] - 1, CONTENT[1])  # white space is left out
    assert (claim.start, claim.end, claim.state) == (*CONTENT, SpanState.ACCEPTED)
    assert len(work.seen()) == 3


def test_nothing_is_made_of_no_words(work: Work) -> None:
    with pytest.raises(SpanOutsideTextError):
        work.create(5, 5)
    with pytest.raises(SpanOutsideTextError):
        work.create(2, 3)  # a space


# Giving it a part


def test_words_become_the_source_of_a_claim_in_one_gesture(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.project.do(SetAttribute(work.doc, claim.id, "kind", "indirect"))
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, *place("Le maire")))
    assert work.seen() == {
        ("CLAIM", "la Seine monte", "accepted"),
        ("SOURCE", "Le maire", "accepted"),
    }
    assert work.links() == {("said-by", "accepted")}
    assert work.claim().missing == (CUED_BY,)
    work.project.undo()
    assert work.seen() == {("CLAIM", "la Seine monte", "accepted")}
    assert work.links() == set()


def test_another_source_refuses_the_proposed_one_and_leaves_the_cue(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, *place("Le préfet")))
    assert work.seen() == {
        ("CLAIM", "la Seine monte", "accepted"),
        ("SOURCE", "Le maire", "rejected"),
        ("SOURCE", "Le préfet", "accepted"),
        ("CUE", "affirme", "suggested"),
    }
    work.project.undo()
    assert work.seen() == PROPOSED


def test_the_proposed_source_itself_is_accepted(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, *place("Le maire")))
    assert work.links() == {("said-by", "accepted"), ("cued-by", "suggested")}
    assert ("SOURCE", "Le maire", "accepted") in work.seen()


def test_a_part_given_to_a_suggested_claim_accepts_it(work: Work) -> None:
    work.suggest(FOUND)
    (claim,) = [span for span in work.project.spans(work.doc) if span.label == CLAIM]
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, *place("Le préfet")))
    assert work.seen() == {
        ("CLAIM", "la Seine monte", "accepted"),
        ("SOURCE", "Le maire", "rejected"),
        ("SOURCE", "Le préfet", "accepted"),
        ("CUE", "affirme", "accepted"),
    }
    work.project.undo()
    assert {state for _, _, state in work.seen()} == {"suggested"}


def test_a_source_that_another_claim_has_stays_when_this_one_gets_another(work: Work) -> None:
    work.suggest(FOUND, replace(FOUND, content=place("Le préfet nie"), cue=None))
    claim = next(span for span in work.project.spans(work.doc) if span.start == CONTENT[0])
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, *place("le maire aussi")))
    assert ("SOURCE", "Le maire", "suggested") in work.seen()


@pytest.mark.parametrize("label", ["PER", "SOURCE"])
def test_only_claims_have_parts(work: Work, label: str) -> None:
    work.project.do(CreateSpan(work.doc, *place("Le maire"), LabelId(label)))
    (span,) = work.project.spans(work.doc)
    with pytest.raises(UnknownNameError):
        work.project.do(AddPart(work.doc, span.id, SAID_BY, *place("affirme")))
    with pytest.raises(UnknownNameError):
        work.project.do(AddPart(work.doc, span.id, RelationTypeId("odd"), *place("affirme")))


# What is missing


@pytest.mark.parametrize(
    ("kind", "missing"),
    [
        ("indirect", (SAID_BY, CUED_BY)),
        ("mixed", (SAID_BY, CUED_BY)),
        ("direct", (SAID_BY,)),
        ("unattributed", ()),
    ],
)
def test_what_an_accepted_claim_lacks_depends_on_its_kind(
    work: Work, kind: str, missing: tuple[RelationTypeId, ...]
) -> None:
    claim = work.create(*CONTENT)
    work.project.do(SetAttribute(work.doc, claim.id, "kind", kind))
    assert work.claim().missing == missing
    assert work.claim().complete == (not missing)
    assert len(incomplete([work.claim()])) == bool(missing)


def test_a_claim_nobody_decided_on_lacks_nothing(work: Work) -> None:
    work.suggest(replace(FOUND, source=None, cue=None))
    assert work.claim().complete
    work.project.do(RejectSpans(work.doc, (work.claim().span.id,)))
    assert work.claim().complete


def test_a_rejected_part_is_missing_again(work: Work) -> None:
    claim = work.create(*CONTENT)
    work.answer(claim)
    (source,) = [span for span in work.project.spans(work.doc) if span.label == SOURCE]
    work.project.do(RejectSpans(work.doc, (source.id,)))
    assert work.claim().missing == (SAID_BY,)
    assert work.claim().of(SAID_BY) is None


def test_a_decided_part_comes_before_a_proposed_one(work: Work) -> None:
    work.suggest(FOUND, replace(FOUND, source=place("Le préfet")))
    (claim,) = [span for span in work.project.spans(work.doc) if span.label == CLAIM]
    (prefect,) = [
        span
        for span in work.project.spans(work.doc)
        if (span.start, span.end) == place("Le préfet")
    ]
    first = work.claim().of(SAID_BY)
    assert first is not None
    assert first.span.start == 0
    work.project.do(AddPart(work.doc, claim.id, SAID_BY, prefect.start, prefect.end))
    first = work.claim().of(SAID_BY)
    assert first is not None
    assert first.span.id == prefect.id


def test_rejected_claims_keep_the_parts_they_were_rejected_with(work: Work) -> None:
    work.suggest(FOUND)
    work.project.do(RejectSpans(work.doc, (work.claim().span.id,)))
    part = work.claim().of(SAID_BY)
    assert part is not None
    assert not part.decided
