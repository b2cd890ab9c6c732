"""Operations on versions: labels carried over, versions skipped, and what is carried unasked."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.app.duplicates.carrying import SETTING, carry_over_to
from annotator.app.duplicates.comparing import align
from annotator.app.duplicates.finding import find_versions
from annotator.app.operations.documents import SetDocumentState
from annotator.app.operations.lexicon import SAME_STORY
from annotator.app.operations.relations import LinkSpans
from annotator.app.operations.spans import CreateSpan, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.operations.versions import CarryOver, SkipVersions
from annotator.app.operations.zones import SetZone
from annotator.app.project import Project
from annotator.core.ids import LabelId, RelationTypeId
from annotator.core.model import Document, DocumentState, Origin, OriginKind, Span, SpanState
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words

AddDocument = Callable[..., Document]
MODEL = Origin(OriginKind.MODEL, "model", "1")
LOC, PER, ORG = LabelId("LOC"), LabelId("PER"), LabelId("ORG")


def create(project: Project, document: Document, text: str, label: str) -> None:
    start = document.text.index(text)
    project.do(CreateSpan(document.id, start, start + len(text), LabelId(label)))


def suggest(project: Project, document: Document, *found: tuple[str, str]) -> None:
    spans = tuple(
        SuggestedSpan(
            start=document.text.index(text),
            end=document.text.index(text) + len(text),
            label=LabelId(label),
            score=0.5,
            origin=MODEL,
        )
        for text, label in found
    )
    stored = Suggestions(spans=spans, tokens=words(document.text), pipeline="model 1")
    project.do(StoreSuggestions(((document.id, stored),)))


def held(project: Project, document: Document) -> set[tuple[str, str, str]]:
    return {
        (document.text[span.start : span.end], span.label, span.state.value)
        for span in project.spans(document.id)
    }


def test_labels_are_carried_with_their_links_and_what_changed_is_not(
    project: Project, add_document: AddDocument
) -> None:
    old = "Selon Anne Lemoal, Lille dort.\nMarc Duval rit."
    new = "Dernière minute : selon Anne Lemoal, Lille dort. Marc Dupont rit."
    one, two = add_document(project, old), add_document(project, new)

    def make(named: str, label: str) -> None:
        start = old.index(named)
        project.do(CreateSpan(one.id, start, start + len(named), LabelId(label)))

    for named, label in (
        ("Anne Lemoal", "SOURCE"), ("Lille dort", "CLAIM"), ("Marc Duval", "PER"), ("Lille", "LOC"),
    ):  # fmt: skip
        make(named, label)
    by_label = {span.label: span for span in project.spans(one.id)}
    claim, source = by_label[LabelId("CLAIM")], by_label[LabelId("SOURCE")]
    project.do(LinkSpans(one.id, RelationTypeId("said-by"), claim.id, source.id))
    project.do(CarryOver(one.id, (two.id,)))
    carried = {
        (new[span.start : span.end], span.label, span.state.value) for span in project.spans(two.id)
    }
    assert carried == {
        ("Anne Lemoal", "SOURCE", "suggested"),
        ("Lille dort", "CLAIM", "suggested"),
        ("Lille", "LOC", "suggested"),
    }
    (link,) = project.relations(two.id)
    assert link.state is SpanState.SUGGESTED
    assert {span.origin for span in project.spans(two.id)} == {SAME_STORY}
    assert project.status(two.id).state is DocumentState.NEW
    project.undo()
    assert project.spans(two.id) == ()
    assert project.relations(two.id) == ()


def test_carrying_over_twice_or_over_decisions_adds_nothing(
    project: Project, add_document: AddDocument
) -> None:
    one, two = add_document(project, "Lille dort."), add_document(project, "Lille dort bien.")
    project.do(CreateSpan(one.id, 0, 5, LabelId("LOC")))
    project.do(CarryOver(one.id, (two.id,)))
    (span,) = project.spans(two.id)
    assert not project.do(CarryOver(one.id, (two.id,))).annotated
    project.do(RejectSpans(two.id, (span.id,)))
    assert not project.do(CarryOver(one.id, (two.id,))).annotated
    assert project.spans(two.id) == (replace(span, state=SpanState.REJECTED),)


def test_machines_give_way_where_two_cannot_stand(
    project: Project, add_document: AddDocument
) -> None:
    project.change_settings(lexicon=False)
    one = add_document(project, "Anne Lemoal quitte Toul. Mars brille.")
    two = add_document(project, "Hier, Anne Lemoal quitte Toul. Mars brille.")
    create(project, one, "Anne Lemoal", "PER")
    create(project, one, "Toul", "LOC")
    suggest(project, one, ("Mars", "LOC"))
    mars = next(span.id for span in project.spans(one.id) if span.state is SpanState.SUGGESTED)
    project.do(RejectSpans(one.id, (mars,)))
    suggest(project, two, ("Anne Lemoal", "ORG"), ("Lemoal quitte", "LOC"), ("Mars", "LOC"))
    before = project.spans(two.id)
    project.do(CarryOver(one.id, (two.id,)))
    assert held(project, two) == {
        ("Anne Lemoal", "PER", "suggested"), ("Toul", "LOC", "suggested"),
    }  # fmt: skip
    project.undo()
    assert project.spans(two.id) == before
    project.redo()
    assert ("Anne Lemoal", "PER", "suggested") in held(project, two)


def test_what_was_decided_stays(project: Project, add_document: AddDocument) -> None:
    one = add_document(project, "Anne Lemoal quitte Toul.")
    two = add_document(project, "Anne Lemoal quitte Toul !")
    create(project, one, "Anne Lemoal", "PER")
    create(project, two, "Lemoal quitte", "ORG")
    project.do(CarryOver(one.id, (two.id,)))
    kept = held(project, two)
    assert ("Lemoal quitte", "ORG", "accepted") in kept
    assert ("Anne Lemoal", "PER", "suggested") not in kept, "two names cannot cross"


def test_later_suggestions_and_the_lexicon_leave_it_alone(
    project: Project, add_document: AddDocument
) -> None:
    one = add_document(project, "Mars attend. Toul dort.")
    two = add_document(project, "Mars attend. Toul dort. Fin.")
    elsewhere = add_document(project, "Mars. Mars.")
    create(project, one, "Mars", "ORG")
    for start in (0, 6):
        project.do(CreateSpan(elsewhere.id, start, start + 4, LOC))
    project.do(CarryOver(one.id, (two.id,)))
    suggest(project, two, ("Mars", "LOC"), ("Toul", "LOC"))
    assert held(project, two) == {("Mars", "ORG", "suggested"), ("Toul", "LOC", "suggested")}


def test_labels_switched_off_are_not_carried(project: Project, add_document: AddDocument) -> None:
    one, two = add_document(project, "Toul dort."), add_document(project, "Toul dort !")
    create(project, one, "Toul", "LOC")
    layers = tuple(
        replace(
            layer,
            labels=tuple(
                replace(label, enabled=False) if label.id == LOC else label
                for label in layer.labels
            ),
        )
        for layer in project.scheme.layers
    )
    project.scheme = replace(project.scheme, layers=layers)
    assert not project.do(CarryOver(one.id, (two.id,))).annotated


def test_zones_are_carried(project: Project, add_document: AddDocument) -> None:
    one = add_document(project, "Titre\n\nToul dort.")
    two = add_document(project, "Titre\n\nToul dort encore.")
    zone = next(
        label.id
        for layer in project.scheme.layers if layer.zones
        for label in layer.labels if label.enabled
    )  # fmt: skip
    project.do(SetZone(one.id, 0, 5, zone))
    project.do(CarryOver(one.id, (two.id,)))
    assert {(text, label) for text, label, _ in held(project, two)} == {("Titre", zone)}


def test_several_versions_get_labels_in_one_gesture(
    project: Project, add_document: AddDocument
) -> None:
    one, *others = [add_document(project, f"Toul dort. {number}") for number in range(4)]
    create(project, one, "Toul", "LOC")
    project.do(CarryOver(one.id, tuple(other.id for other in others)))
    step = project.next_undo
    assert step is not None
    assert (step.fields["count"], step.fields["documents"]) == (3, 3)
    project.undo()
    assert all(project.spans(other.id) == () for other in others)


def test_unfinished_versions_are_skipped(project: Project, add_document: AddDocument) -> None:
    made = [add_document(project, f"Toul dort. {number}") for number in range(3)]
    project.do(SetDocumentState(made[1].id, DocumentState.DONE))
    project.do(SkipVersions(tuple(document.id for document in made)))
    states = [project.status(document.id).state.value for document in made]
    assert states == ["skipped", "done", "skipped"]
    assert not project.do(SkipVersions((made[0].id, made[1].id))).statuses


PARTS = st.lists(
    st.sampled_from(("Anne Lemoal", "Toul", "dort", "🌊", "l’eau", "-", "2,5", "\n")), max_size=12
)


@given(one=PARTS, other=PARTS, chosen=st.lists(st.integers(0, 60), max_size=6))
def test_whatever_is_carried_says_the_same_and_undo_takes_it_back(
    make_project: Callable[..., Project],
    add_document: AddDocument,
    one: list[str],
    other: list[str],
    chosen: list[int],
) -> None:
    project = Kept.project = Kept.project or make_project()
    number = next(Kept.numbers)
    old = add_document(project, f"{number} {' '.join(one)}")
    new = add_document(project, f"{number} {' '.join(other)} fin")
    tokens = words(old.text)
    for pick in chosen:
        at = pick % len(tokens.starts)
        start, end = tokens.starts[at], tokens.ends[min(at + pick % 3, len(tokens.ends) - 1)]
        there = project.spans(old.id)
        if not any(span.overlaps(start, end) for span in there):
            project.do(CreateSpan(old.id, start, end, LOC))
    before = project.spans(new.id)
    effects = project.do(CarryOver(old.id, (new.id,)))
    carried = project.spans(new.id)
    alignment = align(old.text, new.text)
    expected = {
        place
        for span in project.spans(old.id)
        if (place := alignment.carried(span.start, span.end)) is not None
    }
    assert {(span.start, span.end) for span in carried} == expected
    assert all(span.origin == SAME_STORY and span.state.value == "suggested" for span in carried)
    spoken = {" ".join(said(old, span).split()) for span in project.spans(old.id)}
    assert all(" ".join(said(new, span).split()) in spoken for span in carried)
    assert not project.do(CarryOver(old.id, (new.id,))).annotated
    if effects.annotated:
        project.undo()
    assert project.spans(new.id) == before


def said(document: Document, span: Span) -> str:
    return document.text[span.start : span.end]


class Kept:
    """One project for all examples: making one for each would take longer than the test."""

    project: Project | None = None
    numbers = iter(range(10**9))


# What is carried unasked

STORY = " ".join(f"Le pont numéro {number} de Toul est fermé jusqu’à lundi." for number in range(9))


@pytest.fixture
def versions(project: Project, add_document: AddDocument) -> list[Document]:
    """Return three versions of one story; the third is closest to the second."""
    made = [
        add_document(project, text, title=title)
        for text, title in (
            (f"Urgent. {STORY} Le préfet parle.", "un"),
            (f"{STORY} Le maire de Metz dort.", "deux"),
            (f"{STORY} Le maire de Metz dort encore.", "trois"),
        )
    ]
    for document in made[:2]:
        create(project, document, "Toul", "LOC")
    for _ in find_versions(project):
        pass
    return made


def test_the_closest_finished_version_is_carried_unasked(
    project: Project, versions: list[Document]
) -> None:
    far, near, fresh = (document.id for document in versions)
    assert carry_over_to(project, fresh) is None, "nothing is finished"
    project.do(SetDocumentState(far, DocumentState.DONE))
    assert carry_over_to(project, fresh) == CarryOver(far, (fresh,))
    project.do(SetDocumentState(near, DocumentState.DONE))
    assert carry_over_to(project, fresh) == CarryOver(near, (fresh,))
    assert carry_over_to(project, near) is None, "it is finished itself"
    project.change_settings(**{SETTING: False})
    assert carry_over_to(project, fresh) is None


def test_it_is_not_carried_again_after_undo(project: Project, versions: list[Document]) -> None:
    fresh = versions[2].id
    project.do(SetDocumentState(versions[1].id, DocumentState.DONE))
    carrying = carry_over_to(project, fresh)
    assert carrying is not None
    project.do(carrying)
    assert project.status(fresh).state is DocumentState.NEW
    assert carry_over_to(project, fresh) is None
    project.undo()
    assert carry_over_to(project, fresh) is None
