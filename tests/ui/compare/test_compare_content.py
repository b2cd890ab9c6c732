"""What the cards say, and which paragraphs are folded away."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.app.schemes import load_scheme
from annotator.core.adjudication import Case, cases_of
from annotator.core.ids import (
    AnnotatorId,
    DocumentId,
    LabelId,
    LayerId,
    RelationId,
    RelationTypeId,
    SpanId,
    new_id,
)
from annotator.core.model import GOLD, Relation, Span
from annotator.core.sides import Voice
from annotator.core.suggestions import CUED_BY, SAID_BY
from annotator.ui.compare.content import Cards
from annotator.ui.compare.paragraphs import busy, paragraphs_of, rows_of

TEXT = "Un titre\n\nSelon Anne Lemoal, le port rouvrira mardi.\nRien ici.\nAnne rit."
SCHEME = load_scheme()
DOCUMENT = DocumentId(new_id())
A, B, C = (AnnotatorId(f"{at:032x}") for at in (1, 2, 3))


def span(who: AnnotatorId, words: str, label: str, **attributes: str) -> Span:
    start = TEXT.index(words)
    return Span(
        id=SpanId(new_id()), document=DOCUMENT, annotator=who,
        layer=LayerId("claims" if label in {"CLAIM", "SOURCE", "CUE"} else "entities"),
        label=LabelId(label), start=start, end=start + len(words), attributes=attributes,
    )  # fmt: skip


def link(head: Span, child: Span, kind: str) -> Relation:
    return Relation(
        id=RelationId(new_id()), document=DOCUMENT, annotator=head.annotator,
        type=RelationTypeId(kind), head=head.id, child=child.id,
    )  # fmt: skip


def cases(*voices: Voice) -> tuple[Case, ...]:
    return cases_of(DOCUMENT, voices, Voice(annotator=GOLD.id), (), SCHEME)


def voice(who: AnnotatorId, *spans: Span, links: tuple[Relation, ...] = ()) -> Voice:
    return Voice(annotator=who, spans=spans, relations=links)


def test_two_who_say_the_same_are_one_card_and_edges_that_differ_are_marked() -> None:
    found = cases(
        voice(A, span(A, "Anne Lemoal", "PER")),
        voice(B, span(B, "Lemoal", "PER")),
        voice(C, span(C, "Anne Lemoal", "PER")),
    )
    versions = Cards(TEXT, SCHEME, "en").of(found[0])
    assert [version.annotators for version in versions] == [(A, C), (B,)]
    lines = [version.lines[0] for version in versions]
    assert [line.words for line in lines] == ["Anne Lemoal", "Lemoal"]
    assert all(line.edges_differ and not line.label_differs for line in lines)
    assert lines[0].before == "Selon "
    assert lines[0].after == ", le port rouvrira mardi."


def test_labels_that_differ_are_marked_and_nothing_is_no_difference_of_labels() -> None:
    found = cases(
        voice(A, span(A, "Anne Lemoal", "PER")), voice(B, span(B, "Anne Lemoal", "ORG")), voice(C)
    )
    versions = Cards(TEXT, SCHEME, "en").of(found[0])
    said = {version.annotators: version.lines for version in versions}
    assert said[C,] == ()
    assert said[A,][0].label_differs
    assert not said[A,][0].edges_differ


def test_a_claim_shows_its_parts_and_the_one_it_lacks() -> None:
    heads = [span(who, "le port rouvrira mardi", "CLAIM", kind="indirect") for who in (A, B)]
    cues = [span(who, "Selon", "CUE") for who in (A, B)]
    source = span(A, "Anne Lemoal", "SOURCE")
    found = cases(
        voice(A, heads[0], cues[0], source,
              links=(link(heads[0], cues[0], CUED_BY), link(heads[0], source, SAID_BY))),
        voice(B, heads[1], cues[1], links=(link(heads[1], cues[1], CUED_BY),)),
    )  # fmt: skip
    assert len(found) == 1
    versions = {one.annotators: one.lines for one in Cards(TEXT, SCHEME, "en").of(found[0])}
    first = {fact.name: fact for fact in versions[A,][0].facts}
    second = {fact.name: fact for fact in versions[B,][0].facts}
    assert first["said by"].value == "Anne Lemoal"
    assert second["said by"].value == "–"
    assert first["said by"].differs
    assert second["said by"].differs
    assert not first["introduced by"].differs
    assert not first["Kind"].differs


def test_attributes_that_differ_are_marked() -> None:
    found = cases(
        voice(A, span(A, "le port rouvrira mardi", "CLAIM", kind="direct")),
        voice(B, span(B, "le port rouvrira mardi", "CLAIM", kind="mixed")),
    )
    versions = Cards(TEXT, SCHEME, "fr").of(found[0])
    facts = [fact for version in versions for fact in version.lines[0].facts]
    assert {(fact.value, fact.differs) for fact in facts if fact.name == "Forme"} == {
        ("directe", True), ("mixte", True),
    }  # fmt: skip
    assert not any(fact.differs for fact in facts if fact.name == "Modalité")


def test_paragraphs_without_a_disagreement_are_folded() -> None:
    found = cases(voice(A, span(A, "Anne Lemoal", "PER")), voice(B))
    paragraphs = paragraphs_of(TEXT)
    assert [TEXT[one.start : one.end] for one in paragraphs] == [
        "Un titre", "Selon Anne Lemoal, le port rouvrira mardi.", "Rien ici.", "Anne rit.",
    ]  # fmt: skip
    kept = busy(paragraphs, found)
    assert kept == {1}
    rows = rows_of(len(paragraphs), kept, set(), fold=True)
    assert [(row.first, row.last, row.folded) for row in rows] == [
        (0, 0, True), (1, 1, False), (2, 3, True),
    ]  # fmt: skip


@given(st.integers(0, 40), st.sets(st.integers(0, 39)), st.sets(st.integers(0, 39)), st.booleans())
def test_rows_hold_every_paragraph_once_and_fold_nothing_disputed(
    count: int, kept: set[int], opened: set[int], fold: bool
) -> None:
    rows = rows_of(count, kept, opened, fold=fold)
    held = [number for row in rows for number in range(row.first, row.last + 1)]
    assert held == list(range(count))
    for row in rows:
        assert row.folded or row.count == 1
        assert not (row.folded and kept & set(range(row.first, row.last + 1)))
    if not fold:
        assert not any(row.folded for row in rows)
