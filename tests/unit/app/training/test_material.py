"""What is learnt from, and what is held out: disjoint, and the same however the corpus grows."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.operations.documents import AddDocuments
from annotator.app.operations.spans import AcceptSpans, RejectSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.training.choices import Choices, Source
from annotator.app.training.material import Material, learnable, parts_of
from annotator.core.ids import DocumentId, LabelId
from annotator.core.model import Annotator, DocumentState, Origin, OriginKind
from annotator.core.suggestions import SuggestedSpan, Suggestions
from annotator.core.tokens import words
from annotator.nlp.training.job import Part
from tests.unit.app.training.conftest import write

Annotate = Callable[..., DocumentId]


def samples(project: Project, choices: Choices) -> dict[str, Part]:
    return {sample.key: part for part, sample in Material(project, choices).portions()}


def test_parts_are_disjoint_and_meet_their_shares(project: Project, annotate: Annotate) -> None:
    for seed in range(120):
        annotate(seed)
    found = samples(project, Choices())
    assert len(found) == 120
    counts = {part: list(found.values()).count(part) for part in Part}
    assert 10 <= counts[Part.TEST] <= 40
    assert 3 <= counts[Part.WATCH] <= 25
    other = samples(project, Choices(seed=1))
    assert other != found


def test_no_article_changes_sides_as_the_corpus_grows(project: Project, annotate: Annotate) -> None:
    known: dict[str, Part] = {}
    for round_ in range(4):
        for seed in range(10 * round_, 10 * round_ + 10):
            annotate(seed)
        found = samples(project, Choices())
        assert {key: found[key] for key in known} == known
        known = found
    assert len(known) == 40


@given(
    seed=st.integers(0, 10_000),
    links=st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=8),
)
def test_versions_of_a_story_are_on_one_side(
    make_project: Callable[..., Project],
    make_document: Callable[..., object],
    seed: int,
    links: list[tuple[int, int]],
) -> None:
    project = _cached(make_project, make_document)
    numbers = [project.number(identifier) for identifier in project.document_ids()]
    with project.sketching() as versions:
        versions.forget()
        for one, other in links:
            if one != other:
                versions.join(numbers[one], numbers[other])
    parts = parts_of(project, numbers, Choices(seed=seed))
    assert set(parts) == set(numbers)
    for story in project.stories():
        assert len({parts[project.number(document)] for document in story}) == 1
    # Whoever of them is finished first: what is there already does not depend on the others.
    assert parts_of(project, numbers[4:], Choices(seed=seed)) == {
        number: part for number, part in parts.items() if number in numbers[4:]
    }


_KEPT: list[Project] = []


def _cached(make_project: Callable[..., Project], make_document: Callable[..., object]) -> Project:
    if not _KEPT:
        project = make_project()
        project.do(AddDocuments(tuple(make_document(write(seed).text) for seed in range(12))))
        _KEPT.append(project)
    return _KEPT[0]


def test_only_accepted_names_of_box_layers_are_learnt(project: Project, annotate: Annotate) -> None:
    document = annotate(0)
    text = project.document(document).text
    found = SuggestedSpan(
        start=0, end=7, label=LabelId("ORG"), score=0.5, origin=Origin(OriginKind.MODEL, "m", "1")
    )
    project.do(StoreSuggestions(((document, Suggestions(spans=(found,), tokens=words(text))),)))
    ((_, sample),) = Material(project, Choices()).portions()
    assert set(sample.entities) == set(write(0).names)
    assert sample.complete
    assert "CLAIM" not in learnable(project)
    assert "DATE" not in learnable(project)  # switched off in the scheme


def test_articles_in_progress_tell_only_what_was_decided(
    project: Project, annotate: Annotate
) -> None:
    for seed in range(40):
        document = annotate(seed, DocumentState.IN_PROGRESS)
        first = project.spans(document)[0]
        project.do(RejectSpans(document, (first.id,)))
    assert samples(project, Choices()) == {}
    found = list(Material(project, Choices(source=Source.DECIDED)).portions())
    # None of them can be scored, so none is held out.
    assert {part for part, _ in found} == {Part.LEARN}
    assert 0 < len(found) < 40
    for _, sample in found:
        assert not sample.complete
        assert len(sample.refused) == 1
        assert len(sample.entities) == 11


def test_whose_work_counts_can_be_chosen(
    project: Project, annotate: Annotate, annotator: Annotator
) -> None:
    for seed in range(12):
        annotate(seed)
    somebody = Annotator(id=type(annotator.id)("f" * 32), name="Dominique")
    with project._file.transaction():
        project._file.add_annotator(somebody)
    assert samples(project, Choices(annotators=(somebody.id,))) == {}
    both = samples(project, Choices(annotators=(somebody.id, annotator.id)))
    assert both == samples(project, Choices())


def test_readiness_counts_what_the_samples_hold(project: Project, annotate: Annotate) -> None:
    for seed in range(30):
        annotate(seed)
    material = Material(project, Choices())
    ready = material.readiness()
    held_out = [sample for part, sample in material.portions() if part is Part.TEST]
    assert ready.held_out == len(held_out)
    assert ready.held_out_spans == sum(len(sample.entities) for sample in held_out)
    assert ready.articles == 30 - len(held_out)
    assert sum(ready.labels.values()) == ready.spans + ready.held_out_spans == 360
    assert ready.enough


def test_a_finished_article_is_decided_on_by_accepting_too(
    project: Project, annotate: Annotate
) -> None:
    document = annotate(3)
    project.do(AcceptSpans(document, tuple(span.id for span in project.spans(document))))
    ((_, sample),) = Material(project, Choices()).portions()
    assert len(sample.entities) == 12
