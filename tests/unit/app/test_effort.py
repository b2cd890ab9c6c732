"""Counting gestures: the rules, and the replay of invented gold through real operations."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.effort.counting import Act, Tally, cost
from annotator.app.effort.hand import Aids, Hand
from annotator.app.effort.material import material, suggestions_in
from annotator.app.effort.replay import PAGE, WAYS, Article, Effort, replay
from annotator.app.effort.target import Target, TargetClaim, targets
from annotator.app.operations.spans import AcceptSpans
from annotator.app.operations.suggestions import StoreSuggestions
from annotator.app.project import Project
from annotator.app.proposing import read_gold
from annotator.core.errors import NothingToScoreError
from annotator.core.ids import LabelId
from annotator.core.model import Document, Origin, OriginKind
from annotator.core.scheme import Scheme
from annotator.core.suggestions import Range, SuggestedClaim, SuggestedSpan, Suggestions
from annotator.core.tokens import words

MakeDocument = Callable[..., Document]
TEXT = "Selon Anne Lemoal, Lille dort. Lille rêve, et Lille chante. Anne Lemoal sourit."
PER, LOC, ORG = LabelId("PER"), LabelId("LOC"), LabelId("ORG")
MODEL = Origin(OriginKind.MODEL, "m", "1")


def place(needle: str, nth: int = 0, text: str = TEXT) -> Range:
    start = -1
    for _ in range(nth + 1):
        start = text.index(needle, start + 1)
    return start, start + len(needle)


GOLD = Target(
    text=TEXT,
    entities=frozenset(
        {
            (*place("Anne Lemoal"), PER),
            (*place("Anne Lemoal", 1), PER),
            *((*place("Lille", nth), LOC) for nth in range(3)),
        }
    ),
    claims=(TargetClaim(place("Lille dort"), place("Anne Lemoal"), place("Selon"), "indirect"),),
)


def name(where: Range, label: LabelId) -> SuggestedSpan:
    return SuggestedSpan(start=where[0], end=where[1], label=label, score=0.9, origin=MODEL)


def suggested(*spans: SuggestedSpan, claims: tuple[SuggestedClaim, ...] = ()) -> Suggestions:
    return Suggestions(spans=spans, claims=claims, tokens=words(TEXT), pipeline="m 1")


def claim(content: Range, source: Range | None, cue: Range | None, kind: str) -> SuggestedClaim:
    return SuggestedClaim(
        content=content,
        source=source,
        cue=cue,
        kind=kind,
        modality="asserted",
        score=0.8,
        origin=MODEL,
    )


def nothing_proposed(text: str, content: Range) -> Suggestions:
    return Suggestions()


@pytest.fixture
def efforts(make_document: MakeDocument, scheme: Scheme) -> Callable[..., dict[str, Effort]]:
    def run(
        suggestions: Suggestions, target: Target = GOLD, *, copies: int = 1
    ) -> dict[str, Effort]:
        articles = []
        for number in range(copies):
            text = target.text + "\n" * number
            document = make_document(text)
            articles.append(Article(document, replace(target, text=text), suggestions))
        (*_, last) = replay(articles, scheme, nothing_proposed)
        assert last.done == last.total == len(WAYS) * copies
        return {effort.way: effort for effort in last.efforts}

    return run


def test_a_drag_is_two_gestures() -> None:
    tally = Tally()
    tally.spend(Act.DRAG, Act.KEY, Act.CLICK)
    assert tally.gestures == 4
    assert cost() == 0


def test_from_nothing_every_span_is_dragged_and_labelled(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    found = efforts(suggested())["nothing"]
    assert found.spans == 5 + 3
    assert found.entities.gestures == 5 * 3
    assert found.entities.acts == {Act.DRAG: 5, Act.KEY: 5}
    # Content, source and cue, each dragged with a key, and the kind, which is not the default.
    assert found.claims.gestures == 3 + 3 + 3 + 2
    assert found.deciding.gestures == 1


def test_what_is_right_costs_one_key_each_or_one_for_the_page(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    right = suggested(
        *(name((start, end), label) for start, end, label in GOLD.entities or ()),
        claims=(claim(place("Lille dort"), place("Anne Lemoal"), place("Selon"), "indirect"),),
    )
    found = efforts(right)
    assert found["one-by-one"].gestures == (1 + 6) + 1
    assert found["at-once"].gestures == (1 + 1) + 1


def test_the_same_words_are_labelled_by_one_key(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    found = efforts(suggested(name(place("Anne Lemoal"), PER), name(place("Anne Lemoal", 1), PER)))
    assert found["at-once"].entities.gestures == 3 * 3
    assert found["everywhere"].entities.gestures == 3 + 1
    assert found["memory"].entities.gestures == (3 + 1) * 2


def test_wrong_words_are_refused_everywhere_by_one_key(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    target = replace(GOLD, entities=frozenset(), claims=None)
    wrong = suggested(*(name(place("Lille", nth), ORG) for nth in range(3)))
    only_org = replace(target, entities=frozenset({(*place("Selon"), ORG)}))
    found = efforts(wrong, only_org)
    assert found["at-once"].entities.gestures == 3 * 2 + 3
    assert found["everywhere"].entities.gestures == 2 + 3


def test_the_lexicon_spares_the_next_article_what_the_first_taught(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    target = replace(GOLD, claims=None)
    found = efforts(suggested(), target, copies=3)
    first = (3 + 1) * 2
    assert found["everywhere"].entities.gestures == 3 * first
    assert found["lexicon"].entities.gestures == first
    assert found["lexicon"].gestures == first + 3 + 2 * 2  # three finished, two accepted at once


def test_edges_are_moved_by_words_or_dragged_whichever_is_cheaper(
    project: Project, add_document: MakeDocument
) -> None:
    document = add_document(project, TEXT)
    hand = Hand(project, document.id, Aids())
    whole, short = place("Anne Lemoal"), place("Anne")
    assert hand.edge_acts(short, whole) == (Act.KEY,)
    assert hand.edge_acts(whole, place("Lemoal")) == (Act.KEY,)
    assert hand.edge_acts(place("Selon"), place("Selon Anne Lemoal, Lille dort")) == (Act.DRAG,)
    assert hand.edge_acts(whole, (whole[0] + 1, whole[1])) == (Act.DRAG,)
    assert hand.edge_acts(whole, whole) == ()


def test_a_nearly_right_claim_is_mended_with_its_parts(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    near = claim(place("Lille dort. Lille"), place("Anne"), None, "direct")
    found = efforts(suggested(claims=(near,)), replace(GOLD, entities=None))["one-by-one"]
    # Focus, two words off the end; source: focus, one word; cue: focus, drag, key; kind.
    assert found.claims.gestures == (1 + 2) + (1 + 1) + (1 + 3) + 2
    assert found.deciding.gestures == 1


def test_a_wrong_claim_is_refused_and_an_optional_one_is_not(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    other = claim(place("Lille chante"), None, None, "indirect")
    target = replace(GOLD, entities=None, claims=())
    assert efforts(suggested(claims=(other,)), target)["one-by-one"].claims.gestures == 2
    spared = replace(target, optional=(place("Lille chante"),))
    assert efforts(suggested(claims=(other,)), spared)["one-by-one"].claims.gestures == 0


@settings(max_examples=25)
@given(
    gold=st.sets(
        st.tuples(st.integers(0, 14), st.integers(0, 4), st.sampled_from((PER, LOC))), max_size=6
    ),
    found=st.sets(
        st.tuples(st.integers(0, 14), st.integers(0, 4), st.sampled_from((PER, LOC))), max_size=6
    ),
)
def test_every_way_of_working_reaches_the_gold(
    make_document: MakeDocument,
    scheme: Scheme,
    gold: set[tuple[int, int, LabelId]],
    found: set[tuple[int, int, LabelId]],
) -> None:
    tokens = words(TEXT)
    last = len(tokens) - 1

    def at(first: int, more: int) -> Range:
        return tokens.starts[first], tokens.ends[min(first + more, last)]

    target = Target(
        text=TEXT,
        entities=frozenset((*at(first, more), label) for first, more, label in gold),
        claims=None,
    )
    suggestions = suggested(*(name(at(first, more), label) for first, more, label in found))
    article = Article(make_document(TEXT), target, suggestions)
    (*_, progress) = replay([article], scheme, nothing_proposed)
    nothing, *_, everything = progress.efforts
    assert nothing.entities.gestures == 3 * len(target.entities or ())
    assert everything.gestures <= next(
        effort.gestures for effort in progress.efforts if effort.way == "one-by-one"
    )


def test_gold_files_may_each_hold_a_part(tmp_path: Path) -> None:
    one, two = tmp_path / "one.jsonl", tmp_path / "two.jsonl"
    one.write_text(
        '{"id": "a", "text": "Lille dort", "spans": [{"start": 0, "end": 5, "label": "LOC"}]}\n'
    )
    two.write_text(
        '{"id": "b", "text": "Lille dort", "claims": [{"content": [0, 10], "kind": "direct"}]}\n'
    )
    (target,) = targets([read_gold(one), read_gold(two)]).values()
    assert target.entities == {(0, 5, LOC)}
    assert target.claims == (TargetClaim((0, 10), None, None, "direct"),)
    assert target.spans == 2


class Fresh:
    """Makes suggestions that are easy to recognise."""

    claim = staticmethod(nothing_proposed)

    def suggest(self, text: str, published: str = "") -> Suggestions:
        return suggested(name(place("Lille"), ORG))


def test_suggestions_are_those_of_the_project_until_somebody_begins(
    project: Project, add_document: MakeDocument, tmp_path: Path
) -> None:
    document = add_document(project, TEXT)
    stored = suggested(
        name(place("Lille", 1), LOC),
        claims=(claim(place("Lille dort"), place("Anne Lemoal"), place("Selon"), "indirect"),),
    )
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"text": TEXT, "spans": []}) + "\n", encoding="utf-8")
    gold = [read_gold(path)]
    (article,) = material(project, gold, Fresh())
    assert article.suggestions == Fresh().suggest(TEXT)  # none were made before
    project.do(StoreSuggestions(((document.id, stored),)))
    (article,) = material(project, gold, Fresh())
    assert article.suggestions.spans == stored.spans
    assert article.suggestions.claims == stored.claims
    assert suggestions_in(project, document.id) == article.suggestions
    project.do(AcceptSpans(document.id, (project.spans(document.id)[0].id,)))
    (article,) = material(project, gold, Fresh())
    assert article.suggestions == Fresh().suggest(TEXT)


def test_a_project_without_texts_of_the_gold_has_nothing_to_count(
    project: Project, add_document: MakeDocument, tmp_path: Path
) -> None:
    add_document(project, "Autre chose.")
    path = tmp_path / "gold.jsonl"
    path.write_text('{"text": "Lille dort", "spans": []}\n')
    with pytest.raises(NothingToScoreError):
        list(material(project, [read_gold(path)], Fresh()))


def test_a_page_is_what_the_window_shows() -> None:
    assert 1000 <= PAGE <= 3000


def test_of_claims_with_one_content_the_first_counts(tmp_path: Path) -> None:
    path = tmp_path / "gold.jsonl"
    claims = [{"content": [0, 10], "source": [0, 5]}, {"content": [0, 10]}, {"content": [0, 5]}]
    path.write_text(json.dumps({"text": "Lille dort", "claims": claims}) + "\n")
    (target,) = targets([read_gold(path)]).values()
    assert [item.content for item in target.claims or ()] == [(0, 10), (0, 5)]
    assert (target.claims or ())[0].source == (0, 5)
    assert target.left_out == 1


def test_a_new_claim_does_not_swallow_a_right_suggestion(
    efforts: Callable[..., dict[str, Effort]],
) -> None:
    outer, inner = place("Lille rêve, et Lille chante"), place("rêve, et Lille chante")
    both = (TargetClaim(outer, None, None, "direct"), TargetClaim(inner, None, None, "direct"))
    target = replace(GOLD, entities=None, claims=both)
    found = efforts(suggested(claims=(claim(inner, None, None, "direct"),)), target)
    # The suggestion is accepted by hand (2), then the other is dragged and labelled (3).
    assert found["one-by-one"].claims.gestures == 2 + 3
