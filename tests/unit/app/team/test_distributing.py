"""Articles dealt out: complete, even, of the same kinds, shared fairly, the same for a seed."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.app.team.dealing import (
    Article,
    Dealing,
    Held,
    Parts,
    Versions,
    pair,
    proportional,
)
from annotator.app.team.distributing import deal
from annotator.core.ids import AnnotatorId, DocumentId

PEOPLE = tuple(AnnotatorId(name) for name in "abcdefgh")


def articles_of(count: int, kinds: int = 1, story_size: int = 1) -> list[Article]:
    return [
        Article(
            id=DocumentId(f"{number:05}"),
            stratum=str(number % kinds),
            story=number // story_size if story_size > 1 else None,
        )
        for number in range(count)
    ]


def holders(parts: Parts) -> dict[DocumentId, set[AnnotatorId]]:
    found: dict[DocumentId, set[AnnotatorId]] = {}
    for who, documents in parts.of.items():
        for document in documents:
            found.setdefault(document, set()).add(who)
    return found


@st.composite
def dealings(draw: st.DrawFn) -> Dealing:
    return Dealing(
        people=PEOPLE[: draw(st.integers(1, 8))],
        each=draw(st.none() | st.integers(1, 40)),
        overlap=draw(st.sampled_from((0.0, 0.1, 0.2, 0.5, 1.0))),
        copies=draw(st.integers(1, 4)),
        seed=draw(st.integers(0, 99)),
        versions=draw(st.sampled_from(Versions)),
        held=draw(st.sampled_from(Held)),
    )


@st.composite
def corpora(draw: st.DrawFn) -> list[Article]:
    return [
        Article(
            id=DocumentId(f"{number:05}"),
            story=draw(st.none() | st.integers(0, 10)),
            stratum=draw(st.sampled_from(("", "x", "y"))),
            held=tuple(
                draw(st.lists(st.sampled_from((*PEOPLE[:4], AnnotatorId("z"))), unique=True))
                if draw(st.integers(0, 4)) == 0
                else ()
            ),
        )
        for number in range(draw(st.integers(0, 60)))
    ]


@given(corpora(), dealings())
def test_whatever_is_asked_nothing_is_given_twice_or_lost(
    articles: list[Article], dealing: Dealing
) -> None:
    parts = deal(articles, dealing)
    assert parts == deal(articles, dealing)
    known = {article.id: article for article in articles}
    places = {article.id: place for place, article in enumerate(articles)}
    for who, documents in parts.of.items():
        assert len(set(documents)) == len(documents)
        assert [places[one] for one in documents] == sorted(places[one] for one in documents)
        assert all(who not in known[one].held for one in documents)
        assert dealing.each is None or len(documents) <= dealing.each
    having = holders(parts)
    for document, people in having.items():
        assert len(people | set(known[document].held)) <= max(dealing.copies, 1)
        assert dealing.held is Held.TOP_UP or not known[document].held
    fresh = {article.id for article in articles if not article.held}
    assert set(parts.left) == fresh - having.keys()
    assert dealing.each is not None or not parts.left


@given(
    st.integers(2, 8),
    st.integers(20, 200),
    st.sampled_from((0.1, 0.2, 0.5, 1.0)),
    st.integers(0, 50),
)
@settings(max_examples=60)
def test_pairs_share_alike_and_everybody_has_as_many(
    people: int, count: int, overlap: float, seed: int
) -> None:
    dealing = Dealing(people=PEOPLE[:people], overlap=overlap, seed=seed)
    parts = deal(articles_of(count), dealing)
    having = holders(parts)
    shared = [two for two in having.values() if len(two) == 2]
    assert len(having) == count
    assert len(shared) == round(overlap * count)
    pairs = Counter(pair(*two) for two in shared)
    counts = [pairs[pair(*two)] for two in combinations(dealing.people, 2)]
    assert max(counts) - min(counts) <= 1
    loads = [len(documents) for documents in parts.of.values()]
    # What is left of the shared part alone cannot always be even; single articles level it.
    assert max(loads) - min(loads) <= (1 if overlap <= 0.5 else 2)


@given(st.integers(2, 6), st.integers(2, 5), st.integers(0, 50))
@settings(max_examples=40)
def test_everybody_gets_the_same_kinds(people: int, kinds: int, seed: int) -> None:
    articles = articles_of(240, kinds)
    parts = deal(articles, Dealing(people=PEOPLE[:people], seed=seed))
    kind = {article.id: article.stratum for article in articles}
    for number in map(str, range(kinds)):
        counts = [sum(kind[one] == number for one in mine) for mine in parts.of.values()]
        assert max(counts) - min(counts) <= 3


def test_three_people_on_each_shared_article_meet_alike() -> None:
    dealing = Dealing(people=PEOPLE[:6], overlap=1.0, copies=3)
    having = holders(deal(articles_of(100), dealing))
    assert {len(people) for people in having.values()} == {3}
    pairs = Counter(pair(*two) for people in having.values() for two in combinations(people, 2))
    counts = [pairs[pair(*two)] for two in combinations(dealing.people, 2)]
    assert sum(counts) == 300
    assert max(counts) - min(counts) <= 2


@pytest.mark.parametrize("overlap", [0.0, 0.2, 0.5])
def test_so_many_for_each_is_exactly_so_many(overlap: float) -> None:
    dealing = Dealing(people=PEOPLE[:5], each=37, overlap=overlap)
    parts = deal(articles_of(500, 3), dealing)
    assert [len(documents) for documents in parts.of.values()] == [37] * 5
    having = holders(parts)
    shared = sum(len(people) == 2 for people in having.values())
    assert abs(shared / len(having) - overlap) < 0.02


def test_the_first_articles_go_first() -> None:
    parts = deal(articles_of(100), Dealing(people=PEOPLE[:2], each=10, overlap=0))
    assert set(holders(parts)) == {article.id for article in articles_of(20)}
    assert len(parts.left) == 80


def test_versions_stay_together_or_go_apart() -> None:
    articles = articles_of(60, story_size=3)
    story = {article.id: article.story for article in articles}
    together = deal(articles, Dealing(people=PEOPLE[:4], overlap=0))
    for mine in together.of.values():
        assert all(count == 3 for count in Counter(story[one] for one in mine).values())
    shared = deal(articles, Dealing(people=PEOPLE[:4], overlap=0.3))
    groups: dict[object, set[frozenset[AnnotatorId]]] = {}
    for document, people in holders(shared).items():
        groups.setdefault(story[document], set()).add(frozenset(people))
    assert all(len(people) == 1 for people in groups.values())
    apart = deal(articles, Dealing(people=PEOPLE[:4], overlap=0, versions=Versions.APART))
    for mine in apart.of.values():
        assert max(Counter(story[one] for one in mine).values()) == 1


def test_a_new_version_goes_to_whom_has_the_story() -> None:
    old = Article(id=DocumentId("old"), story=1, held=(PEOPLE[2],))
    new = Article(id=DocumentId("new"), story=1)
    rest = articles_of(9)
    parts = deal([old, new, *rest], Dealing(people=PEOPLE[:3], overlap=0))
    assert "new" in parts.of[PEOPLE[2]]
    apart = Dealing(people=PEOPLE[:3], overlap=0, versions=Versions.APART)
    assert "new" not in deal([old, new, *rest], apart).of[PEOPLE[2]]


def test_what_somebody_has_is_left_out_or_topped_up() -> None:
    held = [Article(id=DocumentId(f"held{number}"), held=(PEOPLE[0],)) for number in range(4)]
    fresh = articles_of(16)
    left = deal([*held, *fresh], Dealing(people=PEOPLE[:3]))
    assert not {article.id for article in held} & holders(left).keys()
    topped = holders(deal([*held, *fresh], Dealing(people=PEOPLE[:3], held=Held.TOP_UP)))
    for article in held:
        assert len(topped[article.id]) == 1
        assert PEOPLE[0] not in topped[article.id]
    # The shared part of all twenty is these four: nothing else is shared.
    assert all(len(topped[article.id]) == 1 for article in fresh)


@pytest.mark.parametrize(
    "dealing",
    [
        Dealing(people=()),
        Dealing(people=(PEOPLE[0], PEOPLE[0])),
        Dealing(people=PEOPLE, overlap=1.5),
        Dealing(people=PEOPLE, copies=0),
    ],
)
def test_nonsense_is_refused(dealing: Dealing) -> None:
    with pytest.raises(ValueError, match=r"."):
        deal(articles_of(3), dealing)


@given(st.dictionaries(st.text(max_size=2), st.integers(0, 50), min_size=1), st.integers(0, 100))
def test_shares_add_up_and_are_within_one_of_exact(counts: dict[str, int], wanted: int) -> None:
    total = sum(counts.values())
    found = proportional(counts, wanted)
    assert sum(found.values()) == min(wanted, total)
    for kind, count in counts.items():
        assert 0 <= found[kind] <= count
        if total:
            assert abs(found[kind] - count * min(wanted, total) / total) < 1
